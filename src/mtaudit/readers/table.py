"""Reads tables (CSV, TSV): each row a record, each record an article.

The first row names the columns, unless the caller gives the columns by number. Cells are read as
Python's csv module reads them. In a TSV a quotation mark only counts if it closes at the end of
its cell, since most are written without quoting.
"""

from collections.abc import Iterator
from pathlib import PurePath

import attrs

from mtaudit.article import Article, Document, Notation
from mtaudit.errors import ReadError
from mtaudit.pattern import Pattern
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.records import Fields, choose_fields, record_article
from mtaudit.spans import Part, Span

_LONGEST_CELL = 10_000_000  # code points; more is a quotation mark that was never closed
_DELIMITERS = ",;\t|"
_TABBED = {".tsv", ".tab"}
_FIRST_LINE = Pattern(r'(?:"(?:[^"]|"")*+"|[^"\r\n])*+')
_QUOTED = Pattern(r'"(?:[^"]*+"")*+[^"]*+"(?=[\t\r\n]|\Z)')


@attrs.frozen
class Cell:
    """A cell of a table.

    Args:
        parts: Its text.
        is_quoted: Whether it is written between quotation marks.
    """

    parts: tuple[Part, ...]
    is_quoted: bool

    @property
    def text(self) -> str:
        """Its text."""
        return "".join(part.text for part in self.parts)


@attrs.frozen
class CellEscape:
    """Writes a text into a cell.

    Args:
        delimiter: What parts the cells.
        is_quoted: Whether the cell is written between quotation marks.
    """

    delimiter: str
    is_quoted: bool

    def __call__(self, text: str, place: Span) -> str | None:
        """Return how `text` is written; `None` if the cell would need quotation marks for it."""
        del place
        if self.is_quoted:
            return text.replace('"', '""')
        return None if any(char in text for char in f'{self.delimiter}"\r\n') else text


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield an article for each row that holds a text.

    Args:
        document: The file.
        options: What the caller says of languages and fields.

    Raises:
        ReadError: If the table has no such column, or two of it, a cell is not closed, or a row has
            more cells than the table columns.
    """
    delimiter = find_delimiter(document)
    found = rows(document, delimiter)
    asked = (
        options.target_field,
        options.source_field,
        options.id_field,
        options.date_field,
        options.outlet_field,
    )
    is_numbered = all(name.isdecimal() for name in asked if name) and any(asked)
    names: list[str] = []
    if not is_numbered:
        names = [cell.text.strip() for cell in next(found, [])]
        if not names:
            return
    fields = None
    if not is_numbered:
        fields = choose_fields(document, names, options)
        _check_unique(document, names, fields)
    notations = {quoted: Notation(CellEscape(delimiter, quoted)) for quoted in (False, True)}
    for number, row in enumerate(found, 1):
        if fields is None:
            names = [str(column) for column in range(1, len(row) + 1)]
            fields = choose_fields(document, names, options)
        elif not is_numbered and any(cell.parts for cell in row[len(names) :]):
            error = _too_long(document, row, len(names), delimiter)
            if options.on_fault is None:
                raise error
            options.on_fault(error)
            continue
        cells = dict(zip(_numbers(row) if is_numbered else names, row, strict=False))
        target = cells.get(fields.target)
        if target is not None and target.text.strip():
            record = {name: cell.parts for name, cell in cells.items()}
            written = notations[target.is_quoted]
            yield record_article(
                document, record, number, fields=fields, options=options, notation=written
            )


def _check_unique(document: Document, names: list[str], fields: Fields) -> None:
    twice = [name for name in attrs.astuple(fields) if name and names.count(name) > 1]
    if twice:
        raise ReadError(
            f"has {names.count(twice[0])} columns {twice[0]!r}",
            where=document.path,
            remedy="rename one of them, or give the columns by number",
        )


def _too_long(document: Document, row: list[Cell], columns: int, delimiter: str) -> ReadError:
    """Return what is said of a row that is most likely cut within its text."""
    extra = next(cell.parts[0].start for cell in row[columns:] if cell.parts)
    line, column = document.lines.position(extra)
    return ReadError(
        f"the row has {len(row)} cells, and the table {columns} columns",
        where=f"{document.path}:{line}:{column}",
        remedy=f"put quotation marks around a text that holds {delimiter!r}",
    )


def _numbers(row: list[Cell]) -> Iterator[str]:
    return (str(column) for column in range(1, len(row) + 1))


def find_delimiter(document: Document) -> str:
    """Return what parts the cells: a tab in a TSV, elsewhere what the first line has most of."""
    if PurePath(document.path).suffix.lower() in _TABBED:
        return "\t"
    first = _FIRST_LINE.match(document.text[:_LONGEST_CELL])
    line = first.group() if first else ""
    return max(_DELIMITERS, key=line.count)


def rows(document: Document, delimiter: str) -> Iterator[list[Cell]]:
    """Yield the rows of a table that are not empty.

    Args:
        document: The file.
        delimiter: What parts the cells.

    Raises:
        ReadError: If a cell is not closed, or too long.
    """
    text = document.text
    plain = Pattern(rf"[^{delimiter}\r\n]*+")
    row: list[Cell] = []
    at = 0
    while at < len(text):
        cell, at = _cell(document, at, plain, is_lenient=delimiter == "\t")
        row.append(cell)
        if at < len(text) and text[at] == delimiter:
            at += 1
            if at < len(text):
                continue
            row.append(Cell((), is_quoted=False))
        if any(cell.parts or cell.is_quoted for cell in row) or len(row) > 1:
            yield row
        row = []
        at += 2 if text.startswith("\r\n", at) else 1


def _cell(document: Document, at: int, plain: Pattern, *, is_lenient: bool) -> tuple[Cell, int]:
    """Return the cell that begins at a place, and where it ends."""
    text = document.text
    if not text.startswith('"', at) or (is_lenient and not _QUOTED.match(text, at)):
        rest = plain.match(text, at)
        end = rest.end() if rest else at
        return Cell(_parts(text, at, end), is_quoted=False), end
    parts: list[Part] = []
    done = at + 1
    while True:
        mark = text.find('"', done, at + _LONGEST_CELL)
        if mark < 0:
            line, column = document.lines.position(at)
            too_long = f"or is longer than {_LONGEST_CELL:,} characters"
            raise ReadError(
                f"a quotation mark is not closed, {too_long}",
                where=f"{document.path}:{line}:{column}",
                remedy="close it, or double it if it belongs to the text",
            )
        parts += _parts(text, done, mark)
        if not text.startswith('""', mark):
            break
        parts.append(Part('"', mark, mark + 2))
        done = mark + 2
    rest = plain.match(text, mark + 1)
    end = rest.end() if rest else mark + 1
    parts += _parts(text, mark + 1, end)
    return Cell(tuple(parts), is_quoted=end == mark + 1), end


def _parts(text: str, start: int, end: int) -> tuple[Part, ...]:
    return (Part(text[start:end], start, end),) if end > start else ()
