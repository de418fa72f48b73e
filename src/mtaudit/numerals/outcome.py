"""What a comparison can find, and what happened between two values that are not equal."""

import re
from enum import StrEnum
from fractions import Fraction

import attrs

from mtaudit.numerals.quantity import Kind, Quantity


class Outcome(StrEnum):
    """The result of a comparison, from the same fact to another one."""

    EQUAL = "equal"
    CONVERTED = "equal by conversion"
    ROUNDED = "equal by rounding"
    HEDGE = "hedge dropped"
    UNIT = "unit changed"
    CURRENCY = "currency changed"
    SEPARATOR = "separator misread"
    MAGNITUDE = "magnitude"
    DIGITS = "digits swapped"
    SIGN = "sign lost"
    DATE = "date part changed"
    DIFFERENT = "different"


@attrs.frozen
class Comparison:
    """What a comparison found.

    Args:
        outcome: The result.
        detail: The power of ten for a magnitude (`×10`), the part for a date (`month`).
    """

    outcome: Outcome
    detail: str = ""

    @property
    def same(self) -> bool:
        """Whether both state the same fact (a dropped hedge is not the same)."""
        return self.outcome in (Outcome.EQUAL, Outcome.CONVERTED, Outcome.ROUNDED)


EQUAL = Comparison(Outcome.EQUAL)
CONVERTED = Comparison(Outcome.CONVERTED)
DIFFERENT = Comparison(Outcome.DIFFERENT)

# A rounding that moves the value by more is a change: 5,900 is not 5,000.
_LOSS = Fraction(3, 100)
_POWERS = {10**power: power for power in range(1, 16)}
# A day, a month or a year is never ten times too large by a slip of scale.
_NO_MAGNITUDE = frozenset({Kind.DAY, Kind.MONTH, Kind.YEAR})


def by_value(one: Quantity, other: Quantity) -> Comparison:
    """Compare two values, units left aside.

    Args:
        one: The trusted quantity.
        other: The quantity to judge.

    Returns:
        Equal, or what happened.
    """
    return EQUAL if one.value == other.value else unequal(one, other)


def unequal(one: Quantity, other: Quantity) -> Comparison:
    """Say what happened between two values that are not equal.

    Args:
        one: The trusted quantity.
        other: The quantity to judge.

    Returns:
        The likeliest slip, or an agreement by another reading or by rounding.
    """
    left, right = Fraction(one.value), Fraction(other.value)
    if left in other.alternatives or right in one.alternatives:
        return Comparison(Outcome.SEPARATOR) if _misread(one, other) else CONVERTED
    if one.kind is Kind.TIME is other.kind:
        return _times(one, other)
    if left == -right:
        return Comparison(Outcome.SIGN)
    if _rounded(one, other):
        return Comparison(Outcome.ROUNDED)
    power = _power(right / left) if left and right and one.kind not in _NO_MAGNITUDE else 0
    if power:
        return Comparison(Outcome.MAGNITUDE, _factor(power))
    return Comparison(Outcome.DIGITS) if _permuted(left, right) else DIFFERENT


def _rounded(one: Quantity, other: Quantity) -> bool:
    """Whether one value is the other at a coarser precision: 4,176,000 and 4.2 million.

    Two values of the same precision never are: 58 is not 59.
    """
    left, right = Fraction(one.precision), Fraction(other.precision)
    if left == right:
        return False
    coarse = max(left, right)
    if 1 < coarse < 1000:
        return False
    gap = abs(Fraction(one.value) - other.value)
    return gap < coarse and gap <= _LOSS * max(abs(Fraction(one.value)), abs(Fraction(other.value)))


def _misread(one: Quantity, other: Quantity) -> bool:
    """Whether the alternative comes from a separator, not from a shared scale word."""
    return any(
        quantity.malformed or _separator_weight(quantity.text) in _ratios(quantity)
        for quantity in (one, other)
        if quantity.alternatives
    )


def _ratios(quantity: Quantity) -> set[Fraction]:
    """How many times larger the larger of value and alternative is."""
    value = Fraction(quantity.value)
    pairs = [sorted((abs(value), abs(Fraction(other)))) for other in quantity.alternatives]
    return {high / low for low, high in pairs if low}


def _separator_weight(text: str) -> int:
    """The power of ten of the digits after the last separator of a writing."""
    match = re.search(r"[.,，．٬'’](\d+)\D*$", text)
    return 10 ** len(match.group(1)) if match else 0


def _times(one: Quantity, other: Quantity) -> Comparison:
    """Compare two clock times, each perhaps of a 12-hour clock."""
    if set(one.values) & set(other.values):
        return CONVERTED
    day = 24 * 3600
    if one.value % day == other.value % day:
        return CONVERTED
    coarse = max(one.precision, other.precision)
    seconds_lost = one.precision != other.precision and coarse == 60
    if seconds_lost and one.value // 60 == other.value // 60:
        return Comparison(Outcome.ROUNDED)
    return DIFFERENT


def _power(ratio: Fraction) -> int:
    """The exponent of a power of ten, 0 for anything else."""
    if ratio.denominator == 1:
        return _POWERS.get(ratio.numerator, 0)
    return -_POWERS.get(ratio.denominator, 0) if ratio.numerator == 1 else 0


def _factor(power: int) -> str:
    """Write a power of ten as a reader says it."""
    return {1: "×10", -1: "×1/10"}.get(power, f"×10^{power}")


def _permuted(left: Fraction, right: Fraction) -> bool:
    one, other = str(left), str(right)
    return len(one) > 1 and one != other and sorted(one) == sorted(other)
