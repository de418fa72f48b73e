"""What a report says of all results together."""

from collections import Counter

from mtaudit.finding import Confidence, Family, Finding, Severity
from mtaudit.result import Result


class Totals:
    """Counts that grow as results come by.

    Attributes:
        articles: Articles audited.
        findings: Findings reported.
        correctable: Those of them with a suggestion.
        suppressed: Findings somebody judged before.
        errors: Failures of detectors, by their id.
        families: Findings by family.
        severities: Findings by severity.
        confidences: Findings by confidence.
        signatures: How the results were made, each way once.
    """

    def __init__(self) -> None:
        self.articles = self.findings = self.correctable = self.suppressed = 0
        self.errors = Counter[str]()
        self.families = Counter[Family]()
        self.severities = Counter[Severity]()
        self.confidences = Counter[Confidence]()
        self.signatures: dict[str, None] = {}

    def add(self, result: Result) -> None:
        """Count a result in."""
        self.articles += 1
        self.suppressed += len(result.suppressed)
        self.errors.update(error.detector for error in result.errors)
        if result.signature:
            self.signatures[result.signature] = None
        for finding in result.findings:
            self._add(finding)

    def _add(self, finding: Finding) -> None:
        self.findings += 1
        self.correctable += bool(finding.suggestions)
        self.families[finding.family] += 1
        self.severities[finding.severity] += 1
        self.confidences[finding.confidence] += 1


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it belongs: `1 finding`, `2 findings`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def by_severity(severities: Counter[Severity]) -> str:
    """Return the severities that occur with their counts: `1 critical, 3 minor`."""
    return ", ".join(f"{severities[s]} {s}" for s in reversed(Severity) if severities[s])


def by_confidence(confidences: Counter[Confidence]) -> str:
    """Return the confidences that occur with their counts: `2 high, 1 low confidence`."""
    counts = [f"{confidences[c]} {c}" for c in reversed(Confidence) if confidences[c]]
    return f"{', '.join(counts)} confidence" if counts else ""
