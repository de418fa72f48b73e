"""The file of decisions while a review goes on: read, and written anew with each decision."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import attrs

from mtaudit.decisions import Decision, Decisions
from mtaudit.errors import ConfigError
from mtaudit.files import locked, replacing

Stamp: TypeAlias = tuple[int, int, int]
"""What tells one state of a file from another without reading it."""


def stamp_of(path: str | Path) -> Stamp | None:
    """Return the stamp of a file or folder; `None` if there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a text is as welcome as a path
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


@attrs.define
class DecisionsFile:
    """The decisions on disk; whoever changes them keeps what others have written meanwhile.

    Args:
        path: The file, which need not exist.
        author: Who decides here; empty if nobody said.
    """

    path: Path
    author: str = ""
    _known: Decisions = attrs.field(default=Decisions(()), init=False)
    _stamp: Stamp | None = attrs.field(default=None, init=False)

    @property
    def has_changed(self) -> bool:
        """Whether somebody else has written the file since it was last read or written here."""
        return stamp_of(self.path) != self._stamp

    def read(self) -> tuple[Decision, ...]:
        """Return the decisions as they are on disk; none if there is no file.

        Raises:
            ConfigError: If the file cannot be read or is wrong.
        """
        if self.has_changed:
            stamp = stamp_of(self.path)
            self._known = Decisions(()) if stamp is None else Decisions.load(self.path)
            self._stamp = stamp
        return self._known.decisions

    def change(
        self, how: Callable[[tuple[Decision, ...]], tuple[Decision, ...]], date: str
    ) -> tuple[Decision, ...]:
        """Write the decisions anew; when this returns they are on the disk.

        Args:
            how: Makes the decisions that are to stand there of those that do.
            date: The day, as in 2026-12-31.

        Returns:
            The decisions that stand there now.

        Raises:
            ConfigError: If the file is wrong, or cannot be written.
        """
        try:
            with locked(self.path):
                before = self.read()
                after = how(before)
                if after != before:
                    self._write(attrs.evolve(self._known, decisions=after), date)
        except OSError as error:
            raise ConfigError(
                f"the decisions cannot be written: {error.strerror or error}",
                where=str(self.path),
                remedy="make room or give permission; it is tried again",
            ) from error
        return after

    def _write(self, decisions: Decisions, date: str) -> None:
        decisions = attrs.evolve(decisions, author=self.author or decisions.author)
        with replacing(self.path) as temporary, temporary.open("wb") as stream:
            stream.write(decisions.as_json(date).encode(errors="backslashreplace"))
            stream.flush()
            os.fsync(stream.fileno())
        self._known, self._stamp = decisions, stamp_of(self.path)
