"""The choices of an audit: one schema for the file, the command line and the library."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from mtaudit.config.globs import matches, relative_to
from mtaudit.config.values import (
    as_confidence,
    as_flag,
    as_language,
    as_number,
    as_optional_text,
    as_pairs,
    as_pattern,
    as_patterns,
    as_reasons,
    as_severities,
    as_texts,
    as_threshold,
    as_weights,
    joined,
    require,
)
from mtaudit.detectors import DETECTORS, Detector
from mtaudit.errors import ConfigError, nearest
from mtaudit.finding import Confidence, Severity
from mtaudit.glossary import shipped_glossaries
from mtaudit.value import Value

if TYPE_CHECKING:
    from mtaudit.scoring import ScoringModel


def _as_choices(
    value: Mapping[str, object] | tuple[tuple[str, object], ...],
) -> tuple[tuple[str, object], ...]:
    return tuple(
        (name, convert(name, chosen, by_path=True))
        for name, chosen in as_pairs(value, "keys and values")
    )


def _key(summary: str, *, adds: bool = False, by_path: bool = True) -> dict[str, object]:
    """Describe a key.

    Args:
        summary: What it chooses, for the reference.
        adds: Whether a nearer place adds to what is chosen further out, or else replaces it.
        by_path: Whether it may differ from path to path.
    """
    return {"summary": summary, "adds": adds, "by_path": by_path}


@attrs.frozen(eq=False, repr=False)
class Override(Value):
    """Choices that hold for some paths only.

    Args:
        pattern: The paths, relative to the configuration's root: `blog/**/*.md`.
        choices: Names of fields of `Config`, with their values.

    Raises:
        ConfigError: If there is no such choice, or it cannot differ by path.
    """

    pattern: str = attrs.field(converter=as_pattern)
    choices: tuple[tuple[str, object], ...] = attrs.field(converter=_as_choices)


@attrs.frozen(eq=False, repr=False)
class Config(Value):
    """The choices of an audit.

    Args:
        detectors: Ids of the detectors to run; empty for all.
        disable: Ids of detectors not to run.
        min_confidence: Findings below it are left out.
        severities: Detector ids with the severity their findings are to have.
        ignore: Texts or ids of terms that are not to be reported, with the reason.
        glossaries: Shipped names or paths of CSV files, in order of rising authority.
        shipped_glossaries: Whether the shipped glossaries are in use as well.
        lang: Language of the texts, a BCP 47 tag; `None` for what a file says, else English.
        source_lang: Language of the originals, a BCP 47 tag; `None` for what a file says.
        inflection: Whether words are compared by their dictionary form as well; needs simplemma.
        source: The original, if it is a file of its own, or a folder of originals.
        target_field: The field of a record that holds the text; `None` for the usual names.
        source_field: The field that holds the original; `None` for the usual names.
        id_field: The field that names the record; `None` for the usual names.
        date_field: The field that holds the day of the article; `None` for the usual names.
        outlet_field: The field that says who published it; `None` for the usual names.
        fail_on: How bad a finding of high confidence must be to fail a check; `None` for never.
        exclude: Patterns of paths that are left out.
        baseline: The file of accepted findings; `None` for the usual name in the root.
        gate: What must hold of a check, such as `mqm<=5, critical=0`; `None` for nothing.
        severity_weights: Severities with their penalty points in the MQM score.
        category_weights: Error types with their weights in the MQM score.
        acceptable_penalty: Penalty points per 1,000 words at which a text just passes.
        passing_quality: The calibrated quality that just passes, of 100.
        plugins: Modules, or files that end in `.py`, with detectors, readers or reports.
        overrides: Choices for some paths; where two apply, the later one rules.
        root: The folder that patterns are relative to; `None` for the current one.

    Raises:
        ConfigError: If a value cannot be meant (the message names the nearest that can), a plugin
            cannot be used, or no detector is left to run.
    """

    detectors: tuple[str, ...] = attrs.field(
        default=(),
        converter=as_texts,
        metadata=_key("The only detectors to run; empty for all."),
    )
    disable: tuple[str, ...] = attrs.field(
        default=(), converter=as_texts, metadata=_key("Detectors not to run.", adds=True)
    )
    min_confidence: Confidence = attrs.field(
        default=Confidence.LOW,
        converter=as_confidence,
        metadata=_key("Report only findings that are at least so sure."),
    )
    severities: tuple[tuple[str, Severity], ...] = attrs.field(
        default=(),
        converter=as_severities,
        metadata=_key("How bad the findings of a detector are.", adds=True),
    )
    ignore: tuple[tuple[str, str], ...] = attrs.field(
        default=(),
        converter=as_reasons,
        metadata=_key("Texts, or ids of terms, not to report; each with the reason.", adds=True),
    )
    glossaries: tuple[str, ...] = attrs.field(
        default=(),
        converter=as_texts,
        metadata=_key(
            "Shipped names, or CSV files relative to the configuration; the last one wins.",
            adds=True,
        ),
    )
    shipped_glossaries: bool = attrs.field(
        default=True,
        converter=as_flag,
        metadata=_key("Whether the shipped glossaries are in use."),
    )
    lang: str | None = attrs.field(
        default=None,
        converter=as_language,
        metadata=_key("Language of the texts; without it what a file says, or `en`."),
    )
    source_lang: str | None = attrs.field(
        default=None,
        converter=as_language,
        metadata=_key("Language of the originals; without it what a bilingual file says."),
    )
    inflection: bool = attrs.field(
        default=False,
        converter=as_flag,
        metadata=_key(
            "Whether forms are found in inflected shape, too; needs `mtaudit[inflection]`.",
            by_path=False,
        ),
    )
    source: str | None = attrs.field(
        default=None,
        converter=as_optional_text,
        metadata=_key("The original, or a folder of originals, relative to the configuration."),
    )
    target_field: str | None = attrs.field(
        default=None,
        converter=as_optional_text,
        metadata=_key("Field of a record that holds the text; without it the usual names."),
    )
    source_field: str | None = attrs.field(
        default=None,
        converter=as_optional_text,
        metadata=_key("Field that holds the original; without it the usual names."),
    )
    id_field: str | None = attrs.field(
        default=None,
        converter=as_optional_text,
        metadata=_key("Field that names the record; without it the usual names."),
    )
    date_field: str | None = attrs.field(
        default=None,
        converter=as_optional_text,
        metadata=_key("Field that holds the article's day; without it the usual names."),
    )
    outlet_field: str | None = attrs.field(
        default=None,
        converter=as_optional_text,
        metadata=_key("Field that says who published it; without it the usual names."),
    )
    fail_on: Severity | None = attrs.field(
        default=Severity.MINOR,
        converter=as_threshold,
        metadata=_key("Fail for findings of high confidence that are at least so bad, or `never`."),
    )
    exclude: tuple[str, ...] = attrs.field(
        default=(),
        converter=as_patterns,
        metadata=_key("Patterns of files that are left out.", by_path=False),
    )
    baseline: str | None = attrs.field(
        default=None,
        converter=as_optional_text,
        metadata=_key("The file of accepted findings.", by_path=False),
    )
    gate: str | None = attrs.field(
        default=None,
        converter=as_optional_text,
        metadata=_key("What must hold of a check: `mqm<=5, critical=0`.", by_path=False),
    )
    severity_weights: tuple[tuple[str, float], ...] = attrs.field(
        default=(),
        converter=as_weights,
        metadata=_key("Penalty points of a severity in the MQM score.", adds=True, by_path=False),
    )
    category_weights: tuple[tuple[str, float], ...] = attrs.field(
        default=(),
        converter=as_weights,
        metadata=_key("Weights of error types in the MQM score.", adds=True, by_path=False),
    )
    acceptable_penalty: float = attrs.field(
        default=5.0,
        converter=as_number,
        metadata=_key("Penalty points in 1,000 words at which a text just passes.", by_path=False),
    )
    passing_quality: float = attrs.field(
        default=95.0,
        converter=as_number,
        metadata=_key("The calibrated quality, of 100, that just passes.", by_path=False),
    )
    plugins: tuple[str, ...] = attrs.field(
        default=(),
        converter=as_texts,
        metadata=_key(
            "Modules, or `.py` files relative to the configuration, with detectors, readers or "
            "reports.",
            adds=True,
            by_path=False,
        ),
    )
    overrides: tuple[Override, ...] = ()
    root: Path | None = None

    def __attrs_post_init__(self) -> None:
        known = self.all_detectors()
        values = ((f, getattr(self, f.name)) for f in keys().values())
        chosen = [(f.name, value) for f, value in values if value != f.default]
        for name, value in (*chosen, *(one for o in self.overrides for one in o.choices)):
            require(name, value, known)
        if not any(self.selects(detector.id) for detector in known):
            raise ConfigError("no detector is left to run", remedy="disable fewer of them")

    @classmethod
    def load(cls, path: str | Path) -> "Config":
        """Load the choices of a file.

        Args:
            path: `mtaudit.toml`, or a `pyproject.toml` with a table `[tool.mtaudit]`.

        Returns:
            The choices, with the file's folder as root.

        Raises:
            ConfigError: If the file cannot be read, or a key or value is wrong; the message names
                the file, the line and the key.
        """
        from mtaudit.config.file import read

        return read(Path(path)).config()

    def all_detectors(self) -> tuple[Detector, ...]:
        """Return all detectors there are, those of plugins last.

        Raises:
            ConfigError: If a plugin cannot be used.
        """
        if not self.plugins:
            return DETECTORS
        from mtaudit.plugins import detectors_with

        return detectors_with(self.plugins)

    def plugin_of(self, detector: str) -> str:
        """Return the plugin that brings a detector; empty for one of mtaudit's own."""
        if not self.plugins:
            return ""
        from mtaudit.plugins import load

        brought = ((name, one.id) for name in self.plugins for one in load(name).detectors)
        return next((name for name, own in brought if own == detector), "")

    def selects(self, detector: str) -> bool:
        """Tell whether a detector is to run."""
        return detector not in self.disable and (not self.detectors or detector in self.detectors)

    def glossary_names(self) -> tuple[str, ...]:
        """Return the glossaries in use, in order of rising authority."""
        # A shipped glossary that is named is asked for: it gets the later, higher place.
        shipped = shipped_glossaries() if self.shipped_glossaries else ()
        return (*(name for name in shipped if name not in self.glossaries), *self.glossaries)

    @property
    def scores_its_own_way(self) -> bool:
        """Whether the model of the MQM score is another than the published one."""
        scaled = (self.acceptable_penalty, self.passing_quality) != (5.0, 95.0)
        return scaled or bool(self.severity_weights or self.category_weights)

    @property
    def scoring(self) -> "ScoringModel":
        """The model of the MQM score."""
        from mtaudit.scoring.mqm import ScoringModel  # most checks make no score

        return ScoringModel(
            self.severity_weights,
            self.category_weights,
            passing=self.passing_quality,
            acceptable=self.acceptable_penalty,
        )

    def merged(self, choices: Iterable[tuple[str, object]]) -> "Config":
        """Return these choices with nearer ones on top.

        Lists and tables add up, single values replace. `detectors` begins the selection anew: a
        detector that was disabled further out and is named now runs.

        Args:
            choices: Names of fields, with their values.
        """
        values: dict[str, Any] = {name: convert(name, value) for name, value in choices}
        further = attrs.evolve(self, disable=()) if "detectors" in values else self
        for name, value in values.items():
            if attrs.fields_dict(Config)[name].metadata.get("adds"):
                values[name] = joined(getattr(further, name), value)
        return attrs.evolve(further, **values)

    def for_path(self, path: str) -> "Config":
        """Return what holds for a path: the choices with the overrides that cover it on top.

        Args:
            path: A file, as the user named it.
        """
        config = attrs.evolve(self, overrides=()) if self.overrides else self
        if self.overrides:
            relative = relative_to(path, self.root)
            for override in self.overrides:
                if matches(override.pattern, relative):
                    config = config.merged(override.choices)
        return config

    def excludes(self, path: str) -> bool:
        """Tell whether a file is to be left out."""
        return path != "-" and any(
            matches(pattern, relative_to(path, self.root)) for pattern in self.exclude
        )


def keys() -> dict[str, "attrs.Attribute[Any]"]:
    """Return the keys that a file may hold, besides `overrides`, with their fields of `Config`."""
    return {f.name.replace("_", "-"): f for f in attrs.fields(Config) if f.metadata}


def field_of(key: str) -> str:
    """Return the name of the field that a key stands for.

    Raises:
        ConfigError: If there is no such key.
    """
    known = keys()
    if key not in known:
        remedy = nearest(key, (*known, "overrides"))
        raise ConfigError(f"there is no key {key!r}", remedy=remedy)
    return known[key].name


def convert(name: str, value: object, *, by_path: bool = False) -> object:
    """Return the value of a choice in its own type.

    Args:
        name: A field of `Config`.
        value: Its value, as a file or a caller gives it.
        by_path: Whether it is to hold for some paths only.

    Raises:
        ConfigError: If there is no such choice, or the value is of another type.
    """
    known = {field.name: field for field in keys().values()}
    if name not in known:
        raise ConfigError(f"there is no choice {name!r}", remedy=nearest(name, known))
    if by_path and not known[name].metadata["by_path"]:
        raise ConfigError("it cannot differ by path", remedy="set it for all")
    converter: Any = known[name].converter
    converted: object = converter(value)
    return converted
