"""`mtaudit glossary import`: from the format of another tool to a glossary."""

import click

from mtaudit.cli.glossary.transfer import (
    exchange_choices,
    exchange_options,
    tell_losses,
    write_output,
)
from mtaudit.cli.outcome import Outcome, number, say
from mtaudit.exchange import import_glossary
from mtaudit.glossary.csv_writing import as_csv
from mtaudit.glossary.term import Kind


@click.command("import")
@click.argument("file", metavar="FILE")
@exchange_options
@click.option(
    "--kind",
    type=click.Choice([str(kind) for kind in Kind]),
    default=str(Kind.TERM),
    show_default=True,
    help="What the terms name, if the file does not say.",
)
@click.option("--topic", default="", metavar="NAME", help="The topic of terms that have none.")
@click.pass_obj
def import_(
    outcome: Outcome,
    *,
    file: str,
    format_: str,
    lang: str,
    source_lang: str,
    columns: tuple[str, ...],
    separator: str,
    output: str | None,
    kind: str,
    topic: str,
) -> None:
    """Make a glossary of a file of another tool.

    What a glossary cannot hold is named on standard error with its count. If the terms contradict
    each other, so that the glossary would be refused, the exit status is 1; it is written all the
    same, to be mended with the help of `mtaudit glossary lint`.

    \b
    mtaudit glossary import termbase.tbx --output ours.csv
    mtaudit glossary import list.csv --column target=English --column native:zh=Chinese
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    options = exchange_choices(lang, source_lang, columns, separator, kind=kind, topic=topic)
    imported = import_glossary(file, format_, options)
    write_output(as_csv(imported.terms), output)
    tell_losses(imported.losses, file)
    for conflict in imported.conflicts:
        say(f"{file}: {conflict.what}; {conflict.remedy}")
    outcome.found = bool(imported.conflicts)
    say(f"{number(len(imported.terms), 'term')} from {file}")
