"""Reads catalogues of Qt (TS): the translations beside their originals.

Untranslated messages and those that no program uses any more are left out; unfinished ones are
audited, as fuzzy ones of gettext are. The forms of a plural are texts of their own. TypeScript,
whose files have the same suffix, is read as plain text.
"""

from collections.abc import Iterator

import attrs

from mtaudit.article import Article, Document
from mtaudit.readers import plain
from mtaudit.readers.bilingual import Unit, one_article, place_of
from mtaudit.readers.inline import Content
from mtaudit.readers.options import ReadOptions, language_in_name
from mtaudit.readers.xml_events import End, Event, Start, begins_with, events, notation
from mtaudit.spans import Span

ROOT = "TS"
_NOT_IN_USE = {"obsolete", "vanished"}
# A translation may hold several texts: the forms of a plural, or longer and shorter ones.
_FORMS = {"numerusform", "lengthvariant"}
_TEXTS = {"source", "translation", *_FORMS}
# Programs are written in English unless the catalogue says otherwise.
_SOURCE_LANG = "en"


@attrs.define
class _Reading:
    """What is known of a file while its events come."""

    lang: str | None = None
    source_lang: str | None = None
    cdata: list[Span] = attrs.field(factory=list)
    units: list[Unit] = attrs.field(factory=list)
    _source: Content = attrs.field(factory=Content)
    _forms: list[Content] = attrs.field(factory=list)
    _is_used: bool = False
    _reading: Content | None = None

    def take(self, event: Event) -> None:
        """Take the next event of the file."""
        match event:
            case Start(name="TS", attributes=said):
                self.lang, self.source_lang = said.get("language"), said.get("sourcelanguage")
            case Start(name="message"):
                self._source, self._forms, self._is_used = Content(), [], False
            case Start(name=name) if name in _TEXTS:
                self._begin(event)
            case End(name="message"):
                self._end()
            case End(name=name) if name in _TEXTS:
                self._reading = None
            case _ if self._reading is not None:
                self._reading.take(event)

    def _begin(self, event: Start) -> None:
        self._reading = Content()
        if event.name == "source":
            self._source = self._reading
            return
        if event.name == "translation":
            self._is_used = event.attributes.get("type") not in _NOT_IN_USE
        elif self._forms and not self._forms[-1].text.strip():
            self._forms.pop()  # the white space before the first form
        self._forms.append(self._reading)

    def _end(self) -> None:
        for form in self._forms if self._is_used else ():
            if form.parts:
                self.cdata += form.cdata
                place = place_of(self._source.parts)
                self.units.append(Unit(tuple(form.parts), self._source.text, source_place=place))


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a catalogue.

    Args:
        document: The file.
        options: What the caller says of the languages.

    Raises:
        ReadError: If the file is not well-formed XML.
    """
    if not begins_with(document.text, ROOT):
        yield from plain.read(document, options)
        return
    reading = _read(document)
    yield one_article(
        document,
        reading.units,
        options,
        lang=(reading.lang, language_in_name(document.path)),
        source_lang=(reading.source_lang, _SOURCE_LANG),
        notation=notation(document, tuple(reading.cdata)),
    )


def units(document: Document) -> Iterator[Unit]:
    """Yield the translated messages of a catalogue, placeholders and all.

    Args:
        document: The file.
    """
    yield from _read(document).units


def _read(document: Document) -> _Reading:
    reading = _Reading()
    for event in events(document, ROOT):
        reading.take(event)
    return reading
