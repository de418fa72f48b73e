"""What the value of a key must be, and what becomes of two.

Each function `as_...` returns a value in its own type, or says why not.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import IntEnum
from typing import Any, TypeVar

from mtaudit.article import is_language_tag
from mtaudit.detectors import Detector
from mtaudit.errors import ConfigError, nearest
from mtaudit.finding import Confidence, Severity

NEVER = "never"
"""The value of `fail-on` that lets everything pass."""

# Fields of `Config` with those of the model of the MQM score that they set.
_OF_THE_SCORE = {
    "severity_weights": "penalties",
    "category_weights": "weights",
    "acceptable_penalty": "acceptable",
    "passing_quality": "passing",
}

_Level = TypeVar("_Level", bound=IntEnum)


def _expected(what: str, value: object) -> ConfigError:
    return ConfigError(f"{what} is expected, not {_shown(value)}")


def _shown(value: object) -> str:
    """Return a value as it is written in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    return "a table" if isinstance(value, Mapping) else repr(value)


def as_text(value: str) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise _expected("a text in quotes", value)
    return value


def as_optional_text(value: str | None) -> str | None:
    """Return a text, or `None`."""
    return None if value is None else as_text(value)


def as_language(value: str | None) -> str | None:
    """Return a language tag, or `None`."""
    if value is not None and not is_language_tag(as_text(value)):
        raise ConfigError(f"{value!r} is no language tag", remedy="write a tag such as en or pt-BR")
    return value


def as_flag(value: bool) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise _expected("true or false", value)
    return value


def as_texts(value: str | Iterable[str]) -> tuple[str, ...]:
    """Return a list of texts; one text is a list as well."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Mapping) or not isinstance(value, Iterable):
        raise _expected("a list of texts", value)
    texts = tuple(value)
    for text in texts:
        if not isinstance(text, str):
            raise _expected("a list of texts", text)
    return texts


def as_patterns(value: str | Iterable[str]) -> tuple[str, ...]:
    """Return a list of patterns of paths."""
    return tuple(map(as_pattern, as_texts(value)))


def as_pattern(value: str) -> str:
    """Return a pattern of paths, which can cover a path below the configuration's folder."""
    if not as_text(value).strip("/") or ".." in value.split("/"):
        remedy = "name files and folders below that of the configuration, such as drafts/"
        raise ConfigError(f"the pattern {value!r} covers no file", remedy=remedy)
    return value


def as_level(kind: type[_Level], value: _Level | str, *, also: tuple[str, ...] = ()) -> _Level:
    """Return a severity or confidence."""
    if isinstance(value, kind):
        return value
    known = (*(str(level) for level in kind), *also)
    if not isinstance(value, str):
        raise _expected(f"one of {', '.join(known)}", value)
    if value not in known:
        raise ConfigError(f"{value!r} is no {kind.__name__.lower()}", remedy=nearest(value, known))
    return kind[value.upper()]


def as_confidence(value: Confidence | str) -> Confidence:
    """Return a confidence."""
    return as_level(Confidence, value)


def as_threshold(value: Severity | str | None) -> Severity | None:
    """Return a severity; `None` for never."""
    if value is None or value == NEVER:
        return None
    return as_level(Severity, value, also=(NEVER,))


def as_pairs(value: object, what: str) -> tuple[tuple[str, Any], ...]:
    """Return a table as pairs."""
    if isinstance(value, Mapping):
        value = tuple(value.items())
    if not isinstance(value, tuple):
        raise _expected(f"a table of {what}", value)
    return value


@contextmanager
def _entry(name: object) -> Iterator[None]:
    """Say of which entry of a table something is wrong."""
    try:
        yield
    except ConfigError as error:
        raise ConfigError(error.what, where=str(name), remedy=error.remedy) from error


