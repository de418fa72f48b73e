"""Writes terms as a glossary file; see `csv_format` for its columns."""

import csv
import io
from collections.abc import Iterable, Iterator

from mtaudit.glossary.csv_format import COLUMNS
from mtaudit.glossary.term import Case, Status, Term

# Written even if they are empty.
_USUAL = frozenset(("term", "status", "form", "lang", "kind", "topic", "since", "note"))


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

    def cells(status: Status, form: str, **others: str) -> tuple[str, ...]:
        filled = {"term": term.id, "status": str(status), "form": form, **others}
        return tuple(filled.get(name.replace("-", "_"), "") for name in COLUMNS)

    yield cells(
        Status.CANONICAL,
        term.canonical,
        lang=term.lang,
        kind=str(term.kind),
        topic=term.topic,
        case="" if term.case is Case.AUTO else str(term.case),
        since="" if term.since is None else str(term.since),
        valid_from=term.valid_from.isoformat() if term.valid_from else "",
        valid_until=term.valid_until.isoformat() if term.valid_until else "",
        translate="" if term.translate else "no",
        consistent="yes" if term.consistent else "",
        note=term.note,
    )
    yield from (cells(Status.ADMITTED, form) for form in term.admitted)
    for lang, forms in term.native:
        yield from (cells(Status.NATIVE, form, lang=lang) for form in forms)
    for status, forms in ((Status.BAD, term.bad), (Status.SUSPECT, term.suspect)):
        yield from (cells(status, form, note=term.reason(form)) for form in forms)
    yield from (cells(Status.MEMBER, form) for form in term.members)
    for one in term.examples:
        yield cells(one.status, one.text, lang=one.lang, source=one.source)
