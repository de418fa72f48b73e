"""Units of measurement: their dimension and how to convert them exactly."""

import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mtaudit.numerals.quantity import Number


class Unit(NamedTuple):
    """A unit of measurement.

    Args:
        name: Canonical id (`square-kilometre`).
        dimension: What it measures; units of one dimension convert into each other.
        factor: How many base units it is.
        offset: Added before multiplying (Fahrenheit).
    """

    name: str
    dimension: str
    factor: Fraction
    offset: Fraction = Fraction(0)


@cache
def _units() -> dict[str, Unit]:
    path = Path(__file__).parent / "data" / "units.json"
    rows = json.loads(path.read_text("utf-8"))
    return {name: Unit(name, row[0], *map(_ratio, row[1:])) for name, row in rows.items()}


def _ratio(text: str) -> Fraction:
    above, _, below = text.partition("/")
    return Fraction(above) / Fraction(below or 1)


def unit(name: str) -> Unit | None:
    """Find a unit.

    Args:
        name: Canonical id.

    Returns:
        The unit, or None when the id is none of a unit (a currency, say).
    """
    return _units().get(name)


def is_time(name: str) -> bool:
    """Tell whether a unit measures time.

    Args:
        name: Canonical id.

    Returns:
        Whether it does.
    """
    found = unit(name)
    return found is not None and found.dimension in ("time", "months")


def base_value(value: Number, name: str) -> tuple[str, Fraction] | None:
    """Convert a value to the base unit of its dimension.

    Args:
        value: The value.
        name: The unit it has.

    Returns:
        Dimension and value in base units, or None for an unknown unit.
    """
    found = unit(name)
    if found is None:
        return None
    return found.dimension, (Fraction(value) + found.offset) * found.factor
