"""The configuration holds for all file formats, and glossaries are kept for its runs, too."""

import json
from pathlib import Path
from typing import Any

import pytest

_RECORD = {"text": "They saw Tooth Dance and Sedan Island, of the Kurils.", "id": "r1"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.jsonl").write_text(json.dumps(_RECORD) + "\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_configuration_holds_for_records(folder: Path, mtaudit: Any) -> None:
    (folder / "mtaudit.toml").write_text('ignore = {"Tooth Dance" = "a band"}\n', "utf-8")

    ran = mtaudit("check", ".", "--target-field", "text", "-f", "sarif")

    found = json.loads(ran.stdout)["runs"][0]["results"]
    kinds = [[one["kind"] for one in finding["suppressions"]] for finding in found]
    assert [] in kinds
    assert ["external"] in kinds


def test_findings_in_records_are_accepted(mtaudit: Any) -> None:
    fields = ("--target-field", "text", "--id-field", "id")
    before = mtaudit("check", "a.jsonl", *fields)

    accepted = mtaudit("accept", "--all", "--reason", "quoted", "a.jsonl", *fields)
    after = mtaudit("check", "a.jsonl", *fields)

    assert (before.status, accepted.status, after.status) == (1, 0, 0)


@pytest.mark.parametrize(("said", "lang"), [("", "de"), ('lang = "fr"', "fr")])
def test_a_configuration_without_a_language_leaves_it_to_the_file(
    said: str, lang: str, folder: Path, mtaudit: Any
) -> None:
    (folder / "mtaudit.toml").write_text(said, "utf-8")
    header = 'msgid ""\nmsgstr "Language: de\\n"\n\n'
    (folder / "a.po").write_text(f'{header}msgid "Isle"\nmsgstr "Insel"\n', "utf-8")

    ran = mtaudit("check", "a.po", "-f", "json")

    assert json.loads(ran.stdout)["articles"][0]["lang"] == lang


def test_glossaries_are_kept(folder: Path, mtaudit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "mtaudit.toml").write_text('glossaries = ["kuril"]\nlang = "fr"\n', "utf-8")
    monkeypatch.setenv("MTAUDIT_CACHE", str(folder / "cache"))

    mtaudit("check", "a.jsonl", "--target-field", "text")

    assert len(list((folder / "cache").iterdir())) == 1
