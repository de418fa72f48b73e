"""Mandarin in Latin letters: pinyin, other readings of a character, Wade-Giles."""

from functools import cache, lru_cache

from mtaudit.names.han import is_han, simplified
from mtaudit.names.tables import rows


@lru_cache(maxsize=4096)
def pinyin(text: str, *, person: bool = False) -> tuple[str, ...]:
    """Return the pinyin syllables of the Han characters of a text, without tones.

    Args:
        text: Han characters in any shape; other characters are left out.
        person: Whether it begins with a surname, some of which have a reading of their own.
    """
    from pypinyin import Style, lazy_pinyin

    han = "".join(char for char in text if is_han(char))
    read = lazy_pinyin(simplified(han), style=Style.NORMAL, v_to_u=True)
    syllables = [_plain(syllable) for syllable in read if syllable.isalpha()]
    if person and len(syllables) == len(han):
        special = _surnames().get(simplified(han[:2])) or _surnames().get(simplified(han[:1]))
        if special and len(han) > 1:
            syllables[0] = special
    return tuple(syllables)


@lru_cache(maxsize=4096)
def other_pinyin(text: str, *, person: bool = False) -> tuple[tuple[str, ...], ...]:
    """Return the pinyin of a text with one character read otherwise: 重庆 as zhong qing."""
    from pypinyin import Style
    from pypinyin import pinyin as all_pinyin

    usual = pinyin(text, person=person)
    han = simplified("".join(char for char in text if is_han(char)))
    found: dict[tuple[str, ...], None] = {}
    for index, char in enumerate(han[: len(usual)]):
        for reading in all_pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=True)[0][:4]:
            syllable = _plain(reading)
            if syllable.isalpha() and syllable != usual[index]:
                found.setdefault((*usual[:index], syllable, *usual[index + 1 :]))
    return tuple(found)


@lru_cache(maxsize=4096)
def wade_giles(text: str) -> tuple[str, ...]:
    """Return the syllables of a text in Wade-Giles, without tones and apostrophes."""
    from pypinyin import Style, lazy_pinyin

    han = simplified("".join(char for char in text if is_han(char)))
    read = lazy_pinyin(han, style=Style.WADEGILES)
    return tuple(_plain("".join(char for char in syllable if char.isalpha())) for syllable in read)


def _plain(syllable: str) -> str:
    return syllable.lower().replace("ü", "u").replace("ê", "e").replace("v", "u")


@cache
def _surnames() -> dict[str, str]:
    return {
        surname: spelling for surname, spelling in rows("mandarin_surnames") if len(surname) < 2
    }
