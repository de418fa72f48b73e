"""Marks of numbered lists, which are no more than text unless the next line fits."""

import re
from collections.abc import Callable, Iterator, Sequence

from mtaudit.readers.restructuredtext.lines import Line

MARK = re.compile(
    r"(?P<open>\(?)(?P<name>[0-9]+|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|#)(?P<close>[.)])(?: +|$)"
)
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MAX_ROMAN = 4999


def is_numbered(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line that looks like a numbered item is one.

    It is text (`A. Einstein wrote`) if the next line is neither blank nor indented, nor begins with
    the next number.
    """
    found = MARK.match(lines[at].written)
    if found is None or (found["open"] and found["close"] != ")"):
        return False
    following = lines[at + 1 : at + 2]
    names = list(_following(found["name"]))
    if not names or not following or not following[0].written or following[0].indent:
        return bool(names)
    marks = tuple(f"{found['open']}{name}{found['close']} " for name in (*names, "#"))
    return f"{following[0].written} ".startswith(marks)


def _following(name: str) -> Iterator[str]:
    """Yield what may follow a name, in each of the orders that have it."""
    if name == "#":
        yield "#"
    elif name.isdecimal():
        yield str(int(name) + 1)
    else:
        change: Callable[[str], str] = str.lower if name.islower() else str.upper
        lower = name.lower()
        if len(lower) == 1:
            yield change(chr(ord(lower) + 1))
        number = _number(lower)
        if number is not None:
            yield change(_roman(number + 1))


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _number(written: str) -> int | None:
    """Return the value of a Roman number; `None` if it is none."""
    number, at = 0, 0
    for value, letters in _ROMAN:
        while written.startswith(letters, at):
            number += value
            at += len(letters)
    is_one = 0 < number <= _MAX_ROMAN and _roman(number) == written
    return number if is_one else None
