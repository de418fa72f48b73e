"""Finds times at odds with one another: one visit "later this month" and "early this month".

The rules are loaded when a text holds a time that may be at odds with another.
"""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Family, Finding, Severity
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

# Look-behinds come after what they look behind: a pattern that begins with letters, or a set, is
# searched much faster.
_GATES = (
    Pattern(r"(?:this|next|last)(?<!\w\w\w\w\w) (?:month|week|year)\b"),
    Pattern(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?<!\w\w\w\w)[a-z]{0,6}\.? \d"),
    Pattern(r"\d (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"),
)


def detect(_article: Article, context: Context) -> Iterator[Finding]:
    """Yield the times that another time of the article excludes."""
    text = context.flowing
    if not any(gate.search(text) for gate in _GATES):
        return
    from mtaudit.detectors.contradictory_time import dateline, events, standings

    said = set[Span]()
    for rule in (events, standings, dateline):
        for contradiction in rule.contradictions(context):
            if contradiction.span not in said and not context.is_opaque(contradiction.span):
                said.add(contradiction.span)
                yield DETECTOR.from_sign(contradiction)


DETECTOR = Detector(
    id="contradictory-time",
    summary="a time that another time of the article excludes",
    detect=detect,
    family=Family.NUMBER,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
)
