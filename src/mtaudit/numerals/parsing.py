"""The pass over a text that joins all parts: numerals, their context, dates, times and ranges."""

from bisect import bisect_right
from fractions import Fraction

import attrs

from mtaudit.numerals.calendar import join_dates
from mtaudit.numerals.clock import join_times
from mtaudit.numerals.codes import GAP, Neighbourhood
from mtaudit.numerals.context import classify
from mtaudit.numerals.decimals import pointed
from mtaudit.numerals.folding import fold
from mtaudit.numerals.language import Language, language
from mtaudit.numerals.quantity import Kind, Quantity, exact
from mtaudit.numerals.ranges import join_ranges
from mtaudit.numerals.scan import mask_addresses, scan
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_MIDDLE_DOT = "・"
# A blank line, in a writing that no number, date or range reaches over.
_PARTED = "\0\n"


def parse(text: str, lang: str) -> tuple[Quantity, ...]:
    """Find all quantities of a text; see the package."""
    tables = language(lang)
    text = text.replace("\n\n", _PARTED)
    folded, addresses = mask_addresses(fold(text))
    if _MIDDLE_DOT in tables.style.decimal and _MIDDLE_DOT in folded:
        folded = pointed(folded, tables)
    leaves, scales = _leaves(text, folded, tables)
    if any(cue in folded for cue in tables.clock_cues):
        from mtaudit.numerals.spoken import join_spoken  # few texts say a time of day so

        leaves = join_spoken(leaves, text, folded, tables)
    if leaves:
        leaves = join_times(leaves, text, folded, tables)
    if tables.romans is not None:
        leaves = _with_romans(leaves, text, folded, tables)
    if leaves:
        leaves = join_dates(leaves, text, folded, tables)
        leaves = [
            leaf
            for leaf in leaves
            if not (_stray_name(leaf, folded, tables) or _is_of_name(leaf, text, tables))
        ]
        leaves = join_ranges(leaves, text, folded, tables, scales)
    codes = [
        Quantity(Span(start, end), Kind.CODE, 0, text[start:end], unit="address")
        for start, end in addresses
    ]
    return tuple(sorted(leaves + codes, key=_position)) if codes else tuple(leaves)


# से० is short for सेकंड: the sign for zero marks an abbreviation.
_ABBREVIATES = Pattern("[\u0900-\u0963]\u0966")


def _leaves(text: str, folded: str, lang: Language) -> tuple[list[Quantity], dict[Span, int]]:
    leaves: list[Quantity] = []
    scales: dict[Span, int] = {}
    floor = 0
    for numeral in scan(folded, text, lang):
        if numeral.start < floor or _ABBREVIATES.search(text, numeral.end - 2, numeral.end):
            continue
        found = classify(numeral, Neighbourhood(text, folded, lang, floor))
        if found is None:
            continue
        quantity, floor = found
        if numeral.scale > 1:
            scales[quantity.span] = numeral.scale
        if numeral.high is not None and numeral.value:
            quantity = _estimate(quantity, Fraction(numeral.high) / numeral.value)
        leaves.append(quantity)
    return leaves, scales


def _estimate(low: Quantity, ratio: Fraction) -> Quantity:
    """Make an estimate between two neighbours a range whose ends share one span."""
    value = exact(low.value * ratio)
    # The lower end alone is certain: 十四五 is 14 or 15, or the 14th plan of five years.
    high = attrs.evolve(
        low,
        value=value,
        weak=True,
        alternatives=tuple(exact(other + value - low.value) for other in low.alternatives),
    )
    # Both ends are exact: 一万六七千 is 16,000 to 17,000, not about 16,700.
    parts = tuple(attrs.evolve(end, hedge=None, precision=1) for end in (low, high))
    return Quantity(low.span, Kind.RANGE, low.value, low.text, hedge=low.hedge, parts=parts)


_MONTH_CUES = frozenset(
    [
        "in",
        "of",
        "by",
        "since",
        "until",
        "till",
        "from",
        "last",
        "this",
        "next",
        "early",
        "late",
        "mid",
        "during",
        "between",
        "and",
        "to",
    ]
)


