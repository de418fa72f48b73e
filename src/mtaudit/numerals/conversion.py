"""Whether two quantities of different units or currencies state the same fact."""

from fractions import Fraction

from mtaudit.numerals.outcome import CONVERTED, DIFFERENT, Comparison, Outcome, by_value
from mtaudit.numerals.quantity import Kind, Quantity
from mtaudit.numerals.units import base_value, unit

# "dollars" alone may be any of these, ¥ either of those.
_CURRENCY_FAMILIES = (
    frozenset({"USD", "CAD", "AUD", "HKD", "NZD", "SGD", "TWD"}),
    frozenset({"GBP", "EGP"}),
    frozenset({"JPY", "CNY"}),
    frozenset({"CZK", "SEK", "NOK", "DKK"}),
    frozenset({"MXN", "ARS", "CLP", "COP", "PHP", "CUP"}),
)
# One word or sign for two units: "pounds", ° and ' without more, 尺.
_POUNDS = frozenset({"pound-mass", "GBP"})
# "8,5 Cent" are of a euro, "8.5 cents" of a dollar, "8,5 centavos" of a real.
_WITH_CENTS = frozenset({"ARS", "BRL", "EUR", "MXN", "USD"})
_SYNONYMS = (
    frozenset({"degree", "degree-fahrenheit"}),
    frozenset({"foot", "chi"}),
    frozenset({"minute", "degree"}),
)
# What a conversion loses when people round it.
_LOSS = Fraction(3, 100)


def by_unit(one: Quantity, other: Quantity) -> Comparison:
    """Compare two quantities of different units.

    Args:
        one: The trusted quantity, with a unit or a currency.
        other: The quantity to judge, with another.

    Returns:
        The outcome.
    """
    left, right = one.unit or "", other.unit or ""
    units = {left, right}
    if units == _POUNDS or (units <= _WITH_CENTS and _in_cents(one) and _in_cents(other)):
        return by_value(one, other)
    base, other_base = base_value(one.value, left), base_value(other.value, right)
    if base is None or other_base is None:
        if any(units <= family for family in _CURRENCY_FAMILIES):
            return by_value(one, other)
        return _replaced(one, other)
    dimensions = {base[0], other_base[0]}
    if len(dimensions) == 1 and _near(base[1], other_base[1], one, other):
        return CONVERTED
    if dimensions == {"time", "months"} and _calendar_units(one, other):
        return CONVERTED
    if dimensions == {"temperature", "angle"} or units in _SYNONYMS:
        return by_value(one, other)
    return _replaced(one, other)


def _in_cents(money: Quantity) -> bool:
    return "cent" in money.text.lower()


def _replaced(one: Quantity, other: Quantity) -> Comparison:
    """Say that the same number now counts something else, or that all differs."""
    if one.value != other.value:
        return DIFFERENT
    money = one.kind is Kind.MONEY is other.kind
    return Comparison(Outcome.CURRENCY if money else Outcome.UNIT, f"{one.unit} {other.unit}")


def _calendar_units(one: Quantity, other: Quantity) -> bool:
    """Whether days and months agree the way people convert them (4 weeks, a month)."""
    days = []
    for quantity in (one, other):
        found = unit(quantity.unit or "")
        if found is None:
            return False
        in_days = Fraction(1, 86400) if found.dimension == "time" else Fraction(365, 12)
        days.append(Fraction(quantity.value) * found.factor * in_days)
    low, high = sorted(days)
    return low > 0 and high / low < Fraction(106, 100)


def _near(left: Fraction, right: Fraction, one: Quantity, other: Quantity) -> bool:
    """Whether converted values agree within what a rounded conversion loses."""
    if left == right:
        return True
    sizes = [_last_digit(one), _last_digit(other)]
    if _power_of_ten(one.unit or "", other.unit or ""):
        return abs(left - right) < max(sizes) and sizes[0] != sizes[1]
    if {one.unit, other.unit} == {"year", "month"}:
        return abs(left - right) * 2 <= max(sizes)  # half a year is not seven months
    return abs(left - right) <= max(*sizes, abs(left) * _LOSS)


def _last_digit(quantity: Quantity) -> Fraction:
    """The weight of the last digit in base units."""
    found = unit(quantity.unit or "")
    return Fraction(quantity.precision) * (found.factor if found else 1)


def _power_of_ten(one: str, other: str) -> bool:
    """Whether two units differ by a power of ten, so that nothing is lost between them."""
    left, right = unit(one), unit(other)
    if left is None or right is None or not right.factor:
        return False
    ratio = left.factor / right.factor
    return set(str(max(ratio, 1 / ratio))) <= set("10")
