"""The laws of readers for documents of office programs, and what of them is text.

Random documents are written as such programs write them: a word over several runs, elements for
tabs and breaks, marks of changes, comments and bookmarks in between.
"""

import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import attrs
import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from odf import teletype  # type: ignore[import-untyped]
from odf.opendocument import load as load_odt  # type: ignore[import-untyped]
from odf.text import H, P  # type: ignore[import-untyped]

from mtaudit.article import Article, Document
from mtaudit.edits import Edit, apply, to_document
from mtaudit.finding import Finding
from mtaudit.readers import office
from mtaudit.readers.documents import document_of
from mtaudit.readers.office.package import open_package
from mtaudit.readers.options import ReadOptions
from mtaudit.spans import Span

EXAMPLES = 334
SAMPLES = Path(__file__).parent / "samples" / "office"
FINDING: Finding = attrs.NOTHING  # type: ignore[assignment]  # no reason is needed to edit

PIECES = [
    "Tooth",
    "Dance",
    "色丹",
    "é",
    "1956",
    "😀",
    " ",
    " ",
    " ",
    "&",
    "<",
    '"',
    "]]>",
    "\t",
    "  ",
]
lines = st.lists(st.sampled_from([*PIECES, "\u2028", "\u2011"]), max_size=10).map("".join)
paragraphs = st.lists(lines, min_size=1, max_size=5)
chances = st.integers(0, 2**32).map(Random)
WORD_PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml."
OFFICE_PARTS = "application/vnd.openxmlformats-package.relationships+xml"


def escaped(text: str, chance: Random) -> str:
    """Write characters as XML, some by their number."""
    return "".join(
        f"&#x{ord(char):x};" if chance.random() < 0.05 else html.escape(char, quote=False)
        for char in text
    )


