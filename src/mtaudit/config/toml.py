"""Configuration files: finding one, reading it, and the line of each key."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import attrs

from mtaudit.config.schema import (
    Config,
    Override,
    convert,
    field_of,
)
from mtaudit.config.values import require_detectors
from mtaudit.detectors import DETECTORS, Detector
from mtaudit.errors import ConfigError
from mtaudit.glossary.shipped import instead_of, shipped_glossaries
from mtaudit.pattern import Pattern

NAME = "mtaudit.toml"
BASELINE = "mtaudit-baseline.json"  # the usual name, beside the configuration
_PROJECT = "pyproject.toml"
_TABLE = ("tool", "mtaudit")
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


class ConfigFile(NamedTuple):
    """What a configuration file says.

    Args:
        path: The file, as it is named to the user.
        choices: Names of fields of `Config`, with their values.
        overrides: Choices for some paths.
        lines: The line of each key, where it is easily found; the key as its parts, without
            `tool.mtaudit`.
    """

    path: Path
    choices: tuple[tuple[str, object], ...]
    overrides: tuple[Override, ...]
    lines: Mapping[tuple[str, ...], int]

    def config(self) -> Config:
        """Return the choices, on top of what holds without a file."""
        try:
            return attrs.evolve(
                Config().merged(self.choices), overrides=self.overrides, root=self.path.parent
            )
        except ConfigError as error:
            raise ConfigError(error.what, where=str(self.path), remedy=error.remedy) from error

    def place(self, *key: str) -> str:
        """Return the file and line of a key, or of the table it stands in, or the file alone."""
        for length in range(len(key), 0, -1):
            if key[:length] in self.lines:
                return f"{self.path}:{self.lines[key[:length]]}"
        return str(self.path)


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
        project = folder / _PROJECT
        if project.is_file() and _table(project, project.read_bytes()) is not None:
            return _shown(project)
    return None


def root_of(path: str) -> Path:
    """Return the folder at which the search for a path's configuration ends."""
    *_, last = _folders(path)
    return _shown(last)


def read(path: Path) -> ConfigFile:
    """Read a configuration file.

    Args:
        path: The file.

    Returns:
        What it says, checked key by key.

    Raises:
        ConfigError: If it cannot be read, or a key or value is wrong.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        what, remedy = f"cannot be read: {error.strerror}", "check path and permission"
        raise ConfigError(what, where=str(path), remedy=remedy) from error
    table = _table(path, data)
    if table is None:
        raise ConfigError(
            "there is no table [tool.mtaudit]", where=str(path), remedy="add it, or name a file"
        )
    lines = dict(_lines(_text(path, data), _TABLE if path.name == _PROJECT else ()))
    file = ConfigFile(path, (), (), lines)
    known = _detectors(file, table)
    choices, overrides = [], []
    for key, value in table.items():
        if key == "overrides":
            overrides = [
                Override(pattern, tuple(_choices(file, known, chosen, "overrides", pattern)))
                for pattern, chosen in _as_table(file, value, "overrides").items()
            ]
        elif key in _TABLE and isinstance(value, dict):
            raise ConfigError(
                f"there is no table [{key}]",
                where=file.place(key),
                remedy="begin with the keys; only pyproject.toml has them in [tool.mtaudit]",
            )
        else:
            choices.append(_choice(file, known, value, key))
    return file._replace(choices=tuple(choices), overrides=tuple(overrides))


def _detectors(file: ConfigFile, table: Mapping[str, object]) -> tuple[Detector, ...]:
    """Return all detectors there are, with those of the plugins that a file names."""
    if "plugins" not in table:
        return DETECTORS
    _, plugins = _choice(file, (), table["plugins"], "plugins")
    assert isinstance(plugins, tuple), "the schema has a list of texts"
    from mtaudit.plugins import detectors_with

    try:
        return detectors_with(plugins)
    except ConfigError as error:
        where = f"{file.place('plugins')}: plugins"
        raise ConfigError(error.what, where=where, remedy=error.remedy) from error


def _choices(
    file: ConfigFile, known: tuple[Detector, ...], table: object, *key: str
) -> Iterator[tuple[str, object]]:
    for name, value in _as_table(file, table, *key).items():
        yield _choice(file, known, value, *key, name)


def _as_table(file: ConfigFile, value: object, *key: str) -> dict[str, object]:
    if not isinstance(value, dict):
        where = f"{file.place(*key)}: {_dotted(key)}"
        remedy = 'write its head as [overrides."blog/**"]'
        raise ConfigError(f"a table is expected, not {value!r}", where=where, remedy=remedy)
    return value


def _choice(
    file: ConfigFile, known: tuple[Detector, ...], value: object, *key: str
) -> tuple[str, object]:
    """Return the field that a key stands for, with its value; `known` are all detectors."""
    where = f"{file.place(*key)}: {_dotted(key)}"
    try:
        name = field_of(key[-1])
        chosen = convert(name, value, by_path=len(key) > 1)
        if name == "glossaries":
            assert isinstance(chosen, tuple)
            chosen = tuple(_glossary(one, file.path.parent) for one in chosen)
        if name == "plugins":
            assert isinstance(chosen, tuple)
            from mtaudit.plugins import file_of

            folder = file.path.parent
            chosen = tuple(str(folder / one) if file_of(one) else one for one in chosen)
        if name == "source":
            chosen = _original(str(chosen), file.path.parent)
        require_detectors(name, chosen, known)
    except ConfigError as error:
        raise ConfigError(error.what, where=where, remedy=error.remedy) from error
    return name, chosen


def _glossary(name: str, folder: Path) -> str:
    shipped = shipped_glossaries()
    if name in shipped:
        return name
    if not (folder / name).is_file():
        raise ConfigError(
            f"there is no glossary {name!r}",
            remedy=f"{instead_of(name)}; a file is named relative to the configuration",
        )
    return str(folder / name)


def _original(name: str, folder: Path) -> str:
    if not (folder / name).exists():
        remedy = "name it relative to the configuration"
        raise ConfigError(f"there is no file or folder {name!r}", remedy=remedy)
    return str(folder / name)


def _table(path: Path, data: bytes) -> dict[str, object] | None:
    """Return what a file says to mtaudit; `None` if it is a project's and says nothing."""
    is_project = path.name == _PROJECT
    if is_project and b"mtaudit" not in data:
        return None
    import tomllib

    try:
        content: object = tomllib.loads(_text(path, data))
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).rstrip(")").partition(" (at ")
        line, column = re.findall(r"\d+", place) or ("", "")
        where = f"{_shown(path)}:{line}:{column}" if line else str(_shown(path))
        said = f"it is no valid TOML: {what}{f' at {place}' * (not line)}"
        raise ConfigError(said, where=where, remedy=_REMEDIES.get(what, "")) from error
    for part in _TABLE if is_project else ():
        content = content.get(part) if isinstance(content, dict) else None
    return content if isinstance(content, dict) else None


def _text(path: Path, data: bytes) -> str:
    """Return the text of a file; editors on Windows begin it with a byte order mark."""
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


def _lines(text: str, within: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield keys with their lines, the last one first, so that in a dict the first one stays.

    TOML is not parsed again for this: in a text of several lines something may look like a key.
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


def _dotted(key: Iterable[str]) -> str:
    """Return a key as it can be written in the file."""
    return ".".join(part if re.fullmatch(r"[\w-]+", part) else f'"{part}"' for part in key)


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, key))
