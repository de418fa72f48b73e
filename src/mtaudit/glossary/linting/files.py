"""Reads glossary files for lint: all that is wrong with their rows, and where their cells stand."""

import datetime as dt
import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from csv import reader
from itertools import chain
from pathlib import Path

import attrs

from mtaudit.errors import GlossaryError
from mtaudit.glossary.csv_format import (
    OF_TERM,
    Row,
    find_delimiter,
    lines_of,
    read_rows,
    read_text,
    terms_of,
)
from mtaudit.glossary.linting.flaw import Flaw
from mtaudit.glossary.linting.rules import RULES, Known
from mtaudit.glossary.term import Status, Term
from mtaudit.glossary.validation import conflicts

REFUSED = "refused"
"""The rule for what keeps a glossary from being loaded."""
IGNORED = "ignored-cell"
"""The rule for cells that nobody reads, since what they say belongs to another row."""


@attrs.frozen
class GlossaryFile:
    """A glossary file as far as it can be read.

    Args:
        path: The file.
        rows: The rows that are well-formed.
        terms: The terms that can be made of them.
        flaws: What is wrong with the other rows.
    """

    path: Path
    rows: tuple[Row, ...]
    terms: tuple[Term, ...]
    flaws: tuple[Flaw, ...]

    @classmethod
    def read(cls, path: Path) -> "GlossaryFile":
        """Read a file, and go on after a row that is wrong.

        Raises:
            GlossaryError: If the file as a whole cannot be read.
        """
        cells = _Cells(path)
        flaws: list[Flaw] = []

        def refuse(error: GlossaryError, line: int) -> None:
            place = (line, cells.column(line, ""), "")
            flaws.append(Flaw(REFUSED, str(path), *place, error.what, error.remedy, refused=True))

        rows = read_rows(path, refuse)
        terms = terms_of(rows, path, refuse)
        for conflict in conflicts(terms):
            lines = lines_of(conflict, rows)
            line = lines[-1] if lines else 1
            also = [str(other) for other in lines if other != line]
            what = conflict.what + (f" (see line {' and '.join(also)})" if also else "")
            term, _, form = conflict.rows[-1]
            place = (line, cells.column(line, "form"), "form")
            flaws.append(
                Flaw(REFUSED, str(path), *place, what, conflict.remedy, term, form, refused=True)
            )
        return cls(path, rows, terms, tuple(flaws))


def lint(
    files: Sequence[GlossaryFile],
    *,
    today: dt.date,
    beside: Sequence[Term] = (),
    disable: Collection[str] = (),
) -> Iterator[Flaw]:
    """Yield what is wrong with glossary files.

    Args:
        files: The files, which are used together.
        today: The day of the run.
        beside: Terms of other glossaries in use, which may support those of the files.
        disable: Rules that are not asked.

    Yields:
        The flaws, file by file and line by line.
    """
    for file in files:
        found = [flaw for flaw in file.flaws if flaw.rule not in disable]
        others = chain(beside, *(other.terms for other in files if other is not file))
        found += _doubts(file, tuple(others), today, disable)
        found += _ignored_cells(file) if IGNORED not in disable else ()
        yield from sorted(found, key=lambda flaw: (flaw.line, flaw.column, not flaw.refused))


def _doubts(
    file: GlossaryFile, others: Sequence[Term], today: dt.date, disable: Collection[str]
) -> Iterator[Flaw]:
    cells = _Cells(file.path)
    lines = {(row.term, row.status, row.form): row.line for row in file.rows}
    refused = {(flaw.term, flaw.form) for flaw in file.flaws}
    known = Known(file.terms, others, today)
    for name, rule in RULES.items():
        for doubt in rule(known) if name not in disable else ():
            row = (doubt.term.id, doubt.form)
            if row in refused:
                continue  # one word about a row is enough
            refused.add(row)
            line = lines.get((doubt.term.id, doubt.status, doubt.form), 1)
            yield Flaw(
                name,
                str(file.path),
                line,
                cells.column(line, doubt.field),
                doubt.field,
                doubt.what,
                doubt.remedy,
                doubt.term.id,
                doubt.form,
            )


def _ignored_cells(file: GlossaryFile) -> Iterator[Flaw]:
    cells = _Cells(file.path)
    heads = {row.term: row for row in file.rows if row.status is Status.CANONICAL}
    for row in file.rows:
        for field in _ignored(row, heads.get(row.term, row)):
            place = (row.line, cells.column(row.line, field), field)
            what = f"the cell {field} of a row of status {row.status} is not read"
            remedy = "clear it, or write it on the canonical row"
            yield Flaw(IGNORED, str(file.path), *place, what, remedy, row.term, row.form)


def _ignored(row: Row, head: Row) -> Iterator[str]:
    """Yield the columns of filled cells that say nothing where they stand."""
    if row.status is not Status.CANONICAL:
        yield from (
            name
            for name in OF_TERM
            if getattr(row, name.replace("-", "_"))
            not in {"", getattr(head, name.replace("-", "_"))}
        )
    has_lang = row.status in {Status.CANONICAL, Status.NATIVE} or row.status.is_example
    if not has_lang and row.lang and row.lang.lower() != head.lang.lower():
        yield "lang"
    if row.source and not row.status.is_example:
        yield "source"


class _Cells:
    """Where the cells of a file begin in their lines.

    Args:
        path: A file that can be read.
    """

    def __init__(self, path: Path) -> None:
        text = read_text(path)
        self._delimiter = find_delimiter(text)
        self._lines = text.split("\n")
        header: Iterable[str] = next(reader(self._lines[:1], delimiter=self._delimiter), [])
        self._names = [name.strip().lower() for name in header]

    def column(self, line: int, field: str) -> int:
        """Return where a cell begins, code points from 1; 1 for a row of several lines."""
        if field not in self._names or not 0 < line <= len(self._lines):
            return 1
        written = self._lines[line - 1]
        at, quoted, cell = 0, False, 0
        wanted = self._names.index(field)
        for at, char in enumerate(written):
            if cell == wanted:
                return at + 1
            if char == '"':
                quoted = not quoted
            elif char == self._delimiter and not quoted:
                cell += 1
        return len(written) + 1 if cell == wanted and not quoted else 1


def as_json(flaws: Iterable[Flaw]) -> str:
    """Return flaws as a JSON document."""
    import json

    written = io.StringIO()
    json.dump({"flaws": [attrs.asdict(flaw) for flaw in flaws]}, written, ensure_ascii=False)
    return written.getvalue() + "\n"
