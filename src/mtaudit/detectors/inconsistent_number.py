"""Finds figures at odds with one another: "100 km (82 miles)", one fact with two counts."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction

import attrs

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.numerals import Kind, Quantity
from mtaudit.numerals.quantity import Number
from mtaudit.numerals.units import base_value, unit
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, sentences, words

# --- Conversions ---

_HEDGE = (
    r"(?:(?:about|approximately|approx\.?|around|roughly|nearly|almost|some|or|just|over|~)\s?)*"
)
_BRACKETED = Pattern(rf"\d[^()\n]{{0,30}}\(\s*{_HEDGE}[-−]?\d")  # the gate of conversions
_GAP = Pattern(rf"[ \u00a0]?\(\s*{_HEDGE}")
# What may follow the conversion: its bracket closes, or goes on after a comma.
_CLOSED = Pattern(
    r"\s?(?:high|tall|long|wide|deep|thick|away|square|per hour|an hour|each)?\s?[),;]"
)
_IMPERIAL = frozenset(
    "mile nautical-mile foot inch yard square-mile square-foot acre cubic-foot gallon pint barrel "
    "pound-mass ounce stone mile-per-hour knot degree-fahrenheit horsepower".split()
)
# Units whose size depends on the country or the age: how far from the table's one they may be.
_LEEWAY = {
    "gallon": (Fraction("1.21"),),
    "pint": (Fraction("1.21"),),
    "tonne": (Fraction("0.907"), Fraction("1.016")),  # "tons" may be short or long ones
    "mile": (Fraction("1.151"),),  # at sea
}
_SKIPPED_DIMENSIONS = frozenset({"time", "months", "angle", "level", "data", "bitrate"})
_SKIPPED_UNITS = frozenset({"li", "chi", "zhang", "jin", "liang", "mu", "verst", "tsubo"})
# Units that the parser leaves to the reader where nothing stands beside them.
_BARE_UNITS = {"in": "inch", "lb": "pound-mass", "lbs": "pound-mass", "st": "stone", "ft": "foot"}
_COMPOUNDS = {("foot", "inch"), ("stone", "pound-mass"), ("pound-mass", "ounce")}
_TORN = Pattern(r"\d[.,]$")  # the rest of a number that is broken in writing
_STONES = Pattern(r"(?<![\d.,])(\d{1,2})\s?st(?:one)?\.?,?\s?$")
# Units of one system that a slip exchanges.
_SISTERS = {
    "metre": ("kilometre", "centimetre"),
    "kilometre": ("metre",),
    "centimetre": ("metre", "millimetre"),
    "millimetre": ("centimetre",),
    "square-metre": ("square-kilometre",),
    "square-kilometre": ("square-metre",),
    "metre-per-second": ("kilometre-per-second",),
    "gram": ("kilogram",),
    "kilogram": ("gram", "tonne"),
    "tonne": ("kilogram",),
}
_ROUNDING = Fraction(3, 100)  # how far apart two rounded figures may be, of their value
_TRAILING_ZEROS = Fraction(1, 8)  # and how much of it the zeros at the end may hide
_DOUBTFUL, _WRONG = Fraction(105, 100), Fraction(115, 100)  # from which ratio on it is an error

_SCALE = r"(?:[\s-]?(?:[°º˚]|degrees?|deg\.?))?[\s-]?(?:Celsius|[Cc]entigrade|Fahrenheit|C|F)\b"
_DEGREES = r"[\s-]?(?:[°º˚]|degrees?)(?!\w)"
_TEMPERATURES = Pattern(
    rf"(?<![\w.,/$£€-])(?P<one>(?:[Mm]inus |[-−])?\d{{1,4}}(?:\.\d+)?)"
    rf"(?P<one_unit>{_SCALE}|{_DEGREES})"
    rf"\s?\(\s*{_HEDGE}"
    rf"(?P<two>(?:[Mm]inus |[-−])?\d{{1,4}}(?:\.\d+)?)(?P<two_unit>{_SCALE}|{_DEGREES})\s?[),;]"
)

# --- Two figures for one fact ---

_SLIPPABLE = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})
_TIMES = frozenset(
    {Kind.DATE, Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.WEEKDAY, Kind.TIME, Kind.DECADE, Kind.ORDINAL}
)
_WINDOW = 12  # how many words on either side tell what a figure is about
# How many words two mentions must share, their unit or noun aside, by the number of digits that
# the figures share: few digits agree by chance.
_SHARED = {2: 4, 3: 2}
_SHARED_BY_LONG = 1
# Words that say nothing about the fact.
_EMPTY = frozenset(
    "a an the of in on at to for from by with and or but as is are was were be been being has have "
    "had do does did will would can could may might should it its he she his her they their we our "
    "i you your this that these those which who whom whose what when where while than then there "
    "here so such not no nor only also just more most less least over under about around some any "
    "all both each every other another into out up down after before since until said says say "
    "according total number figure people person per cent percent".split()
)
# Words of a comparison: two figures are meant to differ.
_COMPARED = Pattern(
    r"\b(?:compared|comparison|against|versus|vs|previous(?:ly)?|earlier|forecasts?|expected|"
    r"expectations|target(?:s|ed)?|estimate[sd]?|instead|rather than|only|down from|up from|"
    r"from a|last|next|prior|former(?:ly)?|initial(?:ly)?|revised?|actual(?:ly)?|wrong(?:ly)?|"
    r"each|every|respectively|another|other|further|additional|extra|new|average)\b",
    re.IGNORECASE,
)
_LOWER_WORD = Pattern(r"[\s-](?P<word>[a-z]{3,})\b")
_DIGITS = Pattern(r"\d")


@attrs.frozen
class Amount:
    """A measure, perhaps of two units (6ft 2in), perhaps a range.

    Args:
        span: Where it stands.
        unit: The unit of its first member.
        dimension: What it measures.
        values: The value of each end of the range in base units.
        slack: Half of the last digit that is kept, in base units.
        zeros: Half of the last digit that is not zero, in base units.
        fives: Half of five, in base units, if the figure is rounded to fives; else zero.
        number: The last written figure, for the suggestion.
        compound: Whether it has two units.
    """

    span: Span
    unit: str
    dimension: str
    values: tuple[Fraction, ...]
    slack: Fraction
    zeros: Fraction
    fives: Fraction
    number: Quantity
    compound: bool = False

    @property
    def is_simple(self) -> bool:
        """Whether it is one figure with one unit."""
        return not self.compound and len(self.values) == 1


@attrs.frozen
class Mention:
    """A figure with the words that say what it is about."""

    quantity: Quantity
    sentence: int
    words: frozenset[str]
    names: frozenset[str]
    times: frozenset[tuple[Kind, object]]


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield the conversions that do not convert and the facts with two figures."""
    text = article.text
    if not _DIGITS.search(text):
        return
    if _BRACKETED.search(text):
        yield from _temperatures(text, context)
        yield from _conversions(text, context)
    yield from _two_figures(text, context)


