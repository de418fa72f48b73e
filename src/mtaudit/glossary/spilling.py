"""More values than memory should hold: kept in a file, and had back by their keys or in order.

A file without a name is written once there is much to keep; what is little stays in memory. It is
gone with the run, whatever ends it.
"""

import heapq
import marshal
import os
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import IO, Any, Self

from mtaudit.glossary.store import checksum

_HELD = 50_000  # values in memory
_BLOCK = 1000  # lines that are read at once
_BITS = 6  # of a checksum that say in which pile a key is
_PLAIN = 2  # the version of marshal that keeps no account of what it has written
_MASK = (1 << 64) - 1


class Scratch:
    """A place for values that are not to be in memory, to be closed after use.

    Args:
        folder: Where its file is, which has no name; `None` to keep everything in memory.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._stream is not None:
            self._stream.close()

    def is_full(self, held: int) -> bool:
        """Tell whether so many values are too many for memory."""
        return self._folder is not None and held >= _HELD

    def write(self, value: Any) -> int:  # noqa: ANN401 - what marshal takes
        """Write a value at the end of the file, and return where."""
        if self._stream is None:
            import tempfile

            self._stream = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - see __exit__
        at = self._stream.seek(0, os.SEEK_END)
        self._stream.write(marshal.dumps(value, _PLAIN))
        return at

    def read(self, at: int) -> Any:  # noqa: ANN401 - as it was written
        """Return the value at a place of the file."""
        assert self._stream is not None
        self._stream.seek(at)
        return marshal.load(self._stream)  # noqa: S302 - nobody else can open the file


class Spill:
    """Values under keys, of which one key may have many.

    Args:
        scratch: Where they are kept.
    """

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        self._piles: list[list[tuple[str, Any]]] = [[] for _ in range(1 << _BITS)]
        self._written: list[list[int]] = [[] for _ in self._piles]
        self._held = 0

    def add(self, key: str, value: object) -> None:
        """Add a value.

        Args:
            key: What it is to be found by.
            value: What marshal takes.
        """
        self._piles[checksum(key) >> (32 - _BITS)].append((key, value))
        self._held += 1
        if self._scratch.is_full(self._held):
            for pile, places in zip(self._piles, self._written, strict=True):
                places.append(self._scratch.write(pile))
                pile.clear()
            self._held = 0

    def groups(self) -> Iterator[tuple[str, list[Any]]]:
        """Yield each key, by its checksum, with its values in the order in which they came."""
        for number in range(len(self._piles)):
            found: dict[str, list[Any]] = {}
            for key, value in self._pile(number):
                found.setdefault(key, []).append(value)
            for _, key in sorted((checksum(key), key) for key in found):
                yield key, found[key]

    def count(self) -> int:
        """Return how many keys there are."""
        return sum(len({key for key, _ in self._pile(at)}) for at in range(len(self._piles)))

    def _pile(self, number: int) -> Iterator[tuple[str, Any]]:
        for place in self._written[number]:
            yield from self._scratch.read(place)
        yield from self._piles[number]


class Lines:
    """Strings, had back in order.

    Args:
        scratch: Where they are kept.
    """

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        self._runs: list[list[int]] = []
        self._held: list[str] = []

    def add(self, line: str) -> None:
        """Add a string."""
        self._held.append(line)
        if self._scratch.is_full(len(self._held)):
            run = sorted(self._held)
            self._held.clear()
            blocks = (run[at : at + _BLOCK] for at in range(0, len(run), _BLOCK))
            self._runs.append([self._scratch.write(block) for block in blocks])

    def __iter__(self) -> Iterator[str]:
        return heapq.merge(*map(self._run, self._runs), sorted(self._held))

    def _run(self, places: Iterable[int]) -> Iterator[str]:
        for place in places:
            yield from self._scratch.read(place)


class Hashes:
    """Which of many values were added, or how often: eight bytes are kept of each.

    Two values may be taken for one, with a probability of one in billions. A value is known only
    after `at_least`.
    """

    def __init__(self) -> None:
        self._piles = [array("Q") for _ in range(1 << _BITS)]

    def add(self, value: object) -> None:
        """Add a value, which may have been added before."""
        hashed = hash(value) & _MASK
        self._piles[hashed >> (64 - _BITS)].append(hashed)

    def __contains__(self, value: object) -> bool:
        hashed = hash(value) & _MASK
        pile = self._piles[hashed >> (64 - _BITS)]
        at = bisect_left(pile, hashed)
        return at < len(pile) and pile[at] == hashed

    def __len__(self) -> int:
        return sum(map(len, self._piles))

    def at_least(self, times: int) -> "Hashes":
        """Return the values that were added so many times or more."""
        kept = Hashes()
        kept._piles = [
            array("Q", (one for one, same in groupby(sorted(pile)) if len([*same]) >= times))
            for pile in self._piles
        ]
        return kept
