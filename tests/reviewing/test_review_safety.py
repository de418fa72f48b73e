"""The page of a review: for everybody, and safe whatever a text, a name or a message holds."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from tests.reports.conftest import arabic_sedan, fixed_set, japanese_pairs
from tests.reports.injection import HOSTILE, hostile
from tests.reports.reviewing import SETTINGS, Editor, Setting
from tests.reports.test_review_accessibility import faults
from tests.reviewing.material import TextFiles, serving

from mtaudit import Decision, Decisions, Result
from mtaudit.reviewing.desk import Desk
from mtaudit.reviewing.placing import path_of
from mtaudit.reviewing.server import ReviewServer
from mtaudit.reviewing.storing import DecisionsFile
from mtaudit.reviewing.watching import Watcher

GONE = "0" * 16


def desk_of(results: Sequence[Result], folder: Path, stale: str = "gone") -> Desk:
    """Return a desk with results, and with decisions about words that are gone."""
    file = DecisionsFile(folder / "decisions.json")
    gone = [
        Decision(path_of(one), GONE, "x", GONE, 0, 1, stale, "rejected", reason=stale)
        for one in results[:3]
    ]
    file.path.write_text(Decisions(tuple(gone)).as_json("2026-01-01"), "utf-8")
    return Desk(results, file, lambda: "2026-01-01")


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_axe_finds_nothing(setting: Setting, browser: Browser, tmp_path: Path) -> None:
    context = setting.context(browser, bypass_csp=True)
    desk = desk_of([*fixed_set(), arabic_sedan(), japanese_pairs()], tmp_path)
    desk.tell({"a": "news/b.txt: it is no UTF-8"})
    with serving(desk, Watcher(TextFiles(tmp_path), desk, [], 60)) as server:
        editor = Editor.on(context, server.url)
        assert faults(editor.page) == []
        editor.press("j", "a", "r", "e")
        assert faults(editor.page) == []
        editor.press("Escape", "c")
        assert faults(editor.page) == []
        editor.press("Escape")
        widths = editor.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert widths[0] <= widths[1]
        context.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1200, "height": 800})
    yield opened
    opened.close()


def test_no_text_runs_or_breaks_the_page(context: BrowserContext, tmp_path: Path) -> None:
    """Neither as the page is loaded, nor as it takes articles over."""
    results = [hostile(text) for text in HOSTILE]
    desk = desk_of(results, tmp_path, HOSTILE[0])
    desk.tell({text: text for text in HOSTILE[:40] if text})
    with serving(desk, Watcher(TextFiles(tmp_path), desk, [], 60)) as server:
        editor = Editor.on(context, server.url)
        page = editor.page
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")  # unfold all
        check(editor)
        for one in results[::2]:
            desk.renew({path_of(one): (attrs.evolve(one, findings=one.findings[:1]),)})
        gone = (len(results) + 1) // 2
        expect(page.locator("li.finding")).to_have_count(2 * len(HOSTILE) - gone, timeout=30_000)
        check(editor)
        assert page.locator(".controls:visible").count() == 2 * len(HOSTILE) - gone
        editor.press("c")
        assert page.locator("#carrying-left li").count() == 3
        editor.press("Escape")
        check(editor)


def check(editor: Editor) -> None:
    """Nothing ran, and all is where it belongs."""
    page = editor.page
    assert page.locator("main > article").count() == len(HOSTILE)
    assert page.locator(".contents li").count() == len(HOSTILE)
    made = (
        "script:not([type]), img, svg:not(.bar, .stack), iframe, object, embed, style, link, base"
    )
    assert page.locator(f"main :is({made})").count() == 0
    assert not page.evaluate(
        "[...document.querySelectorAll('*')].some((one) => [...one.attributes].some("
        "(name) => name.name.startsWith('on') || name.name === 'style'))"
    )
    assert page.evaluate("window.ran") is None
    assert editor.faults == []


@pytest.mark.parametrize("start", range(0, len(HOSTILE), 40))
def test_no_correction_or_reason_runs(start: int, context: BrowserContext, tmp_path: Path) -> None:
    """Of one page, or as another one shows it."""
    chosen = HOSTILE[start : start + 40]
    desk = desk_of([hostile(text) for text in chosen], tmp_path)
    with serving(desk, Watcher(TextFiles(tmp_path), desk, [], 60)) as server:
        editor = Editor.on(context, server.url)
        other = Editor.on(context, server.url)
        for text in chosen:
            editor.press("j", "e")
            editor.write(text)
            editor.press("Enter", "r", "k", "w")
            editor.write(text)
            editor.press("Enter")
        expect(editor.page.locator("#saved")).to_have_text("saved", timeout=30_000)
        expect(other.page.locator("#decided")).to_have_text(editor.progress, timeout=30_000)
        fresh = Editor.on(context, server.url)
        assert fresh.progress == editor.progress
        for one in (editor, other, fresh):
            assert one.page.evaluate("window.ran") is None
            assert one.faults == []
        assert_decided(server, len(chosen))


def assert_decided(server: ReviewServer, least: int) -> None:
    """All is on the disk as it was typed."""
    written = Decisions.load(server.desk.file.path).decisions
    assert len(written) >= least
