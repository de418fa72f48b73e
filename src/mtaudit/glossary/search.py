"""The search for many patterns in one pass, by an Aho-Corasick automaton.

Of any text it returns every place of a pattern, also inside a word. In a text of Western letters
most forms are searched behind a space, so that the engine skips the places at which no word begins.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

from mtaudit.glossary.western import SPACE, Haystack, encoded, spaced

Place: TypeAlias = tuple[int, int, int]
"""The number of a pattern, and where it stands in the folded text: its start and its end."""

_ENDS = frozenset(b" es")  # what may come after a form: no letter, or the ending of a plural
_ANY_END = frozenset(range(256))


class Search:
    """The search for patterns in any folded text.

    Args:
        patterns: What to search for.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._engine = AhoCorasick(patterns, store_patterns=False)

    def hits(self, folded: str) -> list[Place]:
        """Return every place of a pattern, those that overlap too."""
        return self._engine.find_matches_as_indexes(folded, overlapping=True)


class WesternSearch:
    """The search for folded forms in texts of Western letters.

    Args:
        patterns: The folded forms.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        needles: list[bytes] = []
        self._numbers: list[int] = []
        self._exact: list[bytes | None] = []
        elsewhere: list[bytes] = []
        self._numbers_elsewhere: list[int] = []
        for number, pattern in enumerate(patterns):
            form = encoded(pattern)
            if form is None:
                continue
            needle = b" " + spaced(form)
            if needle[1] == SPACE:
                elsewhere.append(form)
                self._numbers_elsewhere.append(number)
            else:
                needles.append(needle)
                self._numbers.append(number)
                self._exact.append(form if SPACE in needle[1:] else None)
        self._longest = max(map(len, needles), default=0)
        self._engine = BytesAhoCorasick(needles)
        self._elsewhere = BytesAhoCorasick(elsewhere) if elsewhere else None

    def words(self, text: Haystack) -> list[Place]:
        """Return the places of forms that begin with a word and end with one, or perhaps so.

        They do if no part of a word comes after them, or they end in what is none.
        """
        numbers, exact, folded, spaced = self._numbers, self._exact, text.folded, text.spaced
        ends = _ANY_END if text.humps else _ENDS
        hits = self._engine.find_matches_as_indexes(spaced, overlapping=True)
        # The space before the text and the one before the form make up for each other.
        return [
            (numbers[at], start, end - 1)
            for at, start, end in hits
            if (spaced[end] in ends or spaced[end - 1] == SPACE)
            and ((form := exact[at]) is None or folded[start : end - 1] == form)
        ]

    def elsewhere(self, text: Haystack) -> Iterator[Place]:
        """Yield the places of forms that begin in a hump, or with what is no part of a word."""
        for hump in text.humps:
            spaced = b" " + text.spaced[hump + 1 : hump + self._longest]
            for at, start, end in self._engine.find_matches_as_indexes(spaced, overlapping=True):
                form = self._exact[at]
                stop = hump + end - 1
                if not start and (form is None or text.folded[hump:stop] == form):
                    yield self._numbers[at], hump, stop
        if self._elsewhere is not None:
            hits = self._elsewhere.find_matches_as_indexes(text.folded, overlapping=True)
            for at, start, end in hits:
                yield self._numbers_elsewhere[at], start, end
