"""`mtaudit glossary`: work on a glossary; one module a command, imported when it is called."""

import importlib
import keyword

import click

from mtaudit.cli.help import refuse_command, with_help
from mtaudit.cli.outcome import say
from mtaudit.errors import ConfigError

COMMANDS = (
    "lint",
    "test",
    "show",
    "merge",
    "import",
    "export",
    "learn",
    "predict",
)
"""The commands in the order of help: each a function in the module of its name."""


class _Group(click.Group):
    """A group that imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        module = importlib.import_module(f"mtaudit.cli.glossary.{name}")
        command: click.Command = getattr(module, name)
        return with_help(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; if there is none of that name, say what may be meant."""
        if self.get_command(ctx, args[0]) is None:
            refuse_command(ctx, args[0], COMMANDS)
        return super().resolve_command(ctx, args)


@click.group(cls=_Group, invoke_without_command=True)
@click.pass_context
def glossary(ctx: click.Context) -> None:
    """Work on a glossary.

    \b
    mtaudit glossary lint ours.csv               what is wrong with it
    mtaudit glossary test ours.csv               whether its own examples hold
    mtaudit glossary show Habomai                all that is known of a term
    mtaudit glossary merge a.csv b.csv -o c.csv  one glossary of several
    mtaudit glossary import terms.tbx            from the format of another tool
    mtaudit glossary export ours.csv -o ours.tbx to the format of another tool
    mtaudit glossary learn mt.txt edited.txt     rows from what an editor has corrected
    mtaudit glossary predict ours.csv            bad renderings to be expected of its terms
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    if ctx.invoked_subcommand is None:
        say(ctx.get_help())
        raise ConfigError("no command is given", remedy="begin with 'mtaudit glossary lint FILE'")
