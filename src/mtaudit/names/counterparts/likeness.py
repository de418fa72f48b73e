"""How like an English name is to a word of a source, both in Latin letters."""

import re
from functools import lru_cache

import attrs
from rapidfuzz.distance import Indel

from mtaudit.names.confusions import fold
from mtaudit.names.keys import letters_key

# What a difference of spelling, or of sound, leaves of a likeness. Set by hand.
_CONFUSED, _BONES, _LETTERS = 0.97, 0.7, 0.28
_SHORTEST_STEM, _SHORTEST_PART = 4, 5
_PART = 0.95
_VOWELS = re.compile("[aeiouy]")
_SOFT = ((re.compile(r"c(?=[eiy])"), "s"), (re.compile(r"g(?=[ei])"), "j"), (re.compile("e$"), ""))
_SILENT_R = re.compile(r"[aeiou]r(?=[^aeiou]|$)")


@attrs.frozen
class Sound:
    """A word in Latin letters, folded for comparison.

    Args:
        letters: Its plain letters.
        folded: Its letters with what its script confuses made one.
        loan: Its letters as a language of syllables keeps them.
        bones: The consonants of those.
    """

    letters: str
    folded: str
    loan: str
    bones: str


@lru_cache(maxsize=65536)
def sound(latin: str, script: str) -> Sound:
    """Return a word ready for comparison.

    Args:
        latin: The word in Latin letters.
        script: The script of the source word that is compared.
    """
    lang = {"cyrillic": "ru", "kana": "ja"}.get(script, "latin")
    loan = fold(latin, "loan", "confusion")
    return Sound(
        letters_key(latin), fold(latin, lang, "confusion"), loan, _VOWELS.sub("", loan)
    )


@lru_cache(maxsize=65536)
def spoken(name: str, script: str) -> tuple[Sound, ...]:
    """Return an English name as it is spelt, and as it sounds: soft c and g, silent e and r."""
    softened = letters_key(name)
    for pattern, replacement in _SOFT:
        softened = pattern.sub(replacement, softened)
    heard = dict.fromkeys((name, softened, _SILENT_R.sub("a", softened)))
    return tuple(sound(one, script) for one in heard)


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> float:
    """Return how like two folded words are; one may be the other's stem, or a part of it."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    best = Indel.normalized_similarity(one, other)
    shorter = min(len(one), len(other))
    stem = 0
    while stem < shorter and one[stem] == other[stem]:
        stem += 1
    if stem >= _SHORTEST_STEM:
        best = max(best, stem / shorter)
    if shorter >= _SHORTEST_PART and (one in other or other in one):
        best = max(best, _PART)
    return best


def heard_alike(one: Sound, other: Sound) -> float:
    """Return how like two words sound, by their consonants first."""
    if len(one.bones) < 2 or len(other.bones) < 2:
        return 0.0
    bones = Indel.normalized_similarity(one.bones, other.bones)
    return _BONES * bones + _LETTERS * Indel.normalized_similarity(one.loan, other.loan)


def likeness(name: str, word: Sound, script: str) -> float:
    """Return how like an English name is to a word of a source.

    Args:
        name: The name.
        word: The word, in Latin letters.
        script: The script it was written in; but for Latin, sound counts besides spelling.
    """
    forms = spoken(name, script)
    best = max(
        alike(forms[0].letters, word.letters), _CONFUSED * alike(forms[0].folded, word.folded)
    )
    if script != "latin":
        best = max(best, *(heard_alike(form, word) for form in forms))
    return best


def as_loan(name: str, heard: str) -> float:
    """Return how like an English name is to what is heard of it, such as pinyin."""
    word = sound(heard, "han")
    return max(heard_alike(form, word) for form in spoken(name, "han"))
