"""Conversions in brackets that do not convert: "100 km (82 miles)"."""

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction

import attrs

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.inconsistent_number.amounts import GAP, Amount, amounts, figure
from mtaudit.finding import Confidence, Evidence
from mtaudit.numerals import Quantity
from mtaudit.numerals.units import unit
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

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


def contradictions(text: str, context: Context, quantities: tuple[Quantity, ...]) -> Iterator[Sign]:
    """Judge each amount with another amount of its dimension in brackets after it.

    Args:
        text: The text.
        context: What is known of it.
        quantities: Those that stand around brackets, or more, by position.
    """
    found = amounts(text, quantities)
    for one, two in itertools.pairwise(found):
        gap = text[one.span.end : two.span.start]
        if (
            one.dimension != two.dimension
            or len(gap) > 40
            or not GAP.fullmatch(gap)
            or not _CLOSED.match(text, two.span.end)
            or one.unit == two.unit
            or len(one.values) != len(two.values)
            or context.is_opaque(two.span)
        ):
            continue
        confidence = _misfit(one, two)
        if confidence is not None:
            yield _mismatch(text, one, two, confidence)


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


def _mismatch(text: str, one: Amount, two: Amount, confidence: Confidence) -> Sign:
    first, second = one.span.of(text), two.span.of(text)
    both = Evidence("value", f"{first} is converted as {second}, {_ratio(one, two)}", span=one.span)
    if one.is_simple and two.is_simple:
        if _exchanged(one, two):
            return _exchange(text, one, two, both)
        if larger := _unit_for(one, two):
            return _other_unit(text, one, two, larger, both)
    stated = suggestion = ""
    target = unit(two.unit)
    if target is not None and two.is_simple and len(one.values) == 1:
        right = _written(one.values[0] / target.factor - target.offset, two.number)
        suggestion = second.replace(figure(two.number), right, 1)
        stated = f", which is {suggestion}"
    return Sign(
        two.span,
        f"“{second}” is no conversion of “{first}”{stated}",
        confidence,
        suggestions=(suggestion,) if suggestion else (),
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


def _exchange(text: str, one: Amount, two: Amount, both: Evidence) -> Sign:
    span = Span(one.span.start, two.span.end)
    figures = [figure(amount.number) for amount in (one, two)]
    first = one.span.of(text).replace(figures[0], figures[1], 1)
    second = two.span.of(text).replace(figures[1], figures[0], 1)
    return Sign(
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


def _other_unit(text: str, one: Amount, two: Amount, name: str, both: Evidence) -> Sign:
    first, second = one.span.of(text), two.span.of(text)
    old, new = (each.rpartition("-")[2] if "square" in each else each for each in (one.unit, name))
    old, new = (each.partition("-per")[0] for each in (old, new))
    for british, american in ((old, new), (old.replace("tre", "ter"), new.replace("tre", "ter"))):
        mended = re.sub(rf"\b{british}", american, first, count=1)
        if mended != first:
            break
    plural = re.sub(r"(metre|gram|tonne)", r"\1s", name.replace("-", " "), count=1)
    return Sign(
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


def _written(value: Fraction, like: Quantity) -> str:
    """Write a value with as many decimals as another, and with no more digits than it needs."""
    written = figure(like)
    decimals = len(written.partition(".")[2]) if "." in written else 0
    scale = Fraction(like.value) / Fraction(written.replace(",", "").rstrip(".") or 1)
    if scale > 1:
        value /= scale  # "1.8 million"
    if value < 10:
        decimals = max(decimals, 1 if value >= 1 else 2)
    if value < Fraction(1, 10):
        decimals = 4
    if written.rstrip("0") != written and "." not in written and value >= 1000:
        step = 10 ** (len(str(int(value))) - 2)
        value = Fraction(round(value / step) * step)
    if decimals > 1 and value < 10:
        return f"{float(value):.{decimals}f}".rstrip("0").rstrip(".")
    return f"{float(value):,.{decimals}f}" if value < 10**15 else str(int(value))
