"""What two places of an article say that cannot both be true."""

from typing import NamedTuple

from mtaudit.detectors.detector import Detector
from mtaudit.finding import Confidence, Evidence, Finding
from mtaudit.spans import Span


class Contradiction(NamedTuple):
    """A stretch of text that another one contradicts.

    Args:
        span: The stretch that is to blame.
        message: What is wrong, in a sentence.
        confidence: How sure it is that something is.
        suggestions: What may have been meant, the likeliest first.
        evidence: The other stretch, and the values of both.
    """

    span: Span
    message: str
    confidence: Confidence
    suggestions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def found_by(self, detector: Detector) -> Finding:
        """Return it as a finding of a detector."""
        return detector.finding(
            self.span,
            self.message,
            self.confidence,
            suggestions=self.suggestions,
            evidence=self.evidence,
        )
