"""How like two names are, knowing what is confused in names from a script."""

from functools import lru_cache

from mtaudit.names.confusions import fold
from mtaudit.names.keys import letters_key, plain

# What likeness a difference leaves: another romanisation hardly counts, a confusion counts little,
# a part of a name is not the whole. Set by hand.
_SCHEME, _CONFUSION, _PART = 0.98, 0.95, 0.93
_SHORTEST_PART = 5


@lru_cache(maxsize=65536)
def similarity(one: str, other: str, lang: str) -> float:
    """Return how like two Latin spellings of names are, from 0 to 1.

    The best of four comparisons: letter by letter; with the romanisation schemes of the language
    made one (Shinzo, Sinzou); with its confusions made one as well (l and r, x and sh, final n and
    ng); and with their words in the other order. If one has more words, its part that is most like
    the other counts a little less than the whole would.

    Args:
        one: A name in Latin letters.
        other: Another one.
        lang: The language the name comes from, a BCP 47 tag.

    Returns:
        1.0 if they have the same letters; 0.98 if they differ by scheme only.
    """
    if letters_key(one) == letters_key(other):
        return 1.0
    best = _compare(one, other, lang)
    words, other_words = _words(one), _words(other)
    if len(words) == len(other_words) > 1:
        best = max(best, _compare(" ".join(reversed(words)), other, lang))
    elif len(words) != len(other_words):
        shorter, longer = sorted((words, other_words), key=len)
        text, size = " ".join(shorter), len(shorter)
        if len(letters_key(text)) >= _SHORTEST_PART:
            for start in range(len(longer) - size + 1):
                part = " ".join(longer[start : start + size])
                if len(letters_key(part)) >= _SHORTEST_PART:
                    best = max(best, _PART * _compare(text, part, lang))
    return best


def _compare(one: str, other: str, lang: str) -> float:
    from rapidfuzz.distance import Indel  # few texts need it, and each start would pay for it

    return max(
        Indel.normalized_similarity(letters_key(one), letters_key(other)),
        _SCHEME * Indel.normalized_similarity(fold(one, lang), fold(other, lang)),
        _CONFUSION
        * Indel.normalized_similarity(fold(one, lang, "confusion"), fold(other, lang, "confusion")),
    )


def _words(text: str) -> list[str]:
    return plain(text).replace("-", " ").split()
