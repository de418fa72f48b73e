"""Reads string resources of Android: each string, each item of a list and each form of a plural.

What is not to be translated is left out, so is what only refers to another resource. The original
is a file of its own, the one in `values`. Other XML is read as plain text.
"""

from collections.abc import Iterator

import attrs

from mtaudit.article import Article, Document, Notation
from mtaudit.pattern import Pattern
from mtaudit.readers import plain
from mtaudit.readers.bilingual import Unit, one_article, with_originals
from mtaudit.readers.inline import Content
from mtaudit.readers.options import ReadOptions, language_in_name
from mtaudit.readers.runs import Run, in_document
from mtaudit.readers.xml_events import End, Event, Start, XmlEscape, begins_with, events
from mtaudit.spans import Part, Span, join

ROOT = "resources"
# Apps are written in English unless their resources say otherwise.
_SOURCE_LANG = "en"
_LISTS = {"plurals", "string-array", "array"}
_REFERENCE = Pattern(r"[@?](?:\+?[\w.:]+/|null\b|empty\b)[\w.]*")
_ESCAPE = Pattern(
    r"\\u(?P<code>[0-9A-Fa-f]{4})|\\(?P<char>[\s\S])|(?P<quote>\")|(?P<space>[ \t\r\n]+)"
)
_NAMED = {"n": "\n", "t": "\t"}
_WRITTEN = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "'": "\\'", '"': '\\"'})


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a file of resources.

    Args:
        document: The file.
        options: What the caller says of the languages.

    Raises:
        ReadError: If the file is not well-formed XML, or declares entities.
    """
    if not begins_with(document.text, ROOT):
        yield from plain.read(document, options)
        return
    reading = _read(document)
    found: Iterator[Unit] = iter(reading.units)
    original_lang = None
    if options.original is not None:
        original = _read(options.original)
        original_lang = original.lang
        found = with_originals(found, original.units)
    escape = AndroidEscape(XmlEscape(document.encoding, tuple(reading.cdata)))
    yield one_article(
        document,
        found,
        options,
        lang=(reading.lang, language_in_name(document.path)),
        source_lang=(original_lang, options.original_lang(), _SOURCE_LANG),
        notation=Notation(escape),
    )


def units(document: Document) -> Iterator[Unit]:
    """Yield the texts of a file of resources, placeholders and all.

    Args:
        document: The file.
    """
    yield from _read(document).units


@attrs.frozen
class AndroidEscape:
    """Writes a text into a string resource.

    Args:
        xml: Writes it into the XML of the file.
    """

    xml: XmlEscape

    def __call__(self, text: str, place: Span) -> str | None:
        """Return how `text` is written; `None` if white space in it would be lost."""
        if text != text.strip(" ") or "  " in text:
            return None
        escaped = text.translate(_WRITTEN)
        return self.xml("\\" + escaped if escaped[:1] in {"@", "?"} else escaped, place)


@attrs.define
class _Reading:
    """What is known of a file while its events come."""

    lang: str | None = None
    cdata: list[Span] = attrs.field(factory=list)
    units: list[Unit] = attrs.field(factory=list)
    _list: Start | None = None
    _items: int = 0
    _open: Start | None = None
    _reading: Content | None = None

    def take(self, event: Event) -> None:
        """Take the next event of the file."""
        match event:
            case Start(name="resources", attributes=said):
                self.lang = said.get("tools:locale")
            case Start(name=name) if name in _LISTS:
                self._list, self._items = event, 0
            case End(name=name) if name in _LISTS:
                self._list = None
            case Start(name="string" | "item") if self._reading is None:
                self._open, self._reading = event, Content()
            case End(name="string" | "item") if self._reading is not None:
                self._end(self._reading)
                self._reading = None
            case Start(name="br") if self._reading is not None:
                self._reading.parts.append(Part("\\n", event.at, event.at))
            case _ if self._reading is not None:
                self._reading.take(event)

    def _end(self, content: Content) -> None:
        if self._open is None:
            return
        said, is_item = self._open.attributes, self._open.name == "item"
        holder = self._list.attributes if is_item and self._list is not None else said
        key = holder.get("name", "")
        if holder.get("product", "default") != "default":  # another text under the same name
            key += f"/{holder['product']}"
        if holder is not said:
            key += f".{said.get('quantity', self._items)}"
            self._items += 1
        elif is_item and said.get("type") != "string":
            return  # of a style, a dimension, a list of integers
        if "false" in {said.get("translatable"), holder.get("translatable")}:
            return
        parts = tuple(_decoded(content.parts))
        if parts and not _REFERENCE.fullmatch("".join(part.text for part in parts)):
            self.cdata += content.cdata
            self.units.append(Unit(parts, key=key))


def _read(document: Document) -> _Reading:
    reading = _Reading()
    for event in events(document, ROOT):
        reading.take(event)
    return reading


def _decoded(parts: list[Part]) -> Iterator[Part]:
    """Yield what a string says: white space outside of quotation marks counts as one space."""
    content, source_map = join(parts)
    for run in _runs(content):
        yield from in_document(run, content, source_map)


def _runs(content: str) -> Iterator[Run]:
    done = 0
    quoted = begun = False
    space: Run | None = None
    for found in _ESCAPE.finditer(content):
        start, end = found.span()
        is_space = found["space"] is not None and not quoted
        if found["space"] and quoted:
            continue  # it is read as it is, with what follows
        if done < start:
            if space is not None:
                yield space
            yield Run(done, start)
            space, begun = None, True
        done = end
        if found["quote"]:
            quoted = not quoted
        elif is_space:
            space = Run(start, end, " ") if begun else None
        else:
            if space is not None:
                yield space
            char = chr(int(found["code"], 16)) if found["code"] else found["char"]
            is_half = 0xD800 <= ord(char) < 0xE000
            text = _NAMED.get(char, char) if found["char"] else "\ufffd" if is_half else char
            yield Run(start, end, text)
            space, begun = None, True
    if done < len(content):
        if space is not None:
            yield space
        yield Run(done, len(content))
