"""Finds values that cannot be: "120 percent of the members voted", "1.84 cm tall".

The rules of a kind are loaded when a text holds what they are about.
"""

from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.detectors.rules import Fault
from mtaudit.finding import Category, Evidence, Family, Finding, Severity
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_DIGIT = Pattern("[0-9]")
_OF_COUNTED = Pattern(
    " of (?:the|its|his|her|their) (?:[0-9]|two|three|four|five|six|seven|eight|nine)"
)
_CURRENCIES = (" yen", " yuan", " won", " points", " dollars")


def detect(_article: Article, context: Context) -> Iterator[Finding]:
    """Yield the values that cannot be what they are said to be."""
    for fault in _faults(context.flowing):
        span = Span(fault.start, fault.end)
        if not context.is_opaque(span):
            yield DETECTOR.finding(
                span,
                fault.message,
                fault.confidence,
                suggestions=fault.suggestions,
                evidence=(Evidence("value", fault.value),),
            )


def _faults(text: str) -> Iterator[Fault]:
    if _OF_COUNTED.search(text):
        from mtaudit.detectors.impossible_value import parts

        yield from parts.faults(text)
    if not _DIGIT.search(text):
        return
    if "%" in text or "cent" in text:
        from mtaudit.detectors.impossible_value import shares

        yield from shares.faults(text)
    if "etween " in text or ":" in text or "(" in text:
        from mtaudit.detectors.impossible_value import ranges

        yield from ranges.faults(text)
    if any(sign in text for sign in (" tall", "height", "stand", "weigh", "-year-old")):
        from mtaudit.detectors.impossible_value import bodies

        yield from bodies.faults(text)
    if any(currency in text for currency in _CURRENCIES):
        from mtaudit.detectors.impossible_value import rises

        yield from rises.faults(text)


DETECTOR = Detector(
    id="impossible-value",
    summary="a share, range, body measure or rise that cannot be",
    detect=detect,
    family=Family.NUMBER,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
)
