"""XML as a stream of events that know where they stand in the file.

The parser is expat, which reads nothing but the file. A file that declares entities is refused:
formats for translation have no use for them, and they are how such files attack their readers.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias
from xml.parsers import expat

import attrs

from mtaudit.article import Document, Notation
from mtaudit.errors import ReadError
from mtaudit.pattern import Pattern
from mtaudit.spans import OBJECT, Part, Span

# What may stand before the first tag: declarations and comments.
_FIRST_TAG = Pattern(
    r"\ufeff?(?:\s++|<\?[^>]*+>|<!--(?:(?!-->)[\s\S])*+-->"
    r"|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?>)*+<(?:[\w.-]+:)?(?P<name>[\w.-]+)"
)
_CHUNK = 65_536  # bytes; bounds the events that wait


@attrs.frozen
class Start:
    """An element begins.

    Args:
        name: Its name without the prefix.
        attributes: Its attributes by name, as they are written.
        at: Offset of its tag, code points.
    """

    name: str
    attributes: Mapping[str, str]
    at: int

    @property
    def lang(self) -> str | None:
        """The language that the element says its content is in."""
        return self.attributes.get("xml:lang")


@attrs.frozen
class End:
    """An element ends.

    Args:
        name: Its name without the prefix.
        at: Offset of its end tag; of what follows, if it has none.
        after: Offset after its end tag.
    """

    name: str
    at: int
    after: int


@attrs.frozen
class Text:
    """Characters of an element's content.

    Args:
        part: The characters and their writing.
        in_cdata: Whether they stand in a CDATA section.
    """

    part: Part
    in_cdata: bool


Event: TypeAlias = Start | End | Text


def events(document: Document, root: str = "") -> Iterator[Event]:
    """Yield the events of an XML file in order.

    Args:
        document: The file.
        root: The name of the outermost element, if only one will do.

    Raises:
        ReadError: If it is not well-formed, has another outermost element, or declares entities;
            the message names the place.
    """
    data = document.text.encode("utf-8")
    scanner = _Scanner(document, data, root)
    start, size = 0, _CHUNK
    while start <= len(data):
        scanner.feed(data[start : start + size], is_last=start + size > len(data))
        # The parser begins a tag anew with each piece of it: a long one must come in few pieces.
        start, size = start + size, _CHUNK if scanner.found else 2 * size
        yield from scanner.found
        scanner.found.clear()


def begins_with(text: str, root: str) -> bool:
    """Tell whether a text looks like XML whose outermost element has a name.

    Args:
        text: A file, or how it begins.
        root: The name.
    """
    found = _FIRST_TAG.match(text)
    return found is not None and found["name"] == root


class _Scanner:
    """Runs expat, and turns its byte offsets into code points."""

    def __init__(self, document: Document, data: bytes, root: str) -> None:
        self.found: list[Event] = []
        self._document = document
        self._data = data
        self._is_ascii = document.text.isascii()
        self._byte = self._point = 0
        self._in_cdata = False
        self._opened = -1  # where the tag began that was read last, if it was a start tag
        self._root = root  # until it is read
        # Without namespaces: files with prefixes that nobody declared are common, and readable.
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartCdataSectionHandler = self._open_cdata
        parser.EndCdataSectionHandler = self._close_cdata
        parser.EntityDeclHandler = self._refuse_entity
        parser.SkippedEntityHandler = self._skip_entity

    def feed(self, data: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(data, is_last)
        except expat.ExpatError as error:
            at = self._offset(max(0, self._parser.ErrorByteIndex))
            what = f"is not well-formed XML: {expat.ErrorString(error.code)}"
            raise self._error(at, what, "correct the file") from error

    def _offset(self, byte: int) -> int:
        """Return a byte offset, which never lies before the last one, in code points."""
        if self._is_ascii:
            return byte
        if byte > self._byte:
            self._point += len(self._data[self._byte : byte].decode("utf-8", "replace"))
            self._byte = byte
        return self._point

    def _at(self) -> int:
        return self._offset(self._parser.CurrentByteIndex)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._opened = self._at()
        if self._root and self._root != _local(name):
            what = f"begins with <{name}>, where <{self._root}> is expected"
            raise self._error(self._opened, what, "name the file after the format it is in")
        self._root = ""
        self.found.append(Start(_local(name), attributes, self._opened))

    def _end(self, name: str) -> None:
        at = after = self._at()
        text = self._document.text
        if self._opened < 0 or not text.endswith("/>", 0, at):
            after = text.find(">", at) + 1
        self._opened = -1
        self.found.append(End(_local(name), at, after))

    def _text(self, data: str) -> None:
        self._opened = -1
        at = self._at()
        text = self._document.text
        if text[at] == "&" and not self._in_cdata:
            end = text.find(";", at) + 1
        elif text.startswith(data, at):
            end = at + len(data)
        else:
            end = at + (2 if text.startswith("\r\n", at) else 1)
        self.found.append(Text(Part(data, at, end), self._in_cdata))

    def _open_cdata(self) -> None:
        self._opened = -1
        self._in_cdata = True

    def _close_cdata(self) -> None:
        self._in_cdata = False

    def _refuse_entity(self, name: str, *_rest: object) -> None:
        what = f"declares the entity {name!r}"
        raise self._error(self._at(), what, "write the character itself; entities are not read")

    def _skip_entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            at = self._at()
            end = at + len(name) + 2
            self.found.append(Text(Part(OBJECT, at, end), self._in_cdata))

    def _error(self, at: int, what: str, remedy: str) -> ReadError:
        line, column = self._document.lines.position(min(at, len(self._document.text)))
        return ReadError(what, where=f"{self._document.path}:{line}:{column}", remedy=remedy)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


@attrs.frozen
class XmlEscape:
    """Writes a text into XML.

    Args:
        encoding: What the file is encoded in; other characters become references.
        cdata: The stretches of CDATA that hold text, by position.
    """

    encoding: str
    cdata: tuple[Span, ...] = ()

    def __call__(self, text: str, place: Span) -> str | None:
        """Return how `text` is written at a place; `None` if a CDATA section cannot hold it."""
        if any(section.contains(place) for section in self.cdata):
            return None if "]]>" in text else text
        written = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return written.encode(self.encoding, "xmlcharrefreplace").decode(self.encoding)


def notation(document: Document, cdata: tuple[Span, ...]) -> Notation:
    """Return how an XML file writes text.

    Args:
        document: The file.
        cdata: The stretches of CDATA that hold text.
    """
    return Notation(XmlEscape(document.encoding, cdata))
