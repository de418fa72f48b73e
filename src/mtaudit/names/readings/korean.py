"""Korean in Latin letters: Revised Romanisation, McCune-Reischauer, spellings of surnames."""

import itertools
from collections.abc import Iterator
from functools import cache, lru_cache

from mtaudit.names.han import hangul, is_han
from mtaudit.names.tables import rows
from mtaudit.pattern import Pattern

_FIRST = 0xAC00
_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".split()
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_FINALS = (
    "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()  # as they sound at the end
)
# What a final becomes before a vowel: it begins the next syllable.
_LINKED = "- g kk gs n nj n d r lg lm lb ls lt lp r m b bs s ss ng j ch k t p -".split()
_BEFORE_NASAL = {"k": "ng", "t": "n", "p": "m"}
_LONGEST_NAME = 4
# Syllables that stand for a consonant without a vowel.
_EPENTHETIC = (
    ("peu", "f"), ("beu", "v"), ("seu", "s"), ("keu", "k"), ("teu", "t"), ("deu", "d"),
    ("geu", "g"), ("reu", "r"), ("leu", "l"), ("meu", "m"), ("jeu", "z"), ("cheu", "ch"),
)  # fmt: skip
_PARTICLE = Pattern("(?:에서|에게|으로|까지|부터|보다|처럼|[은는이가을를의에로와과도만])$")
_GENERIC = Pattern(
    "(?<=..)(?:산맥|해협|운하|군도|반도|고원|사막|공항|[시도군구주현성강산섬해호만])$"
)
_USUAL = "with a usual spelling of the surname"
_MR_VOWELS = {"eo": "o", "yeo": "yo", "eu": "u", "ui": "ui", "oe": "oe", "wo": "wo"}
_VOICED = ("a", "e", "i", "o", "u", "l", "m", "n", "ng")
_MR_VOICELESS = {"g": "k", "d": "t", "b": "p", "j": "ch"}


@lru_cache(maxsize=4096)
def romanisations(text: str, *, person: bool = False) -> tuple[tuple[str, str], ...]:
    """Return pairs of a scheme and a Korean text in it; Hanja are read as Hangul first.

    Args:
        text: Hangul or Hanja.
        person: Whether it begins with a surname, which has spellings of its own.
    """
    syllables = hangul_of(text)
    found: dict[str, str] = {}
    found.setdefault(revised(syllables), "in Revised Romanisation")
    found.setdefault("".join(revised(one) for one in syllables), "in Revised Romanisation")
    found.setdefault(mccune_reischauer(syllables), "in McCune-Reischauer")
    if person and len(syllables) > 1:
        given = syllables[1:]
        for surname in _surnames().get(syllables[0], ()):
            found.setdefault(f"{surname.lower()} {revised(given)}", _USUAL)
            found.setdefault(f"{surname.lower()} {mccune_reischauer(given)}", _USUAL)
    return tuple((scheme, latin) for latin, scheme in found.items() if latin)


def without_particle(word: str) -> str:
    """Return a word of Hangul without the particle at its end."""
    return _PARTICLE.sub("", word)


def without_generic(word: str) -> str:
    """Return a place of Hangul without the noun that says what it is: 미에 for 미에현."""
    return _GENERIC.sub("", word)


def is_personal(text: str) -> bool:
    """Tell whether Hangul has the shape of a Korean's name: a surname and up to three syllables."""
    return 1 < len(text) < _LONGEST_NAME + 1 and text[0] in _surnames()


def hangul_of(text: str) -> str:
    """Return a text with its Hanja as Hangul, and without anything else.

    A syllable that begins with l or r loses or changes it at the start of the name: 李 is 이.
    """
    read = ""
    for char in text:
        if "\uac00" <= char <= "\ud7a3":
            read += char
        elif is_han(char) and (readings := hangul(char)):
            read += readings[0] if read else _initial_law(readings[0])
    return read


def revised(text: str) -> str:
    """Return Hangul in Revised Romanisation, with the sounds that change across syllables."""
    latin = ""
    for onset, vowel, coda in _syllables(text):
        latin, sound = _assimilated(latin, onset)
        latin += sound + vowel + coda
    return latin


def as_loan(text: str) -> str:
    """Return Hangul as a foreign name that it spells: 스 is an s, 프 an f.

    >>> as_loan("고르바초프"), revised("고르바초프")
    ('gorbachof', 'goreubachopeu')
    """
    latin = revised(text)
    for spelt, letter in _EPENTHETIC:
        latin = latin.replace(spelt, letter)
    return latin


def mccune_reischauer(text: str) -> str:
    """Return Hangul in McCune-Reischauer, without its marks."""
    latin = ""
    for onset, vowel, coda in _syllables(text):
        latin, sound = _assimilated(latin, onset)
        if not latin.endswith(_VOICED):
            sound = _MR_VOICELESS.get(sound, sound)
        latin += sound + _MR_VOWELS.get(vowel, vowel) + coda
    return latin


def _syllables(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the consonants before, the vowels, and the consonants after them."""
    parts = [_parts(char) for char in text]
    for (initial, vowel, final), following in itertools.zip_longest(parts, parts[1:]):
        onset = _INITIALS[initial].strip("-")
        yield onset, _VOWELS[vowel], _coda(final, None if following is None else following[0])


def _assimilated(before: str, onset: str) -> tuple[str, str]:
    """Return what l and r make of the sound before them, and that of them."""
    if onset == "n" and before.endswith("l"):
        return before, "l"
    if onset != "r" or before.endswith(("a", "e", "i", "o", "u")) or not before:
        return before, onset
    if before.endswith("n"):
        return f"{before[:-1]}l", "l"
    if before.endswith("l"):
        return before, "l"
    return before[:-1] + _BEFORE_NASAL.get(before[-1], before[-1]), "n"


def _coda(final: int, following: int | None) -> str:
    plain = _FINALS[final].strip("-")
    if following is None or not final:
        return plain
    onset = _INITIALS[following]
    if onset == "-":
        return "ng" if plain == "ng" else _LINKED[final].strip("-")
    if onset in {"n", "m"}:
        return _BEFORE_NASAL.get(plain, plain)
    return plain


def _parts(syllable: str) -> tuple[int, int, int]:
    index = ord(syllable) - _FIRST
    return index // 588, index % 588 // 28, index % 28


def _initial_law(syllable: str) -> str:
    initial, vowel, final = _parts(syllable)
    palatal = _VOWELS[vowel][0] in {"y", "i"}
    if _INITIALS[initial] == "r":
        initial = _INITIALS.index("-" if palatal else "n")
    elif _INITIALS[initial] == "n" and palatal:
        initial = _INITIALS.index("-")
    return chr(_FIRST + initial * 588 + vowel * 28 + final)


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    return {surname: tuple(spellings.split("|")) for surname, spellings in rows("korean_surnames")}
