"""Finds numbers and dates that are broken in writing: "2 people 8,438 people", "3352,7217"."""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.broken_number import counts, dates, figures, signs
from mtaudit.detectors.detector import Detector
from mtaudit.detectors.rules import RuleSet
from mtaudit.finding import Category, Evidence, Family, Finding, Severity
from mtaudit.spans import Span

_ANY_LANGUAGE = RuleSet(figures.RULES_OF_ANY_LANGUAGE)
_EAST_ASIAN = RuleSet(figures.RULES_OF_ANY_LANGUAGE[:1])
ENGLISH = RuleSet(
    (
        *figures.RULES_OF_ANY_LANGUAGE,
        *figures.RULES,
        *signs.RULES,
        *counts.RULES,
        *dates.RULES,
        *figures.RULES_OF_NEIGHBOURS,
    )
)
_RULES = {"en": ENGLISH, **dict.fromkeys(("zh", "ja", "ko", "yue"), _EAST_ASIAN)}


def detect(_article: Article, context: Context) -> Iterator[Finding]:
    """Yield each number whose writing gives no value, or another than was meant."""
    rules = _RULES.get(context.lang, _ANY_LANGUAGE)
    taken: set[int] = set()
    for fault in rules.faults(context.flowing, context.figures, context.written):
        span = Span(fault.start, fault.end)
        if not taken.isdisjoint(range(span.start, span.end)) or context.is_opaque(span):
            continue
        taken.update(range(span.start, span.end))
        evidence = (Evidence("value", fault.value),) if fault.value else ()
        yield DETECTOR.finding(
            span,
            fault.message,
            fault.confidence,
            suggestions=fault.suggestions,
            evidence=evidence,
            category=fault.category,
        )


DETECTOR = Detector(
    id="broken-number",
    summary="a number or date that is broken in writing",
    detect=detect,
    family=Family.NUMBER,
    category=Category.NUMBER_FORMAT,
    severity=Severity.MAJOR,
    by_passage=True,
)
