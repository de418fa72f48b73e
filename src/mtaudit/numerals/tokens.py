"""Tokens of number words: a word of the table, or a compound taken apart."""

from functools import lru_cache
from typing import NamedTuple

from mtaudit.numerals.language import Language, Word, language
from mtaudit.numerals.lexicon import surface
from mtaudit.numerals.quantity import Number


class Token(NamedTuple):
    """A piece of text that may take part in a number.

    Args:
        start: First code point.
        end: One past the last.
        role: Digits, cardinal, scale, ordinal, fraction, approximate, month, ..., or the name of
            a structured form (clock, dmy, ...).
        value: Its number.
        precision: Weight of its last digit.
        alternatives: Other values.
        weak: Whether it is often no number.
        malformed: Whether its separators are irregular.
        plain: Whether it is bare digits.
        joined: Whether an "and" is glued before it.
    """

    start: int
    end: int
    role: str
    value: Number
    precision: Number = 1
    alternatives: tuple[Number, ...] = ()
    weak: bool = False
    malformed: bool = False
    plain: bool = False
    joined: bool = False


def token_of(matched: str, start: int, lang: Language) -> Token | None:
    """Make the token of a number word.

    Args:
        matched: The word as matched, lower case.
        start: Where it stands.
        lang: The language.

    Returns:
        The token, or None when the word is unknown.
    """
    word = lang.words.get(surface(matched)) or _stem(surface(matched), lang)
    if word is None:
        return None
    weak = word.weak or (word.value == 1 and word.role in ("cardinal", "ordinal"))
    end = start + len(matched)
    if lang.han and word.role == "cardinal":
        # 세 시간: a unit shows that the word before it is a number.
        _, _, counted = matched.partition(" ")
        suffix = lang.after.lookup(counted) if counted else None
        end -= len(counted) + 1 if suffix is not None and suffix.role == "unit" else 0
    return Token(start, end, word.role, word.value, weak=weak, joined=word.joined)


def _stem(matched: str, lang: Language) -> Word | None:
    """Find an entry of any ending."""
    for size in range(len(matched), max(0, len(matched) - 6), -1):
        word = lang.words.get(matched[:size] + "*")
        if word is not None:
            return word
    return None


def split_glued(matched: str, start: int, lang: Language) -> list[Token]:
    """Split a compound number word (`zweihundertfünfzig`, `ventitré`) into tokens.

    Args:
        matched: The compound, lower case.
        start: Where it stands.
        lang: The language, for its atoms.

    Returns:
        Tokens of no gap between them; empty when the word is no number.
    """
    atoms = _segments(matched, lang.code)
    tokens: list[Token] = []
    for length, word in atoms:
        if word.role == "ordinal" and word.value == 0:
            # An ending: the whole word is an ordinal.
            if tokens:
                tokens[-1] = tokens[-1]._replace(role="ordinal", end=start + length)
        else:
            tokens.append(Token(start, start + length, word.role, word.value))
        start += length
    # A link at the end makes another word ("vieren" is to celebrate), a piece alone is one ("se").
    return [] if len(atoms) == 1 or (tokens and tokens[-1].role == "and") else tokens


@lru_cache(maxsize=4096)
def _segments(compound: str, code: str) -> tuple[tuple[int, Word], ...]:
    atoms = language(code).atoms
    longest = max(map(len, atoms), default=0)
    best: list[tuple[tuple[int, Word], ...] | None] = [None] * (len(compound) + 1)
    best[0] = ()
    for end in range(1, len(compound) + 1):
        for size in range(1, min(longest, end) + 1):
            head = best[end - size]
            word = atoms.get(compound[end - size : end])
            if head is None or word is None:
                continue
            if best[end] is None or len(head) + 1 < len(best[end] or ()):
                best[end] = (*head, (size, word))
    return best[-1] or ()
