"""The report for programs, version 1: described by `docs/schema/report-1.schema.json`.

The types here are the format. They are apart from the library's own types so that either can
change without the other; within version 1, fields are added but never renamed or removed.
"""

import json
from collections.abc import Iterable
from typing import IO, TypedDict

from mtaudit.article import Article
from mtaudit.finding import Confidence, Evidence, Family, Finding, Severity
from mtaudit.reports.json_text import dump
from mtaudit.reports.totals import Totals
from mtaudit.result import Result
from mtaudit.scoring.mqm import MqmScore
from mtaudit.spans import Span

SCHEMA = "mtaudit/report/1"


class SpanV1(TypedDict):
    """A half-open range of a text, in Unicode code points."""

    start: int
    end: int


class LocationV1(TypedDict):
    """A place in a file, counted from 1; columns in Unicode code points."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    record: str


class EvidenceV1(TypedDict):
    """One reason for a finding."""

    kind: str
    detail: str
    span: SpanV1 | None
    source_span: SpanV1 | None
    sister: str | None
    sister_span: SpanV1 | None
    term: str | None


class FindingV1(TypedDict):
    """A fault in an article."""

    detector: str
    family: str
    category: str
    severity: str
    confidence: str
    message: str
    text: str
    span: SpanV1
    location: LocationV1
    suggestions: list[str]
    evidence: list[EvidenceV1]
    fingerprint: str


class SuppressedV1(TypedDict):
    """A finding that somebody judged before."""

    reason: str
    finding: FindingV1


class ErrorV1(TypedDict):
    """A detector that failed on an article."""

    detector: str
    message: str


class MqmV1(TypedDict):
    """The MQM score of findings."""

    words: int
    penalty: float
    mqm: float
    expected: float
    quality: float
    calibrated: float
    rating: str
    short: bool
    severities: dict[str, int]


class ArticleV1(TypedDict):
    """An article and what was found in it."""

    id: str
    path: str | None
    record: str
    lang: str
    source_lang: str | None
    date: str | None
    topic: str | None
    outlet: str | None
    words: int
    findings: list[FindingV1]
    suppressed: list[SuppressedV1]
    errors: list[ErrorV1]
    mqm: MqmV1
    signature: str


class SummaryV1(TypedDict):
    """Counts over all articles."""

    articles: int
    findings: int
    correctable: int
    suppressed: int
    errors: int
    by_severity: dict[str, int]
    by_confidence: dict[str, int]
    by_family: dict[str, int]
    by_detector_error: dict[str, int]
    mqm: MqmV1


def render(results: Iterable[Result], stream: IO[str]) -> None:
    """Write one JSON object; each article is written as its result comes.

    Characters that act on a terminal or cannot be seen are written as escapes.

    Args:
        results: The results, in order.
        stream: Where the report goes.
    """
    totals = Totals()
    score: MqmScore | None = None
    stream.write(f'{{\n  "schema": {json.dumps(SCHEMA)},\n  "articles": [')
    for result in results:
        stream.write(",\n    " if totals.articles else "\n    ")
        totals.add(result)
        score = result.score + score
        stream.write(dump(article_v1(result), depth=4))
    stream.write("\n  ],\n" if totals.articles else "],\n")
    stream.write(
        f'  "summary": {dump(summary_v1(totals, score or MqmScore.of_all(())), depth=2)},\n'
    )
    stream.write(f'  "signatures": {dump(list(totals.signatures), depth=2)}\n}}\n')


def article_v1(result: Result) -> ArticleV1:
    """Return a result in the form of version 1."""
    article, score = result.article, result.score
    return {
        "id": article.id,
        "path": article.origin.document.path if article.origin else None,
        "record": article.origin.record if article.origin else "",
        "lang": article.lang,
        "source_lang": article.source_lang,
        "date": article.date.isoformat() if article.date else None,
        "topic": article.topic,
        "outlet": article.outlet,
        "words": score.words,
        "findings": [finding_v1(finding, article) for finding in result.findings],
        "suppressed": [
            {"reason": s.reason, "finding": finding_v1(s.finding, article)}
            for s in result.suppressed
        ],
        "errors": [{"detector": e.detector, "message": e.message} for e in result.errors],
        "mqm": mqm_v1(score),
        "signature": result.signature,
    }


def finding_v1(finding: Finding, article: Article) -> FindingV1:
    """Return a finding of an article in the form of version 1."""
    place = article.locate(finding.span)
    return {
        "detector": finding.detector,
        "family": str(finding.family),
        "category": str(finding.category),
        "severity": str(finding.severity),
        "confidence": str(finding.confidence),
        "message": finding.message,
        "text": finding.span.of(article.text),
        "span": _span(finding.span),
        "location": {
            "path": place.path,
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line,
            "end_column": place.end_column,
            "record": place.record,
        },
        "suggestions": list(finding.suggestions),
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "fingerprint": finding.fingerprint(article),
    }


def mqm_v1(score: MqmScore) -> MqmV1:
    """Return an MQM score in the form of version 1."""
    return {
        "words": score.words,
        "penalty": score.penalty,
        "mqm": score.normed,
        "expected": score.expected,
        "quality": score.quality,
        "calibrated": score.calibrated,
        "rating": score.rating,
        "short": score.is_short,
        "severities": {str(severity): count for severity, count in score.part.severities},
    }


def summary_v1(totals: Totals, score: MqmScore) -> SummaryV1:
    """Return the totals in the form of version 1, with the counts that are zero.

    Args:
        totals: Counts over all results.
        score: The MQM score of all.
    """
    return {
        "articles": totals.articles,
        "findings": totals.findings,
        "correctable": totals.correctable,
        "suppressed": totals.suppressed,
        "errors": sum(totals.errors.values()),
        "by_severity": {str(s): totals.severities[s] for s in reversed(Severity)},
        "by_confidence": {str(c): totals.confidences[c] for c in reversed(Confidence)},
        "by_family": {str(f): totals.families[f] for f in Family},
        "by_detector_error": dict(totals.errors),
        "mqm": mqm_v1(score),
    }


def _span(span: Span) -> SpanV1:
    return {"start": span.start, "end": span.end}


def _evidence(evidence: Evidence) -> EvidenceV1:
    return {
        "kind": evidence.kind,
        "detail": evidence.detail,
        "span": _span(evidence.span) if evidence.span else None,
        "source_span": _span(evidence.source_span) if evidence.source_span else None,
        "sister": evidence.sister,
        "sister_span": _span(evidence.sister_span) if evidence.sister_span else None,
        "term": evidence.term,
    }
