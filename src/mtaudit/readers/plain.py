"""Reads plain text: the article is the file."""

from collections.abc import Iterator

from mtaudit.article import Article, Document, Origin
from mtaudit.readers.options import ReadOptions
from mtaudit.spans import Part, join


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a plain text file."""
    text, source_map = join([Part(document.text, 0, len(document.text))])
    yield Article(
        text, id=document.path, lang=options.target_lang(), origin=Origin(document, source_map)
    )
