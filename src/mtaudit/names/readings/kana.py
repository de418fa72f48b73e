"""Kana in Latin letters, and the Latin spellings that a katakana word may stand for."""

import itertools
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from mtaudit.names.tables import rows

_LONG = re.compile(r"ou|oo|uu")
# What katakana does to a foreign word, undone: l is written r, a consonant gets a vowel to lean on.
_LEANING_VOWEL = re.compile(
    r"(?<=[bcdfgklmpqrsvxz])u(?![aeiou])|(?<=[td])o(?=[^aeiou])|(?<=[td])o$"
)
_LEANING_SIBILANT = (("tsu", "ts"), ("chi", "ch"), ("shu", "sh"), ("ji", "ge"))

_REWRITTEN = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=[^aeiou])i(?=[nmlr]$)", "ea"),
        (r"ks", "x"),
        (r"(?<=[aeiou])z(?=[aeiou])", "ss"),
        (r"b", "v"),
        (r"chi", "ti"),
    )
)
_MOST_R = 3


def is_kana(char: str) -> bool:
    """Tell whether a character is a kana or lengthens one."""
    return "\u3041" <= char <= "\u30ff" and char != "・"


def is_katakana(text: str) -> bool:
    """Tell whether a text is written in katakana, dots and equals signs between words included."""
    return bool(text) and all("\u30a1" <= char <= "\u30ff" or char in "＝= " for char in text)


def hiragana(text: str) -> str:
    """Return a text with its katakana as hiragana."""
    return "".join(chr(ord(char) - 0x60) if "\u30a1" <= char <= "\u30f6" else char for char in text)


@lru_cache(maxsize=16384)
def romaji(text: str) -> str:
    """Return kana in Hepburn, long vowels as they are written: とうきょう as "toukyou"."""
    kana, latin, index, doubled = hiragana(text), "", 0, False
    while index < len(kana):
        size = 2 if kana[index : index + 2] in _kana() else 1
        sound = _kana().get(kana[index : index + size])
        if kana[index] == "っ":
            doubled = True
        elif kana[index] == "ー":
            latin += latin[-1:]
        elif sound is not None:
            if doubled:
                latin += "t" if sound.startswith("ch") else sound[:1]
            latin += sound
            doubled = False
        else:
            latin += " " if kana[index] in "・＝= " else ""
        index += size
    return latin


def short_vowels(latin: str) -> str:
    """Return Latin letters with long o and u written short, as in newspapers: "tokyo"."""
    return _LONG.sub(lambda found: found[0][0], latin)


@lru_cache(maxsize=4096)
def foreign_spellings(katakana: str) -> tuple[str, ...]:
    """Return Latin spellings of the foreign word a katakana form may stand for, likelier first.

    The first is the plain romanisation; in the others leaning vowels fall, r becomes l, k becomes
    c, doubled letters become single. They are not words of any language, only what a program may
    write that spells by sound.
    """
    written = romaji(katakana)
    single = re.sub(r"([a-z])\1", r"\1", written)
    bare = single
    for leaning, sound in _LEANING_SIBILANT:
        bare = re.sub(rf"{leaning}$", sound, bare)
    bare = _LEANING_VOWEL.sub("", bare)
    found: dict[str, None] = dict.fromkeys((written, short_vowels(written), single))
    for form in (bare, single):
        found.update(dict.fromkeys(_with_l(form)))
    for form in tuple(found):
        found.setdefault(re.sub(r"k(?=[aourlt]|$)", "c", form))
        found.setdefault(re.sub(r"k(?=[aourlt])", "c", form))
        for pattern, replacement in _REWRITTEN:
            found.setdefault(pattern.sub(replacement, form))
    return tuple(found)


def _with_l(form: str) -> Iterator[str]:
    """Yield a form with each choice of its r as r or l, all r first."""
    parts = form.split("r")
    if len(parts) - 1 > _MOST_R:
        yield from (form, form.replace("r", "l"))
        return
    for letters in itertools.product("rl", repeat=len(parts) - 1):
        yield "".join(part + letter for part, letter in zip(parts, (*letters, ""), strict=True))


@cache
def _kana() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("kana")}
