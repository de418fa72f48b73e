"""`mtaudit glossary lint`: all that is wrong with glossary files."""

from collections.abc import Sequence

import click

from mtaudit.cli.choices import choose, today
from mtaudit.cli.outcome import Outcome, number, reason, say
from mtaudit.errors import GlossaryError
from mtaudit.glossary import Glossary, shipped_glossaries
from mtaudit.glossary.glossary import glossary_path
from mtaudit.glossary.linting import RULES, GlossaryFile, as_json
from mtaudit.glossary.linting import lint as find_flaws


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE|NAME]...")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@click.option(
    "--disable",
    multiple=True,
    type=click.Choice(RULES),
    metavar="RULE",
    help="Leave out what this rule says. Repeatable.",
)
@click.option(
    "--no-shipped-glossaries",
    "no_shipped",
    is_flag=True,
    help="The shipped glossaries are not used beside the files.",
)
@click.pass_obj
def lint(
    outcome: Outcome,
    *,
    files: tuple[str, ...],
    format_: str,
    disable: tuple[str, ...],
    no_shipped: bool,
) -> None:
    """Say what is wrong with glossary files: with place, rule and remedy.

    Beside what keeps a glossary from being loaded, it finds rows that can never match, contradict
    others, add nothing, or flag ordinary words. Without a FILE, the glossaries of the configuration
    are looked at, or else the shipped ones. The exit status is 1 if anything is found.

    \b
    mtaudit glossary lint house-style.csv
    mtaudit glossary lint --format json terms/*.csv
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    read: list[GlossaryFile] = []
    for name in dict.fromkeys(files or _named()):
        try:
            read.append(GlossaryFile.read(glossary_path(name)))
        except GlossaryError as error:
            outcome.fail(reason(error, name))
    paths = {file.path for file in read}
    beside = [
        term
        for name in (() if no_shipped else shipped_glossaries())
        if glossary_path(name) not in paths
        for term in Glossary.load(name).terms
    ]
    flaws = tuple(find_flaws(read, today=today(), beside=beside, disable=disable))
    outcome.found = bool(flaws)
    if format_ == "json":
        click.echo(as_json(flaws), nl=False)
        return
    for flaw in flaws:
        place = f"{flaw.path}:{flaw.line}:{flaw.column}"
        remedy = f"; {flaw.remedy}" if flaw.remedy else ""
        click.echo(f"{place}: {flaw.rule}: {flaw.what}{remedy}")
    rows = sum(len(file.rows) for file in read)
    say(f"{number(len(flaws), 'flaw')} in {number(rows, 'row')} of {number(len(read), 'file')}")


def _named() -> Sequence[str]:
    """Return the glossaries of the configuration for the current folder, or the shipped ones."""
    chosen = choose((".",), config_file=None, no_config=False, baseline=None)
    return chosen.config.glossaries or shipped_glossaries()
