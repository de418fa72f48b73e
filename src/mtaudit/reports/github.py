"""The report for a step of GitHub Actions: workflow commands that annotate the changed files."""

from collections.abc import Iterable, Iterator
from typing import IO, Final

from mtaudit.article import Article
from mtaudit.finding import Confidence, Finding, Severity
from mtaudit.reports.display import visible
from mtaudit.reports.places import repository_path
from mtaudit.reports.reasons import suggestion_text
from mtaudit.result import Result
from mtaudit.spans import Span

# An error is something to stop on, so only what is sure can be one.
_SURE: Final = {
    Severity.NEUTRAL: "notice",
    Severity.MINOR: "warning",
    Severity.MAJOR: "error",
    Severity.CRITICAL: "error",
}
_UNSURE: Final = {
    Severity.NEUTRAL: "notice",
    Severity.MINOR: "notice",
    Severity.MAJOR: "warning",
    Severity.CRITICAL: "warning",
}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(results: Iterable[Result], stream: IO[str]) -> None:
    """Write a command on a line of its own for each finding, and for each detector that failed.

    Args:
        results: The results, in order.
        stream: Where the report goes; GitHub reads the commands from standard output.
    """
    for result in results:
        for line in _commands(result):
            stream.write(line + "\n")


def _commands(result: Result) -> Iterator[str]:
    article = result.article
    for finding in result.findings:
        levels = _SURE if finding.confidence is Confidence.HIGH else _UNSURE
        title = f"{finding.detector} ({finding.severity}, {finding.confidence} confidence)"
        yield _command(
            levels[finding.severity],
            {**_position(finding.span, article), "title": title},
            _text(finding),
        )
    for error in result.errors:
        path = repository_path(article.locate(Span(0, 0)).path)
        yield _command("error", {"file": path, "title": f"{error.detector} failed"}, error.message)


def _position(span: Span, article: Article) -> dict[str, str]:
    """Return the properties that say where; columns are only allowed inside one line."""
    place = article.locate(span)
    position = {
        "file": repository_path(place.path),
        "line": str(place.line),
        "endLine": str(place.end_line),
    }
    if place.line == place.end_line:
        position |= {"col": str(place.column), "endColumn": str(place.end_column)}
    return position


def _text(finding: Finding) -> str:
    if not finding.suggestions:
        return finding.message
    return f"{finding.message} → {' · '.join(map(suggestion_text, finding.suggestions))}"


def _command(name: str, properties: dict[str, str], text: str) -> str:
    given = ",".join(
        f"{key}={visible(value).translate(_PROPERTY)}" for key, value in properties.items()
    )
    return f"::{name} {given}::{visible(text).translate(_DATA)}"
