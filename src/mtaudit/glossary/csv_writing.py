"""Writes terms as a glossary file; see `csv_format` for its columns."""

import csv
import io
from collections.abc import Iterable, Iterator

from mtaudit.glossary.csv_format import COLUMNS
from mtaudit.glossary.term import Case, Status, Term

_USUAL = frozenset(COLUMNS) - {"case", "source"}  # written even if they are empty


def as_csv(terms: Iterable[Term]) -> str:
    """Return terms as a glossary file, whose columns are those that are filled.

    Args:
        terms: The terms, in the order of the file.
    """
    rows = [cells for term in terms for cells in _cells(term)]
    wanted = [
        place
        for place, name in enumerate(COLUMNS)
        if name in _USUAL or any(cells[place] for cells in rows)
    ]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([COLUMNS[place] for place in wanted])
    writer.writerows([cells[place] for place in wanted] for cells in rows)
    return written.getvalue()


def _cells(term: Term) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a term, cells in the order of `COLUMNS`."""

    def cells(
        status: Status, form: str, lang: str = "", note: str = "", source: str = ""
    ) -> tuple[str, ...]:
        return (term.id, str(status), form, lang, "", "", "", "", note, source)

    case = "" if term.case is Case.AUTO else str(term.case)
    since = "" if term.since is None else str(term.since)
    head = (str(Status.CANONICAL), term.canonical, term.lang, str(term.kind), term.topic)
    yield (term.id, *head, case, since, term.note, "")
    yield from (cells(Status.ADMITTED, form) for form in term.admitted)
    yield from (cells(Status.NATIVE, form, lang) for lang, forms in term.native for form in forms)
    for status, forms in ((Status.BAD, term.bad), (Status.SUSPECT, term.suspect)):
        yield from (cells(status, form, note=term.reason(form)) for form in forms)
    yield from (cells(Status.MEMBER, form) for form in term.members)
    yield from (cells(one.status, one.text, one.lang, "", one.source) for one in term.examples)
