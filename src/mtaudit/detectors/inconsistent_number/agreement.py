"""Whether two figures may tell one fact, by the words and names around them.

What is asked here is weaker than in `facts`, and never stricter, since no number has been read.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from mtaudit.context import Context
from mtaudit.detectors.inconsistent_number.facts import (
    COMPARED_AFTER,
    WINDOW,
    Opening,
    is_compared,
    stems,
)
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import CLOSING, WIDE_SIGNS, sentence_at, word_texts

# The pattern begins with one set of characters, which is searched much faster than two patterns.
_SENTENCE_END = Pattern(rf"[.!?\n](?:(?<=\n)|{CLOSING}\s)")
_WIDE_SENTENCE_END = Pattern(rf"[{WIDE_SIGNS}]{CLOSING}\s")
_AROUND = 200  # code points in which the words around a figure stand
_WORDS = WINDOW + 6  # what belongs to the figure itself may stand between
_JOINT = Pattern(r"['’‘‑-]")


class _Around:
    """What stands around a figure.

    Args:
        texts: The words as written.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

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
        self._in_sentence: dict[int, tuple[Span, _Around]] = {}

    def is_possible(self, one: Span, two: Span, needed: int) -> bool:
        """Tell whether `facts` may see one fact in two figures.

        Args:
            one: The earlier figure.
            two: The later.
            needed: How many words they must share.
        """
        if not self._ends_sentence(one.end, two.start):
            return False
        for figure in (one, two):
            if figure.start not in self._near:
                self._near[figure.start] = self._around(figure)
        mine, theirs = self._near[one.start], self._near[two.start]
        if mine is None or theirs is None:
            return True
        is_told_again = self._opening.is_told_again(one, two)
        needed = 1 if is_told_again else needed
        if not _agree(mine, theirs, needed, are_named=not is_told_again):
            return False
        if one.end > self._opening.headline and (self._is_compared(one) or self._is_compared(two)):
            return False
        # Sentences are dear to find, and seldom asked for.
        (first, within_first), (second, within_second) = self._within(one), self._within(two)
        return first != second and _agree(
            within_first, within_second, needed, are_named=not is_told_again
        )

    def _ends_sentence(self, start: int, end: int) -> bool:
        if _SENTENCE_END.search(self._text, start, end):
            return True
        is_wide = any(sign in self._text for sign in WIDE_SIGNS)
        return is_wide and _WIDE_SENTENCE_END.search(self._text, start, end) is not None

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
        return _Around(_near(before, after))

    def _within(self, figure: Span) -> tuple[Span, _Around]:
        """Return the sentence of a figure, and what stands around the figure in it."""
        if figure.start not in self._in_sentence:
            sentence = sentence_at(self._text, figure.start)
            before = word_texts(self._text[sentence.start : figure.start])
            after = word_texts(self._text[figure.end : sentence.end])
            self._in_sentence[figure.start] = sentence, _Around(_near(before, after))
        return self._in_sentence[figure.start]

    @cached_property
    def _opening(self) -> Opening:
        return Opening.of(self._context)


def _agree(one: _Around, two: _Around, needed: int, *, are_named: bool) -> bool:
    """Tell whether what stands around two figures may tell of one fact.

    Args:
        one: What stands around the earlier.
        two: What stands around the later.
        needed: How many words they must share.
        are_named: Whether they must share a name.
    """
    if are_named and one.names.isdisjoint(two.names):
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
