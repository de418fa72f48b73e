"""What `import` and `export` share: the options, and what they say of losses."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import click

from mtaudit.cli.outcome import say
from mtaudit.errors import ConfigError
from mtaudit.exchange import FORMATS, ExchangeOptions
from mtaudit.exchange.table import FIELDS
from mtaudit.files import replace_bytes
from mtaudit.glossary.term import Kind

_Command = TypeVar("_Command", bound=Callable[..., object])


def exchange_options(command: _Command) -> _Command:
    """Add the options that say how another format is read or written."""
    options = (
        click.option(
            "--format",
            "format_",
            default="",
            metavar="FORMAT",
            help=f"The other format: {', '.join(FORMATS)}.  [default: by the suffix]",
        ),
        click.option(
            "--lang",
            default="en",
            metavar="TAG",
            show_default=True,
            help="The target language, of the forms that are right or wrong.",
        ),
        click.option(
            "--source-lang",
            default="",
            metavar="TAG",
            help="The source language, where the format has one only or does not name it.",
        ),
        click.option(
            "--column",
            "columns",
            multiple=True,
            metavar="FIELD=COLUMN",
            help="Of a table: the column, by name or number, that holds a field: "
            f"{', '.join(FIELDS)}, native:LANG. Repeatable.",
        ),
        click.option(
            "--separator",
            default="|",
            metavar="TEXT",
            show_default=True,
            help="Of a table: what parts the forms in one cell.",
        ),
        click.option("--output", "-o", metavar="FILE", help="Write here.  [default: the screen]"),
    )
    for option in reversed(options):
        command = option(command)
    return command


def exchange_choices(
    lang: str,
    source_lang: str,
    columns: Iterable[str],
    separator: str,
    *,
    kind: str = Kind.TERM,
    topic: str = "",
) -> ExchangeOptions:
    """Return the choices of the command line.

    Raises:
        ConfigError: If a column is not given as a field and a column.
    """
    pairs = []
    for column in columns:
        field, equals, name = column.partition("=")
        if not equals or not field or not name:
            raise ConfigError(
                f"{column!r} names no field and column",
                where="--column",
                remedy="write it as in --column target=English",
            )
        pairs.append((field.strip(), name.strip()))
    return ExchangeOptions(lang, source_lang, Kind(kind), topic, tuple(pairs), separator)


def write_output(text: str, output: str | None) -> None:
    """Write a text whole to a file, or to standard output."""
    if output is None:
        click.echo(text, nl=False)
    else:
        replace_bytes(Path(output), text.encode())


def tell_losses(losses: Iterable[tuple[str, int]], where: str) -> None:
    """Say on standard error what could not be carried over, a line for each kind."""
    for what, count in losses:
        say(f"note: {where}: not carried over: {what}, {count} time{'s' * (count > 1)}")
