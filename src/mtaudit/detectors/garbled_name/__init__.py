"""Finds names that the article itself, or the glossary, shows to be garbled."""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.detectors.garbled_name import (
    damaged,
    doubled,
    eliminated,
    full_names,
    glued,
    misread,
    offices,
    ordinary,
    plural,
    small_letters,
    substituted,
)
from mtaudit.finding import Category, Family, Finding, Severity

_RULES = (
    glued.find,
    doubled.find,
    full_names.find,
    eliminated.find,
    plural.find,
    damaged.find,
    substituted.find,
    ordinary.find,
    offices.find,
    misread.find,
    small_letters.find,
)


def detect(_article: Article, context: Context) -> Iterator[Finding]:
    """Yield each name that one of the rules shows to be garbled."""
    for rule in _RULES:
        yield from map(DETECTOR.from_sign, rule(context))


DETECTOR = Detector(
    id="garbled-name",
    summary="a name that the article or the glossary shows to be garbled",
    detect=detect,
    family=Family.NAME,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
    by_passage=True,
)
