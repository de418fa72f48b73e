"""The five articles of the corpus, cleared by an editor with keys and by three commands."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from tests.reports.reviewing import Editor

NEWS = Path(__file__).parents[2] / "corpus" / "news"
GATE = "critical=0, major=0, minor=0, neutral=0"
ROUNDS = 4


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 800})
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the articles, and nothing else of the corpus."""
    (tmp_path / "news").mkdir()
    for file in NEWS.glob("*.txt"):
        shutil.copy(file, tmp_path / "news")
    return tmp_path


def mtaudit(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "mtaudit", *arguments],
        cwd=folder,
        env={**os.environ, "GIT_AUTHOR_NAME": "An editor"},
        capture_output=True,
        text=True,
        check=False,
    )


def decide(editor: Editor) -> None:
    """Decide on every finding.

    What has a suggestion is accepted, a line of another language is deleted, and the rest is right.
    """
    editor.press("j")
    here = editor.page.locator("li.finding[aria-current]")
    while editor.has_open:
        if here.locator(".change ins").count():
            editor.press("Shift+A")
        elif "untranslated" in here.locator(".where").inner_text():
            editor.press("e", "Backspace", "Enter")
        else:
            editor.press("r")


def assert_cleared(folder: Path, before: dict[str, str]) -> None:
    """All files are corrected, and the gate has nothing against them."""
    passed = mtaudit(folder, "check", "news", "--gate", GATE)
    assert (passed.returncode, passed.stderr) == (0, "")
    assert "no findings in 5 articles" in passed.stdout
    after = texts(folder)
    assert all(after[name] != text for name, text in before.items())
    assert not any("Tooth Dance" in text or "Kegong" in text for text in after.values())


def texts(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in (folder / "news").glob("*.txt")}


def test_report_is_cleared_and_applied(context: BrowserContext, folder: Path) -> None:
    before = texts(folder)
    assert len(before) == 5
    assert mtaudit(folder, "check", "news", "--gate", GATE).returncode == 1
    for _ in range(ROUNDS):  # a correction may bring to light what it stood beside
        checked = mtaudit(
            folder, "check", "news", "-f", "html", "-o", "report.html", "--gate", GATE
        )
        if checked.returncode == 0:
            break
        editor = Editor.on(context, (folder / "report.html").as_uri(), ("file:", "blob:"))
        decide(editor)
        (folder / "decisions.json").write_text(editor.export("decisions"), "utf-8")
        applied = mtaudit(folder, "apply", "decisions.json")
        assert applied.returncode == 0, applied.stderr
        assert "refused" not in applied.stderr
        assert editor.faults == []
        editor.page.close()
    assert_cleared(folder, before)


def test_review_clears_them_too(context: BrowserContext, folder: Path) -> None:
    before = texts(folder)
    with subprocess.Popen(
        [sys.executable, "-m", "mtaudit", "review", "--no-browser", "news"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as program:
        assert program.stdout is not None
        editor = Editor.on(context, program.stdout.readline().strip())
        for _ in range(ROUNDS):
            if editor.progress == "0 of 0 decided":
                break
            decide(editor)
            editor.press("c", "Enter")
            outcome = editor.page.locator("#carrying-outcome")
            expect(outcome).to_contain_text("corrected in", timeout=60_000)
            assert "refused" not in outcome.inner_text()
            expect(editor.page.locator("#decided")).to_contain_text("0 of ", timeout=60_000)
            editor.press("Escape")
        program.kill()
    assert editor.faults == []
    assert_cleared(folder, before)
