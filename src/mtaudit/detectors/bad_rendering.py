"""Finds renderings of names and terms that a glossary lists as wrong."""

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.calendar import MONTH
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.glossary import Kind, Match, Status
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

# A place where a name lies, and no term of its topic.
_ELSEWHERE = Pattern(rf",? in (?:[a-z]+ ){{0,2}}(?!{MONTH}\b)[A-Z][a-z]+")
_MOST_MENTIONS = 3  # as evidence that the article also has the right form


class _Support(NamedTuple):
    """How sure a match is, and what for."""

    confidence: Confidence
    evidence: tuple[Evidence, ...] = ()


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield a finding for each bad form, and for each suspect form that something supports."""
    wrong = (match for match in context.matches if not match.status.is_accepted)
    for span, group in itertools.groupby(wrong, key=lambda match: match.span):
        best: dict[str, tuple[_Support, Match]] = {}
        for match in group:
            support = _support(match, context)
            if support and not _outdone(support, best.get(match.term.id)):
                best[match.term.id] = (support, match)
        supported = sorted(best.values(), key=lambda pair: pair[0].confidence, reverse=True)
        if supported:
            yield _finding(span, supported, article, context)


def _outdone(support: _Support, rival: tuple[_Support, Match] | None) -> bool:
    return rival is not None and rival[0].confidence >= support.confidence


def _support(match: Match, context: Context) -> _Support | None:
    """Return how sure a match is; None for a suspect form that nothing supports."""
    if match.status is Status.BAD:
        certain = match.as_listed and not match.glued
        return _Support(Confidence.HIGH if certain else Confidence.MEDIUM)
    if not match.as_listed:
        return None
    from mtaudit.detectors.support import (
        coordinated,
        in_source,
        is_titled,
        nearby,
        neighbouring_cues,
        topic_mates,
        topical_weight,
    )

    sourced = in_source(match.term, context)
    if sourced:
        return _Support(Confidence.HIGH, sourced)
    if is_titled(match.span, match.term.kind, context):
        return None  # "Mr. Sedan" is no island
    cues = (
        *neighbouring_cues(match.span, match.term.kind, context),
        *coordinated(match.span, match.term, context),
    )
    topic = topic_mates(match.span, match.term, context)
    is_place = match.term.kind is Kind.PLACE
    if is_place and not topic and _ELSEWHERE.match(context.article.text, match.span.end):
        return None  # "the town of Sedan in France" says where it lies
    weight = topical_weight(topic)
    named = {cue.span for cue in cues}
    evidence = (*cues, *nearby([mate for mate in topic if mate.span not in named][:2]))
    if cues and weight >= 2:
        return _Support(Confidence.HIGH, evidence)
    # A title stands before anybody's name: for a person it needs the topic beside it.
    if cues and match.term.kind is not Kind.PERSON:
        return _Support(Confidence.MEDIUM, evidence)
    if weight >= 2 and not context.in_headline(match.span):
        return _Support(Confidence.LOW, evidence)
    return None


def _finding(
    span: Span, supported: list[tuple[_Support, Match]], article: Article, context: Context
) -> Finding:
    support, match = supported[0]
    term, written = match.term, span.of(article.text)
    reason = term.reason(match.form)
    verb = "is" if support.confidence is Confidence.HIGH else "may be"
    evidence = [Evidence("term", f"{term.canonical} ({term.kind})", term=term.id)]
    if reason:
        evidence.append(Evidence("mechanism", reason))
    evidence += support.evidence
    evidence += (
        Evidence("occurrence", f"the article also has {other.form}", span=other.span)
        for other in context.mentions.get(term.id, ())[:_MOST_MENTIONS]
    )
    return DETECTOR.finding(
        span,
        f"“{written}” {verb} a bad rendering of {term.canonical}"
        + (f": {reason}" if reason else ""),
        support.confidence if len(supported) == 1 else min(support.confidence, Confidence.MEDIUM),
        suggestions=dict.fromkeys(_as_written(other, written) for _, other in supported),
        evidence=evidence,
        family=term.kind.family,
        category=(
            Category.TERMINOLOGY
            if term.kind.family is Family.TERMINOLOGY
            else Category.MISTRANSLATION
        ),
    )


def _as_written(match: Match, written: str) -> str:
    """Return the canonical form with the capitals and the plural ending of the text."""
    canonical = match.term.canonical
    if match.suffix and not canonical.endswith("s"):
        canonical += match.suffix
    shouted = written.isupper() and not match.form.isupper() and len(written) > 3
    return canonical.upper() if shouted else canonical


DETECTOR = Detector(
    id="bad-rendering",
    summary="a name or term in a form that the glossary lists as wrong",
    detect=detect,
    family=Family.TERMINOLOGY,
    category=Category.TERMINOLOGY,
    severity=Severity.MAJOR,
    by_passage=True,
)
