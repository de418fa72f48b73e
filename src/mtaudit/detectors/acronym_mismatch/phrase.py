"""The words before an acronym in brackets, and whether they spell it out."""

import re

from mtaudit.pattern import Pattern
from mtaudit.text import Word, words

SMALL = frozenset("a an and at by de des du for in of on the to".split())
# A full stop is no end: "Association of African Nations. South East Asia" is one expansion.
_END = Pattern(r"[;:!?()\"]|[“”]|\n\s*\n")


def phrase_before(offset: int, length: int, text: str) -> tuple[Word, ...]:
    """Return the words that end at an offset, in one stretch without brackets or quotation marks.

    Args:
        offset: Where the phrase ends, in code points.
        length: How many words to return at most.
        text: The text.
    """
    start = max(0, offset - 40 * length)
    for end in _END.finditer(text, start, offset):
        start = end.end()
    found = words(text[start:offset])[-length:]
    return tuple(Word(w.text, w.start + start, w.end + start) for w in found)


def spells(phrase: tuple[Word, ...], acronym: str) -> bool:
    """Tell whether the last words' initials spell the acronym, with or without small words."""
    letters = acronym.lower()
    bare = (word.text.replace("’", "'").removesuffix("'s") for word in phrase)
    parts = [part for word in bare for part in re.split(r"['-]", word) if part]
    every = "".join(part[0].lower() for part in parts)
    large = "".join(part[0].lower() for part in parts if part.lower() not in SMALL)
    return every.endswith(letters) or large.endswith(letters)


def letters_of(text: str) -> str:
    """Return the letters and digits of a text in lower case."""
    return "".join(char for char in text.lower() if char.isalnum())
