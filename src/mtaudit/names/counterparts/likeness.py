"""How like an English name is to a word of a source, both in Latin letters."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import attrs
from rapidfuzz import process
from rapidfuzz.distance import Indel

from mtaudit.names.confusions import fold
from mtaudit.names.keys import letters_key
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

# What a difference of spelling, or of sound, leaves of a likeness. Set by hand.
_CONFUSED, _BONES, _LETTERS = 0.97, 0.7, 0.28
_SHORTEST_STEM, _SHORTEST_PART = 4, 5
_PART = 0.95
_FEWEST_BONES = 2
_FEWEST_SHARED = 0.5  # of the consonants; what shares less is not compared
_SAME_BONES, _SHORTEST_SAME = 0.72, 3  # Basel, Basilea
_VOWELS = Pattern("[aeiouy]")
_SOFT = ((re.compile(r"c(?=[eiy])"), "s"), (re.compile(r"g(?=[ei])"), "j"), (re.compile("e$"), ""))
_SILENT_R = Pattern(r"[aeiou]r(?=[^aeiou]|$)")


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
    return Sound(letters_key(latin), fold(latin, lang, "confusion"), loan, _VOWELS.sub("", loan))


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
    if len(one.bones) < _FEWEST_BONES or len(other.bones) < _FEWEST_BONES:
        return 0.0
    bones = Indel.normalized_similarity(one.bones, other.bones)
    return _BONES * bones + _LETTERS * Indel.normalized_similarity(one.loan, other.loan)


def as_loan(name: str, heard: str) -> float:
    """Return how like an English name is to what is heard of it, such as pinyin."""
    word = sound(heard, "han")
    return max(heard_alike(form, word) for form in spoken(name, "han"))


class Likest:
    """Words of a source in one script, to be searched for the one that is most like a name.

    Args:
        words: The words in Latin letters, each with its place.
        script: The script they were written in; but for Latin, sound counts besides spelling.
    """

    def __init__(self, words: Iterable[tuple[str, Span]], script: str) -> None:
        found: dict[str, tuple[Sound, Span]] = {}
        for latin, place in words:
            one = sound(latin, script)
            if one.letters:
                found.setdefault(one.letters, (one, place))
        self._script = script
        self._places = {letters: place for letters, (_, place) in found.items()}
        self._sounds = [one for one, _ in found.values()]
        self._spans = [place for _, place in found.values()]
        self._letters = [one.letters for one in self._sounds]
        self._folded = [one.folded for one in self._sounds]
        self._bones = [one.bones for one in self._sounds]

    def to(self, name: str) -> tuple[float, Span | None]:
        """Return how like the likest word is to an English name, from 0 to 1, and its place."""
        forms = spoken(name, self._script)
        own = forms[0]
        if own.letters in self._places:
            return 1.0, self._places[own.letters]
        best, at = 0.0, -1
        for key, keys, weight in (
            (own.letters, self._letters, 1.0),
            (own.folded, self._folded, _CONFUSED),
        ):
            for _, share, index in process.extract(
                key, keys, scorer=Indel.normalized_similarity, limit=1
            ):
                if share * weight > best:
                    best, at = share * weight, index
            for index in _related(key, keys):
                share = weight * alike(key, keys[index])
                if share > best:
                    best, at = share, index
        share, index = self._by_sound(forms)
        if share > best:
            best, at = share, index
        return best, self._spans[at] if at >= 0 else None

    def _by_sound(self, forms: Sequence[Sound]) -> tuple[float, int]:
        """Return how like the likest word sounds, and its place.

        In Latin letters it must have the same consonants and begin alike: Basel, Basilea.
        """
        if self._script != "latin":
            return max((self._heard(form) for form in forms), key=lambda found: found[0])
        own = forms[0]
        if len(own.bones) >= _SHORTEST_SAME and own.bones in self._bones:
            index = self._bones.index(own.bones)
            if self._letters[index][0] == own.letters[:1]:
                return _SAME_BONES, index
        return 0.0, -1

    def _heard(self, form: Sound) -> tuple[float, int]:
        best, at = 0.0, -1
        if len(form.bones) >= _FEWEST_BONES:
            for _, _, index in process.extract(
                form.bones,
                self._bones,
                scorer=Indel.normalized_similarity,
                score_cutoff=_FEWEST_SHARED,
                limit=None,
            ):
                share = heard_alike(form, self._sounds[index])
                if share > best:
                    best, at = share, index
        return best, at


def _related(key: str, keys: Sequence[str]) -> list[int]:
    """Return the places of the words that share a stem with a word, or are a part of it."""
    stem = key[:_SHORTEST_STEM]
    long = len(key) >= _SHORTEST_PART
    return [
        index
        for index, other in enumerate(keys)
        if other.startswith(stem)
        or (long and (key in other or (other in key and len(other) >= _SHORTEST_PART)))
    ]
