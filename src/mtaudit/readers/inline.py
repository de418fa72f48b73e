"""The text of an element of XML; of a segment of XLIFF or TMX without its inline code."""

import attrs

from mtaudit.readers.xml_events import End, Event, Start, Text
from mtaudit.spans import OBJECT, Part, Span

# Elements whose content is code of the original format: never prose.
_CODE = {"bpt", "ept", "it", "ph", "ut", "x", "bx", "ex", "sc", "ec", "sm", "em"}
# Those of them that stand for something in the text; the others only mark where something begins or
# ends, as tags do.
_STANDS_FOR = {"ph", "x", "ut"}


@attrs.define
class Content:
    """The text of an element while its events come; of elements inside it the text stays.

    Args:
        parts: Its text so far.
        cdata: Where it stands in CDATA sections.
    """

    parts: list[Part] = attrs.field(factory=list)
    cdata: list[Span] = attrs.field(factory=list)

    def take(self, event: Event) -> None:
        """Take the next event inside the element."""
        if isinstance(event, Text):
            self.parts.append(event.part)
            if event.in_cdata:
                self.cdata.append(Span(event.part.start, event.part.end))

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(part.text for part in self.parts)


@attrs.define
class Segment(Content):
    """The text of a segment of XLIFF or TMX while its events come."""

    _code: list[Start] = attrs.field(factory=list)

    def take(self, event: Event) -> None:
        """Take the next event inside the segment."""
        match event:
            case Text() if not self._code:
                super().take(event)
            case Start(name=name) if self._code or name in _CODE:
                self._code.append(event)
            case Start(name="cp", attributes={"hex": str(code)}):
                self._code.append(event)
                if (char := _character(code)) is not None:
                    self.parts.append(Part(char, event.at, event.at))
            case End(after=after) if self._code:
                begun = self._code.pop()
                if self._code:
                    return
                if begun.name in _STANDS_FOR:
                    self.parts.append(Part(OBJECT, begun.at, after))
                elif begun.name == "cp" and self.parts and self.parts[-1].start == begun.at:
                    self.parts[-1] = attrs.evolve(self.parts[-1], end=after)


def _character(code: str) -> str | None:
    """Return the character that XLIFF 2 writes by its number, since XML cannot hold it."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return None
