"""Generic nouns at the end of names: island, river, city, newspaper, president."""

from functools import cache, lru_cache
from typing import NamedTuple

from mtaudit.names.keys import GENERICS_BEFORE, letters_key
from mtaudit.names.tables import rows

_LONGEST = 4


class Generic(NamedTuple):
    """A generic noun as it ends names.

    Args:
        native: How it is written.
        english: What it is called, best first.
        readings: How it is read where the name is read as a whole, in any of the languages.
        is_administrative: Whether it is often left out in English, as in Osaka for 大阪市.
        is_title: Whether it is a person's title.
    """

    native: str
    english: tuple[str, ...]
    readings: tuple[str, ...]
    is_administrative: bool
    is_title: bool


@lru_cache(maxsize=4096)
def split_generic(native: str, *, person: bool = False) -> tuple[str, Generic | None]:
    """Return a native form without the generic noun at its end, and that noun if it has one.

    Args:
        native: The form.
        person: Whether it names a person, who has titles and no other generic nouns.
    """
    for size in range(min(_LONGEST, len(native) - 1), 0, -1):
        generic = _generics().get(native[-size:])
        if generic is not None and generic.is_title == person:
            return native[:-size].strip(), generic
    return native, None


@lru_cache(maxsize=16384)
def without_english_generic(text: str) -> str:
    """Return an English name without the generic noun it ends or begins with.

    >>> without_english_generic("Sedan Island"), without_english_generic("Mt. Fuji")
    ('Sedan', 'Fuji')
    """
    words = text.split()
    for size in (2, 1):
        if len(words) > size and " ".join(words[-size:]).lower() in english_generics():
            return " ".join(words[:-size])
    if len(words) > 1 and letters_key(words[0]) in GENERICS_BEFORE:
        return " ".join(words[1:])
    return text


def letters_keys(text: str) -> list[str]:
    """Return the keys of letters of a text: as it is, without its generic noun, words swapped."""
    words = text.split()
    if len(words) == 1:
        return [letters_key(text)]
    # Word by word: an article's phrases share their words, whose keys are remembered.
    letters = [letters_key(word) for word in words]
    keys = ["".join(letters)]
    bare = without_english_generic(text)
    if bare != text:
        keys.append("".join(map(letters_key, bare.split())))
    if len(words) == 2:
        keys.append(letters[1] + letters[0])
    return keys


@cache
def english_generics() -> frozenset[str]:
    """Return the English generic nouns in lower case, plurals included."""
    found = {
        noun for generic in _generics().values() if not generic.is_title for noun in generic.english
    }
    return frozenset(found | {f"{noun}s" for noun in found})


@cache
def _generics() -> dict[str, Generic]:
    return {
        native: Generic(
            native,
            tuple(english.split(";")),
            tuple(reading for column in (zh, ja, ko) for reading in column.split()),
            is_administrative=sort == "admin",
            is_title=sort == "title",
        )
        for native, english, zh, ja, ko, sort in rows("generics")
    }
