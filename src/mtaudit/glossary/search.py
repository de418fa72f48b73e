"""The search for many patterns in one pass, by an Aho-Corasick automaton.

Of any text it returns every place of a pattern, also inside a word; of a text of Western letters,
those at which a word begins.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import AnyStr, TypeAlias

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation

from mtaudit.glossary.western import Haystack, needle, word_bytes

Patterns: TypeAlias = dict[int, str]
"""What is searched for, by numbers."""

Needles: TypeAlias = dict[int, bytes]
"""The same as a text of Western letters has it."""

Place: TypeAlias = tuple[int, int, int]
"""The number of a pattern, and where it stands in the folded text: its start and its end."""

_SHORT = 4000  # bytes in which a form is found sooner than compiled
_FEW = 4  # forms that are found sooner than compiled in any text
_PLURAL = frozenset(b"eEsS")
_PLURALS = re.compile(rb"[eE]?[sS][^a-zA-Z0-9_]")


class Search:
    """The search for patterns in any folded text.

    Args:
        patterns: What to search for.
        once: Whether one text is searched, and no other.
    """

    def __init__(self, patterns: Patterns, *, once: bool = False) -> None:
        self._numbers = tuple(patterns)
        self._hits: Callable[[str], list[Place]]
        if len(patterns) > (_FEW if once else 0):
            engine = AhoCorasick(
                patterns.values(), store_patterns=False, implementation=_built(once=once)
            )
            self._hits = partial(engine.find_matches_as_indexes, overlapping=True)
        else:
            self._hits = partial(_hits_one_by_one, tuple(patterns.values()))

    def __len__(self) -> int:
        return len(self._numbers)

    def hits(self, folded: str) -> list[Place]:
        """Return every place of a pattern, those that overlap too."""
        numbers = self._numbers
        return [(numbers[at], start, end) for at, start, end in self._hits(folded)]


class WesternSearch:
    """The search for folded forms in texts of Western letters.

    Args:
        needles: What to search for.
        once: If given, how long the one text is that is searched, code points; then the engine is
            only used if it pays.
    """

    def __init__(self, needles: Needles, once: int | None = None) -> None:
        self.numbers = list(needles)
        """The numbers of the patterns; a place has the position of one among them."""
        forms = list(needles.values())
        self._longest = max(map(len, forms), default=0)
        self._hits: Callable[[bytes], list[Place]]
        if once is None or (once > _SHORT and len(forms) > _FEW):
            engine = BytesAhoCorasick(forms, implementation=_built(once=once is not None))
            self._hits = partial(engine.find_matches_as_indexes, overlapping=True)
        else:
            self._hits = partial(_hits_one_by_one, forms)

    def words(self, text: Haystack) -> tuple[list[Place], list[Place]]:
        """Return the places of forms that begin where a word does.

        Returns:
            First those that end where a word does, then those behind which the word goes on: with
            the ending of an English plural, or from a hump on.
        """
        titled, humps, inside = text.titled, frozenset(text.humps), word_bytes()
        whole: list[Place] = []
        longer: list[Place] = []
        for place in self._hits(titled):  # of which half are dropped: the cheapest test comes first
            _, start, end = place
            if titled[end] not in inside or titled[end - 1] not in inside:
                found = whole
            elif (titled[end] in _PLURAL and _PLURALS.match(titled, end)) or end in humps:
                found = longer
            else:
                continue
            # A capital stands behind a digit, too.
            if titled[start - 1] not in inside or titled[start] not in inside:
                found.append(place)
        return whole, longer

    def humps(self, text: Haystack) -> Iterator[Place]:
        """Yield the places of forms that begin in a hump."""
        for hump in text.humps:
            rest = text.titled[hump : hump + self._longest].title()
            for at, start, end in self._hits(rest):
                if not start:
                    yield at, hump, hump + end


def needles_of(patterns: Patterns) -> Needles:
    """Return what is searched for of patterns; those of other letters are left out."""
    found = ((number, needle(pattern)) for number, pattern in patterns.items())
    return {number: form for number, form in found if form is not None}


def _built(*, once: bool) -> Implementation | None:
    """Say how an engine is built; for one text, a table of all steps takes longer to build than it.

    Args:
        once: Whether one text is searched, and no other.
    """
    return Implementation.ContiguousNFA if once else None


def _hits_one_by_one(forms: Sequence[AnyStr], text: AnyStr) -> list[Place]:
    """Return what an engine would, without one."""
    found: list[Place] = []
    for number, form in enumerate(forms):
        at = text.find(form)
        while at >= 0:
            found.append((number, at, at + len(form)))
            at = text.find(form, at + 1)
    found.sort(key=itemgetter(2))
    return found
