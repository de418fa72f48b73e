"""How like two names are, knowing what is confused in names from a script."""

import sys
from collections.abc import Callable, Iterator
from functools import lru_cache

from mtaudit.names.confusions import fold
from mtaudit.names.keys import letters_key, plain

# What likeness a difference leaves: another romanisation hardly counts, a confusion counts little,
# a part of a name is not the whole. Set by hand.
_SCHEME, _CONFUSION, _PART = 0.98, 0.95, 0.93
_SHORTEST_PART = 5
_COMPARES = "rapidfuzz.distance"
_FEW = 1000  # pairs of names for which nothing is loaded to compare them
_TINY = 1e-9  # what rounding may take from a fraction


@lru_cache(maxsize=65536)
def similarity(one: str, other: str, lang: str, least: float = 0) -> float:
    """Return how like two Latin spellings of names are, from 0 to 1.

    The best of four comparisons: letter by letter; with the romanisation schemes of the language
    made one (Shinzo, Sinzou); with its confusions made one as well (l and r, x and sh, final n and
    ng); and with their words in the other order. If one has more words, its part that is most like
    the other counts a little less than the whole would.

    Args:
        one: A name in Latin letters.
        other: Another one.
        lang: The language the name comes from, a BCP 47 tag.
        least: What is less than this may be told as 0.

    Returns:
        1.0 if they have the same letters; 0.98 if they differ by scheme only.
    """
    if letters_key(one) == letters_key(other):
        return 1.0
    ratio: Callable[..., float] = _ratio
    if _COMPARES in sys.modules or similarity.cache_info().misses > _FEW or not least:
        from rapidfuzz.distance import Indel  # much faster, but to load it takes a while

        ratio = Indel.normalized_similarity
    elif not _may_be_like(one, other, lang, least):
        return 0.0
    return max(
        0.0,
        *(
            worth * (weight * ratio(mine, theirs))
            for first, second, worth in _pairs(one, other)
            for mine, theirs, weight in _levels(first, second, lang, least / worth)
        ),
    )


def _may_be_like(one: str, other: str, lang: str, least: float) -> bool:
    """Tell whether two spellings may be so like, or nearly, without what it takes to know."""
    for first, second, worth in _pairs(one, other):
        last = ("", "")
        for mine, theirs, weight in _levels(first, second, lang, least / worth):
            if (mine, theirs) != last:  # what folding leaves as it is counts less
                last = mine, theirs
                needed = (least / (worth * weight) - _TINY) * (len(mine) + len(theirs)) / 2
                if _may_share(mine, theirs, needed):
                    return True
    return False


def _levels(one: str, other: str, lang: str, least: float) -> Iterator[tuple[str, str, float]]:
    """Yield what is compared letter by letter, with what an equal pair would be worth.

    Where that is less than is asked for, nothing is folded.
    """
    least -= _TINY
    if least <= 1:
        yield letters_key(one), letters_key(other), 1
    if least <= _SCHEME:
        yield fold(one, lang), fold(other, lang), _SCHEME
    if least <= _CONFUSION:
        yield fold(one, lang, "confusion"), fold(other, lang, "confusion"), _CONFUSION


def _pairs(one: str, other: str) -> Iterator[tuple[str, str, float]]:
    """Yield the names, their words in the other order, their parts; with what a pair is worth."""
    yield one, other, 1
    words, other_words = _words(one), _words(other)
    if len(words) == len(other_words) > 1:
        yield " ".join(reversed(words)), other, 1
    elif len(words) != len(other_words):
        shorter, longer = sorted((words, other_words), key=len)
        text, size = " ".join(shorter), len(shorter)
        if len(letters_key(text)) >= _SHORTEST_PART:
            for start in range(len(longer) - size + 1):
                part = " ".join(longer[start : start + size])
                if len(letters_key(part)) >= _SHORTEST_PART:
                    yield text, part, _PART


def _may_share(one: str, other: str, letters: float) -> bool:
    """Tell whether two strings have so many letters in common, in the same order.

    Args:
        one: A string.
        other: Another.
        letters: How many.
    """
    if min(len(one), len(other)) < letters:
        return False
    mine, theirs = _letters(one), _letters(other)
    if len(one) - len(mine - theirs) < letters or len(other) - len(theirs - mine) < letters:
        return False  # as mostly
    return _shared(one, other) >= letters


def _ratio(one: str, other: str) -> float:
    """Return how like two strings are, as rapidfuzz does."""
    total = len(one) + len(other)
    return 1 - (total - 2 * _shared(one, other)) / total if total else 1.0


def _shared(one: str, other: str) -> int:
    """Return how many letters two strings have in common, in the same order."""
    # The longest common subsequence by sets of places, as bits (Hyyrö 2004).
    places: dict[str, int] = {}
    for at, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << at
    left = (1 << len(one)) - 1
    for letter in other:
        met = left & places.get(letter, 0)
        left = (left + met) | (left - met)
    return len(one) - (left & (1 << len(one)) - 1).bit_count()


@lru_cache(maxsize=65536)
def _letters(text: str) -> frozenset[str]:
    return frozenset(text)


def _words(text: str) -> list[str]:
    return plain(text).replace("-", " ").split()
