"""The gate: what must hold of an audit for a pipeline to go on, such as `mqm<=5, critical=0`."""

import operator
from collections import Counter
from collections.abc import Callable, Iterable

import attrs

from mtaudit.errors import ConfigError
from mtaudit.finding import Confidence, Family, Finding, Severity
from mtaudit.pattern import Pattern
from mtaudit.scoring.mqm import MqmScore

_CONDITION = Pattern(r"\s*([a-z][a-z-]*)\s*(<=|>=|!=|==|=|<|>)\s*(\d+(?:\.\d+)?)\s*")
_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
    "!=": operator.ne,
}
SCORES = ("mqm", "expected", "quality", "calibrated")
"""Figures of the MQM score that a gate may ask for."""


@attrs.frozen
class Condition:
    """One thing that must hold.

    Args:
        figure: What is asked: a figure of the MQM score, `findings`, `errors`, a severity, a
            family, a confidence, or the id of a detector.
        sign: How it is compared.
        limit: With what.
    """

    figure: str
    sign: str
    limit: float

    def holds(self, value: float) -> bool:
        """Tell whether a value meets the condition."""
        return _COMPARISONS[self.sign](value, self.limit)

    def __str__(self) -> str:
        return f"{self.figure}{self.sign}{self.limit:g}"


@attrs.frozen
class Breach:
    """A condition that does not hold.

    Args:
        condition: The condition.
        value: What was measured.
    """

    condition: Condition
    value: float

    def __str__(self) -> str:
        return f"{self.condition} does not hold: it is {self.value:.6g}"


@attrs.frozen
class Gate:
    """What must hold of an audit.

    Args:
        conditions: All of them must.
    """

    conditions: tuple[Condition, ...]

    @classmethod
    def parse(cls, text: str, detectors: Iterable[str]) -> "Gate":
        """Read a gate.

        Args:
            text: Conditions, with commas between them.
            detectors: The ids of detectors it may name.

        Raises:
            ConfigError: If a condition cannot be read or asks for what there is not.
        """
        known = (
            *SCORES,
            "findings",
            "errors",
            *(str(severity) for severity in Severity),
            *(str(family) for family in Family),
            *(str(confidence) for confidence in Confidence),
            *detectors,
        )
        return cls(tuple(_condition(part, known) for part in text.split(",")))

    def breaches(self, tally: "GateTally", score: MqmScore) -> tuple[Breach, ...]:
        """Return the conditions that do not hold.

        Args:
            tally: What was counted.
            score: The MQM score of the same findings.
        """
        scores = {
            "mqm": score.normed,
            "expected": score.expected,
            "quality": score.quality,
            "calibrated": score.calibrated,
        }
        return tuple(
            Breach(condition, value)
            for condition in self.conditions
            if not condition.holds(
                value := scores.get(condition.figure, tally.counts[condition.figure])
            )
        )


class GateTally:
    """Counts of findings by all that a gate may ask for, kept while results come by."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.counts: Counter[str] = Counter()

    def add(self, findings: Iterable[Finding], errors: int = 0) -> None:
        """Count findings, and detectors that failed."""
        self.counts["errors"] += errors
        for finding in findings:
            self.counts.update(
                (
                    "findings",
                    str(finding.severity),
                    str(finding.family),
                    str(finding.confidence),
                    finding.detector,
                )
            )


def _condition(text: str, known: tuple[str, ...]) -> Condition:
    found = _CONDITION.fullmatch(text)
    if not found:
        raise ConfigError(
            f"{text.strip()!r} is no condition", remedy="write one such as mqm<=5 or critical=0"
        )
    figure, sign, limit = found.groups()
    if figure not in known:
        import difflib

        close = difflib.get_close_matches(figure, known, 1)
        remedy = f"did you mean {close[0]!r}?" if close else f"use one of {', '.join(known)}"
        raise ConfigError(f"a gate knows no {figure!r}", remedy=remedy)
    return Condition(figure, "=" if sign == "==" else sign, float(limit))
