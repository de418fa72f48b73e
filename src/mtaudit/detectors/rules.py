"""What detectors made of rules share: the rule, and the fault it finds."""

import re
from collections.abc import Callable, Iterator, Sequence
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
        at_figures: Whether the pattern begins with a figure: it is tried where one begins, which is
            much faster than a search of the text.
    """

    signs: tuple[str, ...]
    pattern: Pattern
    judge: Judge
    at_figures: bool = False

    def faults(self, text: str, figures: Sequence[int]) -> Iterator[Fault]:
        """Yield what the rule finds in a text.

        Args:
            text: The text.
            figures: Where its figures begin; see `figure_starts`.

        Yields:
            The faults, by position; none overlaps another.
        """
        if not any(sign in text for sign in self.signs):
            return
        matches = self._at(text, figures) if self.at_figures else self.pattern.finditer(text)
        for match in matches:
            fault = self.judge(match)
            if fault is not None:
                yield fault

    def _at(self, text: str, figures: Sequence[int]) -> Iterator[re.Match[str]]:
        end = 0
        for start in figures:
            match = self.pattern.match(text, start) if start >= end else None
            if match is not None:
                yield match
                end = match.end()


_DIGITS = Pattern("[0-9]+")
_BEFORE_PART = frozenset("_.,:/+-")


def figure_starts(text: str) -> tuple[int, ...]:
    """Return where the figures of a text begin, code points.

    Digits after a letter, a digit, a point, a comma, a colon, a slash or a sign begin none.
    """
    return tuple(
        start
        for match in _DIGITS.finditer(text)
        if not (before := text[(start := match.start()) - 1 : start]).isalnum()
        and before not in _BEFORE_PART
    )
