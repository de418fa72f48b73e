"""The lines of a text with their marks; of an article in pairs, rows of translation and source."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

import attrs

from mtaudit.article import Article
from mtaudit.reports.html.views import FindingView, LineView, RowView, SegmentView
from mtaudit.reports.marking import Segment, marked_lines
from mtaudit.spans import LineIndex, Span

Marks: TypeAlias = Sequence[tuple[Span, FindingView]]
"""Places of a text, and the finding that each is marked for."""


@attrs.frozen
class _Seen:
    """The findings of an article that have an anchor, and those at which the keyboard stops."""

    anchored: set[int] = attrs.Factory(set)
    reached: set[int] = attrs.Factory(set)


def _by_position(marks: Marks) -> Marks:
    return sorted(marks, key=lambda mark: mark[0])


@attrs.frozen
class _Side:
    """A text that is shown part by part.

    Args:
        prefix: What the ids of its lines begin with.
        lines: Its lines.
        marks: The places to mark in it, by position.
    """

    prefix: str
    lines: LineIndex
    marks: Marks = attrs.field(converter=_by_position)
    seen: _Seen = attrs.Factory(_Seen)

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span, _ in self.marks]

    @cached_property
    def _longest(self) -> int:
        return max((len(span) for span, _ in self.marks), default=0)

    def part(self, part: Span) -> tuple[LineView, ...]:
        """Return the lines of a part; a mark that crosses its ends is cut there."""
        first = bisect_left(self._starts, part.start - self._longest)
        last = bisect_right(self._starts, part.end)
        inside = [
            (Span(max(0, span.start - part.start), min(span.end, part.end) - part.start), view)
            for span, view in self.marks[first:last]
            if (span.start < part.end and part.start < span.end)
            or part.start <= span.start == span.end <= part.end
        ]
        above = self.lines.position(part.start)[0] - 1
        text = LineIndex(part.of(self.lines.text))
        return _views(self.prefix, text, inside, self.seen, above)


def line_views(prefix: str, lines: LineIndex, marks: Marks) -> tuple[LineView, ...]:
    """Return the lines of a text that are not empty.

    Args:
        prefix: What the ids of the lines begin with.
        lines: The lines.
        marks: The places to mark in them.
    """
    return _views(prefix, lines, marks, _Seen(), 0)


def row_views(number: int, article: Article, marks: Marks, evidence: Marks) -> Iterator[RowView]:
    """Yield the pairs of an article; what stands between them has a row of its own.

    Args:
        number: The place of the article on the page.
        article: An article with pairs.
        marks: The places to mark in its text.
        evidence: Those in its source.
    """
    text = _Side(f"a{number}-l", article.lines, marks)
    source = _Side(f"a{number}-s", LineIndex(article.source or ""), evidence)
    done = 0
    for pair in sorted(article.pairs, key=lambda pair: pair.target):
        if article.text[done : pair.target.start].strip():
            yield RowView(text.part(Span(done, pair.target.start)), ())
        yield RowView(text.part(pair.target), source.part(pair.source))
        done = max(done, pair.target.end)
    if article.text[done:].strip():
        yield RowView(text.part(Span(done, len(article.text))), ())


def _views(
    prefix: str, lines: LineIndex, marks: Marks, seen: _Seen, above: int
) -> tuple[LineView, ...]:
    findings = [finding for _, finding in marks]
    views = []
    for number, segments in enumerate(marked_lines(lines, [span for span, _ in marks]), 1):
        shown = tuple(_segment(segment, findings, seen) for segment in segments)
        if shown:
            views.append(LineView(f"{prefix}{number + above}", shown))
    return tuple(views)


def _segment(segment: Segment, findings: Sequence[FindingView], seen: _Seen) -> SegmentView:
    """Build the view of a segment; the keyboard stops once at each finding."""
    tips = tuple(findings[mark] for mark in segment.marks)
    starts = [findings[mark] for mark in segment.starts]
    anchors = tuple(view for view in starts if view.number not in seen.anchored)
    reachable = bool(anchors) or (bool(tips) and tips[0].number not in seen.reached)
    seen.anchored.update(view.number for view in anchors)
    seen.reached.update(view.number for view in tips[:1])
    return SegmentView(
        segment.text,
        tips=tips,
        anchors=anchors,
        ends=tuple(findings[mark] for mark in segment.ends),
        reachable=reachable,
    )
