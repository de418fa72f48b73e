"""The report to read and to work in: one HTML file with everything in it.

The page can be read without its script. Its content security policy allows that one script and one
style sheet and nothing else. The text of articles is escaped, and characters that act on their
surroundings are shown by name.

The same page can be served while a review goes on: then its script talks to the server, and takes
over what has changed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import attrs

from mtaudit.finding import Confidence, Family, Severity
from mtaudit.history import GROUPS, History
from mtaudit.reports.html.articles import article_view, share
from mtaudit.reports.html.data import article_data, as_json, page_data
from mtaudit.reports.html.views import Bar
from mtaudit.reports.page import Inlined, environment, policy, script, stylesheet
from mtaudit.reports.reasons import suggestion_text
from mtaudit.reports.totals import Totals
from mtaudit.reports.trend_chart import Chart, charts
from mtaudit.result import Result
from mtaudit.scoring.mqm import MqmScore, ScoringModel

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["Renewed", "as_json", "render", "renewed", "served_page", "served_policy", "worst_first"]

_Key = TypeVar("_Key", str, Family, Severity, Confidence)

_SHEETS = ("report.css", "review.css")
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
_ALONE = ("browser.js", "begin.js")
_SERVED = ("server.js", "renewal.js", "carrying_out.js", "begin.js")
_BREAK = "\0"  # which no page has: it is shown by name, and escaped in JSON
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
    kept = worst_first(results)
    most = _most(kept)
    style, code = _inlined((*_SCRIPTS, *_ALONE), with_charts=history is not None)
    figures = _overview(kept)
    template = _templates().get_template("report.html")
    stream.writelines(
        template.generate(
            style=style,
            script=code,
            policy=policy(style, code),
            session=None,
            data=page_data(kept),
            articles=[article_view(at, one, most) for at, one in enumerate(kept, 1)],
            trends=_trends(history, figures["score"].model) if history else None,
            **figures,
        )
    )


def worst_first(results: Iterable[Result]) -> list[Result]:
    """Return results in the order of the page: the article with the worst findings first.

    Args:
        results: The results.
    """
    return sorted(results, key=_badness, reverse=True)


# --- A page that is served ------------------------------------------------------------------------


@attrs.frozen
class Renewed:
    """What a page that is served takes over.

    Args:
        overview: The elements with the figures of all articles: heading and overview.
        articles: The articles that have changed: each with its number on the page, its element, its
            entry in the list of articles, and what the script knows of it.
    """

    overview: tuple[str, ...]
    articles: tuple[dict[str, object], ...]


def served_policy() -> str:
    """Return the content security policy of the page that is served."""
    style, code = _inlined((*_SCRIPTS, *_SERVED))
    return policy(style, code, connects=True)


def served_page(results: Sequence[Result]) -> tuple[str, str]:
    """Return the page for a review, in two halves: between them stands what `as_json` makes.

    That is what the script is to know of the review at the moment; the rest lasts until an article
    changes.

    Args:
        results: The results, in the order in which the page shows them.
    """
    style, code = _inlined((*_SCRIPTS, *_SERVED))
    most = _most(results)
    page = (
        _templates()
        .get_template("report.html")
        .render(
            style=style,
            script=code,
            policy=served_policy(),
            session=_BREAK,
            trends=None,
            data=page_data(results),
            articles=[article_view(at, one, most) for at, one in enumerate(results, 1)],
            **_overview(results),
        )
    )
    before, _, after = page.partition(_BREAK)
    return before, after


def renewed(results: Sequence[Result], numbers: Iterable[int]) -> Renewed:
    """Return what a page has to take over when articles have changed.

    Args:
        results: All results, in the order in which the page shows them.
        numbers: The articles that have changed, counted from 1.
    """
    templates = _templates()
    most = _most(results)
    figures = {**_overview(results), "session": True}
    articles = []
    for number in numbers:
        view = article_view(number, results[number - 1], most)
        articles.append(
            {
                "number": number,
                "element": templates.get_template("article.html").render(article=view),
                "entry": templates.get_template("contents_entry.html").render(article=view),
                "data": article_data(results[number - 1]),
            }
        )
    names = ("masthead.html", "overview.html")
    return Renewed(
        tuple(templates.get_template(name).render(figures) for name in names), tuple(articles)
    )


# --- Its parts ------------------------------------------------------------------------------------


@cache
def _inlined(scripts: tuple[str, ...], *, with_charts: bool = False) -> tuple[Inlined, Inlined]:
    sheets = (*_SHEETS, *(("figures.css",) if with_charts else ()))
    return stylesheet(*sheets), script(*scripts)


@cache
def _templates() -> "Environment":
    return environment(suggestion=suggestion_text, family_names=_FAMILIES)


def _trends(path: Path, model: ScoringModel) -> tuple[Chart, ...]:
    with History(path, read_only=True) as history:
        return charts([(by, history.trend(by, model)) for by in GROUPS], _LATEST)


def _overview(results: Sequence[Result]) -> dict[str, Any]:
    """Return the figures of all articles."""
    totals = Totals()
    for result in results:
        totals.add(result)
    detectors = Counter(finding.detector for result in results for finding in result.findings)
    severities = {s: str(s).capitalize() for s in reversed(Severity)}
    confidences = {c: str(c).capitalize() for c in reversed(Confidence)}
    return {
        "totals": totals,
        "score": MqmScore.of_all(result.score for result in results),
        "detectors": _bars(detectors, {name: name for name, _ in detectors.most_common()}),
        "families": _bars(totals.families, _FAMILIES),
        "severities": _bars(totals.severities, severities),
        "confidences": _bars(totals.confidences, confidences),
    }


def _most(results: Iterable[Result]) -> int:
    return max((len(result.findings) for result in results), default=0)


def _badness(result: Result) -> tuple[int, ...]:
    counts = Counter(finding.severity for finding in result.findings)
    return (*(counts[severity] for severity in reversed(Severity)), len(result.errors))


def _bars(counts: Counter[_Key], labels: dict[_Key, str]) -> list[Bar]:
    most = max(counts.values(), default=0)
    return [
        Bar(str(key), label, counts[key], share(counts[key], most)) for key, label in labels.items()
    ]