def _conversions(text: str, context: Context) -> Iterator[Finding]:
    """Judge each amount with another amount of its dimension in brackets after it."""
    amounts = _amounts(text, context.quantities)
    for one, two in itertools.pairwise(amounts):
        gap = text[one.span.end : two.span.start]
        if (
            one.dimension != two.dimension
            or len(gap) > 40
            or not _GAP.fullmatch(gap)
            or not _CLOSED.match(text, two.span.end)
            or one.unit == two.unit
            or len(one.values) != len(two.values)
            or context.is_opaque(two.span)
        ):
            continue
        confidence = _misfit(one, two)
        if confidence is not None:
            yield _conversion_finding(text, one, two, confidence)


def _amounts(text: str, quantities: tuple[Quantity, ...]) -> list[Amount]:
    """Read the measures of a text, "6ft 2in" as one; what stands between keeps its place."""
    amounts: list[Amount] = []
    for at, quantity in enumerate(quantities):
        before = text[quantity.span.start - 1] if quantity.span.start else " "
        after = quantities[at + 1] if at + 1 < len(quantities) else None
        partner = amounts[-1] if amounts else None
        amount = _amount(text, quantity, _neighbour_dimension(text, quantity, partner, after))
        if amount is None:
            continue
        if amount.unit == "pound-mass" and (stones := _STONES.search(text, *_ahead(amount.span))):
            amount = _with_stones(amount, stones)
        if partner and _joins(text, partner, amount):
            amounts[-1] = _joined(partner, amount)
        elif before not in "x×/":
            amounts.append(amount)
    return amounts


