"""What happened while a command ran, and how it is told."""

import errno
import os
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO

import click

from mtaudit.errors import ConfigError, MtauditError

# The disk is full, or what the user may put on it.
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Outcome:
    """What happened while a command ran; the exit status is made of it.

    Attributes:
        faults: What went wrong, one message each, in order.
        found: Whether the answer is "no": findings at or above the threshold, a file that was or
            would be changed, a figure below its floor.
        interrupted: Whether the user stopped the run.
    """

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.found = False
        self.interrupted = False

    def fail(self, message: object) -> None:
        """Note a fault."""
        self.faults.append(str(message))


def reason(error: Exception, path: str) -> str:
    """Return an error with its place and what to do about it."""
    match error:
        case MtauditError():
            return str(error)
        case OSError(errno=number) if number in _NO_ROOM:
            place = error.filename or "the output"  # files are named by what writes them
            return f"{place}: {os.strerror(number)}; make room, or name a file on another disk"
        case OSError():
            place = error.filename or path
            return f"{place}: {error.strerror or error}; check path and permission"
        case _ if os.environ.get("MTAUDIT_TRACEBACK"):
            raise error
        case _:
            return (
                f"{path}: mtaudit itself failed: {type(error).__name__}: {error}; "
                "set MTAUDIT_TRACEBACK=1 to see where, and report it"
            )


def say(message: str) -> None:
    """Write a line to standard error."""
    click.echo(message, err=True)


def number(count: int, noun: str) -> str:
    """Return a count with its noun in the right number."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def output_path(output: str | None, *, may_be_folder: bool = False) -> Path | None:
    """Return the file to write, if it can be written; an audit takes time, so ask before it.

    Args:
        output: What the user named; `-` and `None` stand for standard output.
        may_be_folder: Whether a folder that exists will do.

    Raises:
        ConfigError: If it cannot be written.
    """
    if output is None or output == "-":
        return None
    path = Path(output)
    if path.is_dir() and not may_be_folder:
        raise ConfigError(
            "is a folder", where=output or "''", remedy="name a file to write the report to"
        )
    if not path.absolute().parent.is_dir():
        raise ConfigError(
            "cannot be written: its folder does not exist",
            where=output,
            remedy=f"create {path.parent}, or give another file",
        )
    return path


def refuse_replacing(target: Path | None, files: Iterable[str]) -> None:
    """Refuse to write a report over what it is about.

    Args:
        target: The file to write; `None` for standard output.
        files: The files that the report is about.

    Raises:
        ConfigError: If it is one of them.
    """
    if target is None or not target.is_file():
        return
    for file in files:
        if Path(file).exists() and target.samefile(file):  # of a commit's files some may be gone
            what = "is read itself, and the report would take its place"
            raise ConfigError(what, where=str(target), remedy="name another file")


def output_stream(path: Path | None) -> AbstractContextManager[IO[str]]:
    """Open what a report goes to: a file that appears whole or not at all, or standard output.

    Args:
        path: The file; `None` for standard output.
    """
    if path is None:
        return nullcontext(sys.stdout)
    from mtaudit.files import replace_file

    return replace_file(path)
