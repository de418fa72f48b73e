"""The glossary's own file format: CSV, one form per row.

Columns: `term` (the term's id), `status` (canonical, admitted, native, bad, suspect), `form`; and
optionally `lang` (of the form: the target language on the canonical row, the source language on
native rows), `kind`, `topic`, `case` and `since` (canonical row), `note` (why a bad form is wrong).
"""

import csv
import difflib
import io
from collections.abc import Iterator
from pathlib import Path

from mtaudit.errors import GlossaryError
from mtaudit.glossary.term import Case, Kind, Status, Term
from mtaudit.glossary.validation import Conflict, conflicts

COLUMNS = ("term", "status", "form", "lang", "kind", "topic", "case", "since", "note")
REQUIRED = COLUMNS[:3]

# A spreadsheet would run a cell that begins so as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@")

Row = dict[str, str]


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
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GlossaryError(
            f"byte {error.start} is not UTF-8", where=str(path), remedy="save the file as UTF-8"
        ) from error
    except OSError as error:
        raise GlossaryError(
            f"cannot be read: {error.strerror}", where=str(path), remedy="check path and permission"
        ) from error
    if "\0" in text:
        raise GlossaryError("is not a text file", where=str(path), remedy="give a CSV file")
    rows = tuple(_rows(text, path))
    terms = tuple(_terms(rows, path))
    for conflict in conflicts(terms):
        raise GlossaryError(
            conflict.what, where=_where(conflict, rows, path), remedy=conflict.remedy
        )
    return terms


def _rows(text: str, path: Path) -> Iterator[tuple[int, Row]]:
    header_line = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header_line.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [name.strip().lower() for name in next(lines, [])]
        _check_header(header, path)
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(header):
                raise GlossaryError(
                    f"the row has {len(cells)} cells, the header {len(header)}",
                    where=f"{path}:{lines.line_num}",
                    remedy="put a cell that contains the delimiter in double quotes",
                )
            row = dict.fromkeys(COLUMNS, "")
            row.update(zip(header, (cell.strip() for cell in cells), strict=False))
            yield lines.line_num, row
    except csv.Error as error:
        raise GlossaryError(
            f"is not well-formed CSV: {error}",
            where=f"{path}:{lines.line_num}",
            remedy="close the double quotes; write a quote inside a cell twice",
        ) from error


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
                f"unknown column {name!r}", where=f"{path}:1", remedy=_nearest(name, COLUMNS)
            )
        if header.count(name) > 1:
            raise GlossaryError(f"column {name!r} stands twice", where=f"{path}:1")


def _terms(rows: tuple[tuple[int, Row], ...], path: Path) -> Iterator[Term]:
    by_term: dict[str, list[tuple[int, Row]]] = {}
    for number, row in rows:
        _check_row(row, f"{path}:{number}")
        by_term.setdefault(row["term"], []).append((number, row))
    for term_id, members in by_term.items():
        canonical = [(number, row) for number, row in members if row["status"] == Status.CANONICAL]
        if len(canonical) != 1:
            raise GlossaryError(
                f"term {term_id!r} has {len(canonical) or 'no'} canonical row"
                + ("s" if len(canonical) > 1 else ""),
                where=f"{path}:{(canonical or members)[-1][0]}",
                remedy="give each term exactly one row of status canonical",
            )
        number, head = canonical[0]
        yield _term(term_id, head, [row for _, row in members], f"{path}:{number}")


def _term(term_id: str, head: Row, rows: list[Row], where: str) -> Term:
    def forms(status: Status) -> tuple[str, ...]:
        return tuple(row["form"] for row in rows if row["status"] == status)

    native: dict[str, list[str]] = {}
    for row in rows:
        if row["status"] == Status.NATIVE:
            native.setdefault(row["lang"], []).append(row["form"])
    return Term(
        id=term_id,
        canonical=head["form"],
        admitted=forms(Status.ADMITTED),
        bad=forms(Status.BAD),
        suspect=forms(Status.SUSPECT),
        native=native,
        kind=Kind(_one_of(head["kind"] or Kind.TERM, Kind, "kind", where)),
        topic=head["topic"],
        lang=head["lang"].lower(),
        case=Case(_one_of(head["case"] or Case.AUTO, Case, "case", where)),
        since=_year(head["since"], where),
        reasons={
            row["form"]: row["note"]
            for row in rows
            if row["note"] and row["status"] in {Status.BAD, Status.SUSPECT}
        },
        note=head["note"],
    )


def _check_row(row: Row, where: str) -> None:
    _one_of(row["status"], Status, "status", where)
    for column in ("term", "form"):
        if not row[column]:
            raise GlossaryError(
                f"the cell {column} is empty", where=where, remedy="fill it, or remove the row"
            )
    for column, cell in row.items():
        if cell.startswith(_FORMULA_STARTS):
            raise GlossaryError(
                f"{cell[:20]!r} in column {column} begins like a formula",
                where=where,
                remedy="remove the first character: a spreadsheet would run the cell",
            )
    if row["status"] == Status.NATIVE and not row["lang"]:
        raise GlossaryError(
            f"native form {row['form']!r} has no language",
            where=where,
            remedy="put its language tag, such as zh, in the column lang",
        )


def _one_of(
    value: str, kinds: type[Status] | type[Kind] | type[Case], name: str, where: str
) -> str:
    known = [kind.value for kind in kinds]
    if value not in known:
        raise GlossaryError(f"unknown {name} {value!r}", where=where, remedy=_nearest(value, known))
    return value


def _year(cell: str, where: str) -> int | None:
    if not cell:
        return None
    if not cell.isdecimal():
        raise GlossaryError(
            f"{cell!r} is no year",
            where=where,
            remedy="write the column since as a plain number, such as 1922",
        )
    return int(cell)


def _nearest(word: str, known: list[str] | tuple[str, ...]) -> str:
    close = difflib.get_close_matches(word, known, 1)
    return f"did you mean {close[0]!r}?" if close else f"use one of {', '.join(known)}"


def _where(conflict: Conflict, rows: tuple[tuple[int, Row], ...], path: Path) -> str:
    wanted = [(term, str(status), form) for term, status, form in conflict.rows]
    numbers = [
        str(number) for number, row in rows if (row["term"], row["status"], row["form"]) in wanted
    ]
    return f"{path}:{' and '.join(numbers)}" if numbers else str(path)
