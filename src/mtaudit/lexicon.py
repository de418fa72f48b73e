"""Which words are ordinary: the vocabulary against which a name stands out. English only.

The lists are sorted files, one word a line, mapped into memory and searched in place: to make a
text of one costs a millisecond, and to make a set of its words more than a whole audit.
"""

from bisect import bisect_right
from functools import cache, lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

from mtaudit.sieve import Sieve

_DATA = Path(__file__).parent / "data"
_BLOCK = 2048  # bytes from one entry of a list's index to the next


@lru_cache(maxsize=65536)
def is_ordinary(word: str) -> bool:
    """Tell whether an English word is an ordinary one, capital letters aside.

    Looks it up among some 63,000 words, inflected forms included, no names. Source: SCOWL up to
    size 50; see the folder `data`.
    """
    return word.lower() in _read("english_words.txt")


@lru_cache(maxsize=4096)
def is_name_head(word: str) -> bool:
    """Tell whether a word does follow a name in capitals, as in "Putin Doctrine".

    Such words are what a person founds, owns, leads or is remembered by, and what a place has. One
    that is missing from the list costs a false alarm of `garbled-name`; one too many a finding.
    """
    return word.lower() in _read("english_name_heads.txt")


@lru_cache(maxsize=4096)
def is_word_in_names(word: str) -> bool:
    """Tell whether an ordinary English word is also somebody's name, or a place's: Straw, Rose.

    Looks it up among some 6,700 words. Sources: names of the United States census of 1990, names in
    SCOWL; see the folder `data`.
    """
    return word.lower() in _read("english_words_in_names.txt")


@lru_cache(maxsize=4096)
def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name that is common in English-speaking countries.

    Looks it up among the 5,163 of the United States census of 1990.
    """
    return word.lower() in _read("english_given_names.txt")


unusual = Sieve(lambda word: len(word) > 2 and not is_ordinary(word))
"""Returns the words of more than two letters that are no ordinary English ones, as most names."""
notable = Sieve(lambda word: not (word.islower() and is_ordinary(word)))
"""Returns all words but the ordinary English ones in small letters."""


class _Words:
    """A sorted list of words.

    Args:
        lines: The words, a line break after each.
    """

    __slots__ = ("_first", "_lines", "_starts")

    def __init__(self, lines: mmap) -> None:
        starts = [0]
        while 0 < (start := lines.find(b"\n", starts[-1] + _BLOCK) + 1) < len(lines):
            starts.append(start)
        self._lines = lines
        # The first word of each block of lines; where the blocks begin, and the last one ends.
        self._first = [lines[start : lines.find(b"\n", start)] for start in starts]
        self._starts = [*starts, len(lines)]

    def __contains__(self, word: str) -> bool:
        """Find a word by the index, then in its block."""
        if not (word.isascii() and word.isalpha()):
            return False
        wanted = word.encode()
        at = bisect_right(self._first, wanted) - 1
        if at < 0:
            return False
        block = self._lines[self._starts[at] : self._starts[at + 1]]
        return b"\n%b\n" % wanted in b"\n" + block


@cache
def _read(name: str) -> _Words:
    with (_DATA / name).open("rb") as file:
        return _Words(mmap(file.fileno(), 0, access=ACCESS_READ))
