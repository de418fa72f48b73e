"""What the rules make of a native form, before anything is weighed."""

import enum
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

import attrs

from mtaudit.names.generics import Generic, split_generic
from mtaudit.names.glosses import Gloss, glosses, is_glossable
from mtaudit.names.han import is_han
from mtaudit.names.readings import cyrillic, japanese, kana, korean, mandarin, sinoxenic


class Space(enum.StrEnum):
    """By what a rendering is known: its letters, or the stems of its words."""

    LETTERS = "letters"
    WORDS = "words"


@attrs.frozen
class Candidate:
    """A rendering that a rule produces.

    Args:
        form: The rendering as it might stand in a text.
        rule: The rule, a key of the table of priors.
        mechanism: Why it might be written, a phrase.
        space: By what it is known.
    """

    form: str
    rule: str
    mechanism: str
    space: Space = Space.LETTERS


@attrs.frozen
class Name:
    """A native form as the rules see it.

    Args:
        native: The form, without surrounding space.
        person: Whether it names a person.
    """

    native: str
    person: bool = False

    @property
    def parts(self) -> tuple[str, Generic | None]:
        """The form without its generic noun, and that noun."""
        return split_generic(self.native, person=self.person)


def from_chinese(name: Name) -> Iterator[Candidate]:
    """Yield what a translation from Chinese may make of a name in Han characters."""
    if not is_glossable(name.native):
        return
    texts = _with_head(name)
    for text in texts:
        yield from _read(mandarin.pinyin(text, person=name.person), text, name, "pinyin")
    for text in texts:
        for other in mandarin.other_pinyin(text, person=name.person):
            yield from _read(other, text, name, "other-pinyin")
        yield from _read(mandarin.wade_giles(text), text, name, "wade-giles")
        for latin in sinoxenic.cantonese(text):
            yield from _read(latin.split(), text, name, "cantonese")
        yield from _read(sinoxenic.vietnamese(text).split(), text, name, "vietnamese")
        yield from _read(sinoxenic.on_reading(text).split(), text, name, "on-reading")
    yield from _glossed(name, "zh")
    yield from _half_glossed(name.native, "zh", _pinyin_of)


def from_japanese(name: Name) -> Iterator[Candidate]:
    """Yield what a translation from Japanese may make of a name in kanji or kana."""
    if all(kana.is_kana(char) or char in "・＝= " for char in name.native):
        for latin in kana.foreign_spellings(name.native):
            mechanism = f"a spelling by sound of {name.native}"
            yield Candidate(_title(latin), "katakana", mechanism)
        return
    if not is_glossable(name.native):
        return
    texts = _with_head(name)
    for text in reversed(texts):
        yield from _other_readings(text, name)
    for text in texts:
        usual = kana.short_vowels(kana.romaji(japanese.usual(text)))
        for latin in _voicings(usual):
            yield from _read([latin], text, name, "voicing")
        yield from _read(sinoxenic.on_reading(text).split(), text, name, "on-reading")
    yield from _glossed(name, "ja")
    yield from _half_glossed(name.native, "ja", _japanese_of)


def from_korean(name: Name) -> Iterator[Candidate]:
    """Yield what a translation from Korean may make of a name in Hangul or Hanja."""
    for scheme, latin in korean.romanisations(name.native, person=name.person):
        yield Candidate(_title(latin), "scheme", f"{name.native} {scheme}")
    if is_glossable(name.native):
        for text in _with_head(name):
            yield from _read(sinoxenic.on_reading(text).split(), text, name, "on-reading")
        yield from _glossed(name, "zh")


def from_cyrillic(name: Name, lang: str) -> Iterator[Candidate]:
    """Yield the spellings of a Cyrillic name, and of its last word, by scheme of the language."""
    for text in dict.fromkeys((name.native, *name.native.split()[-1:])):
        for scheme, latin in cyrillic.romanisations(text, lang):
            mechanism = f"{text} in the {scheme} romanisation"
            yield Candidate(_title(latin), "scheme", mechanism)


