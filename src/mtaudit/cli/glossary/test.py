"""`mtaudit glossary test`: whether the examples in glossaries hold."""

from pathlib import Path

import click

from mtaudit.auditor import Auditor
from mtaudit.cli.outcome import Outcome, number, say
from mtaudit.evaluation.examples import failures
from mtaudit.glossary import Glossary, shipped_glossaries
from mtaudit.glossary.csv_format import read_rows
from mtaudit.glossary.glossary import glossary_path


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE|NAME]...")
@click.option(
    "--no-shipped-glossaries",
    "no_shipped",
    is_flag=True,
    help="The shipped glossaries are not used beside the files.",
)
@click.pass_obj
def test(outcome: Outcome, *, files: tuple[str, ...], no_shipped: bool) -> None:
    """Try the examples in glossaries: rows of status flagged or silent.

    In the text of a flagged row a wrong form of its term must be found; [[...]] may mark where. In
    that of a silent row nothing may be found that comes from the term. Without a FILE, the shipped
    glossaries are tried. The exit status is 1 if an example does not hold.

    \b
    mtaudit glossary test house-style.csv
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    names = tuple(dict.fromkeys(files or shipped_glossaries()))
    beside = [] if no_shipped else [name for name in shipped_glossaries() if name not in names]
    loaded = {name: Glossary.load(name) for name in names}
    # A glossary that the user names rules over the shipped ones, as in an audit.
    auditor = Auditor([*map(Glossary.load, beside), *loaded.values()])
    tried = failed = 0
    for name, glossary in loaded.items():
        path = glossary_path(name)
        lines = _lines(path)
        tried += sum(len(term.examples) for term in glossary.terms)
        for failure in failures(glossary.terms, auditor):
            failed += 1
            line = lines[failure.term.id, failure.example.status, failure.example.text]
            click.echo(f"{path}:{line}: {failure.what}")
    outcome.found = bool(failed)
    say(f"{number(tried, 'example')}: {tried - failed} hold, {failed} do not")


def _lines(path: Path) -> dict[tuple[str, str, str], int]:
    return {(row.term, row.status, row.form): row.line for row in read_rows(path)}
