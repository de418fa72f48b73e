"""Chinese names of people: how their characters may be spelt in Latin letters."""

import itertools
from functools import cache, lru_cache

from mtaudit.names.han import cantonese, simplified
from mtaudit.names.keys import letters_key
from mtaudit.names.readings import sinoxenic
from mtaudit.names.readings.mandarin import other_pinyin, pinyin, wade_giles
from mtaudit.names.tables import rows

_MOST = 64  # spellings of a name
# Surnames of which the other reading is no name: Shan, not Dan. Of others both are in use.
_READ_ONE_WAY = frozenset("仇区單单曾解朴區")


@cache
def surnames() -> frozenset[str]:
    """Return the characters that are common surnames."""
    return frozenset(surname for (surname,) in rows("chinese_surnames"))


@lru_cache(maxsize=4096)
def spellings(native: str) -> frozenset[str]:
    """Return the letters that some characters of a name may be spelt with, without spaces.

    In pinyin with every reading of each character, in Wade-Giles, in the spellings of Hong Kong.

    Args:
        native: Chinese characters.
    """
    each = [_syllables(char) for char in native]
    found = {"".join(chosen) for chosen in itertools.islice(itertools.product(*each), _MOST)}
    whole = ("".join(pinyin(native, person=True)), "".join(wade_giles(native)))
    return frozenset(letters_key(one) for one in (*found, *whole) if one)


@lru_cache(maxsize=1024)
def surname_spellings(native: str) -> frozenset[str]:
    """Return the letters that a surname may be spelt with: Shan or Sin for 单, and not Dan.

    Args:
        native: A Chinese character.
    """
    found = spellings(native)
    if native not in _READ_ONE_WAY:
        return found
    as_word = {letters_key(one) for one in pinyin(native)}
    other = {letters_key(one) for reading in other_pinyin(native) for one in reading}
    as_surname = {letters_key(pinyin(native * 2, person=True)[0])}
    return (found - as_word - other) | as_surname


@lru_cache(maxsize=4096)
def _syllables(char: str) -> tuple[str, ...]:
    from pypinyin import Style
    from pypinyin import pinyin as all_pinyin

    read = all_pinyin(simplified(char), style=Style.NORMAL, heteronym=True, v_to_u=True)[0]
    found = [form for one in read for form in _forms(one)]
    for syllable in cantonese(char):
        found += (syllable.rstrip("0123456789"), sinoxenic.hong_kong(syllable))
    return tuple(dict.fromkeys(letters_key(one) for one in found if one))


def _forms(syllable: str) -> tuple[str, ...]:
    """Return the ways to write a syllable: 吕 is Lu, Lyu or Lv."""
    if "ü" not in syllable:
        return (syllable,)
    return tuple(syllable.replace("ü", other) for other in ("u", "yu", "v"))
