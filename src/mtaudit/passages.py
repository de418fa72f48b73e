"""Long texts in passages: what one says is of one story, and is judged without the others."""

from collections.abc import Iterator
from zlib import crc32

from mtaudit.spans import Span
from mtaudit.text import occurrences

_BORDERS = ("\n\n", "\n", ". ", "。", " ")  # the first that there is
_COMPARED = 40  # code points after a border by which borders are told apart


def passages(text: str, longest: int) -> Iterator[Span]:
    """Cut a text where paragraphs end, or lines, sentences or words if no paragraph does.

    Of the borders at which a passage may end it ends at the one with the least checksum of the
    words after it. That choice is as good as any, and an edit leaves it alone: some passages
    further on the cuts are the old ones, and what was found there is found again.

    Args:
        text: The text.
        longest: How long a passage may be, code points. The last one is a quarter of that at
            least, and each other one a half, unless it is the only one.

    Yields:
        Passages that make up the text.
    """
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start + longest // 2, min(start + longest, len(text) - longest // 4))
        yield Span(start, end)
        start = end
    yield Span(start, len(text))


def _cut(text: str, first: int, last: int) -> int:
    """Return where to cut a text between two offsets."""
    for border in _BORDERS:
        ends = [at + len(border) for at in occurrences(text[first:last], border)]
        if ends:
            return first + min(ends, key=lambda end: _checksum(text, first + end))
    return last


def _checksum(text: str, start: int) -> int:
    return crc32(text[start : start + _COMPARED].encode())
