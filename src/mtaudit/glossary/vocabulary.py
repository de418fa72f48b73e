"""Which forms of a large glossary a text may have, by the words that it has.

Texts use the same words again and again, and nearly all are the anchor of nothing. Those are kept
in a set: without them few words of a text are left to be looked up. What was found under a word is
kept by a second word of each form, since few of the forms that share a word stand in one text; such
second words are left as well.

What is remembered changes with each text, so that texts of several threads take turns.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import filterfalse
from threading import Lock

from mtaudit.glossary.anchors import anchors_of_text, anchors_of_words, foreign_anchors
from mtaudit.glossary.search import Needles, Patterns, needles_of
from mtaudit.glossary.western import Haystack, is_western, parts_of_words, word, words_of

_MOST_WORDS = 100_000  # that are remembered
_MOST_PATTERNS = 100_000


class Vocabulary:
    """The anchors of a large glossary, by the words of texts.

    Args:
        find: Gives the numbers and patterns, by turns, that have an anchor; `None` if none has it.
        strip_marks: Whether texts are folded without the marks of their letters.
    """

    def __init__(
        self, find: Callable[[str], Sequence[int | str] | None], *, strip_marks: bool
    ) -> None:
        self._find = find
        self._strip_marks = strip_marks
        self._silent: set[bytes] = set()  # words under which there is nothing, first or second
        self._known: dict[bytes, dict[bytes, Needles]] = {}
        self._seconds: set[bytes] = set()  # under which these are
        self._by_first: dict[str, dict[str, Patterns]] = {}
        self._kept = 0
        self._turn = Lock()

    def possible(self, text: str, folded: str) -> Patterns | None:
        """Return the patterns that a text of any script may have; `None` if there is no telling.

        Args:
            text: The text.
            folded: The same text, folded.
        """
        anchors = anchors_of_text(text, folded, strip_marks=self._strip_marks)
        if anchors is None:
            return None
        with self._turn:
            return self._standing(anchors, folded)

    def possible_in_western(self, ready: Haystack) -> Needles | None:
        """Return the same for a text of Western letters, much sooner.

        Args:
            ready: The text, ready for the search.
        """
        parts = parts_of_words(ready)
        if parts is None:
            return None
        with self._turn:
            return self._standing_in_western(words_of(ready.titled) + parts)

    def possible_foreign(self, text: str, folded: str) -> Patterns | None:
        """Return the patterns with other letters or signs that a text may have.

        Args:
            text: The text.
            folded: The same text, folded.
        """
        anchors = foreign_anchors(text, strip_marks=self._strip_marks)
        if anchors is None:
            return None
        with self._turn:
            patterns = self._standing(anchors, folded)
        for number, pattern in self._without_letters.items():
            if pattern in folded and not is_western(pattern):
                patterns[number] = pattern
        return patterns

    @cached_property
    def _without_letters(self) -> Patterns:
        return self._under([""])

    @cached_property
    def _western_without_letters(self) -> Needles:
        return needles_of(self._without_letters)

    def _look_up(self, first: bytes) -> None:
        """Remember the patterns of which a word is the anchor, by another of their words."""
        found = self._under({*anchors_of_words((word(first),))})
        by_second: dict[bytes, Needles] = {}
        for number, form in needles_of(found).items():
            for second in _other_words(form, first):
                by_second.setdefault(second, {})[number] = form
        if by_second:
            self._kept += len(found)
            self._seconds.update(by_second)
            for second in by_second.keys() & self._silent:
                self._silent.remove(second)
                self._known[second] = {}
        if by_second or first in self._seconds:
            self._known[first] = by_second
        else:
            self._silent.add(first)

    def _standing_in_western(self, words: Sequence[bytes]) -> Needles:
        """Return the patterns that have one of some words as their anchor, and another one."""
        self._forget()
        left = set(filterfalse(self._silent.__contains__, words))
        new = [one for one in left if one not in self._known]
        if new:
            for one in new:
                self._look_up(one)
            left = set(filterfalse(self._silent.__contains__, words))
        found = self._western_without_letters.copy()
        for one in left:
            by_second = self._known[one]
            for second in by_second.keys() & left:
                found.update(by_second[second])
        return found

    def _standing(self, anchors: Iterable[str], folded: str) -> Patterns:
        """Return the patterns that have one of some anchors and stand in a folded text."""
        self._forget()
        found: Patterns = {}
        for anchor in sorted(anchors):
            for first, patterns in self._of_anchor(anchor).items():
                if first in folded:  # a character of which few patterns are left
                    for number, pattern in patterns.items():
                        if pattern in folded:
                            found[number] = pattern
        return found

    def _of_anchor(self, anchor: str) -> dict[str, Patterns]:
        """Return the patterns that have an anchor, by their first character."""
        by_first = self._by_first.get(anchor)
        if by_first is None:
            found = self._under([anchor])
            by_first = self._by_first[anchor] = {}
            for number, pattern in found.items():
                by_first.setdefault(pattern[0], {})[number] = pattern
            self._kept += 1 + len(found)
        return by_first

    def _forget(self) -> None:
        """Forget what takes too much memory; not within a text, of which all is needed."""
        if len(self._silent) >= _MOST_WORDS:
            self._silent.clear()
        if self._kept >= _MOST_PATTERNS:
            self._known.clear()
            self._seconds.clear()
            self._by_first.clear()
            self._kept = 0

    def _under(self, anchors: Iterable[str]) -> Patterns:
        """Return the patterns that have one of some anchors."""
        patterns: Patterns = {}
        for anchor in anchors:
            kept = self._find(anchor)
            if kept is not None:
                patterns.update(zip(kept[::2], kept[1::2], strict=True))  # type: ignore[arg-type]
        return patterns


def _other_words(form: bytes, first: bytes) -> tuple[bytes, ...]:
    """Return what a Western text has for another word of a form than one of its words.

    Without another word it is that one itself. The last word may be a plural in the text.
    """
    words = words_of(form)
    inner = [one for one in words[:-1] if one != first]
    if inner:
        return (max(inner, key=len),)
    last = words[-1] if words else b""
    if last == first or len(words) < 2:
        return (first,)
    return last, last + b"s", last + b"S", last + b"es", last + b"ES"
