"""Texts of Western letters made ready for the search, one byte a character.

Nearly every English text can be written in the code page of Western European languages. As bytes
it is folded by a table, in a fraction of the time that any text takes. Then each letter that begins
a word is made a capital, and the others are small: a form that begins with a capital is found where
a word begins, and not in "thus" if it is "us". Besides, a word may begin in a *hump*, a capital
behind a small letter of the text itself, where two words were fused.
"""

import codecs
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial
from operator import add
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from mtaudit.folding import fold
from mtaudit.scripts import starts_word
from mtaudit.spans import Span

_CODEC = "cp1252"  # it has a place for typographical quotation marks and dashes
_PLAIN = "latin-1"  # what it writes in the same way as this is written much faster
_IRREGULAR = b"\xad\xdf"  # a soft hyphen, which folding takes away, and ß, which becomes ss
_OTHERS = bytes(range(0x80, 0xA0)) + _IRREGULAR  # what it writes in another way, or must not
# What of other scripts stands in a text as: letters without case, small ones, capitals, no letters.
_FOREIGN = b"\x81\x8d\x8f\x90"  # which no character has
_FOREIGNER = b"F"  # any of them: a single byte is found much faster than several
_END = b"\0"  # part of no word, after each text: who looks at a hit looks at what is beside it
_SPACE = ord(" ")
# An engine of one pattern finds it in a tenth of the time that `bytes.find` takes.
_TWO_SPACES = BytesAhoCorasick([b"  "])
_HUMP = BytesAhoCorasick([b"aA"])  # among the classes of letters
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
        foreign: Whether bytes of it stand for what is not Western.
    """

    titled: bytes
    humps: Sequence[int]
    breaks: Sequence[int]
    shifts: Sequence[int]
    foreign: bool

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
    in_bytes = _in_bytes(text, strip_marks=strip_marks)
    if in_bytes is None:
        return None
    written, classes, foreign = in_bytes
    humps = [at + 1 for _, at, _ in _HUMP.find_matches_as_indexes(classes)]
    if len(humps) > _FEW_HUMPS + len(text) // _PROSE:
        return None
    even = written.translate(_folding(strip_marks=strip_marks))
    folded, breaks, shifts = _joined(even, written)
    if humps and breaks:
        origins = list(map(add, breaks, shifts[1:]))
        humps = [hump - shifts[bisect_right(origins, hump)] for hump in humps]
    return Haystack(folded.title(), humps, breaks, shifts, foreign)


def foreign_paragraphs(text: str, ready: Haystack) -> Iterator[tuple[int, int]]:
    """Yield where the paragraphs begin and end that have letters or signs that are not Western.

    Args:
        text: The text.
        ready: The same, ready for the search.
    """
    if not ready.foreign:
        return
    marks = ready.titled.translate(_foreigners())
    end = 0
    at = marks.find(_FOREIGNER)
    while at >= 0:
        place = ready.origin(at, at + 1)[0]
        if place >= end:
            start = max(end, text.rfind("\n\n", 0, place))
            end = text.find("\n\n", place)
            end = end if end >= 0 else len(text)
            yield start, end
        at = marks.find(_FOREIGNER, max(at + 1, end - ready.shifts[-1]))  # no shift is larger


def needle(pattern: str) -> bytes | None:
    """Return what a haystack has where a word begins with a folded form; `None` if none can."""
    try:
        return pattern.encode(_CODEC).title()
    except UnicodeEncodeError:
        return None


def is_western(pattern: str) -> bool:
    """Tell whether folded forms have Western letters and signs alone."""
    return _western().issuperset(pattern)


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


def _in_bytes(text: str, *, strip_marks: bool) -> tuple[bytes, bytes, bool] | None:
    """Write a text, tell the class of each letter, and whether bytes stand for what is foreign."""
    try:
        written = text.encode(_PLAIN)
    except UnicodeEncodeError:
        pass
    else:
        classes = written.translate(_plain_classes())
        if b"?" not in classes:
            return written, classes, False
    if _is_foreign(text):
        return None  # to write what stands for each character takes too long
    try:
        written = text.encode(_CODEC, _handler(strip_marks=strip_marks))
    except UnicodeEncodeError:
        return None
    if any(byte in written for byte in _IRREGULAR):
        return None
    foreign = any(byte in written for byte in _FOREIGN)
    return written, written.translate(_classes()), foreign


def _is_foreign(text: str) -> bool:
    """Tell whether less than half of a text is Western, typography aside."""
    return len(text.encode(_PLAIN, "ignore")) < len(text) // 2


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


def _joined(even: bytes, written: bytes) -> tuple[bytes, list[int], list[int]]:
    """Make one space of each run of spaces that is no blank line, and return the way back.

    What is returned ends in a byte more, so that no run is at the end.
    """
    even += _END
    pieces: list[bytes] = []
    breaks: list[int] = []
    shifts = [shift := 0]
    done = end = 0  # up to where the text is in pieces, and where the last run ends
    for _, start, after in _TWO_SPACES.find_matches_as_indexes(even):
        if start < end:  # of the same run
            continue
        end = after
        blank = written[start:end] == b"\n\n"
        if even[end] == _SPACE:
            while even[end] == _SPACE:
                end += 1
            blank = written.count(b"\n", start, end) > 1
        if not blank:
            pieces.append(even[done : start + 1])
            done = end
            shift += end - start - 1
            breaks.append(end - shift)
            shifts.append(shift)
    pieces.append(even[done:])
    return b"".join(pieces), breaks, shifts


@cache
def _folding(*, strip_marks: bool) -> bytes:
    beyond = _BEYOND.translate(_WITHOUT_MARKS) if strip_marks else _BEYOND
    return _table(_ASCII + beyond.encode(_CODEC), _FOREIGN)


@cache
def _foreigners() -> bytes:
    return bytes(ord(_FOREIGNER) if byte in _FOREIGN else 0 for byte in range(256))


@cache
def _western() -> frozenset[str]:
    return frozenset(_characters()) - {"\ufffd"}


@cache
def _spacing() -> bytes:
    return bytes(byte if byte in word_bytes() else ord(" ") for byte in range(256))


@cache
def _classes() -> bytes:
    classes = ["A" if c.isupper() else "a" if c.islower() else " " for c in _characters()]
    return _table("".join(classes).encode(), b" aA ")


@cache
def _plain_classes() -> bytes:
    """Return the classes, for what the other code page writes in the same way."""
    return bytes(ord("?") if byte in _OTHERS else of for byte, of in enumerate(_classes()))


def _table(made: bytes, foreign: bytes) -> bytes:
    """Return the table by which bytes become what is made of them, or of foreign characters."""
    table = bytearray(made)
    for byte, other in zip(_FOREIGN, foreign, strict=True):
        table[byte] = other
    return bytes(table)


def _characters() -> str:
    return bytes(range(256)).decode(_CODEC, "replace")
