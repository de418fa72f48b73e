"""Literal glosses: what a name says if its characters or words are translated one by one."""

import heapq
import itertools
from collections.abc import Iterator
from functools import lru_cache

import attrs

from mtaudit.names.generics import split_generic
from mtaudit.names.han import is_han, japanese, simplified
from mtaudit.names.keys import words_key
from mtaudit.names.readings.kana import is_kana
from mtaudit.names.tables import packed_table

_LONGEST_NAME, _LONGEST_WORD = 8, 4
_MOST_SEGMENTATIONS, _MOST_GLOSSES = 6, 32
# Kana that join kanji in names and mean no more than "of".
_JOINING = frozenset("のノヶケが之つツ")
_UNREAD = "(not said)"


@attrs.frozen
class Gloss:
    """A name translated part by part.

    Args:
        text: The English words.
        parts: Pairs of a piece of the name and its English.
        cost: How far down the lists of meanings its words stand, summed up.
    """

    text: str
    parts: tuple[tuple[str, str], ...]
    cost: int

    @property
    def is_by_character(self) -> bool:
        """Whether every piece is one character."""
        return all(len(piece) == 1 for piece, _ in self.parts)

    @property
    def sources(self) -> str:
        """The pieces and their English, such as "歯 (tooth) and 舞 (dance)"."""
        named = [f"{piece} ({english})" for piece, english in self.parts]
        return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))


@lru_cache(maxsize=4096)
def glosses(text: str, lang: str) -> tuple[Gloss, ...]:
    """Return the literal glosses of a name, those with the longest words first.

    Args:
        text: A name in Han characters, kana between them allowed.
        lang: `zh` or `ja`: whose meanings the characters have.
    """
    if not 1 <= len(text) <= _LONGEST_NAME:
        return ()
    found: dict[str, Gloss] = {}
    for pieces in itertools.islice(_segmentations(text, lang), _MOST_SEGMENTATIONS):
        for gloss in _products(pieces, lang):
            # A proper noun alone is the name's translation, as Hong Kong is for 香港.
            is_name = len(gloss.parts) == 1 and gloss.text[:1].isupper()
            if (key := words_key(gloss.text)) and not is_name:
                found.setdefault(key, gloss)
    return tuple(found.values())


@lru_cache(maxsize=16384)
def meanings(piece: str, lang: str) -> tuple[str, ...]:
    """Return the short glosses of a character or a word, the first meaning first.

    Glosses of two words come again as their noun alone, at the end: "pear tree" as "pear". A kanji
    has the meanings of the Chinese character as well, after its own.
    """
    chinese = packed_table("glosses_zh").values(simplified(piece), separator="|")
    if lang == "ja":
        own = packed_table("glosses_ja")
        found = [gloss for shape in japanese(piece) for gloss in own.values(shape, separator="|")]
        found += chinese if len(piece) == 1 or not found else ()
    else:
        found = list(chinese)
    return tuple(dict.fromkeys((*found, *filter(None, map(_noun, found)))))


def _noun(gloss: str) -> str:
    """Return the noun of a gloss of two words; empty for others."""
    first, _, last = gloss.partition(" ")
    if not last or " " in last or first[:1].isupper():
        return ""
    return first if last in _CLASSES else last


_CLASSES = frozenset("tree plant flower bird fish animal insect part of".split())


def _segmentations(text: str, lang: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways to cut a name into pieces with a meaning, fewest pieces first."""
    tried = 0
    heap: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, ())]
    while heap and tried < 400:
        tried += 1
        count, end, pieces = heapq.heappop(heap)
        end = -end
        if end == len(text):
            yield pieces
            continue
        for size in range(min(_LONGEST_WORD, len(text) - end), 0, -1):
            piece = text[end : end + size]
            if _is_meaningful(piece, lang, is_inside=0 < end < len(text) - 1):
                heapq.heappush(heap, (count + 1, -(end + size), (*pieces, piece)))


def _is_meaningful(piece: str, lang: str, *, is_inside: bool) -> bool:
    if is_inside and piece in _JOINING:
        return True
    if all(is_kana(char) for char in piece):
        return False
    return bool(meanings(piece, lang) or _generic(piece))


def _generic(piece: str) -> tuple[str, ...]:
    """Return the English of a piece that is a generic noun."""
    _, generic = split_generic(f"-{piece}")
    return generic.english if generic is not None and generic.native == piece else ()


def _products(pieces: tuple[str, ...], lang: str) -> Iterator[Gloss]:
    """Yield the choices of one meaning for each piece, the first meanings first."""
    last = len(pieces) - 1
    lists: list[tuple[str, ...]] = []
    for index, piece in enumerate(pieces):
        if 0 < index < last and piece in _JOINING:
            lists.append((_UNREAD,))
            continue
        generic = _generic(piece) if index == last and index else ()
        lists.append(tuple(dict.fromkeys((*generic, *meanings(piece, lang)))))
    chosen = itertools.product(*(range(len(choices)) for choices in lists))
    for ranks in sorted(itertools.islice(chosen, 3000), key=lambda ranks: (sum(ranks), ranks))[
        :_MOST_GLOSSES
    ]:
        parts = tuple(
            (piece, choices[rank])
            for piece, choices, rank in zip(pieces, lists, ranks, strict=True)
            if choices[rank] != _UNREAD
        )
        yield Gloss(_joined([english for _, english in parts]), parts, sum(ranks))


def _joined(phrases: list[str]) -> str:
    """Join glosses; of two in a row that are one word, the last stays: "island islands"."""
    kept = [
        phrase
        for phrase, following in itertools.zip_longest(phrases, phrases[1:], fillvalue="")
        if words_key(phrase) != words_key(following)
    ]
    return " ".join(kept)


def is_glossable(text: str) -> bool:
    """Tell whether a text has Han characters at all."""
    return any(is_han(char) for char in text)
