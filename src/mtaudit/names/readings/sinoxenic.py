"""Han characters as they are read in Hong Kong, Vietnam and Korea, and in Japan one by one."""

import re
from functools import lru_cache

from mtaudit.names import han
from mtaudit.names.readings import korean
from mtaudit.names.readings.kana import short_vowels

# Jyutping to the spellings usual in Hong Kong; from the beginning of a syllable, then its rhyme.
_ONSETS = (("gw", "kw"), ("z", "ch"), ("c", "ch"), ("j", "y"), ("g", "k"), ("d", "t"), ("b", "p"))
_RHYMES = (("oe", "eu"), ("eoi", "ui"), ("eo", "u"), ("aa", "a"), ("ou", "o"), ("yu", "u"))


@lru_cache(maxsize=4096)
def cantonese(text: str) -> tuple[str, ...]:
    """Return a text's Cantonese readings: Jyutping without tones, then the Hong Kong spelling."""
    syllables = [next(iter(han.cantonese(char)), "") for char in text if han.is_han(char)]
    if not all(syllables):
        return ()
    return tuple(
        dict.fromkeys((" ".join(syllables), " ".join(hong_kong(one) for one in syllables)))
    )


@lru_cache(maxsize=4096)
def vietnamese(text: str) -> str:
    """Return a text's Sino-Vietnamese reading with its marks; empty if a character has none."""
    syllables = [next(iter(han.vietnamese(char)), "") for char in text if han.is_han(char)]
    return " ".join(syllables) if all(syllables) else ""


@lru_cache(maxsize=4096)
def hanja(text: str) -> str:
    """Return a text's Korean reading in Revised Romanisation; empty if a character has none."""
    read = korean.hangul_of(text)
    return korean.revised(read) if len(read) == len(text) else ""


@lru_cache(maxsize=4096)
def on_reading(text: str) -> str:
    """Return a text as its characters' first on readings: 毛沢東 as "motakuto"."""
    read = [next(iter(han.on_readings(char)), "") for char in text if han.is_han(char)]
    return "".join(short_vowels(one) for one in read) if all(read) else ""


def hong_kong(syllable: str) -> str:
    """Return a syllable of Jyutping as it is usually spelt in Hong Kong."""
    for before, after in _ONSETS:
        if syllable.startswith(before):
            syllable = after + syllable[len(before) :]
            break
    for before, after in _RHYMES:
        syllable = syllable.replace(before, after)
    return re.sub(r"yi(?=$)", "yee", syllable)
