"""A file of many small values of which a run reads few.

To load a large glossary takes longer than to audit an article, and an article needs a few hundred
of its values. So the file is mapped into memory and nothing of it is read before it is asked for:
what a start costs does not grow with the file. Values stand in *rows*, by number, and in *tables*,
by a string: the checksum of the string says in which row of a table it must stand. Most strings
that are asked for stand in none, and most of these are told by a bit for each checksum, without
looking there. Each row has a checksum of its own, which is compared when it is read.
"""

import marshal
import struct
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from mmap import mmap
from typing import IO, TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    from mtaudit.glossary.spilling import Spill

_MAGIC = b"mtaudit\x01"
_HEAD = struct.Struct("<8sQII")  # magic; where the directory stands, its length, its checksum
_PLACE = struct.Struct("<QQ")  # where a row begins and ends
_SUM = struct.Struct("<I")
_ROW_KEYS = 3  # of a table that stand in one row, on average
_PLAIN = 2  # the version of marshal whose bytes depend on the value alone
_MOST_KNOWN = 100_000  # keys of a table that are remembered
_KEY_BITS = 8  # in a table for each value: of eight strings that it has not, seven are told so
_BLOCK = 4096  # bytes of these that are read at once
_MARKS = " marks"  # the name of their rows, after that of the table
_ABSENT: Any = object()
_UNKNOWN: Any = object()

Data: TypeAlias = bytes | mmap

_V = TypeVar("_V")


class DamagedError(Exception):
    """A file is not what was written."""


