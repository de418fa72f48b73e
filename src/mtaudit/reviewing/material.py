"""What is under review: files, and how they are audited and corrected."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from mtaudit.readers.options import ReadOptions
from mtaudit.result import Result


class Material(Protocol):
    """Files under review, with all that their audit depends on."""

    @property
    def baseline(self) -> Path | None:
        """The file of accepted findings; `None` if there is to be none."""

    @property
    def reading_of(self) -> Callable[[str], ReadOptions]:
        """How a file is read."""

    @property
    def original_of(self) -> Callable[[str], str | None]:
        """The file that holds the original of another, if that is a file of its own."""

    @property
    def foundations(self) -> tuple[Path, ...]:
        """The files on which every audit rests: configuration and glossaries."""

    def files(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the files under review as they are now, and what is wrong with the others."""

    def audit(self, file: str) -> tuple[Result, ...]:
        """Audit the articles of a file."""

    def renewed(self) -> "Material":
        """Return the same with its foundations as they are now."""
