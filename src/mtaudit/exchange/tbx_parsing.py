"""Takes TBX files apart: concepts, with their term sections by language.

A style names a category by an attribute (DCA: `<termNote type="administrativeStatus">`) or by the
element itself (DCT: `<min:administrativeStatus>`); both come to the same here.
"""

import json
import re
from collections.abc import Iterator

import attrs

from mtaudit.article import Document, is_language_tag
from mtaudit.errors import ReadError
from mtaudit.exchange.transfer import Losses, clean
from mtaudit.glossary.csv_format import FLAGS
from mtaudit.glossary.days import read_day
from mtaudit.glossary.term import Case, Kind, Status
from mtaudit.readers.xml_events import End, Start, Text, events
from mtaudit.spans import OBJECT

ANY_LANG = "und"
"""The language tag of forms that hold for any target language."""
OWN_NOTE = re.compile(
    r"mtaudit (id|status|kind|case|since|valid-from|valid-until|translate|consistent|member|flagged"
    r"|silent): (.+)",
    re.DOTALL,
)
STATUS = {
    "preferredTerm-admn-sts": Status.CANONICAL,
    "admittedTerm-admn-sts": Status.ADMITTED,
    "deprecatedTerm-admn-sts": Status.BAD,
    "supersededTerm-admn-sts": Status.BAD,
}
# Other spellings of the same: of the core without a dialect, of older files, and of Weblate.
_STATUS = {
    **STATUS,
    **{name.removesuffix("-admn-sts"): status for name, status in STATUS.items()},
    **dict.fromkeys(("preferred", "standardizedTerm"), Status.CANONICAL),
    "admitted": Status.ADMITTED,
    **dict.fromkeys(("deprecated", "superseded", "forbidden", "obsolete"), Status.BAD),
}
_CONCEPTS = {"conceptEntry", "termEntry"}
_LANGUAGES = {"langSec", "langSet"}
_TERMS = {"termSec", "tig", "ntig"}
# Elements inside a text, and groups around it, that say nothing themselves.
_TRANSPARENT = frozenset(
    "hi foreign sc ec ph bpt ept it termGrp termNoteGrp descripGrp adminGrp transacGrp "
    "text body back langSec langSet".split()
)
_ROOTS = {"tbx", "martif"}


@attrs.define
class TermSection:
    """A term section."""

    text: str = ""
    status: Status | None = None
    notes: list[str] = attrs.field(factory=list)


@attrs.define
class Concept:
    """A concept: its term sections by language, and what is said of it as a whole."""

    id: str = ""
    terms: dict[str, list[TermSection]] = attrs.field(factory=dict)
    topic: str = ""
    notes: list[str] = attrs.field(factory=list)
    own: list[tuple[str, str]] = attrs.field(factory=list)


def concepts(document: Document, losses: Losses) -> Iterator[Concept]:
    """Yield the concepts of a file, cleaned of what a glossary cannot hold.

    Args:
        document: The file.
        losses: Where it is noted what that was.

    Raises:
        ReadError: If it is no TBX, not well-formed, or declares entities.
    """
    parser = _Parser(losses)
    for event in events(document):
        match event:
            case Start():
                parser.open(event)
            case Text(part=part):
                parser.written.append(part.text)
            case End(name=name):
                parser.close(name)
                if name in _CONCEPTS:
                    yield _closed(parser.concept, losses)
    if not parser.is_tbx:
        raise ReadError(
            "is no TBX file", where=document.path, remedy="its root must be <tbx> or <martif>"
        )


class _Parser:
    """Knows where in a file it stands: concept, language, term section, category."""

    def __init__(self, losses: Losses) -> None:
        self.is_tbx = False
        self._is_inside = False  # a concept; the header tells nothing of terms
        self.concept = Concept()
        self.written: list[str] = []
        self._losses = losses
        self._section: TermSection | None = None
        self._lang = self._category = ""

    def open(self, element: Start) -> None:
        """Take note of a start tag."""
        name, said = element.name, element.attributes
        if name in _ROOTS:
            self.is_tbx = True
        elif name in _CONCEPTS:
            self.concept, self._is_inside = Concept(said.get("id", "")), True
        elif name in _LANGUAGES:
            self._lang = element.lang or said.get("lang", "")
        elif name in _TERMS:
            self._section = TermSection()
            self.concept.terms.setdefault(self._lang, []).append(self._section)
        elif name not in _TRANSPARENT:
            self._category, self.written = said.get("type", name), []

    def close(self, name: str) -> None:
        """Take note of an end tag."""
        if name in _TERMS or name in _CONCEPTS:
            self._section = None
            self._is_inside = name in _TERMS
        elif name not in _TRANSPARENT and self._category and self._is_inside:
            text = " ".join("".join(self.written).replace(OBJECT, "").split())
            _take(self._category, text, self.concept, self._section, self._losses)
            self._category = ""


def _closed(concept: Concept, losses: Losses) -> Concept:
    """Take out of a concept what a glossary cannot hold."""
    for lang, terms in tuple(concept.terms.items()):
        for term in terms:
            is_known = is_language_tag(lang)
            losses["term without a language"] += not is_known
            term.text = clean(term.text, "term", losses) if is_known else ""
        concept.terms[lang] = [term for term in terms if term.text]
    concept.terms = {lang: terms for lang, terms in concept.terms.items() if terms}
    return concept


def _take(
    category: str, text: str, concept: Concept, section: TermSection | None, losses: Losses
) -> None:
    """Put what an element says where it belongs."""
    own = OWN_NOTE.fullmatch(text) if category == "note" else None
    match category:
        case "term" if section is not None:
            section.text = text
        case "administrativeStatus" | "normativeAuthorization" if section is not None:
            section.status = section.status or _STATUS.get(text)
            losses[f"administrative status {text!r}"] += text not in _STATUS
        case "note" if own and own[1] == "status" and section is not None:
            section.status = Status(own[2]) if Status.has(own[2]) else section.status
        case "note" if own and _is_sound(own[1], own[2]):
            concept.own.append((own[1], own[2]))
        case "note" if text and section is not None:
            section.notes.append(text)
        case "note" | "definition" | "descrip" if text:
            concept.notes.append(text)
        case "subjectField":
            concept.topic = concept.topic or text
        case _ if text:
            losses[category] += 1


def _is_sound(name: str, text: str) -> bool:
    """Tell whether a note of our own says what we would have written."""
    match name:
        case "kind":
            return text in set(Kind)
        case "case":
            return text in set(Case)
        case "since":
            return text.isdecimal() and len(text) < 6
        case "valid-from" | "valid-until":
            return read_day(text) is not None
        case "translate" | "consistent":
            return text in FLAGS
        case "flagged" | "silent":
            try:
                cells = json.loads(text)
            except ValueError:
                return False
            return isinstance(cells, list) and [type(cell) for cell in cells] == [str] * 3
        case _:
            return True
