"""Folding: a text without case, typography and accents, and the way back to the text itself."""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width characters
_APOSTROPHES = "\u2018\u2019\u201b\u02bc\uff07`\u00b4"
# What may stand between the words of a term. The en dash too: "Japan–Soviet" is typeset with one.
_JOINERS = (
    "\t\r\n\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
    '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f'
    "\\-\u2010-\u2013\u2212"
)
_IRREGULAR = Pattern(
    rf"(?P<joiner>[ {_JOINERS}][ {_JOINERS}{_INVISIBLE}]+|[{_JOINERS}])"
    rf"|(?P<apostrophe>[{_APOSTROPHES}])"
    rf"|(?P<invisible>[{_INVISIBLE}]+)"
    r"|(?P<mark>[\u0300-\u036f]+)"
    r"|(?P<letter>[\u00c0-\u024f\u1e00-\u1eff\ufb00-\ufb06\uff01-\uff5e])"
)
# What most texts have none of: if so, folding is a matter of replacing characters.
_DIFFICULT = Pattern(
    rf"[{_INVISIBLE}\u0300-\u036f\u00c0-\u024f\u1e00-\u1eff\ufb00-\ufb06\uff01-\uff5e]"
)
_JOINER = Pattern(f"[{_JOINERS}]")
_BEYOND_ASCII = Pattern(r"[^\x00-\x7f]")
_EVEN = {**dict.fromkeys(map(ord, '\t\r\n"-'), " "), ord("`"): "'"}
_MARKS = re.compile(r"[\u0300-\u036f]")
_STROKED = str.maketrans("øđłħı", "odlhi")  # their stroke is no separate mark in Unicode


class Folded(NamedTuple):
    """A text made ready for comparison, with the way back to the text itself.

    Args:
        text: The folded text.
        breaks: Offsets in the folded text from which on another shift holds, ascending.
        shifts: What to add to an offset of the folded text from the same break on, code points.
        inside: Offsets between folded characters that were one (`ß`, a ligature).
    """

    text: str
    breaks: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    inside: frozenset[int] = frozenset()

    def origin(self, offset: int) -> int:
        """Return the offset in the original text of the folded character at `offset`."""
        at = bisect_right(self.breaks, offset) - 1
        return offset + self.shifts[at] if at >= 0 else offset

    def cuts(self, offset: int) -> bool:
        """Tell whether an offset lies between folded characters that were one."""
        return offset in self.inside

    def span(self, start: int, end: int) -> Span:
        """Return the span of the original text that a non-empty folded range was made from."""
        return Span(self.origin(start), self.origin(end - 1) + 1)


def fold(text: str, *, strip_marks: bool = True) -> Folded:
    """Fold case, typography and white space away, and keep the way back.

    Case is ignored; hyphens, quotation marks and any run of white space without a blank line become
    one space; apostrophes become straight; full-width Latin becomes ASCII; soft hyphens and
    zero-width characters vanish. Each character of the folded text comes from a known place.

    Args:
        text: Any text, in any normal form.
        strip_marks: Also take the marks off Latin letters (`Kōno` becomes `kono`). Right for
            English, wrong for languages in which a mark makes another word.

    Returns:
        The folded text. The cost is linear in the length of `text`.
    """
    lowered = _lower(text)
    if lowered.isascii() or not _DIFFICULT.search(lowered):
        return _fold_plain(lowered)
    pieces: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    inside: set[int] = set()
    done = length = shift = 0
    for match in _IRREGULAR.finditer(lowered):
        written = match.group()
        folded = _fold_irregular(match.lastgroup, written, strip_marks=strip_marks)
        if folded == written:
            continue
        pieces += (lowered[done : match.start()], folded)
        length += match.start() - done
        done = match.end()
        # A longer result (the ligature of f and i) means its one character at each of its offsets.
        for grown in range(1, len(folded) - len(written) + 1):
            shift -= 1
            breaks.append(length + grown)
            shifts.append(shift)
            inside.add(length + grown)
        length += len(folded)
        if len(folded) < len(written):
            shift += len(written) - len(folded)
            breaks.append(length)
            shifts.append(shift)
    if not pieces:
        return Folded(lowered)
    pieces.append(lowered[done:])
    return Folded("".join(pieces), tuple(breaks), tuple(shifts), frozenset(inside))


def _fold_plain(lowered: str) -> Folded:
    """Fold a text in which only white space may change its length."""
    even = _even(lowered)
    pieces: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    done = length = shift = 0
    start = even.find("  ")
    while start >= 0:
        end = start + 2
        while even[end : end + 1] == " ":
            end += 1
        written = lowered[start:end]
        # A blank line ends a paragraph, and no term runs across it.
        folded = written if written.count("\n") > 1 else " "
        pieces += (even[done:start], folded)
        length += start - done + len(folded)
        done = end
        if folded == " ":
            shift += end - start - 1
            breaks.append(length)
            shifts.append(shift)
        start = even.find("  ", end)
    pieces.append(even[done:])
    return Folded("".join(pieces), tuple(breaks), tuple(shifts))


def _even(lowered: str) -> str:
    """Replace white space, hyphens, quotation marks and apostrophes one by one."""
    if lowered.isascii():
        return lowered.translate(_EVEN)
    # To replace a few characters one after the other takes a fraction of what a table takes.
    for char in {*_BEYOND_ASCII.findall(lowered), *map(chr, _EVEN)}:
        even = _even_character(char)
        if even != char:
            lowered = lowered.replace(char, even)
    return lowered


@lru_cache(10_000)
def _even_character(char: str) -> str:
    return " " if _JOINER.match(char) else "'" if char in _APOSTROPHES else char


def is_invisible(char: str) -> bool:
    """Tell whether a character adds nothing of its own: a combining mark or a zero-width one."""
    return char in _INVISIBLE or _MARKS.match(char) is not None


def _lower(text: str) -> str:
    """Lower-case without changing the length (`İ` alone would grow)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower()[0] for char in text)


def _fold_irregular(kind: str | None, written: str, *, strip_marks: bool) -> str:
    match kind:
        case "joiner":
            # A blank line ends a paragraph, and no term runs across it.
            return written if written.count("\n") > 1 else " "
        case "apostrophe":
            return "'"
        case "invisible":
            return ""
        case "mark":
            return "" if strip_marks else written
        case _:
            compatible = unicodedata.normalize("NFKC", written).casefold()
            if not strip_marks:
                return compatible
            return _MARKS.sub("", unicodedata.normalize("NFD", compatible)).translate(_STROKED)
