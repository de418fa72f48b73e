"""From findings to what an editor reads beside the text."""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.edits import Edit, edits
from mtaudit.finding import Confidence, Finding
from mtaudit.reports.corrections import pieces
from mtaudit.reports.display import shorten
from mtaudit.reports.docx.atoms import Change
from mtaudit.reports.reasons import LABELS, reasons, suggestion_text
from mtaudit.result import Result
from mtaudit.spans import Span

_WIDTH = 2_000  # cells of a paragraph in a comment
_SOURCE_WIDTH = 300  # cells of the source that is quoted


def sure_edits(result: Result) -> tuple[Edit, ...]:
    """Return the edits that are offered as changes: what `mtaudit fix` would correct.

    Args:
        result: The result.
    """
    return edits(result.findings, result.article, min_confidence=Confidence.HIGH, only_sure=True)


def change_of(edit: Edit, text: str) -> Change:
    """Return what an edit does, the words left out that stay.

    Args:
        edit: The edit.
        text: The text that it is of.
    """
    start = end = edit.span.start
    inserted = ""
    is_started = False
    for piece in pieces(text, edit.span, (edit,)):
        match piece.change:
            case "delete":
                end, is_started = start + len(piece.text), True
            case "insert":
                inserted, is_started = piece.text, True
            case _ if not is_started:
                start = end = start + len(piece.text)
    return Change(Span(start, end), inserted)


def comment(finding: Finding, article: Article, place: str = "") -> tuple[str, ...]:
    """Return what a comment on a finding says, a paragraph each.

    Args:
        finding: The finding.
        article: The article it stands in.
        place: Where it stands, if the comment cannot stand there.
    """
    return tuple(shorten(line, _WIDTH) for line in _lines(finding, article, place))


def _lines(finding: Finding, article: Article, place: str) -> Iterator[str]:
    if place:
        yield f"In {place}: “{finding.span.of(article.text)}”"
    yield finding.message
    if finding.suggestions:
        yield f"Instead: {' · '.join(map(suggestion_text, finding.suggestions))}"
    for kind, detail in reasons(finding):
        yield f"{LABELS.get(kind, kind)}: {detail}"
    if quoted := _source(finding, article):
        yield f"Source: {quoted}"
    yield (
        f"{finding.detector} ({finding.category}): {finding.severity}, "
        f"{finding.confidence} confidence"
    )


def _source(finding: Finding, article: Article) -> str:
    """Return the line of the source that a finding rests on; empty if it rests on none."""
    spans = [evidence.source_span for evidence in finding.evidence if evidence.source_span]
    if not spans or not article.source:
        return ""
    at = spans[0].start
    end = article.source.find("\n", at)
    line = article.source[article.source.rfind("\n", 0, at) + 1 : end if end >= 0 else None]
    return shorten(line.strip(), _SOURCE_WIDTH)
