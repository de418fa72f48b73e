"""The digests of files, remembered as long as the files stay as they are.

To read and digest a large glossary takes as long as the audit of an article. A file whose size,
times and place on the disk are those of the last time is not read again. Times can be coarse: a
file that had only just been changed when it was last read is read once more.
"""

import contextlib
import marshal
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias
from zlib import crc32

_FILE = "digests.bin"
_MOST = 64  # files that are remembered
_SETTLED = 2_000_000_000  # nanoseconds after which a change would have another time

_State: TypeAlias = tuple[int, int, int, int]
_Memory: TypeAlias = dict[str, tuple[_State, str]]


def content_digests(paths: Sequence[Path], folder: Path | None) -> tuple[str, ...]:
    """Return a digest of the content of each of some files.

    Args:
        paths: The files.
        folder: Where what is known of them is remembered; `None` to read them.

    Raises:
        OSError: If one of them cannot be read.
    """
    if folder is None:
        return tuple(map(_digest, paths))
    memory = folder / _FILE
    names = [str(path.absolute()) for path in paths]
    known = _settled(memory)
    fresh: _Memory = {}
    for name, path in zip(names, paths, strict=True):
        state = _state(path)
        if name not in known or known[name][0] != state:
            fresh[name] = state, _digest(path)
    if fresh:
        kept = [*{**known, **fresh}.items()][-_MOST:]
        content = marshal.dumps(dict(kept))
        from mtaudit.files import replace_bytes

        with contextlib.suppress(OSError):  # it is only slower then
            folder.mkdir(parents=True, exist_ok=True)
            replace_bytes(memory, crc32(content).to_bytes(4, "little") + content)
    return tuple((fresh.get(name) or known[name])[1] for name in names)


def _settled(memory: Path) -> _Memory:
    """Return what is known of files that had not just been changed when it was written down."""
    try:
        data = memory.read_bytes()
        written = memory.stat().st_mtime_ns
    except OSError:
        return {}
    if data[:4] != crc32(data[4:]).to_bytes(4, "little"):
        return {}
    known: _Memory = marshal.loads(data[4:])  # noqa: S302 - our own file, found whole above
    return {
        name: (state, digest)
        for name, (state, digest) in known.items()
        if max(state[1:3]) + _SETTLED < written
    }


def _state(path: Path) -> _State:
    found = path.stat()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _digest(path: Path) -> str:
    import hashlib  # a warm start reads no file

    return hashlib.sha256(path.read_bytes()).hexdigest()
