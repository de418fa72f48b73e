"""The five articles of the corpus, cleared from report to corrected files with keys alone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.reports.reviewing import Editor

import mtaudit
from mtaudit import Auditor, Baseline, Decisions

NEWS = Path(__file__).parents[2] / "corpus" / "news"
ROUNDS = 3


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 800})
    yield opened
    opened.close()


def cleared(editor: Editor) -> str:
    """Decide on every finding, and return the decisions.

    What has a suggestion is accepted, a line of another language is deleted, and the rest is right.
    """
    editor.press("j")
    here = editor.page.locator("li.finding[aria-current]")
    while "All findings are decided." not in editor.said:
        if here.locator(".change ins").count():
            editor.press("Shift+A")
        elif "untranslated" in here.locator(".where").inner_text():
            editor.press("e", "Backspace", "Enter")
        else:
            editor.press("r")
    return editor.export("decisions")


def test_five_articles_are_cleared(
    context: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(NEWS, tmp_path / "news")
    monkeypatch.chdir(tmp_path)
    baseline = Path("mtaudit-baseline.json")
    before = {file.name: file.read_text("utf-8") for file in Path("news").glob("*.txt")}
    for _ in range(ROUNDS):  # a correction may bring to light what it stood beside
        auditor = Auditor(baseline=Baseline.load(baseline))
        results = [auditor.audit(one) for one in mtaudit.read("news")]
        if not any(result.findings for result in results):
            break
        editor = Editor.at(context, results, tmp_path)
        Path("decisions.json").write_text(cleared(editor), "utf-8")
        files = mtaudit.apply_decisions(
            Decisions.load("decisions.json"), baseline=baseline, author="An editor"
        )
        assert [str(one) for file in files for one in file.refused] == []
        assert editor.faults == []

    assert [finding.message for result in results for finding in result.findings] == []
    after = {file.name: file.read_text("utf-8") for file in Path("news").glob("*.txt")}
    assert all(after[name] != text for name, text in before.items())
    assert not any("Tooth Dance" in text or "Kegong" in text for text in after.values())
