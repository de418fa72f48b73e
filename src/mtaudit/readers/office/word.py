"""What of a DOCX is text (ECMA-376, WordprocessingML): body, notes, headers and footers.

Read are insertions, the results of fields, text boxes and the base text of ruby; deletions,
comments, codes of fields, formulas, drawings and text that is hidden where it stands are not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import attrs

from mtaudit.errors import ReadError
from mtaudit.pattern import Pattern
from mtaudit.readers.office.package import SAVE_AGAIN, Package
from mtaudit.readers.office.stories import LINE_BREAK, Draft, Prose, visible, with_changes
from mtaudit.readers.xml_events import End, Event, Start, Text, events
from mtaudit.spans import OBJECT, Part

SIGNATURES = "_xmlsignatures/"
"""In this folder of the package a signature stands."""

TYPES = "[Content_Types].xml"
"""The member that says of each other one what it is."""

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN = f"{_WORD}document.main+xml"
"""What the member with the body says it is."""

# The kinds of members that hold text, in reading order.
_KINDS = (MAIN, *(f"{_WORD}{kind}+xml" for kind in "footnotes endnotes header footer".split()))
_STYLES = f"{_WORD}styles+xml"

# Elements that are left out: what a change took away, codes, formulas, the reading in ruby, the
# copy of a text box for old programs, and what describes and does not say.
_LEFT_OUT = frozenset(
    "del moveFrom instrText delInstrText oMath oMathPara rt Fallback pPr rPrChange sectPr sdtPr"
    " tblPr trPr tcPr".split()
)
# Footnotes that are lines, or say that the note goes on overleaf.
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
_OFF = {"0", "false", "off"}
_TEXT_TAG = Pattern(r"<(?:\w+:)?t(?=[\s>])()[^<>]*>")
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": LINE_BREAK,
    "cr": LINE_BREAK,
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "sym": OBJECT,
    "inline": OBJECT,
    "object": OBJECT,
}


def read(package: Package) -> Prose:
    """Return the text of a DOCX.

    Args:
        package: The file.

    Raises:
        ReadError: If it is no DOCX, or damaged.
    """
    names = named_members(package)
    languages: Counter[str] = Counter()
    stories = []
    members = [name for kind in _KINDS for name in names.get(kind, ())]
    for document in package.documents(members):
        reading = _Reading()
        for event in visible(events(document), _is_left_out, but="txbxContent"):
            reading.take(event)
        stories.append(reading.draft.story(document))
        languages += reading.languages
    if not stories:
        raise ReadError("lacks the text it should hold", where=package.path, remedy=SAVE_AGAIN)
    said = languages.most_common(1)[0][0] if languages else ""
    return Prose(tuple(stories), said or _default_language(package, names.get(_STYLES, [])))


def named_members(package: Package) -> dict[str, list[str]]:
    """Return the names of the members by what they say they are.

    Args:
        package: The file.

    Raises:
        ReadError: If it is no DOCX.
    """
    types = package.document(TYPES)
    names: dict[str, list[str]] = {}
    for event in events(types) if types else ():
        if isinstance(event, Start) and event.name == "Override":
            said = event.attributes
            name = said.get("PartName", "").removeprefix("/")
            names.setdefault(said.get("ContentType", ""), []).append(name)
    if any("macroEnabled" in kind for kind in names):
        raise ReadError(
            "is a document with macros",
            where=package.path,
            remedy="save it as .docx, without macros",
        )
    if MAIN not in names:
        raise ReadError("is no DOCX", where=package.path, remedy="save it as .docx")
    return names


def _is_left_out(element: Start) -> bool:
    return element.name in _LEFT_OUT or (
        element.name in {"footnote", "endnote"} and _said(element, "type") in _SEPARATORS
    )


@attrs.define
class _Reading:
    """What is known of a story while its events come.

    Args:
        draft: Its paragraphs.
        languages: How many characters are said to be in which language; "" if nothing is said.
    """

    draft: Draft = attrs.field(factory=Draft)
    languages: Counter[str] = attrs.field(factory=Counter)
    _open: list[Start] = attrs.field(factory=list)
    _is_hidden: bool = False
    _lang: str = ""

    def take(self, event: Event) -> None:
        """Take the next event of the story."""
        match event:
            case Start():
                self._open.append(event)
                self._begin(event)
            case End():
                self._end(self._open.pop(), event.after)
            case Text() if self._open[-1].name == "t" and not self._is_hidden:
                self.draft.write(event)
                self.languages[self._lang] += len(event.part.text)

    def _begin(self, element: Start) -> None:
        match element.name:
            case "p":
                self.draft.begin()
            case "r":
                self._is_hidden, self._lang = False, ""
            case "vanish":
                self._is_hidden = _said(element, "val") not in _OFF
            case "lang":
                self._lang = _said(element, "val")

    def _end(self, element: Start, after: int) -> None:
        if element.name == "p":
            self.draft.end()
        elif element.name in _CHARACTERS and not self._is_hidden:
            self.draft.add(_CHARACTERS[element.name], element.at, after)


def _said(element: Start, name: str) -> str:
    """Return an attribute, whatever its prefix is."""
    values = (v for key, v in element.attributes.items() if key.rpartition(":")[2] == name)
    return next(values, "")


def _default_language(package: Package, styles: list[str]) -> str | None:
    """Return the language of text for which none is said."""
    for document in package.documents(styles):
        for event in events(document):
            if isinstance(event, Start):
                if event.name == "lang":
                    return _said(event, "val") or None
                if event.name in {"latentStyles", "style"}:
                    break
    return None


def attributes(xml: str, changes: Sequence[Part]) -> Iterator[Part]:
    """Yield the attributes without which Word drops spaces at the ends of texts.

    Args:
        xml: A member of the package.
        changes: What is to be written where, by position.
    """
    inside: defaultdict[int, list[Part]] = defaultdict(list)
    for change in changes:
        inside[xml.rfind("<", 0, change.start)].append(change)
    for at, of_element in inside.items():
        tag = _TEXT_TAG.match(xml, at)
        if tag is not None and "xml:space" not in tag.group():
            text = with_changes(xml, of_element, tag.end(), xml.find("<", tag.end()))
            if text != text.strip():
                yield Part(' xml:space="preserve"', tag.end(1), tag.end(1))
