"""Positions: spans of a text, and the way from a text back to its file."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

import attrs

from mtaudit.value import Value


@attrs.frozen(order=True, init=False)
class Span:
    """A half-open range of a text, in Unicode code points.

    Args:
        start: Index of the first code point.
        end: Index after the last code point; never before `start`.

    Raises:
        ValueError: If the range is negative or runs backwards.
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            msg = f"a span runs forwards from 0, not from {start} to {end}"
            raise ValueError(msg)
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """An empty span is still a place."""
        return True

    def of(self, text: str) -> str:
        """Return the part of `text` that the span covers."""
        return text[self.start : self.end]

    def moved(self, distance: int) -> "Span":
        """Return the span so many code points further on."""
        return Span(self.start + distance, self.end + distance)

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the spans share a code point, or one is empty and lies inside the other."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


# The way of attrs, by name, takes half as long again, and an article has dozens of spans.
_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))

OBJECT = "\ufffc"
"""Stands in a text where its file has what is no prose: code, an address, a placeholder."""


class SpanSet:
    """Spans that do not overlap, added one by one; to judge one takes logarithmic time."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, span: Span) -> bool:
        """Add a span unless it overlaps one that is there, or is empty where one begins.

        Args:
            span: The span.

        Returns:
            Whether it was added.
        """
        at = bisect_right(self._starts, span.start)
        if at and (self._ends[at - 1] > span.start or self._starts[at - 1] == span.start):
            return False
        if at < len(self._starts) and self._starts[at] < span.end:
            return False
        self._starts.insert(at, span.start)
        self._ends.insert(at, span.end)
        return True


@attrs.frozen(eq=False, repr=False)
class Part(Value):
    """A piece of an article's text and where it stands in its document.

    Args:
        text: The piece as the reader understood it.
        start: Offset in the document, in code points, where its writing begins.
        end: Offset after its writing. Where `end - start` differs from `len(text)` the piece is an
            escape, an entity or the like, and can only be replaced whole.
    """

    text: str
    start: int
    end: int


@attrs.frozen(eq=False, repr=False)
class SourceMap(Value):
    """The way from offsets in an article's text to offsets in its document.

    Piecewise: inside a part whose writing is as long as its text, offsets run in step; any other
    part is opaque, and every offset inside it means the whole part. Built by `join`.

    Args:
        text_starts: Offset in the text at which each part begins, ascending, code points.
        file_starts: Offset in the document at which each part begins, code points.
        file_ends: Offset in the document at which each part ends, code points.
        length: Length of the text, code points.
    """

    text_starts: tuple[int, ...]
    file_starts: tuple[int, ...]
    file_ends: tuple[int, ...]
    length: int

    def to_file(self, span: Span) -> Span:
        """Return the smallest range of the document that holds the writing of `span`."""
        start = self._start(span.start)
        end = self._end(span.end) if span.end > span.start else start
        return Span(start, max(start, end))

    def is_contiguous(self, span: Span) -> bool:
        """Tell whether the writing of `span` is one unbroken stretch that can be replaced.

        True if nothing else stands inside it, and neither end cuts an escape in two.
        """
        return not self.cuts(span) and not any(self.gaps(span))

    def gaps(self, span: Span) -> Iterator[Span]:
        """Yield what stands inside the writing of `span` in the document and is no part of it."""
        if not self.text_starts:
            return
        for part in range(self._part(span.start), self._part(max(span.start, span.end - 1))):
            end, start = self.file_ends[part], self.file_starts[part + 1]
            if start != end:
                yield Span(min(start, end), max(start, end))

    def cuts(self, span: Span) -> bool:
        """Tell whether an end of `span` lies inside an escape, which can only be replaced whole."""
        if not self.text_starts:
            return len(span) > 0
        first = self._part(span.start)
        last = self._part(max(span.start, span.end - 1))
        return self._cuts_part(first, span.start) or self._cuts_part(last, span.end)

    def _part(self, offset: int) -> int:
        return max(0, bisect_right(self.text_starts, offset) - 1)

    def _text_length(self, part: int) -> int:
        following = part + 1
        end = self.text_starts[following] if following < len(self.text_starts) else self.length
        return end - self.text_starts[part]

    def _is_linear(self, part: int) -> bool:
        return self._text_length(part) == self.file_ends[part] - self.file_starts[part]

    def _cuts_part(self, part: int, offset: int) -> bool:
        inside = offset - self.text_starts[part]
        return not self._is_linear(part) and 0 < inside < self._text_length(part)

    def _start(self, offset: int) -> int:
        if not self.text_starts:
            return 0
        if offset >= self.length:
            return self.file_ends[-1]
        part = self._part(offset)
        if self._is_linear(part):
            return self.file_starts[part] + offset - self.text_starts[part]
        return self.file_starts[part]

    def _end(self, offset: int) -> int:
        part = self._part(offset - 1)
        if self._is_linear(part):
            return self.file_starts[part] + offset - self.text_starts[part]
        return self.file_ends[part]


def join(parts: Iterable[Part]) -> tuple[str, SourceMap]:
    """Join the parts a reader found into one text and the map back to the document.

    Neighbouring parts whose writing is continuous and as long as their text become one, so a plain
    text has a map of a single piece.

    Args:
        parts: Pieces of the text in reading order; pieces without text are left out.

    Returns:
        The text, and the map from its offsets to the document's.
    """
    texts: list[str] = []
    text_starts: list[int] = []
    file_starts: list[int] = []
    file_ends: list[int] = []
    length = 0
    linear_before = False
    for part in parts:
        if not part.text:
            continue
        linear = part.end - part.start == len(part.text)
        if linear and linear_before and file_ends[-1] == part.start:
            file_ends[-1] = part.end
        else:
            text_starts.append(length)
            file_starts.append(part.start)
            file_ends.append(part.end)
        linear_before = linear
        texts.append(part.text)
        length += len(part.text)
    return "".join(texts), SourceMap(
        tuple(text_starts), tuple(file_starts), tuple(file_ends), length
    )


@attrs.frozen(eq=False, repr=False, slots=False)
class LineIndex(Value):
    """Lines of a text: they end at LF and at nothing else.

    Args:
        text: The text to index.
    """

    text: str = attrs.field(repr=False)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offset of the first code point of each line."""
        return (0, *(newline + 1 for newline in _newlines(self.text)))

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset, both counted from 1, columns in code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line(self, number: int) -> Span:
        """Return the span of a line, counted from 1, without the characters that end it."""
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        if end > start and self.text[end - 1] == "\r":
            end -= 1
        return Span(start, end)


def _newlines(text: str) -> Iterator[int]:
    at = text.find("\n")
    while at >= 0:
        yield at
        at = text.find("\n", at + 1)
