"""The glossary's own file format: CSV, one form per row.

Columns: `term` (the term's id), `status` (canonical, admitted, native, bad, suspect; member, for a
closed group and the terms it is made of; flagged, silent, for a text that tests the term), `form`;
and optionally `lang` (of the form: the target language on the canonical row, the source language on
native rows), `kind`, `topic`, `case`, `since`, `valid-from`, `valid-until`, `translate` and
`consistent` (canonical row), `note` (why a bad form is wrong), `source` (what the text of a test is
translated from).
"""

import codecs
import csv
import datetime as dt
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, NamedTuple, TypeAlias

from mtaudit.article import is_language_tag
from mtaudit.errors import GlossaryError, nearest
from mtaudit.glossary.days import read_day
from mtaudit.glossary.term import Case, Example, Kind, Status, Term
from mtaudit.glossary.validation import Conflict, check

COLUMNS = (
    "term",
    "status",
    "form",
    "lang",
    "kind",
    "topic",
    "case",
    "since",
    "valid-from",
    "valid-until",
    "translate",
    "consistent",
    "note",
    "source",
)
REQUIRED = COLUMNS[:3]
OF_TERM = COLUMNS[4:12]
"""The columns that are read on the canonical row only."""
FLAGS = {"yes": True, "no": False}
"""What the cells of `translate` and `consistent` mean."""
_LONGEST_HEADER = 1000  # bytes
_ZIP = b"PK\3\4"  # how workbooks of spreadsheets begin
_BLOCK = 1 << 20  # bytes of a file that are looked at together

# A spreadsheet would run a cell that begins so as a formula.
_FORMULA_START = re.compile(r"[=+\-@]")
_STATUS = {str(status): status for status in Status}


Refusal: TypeAlias = Callable[[GlossaryError, int], None]
"""Is told what is wrong with a row, and its line."""


_is_language_tag = lru_cache(is_language_tag)  # few stand in many rows


class Row(NamedTuple):
    """The line a row ends on, from 1; its status; its other cells in the order of `COLUMNS`."""

    line: int
    status: Status
    term: str
    form: str
    lang: str
    kind: str
    topic: str
    case: str
    since: str
    valid_from: str
    valid_until: str
    translate: str
    consistent: str
    note: str
    source: str


def is_glossary(path: Path) -> bool:
    """Tell whether a file's first line names the columns of a glossary."""
    try:
        with path.open("rb") as stream:
            first = stream.readline(_LONGEST_HEADER).decode("utf-8-sig", "replace")
    except OSError:
        return False
    return set(REQUIRED) <= set(re.split(r"[,;\t]", first.strip().replace('"', "")))


def read_csv(path: Path) -> tuple[Term, ...]:
    """Read the terms of a glossary file.

    The delimiter may be a comma, a semicolon or a tab, as the header shows; a byte order mark is
    taken off.

    Args:
        path: A UTF-8 file.

    Returns:
        The terms in the order of the file.

    Raises:
        GlossaryError: If the file cannot be read or a row is wrong, with file, row and remedy.
    """
    terms = terms_of(iterate_rows(path), path)

    check(terms, lambda conflict: place_of(conflict, path))
    return terms


def place_of(conflict: Conflict, path: Path) -> str:
    """Return where a conflict stands; the rows of a large glossary are read again for it."""
    return f"{path}:{' and '.join(map(str, lines_of(conflict, iterate_rows(path))))}"


def read_rows(path: Path, refuse: Refusal | None = None) -> tuple[Row, ...]:
    """Read the rows of a glossary file.

    Args:
        path: A UTF-8 file.
        refuse: Is told of each row that is wrong, which is then left out; without it, the first
            one is raised.

    Returns:
        The rows in the order of the file.

    Raises:
        GlossaryError: If the file cannot be read, is not well-formed CSV, or has a wrong header.
    """
    return tuple(iterate_rows(path, refuse))


def iterate_rows(path: Path, refuse: Refusal | None = None) -> Iterator[Row]:
    """Yield the rows of a glossary file, of which no more than a block is in memory.

    Args:
        path: A UTF-8 file.
        refuse: As that of `read_rows`.

    Raises:
        GlossaryError: As `read_rows` does.
    """
    _check_text(path)
    with path.open(encoding="utf-8-sig", newline="\n") as stream:
        delimiter = find_delimiter(stream.readline())
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from _rows(stream, delimiter, path, refuse or _raise)


