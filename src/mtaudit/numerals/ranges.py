"""Ranges and scores: two neighbouring quantities, and what one lends to the other."""

import re
from collections.abc import Mapping
from fractions import Fraction

import attrs

from mtaudit.numerals.calendar import HALF_DAY, HOUR
from mtaudit.numerals.language import Language
from mtaudit.numerals.lexicon import surface
from mtaudit.numerals.quantity import Kind, Quantity, exact
from mtaudit.numerals.readings import pointed_seconds
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_LENDS = (
    Kind.PERCENT,
    Kind.POINTS,
    Kind.MONEY,
    Kind.MEASURE,
    Kind.DURATION,
    Kind.MULTIPLE,
    Kind.DECADE,
    Kind.CENTURY,
    Kind.ORDINAL,
)
_PLAIN = (Kind.COUNT, Kind.ORDINAL)
# The months of a year.
_YEAR = range(1, 13)
_SIGN = Pattern(r"[\s\u00a0]*[-–—~～][\s\u00a0]*")


def join_ranges(
    quantities: list[Quantity], text: str, folded: str, lang: Language, scales: Mapping[Span, int]
) -> list[Quantity]:
    """Join the two ends of a range or the two sides of a score.

    Args:
        quantities: Quantities in text order.
        text: The text as written.
        folded: The same, folded.
        lang: The language.
        scales: Span of a quantity to the scale word it ends in (1000000 for `5 million`).

    Returns:
        Quantities in text order, each range one quantity with two parts.
    """
    result: list[Quantity] = []
    for quantity in quantities:
        left = result[-1] if result else None
        if left is None or left.kind in (Kind.RANGE, Kind.RATIO, Kind.CODE):
            result.append(quantity)
            continue
        gap = folded[left.span.end : quantity.span.start]
        if not gap or len(gap) > 14 or not _connects(gap, left, folded, lang):
            result.append(quantity)
            continue
        joined = _join(left, quantity, text, gap, scales)
        if joined is None:
            result.append(quantity)
        else:
            result[-1] = joined
            whole = _with_amount(result[-2], joined, text) if len(result) > 1 else None
            if whole is not None:
                result[-2:] = [whole]
    return [_in_halves(quantity) for quantity in result]


def _in_halves(quantity: Quantity) -> Quantity:
    """Weaken "fifty-fifty" and 50-50: other languages say half and half, or equal shares."""
    if quantity.kind is not Kind.RATIO or {part.value for part in quantity.parts} != {50}:
        return quantity
    parts = tuple(attrs.evolve(part, weak=True) for part in quantity.parts)
    return attrs.evolve(quantity, parts=parts, weak=True)


def _with_amount(amount: Quantity, cents: Quantity, text: str) -> Quantity | None:
    """Read 150円14〜15銭: the amount belongs to both ends of the range of its cents."""
    is_of_cents = cents.parts and all(
        end.kind is Kind.MONEY and end.unit == amount.unit and 0 < end.value < 1
        for end in cents.parts
    )
    if not is_of_cents or amount.kind is not Kind.MONEY or amount.span.end != cents.span.start:
        return None
    span = Span(amount.span.start, cents.span.end)
    parts = tuple(attrs.evolve(end, value=amount.value + end.value) for end in cents.parts)
    written = text[span.start : span.end]
    return attrs.evolve(cents, span=span, value=parts[0].value, text=written, parts=parts)


def _connects(gap: str, left: Quantity, folded: str, lang: Language) -> bool:
    word = lang.words.get(surface(left.text.lower())) if left.weak else None
    if word is not None and word.role == "allusion":
        return False  # "doubled to 4 billion"
    if lang.connectors.fullmatch(gap) is not None:
        return True
    if lang.opened is None or lang.opened.fullmatch(gap) is None:
        return False
    return lang.openers.before(folded, left.span.start, r"[\s\u00a0]?") is not None


