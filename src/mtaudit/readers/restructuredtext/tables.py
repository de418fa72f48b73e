"""Tables of reStructuredText, drawn with signs: their cells as blocks of lines."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

import attrs

from mtaudit.readers.restructuredtext.lines import Line, flush

GRID_TOP = re.compile(r"\+-[-+]+-\+$")
SIMPLE_TOP = re.compile(r"=+(?: +=+)+$")
_SIMPLE_BORDER = re.compile(r"=[ =]*$")
_SPANS = re.compile(r"[-=][- =]*$")
_COLUMN = re.compile(r"[-=]+")
_HEADER_RULE = re.compile(r"\+=[=+]+=\+$")
_FILLER = "\0"  # the second column of a wide character


@attrs.frozen
class Table:
    """A table.

    Args:
        cells: Its cells, row by row.
        end: The line after it.
    """

    cells: tuple[Sequence[Line], ...]
    end: int


def width(text: str) -> int:
    """Return how many columns a text takes: two for a wide character, none for an accent."""
    return sum(0 if unicodedata.combining(char) else 1 + _is_wide(char) for char in text)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


@attrs.frozen
class _Row:
    """A line of a table by its columns.

    Args:
        line: The line.
        columns: The sign in each column.
        offsets: For each column and the end, the offset in the line's content.
    """

    line: Line
    columns: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, line: Line) -> "_Row":
        columns: list[str] = []
        offsets: list[int] = []
        for offset, char in enumerate(line.content):
            columns.append(char)
            offsets.append(offset)
            if _is_wide(char):
                columns.append(_FILLER)
                offsets.append(offset + 1)
        return cls(line, "".join(columns), (*offsets, len(line.content)))

    def cell(self, left: int, right: int) -> Line:
        last = len(self.columns)
        return self.line.cut(self.offsets[min(left, last)], self.offsets[min(right, last)])


def _cell(rows: Sequence[_Row], left: int, right: int) -> Sequence[Line]:
    return flush([row.cell(left, right) for row in rows])


# --- Grid tables -----------------------------------------------------------------------------


def grid_table(lines: Sequence[Line], at: int) -> Table | None:
    """Return the table with a drawn grid that begins at a line; `None` if its grid is broken.

    Args:
        lines: The lines around it.
        at: Its first line.
    """
    if not GRID_TOP.match(lines[at].written):
        return None
    end = at
    while end < len(lines) and lines[end].written[:1] in set("+|") and not lines[end].indent:
        end += 1
    while end > at + 1 and not GRID_TOP.match(lines[end - 1].written):
        end -= 1
    rows = [_Row.of(line) for line in lines[at:end]]
    if len({len(row.columns) for row in rows}) != 1 or len(rows) < 3:
        return None
    grid = _Grid(rows)
    cells = tuple(_cell(rows[c.top + 1 : c.bottom], c.left + 1, c.right) for c in grid.cells())
    return Table(cells, end)


@attrs.frozen
class _Box:
    top: int
    left: int
    bottom: int
    right: int


class _Grid:
    """Finds the cells of a grid: from each corner to the right, down, and back."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows = [
            row.columns.replace("=", "-") if _HEADER_RULE.match(row.columns) else row.columns
            for row in rows
        ]
        self._bottom, self._right = len(rows) - 1, len(rows[0].columns) - 1

    def cells(self) -> Iterator[_Box]:
        corners = {(0, 0)}
        done = [-1] * (self._right + 1)
        while corners:
            top, left = corner = min(corners)
            corners.remove(corner)
            if top == self._bottom or left == self._right or top <= done[left]:
                continue
            box = self._box(top, left)
            if box is None:
                continue
            for column in range(left, box.right):
                done[column] = box.bottom - 1
            yield box
            corners |= {(top, box.right), (box.bottom, left)}

    def _box(self, top: int, left: int) -> _Box | None:
        if self._rows[top][left] != "+":
            return None
        for right in range(left + 1, self._right + 1):
            match self._rows[top][right]:
                case "+" if box := self._down(top, left, right):
                    return box
                case "+" | "-":
                    pass
                case _:
                    return None
        return None

    def _down(self, top: int, left: int, right: int) -> _Box | None:
        for bottom in range(top + 1, self._bottom + 1):
            match self._rows[bottom][right]:
                case "+" if self._closes(top, left, bottom, right):
                    return _Box(top, left, bottom, right)
                case "+" | "|":
                    pass
                case _:
                    return None
        return None

    def _closes(self, top: int, left: int, bottom: int, right: int) -> bool:
        """Tell whether the lower and the left side of a box are drawn."""
        below = self._rows[bottom][left : right + 1]
        beside = (self._rows[row][left] for row in range(top + 1, bottom))
        return below[0] == "+" and set(below) <= set("+-") and all(c in "+|" for c in beside)


# --- Simple tables ---------------------------------------------------------------------------


def simple_table(lines: Sequence[Line], at: int) -> Table | None:
    """Return the table with ruled columns that begins at a line; `None` if it does not end.

    Args:
        lines: The lines around it.
        at: Its first line.
    """
    border = lines[at].written
    if not SIMPLE_TOP.match(border):
        return None
    borders = 0
    for end in range(at + 1, len(lines)):
        if lines[end].indent or not _SIMPLE_BORDER.match(lines[end].written):
            continue
        if len(lines[end].written) != len(border):
            return None
        borders += 1
        if borders == 2 or end + 1 == len(lines) or not lines[end + 1].written:
            rows = [_Row.of(line) for line in lines[at + 1 : end + 1]]
            grouped = [
                ([c.span() for c in _COLUMN.finditer(ruled)], group)
                for ruled, group in _simple_rows(border, rows)
            ]
            # As for docutils, one line that is too long spoils the table.
            if any(_is_between(columns, row) for columns, group in grouped for row in group):
                return Table((), end + 1)
            cells = (_row_cells(columns, group) for columns, group in grouped)
            return Table(tuple(chain.from_iterable(cells)), end + 1)
    return None


def _simple_rows(border: str, lines: Sequence[_Row]) -> Iterator[tuple[str, Sequence[_Row]]]:
    """Yield the lines of each row, and the line that rules its columns."""
    first = _COLUMN.match(border)
    assert first, "a border begins with a column"
    row: list[_Row] = []
    has_text = False
    for line in lines:
        if not line.line.indent and _SPANS.match(line.columns):
            yield line.columns, row
            row, has_text = [], False
        elif line.columns[: first.end()].strip():
            if has_text:
                yield border, row
            row, has_text = [line], True
        elif has_text:
            row.append(line)


def _is_between(columns: Sequence[tuple[int, int]], row: _Row) -> bool:
    """Tell whether a line has text between two columns."""
    pairs = pairwise(columns)
    return any(row.columns[end:start].strip() for (_, end), (start, _) in pairs)


def _row_cells(
    columns: Sequence[tuple[int, int]], rows: Sequence[_Row]
) -> Iterator[Sequence[Line]]:
    longest = max((len(row.columns) for row in rows), default=0)
    for left, right in columns:
        is_last = (left, right) == columns[-1]
        yield _cell(rows, left, max(right, longest) if is_last else right)