def _neighbour_dimension(
    text: str, quantity: Quantity, before: Amount | None, after: Quantity | None
) -> str:
    """Return the dimension of the amount on the other side of a bracket; empty if there is none."""
    if before and _GAP.fullmatch(text[before.span.end : quantity.span.start][:40]):
        return before.dimension
    if after and _GAP.fullmatch(text[quantity.span.end : after.span.start][:40]):
        leaf = next(after.leaves())
        found = unit(_BARE_UNITS.get(leaf.unit or "", leaf.unit or ""))
        return found.dimension if found else ""
    if before:
        return before.dimension  # the second member of "11 stone 4 pounds"
    return ""


def _amount(text: str, quantity: Quantity, beside: str) -> Amount | None:
    leaves = tuple(quantity.leaves())
    if any(leaf.malformed for leaf in leaves) or _TORN.search(text, *_ahead(quantity.span)):
        return None
    name = leaves[-1].unit or ""
    end = quantity.span.end
    if quantity.kind in {Kind.CODE, Kind.COUNT} and not quantity.parts:
        name = _BARE_UNITS.get(name, "")
        if quantity.kind is Kind.COUNT and (bare := Pattern(r"\s?in\b\.?").match(text, end)):
            name, end = "inch", bare.end()
    elif quantity.kind is Kind.MONEY and name == "GBP" and beside == "mass":
        if "£" in quantity.text or "GBP" in quantity.text:
            return None
        name = "pound-mass"
    elif quantity.kind is Kind.RANGE:
        if len(leaves) != 2 or {leaf.unit for leaf in leaves} != {name}:
            return None
    elif quantity.kind is not Kind.MEASURE:
        return None
    found = unit(name)
    if found is None or found.dimension in _SKIPPED_DIMENSIONS or name in _SKIPPED_UNITS:
        return None
    values = [base_value(leaf.value, name) for leaf in leaves]
    return Amount(
        span=Span(quantity.span.start, end),
        unit=name,
        dimension=found.dimension,
        values=tuple(value[1] for value in values if value is not None),
        slack=max(Fraction(leaf.precision) for leaf in leaves) * found.factor / 2,
        zeros=max(_last_digit(leaf) for leaf in leaves) * found.factor / 2,
        fives=found.factor * 5 / 2 if all(_in_fives(leaf) for leaf in leaves) else Fraction(0),
        number=leaves[-1],
    )


def _in_fives(quantity: Quantity) -> bool:
    return 10 <= quantity.value <= 100 and Fraction(quantity.value) % 5 == 0


def _last_digit(quantity: Quantity) -> Fraction:
    """Return the weight of the last digit that is not zero: 1000 for 27,000."""
    weight, value = Fraction(quantity.precision), Fraction(quantity.value)
    while value != 0 and value % (weight * 10) == 0:
        weight *= 10
    return weight


def _joins(text: str, one: Amount, two: Amount) -> bool:
    gap = text[one.span.end : two.span.start]
    return (one.unit, two.unit) in _COMPOUNDS and gap in {"", " ", "-", ", ", " and "}


def _ahead(span: Span) -> tuple[int, int]:
    """Return the bounds of what stands right before a span."""
    return max(0, span.start - 12), span.start


def _with_stones(amount: Amount, stones: re.Match[str]) -> Amount:
    """Add the stones before pounds, which are no numeral of their own in "11st 4lb"."""
    found = unit("stone")
    assert found is not None
    return attrs.evolve(
        amount,
        span=Span(stones.start(), amount.span.end),
        values=(amount.values[0] + int(stones.group(1)) * found.factor,),
        zeros=amount.slack,
        fives=Fraction(0),
        compound=True,
    )


