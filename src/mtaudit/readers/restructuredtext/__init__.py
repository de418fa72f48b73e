"""Reads reStructuredText: the article is the file's prose.

Two passes, as for Markdown: the first finds the blocks of prose, the second takes markup out of
each. Directives that programs read, code, comments, targets and marks are no part of the text.
Code and references to substitutions and footnotes leave an object replacement character.
"""

from collections.abc import Iterator

from mtaudit.article import Article, Document, Notation, Origin
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.restructuredtext.blocks import BlockParser
from mtaudit.readers.restructuredtext.escapes import TextEscape
from mtaudit.readers.restructuredtext.inlines import InlineScanner
from mtaudit.readers.restructuredtext.lines import lines_of
from mtaudit.readers.runs import BETWEEN, in_document
from mtaudit.spans import Part, Span, join


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a file.

    Args:
        document: The file.
        options: What the caller says of the language.

    Yields:
        The article; its text has one blank line between blocks and keeps line breaks inside them.
    """
    parts: list[Part] = []
    fixed: list[Span] = []
    locked: list[Span] = []
    for block in BlockParser().parse(lines_of(document.text)):
        content, source_map = join(block.parts)
        scanner = InlineScanner(content, is_term=block.is_term)
        runs = list(scanner.scan())
        found = [part for run in runs for part in in_document(run, content, source_map)]
        if not any(not part.text.isspace() for part in found):
            continue
        if parts:
            parts.append(Part(BETWEEN, parts[-1].end, parts[-1].end))
        parts += found
        locked += map(source_map.to_file, scanner.locked)
        if block.announces:
            locked.append(Span(found[-1].end - 1, found[-1].end))
        if block.is_fixed:
            fixed.append(Span(found[0].start, found[-1].end))
    text, source_map = join(parts)
    notation = Notation(TextEscape(document, tuple(sorted(fixed)), tuple(sorted(locked))))
    yield Article(
        text,
        id=document.path,
        lang=options.target_lang(),
        origin=Origin(document, source_map, notation=notation),
    )
