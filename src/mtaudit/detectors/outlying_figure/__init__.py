"""Finds figures for which other articles on the story give another one: 1060 against 1960.

What that takes is loaded with the first corpus.
"""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Family, Finding, Severity


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield each figure that is a slip of what the sisters say in the same words."""
    del article
    sisters = context.sisters
    if sisters is None:
        return
    from mtaudit.detectors.outlying_figure.figures import outlying_figures

    yield from map(DETECTOR.from_sign, outlying_figures(sisters, context))


DETECTOR = Detector(
    id="outlying-figure",
    summary="a figure for which other articles on the story give another one",
    detect=detect,
    family=Family.NUMBER,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
    needs_corpus=True,
)
