"""What holds for a run: the configuration file, with the command line on top."""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

import attrs

from mtaudit.auditor import Auditor
from mtaudit.cli.inputs import find_changed, find_files, find_originals
from mtaudit.cli.options import load_glossaries
from mtaudit.cli.outcome import Outcome, say
from mtaudit.config import Config, Override
from mtaudit.config.globs import folder_of, matches, relative_to
from mtaudit.config.toml import BASELINE, find, root_of
from mtaudit.errors import ConfigError
from mtaudit.readers import plugin_readers
from mtaudit.readers.options import ReadOptions
from mtaudit.reports import plugin_reports

if TYPE_CHECKING:
    from mtaudit.config.file import ConfigFile
    from mtaudit.corpus import Corpus
    from mtaudit.git import Changes

COMMAND_LINE = "**"
"""The pattern of the override that the command line makes: it rules over all others."""


class Choices(NamedTuple):
    """What holds for a run.

    Args:
        config: The choices, with those of the command line on top.
        file: The configuration file, if there is one.
        given: What the command line chooses.
        baseline: The file of accepted findings; `None` if there is to be none.
        streamed: Whether files of records are read record by record.
        stdin_filename: What standard input is called; `None` if it has no name.
    """

    config: Config
    file: "ConfigFile | None"
    given: tuple[tuple[str, object], ...]
    baseline: Path | None
    streamed: bool = False
    stdin_filename: str | None = None

    def auditor(self, corpus: "Corpus | None" = None) -> Auditor:
        """Build the auditor of the run.

        Args:
            corpus: What other articles say.

        Raises:
            ConfigError: If the baseline is wrong.
            GlossaryError: If a glossary cannot be had or is wrong.
        """
        plugin_readers(ReadOptions(plugins=self.config.plugins))  # says what is wrong with them
        plugin_reports(self.config.plugins)
        accepted = None
        if self.baseline is not None and self.baseline.is_file():
            from mtaudit.baseline import Baseline

            accepted = Baseline.load(self.baseline, today=today())
        # What is wrong with any choice or glossary must stop the run before it starts.
        for override in self.config.overrides:
            merged = self.config.merged(override.choices)
            if merged.glossary_names() != self.config.glossary_names():
                load_glossaries(merged)
        return Auditor(None, self.config, corpus=corpus, baseline=accepted, loader=load_glossaries)

    def named(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Return paths with the name of standard input in place of `-`, if it has one."""
        return _named(paths, self.stdin_filename)

    def files(
        self,
        paths: Iterable[str],
        outcome: Outcome,
        changes: "Changes | None" = None,
        note: Callable[[str], None] = say,
    ) -> list[str]:
        """Return the files that paths stand for, without those that are no texts under audit.

        Left out are files that the configuration excludes, and of what is found in a folder
        glossaries, pages that mtaudit wrote, and originals.

        Args:
            paths: What the user named.
            outcome: Where faults are noted.
            changes: What has changed, if only that is under audit.
            note: Takes what is to be known of files that are left out.
        """
        named = set(paths)
        if changes is None:
            found = find_files(named_once(paths), self.reading_of, outcome)
        else:
            found = find_changed(named_once(paths), self.reading_of, outcome, changes)
        kept = []
        for name in found:
            if self.config.excludes(name):
                if name in named:
                    note(f"note: {name}: left out by 'exclude' in {self.file and self.file.path}")
            elif name not in named and (made := _made_for_audits(name)):
                note(f"note: {name}: left out, it is {made}; name it to audit it")
            elif name in named or not self._is_original(name):
                kept.append(name)
        return kept

    def reading_of(self, path: str) -> ReadOptions:
        """Return how a file is read."""
        config = self.config.for_path(path)
        return ReadOptions(
            config.lang,
            config.source_lang,
            target_field=config.target_field or "",
            source_field=config.source_field or "",
            id_field=config.id_field or "",
            date_field=config.date_field or "",
            outlet_field=config.outlet_field or "",
            streamed=self.streamed,
            from_stdin=path == self.stdin_filename,
            plugins=config.plugins,
        )

    def originals(
        self, source: str | None, paths: Sequence[str], names: Sequence[str]
    ) -> Callable[[str], str | None]:
        """Return how the original of a file is found.

        Args:
            source: What `--source` names, if it is given.
            paths: The files and folders on the command line.
            names: The files they stand for.

        Raises:
            ConfigError: If one original is given for several files.
        """
        return self.original_of if source is None else find_originals(source, paths, names)

    def original_of(self, path: str) -> str | None:
        """Return the file that holds the original of another, if the configuration names one.

        A translation and its original have the same place: the one in the folder with which the
        pattern of the override begins, or in that of the configuration, the other in `source`.

        Args:
            path: The translation.

        Raises:
            ReadError: If there is no such file.
        """
        source = self.config.for_path(path).source
        if source is None or self._is_original(path):
            return None
        from mtaudit.readers.originals import original_at

        place = relative = PurePath(relative_to(path, self.config.root))
        for override in self.config.overrides:
            if "source" in dict(override.choices) and matches(override.pattern, str(relative)):
                folder = folder_of(override.pattern)
                inside = relative.is_relative_to(folder) and relative != PurePath(folder)
                place = relative.relative_to(folder) if inside else PurePath(relative.name)
        return original_at(path, place, source)

    def _is_original(self, path: str) -> bool:
        """Tell whether a file is what the configuration calls an original of it."""
        source = self.config.for_path(path).source
        return source is not None and Path(os.path.abspath(path)).is_relative_to(  # noqa: PTH100 - Path.resolve would follow links
            os.path.abspath(source)  # noqa: PTH100 - likewise
        )


def _made_for_audits(name: str) -> str:
    """Return what a file is that is no text under audit; empty if it is one."""
    if name.endswith(".csv"):
        from mtaudit.glossary.csv_format import is_glossary

        return "a glossary" if is_glossary(Path(name)) else ""
    if name.endswith((".html", ".htm")):
        from mtaudit.reports.page import is_page

        return "a report of mtaudit" if is_page(Path(name)) else ""
    return ""


def named_once(paths: Iterable[str]) -> tuple[str, ...]:
    """Return paths in order, each once."""
    return tuple(dict.fromkeys(paths))


def choose(
    paths: Sequence[str],
    *,
    config_file: str | None,
    no_config: bool,
    baseline: str | None,
    stdin_filename: str | None = None,
    **given: object,
) -> Choices:
    """Find out what holds for a run.

    Args:
        paths: The paths under audit; the configuration is searched from them upwards.
        config_file: The configuration that the command line names.
        no_config: Whether none is to be read.
        baseline: The baseline that the command line names.
        stdin_filename: What standard input is called.
        given: What else the command line chooses: fields of `Config`; `None` and nothing at all
            stand for what it leaves open.

    Raises:
        ConfigError: If the configuration is wrong, or there are several for the paths; if standard
            input has a name and is not read.
    """
    if stdin_filename is not None and "-" not in paths:
        remedy = "give - as the path"
        raise ConfigError("--stdin-filename is given, and standard input is not", remedy=remedy)
    paths = _named(paths, stdin_filename)
    if no_config and config_file is not None:
        raise ConfigError("--config is given with --no-config", remedy="choose one of them")
    file = None if no_config else _file(paths, config_file)
    root = None if no_config else _root(paths)
    config = file.config() if file else Config(root=root)
    chosen = tuple((name, value) for name, value in given.items() if value not in (None, ()))
    if chosen:
        config = attrs.evolve(
            config.merged(chosen),
            overrides=(*config.overrides, Override(COMMAND_LINE, chosen))
            if config.overrides
            else (),
        )
    accepted = None if no_config else (config.root or Path()) / (config.baseline or BASELINE)
    kept = Path(baseline) if baseline else accepted
    return Choices(config, file, chosen, kept, stdin_filename=stdin_filename)


def today() -> dt.date:
    """Return the day of the run; `SOURCE_DATE_EPOCH` in the environment sets it, in seconds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    return dt.datetime.now().astimezone().date()


def now() -> str:
    """Return the time in ISO 8601; `SOURCE_DATE_EPOCH` in the environment sets it, in seconds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    time = dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC) if epoch.isdigit() else None
    return (time or dt.datetime.now(tz=dt.UTC)).isoformat(timespec="seconds")


def _named(paths: Iterable[str], stdin_filename: str | None) -> tuple[str, ...]:
    return tuple(stdin_filename or path if path == "-" else path for path in paths)


def _file(paths: Sequence[str], named: str | None) -> "ConfigFile | None":
    if named is not None:
        return _read(Path(named))
    found = {find(folder) for folder in _starts(paths)}
    if len(found) > 1:
        names = " and ".join(sorted(str(path or "none") for path in found))
        raise ConfigError(
            f"the paths have different configurations: {names}",
            remedy="audit them one by one, or name one with --config",
        )
    (path,) = found or {None}
    return _read(path) if path else None


def _read(path: Path) -> "ConfigFile":
    from mtaudit.config.file import read  # most runs have no configuration

    return read(path)


def _root(paths: Sequence[str]) -> Path | None:
    """Return the root that all paths share; `None` for the current folder."""
    roots = {root_of(folder) for folder in _starts(paths)}
    return roots.pop() if len(roots) == 1 else None


def _starts(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the folders in which searches begin, each once."""
    return named_once(
        path if path == "-" or Path(path).is_dir() else str(Path(path).parent) for path in paths
    )
