"""The search for many patterns in one pass, by an Aho-Corasick automaton.

Of any text it returns every place of a pattern, also inside a word; of a text of Western letters,
those at which a word begins.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

from mtaudit.glossary.western import Haystack, needle, word_bytes

Place: TypeAlias = tuple[int, int, int]
"""The number of a pattern, and where it stands in the folded text: its start and its end."""

_PLURAL = frozenset(b"eEsS")
_PLURALS = re.compile(rb"[eE]?[sS][^a-zA-Z0-9_]")


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
        needles = ((needle(pattern), number) for number, pattern in enumerate(patterns))
        sought = [(form, number) for form, number in needles if form is not None]
        self._engine = BytesAhoCorasick([form for form, _ in sought])
        self._numbers = [number for _, number in sought]
        self._longest = max((len(form) for form, _ in sought), default=0)

    def words(self, text: Haystack) -> list[Place]:
        """Return the places of forms that begin with a word, and end with one or in a hump.

        The word may have the ending of an English plural.
        """
        titled, numbers, inside = text.titled, self._numbers, word_bytes()
        humps = frozenset(text.humps)
        return [
            (numbers[at], start, end)
            for at, start, end in self._engine.find_matches_as_indexes(titled, overlapping=True)
            if (
                titled[end] not in inside
                or titled[end - 1] not in inside
                or (titled[end] in _PLURAL and _PLURALS.match(titled, end))
                or end in humps
            )
            # A capital stands behind a digit, too.
            and (titled[start - 1] not in inside or titled[start] not in inside)
        ]

    def humps(self, text: Haystack) -> Iterator[Place]:
        """Yield the places of forms that begin in a hump."""
        for hump in text.humps:
            rest = text.titled[hump : hump + self._longest].title()
            for at, start, end in self._engine.find_matches_as_indexes(rest, overlapping=True):
                if not start:
                    yield self._numbers[at], hump, hump + end
