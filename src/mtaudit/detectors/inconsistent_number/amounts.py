"""Measures, perhaps of two units or with two ends: "6ft 2in", "10-20 km"."""

import re
from fractions import Fraction

import attrs

from mtaudit.numerals import Kind, Quantity
from mtaudit.numerals.units import base_value, unit
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

HEDGE = (
    r"(?:(?:about|approximately|approx\.?|around|roughly|nearly|almost|some|or|just|over|~)\s?)*"
)
GAP = Pattern(rf"[ \u00a0]?\(\s*{HEDGE}")
_SKIPPED_DIMENSIONS = frozenset({"time", "months", "angle", "level", "data", "bitrate"})
_SKIPPED_UNITS = frozenset({"li", "chi", "zhang", "jin", "liang", "mu", "verst", "tsubo"})
# Units that the parser leaves to the reader where nothing stands beside them.
_BARE_UNITS = {"in": "inch", "lb": "pound-mass", "lbs": "pound-mass", "st": "stone", "ft": "foot"}
_COMPOUNDS = {("foot", "inch"), ("stone", "pound-mass"), ("pound-mass", "ounce")}
_TORN = Pattern(r"\d[.,]$")  # the rest of a number that is broken in writing
_STONES = Pattern(r"(?<![\d.,])(\d{1,2})\s?st(?:one)?\.?,?\s?$")


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


def amounts(text: str, quantities: tuple[Quantity, ...]) -> list[Amount]:
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
    if before and GAP.fullmatch(text[before.span.end : quantity.span.start][:40]):
        return before.dimension
    if after and GAP.fullmatch(text[quantity.span.end : after.span.start][:40]):
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


_FIGURE = Pattern(r"\d[\d.,]*")


def figure(quantity: Quantity) -> str:
    """Return the digits of a quantity as they are written.

    Args:
        quantity: The quantity.

    Returns:
        The digits with their separators; all of its text if it has no digits.
    """
    match = _FIGURE.search(quantity.text)
    return match.group() if match else quantity.text
