"""Corrections in files of translations: encodings stay, and so does what cannot be written."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[1] / "readers" / "samples" / "office"
GLOSSARY = """term,status,form,lang,kind
Habomai,canonical,Hābomai,en,place
Habomai,bad,Tooth Dance,,
Commerce,canonical,"Trade, Wool",en,organisation
Commerce,bad,Barter Desk,,
"""
LATIN_XLIFF = (
    '<?xml version="1.0" encoding="iso-8859-1"?>\r\n<xliff version="1.2"><file><body>'
    "<trans-unit><source>é</source><target>é Tooth Dance &#233;</target></trans-unit>"
    "</body></file></xliff>"
)
LATIN_PO = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=iso-8859-1\\n"\n'
    'msgid "a"\nmsgstr "Tooth Dance"\n'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a glossary, to run in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "terms.csv").write_text(GLOSSARY, "utf-8")
    return tmp_path


def fix(mtaudit: Any, name: str) -> Any:
    return mtaudit("fix", "--write", name, "--no-shipped-glossaries", "-g", "terms.csv")


@pytest.mark.parametrize(
    ("name", "before", "after", "encoding"),
    [
        (
            "a.xlf",
            LATIN_XLIFF,
            "H&#257;bomai",
            "iso-8859-1",
        ),
        ("a.properties", "a=é Tooth Dance \\u00e9\r\n", "H\\u0101bomai", "iso-8859-1"),
        ("en.json", '{"a": "\\u00e9 Tooth Dance"}', "H\\u0101bomai", "ascii"),
        ("en.json", '{"a": "é Tooth Dance"}', "Hābomai", "utf-8"),
        ("en.po", 'msgid "a"\nmsgstr "Tooth Dance"\n', "Hābomai", "utf-8-sig"),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nTooth Dance &amp;\n", "Hābomai", "utf-16"),
    ],
)
def test_the_encoding_stays(  # noqa: PLR0917 - a table of cases
    name: str, before: str, after: str, encoding: str, folder: Path, mtaudit: Any
) -> None:
    (folder / name).write_bytes(before.encode(encoding))
    ran = fix(mtaudit, name)
    assert ran.stderr == "1 place corrected in 1 file\n"
    assert (folder / name).read_bytes() == before.replace("Tooth Dance", after).encode(encoding)


@pytest.mark.parametrize(
    ("name", "text", "encoding", "reason"),
    [
        (
            "en.po",
            LATIN_PO,
            "latin-1",
            "en.po:4:9: “Tooth Dance” is a bad rendering of Hābomai: the file cannot hold it",
        ),
        (
            "a.csv",
            "id,target\n1,the Barter Desk\n",
            "utf-8",
            "a.csv:2:7: “Barter Desk” is a bad rendering of Trade, Wool: the file cannot hold it",
        ),
        (
            "en.json",
            '{"a": "the Tooth {x} Dance", "b": "Tooth <b>Dance</b>"}',
            "utf-8",
            "en.json:1:36: “Tooth Dance” is a bad rendering of Hābomai: markup stands inside it",
        ),
    ],
)
def test_what_the_file_cannot_hold_stays(  # noqa: PLR0917 - a table of cases
    name: str, text: str, encoding: str, reason: str, folder: Path, mtaudit: Any
) -> None:
    (folder / name).write_bytes(text.encode(encoding))
    ran = fix(mtaudit, name)
    assert ran.stderr == f"not corrected: {reason}\n"
    assert (folder / name).read_bytes() == text.encode(encoding)


def test_a_file_that_cannot_be_written_back_stays(folder: Path, mtaudit: Any) -> None:
    """Two byte sequences of this encoding stand for one character."""
    header = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=cp932\\n"\n'
    data = header + b'msgid "\xee\xf9"\nmsgstr "Barter Desk"\n'
    (folder / "en.po").write_bytes(data)
    ran = fix(mtaudit, "en.po")
    assert "error: en.po: cannot be written back in cp932" in ran.stderr
    assert ran.status == 2
    assert (folder / "en.po").read_bytes() == data


def test_a_correction_that_would_become_markup_is_escaped(folder: Path, mtaudit: Any) -> None:
    (folder / "terms.csv").write_text("term,status,form\nA,canonical,*x*\nA,bad,Barter\n")
    (folder / "a.md").write_text("The Barter house\n")
    fix(mtaudit, "a.md")
    assert (folder / "a.md").read_text() == "The \\*x\\* house\n"


def test_a_correction_that_would_become_a_placeholder_is_not_made(
    folder: Path, mtaudit: Any
) -> None:
    """The file is read again before it is written."""
    (folder / "terms.csv").write_text("term,status,form\nA,canonical,{x}\nA,bad,Barter\n")
    (folder / "en.json").write_text('{"a": "The Barter house"}')
    ran = fix(mtaudit, "en.json")
    assert (
        "error: en.json: the corrections would change more than the words they correct"
        in ran.stderr
    )
    assert (folder / "en.json").read_text() == '{"a": "The Barter house"}'


@pytest.mark.parametrize("name", ["libreoffice.docx", "libreoffice.odt"])
def test_documents_of_office_programs(name: str, folder: Path, mtaudit: Any) -> None:
    """The words change wherever they stand, and the rest of the archive stays."""
    before = (SAMPLES / name).read_bytes()
    (folder / name).write_bytes(before)
    shown = mtaudit("fix", name, "--no-shipped-glossaries", "-g", "terms.csv")
    assert (folder / name).read_bytes() == before
    ran = fix(mtaudit, name)
    assert ran.stdout == shown.stdout
    assert "\n-They sailed to the Tooth Dance Islands in 1956.\n" in ran.stdout
    assert "6 places corrected in 1 file\n" in ran.stderr
    changed = []
    with zipfile.ZipFile(SAMPLES / name) as old, zipfile.ZipFile(folder / name) as new:
        assert new.testzip() is None
        for one, other in zip(old.infolist(), new.infolist(), strict=True):
            assert (one.filename, one.date_time) == (other.filename, other.date_time)
            if old.read(one) != new.read(other):
                changed.append(one.filename)
    assert (
        sorted(changed)
        == {
            "libreoffice.docx": ["word/document.xml", "word/footnotes.xml", "word/header1.xml"],
            "libreoffice.odt": ["content.xml", "styles.xml"],
        }[name]
    )
    again = mtaudit("check", name, "--no-shipped-glossaries", "-g", "terms.csv")
    assert "bad-rendering" not in again.stdout


def test_a_document_that_is_signed_stays(folder: Path, mtaudit: Any) -> None:
    """That is said before anything is shown as correctable."""
    (folder / "a.docx").write_bytes((SAMPLES / "libreoffice.docx").read_bytes())
    with zipfile.ZipFile(folder / "a.docx", "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    ran = mtaudit("fix", "a.docx", "--no-shipped-glossaries", "-g", "terms.csv")
    assert (ran.status, ran.stdout) == (2, "")
    assert "a.docx: is signed, and a correction would break the signature" in ran.stderr
