"""Whether two figures of a text may be slips of one another, told without reading the numbers.

Most articles have no such figures, and to read all their numbers takes longer than all else. What
is asked here is weaker than in `slips` and `facts`, and never stricter: digits a slip apart, beside
them what both may count or measure, around them a name and words that both have.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.context import Context
from mtaudit.detectors.inconsistent_number.nouns import (
    SCALE_WORDS,
    SCALES,
    Noun,
    is_loaded,
    may_count,
    nouns,
)
from mtaudit.detectors.inconsistent_number.slips import (
    FEWEST,
    LONGEST,
    digit_keys,
    slip_of,
)
from mtaudit.figures import Figure
from mtaudit.numerals import Kind
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import occurrences

if TYPE_CHECKING:
    from mtaudit.detectors.inconsistent_number.agreement import Agreement

# Of what these follow, the value is mostly a hundredth, and its digits are rounded to that.
CENTS = frozenset(
    "¢ p ban bani cent cents grosz groszy haler haléř haléře haléřů kopeck kopecks kopek kopeks "
    "kurus kuruş paisa paise pence penny öre øre".split()
)
_GROUPED = Pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
# What may make the value of a figure another than that of its digits: more of them, or a half.
_HALF = r"[\s-]?(?:[¼-¾⅓-⅞]|(?i:and[\s-]an?[\s-]half))"
_ODD_NEXT = Pattern(
    rf"\s\d|{_HALF}|['´·]\d|[‘’]\d|[٫٬]\d|ʼ\d|[/:]|⁄|\s?(?:‰|(?i:per[\s-](?:thousand|mille)))"
)
_ODD_AFTER_SCALE = Pattern(rf"\s?[^\W\d_]+\b\.?(?:[\s-]?\d|{_HALF})")
_ODD_SIGNS = frozenset("'’‘´ʼ·٫٬/⁄:‰")
_ODD_WORDS = frozenset({"and", "per"})
# Numbers in words that may have two digits or more: a shorter one is no slip of anything.
_LONG_NUMBERS = (
    "ten tenfold eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fourty fifty sixty seventy eighty ninety hundred".split()
)
_SMALL = r"(?:an?|zero|one|two|three|four|five|six|seven|eight|nine)\b"
_WORDS = Pattern(
    rf"\b(?:(?:{'|'.join(_LONG_NUMBERS)})\b(?:[\s-]{_SMALL})?"
    rf"|(?:{'|'.join(SCALE_WORDS)})\b\.?[\s,-]{{1,2}}(?:and[\s-])?(?:{_SMALL}|\d))"
)
_WORDS_OF_NUMBERS = frozenset((*_LONG_NUMBERS, *SCALE_WORDS))
_WORDS_OF_FRACTIONS = frozenset({"point", "half"})
_POINTED = Pattern(rf"\b{_SMALL}[\s-]point\b|\band[\s-]a[\s-]half\b")
_LONGEST_POINTED = 10  # code points before its last word
_MANY = 40  # earlier figures with which one is compared


class _Figure(NamedTuple):
    """A figure: its place, its digits or None for unknown ones, its writing with the scale."""

    start: int
    end: int
    digits: str | None
    value: tuple[str, str]

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def slipping(context: Context) -> list[int]:
    """Return where figures of an English text stand that may be slips of one another.

    Args:
        context: The text.

    Returns:
        Offsets, ascending.
    """
    pairs = _rivals(_alike(_figures(context)))
    first = next(pairs, None)
    if first is None:
        return []  # as mostly
    from mtaudit.detectors.inconsistent_number.agreement import Agreement

    text, agreement = context.article.text, Agreement(context)

    @cache
    def counted(figure: _Figure) -> frozenset[Noun]:
        return nouns(text, figure.start, figure.end)

    places: set[int] = set()
    for one, two in itertools.chain((first,), pairs):
        # The first noun of a process is dear, and the words around most figures tell more.
        if not is_loaded() and not agreement.is_possible(one.span, two.span, 1):
            continue
        shared = counted(one) & counted(two)
        if shared and any(_may_be_one_fact(one, two, kind, agreement) for kind, _ in shared):
            places |= {one.start, two.start}
    return sorted(places)


def _may_be_one_fact(one: _Figure, two: _Figure, kind: Kind, agreement: "Agreement") -> bool:
    if one is two:
        return False
    from mtaudit.detectors.inconsistent_number.facts import shared_words_needed

    needed = 1
    if kind is not Kind.COUNT and one.digits is not None and two.digits is not None:
        needed = shared_words_needed(kind, min(len(one.digits), len(two.digits)))
    first, last = sorted((one.span, two.span))
    return agreement.is_possible(first, last, needed)


def _figures(context: Context) -> Iterator[_Figure]:
    """Yield the figures that may be slips of one another."""
    text = context.article.text
    for figure in context.figures:
        start, end, written, sign, word, *_ = figure
        scale = word.lower()
        if not may_count(figure, text):
            continue
        digits = None if _may_be_odd(figure, scale, text) else _digits(written)
        if digits == "":
            continue  # a hundredth has fewer still
        value = written, scale if scale in SCALES else ""
        yield _Figure(start, end, digits, value)
        if digits and (word in CENTS or sign in CENTS) and (fewer := _hundredth(written)):
            yield _Figure(start, end, fewer, value)
    for match in _numbers_in_words(context):
        yield _Figure(*match.span(), None, (match.group(), ""))


def _alike(figures: Iterable[_Figure]) -> list[_Figure]:
    """Return the figures that share a key with another one; all if the digits of one are unknown.

    A test that spares most figures the dear comparison.
    """
    found = list(figures)
    keys: list[str] = []
    for digits, _ in {figure[2:] for figure in found}:
        if digits is None:
            return found
        keys += _keys(digits)
    if len(keys) == len(set(keys)):
        return []  # as mostly
    shared = {key for key, times in Counter(keys).items() if times > 1}
    return [figure for figure in found if not shared.isdisjoint(_keys(figure.digits or ""))]


@lru_cache(maxsize=4096)
def _keys(digits: str) -> tuple[str, ...]:
    """Return what digits have in common with their slips and with the same ones of other scale.

    As strings, whose hash is remembered.
    """
    return (*(f"{way} {rest}" for way, rest in digit_keys(digits)), digits.rstrip("0"))


def _rivals(figures: Iterable[_Figure]) -> Iterator[tuple[_Figure, _Figure]]:
    """Yield the pairs of figures, not too far apart, of which one may be a slip of the other."""
    met = _Met()
    for figure in sorted(figures, key=_place):
        for other in met.rivals(figure):
            yield other, figure
        met.add(figure)


class _Met:
    """The figures that were met so far, by their digits."""

    def __init__(self) -> None:
        self._known: list[_Figure] = []
        self._unknown: list[_Figure] = []
        self._by_digits: dict[str, list[_Figure]] = {}
        self._by_significant: dict[str, list[_Figure]] = defaultdict(list)
        self._slips: dict[str, list[str]] = {}
        self._sharing: dict[tuple[object, ...], list[str]] = defaultdict(list)

    def rivals(self, figure: _Figure) -> Iterator[_Figure]:
        """Yield those of which a figure may be a slip, or that may be one of it."""
        yield from _nearest(self._unknown)
        if figure.digits is None:
            yield from _nearest(self._known)
            return
        for digits in self._slips_of(figure.digits):
            yield from _nearest(self._by_digits[digits])
        for other in _nearest(self._by_significant[figure.digits.rstrip("0")]):
            if other.value != figure.value:
                yield other  # 54 and 5.4

    def add(self, figure: _Figure) -> None:
        """Add a figure, which stands after all others."""
        if figure.digits is None:
            self._unknown.append(figure)
            return
        self._known.append(figure)
        self._by_digits[figure.digits].append(figure)
        if len(significant := figure.digits.rstrip("0")) > 1:
            self._by_significant[significant].append(figure)

    def _slips_of(self, digits: str) -> list[str]:
        if digits not in self._slips:
            self._slips[digits], self._by_digits[digits] = [], []
            for key in digit_keys(digits):
                for other in self._sharing[key]:
                    if slip_of(other, digits):
                        self._slips[digits].append(other)
                        self._slips[other].append(digits)
                self._sharing[key].append(digits)
        return self._slips[digits]


def _nearest(others: list[_Figure]) -> Iterable[_Figure]:
    """Return those of some earlier figures that a later one may repeat, the nearest first."""
    return itertools.islice(reversed(others), _MANY)


def _place(figure: _Figure) -> int:
    return figure.start


def _may_be_odd(figure: Figure, word: str, text: str) -> bool:
    """Tell whether the value of a figure, by its word, may be another than that of its digits."""
    _, end, _, sign, _, followed, _ = figure
    if word in SCALES and _ODD_AFTER_SCALE.match(text, end) is not None:
        return True
    may_be = followed or sign in _ODD_SIGNS or not word.isascii() or word in _ODD_WORDS
    return may_be and _ODD_NEXT.match(text, end) is not None


@lru_cache(maxsize=4096)
def _digits(written: str) -> str | None:
    """Return the digits of a figure; empty if they are too few to slip, None if it is no number."""
    if not (written.isascii() and _GROUPED.fullmatch(written)):
        return None
    digits = written.replace(",", "").replace(".", "").lstrip("0")
    return digits if FEWEST <= len(digits) <= LONGEST else ""


def _hundredth(written: str) -> str:
    """Return the digits of a hundredth of a figure; empty if they are too few to slip."""
    whole, rest = divmod(int(written.replace(",", "").replace(".", "")), 100)
    digits = str(whole + (rest > 50 or (rest == 50 and whole % 2)))  # as `round` does
    return digits if len(digits) >= FEWEST else ""


def _numbers_in_words(context: Context) -> Iterator[re.Match[str]]:
    """Yield the numbers in words that may have two digits or more, or a part that has."""
    for word in sorted(context.vocabulary & _WORDS_OF_NUMBERS):
        for start in occurrences(context.lowered, word):
            if (match := _WORDS.match(context.lowered, start)) is not None:
                yield match
    for word in sorted(context.vocabulary & _WORDS_OF_FRACTIONS):
        for start in occurrences(context.lowered, word):
            first, end = max(0, start - _LONGEST_POINTED), start + len(word)
            if (match := _POINTED.search(context.lowered, first, end)) is not None:
                yield match
