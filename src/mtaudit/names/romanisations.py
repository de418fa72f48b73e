"""Every way a native form is rightly written in Latin letters, and whether a spelling is one."""

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Indel

from mtaudit.names.confusions import Level, fold, primary
from mtaudit.names.generics import split_generic, without_english_generic
from mtaudit.names.han import is_han
from mtaudit.names.keys import letters_key
from mtaudit.names.likeness import similarity
from mtaudit.names.readings import arabic, cyrillic, japanese, kana, korean, mandarin, sinoxenic

# From here on a spelling is taken for the name. At most four in a thousand chance pairs of names in
# the shipped glossaries are as like; see benchmarks/names_plausibility.py.
_PLAUSIBLE = 0.8
_MOST_READINGS = 12
_MOST_IN_PARTS = 4  # spellings that are compared word by word, which is slow
_SURNAMES = (2, 1, 3)  # how many characters a surname has, the usual number first
_SHORTEST_BONES = 2
_VOWELS = re.compile("[aeiouy]")
_SOFT = ((re.compile(r"c(?=[eiy])"), "s"), (re.compile(r"g(?=[ei])"), "j"), (re.compile("e$"), ""))
_SILENT_R = re.compile(r"[aeiou]r(?=[^aeiou]|$)")
_CYRILLIC_LETTERS = re.compile("[\u0400-\u04ff]")
_ARABIC_LETTERS = re.compile("[\u0600-\u06ff]")
_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f]")


@lru_cache(maxsize=4096)
def romanisations(native: str, lang: str, kind: str = "") -> tuple[str, ...]:
    """Return the ways to write a native form in Latin letters, usual ones first.

    A name in Han characters may be Chinese, Japanese or Korean whatever text it stands in, and is
    rightly read as it is at home; so it has the readings of all three, the text's language first.

    Args:
        native: A form in the source script.
        lang: Its language, a BCP 47 tag.
        kind: What it names, as in `mtaudit.glossary.Kind`; `person` admits surnames' own spellings.
    """
    lang = primary(lang)
    head, generic = split_generic(native, person=kind == "person")
    found = dict.fromkeys(_spellings(native, lang, kind))
    if generic is not None and len(head) > 1:
        heads = tuple(_spellings(head.strip(), lang, kind))
        found.update(dict.fromkeys(heads))
        found.update(
            dict.fromkeys(
                f"{spelling}{reading}" for spelling in heads[:3] for reading in generic.readings
            )
        )
    return tuple(found)


@lru_cache(maxsize=65536)
def plausibility(span: str, native: str, lang: str, kind: str = "") -> float:
    """Return how well a Latin spelling fits a native form under any scheme, from 0 to 1.

    Args:
        span: Words of the target text, such as "Sergei Shoigu".
        native: A form in the source script, such as "Сергей Шойгу".
        lang: Its language, a BCP 47 tag.
        kind: What it names; see `romanisations`.
    """
    lang = primary(lang)
    shapes = tuple(dict.fromkeys((span, without_english_generic(span))))
    best = max(_nearest(shape, native, lang, kind) for shape in shapes)
    if best < _PLAUSIBLE:
        spellings = romanisations(native, lang, kind)[:_MOST_IN_PARTS]
        pairs = ((shape, spelling) for shape in shapes for spelling in spellings)
        best = max(best, *(similarity(shape, spelling, lang) for shape, spelling in pairs), 0.0)
    if best < _PLAUSIBLE:
        loan = "ja" if kana.is_katakana(native[:1]) else "loan"
        head, _ = split_generic(native, person=kind == "person")
        for heard in _by_syllables(head, lang):
            best = max(best, *(_as_loanword(shape, heard, loan) for shape in shapes))
    if best < 1.0 and _ARABIC_LETTERS.search(native):
        best = max(best, *(_as_arabic(shape, native) for shape in shapes))
    return best


def is_plausible_rendering(span: str, native: str, lang: str, kind: str = "") -> bool:
    """Tell whether a Latin spelling may stand for a native form under any scheme.

    >>> is_plausible_rendering("Shoygu", "Шойгу", "ru")
    True
    >>> is_plausible_rendering("Hugging Face", "ハギングフェイス", "ja")
    True
    >>> is_plausible_rendering("Lavrov", "Шойгу", "ru")
    False
    """
    return plausibility(span, native, lang, kind) >= _PLAUSIBLE


def _nearest(span: str, native: str, lang: str, kind: str) -> float:
    """Compare a spelling as a whole, and with two words swapped, with every romanisation."""
    words = span.split()
    forms = (span, " ".join(reversed(words))) if len(words) == 2 else (span,)
    best = 0.0
    for keys, level, weight in _keys(native, lang, kind):
        for form in forms if keys else ():
            found = process.extractOne(_folded(form, lang, level), keys, scorer=_SCORER)
            best = max(best, weight * found[1])
    return best


