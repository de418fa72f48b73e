"""Findings that somebody has judged already: in the text, in the configuration, in the baseline."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import attrs

from mtaudit.article import Article
from mtaudit.config import Config
from mtaudit.finding import Finding
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.value import Value

if TYPE_CHECKING:
    from mtaudit.baseline import Baseline

_SIC = Pattern(r"[^\w\n]{0,4}[\[(]sic[\])]", re.IGNORECASE)
_COMMENT = Pattern(r"mtaudit: *ignore(?:\[([\w, -]*)\])?")
# A comment of reStructuredText has lines of its own, and so have most in PO and YAML.
_COMMENT_ABOVE = Pattern(
    rf"^[ \t]*+(?:\.\.[ \t]*+{_COMMENT.source}[^\n]*+(?:\n[ \t]++\S[^\n]*+)*+"
    rf"|(?:#|//)[ \t]*+{_COMMENT.source}[^\n]*+"
    rf"|<!--[ \t]*+{_COMMENT.source}[^\n]*-->[ \t\r]*+$)",
    re.MULTILINE,
)
_NEXT_BLOCK = Pattern(
    r"(?:\s*+(?:\.\.|#|//|<!--)[ \t]*+mtaudit:[^\n]*+)*+"  # other comments to the same block
    r"(?:\s*+(?<=\n))?(?:[^\S\n]*+\S[^\n]*+\n?)*+"
)


@attrs.frozen(eq=False, repr=False)
class Suppressed(Value):
    """A finding that is not reported.

    Args:
        finding: The finding.
        reason: Who or what judged it.
        is_external: Whether that stands outside of the text: in the configuration or the baseline.
    """

    finding: Finding
    reason: str
    is_external: bool = False


_Parted: TypeAlias = tuple[tuple[Finding, ...], tuple[Suppressed, ...]]


def suppress_marked(findings: Iterable[Finding], article: Article) -> _Parted:
    """Part findings into those to report and those that are marked in the text.

    Args:
        findings: Findings of the article.
        article: The article.

    Returns:
        The findings to report, and the suppressed ones with the reason.
    """
    return _part(findings, lambda finding: _marked(finding, article), is_external=False)


def suppress_accepted(
    findings: Iterable[Finding], article: Article, config: Config, baseline: "Baseline | None"
) -> _Parted:
    """Part findings into those to report and those that somebody has accepted elsewhere.

    Args:
        findings: Findings of the article.
        article: The article.
        config: Says which texts and terms are ignored.
        baseline: Says which findings are accepted.

    Returns:
        The findings to report, and the suppressed ones with the reason.
    """
    ignored = {_folded(text): reason for text, reason in config.ignore}
    return _part(
        findings,
        lambda finding: (
            _ignored(finding, article, ignored) or _accepted(finding, article, baseline)
        ),
        is_external=True,
    )


def _part(
    findings: Iterable[Finding], judge: Callable[[Finding], str], *, is_external: bool
) -> _Parted:
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        if reason := judge(finding):
            suppressed.append(Suppressed(finding, reason, is_external))
        else:
            kept.append(finding)
    return tuple(kept), tuple(suppressed)


def _ignored(finding: Finding, article: Article, ignored: Mapping[str, str]) -> str:
    """Say whether the configuration ignores the text or the term of a finding, and why."""
    if not ignored:
        return ""
    terms = (evidence.term for evidence in finding.evidence if evidence.term)
    for name in (finding.span.of(article.text), *terms):
        if reason := ignored.get(_folded(name)):
            return f"ignored by the configuration: {reason}"
    return ""


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


@lru_cache(maxsize=4)
def has_comments(text: str) -> bool:
    """Tell whether a text has a comment at all; a long line is searched for each finding else.

    Args:
        text: The text of a document.
    """
    return _COMMENT.search(text) is not None


class _Marked(NamedTuple):
    """A block that has a comment in lines of its own above it.

    Args:
        span: The block: up to the next blank line, code points of the document.
        detectors: The detectors the comment names, `None` for all.
    """

    span: Span
    detectors: str | None


@lru_cache(maxsize=4)
def _marked_blocks(text: str) -> tuple[_Marked, ...]:
    """Return the blocks of a document that have a comment above them, by position."""
    found: list[_Marked] = []
    end = 0
    for comment in _COMMENT_ABOVE.finditer(text):
        if comment.end() >= end:
            block = _NEXT_BLOCK.match(text, comment.end())
            end = block.end() if block else comment.end()
        detectors = next((name for name in comment.groups() if name is not None), None)
        found.append(_Marked(Span(comment.end(), end), detectors))
    return tuple(found)


def _names(detectors: str | None, finding: Finding) -> bool:
    """Tell whether a comment means the detector of a finding."""
    return detectors is None or finding.detector in re.split(r"[, ]+", detectors)


def _marked(finding: Finding, article: Article) -> str:
    """Say whether a comment or `[sic]` stands beside a finding."""
    if _SIC.match(article.text, finding.span.end):
        return "marked [sic]"
    document = article.origin.document if article.origin else None
    lines = document.lines if document else article.lines
    if not has_comments(lines.text):
        return ""
    place = article.locate(finding.span)
    above = document.first_line - 1 if document else 0
    for number in {place.line - above, place.end_line - above}:
        for comment in _COMMENT.finditer(lines.text, *attrs.astuple(lines.line(number))):
            if _names(comment.group(1), finding):
                return "ignored by a comment on the line"
    origin = article.origin
    start = origin.source_map.to_file(finding.span).start if origin else finding.span.start
    blocks = _marked_blocks(lines.text)
    at = bisect_right(blocks, start, key=lambda block: block.span.start) - 1
    # Several comments may stand above one block, and mean different detectors.
    while at >= 0 and blocks[at].span.end > start:
        if _names(blocks[at].detectors, finding):
            return "ignored by a comment above"
        at -= 1
    return ""


def _accepted(finding: Finding, article: Article, baseline: "Baseline | None") -> str:
    """Say whether the baseline accepts a finding, who did, and why."""
    judged = baseline.of(article) if baseline else {}
    judgement = judged.get(finding.fingerprint(article)) if judged else None
    if baseline is None or judgement is None or baseline.is_expired(judgement):
        return ""
    return f"accepted by {judgement.author}, {judgement.date}: {judgement.reason}"
