"""From bytes to text: UTF-8, with or without a byte order mark, and UTF-16 with one."""

import codecs
import sys
from pathlib import Path

from mtaudit.article import Document
from mtaudit.errors import ReadError

# What a byte order mark says, and the codec that writes the same mark again.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def open_document(path: str) -> Document:
    """Read and decode a file.

    Args:
        path: The file, or `-` for standard input.

    Returns:
        The document; line ends and all else are as in the file.

    Raises:
        ReadError: If it cannot be read, or is not text in a known encoding.
    """
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise ReadError(
            f"cannot be read: {error.strerror}", where=path, remedy="check path and permission"
        ) from error
    return decode(data, path)


def decode(data: bytes, path: str) -> Document:
    """Decode the bytes of a file.

    Args:
        data: The whole file.
        path: Its name, for messages.

    Returns:
        The document.

    Raises:
        ReadError: If the bytes are not UTF-8, or UTF-16 with a byte order mark; the message names
            the offset of the first wrong byte.
    """
    encoding, mark = "utf-8", b""
    for known_mark, known_encoding in _MARKS:
        if data.startswith(known_mark):
            encoding, mark = known_encoding, known_mark
            break
    try:
        text = data[len(mark) :].decode("utf-8" if encoding == "utf-8-sig" else encoding)
    except UnicodeDecodeError as error:
        kind = "UTF-8" if encoding.startswith("utf-8") else "UTF-16"
        raise ReadError(
            f"byte {len(mark) + error.start} is not {kind}",
            where=path,
            remedy="save the file as UTF-8, or as UTF-16 with a byte order mark",
        ) from error
    if "\0" in text:
        before = text[: text.index("\0")]
        offset = len(mark) + len(before.encode("utf-8" if encoding == "utf-8-sig" else encoding))
        raise ReadError(
            f"is not a text file: null character at byte {offset}",
            where=path,
            remedy="give the text itself",
        )
    return Document(path, text, encoding)


def encode(document: Document, text: str) -> bytes:
    """Encode a text as the document's file was encoded, byte order mark included.

    Args:
        document: The document the text was made from.
        text: The new text of the whole file.

    Returns:
        The bytes of the new file.
    """
    marks = {encoding: mark for mark, encoding in _MARKS if encoding != "utf-8-sig"}
    return marks.get(document.encoding, b"") + text.encode(document.encoding)
