"""`mtaudit glossary export`: from a glossary to the format of another tool."""

import click

from mtaudit.cli.glossary.transfer import (
    exchange_choices,
    exchange_options,
    tell_losses,
    write_output,
)
from mtaudit.cli.outcome import number, say
from mtaudit.errors import ConfigError
from mtaudit.exchange import export_glossary, format_of
from mtaudit.glossary import Glossary


@click.command()
@click.argument("glossary", metavar="FILE|NAME")
@exchange_options
def export(
    *,
    glossary: str,
    format_: str,
    lang: str,
    source_lang: str,
    columns: tuple[str, ...],
    separator: str,
    output: str | None,
) -> None:
    """Write a glossary in the format of another tool.

    What that format cannot hold is named on standard error, field by field with its count.

    \b
    mtaudit glossary export ours.csv --output ours.tbx
    mtaudit glossary export ours.csv --format vale --output styles/House/Names.yml
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    if not format_ and output is None:
        raise ConfigError("no format is given", remedy="name it with --format, or name a file")
    options = exchange_choices(lang, source_lang, columns, separator)
    terms = Glossary.load(glossary).terms
    exported = export_glossary(terms, format_ or format_of(output or ""), options)
    write_output(exported.text, output)
    tell_losses(exported.losses, glossary)
    say(f"{number(len(terms), 'term')} from {glossary}")
