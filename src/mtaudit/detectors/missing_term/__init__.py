"""Finds terms of the source for which the translation has none of their accepted forms."""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Family, Finding, Severity
from mtaudit.glossary import Match


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield the terms, no names, that a segment's source has and its text has in no shape."""
    del article
    wanted = [match for match in context.source_matches if _is_judged(match)]
    if not wanted:
        return
    from mtaudit.detectors.missing_term.absent import absent

    yield from map(DETECTOR.from_sign, absent(wanted, context))


def _is_judged(match: Match) -> bool:
    """Tell whether a term is no name, nor to stand unchanged: other detectors judge those."""
    term = match.term
    if not term.translate and match.form in term.accepted:
        return False
    return term.kind.family is Family.TERMINOLOGY


DETECTOR = Detector(
    id="missing-term",
    summary="a term of the source that the translation has in none of its accepted forms",
    detect=detect,
    family=Family.TERMINOLOGY,
    category=Category.TERMINOLOGY,
    severity=Severity.MAJOR,
    needs_source=True,
)
