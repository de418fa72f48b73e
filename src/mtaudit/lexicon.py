"""Which words are ordinary: the vocabulary against which a name stands out. English only."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def english_words() -> frozenset[str]:
    """Return some 70,000 English words in lower case, inflected forms included, no names.

    Loaded once, on first use (a few milliseconds). Source: SCOWL up to size 50; see the folder
    `data`.
    """
    return _read("english_words.txt")


def is_ordinary(word: str) -> bool:
    """Tell whether an English word is an ordinary one, capital letters aside."""
    return word.lower() in english_words()


@cache
def name_heads() -> frozenset[str]:
    """Return the ordinary words that do follow a name in capitals, as in "Putin Doctrine".

    What a person founds, owns, leads or is remembered by, and what a place has. A word that is
    missing from the list costs a false alarm of `garbled-name`; one too many costs a finding.
    """
    return _read("english_name_heads.txt")


def _read(name: str) -> frozenset[str]:
    return frozenset((_DATA / name).read_text(encoding="ascii").split())
