"""A text cut at the ends of its marks, so that marks may overlap in any way."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from mtaudit.spans import LineIndex, Span


@attrs.frozen
class Segment:
    """A stretch of one line on which the same marks lie.

    Args:
        text: The stretch; empty where a mark names a place between two characters.
        marks: Numbers of the marks on it, the innermost first.
        starts: Those of them that begin here.
        ends: Those of them that end here.
    """

    text: str
    marks: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def marked_lines(lines: LineIndex, marks: Sequence[Span]) -> Iterator[tuple[Segment, ...]]:
    """Yield the lines of a text, each cut at the ends of the marks on it.

    Every mark begins in one segment and ends in one; a mark of line ends alone is shown as a place
    at the end of its line.

    Args:
        lines: The lines of the text.
        marks: Spans of the text in any order, code points; a mark's number is its index.

    Yields:
        The segments of each line; none for an empty line without a mark.
    """
    spans = [_inside_lines(span, lines) for span in marks]
    cuts = sorted({cut for span in spans for cut in (span.start, span.end)})
    waiting = sorted(range(len(spans)), key=lambda mark: spans[mark].start, reverse=True)
    active: list[int] = []
    for number in range(1, len(lines.starts) + 1):
        line = lines.line(number)
        inner = cuts[bisect_right(cuts, line.start) : bisect_left(cuts, line.end)]
        segments: list[Segment] = []
        for start, end in pairwise((line.start, *inner, line.end, line.end)):
            while waiting and spans[waiting[-1]].start <= start:
                active.append(waiting.pop())
            places = [mark for mark in active if spans[mark].end == spans[mark].start == start]
            active = [mark for mark in active if spans[mark].end > start]
            segments += (Segment("", (mark,), (mark,), (mark,)) for mark in places)
            if start < end:
                segments.append(_segment(lines.text, start, end, active, spans))
        yield tuple(segments)


def _segment(text: str, start: int, end: int, active: list[int], spans: list[Span]) -> Segment:
    marks = sorted(active, key=lambda mark: (len(spans[mark]), mark))
    return Segment(
        text[start:end],
        tuple(marks),
        tuple(mark for mark in marks if spans[mark].start == start),
        tuple(mark for mark in marks if spans[mark].end == end),
    )


def _inside_lines(span: Span, lines: LineIndex) -> Span:
    """Take the line ends off both ends of a span."""
    text = lines.text
    start, end = span.start, span.end
    while start < end and text[start] in "\r\n":
        start += 1
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    if start < end:
        return Span(start, end)
    place = min(span.start, lines.line(lines.position(span.start)[0]).end)
    return Span(place, place)
