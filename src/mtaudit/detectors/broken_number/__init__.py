"""Finds numbers and dates that are broken in writing: "2 people 8,438 people", "3352,7217"."""

from collections.abc import Iterable, Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.broken_number import counts, dates, figures
from mtaudit.detectors.detector import Detector
from mtaudit.detectors.rules import Rule, figure_starts
from mtaudit.finding import Category, Evidence, Family, Finding, Severity
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

# What a broken number may begin with: a figure, or the words of an ordinal or multiple.
_SIGN = Pattern("[0-9]|the first |one time")
_ENGLISH_RULES = (*figures.RULES, *counts.RULES, *dates.RULES)


def detect(_article: Article, context: Context) -> Iterator[Finding]:
    """Yield each number whose writing gives no value, or another than was meant."""
    text = context.flowing
    if not _SIGN.search(text):
        return
    rules: Iterable[Rule] = figures.RULES_OF_ANY_LANGUAGE
    if context.lang == "en":
        side_by_side = figures.RULES_OF_NEIGHBOURS if figures.NEIGHBOURS.search(text) else ()
        rules = (*rules, *_ENGLISH_RULES, *side_by_side)
    elif context.lang in {"zh", "ja", "ko", "yue"}:
        rules = figures.RULES_OF_ANY_LANGUAGE[:1]
    taken: set[int] = set()
    starts = figure_starts(text)
    for fault in (fault for rule in rules for fault in rule.faults(text, starts)):
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
)
