"""A copy of a DOCX for review: nothing changes but what the editor accepts."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from random import Random

import docx
import pytest
from hypothesis import assume, example, given, settings
from lxml import etree  # type: ignore[import-untyped]
from tests.readers.test_office import WORD_PARTS, chances, packed, paragraphs, write_docx
from tests.reports.conftest import build_finding, from_file
from tests.reports.test_docx import findings_of, texts_of_comments
from tests.reports.tracking import Reviewed

import mtaudit
from mtaudit import Article, Confidence, Finding, Result
from mtaudit.correcting import FileCorrection
from mtaudit.edits import edits
from mtaudit.errors import ConfigError, ReadError
from mtaudit.readers import read_document
from mtaudit.readers.documents import document_of
from mtaudit.readers.office import rewritten
from mtaudit.readers.options import ReadOptions
from mtaudit.reports.docx.new_document import new_document
from mtaudit.reports.docx.reviewed_copy import reviewed_copy

SAMPLES = Path(__file__).parents[1] / "readers" / "samples" / "office"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMES = ["libreoffice.docx", "python-docx.docx", "word-changes.docx", "word-hyperlinks.docx"]


def article_of(data: bytes) -> Article:
    (article,) = read_document(document_of(data, "a.docx"), ReadOptions())
    return article


def fixed(data: bytes, result: Result) -> bytes:
    """Return what `mtaudit fix` makes of a document."""
    file = FileCorrection(document_of(data, "a.docx"), ReadOptions())
    sure = edits(result.findings, result.article, min_confidence=Confidence.HIGH, only_sure=True)
    file.add(result.article, sure)
    return rewritten(data, file.document, sorted(file.changes, key=lambda edit: edit.span))


def seen(found: Reviewed) -> str:
    """Return the text that is not hidden."""
    return "".join(char for char, look in found.letters() if b"vanish" not in look)


@settings(max_examples=150)
@given(written=paragraphs, chance=chances)
# A tab before what somebody else has inserted.
@example(written=["\té\t"], chance=Random(3600))  # noqa: S311 - for a test
def test_accepted_and_rejected(written: list[str], chance: Random) -> None:
    data = write_docx(written, chance)
    article = article_of(data)
    assume(article.text)
    result = Result(article, findings_of(article, chance))
    copy = reviewed_copy(data, result, "2026-01-01T00:00:00Z")

    docx.Document(io.BytesIO(copy))
    assert reviewed_copy(data, result, "2026-01-01T00:00:00Z") == copy
    assert Reviewed(copy).reject().letters() == Reviewed(data).letters()
    assert seen(Reviewed(copy).accept()) == seen(Reviewed(fixed(data, result)))
    assert len(Reviewed(copy).comments()) == len(result.findings)


# --- Documents of real programs -----------------------------------------------------------------


def words_found(article: Article, *words: str) -> tuple[Finding, ...]:
    """Return a sure finding wherever one of some words stands."""
    found = [
        build_finding(article, word, "Habomai", nth=nth)
        for word in words
        for nth in range(article.text.count(word))
    ]
    return tuple(sorted(found, key=lambda finding: finding.span))


@pytest.mark.parametrize("name", NAMES)
def test_all_else_stays_as_it_is(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    article = article_of(data)
    findings = words_found(article, "Tooth Dance", "test", "hyperlink", "inserted", "a tab\there")
    copy = reviewed_copy(data, Result(article, findings), "")
    before, after = Reviewed(data), Reviewed(copy)

    changed = {name for name in after.members if after.members[name] != before.members.get(name)}
    needed = {"word/comments.xml", "word/document.xml", "[Content_Types].xml"}
    edges = {"word/footnotes.xml", "word/header1.xml", "word/_rels/document.xml.rels"}
    assert {"word/comments.xml", "word/document.xml"} <= changed <= needed | edges
    assert before.members.keys() | {"word/comments.xml"} == after.members.keys()
    assert len(set(after.numbers())) == len(after.numbers()) > 0
    assert not set(after.numbers()) & set(before.numbers(of_all=True))
    assert len(after.comments()) == len(findings)
    assert after.reject().letters() == before.letters()


def test_comments_and_changes_of_others_are_kept() -> None:
    data = (SAMPLES / "libreoffice.docx").read_bytes()
    article = article_of(data)
    copy = reviewed_copy(data, Result(article, words_found(article, "Tooth Dance")), "")
    (before,), (first, *ours) = docx.Document(io.BytesIO(data)).comments, docx.Document(
        io.BytesIO(copy)
    ).comments  # fmt: skip

    assert (first.author, first.text, first.comment_id) == (
        before.author,
        before.text,
        before.comment_id,
    )
    assert {comment.author for comment in ours} == {"mtaudit"}
    body = Reviewed(copy).members["word/document.xml"].decode()
    for change in re.findall(r'<w:(?:ins|del) [^>]*w:author="[^m"][^>]*>', Reviewed(data).members[
        "word/document.xml"
    ].decode()):  # fmt: skip
        assert change in body


def test_a_comment_of_an_edge_stands_at_the_beginning() -> None:
    """Word has no comments in headers and notes; the change is there, the comment in the body."""
    data = (SAMPLES / "libreoffice.docx").read_bytes()
    article = article_of(data)
    findings = words_found(article, "Report on the Tooth Dance", "Tooth Dance is a group")
    document = Reviewed(reviewed_copy(data, Result(article, findings), ""))

    assert [said[0] for said in document.comments().values()] == [
        "In footnotes: “Tooth Dance is a group”",
        "In header1: “Report on the Tooth Dance”",
    ]
    assert texts_of_comments(document)[-2:] == ["", ""]
    header = document.accept().parts["word/header1.xml"]
    assert document.lines(header) == ["Habomai Islands"]


def test_a_comment_of_a_box_stands_around_it() -> None:
    data = (SAMPLES / "libreoffice.docx").read_bytes()
    article = article_of(data)
    findings = words_found(article, "box: Tooth Dance")
    written = Reviewed(reviewed_copy(data, Result(article, findings), "")).members[
        "word/document.xml"
    ].decode()  # fmt: skip
    begin, end = (
        written.index('commentRangeStart w:id="3'),
        written.index('commentRangeEnd w:id="3'),
    )

    assert written.index("txbxContent", begin) < end
    assert "comment" not in written[written.index("<w:txbxContent") : written.index("</w:txbx")]


# --- Unusual documents --------------------------------------------------------------------------

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def document(body: str, root: str = "", **others: str) -> bytes:
    """Return a document with a body, in which the prefix of elements is `w:`."""
    root = root or f'w:document xmlns:w="{WORD}"'
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD_PARTS}{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *((name, name) for name in others))
    )
    members = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{types}</Types>',
        "word/document.xml": f"<{root}>{body}</{root.split()[0]}>",
        **{f"word/{name}.xml": content for name, content in others.items()},
    }
    return packed(members, Random(1))  # noqa: S311 - the same each time


def reviewed(data: bytes, *words: str) -> Reviewed:
    article = article_of(data)
    return Reviewed(reviewed_copy(data, Result(article, words_found(article, *words)), ""))


def body_of(found: Reviewed) -> str:
    text = found.members["word/document.xml"].decode()
    return text[text.index("<w:p>") : text.rindex("</w:p>")]


def test_what_is_written() -> None:
    data = document(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a Tooth</w:t></w:r>"
        "<w:r><w:t> Dance b</w:t></w:r></w:p>"
    )
    made = 'w:author="mtaudit"'
    bold = "<w:rPr><w:b/></w:rPr>"
    space = 'xml:space="preserve"'

    assert body_of(reviewed(data, "Tooth Dance")) == (
        f"<w:p><w:r>{bold}<w:t {space}>a </w:t></w:r>"
        '<w:commentRangeStart w:id="1"/>'
        f'<w:del w:id="3" {made}><w:r>{bold}<w:delText {space}>Tooth</w:delText></w:r></w:del>'
        f'<w:del w:id="4" {made}><w:r><w:delText {space}> Dance</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" {made}><w:r>{bold}<w:t {space}>Habomai</w:t></w:r></w:ins>'
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
        f"<w:r><w:t {space}> b</w:t></w:r>"
    )


def test_an_insertion_does_not_stand_in_one_of_another_author() -> None:
    data = document(
        '<w:p><w:ins w:id="7" w:author="B"><w:r><w:t>Tooth Dance Islands</w:t></w:r></w:ins></w:p>'
    )
    found = reviewed(data, "Tooth Dance")

    assert all(one.getparent().tag == f"{{{WORD}}}p" for one in found.body.iter(f"{{{WORD}}}ins"))
    assert len(set(found.numbers())) == len(found.numbers())
    assert found.accept().lines() == ["Habomai Islands"]


def test_what_is_no_text_is_not_taken_out() -> None:
    """A note stands between the words; its number goes with neither of them."""
    data = document(
        "<w:p><w:r><w:t>Tooth</w:t><w:footnoteReference w:id='2'/><w:t> Dance</w:t></w:r></w:p>"
    )
    found = reviewed(data, "Tooth Dance").accept()

    assert found.lines() == ["Habomai"]
    assert len(list(found.body.iter(f"{{{WORD}}}footnoteReference"))) == 1


def test_ruby_gets_a_comment_alone() -> None:
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>shikotan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>色丹"
        "</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    data = document(f"<w:p><w:r><w:t>at </w:t></w:r>{ruby}<w:r><w:t>!</w:t></w:r></w:p>")
    found = reviewed(data, "色丹")

    assert f'<w:commentRangeStart w:id="1"/>{ruby}<w:commentRangeEnd w:id="1"/>' in body_of(found)
    assert "<w:del" not in body_of(found)
    assert len(found.comments()) == 1


def test_a_text_in_the_notes_alone() -> None:
    note = "<w:p><w:r><w:t>Tooth Dance</w:t></w:r></w:p>"
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
    for empty in ("<w:p/>", "<w:p></w:p>", "<w:p><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"):
        found = reviewed(document(empty, footnotes=notes), "Tooth Dance")
        assert len(found.comments()) == len(found.anchors()) == 1
        assert found.accept().lines(found.parts["word/footnotes.xml"]) == ["Habomai"]


@pytest.mark.parametrize("namespace", [WORD, STRICT])
def test_another_prefix(namespace: str) -> None:
    paragraph = "<{0}p><{0}r><{0}t>Tooth Dance</{0}t></{0}r></{0}p>"
    for prefix, root in (
        ("v:", f'v:document xmlns:v="{namespace}"'),
        ("", f'document xmlns="{namespace}"'),
        ("", f'document xmlns="{namespace}" xmlns:y="{namespace}"'),
    ):
        data = document(paragraph.format(prefix), root)
        article = article_of(data)
        copy = reviewed_copy(data, Result(article, words_found(article, "Tooth Dance")), "")
        (inserted,) = etree.fromstring(Reviewed(copy).members["word/document.xml"]).iter(
            f"{{{namespace}}}ins"
        )
        assert inserted.get(f"{{{namespace}}}author") == "mtaudit"
        comments = etree.fromstring(Reviewed(copy).members["word/comments.xml"])
        assert comments.tag == f"{{{namespace}}}comments"
        assert article_of(copy).text == "Habomai"


@pytest.mark.parametrize(
    "there", [f'<w:comments xmlns:w="{WORD}"/>', f'<w:comments xmlns:w="{WORD}"></w:comments>']
)
def test_an_empty_part_for_comments_is_used(there: str) -> None:
    data = document("<w:p><w:r><w:t>Tooth Dance</w:t></w:r></w:p>", comments=there)

    assert len(reviewed(data, "Tooth Dance").comments()) == 1


def test_a_signed_document_is_refused() -> None:
    data = document("<w:p><w:r><w:t>Tooth Dance</w:t></w:r></w:p>")
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<x/>")

    with pytest.raises(ReadError, match="is signed"):
        reviewed(out.getvalue(), "Tooth Dance")


def test_a_document_that_has_changed_is_refused() -> None:
    data = document("<w:p><w:r><w:t>Tooth Dance</w:t></w:r></w:p>")
    other = document("<w:p><w:r><w:t>Tooth Dances</w:t></w:r></w:p>")

    with pytest.raises(ReadError, match="has changed meanwhile"):
        reviewed_copy(other, Result(article_of(data), ()), "")


# --- Files in and out ---------------------------------------------------------------------------


def test_a_returned_document_is_read_as_any_other(tmp_path: Path) -> None:
    """The editor accepts all, or nothing yet: either way mtaudit sees the corrected text."""
    data = document("<w:p><w:r><w:t>They saw Tooth Dance on the 22th.</w:t></w:r></w:p>")
    (tmp_path / "a.docx").write_bytes(data)
    (before,) = map(mtaudit.audit, mtaudit.read(tmp_path / "a.docx"))
    mtaudit.write(before, "docx", tmp_path / "b.docx")
    (after,) = map(mtaudit.audit, mtaudit.read(tmp_path / "b.docx"))

    assert len(before.findings) == 2
    assert after.article.text == "They saw Habomai on the 22nd."
    assert after.findings == ()


def test_a_docx_is_reviewed_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(document("<w:p><w:r><w:t>Tooth Dance</w:t></w:r></w:p>"))
    Path("b.txt").write_text("Tooth Dance\n", "utf-8")
    Path("out").mkdir()
    results = [mtaudit.audit(article) for article in mtaudit.read(".")]

    with pytest.raises(ConfigError, match=r"a\.docx: a DOCX is reviewed in a copy of its own"):
        mtaudit.write(results, "docx", "one.docx")
    assert not Path("one.docx").exists()
    mtaudit.write(results, "docx", "out")
    assert sorted(path.name for path in Path("out").iterdir()) == ["a.docx", "b.txt.docx"]
    assert Reviewed(Path("out/a.docx").read_bytes()).accept().lines() == ["Habomai"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("name", [None, "libreoffice.docx", "word-hyperlinks.docx"])
def test_libreoffice_keeps_changes_and_comments(name: str | None, tmp_path: Path) -> None:
    """It reads the document and writes it again, as it does when an editor saves."""
    if name is None:
        article = from_file("a.txt", "They saw the Tooth Dance\tIslands.\n\nHyperlinks.\n")
    else:
        article = article_of((SAMPLES / name).read_bytes())
    words = ("the Tooth Dance", "hyperlink", "Hyperlinks")
    result = Result(article, words_found(article, *words))
    data = (
        new_document([result], "")
        if name is None
        else reviewed_copy((SAMPLES / name).read_bytes(), result, "")
    )
    (tmp_path / "a.docx").write_bytes(data)
    (tmp_path / "out").mkdir()
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(tmp_path / "out"), str(tmp_path / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    saved = (tmp_path / "out" / "a.docx").read_bytes()

    def lines(found: Reviewed) -> list[str]:
        return [line for line in found.lines() if line]

    assert lines(Reviewed(saved).accept()) == lines(Reviewed(data).accept())
    assert lines(Reviewed(saved).reject()) == lines(Reviewed(data).reject())
    kept, made = (sorted(Reviewed(one).comments().values()) for one in (saved, data))
    assert kept == made
