"""A line of a Markdown file: what stands in it, and how far it is indented."""

import re

from mtaudit.readers.runs import BLANK
from mtaudit.spans import Span


class Line:
    """A line that is read from the left, with columns counted as tabs ask."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.at = start
        self.end = end
        self.column = 0
        self.not_rule_before = 0
        self._find_ink()

    @property
    def is_blank(self) -> bool:
        """Whether only white space is left."""
        return self.ink == self.end

    @property
    def indent(self) -> int:
        """Columns of white space before what is left."""
        return self.ink_column - self.column

    @property
    def rest(self) -> Span:
        """What is left, without the white space before it."""
        return Span(self.ink, self.end)

    def take_quote_mark(self) -> bool:
        """Step over the mark of a block quote; tell whether there was one."""
        if self.indent > 3 or self.is_blank or self.text[self.ink] != ">":
            return False
        self.take(1)
        if self.indent:
            self.skip(1)
        return True

    def take(self, length: int) -> None:
        """Step over white space and a mark of that many characters."""
        self.at, self.column = self.ink + length, self.ink_column + length
        self._find_ink()

    def skip(self, columns: int) -> None:
        """Step over that many columns of white space; a tab may be left half used."""
        goal = self.column + columns
        while self.column < goal:
            width = 4 - self.column % 4 if self.text[self.at] == "\t" else 1
            self.at += self.column + width <= goal
            self.column = min(goal, self.column + width)

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match what is left, without the white space before it."""
        return pattern.match(self.text, self.ink, self.end)

    def _find_ink(self) -> None:
        """Find the first character that is not blank; the cost over a line is linear."""
        self.ink, self.ink_column = self.at, self.column
        while self.ink < self.end and self.text[self.ink] in BLANK:
            self.ink_column += 4 - self.ink_column % 4 if self.text[self.ink] == "\t" else 1
            self.ink += 1
