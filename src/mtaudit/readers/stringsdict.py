"""Reads the plural forms of Apple's systems (`.stringsdict`): each form a text.

The language is that of the folder (`de.lproj`); the original is a file of its own.
"""

from collections.abc import Iterator

import attrs

from mtaudit.article import Article, Document
from mtaudit.readers.bilingual import Unit, one_article, with_originals
from mtaudit.readers.inline import Content
from mtaudit.readers.options import ReadOptions, language_in_name
from mtaudit.readers.xml_events import End, Event, Start, events, notation
from mtaudit.spans import Span

_TEXTS = {"NSStringLocalizedFormatKey", "zero", "one", "two", "few", "many", "other"}
# Apps are written in English unless their project says otherwise.
_SOURCE_LANG = "en"


@attrs.define
class _Reading:
    """What is known of a file while its events come."""

    cdata: list[Span] = attrs.field(factory=list)
    units: list[Unit] = attrs.field(factory=list)
    _keys: list[str] = attrs.field(factory=list)
    _reading: Content | None = None

    def take(self, event: Event) -> None:
        """Take the next event of the file."""
        match event:
            case Start(name="dict"):
                self._keys.append("")
            case End(name="dict"):
                self._keys.pop()
            case Start(name="key" | "string"):
                self._reading = Content()
            case End(name="key") if self._reading is not None and self._keys:
                self._keys[-1] = self._reading.text
                self._reading = None
            case End(name="string") if self._reading is not None:
                self._end(self._reading)
                self._reading = None
            case _ if self._reading is not None:
                self._reading.take(event)

    def _end(self, content: Content) -> None:
        if self._keys and self._keys[-1] in _TEXTS and content.parts:
            self.cdata += content.cdata
            self.units.append(Unit(tuple(content.parts), key=".".join(self._keys)))


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a file.

    Args:
        document: The file.
        options: What the caller says of the languages.

    Raises:
        ReadError: If the file is not well-formed XML, or no property list.
    """
    reading = _read(document)
    found: Iterator[Unit] = iter(reading.units)
    if options.original is not None:
        found = with_originals(found, _read(options.original).units)
    yield one_article(
        document,
        found,
        options,
        lang=(language_in_name(document.path),),
        source_lang=(options.original_lang(), _SOURCE_LANG),
        notation=notation(document, tuple(reading.cdata)),
    )


def units(document: Document) -> Iterator[Unit]:
    """Yield the texts of a file, placeholders and all.

    Args:
        document: The file.
    """
    yield from _read(document).units


def _read(document: Document) -> _Reading:
    reading = _Reading()
    for event in events(document, "plist"):
        reading.take(event)
    return reading
