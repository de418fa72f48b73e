"""Reads Markdown (CommonMark with GFM tables and strikethrough): the article is the file's prose.

Two passes, both linear: the first finds the blocks of prose line by line, the second takes markup
out of each. What is left keeps its place in the file. Front matter, code, addresses, tags and marks
are no part of the text; code and addresses inside a line leave an object replacement character, so
that the words beside them do not meet. A bare address stays in the text, as it does on the page.
"""

from bisect import bisect_right
from collections.abc import Iterator

from mtaudit.article import Article, Document, Origin
from mtaudit.readers.markdown.blocks import BlockScanner, front_matter_end
from mtaudit.readers.markdown.inlines import InlineScanner
from mtaudit.readers.markdown.runs import OBJECT, Run
from mtaudit.readers.markdown.tags import html_prose
from mtaudit.spans import Part, SourceMap, Span, join

__all__ = ["OBJECT", "read"]


def read(document: Document, lang: str) -> Iterator[Article]:
    """Yield the one article of a Markdown file.

    Args:
        document: The file.
        lang: Language of the prose, a BCP 47 tag.

    Yields:
        The article; its text has one blank line between blocks and keeps line breaks inside them.
    """
    text, source_map = join(_parts(document.text))
    yield Article(text, id=document.path, lang=lang, origin=Origin(document, source_map))


def _parts(text: str) -> Iterator[Part]:
    """Yield the prose of a document and the line breaks between its blocks."""
    scanner = BlockScanner(text)
    end = -1
    for block in scanner.scan(front_matter_end(text)):
        content, source_map = join(block.parts)
        if block.is_html:
            groups = html_prose(content)
        else:
            groups = iter((InlineScanner(content, scanner.references).scan(),))
        for runs in groups:
            parts = [part for run in runs for part in _in_file(run, content, source_map)]
            if not parts:
                continue
            if end >= 0:
                yield from _separator(text, end, parts[0].start)
            yield from parts
            end = parts[-1].end


def _separator(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield a blank line that stands for what the document has between two blocks."""
    first = text.find("\n", start, end)
    second = text.find("\n", first + 1, end) if first >= 0 else -1
    if second >= 0:
        yield Part("\n", first, first + 1)
        yield Part("\n", second, second + 1)
    else:
        # One line break below a heading; a pipe between the cells of a table; a tag of HTML.
        place = next(at for char in "\n|<" if (at := text.find(char, start, end)) >= 0)
        yield Part("\n\n", place, place + 1)


def _in_file(run: Run, content: str, source_map: SourceMap) -> Iterator[Part]:
    """Yield a run as parts of the document, none of which reaches over a gap in it."""
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
