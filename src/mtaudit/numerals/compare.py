"""Whether two quantities state the same fact, and if not, what happened to it."""

import re
from enum import StrEnum
from fractions import Fraction

import attrs

from mtaudit.numerals.quantity import Hedge, Kind, Quantity
from mtaudit.numerals.units import base_value, unit


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
        outcome: the result.
        detail: the power of ten for a magnitude (`×10`), the part for a date (`month`).
    """

    outcome: Outcome
    detail: str = ""

    @property
    def same(self) -> bool:
        """Whether both state the same fact (a dropped hedge is not the same)."""
        return self.outcome in (Outcome.EQUAL, Outcome.CONVERTED, Outcome.ROUNDED)


# A rounding that moves the value by more is a change: 5,900 is not 5,000.
_LOSS = Fraction(3, 100)
_EQUAL = Comparison(Outcome.EQUAL)
_CONVERTED = Comparison(Outcome.CONVERTED)
_ORDER = list(Outcome)
# Kinds that are a bare number in one language where another says what it counts.
NUMBERS = frozenset(
    {Kind.COUNT, Kind.ORDINAL, Kind.YEAR, Kind.DAY, Kind.MULTIPLE, Kind.CODE, Kind.CENTURY,
     Kind.ERA_YEAR}
)  # fmt: skip
_TIED = frozenset({Hedge.ABOUT})
# "dollars" alone may be any of these, ¥ either of those.
_CURRENCY_FAMILIES = (
    frozenset({"USD", "CAD", "AUD", "HKD", "NZD", "SGD", "TWD"}), frozenset({"JPY", "CNY"}),
    frozenset({"CZK", "SEK", "NOK", "DKK"}), frozenset({"MXN", "ARS", "CLP", "COP", "PHP", "CUP"}),
)  # fmt: skip


def compare(one: Quantity, other: Quantity) -> Comparison:
    """Compare a quantity of the source with one of the target.

    Args:
        one: the trusted quantity.
        other: the quantity to judge.

    Returns:
        The outcome. Of composites the worst of their parts; parts that only one side states
        (a date without its year) do not count.
    """
    if Kind.DATE in (one.kind, other.kind):
        return _dates(one, other)
    if one.parts and other.parts:
        if len(one.parts) != len(other.parts):
            return Comparison(Outcome.DIFFERENT)
        pairs = zip(one.parts, other.parts, strict=True)
        worst = max((compare(*pair) for pair in pairs), key=lambda c: _ORDER.index(c.outcome))
        return worst
    if one.parts or other.parts:
        return _clock_or_ratio(one, other)
    result = values(one, other)
    if result.same and _loosened(one, other):
        return Comparison(Outcome.HEDGE, str(one.hedge or other.hedge))
    return result


def _loosened(one: Quantity, other: Quantity) -> bool:
    """Whether one side's hedge is gone or turned round ("more than" to "less than")."""
    if one.hedge is other.hedge or Kind.APPROXIMATE in (one.kind, other.kind):
        return False
    sides = {one.hedge, other.hedge}
    if None in sides:
        return True
    upward, downward = {Hedge.OVER, Hedge.AT_LEAST}, {Hedge.UNDER, Hedge.AT_MOST, Hedge.NEARLY}
    return bool(sides & upward) and bool(sides & downward)


def _dates(one: Quantity, other: Quantity) -> Comparison:
    left = {part.kind: part for part in one.leaves()}
    right = {part.kind: part for part in other.leaves()}
    for table in (left, right):
        if Kind.ERA_YEAR in table:
            table[Kind.YEAR] = table.pop(Kind.ERA_YEAR)
    shared = [kind for kind in left if kind in right]
    if not shared:
        return Comparison(Outcome.DIFFERENT)
    turned = _turned(left, right)
    for kind in shared:
        if not values(left[kind], right[kind]).same and not turned:
            return Comparison(Outcome.DATE, kind.value)
    return _CONVERTED if turned else _EQUAL


def _turned(left: dict[Kind, Quantity], right: dict[Kind, Quantity]) -> bool:
    """Whether two dates agree once an ambiguous `1/2` is read the other way round."""
    keys = (Kind.MONTH, Kind.DAY)
    if not all(key in left and key in right for key in keys):
        return False
    if left[Kind.MONTH].value == right[Kind.MONTH].value:
        return False
    ambiguous = left[Kind.DAY].alternatives or right[Kind.DAY].alternatives
    return bool(ambiguous) and (
        left[Kind.MONTH].value == right[Kind.DAY].value
        and left[Kind.DAY].value == right[Kind.MONTH].value
    )