def half_right(name: Name, canonical: str) -> Iterator[Candidate]:
    """Yield a person's name of which one part is as it should be, and the other read in Mandarin.

    秋叶刚男 (Akiba Takeo) as "Akiba Gangnan", 叶德娴 (Deanie Ip) as "Dexian Ip".
    """
    words = canonical.split()
    native = name.native
    if not name.person or len(words) != _NAMES or not all(map(is_han, native)):
        return
    cuts = _SURNAMES.get(len(native), ())
    if "".join(mandarin.pinyin(native[:1])).capitalize() in words:
        cuts = (1,)  # Zheng Shanjie, 郑栅洁: the rest is two characters
    for cut in cuts:
        rest = "".join(mandarin.pinyin(native[cut:])).capitalize()
        for word in words if rest else ():
            mechanism = f"“{word}” with the Mandarin reading of {native[cut:]}"
            yield Candidate(f"{word} {rest}", "half-right", mechanism)


_NAMES = 2  # words of a full name
# How many of its characters are the surname, by the length of a full name.
_SURNAMES = {3: (1, 2), 4: (2,), 5: (2, 3)}


def from_latin(name: Name) -> Iterator[Candidate]:
    """Yield a name in Latin letters as a translation leaves it: with its marks, without them.

    Vietnamese and Turkish news write the names of others, too, in their own spelling: Lưu Vũ Ninh
    for Liu Yuning.
    """
    bare = _IN_BRACKETS.sub("", name.native).strip()
    if any(char.isalpha() and unicodedata.name(char).startswith("LATIN") for char in bare):
        yield Candidate(bare, "unchanged", f"{bare} as the source spells it")


_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


def _with_head(name: Name) -> tuple[str, ...]:
    """Return the form and, if it ends in a generic noun, the form without that."""
    head, _ = name.parts
    return (name.native, head) if head != name.native else (name.native,)


def _read(syllables: Sequence[str], text: str, name: Name, rule: str) -> Iterator[Candidate]:
    """Yield a reading: of a whole name, or of its head, with the generic noun in English."""
    # A reading leaves out figures and Latin letters; what is left of 228事件 is no name.
    if not syllables or any(c.isdecimal() or (c.isascii() and c.isalpha()) for c in text):
        return
    form = _join(syllables, person=name.person)
    mechanism = f"{_PHRASES[rule]} {text}"
    _, generic = name.parts
    if text == name.native or generic is None or len(text) > 1:
        yield Candidate(form, rule, mechanism)
    else:
        yield Candidate(f"{form} {_title(generic.english[0])}", rule, mechanism)


_PHRASES = {
    "cantonese": "the Cantonese reading of",
    "composed": "another reading of",
    "on-reading": "the on reading of",
    "other-pinyin": "another Mandarin reading of",
    "other-reading": "another reading of",
    "pinyin": "the Mandarin reading of",
    "vietnamese": "the Sino-Vietnamese reading of",
    "voicing": "a wrong voicing of",
    "wade-giles": "the Wade-Giles spelling of",
}


def _join(syllables: Sequence[str], *, person: bool) -> str:
    """Write syllables as a name: a person's as surname and given name, others as one word."""
    if not person or len(syllables) < 2:
        return "".join(syllables).capitalize()
    surname = 2 if len(syllables) > 3 else 1
    return " ".join(
        "".join(part).capitalize() for part in (syllables[:surname], syllables[surname:]) if part
    )


def _other_readings(text: str, name: Name) -> Iterator[Candidate]:
    seen: set[str] = set()
    for reading in (japanese.usual(text), *japanese.known(text)):
        latin = kana.short_vowels(kana.romaji(reading))
        if latin and latin not in seen:
            seen.add(latin)
            yield from _read([latin], text, name, "other-reading")
    for composed in japanese.composed(text, person=name.person):
        if composed.latin not in seen:
            seen.add(composed.latin)
            parts = [composed.parts]
            if name.person and len(composed.parts) == _FULL_NAME:
                parts = [composed.parts[:2], composed.parts[2:]]
            rule = "other-reading" if composed.share >= _USUAL_SHARE else "composed"
            yield from _read([japanese.latin(part) for part in parts], text, name, rule)


