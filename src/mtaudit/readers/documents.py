"""Files as documents, and back: texts, archives with text in them, and tables in columns."""

import codecs
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeAlias

from mtaudit.article import Document
from mtaudit.errors import ReadError
from mtaudit.readers.decoding import decode, encode

if TYPE_CHECKING:
    from mtaudit.edits import Edit

# Documents that are archives; see `readers.office`.
_PACKAGES = {".docx", ".odt"}
# Files that hold no text but columns; see `readers.columns`.
_COLUMNS = {".parquet", ".arrow", ".arrows", ".feather", ".ipc"}


def is_package(path: str) -> bool:
    """Tell whether a file's name says that it is an archive with text in it."""
    return PurePath(path).suffix.lower() in _PACKAGES


Content: TypeAlias = Callable[[str], bytes]
"""Gives the bytes of a file by its name."""


def bytes_of(path: str) -> bytes:
    """Return the bytes of a file as it is, or of standard input for `-`."""
    return standard_input(path) if path == "-" else Path(path).read_bytes()


def standard_input(_name: str) -> bytes:
    """Return the bytes of standard input, whatever name it is given."""
    return sys.stdin.buffer.read()


def open_document(path: str, content: Content = bytes_of) -> Document:
    """Read and decode a file.

    Args:
        path: The file, or `-` for standard input.
        content: Gives its bytes.

    Returns:
        The document; line ends and all else are as in the file. A table in columns has no text.

    Raises:
        ReadError: If it cannot be read, or is not text in a known encoding.
    """
    if PurePath(path).suffix.lower() in _COLUMNS:
        if content is standard_input:
            what = "a table in columns is not read from standard input"
            raise ReadError(what, where=path, remedy="name the file in place of -")
        return Document(path, "")
    try:
        data = content(path)
    except OSError as error:
        raise unreadable(path, error) from error
    return document_of(data, path)


def unreadable(path: str, error: OSError) -> ReadError:
    """Return what is said of a file or a folder that the system does not let us read.

    Args:
        path: Its name.
        error: What the system says.
    """
    remedy = "check path and permission"
    return ReadError(f"cannot be read: {error.strerror}", where=path, remedy=remedy)


def open_lines(path: str, *, from_stdin: bool = False) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file that is not read as a whole, with the offset of each.

    Args:
        path: The file, or `-` for standard input.
        from_stdin: Whether standard input is read whatever the path.

    Raises:
        ReadError: If it cannot be read, or is in UTF-16, which has other line ends.
    """
    try:
        is_file = path != "-" and not from_stdin
        with Path(path).open("rb") if is_file else nullcontext(sys.stdin.buffer) as stream:
            offset = 0
            for line in stream:
                if not offset and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                    message = "is in UTF-16, and is read line by line"
                    raise ReadError(message, where=path, remedy="save the file as UTF-8")
                yield offset, line.removesuffix(b"\n")
                offset += len(line)
    except OSError as error:
        raise unreadable(path, error) from error


def document_of(data: bytes, path: str) -> Document:
    """Return what a file is to all that reads it: its text, and that of an archive.

    Args:
        data: The whole file.
        path: Its name, for messages.

    Returns:
        The document.

    Raises:
        ReadError: If it is not text in a known encoding, or a broken archive.
    """
    if is_package(path):
        from mtaudit.readers import office

        return office.document_of(data, path)
    return decode(data, path)


def corrected(document: Document, changes: "Sequence[Edit]", data: bytes) -> bytes:
    """Return the bytes of a document's file with corrections made.

    Args:
        document: The document.
        changes: Edits of its text by position that do not overlap.
        data: All bytes of the file.

    Raises:
        ReadError: If the file cannot be written so that nothing else changes.
    """
    if is_package(document.path):
        from mtaudit.readers.office import rewritten

        return rewritten(data, document, changes)
    if encode(document, document.text) != data:
        raise ReadError(
            f"cannot be written back in {document.encoding}, or has changed meanwhile",
            where=document.path,
            remedy="save it as UTF-8, and try again",
        )
    from mtaudit.edits import apply

    return encode(document, apply(document.text, changes))


def is_same(one: str, other: str) -> bool:
    """Tell whether two names lead to one file."""
    if one == other:
        return True
    return Path(one).exists() and Path(other).exists() and Path(one).samefile(other)
