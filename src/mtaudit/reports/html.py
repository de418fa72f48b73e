"""The report to read: one HTML file with everything in it, and nothing in it that can run.

The page works without scripts, and its content security policy forbids them. The text of articles
is escaped, and characters that act on their surroundings are shown by name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import IO, TypeVar

import attrs

from mtaudit.article import Article, Location
from mtaudit.audit import DetectorError, Result
from mtaudit.edits import Edit, edits
from mtaudit.finding import Confidence, Evidence, Family, Finding, Severity
from mtaudit.reports.corrections import Piece, pieces
from mtaudit.reports.display import shorten
from mtaudit.reports.marking import Segment, marked_lines
from mtaudit.reports.page import environment, stylesheet
from mtaudit.reports.reasons import reasons, suggestion_text
from mtaudit.reports.totals import Totals, by_severity
from mtaudit.spans import LineIndex, Span

_Key = TypeVar("_Key", Family, Severity, Confidence)

_TITLE_WIDTH = 140  # cells
_QUOTE_LENGTH = 160  # code points
_FAMILIES = {
    Family.TERMINOLOGY: "Terminology",
    Family.NAME: "Names",
    Family.NUMBER: "Numbers",
    Family.RESIDUE: "Residue",
}
_EVIDENCE = {
    "term": "Term",
    "mechanism": "How it arose",
    "context": "Context",
    "occurrence": "Elsewhere",
    "value": "Read as",
    "note": "Note",
}


@attrs.frozen
class _Bar:
    """A row of the overview: a count and its share of the largest in the same table."""

    key: str
    label: str
    count: int
    share: int


@attrs.frozen
class _Reason:
    label: str
    detail: str


@attrs.frozen
class _Link:
    """A way to another place in the article."""

    target: str
    label: str


@attrs.frozen
class _FindingView:
    """A finding as the page shows it; the ids are those of its entry, mark and description."""

    number: int
    entry_id: str
    mark_id: str
    tip_id: str
    finding: Finding
    text: str
    place: Location
    reasons: tuple[_Reason, ...]
    links: tuple[_Link, ...]
    suggestions: tuple[str, ...]

    @property
    def classes(self) -> str:
        finding = self.finding
        return (
            f"family-{finding.family} severity-{finding.severity} confidence-{finding.confidence}"
        )


@attrs.frozen
class _SegmentView:
    """A stretch of a line; `tips` are the findings to explain here, `anchors` those to link to."""

    text: str
    tips: tuple[_FindingView, ...] = ()
    anchors: tuple[_FindingView, ...] = ()
    ends: tuple[_FindingView, ...] = ()
    reachable: bool = False


@attrs.frozen
class _LineView:
    id: str
    segments: tuple[_SegmentView, ...]


@attrs.frozen
class _CorrectedView:
    """Neighbouring lines of the corrected text, all changed or all unchanged."""

    changed: bool
    lines: tuple[tuple[tuple[Piece, _FindingView | None], ...], ...]


@attrs.frozen
class _SuppressedView:
    text: str
    finding: Finding
    place: Location
    reason: str


@attrs.frozen
class _ArticleView:
    number: int
    id: str
    title: str
    name: str
    article: Article
    lines: tuple[_LineView, ...]
    source: tuple[_LineView, ...]
    corrected: tuple[_CorrectedView, ...]
    findings: tuple[_FindingView, ...]
    suppressed: tuple[_SuppressedView, ...]
    errors: tuple[DetectorError, ...]
    summary: str
    bars: tuple[_Bar, ...]


def render(results: Iterable[Result], stream: IO[str]) -> None:
    """Write the page.

    Args:
        results: The results; the page shows the articles with the worst findings first.
        stream: Where the page goes, to be encoded in UTF-8.
    """
    kept = sorted(results, key=_badness, reverse=True)
    totals = Totals()
    for result in kept:
        totals.add(result)
    most = max((len(result.findings) for result in kept), default=0)
    templates = environment(suggestion=suggestion_text, family_names=_FAMILIES)
    template = templates.get_template("report.html")
    stream.writelines(
        template.generate(
            style=stylesheet("report.css"),
            totals=totals,
            families=_bars(totals.families, _FAMILIES),
            severities=_bars(
                totals.severities, {s: str(s).capitalize() for s in reversed(Severity)}
            ),
            confidences=_bars(
                totals.confidences, {c: str(c).capitalize() for c in reversed(Confidence)}
            ),
            articles=[_article(number, result, most) for number, result in enumerate(kept, 1)],
        )
    )


def _badness(result: Result) -> tuple[int, ...]:
    counts = Counter(finding.severity for finding in result.findings)
    return (*(counts[severity] for severity in reversed(Severity)), len(result.errors))


def _bars(counts: Counter[_Key], labels: dict[_Key, str]) -> list[_Bar]:
    most = max(counts.values(), default=0)
    return [
        _Bar(str(key), label, counts[key], _share(counts[key], most))
        for key, label in labels.items()
    ]


def _share(count: int, most: int) -> int:
    return round(100 * count / most) if most else 0


# --- An article --------------------------------------------------------------------------------


def _article(number: int, result: Result, most: int) -> _ArticleView:
    article = result.article
    findings = tuple(
        _finding(f"a{number}", index, finding, article)
        for index, finding in enumerate(result.findings, 1)
    )
    counts = Counter(finding.severity for finding in result.findings)
    title = next((line for line in article.text.split("\n") if line.strip()), "")
    return _ArticleView(
        number=number,
        id=f"a{number}",
        title=shorten(title.strip(), _TITLE_WIDTH) or "(empty)",
        name=article.id or (article.origin.document.path if article.origin else "<text>"),
        article=article,
        lines=_lines(f"a{number}-l", article.lines, [(f.finding.span, f) for f in findings]),
        source=_source_lines(number, article, findings),
        corrected=tuple(_corrected(article, findings)),
        findings=findings,
        suppressed=tuple(
            _SuppressedView(
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
            _Bar(str(severity), "", counts[severity], _share(counts[severity], most))
            for severity in reversed(Severity)
            if counts[severity]
        ),
    )


def _finding(article_id: str, number: int, finding: Finding, article: Article) -> _FindingView:
    return _FindingView(
        number=number,
        entry_id=f"{article_id}-f{number}",
        mark_id=f"{article_id}-m{number}",
        tip_id=f"{article_id}-t{number}",
        finding=finding,
        text=_quoted(finding, article),
        place=article.locate(finding.span),
        reasons=tuple(
            _Reason(_EVIDENCE.get(kind, kind), detail) for kind, detail in reasons(finding)
        ),
        links=tuple(_links(article_id, finding.evidence, article)),
        suggestions=finding.suggestions,
    )


def _quoted(finding: Finding, article: Article) -> str:
    """Return the text of a finding, or the beginning of one that is no mere phrase."""
    text = finding.span.of(article.text)
    return text if len(text) <= _QUOTE_LENGTH else text[:_QUOTE_LENGTH] + "…"


def _links(article_id: str, evidence: Iterable[Evidence], article: Article) -> Iterator[_Link]:
    """Yield the lines that the evidence names, each once."""
    lines = {
        article.lines.position(item.span.start)[0]: article.locate(item.span).line
        for item in evidence
        if item.span
    }
    for line, shown in sorted(lines.items()):
        yield _Link(f"{article_id}-l{line}", str(shown))


def _source_lines(
    number: int, article: Article, findings: Iterable[_FindingView]
) -> tuple[_LineView, ...]:
    if not article.source:
        return ()
    marks = [
        (evidence.source_span, finding)
        for finding in findings
        for evidence in finding.finding.evidence
        if evidence.source_span
    ]
    return _lines(f"a{number}-s", LineIndex(article.source), marks)


def _lines(
    prefix: str, lines: LineIndex, marks: Sequence[tuple[Span, _FindingView]]
) -> tuple[_LineView, ...]:
    findings = [finding for _, finding in marks]
    reached: set[int] = set()
    views = []
    for number, segments in enumerate(marked_lines(lines, [span for span, _ in marks]), 1):
        shown = tuple(_segment(segment, findings, reached) for segment in segments)
        if shown:
            views.append(_LineView(f"{prefix}{number}", shown))
    return tuple(views)


def _segment(segment: Segment, findings: Sequence[_FindingView], reached: set[int]) -> _SegmentView:
    """Build the view of a segment; the keyboard stops once at each finding."""
    reachable = bool(segment.starts) or (bool(segment.marks) and segment.marks[0] not in reached)
    reached.update(segment.marks[:1])
    return _SegmentView(
        segment.text,
        tips=tuple(findings[mark] for mark in segment.marks),
        anchors=tuple(findings[mark] for mark in segment.starts),
        ends=tuple(findings[mark] for mark in segment.ends),
        reachable=reachable,
    )


def _corrected(article: Article, findings: Iterable[_FindingView]) -> Iterator[_CorrectedView]:
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
        yield _CorrectedView(changed, shown)


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
