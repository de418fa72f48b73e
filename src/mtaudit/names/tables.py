"""Reading the tables of names in the folder `data`: packed and sorted, or small and plain."""

import mmap
from bisect import bisect_right
from functools import cache, cached_property
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_MANY = 5000  # look-ups that cost as much as to collect all keys
_BLOCK = 4096  # bytes from one entry of a table's index to the next


class Table:
    """Sorted lines of a key and its columns, searched in place.

    A dictionary of a hundred thousand rows would take longer to build than an article to audit, and
    to decode them all as long as to audit one. An index of every fourth kilobyte is made on first
    use, in a millisecond; the search goes on in the bytes of one block.

    Args:
        lines: The lines in UTF-8, sorted, each with a tab in it and a line break after it.
    """

    def __init__(self, lines: bytes | mmap.mmap) -> None:
        self.lines = lines
        self._asked = 0

    @property
    def text(self) -> str:
        """All lines; for a table that is read as a whole."""
        return self.lines[:].decode()

    def __contains__(self, key: object) -> bool:
        """Tell whether the table has a key; who asks often gets all keys collected."""
        if self._asked > _MANY:
            return key in self.keys
        self._asked += 1
        return bool(self.columns(str(key)))

    @cached_property
    def keys(self) -> frozenset[str]:
        """All keys; to collect them takes as long as to audit some articles."""
        return frozenset(line.partition("\t")[0] for line in self.text.split("\n") if line)

    def columns(self, key: str) -> tuple[str, ...]:
        """Return the columns of a key; empty if the table does not have it."""
        wanted = key.encode("utf-8", "surrogatepass")
        keys, starts = self._index
        at = bisect_right(keys, wanted) - 1
        if at < 0:
            return ()
        block = self.lines[starts[at] : starts[at + 1]]
        sought = wanted + b"\t"
        if block.startswith(sought):
            start = len(sought)
        else:
            found = block.find(b"\n" + sought)
            if found < 0:
                return ()
            start = found + 1 + len(sought)
        return tuple(block[start : block.find(b"\n", start)].decode().split("\t"))

    @cached_property
    def _index(self) -> tuple[list[bytes], list[int]]:
        """The first keys of the blocks, and where the blocks begin and the last one ends."""
        lines, size = self.lines, len(self.lines)
        keys: list[bytes] = []
        starts: list[int] = []
        start = 0
        while 0 <= start < size:
            starts.append(start)
            keys.append(lines[start : lines.find(b"\t", start)])
            line_end = lines.find(b"\n", start + _BLOCK)
            start = line_end + 1 if line_end >= 0 else size
        return keys, [*starts, size]

    def values(self, key: str, column: int = 0, separator: str = ",") -> tuple[str, ...]:
        """Return the parts of one column of a key; empty if there are none."""
        columns = self.columns(key)
        if len(columns) <= column or not columns[column]:
            return ()
        return tuple(columns[column].split(separator))


@cache
def packed_table(name: str) -> Table:
    """Return a packed table, read on first use."""
    import lzma  # few articles need one

    return Table(lzma.decompress((_DATA / f"{name}.tsv.xz").read_bytes()))


def mapped_table(path: Path) -> Table:
    """Return a plain table, of which only the pages that a search touches are read."""
    with path.open("rb") as file:
        return Table(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a small table without its heading, read on first use.

    A cell has neither a comma nor a quotation mark, so that this takes no reader of CSV.
    """
    lines = (_DATA / f"{name}.csv").read_text("utf-8").removesuffix("\n").split("\n")
    return tuple([tuple(line.split(",")) for line in lines[1:]])
