"""Reads documents of office programs: DOCX and ODT.

Such a document is a ZIP archive of XML. What stands for the file everywhere else is its plain text:
a line is a paragraph, and a column counts the characters of the paragraph. Corrections of that
text are carried into the XML when the file is written.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from types import ModuleType

import attrs

from mtaudit.article import Article, Document, Notation, Origin
from mtaudit.edits import Edit, apply
from mtaudit.errors import ReadError
from mtaudit.pattern import Pattern
from mtaudit.readers.decoding import encode
from mtaudit.readers.office import opendocument, word
from mtaudit.readers.office.package import Package, open_package
from mtaudit.readers.office.stories import LINE_BREAK, Prose, Story, with_changes
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.xml_events import XmlEscape
from mtaudit.spans import OBJECT, Part, Span, join

_FORMATS = {".docx": word, ".odt": opendocument}
# Characters that are elements in XML, so that no text can be put in their place.
_ELEMENTS = f"\t{LINE_BREAK}\u2011\u00ad{OBJECT}"
# What XML cannot hold, or only as an element.
_NO_CHARACTER = Pattern("[\\x00-\\x1f\\ufffe\\uffff\\u2028]")


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a document: its paragraphs, with blank lines between them.

    Args:
        document: The plain text of the document, as `document_of` gives it.
        options: What the caller says of the language.
    """
    text, source_map = join(_parts(document.text))
    yield Article(
        text,
        id=document.path,
        lang=options.target_lang(document.lang),
        origin=Origin(document, source_map, notation=Notation(ParagraphEscape(document))),
    )


def _parts(text: str) -> Iterator[Part]:
    """Yield the paragraphs that are not empty, and the blank lines between them."""
    at = 0
    end = -1
    for line in text.split("\n"):
        if line.strip():
            if end >= 0:
                yield Part("\n\n", end, end)
            for number, piece in enumerate(line.split(LINE_BREAK)):
                if number:
                    yield Part("\n", at - 1, at)
                yield Part(piece, at, at + len(piece))
                at += len(piece) + 1
            end = at - 1
        else:
            at += len(line) + 1


@attrs.frozen
class ParagraphEscape:
    """Writes a text into a paragraph.

    Args:
        document: The plain text of the document.
    """

    document: Document = attrs.field(repr=False)

    def __call__(self, text: str, place: Span) -> str | None:
        """Return the text itself; `None` if it needs more than characters, or has no run to go to.

        Args:
            text: The replacement.
            place: What it replaces.
        """
        before = place.of(self.document.text)
        if _NO_CHARACTER.search(text) or not before.strip(_ELEMENTS):
            return None
        if _format(self.document.path) is opendocument:
            # There, white space next to white space vanishes, and so does white space at the ends.
            ends = text[:1] + text[-1:] + before[:1] + before[-1:]
            if not text or "  " in text or any(char.isspace() for char in ends):
                return None
        return text


def document_of(data: bytes, path: str) -> Document:
    """Return the plain text of a document, a line for each paragraph.

    Args:
        data: All bytes of the file.
        path: Its name; the suffix says which format it is.

    Raises:
        ReadError: If it cannot be read.
    """
    prose = _prose(open_package(data, path))
    # The body needs no name.
    sections = tuple((at, PurePath(one.document.path).stem) for at, one in prose.starts() if at)
    return Document(path, prose.text, lang=prose.lang, sections=sections)


def rewritten(data: bytes, document: Document, changes: Sequence[Edit]) -> bytes:
    """Return the bytes of a document with corrections made.

    A replacement is written where the first of its characters stands, with the formatting of that
    place. Of the XML nothing else changes, and of the package no other member.

    Args:
        data: All bytes of the file.
        document: Its plain text.
        changes: Edits of the plain text by position that do not overlap.

    Raises:
        ReadError: If it is signed, has changed since it was read, or could not be read again as it
            should be.
    """
    package = open_package(data, document.path)
    prose = _prose(package)
    if prose.text != document.text:
        raise ReadError("has changed meanwhile", where=document.path, remedy="try again")
    refuse_signed(package)
    attributes = _format(document.path).attributes
    contents = {}
    for at, story in prose.starts():
        reach = Span(at, at + len(story.text))
        inside = [change for change in changes if reach.contains(change.span)]
        if inside:
            xml = story.document.text
            parts = [part for edit in inside for part in _written(edit, at, story)]
            parts.sort(key=lambda part: part.start)
            parts = sorted([*parts, *attributes(xml, parts)], key=lambda part: part.start)
            member = story.document.path.removeprefix(f"{document.path}/")
            contents[member] = encode(story.document, with_changes(xml, parts))
    corrected = package.rewritten(contents)
    if document_of(corrected, document.path).text != apply(document.text, changes):
        raise ReadError(
            "the corrections would change more than the words they correct; nothing is changed",
            where=document.path,
            remedy="make them by hand, and report it",
        )
    return corrected


def refuse_signed(package: Package) -> None:
    """Refuse to change a document that is signed.

    Args:
        package: The file.

    Raises:
        ReadError: If it is.
    """
    signatures = _format(package.path).SIGNATURES
    if any(name.startswith(signatures) for name in package.names):
        raise ReadError(
            "is signed, and a correction would break the signature",
            where=package.path,
            remedy="save it without the signature first",
        )


def _written(edit: Edit, at: int, story: Story) -> Iterator[Part]:
    """Yield what is written where in the XML of a story for an edit of the whole text."""
    escape = XmlEscape(story.document.encoding, story.cdata)
    to_write = edit.replacement
    for piece in story.pieces(Span(edit.span.start - at, edit.span.end - at)):
        place = Span(piece.start, piece.end)
        is_element = story.document.text.startswith("<", piece.start)
        if is_element or not to_write:
            yield Part("", *attrs.astuple(place))
        else:
            yield Part(escape(to_write, place) or "", piece.start, piece.end)
            to_write = ""


def _prose(package: Package) -> Prose:
    prose: Prose = _format(package.path).read(package)
    return prose


def _format(path: str) -> ModuleType:
    return _FORMATS[PurePath(path).suffix.lower()]