def _clock_or_ratio(one: Quantity, other: Quantity) -> Comparison:
    """Compare `3:02` read as a time with a score of the same digits."""
    composite, leaf = (one, other) if one.parts else (other, one)
    digits = [part.value for part in composite.parts]
    if leaf.kind is Kind.TIME and len(digits) == 2:
        hours, seconds = divmod(leaf.value, 3600)
        if digits == [hours, Fraction(seconds) / 60]:
            return _CONVERTED
    return Comparison(Outcome.DIFFERENT)


def values(one: Quantity, other: Quantity) -> Comparison:
    """Compare two quantities without parts, hedges left aside.

    Args:
        one: the trusted quantity.
        other: the quantity to judge.

    Returns:
        The outcome.
    """
    kinds = {one.kind, other.kind}
    if kinds == {Kind.CODE} and (one.unit or "") != (other.unit or ""):
        return Comparison(Outcome.DIFFERENT)
    if kinds == {Kind.CODE} and not (one.value or other.value):
        return _EQUAL if one.text.lower() == other.text.lower() else Comparison(Outcome.DIFFERENT)
    if Kind.APPROXIMATE in kinds:
        return _approximate(one, other)
    if one.unit and other.unit and one.unit != other.unit and Kind.CODE not in kinds:
        return _by_unit(one, other)
    if kinds == {Kind.PERCENT, Kind.POINTS}:
        same = one.value == other.value
        return Comparison(Outcome.UNIT, "percentage points") if same else _different(one, other)
    if kinds == {Kind.PERCENT, Kind.COUNT}:
        percent, count = (one, other) if one.kind is Kind.PERCENT else (other, one)
        if Fraction(percent.value) / 100 == count.value:
            return _CONVERTED
    if kinds == {Kind.CENTURY, Kind.DECADE}:
        century, decade = (one, other) if one.kind is Kind.CENTURY else (other, one)
        same = decade.value == (century.value - 1) * 100
        return _CONVERTED if same else Comparison(Outcome.DIFFERENT)
    if kinds == {Kind.COUNT, Kind.ORDINAL}:
        ordinal, count = (one, other) if one.kind is Kind.ORDINAL else (other, one)
        if ordinal.value and count.value == 1 / Fraction(ordinal.value):
            # "un terzo" is a third, of something or in a row.
            return _CONVERTED
    if Kind.TIME in kinds and len(kinds) == 2:
        return _hour_alone(one, other)
    if kinds <= {Kind.DECADE, Kind.YEAR, Kind.COUNT} and Kind.DECADE in kinds:
        same = any(left == right for left in one.values for right in other.values)
        return _EQUAL if same else _different(one, other)
    if one.value == other.value:
        return _EQUAL
    return _different(one, other)


def _hour_alone(one: Quantity, other: Quantity) -> Comparison:
    """Compare a time with a bare hour: "at 9" and 9:00."""
    time, bare = (one, other) if one.kind is Kind.TIME else (other, one)
    hours = {Fraction(value) / 3600 for value in time.values}
    if bare.value >= 100 and any(
        bare.value == value // 3600 * 100 + value % 3600 // 60 for value in time.values
    ):
        # "1200 GMT"
        return _CONVERTED
    if bare.value in hours or bare.value + 12 in hours:
        return _CONVERTED
    base = base_value(bare.value, bare.unit) if bare.kind is Kind.DURATION and bare.unit else None
    if base is not None and base[1] in time.values:
        return _CONVERTED
    return Comparison(Outcome.DIFFERENT)


def _approximate(one: Quantity, other: Quantity) -> Comparison:
    low, high = sorted((abs(Fraction(one.value)), abs(Fraction(other.value))))
    # "dozens" and "hundreds" overlap; a thousandfold is a slip.
    if low and high / low < 1000:
        return _CONVERTED
    return _different(one, other)


def _by_unit(one: Quantity, other: Quantity) -> Comparison:
    assert one.unit is not None and other.unit is not None
    left, right = base_value(one.value, one.unit), base_value(other.value, other.unit)
    if {one.unit, other.unit} == {"pound-mass", "GBP"}:
        # "pounds" alone.
        return _EQUAL if one.value == other.value else _different(one, other)
    if left is None or right is None:
        if any({one.unit, other.unit} <= family for family in _CURRENCY_FAMILIES):
            return _EQUAL if one.value == other.value else _different(one, other)
        if one.value == other.value:
            money = one.kind is Kind.MONEY is other.kind
            return Comparison(
                Outcome.CURRENCY if money else Outcome.UNIT, f"{one.unit} {other.unit}"
            )
        return Comparison(Outcome.DIFFERENT)
    if left[0] == right[0] and _near(left[1], right[1], one, other):
        return _CONVERTED
    if {left[0], right[0]} == {"time", "months"} and _calendar_units(one, other):
        return _CONVERTED
    if {left[0], right[0]} == {"temperature", "angle"} or {one.unit, other.unit} in _SYNONYMS:
        return _EQUAL if one.value == other.value else _different(one, other)
    if one.value == other.value:
        return Comparison(Outcome.UNIT, f"{one.unit} {other.unit}")
    return Comparison(Outcome.DIFFERENT)


