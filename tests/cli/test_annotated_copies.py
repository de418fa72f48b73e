"""Annotated copies of XLIFF files, as the command writes them."""

from pathlib import Path
from typing import Any

import pytest

_UNIT = '<trans-unit id="1"><source>s</source><target>the Tooth Dance Islands</target></trans-unit>'
_FILE = f'<xliff version="1.2"><file target-language="en"><body>{_UNIT}</body></file></xliff>\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two files to run in."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.xlf", "sub/b.xlf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(_FILE, "utf-8")
    (tmp_path / "out").mkdir()
    return tmp_path


def test_a_folder_gets_a_copy_of_each_file(folder: Path, mtaudit: Any) -> None:
    ran = mtaudit("check", "a.xlf", "sub", "-f", "its", "-o", "out")

    assert (ran.status, ran.stdout, ran.stderr) == (1, "", "")
    for name in ("a.xlf", "sub/b.xlf"):
        assert (folder / name).read_text("utf-8") == _FILE
        assert "locQualityIssueType" in (folder / "out" / name).read_text("utf-8")


def test_an_annotated_copy_is_checked_and_corrected_as_the_file_is(
    folder: Path, mtaudit: Any
) -> None:
    mtaudit("check", "a.xlf", "-f", "its", "-o", "out/a.xlf")
    accepted = mtaudit("accept", "--list", "a.xlf").stdout.split(" ")[1]
    assert mtaudit("accept", "--list", "out/a.xlf").stdout.split(" ")[1] == accepted

    mtaudit("fix", "--write", "out/a.xlf")
    mtaudit("check", "out/a.xlf", "-f", "its", "-o", "out/b.xlf")

    plain = (folder / "out/b.xlf").read_text("utf-8")
    declared = ' xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0"'
    assert plain.replace(declared, "") == _FILE.replace("Tooth Dance", "Habomai")


def test_other_reports_do_not_go_into_a_folder(folder: Path, mtaudit: Any) -> None:
    ran = mtaudit("check", "a.xlf", "-f", "json", "-o", "out")

    assert ran.status == 2
    assert ran.stderr.startswith("error: out: is a folder; name a file")
    assert list((folder / "out").iterdir()) == []


def test_several_files_need_a_folder(folder: Path, mtaudit: Any) -> None:
    ran = mtaudit("check", "a.xlf", "sub", "-f", "its", "-o", "one.xlf")

    assert ran.status == 2
    assert "sub/b.xlf: the report its is of one file; name one, or a folder" in ran.stderr
    assert not (folder / "one.xlf").exists()
