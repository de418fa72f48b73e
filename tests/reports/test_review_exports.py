"""What an editor exports of several articles: each file is of use where it is handed back."""

import io
import json
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.reports.conftest import build_finding, from_file
from tests.reports.reviewing import Editor

from mtaudit import Article, Result
from mtaudit.baseline import Baseline
from mtaudit.edits import apply, edits

TEXTS = {
    "news/a boat.txt": "1\n2\n3\n4\na Tooth Dance island\n6\n7\n8\n9\n10\nTooth Dance \U0001f6a2",
    "news/b.txt": "Tooth Dance\r\nand a calm day\r\n",
    'c "quoted" é.txt': "They saw Tooth Dance.\n",
    "same.txt": "Nothing here.\n",
}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(accept_downloads=True)
    yield opened
    opened.close()


def result_of(article: Article) -> Result:
    count = article.text.count("Tooth Dance")
    findings = (build_finding(article, "Tooth Dance", "Habomai", nth=nth) for nth in range(count))
    return Result(article, tuple(findings))


def results_of(texts: dict[str, str]) -> list[Result]:
    return [result_of(from_file(path, text)) for path, text in texts.items()]


def accepting_all(results: Iterable[Result], context: BrowserContext, folder: Path) -> Editor:
    editor = Editor.at(context, results, folder)
    editor.press("j", "Shift+A")
    return editor


def corrected(result: Result) -> str:
    return apply(result.article.text, edits(result.findings, result.article))


@pytest.mark.parametrize("command", [["patch", "-p0"], ["git", "apply", "-p0"]], ids=" ".join)
def test_a_patch_of_several_files(
    command: list[str], context: BrowserContext, tmp_path: Path
) -> None:
    results = results_of(TEXTS)
    _, patch = accepting_all(results, context, tmp_path).download("patch")
    for path, text in TEXTS.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    binary = ["--binary"] if command[0] == "patch" else []
    ran = subprocess.run(
        [*command, *binary], input=patch, cwd=tmp_path, capture_output=True, check=False
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
    for result in results:
        assert (tmp_path / result.article.id).read_bytes().decode() == corrected(result)


def test_corrected_texts_of_several_articles_come_in_an_archive(
    context: BrowserContext, tmp_path: Path
) -> None:
    results = results_of(TEXTS)
    editor = accepting_all(results, context, tmp_path)
    name, data = editor.download("text")

    assert name == "corrected.zip"
    assert editor.page.text_content("#text-note") == (
        "of the 3 articles with corrections, a file each in a ZIP archive"
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    safe = {result.article.id.replace('"', "_"): corrected(result) for result in results[:3]}
    assert texts == safe


def test_a_single_corrected_text_has_the_name_of_its_file(
    context: BrowserContext, tmp_path: Path
) -> None:
    (_, one, *_) = results = results_of(TEXTS)
    editor = Editor.at(context, results, tmp_path)
    assert editor.download("text")[0] == "a boat.txt"
    editor.press("j", "j", "j", "a")

    assert editor.progress == "1 of 4 decided"
    assert editor.download("text") == ("b.txt", corrected(one).encode())


def test_names_in_the_archive_lead_nowhere_else(context: BrowserContext, tmp_path: Path) -> None:
    hostile = ["../../up.txt", "/root.txt", "C:\\dir\\x.txt", "a\u202egnp.txt", "...", "A", "a", ""]
    results = []
    for path in hostile:
        article = attrs.evolve(from_file(path, "Tooth Dance\n"), origin=None)
        results.append(result_of(attrs.evolve(article, id=path)))
    _, data = accepting_all(results, context, tmp_path).download("text")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()

    assert sorted(names) == sorted(
        [
            "up.txt.txt",
            "root.txt.txt",
            "C_/dir/x.txt.txt",
            "a_gnp.txt.txt",
            "article.txt",
            "A.txt",
            "a-2.txt",
            "_text_.txt",
        ]
    )


def test_accepted_findings_of_several_articles(context: BrowserContext, tmp_path: Path) -> None:
    editor = Editor.at(context, results_of(TEXTS), tmp_path)
    editor.press("j", "r", "r", "r", "r")
    (tmp_path / "mtaudit-baseline.json").write_bytes(editor.download("baseline")[1])
    baseline = Baseline.load(tmp_path / "mtaudit-baseline.json")

    assert sorted(judgement.path for judgement in baseline.judgements) == [
        'c "quoted" é.txt',
        "news/a boat.txt",
        "news/a boat.txt",
        "news/b.txt",
    ]


def test_glossary_rows_of_several_articles(context: BrowserContext, tmp_path: Path) -> None:
    german = from_file("de.txt", "Der Tooth Dance.\n", lang="de")
    finding = build_finding(german, "Tooth Dance", "Habomai-Inseln")
    results = [*results_of(TEXTS), Result(german, (finding,))]
    editor = Editor.at(context, results, tmp_path)
    editor.press("j", "Shift+A")
    for entry in editor.page.locator("li.finding").all():
        if entry.get_attribute("data-status") == "accepted":
            entry.locator("[name=glossary]").check()
    editor.press("j", "a")
    editor.page.locator("li.finding").last.locator("[name=glossary]").check()
    (tmp_path / "rows.csv").write_bytes(editor.download("glossary")[1])

    assert (tmp_path / "rows.csv").read_text("utf-8").split("\n")[1:] == [
        "Habomai,canonical,Habomai,en,term,,,",
        "Habomai,bad,Tooth Dance,,,,,an editor's correction",
        "Habomai-Inseln,canonical,Habomai-Inseln,de,term,,,",
        "Habomai-Inseln,bad,Tooth Dance,,,,,an editor's correction",
        "",
    ]


def test_decisions_of_several_articles(context: BrowserContext, tmp_path: Path) -> None:
    editor = accepting_all(results_of(TEXTS), context, tmp_path)
    entries = json.loads(editor.download("decisions")[1])["decisions"]

    assert [entry["path"] for entry in entries] == [
        "news/a boat.txt",
        "news/a boat.txt",
        "news/b.txt",
        'c "quoted" é.txt',
    ]