def _check_text(path: Path) -> None:
    """Refuse a file that is no text, before anything is said of its rows."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as stream:
            is_text = True
            while is_text and (block := stream.read(_BLOCK)):
                is_text = "\0" not in decoder.decode(block)
        decoder.decode(b"", final=True)
    except (OSError, UnicodeDecodeError):
        is_text = False
    if not is_text:
        read_text(path)  # says what is wrong


def read_text(path: Path) -> str:
    """Return the text of a glossary file, without a byte order mark.

    Args:
        path: A UTF-8 file.

    Raises:
        GlossaryError: If it cannot be read or is not UTF-8.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what, remedy = f"byte {error.start} is not UTF-8", "save the file as UTF-8"
        if error.object.startswith(_ZIP):
            what, remedy = "is a spreadsheet, or another archive", "save it as CSV, in UTF-8"
        raise GlossaryError(what, where=str(path), remedy=remedy) from error
    except OSError as error:
        raise GlossaryError(
            f"cannot be read: {error.strerror}", where=str(path), remedy="check path and permission"
        ) from error
    if "\0" in text:
        raise GlossaryError("is not a text file", where=str(path), remedy="give a CSV file")
    return text


def _raise(error: GlossaryError, line: int) -> None:
    del line
    raise error


def find_delimiter(text: str) -> str:
    """Return what parts the cells of a glossary file, as its header shows."""
    return max(",;\t", key=text.split("\n", 1)[0].count)


def _rows(stream: IO[str], delimiter: str, path: Path, refuse: Refusal) -> Iterator[Row]:
    lines = csv.reader(stream, delimiter=delimiter, strict=True)
    try:
        header = [name.strip().lower() for name in next(lines, [])]
        _check_header(header, path)
        places = [header.index(name) if name in header else -1 for name in COLUMNS]
        for cells in lines:
            filled = [cell.strip() for cell in cells]
            if not any(filled):
                continue
            filled += [""] * (len(header) + 1 - len(cells))  # the last is for no column
            try:
                _check_width(cells, header, f"{path}:{lines.line_num}")
                row = _row([filled[place] for place in places], lines.line_num, path)
            except GlossaryError as error:
                refuse(error, lines.line_num)
            else:
                yield row
    except csv.Error as error:
        raise GlossaryError(
            f"is not well-formed CSV: {error}",
            where=f"{path}:{lines.line_num}",
            remedy="close the double quotes; write a quote inside a cell twice",
        ) from error


def _check_width(cells: list[str], header: list[str], where: str) -> None:
    if len(cells) > len(header):
        raise GlossaryError(
            f"the row has {len(cells)} cells, the header {len(header)}",
            where=where,
            remedy="put a cell that contains the delimiter in double quotes",
        )


def _row(cells: list[str], line: int, path: Path) -> Row:
    where = f"{path}:{line}"
    term, status, form, *others = cells
    if not term or not form:
        raise GlossaryError(
            f"the cell {'form' if term else 'term'} is empty",
            where=where,
            remedy="fill it, or remove the row",
        )
    known = _STATUS.get(status) or Status(_one_of(status, _STATUS, "status", where))
    # Few notes, kinds and languages stand in many rows.
    row = Row(line, known, term, form, *map(sys.intern, others))
    for column, cell in zip(COLUMNS, cells, strict=True):
        if cell and _FORMULA_START.match(cell):
            raise GlossaryError(
                f"{cell[:20]!r} in column {column} begins like a formula",
                where=where,
                remedy="remove the first character: a spreadsheet would run the cell",
            )
    if known is Status.NATIVE and not row.lang:
        raise GlossaryError(
            f"native form {form!r} has no language",
            where=where,
            remedy="put its language tag, such as zh, in the column lang",
        )
    if row.lang and not _is_language_tag(row.lang):
        # A form of a language that no text has would never be found.
        raise GlossaryError(
            f"{row.lang!r} in column lang is no language tag",
            where=where,
            remedy="write a tag such as en or pt-BR",
        )
    return row


def _check_header(header: list[str], path: Path) -> None:
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        raise GlossaryError(
            f"the header lacks {', '.join(missing)}",
            where=f"{path}:1",
            remedy=f"begin the file with a line such as {','.join(COLUMNS)}",
        )
    for name in header:
        if name not in COLUMNS:
            raise GlossaryError(
                f"unknown column {name!r}", where=f"{path}:1", remedy=nearest(name, COLUMNS)
            )
        if header.count(name) > 1:
            raise GlossaryError(f"column {name!r} stands twice", where=f"{path}:1")


