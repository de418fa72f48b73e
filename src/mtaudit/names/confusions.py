"""Which letters stand for one sound, and which are confused, by the script a name comes from.

Two levels. *Schemes*: spellings of one reading, such as si and shi; two names that differ by them
are one name. *Confusions*: what a writer or a program mistakes, such as l for r; two names that
differ by them are alike.
"""

import re
from functools import cache, lru_cache
from typing import Literal

from mtaudit.names.keys import letters_key
from mtaudit.names.tables import rows

Level = Literal["scheme", "confusion"]
_CYRILLIC = frozenset({"be", "bg", "mk", "ru", "sr", "uk"})
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(text: str, lang: str, level: Level = "scheme") -> str:
    """Return a Latin spelling of which the differences of a level are gone.

    Args:
        text: The spelling; only its letters count.
        lang: The language the name comes from; `loan` for a foreign name spelt by the syllables of
            Chinese or Korean, which keep little more than classes of consonants.
        level: What is folded; `confusion` folds both.
    """
    letters = letters_key(text) if level == "scheme" else fold(text, lang)
    for written, folded in _folds(_script(lang), level):
        letters = letters.replace(written, folded)
    return letters if level == "scheme" else _DOUBLED.sub(r"\1", letters)


def primary(lang: str) -> str:
    """Return the primary language of a BCP 47 tag, lower-cased: `zh` for `zh-Hant-TW`."""
    return lang.replace("_", "-").split("-", 1)[0].lower()


def _script(lang: str) -> str:
    lang = primary(lang)
    if lang in _CYRILLIC:
        return "cyrillic"
    return lang if lang in {"ja", "ko", "zh", "loan"} else "latin"


@cache
def _folds(script: str, level: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (written, folded)
        for row_script, row_level, written, folded in rows("confusions")
        if row_script == script and row_level == level
    )
