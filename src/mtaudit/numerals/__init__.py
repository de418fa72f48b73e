"""Written numbers, dates, times, money and units as typed quantities, in twenty-one languages.

What two texts state is compared by modules that a text alone does not need: `align`, `compare`
and `render`, which are imported from where they stand.
"""

from typing import TYPE_CHECKING, Any

from mtaudit.numerals.kinds import Hedge, Kind

if TYPE_CHECKING:
    from mtaudit.numerals.quantity import Quantity

__all__ = ["Hedge", "Kind", "Quantity", "parse"]


def parse(text: str, lang: str) -> "tuple[Quantity, ...]":
    """Find all quantities of a text; what that takes is loaded with the first one.

    Args:
        text: Any text, NFC; length does not matter, time is linear in it.
        lang: Its language, a BCP 47 tag. Without a data file for it, digits and symbols only.

    Returns:
        Quantities in text order; they do not overlap.
    """
    from mtaudit.numerals import parsing  # few articles have all their numbers read

    return parsing.parse(text, lang)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module has may be anything
    """Import the type of what is found with the first one: it needs exact fractions."""
    if name == "Quantity":
        from mtaudit.numerals.quantity import Quantity

        return Quantity
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
