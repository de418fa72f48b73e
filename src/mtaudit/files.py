"""Writing files: whole, or not at all."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from mtaudit.errors import ConfigError

_PAUSE = 0.02  # seconds between two looks at a lock


@contextmanager
def replace_file(path: Path) -> Iterator[IO[str]]:
    """Open a text stream whose content becomes the file when the block ends without an error.

    The text goes to a temporary file in the same folder, which then takes the place of the old
    one, with its permissions; if anything fails the old file stays as it was. A pipe or a device
    is written to directly.

    Args:
        path: The file to write, in UTF-8 with line ends as written.

    Yields:
        The stream to write to.
    """
    with replacing(path) as written, written.open("w", encoding="utf-8", newline="") as stream:
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
def replacing(path: Path) -> Iterator[Path]:
    """Give a file that takes the place of another when the block ends without an error.

    Args:
        path: The file to replace. A pipe or a device is given itself.

    Yields:
        The file to write.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    target = path.resolve()
    import tempfile  # few runs write

    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
