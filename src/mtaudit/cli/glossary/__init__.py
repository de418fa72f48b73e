"""`mtaudit glossary`: work on a glossary; one module a command, imported when it is called."""

import importlib

import click

COMMANDS = (
    "lint",
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
        module = importlib.import_module(f"mtaudit.cli.glossary.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(cls=_Group)
def glossary() -> None:
    """Work on a glossary.

    \b
    mtaudit glossary predict house-style.csv     bad renderings to be expected of its terms
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
