"""Configuration files as TOML: finding one, its table, and the line of each key."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mtaudit.errors import ConfigError
from mtaudit.pattern import Pattern

NAME = "mtaudit.toml"
BASELINE = "mtaudit-baseline.json"  # the usual name, beside the configuration
PROJECT = "pyproject.toml"
TABLE = ("tool", "mtaudit")  # where a project's file speaks to mtaudit
_REPOSITORY = (".git", ".hg", ".svn")
_PART = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)"""
_KEY = Pattern(rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=")
_HEADER = Pattern(rf"\s*\[\s*({_PART}(?:\s*\.\s*{_PART})*)\s*\]")


_PATHS = "write a path with / or in single quotes"
_REMEDIES = {
    "Invalid value": "put texts in quotes",
    "Invalid hex value": _PATHS,
    "Unescaped '\\' in a string": _PATHS,
}
"""What to do about what Python says of TOML, where it does not say so itself."""


def find(path: str) -> Path | None:
    """Find the configuration file for a path: the nearest one, from it up to the root.

    Args:
        path: A file or folder, or `-` for the current folder.

    Returns:
        An `mtaudit.toml`, or a `pyproject.toml` that has a table for mtaudit; `None` without one.
    """
    for folder in _folders(path):
        if (folder / NAME).is_file():
            return _shown(folder / NAME)
        project = folder / PROJECT
        if project.is_file() and table_of(project, project.read_bytes()) is not None:
            return _shown(project)
    return None


def root_of(path: str) -> Path:
    """Return the folder at which the search for a path's configuration ends."""
    *_, last = _folders(path)
    return _shown(last)


def table_of(path: Path, data: bytes) -> dict[str, object] | None:
    """Return what a file says to mtaudit; `None` if it is a project's and says nothing.

    Args:
        path: The file.
        data: What it holds.

    Raises:
        ConfigError: If it is no TOML.
    """
    is_project = path.name == PROJECT
    if is_project and b"mtaudit" not in data:
        return None
    import tomllib

    try:
        content: object = tomllib.loads(text_of(path, data))
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).rstrip(")").partition(" (at ")
        line, column = re.findall(r"\d+", place) or ("", "")
        where = f"{_shown(path)}:{line}:{column}" if line else str(_shown(path))
        said = f"it is no valid TOML: {what}{f' at {place}' * (not line)}"
        raise ConfigError(said, where=where, remedy=_REMEDIES.get(what, "")) from error
    for part in TABLE if is_project else ():
        content = content.get(part) if isinstance(content, dict) else None
    return content if isinstance(content, dict) else None


def text_of(path: Path, data: bytes) -> str:
    """Return the text of a file; editors on Windows begin it with a byte order mark.

    Args:
        path: The file.
        data: What it holds.

    Raises:
        ConfigError: If it is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what, remedy = f"byte {error.start} is not UTF-8", "save the file as UTF-8"
        raise ConfigError(what, where=str(_shown(path)), remedy=remedy) from error


def _folders(path: str) -> Iterator[Path]:
    """Yield the folders in which to search, the nearest first.

    The last one is the root of the repository. Outside of any repository it is the current folder
    if the path is below that, and otherwise the path's own folder: what stands further up belongs
    to somebody else.
    """
    here = Path.cwd()
    start = here if path == "-" else Path(os.path.abspath(path))  # noqa: PTH100 - links stay
    if not start.is_dir():
        start = start.parent
    upwards = (start, *start.parents)
    root = next((f for f in upwards if any((f / mark).exists() for mark in _REPOSITORY)), None)
    if root is None:
        root = here if here in upwards else start
    yield from upwards[: upwards.index(root) + 1]


def _shown(path: Path) -> Path:
    """Return a path as seen from the current folder, if it is below that."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def lines_of(text: str, within: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield keys with their lines, the last one first, so that in a dict the first one stays.

    TOML is not parsed again for this: in a text of several lines something may look like a key.

    Args:
        text: The text of a file.
        within: The table in which they stand; they are given without it.
    """
    table: tuple[str, ...] = ()
    found: list[tuple[tuple[str, ...], int]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = _parts(header.group(1))
            found.append((table, number))
        elif key := _KEY.match(line):
            found.append(((*table, *_parts(key.group(1))), number))
    for parts, number in reversed(found):
        if parts[: len(within)] == within:
            yield parts[len(within) :], number


def dotted(key: Iterable[str]) -> str:
    """Return a key as it can be written in the file."""
    return ".".join(part if re.fullmatch(r"[\w-]+", part) else f'"{part}"' for part in key)


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, key))
