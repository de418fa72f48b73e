"""Arabic in Latin letters, as far as a script without most vowels lets itself be read."""

import re
from functools import cache, lru_cache

from mtaudit.names.tables import rows

_MARKS = re.compile("[\u064b-\u0652\u0640]")
# Spellings of one sound, and vowels, which the script leaves out or the speaker colours.
_SAME = (
    (re.compile(r"\b(?:al|el|ul|as|ash|ad|an|ar|at|az)[- ]"), ""),
    (re.compile(r"v|ph"), "f"),
    (re.compile(r"p"), "b"),
    (re.compile(r"kh|ch"), "h"),
    (re.compile(r"gh|[gq]u?"), "g"),
    (re.compile(r"dh|th"), "d"),
    (re.compile(r"dj|j"), "j"),
    (re.compile(r"ou|oo|[ow]"), "u"),
    (re.compile(r"ee|[ey]"), "i"),
    (re.compile(r"[^a-z]"), ""),
    (re.compile(r"[aiu]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=4096)
def romanisation(text: str) -> str:
    """Return an Arabic text letter by letter, the article as al-, short vowels missing."""
    return " ".join(
        f"al-{_letters(word[2:])}" if word.startswith("ال") and len(word) > 3 else _letters(word)
        for word in _MARKS.sub("", text).split()
    )


@lru_cache(maxsize=16384)
def skeleton(latin: str) -> str:
    """Return what the spellings of an Arabic name share: its consonants, in broad classes."""
    reduced = latin.lower()
    for pattern, replacement in _SAME:
        reduced = pattern.sub(replacement, reduced)
    return reduced


def _letters(word: str) -> str:
    return "".join(_alphabet().get(char, "") for char in word)


@cache
def _alphabet() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("arabic")}
