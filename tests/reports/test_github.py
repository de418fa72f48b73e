import re
from collections.abc import Callable, Sequence

import pytest

from mtaudit import Article, Confidence, DetectorError, Finding, Result, Severity

COMMAND = re.compile(r"::(error|warning|notice) ([^:\r\n]*)::([^\r\n]*)")


@pytest.mark.parametrize(
    ("severity", "confidence", "command"),
    [
        (Severity.CRITICAL, Confidence.HIGH, "error"),
        (Severity.MAJOR, Confidence.HIGH, "error"),
        (Severity.MINOR, Confidence.HIGH, "warning"),
        (Severity.NEUTRAL, Confidence.HIGH, "notice"),
        (Severity.CRITICAL, Confidence.MEDIUM, "warning"),
        (Severity.MAJOR, Confidence.LOW, "warning"),
        (Severity.MINOR, Confidence.LOW, "notice"),
    ],
)
def test_only_what_is_sure_is_an_error(
    *,
    severity: Severity,
    confidence: Confidence,
    command: str,
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a.txt", "Sedan")
    finding = make_finding(article, "Sedan", severity=severity, confidence=confidence)

    assert render("github", [Result(article, (finding,))]).startswith(f"::{command} ")


def test_every_line_is_a_command(results: Sequence[Result], render: Callable[..., str]) -> None:
    lines = render("github", results).removesuffix("\n").split("\n")

    assert all(COMMAND.fullmatch(line) for line in lines)
    assert len(lines) == sum(len(result.findings) + len(result.errors) for result in results)


def test_values_are_escaped_as_github_reads_them(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("./a,b:100%.txt", "Sedan")
    finding = make_finding(article, "Sedan", "a,b", message="100%0A::error::, done")

    assert render("github", [Result(article, (finding,))]) == (
        "::error file=a%2Cb%3A100%25.txt,line=1,endLine=1,col=1,endColumn=6,"
        "title=bad-rendering (major%2C high confidence)"
        "::100%250A::error::, done → a,b\n"
    )


def test_columns_are_left_out_across_lines(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a.txt", "Itu-\nrup")
    result = Result(article, (make_finding(article, "Itu-\nrup"),))

    assert "line=1,endLine=2,title" in render("github", [result])


def test_a_failed_detector_is_an_error(
    make_article: Callable[..., Article], render: Callable[..., str]
) -> None:
    error = DetectorError("untranslated", "KeyError: 'x'\n::stop-commands::y")
    result = Result(make_article("a.txt", "text"), (), errors=(error,))

    assert render("github", [result]) == (
        "::error file=a.txt,title=untranslated failed::KeyError: 'x'↵::stop-commands::y\n"
    )


def test_nothing_found_writes_nothing(
    make_article: Callable[..., Article], render: Callable[..., str]
) -> None:
    assert render("github", [Result(make_article("a.txt", "text"), ())]) == ""
