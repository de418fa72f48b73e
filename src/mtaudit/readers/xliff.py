"""Reads XLIFF 1.2 and 2.x: the translated segments beside their originals."""

from collections.abc import Iterator

import attrs

from mtaudit.article import Article, Document
from mtaudit.readers.bilingual import Unit, one_article, place_of
from mtaudit.readers.inline import Segment
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.xml_events import End, Event, Start, events, notation
from mtaudit.spans import Span

# What a translation stands in; elsewhere (alt-trans, mtc:match) the same names mean candidates.
_HOLDERS = {"trans-unit", "segment", "ignorable"}
_TEXTS = {"source", "target"}
# A target that is still to be made holds a copy of the source. 1.2 says so of the target, 2.x of
# the segment.
_NOT_TRANSLATED = {"new", "needs-translation", "initial"}


@attrs.define
class _Reading:
    """What is known of a file while its events come.

    Args:
        lang: Language of the translations, as the file says.
        source_lang: Language of the originals.
        cdata: Where translations stand in CDATA sections.
        units: The translated segments that are complete.
    """

    lang: str | None = None
    source_lang: str | None = None
    cdata: list[Span] = attrs.field(factory=list)
    units: list[Unit] = attrs.field(factory=list)
    _open: list[Start] = attrs.field(factory=list)
    _source: Segment | None = None
    _target: Segment | None = None
    _reading: Segment | None = None

    def take(self, event: Event) -> None:
        """Take the next event of the file."""
        match event:
            case Start():
                self._begin(event)
                self._open.append(event)
            case End():
                self._open.pop()
                self._end(event)
            case _ if self._reading is not None:
                self._reading.take(event)

    def _begin(self, event: Start) -> None:
        if self._reading is not None:
            self._reading.take(event)
            return
        said = event.attributes
        match event.name:
            case "xliff" | "file":
                # 2.x says it of the whole, 1.2 of each file.
                self.lang = self.lang or said.get("trgLang") or said.get("target-language")
                self.source_lang = (
                    self.source_lang or said.get("srcLang") or said.get("source-language")
                )
            case name if name in _HOLDERS:
                self._source = self._target = None
            case name if name in _TEXTS and self._open and self._open[-1].name in _HOLDERS:
                self._reading = Segment()
                if name == "source":
                    self._source = self._reading
                    self.source_lang = self.source_lang or event.lang
                elif self._is_to_translate() and _NOT_TRANSLATED.isdisjoint(
                    (said.get("state"), self._open[-1].attributes.get("state"))
                ):
                    self._target = self._reading
                    self.lang = self.lang or event.lang

    def _end(self, event: End) -> None:
        if self._reading is not None:
            if event.name in _TEXTS:
                self._reading = None
            else:
                self._reading.take(event)
        elif event.name in _HOLDERS and self._target is not None:
            self.cdata += self._target.cdata
            source = self._source or Segment()
            place = place_of(source.parts)
            self.units.append(Unit(tuple(self._target.parts), source.text, source_place=place))
            self._target = None

    def _is_to_translate(self) -> bool:
        """Tell what the innermost element says that says anything."""
        said = (element.attributes.get("translate") for element in reversed(self._open))
        return next(filter(None, said), "yes") != "no"


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of an XLIFF file.

    Args:
        document: The file.
        options: What the caller says of the languages.

    Raises:
        ReadError: If the file is not well-formed XML, or no XLIFF.
    """
    reading = _read(document)
    yield one_article(
        document,
        reading.units,
        options,
        lang=(reading.lang,),
        source_lang=(reading.source_lang,),
        notation=notation(document, tuple(reading.cdata)),
    )


def units(document: Document) -> Iterator[Unit]:
    """Yield the translated segments of a file, placeholders and all.

    Args:
        document: The file.
    """
    yield from _read(document).units


def _read(document: Document) -> _Reading:
    reading = _Reading()
    for event in events(document, "xliff"):
        reading.take(event)
    return reading
