"""Lists of blocked terms of Okapi's quality check: term, suggestion, comment, parted by tabs."""

from collections.abc import Iterable, Iterator

from mtaudit.article import Document
from mtaudit.exchange.gathering import Rendering, gather
from mtaudit.exchange.transfer import ExchangeOptions, Losses, note_unheld
from mtaudit.glossary.term import Status, Term


def read(document: Document, options: ExchangeOptions, losses: Losses) -> Iterable[Term]:
    """Yield the terms of a list; a line without a suggestion is counted and left out."""
    return gather(_renderings(document), options, losses)


def _renderings(document: Document) -> Iterator[Rendering]:
    for line in document.text.split("\n"):
        wrong, suggestion, comment = (*line.rstrip("\r").split("\t", 2), "", "")[:3]
        if wrong.strip():
            yield Rendering(wrong, Status.BAD, correction=suggestion, note=comment)


def write(terms: Iterable[Term], options: ExchangeOptions, losses: Losses) -> str:
    """Return a line for each bad form."""
    del options
    terms = tuple(terms)
    note_unheld(terms, {"bad", "reasons"}, losses)
    for term in terms:
        losses["term without a bad form"] += not term.bad
        losses["reasons"] += sum(bool(term.reason(form)) for form in term.suspect)
    rows = ((form, term.canonical, term.reason(form)) for term in terms for form in term.bad)
    return "".join("\t".join(row).rstrip("\t") + "\n" for row in rows)
