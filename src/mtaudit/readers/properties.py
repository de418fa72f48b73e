"""Reads Java properties: each value a text.

The language is that of the file's name (`messages_pt_BR.properties`). A file that is no UTF-8 is
taken for ISO-8859-1, as Java did before version 9.
"""

from collections.abc import Iterator

import attrs

from mtaudit.article import Article, Document, Notation
from mtaudit.pattern import Pattern
from mtaudit.readers.bilingual import Unit, one_article, with_originals
from mtaudit.readers.options import ReadOptions, language_in_name
from mtaudit.spans import Part, Span

_CONTINUED = r"\\(?:\r\n|\r|\n)[ \t\f]*+"
_LINE = Pattern(
    r"[ \t\f\r\n]*+(?:[#!][^\r\n]*+"
    rf"|(?P<key>(?:[^\\=: \t\f\r\n]|\\(?:\r\n|[\s\S]))*+)[ \t\f]*+(?:{_CONTINUED})*+[=:]?"
    rf"(?:[ \t\f]|{_CONTINUED})*+(?P<value>(?:[^\\\r\n]|\\(?:\r\n|[\s\S]))*+))"
)
_ESCAPE = Pattern(rf"(?P<join>{_CONTINUED})|\\(?:u([0-9A-Fa-f]{{4}})|([\s\S]))")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}
_WRITTEN = str.maketrans({"\\": "\\\\", **{char: f"\\{name}" for name, char in _NAMED.items()}})


@attrs.frozen
class PropertyEscape:
    """Writes a text as a value.

    Args:
        encoding: What the file is encoded in; other characters become escapes.
    """

    encoding: str

    def __call__(self, text: str, place: Span) -> str:
        """Return how `text` is written."""
        del place
        return "".join(map(self._char, text.translate(_WRITTEN)))

    def _char(self, char: str) -> str:
        try:
            char.encode(self.encoding)
        except UnicodeEncodeError:
            units = char.encode("utf-16-be").hex()
            return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
        return char


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a bundle.

    Args:
        document: The file.
        options: What the caller says of the language.
    """
    keeps_ascii = document.text.isascii() and "\\u" in document.text
    escape = PropertyEscape("ascii" if keeps_ascii else document.encoding)
    found = units(document)
    original = options.original
    if original is not None:
        found = with_originals(found, units(original))
    yield one_article(
        document,
        found,
        options,
        lang=(language_in_name(document.path),),
        notation=Notation(escape, _CONTINUED),
    )


def units(document: Document) -> Iterator[Unit]:
    """Yield the values of a bundle.

    Args:
        document: The file.
    """
    text = document.text
    at = 0
    while at < len(text):
        line = _LINE.match(text, at)
        if line is None:
            return
        if line["value"]:
            yield Unit(tuple(_decoded(text, *line.span("value"))), key=line["key"])
        at = max(line.end(), at + 1)


def _decoded(text: str, start: int, end: int) -> Iterator[Part]:
    done = start
    half = ""  # the first of the two escapes that write one character
    while (found := _ESCAPE.search(text, done, end)) is not None:
        if done < found.start():
            yield Part(text[done : found.start()], done, found.start())
        code, char = found[2], found[3]
        done = found.end()
        if char is not None:
            yield Part(_NAMED.get(char, char), *found.span())
        elif code is not None and 0xD800 <= int(code, 16) < 0xDC00 and not half:
            half = code
            continue
        elif code is not None:
            point = int(code, 16)
            begun = found.start() - (6 if half else 0)
            if half and 0xDC00 <= point < 0xE000:
                point = 0x10000 + ((int(half, 16) & 0x3FF) << 10 | point & 0x3FF)
            is_half = 0xD800 <= point < 0xE000
            yield Part("\ufffd" if is_half else chr(point), begun, found.end())
        half = ""
    if done < end:
        yield Part(text[done:end], done, end)
