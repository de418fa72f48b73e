"""The texts of a package as one plain text, a line for each paragraph, and the way back to its XML.

A story is what office programs call a text by itself: the body, the footnotes, a header.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto

import attrs

from mtaudit.article import Document
from mtaudit.readers.runs import Run, in_document
from mtaudit.readers.xml_events import End, Event, Start, Text
from mtaudit.spans import Part, SourceMap, Span, join

LINE_BREAK = "\u2028"
"""A line break inside a paragraph; a line of the text is a paragraph."""

# What XML allows as line ends and indents in text, and office programs show as a space.
_SPACES = dict.fromkeys(map(ord, "\t\n\r"), " ")


@attrs.define
class Draft:
    """The paragraphs of a story while its events come.

    Args:
        paragraphs: The parts of each paragraph, in the order in which they begin.
        cdata: Where text stands in CDATA sections.
    """

    paragraphs: list[list[Part]] = attrs.field(factory=list)
    cdata: list[Span] = attrs.field(factory=list)
    _open: list[list[Part]] = attrs.field(factory=list)

    @property
    def parts(self) -> list[Part] | None:
        """The innermost paragraph that is open; `None` outside of paragraphs."""
        return self._open[-1] if self._open else None

    def begin(self) -> None:
        """Begin a paragraph; one inside another, in a text box or a note, has a line of its own."""
        self._open.append([])
        self.paragraphs.append(self._open[-1])

    def end(self) -> None:
        """End the innermost paragraph."""
        self._open.pop()

    def write(self, event: Text) -> None:
        """Add characters to the paragraph."""
        if self._open:
            part = event.part
            if not part.text.isprintable():
                part = attrs.evolve(part, text=part.text.translate(_SPACES))
            self._open[-1].append(part)
            if event.in_cdata:
                self.cdata.append(Span(part.start, part.end))

    def add(self, text: str, at: int, after: int) -> None:
        """Add what an element stands for.

        Args:
            text: What it stands for.
            at: Offset of its start tag.
            after: Offset after its end tag.
        """
        if self._open:
            self._open[-1].append(Part(text, at, after))

    def widen(self, at: int, after: int) -> None:
        """Let the last space stand for the white space that follows it, too.

        Args:
            at: Offset of the white space; nothing happens if something else stands before it.
            after: Offset after it.
        """
        parts = self._open[-1]
        if parts and parts[-1].text == " " and parts[-1].end == at:
            parts[-1] = Part(" ", parts[-1].start, after)

    def story(self, document: Document) -> "Story":
        """Return the story.

        Args:
            document: The member's XML.
        """
        text, source_map = join(_lines(self.paragraphs))
        return Story(document, text, source_map, tuple(self.cdata))


def visible(
    found: Iterable[Event], is_left_out: Callable[[Start], bool], *, but: str = ""
) -> Iterator[Event]:
    """Yield the events of what is read.

    Args:
        found: All events of a member.
        is_left_out: Tells whether an element and all in it is left out.
        but: The name of an element that is read even inside an element called `graphic`.
    """
    states: list[_State] = [_State.READ]
    for event in found:
        match event:
            case Start():
                state = states[-1]
                if state is not _State.GONE and is_left_out(event):
                    state = _State.GONE
                elif state is _State.READ and event.name == "graphic" and but:
                    state = _State.DRAWN
                elif state is _State.DRAWN and event.name == but:
                    state = _State.READ
                states.append(state)
                if state is _State.READ:
                    yield event
            case End():
                if states.pop() is _State.READ:
                    yield event
            case _:
                if states[-1] is _State.READ:
                    yield event


class _State(Enum):
    """What is done with the content of an element."""

    READ = auto()
    DRAWN = auto()  # only text boxes in it are read
    GONE = auto()


@attrs.frozen
class Story:
    """The text of a member of the package.

    Args:
        document: The member's XML.
        text: Its text, a line for each paragraph.
        source_map: The way from the text to the XML.
        cdata: Where the text stands in CDATA sections.
    """

    document: Document
    text: str
    source_map: SourceMap
    cdata: tuple[Span, ...] = ()

    def pieces(self, span: Span) -> Iterator[Part]:
        """Yield the writing of a span of the text, piece by piece."""
        yield from in_document(Run(span.start, span.end), self.text, self.source_map)


def _lines(paragraphs: Iterable[list[Part]]) -> Iterator[Part]:
    end = -1
    for parts in paragraphs:
        if end >= 0:
            yield Part("\n", end, end)
        yield from parts
        end = parts[-1].end if parts else max(end, 0)


@attrs.frozen
class Prose:
    """All text of a package.

    Args:
        stories: Its stories in reading order.
        lang: The language that most of it is said to be in; `None` if nothing is said.
    """

    stories: tuple[Story, ...]
    lang: str | None = None

    @property
    def text(self) -> str:
        """The text, a line for each paragraph."""
        return "\n".join(story.text for story in self.stories)

    def starts(self) -> Iterator[tuple[int, Story]]:
        """Yield each story with the offset in the text where it begins."""
        at = 0
        for one in self.stories:
            yield at, one
            at += len(one.text) + 1


def with_changes(xml: str, changes: Iterable[Part], start: int = 0, end: int | None = None) -> str:
    """Return a stretch of XML with changes made.

    Args:
        xml: The XML.
        changes: What is written where, by position.
        start: Where the stretch begins.
        end: Where it ends; `None` for the end of the XML.
    """
    pieces: list[str] = []
    for change in changes:
        pieces += (xml[start : change.start], change.text)
        start = change.end
    return "".join((*pieces, xml[start:end]))