def _joined(one: Amount, two: Amount) -> Amount:
    return attrs.evolve(
        one,
        span=Span(one.span.start, two.span.end),
        values=(one.values[0] + two.values[0],),
        slack=two.slack,
        zeros=two.slack,
        fives=Fraction(0),
        compound=True,
    )


def _misfit(one: Amount, two: Amount) -> Confidence | None:
    """Return how surely the second amount is no conversion of the first; None if it may be one."""
    worst = Fraction(1)
    for left, right in zip(one.values, two.values, strict=True):
        if left <= 0 or right <= 0:
            return None
        if _fits(left, right, one, two) or _fits_elsewhere(left, right, one.unit, two.unit):
            continue
        worst = max(worst, left / right, right / left)
    if worst < _DOUBTFUL:
        return None
    if (one.unit in _IMPERIAL) != (two.unit in _IMPERIAL):
        return Confidence.HIGH if worst >= _WRONG else Confidence.MEDIUM
    # Within one system the bracket may hold another fact; a power of ten is a slip.
    ratio = worst
    while ratio >= 10:
        ratio /= 10
    return Confidence.MEDIUM if ratio == 1 else None


def _fits_elsewhere(left: Fraction, right: Fraction, *units: str) -> bool:
    """Tell whether two amounts agree in the units of another country or age."""
    larger = max(left, right)
    return any(
        abs(left * factor - right) <= larger * _ROUNDING
        for name in units
        for size in _LEEWAY.get(name, ())
        for factor in (size, 1 / size)
    )


def _fits(left: Fraction, right: Fraction, one: Amount, two: Amount) -> bool:
    gap = abs(left - right)
    larger = max(left, right)
    hidden = min(max(one.zeros, two.zeros), larger * _TRAILING_ZEROS)
    if one.fives and two.fives:
        hidden = max(hidden, one.fives + two.fives)  # "about 20 km (15 miles)"
    return gap <= max(one.slack, two.slack, hidden, larger * _ROUNDING)


def _conversion_finding(text: str, one: Amount, two: Amount, confidence: Confidence) -> Finding:
    first, second = one.span.of(text), two.span.of(text)
    both = Evidence("value", f"{first} is converted as {second}, {_ratio(one, two)}", span=one.span)
    if one.is_simple and two.is_simple:
        if _exchanged(one, two):
            return _exchange_finding(text, one, two, both)
        if larger := _unit_for(one, two):
            return _unit_finding(text, one, two, larger, both)
    stated, suggestions = "", []
    target = unit(two.unit)
    if target is not None and two.is_simple and len(one.values) == 1:
        right = _written(one.values[0] / target.factor - target.offset, two.number)
        suggestions.append(second.replace(_figure(two.number), right, 1))
        stated = f", which is {suggestions[0]}"
    return DETECTOR.finding(
        two.span,
        f"“{second}” is no conversion of “{first}”{stated}",
        confidence,
        suggestions=suggestions,
        evidence=(both,),
    )


def _exchanged(one: Amount, two: Amount) -> bool:
    """Tell whether the figures convert with their units the other way round."""
    units = unit(one.unit), unit(two.unit)
    if units[0] is None or units[1] is None:
        return False
    left = Fraction(one.number.value) * units[1].factor
    right = Fraction(two.number.value) * units[0].factor
    return abs(left - right) <= max(left, right) * _ROUNDING * 2


def _exchange_finding(text: str, one: Amount, two: Amount, both: Evidence) -> Finding:
    span = Span(one.span.start, two.span.end)
    figures = [_figure(amount.number) for amount in (one, two)]
    first = one.span.of(text).replace(figures[0], figures[1], 1)
    second = two.span.of(text).replace(figures[1], figures[0], 1)
    return DETECTOR.finding(
        span,
        f"The figures or the units of “{one.span.of(text)}” and “{two.span.of(text)}” "
        "have changed places",
        Confidence.HIGH,
        suggestions=(first + text[one.span.end : two.span.start] + second,),
        evidence=(both,),
    )


