"""Regular expressions that are compiled when a text first needs them.

A check of one article starts a program, and most rules have a cheap test that spares them most
articles. Compiling all their patterns at import took longer than the audit itself.
"""

import re
import sys
from collections.abc import Callable, Iterator


class Pattern:
    """A regular expression, compiled on first use; its methods are those of `re.Pattern`."""

    __slots__ = ("_compiled", "_flags", "source")

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """Keep an expression.

        Args:
            source: The expression, as for `re.compile`.
            flags: The flags of `re.compile`.
        """
        self.source = source
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern of the standard library."""
        if self._compiled is None:
            self._compiled = re.compile(self.source, self._flags)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first match; offsets in code points."""
        return self.compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Match at an offset."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Match all of a text, or of what stands between two offsets."""
        return self.compiled.fullmatch(text, start, end)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Find all matches, by position."""
        return self.compiled.finditer(text, start, end)

    def findall(self, text: str) -> list[str]:
        """Return what all matches hold, or their one group."""
        return self.compiled.findall(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Replace all matches."""
        return self.compiled.sub(replacement, text)

    def split(self, text: str) -> list[str]:
        """Split at all matches; a group's text stays in, None where it took no part."""
        return self.compiled.split(text)