def as_severities(
    value: Mapping[str, Severity | str] | tuple[tuple[str, Severity], ...],
) -> tuple[tuple[str, Severity], ...]:
    """Return detectors with severities."""
    severities: list[tuple[str, Severity]] = []
    for name, level in as_pairs(value, "detectors and severities"):
        with _entry(name):
            severities.append((as_text(name), as_level(Severity, level)))
    return tuple(severities)


def as_reasons(
    value: Mapping[str, str] | tuple[tuple[str, str], ...],
) -> tuple[tuple[str, str], ...]:
    """Return texts with reasons."""
    pairs = as_pairs(value, "terms or texts, each with a reason")
    for text, reason in pairs:
        with _entry(text):
            if not as_text(reason).strip():
                raise ConfigError("is ignored without a reason", remedy="say why it is right")
    return pairs


def as_number(value: float) -> float:
    """Return a number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _expected("a number", value)
    return float(value)


def as_weights(
    value: Mapping[str, float] | tuple[tuple[str, float], ...],
) -> tuple[tuple[str, float], ...]:
    """Return names with numbers; which names there are, the model of the score knows."""
    weights: list[tuple[str, float]] = []
    for name, weight in as_pairs(value, "names and numbers"):
        with _entry(name):
            weights.append((as_text(name), as_number(weight)))
    return tuple(weights)


def toml_value(value: object) -> str:
    """Return a value as it is written in a file; its strings are those of JSON."""
    import json

    match value:
        case None:
            return json.dumps(NEVER)
        case bool():
            return str(value).lower()
        case int() | float() if not isinstance(value, IntEnum):
            return f"{value:g}"
        case tuple():
            return f"[{', '.join(map(toml_value, value))}]"
        case _:
            return json.dumps(str(value), ensure_ascii=False)


# --- What a value names, and what becomes of two --------------------------------------------------


def require(name: str, value: object, known: Iterable[Detector]) -> None:
    """Make sure that what a choice names exists, and that its figures can be meant.

    Args:
        name: A field of `Config`.
        value: Its value, in its own type.
        known: All detectors there are.

    Raises:
        ConfigError: If not; the message names the nearest that exists.
    """
    match name:
        case "detectors" | "disable":
            assert isinstance(value, tuple), "the converters of these fields return tuples"
            require_detectors(value, known)
        case "severities":
            assert isinstance(value, tuple), "likewise"
            for detector, _ in value:
                with _entry(detector):
                    require_detectors([detector], known)
        case "gate" if isinstance(value, str):
            from mtaudit.scoring.gate import Gate  # few configurations have one

            Gate.parse(value, [detector.id for detector in known])
        case _ if name in _OF_THE_SCORE:
            from mtaudit.scoring.mqm import ScoringModel  # most checks make no score

            figures: dict[str, Any] = {_OF_THE_SCORE[name]: value}
            ScoringModel(**figures)


def require_detectors(named: Iterable[object], known: Iterable[Detector]) -> None:
    """Make sure that detectors exist.

    Args:
        named: Their ids.
        known: All detectors there are.

    Raises:
        ConfigError: If one does not exist; the message names the nearest that does.
    """
    ids = [detector.id for detector in known]
    for chosen in named:
        if chosen not in ids:
            one_by_one = "," in str(chosen)
            remedy = "name them one by one" if one_by_one else nearest(str(chosen), ids)
            raise ConfigError(f"there is no detector {chosen!r}", remedy=remedy)


def joined(further: tuple[Any, ...], nearer: tuple[Any, ...]) -> tuple[Any, ...]:
    """Put nearer entries after the others; of two for one thing only the nearer stays."""
    entries = {subject(entry): entry for entry in further}
    for entry in nearer:
        entries.pop(subject(entry), None)
        entries[subject(entry)] = entry
    return tuple(entries.values())


def subject(entry: object) -> object:
    """Return what an entry of a list or a table is about: in a table, its key."""
    return entry[0] if isinstance(entry, tuple) else entry
