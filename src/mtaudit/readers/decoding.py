"""From bytes to text: UTF-8, UTF-16 with a byte order mark, or what a file declares of itself."""

import codecs
import re
from functools import lru_cache
from pathlib import PurePath

from mtaudit.article import Document
from mtaudit.errors import ReadError
from mtaudit.pattern import Pattern

# What a byte order mark says, and the codec that writes the same mark again.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How documents of Word 97 begin, and newer ones with a password."""

# How files begin that hold text and are none.
_NO_TEXTS = (
    (b"PK\3\4", "is a ZIP archive", "save it as .docx, .odt or .csv, and give it by that name"),
    (
        COMPOUND,
        "is a document of Word 97, or one with a password",
        "save it as .docx, without a password",
    ),
    (b"{\\rtf", "is Rich Text", "save it as .docx"),
    (b"%PDF-", "is a PDF, which keeps no paragraphs", "give what it was made of, such as a .docx"),
    (b"\x1f\x8b", "is compressed with gzip", "decompress it"),
)

_XML = r"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.:-]+)"
_HTML = r"[\s\S]*?<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]+)"
_GETTEXT = r'[\s\S]*?(?:"|\\n)Content-Type:[^"\n]*?charset=([\w.:-]+)'
_XML_SUFFIXES = (
    ".xlf", ".xliff", ".mxliff", ".mqxliff", ".sdlxliff", ".tmx", ".ts", ".xml",
    ".stringsdict",
)  # fmt: skip
# Where formats say how they are encoded, in ASCII.
_DECLARATIONS = {
    **dict.fromkeys((".po", ".pot"), Pattern(_GETTEXT, re.IGNORECASE)),
    **dict.fromkeys(_XML_SUFFIXES, Pattern(_XML)),
    **dict.fromkeys((".html", ".htm"), Pattern(_HTML, re.IGNORECASE)),
    ".xhtml": Pattern(f"(?:{_XML}|{_HTML})", re.IGNORECASE),
}
_DECLARED_WITHIN = 16_384  # bytes; headers of catalogues list many translators
_NOT_FILLED_IN = "CHARSET"  # in a gettext template
# What else a file may be in if it is not UTF-8, by what its format says.
_OTHERWISE = {".properties": "iso-8859-1"}


def decode(data: bytes, path: str, *, first_line: int = 1, first_byte: int = 0) -> Document:
    """Decode the bytes of a file that is text all through.

    Args:
        data: The whole file, or a line of it.
        path: Its name, for messages.
        first_line: The line of the file at which the bytes begin.
        first_byte: The offset in the file at which they begin.

    Returns:
        The document.

    Raises:
        ReadError: If the bytes are neither UTF-8, nor UTF-16 with a byte order mark, nor in the
            encoding that the file declares where its format has a place for that; the message
            names the offset of the first wrong byte.
    """
    for magic, what, remedy in _NO_TEXTS:
        if data.startswith(magic):
            raise ReadError(what, where=path, remedy=remedy)
    encoding, mark = "utf-8", b""
    for known_mark, known_encoding in _MARKS:
        if data.startswith(known_mark):
            encoding, mark = known_encoding, known_mark
            break
    declared = None if mark else _declared(data, path)
    encoding = declared or encoding
    try:
        text = data[len(mark) :].decode("utf-8" if encoding == "utf-8-sig" else encoding)
    except UnicodeDecodeError as error:
        otherwise = _OTHERWISE.get(PurePath(path).suffix.lower())
        if otherwise and not mark:
            return Document(path, data.decode(otherwise), otherwise, first_line)
        if declared:
            remedy = "save the file in the encoding it declares, or correct the declaration"
        else:
            remedy = "save the file as UTF-8, or as UTF-16 with a byte order mark"
        kind = declared or ("UTF-8" if encoding.startswith("utf-8") else "UTF-16")
        raise ReadError(
            f"byte {first_byte + len(mark) + error.start} is not {kind}"
            + (", which the file declares" if declared else ""),
            where=path,
            remedy=remedy,
        ) from error
    if "\0" in text:
        before = text[: text.index("\0")]
        offset = (
            first_byte
            + len(mark)
            + len(before.encode("utf-8" if encoding == "utf-8-sig" else encoding))
        )
        raise ReadError(
            f"is not a text file: null character at byte {offset}",
            where=path,
            remedy="give the text itself; if it is in UTF-16 or UTF-32, save it as UTF-8",
        )
    return Document(path, text, encoding, first_line)


def _declared(data: bytes, path: str) -> str | None:
    """Return the encoding that a file declares; `None` for UTF-8, or where it declares none."""
    pattern = _declaration(path)
    found = pattern and pattern.match(data[:_DECLARED_WITHIN].decode("latin-1"))
    name = next(filter(None, found.groups()), None) if found else None
    if name is None or name == _NOT_FILLED_IN:
        return None
    try:
        "".encode(name)
        codec = codecs.lookup(name).name
    except LookupError as error:
        raise ReadError(
            f"declares the encoding {name}, which is unknown",
            where=path,
            remedy="save the file as UTF-8 and declare that",
        ) from error
    # An ASCII file that turns out to have more in it is taken for UTF-8, as everywhere.
    return None if codec in {"utf-8", "ascii", "utf-16"} else name


@lru_cache(maxsize=4)
def _declaration(path: str) -> Pattern | None:
    """Return where a file says how it is encoded; asked for each line of some files."""
    return _DECLARATIONS.get(PurePath(path).suffix.lower())


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
