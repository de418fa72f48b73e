"""The figures of a text, with what stands right beside them: where rules about numbers begin.

Figures are rare, and most rules want a certain word or sign at one. To look there costs next to
nothing; to search the whole text for a pattern, rule by rule, takes longer than all else.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from mtaudit.codepage import written

# A figure with the sign and the word after it, either perhaps behind space; and whether another
# figure follows those.
_FIGURE = re.compile(r"(\d(?:[\d.,]*\d)?)\s*([^\w\s]?)\s?([^\W\d_]*)(?=(\s?\d)?)")
_DIGIT = re.compile(r"\d")


class Figure(NamedTuple):
    """A figure of a text: digits, with the points and commas inside.

    Args:
        start: Offset of its first digit, code points.
        end: Offset after its last.
        text: The figure as written.
        sign: The sign after it, perhaps behind a space; empty if none stands there.
        word: The letters after it, perhaps behind a space, that sign, and a space; or empty.
        followed: Whether another figure comes after these, perhaps behind a space.
        marks: What tells it from most others; what it has not is an empty string. They are its
            word ("people"); its sign ("%"); what parts it from the figure that follows ("0:0", or
            "0 0" without a sign; "0 a 0" if its word stands between); commas inside that do not
            part groups of three, or after a zero ("0,00"), or several points ("0.0.0").
    """

    start: int
    end: int
    text: str
    sign: str
    word: str
    followed: bool
    marks: tuple[str, str, str, str]


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order.

    Args:
        text: Any text.
    """
    new, match, find = tuple.__new__, _FIGURE.match, _finder(text)
    found: list[Figure] = []
    start = find(0)
    while start >= 0:
        figure = match(text, start)
        assert figure is not None
        written, sign, word, following = figure.groups()
        end = start + len(written)
        followed = following is not None
        between = f"0{sign or ' '}{'a ' if word else ''}0" if followed else ""
        if "," in written:
            inside = "" if _is_grouped(written) else "0,00"
        else:
            inside = "0.0.0" if written.count(".") > 1 else ""
        marks = word, sign, between, inside
        found.append(new(Figure, (start, end, written, sign, word, followed, marks)))
        start = find(end)
    return tuple(found)


def _is_grouped(written: str) -> bool:
    """Tell whether the commas of a figure part groups of three digits, as usual."""
    first, *others, last = written.split(",")
    groups = (*others, last.partition(".")[0])
    is_first = first.isdecimal() and len(first) <= 3 and first[0] != "0"
    return is_first and all(len(group) == 3 for group in groups)


def _finder(text: str) -> Callable[[int], int]:
    """Return what finds the first digit of a text from an offset on; -1 if there is none."""
    in_bytes = written(text)
    if in_bytes is not None:
        # To find a byte is many times faster than to find a character of a set.
        return partial(in_bytes.translated(_kind).find, b"0")

    def find(start: int) -> int:
        digit = _DIGIT.search(text, start)
        return digit.start() if digit else -1

    return find


def _kind(char: str) -> str:
    return "0" if char.isdecimal() else " "
