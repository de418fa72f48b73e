"""The command line: one module a command; here what they have in common, and the exit status.

Results go to standard output, errors to standard error. A command's module is imported when the
command is called, so that a hook starts fast.
"""

import contextlib
import gc
import importlib
import io
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from mtaudit.cli.help import VERSION, refuse_command, with_help
from mtaudit.cli.outcome import Outcome, reason, say
from mtaudit.errors import ConfigError

COMMANDS = (
    "check",
    "fix",
    "review",
    "apply",
    "accept",
    "rate",
    "compare",
    "rank",
    "history",
    "statistics",
    "glossary",
    "explain",
    "config",
    "score",
)
"""The commands in the order of help: each a function in the module of its name."""
# Modules that act at the end; a plugin may do anything.
_ACT_AT_EXIT = frozenset(
    ("concurrent.futures", "coverage", "logging", "mtaudit.plugins", "multiprocessing", "tempfile")
)
_MOST_TOOLS = 6  # that Python lets watch a program


class _Program(click.Group):
    """A group that imports a command when it is called, and knows a path in its place."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return [*super().list_commands(ctx), *COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module = importlib.import_module(f"mtaudit.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return with_help(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; if there is none of that name, say what may be meant."""
        if self.get_command(ctx, args[0]) is None:
            if args[0] == "-" or Path(args[0]).exists():
                ctx.fail(f"No such command {args[0]!r}. Did you mean 'mtaudit check {args[0]}'?")
            refuse_command(ctx, args[0], COMMANDS)
        return super().resolve_command(ctx, args)


@with_help
@click.group(
    cls=_Program,
    params=[VERSION],
    invoke_without_command=True,
    context_settings={"help_option_names": []},
)
@click.pass_context
def program(ctx: click.Context) -> None:
    """Find errors in machine-translated text: names, terms, numbers, residue.

    \b
    mtaudit check article.txt          what is wrong, where, and why
    mtaudit fix --write article.txt    correct what is beyond doubt
    mtaudit review article.txt         decide on what is found, in a browser
    mtaudit apply decisions.json       carry out what an editor decided in a report
    mtaudit accept --all article.txt   be silent about what is found and right
    mtaudit rate article.txt           how good it is, in figures
    mtaudit compare old/ new/          what another translation repairs and breaks
    mtaudit config                     what is in force, and why
    mtaudit explain bad-rendering      what a detector does
    mtaudit glossary predict FILE      bad renderings to expect

    The exit status is 0 if all is well, 1 if something was found, 2 if something failed.
    """  # noqa: D301 - \b is click's mark for a paragraph to leave as it is
    if ctx.invoked_subcommand is None:
        say(ctx.get_help())
        raise ConfigError("no command is given", remedy="begin with 'mtaudit check PATH'")


@program.result_callback()
def _flush(_result: object) -> None:
    """Meet a closed pipe here, where it is expected, and not when Python shuts down."""
    sys.stdout.flush()


def main() -> NoReturn:
    """Run the program and leave with its exit status."""
    status = run()
    if not _may_have_more_to_do():
        with contextlib.suppress(OSError, ValueError):  # Python tries again, and says it
            sys.stdout.flush()
            sys.stderr.flush()
            # To take all modules apart takes a fifteenth of a check.
            os._exit(status)
    gc.freeze()  # what is left is not to be looked through
    sys.exit(status)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: The command line after the program's name; that of the process if `None`.

    Returns:
        The exit status.
    """
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character must not end the run.
            stream.reconfigure(errors="backslashreplace")
    outcome = Outcome()
    try:
        # Click returns a status itself where there is no command to run: --help and --version.
        program.main(arguments, prog_name="mtaudit", standalone_mode=False, obj=outcome)
    except SystemExit:
        outcome.interrupted = False  # the reader of our output went away: nobody to tell
    except (click.Abort, KeyboardInterrupt):
        outcome.interrupted = True
    except click.UsageError as error:
        outcome.fail(_usage(error))
    except Exception as error:  # noqa: BLE001 - users get a message, never a traceback
        outcome.fail(reason(error, "the run"))
    return _exit_status(outcome)


def _may_have_more_to_do() -> bool:
    """Tell whether Python may have something to do when it ends, but to take itself apart.

    Threads and processes are waited for, what modules have registered is called, and what watches
    the program, such as coverage or a debugger, writes what it has seen.
    """
    is_watched = sys.gettrace() is not None or sys.getprofile() is not None
    if sys.version_info >= (3, 12):
        tools = map(sys.monitoring.get_tool, range(_MOST_TOOLS))
        is_watched = is_watched or any(tools)
    return is_watched or threading.active_count() > 1 or not _ACT_AT_EXIT.isdisjoint(sys.modules)


def _open_streams() -> None:
    """Stand in for streams that whoever started the program has closed, as Python does not."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - it is open as long as the program runs


def _usage(error: click.UsageError) -> str:
    """Return click's message as one of ours."""
    message = error.format_message().rstrip(".")
    where = error.ctx.command_path if error.ctx else "mtaudit"
    return f"{where}: {message}; see '{where} --help'"


def _exit_status(outcome: Outcome) -> int:
    """Write the faults to standard error and decide: 130, 2, 1 or 0, the first that applies."""
    with contextlib.suppress(OSError):  # where there is no room for messages, the status tells
        for fault in outcome.faults:
            say(f"error: {fault}")
    if outcome.interrupted:
        return 130  # as shells report a program that was stopped from the keyboard
    if outcome.faults:
        return 2
    return 1 if outcome.found else 0
