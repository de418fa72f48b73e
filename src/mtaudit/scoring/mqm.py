"""The MQM score: penalty points for findings, per thousand words, and the quality they leave.

The model is that of the MQM Council ("The MQM Scoring Models", themqm.org): each error costs the
points of its severity times the weight of its type; the sum over the words evaluated, times a
reference word count, is the normed penalty; the raw quality is what is left of a maximum; the
calibrated quality is a line through the maximum at no penalty and the passing threshold at the
penalty that is still acceptable.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import attrs

from mtaudit.errors import ConfigError
from mtaudit.finding import Category, Finding, Severity

Weights: TypeAlias = tuple[tuple[str, float], ...]
"""Names with their weights, as a value that cannot change."""

# The published multipliers of the four severities.
_PENALTIES = (("neutral", 0.0), ("minor", 1.0), ("major", 5.0), ("critical", 25.0))
# The share of findings that hold, by confidence; see docs/explanation/scores.md.
_TRUE_SHARES = (("low", 0.65), ("medium", 0.7), ("high", 0.95))
LEAST_WORDS = 300
"""Below so many words a score says little: one error more or less turns it (Lommel and others,
"The Multi-Range Theory of Translation Quality Measurement", 2024)."""


def _as_weights(value: Mapping[str, float] | Weights) -> Weights:
    pairs = value.items() if isinstance(value, Mapping) else value
    return tuple((str(name), float(weight)) for name, weight in pairs)


def _known(known: Iterable[str], what: str) -> "attrs._ValidatorType[Weights]":
    names = tuple(known)

    def check(_model: object, _field: object, weights: Weights) -> None:
        for name, weight in weights:
            if name not in names:
                raise ConfigError(
                    f"there is no {what} {name!r}", remedy=f"use one of {', '.join(names)}"
                )
            if not 0 <= weight < float("inf"):
                raise ConfigError(f"{weight:g} is no weight", where=name, remedy="give 0 or more")

    return check


def _dimensions() -> tuple[str, ...]:
    """Return all categories and the dimensions they belong to."""
    dimensions = {category.partition("/")[0]: None for category in Category}
    return (*dimensions, *(c for c in Category if c not in dimensions))


@attrs.frozen
class ScoringModel:
    """What findings cost, and how much is too much.

    Args:
        penalties: Points of each severity; those not named keep the published ones.
        weights: Weights of error types, by the name of a category (`Accuracy/Omission`) or of a
            whole dimension (`Accuracy`); 1 for what is not named. The category rules.
        per_words: The reference word count to which the penalty is normed.
        maximum: The quality of a text without findings.
        passing: The least quality that passes.
        acceptable: The penalty per `per_words` words at which a text just passes.
        critical_fails: Whether a single critical finding fails a text, whatever its score.

    Raises:
        ConfigError: If a name is unknown or a figure out of range.
    """

    penalties: Weights = attrs.field(
        default=_PENALTIES, converter=_as_weights, validator=_known(dict(_PENALTIES), "severity")
    )
    weights: Weights = attrs.field(
        default=(), converter=_as_weights, validator=_known(_dimensions(), "category")
    )
    per_words: int = 1000
    maximum: float = 100.0
    passing: float = 95.0
    acceptable: float = 5.0
    critical_fails: bool = True

    def __attrs_post_init__(self) -> None:
        ranges = (
            ("per_words", self.per_words > 0, "a number of words above 0"),
            ("acceptable", self.acceptable > 0, "penalty points above 0"),
            ("passing", 0 < self.passing < self.maximum, f"between 0 and {self.maximum:g}"),
        )
        for name, holds, remedy in ranges:
            if not holds:
                message = f"{getattr(self, name):g} is out of range"
                raise ConfigError(message, where=name, remedy=f"give {remedy}")

    def penalty(self, finding: Finding) -> float:
        """Return the points that a finding costs if it is true."""
        points = {**dict(_PENALTIES), **dict(self.penalties)}[str(finding.severity)]
        weights = dict(self.weights)
        dimension = finding.category.partition("/")[0]
        return points * weights.get(finding.category, weights.get(dimension, 1.0))

    def score(self, findings: Iterable[Finding], words: int) -> "MqmScore":
        """Score findings.

        Args:
            findings: The findings.
            words: The words of the text they were found in.
        """
        return MqmScore(self.part(findings, words), self)

    def part(self, findings: Iterable[Finding], words: int) -> "Part":
        """Return what a part of a text adds to its score; parts are summed by `total`."""
        shares = dict(_TRUE_SHARES)
        penalty = expected = 0.0
        severities: Counter[Severity] = Counter()
        for finding in findings:
            points = self.penalty(finding)
            penalty += points
            expected += points * shares[str(finding.confidence)]
            severities[finding.severity] += 1
        return Part(words, penalty, expected, tuple(sorted(severities.items(), reverse=True)))

    def total(self, parts: Iterable["Part"]) -> "MqmScore":
        """Score parts as one text."""
        words = 0
        penalty = expected = 0.0
        severities: Counter[Severity] = Counter()
        for part in parts:
            words += part.words
            penalty += part.penalty
            expected += part.expected
            severities.update(dict(part.severities))
        whole = Part(words, penalty, expected, tuple(sorted(severities.items(), reverse=True)))
        return MqmScore(whole, self)


@attrs.frozen
class Part:
    """What is summed to make a score.

    Args:
        words: Words evaluated.
        penalty: Penalty points of the findings, each taken as true.
        expected: Penalty points, each finding weighed with the share of findings of its confidence
            that are true.
        severities: Number of findings by severity, the worst first.
    """

    words: int
    penalty: float
    expected: float
    severities: tuple[tuple[Severity, int], ...] = ()


@attrs.frozen
class MqmScore:
    """The MQM score of a text, of what mtaudit can see: names, terms, numbers and residue.

    Args:
        part: The words and the penalty points.
        model: The model by which it was made.
    """

    part: Part
    model: ScoringModel

    @classmethod
    def of_all(cls, scores: Iterable["MqmScore"]) -> "MqmScore":
        """Score several texts as one.

        Args:
            scores: Their scores, all by one model.
        """
        whole: MqmScore | None = None
        for score in scores:
            whole = score + whole
        return whole or PUBLISHED.total(())

    def __add__(self, other: "MqmScore | None") -> "MqmScore":
        return self.model.total((other.part, self.part)) if other else self

    @property
    def words(self) -> int:
        """The words evaluated (the evaluation word count)."""
        return self.part.words

    @property
    def penalty(self) -> float:
        """The penalty points of all findings (the absolute penalty total)."""
        return self.part.penalty

    @property
    def normed(self) -> float:
        """The penalty per thousand words (the normed penalty total)."""
        return self._normed(self.part.penalty)

    @property
    def expected(self) -> float:
        """The normed penalty with each finding weighed by how sure it is."""
        return self._normed(self.part.expected)

    @property
    def quality(self) -> float:
        """The raw quality: the share of the maximum that the penalty per word leaves.

        Below 0 where the penalty points outnumber the words, as in a text of a few words.
        """
        return self.model.maximum * (1 - self.normed / self.model.per_words)

    @property
    def calibrated(self) -> float:
        """The quality on a line through the maximum and, at what is acceptable, the threshold."""
        model = self.model
        return model.maximum - self.normed * (model.maximum - model.passing) / model.acceptable

    @property
    def critical(self) -> int:
        """The number of critical findings."""
        return dict(self.part.severities).get(Severity.CRITICAL, 0)

    @property
    def passed(self) -> bool:
        """Whether the text passes."""
        if self.model.critical_fails and self.critical:
            return False
        return self.normed <= self.model.acceptable

    @property
    def rating(self) -> str:
        """The quality rating in a word: pass or fail."""
        return "pass" if self.passed else "fail"

    @property
    def is_short(self) -> bool:
        """Whether the text is too short for a score that one error more would not turn."""
        return self.words < LEAST_WORDS

    def _normed(self, penalty: float) -> float:
        # A text without words that costs points anyway counts as one word.
        return penalty * self.model.per_words / max(1, self.words)


PUBLISHED = ScoringModel()
"""The model with the published weights."""
