"""Which articles a person should read first: those where most harm is to be expected."""

from collections.abc import Iterable, Sequence

import attrs

from mtaudit.finding import Severity
from mtaudit.result import Result
from mtaudit.scoring.mqm import MqmScore


@attrs.frozen
class Ranked:
    """An article in the order of reading.

    Args:
        name: The article's file, with its record if there are several; or its id.
        score: Its MQM score.
        findings: How many findings it has.
        share: The share of all harm that this article and the ones before it hold, 0 to 1.
    """

    name: str
    score: MqmScore
    findings: int
    share: float = 0.0

    @property
    def harm(self) -> float:
        """The penalty points to expect: those of each finding times how sure it is."""
        return self.score.part.expected

    @property
    def worst(self) -> Severity | None:
        """The severity of the worst finding; `None` without findings."""
        return self.score.part.severities[0][0] if self.score.part.severities else None


def rank(results: Iterable[Result]) -> tuple[Ranked, ...]:
    """Put articles in order of the harm to expect of them, the worst first.

    Args:
        results: The results, in any order; each is let go when it is counted.

    Returns:
        All articles; those of equal harm in the order they came.
    """
    articles = [Ranked(name_of(result), result.score, len(result.findings)) for result in results]
    articles.sort(key=lambda one: -one.harm)
    whole = sum(one.harm for one in articles)
    so_far = 0.0
    ordered: list[Ranked] = []
    for one in articles:
        so_far += one.harm
        ordered.append(attrs.evolve(one, share=so_far / whole if whole else 1.0))
    return tuple(ordered)


def within_budget(
    ranked: Sequence[Ranked], *, articles: int | None = None, share: float | None = None
) -> tuple[Ranked, ...]:
    """Return the articles to read.

    Args:
        ranked: Articles in order.
        articles: At most so many.
        share: As many as hold this share of the harm, 0 to 1.
    """
    wanted = len(ranked) if articles is None else articles
    if share is not None:
        before = (0.0, *(one.share for one in ranked))
        enough = sum(so_far < share - 1e-9 for so_far in before[: len(ranked)])
        wanted = min(wanted, enough)
    return tuple(one for one in ranked[:wanted] if one.harm > 0)


def name_of(result: Result) -> str:
    """Return what an article is called in lists."""
    origin = result.article.origin
    if origin is None:
        return result.article.id or "<text>"
    return f"{origin.document.path}#{origin.record}" if origin.record else origin.document.path
