"""Documents for review, as the command writes them."""

from pathlib import Path
from typing import Any

import docx
import pytest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a DOCX and a text to run in."""
    monkeypatch.chdir(tmp_path)
    document = docx.Document()
    document.add_paragraph("They saw the Tooth Dance Islands.")
    document.save("a.docx")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text("On the 22th.\n", "utf-8")
    (tmp_path / "out").mkdir()
    return tmp_path


def comments_of(path: Path) -> list[str]:
    return [comment.text.split("\n")[0] for comment in docx.Document(str(path)).comments]


def test_a_folder_gets_a_document_for_each_file(folder: Path, mtaudit: Any) -> None:
    ran = mtaudit("check", "a.docx", "sub", "-f", "docx", "-o", "out")

    assert (ran.status, ran.stdout, ran.stderr) == (1, "", "")
    (said,) = comments_of(folder / "out" / "a.docx")
    assert said.startswith("“Tooth Dance” is a bad rendering of Habomai")
    assert comments_of(folder / "out" / "sub" / "b.txt.docx") == [
        "“22th” has the wrong ordinal ending"
    ]


def test_a_document_in_review_is_checked_as_if_all_were_accepted(
    folder: Path, mtaudit: Any
) -> None:
    mtaudit("check", "a.docx", "-f", "docx", "-o", "out/a.docx")
    ran = mtaudit("check", "out/a.docx")

    assert (ran.status, ran.stdout.split(";")[0]) == (0, "no findings in 1 article")
    assert docx.Document(str(folder / "a.docx")).paragraphs[0].text.endswith("Dance Islands.")


def test_a_docx_beside_other_files_needs_a_folder(folder: Path, mtaudit: Any) -> None:
    ran = mtaudit("check", "a.docx", "sub", "-f", "docx", "-o", "one.docx")

    assert ran.status == 2
    assert "a.docx: a DOCX is reviewed in a copy of its own; name it alone, or a" in ran.stderr
    assert not (folder / "one.docx").exists()


def test_a_copy_does_not_replace_its_original(folder: Path, mtaudit: Any) -> None:
    before = (folder / "a.docx").read_bytes()
    ran = mtaudit("check", "a.docx", "-f", "docx", "-o", ".")

    assert ran.status == 2
    assert "a.docx: the document for review would be written over it; name another" in ran.stderr
    assert (folder / "a.docx").read_bytes() == before
