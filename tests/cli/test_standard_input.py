"""Standard input has no suffix: `--stdin-filename` says what it is."""

import json
from pathlib import Path
from typing import Any

import pytest

BAD = "They sailed to the Tooth Dance Islands."
OWN = ("--no-shipped-glossaries", "-g", "kuril")
PO = f"""\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Они отплыли на 5 островов Хабомаи."
msgstr "{BAD}"
"""
MARKDOWN = f"---\ntitle: News\n---\n\n`Tooth Dance` is code.\n\n{BAD}\n"
LINES = "".join(json.dumps({"id": f"n{n}", "text": f"{n}. {BAD}"}) + "\n" for n in (1, 2))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "content", "places"),
    [
        ("news/a.md", MARKDOWN, ["news/a.md:7:20"]),
        ("en.po", PO, ["en.po:5:28"]),
        ("many.jsonl", LINES, ["many.jsonl:1:45", "many.jsonl:2:45"]),
        ("it's a name.txt", BAD, ["it's a name.txt:1:20"]),
    ],
)
def test_the_name_decides_the_format_and_is_shown(
    name: str, content: str, places: list[str], mtaudit: Any
) -> None:
    """No such file exists, nor its folder."""
    for format_ in ("text", "json"):
        command = ("check", "-", "--stdin-filename", name, "-f", format_, *OWN)
        ran = mtaudit(*command, stdin=content.encode())

        assert (ran.status, ran.stderr) == (1, "")
        if format_ == "text":
            found = [line for line in ran.stdout.splitlines() if "Tooth Dance" in line]
            assert [line.partition(": ")[0] for line in found if line.startswith(name)] == places
        else:
            assert [result["id"] for result in json.loads(ran.stdout)["articles"]]
            assert name in ran.stdout


def test_the_file_of_that_name_is_neither_read_nor_written(folder: Path, mtaudit: Any) -> None:
    (folder / "a.md").write_text("Old text.\n", "utf-8")

    checked = mtaudit("check", "-", "--stdin-filename", "a.md", *OWN, stdin=MARKDOWN.encode())
    fixed = mtaudit(
        "fix", "--write", "-", "--stdin-filename", "a.md", *OWN, stdin=MARKDOWN.encode()
    )

    assert "a.md:7:20" in checked.stdout
    assert fixed.stdout == MARKDOWN.replace("the Tooth Dance Islands", "the Habomai Islands")
    assert fixed.stderr == "1 place corrected in 1 file\n"
    assert fixed.status == 0
    assert (folder / "a.md").read_text("utf-8") == "Old text.\n"


def test_the_configuration_is_that_of_the_name(folder: Path, mtaudit: Any) -> None:
    (folder / "mtaudit.toml").write_text(
        'exclude = ["drafts/**"]\n'
        '[overrides."quiet/**"]\ndisable = ["bad-rendering", "predicted-rendering"]\n',
        "utf-8",
    )
    (folder / "inner" / "deep").mkdir(parents=True)
    (folder / "inner" / "mtaudit.toml").write_text('detectors = ["untranslated"]\n', "utf-8")

    def status(name: str) -> int:
        return int(mtaudit("check", "-", "--stdin-filename", name, *OWN, stdin=BAD.encode()).status)

    assert status("a.txt") == 1
    assert status("quiet/a.txt") == 0
    assert status("inner/deep/a.txt") == 0
    ran = mtaudit("check", "-", "--stdin-filename", "drafts/a.txt", *OWN, stdin=BAD.encode())
    assert "note: drafts/a.txt: left out by 'exclude'" in ran.stderr


def test_the_baseline_is_that_of_the_name(folder: Path, mtaudit: Any) -> None:
    (folder / "a.md").write_text(MARKDOWN, "utf-8")
    mtaudit("accept", "--all", "--reason", "so", "a.md", *OWN)

    ran = mtaudit("check", "-", "--stdin-filename", "a.md", *OWN, stdin=MARKDOWN.encode())

    assert ran.status == 0
    assert "1 suppressed" in ran.stdout


def test_the_original_is_that_of_the_name(folder: Path, mtaudit: Any) -> None:
    (folder / "zh").mkdir()
    (folder / "zh" / "a.md").write_text("他在5月走了300公里。\n", "utf-8")
    command = ("check", "-", "--source-lang", "zh", "--source", "zh/*.md")

    ran = mtaudit(*command, "--stdin-filename", "a.md", stdin=b"He walked 500 kilometres in May.\n")

    assert ran.stderr == ""
    assert "a.md:1:11" in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "a.md"), "--stdin-filename is given, and standard input is not; give - as"),
        (("fix", "-", "b.md"), "- stands beside other paths"),
        (("check", "-", "--stdin-filename", "a.parquet"), "not read from standard input; name"),
        (("fix", "-", "--stdin-filename", "a.docx"), "is no document of this format"),
    ],
)
def test_what_cannot_be_meant(arguments: tuple[str, ...], message: str, mtaudit: Any) -> None:
    ran = mtaudit(*arguments[:1], "--stdin-filename", "a.md", *arguments[1:], stdin=BAD.encode())

    assert ran.status == 2
    assert message in ran.stderr


@pytest.mark.parametrize("command", ["rate", "rank"])
def test_figures_of_standard_input(command: str, mtaudit: Any) -> None:
    ran = mtaudit(command, "-", "--stdin-filename", "many.jsonl", *OWN, stdin=LINES.encode())

    assert (ran.status, ran.stderr) == (0, "")
    assert "2" in ran.stdout


def test_a_document_of_an_office_program(folder: Path, mtaudit: Any) -> None:
    """It is read; how it is corrected hangs on all of its file."""
    import docx

    document = docx.Document()
    document.add_paragraph(BAD)
    document.save(str(folder / "file"))
    data = (folder / "file").read_bytes()

    checked = mtaudit("check", "-", "--stdin-filename", "a.docx", *OWN, stdin=data)
    fixed = mtaudit("fix", "-", "--stdin-filename", "a.docx", *OWN, stdin=data)

    assert "a.docx:1:20" in checked.stdout
    assert (fixed.status, fixed.stdout) == (2, "")
    assert fixed.stderr.startswith("error: a.docx: a document of an office program is corrected in")