def _unit_for(one: Amount, two: Amount) -> str:
    """Return the larger or smaller unit with which an amount converts; empty if none does."""
    found = unit(one.unit)
    if found is None:
        return ""
    for name in _SISTERS.get(one.unit, ()):
        other = unit(name)
        if other is not None:
            scale = other.factor / found.factor
            values = (one.values[0] * scale,)
            scaled = attrs.evolve(one, values=values, slack=one.slack * scale)
            if _fits(values[0], two.values[0], scaled, two):
                return name
    return ""


def _unit_finding(text: str, one: Amount, two: Amount, name: str, both: Evidence) -> Finding:
    first, second = one.span.of(text), two.span.of(text)
    old, new = (each.rpartition("-")[2] if "square" in each else each for each in (one.unit, name))
    old, new = (each.partition("-per")[0] for each in (old, new))
    for british, american in ((old, new), (old.replace("tre", "ter"), new.replace("tre", "ter"))):
        mended = re.sub(rf"\b{british}", american, first, count=1)
        if mended != first:
            break
    plural = re.sub(r"(metre|gram|tonne)", r"\1s", name.replace("-", " "), count=1)
    return DETECTOR.finding(
        one.span,
        f"“{first}” is not {second}, which it would be in {plural}",
        Confidence.HIGH,
        suggestions=(mended,) if mended != first else (),
        evidence=(both, Evidence("value", f"{second} stands in brackets", span=two.span)),
    )


def _ratio(one: Amount, two: Amount) -> str:
    ratio = max(
        max(left / right, right / left) for left, right in zip(one.values, two.values, strict=True)
    )
    return f"a factor of {float(ratio):.3g} off"


_FIGURE = Pattern(r"\d[\d.,]*")


def _figure(quantity: Quantity) -> str:
    match = _FIGURE.search(quantity.text)
    return match.group() if match else quantity.text


def _written(value: Fraction, like: Quantity) -> str:
    """Write a value with as many decimals as another, and with no more digits than it needs."""
    figure = _figure(like)
    decimals = len(figure.partition(".")[2]) if "." in figure else 0
    scale = Fraction(like.value) / Fraction(figure.replace(",", "").rstrip(".") or 1)
    if scale > 1:
        value /= scale  # "1.8 million"
    if value < 10:
        decimals = max(decimals, 1 if value >= 1 else 2)
    if value < Fraction(1, 10):
        decimals = 4
    if figure.rstrip("0") != figure and "." not in figure and value >= 1000:
        step = 10 ** (len(str(int(value))) - 2)
        value = Fraction(round(value / step) * step)
    if decimals > 1 and value < 10:
        return f"{float(value):.{decimals}f}".rstrip("0").rstrip(".")
    return f"{float(value):,.{decimals}f}" if value < 10**15 else str(int(value))


def _temperatures(text: str, context: Context) -> Iterator[Finding]:
    for match in _TEMPERATURES.finditer(text):
        scales = [_scale(match.group(name)) for name in ("one_unit", "two_unit")]
        if None in scales and scales != [None, None]:
            given = scales[0] or scales[1]
            scales = [scale or ("F" if given == "C" else "C") for scale in scales]
        if set(scales) != {"C", "F"} or context.is_opaque(Span(*match.span())):
            continue
        one, two = (_degrees(match.group(name)) for name in ("one", "two"))
        celsius, fahrenheit = (one, two) if scales[0] == "C" else (two, one)
        # A difference converts without the offset: "2 C (3.6 F) warmer".
        if any(
            abs(celsius * Fraction(9, 5) + offset - fahrenheit)
            <= max(_half(match.group("one")), _half(match.group("two"))) * 2
            for offset in (0, 32)
        ):
            continue
        sure = re.search(r"[°º˚]|deg|[Cc]el|[Cc]en|Fah", match.group()) is not None
        right = one * Fraction(9, 5) + 32 if scales[0] == "C" else (one - 32) * Fraction(5, 9)
        two_text = match.group("two")
        decimals = len(two_text.partition(".")[2])
        suggestion = f"{float(right):.{decimals}f}"
        span = Span(match.start("two"), match.end("two_unit"))
        first = text[match.start("one") : match.end("one_unit")]
        yield DETECTOR.finding(
            span,
            f"“{span.of(text)}” is no conversion of “{first}”, "
            f"which is {suggestion}{match.group('two_unit')}",
            Confidence.HIGH if sure else Confidence.MEDIUM,
            suggestions=(suggestion + match.group("two_unit"),),
            evidence=(
                Evidence(
                    "value",
                    f"{first} is converted as {span.of(text)}",
                    span=Span(match.start("one"), match.end("one_unit")),
                ),
            ),
        )


