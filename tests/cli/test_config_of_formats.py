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

    assert len(list((folder / "cache").glob("glossary-*"))) == 1


def test_glossaries_of_some_paths_are_kept_too(
    folder: Path, mtaudit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once all are kept, no glossary file is read any more."""
    (folder / "own.csv").write_text(_GLOSSARY, "utf-8")
    said = '[overrides."blog/**"]\nglossaries = ["own.csv"]\n'
    (folder / "mtaudit.toml").write_text(said, "utf-8")
    for name in ("blog", "news"):
        (folder / name).mkdir()
        (folder / name / "a.txt").write_text("They saw the Green Monkeys.\n", "utf-8")
    monkeypatch.setenv("MTAUDIT_CACHE", str(folder / "cache"))

    first = mtaudit("check", "blog", "news", "-f", "github")
    monkeypatch.setattr("mtaudit.glossary.cache._load", None)
    monkeypatch.setattr("mtaudit.glossary.Glossary.load", None)
    second = mtaudit("check", "blog", "news", "-f", "github")

    assert len(list((folder / "cache").glob("glossary-*"))) == 2
    assert (second.status, second.stdout, second.stderr) == (1, first.stdout, "")
    assert second.stdout.startswith("::error file=blog/a.txt,")
    assert second.stdout.count("\n") == 1


# --- What a record holds where ------------------------------------------------------------------

_GLOSSARY = "term,status,form,lang\nGrue,canonical,Grue,en\nGrue,bad,Green Monkeys,\n"


def test_fields_are_configured_by_path(folder: Path, mtaudit: Any) -> None:
    said = (
        'target-field = "text"\nid-field = "id"\n\n'
        '[overrides."tables/*.csv"]\ntarget-field = "en"\nsource-field = "fr"\nid-field = "no"\n'
    )
    (folder / "mtaudit.toml").write_text(said, "utf-8")
    (folder / "tables").mkdir()
    (folder / "tables" / "b.csv").write_text("no,fr,en\nr7,Habomaï,Tooth Dance\n", "utf-8")

    ran = mtaudit("check", ".", "-f", "json")

    articles = json.loads(ran.stdout)["articles"]
    assert [(one["path"], one["record"]) for one in articles] == [
        ("a.jsonl", "r1"),
        ("tables/b.csv", "r7"),
    ]
    assert ran.stderr == ""


def test_the_command_line_names_other_fields(folder: Path, mtaudit: Any) -> None:
    (folder / "mtaudit.toml").write_text('target-field = "nothing"\n', "utf-8")

    assert "has no field 'nothing'" in mtaudit("check", "a.jsonl").stderr
    assert mtaudit("check", "a.jsonl", "--target-field", "text").status == 1


def test_without_fields_records_in_a_folder_are_left_out(folder: Path, mtaudit: Any) -> None:
    (folder / "b.txt").write_text("calm\n", "utf-8")
    (folder / "mtaudit.toml").write_text('[overrides."x/**"]\ntarget-field = "text"\n', "utf-8")

    assert mtaudit("check", ".").stdout.startswith("no findings in 1 article")


def test_glossaries_in_a_folder_of_tables_are_no_tables(folder: Path, mtaudit: Any) -> None:
    (folder / "own.csv").write_text("\ufeff" + _GLOSSARY, "utf-8")
    (folder / "b.csv").write_text("text\nTooth Dance Islands\n", "utf-8")

    ran = mtaudit("check", ".", "--target-field", "text", "-f", "github")

    assert ran.stderr == "note: own.csv: left out, it is a glossary; name it to audit it\n"
    assert {line.split(",")[0] for line in ran.stdout.splitlines()} == {
        "::error file=a.jsonl",
        "::error file=b.csv",
    }
    assert "has no field 'text'" in mtaudit("check", "own.csv", "--target-field", "text").stderr


# --- Originals ----------------------------------------------------------------------------------


def _original(folder: Path) -> None:
    for name, text in {
        "texts/fr/news/a.txt": "Il a 20 ans.\n",
        "texts/en/news/a.txt": "He is 30 years old.\n",
        "texts/en/news/b.txt": "Calm.\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize("path", ["texts", "texts/en", "texts/en/news/a.txt", "."])
def test_originals_are_configured(path: str, folder: Path, mtaudit: Any) -> None:
    """They have the same place in their folder, whatever the command line names."""
    _original(folder)
    (folder / "texts/en/news/b.txt").unlink()
    said = '[overrides."texts/en/**"]\nsource = "texts/fr"\nsource-lang = "fr"\n'
    (folder / "mtaudit.toml").write_text(said + 'detectors = ["number-mismatch"]\n', "utf-8")

    ran = mtaudit("check", path, "-f", "github")

    assert (ran.status, ran.stderr) == (1, "")
    assert "file=texts/en/news/a.txt,line=1" in ran.stdout


def test_an_original_that_is_missing_is_named(folder: Path, mtaudit: Any) -> None:
    _original(folder)
    (folder / "mtaudit.toml").write_text('[overrides."texts/en/**"]\nsource = "texts/fr"\n')

    ran = mtaudit("check", "texts/en")

    assert ran.status == 2
    assert "texts/en/news/b.txt: has no original in texts/fr; put it at texts/fr/news/b.txt" in (
        ran.stderr
    )


def test_originals_of_all_paths_stand_beside_the_configuration(folder: Path, mtaudit: Any) -> None:
    _original(folder)
    (folder / "originals/texts/en/news").mkdir(parents=True)
    (folder / "originals/texts/en/news/a.txt").write_text("Il a 20 ans.\n", "utf-8")
    (folder / "originals/texts/en/news/b.txt").write_text("Calme.\n", "utf-8")
    (folder / "mtaudit.toml").write_text('source = "originals"\nsource-lang = "fr"\n')
    (folder / "texts/fr/news/a.txt").unlink()

    ran = mtaudit("check", ".", "-f", "json")

    articles = json.loads(ran.stdout)["articles"]
    assert [(one["path"], one["source_lang"]) for one in articles] == [
        ("texts/en/news/a.txt", "fr"),
        ("texts/en/news/b.txt", "fr"),
    ]


def test_originals_that_are_not_there_are_an_error_of_the_configuration(
    folder: Path, mtaudit: Any
) -> None:
    (folder / "mtaudit.toml").write_text('source = "nowhere"\n')

    ran = mtaudit("check", "a.jsonl")

    assert ran.status == 2
    assert "mtaudit.toml:1: source: there is no file or folder 'nowhere'" in ran.stderr


def test_a_correction_of_a_catalogue_with_originals_is_read_again_with_them(
    folder: Path, mtaudit: Any
) -> None:
    """Whatever is checked before the file is written, it is read as it was before."""
    (folder / "en.json").write_text('{"a": "Tooth Dance Islands"}', "utf-8")
    (folder / "fr.json").write_text('{"a": "les îles Habomaï"}', "utf-8")

    ran = mtaudit("fix", "--write", "en.json", "--source", "fr.json")

    assert (ran.status, ran.stderr) == (1, "1 place corrected in 1 file\n")
    assert (folder / "en.json").read_text("utf-8") == '{"a": "Habomai Islands"}'


def test_one_original_goes_with_all_catalogues_of_a_folder(mtaudit: Any, folder: Path) -> None:
    (folder / "i18n").mkdir()
    for name, text in (("en", "12 files"), ("de", "21 Dateien"), ("fr", "12 fichiers")):
        (folder / "i18n" / f"{name}.json").write_text(json.dumps({"a": text}), "utf-8")
    ran = mtaudit("check", "i18n", "--source", "i18n/en.json", "--format", "json")
    articles = json.loads(ran.stdout)["articles"]
    found = {one["path"]: len(one["findings"]) for one in articles}
    assert found == {"i18n/de.json": 1, "i18n/fr.json": 0}
