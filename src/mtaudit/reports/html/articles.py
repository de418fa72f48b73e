"""From a result to what the page shows of an article."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

import attrs

from mtaudit.article import Article
from mtaudit.edits import Edit, edits
from mtaudit.finding import Evidence, Finding, Severity
from mtaudit.reports.corrections import Piece, pieces
from mtaudit.reports.display import shorten
from mtaudit.reports.html.data import as_json
from mtaudit.reports.html.lines import line_views, row_views
from mtaudit.reports.html.views import (
    ArticleView,
    Bar,
    CorrectedView,
    FindingView,
    Link,
    Reason,
    SuppressedView,
)
from mtaudit.reports.reasons import LABELS, reasons
from mtaudit.reports.totals import by_severity
from mtaudit.result import Result
from mtaudit.spans import LineIndex, Span

_TITLE_WIDTH = 140  # cells
_QUOTE_LENGTH = 160  # code points


def share(count: int, most: int) -> int:
    """Return how many hundredths of the largest count another one is."""
    return round(100 * count / most) if most else 0


def article_view(number: int, result: Result, most: int) -> ArticleView:
    """Return what the page shows of a result.

    Args:
        number: The place of the article on the page, counted from 1.
        result: The result.
        most: How many findings the article with the most of them has.
    """
    article = result.article
    findings = tuple(
        _finding(f"a{number}", index, finding, article)
        for index, finding in enumerate(result.findings, 1)
    )
    marks = [(view.finding.span, view) for view in findings]
    evidence = _source_marks(findings)
    sources = LineIndex(article.source or "")
    rows = tuple(row_views(number, article, marks, evidence)) if article.pairs else ()
    counts = Counter(finding.severity for finding in result.findings)
    title = next((line for line in article.text.split("\n") if line.strip()), "")
    return ArticleView(
        number=number,
        id=f"a{number}",
        title=shorten(title.strip(), _TITLE_WIDTH) or "(empty)",
        name=article.id or (article.origin.document.path if article.origin else "<text>"),
        article=article,
        lines=() if rows else line_views(f"a{number}-l", article.lines, marks),
        source=() if rows or not article.source else line_views(f"a{number}-s", sources, evidence),
        rows=rows,
        corrected=tuple(_corrected(article, findings)),
        findings=findings,
        suppressed=tuple(
            SuppressedView(
                _quoted(s.finding, article),
                s.finding,
                article.locate(s.finding.span),
                s.reason,
            )
            for s in result.suppressed
        ),
        errors=result.errors,
        summary=by_severity(counts) or "no findings",
        bars=tuple(
            Bar(str(severity), "", counts[severity], share(counts[severity], most))
            for severity in reversed(Severity)
            if counts[severity]
        ),
        score=result.score,
        data=as_json(article.text) if result.findings else "",
    )


def _finding(article_id: str, number: int, finding: Finding, article: Article) -> FindingView:
    return FindingView(
        number=number,
        entry_id=f"{article_id}-f{number}",
        mark_id=f"{article_id}-m{number}",
        tip_id=f"{article_id}-t{number}",
        finding=finding,
        text=_quoted(finding, article),
        place=article.locate(finding.span),
        reasons=tuple(Reason(LABELS.get(kind, kind), detail) for kind, detail in reasons(finding)),
        links=tuple(_links(article_id, finding.evidence, article)),
        suggestions=finding.suggestions,
    )


def _quoted(finding: Finding, article: Article) -> str:
    """Return the text of a finding, or the beginning of one that is no mere phrase."""
    text = finding.span.of(article.text)
    return text if len(text) <= _QUOTE_LENGTH else text[:_QUOTE_LENGTH] + "…"


def _links(article_id: str, evidence: Iterable[Evidence], article: Article) -> Iterator[Link]:
    """Yield the lines that the evidence names, each once."""
    lines = {
        article.lines.position(item.span.start)[0]: article.locate(item.span).line
        for item in evidence
        if item.span
    }
    for line, shown in sorted(lines.items()):
        yield Link(f"{article_id}-l{line}", str(shown))


def _source_marks(findings: Iterable[FindingView]) -> list[tuple[Span, FindingView]]:
    return [
        (evidence.source_span, view)
        for view in findings
        for evidence in view.finding.evidence
        if evidence.source_span
    ]


def _corrected(article: Article, findings: Iterable[FindingView]) -> Iterator[CorrectedView]:
    """Yield the text with its corrections, runs of changed and of unchanged lines in turn."""
    changes = edits([finding.finding for finding in findings], article)
    if not changes:
        return
    views = {id(finding.finding): finding for finding in findings}
    lines = [line for line in _corrected_lines(article.text, changes) if line]
    for changed, run in groupby(lines, key=lambda line: any(piece.edit for piece in line)):
        shown = tuple(
            tuple((piece, views[id(piece.edit.finding)] if piece.edit else None) for piece in line)
            for line in run
        )
        yield CorrectedView(changed, shown)


def _corrected_lines(text: str, changes: Iterable[Edit]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces(text, Span(0, len(text)), changes):
        first, *others = piece.text.split("\n")
        for number, part in enumerate((first, *others)):
            if number:
                yield line
                line = []
            if part.rstrip("\r"):
                last = piece.last and number == len(others)
                line.append(attrs.evolve(piece, text=part.rstrip("\r"), last=last))
    yield line
