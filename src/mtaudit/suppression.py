"""Findings that somebody has judged already: `[sic]`, and comments beside the text."""

import re
from collections.abc import Iterable
from functools import lru_cache

import attrs

from mtaudit.article import Article
from mtaudit.finding import Finding
from mtaudit.pattern import Pattern

_SIC = Pattern(r"[^\w\n]{0,4}[\[(]sic[\])]", re.IGNORECASE)
_COMMENT = Pattern(r"mtaudit: *ignore(?:\[([\w, -]*)\])?")


@attrs.frozen
class Suppressed:
    """A finding that is not reported.

    Args:
        finding: The finding.
        reason: Who or what judged it.
    """

    finding: Finding
    reason: str


def suppress(
    findings: Iterable[Finding], article: Article
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Part findings into those to report and those that are judged already.

    Args:
        findings: Findings of the article.
        article: The article.

    Returns:
        The findings to report, and the suppressed ones with the reason.
    """
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        reason = _reason(finding, article)
        if reason:
            suppressed.append(Suppressed(finding, reason))
        else:
            kept.append(finding)
    return tuple(kept), tuple(suppressed)


@lru_cache(maxsize=4)
def _has_comments(text: str) -> bool:
    """Tell whether a text has a comment at all; a long line is searched for each finding else."""
    return _COMMENT.search(text) is not None


def _reason(finding: Finding, article: Article) -> str:
    if _SIC.match(article.text, finding.span.end):
        return "marked [sic]"
    document = article.origin.document if article.origin else None
    lines = document.lines if document else article.lines
    if not _has_comments(lines.text):
        return ""
    place = article.locate(finding.span)
    for number in {place.line, place.end_line}:
        for comment in _COMMENT.finditer(lines.text, *attrs.astuple(lines.line(number))):
            named = comment.group(1)
            if named is None or finding.detector in re.split(r"[, ]+", named):
                return "ignored by a comment on the line"
    return ""