def _join(
    left: Quantity, right: Quantity, text: str, gap: str, scales: Mapping[Span, int]
) -> Quantity | None:
    if right.kind in (Kind.CODE, Kind.RATIO, Kind.RANGE, Kind.APPROXIMATE):
        return None
    if left.kind is Kind.APPROXIMATE or (left.weak and right.weak):
        return None
    low, high = _lend(left, right, scales.get(right.span, 1))
    if not _alike(low, high) or (low.kind is high.kind and low.unit != high.unit):
        return None
    if not _SIGN.fullmatch(gap):
        # "от 5 до 10": the connector is no hedge of the upper end.
        high = attrs.evolve(high, hedge=None)
    kind = Kind.RANGE
    if low.kind is Kind.COUNT is high.kind and low.value >= high.value and _SIGN.fullmatch(gap):
        kind = Kind.RATIO
    span = Span(left.span.start, right.span.end)
    return Quantity(
        span, kind, low.value, text[span.start : span.end], parts=(low, high), hedge=left.hedge
    )


_Ends = tuple[Quantity, Quantity]


def _lend(left: Quantity, right: Quantity, scale: int) -> _Ends:
    """Give each end what only the other says: kind, unit, scale word, half of the day."""
    for rule in _LENDING:
        ends = rule(left, right)
        if ends is not None:
            left, right = ends
            break
    if _of_hundreds(left, right):
        scale = 100
    bare = right.value / Fraction(scale)
    if scale > 1 and bare / 10 <= left.value <= bare * 10:
        # "3 to 5 million", "two or three hundred": the scale word serves both; the bare value
        # stays possible.
        left = attrs.evolve(
            left,
            value=exact(left.value * scale),
            precision=exact(left.precision * scale),
            alternatives=(left.value, *left.alternatives),
            kind=right.kind if left.kind is Kind.YEAR else left.kind,
        )
    return left, right


def _of_hundreds(left: Quantity, right: Quantity) -> bool:
    """Whether both ends count hundreds: "two or three hundred", "zwei- bis dreihundert"."""
    spelt = left.words and right.words and left.kind is Kind.COUNT is right.kind
    hundreds, rest = divmod(right.value, 100)
    return spelt and rest == 0 and 0 < left.value < hundreds < 10


def _lend_unit(left: Quantity, right: Quantity) -> _Ends | None:
    """Read "3 to 5 days", "10–15%"."""
    if left.kind not in (*_PLAIN, Kind.YEAR) or right.kind not in _LENDS:
        return None
    year_of_years = left.kind is Kind.YEAR and right.kind is Kind.DURATION
    if right.kind is Kind.MONEY and _is_in_cents(right) and left.value >= 1:
        left = attrs.evolve(left, value=exact(Fraction(left.value) / 100))
    if right.kind is not Kind.ORDINAL and not year_of_years:
        left = attrs.evolve(left, kind=right.kind, unit=right.unit, weak=False)
    return left, right


def _is_in_cents(money: Quantity) -> bool:
    written = re.search(r"\d+", money.text)
    return written is not None and money.value * 100 == int(written.group())


def _lend_whole(left: Quantity, right: Quantity) -> _Ends | None:
    """Read "150.14-15": a rate that is told with the last digits of its other end."""
    if left.precision != Fraction(1, 100) or right.kind is not Kind.COUNT or len(right.text) != 2:
        return None
    value = left.value // 1 + Fraction(right.value) / 100
    if left.value < 100 or value <= left.value or not right.text.isdecimal():
        return None
    ends = attrs.evolve(right, kind=left.kind, unit=left.unit, alternatives=(right.value,))
    return left, attrs.evolve(ends, value=value, precision=left.precision)


def _lend_sign(left: Quantity, right: Quantity) -> _Ends | None:
    """Read "$3–5", and "%3-5" where the sign stands before the number."""
    signed = left.kind is Kind.MONEY or (left.kind is Kind.PERCENT and left.text[-1].isdigit())
    if not signed or right.kind is not Kind.COUNT:
        return None
    return left, attrs.evolve(right, kind=left.kind, unit=left.unit)


def _lend_month(left: Quantity, right: Quantity) -> _Ends | None:
    """Read "5–12 May", "May 5–12"."""
    if left.kind in (*_PLAIN, Kind.DAY) and right.kind in (Kind.DATE, Kind.DAY):
        return attrs.evolve(left, kind=Kind.DAY), right
    if left.kind is Kind.DATE and right.kind in _PLAIN and left.parts[-1].kind is Kind.DAY:
        return left, attrs.evolve(right, kind=Kind.DAY)
    return None


