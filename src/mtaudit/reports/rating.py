"""The scores of translations as text or JSON."""

from collections.abc import Iterator

from mtaudit.rating import RatedArticle, Rating
from mtaudit.reports.display import visible
from mtaudit.reports.json_text import dump
from mtaudit.reports.json_v1 import mqm_v1
from mtaudit.reports.tables import table
from mtaudit.scoring.facts import FactRecall
from mtaudit.scoring.mqm import LEAST_WORDS, MqmScore
from mtaudit.scoring.reference import MetricScore


def as_text(rating: Rating, *, articles: bool = False, lost: bool = False) -> str:
    """Return the scores for a person to read.

    Args:
        rating: The scores.
        articles: Whether to show each article.
        lost: Whether to list the numbers and names that are lost.
    """
    return "\n".join(_lines(rating, articles=articles, lost=lost)) + "\n"


def as_json(rating: Rating) -> str:
    """Return all figures as JSON."""
    figures = {
        "mqm": mqm_v1(rating.score),
        "metrics": [_metric(one) for one in rating.metrics],
        "facts": _shares(rating.facts) if rating.facts else None,
        "articles": [
            {
                "name": one.name,
                "mqm": mqm_v1(one.score),
                "metrics": {metric.metric: metric.score for metric in one.metrics},
                "segments": {
                    metric.metric: {
                        "scores": list(metric.segments),
                        "signature": metric.segment_signature,
                    }
                    for metric in one.metrics
                    if metric.segments
                },
                "facts": {**_shares(one.facts), "lost": _all_lost(one.facts)}
                if one.facts
                else None,
            }
            for one in rating.articles
        ],
        "outliers": [
            {
                "article": one.article,
                "segment": one.number,
                "chrF": one.score,
                "translation": one.translation,
                "reference": one.reference,
            }
            for one in rating.outliers
        ],
    }
    return dump(figures) + "\n"


def _metric(score: MetricScore) -> dict[str, object]:
    return {"metric": score.metric, "score": score.score, "signature": score.signature}


def _shares(facts: FactRecall) -> dict[str, object]:
    return {
        "quantities": facts.quantities,
        "quantities_kept": facts.share("quantity"),
        "names": facts.names,
        "names_kept": facts.share("name"),
    }


def _all_lost(facts: FactRecall) -> list[dict[str, object]]:
    return [
        {
            "segment": one.segment,
            "kind": one.kind,
            "written": one.written,
            "instead": one.instead,
        }
        for one in facts.lost
    ]


def _lines(rating: Rating, *, articles: bool, lost: bool) -> Iterator[str]:
    yield f"rating: {_rating(rating.score)}"
    yield ""
    yield from table(list(_overview(rating.score)))
    if rating.metrics:
        yield ""
        rows = [(one.metric, f"{one.score:.1f}", one.signature) for one in rating.metrics]
        yield from (f"{name:8}{score:>6}  {signature}" for name, score, signature in rows)
    if rating.facts:
        yield ""
        yield from _kept(rating.facts)
    if articles:
        yield ""
        yield from table(list(_article_rows(rating.articles)))
    segments = list(_segment_rows(rating.articles))
    if segments:
        yield ""
        yield from table(segments, left=2)
    if lost and rating.facts:
        yield ""
        for article in rating.articles:
            yield from _lost(article)
    for outlier in rating.outliers:
        yield ""
        yield f"{outlier.article}: segment {outlier.number}: chrF {outlier.score:.1f}"
        yield f"    translation: {visible(outlier.translation)}"
        yield f"    reference:   {visible(outlier.reference)}"


def _overview(score: MqmScore) -> Iterator[tuple[str, str]]:
    yield "words", f"{score.words:,}"
    yield "penalty points", f"{score.penalty:g}"
    yield "MQM, points in 1,000 words", f"{score.normed:.2f}"
    yield "the same, by how sure findings are", f"{score.expected:.2f}"
    yield "quality, of 100", f"{score.quality:.2f}"
    yield "calibrated quality", f"{score.calibrated:.2f}"


def _rating(score: MqmScore) -> str:
    short = f" (of fewer than {LEAST_WORDS} words: one error more may turn it)"
    return score.rating + (short if score.is_short else "")


def _kept(facts: FactRecall) -> Iterator[str]:
    for kind, there, plural in (
        ("quantity", facts.quantities, "numbers"),
        ("name", facts.names, "names"),
    ):
        share = facts.share(kind)
        if share is not None:
            yield f"{plural} of the reference that are kept: {100 * share:.1f} % of {there}"


def _segment_rows(articles: tuple[RatedArticle, ...]) -> Iterator[tuple[str, ...]]:
    scored = [one for one in articles if any(metric.segments for metric in one.metrics)]
    if scored:
        yield ("article", "segment", *(metric.metric for metric in scored[0].metrics))
    for one in scored:
        rows = zip(*(metric.segments for metric in one.metrics), strict=True)
        for number, scores in enumerate(rows, 1):
            yield (one.name, str(number), *(f"{score:.1f}" for score in scores))


def _lost(article: RatedArticle) -> Iterator[str]:
    for one in article.facts.lost if article.facts else ():
        instead = f": there is “{visible(one.instead)}”" if one.instead else ""
        place = f"{visible(article.name)}: segment {one.segment}"
        yield f"{place}: lost {one.kind} “{visible(one.written)}”{instead}"


def _article_rows(articles: tuple[RatedArticle, ...]) -> Iterator[tuple[str, ...]]:
    metrics = [one.metric for one in articles[0].metrics] if articles else []
    yield ("article", "words", "MQM", "expected", "rating", *metrics)
    for one in articles:
        yield (
            one.name,
            str(one.score.words),
            f"{one.score.normed:.2f}",
            f"{one.score.expected:.2f}",
            one.score.rating,
            *(f"{metric.score:.1f}" for metric in one.metrics),
        )
