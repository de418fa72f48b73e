"""What detectors made of rules share: the rule, and the fault it finds."""

import re
from collections.abc import Callable
from typing import NamedTuple

from mtaudit.finding import Category, Confidence
from mtaudit.pattern import Pattern


class Fault(NamedTuple):
    """What is wrong with a stretch of text, and how sure that is.

    Args:
        start: Offset of its first code point.
        end: Offset after its last.
        message: What is wrong, in a sentence.
        confidence: How sure it is that something is wrong with it.
        suggestions: What may have been meant, the likeliest first.
        value: The evidence: what the figures amount to, or how they came about.
        category: The kind of error, if it is not the detector's.
    """

    start: int
    end: int
    message: str
    confidence: Confidence
    suggestions: tuple[str, ...] = ()
    value: str = ""
    category: Category | None = None


Judge = Callable[[re.Match[str]], Fault | None]


class Rule(NamedTuple):
    """A pattern that faults of one kind show, and what judges its matches.

    Args:
        signs: One of these must be in the text for the pattern to be worth a search.
        pattern: What to look at.
        judge: Says what is wrong with a match, if anything.
    """

    signs: tuple[str, ...]
    pattern: Pattern
    judge: Judge
