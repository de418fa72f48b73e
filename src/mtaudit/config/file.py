"""What a configuration file says, checked key by key."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import attrs

from mtaudit.config.schema import Config, Override, convert, field_of
from mtaudit.config.toml import PROJECT, TABLE, dotted, lines_of, table_of, text_of
from mtaudit.config.values import require
from mtaudit.detectors import DETECTORS, Detector
from mtaudit.errors import ConfigError
from mtaudit.glossary.shipped import instead_of, shipped_glossaries


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
    table = table_of(path, data)
    if table is None:
        raise ConfigError(
            "there is no table [tool.mtaudit]", where=str(path), remedy="add it, or name a file"
        )
    lines = dict(lines_of(text_of(path, data), TABLE if path.name == PROJECT else ()))
    file = ConfigFile(path, (), (), lines)
    known = _detectors(file, table)
    choices, overrides = [], []
    for key, value in table.items():
        if key == "overrides":
            overrides = [
                _override(file, known, pattern, chosen)
                for pattern, chosen in _as_table(file, value, "overrides").items()
            ]
        elif key in TABLE and isinstance(value, dict):
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


def _override(
    file: ConfigFile, known: tuple[Detector, ...], pattern: str, chosen: object
) -> Override:
    key = ("overrides", pattern)
    choices = tuple(_choices(file, known, chosen, *key))
    try:
        return Override(pattern, choices)
    except ConfigError as error:
        where = f"{file.place(*key)}: overrides"
        raise ConfigError(error.what, where=where, remedy=error.remedy) from error


def _choices(
    file: ConfigFile, known: tuple[Detector, ...], table: object, *key: str
) -> Iterator[tuple[str, object]]:
    for name, value in _as_table(file, table, *key).items():
        yield _choice(file, known, value, *key, name)


def _as_table(file: ConfigFile, value: object, *key: str) -> dict[str, object]:
    if not isinstance(value, dict):
        where = f"{file.place(*key)}: {dotted(key)}"
        remedy = 'write its head as [overrides."blog/**"]'
        raise ConfigError(f"a table is expected, not {value!r}", where=where, remedy=remedy)
    return value


def _choice(
    file: ConfigFile, known: tuple[Detector, ...], value: object, *key: str
) -> tuple[str, object]:
    """Return the field that a key stands for, with its value; `known` are all detectors."""
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
        require(name, chosen, known)
    except ConfigError as error:
        entry = (error.where,) if isinstance(value, dict) and error.where else ()
        where = f"{file.place(*key, *entry)}: {dotted((*key, *entry))}"
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
