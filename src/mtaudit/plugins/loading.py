"""From the name of a plugin to what it brings; what is wrong with it is said with its name."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import IO, Any, NamedTuple, TypeAlias

from mtaudit.article import Document
from mtaudit.detectors import DETECTORS, Detector
from mtaudit.errors import ConfigError
from mtaudit.pattern import Pattern

GROUP = "mtaudit.plugins"
"""The group of entry points by which an installed package can give a plugin a short name."""

_TABLES = ("DETECTORS", "READERS", "REPORTS")
_ID = Pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SUFFIX = Pattern(r"\.[a-z0-9]+")

Read: TypeAlias = Callable[[Document, Any], Iterable[object]]
"""Yields the articles of a document; it is also given the `ReadOptions` of the run."""
Render: TypeAlias = Callable[[Iterable[Any], IO[str]], None]
"""Writes results to a text stream."""


class Plugin(NamedTuple):
    """What a plugin brings.

    Args:
        name: The plugin, as the configuration names it.
        detectors: Its detectors.
        readers: Suffix to reader.
        reports: Name to report.
        folder: The folder of its module, in which the pages of its detectors may stand.
    """

    name: str
    detectors: tuple[Detector, ...]
    readers: Mapping[str, Read]
    reports: Mapping[str, Render]
    folder: Path


def file_of(name: str) -> Path | None:
    """Return the file that a plugin's name is the path of; `None` if it names a module."""
    return Path(name) if name.endswith(".py") else None


def load(name: str) -> Plugin:
    """Import a plugin, once in a process, and take what it brings.

    Args:
        name: A module, an entry point of the group `mtaudit.plugins`, or the path of a file that
            ends in `.py`.

    Returns:
        The plugin.

    Raises:
        ConfigError: If it cannot be found or imported, or does not hold what a plugin must.
    """
    path = file_of(name)
    return _load(name, path and path.absolute())  # the current folder may be another one later


def detectors_with(plugins: Iterable[str]) -> tuple[Detector, ...]:
    """Return mtaudit's own detectors and then those of plugins.

    Args:
        plugins: The names of the plugins.

    Raises:
        ConfigError: If a plugin cannot be used, or two bring a detector of one id.
    """
    found = {detector.id: detector for detector in DETECTORS}
    for name in plugins:
        for detector in load(name).detectors:
            if found.setdefault(detector.id, detector) is not detector:
                raise ConfigError(
                    f"the plugin {name!r} brings a detector {detector.id!r}, as another one does",
                    remedy="use one of the two",
                )
    return tuple(found.values())


@cache
def _load(name: str, path: Path | None) -> Plugin:
    module = _import(name, path)
    if not any(hasattr(module, table) for table in _TABLES):
        raise ConfigError(
            f"the plugin {name!r} defines nothing",
            remedy=f"give it a table {', '.join(_TABLES[:-1])} or {_TABLES[-1]}",
        )
    return Plugin(
        name,
        tuple(_detectors(name, getattr(module, "DETECTORS", ()))),
        _table(name, "READERS", getattr(module, "READERS", {}), _SUFFIX, "a suffix such as .story"),
        _table(name, "REPORTS", getattr(module, "REPORTS", {}), _ID, "a name such as by-author"),
        Path(module.__file__ or "").parent,
    )


def _import(name: str, path: Path | None) -> ModuleType:
    try:
        return _import_name(name) if path is None else _import_file(name, path)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{name}.".startswith(f"{error.name}."):
            raise _failed(name, error) from error
        raise ConfigError(
            f"the plugin {name!r} cannot be found",
            remedy="install it, or name a file that ends in .py, relative to the configuration",
        ) from error
    except ConfigError:
        raise
    except (Exception, SystemExit) as error:
        raise _failed(name, error) from error


def _import_name(name: str) -> ModuleType:
    import importlib.metadata

    for point in importlib.metadata.entry_points(group=GROUP, name=name):
        return importlib.import_module(point.value)
    return importlib.import_module(name)


def _import_file(name: str, path: Path) -> ModuleType:
    if not path.is_file():
        raise ConfigError(
            f"there is no plugin {name!r}",
            remedy="name the file relative to the configuration, or a module without .py",
        )
    import hashlib
    import importlib.util

    # Of two files of one name in different folders each is a module of its own.
    key = hashlib.sha256(str(path).encode()).hexdigest()[:8]
    spec = importlib.util.spec_from_file_location(f"mtaudit_plugin_{path.stem}_{key}", path)
    assert spec is not None, "the name of a file that ends in .py is enough"
    assert spec.loader is not None, "likewise"
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[spec.name]
        raise
    return module


def _failed(name: str, error: BaseException) -> ConfigError:
    """Return why a plugin cannot be imported, with the place in it."""
    import traceback

    if isinstance(error, SyntaxError):
        where, message = f"{error.filename}:{error.lineno}", error.msg
    else:
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if "importlib" not in frame.filename]
        where = f"{own[-1].filename}:{own[-1].lineno}" if own else ""
        message = str(error)
    return ConfigError(
        f"the plugin {name!r} cannot be imported: {type(error).__name__}: {message}",
        remedy=f"mend {where}" if where else "mend it, or take it out of the configuration",
    )


def _detectors(name: str, table: object) -> Iterator[Detector]:
    built_in = {detector.id for detector in DETECTORS}
    if not isinstance(table, Iterable):
        raise _wrong(name, "DETECTORS is no tuple", "write DETECTORS = (DETECTOR,)")
    seen: set[str] = set()
    for detector in table:
        if not isinstance(detector, Detector):
            what = f"DETECTORS holds {detector!r:.60}, which is no mtaudit.Detector"
            raise _wrong(name, what, "put the values in that mtaudit.Detector(...) returns")
        if not _ID.fullmatch(detector.id):
            what = f"the detector {detector.id!r} has no fitting id"
            raise _wrong(name, what, "write it in small letters with hyphens: house-style")
        if detector.id in built_in or detector.id in seen:
            whose = "mtaudit itself" if detector.id in built_in else "it"
            what = f"{whose} has a detector {detector.id!r} already"
            raise _wrong(name, what, "give the plugin's another id")
        detect: object = detector.detect
        if not callable(detect):
            what = f"detect of the detector {detector.id!r} is no function"
            raise _wrong(name, what, "give it a function of an article and a context")
        seen.add(detector.id)
        yield detector


def _table(
    name: str, title: str, table: object, pattern: Pattern, expected: str
) -> Mapping[str, Callable[..., Any]]:
    if not isinstance(table, Mapping):
        raise _wrong(name, f"{title} is no dict", f"map {expected} to a function")
    for key, function in table.items():
        if not isinstance(key, str) or not pattern.fullmatch(key):
            raise _wrong(name, f"{title} has a key {key!r}", f"write {expected}, in small letters")
        if not callable(function):
            what = f"{title}[{key!r}] is {function!r:.60}, which is no function"
            raise _wrong(name, what, f"map {expected} to a function")
    return dict(table)


def _wrong(name: str, what: str, remedy: str) -> ConfigError:
    return ConfigError(f"the plugin {name!r} is wrong: {what}", remedy=remedy)
