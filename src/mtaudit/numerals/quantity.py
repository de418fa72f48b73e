"""The types of this package: what a written number means."""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from mtaudit.numerals.kinds import Hedge, Kind
from mtaudit.spans import Span
from mtaudit.value import Value

__all__ = ["Hedge", "Kind", "Number", "Quantity", "exact"]

Number = int | Fraction


@attrs.frozen(eq=False, repr=False)
class Quantity(Value):
    """One quantity found in a text.

    A composite (a date, a range, a ratio) carries its members in `parts`, each with a span of its
    own; its `value` is then the first member's, or for a date the digits yyyymmdd with zeros for
    what is not said.

    Args:
        span: Where it stands, code points of the parsed text, hedge excluded.
        kind: What sort of fact it states.
        value: The exact value. Percent: 7 for 7 %. Time: seconds since midnight. Month: 1 to 12.
            Weekday: 1 (Monday) to 7. Decade: its first year. Century: its number, negative for BC.
        text: The writing itself.
        unit: ISO 4217 code (money), canonical unit id (measure, duration), letters of a code.
        hedge: How the writer loosened the value, if so.
        precision: Weight of the last digit that was kept: 100000 for `4.5 million`.
        alternatives: Other values the same writing may have: 1234 for `1.234`.
        parts: Members of a composite.
        weak: The writing is often no number at all ("one", 一, "May"): ignore when unmatched.
        words: Number words take part in the writing.
        malformed: Separators break the grouping rule of the language (`94,00` in English).
    """

    span: Span
    kind: Kind
    value: Number
    text: str = ""
    unit: str | None = None
    hedge: Hedge | None = None
    precision: Number = 1
    alternatives: tuple[Number, ...] = ()
    parts: tuple["Quantity", ...] = ()
    weak: bool = False
    words: bool = False
    malformed: bool = False

    def leaves(self) -> Iterator["Quantity"]:
        """Yield the members at the bottom: the quantity itself when it has no parts.

        Returns:
            An iterator over quantities without parts, in text order.
        """
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def moved(self, by: int) -> "Quantity":
        """Return the same quantity in a text that has more before it.

        Args:
            by: How much more, code points.
        """
        span = Span(self.span.start + by, self.span.end + by)
        return attrs.evolve(self, span=span, parts=tuple(part.moved(by) for part in self.parts))

    @property
    def values(self) -> tuple[Number, ...]:
        """All values the writing may have, the likeliest first."""
        return (self.value, *self.alternatives)


def exact(value: Number) -> Number:
    """Give an integral fraction as an int, so that equal values look equal.

    Args:
        value: Any exact number.

    Returns:
        The same value, an int where possible.
    """
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value
