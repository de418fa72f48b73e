"""Finds acronyms beside words that do not spell them out."""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Family, Finding, Severity
from mtaudit.pattern import Pattern

_CAPITAL_IN_BRACKETS = Pattern(r"\([A-Z]")


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield each acronym whose expansion beside it is wrong; one of the two is in brackets."""
    if "(" not in article.text or _CAPITAL_IN_BRACKETS.search(article.text) is None:
        return
    from mtaudit.detectors.acronym_mismatch import known, letters, rivals  # few texts have one

    for rule in (known.find, letters.find, rivals.find):
        yield from map(DETECTOR.from_sign, rule(context))


DETECTOR = Detector(
    id="acronym-mismatch",
    summary="an acronym beside words that do not spell it out",
    detect=detect,
    family=Family.NAME,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
    by_passage=True,
)
