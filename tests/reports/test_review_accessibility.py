"""The pages by the rules of WCAG 2.2 AA, as far as axe-core can check them."""

import io
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from tests.reports.conftest import arabic_sedan, japanese_pairs
from tests.reports.reviewing import SETTINGS, Editor

from mtaudit import Article, Auditor, Result
from mtaudit.comparison import compare
from mtaudit.history import History
from mtaudit.reports.comparison import render as render_comparison
from mtaudit.reports.trend_page import render as render_trend

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def faults(page: Page) -> list[object]:
    """Return what is wrong with a page as it is now."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


@pytest.fixture(params=SETTINGS, ids=str)
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    opened = request.param.context(browser, bypass_csp=True)  # for the script of the checker
    yield opened
    opened.close()


def test_report(context: BrowserContext, results: Sequence[Result], tmp_path: Path) -> None:
    shown = [*results, arabic_sedan(), japanese_pairs()]
    editor = Editor.at(context, shown, tmp_path)

    assert faults(editor.page) == []
    editor.press("j", "a", "r", "d", "e")
    assert faults(editor.page) == []
    editor.press("Escape", "?")
    assert faults(editor.page) == []
    editor.press("Escape", "x")
    assert faults(editor.page) == []


def test_comparison(context: BrowserContext, tmp_path: Path) -> None:
    auditor = Auditor(["kuril"])
    pairs = (
        ("They sailed to Tooth Dance at dawn.", "They sailed to Habomai at dawn.", "en"),
        ("The 22th came. " * 90, "The 22nd came. " * 90, "en"),
        ("وصل أمس.", "وصل اليوم.", "ar"),
        ("A \u202e<b> c.", "A \u202e<i> d.", "en"),
    )
    before, after = (
        [
            auditor.audit(Article(pair[side], id=f"{at}", lang=pair[2]))
            for at, pair in enumerate(pairs)
        ]
        for side in (0, 1)
    )
    stream = io.StringIO()
    render_comparison(compare(before, after), "html", stream)
    assert faults(opened(context, stream.getvalue(), tmp_path)) == []


@pytest.mark.parametrize("by", ["run", "engine"])
def test_trend(by: str, context: BrowserContext, results: Sequence[Result], tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        for day in (1, 2, 3):
            moment = f"2026-01-0{day}T12:00:00+00:00"
            list(history.record(results[day:], now=partial(str, moment), engine=f"<b>{day}"))
        points = history.trend(by)
    stream = io.StringIO()
    render_trend(points, by, stream)
    assert faults(opened(context, stream.getvalue(), tmp_path)) == []


def opened(context: BrowserContext, text: str, folder: Path) -> Page:
    """Open a page that does not scroll sideways."""
    file = folder / "page.html"
    file.write_text(text, "utf-8")
    page = context.new_page()
    page.goto(file.as_uri())
    width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width[0] <= width[1]
    return page
