"""What two spellings share if they are one rendering: keys of letters, keys of words.

A reading is known by its letters: `Se Dan`, `Se-dan` and `Sedan` are one. A literal gloss is known
by its words, without their endings and without function words: `the Teeth Dances` and `Tooth Dance`
are one.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from mtaudit.names.tables import Table, rows
from mtaudit.text import without_possessive

_FUNCTION_WORDS = frozenset("a an and at by for from in into of on or s the to with".split())
WORDS_MARK = "="
"""Begins a key of words where it stands among keys of letters."""
GENERICS_BEFORE = frozenset({"mt", "mount", "lake"})
"""Generic nouns that stand before a name in English."""
_FEW_WORDS = 2000  # looked up before their parts are told apart
_MOST_PARTS = 65536  # words of which it is remembered
_NO_LETTERS = dict.fromkeys(point for point in range(128) if not chr(point).isalpha())
_NO_WORDS = dict.fromkeys((p for p in range(128) if not chr(p).isalnum() and chr(p) != "'"), " ")
# Letters that no decomposition makes plain.
_PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


@lru_cache(maxsize=65536)
def letters_key(text: str) -> str:
    """Return a Latin spelling as plain lower-case letters, without marks, spaces and hyphens."""
    if text.isascii() and text.isalpha():
        return text.lower()
    lowered = plain(text)
    if lowered.isascii():
        return lowered.translate(_NO_LETTERS)
    return "".join(letter for letter in lowered if letter.isalpha())


@lru_cache(maxsize=65536)
def words_key(text: str) -> str:
    """Return the stems of an English phrase's words, one space between them.

    Function words are dropped, and so is a word that repeats the one before it: the "islands" of
    "South Thousand Island Islands".
    """
    stems: list[str] = []
    last: str | None = None
    for word in text.split():
        for root in _roots(word):
            if root != last:
                stems.append(root)
                last = root
    return " ".join(stems)


@lru_cache(maxsize=65536)
def _roots(written: str) -> tuple[str, ...]:
    """Return the stems of what stands between two spaces: the words of an article come again."""
    if written.isascii() and written.isalpha():
        word = written.lower()
        return () if word in _FUNCTION_WORDS else (stem(word),)
    return tuple(stem(word) for word in _words(plain(written)) if word not in _FUNCTION_WORDS)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a lower-case English noun in the singular, a gerund without its ending."""
    singular = _irregular_plurals().get(word)
    if singular is not None:
        return singular
    if word.endswith("ing") and len(word) > 6:
        return word[:-3]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


class Part(NamedTuple):
    """What a word may be to the keys that are known.

    Args:
        is_known: Whether the word alone is one, in letters or as a word.
        may_begin: Whether one may begin with it, or with a generic noun that it is.
        may_end: Whether one of letters may end with it.
    """

    is_known: bool
    may_begin: bool
    may_end: bool


_ANY_PART = Part(is_known=True, may_begin=True, may_end=True)


class KnownKeys:
    """Keys that something is known by, and which words may be parts of phrases that have them.

    Nearly all words of an article are none. That is told only once many words were asked for, since
    it takes a while to sort the keys; up to then each may be anything.

    Args:
        sources: What has the keys, those of words with `WORDS_MARK` before them.
    """

    def __init__(self, *sources: Table | Mapping[str, object]) -> None:
        self._sources = tuple(source for source in sources if isinstance(source, Table) or source)
        self._parts: dict[str, Part] = {}
        self._asked = 0

    def __contains__(self, key: object) -> bool:
        """Tell whether a key is known."""
        for source in self._sources:  # noqa: SIM110 - `any` would take three times as long
            if key in source:
                return True
        return False

    def part(self, word: str) -> Part:
        """Return what a word may be, its possessive ending left off."""
        known = self._parts.get(word)
        if known is None:
            self._asked += 1
            if self._asked <= _FEW_WORDS:
                return _ANY_PART
            if len(self._parts) >= _MOST_PARTS:
                self._parts.clear()
            known = self._parts[word] = self._part(word)
        return known

    def _part(self, word: str) -> Part:
        bare = without_possessive(word)
        letters, roots = letters_key(bare), WORDS_MARK + " ".join(_roots(bare))
        forward, backward = self._sorted
        return Part(
            letters in self or roots in self,
            letters in GENERICS_BEFORE or _begins(letters, forward) or _begins(roots, forward),
            _begins(letters[::-1], backward),
        )

    @cached_property
    def _sorted(self) -> tuple[list[str], list[str]]:
        """The keys, and those of letters spelt backwards, both sorted."""
        found = {key for source in self._sources for key in _all_keys(source)}
        backward = sorted(key[::-1] for key in found if not key.startswith(WORDS_MARK))
        return sorted(found), backward


def _all_keys(source: Table | Mapping[str, object]) -> Iterable[str]:
    return source.keys if isinstance(source, Table) else source


def _begins(part: str, ordered: list[str]) -> bool:
    """Tell whether one of sorted keys begins with a part."""
    at = bisect_left(ordered, part)
    return at < len(ordered) and ordered[at].startswith(part)


class PhraseKeys:
    """The keys of a phrase that grows word by word, and whether one of them may be known.

    A test that spares most phrases the making of their keys: it may say yes for nothing.

    Args:
        known: The keys that are known, those of words with `WORDS_MARK` before them.
    """

    def __init__(self, known: Container[str]) -> None:
        self._known = known

    def begin(self, word: str) -> None:
        """Begin a phrase with a word."""
        self._first = self._letters = letters_key(word)
        self._roots: list[str] = []
        self._add_roots(word)
        self._size = 1
        # A generic noun before a name or after it does not count: what is left may be known.
        self.may_be_known = self._with_known_part = False
        self.may_be_known = self._is_known()
        self._with_known_part = self.may_be_known or self._first in GENERICS_BEFORE

    def add(self, word: str, small: Iterable[str] = ()) -> None:
        """Add a word, after small ones that stand before it."""
        letters = letters_key(word)
        for other in small:
            self._letters += letters_key(other)
            self._size += 1
            self._with_known_part = self._with_known_part or self._letters in self._known
        self._letters += letters
        self._size += 1
        self._add_roots(word)
        self.may_be_known = (
            self._with_known_part
            or self._is_known()
            or (self._size == 2 and letters + self._first in self._known)
        )
        self._with_known_part = self.may_be_known

    def _add_roots(self, word: str) -> None:
        for root in _roots(word):
            if not self._roots or root != self._roots[-1]:
                self._roots.append(root)

    def _is_known(self) -> bool:
        return self._letters in self._known or WORDS_MARK + " ".join(self._roots) in self._known


def plain(text: str) -> str:
    """Return a text in lower case and without marks on its letters."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _words(text: str) -> list[str]:
    if text.isascii():
        kept = text.translate(_NO_WORDS)
        if "'" not in kept:
            return kept.split()
    else:
        kept = "".join(char if char.isalnum() or char in "'’" else " " for char in text)
    return [word.removesuffix("'s").removesuffix("’s").strip("'’") for word in kept.split()]


@cache
def _irregular_plurals() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("irregular_plurals")}
