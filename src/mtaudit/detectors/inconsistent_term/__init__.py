"""Finds terms for which a text, or those it belongs with, have several accepted forms."""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Family, Finding, Severity


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield the accepted forms of a term that stand where another one was to be kept to."""
    mixed = [term for term in context.mentions if _is_mixed(term, context)]
    consistent = context.corpus is not None and any(
        matches[0].term.consistent for matches in context.mentions.values()
    )
    if mixed:
        from mtaudit.detectors.inconsistent_term.article import rivals

        yield from map(DETECTOR.from_sign, rivals(article, context))
    if consistent:
        from mtaudit.detectors.inconsistent_term.corpus import outliers

        yield from map(DETECTOR.from_sign, outliers(context))


def _is_mixed(term: str, context: Context) -> bool:
    return len({match.form for match in context.mentions[term]}) > 1


DETECTOR = Detector(
    id="inconsistent-term",
    summary="a term that a text has in several of its accepted forms",
    detect=detect,
    family=Family.TERMINOLOGY,
    category=Category.TERMINOLOGY,
    severity=Severity.MINOR,
)
