"""The report for a terminal: each finding with its line, and a summary."""

from collections.abc import Iterable, Iterator
from typing import IO

from mtaudit.article import Article
from mtaudit.finding import Finding
from mtaudit.reports.display import excerpt, shorten, visible
from mtaudit.reports.terminal import Line, writer
from mtaudit.reports.totals import Totals, by_confidence, by_severity, counted
from mtaudit.result import Result
from mtaudit.suppression import Suppressed

_INDENT = "    "
_DETAIL_WIDTH = 200  # cells; a reason longer than that is no help on a terminal


def render(results: Iterable[Result], stream: IO[str]) -> None:
    """Write the findings as they come, and a summary.

    The first line of a finding reads `path:line:column: severity detector message [confidence]`,
    which editors and hooks understand.

    Args:
        results: The results, in order.
        stream: Where the report goes; in colour if it is a terminal.
    """
    _render(results, stream, show_suppressed=False)


def render_all(results: Iterable[Result], stream: IO[str]) -> None:
    """Write the findings as `render` does, and those that are suppressed with the reason.

    Args:
        results: The results, in order.
        stream: Where the report goes; in colour if it is a terminal.
    """
    _render(results, stream, show_suppressed=True)


def _render(results: Iterable[Result], stream: IO[str], *, show_suppressed: bool) -> None:
    write = writer(stream)
    totals = Totals()
    for result in results:
        totals.add(result)
        for finding in result.findings:
            for line in _finding_lines(finding, result.article):
                write(line)
            write(())
        for suppressed in result.suppressed if show_suppressed else ():
            for line in _suppressed_lines(suppressed, result.article):
                write(line)
            write(())
    write(_summary(totals))


def _suppressed_lines(suppressed: Suppressed, article: Article) -> Iterator[Line]:
    finding = suppressed.finding
    place = article.locate(finding.span)
    text = f"suppressed {finding.detector} {finding.message}"
    yield ((visible(f"{place}:"), "place"), (f" {visible(text)}", "quiet"))
    label = f"{_INDENT}= reason: "
    yield ((label, "quiet"), (shorten(suppressed.reason, _DETAIL_WIDTH), ""))


def _finding_lines(finding: Finding, article: Article) -> Iterator[Line]:
    from mtaudit.reports.reasons import reasons, suggestion_text  # most articles have no finding

    place = article.locate(finding.span)
    severity = str(finding.severity)
    yield (
        (visible(f"{place}:"), "place"),
        (" ", ""),
        (severity, severity),
        (" ", ""),
        (visible(finding.detector), "detector"),
        (f" {visible(finding.message)} ", ""),
        (f"[{finding.confidence}]", "quiet"),
    )
    cut = excerpt(article.lines, finding.span)
    yield ((_INDENT + cut.before, ""), (cut.marked, "mark"), (cut.after, ""))
    yield ((_INDENT + cut.carets, "mark"),)
    if finding.suggestions:
        shown = " · ".join(map(suggestion_text, finding.suggestions))
        yield ((f"{_INDENT}= suggestion: ", "quiet"), (shorten(shown, _DETAIL_WIDTH), "good"))
    for kind, detail in reasons(finding):
        label = f"{_INDENT}= {visible(kind)}: "
        yield ((label, "quiet"), (shorten(detail, _DETAIL_WIDTH), ""))
    if place.record:
        yield ((f"{_INDENT}= record: ", "quiet"), (shorten(place.record, _DETAIL_WIDTH), ""))


def _summary(totals: Totals) -> Line:
    findings = counted(totals.findings, "finding") if totals.findings else "no findings"
    head = f"{findings} in {counted(totals.articles, 'article')}"
    tail = ""
    if totals.findings:
        tail = f": {by_severity(totals.severities)}; {by_confidence(totals.confidences)}"
    tail += f"; {totals.suppressed} suppressed"
    errors = sum(totals.errors.values())
    failed = ""
    if errors:
        failed = f"; {counted(errors, 'detector error')} ({visible(', '.join(totals.errors))})"
    signatures = " ".join(f"[{visible(signature)}]" for signature in totals.signatures)
    return ((head, "strong"), (tail, ""), (failed, "major"), (f" {signatures}", "quiet"))