def terms_of(rows: Iterable[Row], path: Path, refuse: Refusal | None = None) -> tuple[Term, ...]:
    """Make terms of rows; whether they contradict each other is not asked.

    Args:
        rows: The rows of a file.
        path: The file, for messages.
        refuse: Is told of each term that is wrong, which is then left out; without it, the first
            one is raised.

    Raises:
        GlossaryError: If a term has no canonical row, or two, or a cell that says nothing known.
    """
    return tuple(_terms(rows, path, refuse or _raise))


def _terms(rows: Iterable[Row], path: Path, refuse: Refusal) -> Iterator[Term]:
    by_term: dict[str, list[Row]] = {}
    for row in rows:
        by_term.setdefault(row.term, []).append(row)
    for term_id in tuple(by_term):
        members = by_term.pop(term_id)
        heads = [row for row in members if row.status is Status.CANONICAL]
        try:
            head = _head(term_id, heads, members, path)
            term = _term(head, members, path)
        except GlossaryError as error:
            refuse(error, (heads or members)[-1].line)
        else:
            yield term


def _head(term_id: str, heads: list[Row], members: list[Row], path: Path) -> Row:
    if len(heads) != 1:
        raise GlossaryError(
            f"term {term_id!r} has {len(heads) or 'no'} canonical row{'s' * (len(heads) > 1)}",
            where=f"{path}:{(heads or members)[-1].line}",
            remedy="give each term exactly one row of status canonical",
        )
    return heads[0]


def _term(head: Row, rows: list[Row], path: Path) -> Term:
    where = f"{path}:{head.line}"
    forms: dict[Status, list[str]] = {status: [] for status in Status}
    native: dict[str, list[str]] = {}
    reasons: dict[str, str] = {}
    for row in rows:
        forms[row.status].append(row.form)
        if row.status is Status.NATIVE:
            native.setdefault(row.lang, []).append(row.form)
        elif row.note and row.status.is_wrong:
            reasons[row.form] = row.note
    return Term(
        id=head.term,
        canonical=head.form,
        admitted=forms[Status.ADMITTED],
        bad=forms[Status.BAD],
        suspect=forms[Status.SUSPECT],
        native=native,
        members=forms[Status.MEMBER],
        kind=Kind(_one_of(head.kind or Kind.TERM, list(Kind), "kind", where)),
        topic=head.topic,
        lang=head.lang.lower(),
        case=Case(_one_of(head.case or Case.AUTO, list(Case), "case", where)),
        since=_year(head.since, where),
        valid_from=_day(head.valid_from, "valid-from", where),
        valid_until=_day(head.valid_until, "valid-until", where, last=True),
        translate=FLAGS[_one_of(head.translate or "yes", FLAGS, "value of translate", where)],
        consistent=FLAGS[_one_of(head.consistent or "no", FLAGS, "value of consistent", where)],
        reasons=reasons,
        note=head.note,
        examples=[
            Example(row.status, row.form, row.source, row.lang)
            for row in rows
            if row.status.is_example
        ],
    )


def _one_of(value: str, known: Collection[str], name: str, where: str) -> str:
    if value not in known:
        remedy = nearest(value, tuple(map(str, known)))
        raise GlossaryError(f"unknown {name} {value!r}", where=where, remedy=remedy)
    return value


def _year(cell: str, where: str) -> int | None:
    if not cell:
        return None
    year = re.sub(r"[.,]0*$", "", cell)  # some spreadsheets make 1956.0 of it
    if not year.isdecimal():
        raise GlossaryError(
            f"{cell!r} is no year",
            where=where,
            remedy="write the column since as a plain number, such as 1922",
        )
    return int(year)


def _day(cell: str, column: str, where: str, *, last: bool = False) -> dt.date | None:
    day = read_day(cell, last=last)
    if cell and day is None:
        raise GlossaryError(
            f"{cell!r} in column {column} is no date",
            where=where,
            remedy="write it as 2019-02-16, or the month 2019-02 or the year 2019 alone",
        )
    return day


def lines_of(conflict: Conflict, rows: Iterable[Row]) -> tuple[int, ...]:
    """Return the lines of the rows that a conflict concerns, from 1."""
    return tuple(row.line for row in rows if (row.term, row.status, row.form) in conflict.rows)
