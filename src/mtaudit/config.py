"""What an audit does, beyond its glossaries: one schema, checked when it is made."""

from collections.abc import Iterable

import attrs

from mtaudit.detectors import DETECTORS
from mtaudit.errors import ConfigError
from mtaudit.finding import Confidence


def _known_detectors(_: object, __: object, ids: tuple[str, ...]) -> None:
    known = [detector.id for detector in DETECTORS]
    for name in ids:
        if name not in known:
            import difflib

            close = difflib.get_close_matches(name, known, 1)
            remedy = f"did you mean {close[0]!r}?" if close else f"use one of {', '.join(known)}"
            raise ConfigError(f"there is no detector {name!r}", remedy=remedy)


def _as_ids(ids: str | Iterable[str]) -> tuple[str, ...]:
    return (ids,) if isinstance(ids, str) else tuple(ids)


def _as_confidence(level: Confidence | str) -> Confidence:
    if isinstance(level, Confidence):
        return level
    known = [str(confidence) for confidence in Confidence]
    if level not in known:
        raise ConfigError(
            f"{level!r} is no confidence", where="min_confidence", remedy=f"use one of {known}"
        )
    return Confidence[level.upper()]


@attrs.frozen
class Config:
    """The choices of an audit.

    Args:
        detectors: Ids of the detectors to run; empty for all.
        disable: Ids of detectors not to run.
        min_confidence: Findings below it are left out.

    Raises:
        ConfigError: If a detector does not exist (the message names the nearest that does), or
            none is left to run.
    """

    detectors: tuple[str, ...] = attrs.field(
        default=(), converter=_as_ids, validator=_known_detectors
    )
    disable: tuple[str, ...] = attrs.field(
        default=(), converter=_as_ids, validator=_known_detectors
    )
    min_confidence: Confidence = attrs.field(default=Confidence.LOW, converter=_as_confidence)

    def __attrs_post_init__(self) -> None:
        if not any(self.selects(detector.id) for detector in DETECTORS):
            raise ConfigError("no detector is left to run", remedy="disable fewer of them")

    def selects(self, detector: str) -> bool:
        """Tell whether a detector is to run."""
        return detector not in self.disable and (not self.detectors or detector in self.detectors)
