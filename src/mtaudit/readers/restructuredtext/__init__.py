"""Reads reStructuredText: the article is the file's prose.

Two passes, as for Markdown: the first finds the blocks of prose, the second takes markup out of
each. Directives that programs read, code, comments, targets and marks are no part of the text.
Code and references to substitutions and footnotes leave an object replacement character.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import attrs

from mtaudit.article import Article, Document, Notation, Origin
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.readback import Reading, writing_that_reads
from mtaudit.readers.restructuredtext.blocks import BlockParser
from mtaudit.readers.restructuredtext.inlines import InlineScanner
from mtaudit.readers.restructuredtext.lines import lines_of
from mtaudit.readers.runs import BETWEEN, in_document
from mtaudit.spans import Part, Span, join

_MARK = re.compile(r"[\\*`|]|_(?!\w)|(?<!\w)_")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a file.

    Args:
        document: The file.
        options: What the caller says of the language.

    Yields:
        The article; its text has one blank line between blocks and keeps line breaks inside them.
    """
    parser = BlockParser()
    reading = _read(document.text, parser)
    text, source_map = join(reading.parts)
    notation = Notation(TextEscape(document, tuple(parser.starts)))
    yield Article(
        text,
        id=document.path,
        lang=options.target_lang(),
        origin=Origin(document, source_map, notation=notation),
    )


@attrs.frozen
class TextEscape:
    """Writes a text into a file.

    Args:
        document: The file.
        starts: Where it can be read from without what stands before, code points.
    """

    document: Document
    starts: tuple[int, ...]

    def __call__(self, text: str, place: Span) -> str | None:
        """Return how `text` is written; `None` if a table, a link or other markup would break."""
        first = self.starts[bisect_right(self.starts, place.start) - 1]
        start = self.document.text.rfind("\n", 0, first) + 1
        # What follows next as well: it must not become a part of what is corrected.
        following = bisect_left(self.starts, place.end) + 1
        end = self.starts[following] if following < len(self.starts) else None
        return writing_that_reads(
            text,
            Span(place.start - start, place.end - start),
            _writings(text),
            self.document.text[start:end],
            lambda stretch: _read(stretch, BlockParser()),
        )


def _writings(text: str) -> Iterator[str]:
    """Yield ways to write a text: its marks escaped, none, its beginning, all signs.

    A mark that needs another one is harmless alone, but there may be a second correction.
    """
    yield _MARK.sub(r"\\\g<0>", text)
    yield text
    yield f"\\{text}"
    yield _PUNCTUATION.sub(r"\\\g<0>", text)


def _read(text: str, parser: BlockParser) -> Reading:
    parts: list[Part] = []
    names: list[str] = []
    for block in parser.parse(lines_of(text), has_titles=True):
        content, source_map = join(block.parts)
        scanner = InlineScanner(content, is_term=block.is_term)
        found = [part for run in scanner.scan() for part in in_document(run, content, source_map)]
        names += scanner.names
        if not any(not part.text.isspace() for part in found):
            continue
        if parts:
            parts.append(Part(BETWEEN, parts[-1].end, parts[-1].end))
        parts += found
    return Reading(tuple(parts), tuple(names))
