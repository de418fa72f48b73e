"""Finds names that an article spells in two ways."""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.detectors.inconsistent_name import (
    full_names,
    near_misses,
    small_letters,
    spacing,
    titles,
    works,
)
from mtaudit.finding import Category, Family, Finding, Severity

_RULES = (
    near_misses.find,
    small_letters.find,
    spacing.find,
    full_names.find,
    titles.find,
    works.find,
)


def detect(_article: Article, context: Context) -> Iterator[Finding]:
    """Yield each name that the article has in another form, too."""
    for rule in _RULES:
        yield from map(DETECTOR.from_sign, rule(context))


DETECTOR = Detector(
    id="inconsistent-name",
    summary="a name that the article spells in two ways",
    detect=detect,
    family=Family.NAME,
    category=Category.SPELLING,
    severity=Severity.MAJOR,
    languages=("en",),
    by_passage=True,
)
