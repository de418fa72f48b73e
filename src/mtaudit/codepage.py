"""Texts in a Western code page: one byte a character, which is searched and replaced much faster.

Nearly every English text can be written so, its typographical quotation marks and dashes too.
"""

from collections.abc import Callable
from functools import cache

_CODE_PAGES = "latin-1", "cp1252"  # the first of them is written much faster


class Written:
    """A text in a code page.

    Args:
        data: The text, a byte for each character.
        page: The code page.
    """

    __slots__ = ("data", "page")

    def __init__(self, data: bytes, page: str) -> None:
        self.data = data
        self.page = page

    def translated(self, made: Callable[[str], str]) -> bytes:
        """Return the text with other characters, in the same code page.

        Args:
            made: Gives what stands for a character; a function of a module.
        """
        return self.data.translate(_table(self.page, made))


def written(text: str) -> Written | None:
    """Write a text in a code page; `None` if it has other characters."""
    for page in _CODE_PAGES:
        try:
            return Written(text.encode(page), page)
        except UnicodeEncodeError:
            continue
    return None


@cache
def _table(page: str, made: Callable[[str], str]) -> bytes:
    characters = bytes(range(256)).decode(page, "replace")
    return "".join(map(made, characters)).encode(page, "replace")