def _stray_name(quantity: Quantity, folded: str, lang: Language) -> bool:
    """Whether a month name that is also a word stands without anything that makes it a month."""
    if quantity.kind is not Kind.MONTH or not quantity.weak or lang.code != "en":
        return False
    before = folded[max(0, quantity.span.start - 12) : quantity.span.start].split()
    if not before:
        return True
    name = lang.words.get(before[-1].rstrip("-–")) if before[-1][-1] in "-–" else None
    ranged = name is not None and name.role == "month"  # "January-March"
    return not ranged and before[-1].strip("-,") not in _MONTH_CUES


_WITH_CAPITAL_MONTHS = frozenset({"de", "en", "id", "tr"})
_SHORT = frozenset("Jan Mar Apr".split())  # are first names as well, or begin them
_NAME_NEXT = Pattern(" [A-Z][a-z]")
_HYPHENATED = Pattern(r"[-‑][^\W\d_]")
_HYPHENATED_SMALL = Pattern("[-‑][a-zß-öø-ÿ]")


def _is_of_name(quantity: Quantity, text: str, lang: Language) -> bool:
    """Whether what may be a month begins a name: Сент-Луис, Мар-а-Лаго, Jun-ichiro."""
    if quantity.kind is not Kind.MONTH or not quantity.text.istitle():
        return False
    if lang.code == "en" and quantity.text in _SHORT and _NAME_NEXT.match(text, quantity.span.end):
        return True  # Jan Mayen
    # "Jan-Mar" are two months where months have a capital.
    part = _HYPHENATED_SMALL if lang.code in _WITH_CAPITAL_MONTHS else _HYPHENATED
    return part.match(text, quantity.span.end) is not None


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(numeral: str) -> int:
    """Read a Roman numeral.

    Args:
        numeral: Letters I, V, X, L, C in either case (Cyrillic Х and І too).

    Returns:
        Its value.
    """
    letters = numeral.lower().translate(str.maketrans("хісм", "xicm"))
    values = [_ROMAN.get(letter, 0) for letter in letters]
    total = 0
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total


# Behind the numeral of a century: its ending and its noun, "Ve siècle", "V век".
_OF_CENTURY = Pattern(r"[^\W\d_]{0,3}(?:[\s\u00a0][^\W\d_]+\.?)?")


def _is_before_christ(folded: str, end: int, lang: Language) -> bool:
    """Whether a century that ends there, noun aside, is one before Christ."""
    noun = _OF_CENTURY.match(folded, end)
    for place in (end, noun.end() if noun else end):
        after = lang.after.after(folded, place, GAP)
        if after is not None and after[0].role == "bc":
            return True
    return False


def _with_romans(leaves: list[Quantity], text: str, folded: str, lang: Language) -> list[Quantity]:
    """Add centuries in Roman numerals, which the seeds leave alone (they are letters)."""
    assert lang.romans is not None
    found: list[Quantity] = []
    for match in lang.romans.finditer(text):
        for name, letters in match.groupdict().items():
            if letters is None:
                continue
            # Group "o" is an ordinal after a name (Louis XVI), any other a century.
            kind, value = Kind.ORDINAL if name == "o" else Kind.CENTURY, roman(letters)
            span = Span(*match.span(name))
            if kind is Kind.CENTURY and _is_before_christ(folded, span.end, lang):
                value = -value
            found.append(Quantity(span, kind, value, letters, weak=name == "o"))
    if not found:
        return leaves
    found.sort(key=_position)
    starts = [leaf.span.start for leaf in found]
    ends = [leaf.span.end for leaf in found]
    kept = [leaf for leaf in leaves if not _overlaps(leaf.span, starts, ends)]
    return sorted(kept + found, key=_position)


def _position(quantity: Quantity) -> tuple[int, int]:
    return quantity.span.start, quantity.span.end


def _overlaps(span: Span, starts: list[int], ends: list[int]) -> bool:
    """Whether a span overlaps one of others, which are in text order and apart."""
    index = bisect_right(ends, span.start)
    return index < len(starts) and starts[index] < span.end
