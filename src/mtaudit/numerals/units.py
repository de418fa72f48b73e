"""Units of measurement: their dimension and how to convert them exactly."""

import json
from fractions import Fraction
from functools import cache, lru_cache
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
def _rows() -> dict[str, list[str]]:
    """Return the dimension of each unit, and in writing its factor and its offset if it has one."""
    path = Path(__file__).parent / "data" / "units.json"
    rows: dict[str, list[str]] = json.loads(path.read_text("utf-8"))
    return rows


def _ratio(text: str) -> Fraction:
    above, _, below = text.partition("/")
    return Fraction(above) / Fraction(below or 1)


@lru_cache(maxsize=512)
def unit(name: str) -> Unit | None:
    """Find a unit.

    Args:
        name: Canonical id.

    Returns:
        The unit, or None when the id is none of a unit (a currency, say).
    """
    row = _rows().get(name)
    return Unit(name, row[0], *map(_ratio, row[1:])) if row else None


def is_time(name: str) -> bool:
    """Tell whether a unit measures time.

    Args:
        name: Canonical id.

    Returns:
        Whether it does.
    """
    row = _rows().get(name)
    return row is not None and row[0] in ("time", "months")


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
