"""Glossaries of MateCat: a concept in each row, a term of each language in it.

The columns Forbidden, Domain, Subdomain and Definition speak of the concept; after the column of
each language, Notes and Example of use speak of its term. All but the languages may be missing. In
a row that is forbidden, the term of the target language must not be used.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from mtaudit.article import Document, is_language_tag
from mtaudit.errors import ReadError
from mtaudit.exchange.cells import read_cells
from mtaudit.exchange.gathering import Rendering, gather
from mtaudit.exchange.transfer import ExchangeOptions, Losses, note_unheld
from mtaudit.glossary.term import Status, Term, primary

_CONCEPT = ("forbidden", "domain", "subdomain", "definition")
_TERM = ("notes", "example of use")


def read(document: Document, options: ExchangeOptions, losses: Losses) -> Iterable[Term]:
    """Yield the terms of a glossary.

    Raises:
        ReadError: If the table is not well-formed, or has no column for the target language.
    """
    return gather(_renderings(document, options, losses), options, losses)


def _renderings(
    document: Document, options: ExchangeOptions, losses: Losses
) -> Iterator[Rendering]:
    rows, _ = read_cells(document, losses)
    names, rows = (rows[0] if rows else []), rows[1:]
    known = {*_CONCEPT, *_TERM}
    others = {place: name for place, name in enumerate(names) if name.lower() not in known}
    langs = {place: name for place, name in others.items() if is_language_tag(name)}
    for place in set(others) - set(langs):
        losses[f"column {others[place]}"] += sum(bool("".join(row[place:][:1])) for row in rows)
    target = next((p for p, name in langs.items() if primary(name) == primary(options.lang)), None)
    if target is None:
        raise ReadError(
            f"has no column for {options.lang}",
            where=f"{document.path}:1",
            remedy=f"it has {', '.join(langs.values()) or 'none'}; choose one with --lang",
        )
    for row in rows:
        yield from _of_row(row, names, langs, target, losses)


def _of_row(
    row: Sequence[str],
    names: Sequence[str],
    langs: dict[int, str],
    target: int,
    losses: Losses,
) -> Iterator[Rendering]:
    cells = [*row, *[""] * (len(names) - len(row))]
    said = {
        name.lower(): cell
        for name, cell in zip(names, cells, strict=False)
        if name.lower() in _CONCEPT
    }
    remarks = _remarks(cells, names, target)
    losses["subdomain"] += bool(said.get("subdomain"))
    losses["example of use"] += sum(
        bool(cell) for name, cell in zip(names, cells, strict=False) if name.lower() == _TERM[1]
    )
    for place in langs:
        losses["notes of a native form"] += place != target and bool(_remarks(cells, names, place))
    if not cells[target]:
        losses["row without a term in the target language"] += 1
        return
    is_bad = said.get("forbidden", "").lower() == "true"
    definition = said.get("definition", "")
    yield Rendering(
        cells[target],
        Status.BAD if is_bad else Status.ADMITTED,
        tuple((lang, cells[place]) for place, lang in langs.items() if place != target),
        note=remarks if is_bad else "; ".join(filter(None, (definition, remarks))),
        topic=said.get("domain", ""),
    )


def _remarks(cells: Sequence[str], names: Sequence[str], place: int) -> str:
    """Return the notes on the term of a column, which stand right after it."""
    for at in range(place + 1, min(place + 3, len(names))):
        if names[at].lower() == _TERM[0]:
            return cells[at]
        if names[at].lower() not in _TERM:
            break
    return ""


def write(terms: Iterable[Term], options: ExchangeOptions, losses: Losses) -> str:
    """Return terms as rows, with the first native form of each language beside their forms."""
    terms = tuple(terms)
    note_unheld(terms, {"admitted", "bad", "native", "topic", "note", "reasons"}, losses)
    losses["reasons"] += sum(bool(term.reason(form)) for term in terms for form in term.suspect)
    langs = sorted({lang for term in terms for lang, _ in term.native})
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    head = [cell for lang in (*langs, options.lang) for cell in (lang, "Notes", "Example of use")]
    writer.writerow(("Forbidden", "Domain", "Subdomain", "Definition", *head))

    def row(term: Term, status: Status, form: str, sources: dict[str, str], note: str) -> None:
        natives = [cell for lang in langs for cell in (sources.get(lang, ""), "", "")]
        is_bad = status is Status.BAD
        concept = ("TRUE" if is_bad else "", term.topic, "", note)
        writer.writerow((*concept, *natives, form, term.reason(form) if is_bad else "", ""))

    for term in terms:
        first = {lang: forms[0] for lang, forms in term.native if forms}
        row(term, Status.CANONICAL, term.canonical, first, term.note)
        for lang, forms in term.native:
            for form in forms[1:]:
                row(term, Status.CANONICAL, term.canonical, {lang: form}, "")
        for status, form in term.forms()[1:]:
            if status is Status.ADMITTED and not first:
                losses["admitted form of a term without native forms"] += 1
            elif status is not Status.SUSPECT:
                row(term, status, form, first, "")
                lost = status is Status.BAD and not first
                losses["what a forbidden form without native forms stands for"] += lost
    return written.getvalue()
