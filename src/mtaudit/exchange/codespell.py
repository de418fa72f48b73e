"""Dictionaries of codespell: `wrong->right`, `wrong->one, two,` and `wrong->right, a reason`.

An entry with a reason, or with several corrections, is one that codespell does not carry out by
itself: here it is suspect. codespell looks at single words.
"""

import re
from collections.abc import Iterable, Iterator

from mtaudit.article import Document
from mtaudit.errors import ReadError
from mtaudit.exchange.gathering import Rendering, gather
from mtaudit.exchange.transfer import ExchangeOptions, Losses, note_unheld
from mtaudit.glossary.term import Status, Term

_WORD = re.compile(r"[\w'’-]+")


def read(document: Document, options: ExchangeOptions, losses: Losses) -> Iterable[Term]:
    """Yield the terms of a dictionary.

    Raises:
        ReadError: If a line has no arrow.
    """
    return gather(_renderings(document, losses), options, losses)


def _renderings(document: Document, losses: Losses) -> Iterator[Rendering]:
    for number, line in enumerate(document.text.split("\n"), 1):
        if not line.strip():
            continue
        wrong, arrow, said = line.strip().partition("->")
        right, comma, reason = said.rpartition(",")
        corrections = [one.strip() for one in (right if comma else said).split(",")]
        if not arrow or not wrong.strip() or not corrections[0]:
            raise ReadError(
                "is no entry of a codespell dictionary",
                where=f"{document.path}:{number}",
                remedy="write it as wrong->right",
            )
        if len(corrections) > 1:
            losses["further correction of a form"] += len(corrections) - 1
        status = Status.SUSPECT if comma else Status.BAD
        yield Rendering(wrong, status, correction=corrections[0], note=reason if comma else "")


def write(terms: Iterable[Term], options: ExchangeOptions, losses: Losses) -> str:
    """Return an entry for each wrong form that is a single word; suspect ones with a reason."""
    del options
    terms = tuple(terms)
    note_unheld(terms, {"bad", "suspect", "reasons"}, losses)
    lines = []
    for term in terms:
        losses["term without a wrong form"] += not (term.bad or term.suspect)
        for form in (*term.bad, *term.suspect):
            reason = term.reason(form)
            if not _WORD.fullmatch(form):
                losses["wrong form of several words"] += 1
            elif "," in term.canonical:
                losses["right form with a comma in it"] += 1
            elif form in term.bad:
                losses["reasons"] += bool(reason)  # with one, codespell would not correct it
                lines.append(f"{form}->{term.canonical}\n")
            else:
                losses["reason with a comma in it"] += "," in reason
                lines.append(
                    f"{form}->{term.canonical}, {reason.replace(',', ';')}".rstrip() + "\n"
                )
    return "".join(lines)
