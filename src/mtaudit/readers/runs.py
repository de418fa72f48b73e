"""Stretches of a text that was read, the currency between the passes over it."""

from bisect import bisect_right
from collections.abc import Iterator

import attrs

from mtaudit.spans import Part, SourceMap, Span

BLANK = " \t"
BETWEEN = "\n\n"
"""What stands between two blocks or units of an article; it has no writing in the file."""


@attrs.define(eq=False)
class Run:
    """A stretch of a content; `text` if it reads otherwise than it is written."""

    start: int
    end: int
    text: str | None = None


def in_document(run: Run, content: str, source_map: SourceMap) -> Iterator[Part]:
    """Yield a run as parts of the document, none of which reaches over a gap in it.

    Args:
        run: A stretch of the content.
        content: What was read so far, as `spans.join` gives it.
        source_map: The way from the content to the document.
    """
    start, end = run.start, run.end
    if run.text is not None:
        place = source_map.to_file(Span(start, end))
        yield Part(run.text, place.start, place.end)
        return
    while start < end:
        following = bisect_right(source_map.text_starts, start)
        inside = following < len(source_map.text_starts)
        stop = min(end, source_map.text_starts[following]) if inside else end
        place = source_map.to_file(Span(start, stop))
        yield Part(content[start:stop], place.start, place.end)
        start = stop
