"""The comparison of two translations as text or JSON."""

from collections.abc import Iterable, Iterator

from mtaudit.comparison import ArticleComparison, Comparison
from mtaudit.finding import Finding
from mtaudit.reports.display import visible
from mtaudit.reports.json_text import dump
from mtaudit.reports.json_v1 import mqm_v1
from mtaudit.reports.tables import table
from mtaudit.result import Result
from mtaudit.scoring.significance import Verdict


def as_text(comparison: Comparison) -> str:
    """Return a comparison for a person to read: figures, changes by detector, what is new."""
    return "\n".join(_lines(comparison)) + "\n"


def as_json(comparison: Comparison) -> str:
    """Return a comparison as JSON."""
    before, after = comparison.scores
    figures = {
        "names": list(comparison.names),
        "mqm": [mqm_v1(before), mqm_v1(after)],
        "metrics": [
            {"metric": one.metric, "scores": [one.score, other.score], "signature": one.signature}
            for one, other in comparison.metrics
        ],
        "significance": [
            {
                "figure": verdict.figure,
                "p_value": verdict.p_value,
                "significant": verdict.significant,
                "signature": verdict.signature,
            }
            for verdict in comparison.verdicts
        ],
        "detectors": {
            detector: {
                "repaired": change.repaired,
                "broken": change.broken,
                "unchanged": change.unchanged,
            }
            for detector, change in comparison.changes.items()
        },
        "articles": [
            {
                "before": article.before.article.id,
                "after": article.after.article.id,
                "repaired": [_finding(one, article.before) for one in article.repaired],
                "broken": [_finding(one, article.after) for one in article.broken],
                "unchanged": [
                    [_finding(one, article.before), _finding(other, article.after)]
                    for one, other in article.unchanged
                ],
            }
            for article in comparison.articles
        ],
    }
    return dump(figures) + "\n"


def _finding(finding: Finding, result: Result) -> dict[str, object]:
    place = result.article.locate(finding.span)
    return {
        "detector": finding.detector,
        "severity": str(finding.severity),
        "confidence": str(finding.confidence),
        "text": finding.span.of(result.article.text),
        "message": finding.message,
        "path": place.path,
        "line": place.line,
        "column": place.column,
    }


def _lines(comparison: Comparison) -> Iterator[str]:
    yield from table(list(figure_rows(comparison)))
    changes = comparison.changes
    if changes:
        yield ""
        yield from table(
            [
                ("detector", "repaired", "broken", "unchanged"),
                *(
                    (detector, str(one.repaired), str(one.broken), str(one.unchanged))
                    for detector, one in changes.items()
                ),
            ]
        )
    yield from _listed("broken", _all(comparison.articles, repaired=False))
    yield from _listed("repaired", _all(comparison.articles, repaired=True))
    if comparison.verdicts:
        yield ""
        yield from (f"{one.figure}: {one.signature}" for one in comparison.verdicts)


def figure_rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table of figures, its head first."""
    verdicts = {verdict.figure: verdict for verdict in comparison.verdicts}
    yield ("", *comparison.names, "p", "")
    before, after = comparison.scores
    yield ("words", f"{before.words:,}", f"{after.words:,}", "", "")
    yield (
        "MQM, points in 1,000 words",
        f"{before.normed:.2f}",
        f"{after.normed:.2f}",
        *_judged(verdicts.get("MQM"), better=after.normed < before.normed),
    )
    yield ("the same, by how sure", f"{before.expected:.2f}", f"{after.expected:.2f}", "", "")
    yield ("rating", before.rating, after.rating, "", "")
    for one, other in comparison.metrics:
        rising = other.score > one.score
        yield (
            one.metric,
            f"{one.score:.1f}",
            f"{other.score:.1f}",
            *_judged(verdicts.get(one.metric), better=rising is not one.lower_is_better),
        )


def _judged(verdict: Verdict | None, *, better: bool) -> tuple[str, str]:
    if verdict is None:
        return "", ""
    told = "better" if better else "worse"
    return f"{verdict.p_value:.4f}", told if verdict.significant else "may be chance"


def _all(
    articles: Iterable[ArticleComparison], *, repaired: bool
) -> Iterator[tuple[Result, Finding]]:
    for article in articles:
        side = article.before if repaired else article.after
        yield from ((side, one) for one in (article.repaired if repaired else article.broken))


def _listed(title: str, findings: Iterable[tuple[Result, Finding]]) -> Iterator[str]:
    for number, (result, finding) in enumerate(findings):
        if not number:
            yield ""
            yield f"{title}:"
        place = result.article.locate(finding.span)
        what = f"{finding.severity} {finding.detector} {visible(finding.message)}"
        yield f"  {visible(str(place))}: {what}"
