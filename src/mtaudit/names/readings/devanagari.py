"""Hindi in Latin letters, as the press writes it: long vowels short, final a silent."""

import unicodedata
from functools import cache, lru_cache

from mtaudit.names.tables import rows

_NUKTA = "\u093c"


@lru_cache(maxsize=16384)
def romanisation(text: str) -> str:
    """Return a text in Devanagari in Latin letters: स्नोडन as "snodan"."""
    return " ".join(_word(word) for word in unicodedata.normalize("NFD", text).split())


def _word(word: str) -> str:
    letters, latin, index = _letters(), "", 0
    while index < len(word):
        size = (
            2 if word[index + 1 : index + 2] == _NUKTA and word[index : index + 2] in letters else 1
        )
        sound, sort = letters.get(word[index : index + size], ("", ""))
        latin += sound
        index += size
        following = letters.get(word[index : index + 1], ("", ""))[1]
        if sort == "consonant" and following in {"consonant", "vowel", "nasal"}:
            latin += "a"
    return latin


@cache
def _letters() -> dict[str, tuple[str, str]]:
    return {
        unicodedata.normalize("NFD", letter): (latin, sort)
        for letter, latin, sort in rows("devanagari")
    }