def _months(left: Quantity, right: Quantity) -> _Ends | None:
    """Read "April to June", 4月から6月, 4-6月."""
    if left.kind is Kind.MONTH is right.kind:
        return attrs.evolve(left, weak=False), attrs.evolve(right, weak=False)
    if left.kind in _PLAIN and right.kind is Kind.MONTH and not left.words and left.value in _YEAR:
        return attrs.evolve(left, kind=Kind.MONTH), right
    return None


def _lend_clock(left: Quantity, right: Quantity) -> _Ends | None:
    """Read "10 to 11 p.m.", "9.30–11 Uhr"."""
    if left.kind not in _PLAIN or right.kind is not Kind.TIME or right.value < HOUR:
        return None
    pointed = left.precision == Fraction(1, 100) and left.value % 1 < Fraction(60, 100)
    hour = 0 <= left.value <= 24 and (pointed or isinstance(left.value, int))
    if not hour or right.unit == "hour":
        return left, right
    seconds = pointed_seconds(left.value)
    others = (seconds + HALF_DAY,)
    time = attrs.evolve(left, kind=Kind.TIME, value=seconds, alternatives=others, precision=HOUR)
    return _same_half_day(time, right)


def _times(left: Quantity, right: Quantity) -> _Ends | None:
    return _same_half_day(left, right) if left.kind is Kind.TIME is right.kind else None


def _lend_century(left: Quantity, right: Quantity) -> _Ends | None:
    """Read 2011–12."""
    if left.kind is not Kind.YEAR or right.kind is not Kind.COUNT or len(right.text) != 2:
        return None
    year = int(left.value) // 100 * 100 + right.value
    if year > left.value:
        right = attrs.evolve(right, kind=Kind.YEAR, value=year, alternatives=(right.value,))
    return left, right


def _lend_era(left: Quantity, right: Quantity) -> _Ends | None:
    """Read "221 to 206 BC" and 公元前221-206年, which may end after Christ."""
    if right.kind in (Kind.YEAR, Kind.CENTURY) and -left.value < right.value < 0:
        if left.kind not in (*_PLAIN, right.kind):
            return None
        return attrs.evolve(left, kind=right.kind, value=-left.value, weak=False), right
    if left.kind is Kind.YEAR and -right.value > left.value:
        of_years = right.kind is Kind.DURATION and right.unit == "year"
        if of_years or right.kind in (*_PLAIN, Kind.YEAR):
            others = (-right.value, *right.alternatives)
            return left, attrs.evolve(right, kind=Kind.YEAR, unit=None, alternatives=others)
    return None


# The first that gives an answer decides.
_LENDING = (
    _lend_whole,
    _lend_era,
    _lend_unit,
    _lend_sign,
    _lend_month,
    _months,
    _lend_clock,
    _times,
    _lend_century,
)


def _same_half_day(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """Let the end of a range that says am or pm decide for the other."""
    if right.alternatives and not left.alternatives and _says_half(left):
        later = [value for value in right.values if value > left.value]
        if later:
            right = attrs.evolve(right, value=min(later), alternatives=())
    elif left.alternatives and not right.alternatives and _says_half(right):
        earlier = [value for value in left.values if value < right.value]
        if earlier:
            left = attrs.evolve(left, value=max(earlier), alternatives=())
    return left, right


def _says_half(time: Quantity) -> bool:
    """Whether a time names its half of the day: `10 pm` does, `22:00` does not."""
    match = re.search(r"\d+", time.text)
    return match is None or time.value < HALF_DAY or int(match.group()) < 13


def _alike(low: Quantity, high: Quantity) -> bool:
    if low.kind is high.kind:
        return True
    numbers = {Kind.COUNT, Kind.YEAR, Kind.DURATION, Kind.MEASURE, Kind.MONEY, Kind.PERCENT}
    dates = {Kind.DATE, Kind.DAY, Kind.MONTH, Kind.YEAR}
    kinds = {low.kind, high.kind}
    return kinds <= dates or (kinds <= numbers and Kind.COUNT in kinds)
