"""The tags of an XLIFF file that was read before, and so is known to be well-formed XML."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

import attrs

from mtaudit.pattern import Pattern
from mtaudit.spans import Span

NAMESPACE = "http://www.w3.org/2005/11/its"
OURS = "mtaudit-"
"""What the names of our annotations begin with."""
ANNOTATOR = "localization-quality-issue|mtaudit"
"""What ITS has to say who made an annotation; so a later run finds ours."""

_TAG = Pattern(
    r"<!--.*?-->|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>"
    r"|<(?P<end>/?)(?P<name>[^\s/>!?]+)(?P<said>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ENCODING = re.compile(r"(<\?xml[^>]*?\sencoding\s*=\s*[\"'])[\w.:-]+")
_UNITS = {"trans-unit", "unit"}


@attrs.frozen
class Tag:
    """A tag, or a section of CDATA.

    Args:
        name: The name of the element, prefix and all; empty for CDATA.
        said: The attributes as they are written.
        place: Where it stands.
        is_end: Whether it ends an element, alone or with its beginning.
        is_start: Whether it begins one.
    """

    name: str
    said: str
    place: Span
    is_start: bool = True
    is_end: bool = False

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    def attributes(self) -> dict[str, str]:
        """Return the attributes by name, as they are written."""
        return {name: one or other for name, one, other in _ATTRIBUTE.findall(self.said)}


def tags(text: str) -> Iterator[Tag]:
    """Yield the tags and the sections of CDATA of a file in order."""
    for found in _TAG.finditer(text):
        place = Span(*found.span())
        if found["cdata"] is not None:
            yield Tag("", "", Span(*found.span("cdata")))
        elif found["name"]:
            said = found["said"]
            is_end = bool(found["end"])
            yield Tag(found["name"], said, place, not is_end, is_end or said.endswith("/"))


def is_xliff(text: str) -> bool:
    """Tell whether a file is XLIFF."""
    first = next(tags(text), None)
    return first is not None and first.local == "xliff"


def declared_as_utf8(text: str, encoding: str) -> str:
    """Return a file with the declaration of UTF-8, if it declares what it was decoded from."""
    return text if encoding.startswith("utf-8") else _ENCODING.sub(r"\g<1>UTF-8", text, count=1)


@attrs.frozen
class Unit:
    """A translation unit.

    Args:
        start: Where its content begins.
        end: Where its content ends.
    """

    start: int
    end: int


@attrs.frozen
class Xliff:
    """What is to be known of an XLIFF file to annotate it.

    Args:
        root: The tag with which it begins.
        units: Its translation units in order.
        cdata: The content of its sections of CDATA in order.
    """

    root: Tag
    units: tuple[Unit, ...]
    cdata: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> "Xliff":
        """Look through a file."""
        root: Tag | None = None
        units: list[Unit] = []
        cdata: list[Span] = []
        begun = 0
        for tag in tags(text):
            if not tag.name:
                cdata.append(tag.place)
            elif root is None:
                root = tag
            elif tag.local in _UNITS and tag.is_start:
                begun = tag.place.end
            elif tag.local in _UNITS:
                units.append(Unit(begun, tag.place.start))
        assert root is not None, "what was read has a root"
        return cls(root, tuple(units), tuple(cdata))

    @property
    def is_2(self) -> bool:
        """Whether it is XLIFF 2."""
        return self.root.attributes().get("version", "").startswith("2")

    @property
    def prefix(self) -> str:
        """What stands before the names of its elements."""
        return self.root.name.removesuffix(self.root.local)

    def its_prefix(self, text: str) -> str:
        """Return the prefix of ITS: the one declared, or one that the file does not use."""
        for name, value in self.root.attributes().items():
            if value == NAMESPACE and name.startswith("xmlns:"):
                return name.removeprefix("xmlns:")
        prefix = "its"
        while re.search(rf"xmlns:{prefix}\s*=", text):
            prefix += "0"
        return prefix

    def unit(self, at: int) -> Unit:
        """Return the unit in which an offset lies."""
        return self.units[bisect_right(self.units, at, key=lambda unit: unit.start) - 1]

    def is_in_cdata(self, place: Span) -> bool:
        """Tell whether a place lies in a section of CDATA."""
        at = bisect_right(self.cdata, place.start, key=lambda section: section.start) - 1
        return at >= 0 and self.cdata[at].contains(place)


@attrs.frozen
class Cleaned:
    """A file without the annotations of an earlier run.

    Args:
        text: The file.
        ends: Where each annotation ended in the file that was read, in order.
        shifts: By how much all that followed it has moved.
    """

    text: str
    ends: tuple[int, ...]
    shifts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Cleaned":
        """Take our annotations out of a file."""
        removed = tuple(_ours(text)) if ANNOTATOR in text else ()
        pieces: list[str] = []
        done = 0
        for span in removed:
            pieces.append(text[done : span.start])
            done = span.end
        shifts = tuple(accumulate(map(len, removed)))
        return cls("".join((*pieces, text[done:])), tuple(span.end for span in removed), shifts)

    def offset(self, at: int) -> int:
        """Return where an offset of the file that was read lies now; in no annotation of ours."""
        before = bisect_right(self.ends, at)
        return at - self.shifts[before - 1] if before else at


def _ours(text: str) -> Iterator[Span]:
    """Yield the places of our tags and lists in a file, with the seams they made in CDATA."""
    marks: list[bool] = []
    begun: int | None = None  # where a list of ours began
    for tag in tags(text):
        if tag.local == "locQualityIssues":
            if tag.is_start and f'xml:id="{OURS}' in tag.said:
                begun = tag.place.start
            elif begun is not None and tag.is_end:
                yield Span(begun, tag.place.end)
                begun = None
        elif tag.local == "mrk" and not (tag.is_start and tag.is_end):
            if tag.is_start:
                marks.append(f':annotatorsRef="{ANNOTATOR}"' in tag.said)
            if marks[-1]:
                yield _with_seam(text, tag.place)
            if tag.is_end:
                marks.pop()


def _with_seam(text: str, place: Span) -> Span:
    before, after = "]]>", "<![CDATA["
    if text.endswith(before, 0, place.start) and text.startswith(after, place.end):
        return Span(place.start - len(before), place.end + len(after))
    return place
