"""Files are written whole or not at all, and found below a folder with none left out in silence."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from mtaudit.errors import ConfigError

_UNTIL_WORKERS_END = 2.0  # seconds, after a run was killed
_PAUSE = 0.02  # seconds between two looks at a lock


def files_below(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and the folders in it, but for hidden folders.

    Args:
        folder: The folder.

    Yields:
        Their paths, sorted. Links to folders are not followed.

    Raises:
        OSError: If one of the folders cannot be read, behind all files that can.
    """
    unreadable: list[OSError] = []
    found: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = (name for name in folders if not name.startswith("."))
        found += (Path(root, name) for name in names)
    yield from sorted(found)
    if unreadable:
        raise unreadable[0]


@contextmanager
def replace_file(path: Path) -> Iterator[IO[str]]:
    """Open a text stream whose content becomes the file when the block ends without an error.

    The text goes to a temporary file in the same folder, which then takes the place of the old
    one, with its permissions; if anything fails the old file stays as it was. A pipe or a device
    is written to directly.

    Args:
        path: The file to write, in UTF-8 with line ends as written. Names of files that are no
            UTF-8 are written as the system has them.

    Yields:
        The stream to write to.
    """
    with (
        replacing(path) as written,
        written.open("w", encoding="utf-8", errors="surrogateescape", newline="") as stream,
    ):
        yield stream


def replace_bytes(path: Path, data: bytes) -> None:
    """Replace the content of a file, whole or not at all.

    Args:
        path: The file to write.
        data: Its new content.
    """
    with replacing(path) as temporary:
        temporary.write_bytes(data)


@contextmanager
def locked(path: Path, patience: float = 10.0) -> Iterator[None]:
    """Keep other runs from changing a file while a block reads it and writes it anew.

    A file beside it is the lock; whoever makes it holds it. That works on every system and on
    network drives, and what a killed run leaves behind is named in the message.

    Args:
        path: The file, which need not exist.
        patience: How long to wait for another run, in seconds.

    Raises:
        ConfigError: If another run does not end.
    """
    lock = path.with_name(f".{path.name}.lock")
    end = time.monotonic() + patience
    while True:
        try:
            with _about(path):
                os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError as error:
            if time.monotonic() >= end:
                remedy = f"if no other run is at work, delete {lock}"
                raise ConfigError(
                    "another run is changing it", where=str(path), remedy=remedy
                ) from error
            time.sleep(_PAUSE)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Keep other runs from taking up a file while a block works on it, for hours perhaps.

    The system lets go of the file when the process ends, in whatever way, and its workers, which
    see a moment later that it was killed: a killed run blocks nobody. Where it offers no such lock,
    as Windows for a file that is to be renamed and some network drives, nobody is kept away.

    Args:
        path: The file; it is created if need be. The block may give it another name.

    Raises:
        ConfigError: If another run holds it.
    """
    if sys.platform == "win32":
        path.touch()
        yield
        return
    import errno
    import fcntl

    end = time.monotonic() + _UNTIL_WORKERS_END
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno == errno.EWOULDBLOCK and time.monotonic() < end:
                    time.sleep(_PAUSE)
                    continue
                if error.errno == errno.EWOULDBLOCK:
                    remedy = "wait until it ends, or name another file"
                    message = "another run is writing it"
                    raise ConfigError(message, where=str(path), remedy=remedy) from error
            # Whoever held it may just have given it another name, and this is that file.
            if path.exists() and os.path.samestat(os.fstat(handle), path.stat()):
                yield
                return
        finally:
            os.close(handle)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a file that takes the place of another when the block ends without an error.

    Args:
        path: The file to replace. A pipe or a device is given itself.

    Yields:
        The file to write.

    Raises:
        OSError: If it cannot be written; it names the file.
    """
    if path.exists() and not path.is_file():
        with naming(path):
            yield path
        return
    target = path.resolve()
    import tempfile  # few runs write

    with _about(path):
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        with naming(path, temporary):
            yield temporary
        with _about(path):
            temporary.chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
            temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def naming(path: Path, written: Path | None = None) -> Iterator[None]:
    """Let errors name the file that a block writes: those of a full disk name none.

    Args:
        path: The file.
        written: What is written in its stead, if that is another one.
    """
    try:
        yield
    except OSError as error:
        if error.filename in {None, str(written)}:
            error.filename = str(path)
        raise


@contextmanager
def _about(path: Path) -> Iterator[None]:
    """Let errors name the file that somebody wants, and not the one beside it."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
