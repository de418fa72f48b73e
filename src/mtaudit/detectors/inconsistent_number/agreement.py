"""Whether two figures may tell one fact, by the words and names around them.

What is asked here is weaker than in `facts`, and never stricter, since no number has been read.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from mtaudit.context import Context
from mtaudit.detectors.inconsistent_number.facts import (
    COMPARED_AFTER,
    HEADLINE,
    LEAD,
    WINDOW,
    is_compared,
    stems,
)
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import sentences, word_texts

_SENTENCE_END = Pattern(r"[.!?。！？][\"”’)\]]*\s|\n")
_AROUND = 260  # code points in which the words around a figure stand
_WORDS = WINDOW + 6  # what belongs to the figure itself may stand between
_JOINT = Pattern(r"['’‘‑-]")


class _Around(NamedTuple):
    """What stands around a figure: stems of words and names; whether it is compared.

    It may be in the headline; and its sentence has a number, if that is known.
    """

    words: frozenset[str]
    names: frozenset[str]
    is_compared: bool
    in_headline: bool
    sentence: int | None


class Agreement:
    """What stands around the figures of a text.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = context.article.text
        self._near: dict[Span, _Around | None] = {}

    def is_possible(self, one: Span, two: Span, needed: int) -> bool:
        """Tell whether `facts` may see one fact in two figures.

        Args:
            one: The earlier figure.
            two: The later.
            needed: How many words they must share.
        """
        if not _SENTENCE_END.search(self._text, one.end, two.start):
            return False
        for figure in (one, two):
            if figure not in self._near:
                self._near[figure] = self._around(figure)
        # Sentences are dear to find, and seldom asked for.
        return _agree(self._near[one], self._near[two], needed) and _agree(
            self._in_sentence(one), self._in_sentence(two), needed
        )

    def _around(self, figure: Span) -> _Around | None:
        """Return what stands around a figure, be it in other sentences; None if it may be more."""
        first, last = max(0, figure.start - _AROUND), figure.end + _AROUND
        before = word_texts(self._text[first : figure.start])
        after = word_texts(self._text[figure.end : last])
        if (first and len(before) < _WORDS) or (last < len(self._text) and len(after) < _WORDS):
            return None
        return self._of_words(figure, before, after, figure.start < self._end_of_headline, None)

    def _in_sentence(self, figure: Span) -> _Around:
        """Return what stands around a figure in its sentence."""
        at = max(0, bisect_right(self._starts, figure.start) - 1)
        sentence = self._sentences[at]
        before = word_texts(self._text[sentence.start : figure.start])
        after = word_texts(self._text[figure.end : sentence.end])
        return self._of_words(figure, before, after, at == 0 < self._end_of_headline, at)

    def _of_words(
        self,
        figure: Span,
        before: list[str],
        after: list[str],
        in_headline: bool,
        sentence: int | None,
    ) -> _Around:
        # The figure's own words may end inside one: after "10-year" comes "old".
        ends = [part for word in (*before[-1:], *after[:1]) for part in _pieces(word)]
        words = [*before[-_WORDS:], *after[:_WORDS], *ends]
        end = max(figure.end, self._text.rfind(" ", figure.end, figure.end + COMPARED_AFTER))
        return _Around(
            stems(words),
            stems(word for word in words if word[0].isupper()),
            is_compared(self._text, figure.start, end),
            in_headline,
            sentence,
        )

    @cached_property
    def _end_of_headline(self) -> int:
        """Where a headline ends at the latest; 0 if the text has none."""
        text = self._text
        if not HEADLINE.match(text):
            return 0
        end = text.find("\n\n", len(text) - len(text.lstrip()))
        return len(text) if end < 0 else end

    @cached_property
    def _sentences(self) -> tuple[Span, ...]:
        is_flowing = self._context.flowing == self._text
        return self._context.sentences if is_flowing else sentences(self._text)

    @cached_property
    def _starts(self) -> list[int]:
        return [place.start for place in self._sentences]


def _agree(one: _Around | None, two: _Around | None, needed: int) -> bool:
    """Tell whether what stands around two figures may tell of one fact."""
    if one is None or two is None:
        return True
    if one.sentence == two.sentence is not None:
        return False
    shared = len(one.words & two.words)
    if one.in_headline and (two.sentence is None or two.sentence <= LEAD):
        return shared > 0  # the lead tells again what the headline says
    if one.is_compared or two.is_compared or one.names.isdisjoint(two.names):
        return False
    return shared >= needed


def _pieces(word: str) -> Iterator[str]:
    """Yield what begins or ends a word with hyphens or apostrophes inside."""
    for match in _JOINT.finditer(word):
        yield word[: match.start()]
        yield word[match.end() :]
