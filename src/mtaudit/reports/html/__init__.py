"""The report to read and to work in: one HTML file with everything in it.

The page can be read without its script. Its content security policy allows that one script and one
style sheet and nothing else. The text of articles is escaped, and characters that act on their
surroundings are shown by name.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TypeVar

from mtaudit.audit import Result
from mtaudit.finding import Confidence, Family, Severity
from mtaudit.history import GROUPS, History
from mtaudit.reports.html.articles import article_view, share
from mtaudit.reports.html.data import page_data
from mtaudit.reports.html.views import Bar
from mtaudit.reports.page import environment, script, stylesheet
from mtaudit.reports.reasons import suggestion_text
from mtaudit.reports.totals import Totals
from mtaudit.reports.trend_chart import Chart, charts
from mtaudit.scoring.mqm import MqmScore, ScoringModel

_Key = TypeVar("_Key", str, Family, Severity, Confidence)

_SCRIPTS = (
    "page.js",
    "state.js",
    "diff.js",
    "findings.js",
    "filters.js",
    "archive.js",
    "exports.js",
    "keys.js",
)
_LATEST = 60  # runs or days that a chart shows
_FAMILIES = {
    Family.TERMINOLOGY: "Terminology",
    Family.NAME: "Names",
    Family.NUMBER: "Numbers",
    Family.RESIDUE: "Residue",
}


def render(results: Iterable[Result], stream: IO[str], history: Path | None = None) -> None:
    """Write the page.

    Args:
        results: The results; the page shows the articles with the worst findings first.
        stream: Where the page goes, to be encoded in UTF-8.
        history: The history of audits whose trend the page is to show; read when all results are
            there, so it has them if they are recorded on the way.
    """
    kept = sorted(results, key=_badness, reverse=True)
    totals = Totals()
    for result in kept:
        totals.add(result)
    detectors = Counter(finding.detector for result in kept for finding in result.findings)
    most = max((len(result.findings) for result in kept), default=0)
    score = MqmScore.of_all(result.score for result in kept)
    templates = environment(suggestion=suggestion_text, family_names=_FAMILIES)
    template = templates.get_template("report.html")
    stream.writelines(
        template.generate(
            style=stylesheet("report.css", "review.css", *(["figures.css"] if history else [])),
            script=script(*_SCRIPTS),
            data=page_data(kept),
            score=score,
            trends=_trends(history, score.model) if history else None,
            detectors=_bars(detectors, {name: name for name, _ in detectors.most_common()}),
            totals=totals,
            families=_bars(totals.families, _FAMILIES),
            severities=_bars(
                totals.severities, {s: str(s).capitalize() for s in reversed(Severity)}
            ),
            confidences=_bars(
                totals.confidences, {c: str(c).capitalize() for c in reversed(Confidence)}
            ),
            articles=[article_view(number, result, most) for number, result in enumerate(kept, 1)],
        )
    )


def _trends(path: Path, model: ScoringModel) -> tuple[Chart, ...]:
    with History(path) as history:
        return charts([(by, history.trend(by, model)) for by in GROUPS], _LATEST)


def _badness(result: Result) -> tuple[int, ...]:
    counts = Counter(finding.severity for finding in result.findings)
    return (*(counts[severity] for severity in reversed(Severity)), len(result.errors))


def _bars(counts: Counter[_Key], labels: dict[_Key, str]) -> list[Bar]:
    most = max(counts.values(), default=0)
    return [
        Bar(str(key), label, counts[key], share(counts[key], most)) for key, label in labels.items()
    ]
