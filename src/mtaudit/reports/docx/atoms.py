"""A text cut into atoms: each is taken out or not, and marks stand between them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from mtaudit.spans import Span


@attrs.frozen
class Change:
    """What a correction does to a text.

    Args:
        deleted: The words that go, code points; perhaps none.
        inserted: The words that come, after them.
    """

    deleted: Span
    inserted: str


@attrs.frozen
class Remark:
    """A finding as an editor gets it.

    Args:
        span: What the comment is about.
        lines: What it says, a paragraph each; none for a change without a comment.
        change: The correction, if it is to be offered as one.
    """

    span: Span
    lines: tuple[str, ...]
    change: Change | None = None

    @property
    def cuts(self) -> Iterator[int]:
        """The places at which the text must be cut."""
        yield from (self.span.start, self.span.end)
        if self.change:
            yield from (self.change.deleted.start, self.change.deleted.end)


@attrs.frozen(eq=False)
class Shape:
    """What the runs have in common that a run is cut into.

    Args:
        tag: Its start tag.
        format: The element with its properties, as XML; empty if it has none.
        holder: Number of the element that holds the run; runs of one holder are neighbours.
        tracked: The start tag of the holder, if that is what somebody has put in or moved here.
        may_change: Whether words may be taken out or put in.
        outermost: Number of the run around the text box that this run stands in, if it does; there
            a comment cannot begin.
    """

    tag: str
    format: str = ""
    holder: int = 0
    tracked: str = ""
    may_change: bool = True
    outermost: int | None = None


@attrs.define(eq=False)
class Atom:
    """A part of a run.

    Args:
        shape: The run.
        content: The text, or the XML of an element; that may have marks of its own.
        span: Where it stands in the text; `None` for an element that is no text.
        is_text: Whether the content is a text.
    """

    shape: Shape
    content: str
    span: Span | None = None
    is_text: bool = False

    @property
    def is_written(self) -> bool:
        """Whether it shows its text, and nothing in its place."""
        return self.is_text and self.span is not None and len(self.content) == len(self.span)

    def cut(self, cuts: Sequence[int]) -> Iterator["Atom"]:
        """Yield the atom in pieces.

        Args:
            cuts: Places of the text, ascending.
        """
        span = self.span
        if span is None or not self.is_written:
            yield self
            return
        start = span.start
        for at in (*cuts[bisect_left(cuts, start + 1) : bisect_left(cuts, span.end)], span.end):
            content = self.content[start - span.start : at - span.start]
            yield attrs.evolve(self, content=content, span=Span(start, at))
            start = at
