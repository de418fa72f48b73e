"""Finds times at odds with one another: one visit "later this month" and "early this month".

The rules are loaded when a text holds a time that may be at odds with another.
"""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.calendar import MONTH_START
from mtaudit.detectors.detector import Detector, Sign
from mtaudit.figures import Figure
from mtaudit.finding import Category, Family, Finding, Severity
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_MONTH = Pattern(MONTH_START)
_BEFORE_DAY, _AFTER_DAY = 11, 16  # code points in which the month of a day stands
_WHICH, _UNITS = frozenset({"this", "next", "last"}), frozenset({"month", "week", "year"})
_CLOCKS = frozenset({"0:0", "a", "p", "am", "pm", "o"})
_HOURS = frozenset({"noon", "midnight"})
_HEAD = 520  # code points in which a dateline stands


def detect(_article: Article, context: Context) -> Iterator[Finding]:
    """Yield the times that another time of the article excludes."""
    said = set[Span]()
    for contradiction in _contradictions(context):
        if contradiction.span not in said and not context.is_opaque(contradiction.span):
            said.add(contradiction.span)
            yield DETECTOR.from_sign(contradiction)


def _contradictions(context: Context) -> Iterator[Sign]:
    words, days = context.vocabulary, _days(context)
    if len(days) > 1 or not (_WHICH.isdisjoint(words) or _UNITS.isdisjoint(words)):
        from mtaudit.detectors.contradictory_time import events

        yield from events.contradictions(context)
    if len(days) > 1 and not (
        _CLOCKS.isdisjoint(context.beside_figures) and _HOURS.isdisjoint(words)
    ):
        from mtaudit.detectors.contradictory_time import standings

        yield from standings.contradictions(context)
    if days and days[0].start < _HEAD:
        from mtaudit.detectors.contradictory_time import dateline

        yield from dateline.contradictions(context)


def _days(context: Context) -> list[Figure]:
    """Return the figures with a month near, which may be days of it."""
    text, month = context.flowing, _MONTH.compiled.search
    return [
        one
        for one in context.figures
        if len(one.text) < 3
        and month(text, max(0, one.start - _BEFORE_DAY), one.end + _AFTER_DAY) is not None
    ]


DETECTOR = Detector(
    id="contradictory-time",
    summary="a time that another time of the article excludes",
    detect=detect,
    family=Family.NUMBER,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
    by_passage=True,
)
