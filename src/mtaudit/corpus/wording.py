"""The words around a place of a text, and how alike two wordings are."""

import zlib
from functools import lru_cache

from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import flowing, sentences, without_possessive, words

# Words that say nothing about what a sentence tells.
_EMPTY = frozenset(
    "a about after again all also an and any are as at be been before being but by can could "
    "did do does during each for from had has have he her here him his how i if in into is it "
    "its just last may me might more most much must my next no nor not now of off on one only "
    "or other our out over own said same say says she should since so some such than that the "
    "their them then there these they this those through to under until up was we were what "
    "when where which while who whom whose will with would year years yesterday you your".split()
)
_ENDING = Pattern(r"(?<=\w{3})(?:ing|ed|es|s)$")
_WINDOW = 12  # how many words on either side tell what is spoken of
_RUN = 3  # words: the unit in which wordings are compared
_SHINGLE = 5  # words: the unit in which whole texts are compared
_SAMPLED = 8  # one shingle in so many is kept


def passage(text: str, start: int) -> Span:
    """Return the sentence of a text in which an offset lies."""
    text = _unwrapped(text)
    paragraph = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    line = text[paragraph : len(text) if end < 0 else end]
    for sentence in sentences(line):
        if start - paragraph < sentence.end:
            return Span(paragraph + sentence.start, paragraph + sentence.end)
    return Span(paragraph, paragraph + len(line))


def content_around(text: str, place: Span) -> frozenset[str]:
    """Return the stems of what is said around a place: content words of its sentence, near by.

    Args:
        text: A text in English or a language that writes words apart.
        place: The place; what stands in it does not count.

    Returns:
        Lower-case stems, at most twelve words to either side; figures are left out.
    """
    sentence = passage(text, place.start)
    before = words(text[sentence.start : place.start])[-_WINDOW:]
    after = words(text[place.end : max(place.end, sentence.end)])[:_WINDOW]
    return frozenset(stem(word.text) for word in (*before, *after) if is_content(word.text))


def is_content(word: str) -> bool:
    """Tell whether a word says something about what a sentence tells."""
    return word[0].isalpha() and len(word) > 1 and word.lower() not in _EMPTY


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word in lower case, without possessive or the commonest English endings."""
    return _ENDING.sub("", without_possessive(word).rstrip("'’").lower())


def is_copied(one: str, other: str) -> bool:
    """Tell whether two sentences are so alike that one was made from the other.

    Args:
        one: A sentence.
        other: Another one.

    Returns:
        True if most runs of three words of the shorter one stand in the longer one.
    """
    runs, others = sorted((_runs(one), _runs(other)), key=len)
    return bool(runs) and len(runs & others) > 0.6 * len(runs)


def sketch(text: str) -> tuple[int, ...]:
    """Return a sample of the runs of five words of a text, as sorted hashes.

    The same run is in every sample or in none, so what two samples share estimates what two texts
    share.
    """
    plain = [word.strip("'\"‘’“”.,;:!?()") for word in text.lower().split()]
    found = set()
    for at in range(len(plain) - _SHINGLE + 1):
        key = zlib.crc32(" ".join(plain[at : at + _SHINGLE]).encode("utf-8", "surrogatepass"))
        if not key % _SAMPLED:
            found.add(key)
    return tuple(sorted(found))


@lru_cache(maxsize=256)
def _unwrapped(text: str) -> str:
    return flowing(text)


@lru_cache(maxsize=4096)
def _runs(sentence: str) -> frozenset[tuple[str, ...]]:
    plain = [word.text.lower() for word in words(sentence)]
    return frozenset(tuple(plain[at : at + _RUN]) for at in range(len(plain) - _RUN + 1))
