"""Files under review without a command line: what they hold is audited with one auditor."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs

from mtaudit import Auditor, Baseline, Result
from mtaudit.readers import read_file
from mtaudit.readers.options import ReadOptions
from mtaudit.reviewing.desk import Desk
from mtaudit.reviewing.server import ReviewServer
from mtaudit.reviewing.watching import Watcher


@attrs.define
class TextFiles:
    """The texts of a folder.

    Args:
        folder: The folder.
        auditor: Audits them.
    """

    folder: Path
    auditor: Auditor = Auditor(["kuril"])  # noqa: RUF009 - immutable, and slow to build

    @property
    def baseline(self) -> Path | None:
        """Where what is rejected goes."""
        return self.folder / "mtaudit-baseline.json"

    @property
    def reading_of(self) -> Callable[[str], ReadOptions]:
        """How a text is read."""
        return lambda _: ReadOptions()

    @property
    def original_of(self) -> Callable[[str], str | None]:
        """No text has an original."""
        return lambda _: None

    @property
    def foundations(self) -> tuple[Path, ...]:
        """None: the glossary is a shipped one."""
        return ()

    def files(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the texts of the folder."""
        return tuple(map(str, sorted(self.folder.glob("*.txt")))), ()

    def audit(self, file: str) -> tuple[Result, ...]:
        """Audit a text."""
        return tuple(self.auditor.audit_many(read_file(file, ReadOptions())))

    def renewed(self) -> "TextFiles":
        """Return the same with the baseline as it is now."""
        baseline = Baseline.load(self.folder / "mtaudit-baseline.json")
        return TextFiles(self.folder, attrs.evolve(self.auditor, baseline=baseline))


@contextmanager
def serving(desk: Desk, watcher: Watcher) -> Iterator[ReviewServer]:
    """Serve a desk in a thread of its own."""
    server = ReviewServer(desk, watcher, Path("mtaudit-baseline.json"))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