_FULL_NAME = 4  # characters, two of the surname and two of the given name
# A reading with this share of the composed ones is one that bearers of the name do use.
_USUAL_SHARE = 0.05


def _voicings(latin: str) -> Iterator[str]:
    """Yield a reading with one consonant inside voiced or unvoiced; short names have no such."""
    if len(latin) < _SHORTEST_VOICED:
        return
    for index in range(1, len(latin) - 1):
        before, letter, after = latin[index - 1], latin[index], latin[index + 1]
        for plain, voiced in (("k", "g"), ("t", "d"), ("h", "b"), ("s", "z")):
            other = {plain: voiced, voiced: plain}.get(letter)
            if other and before in "aeioun" and after in "aeiou":
                yield latin[:index] + other + latin[index + 1 :]


_SHORTEST_VOICED = 6


def _glossed(name: Name, lang: str) -> Iterator[Candidate]:
    head, generic = name.parts
    texts = [name.native]
    if generic is not None and len(head) > 1:
        texts.append(head)
    for text in texts:
        # One word for the head of a name, such as "overseas", is too little to be the name.
        least = 1 if text == name.native or (generic and generic.is_administrative) else 2
        for gloss in glosses(text, lang):
            if len(gloss.parts) < least:
                continue
            if len(gloss.parts) == 1 and len(gloss.parts[0][0]) > 1:
                rule = "word-gloss"
            else:
                rule = "character-gloss" if gloss.is_by_character else "words-gloss"
            mechanism = f"a literal gloss of {gloss.sources}"
            yield Candidate(_title(gloss.text), rule, mechanism, Space.WORDS)


def _half_glossed(native: str, lang: str, read: Callable[[str], str]) -> Iterator[Candidate]:
    """Yield a name cut in two, one half read and the other glossed: 安倍 as "Andouble"."""
    if not 2 <= len(native) <= _LONGEST_HALVED or not all(map(is_han, native)):
        return
    halves: list[tuple[bool, Candidate]] = []
    for cut in range(1, len(native)):
        first, second = native[:cut], native[cut:]
        for gloss in glosses(second, lang)[:_MOST_HALVES]:
            if sound := read(first):
                half = _half(f"{sound} {gloss.text}", first, gloss.sources)
                halves.append((_is_word(gloss), half))
        for gloss in glosses(first, lang)[:_MOST_HALVES]:
            if sound := read(second):
                half = _half(f"{gloss.text} {sound}", second, gloss.sources)
                halves.append((_is_word(gloss), half))
    # What a dictionary knows as a word is glossed, the rest read: 宁德时代 as "Ningde era".
    yield from (half for _, half in sorted(halves, key=lambda pair: not pair[0]))


def _is_word(gloss: Gloss) -> bool:
    return len(gloss.parts) == 1 and len(gloss.parts[0][0]) > 1


_LONGEST_HALVED = 5
_MOST_HALVES = 4


def _half(form: str, sound: str, sources: str) -> Candidate:
    return Candidate(
        _title(form), "half-gloss", f"the reading of {sound} with a gloss of {sources}"
    )


def _pinyin_of(text: str) -> str:
    return "".join(mandarin.pinyin(text))


def _japanese_of(text: str) -> str:
    if len(text) > 1 and (usual := japanese.usual(text)):
        return kana.short_vowels(kana.romaji(usual))
    composed = japanese.composed(text)
    return composed[0].latin if composed else ""


def _title(text: str) -> str:
    small = {"of", "the", "and", "in", "to"}
    words = text.split()
    return " ".join(
        word if index and word in small else word[:1].upper() + word[1:]
        for index, word in enumerate(words)
    )
