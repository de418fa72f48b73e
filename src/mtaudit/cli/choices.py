"""What holds for a run: the configuration file, with the command line on top."""

import datetime as dt
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from mtaudit import baseline as baselines
from mtaudit.audit import Auditor
from mtaudit.baseline import Baseline
from mtaudit.cli.inputs import find_files
from mtaudit.cli.options import load_glossary
from mtaudit.cli.outcome import Outcome, say
from mtaudit.config import Config, Override
from mtaudit.config.toml import ConfigFile, find, read, root_of
from mtaudit.errors import ConfigError
from mtaudit.glossary import Glossary
from mtaudit.readers import plugin_readers
from mtaudit.readers.options import DEFAULT_LANG, ReadOptions
from mtaudit.reports import plugin_reports

if TYPE_CHECKING:
    from mtaudit.corpus import Corpus

COMMAND_LINE = "**"
"""The pattern of the override that the command line makes: it rules over all others."""
_BY_THE_FILE = ReadOptions()


@attrs.frozen
class Choices:
    """What holds for a run.

    Args:
        config: The choices, with those of the command line on top.
        file: The configuration file, if there is one.
        given: What the command line chooses.
        baseline: The file of accepted findings; `None` if there is to be none.
        reading: How files are read, as far as the configuration says nothing of it.
    """

    config: Config
    file: ConfigFile | None
    given: tuple[tuple[str, object], ...]
    baseline: Path | None
    reading: ReadOptions = _BY_THE_FILE

    def auditor(self, corpus: "Corpus | None" = None) -> Auditor:
        """Build the auditor of the run.

        Args:
            corpus: What other articles say.

        Raises:
            ConfigError: If the baseline is wrong.
            GlossaryError: If a glossary cannot be had or is wrong.
        """
        plugin_readers(self.reading)  # says what is wrong with them
        plugin_reports(self.config.plugins)
        accepted = None
        if self.baseline is not None and self.baseline.is_file():
            accepted = Baseline.load(self.baseline, today=today())
        glossary = load_glossary(self.config.glossary_names(), self.config.lang or DEFAULT_LANG)
        # What is wrong with any choice or glossary must stop the run before it starts.
        for override in self.config.overrides:
            for name in self.config.merged(override.choices).glossaries:
                if name not in self.config.glossaries:
                    Glossary.load(name)
        return Auditor([glossary], self.config, corpus=corpus, baseline=accepted)

    def files(self, paths: Iterable[str], outcome: Outcome) -> list[str]:
        """Return the files that paths stand for, without those that are excluded."""
        named = set(paths)
        kept = []
        for name in find_files(named_once(paths), self.reading, outcome):
            if not self.config.excludes(name):
                kept.append(name)
            elif name in named:
                say(f"note: {name}: left out by 'exclude' in {self.file and self.file.path}")
        return kept

    def reading_of(self, path: str) -> ReadOptions:
        """Return how a file is read."""
        config = self.config.for_path(path)
        return attrs.evolve(self.reading, lang=config.lang, source_lang=config.source_lang)


def named_once(paths: Iterable[str]) -> tuple[str, ...]:
    """Return paths in order, each once."""
    return tuple(dict.fromkeys(paths))


def choose(
    paths: Sequence[str],
    *,
    config_file: str | None,
    no_config: bool,
    baseline: str | None,
    reading: ReadOptions = _BY_THE_FILE,
    **given: object,
) -> Choices:
    """Find out what holds for a run.

    Args:
        paths: The paths under audit; the configuration is searched from them upwards.
        config_file: The configuration that the command line names.
        no_config: Whether none is to be read.
        baseline: The baseline that the command line names.
        reading: The fields of records that the command line names.
        given: What else the command line chooses: fields of `Config`; `None` and nothing at all
            stand for what it leaves open.

    Raises:
        ConfigError: If the configuration is wrong, or there are several for the paths.
    """
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
    accepted = None if no_config else (config.root or Path()) / (config.baseline or baselines.NAME)
    return Choices(
        config,
        file,
        chosen,
        Path(baseline) if baseline else accepted,
        attrs.evolve(reading, plugins=config.plugins),
    )


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


def _file(paths: Sequence[str], named: str | None) -> ConfigFile | None:
    if named is not None:
        return read(Path(named))
    found = {find(folder) for folder in _starts(paths)}
    if len(found) > 1:
        names = " and ".join(sorted(str(path or "none") for path in found))
        raise ConfigError(
            f"the paths have different configurations: {names}",
            remedy="audit them one by one, or name one with --config",
        )
    (path,) = found or {None}
    return read(path) if path else None


def _root(paths: Sequence[str]) -> Path | None:
    """Return the root that all paths share; `None` for the current folder."""
    roots = {root_of(folder) for folder in _starts(paths)}
    return roots.pop() if len(roots) == 1 else None


def _starts(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the folders in which searches begin, each once."""
    return named_once(
        path if path == "-" or Path(path).is_dir() else str(Path(path).parent) for path in paths
    )
