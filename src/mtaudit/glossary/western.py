"""Texts of Western letters made ready for the search, one byte a character.

Nearly every English text can be written in the code page of Western European languages. As bytes
it is folded by a table, in a fraction of the time that any text takes. Then each letter that begins
a word is made a capital, and the others are small: a form that begins with a capital is found where
a word begins, and not in "thus" if it is "us". Besides, a word may begin in a *hump*, a capital
behind a small letter of the text itself, where two words were fused.
"""

import codecs
import contextlib
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from operator import add
from typing import NamedTuple

from mtaudit.folding import fold
from mtaudit.scripts import starts_word
from mtaudit.spans import Span

_CODEC = "cp1252"  # it has a place for typographical quotation marks and dashes
_PLAIN = "latin-1"  # what it writes in the same way as this is written much faster
_IRREGULAR = b"\xad\xdf"  # a soft hyphen, which folding takes away, and ß, which becomes ss
_OTHERS = bytes(range(0x80, 0xA0)) + _IRREGULAR  # what it writes in another way
# What of other scripts stands in a text as: letters without case, small ones, capitals, no letters.
_FOREIGN = b"\x81\x8d\x8f\x90"  # which no character has
_FOREIGNERS = re.compile(b"[%s]+" % _FOREIGN)
_END = b"\0"  # part of no word, after each text: who looks at a hit looks at what is beside it
_SPACE = ord(" ")
_FEW_HUMPS = 4  # in any text, and one more for so many code points
_PROSE = 64
_MOST_HUMPS = 12  # in one word

# What folding makes of ASCII and of what is beyond, so that few texts need the patterns of `fold`.
_ASCII = bytes(range(128)).lower().translate(bytes.maketrans(b'\t\r\n"-`', b"     '"))
_BEYOND = (
    "€?‚ƒ …†‡ˆ‰š œ?ž??''  • —˜™š œ?žÿ ¡¢£¤¥¦§¨©ª ¬\xad®¯°±²³'µ¶·¸¹º ¼½¾¿"
    "àáâãäåæçèéêëìíîïðñòóôõö×øùúûüýþßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
)
_WITHOUT_MARKS = str.maketrans("šžÿàáâãäåçèéêëìíîïñòóôõöøùúûüý", "szyaaaaaaceeeeiiiinoooooouuuuy")


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


def parts(text: str, *, strip_marks: bool) -> Iterator[tuple[int, str, Haystack | None]]:
    """Yield the parts of a text, each with its offset, and ready for the search if it is Western.

    A letter that folding takes away is no reason to search all paragraphs of a text the slow way.

    Args:
        text: The text.
        strip_marks: Whether the marks of Latin letters do not count.
    """
    ready = haystack(text, strip_marks=strip_marks)
    if ready is not None or _is_foreign(text):
        yield 0, text, ready
        return
    done = start = 0
    while start < len(text):
        at = text.find("\n\n", start + 1)
        end = at if at >= 0 else len(text)
        if end - start < len(text):
            ready = haystack(text[start:end], strip_marks=strip_marks)
        if ready is not None:
            if done < start:
                yield done, text[done:start], None
            yield start, text[start:end], ready
            done = end
        start = end
    if done < start:
        yield done, text[done:start], None


def haystack(text: str, *, strip_marks: bool) -> Haystack | None:
    """Make a text ready for the search for forms of Western letters.

    Args:
        text: The text.
        strip_marks: Whether the marks of Latin letters do not count.

    Returns:
        It as bytes, of which some stand for whatever is not Western; `None` if characters of it
        fold to nothing or to several, or humps are so many that it is no prose.
    """
    if text.isascii():
        written, folding = text.encode(), _ascii_folding()
    else:
        in_bytes = _in_bytes(text, _handler(strip_marks=strip_marks))
        if in_bytes is None:
            return None
        written, folding = in_bytes, _folding(strip_marks=strip_marks)
    humps = tuple(_humps(written))
    if len(humps) > _FEW_HUMPS + len(text) // _PROSE:
        return None
    folded, breaks, shifts = _joined(written.translate(folding), written)
    if humps and breaks:
        origins = list(map(add, breaks, shifts[1:]))
        humps = tuple([hump - shifts[bisect_right(origins, hump)] for hump in humps])
    return Haystack(folded.title(), humps, breaks, shifts)


def foreign_paragraphs(text: str, ready: Haystack) -> Iterator[tuple[int, int]]:
    """Yield where the paragraphs begin and end that have letters or signs that are not Western.

    Args:
        text: The text.
        ready: The same, ready for the search.
    """
    if not any(byte in ready.titled for byte in _FOREIGN):  # as mostly, and soon said
        return
    end = 0
    for match in _FOREIGNERS.finditer(ready.titled):
        at, after = ready.origin(*match.span())
        if at >= end:
            start = max(end, text.rfind("\n\n", 0, at))
            end = text.find("\n\n", after)
            end = end if end >= 0 else len(text)
            yield start, end


def needle(pattern: str) -> bytes | None:
    """Return what a haystack has where a word begins with a folded form; `None` if none can."""
    try:
        return pattern.encode(_CODEC).title()
    except UnicodeEncodeError:
        return None


def is_western(pattern: str) -> bool:
    """Tell whether folded forms have Western letters and signs alone."""
    return needle(pattern) is not None


def words_of(titled: bytes) -> list[bytes]:
    """Return the words of a text or a form, as a haystack has them."""
    return titled.translate(_spacing()).split()


