"""What of an ODT is text (OpenDocument 1.3): body, notes, headers and footers.

White space is one space, as on the screen; tabs, line breaks and further spaces are elements. Left
out are deletions, comments, hidden text, covered cells, citations of notes and alternative texts.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from mtaudit.errors import ReadError
from mtaudit.pattern import Pattern
from mtaudit.readers.office.package import SAVE_AGAIN, Package, encrypted
from mtaudit.readers.office.stories import LINE_BREAK, Draft, Prose, visible
from mtaudit.readers.xml_events import End, Event, Start, Text, events
from mtaudit.spans import OBJECT, Part

SIGNATURES = "META-INF/documentsignatures.xml"
"""In this member of the package a signature stands."""

_KIND = "application/vnd.oasis.opendocument.text"
_MANIFEST = "META-INF/manifest.xml"
_CONTENT, _STYLES = "content.xml", "styles.xml"
_PARAGRAPHS = {"p", "h"}
# Elements that are left out: what a change took away, comments, the number of a note or an item,
# readings in ruby, embedded documents, alternative texts, templates of indexes, and code.
_LEFT_OUT = frozenset(
    "tracked-changes annotation note-citation number ruby-text covered-table-cell object desc"
    " hidden-text hidden-paragraph script event-listeners binary-data"
    " table-of-content-source illustration-index-source table-index-source object-index-source"
    " user-index-source alphabetical-index-source bibliography-source".split()
)
_IN_LINE = {"p", "h", "span", "a", "ruby-base", "meta", "meta-field"}
_MOST_SPACES = 100  # in one element; a larger number is an attack
_NO_LANGUAGE = {"none", "zxx"}
_SPACE = Pattern(r"[ \t\r\n]+")


def read(package: Package) -> Prose:
    """Return the text of an ODT.

    Args:
        package: The file.

    Raises:
        ReadError: If it is no ODT, encrypted or damaged.
    """
    kind = package.read("mimetype") or b""
    if not kind.decode("latin-1").strip().startswith(_KIND):
        raise ReadError("is no ODT", where=package.path, remedy="save it as .odt")
    manifest = package.document(_MANIFEST)
    if manifest and any(
        isinstance(event, Start) and event.name == "encryption-data" for event in events(manifest)
    ):
        raise encrypted(package.path)
    readings: list[_Reading] = []
    stories = []
    for document in package.documents((_CONTENT, _STYLES)):
        readings.append(_Reading())
        for event in visible(events(document), readings[-1].is_left_out):
            readings[-1].take(event)
        stories.append(readings[-1].draft.story(document))
    if not stories:
        raise ReadError("lacks the text it should hold", where=package.path, remedy=SAVE_AGAIN)
    return Prose(tuple(stories), readings[-1].lang)


@attrs.define
class _Reading:
    """What is known of a story while its events come.

    Args:
        draft: Its paragraphs.
        lang: The language of text for which none is said.
    """

    draft: Draft = attrs.field(factory=Draft)
    lang: str | None = None
    _open: list[Start] = attrs.field(factory=list)
    _style: Start | None = None
    _hidden: set[str] = attrs.field(factory=set)
    # Whether white space would be the second in a row, for each paragraph that is open.
    _after_space: list[bool] = attrs.field(factory=list)

    def is_left_out(self, element: Start) -> bool:
        """Tell whether an element that begins now is no text, nor anything in it."""
        match element.name:
            case "title":  # in a line, the field; in a drawing, the alternative text
                return bool(self._open) and self._open[-1].name not in _IN_LINE
            case "span":
                return element.attributes.get("text:style-name") in self._hidden
            case name:
                return name in _LEFT_OUT

    def take(self, event: Event) -> None:
        """Take the next event of the story."""
        match event:
            case Start():
                self._open.append(event)
                self._begin(event)
            case End():
                self._end(self._open.pop(), event.after)
            case Text() if self._after_space:
                self._write(event)

    def _begin(self, element: Start) -> None:
        match element.name:
            case name if name in _PARAGRAPHS:
                self.draft.begin()
                self._after_space.append(True)
            case "style" | "default-style":
                self._style = element
            case "text-properties" if self._style is not None:
                self._note_style(self._style.attributes, element.attributes)

    def _note_style(self, style: Mapping[str, str], said: Mapping[str, str]) -> None:
        if said.get("text:display") == "none":
            self._hidden.add(style.get("style:name", ""))
        language, country = said.get("fo:language", "none"), said.get("fo:country", "none")
        if style.get("style:family") == "paragraph" and "style:name" not in style:
            tag = language if country == "none" else f"{language}-{country}"
            self.lang = None if language in _NO_LANGUAGE else tag

    def _end(self, element: Start, after: int) -> None:
        if element.name in _PARAGRAPHS:
            self.draft.end()
            self._after_space.pop()
        elif text := self._stands_for(element):
            self.draft.add(text, element.at, after)
            if self._after_space:
                self._after_space[-1] = False

    def _stands_for(self, element: Start) -> str:
        """Return the text that an element stands for; empty if for none."""
        match element.name:
            case "s":
                count = element.attributes.get("text:c", "1")
                return " " * (min(int(count[:9]), _MOST_SPACES) if count.isdecimal() else 1)
            case "tab":
                return "\t"
            case "line-break":
                return LINE_BREAK
            case "image" if self._open[-1].attributes.get("text:anchor-type") == "as-char":
                return OBJECT
        return ""

    def _write(self, event: Text) -> None:
        """Write characters with each stretch of white space as one space."""
        part = event.part
        if not _SPACE.search(part.text) or len(part.text) != part.end - part.start:
            self.draft.write(event)
            self._after_space[-1] = False
            return
        done = 0
        for space in _SPACE.finditer(part.text):
            self._take(event, done, space.start())
            if self._after_space[-1]:
                self.draft.widen(part.start + space.start(), part.start + space.end())
            else:
                self._take(event, *space.span(), text=" ")
            self._after_space[-1] = True
            done = space.end()
        self._take(event, done, len(part.text))

    def _take(self, event: Text, start: int, end: int, text: str = "") -> None:
        """Write a piece of what an event brings."""
        if start < end:
            at = event.part.start
            piece = Part(text or event.part.text[start:end], at + start, at + end)
            self.draft.write(attrs.evolve(event, part=piece))
            self._after_space[-1] = False


def attributes(xml: str, changes: Sequence[Part]) -> Iterator[Part]:
    """Yield the attributes that changes make necessary: here none.

    Args:
        xml: A member of the package.
        changes: What is to be written where, by position.
    """
    del xml, changes
    yield from ()
