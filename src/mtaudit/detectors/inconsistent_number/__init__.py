"""Finds figures at odds with one another: "100 km (82 miles)", one fact with two counts.

The rules are loaded when a text holds what they are about.
"""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector, Sign
from mtaudit.finding import Category, Family, Finding, Severity
from mtaudit.pattern import Pattern
from mtaudit.text import occurrences

_BRACKETED = Pattern(r"\(\s*(?:[a-z.~]+\s){0,2}(?:[~-]?|−)\d")
_LONGEST_UNIT, _LONGEST_MEASURE = 20, 60  # code points on either side of a bracket


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield the conversions that do not convert and the facts with two figures."""
    if context.figures:
        for contradiction in _contradictions(article.text, context):
            yield DETECTOR.from_sign(contradiction)


def _contradictions(text: str, context: Context) -> Iterator[Sign]:
    from mtaudit.detectors.inconsistent_number import first_look, nouns, slips

    brackets = [
        at
        for at in occurrences(text, "(")
        if _BRACKETED.match(text, at)
        and nouns.ends_measure(text[max(0, at - _LONGEST_UNIT) : at])
        and nouns.may_measure(text[at : at + _LONGEST_MEASURE].partition(")")[0])
    ]
    if brackets:
        from mtaudit.detectors.inconsistent_number import conversions, temperatures

        yield from temperatures.contradictions(text, context)
        yield from conversions.contradictions(text, context, context.quantities_near(brackets))
    # To read all numbers takes longer than most rules: few of them can be slips of one another.
    places = first_look.slipping(context)
    if not places:
        return
    from mtaudit.detectors.inconsistent_number import facts

    near = context.quantities_near(places)
    yield from facts.contradictions(context, slips.rivals(text, near, context), near)


DETECTOR = Detector(
    id="inconsistent-number",
    summary="two figures of one article that cannot both be right",
    detect=detect,
    family=Family.NUMBER,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
    by_passage=True,
)
