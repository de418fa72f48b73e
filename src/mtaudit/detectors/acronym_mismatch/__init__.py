"""Finds acronyms beside words that do not spell them out."""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.acronym_mismatch import known, letters, rivals
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Family, Finding, Severity

_RULES = (known.find, letters.find, rivals.find)


def detect(_article: Article, context: Context) -> Iterator[Finding]:
    """Yield each acronym whose expansion beside it is wrong."""
    for rule in _RULES:
        yield from map(DETECTOR.from_sign, rule(context))


DETECTOR = Detector(
    id="acronym-mismatch",
    summary="an acronym beside words that do not spell it out",
    detect=detect,
    family=Family.NAME,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
)