_SYNONYMS = (
    {"tonne", "pound-mass"} - {"pound-mass"}, {"degree", "degree-fahrenheit"}, {"foot", "chi"},
    {"minute", "degree"},
)  # fmt: skip


def _calendar_units(one: Quantity, other: Quantity) -> bool:
    """Whether days and months agree the way people convert them (4 weeks, a month)."""
    days = []
    for quantity in (one, other):
        found = unit(quantity.unit or "")
        if found is None:
            return False
        size = (
            found.factor / 86400 if found.dimension == "time" else found.factor * Fraction(365, 12)
        )
        days.append(Fraction(quantity.value) * size)
    low, high = sorted(days)
    return low > 0 and high / low < Fraction(106, 100)


def _near(left: Fraction, right: Fraction, one: Quantity, other: Quantity) -> bool:
    """Whether converted values agree within what a rounded conversion loses."""
    if left == right:
        return True
    sizes = [
        Fraction(quantity.precision) * (found.factor if found else 1)
        for quantity in (one, other)
        for found in (unit(quantity.unit or ""),)
    ]
    exact_units = _power_of_ten(one.unit or "", other.unit or "")
    if exact_units:
        return abs(left - right) < max(sizes) and sizes[0] != sizes[1]
    bound = max(max(sizes), abs(left) * Fraction(3, 100))
    return abs(left - right) <= bound


def _power_of_ten(one: str, other: str) -> bool:
    left, right = unit(one), unit(other)
    if left is None or right is None or not right.factor:
        return False
    ratio = left.factor / right.factor
    return set(str(max(ratio, 1 / ratio))) <= set("10")


def rounded(one: Quantity, other: Quantity) -> bool:
    """Tell whether one value is the other rounded or cut to fewer digits.

    Args:
        one: a quantity.
        other: another.

    Returns:
        Whether they agree at the coarser precision (4176000 and 4.2 million). Two values of the
        same precision never do: 58 is not 59.
    """
    left, right = Fraction(one.precision), Fraction(other.precision)
    if left == right:
        return False
    coarse = max(left, right)
    if 1 < coarse < 1000:
        return False
    gap = abs(Fraction(one.value) - other.value)
    return gap < coarse and gap <= _LOSS * max(abs(Fraction(one.value)), abs(Fraction(other.value)))


def _different(one: Quantity, other: Quantity) -> Comparison:
    """Say what happened between two values that are not equal."""
    left, right = Fraction(one.value), Fraction(other.value)
    if left in other.alternatives or right in one.alternatives:
        if _misread(one, other):
            return Comparison(Outcome.SEPARATOR)
        if Kind.TIME in (one.kind, other.kind) or Kind.DECADE in (one.kind, other.kind):
            return _CONVERTED
        if Kind.YEAR in (one.kind, other.kind) or Kind.DURATION in (one.kind, other.kind):
            return _CONVERTED
        if one.kind in (Kind.DAY, Kind.MONTH):
            return _CONVERTED
        return _CONVERTED
    if one.kind is Kind.TIME is other.kind:
        return _times(one, other)
    if left == -right:
        return Comparison(Outcome.SIGN)
    if rounded(one, other):
        return Comparison(Outcome.ROUNDED)
    if (
        left and right and (power := _power(right / left))
        and one.kind not in (Kind.DAY, Kind.MONTH, Kind.YEAR)
    ):  # fmt: skip
        sign = f"×10^{power}" if abs(power) > 1 else ("×10" if power == 1 else "×1/10")
        return Comparison(Outcome.MAGNITUDE, sign)
    if _permuted(left, right):
        return Comparison(Outcome.DIGITS)
    return Comparison(Outcome.DIFFERENT)


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
        return _CONVERTED
    day = 24 * 3600
    if one.value % day == other.value % day:
        return _CONVERTED
    coarse = max(one.precision, other.precision)
    seconds_lost = one.precision != other.precision and coarse == 60
    if seconds_lost and one.value // 60 == other.value // 60:
        return Comparison(Outcome.ROUNDED)
    return Comparison(Outcome.DIFFERENT)


_POWERS = {10**power: power for power in range(1, 16)}


def _power(ratio: Fraction) -> int:
    """The exponent of a power of ten, 0 for anything else."""
    if ratio.denominator == 1:
        return _POWERS.get(ratio.numerator, 0)
    return -_POWERS.get(ratio.denominator, 0) if ratio.numerator == 1 else 0


def _permuted(left: Fraction, right: Fraction) -> bool:
    one, other = str(left), str(right)
    return len(one) > 1 and one != other and sorted(one) == sorted(other)
