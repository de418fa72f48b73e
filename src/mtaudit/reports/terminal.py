"""Lines for a person: in colour on a terminal, plain everywhere else."""

import os
from collections.abc import Callable
from typing import IO, TypeAlias

Line: TypeAlias = tuple[tuple[str, str], ...]
"""Pieces of a line: a visible text and the role it plays, which is empty for plain text."""

# What a role looks like, in the words of rich.
_STYLES = {
    "": "",
    "place": "bold",
    "critical": "bold white on red",
    "major": "bold red",
    "minor": "yellow",
    "neutral": "cyan",
    "detector": "cyan",
    "mark": "bold red",
    "quiet": "dim",
    "good": "green",
    "delete": "red strike",
    "insert": "bold green",
    "removed": "red",
    "added": "green",
    "hunk": "cyan",
    "strong": "bold",
}


def writer(stream: IO[str]) -> Callable[[Line], None]:
    """Return a function that writes a line to a stream, in colour if a person will see it so.

    Colour needs a terminal and no `NO_COLOR` in the environment. The library for it is loaded only
    then.

    Args:
        stream: Where the lines go.
    """
    if not stream.isatty() or os.environ.get("NO_COLOR"):
        return lambda line: _write_plain(line, stream)
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, markup=False, highlight=False, emoji=False)

    def write(line: Line) -> None:
        console.print(
            Text.assemble(*((text, _STYLES[role]) for text, role in line)), soft_wrap=True
        )

    return write


def _write_plain(line: Line, stream: IO[str]) -> None:
    stream.write("".join(text for text, _ in line).rstrip(" ") + "\n")
