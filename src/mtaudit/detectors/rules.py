"""What detectors made of rules share: the rule, the fault it finds, and rules tried together."""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from mtaudit.figures import Figure
from mtaudit.finding import Category, Confidence
from mtaudit.pattern import Pattern
from mtaudit.text import matches_around, occurrences

_REACH = 100  # code points around a figure or a sign in which a match of its rule begins and ends


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
        pattern: What to look at.
        judge: Says what is wrong with a match, if anything.
        marks: What a figure must have beside it, one of these; see `Figure.marks`. None if the
            rule asks for no figure, or for any.
        signs: One of these must be in the text for the pattern to be worth a search.
        at_figures: Whether the pattern begins with a figure. It is then tried at figures with such
            marks alone, and else the text is searched if it has one.
        words: Of each of these sets a word must be in the text, which is told sooner than a sign.
    """

    pattern: Pattern
    judge: Judge
    marks: frozenset[str] = frozenset()
    signs: tuple[str, ...] = ()
    at_figures: bool = False
    words: tuple[frozenset[str], ...] = ()

    def faults(self, text: str, starts: Iterable[int]) -> Iterator[Fault]:
        """Yield what the rule finds in a text that has one of its signs, if it has any.

        Args:
            text: The text.
            starts: Where figures with one of the marks begin, ascending.

        Yields:
            The faults, by position; none overlaps another.
        """
        for match in self._at(text, starts) if self.at_figures else self._near(text, starts):
            fault = self.judge(match)
            if fault is not None:
                yield fault

    def may_hold(self, text: str, written: AbstractSet[str]) -> bool:
        """Tell whether a text has the words, and one of the signs if the rule has any."""
        for words in self.words:
            if words.isdisjoint(written):
                return False
        if not self.signs:
            return True
        for sign in self.signs:  # noqa: SIM110 - `any` would take three times as long
            if sign in text:
                return True
        return False

    def _near(self, text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
        if self.marks:
            return matches_near(self.pattern, text, starts)
        if not self.signs:
            return self.pattern.finditer(text)
        places = itertools.chain.from_iterable(occurrences(text, sign) for sign in self.signs)
        return matches_near(self.pattern, text, sorted(places))

    def _at(self, text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
        match, end = self.pattern.compiled.match, 0
        for start in starts:
            found = match(text, start) if start >= end else None
            if found is not None:
                yield found
                end = found.end()


def matches_near(pattern: Pattern, text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern around places, by position.

    Args:
        pattern: The pattern; no match of it goes on for more than a hundred code points and a line.
        text: The text.
        places: Where something stands that each match has in it or beside it, ascending.
    """
    return matches_around(pattern, text, places, _REACH)


class RuleSet:
    """Rules that are tried together: one look at the marks of each figure tells which may hold."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Sort rules by their marks.

        Args:
            rules: The rules, in the order in which their faults are wanted.
        """
        self._rules = tuple(rules)
        self._of_mark: dict[str, list[int]] = defaultdict(list)
        self._of_none: list[int] = []
        for number, rule in enumerate(self._rules):
            if not rule.marks:
                self._of_none.append(number)
            for mark in rule.marks:
                self._of_mark[mark].append(number)

    def faults(
        self, text: str, figures: Iterable[Figure], written: AbstractSet[str]
    ) -> Iterator[Fault]:
        """Yield what the rules find in a text, rule by rule.

        Args:
            text: The text.
            figures: Its figures.
            written: Its words as written.
        """
        of_mark = self._of_mark.get
        everywhere = [figure.start for figure in figures]
        starts: dict[int, list[int]] = dict.fromkeys(self._of_none, everywhere)
        for figure in figures:
            for mark in figure.marks:
                for number in of_mark(mark, ()):
                    starts.setdefault(number, []).append(figure.start)
        for number in sorted(starts):
            rule = self._rules[number]
            if rule.may_hold(text, written):
                yield from rule.faults(text, starts[number])
