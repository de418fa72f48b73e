"""Glossaries as they were compiled the last time, kept in a folder.

Reading, checking and joining tens of thousands of rows takes longer than the audit of an article.
What came of it is therefore kept in one file, from which a run reads what its texts ask for, under
a key made of the content of the glossary files and the version of mtaudit: a glossary that was
edited has another key. A file that is damaged is made again, and a folder that cannot be written
costs no more than reading the glossaries. Writers do not disturb each other, since a file appears
whole or not at all. A file is named by a checksum of its key, which stands in it whole: to import a
cryptographic digest takes longer than the audit of a short article.
"""

import contextlib
import io
import sys
from collections.abc import Sequence
from mmap import ACCESS_READ, mmap
from pathlib import Path

from mtaudit.errors import GlossaryError
from mtaudit.glossary import stored
from mtaudit.glossary.digests import content_digests
from mtaudit.glossary.glossary import Glossary, glossary_path
from mtaudit.glossary.store import DamagedError, Data, Store, checksum
from mtaudit.version import __version__

_KEPT = 8  # files; the oldest makes way for a new one


def load_cached(sources: Sequence[str], lang: str, folder: Path) -> Glossary:
    """Load glossaries and join them, from the cache if their files have not changed.

    Args:
        sources: Shipped names and paths of CSV files, in order of rising authority.
        lang: The target language whose search is kept as well, a BCP 47 tag.
        folder: Where the cache is; made if it is not there.

    Returns:
        What `Glossary.merge` makes of the loaded glossaries.

    Raises:
        GlossaryError: If a glossary cannot be had or is wrong.
    """
    key = _key(sources, lang, folder)
    if key is None:
        return _load(sources)
    file = folder / f"glossary-{checksum(key):08x}.bin"

    def renew() -> Data:
        if _key(sources, lang, None) != key:
            raise GlossaryError(
                "was changed while it was in use",
                where=" and ".join(sources),
                remedy="start again",
            )
        return _write(file, sources, lang, key)

    try:
        store = Store(_mapped(file), renew)
    except (OSError, ValueError, DamagedError):  # no file, an empty one, or one that is not whole
        store = Store(renew(), renew)
    if store.values["key"] != key:  # another glossary of the same checksum
        store = Store(renew(), renew)
    return stored.read(store, lang)


def _load(sources: Sequence[str]) -> Glossary:
    return Glossary.merge(map(Glossary.load, sources))


def _key(sources: Sequence[str], lang: str, memory: Path | None) -> str | None:
    """Return what the content of the files and the programs that read them make; None if unread.

    Args:
        sources: Names and paths of glossaries.
        lang: The language whose search is kept.
        memory: The folder in which the digests of the files are remembered, if they may be.
    """
    try:
        digests = content_digests(tuple(map(glossary_path, sources)), memory)
    except OSError:
        return None  # loading says what is wrong
    made_by = f"{__version__} {sys.version} {lang} {stored.LAYOUT}"
    named = "\0".join(
        f"{source}\0{digest}" for source, digest in zip(sources, digests, strict=True)
    )
    return f"{made_by}\0{named}"


def _mapped(file: Path) -> Data:
    with file.open("rb") as stream:
        return mmap(stream.fileno(), 0, access=ACCESS_READ)


def _write(file: Path, sources: Sequence[str], lang: str, key: str) -> Data:
    """Keep glossaries, and return the file; where nothing can be written, what it would be."""
    from mtaudit.files import replacing
    from mtaudit.glossary import large, storing

    folder = file.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        glossary = large.load(sources, folder)
        for old in _oldest(folder):
            with contextlib.suppress(OSError):  # in use, on Windows; or another run was faster
                old.unlink()
        with replacing(file) as temporary, temporary.open("wb") as stream:
            storing.write(glossary, lang, stream, folder, key=key)
        return _mapped(file)
    except OSError:
        buffer = io.BytesIO()
        storing.write(_load(sources), lang, buffer, key=key)
        return buffer.getvalue()


def _oldest(folder: Path) -> list[Path]:
    files = sorted(folder.glob("glossary-*.bin"), key=lambda file: file.stat().st_mtime)
    return files[: max(0, len(files) - _KEPT + 1)]
