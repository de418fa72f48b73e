"""Minus signs, leading points, hedges and halves of the day around a quantity."""

from fractions import Fraction

import attrs

from mtaudit.numerals.calendar import HALF_DAY, HOUR
from mtaudit.numerals.codes import GAP, Neighbourhood
from mtaudit.numerals.prefixes import GAP_BEFORE
from mtaudit.numerals.quantity import Hedge, Kind, Number, Quantity, exact
from mtaudit.numerals.words import Numeral
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_MINUSES = frozenset("-−–")
# A minus stands apart from what is before it, quotation marks and those of code aside.
_MINUS_BEFORE = Pattern(
    r"(?:^|[\s(\[=<>~,:;\u00a0（、。，：；])[`'\"*“„‘«「『]{0,3}[-−–]$|[^\x00-\u02ff]−$"
)
# "base-2, -8 and -16": the word before the first hyphen belongs to all, or the others are negative.
_HYPHENS_BEFORE = Pattern(
    r"[^\W\d_]-[0-9]+(?:,?[\s\u00a0](?:[^\W\d_]+[\s\u00a0])?-[0-9]+)*"
    r",?[\s\u00a0](?:[^\W\d_]+[\s\u00a0])?-$"
)
_LONGEST_LIST = 48  # code points
_LONGEST_MINUS = 5  # code points, with what is before it
# After a bracket or a mark that is closed it may also be the sign of a subtraction: "(size_t)-1";
# after a character the hyphen of a name: 返回-1, 东风-41.
_MAYBE_MINUS_BEFORE = Pattern("[)\\]`*\u3041-\u30fa\u4e00-\u9fff\uac00-\ud7a3][-−]$")
_HAN_BEFORE_MINUS = Pattern("[^\x00-\u02ff][-−]$")
_ZONE = Pattern(r" \([A-Z]{2,4}\)")
_POINT_BEFORE = Pattern(r"(?:^|[\s(=<>−-])\.$")


def signed(quantity: Quantity, numeral: Numeral, near: Neighbourhood) -> Quantity:
    """Give a quantity its minus sign, and `.55` its leading point.

    Args:
        quantity: The quantity as read without them.
        numeral: The numeral it was read from.
        near: The text around it.

    Returns:
        The quantity with what stands before it, or as it was.
    """
    if numeral.words and numeral.role != "number":
        return quantity
    start = quantity.span.start
    value, precision, alternatives = quantity.value, quantity.precision, quantity.alternatives
    if isinstance(value, int) and numeral.plain and _has_point(near.folded, start):
        size = numeral.end - numeral.start
        value, precision = Fraction(value, 10**size), Fraction(1, 10**size)
        start -= 1
    if _is_negative(value, near, start):
        if _HYPHENS_BEFORE.search(near.folded, max(0, start - _LONGEST_LIST), start):
            return attrs.evolve(quantity, alternatives=(*alternatives, exact(-value)))
        value, start = -value, start - 1
        alternatives = tuple(-other for other in alternatives)
    elif _MAYBE_MINUS_BEFORE.search(near.folded, max(0, start - 2), start):
        return attrs.evolve(quantity, alternatives=(*alternatives, exact(-value)))
    if start == quantity.span.start:
        return quantity
    return attrs.evolve(
        quantity,
        span=Span(start, quantity.span.end),
        kind=Kind.COUNT if quantity.kind is Kind.YEAR else quantity.kind,
        value=exact(value),
        precision=exact(precision),
        text=near.text[start : quantity.span.end],
        alternatives=alternatives,
    )


def _has_point(folded: str, start: int) -> bool:
    """Whether a point before digits begins their decimals."""
    return (
        folded[start - 1 : start] == "."
        and _POINT_BEFORE.search(folded[max(0, start - 2) : start]) is not None
    )


def _is_negative(value: Number, near: Neighbourhood, start: int) -> bool:
    """Whether the sign before a number is a minus, not the dash of a range or of a list."""
    folded = near.folded
    if start <= near.floor:
        return False
    if near.floor and not folded[near.floor : start - 1].strip():
        # "10.00 -13.30": a range, not a negative number.
        return False
    before = folded[max(0, start - _LONGEST_MINUS) : start]
    if before[-1:] not in _MINUSES:
        return False
    if _MINUS_BEFORE.search(before) is not None:
        return True
    if not near.lang.han or not isinstance(value, Fraction) or start - 1 <= near.floor:
        return False
    return _HAN_BEFORE_MINUS.search(before) is not None


def hedged(quantity: Quantity, near: Neighbourhood, end: int) -> tuple[Quantity, int]:
    """Read the hedges on both sides of a quantity.

    Args:
        quantity: The quantity.
        near: The text around it.
        end: Where what was taken on its right ends.

    Returns:
        The quantity with its hedge, and the end of what was taken.
    """
    lang, folded = near.lang, near.folded
    hedge = quantity.hedge
    after = lang.hedges_after.after(folded, end, GAP)
    if after is not None:
        hedge, end = Hedge(after[0]), after[2]
    if hedge is None or hedge is Hedge.SEVERAL:
        before = lang.hedges_before.before(folded, quantity.span.start, r"[\s\u00a0]{0,2}")
        if before is not None and before[1] >= near.floor:
            hedge = Hedge(before[0])
    if hedge is quantity.hedge:
        return quantity, end
    return attrs.evolve(quantity, hedge=hedge), end


def with_half_of_day(quantity: Quantity, near: Neighbourhood) -> Quantity:
    """Apply what follows or precedes a structured time: `11:35 pm`, `下午3:30`, `9:15 Uhr`.

    Args:
        quantity: A quantity of digits with a form of their own.
        near: The text around it.

    Returns:
        The time with the words beside it; what is no time, as it was.
    """
    if quantity.kind is not Kind.TIME:
        return quantity
    start, end = quantity.span.start, quantity.span.end
    zone = _ZONE.match(near.text, end)
    after = near.lang.after.after(near.folded, zone.end() if zone else end, GAP)
    before = near.lang.before.before(near.folded, start, GAP_BEFORE)
    if after is not None and after[0].role in ("am", "pm"):
        role, end = after[0].role, after[2]
    elif before is not None and before[1] >= near.floor and before[0].role in ("am", "pm"):
        role, start = before[0].role, before[1]
    elif after is not None and after[0].role == "hour":
        role, end = "hour", after[2]
    else:
        return quantity
    value, alternatives = quantity.value, quantity.alternatives
    if role != "hour":
        value, alternatives = _of_half(value, role), ()
    return attrs.evolve(
        quantity,
        span=Span(start, end),
        value=value,
        text=near.text[start:end],
        alternatives=alternatives,
    )


def _of_half(seconds: Number, role: str) -> Number:
    """Seconds since midnight of a time in the given half of the day."""
    if role == "pm":
        return seconds + HALF_DAY if seconds < HALF_DAY else seconds
    return seconds - HALF_DAY if HALF_DAY <= seconds < HALF_DAY + HOUR else seconds
