"""Reads Markdown (CommonMark with GFM tables and strikethrough): the article is the file's prose.

Two passes, both linear: the first finds the blocks of prose line by line, the second takes markup
out of each. What is left keeps its place in the file. Front matter, code, addresses, tags and marks
are no part of the text; code and addresses inside a line leave an object replacement character, so
that the words beside them do not meet. A bare address stays in the text, as it does on the page.
"""

from collections.abc import Iterator

from mtaudit.article import Article, Document, Origin
from mtaudit.readers.markdown.blocks import BlockScanner, front_matter_end
from mtaudit.readers.markdown.inlines import InlineScanner
from mtaudit.readers.markdown.tags import html_prose
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.runs import in_document
from mtaudit.spans import Part, join


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a Markdown file.

    Args:
        document: The file.
        options: What the caller says of the language.

    Yields:
        The article; its text has one blank line between blocks and keeps line breaks inside them.
    """
    text, source_map = join(_parts(document.text))
    yield Article(
        text, id=document.path, lang=options.target_lang(), origin=Origin(document, source_map)
    )


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
            parts = [part for run in runs for part in in_document(run, content, source_map)]
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