_LEVELS: tuple[tuple[Level | None, float], ...] = (
    (None, 1.0),
    ("scheme", 0.98),
    ("confusion", 0.95),
)
_SCORER = Indel.normalized_similarity


@lru_cache(maxsize=4096)
def _keys(
    native: str, lang: str, kind: str
) -> tuple[tuple[tuple[str, ...], Level | None, float], ...]:
    """Return the keys of all romanisations by level, each with what it counts."""
    spellings = romanisations(native, lang, kind)
    return tuple(
        (tuple(dict.fromkeys(_folded(one, lang, level) for one in spellings)), level, weight)
        for level, weight in _LEVELS
    )


def _folded(text: str, lang: str, level: Level | None) -> str:
    return letters_key(text) if level is None else fold(text, lang, level)


def _spellings(native: str, lang: str, kind: str) -> tuple[str, ...]:
    """Return the spellings of a form that ends in no generic noun, or with it read as a name."""
    person = kind == "person"
    if _CYRILLIC_LETTERS.search(native):
        known = lang if lang in cyrillic.LANGUAGES else "ru"
        return tuple(latin for _, latin in cyrillic.romanisations(native, known))
    if _ARABIC_LETTERS.search(native):
        return (arabic.romanisation(native),)
    if lang == "ko" or any("\uac00" <= char <= "\ud7a3" for char in native):
        return tuple(latin for _, latin in korean.romanisations(native, person=person))
    if kana.is_katakana(native):
        return kana.foreign_spellings(native)
    if any(map(is_han, native)):
        japanese_first = lang == "ja"
        own = _japanese(native, person=person), _chinese(native, person=person)
        first, second = own if japanese_first else reversed(own)
        return (*first, *filter(None, (sinoxenic.hanja(native),)), *second)
    return (native,) if _LATIN_LETTERS.search(native) else ()


def _japanese(native: str, *, person: bool) -> tuple[str, ...]:
    whole = (japanese.usual(native), *japanese.known(native))
    latin = [kana.short_vowels(kana.romaji(reading)) for reading in whole if reading]
    if person:
        for cut in _SURNAMES:
            parts = (japanese.usual(native[:cut]), japanese.usual(native[cut:]))
            if all(parts):
                latin.append(" ".join(kana.short_vowels(kana.romaji(part)) for part in parts))
    composed = japanese.composed(native, person=person)[:_MOST_READINGS]
    return tuple(dict.fromkeys((*latin, *(reading.latin for reading in composed))))


def _chinese(native: str, *, person: bool) -> tuple[str, ...]:
    readings = (
        mandarin.pinyin(native, person=person),
        *mandarin.other_pinyin(native, person=person)[:4],
        mandarin.wade_giles(native),
    )
    spellings = (" ".join(syllables) for syllables in readings if syllables)
    return tuple(dict.fromkeys((*spellings, *sinoxenic.cantonese(native))))


def _by_syllables(native: str, lang: str) -> tuple[str, ...]:
    """Return how a form sounds if it is a foreign name written by its sound."""
    if kana.is_katakana(native):
        return (kana.romaji(native),)
    if all("\uac00" <= char <= "\ud7a3" for char in native):
        return (korean.revised(native),)
    if lang == "zh" and all(map(is_han, native)):
        return ("".join(mandarin.pinyin(native)),)
    return ()


def _as_loanword(span: str, heard: str, lang: str) -> float:
    """Compare a foreign word with what is heard of it, by consonants and by all letters."""
    softened = letters_key(span)
    for pattern, replacement in _SOFT:
        softened = pattern.sub(replacement, softened)
    folded = fold(heard, lang, "confusion")
    bones = _VOWELS.sub("", folded)
    if len(bones) < _SHORTEST_BONES:
        return 0.0
    best = 0.0
    for spoken in {softened, _SILENT_R.sub("a", softened)}:
        other = fold(spoken, lang, "confusion")
        consonants = Indel.normalized_similarity(bones, _VOWELS.sub("", other))
        best = max(best, 0.7 * consonants + 0.28 * Indel.normalized_similarity(folded, other))
    return best


def _as_arabic(span: str, native: str) -> float:
    bones, other_bones = arabic.skeleton(span), arabic.skeleton(arabic.romanisation(native))
    if min(len(bones), len(other_bones)) < 2:
        return 0.0
    return 0.95 * Indel.normalized_similarity(bones, other_bones)
