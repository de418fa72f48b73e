"""The options `--help` and `--version`, with words of their own.

Click's look for a translation of theirs, and importing what that takes is a part of a hook's time.
"""

from collections.abc import Sequence
from typing import TypeVar

import click

from mtaudit.version import __version__

_Command = TypeVar("_Command", bound=click.Command)


def with_help(command: _Command) -> _Command:
    """Add the option that shows how a command is called, if it is not there."""
    if _HELP not in command.params:
        command.params.append(_HELP)
    return command


def refuse_command(ctx: click.Context, name: str, commands: Sequence[str]) -> None:
    """End the run for the name of a command that does not exist, if one of those may be meant."""
    import difflib

    for nearest in difflib.get_close_matches(name, commands, 1):
        ctx.fail(f"No such command {name!r}. Did you mean {nearest!r}?")


def _show_help(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


def _show_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"mtaudit {__version__}")
        ctx.exit()


_HELP = click.Option(
    ["-h", "--help"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    help="Show this message and exit.",
    callback=_show_help,
)
VERSION = click.Option(
    ["--version"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    help="Show the version and exit.",
    callback=_show_version,
)