def _scale(written: str) -> str | None:
    letters = re.sub(r"[^A-Za-z]|degrees?|deg", "", written)
    return letters[0].upper() if letters else None


def _degrees(written: str) -> Fraction:
    value = Fraction(str(written.lstrip("Mminus -−")))
    return value if written[0].isdigit() else -value


def _half(written: str) -> Fraction:
    """Return half the weight of the last digit of a temperature; zeros at the end hide more."""
    digits = written.lstrip("Mminus -−")
    if "." in digits:
        return Fraction(1, 2)
    if digits.endswith("00") and len(digits) > 3:
        return Fraction(25)
    return Fraction(5, 2) if digits.endswith("0") else Fraction(1)


def _two_figures(text: str, context: Context) -> Iterator[Finding]:
    """Find figures of one fact of which one is a slip of the other."""
    rivals = _slips(text, context)
    if not rivals:
        return
    places = sentences(text)
    mentions: dict[Span, Mention] = {}
    said: set[Span] = set()
    counts = Counter((quantity.kind, quantity.value) for quantity in context.quantities)
    for one, two, slip in rivals:
        for quantity in (one, two):
            if quantity.span not in mentions:
                mentions[quantity.span] = _mention(text, quantity, places, context)
        first, second = mentions[one.span], mentions[two.span]
        if two.span in said or one.span in said or not _agree(first, second, text):
            continue
        said.add(two.span)
        yield _figure_finding(one, two, slip, counts)


def _slips(text: str, context: Context) -> list[tuple[Quantity, Quantity, str]]:
    """Pair the figures of one unit or noun that a slip of digits tells apart, in text order."""
    buckets: dict[tuple[str, ...], list[Quantity]] = defaultdict(list)
    for top in context.quantities:
        if top.kind not in _SLIPPABLE or top.parts or top.value <= 0 or top.malformed:
            continue
        value = Fraction(top.value)
        what = _what(text, top)
        if what is None or context.is_opaque(top.span):
            continue
        for key in _keys(value):
            buckets[(str(top.kind), what, *key)].append(top)
    found: dict[tuple[Span, Span], tuple[Quantity, Quantity, str]] = {}
    for members in buckets.values():
        if len(members) > 40:
            continue  # a table
        for later in range(1, len(members)):
            for one in members[max(0, later - 4) : later]:
                two = members[later]
                slip = _slip(Fraction(one.value), Fraction(two.value))
                if slip:
                    found.setdefault((one.span, two.span), (one, two, slip))
    return [found[pair] for pair in sorted(found)]


def _what(text: str, quantity: Quantity) -> str | None:
    """Return what a figure measures or counts; None if nothing says so."""
    if quantity.kind is not Kind.COUNT:
        return quantity.unit or str(quantity.kind)
    match = _LOWER_WORD.match(text, quantity.span.end)
    if match and (match["word"] not in _EMPTY or match["word"] in {"people", "persons"}):
        return match["word"].rstrip("s")
    return None


def _significant(value: Fraction) -> str:
    digits = f"{float(value):.15g}" if value.denominator != 1 else str(value.numerator)
    return digits.replace(".", "").strip("0") if "e" not in digits else ""


def _keys(value: Fraction) -> Iterator[tuple[str, ...]]:
    """Yield keys that a figure shares with its slips."""
    digits = _significant(value)
    if len(digits) >= 2:
        yield ("digits", digits)
    if value.denominator == 1 and value >= 10_000:
        whole = str(value.numerator)
        yield ("cut", whole)
        yield ("cut", whole[:-1])
        if len(digits) >= 5:
            yield ("sorted", "".join(sorted(whole)))
            yield ("tail", whole[1:])
    elif value.denominator == 1 and value >= 1000:
        yield ("cut", str(value.numerator))


