"""Finds names that the other articles on the story write in another way, or have another for."""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Family, Finding, Severity


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield minority spellings of a name, and unknown names in the place of a known one."""
    del article
    sisters = context.sisters
    if sisters is None:
        return
    from mtaudit.detectors.outlying_name.replaced import replaced_names
    from mtaudit.detectors.outlying_name.spelling import rival_spellings

    for rival in (*rival_spellings(sisters, context), *replaced_names(sisters, context)):
        yield DETECTOR.from_sign(rival)


DETECTOR = Detector(
    id="outlying-name",
    summary="a name for which other articles on the story have another one",
    detect=detect,
    family=Family.NAME,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
    needs_corpus=True,
)
