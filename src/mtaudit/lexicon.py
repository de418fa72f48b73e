"""Which words are ordinary: the vocabulary against which a name stands out. English only."""

from functools import cache
from pathlib import Path

_WORDS = Path(__file__).parent / "data" / "english_words.txt"


@cache
def english_words() -> frozenset[str]:
    """Return some 70,000 English words in lower case, inflected forms included, no names.

    Loaded once, on first use (a few milliseconds). Source: SCOWL up to size 50; see the folder
    `data`.
    """
    return frozenset(_WORDS.read_text(encoding="ascii").split())


def is_ordinary(word: str) -> bool:
    """Tell whether an English word is an ordinary one, capital letters aside."""
    return word.lower() in english_words()
