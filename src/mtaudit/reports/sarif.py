"""The report for code scanning and editors: SARIF 2.1.0, an OASIS standard."""

import re
from collections.abc import Iterable, Iterator
from typing import IO, Any, Final

import attrs

from mtaudit.article import Article
from mtaudit.detectors import DETECTORS, Detector
from mtaudit.detectors.pages import page
from mtaudit.edits import edits, to_document
from mtaudit.finding import Evidence, Finding, Severity
from mtaudit.reports.display import visible
from mtaudit.reports.json_text import dump
from mtaudit.reports.places import identified, in_file, uri
from mtaudit.reports.totals import Totals
from mtaudit.result import DetectorError, Result
from mtaudit.spans import Span
from mtaudit.suppression import Suppressed
from mtaudit.version import __version__

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: Final = {
    Severity.NEUTRAL: "note",
    Severity.MINOR: "warning",
    Severity.MAJOR: "error",
    Severity.CRITICAL: "error",
}
_RULES = {detector.id: number for number, detector in enumerate(DETECTORS)}
_RELATIVE_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:)[^)]*\)")  # leads nowhere outside the pages

_Object = dict[str, Any]


def render(results: Iterable[Result], stream: IO[str]) -> None:
    """Write one SARIF log with one run; findings are written as their results come.

    Lines and columns count from 1, offsets from 0, all in Unicode code points of the file.

    Args:
        results: The results, in order.
        stream: Where the report goes.
    """
    totals = Totals()
    notifications: list[_Object] = []
    stream.write(
        f'{{\n  "$schema": "{_SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {{\n'
        f'      "tool": {dump(_tool(), depth=6)},\n'
        '      "columnKind": "unicodeCodePoints",\n'
        '      "newlineSequences": ["\\r\\n", "\\n"],\n'
        '      "results": ['
    )
    separator = "\n        "
    for result in results:
        totals.add(result)
        notifications += (_notification(error, result.article) for error in result.errors)
        for written in _results(result):
            stream.write(separator + dump(written, depth=8))
            separator = ",\n        "
    stream.write("],\n" if separator.startswith("\n") else "\n      ],\n")
    invocation = {
        "executionSuccessful": not notifications,
        "toolExecutionNotifications": notifications,
    }
    stream.write(
        f'      "invocations": {dump([invocation], depth=6)},\n'
        f'      "properties": {dump({"signatures": list(totals.signatures)}, depth=6)}\n'
        "    }\n  ]\n}\n"
    )


def _tool() -> _Object:
    driver = {
        "name": "mtaudit",
        "version": __version__,
        "shortDescription": {"text": "Audits machine-translated text"},
        "rules": [_rule(detector) for detector in DETECTORS],
    }
    return {"driver": driver}


def _rule(detector: Detector) -> _Object:
    summary = f"Finds {detector.summary}."
    markdown = _RELATIVE_LINK.sub(r"\1", page(detector.id)) or summary
    return {
        "id": detector.id,
        "shortDescription": {"text": _message(summary)},
        "fullDescription": {"text": _message(summary)},
        "help": {"text": markdown, "markdown": markdown},
        "defaultConfiguration": {"level": _LEVELS[detector.severity]},
        "properties": {
            "category": str(detector.category),
            "tags": ["translation", str(detector.family)],
        },
    }


def _results(result: Result) -> Iterator[_Object]:
    """Yield the findings of an article, then those that somebody judged before."""
    article = result.article
    findings = (*result.findings, *(judged.finding for judged in result.suppressed))
    judgements = (*(None for _ in result.findings), *result.suppressed)
    known = identified(findings, article)
    for (finding, fingerprint, occurrence), judged in zip(known, judgements, strict=True):
        yield {
            "ruleId": finding.detector,
            **_rule_index(finding.detector),
            "kind": "fail",
            "level": _LEVELS[finding.severity],
            "message": {"text": _message(finding.message)},
            "locations": [_location(finding.span, article)],
            "relatedLocations": list(_related(finding, article)),
            "partialFingerprints": {
                # The key GitHub knows. Its own is made of the first hundred characters of the line,
                # which is the same for all findings of a paragraph.
                "primaryLocationLineHash": f"{fingerprint}:{occurrence}",
                "mtaudit/v1": fingerprint,
            },
            "fixes": list(_fixes(finding, article)),
            "suppressions": [_suppression(judged)] if judged is not None else [],
            "properties": {
                "confidence": str(finding.confidence),
                "severity": str(finding.severity),
                "family": str(finding.family),
                "category": str(finding.category),
                "suggestions": list(finding.suggestions),
                "evidence": [_evidence(evidence) for evidence in finding.evidence],
            },
        }


def _message(text: str) -> str:
    """Return a text that is a SARIF message and says what it says: no placeholder, no link."""
    shown = visible(text).replace("{", "{{").replace("}", "}}")
    return shown.replace("](", "] (")


def _rule_index(detector: str) -> _Object:
    """Return where the rule stands in the list of rules; one that is not there has no index."""
    return {"ruleIndex": _RULES[detector]} if detector in _RULES else {}


def _location(span: Span, article: Article) -> _Object:
    place = article.locate(span)
    location: _Object = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(place.path)},
            "region": _region(span, article, snippet=True),
        }
    }
    if place.record:
        location["logicalLocations"] = [{"name": place.record}]
    return location


def _region(span: Span, article: Article, *, snippet: bool = False) -> _Object:
    place = article.locate(span)
    written, text = in_file(span, article)
    region: _Object = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": written.start,
        "charLength": len(written),
    }
    if snippet:
        region["snippet"] = {"text": written.of(text)}
    return region


def _related(finding: Finding, article: Article) -> Iterator[_Object]:
    """Yield the places in the article that the evidence points at."""
    for number, evidence in enumerate(finding.evidence):
        if evidence.span is not None:
            yield {
                "id": number,
                **_location(evidence.span, article),
                "message": {"text": _message(evidence.detail)},
            }


def _evidence(evidence: Evidence) -> _Object:
    return {"kind": evidence.kind, "detail": evidence.detail}


def _fixes(finding: Finding, article: Article) -> Iterator[_Object]:
    """Yield a fix for each suggestion that can be carried out in the file, the best first."""
    for suggestion in finding.suggestions:
        single = attrs.evolve(finding, suggestions=(suggestion,))
        changes = edits([single], article)
        if article.origin is not None and to_document(changes, article)[1]:
            continue  # markup stands inside the span
        replacements = [
            {
                "deletedRegion": _region(change.span, article),
                "insertedContent": {"text": change.replacement},
            }
            for change in changes
        ]
        does = f"Write “{suggestion}” instead" if suggestion else "Delete it"
        yield {
            "description": {"text": _message(does)},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": uri(article.locate(finding.span).path)},
                    "replacements": replacements,
                }
            ],
        }


def _suppression(judged: Suppressed) -> _Object:
    kind = "external" if judged.is_external else "inSource"
    return {"kind": kind, "status": "accepted", "justification": visible(judged.reason)}


def _notification(error: DetectorError, article: Article) -> _Object:
    place = article.locate(Span(0, 0))
    return {
        "level": "error",
        "message": {"text": _message(f"{error.detector} failed: {error.message}")},
        "associatedRule": {"id": error.detector, **_rule_reference(error.detector)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(place.path)}}}],
    }


def _rule_reference(detector: str) -> _Object:
    return {"index": _RULES[detector]} if detector in _RULES else {}
