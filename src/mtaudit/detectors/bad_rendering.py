"""Finds renderings of names and terms that a glossary lists as wrong."""

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.glossary import Kind, Match, Status
from mtaudit.glossary.cues import CUES
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import word_before, words

# Words that may stand between a cue and the name: "islands of Sedan", "according to the ...".
_LINKS = frozenset("of the to by".split())
_TITLES = frozenset("mr mrs ms dr sir lord lady president minister professor".split())
_SENTENCE_END = Pattern(r"[.!?;\n]")
_COORDINATION = Pattern(r"\W*(?:and|or|,|with)\W*")
_DATELINE = Pattern(r",? ?\(?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d)")
# Within this distance (code points, either side) a term of the same topic supports a suspect form.
_NEAR = 400
_MOST_MENTIONS = 3  # as evidence that the article also has the right form
# Places and treaties of a topic are its own; its people and countries turn up in other stories too.
_TOPICAL_WEIGHT = {Kind.PERSON: 1, Kind.COUNTRY: 1, Kind.ORGANISATION: 1, Kind.OUTLET: 1}


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
            support = _support(match, article, context)
            if support and not _outdone(support, best.get(match.term.id)):
                best[match.term.id] = (support, match)
        supported = sorted(best.values(), key=lambda pair: pair[0].confidence, reverse=True)
        if supported:
            yield _finding(span, supported, article, context)


def _outdone(support: _Support, rival: tuple[_Support, Match] | None) -> bool:
    return rival is not None and rival[0].confidence >= support.confidence


def _support(match: Match, article: Article, context: Context) -> _Support | None:
    """Return how sure a match is; None for a suspect form that nothing supports."""
    if match.status is Status.BAD:
        certain = match.as_listed and not match.glued
        return _Support(Confidence.HIGH if certain else Confidence.MEDIUM)
    if not match.as_listed:
        return None
    in_source = _native_form_in_source(match, context)
    if in_source:
        return _Support(Confidence.HIGH, in_source)
    if match.term.kind is not Kind.PERSON and _is_titled(match, article):
        return None  # "Mr. Sedan" is no island
    cues = (*_neighbouring_cues(match, article, context), *_coordinated(match, article, context))
    topic = _topic_mates(match, context)
    weight = sum(_TOPICAL_WEIGHT.get(mate.term.kind, 2) for mate in topic)
    named = {cue.span for cue in cues}
    nearest = [mate for mate in topic if mate.span not in named][:2]
    evidence = (*cues, *(Evidence("context", _near(mate), span=mate.span) for mate in nearest))
    if cues and weight >= 2:
        return _Support(Confidence.HIGH, evidence)
    # A title stands before anybody's name: for a person it needs the topic beside it.
    if cues and match.term.kind is not Kind.PERSON:
        return _Support(Confidence.MEDIUM, evidence)
    if weight >= 2 and not context.in_headline(match.span):
        return _Support(Confidence.LOW, evidence)
    return None


def _is_titled(match: Match, article: Article) -> bool:
    """Tell whether a title makes the match a person's name."""
    before = article.text[max(0, match.span.start - 20) : match.span.start].rstrip(" .")
    return word_before(before + " ", len(before) + 1).lower() in _TITLES


def _native_form_in_source(match: Match, context: Context) -> tuple[Evidence, ...]:
    return tuple(
        Evidence("context", f"the source has {native.form}", source_span=native.span)
        for native in context.source_matches
        if native.term.id == match.term.id
    )[:1]


def _neighbouring_cues(match: Match, article: Article, context: Context) -> Iterator[Evidence]:
    """Yield the words beside a match that fit the kind of its term: "Sedan Island"."""
    cues = CUES.get(match.term.kind)
    if cues is None or context.lang != "en":
        return
    text, start, end = article.text, match.span.start, match.span.end
    before = words(text[max(0, start - 60) : start])
    offset = max(0, start - 60)
    for word in reversed(before):
        if word.text.lower() in _LINKS:
            continue
        gap = text[offset + word.end : start]
        if word.text.lower() in cues.before and not _SENTENCE_END.search(gap):
            span = Span(offset + word.start, offset + word.end)
            yield Evidence("context", f"“{word.text}” stands before it", span=span)
        break
    for word in words(text[end : end + 40])[:1]:
        if word.text.lower() in cues.after and text[end : end + word.start].isspace():
            span = Span(end + word.start, end + word.end)
            yield Evidence("context", f"“{word.text}” stands after it", span=span)
    begins_line = start == 0 or text[start - 1] == "\n"
    if match.term.kind is Kind.OUTLET and begins_line and _DATELINE.match(text, end):
        yield Evidence("context", "it stands in a dateline", span=match.span)


def _coordinated(match: Match, article: Article, context: Context) -> Iterator[Evidence]:
    """Yield the term of the same topic that an "and" or a comma joins to the match."""
    for mate in _topic_mates(match, context):
        gap = article.text[
            min(match.span.end, mate.span.end) : max(match.span.start, mate.span.start)
        ]
        if _COORDINATION.fullmatch(gap):
            detail = f"it is named together with {mate.span.of(article.text)}"
            yield Evidence("context", detail, span=mate.span)
            return


def _topic_mates(match: Match, context: Context) -> tuple[Match, ...]:
    """Return the terms of the same topic near a match, each once, the nearest mention first."""
    if not match.term.topic:
        return ()
    near = Span(max(0, match.span.start - _NEAR), match.span.end + _NEAR)
    mates: dict[str, Match] = {}
    for other in sorted(
        context.matches_in(near), key=lambda m: abs(m.span.start - match.span.start)
    ):
        same_topic = other.term.topic == match.term.topic and other.term.id != match.term.id
        if same_topic and other.status is not Status.SUSPECT:
            mates.setdefault(other.term.id, other)
    return tuple(mates.values())


def _near(mate: Match) -> str:
    return f"{mate.term.canonical} is mentioned nearby"


def _finding(
    span: Span, supported: list[tuple[_Support, Match]], article: Article, context: Context
) -> Finding:
    support, match = supported[0]
    term, written = match.term, span.of(article.text)
    reason = term.reason(match.form)
    verb = "is" if support.confidence is Confidence.HIGH else "may be"
    evidence = [Evidence("term", f"{term.canonical} ({term.kind})")]
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
)