class Writer:
    """Writes a store.

    Args:
        stream: A binary file at its beginning, which can be searched.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._sections: dict[str, tuple[int, ...]] = {}
        stream.write(bytes(_HEAD.size))

    def rows(self, name: str, values: Iterable[Any]) -> None:
        """Write values to be read by their number.

        Args:
            name: What they are read by.
            values: Numbers, strings, tuples and whatever else marshal takes.
        """
        from array import array  # which most runs, as they write nothing, do not load

        places = array("Q", [self._stream.tell()])
        for value in values:
            row = marshal.dumps(value, _PLAIN)
            self._stream.write(_SUM.pack(crc32(row)) + row)
            places.append(places[-1] + _SUM.size + len(row))
        self._sections[name] = (places[-1], len(places) - 1)
        if sys.byteorder == "big":
            places.byteswap()
        self._stream.write(places.tobytes())

    def table(self, name: str, items: "Spill", joined: Callable[[list[Any]], object]) -> None:
        """Write values to be read by a string.

        Args:
            name: What the table is read by.
            items: Values by strings.
            joined: Makes one value of all that a string has; `None` to leave the string out.
        """
        count = items.count() // _ROW_KEYS + 1
        bits = _KEY_BITS * items.count() + 1
        known = bytearray(bits // 8 + 1)
        keys = 0

        def buckets() -> Iterator[dict[str, object]]:
            nonlocal keys
            at, bucket = 0, dict[str, object]()
            for key, values in items.groups():  # in the order of their places
                while at < _place(key, count):
                    yield bucket
                    at, bucket = at + 1, {}
                value = joined(values)
                if value is not None:
                    bucket[key] = value
                    keys += 1
                    bit = checksum(key) % bits
                    known[bit >> 3] |= 1 << (bit & 7)
            for _ in range(at, count):
                yield bucket
                bucket = {}

        self.rows(name, buckets())
        self._sections[name] = (*self._sections[name][:2], keys, bits)
        blocks = range(0, len(known), _BLOCK)
        self.rows(name + _MARKS, (bytes(known[at : at + _BLOCK]) for at in blocks))

    def finish(self, values: Mapping[str, object]) -> None:
        """Write what is always read, and close the file's account.

        Args:
            values: Small values by their names.
        """
        start = self._stream.tell()
        directory = marshal.dumps((self._sections, dict(values)), _PLAIN)
        self._stream.write(directory)
        self._stream.seek(0)
        self._stream.write(_HEAD.pack(_MAGIC, start, len(directory), crc32(directory)))


class Store:
    """What a `Writer` wrote.

    Args:
        data: The content, which may be a mapped file.
        renew: Makes the same content anew, for when a row turns out to be damaged.

    Raises:
        DamagedError: If it is not whole.
    """

    def __init__(self, data: Data, renew: Callable[[], Data]) -> None:
        self._renew = renew
        self._take(data)

    def _take(self, data: Data) -> None:
        if len(data) < _HEAD.size:
            raise DamagedError
        magic, start, size, checksum = _HEAD.unpack_from(data)
        directory = data[start : start + size]
        if magic != _MAGIC or start + size != len(data) or crc32(directory) != checksum:
            raise DamagedError
        self._data = data
        self._sections, self.values = marshal.loads(directory)  # noqa: S302 - whole, see above

    def count(self, name: str) -> int:
        """Return how many rows there are of a name."""
        rows: int = self._sections[name][1]
        return rows

    def keys(self, name: str) -> int:
        """Return how many strings a table has."""
        keys: int = self._sections[name][2]
        return keys

    def bits(self, name: str) -> int:
        """Return how many bits tell of which strings a table may have a value."""
        bits: int = self._sections[name][3]
        return bits

    def row(self, name: str, number: int) -> Any:  # noqa: ANN401 - as it was written
        """Return a row; if it is damaged, all content is made anew.

        Args:
            name: The name of the rows.
            number: Which of them, from 0.
        """
        try:
            return self._read(name, number)
        except DamagedError:
            self._take(self._renew())
            return self._read(name, number)

    def _read(self, name: str, number: int) -> Any:  # noqa: ANN401 - as it was written
        places, count = self._sections[name][:2]
        if not 0 <= number < count:
            raise IndexError(number)
        start, end = _PLACE.unpack_from(self._data, places + 8 * number)
        row = self._data[start + _SUM.size : end]
        if end > places or self._data[start : start + _SUM.size] != _SUM.pack(crc32(row)):
            raise DamagedError
        return marshal.loads(row)  # noqa: S302 - its checksum is right


class Table(Mapping[str, _V], Generic[_V]):
    """A table of a store, which reads the row of a string when it is asked for it.

    Args:
        store: The store.
        name: The name of the table.
        made: Makes the value of what the store holds.
    """

    def __init__(self, store: Store, name: str, made: Callable[[Any], _V]) -> None:
        self._store = store
        self._name = name
        self._made = made
        self._rows = store.count(name)
        self._bits = store.bits(name)
        self._blocks: dict[int, bytes] = {}
        self._known: dict[str, _V] = {}  # a text asks for the same words again and again

    def __len__(self) -> int:
        return self._store.keys(self._name)

    def __iter__(self) -> Iterator[str]:
        for number in range(self._rows):
            yield from self._store.row(self._name, number)

    def __getitem__(self, key: str) -> _V:
        value = self._find(key)
        if value is _ABSENT:
            raise KeyError(key)
        return value

    def find(self, key: str) -> _V | None:
        """Return the value of a string; `None` without one, as most have none."""
        value = self._find(key)
        return None if value is _ABSENT else value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._find(key) is not _ABSENT

    def _find(self, key: str) -> _V:
        value: Any = self._known.get(key, _UNKNOWN)
        if value is _UNKNOWN:
            value = _ABSENT
            if self._may_have(checksum(key)):
                kept = self._store.row(self._name, _place(key, self._rows)).get(key, _ABSENT)
                value = kept if kept is _ABSENT else self._made(kept)
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = value
        found: _V = value
        return found

    def _may_have(self, number: int) -> bool:
        """Tell whether the table may have a string of a checksum, as it has of few others."""
        bit = number % self._bits
        at, inside = divmod(bit >> 3, _BLOCK)
        block = self._blocks.get(at)
        if block is None:
            block = self._blocks[at] = self._store.row(self._name + _MARKS, at)
        return bool(block[inside] >> (bit & 7) & 1)


def checksum(key: str) -> int:
    """Return the number by which keys are put in order, of 32 bits."""
    return crc32(key.encode("utf-8", "surrogatepass"))


def _place(key: str, count: int) -> int:
    return checksum(key) * count >> 32  # ascends with the checksum
