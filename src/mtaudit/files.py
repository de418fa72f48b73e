"""Writing files: whole, or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


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
