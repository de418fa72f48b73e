"""Lines of reStructuredText, with the columns by which its blocks are nested."""

from collections.abc import Iterator, Sequence

import attrs

from mtaudit.readers.runs import BLANK
from mtaudit.spans import Part

_TAB = 8
_OTHER_SPACE = str.maketrans("\f\v", "  ")


@attrs.frozen
class Line:
    """A line, or what is right of a column of it.

    Args:
        indent: Columns of white space before its first sign.
        written: What is written from there on, without white space at either end.
        start: Where that begins in the document, code points.
        newline: Where the line ends in the document, code points.
        column: The column of the line at which `indent` is counted from.
        is_cut: Whether other text of the line stands right of it.
    """

    indent: int
    written: str
    start: int
    newline: int
    column: int = 0
    is_cut: bool = False

    @property
    def content(self) -> str:
        """The line, with spaces for its indentation."""
        return " " * self.indent + self.written

    @property
    def part(self) -> Part:
        """What is written."""
        return Part(self.written, self.start, self.start + len(self.written))

    def after(self, columns: int) -> "Line":
        """Return what is right of that many columns."""
        if columns <= self.indent or not self.written:
            indent = max(0, self.indent - columns)
            return attrs.evolve(self, indent=indent, column=self.column + columns)
        rest = self.written[columns - self.indent :]
        line = _line(rest, self.end_of(columns), self.newline, self.column + columns)
        return attrs.evolve(line, is_cut=self.is_cut)

    def end_of(self, columns: int) -> int:
        """Return where a column stands in the document, which is right of the indentation."""
        return self.start + columns - self.indent

    def cut(self, start: int, end: int) -> "Line":
        """Return what stands between two signs of `content`."""
        content = self.content
        written = content[start:end]
        first = len(written) - len(written.lstrip(BLANK))
        begins = max(self.start, self.end_of(start + first))
        column = self.column + start
        return Line(first, written.strip(BLANK), begins, self.newline, column, is_cut=True)


def lines_of(text: str) -> list[Line]:
    """Return the lines of a document; tabs stand for white space up to the next eighth column."""
    found, start = [], 0
    for row in text.translate(_OTHER_SPACE).split("\n"):
        end = start + len(row)
        found.append(_line(row, start, end, 0))
        start = end + 1
    return found


def _line(row: str, start: int, newline: int, column: int) -> Line:
    written = row.strip()
    if not written:
        return Line(0, "", start, newline, column)
    first = row.index(written[0])
    at = column
    for char in row[:first]:
        at += _TAB - at % _TAB if char == "\t" else 1
    return Line(at - column, written, start + first, newline, column)


def gather(
    lines: Sequence[Line],
    at: int,
    *,
    first: int | None = None,
    known: int | None = None,
    until_blank: bool = False,
) -> tuple[list[Line], int]:
    """Return a block of indented lines, without their common indentation, and where it ends.

    Args:
        lines: The lines.
        at: The first line of the block.
        first: Columns before the content of the first line, if a mark stands there.
        known: Columns before the content of the others, if the mark decides that, too.
        until_blank: Whether a blank line ends the block.
    """
    least = 1 if known is None else known
    end = at if first is None else at + 1
    while end < len(lines) and (not lines[end].written or lines[end].indent >= least):
        if until_blank and not lines[end].written:
            break
        end += 1
    rest = lines[at if first is None else at + 1 : end]
    block = [] if first is None else [lines[at].after(first)]
    block += flush(rest) if known is None else [line.after(known) for line in rest]
    return list(_trimmed(block)), end


def flush(lines: Sequence[Line]) -> list[Line]:
    """Return lines without the indentation that they have in common."""
    columns = min((line.indent for line in lines if line.written), default=0)
    return [line.after(columns) for line in lines]


def _trimmed(lines: Sequence[Line]) -> Sequence[Line]:
    """Return lines without the blank ones at the end."""
    end = len(lines)
    while end and not lines[end - 1].written:
        end -= 1
    return lines[:end]


def joined(lines: Sequence[Line]) -> Iterator[Part]:
    """Yield lines as one text, the indentation belonging to the writing of the line breaks."""
    before: Line | None = None
    for line in lines:
        if before is not None and before.is_cut:
            yield Part("\n", before.newline, before.newline + 1)
        elif before is not None:
            yield Part("\n", before.part.end, line.start)
        yield line.part
        before = line
