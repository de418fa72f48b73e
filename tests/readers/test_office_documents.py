"""Documents of real programs, what of a document is text, and how corrections are written."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import attrs
import docx
import pytest
from odf import teletype  # type: ignore[import-untyped]
from odf.opendocument import load as load_odt  # type: ignore[import-untyped]

from mtaudit.article import Article
from mtaudit.edits import Edit, to_document
from mtaudit.errors import ReadError
from mtaudit.finding import Finding
from mtaudit.readers import files, office, read
from mtaudit.readers.documents import document_of
from mtaudit.readers.options import ReadOptions
from mtaudit.spans import OBJECT, Span

SAMPLES = Path(__file__).parent / "samples" / "office"
FINDING: Finding = attrs.NOTHING  # type: ignore[assignment]  # no reason is needed to edit
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def lines_of(path: Path | str) -> list[str]:
    (article,) = read(path)
    assert article.origin is not None
    return article.origin.document.text.split("\n")


# --- Documents of real programs --------------------------------------------------------------

BODY = [
    "The Southern Kurils",
    "They sailed to the Tooth Dance Islands in 1956.",
    (
        "A name that was inserted, a tab\there, a break\u2028there, three   spaces, a link to"
        " Tooth Dance, a bookmark inside, 色丹 and “quotes”."
    ),
    "Seen, then 色丹 and a comment.",
    "first item",
    "second item",
    "Island",
    "Habomai",
    "Tooth Dance",
    "A box stands beside.",
    "Text in the box: Tooth Dance",
]
LAST = ["", "The last paragraph."]
NOTES = ["Tooth Dance is a group of islets & rocks.", "The end note."]
EDGES = ["Report on the Tooth Dance Islands", "Page 1"]


def test_a_document_of_libreoffice() -> None:
    """In an ODT a note stands where it is referred to."""
    odt = [*BODY[:2], NOTES[0], *BODY[2:], NOTES[1], *LAST, *EDGES]
    assert lines_of(SAMPLES / "libreoffice.odt") == odt
    word = [*BODY, *LAST, *(f"\t{note}" for note in NOTES), *EDGES]
    assert lines_of(SAMPLES / "libreoffice.docx") == word


def test_documents_of_word_and_python_docx() -> None:
    assert lines_of(SAMPLES / "word-changes.docx") == ["Here is a test document."]
    assert lines_of(SAMPLES / "word-hyperlinks.docx") == [
        "No hyperlinks",
        "One awesome hyperlink.",
        "Three hyperlinks: the first one here, the second one, and the third.",
    ]
    assert lines_of(SAMPLES / "python-docx.docx") == [
        *BODY[:2],
        "first item",
        "Habomai",
        "Tooth\tDance\u2028Islands",
        "Tooth Dance",
    ]


@pytest.mark.parametrize("name", ["python-docx", "word-hyperlinks"])
def test_the_text_is_that_of_python_docx(name: str) -> None:
    document = docx.Document(str(SAMPLES / f"{name}.docx"))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        texts += [cell.text.replace("\n", "\u2028") for row in table.rows for cell in row.cells]
    texts += [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    assert lines_of(SAMPLES / f"{name}.docx") == [text for text in texts if text]


def test_positions_name_line_column_and_part() -> None:
    (article,) = read(SAMPLES / "libreoffice.docx")
    places = []
    start = article.text.find("Tooth Dance")
    while start >= 0:
        place = article.locate(Span(start, start + 11))
        assert (place.end_line, place.end_column) == (place.line, place.column + 11)
        places.append((place.line, place.column, place.record))
        start = article.text.find("Tooth Dance", start + 1)
    assert places == [
        (2, 20, ""), (3, 80, ""), (9, 1, ""), (11, 18, ""), (14, 2, "footnotes"),
        (16, 15, "header1"),
    ]  # fmt: skip


def test_files_that_word_leaves_behind_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "~$report.docx").write_bytes(b"\x05Anna")
    shutil.copy(SAMPLES / "word-changes.docx", tmp_path / "report.docx")
    assert list(files(tmp_path)) == [str(tmp_path / "report.docx")]


# --- What of a document is text --------------------------------------------------------------


def packed(contents: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(body: str, **more: str) -> bytes:
    parts = {"document.main": "document", "styles": "styles"}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for kind, name in parts.items()
    )
    document = f"<w:document><w:body>{body}</w:body></w:document>"
    more = {f"word/{name}.xml": content for name, content in more.items()}
    return packed(
        {"[Content_Types].xml": f"<Types>{types}</Types>", "word/document.xml": document} | more
    )


def odt(body: str, automatic: str = "", **more: str) -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    content = (
        f"<office:document-content><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    more = {f"{name}.xml": text for name, text in more.items()}
    return packed({"mimetype": kind, "content.xml": content} | more)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


OFF = "<w:vanish w:val='0'/>"
BOX = f"<w:txbxContent><w:p>{run('in a box')}</w:p></w:txbxContent>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ((f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent><w:p>{run('a')}</w:p>"
         "</w:sdtContent></w:sdt>"), "a"),
        ((f"<w:p><w:ins>{run('a')}</w:ins><w:del>{run('b')}</w:del>"
         f"<w:moveTo>{run('c')}</w:moveTo><w:moveFrom>{run('d')}</w:moveFrom></w:p>"), "ac"),
        (f"<w:p><w:pPr><w:rPr><w:del/><w:vanish/></w:rPr></w:pPr>{run('a')}</w:p>", "a"),
        ((f"<w:p>{run('a')}{run('b', '<w:vanish/>')}{run('c', OFF)}"
         f"{run('d', '<w:webHidden/>')}</w:p>"), "acd"),
        (f"<w:p>{run('a', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')}</w:p>", "a"),
        (("<w:p><w:r><w:t>Too</w:t><w:softHyphen/><w:t>th</w:t><w:noBreakHyphen/><w:t>Dance"
         "</w:t><w:cr/><w:sym w:font='Wingdings' w:char='F0E0'/></w:r></w:p>"),
         f"Too\u00adth\u2011Dance\u2028{OBJECT}"),
        (("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText>"
         f"</w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('7')}</w:p>"), "7"),
        (f"<w:p><w:fldSimple w:instr='TITLE'>{run('a')}</w:fldSimple></w:p>", "a"),
        ((f"<w:p><w:r><w:ruby><w:rt>{run('shiko')}</w:rt><w:rubyBase>{run('色')}</w:rubyBase>"
         "</w:ruby></w:r></w:p>"), "色"),
        ((f"<w:p>{run('a')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><a:graphic>"
         f"<a:p><a:t>art</a:t></a:p>{BOX}</a:graphic></wp:anchor></w:drawing></mc:Choice>"
         f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>{run('b')}</w:p>"),
         "ab\nin a box"),
        (f"<w:p><w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>{run('b')}</w:p>",
         "b\nin a box"),
        ((f"<w:p>{run('a')}<w:r><w:drawing><wp:inline><a:graphic/></wp:inline></w:drawing></w:r>"
         f"{run('b')}</w:p>"), f"a{OBJECT}b"),
        ((f"<w:p>{run('a')}<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p><w:p/><w:p>{run('b')}"
         "</w:p>"), "a\n\nb"),
        ("<w:p><w:r><w:t>a\n\tb</w:t></w:r></w:p>", "a  b"),
        ("<w:p><w:r><w:t><![CDATA[a & b]]>&amp;&#x41;</w:t></w:r></w:p>", "a & b&A"),
    ],
)  # fmt: skip
def test_what_of_a_docx_is_text(body: str, text: str) -> None:
    assert document_of(word(body), "x.docx").text == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:p>\n  a \n b<text:s/> c<text:tab/> d<text:span> </text:span> e\n</text:p>",
         "a b  c\t d e "),
        (("<text:h>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>n"
         "</text:p></text:note-body></text:note>b</text:h>"), "ab\nn"),
        (("<text:p><text:title>the title</text:title>, <draw:frame><svg:title>alt</svg:title>"
         "<svg:desc>text</svg:desc></draw:frame>b</text:p>"), "the title, b"),
        (("<text:p>a<draw:frame text:anchor-type='as-char'><draw:image/></draw:frame>"
         "<draw:frame text:anchor-type='paragraph'><draw:image/></draw:frame>b</text:p>"),
         f"a{OBJECT}b"),
        (("<text:p>a<text:span text:style-name='hidden'>b<text:tab/></text:span>"
         "<text:hidden-text text:string-value='x'>c</text:hidden-text>d</text:p>"), "ad"),
        (("<table:table-cell><text:p>a</text:p></table:table-cell><table:covered-table-cell>"
         "<text:p>b</text:p></table:covered-table-cell>"), "a"),
        (("<text:table-of-content><text:table-of-content-source><text:index-title-template>Title"
         "</text:index-title-template></text:table-of-content-source><text:index-body><text:p>a"
         "</text:p></text:index-body></text:table-of-content>"), "a"),
        (("<text:list-item><text:number>1.</text:number><text:p>a</text:p></text:list-item>"
         "<text:p/>"), "a\n"),
    ],
)  # fmt: skip
def test_what_of_an_odt_is_text(body: str, text: str) -> None:
    hidden = (
        "<style:style style:name='hidden' style:family='text'>"
        "<style:text-properties text:display='none'/></style:style>"
    )
    assert document_of(odt(body, hidden), "x.odt").text == text


def test_the_language_is_the_one_of_most_characters() -> None:
    """In a DOCX each run may say it; in an ODT the default style is asked."""
    styles = "<w:styles><w:docDefaults><w:lang w:val='fr-FR'/></w:docDefaults></w:styles>"
    default, german = run("long enough"), run("kurz", "<w:lang w:val='de-DE'/>")
    assert (
        document_of(word(f"<w:p>{default}{german}</w:p>", styles=styles), "x.docx").lang == "fr-FR"
    )
    assert document_of(word(f"<w:p>{german}</w:p>", styles=styles), "x.docx").lang == "de-DE"
    assert document_of(word(f"<w:p>{default}</w:p>"), "x.docx").lang is None
    for language, lang in (("pt", "pt-BR"), ("none", None)):
        styles = (
            "<x><style:default-style style:family='paragraph'><style:text-properties "
            f"fo:language='{language}' fo:country='BR'/></style:default-style></x>"
        )
        assert document_of(odt("<text:p>a</text:p>", styles=styles), "x.odt").lang == lang


# --- How corrections are written -------------------------------------------------------------


def corrected(data: bytes, path: str, was: str, becomes: str) -> bytes:
    """Correct the first place where a text stands; the article must allow it."""
    document = document_of(data, path)
    (article,) = office.read(document, ReadOptions())
    edits, refused = to_document([edit_of(article, was, becomes)], article)
    assert not refused
    return office.rewritten(data, document, edits)


def edit_of(article: Article, was: str, becomes: str) -> Edit:
    start = article.text.index(was)
    return Edit(Span(start, start + len(was)), becomes, FINDING)


def member(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_the_replacement_stands_in_the_first_run() -> None:
    """The others lose what belongs to the span; where a space is left at an end, it is kept."""
    body = (
        "<w:p><w:r><w:t>the Too</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>th</w:t>"
        "</w:r><w:r><w:tab/><w:t>Dance islands &amp; seas</w:t></w:r></w:p>"
    )
    new = corrected(word(body), "x.docx", "Tooth\tDance", "Habomai & more")
    assert member(new, "word/document.xml") == (
        "<w:document><w:body><w:p><w:r><w:t>the Habomai &amp; more</w:t></w:r><w:proofErr/><w:r>"
        "<w:rPr><w:b/></w:rPr><w:t></w:t></w:r><w:r>"
        '<w:t xml:space="preserve"> islands &amp; seas</w:t></w:r></w:p></w:body></w:document>'
    )


def test_the_replacement_stands_in_the_first_span() -> None:
    body = "<text:p>the <text:span>Tooth</text:span> <text:bookmark/>Dance Islands</text:p>"
    new = corrected(odt(body), "x.odt", "Tooth Dance", "Habomai")
    wanted = "<text:p>the <text:span>Habomai</text:span><text:bookmark/> Islands</text:p>"
    assert wanted in member(new, "content.xml")


@pytest.mark.parametrize(
    ("path", "body", "was", "becomes"),
    [
        ("x.docx", f"<w:p>{run('Tooth')}</w:p><w:p>{run('Dance')}</w:p>", "Tooth\n\nDance", "a"),
        ("x.docx", "<w:p><w:r><w:t>a</w:t><w:tab/></w:r></w:p>", "\t", "b"),
        ("x.docx", f"<w:p>{run('a')}</w:p>", "a", "b\nc"),
        ("x.docx", f"<w:p>{run('a')}</w:p>", "a", "b\x00"),
        ("x.docx", f"<w:p>{run('a')}<w:r><w:sym/></w:r>{run('b')}</w:p>", f"a{OBJECT}b", "c"),
        ("x.odt", "<text:p>a b</text:p>", "a ", "c"),
        ("x.odt", "<text:p>a b</text:p>", "b", "c  d"),
        ("x.odt", "<text:p>a b</text:p>", "b", ""),
    ],
)
def test_what_cannot_be_written_is_refused(path: str, body: str, was: str, becomes: str) -> None:
    data = word(body) if path == "x.docx" else odt(body)
    (article,) = office.read(document_of(data, path), ReadOptions())
    edits, refused = to_document([edit_of(article, was, becomes)], article)
    assert (len(edits), len(refused)) == (0, 1)


@pytest.mark.parametrize(
    ("path", "signature"),
    [("x.docx", "_xmlsignatures/sig1.xml"), ("x.odt", "META-INF/documentsignatures.xml")],
)
def test_a_signed_document_is_read_and_not_written(path: str, signature: str) -> None:
    data = word(f"<w:p>{run('Tooth')}</w:p>") if path == "x.docx" else odt("<text:p>Tooth</text:p>")
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(signature, "<Signature/>")
    assert document_of(out.getvalue(), path).text == "Tooth"
    with pytest.raises(ReadError, match="is signed, and a correction would break the signature"):
        corrected(out.getvalue(), path, "Tooth", "Habomai")


def test_a_document_that_changed_meanwhile_is_not_written() -> None:
    document = document_of(word(f"<w:p>{run('Tooth')}</w:p>"), "x.docx")
    with pytest.raises(ReadError, match="has changed meanwhile"):
        office.rewritten(word(f"<w:p>{run('Teeth')}</w:p>"), document, [])


def test_members_whose_sizes_follow_are_rewritten() -> None:
    """Programs that write a stream put a member's sizes behind it."""
    data = word(f"<w:p>{run('Tooth')}</w:p>")
    out = io.BytesIO()

    class Pipe(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, piece: Any, /) -> int:
            return out.write(piece)

    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as stream,
    ):
        for name in archive.namelist():
            stream.writestr(name, archive.read(name))
    new = corrected(out.getvalue(), "x.docx", "Tooth", "Habomai")
    assert document_of(new, "x.docx").text == "Habomai"


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.docx")) + sorted(SAMPLES.glob("*.odt")))
def test_real_documents_stay_readable(path: Path, tmp_path: Path) -> None:
    """A few words are replaced, one by one; other programs read the result."""
    data = path.read_bytes()
    document = document_of(data, path.name)
    words = [word for word in ("Tooth Dance", "test", "hyperlink") if word in document.text]
    for was in words:
        data = corrected(data, path.name, was, "Hābomai & “more”")
    assert words
    file = tmp_path / path.name
    file.write_bytes(data)
    if path.suffix == ".docx":
        docx.Document(str(file))
    else:
        assert "Hābomai & “more”" in teletype.extractText(load_odt(str(file)).text)
    if shutil.which("soffice") is None:
        return
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert "Hābomai & “more”" in file.with_suffix(".txt").read_text("utf-8")
