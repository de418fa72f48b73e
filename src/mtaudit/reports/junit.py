"""The report for build servers: JUnit XML, a test case for each article.

GitLab and Jenkins show a list of names that passed or failed, and compare it by name with the run
before. An article has its name in every run, whether or not anything is wrong with it, so both can
say what is new and what is mended. A case for each finding would come and go with the finding, and
a case for each detector and article would be thousands that pass.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import IO

from mtaudit.article import Article
from mtaudit.finding import Confidence, Finding, Severity
from mtaudit.reports.display import code_point, visible
from mtaudit.reports.places import repository_path
from mtaudit.reports.reasons import reasons, suggestion_text
from mtaudit.reports.totals import by_severity, counted
from mtaudit.result import Result
from mtaudit.spans import Span

_SUITE = "mtaudit"
# What XML forbids beyond what `visible` shows by name already.
_NO_CHARACTER = re.compile("[\ufffe\uffff]")


def render(results: Iterable[Result], stream: IO[str]) -> None:
    """Write a suite with one case for each article, as the results come.

    A case fails if something in it is sure, that is, of high confidence and not neutral. What is
    less sure stands in its output and fails nothing.

    Args:
        results: The results, in order.
        stream: Where the report goes.
    """
    seen: Counter[str] = Counter()
    stream.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="{_SUITE}">\n')
    for result in results:
        stream.write("".join(f"  {line}\n" for line in _suite(result, seen)))
    stream.write("</testsuites>\n")


def _suite(result: Result, seen: Counter[str]) -> Iterator[str]:
    """Yield the lines of a suite with one case: so its counts are known when it is written."""
    article = result.article
    place = article.locate(Span(0, 0))
    name = _unique(f"{place.path} {place.record}" if place.record else place.path, seen)
    sure = [finding for finding in result.findings if _is_sure(finding)]
    rest = [finding for finding in result.findings if not _is_sure(finding)]
    # The schema that Jenkins checks such files with knows a file for a suite, and for no case.
    file = _escaped(repository_path(place.path))
    yield (
        f'<testsuite name="{_escaped(name)}" file="{file}" tests="1" '
        f'failures="{int(bool(sure))}" errors="{int(bool(result.errors))}" skipped="0">'
    )
    yield f'  <testcase classname="{_SUITE}" name="{_escaped(name)}">'
    if sure:
        counts = by_severity(Counter(finding.severity for finding in sure))
        said = f"{counted(len(sure), 'finding')}: {counts}"
        yield f'    <failure type="finding" message="{said}">{_listed(sure, article)}</failure>'
    if result.errors:
        said = f"{counted(len(result.errors), 'detector')} failed"
        lines = (f"{error.detector}: {error.message}" for error in result.errors)
        yield f'    <error type="detector" message="{said}">{_escaped_lines(lines)}</error>'
    if rest:
        yield f"    <system-out>{_listed(rest, article)}</system-out>"
    yield "  </testcase>"
    yield "</testsuite>"


def _unique(name: str, seen: Counter[str]) -> str:
    """Return a name no case has yet: of cases of one name GitLab keeps the first only."""
    seen[name] += 1
    return name if seen[name] == 1 else f"{name} ({seen[name]})"


def _is_sure(finding: Finding) -> bool:
    return finding.confidence is Confidence.HIGH and finding.severity > Severity.NEUTRAL


def _listed(findings: Iterable[Finding], article: Article) -> str:
    return _escaped_lines(line for found in findings for line in _finding_lines(found, article))


def _finding_lines(finding: Finding, article: Article) -> Iterator[str]:
    yield (
        f"{article.locate(finding.span)}: {finding.severity} {finding.detector} "
        f"{finding.message} [{finding.confidence}]"
    )
    if finding.suggestions:
        yield f"  suggestion: {' · '.join(map(suggestion_text, finding.suggestions))}"
    for kind, detail in reasons(finding):
        yield f"  {kind}: {detail}"


def _escaped_lines(lines: Iterable[str]) -> str:
    return "\n" + "".join(_escaped(line) + "\n" for line in lines)


def _escaped(text: str) -> str:
    """Return a text for XML 1.0: on one line, and what XML forbids shown by name."""
    shown = _NO_CHARACTER.sub(lambda char: f"<{code_point(char.group())}>", visible(text))
    return html.escape(shown)
