"""Reading the tables of names in the folder `data`: packed and sorted, or small and plain."""

import csv
import lzma
from functools import cache
from pathlib import Path

import attrs

_DATA = Path(__file__).parent / "data"


@attrs.frozen
class Table:
    """Sorted lines of a key and its columns, searched in place by bisection.

    A dictionary of a hundred thousand rows would take longer to build than an article to audit.

    Args:
        lines: The lines, each with a tab in it and a line break before and after it.
    """

    lines: str = attrs.field(repr=False)

    def columns(self, key: str) -> tuple[str, ...]:
        """Return the columns of a key; empty if the table does not have it."""
        low, high = 0, len(self.lines) - 1
        while low < high:
            start = self.lines.rfind("\n", low, (low + high) // 2 + 1)
            tab = self.lines.find("\t", start + 1)
            found = self.lines[start + 1 : tab]
            if found == key:
                return tuple(self.lines[tab + 1 : self.lines.find("\n", tab)].split("\t"))
            if found < key:
                low = self.lines.find("\n", tab)
            else:
                high = start
        return ()

    def values(self, key: str, column: int = 0, separator: str = ",") -> tuple[str, ...]:
        """Return the parts of one column of a key; empty if there are none."""
        columns = self.columns(key)
        if len(columns) <= column or not columns[column]:
            return ()
        return tuple(columns[column].split(separator))


@cache
def packed_table(name: str) -> Table:
    """Return a packed table, read on first use."""
    return Table("\n" + lzma.decompress((_DATA / f"{name}.tsv.xz").read_bytes()).decode("utf-8"))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a small table without its heading, read on first use."""
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(tuple(row) for row in csv.reader(lines))[1:]
