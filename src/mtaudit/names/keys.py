"""What two spellings share if they are one rendering: keys of letters, keys of words.

A reading is known by its letters: `Se Dan`, `Se-dan` and `Sedan` are one. A literal gloss is known
by its words, without their endings and without function words: `the Teeth Dances` and `Tooth Dance`
are one.
"""

import itertools
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
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
_MOST_REMEMBERED = 65536  # words and phrases
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
        letters: Its key of letters.
        stems: Its key of words.
        is_known: Whether the word alone has one of the keys, in letters or as a word.
    """

    letters: str
    stems: str
    is_known: bool


class KnownKeys:
    """Keys that something is known by, and which words may be parts of phrases that have them.

    Nearly all words of an article are none. That is told only once many words were asked for, since
    it takes a while to sort the keys; up to then each may be anything. What is known of a word or a
    phrase is remembered: articles have the same ones again and again.

    Args:
        sources: What has the keys, those of words with `WORDS_MARK` before them.
    """

    def __init__(self, *sources: Table | Mapping[str, object]) -> None:
        self._sources = tuple(source for source in sources if isinstance(source, Table) or source)
        self._asked = 0
        self._known: Container[str] = self
        self.part: Callable[[str], Part | None] = lru_cache(_MOST_REMEMBERED)(self._part)
        """Returns what a word may be, its possessive ending left off; `None` for no part of any."""
        self.ends: Callable[[str], tuple[bool, ...]] = lru_cache(_MOST_REMEMBERED)(self._ends)
        """Returns of each capitalised word of a phrase whether what ends with it may be known."""
        self.may_have_pair: Callable[[Part, str], bool] = lru_cache(_MOST_REMEMBERED)(
            self._may_have_pair
        )
        """Tells whether a phrase of a word and one in small letters after it may be known."""

    def __contains__(self, key: object) -> bool:
        """Tell whether a key is known."""
        for source in self._sources:  # noqa: SIM110 - `any` would take three times as long
            if key in source:
                return True
        return False

    def _may_have_pair(self, part: Part, tail: str) -> bool:
        known, first, last = self._known, part.letters, letters_key(tail)
        if part.is_known or first in GENERICS_BEFORE or first + last in known:
            return True
        return last + first in known or f"{part.stems} {' '.join(_roots(tail))}" in known

    def _part(self, word: str) -> Part | None:
        bare = without_possessive(word)
        letters, stems = letters_key(bare), WORDS_MARK + words_key(bare)
        is_known = letters in self._known or stems in self._known
        self._asked += 1
        if self._asked < _FEW_WORDS:
            return Part(letters, stems, is_known)
        forward, backward = self._sorted
        if self._known is self:
            self._known = frozenset(forward)
            self.part.cache_clear()  # type: ignore[attr-defined]  # the cache of this method
        if (
            is_known
            or letters in GENERICS_BEFORE
            or _begins_one(letters, forward)
            or _begins_one(f"{stems} ", forward)
            or _begins_one(letters[::-1], backward)
        ):
            return Part(letters, stems, is_known)
        return None

    def _ends(self, phrase: str) -> tuple[bool, ...]:
        """Look for the keys of a phrase word by word; they may be known where this says so.

        A generic noun before a name or after it does not count: what is left may be known.
        """
        found: list[bool] = []
        known = self._known
        first = letters = ""
        roots: list[str] = []
        size = 0
        with_known_part = False
        for piece in phrase.split():
            word = without_possessive(piece)
            own = letters_key(word)
            letters += own
            size += 1
            if found and not word[0].isupper():  # a small word between
                with_known_part = with_known_part or letters in known
                continue
            roots += _roots(word)
            with_known_part = (
                with_known_part
                or letters in known
                or WORDS_MARK + " ".join(_without_repetition(roots)) in known
                or (size == 2 and own + first in known)
            )
            found.append(with_known_part)
            if size == 1:
                first = own
                with_known_part = with_known_part or own in GENERICS_BEFORE
        return tuple(found)

    @cached_property
    def _sorted(self) -> tuple[list[str], list[str]]:
        """The keys, and those of letters spelt backwards, both sorted."""
        found = {key for source in self._sources for key in _all_keys(source)}
        backward = sorted(key[::-1] for key in found if not key.startswith(WORDS_MARK))
        return sorted(found), backward


def _without_repetition(roots: Iterable[str]) -> Iterable[str]:
    """Return stems without those that repeat the one before."""
    return (root for root, _ in itertools.groupby(roots))


def _all_keys(source: Table | Mapping[str, object]) -> Iterable[str]:
    return source.keys if isinstance(source, Table) else source


def _begins_one(beginning: str, ordered: Sequence[str]) -> bool:
    """Tell whether one of sorted keys has a beginning."""
    at = bisect_left(ordered, beginning)
    return at < len(ordered) and ordered[at].startswith(beginning)


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
