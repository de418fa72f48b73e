"""Readers: from files to articles, with the position of every character kept."""

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from mtaudit.article import Article, Document
from mtaudit.errors import ReadError
from mtaudit.readers.decoding import open_document

Reader: TypeAlias = Callable[[Document, str], Iterator[Article]]
"""Yields the articles of a document; the second argument is the language of their text."""

# Suffix to the module that reads it, imported on first use; its function is called `read`.
READERS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
}


def read(path: str | Path, *, lang: str = "en") -> Iterator[Article]:
    """Read the articles of a file, or of all files of known formats in a folder.

    Args:
        path: A file, a folder (searched to its depth, hidden files left out), or `-` for standard
            input. A file of an unknown suffix is read as plain text.
        lang: Language of the texts, a BCP 47 tag.

    Yields:
        The articles, files in the order of their names.

    Raises:
        ReadError: If a file cannot be read or decoded; raised when its turn comes.
    """
    for file in files(path):
        document = open_document(file)
        yield from reader_for(file)(document, lang)


def files(path: str | Path) -> Iterator[str]:
    """Yield the files that `read` would read.

    Args:
        path: A file, a folder or `-`.

    Yields:
        Their names, sorted within a folder.

    Raises:
        ReadError: If there is no such file or folder, or a folder holds no file of a known format.
    """
    if str(path) == "-" or Path(path).is_file():
        yield str(path)
        return
    folder = Path(path)
    if not folder.is_dir():
        raise ReadError("there is no such file or folder", where=str(path), remedy="check the path")
    found = False
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.suffix.lower() in READERS and not hidden and file.is_file():
            found = True
            yield str(file)
    if not found:
        raise ReadError(
            "the folder holds no file of a known format",
            where=str(path),
            remedy=f"known suffixes are {' '.join(READERS)}; name a file to read it as plain text",
        )


def reader_for(path: str) -> Reader:
    """Return the reader for a file's suffix; plain text for any other."""
    module = READERS.get(Path(path).suffix.lower(), "plain")
    reader: Reader = importlib.import_module(f"mtaudit.readers.{module}").read
    return reader
