"""Ranges and scores: two neighbouring quantities, and what one lends to the other."""

import re
from collections.abc import Mapping
from fractions import Fraction

import attrs

from mtaudit.numerals.language import Language
from mtaudit.numerals.quantity import Kind, Quantity, exact
from mtaudit.spans import Span

_LENDS = (
    Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.MULTIPLE, Kind.DECADE,
    Kind.CENTURY, Kind.ORDINAL,
)  # fmt: skip
_SIGN = re.compile(r"[\s\u00a0]*[-–—~～][\s\u00a0]*")


def join_ranges(
    quantities: list[Quantity], text: str, folded: str, lang: Language, scales: Mapping[Span, int]
) -> list[Quantity]:
    """Join the two ends of a range or the two sides of a score.

    Args:
        quantities: quantities in text order.
        text: the text as written.
        folded: the same, folded.
        lang: the language.
        scales: span of a quantity to the scale word it ends in (1000000 for `5 million`).

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
    return result


def _connects(gap: str, left: Quantity, folded: str, lang: Language) -> bool:
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
        span, kind, low.value, text[span.start : span.end], parts=(low, high), hedge=left.hedge,
    )  # fmt: skip


def _lend(left: Quantity, right: Quantity, scale: int) -> tuple[Quantity, Quantity]:
    plain = (Kind.COUNT, Kind.ORDINAL)
    if left.kind in (*plain, Kind.YEAR) and right.kind in _LENDS:
        if right.kind is not Kind.ORDINAL and not (
            left.kind is Kind.YEAR and right.kind is Kind.DURATION
        ):
            left = attrs.evolve(left, kind=right.kind, unit=right.unit, weak=False)
    elif left.kind in _LENDS and right.kind is Kind.COUNT and left.kind is Kind.MONEY:
        right = attrs.evolve(right, kind=left.kind, unit=left.unit)
    elif left.kind in (*plain, Kind.DAY) and right.kind in (Kind.DATE, Kind.DAY):
        left = attrs.evolve(left, kind=Kind.DAY)
    elif left.kind is Kind.DATE and right.kind in plain and left.parts[-1].kind is Kind.DAY:
        right = attrs.evolve(right, kind=Kind.DAY)
    elif left.kind is Kind.MONTH is right.kind:
        left, right = attrs.evolve(left, weak=False), attrs.evolve(right, weak=False)
    elif left.kind in plain and right.kind is Kind.MONTH and not left.words:
        left = attrs.evolve(left, kind=Kind.MONTH)
    elif left.kind in plain and right.kind is Kind.TIME and right.value >= 3600:
        pointed = left.precision == Fraction(1, 100) and left.value % 1 < Fraction(60, 100)
        if 0 <= left.value <= 24 and right.unit != "hour" and (
            pointed or isinstance(left.value, int)
        ):  # fmt: skip
            other = int(left.value) * 3600 + int(left.value % 1 * 6000)
            others = (other, other + 12 * 3600)
            left = attrs.evolve(
                left, kind=Kind.TIME, value=other, alternatives=others[1:], precision=3600
            )
            left, right = _same_half_day(left, right)
    elif left.kind is Kind.TIME is right.kind:
        left, right = _same_half_day(left, right)
    elif left.kind is Kind.YEAR and right.kind is Kind.COUNT and len(right.text) == 2:
        full = int(left.value) // 100 * 100 + right.value
        if full > left.value:
            right = attrs.evolve(right, kind=Kind.YEAR, value=full, alternatives=(right.value,))
    bare = right.value / Fraction(scale)
    if scale > 1 and not left.words and bare / 10 <= left.value <= bare * 10:
        # "3 to 5 million": the scale word serves both; the bare value stays possible.
        left = attrs.evolve(
            left, value=exact(left.value * scale), precision=exact(left.precision * scale),
            alternatives=(left.value, *left.alternatives),
            kind=right.kind if left.kind is Kind.YEAR else left.kind,
        )  # fmt: skip
    return left, right


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
    return match is None or time.value < 12 * 3600 or int(match.group()) < 13


def _alike(low: Quantity, high: Quantity) -> bool:
    if low.kind is high.kind:
        return True
    numbers = {Kind.COUNT, Kind.YEAR, Kind.DURATION, Kind.MEASURE, Kind.MONEY, Kind.PERCENT}
    dates = {Kind.DATE, Kind.DAY, Kind.MONTH, Kind.YEAR}
    kinds = {low.kind, high.kind}
    return kinds <= dates or (kinds <= numbers and Kind.COUNT in kinds)