def parts_of_words(text: Haystack) -> list[bytes] | None:
    """Return the parts of the words of a text that were fused.

    Of `ForeignMinisterLavrov` that is also `Minister` and `MinisterLavrov`. `None` if a word has so
    many that it is a key.
    """
    found: list[bytes] = []
    if text.humps:
        spaced = text.titled.translate(_spacing())
        cuts: dict[tuple[int, int], list[int]] = {}
        for hump in text.humps:
            place = spaced.rfind(b" ", 0, hump) + 1, spaced.find(b" ", hump)
            cuts.setdefault(place, []).append(hump)
        for (start, end), inside in cuts.items():
            if len(inside) > _MOST_HUMPS:
                return None
            for i, first in enumerate((start, *inside)):
                found += (spaced[first:last].title() for last in (*inside[i:], end))
    return found


def word(found: bytes) -> str:
    """Return a word of a text, folded."""
    return found.decode(_CODEC, "replace").lower()


@cache
def word_bytes() -> frozenset[int]:
    """Return the bytes of a haystack that are part of words."""
    chars = enumerate(_characters())
    known = {byte for byte, char in chars if char.isalnum() or char == "_"}
    return frozenset(known.union(_FOREIGN[:3]))


def _in_bytes(text: str, handler: str) -> bytes | None:
    """Write a text; a handler of errors says what stands for characters without a place."""
    try:
        plain = text.encode(_PLAIN)
    except UnicodeEncodeError:
        plain = b""
    if plain and len(plain.translate(None, _OTHERS)) == len(plain):
        return plain
    with contextlib.suppress(UnicodeEncodeError):
        return _without(_IRREGULAR, text.encode(_CODEC))
    if _is_foreign(text):
        return None  # to write what stands for each character takes too long
    with contextlib.suppress(UnicodeEncodeError):
        return _without(_IRREGULAR, text.encode(_CODEC, handler))
    return None


def _is_foreign(text: str) -> bool:
    """Tell whether less than half of a text is Western."""
    return len(text.encode(_CODEC, "ignore")) < len(text) // 2


def _without(refused: bytes, written: bytes) -> bytes | None:
    """Return what was written if it has none of some bytes."""
    return written if len(written.translate(None, refused)) == len(written) else None


@cache
def _handler(*, strip_marks: bool) -> str:
    """Return the name of the handler of errors."""
    name = f"mtaudit.western{strip_marks:d}"
    stand_in = partial(_stand_in, strip_marks=strip_marks)

    def handle(error: UnicodeError) -> tuple[bytes, int]:
        assert isinstance(error, UnicodeEncodeError)
        found = list(map(stand_in, error.object[error.start : error.end]))
        if not all(found):
            raise error
        return b"".join(found), error.end

    codecs.register_error(name, handle)
    return name


@lru_cache(10_000)
def _stand_in(char: str, *, strip_marks: bool) -> bytes:
    """Return the byte that stands for a character; none if none could."""
    folded = fold(char, strip_marks=strip_marks).text
    if len(folded) != 1 or unicodedata.category(char)[0] == "M":
        return b""  # a mark is part of a word, and yet a plural may end before it
    alike = folded.upper() if char.isupper() else folded
    if is_western(alike):
        return alike.encode(_CODEC) if alike.isalnum() == char.isalnum() else b""
    if starts_word(f"{char}a", Span(1, 2)):
        return _FOREIGN[3:]
    kind = 2 if char.isupper() else 1 if char.islower() else 0
    return _FOREIGN[kind : kind + 1]


def _humps(written: bytes) -> Iterator[int]:
    classes = written.translate(_classes())
    at = classes.find(b"aA")
    while at >= 0:
        yield at + 1
        at = classes.find(b"aA", at + 2)


def _joined(even: bytes, written: bytes) -> tuple[bytes, tuple[int, ...], tuple[int, ...]]:
    """Make one space of each run of spaces that is no blank line, and return the way back.

    What is returned ends in a byte more, so that no run is at the end.
    """
    first, *others = (even + _END).split(b"  ")
    pieces = [first]
    breaks: list[int] = []
    shifts = [shift := 0]
    start, end = len(first), len(first) + 2  # of the run
    for part in others:
        if not part:  # the run goes on
            end += 2
            continue
        rest = part
        if part[0] == _SPACE:
            rest = part[1:]
            end += 1
        if written[start:end] == b"\n\n" or written.count(b"\n", start, end) > 1:
            pieces.append(even[start:end])
        else:
            pieces.append(b" ")
            shift += end - start - 1
            breaks.append(end - shift)
            shifts.append(shift)
        pieces.append(rest)
        start = end + len(rest)
        end = start + 2
    return b"".join(pieces), tuple(breaks), tuple(shifts)


@cache
def _ascii_folding() -> bytes:
    return _ASCII + bytes(range(128, 256))


@cache
def _folding(*, strip_marks: bool) -> bytes:
    beyond = _BEYOND.translate(_WITHOUT_MARKS) if strip_marks else _BEYOND
    return _table(_ASCII + beyond.encode(_CODEC), _FOREIGN)


@cache
def _spacing() -> bytes:
    return bytes(byte if byte in word_bytes() else ord(" ") for byte in range(256))


@cache
def _classes() -> bytes:
    classes = ["A" if c.isupper() else "a" if c.islower() else " " for c in _characters()]
    return _table("".join(classes).encode(), b" aA ")


def _table(made: bytes, foreign: bytes) -> bytes:
    """Return the table by which bytes become what is made of them, or of foreign characters."""
    table = bytearray(made)
    for byte, other in zip(_FOREIGN, foreign, strict=True):
        table[byte] = other
    return bytes(table)


def _characters() -> str:
    return bytes(range(256)).decode(_CODEC, "replace")
