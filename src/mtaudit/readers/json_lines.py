"""Reads JSON Lines: each line a record, each record an article."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from mtaudit.article import Article, Document
from mtaudit.errors import ReadError
from mtaudit.readers.decoding import decode
from mtaudit.readers.documents import open_lines
from mtaudit.readers.json import record_of
from mtaudit.readers.json_scanner import leaves, notation
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.records import Fields, choose_fields, record_article
from mtaudit.spans import Span

_Line: TypeAlias = tuple[Document, Span, int]
"""A line: the document that holds it, where it stands in it, and its number in the file."""


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield an article for each line that holds a text.

    Args:
        document: The file.
        options: What the caller says of languages and fields; without a word of the fields, the
            first line decides what they are called.

    Raises:
        ReadError: If a line is no JSON or no record, or no line has the field.
    """
    numbers = range(1, len(document.lines.starts) + 1)
    yield from _articles(((document, document.lines.line(n), n) for n in numbers), options)


def stream(path: str, options: ReadOptions) -> Iterator[Article]:
    """Yield the same articles, holding one line of the file at a time.

    The document of an article is its line alone. `options.on_fault` is told of a line that cannot
    be read.

    Args:
        path: The file, or `-` for standard input.
        options: As for `read`.

    Raises:
        ReadError: As for `read`, or if the file cannot be read or decoded.
    """
    yield from _articles(_lines(path, options), options)


def _lines(path: str, options: ReadOptions) -> Iterator[_Line]:
    lines = open_lines(path, from_stdin=options.from_stdin)
    for number, (offset, data) in enumerate(lines, 1):
        try:
            document = decode(data, path, first_line=number, first_byte=offset)
        except ReadError as error:
            if options.on_fault is None:
                raise
            options.on_fault(error)
            continue
        yield document, Span(0, len(document.text)), number


def _articles(lines: Iterable[_Line], options: ReadOptions) -> Iterator[Article]:
    fields: Fields | None = None
    unknown: ReadError | None = None
    written = None
    for document, line, number in lines:
        if not line.of(document.text).strip():
            continue
        wanted = fields.read if fields else None
        try:
            record = record_of(leaves(document, line.start, line.end), names=wanted)
            _require_object(document, line, number)
        except ReadError as error:
            if options.on_fault is None:
                raise
            options.on_fault(error)
            continue
        if fields is None:
            try:
                fields = choose_fields(document, tuple(record), options)
            except ReadError as error:
                # Records may leave out a field; only a file that never has it is a fault.
                unknown = unknown or error
                continue
        if written is None or document.first_line > 1:
            written = notation(document)
        if record.get(fields.target):
            yield record_article(
                document, record, number, fields=fields, options=options, notation=written
            )
    if fields is None and unknown is not None:
        raise unknown


def _require_object(document: Document, line: Span, number: int) -> None:
    if not line.of(document.text).lstrip().startswith("{"):
        raise ReadError(
            "is no record",
            where=f"{document.path}:{number}",
            remedy='write an object with names, such as {"text": "..."}',
        )
