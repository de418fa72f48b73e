"""Written numbers, dates, times, money and units as typed quantities, in fifteen languages.

What two texts state is compared by modules that a text alone does not need: `align`, `compare`
and `render`, which are imported from where they stand.
"""

from mtaudit.numerals.parse import parse
from mtaudit.numerals.quantity import Hedge, Kind, Quantity

__all__ = ["Hedge", "Kind", "Quantity", "parse"]
