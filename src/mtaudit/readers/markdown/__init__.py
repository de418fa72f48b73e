"""Reads Markdown (CommonMark with GFM tables and strikethrough): the article is the file's prose.

Two passes, both linear: the first finds the blocks of prose line by line, the second takes markup
out of each. What is left keeps its place in the file. Code, addresses, tags and marks are no part
of the text, nor is front matter but for titles and the like. Code and addresses inside a line leave
an object replacement character, so that the words beside them do not meet. A bare address stays in
the text, as it does on the page.
"""

from collections.abc import Iterator

import attrs

from mtaudit.article import Article, Document, Escape, Notation, Origin
from mtaudit.readers.markdown.blocks import BlockScanner
from mtaudit.readers.markdown.front_matter import FrontMatter, front_matter
from mtaudit.readers.markdown.inlines import InlineScanner
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.runs import BETWEEN, in_document
from mtaudit.readers.tags import html_prose
from mtaudit.spans import Part, Span, join


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a Markdown file.

    Args:
        document: The file.
        options: What the caller says of the language.

    Yields:
        The article; its text has one blank line between blocks and keeps line breaks inside them.
    """
    front = front_matter(document)
    text, source_map = join(_parts(document.text, front))
    yield Article(
        text,
        id=document.path,
        lang=options.target_lang(front.lang),
        date=front.date,
        topic=front.topic,
        outlet=front.outlet,
        origin=Origin(document, source_map, notation=Notation(PageEscape(front.end, front.escape))),
    )


@attrs.frozen
class PageEscape:
    """Writes a text into a page.

    Args:
        body: Where the page begins, code points.
        in_front: How a text is written in the front matter before it.
    """

    body: int
    in_front: Escape

    def __call__(self, text: str, place: Span) -> str | None:
        """Return how `text` is written; `None` if the front matter cannot hold it there."""
        return self.in_front(text, place) if place.start < self.body else text


def _parts(text: str, front: FrontMatter) -> Iterator[Part]:
    """Yield the prose of a document and the line breaks between its blocks."""
    end = -1
    for written in front.texts:
        if end >= 0:
            yield Part(BETWEEN, end, end)
        yield from written
        end = written[-1].end
    scanner = BlockScanner(text)
    for block in scanner.scan(front.end):
        content, source_map = join(block.parts)
        if block.is_html:
            groups = html_prose(content)
        else:
            groups = iter((InlineScanner(content, scanner.references).scan(),))
        for runs in groups:
            parts = [part for run in runs for part in in_document(run, content, source_map)]
            if not parts:
                continue
            if 0 <= end < front.end:
                yield Part(BETWEEN, end, end)
            elif end >= 0:
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
