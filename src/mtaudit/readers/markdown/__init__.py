"""Reads Markdown (CommonMark with GFM tables and strikethrough): the article is the file's prose.

Two passes, both linear: the first finds the blocks of prose line by line, the second takes markup
out of each. What is left keeps its place in the file. Code, addresses, tags and marks are no part
of the text, nor is front matter but for titles and the like. Code and addresses inside a line leave
an object replacement character, so that the words beside them do not meet. A bare address stays in
the text, as it does on the page.
"""

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

import attrs

from mtaudit.article import Article, Document, Escape, Notation, Origin
from mtaudit.readers.markdown.blocks import Block, BlockScanner, Stretch
from mtaudit.readers.markdown.front_matter import front_matter
from mtaudit.readers.markdown.inlines import InlineScanner
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.readback import Reading, writing_that_reads
from mtaudit.readers.runs import BETWEEN, in_document
from mtaudit.readers.tags import html_prose
from mtaudit.spans import Part, Span, join

_PAIRED = re.compile(r"[*~`\[\]]|_(?!\w)|(?<!\w)_")
_MARKUP = re.compile(r"[\\`*_~\[\]<>&|#]")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a Markdown file.

    Args:
        document: The file.
        options: What the caller says of the language.

    Yields:
        The article; its text has one blank line between blocks and keeps line breaks inside them.
    """
    front = front_matter(document)
    scanner = BlockScanner(document.text)
    blocks = scanner.scan(front.end)
    page = list(_parts(document.text, blocks, scanner.references))
    notation = Notation(
        PageEscape(
            document,
            front.end,
            front.escape,
            tuple(scanner.stretches),
            frozenset(scanner.references),
        )
    )
    text, source_map = join(_apart((*front.texts, page)))
    yield Article(
        text,
        id=document.path,
        lang=options.target_lang(front.lang),
        date=front.date,
        topic=front.topic,
        outlet=front.outlet,
        origin=Origin(document, source_map, notation=notation),
    )


@attrs.frozen
class PageEscape:
    """Writes a text into a page.

    Args:
        document: The file.
        body: Where the page begins, code points.
        in_front: How a text is written in the front matter before it.
        stretches: The stretches that it can be read in.
        references: The labels that its links may refer to.
    """

    document: Document
    body: int
    in_front: Escape
    stretches: tuple[Stretch, ...]
    references: frozenset[str]

    def __call__(self, text: str, place: Span) -> str | None:
        """Return how `text` is written; `None` if it would become markup, or change what is."""
        if place.start < self.body:
            return self.in_front(text, place)
        here = self.stretches[bisect_right(self.stretches, place.start, key=_start) - 1]
        # What follows next as well: it must not become a part of what is corrected.
        following = bisect_left(self.stretches, place.end, key=_start) + 1
        end = self.stretches[following].start if following < len(self.stretches) else None
        return writing_that_reads(
            text,
            Span(place.start - here.start, place.end - here.start),
            _writings(text),
            self.document.text[here.start : end],
            partial(self._read, within=here.within),
        )

    def _read(self, stretch: str, within: Iterable[int]) -> Reading:
        scanner = BlockScanner(stretch, within)
        blocks = scanner.scan(0)
        parts = _parts(stretch, blocks, self.references | scanner.references)
        return Reading(tuple(parts), tuple(sorted(scanner.references)))


def _start(stretch: Stretch) -> int:
    return stretch.start


def _writings(text: str) -> Iterator[str]:
    """Yield ways to write a text: with more and more signs escaped, or as HTML has it.

    A mark that needs another one is harmless alone, but there may be a second correction.
    """
    yield _PAIRED.sub(r"\\\g<0>", text)
    yield text
    yield _MARKUP.sub(r"\\\g<0>", text)
    yield _PUNCTUATION.sub(r"\\\g<0>", text)
    yield html.escape(text, quote=False)


def _apart(texts: Iterable[Sequence[Part]]) -> Iterator[Part]:
    """Yield the parts of texts with a blank line between two."""
    end = -1
    for parts in filter(None, texts):
        if end >= 0:
            yield Part(BETWEEN, end, end)
        yield from parts
        end = parts[-1].end


def _parts(text: str, blocks: Iterable[Block], references: AbstractSet[str]) -> Iterator[Part]:
    """Yield the prose of blocks and the line breaks between them."""
    end = -1
    for block in blocks:
        content, source_map = join(block.parts)
        if block.is_html:
            groups = html_prose(content)
        else:
            groups = iter((InlineScanner(content, references).scan(),))
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
