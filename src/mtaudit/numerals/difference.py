"""The ways in which a translation can disagree with its source about a quantity."""

from enum import StrEnum
from typing import NamedTuple

from mtaudit.finding import Confidence
from mtaudit.numerals.quantity import Quantity


class Change(StrEnum):
    """What became of a quantity."""

    MISSING = "missing"
    EXTRA = "extra"
    CHANGED = "changed"
    MAGNITUDE = "magnitude"
    DIGITS = "digits swapped"
    SEPARATOR = "separator misread"
    FORMAT = "separator style"
    UNIT = "unit changed"
    CURRENCY = "currency changed"
    EXCHANGED = "exchanged"
    DATE = "date part changed"
    SIGN = "sign lost"
    HEDGE = "hedge dropped"


class Difference(NamedTuple):
    """A disagreement between source and target.

    Args:
        kind: What happened.
        source: The quantity of the source, None when the target invents one.
        target: The quantity of the target, None when it lost one.
        confidence: How sure.
        detail: The power of ten, the part of the date, the units.
        beside: The quantity of the target beside which a lost part of a date belongs.
    """

    kind: Change
    source: Quantity | None
    target: Quantity | None
    confidence: Confidence
    detail: str = ""
    beside: Quantity | None = None
