"""Finds numbers, dates, times and amounts that disagree with the source.

What that takes is loaded with the first source.
"""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Family, Finding, Severity


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield the differences of each pair of segments; without pairs, of the whole article."""
    if article.source is None or article.source_lang is None or not article.text.strip():
        return
    from mtaudit.detectors.number_mismatch.differences import differences

    yield from differences(article, context, DETECTOR)


DETECTOR = Detector(
    id="number-mismatch",
    summary="a number, date, time or amount that disagrees with the source",
    detect=detect,
    family=Family.NUMBER,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    needs_source=True,
)
