"""Whether two figures may tell one fact, by the words and names around them.

What is asked here is weaker than in `facts`, and never stricter, since no number has been read.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

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
from mtaudit.text import word_texts

_SENTENCE_END = Pattern(r"[.!?。！？][\"”’)\]]*\s|\n")
_AROUND = 200  # code points in which the words around a figure stand
_WORDS = WINDOW + 6  # what belongs to the figure itself may stand between
_JOINT = Pattern(r"['’‘‑-]")


class _Around:
    """What stands around a figure.

    Args:
        texts: The words as written.
        in_headline: Whether the figure may be in the headline.
        sentence: The number of its sentence, if that is known.
    """

    def __init__(self, texts: Sequence[str], *, in_headline: bool, sentence: int | None) -> None:
        self._texts = texts
        self.in_headline = in_headline
        self.sentence = sentence

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the words with a capital."""
        return stems(word for word in self._texts if word[0].isupper())

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of the words."""
        return stems(self._texts)


class Agreement:
    """What stands around the figures of a text.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = context.article.text
        self._near: dict[int, _Around | None] = {}  # by where the figure begins

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
            if figure.start not in self._near:
                self._near[figure.start] = self._around(figure)
        mine, theirs = self._near[one.start], self._near[two.start]
        if mine is None or theirs is None:
            return True
        if not _agree(mine, theirs, needed):
            return False
        if not mine.in_headline and (self._is_compared(one) or self._is_compared(two)):
            return False
        # Sentences are dear to find, and seldom asked for.
        return _agree(self._in_sentence(one), self._in_sentence(two), needed)

    def _is_compared(self, figure: Span) -> bool:
        end = max(figure.end, self._text.rfind(" ", figure.end, figure.end + COMPARED_AFTER))
        return is_compared(self._text, figure.start, end)

    def _around(self, figure: Span) -> _Around | None:
        """Return what stands around a figure, be it in other sentences; None if it may be more."""
        first, last = max(0, figure.start - _AROUND), figure.end + _AROUND
        before = word_texts(self._text[first : figure.start])
        after = word_texts(self._text[figure.end : last])
        if (first and len(before) < _WORDS) or (last < len(self._text) and len(after) < _WORDS):
            return None
        in_headline = figure.start < self._end_of_headline
        return _Around(_near(before, after), in_headline=in_headline, sentence=None)

    def _in_sentence(self, figure: Span) -> _Around:
        """Return what stands around a figure in its sentence."""
        at = max(0, bisect_right(self._starts, figure.start) - 1)
        sentence = self._context.sentences_of_lines[at]
        before = word_texts(self._text[sentence.start : figure.start])
        after = word_texts(self._text[figure.end : sentence.end])
        in_headline = at == 0 < self._end_of_headline
        return _Around(_near(before, after), in_headline=in_headline, sentence=at)

    @cached_property
    def _end_of_headline(self) -> int:
        """Where a headline ends at the latest; 0 if the text has none."""
        text = self._text
        if not HEADLINE.match(text):
            return 0
        end = text.find("\n\n", len(text) - len(text.lstrip()))
        return len(text) if end < 0 else end

    @cached_property
    def _starts(self) -> list[int]:
        return [place.start for place in self._context.sentences_of_lines]


def _agree(one: _Around, two: _Around, needed: int) -> bool:
    """Tell whether what stands around two figures may tell of one fact."""
    if one.sentence == two.sentence is not None:
        return False
    if one.in_headline and (two.sentence is None or two.sentence <= LEAD):
        needed = 1  # the lead tells again what the headline says
    elif one.names.isdisjoint(two.names):
        return False
    return len(one.words & two.words) >= needed


def _near(before: list[str], after: list[str]) -> list[str]:
    """Return the nearest words on both sides of a figure.

    The figure's own words may end inside one: after "10-year" comes "old".
    """
    ends = [part for word in (*before[-1:], *after[:1]) for part in _pieces(word)]
    return [*before[-_WORDS:], *after[:_WORDS], *ends]


def _pieces(word: str) -> Iterator[str]:
    """Yield what begins or ends a word with hyphens or apostrophes inside."""
    for match in () if word.isalnum() else _JOINT.finditer(word):
        yield word[: match.start()]
        yield word[match.end() :]
