"""Hostile strings wherever a report shows a text: none runs, and none breaks the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.reports.injection import HOSTILE, hostile
from tests.reports.reviewing import Editor


def test_there_are_enough() -> None:
    assert len(set(HOSTILE)) > 100


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1200, "height": 800})
    yield opened
    opened.close()


def test_none_runs_and_none_breaks_the_page(context: BrowserContext, tmp_path: Path) -> None:
    """All in one page: what one of them leaves open would swallow the others."""
    results = [hostile(text) for text in HOSTILE]
    editor = Editor.at(context, results, tmp_path)
    page = editor.page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    assert page.locator("article").count() == len(HOSTILE)
    assert page.locator("li.finding").count() == 2 * len(HOSTILE)
    assert page.locator("li.finding .controls").count() == 2 * len(HOSTILE)
    assert page.evaluate("document.querySelectorAll('body script').length") == len(HOSTILE) + 2
    allowed = "script, img, svg:not(.bar, .stack), iframe, object, embed, style, link, base"
    assert page.evaluate(f"document.querySelectorAll('main :is({allowed})').length") == len(HOSTILE)
    assert not page.evaluate(
        "[...document.querySelectorAll('*')].some((one) => [...one.attributes].some("
        "(name) => name.name.startsWith('on') || name.name === 'style'))"
    )
    assert page.evaluate("window.ran") is None
    assert editor.faults == []


@pytest.mark.parametrize("start", range(0, len(HOSTILE), 40))
def test_none_runs_while_somebody_works(
    start: int, context: BrowserContext, tmp_path: Path
) -> None:
    chosen = HOSTILE[start : start + 40]
    editor = Editor.at(context, [hostile(text) for text in chosen], tmp_path)
    page = editor.page
    for text in chosen:
        editor.press("j", "1", "k", "e")
        editor.write(text)
        editor.press("Enter", "r", "k", "w")
        editor.write(text)
        editor.press("Enter", "d", "/")
        editor.write(text)
        page.fill("#filter-text", "")
        editor.press("Escape")
    for mark in page.locator("a.mark:visible").all()[:4]:
        mark.hover()
    kinds = ("decisions", "patch", "text", "baseline", "glossary")
    written = [editor.download(kind)[1] for kind in kinds]

    assert all(written[:1])
    assert page.locator("article").count() == len(chosen)
    assert page.evaluate("window.ran") is None
    assert editor.faults == []
    page.close()
