"""Texts of Western letters made ready for the search, one byte a character.

Nearly every English text can be written in the code page of Western European languages. As bytes
it is folded by a table, in a fraction of the time that any text takes. Then each letter that begins
a word is made a capital, and the others are small: a form that begins with a capital is found where
a word begins, and not in "thus" if it is "us". Besides, a word may begin in a *hump*, a capital
behind a small letter of the text itself, where two words were fused.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from operator import add
from typing import NamedTuple

from mtaudit.text import fold

_CODEC = "cp1252"  # it has a place for typographical quotation marks and dashes
_PLAIN = "latin-1"  # what it writes in the same way as this is written much faster
_OTHERS = bytes(range(0x80, 0xA0))  # what it writes in another way
_PADDING = b"\0\0\0"  # who looks at a hit may look at the next characters, and the one before
_IRREGULAR = b"\xad\xdf"  # a soft hyphen, which folding takes away, and ß, which becomes ss
_MOST_STAND_INS = 32  # different characters of a text
_FEW_HUMPS = 4  # in any text, and one more for so many code points
_PROSE = 64

# What folding makes of ASCII, so that a plain text needs none of the patterns of `fold`.
_ASCII = bytes(range(128)).lower().translate(bytes.maketrans(b'\t\r\n"-`', b"     '"))


class Haystack(NamedTuple):
    """A text of Western letters, ready for the search.

    Args:
        titled: The folded text, in which words begin with a capital; a blank line is some spaces.
            At its end is what is part of no word.
        humps: Offsets in it of capitals behind a small letter, ascending.
        breaks: Offsets in it from which on another shift holds, ascending.
        shifts: What to add to an offset in it before the first break, and from each break on.
    """

    titled: bytes
    humps: tuple[int, ...]
    breaks: tuple[int, ...]
    shifts: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where the text stands, code points, of which a stretch of folded text is made."""
        shifts, breaks = self.shifts, self.breaks
        at = bisect_left(breaks, end)
        shift = shifts[at]
        if at and breaks[at - 1] > start:
            return start + shifts[bisect_right(breaks, start)], end + shift
        return start + shift, end + shift


def haystack(text: str, *, strip_marks: bool) -> Haystack | None:
    """Make a text ready for the search.

    Args:
        text: The text.
        strip_marks: Whether the marks of Latin letters do not count.

    Returns:
        It as bytes; `None` if it has other letters, or humps in such numbers
        that it is no prose.
    """
    if text.isascii():
        written, folding = text.encode(), _ascii_folding()
    else:
        in_bytes = _in_bytes(text, strip_marks=strip_marks)
        if in_bytes is None:
            return None
        written, folding = in_bytes, _folding(strip_marks=strip_marks)
    humps = tuple(_humps(written))
    if len(humps) > _FEW_HUMPS + len(text) // _PROSE:
        return None
    folded = written.translate(folding)
    folded, breaks, shifts = _joined(folded, written)
    if humps and breaks:
        origins = list(map(add, breaks, shifts[1:]))
        humps = tuple([hump - shifts[bisect_right(origins, hump)] for hump in humps])
    return Haystack(folded.title() + _PADDING, humps, breaks, shifts)


def needle(pattern: str) -> bytes | None:
    """Return what a haystack has where a word begins with a folded form; `None` if none can."""
    try:
        return pattern.encode(_CODEC).title()
    except UnicodeEncodeError:
        return None


@cache
def word_bytes() -> frozenset[int]:
    """Return the bytes of a haystack that are part of words."""
    chars = enumerate(_characters())
    return frozenset(byte for byte, char in chars if char.isalnum() or char == "_")


def _in_bytes(text: str, *, strip_marks: bool) -> bytes | None:
    for _ in range(_MOST_STAND_INS):
        try:
            return _without(_OTHERS + _IRREGULAR, text.encode(_PLAIN))
        except UnicodeEncodeError:
            pass
        try:
            return _without(_IRREGULAR, text.encode(_CODEC))
        except UnicodeEncodeError as error:
            char = text[error.start]
            stand_in = _stand_in(char, strip_marks=strip_marks)
            if not stand_in:
                return None
            text = text.replace(char, stand_in)
    return None


def _without(refused: bytes, written: bytes) -> bytes | None:
    """Return what was written if it has none of some bytes."""
    return written if len(written.translate(None, refused)) == len(written) else None


@lru_cache(1000)
def _stand_in(char: str, *, strip_marks: bool) -> str:
    """Return what of ASCII folds as a character does; empty if nothing is like it."""
    folded = fold(char, strip_marks=strip_marks).text
    if len(folded) != 1 or not folded.isascii() or folded.isalnum() != char.isalnum():
        return ""
    return folded.upper() if char.isupper() else folded


def _humps(written: bytes) -> Iterator[int]:
    classes = written.translate(_classes())
    at = classes.find(b"aA")
    while at >= 0:
        yield at + 1
        at = classes.find(b"aA", at + 2)


def _joined(even: bytes, written: bytes) -> tuple[bytes, tuple[int, ...], tuple[int, ...]]:
    """Make one space of each run of spaces that is no blank line, and return the way back."""
    pieces: list[bytes] = []
    breaks: list[int] = []
    shifts = [0]
    done = shift = 0
    start = even.find(b"  ")
    while start >= 0:
        end = start + 2
        while even[end : end + 1] == b" ":
            end += 1
        if written.count(b"\n", start, end) < 2:
            pieces.append(even[done : start + 1])
            done = end
            shift += end - start - 1
            breaks.append(end - shift)
            shifts.append(shift)
        start = even.find(b"  ", end)
    if not pieces:
        return even, (), (0,)
    pieces.append(even[done:])
    return b"".join(pieces), tuple(breaks), tuple(shifts)


@cache
def _ascii_folding() -> bytes:
    return _ASCII + bytes(range(128, 256))


@cache
def _folding(*, strip_marks: bool) -> bytes:
    def folded(char: str) -> str:
        kept = fold(char, strip_marks=strip_marks).text
        return kept if len(kept) == 1 else char  # of those that are irregular

    return _table(folded)


@cache
def _classes() -> bytes:
    return _table(lambda char: "A" if char.isupper() else "a" if char.islower() else " ")


def _table(made: Callable[[str], str]) -> bytes:
    """Return the table by which bytes become what is made of their characters."""
    return b"".join(made(char).encode(_CODEC, "replace") for char in _characters())


def _characters() -> str:
    return bytes(range(256)).decode(_CODEC, "replace")
