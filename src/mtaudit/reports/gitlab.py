"""The report for merge requests of GitLab: its Code Quality format."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import IO, Any, Final

from mtaudit.finding import Finding, Severity
from mtaudit.reports.display import visible
from mtaudit.reports.json_text import dump
from mtaudit.reports.places import identified, repository_path
from mtaudit.reports.reasons import suggestion_text
from mtaudit.result import Result

_SEVERITIES: Final = {
    Severity.NEUTRAL: "info",
    Severity.MINOR: "minor",
    Severity.MAJOR: "major",
    Severity.CRITICAL: "critical",
}


def render(results: Iterable[Result], stream: IO[str]) -> None:
    """Write a JSON array with an object for each finding, as the results come.

    Args:
        results: The results, in order.
        stream: Where the report goes.
    """
    stream.write("[")
    separator = "\n  "
    for result in results:
        for issue in _issues(result):
            stream.write(separator + dump(issue, depth=2))
            separator = ",\n  "
    stream.write("]\n" if separator.startswith("\n") else "\n]\n")


def _issues(result: Result) -> Iterator[dict[str, Any]]:
    for finding, fingerprint, occurrence in identified(result.findings, result.article):
        place = result.article.locate(finding.span)
        path = repository_path(place.path)
        yield {
            "description": visible(_description(finding)),
            "check_name": finding.detector,
            "fingerprint": _key(path, place.record, fingerprint, str(occurrence)),
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": path,
                "positions": {
                    "begin": {"line": place.line, "column": place.column},
                    "end": {"line": place.end_line, "column": place.end_column},
                },
            },
        }


def _description(finding: Finding) -> str:
    suggested = "".join(f" → {suggestion_text(text)}" for text in finding.suggestions[:1])
    return f"{finding.message}{suggested} [{finding.confidence} confidence]"


def _key(*parts: str) -> str:
    """Return a key that no other issue of the report has: GitLab drops all but one of a key."""
    written = "\0".join(parts).encode(errors="surrogatepass")
    return hashlib.sha256(written).hexdigest()[:32]
