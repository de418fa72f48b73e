"""Plain lists: a wrong form, an arrow, the right form, on each line."""

import re
from collections.abc import Iterable, Iterator

from mtaudit.article import Document
from mtaudit.errors import ReadError
from mtaudit.exchange.gathering import Rendering, gather
from mtaudit.exchange.transfer import ExchangeOptions, Losses, note_unheld
from mtaudit.glossary.term import Status, Term

_ARROW = re.compile(r"\s*(?:->|=>|→)\s*")


def read(document: Document, options: ExchangeOptions, losses: Losses) -> Iterable[Term]:
    """Yield the terms of a list; lines that begin with `#` are passed over.

    Raises:
        ReadError: If a line has no arrow, or more than one.
    """
    return gather(_renderings(document), options, losses)


def _renderings(document: Document) -> Iterator[Rendering]:
    for number, line in enumerate(document.text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        sides = _ARROW.split(line.strip())
        if len(sides) != 2 or not all(sides):
            raise ReadError(
                "is no line of the form bad->good",
                where=f"{document.path}:{number}",
                remedy="write a wrong form, an arrow and the right form, or begin it with #",
            )
        yield Rendering(sides[0], Status.BAD, correction=sides[1])


def write(terms: Iterable[Term], options: ExchangeOptions, losses: Losses) -> str:
    """Return a line for each bad form; a form that has an arrow in it is left out."""
    del options
    terms = tuple(terms)
    note_unheld(terms, {"bad"}, losses)
    lines = []
    for term in terms:
        losses["term without a bad form"] += not term.bad
        for form in term.bad:
            if _ARROW.search(form + "\n" + term.canonical) or form.startswith("#"):
                losses["form with an arrow or # in it"] += 1
            else:
                lines.append(f"{form}->{term.canonical}\n")
    return "".join(lines)
