"""`mtaudit glossary predict`: rows that a person may add to a glossary."""

import csv
import io
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import click

from mtaudit.cli.options import WholeNumber
from mtaudit.files import replace_bytes
from mtaudit.glossary import Glossary, Status, Term, shipped_glossaries
from mtaudit.glossary.predictions import known_keys, predictions_of
from mtaudit.glossary.term import primary
from mtaudit.names.candidates import Space
from mtaudit.names.prediction import Prediction, lookup_keys

_HEADER = ("term", "status", "form", "lang", "kind", "topic", "since", "note")


class _Row(NamedTuple):
    """A row of the glossary's format, as far as it is filled."""

    term: str
    status: Status
    form: str
    note: str


@click.command()
@click.argument("glossary", metavar="FILE|NAME")
@click.option("--lang", metavar="TAG", help="Predict from this language only, such as zh.")
@click.option(
    "--limit",
    type=WholeNumber(min=1),
    default=10,
    show_default=True,
    help="The most rows for one term.",
)
@click.option("--output", "-o", metavar="FILE", help="Write to this file.  [default: the screen]")
def predict(*, glossary: str, lang: str | None, limit: int, output: str | None) -> None:
    """Write the bad renderings to be expected of a glossary's terms, as rows for it.

    They are made from the native forms: readings, literal glosses, half of each. Prune them before
    you add them to the glossary: most will never be written, and some may be right. A form that is
    an ordinary word or somebody else's name is `suspect`, others are `bad`; what the glossary lists
    already is left out.

    \b
    mtaudit glossary predict house-style.csv --lang zh --limit 5 --output candidates.csv
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    terms = Glossary.load(glossary).terms
    text = _as_csv(_rows(terms, lang, limit))
    if output is None:
        click.echo(text, nl=False)
    else:
        replace_bytes(Path(output), text.encode())


def _rows(terms: Iterable[Term], lang: str | None, limit: int) -> Iterator[_Row]:
    terms = tuple(terms)
    shipped = (term for name in shipped_glossaries() for term in Glossary.load(name).terms)
    known = known_keys((*terms, *shipped))
    listed = {key for term in terms for _, form in term.forms() for key in lookup_keys(form)}
    found = {term.id: _predicted(term, lang, known, listed)[:limit] for term in terms}
    # A bad form of two terms would be refused: which one is meant, the context must say.
    times = Counter(one.form for predictions in found.values() for one in predictions)
    for term, predictions in sorted(found.items()):
        rows = [
            _Row(term, _status(one, times[one.form]), one.form, one.mechanism)
            for one in predictions
        ]
        yield from sorted(rows, key=lambda row: (row.status is Status.SUSPECT, row.form))


def _predicted(
    term: Term, lang: str | None, known: Container[str], listed: set[tuple[Space, str]]
) -> list[Prediction]:
    """Return what is predicted of all native forms and not listed, likelier first."""
    best: dict[str, Prediction] = {}
    for tag, natives in term.native:
        if lang is None or primary(tag) == primary(lang):
            for native in natives:
                for one in predictions_of(term, native, tag, known):
                    is_new = one.severity == "garble" and (one.space, one.key) not in listed
                    if is_new and not _outdone(one, best.get(one.form)):
                        best[one.form] = one
    return sorted(best.values(), key=lambda one: -one.prior)


def _outdone(one: Prediction, rival: Prediction | None) -> bool:
    return rival is not None and rival.prior >= one.prior


def _status(one: Prediction, terms: int) -> Status:
    return Status.SUSPECT if one.collides or terms > 1 else Status.BAD


def _as_csv(rows: Iterable[_Row]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_HEADER)
    for row in rows:
        writer.writerow((row.term, row.status, row.form, "", "", "", "", row.note))
    return written.getvalue()