def packed(members: dict[str, str], chance: Random) -> bytes:
    """Write an archive; some members are stored, and sizes may follow the content."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            stored = name == "mimetype" or chance.random() < 0.2
            info = zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6))
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content.encode())
    return out.getvalue()


# --- DOCX ------------------------------------------------------------------------------------

WORD_ELEMENTS = {
    "\t": "<w:tab/>",
    "\u2028": "<w:br/>",
    "\u2011": "<w:noBreakHyphen></w:noBreakHyphen>",
}
WORD_NOISE = [
    "", "", "", "<w:proofErr w:type='spellStart'/>", "<w:bookmarkStart w:id='1' w:name='b>'/>",
    "<w:commentRangeStart w:id='0'/>", "<w:r><w:footnoteReference w:id='2'/></w:r>",
]  # fmt: skip
WORD_LEFT_OUT = [
    "<w:del><w:r><w:delText>Sedan</w:delText></w:r></w:del>",
    "<w:moveFrom><w:r><w:t>Sedan</w:t></w:r></w:moveFrom>",
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Sedan</w:t><w:tab/></w:r>",
    "<m:oMath><m:r><m:t>Sedan</m:t></m:r></m:oMath>",
]
WORD_HOLDERS = ["ins", "smartTag", "moveTo"]


def word_paragraph(text: str, chance: Random, *, is_plain: bool) -> str:
    noise = WORD_NOISE if is_plain else WORD_NOISE + WORD_LEFT_OUT
    longest = chance.choice([2, 9])
    pieces = re.findall(rf"[\t\u2028\u2011]|[^\t\u2028\u2011]{{1,{longest}}}", text)
    runs = ["<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>"]
    for piece in pieces:
        style = chance.choice(["", "<w:rPr><w:b/><w:lang w:val='de-DE'/></w:rPr>"])
        if piece in WORD_ELEMENTS:
            content = WORD_ELEMENTS[piece]
        elif piece == piece.strip() and chance.random() < 0.5:
            content = f"<w:t>{escaped(piece, chance)}</w:t>"
        else:
            content = f"<w:t xml:space='preserve'>{escaped(piece, chance)}</w:t>"
        run = f"<w:r>{style}{content}</w:r>"
        if not is_plain and chance.random() < 0.2:
            holder = chance.choice(WORD_HOLDERS)
            run = f"<w:{holder}>{run}</w:{holder}>"
        elif chance.random() < 0.1:
            run = f"<w:hyperlink r:id='rId9'>{run}</w:hyperlink>"
        runs += (chance.choice(noise), run)
    written = f"<w:p>{''.join(runs)}</w:p>"
    if chance.random() < 0.2:
        written = f"<w:tbl><w:tr><w:tc>{written}</w:tc></w:tr></w:tbl>"
    return written


def word_part(root: str, content: str) -> str:
    namespaces = {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }
    declared = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in namespaces.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\r\n<w:{root} {declared}>{content}</w:{root}>'


def write_docx(texts: list[str], chance: Random, *, is_plain: bool = False) -> bytes:
    """Write paragraphs as a DOCX; the last may be a footnote."""
    written = [word_paragraph(text, chance, is_plain=is_plain) for text in texts]
    notes = []
    if len(written) > 1 and not is_plain and chance.random() < 0.5:
        separator = "<w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>"
        notes = [f"{separator}<w:footnote w:id='2'>{written.pop()}</w:footnote>"]
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = [("document.main", "word/document.xml"), ("footnotes", "word/footnotes.xml")]
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{WORD_PARTS}{kind}+xml"/>'
        for kind, name in parts[: 1 + len(notes)]
    )
    members = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/"
        f"content-types'><Default Extension='rels' ContentType='{OFFICE_PARTS}'/>{types}</Types>",
        "_rels/.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
        f"relationships'><Relationship Id='rId1' Type='{relations}/officeDocument' "
        "Target='word/document.xml'/></Relationships>",
        "word/document.xml": word_part("document", f"<w:body>{''.join(written)}</w:body>"),
        "word/media/image.png": "no picture " * 20,
    }
    if notes:
        members["word/footnotes.xml"] = word_part("footnotes", notes[0])
    return packed(members, chance)


def parse_docx(data: bytes) -> list[str]:
    """The paragraphs as python-docx reads them; it knows no other line break than LF."""
    body = docx.Document(io.BytesIO(data)).element.body
    found = (Paragraph(element, body).text for element in body.iter(qn("w:p")))
    return [text.replace("-", "\u2011").replace("\n", "\u2028") for text in found]


# --- ODT -------------------------------------------------------------------------------------

ODT_NOISE = ["", "", "", "<text:bookmark text:name='b>'/>", "<text:soft-page-break/>"]
ODT_LEFT_OUT = [
    "<office:annotation><dc:creator>B</dc:creator><text:p>Sedan</text:p></office:annotation>",
    "<text:change text:change-id='ct1'/>",
    "<text:span text:style-name='hidden'>Sedan</text:span>",
    "<text:ruby-text>Sedan</text:ruby-text>",
    "<draw:frame><svg:title>Sedan</svg:title><svg:desc>Sedan</svg:desc></draw:frame>",
]


def odt_paragraph(text: str, chance: Random, *, is_plain: bool) -> str:
    noise = ODT_NOISE if is_plain else ODT_NOISE + ODT_LEFT_OUT
    longest = chance.choice([2, 9])
    pieces: list[str] = []
    before = " "
    for piece in re.findall(rf"[\t\u2028]| +|[^\t\u2028 ]{{1,{longest}}}", text):
        match piece[0]:
            case "\t":
                written = "<text:tab/>"
            case "\u2028":
                written = "<text:line-break></text:line-break>"
            case " ":
                # One space may be written as such, unless it follows another or begins the text.
                spaces = len(piece)
                first = chance.choice([" ", "\n", " \n  "]) if before != " " else ""
                rest = spaces - bool(first)
                count = f" text:c='{rest}'" if rest > 1 or chance.random() < 0.3 else ""
                written = first + (f"<text:s{count}/>" if rest else "")
            case _:
                written = escaped(piece, chance)
        before = " " if written.endswith((" ", "\n")) else "x"
        if chance.random() < 0.3:
            written = f"<text:span text:style-name='T1'>{written}</text:span>"
        pieces += (chance.choice(noise), written)
    name = chance.choice(["p", "h", "p"])
    return f"<text:{name}>{''.join(pieces)}</text:{name}>"


def write_odt(texts: list[str], chance: Random, *, is_plain: bool = False) -> bytes:
    """Write paragraphs as an ODT."""
    written = [odt_paragraph(text, chance, is_plain=is_plain) for text in texts]
    names = "office text table style draw"
    namespaces = {
        name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in names.split()
    }
    namespaces |= {
        "dc": "http://purl.org/dc/elements/1.1/",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    }
    declared = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in namespaces.items())
    hidden = (
        "<office:automatic-styles><style:style style:name='hidden' style:family='text'>"
        "<style:text-properties text:display='none'/></style:style></office:automatic-styles>"
    )
    removed = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Sedan</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {declared} '
        f"office:version='1.3'>{hidden}<office:body><office:text>"
        f"{'' if is_plain else removed}{''.join(written)}</office:text></office:body>"
        "</office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{ODT_KIND}"/><manifest:file-entry '
        'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    members = {
        "mimetype": ODT_KIND,
        "content.xml": content,
        "Pictures/image.png": "no picture " * 20,
        "META-INF/manifest.xml": manifest,
    }
    return packed(members, chance)


ODT_KIND = "application/vnd.oasis.opendocument.text"


def parse_odt(data: bytes) -> list[str]:
    """The paragraphs as odfpy reads them, white space folded: it leaves that to its caller."""
    root = load_odt(io.BytesIO(data)).text
    found = (node for node in walk(root) if node.qname in {P().qname, H(outlinelevel=1).qname})
    return [teletype.extractText(node) for node in found]


def walk(node: Any) -> Any:
    for child in node.childNodes:
        if child.nodeType == child.ELEMENT_NODE:
            yield child
            yield from walk(child)


# --- The laws --------------------------------------------------------------------------------


@attrs.frozen
class Format:
    """How documents of a format are made, and what must come out.

    Args:
        path: A name with the suffix.
        write: Writes paragraphs in a random style; plain for what the parser reads as we do.
        parse: The paragraphs that a public library reads.
        elements: What elements stand for, by their name.
    """

    path: str
    write: Callable[..., bytes]
    parse: Callable[[bytes], list[str]]
    elements: dict[str, str]

    def decoded(self, written: str) -> str:
        """What a piece of XML stands for."""
        if not written.startswith("<"):
            return html.unescape(written) if written.strip() else " "
        name = re.match(r"<\w+:([\w-]+)", written)
        assert name is not None
        return self.elements[name[1]]


FORMATS = {
    "docx": Format(
        "x.docx",
        write_docx,
        parse_docx,
        {"tab": "\t", "br": "\u2028", "noBreakHyphen": "\u2011"},
    ),
    "odt": Format("x.odt", write_odt, parse_odt, {"tab": "\t", "line-break": "\u2028", "s": " "}),
}
every_format = pytest.mark.parametrize("name", FORMATS)


def article_of(document: Document) -> Article:
    (article,) = office.read(document, ReadOptions())
    return article


@every_format
@settings(max_examples=EXAMPLES, deadline=None)
@given(paragraphs, chances)
def test_each_character_leads_back_to_its_writing(
    name: str, texts: list[str], chance: Random
) -> None:
    """Law 1: from the article to the line, and from there to the XML."""
    of = FORMATS[name]
    data = of.write(texts, chance)
    document = document_of(data, of.path)
    assert document.text == "\n".join(texts)
    article = article_of(document)
    assert article.origin is not None
    for offset, char in enumerate(article.text):
        place = article.origin.source_map.to_file(Span(offset, offset + 1))
        written = place.of(document.text)
        assert char == ("\n" if written in {"\u2028", ""} else written)
    for at, story in office._prose(open_package(data, of.path)).starts():
        end = 0
        for offset, char in enumerate(story.text):
            (piece,) = story.pieces(Span(offset, offset + 1))
            if char == "\n":
                assert piece.start == piece.end
                continue
            written = story.document.text[piece.start : piece.end]
            assert char == of.decoded(written)
            assert piece.start >= end or written.startswith("<text:s")
            end = piece.end
        assert document.text.startswith(story.text, at)


@every_format
@settings(max_examples=EXAMPLES, deadline=None)
@given(paragraphs, chances)
def test_the_text_is_what_public_libraries_read(
    name: str, texts: list[str], chance: Random
) -> None:
    """Law 2."""
    of = FORMATS[name]
    data = of.write(texts, chance, is_plain=True)
    ours = document_of(data, of.path).text.split("\n")
    if name == "odt":
        assert [squeezed(text) for text in ours] == [squeezed(text) for text in of.parse(data)]
    else:
        assert ours == of.parse(data)


def squeezed(text: str) -> str:
    return " ".join(text.split())


@every_format
@settings(max_examples=EXAMPLES, deadline=None)
@given(
    paragraphs,
    chances,
    st.sampled_from(["Habomai", "1,000", "R & D", "x < y", "日本", " a", "a ", "]]>", "", "a  b"]),
)
def test_a_correction_changes_its_span_and_nothing_else(
    name: str, texts: list[str], chance: Random, replacement: str
) -> None:
    """Law 3: no other member changes a byte, nor does the XML outside of the span."""
    of = FORMATS[name]
    data = of.write(texts, chance)
    document = document_of(data, of.path)
    article = article_of(document)
    assume(article.text.strip())
    start = chance.randrange(len(article.text))
    span = Span(start, min(len(article.text), start + chance.randrange(1, 12)))
    edits, refused = to_document([Edit(span, replacement, FINDING)], article)
    if refused:
        return
    corrected = office.rewritten(data, document, edits)
    again = document_of(corrected, of.path)
    assert again.text == apply(document.text, edits)
    before, after = members(data), members(corrected)
    assert [info.filename for info, _ in before] == [info.filename for info, _ in after]
    changed = []
    for (old, old_content), (new, new_content) in zip(before, after, strict=True):
        for field in ("date_time", "compress_type", "extra", "external_attr", "create_system"):
            assert getattr(old, field) == getattr(new, field)
        if old_content != new_content:
            changed.append((old_content.decode(), new_content.decode()))
    for old_xml, new_xml in changed:
        assert tags(old_xml) == tags(new_xml)


def tags(xml: str) -> list[str]:
    """The markup of a part, but for elements that stand for characters."""
    found = re.findall(r"<[^<>]*(?:'[^']*'[^<>]*)*>", xml.replace(' xml:space="preserve"', ""))
    characters = re.compile(
        r"</?(?:w:(?:tab|br|noBreakHyphen)|text:(?:tab|s|line-break))\b(?! w:val)"
    )
    return [tag for tag in found if not characters.match(tag)]


def members(data: bytes) -> list[tuple[zipfile.ZipInfo, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return [(info, archive.read(info)) for info in archive.infolist()]