def _slip(one: Fraction, two: Fraction) -> str:
    """Name the slip that makes one figure of the other; empty if there is none."""
    if one == two:
        return ""
    if _significant(one) == _significant(two):
        return "a power of ten"
    if one.denominator != 1 or two.denominator != 1:
        return ""
    short, long = sorted((str(one.numerator), str(two.numerator)), key=len)
    if len(long) == len(short) + 1:
        return "a lost digit" if long[:-1] == short else ""
    if len(long) != len(short):
        return ""
    places = [i for i, pair in enumerate(zip(short, long, strict=True)) if pair[0] != pair[1]]
    if len(places) == 2 and places[1] == places[0] + 1 and sorted(short) == sorted(long):
        return "two swapped digits"
    return "one digit" if places == [0] else ""


def _mention(text: str, quantity: Quantity, places: tuple[Span, ...], context: Context) -> Mention:
    """Gather the words around a figure, within its sentence."""
    at = max(0, bisect_right(places, quantity.span.start, key=lambda place: place.start) - 1)
    sentence = places[at]
    before = words(text[sentence.start : quantity.span.start])[-_WINDOW:]
    after = words(text[quantity.span.end : sentence.end])[:_WINDOW]
    around: tuple[Word, ...] = (*before, *after)
    content = {_stem(word.text) for word in around if word.text.lower() not in _EMPTY}
    names = {_stem(word.text) for word in around if word.text[0].isupper()} & content
    quantities = context.quantities
    first = bisect_left(quantities, sentence.start, key=lambda other: other.span.start)
    last = bisect_left(quantities, sentence.end, key=lambda other: other.span.start)
    times = frozenset(
        (leaf.kind, leaf.value)
        for other in quantities[first:last]
        for leaf in other.leaves()
        if leaf.kind in _TIMES
    )
    plain = frozenset(word for word in content if not word[0].isdigit())
    return Mention(quantity, at, plain, frozenset(names), times)


def _stem(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word.lower())
    return re.sub(r"(?<=\w{3})(?:ing|ed|es|s)$", "", word)


def _agree(one: Mention, two: Mention, text: str) -> bool:
    """Tell whether two figures are about one fact: the same words, names and times around them."""
    if one.sentence == two.sentence or (one.times and two.times and one.times != two.times):
        return False
    shared = one.words & two.words
    fewer = min(len(one.words), len(two.words))
    digits = min(len(_significant(Fraction(each.quantity.value))) for each in (one, two))
    if len(shared) < _SHARED.get(digits, _SHARED_BY_LONG):
        return False
    if digits < 3 and len(shared) * 2 < fewer:
        return False
    if not one.names & two.names or not (one.names <= two.names or two.names <= one.names):
        return False
    around = (
        text[max(0, mention.quantity.span.start - 60) : mention.quantity.span.end + 40]
        for mention in (one, two)
    )
    return not any(_COMPARED.search(part) for part in around)


def _figure_finding(
    one: Quantity, two: Quantity, slip: str, counts: Counter[tuple[Kind, Number]]
) -> Finding:
    """Blame the figure that stands alone, else the later one."""
    alone = counts[one.kind, one.value] < counts[two.kind, two.value]
    wrong, right = (one, two) if alone else (two, one)
    return DETECTOR.finding(
        wrong.span,
        f"The article gives “{wrong.text}” here and “{right.text}” for the same fact: {slip} apart",
        Confidence.MEDIUM,
        suggestions=(right.text,),
        evidence=(
            Evidence("occurrence", f"the article also has {right.text}", span=right.span),
            Evidence("value", f"{wrong.value} against {right.value}"),
        ),
    )


DETECTOR = Detector(
    id="inconsistent-number",
    summary="two figures of one article that cannot both be right",
    detect=detect,
    family=Family.NUMBER,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
)
