"""`mtaudit glossary show`: a term with all its rows, and what supports or predicts its forms."""

import difflib
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

import attrs
import click

from mtaudit.cli.outcome import number
from mtaudit.errors import GlossaryError
from mtaudit.glossary import Glossary, Status, Term, shipped_glossaries
from mtaudit.glossary.csv_format import Row, read_rows
from mtaudit.glossary.cues import CUES
from mtaudit.glossary.glossary import glossary_path
from mtaudit.glossary.predictions import known_keys, predictions_of

_MOST_NEAR = 5
_ORDER = {status: place for place, status in enumerate(Status)}


@click.command()
@click.argument("name", metavar="NAME")
@click.option(
    "--glossary",
    "-g",
    "glossaries",
    multiple=True,
    metavar="NAME|FILE",
    help="Look for the term here, too. Repeatable.",
)
@click.option("--no-shipped-glossaries", "no_shipped", is_flag=True, help="Look nowhere else.")
def show(*, name: str, glossaries: tuple[str, ...], no_shipped: bool) -> None:
    """Show all that is listed of a term, found by any of its forms: each row with its place.

    Below the rows stands what supports its suspect forms, and how many renderings are predicted
    from its native forms; `mtaudit explain --term` lists those.

    \b
    mtaudit glossary show Habomai
    mtaudit glossary show "Tooth Dance" --glossary house-style.csv
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    shipped = () if no_shipped else shipped_glossaries()
    listings = [
        _Listing.of(one) for one in (*(s for s in shipped if s not in glossaries), *glossaries)
    ]
    found = [(one, id_) for one in listings for id_ in one.terms_with(name)]
    if not found:
        raise _unknown(name, listings)
    everything = [term for one in listings for term in one.terms.values()]
    known = known_keys(everything)
    for number_, (listing, id_) in enumerate(found):
        click.echo("\n" * bool(number_), nl=False)
        for line in _lines(listing, listing.terms[id_], everything, known):
            click.echo(line)


@attrs.frozen
class _Listing:
    """The terms of a file, with its rows."""

    path: Path
    terms: Mapping[str, Term]
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, source: str) -> "_Listing":
        terms = Glossary.load(source).by_id
        return cls(glossary_path(source), terms, read_rows(glossary_path(source)))

    def terms_with(self, name: str) -> tuple[str, ...]:
        """Return the ids of the terms that have a form, capital letters aside."""
        wanted = " ".join(name.split()).casefold()
        return tuple(
            dict.fromkeys(
                row.term
                for row in self.rows
                if not row.status.is_example
                and row.status is not Status.MEMBER
                and wanted in {row.form.casefold(), row.term.casefold()}
            )
        )


def _unknown(name: str, listings: Iterable[_Listing]) -> GlossaryError:
    forms = {
        row.form.casefold(): row.form
        for one in listings
        for row in one.rows
        if not row.status.is_example
    }
    near = difflib.get_close_matches(name.casefold(), forms, _MOST_NEAR)
    meant = ", ".join(repr(forms[one]) for one in near)
    return GlossaryError(
        f"no term has the form {name!r}",
        remedy=f"did you mean {meant}?" if near else "name the glossary with --glossary",
    )


def _lines(
    listing: _Listing, term: Term, everything: Iterable[Term], known: Container[str]
) -> Iterator[str]:
    facts = [str(term.kind), f"language {term.lang or 'any'}"]
    facts += [f"topic {term.topic}"] if term.topic else []
    facts += [f"case {term.case}"]
    facts += [f"since {term.since}"] if term.since is not None else []
    facts += [f"valid from {term.valid_from}"] if term.valid_from else []
    facts += [f"valid until {term.valid_until}"] if term.valid_until else []
    facts += ["not translated"] if not term.translate else []
    facts += ["consistent"] if term.consistent else []
    yield f"{term.id} ({', '.join(facts)})"
    rows = sorted(
        (row for row in listing.rows if row.term == term.id), key=lambda row: _ORDER[row.status]
    )
    for row in rows:
        status = f"{row.status} {row.lang}" if row.status is Status.NATIVE else str(row.status)
        remark = f"  {row.note}" if row.note else ""
        yield f"  {status:12} {row.form}  [{listing.path}:{row.line}]{remark}"
    if term.suspect:
        yield f"  suspect forms count with: {'; '.join(_support(term, everything))}"
    for lang, natives in term.native:
        forms = {
            one.form for native in natives for one in predictions_of(term, native, lang, known)
        }
        if forms:
            yield f"  predicted from {lang}: {number(len(forms), 'rendering')}"


def _support(term: Term, everything: Iterable[Term]) -> Iterator[str]:
    if term.native:
        yield "a native form in the source"
    if term.kind in CUES:
        cues = CUES[term.kind]
        some = ", ".join(sorted(cues.after or cues.before)[:3])
        yield f"a word beside it that fits its kind, such as {some}"
    if term.topic:
        mates = sum(one.topic == term.topic and one.id != term.id for one in everything)
        yield f"one of {number(mates, 'other term')} of the topic {term.topic}"
