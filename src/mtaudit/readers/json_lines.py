"""Reads JSON Lines: each line a record, each record an article."""

from collections.abc import Iterator

from mtaudit.article import Article, Document
from mtaudit.errors import ReadError
from mtaudit.readers.json import record_of
from mtaudit.readers.json_scanner import leaves, notation
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.records import Fields, choose_fields, record_article


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield an article for each line that holds a text.

    Args:
        document: The file.
        options: What the caller says of languages and fields; without a word of the fields, the
            first line decides what they are called.

    Raises:
        ReadError: If a line is no JSON, or no line has the field.
    """
    fields: Fields | None = None
    unknown: ReadError | None = None
    written = notation(document)
    for number in range(1, len(document.lines.starts) + 1):
        line = document.lines.line(number)
        if not line.of(document.text).strip():
            continue
        record = record_of(leaves(document, line.start, line.end))
        if fields is None:
            try:
                fields = choose_fields(document, tuple(record), options)
            except ReadError as error:
                # Records may leave out a field; only a file that never has it is a fault.
                unknown = unknown or error
                continue
        if record.get(fields.target):
            yield record_article(
                document, record, number, fields=fields, options=options, notation=written
            )
    if fields is None and unknown is not None:
        raise unknown
