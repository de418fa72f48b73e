"""Every control with the keyboard alone: wide and narrow, light and dark, in both directions."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.reports.conftest import arabic_sedan, build_finding, from_file, japanese_pairs
from tests.reports.reviewing import Editor, Setting

from mtaudit import Result


def english() -> Result:
    """An English text with findings of each kind of suggestion."""
    article = from_file("boats.txt", "A Tooth Dance island, a Sedan, a town. The Tooth Dance.\n")
    return Result(
        article,
        (
            build_finding(article, "Tooth Dance", "Habomai"),
            build_finding(article, "Sedan", "Shikotan", "Shikotan Island"),
            build_finding(article, "town", detector="untranslated"),
            build_finding(article, "Tooth Dance", "Habomai", nth=1),
        ),
    )


# Each text by day and by night, on a telephone and on a screen.
CASES = {
    "english-360-light": (english, Setting(360, "light")),
    "english-1440-dark": (english, Setting(1440, "dark")),
    "arabic-360-dark": (arabic_sedan, Setting(360, "dark")),
    "arabic-1440-light": (arabic_sedan, Setting(1440, "light")),
    "japanese-360-light": (japanese_pairs, Setting(360, "light")),
    "japanese-1440-dark": (japanese_pairs, Setting(1440, "dark")),
}


@pytest.fixture(params=CASES)
def editor(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Editor]:
    article, setting = CASES[request.param]
    context = setting.context(browser)
    opened = Editor.at(context, [article()], tmp_path)
    yield opened
    widths = opened.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    context.close()
    assert widths[0] <= widths[1]
    assert opened.faults == []


def test_every_key(editor: Editor) -> None:
    page = editor.page
    total = page.locator("li.finding").count()
    editor.press("j")
    assert editor.said.startswith("Finding 1 of ")
    editor.press("k")
    assert editor.said == "That was the first finding."
    editor.press("a")
    assert editor.status(0) == "accepted"
    editor.press("p", "p", "p", "o")
    assert editor.status(0) == "open"
    editor.press("1")
    assert editor.status(0) == "accepted"
    editor.press("p", "p", "p", "g")
    assert editor.said == "Kept for the glossary."
    editor.press("r", "p", "p", "p", "w")
    editor.write("the name of a band")
    editor.press("Enter")
    assert editor.status(0) == "rejected"
    assert json.loads(editor.export("decisions"))["decisions"][0]["reason"] == "the name of a band"
    editor.press("p", "p", "p", "e")
    editor.write("شيكوتان 色丹")
    editor.press("Escape")
    assert editor.status(0) == "rejected"
    editor.press("e")
    editor.write("شيكوتان 色丹")
    editor.press("Enter")
    assert "✓ accepted: شيكوتان 色丹" in page.inner_text("#a1-f1 .verdict")
    editor.press(*"uuuuuuuu")
    assert editor.progress == f"0 of {total} decided"
    editor.press("p", "p", "p", "p", "Shift+A")
    assert editor.status(0) == "accepted"
    editor.press("d")
    assert page.locator(".difference.in-sides").count() == 1
    assert page.locator(".changed-line").first.locator("p").count() == 2
    editor.press("d")
    assert page.locator(".difference.in-sides").count() == 0
    editor.press("/")
    editor.write("no such words")
    assert page.locator("li.finding:visible").count() == 0
    editor.press("Control+a", "Backspace", "Escape")
    assert page.locator("li.finding:visible").count() == total
    editor.press("?")
    assert page.is_visible("#help")
    editor.press("Escape")
    assert not page.is_visible("#help")
    editor.press("n")
    assert editor.said.startswith("Finding ")


def test_every_control_of_the_bar(editor: Editor) -> None:
    page = editor.page
    total = page.locator("li.finding").count()
    for box in ("family-name", "severity-major", "confidence-high"):
        editor.reach(f"#show-{box}")
        editor.press("Space")
        assert page.locator("li.finding:visible").count() < total
        editor.press("Space")
        assert page.locator("li.finding:visible").count() == total
    editor.reach('#review [data-do="previous"]')
    editor.press("Enter")  # from nowhere to the last
    assert editor.said.startswith(f"Finding {total} of ")
    page.evaluate("document.querySelector('.skip').focus()")
    editor.reach('#review [data-do="next"]')
    editor.press("Space")
    assert editor.said in ("That was the last finding.", f"Finding 1 of {total}, open: ")
    editor.press("Escape", *["p"] * total, "a")
    page.evaluate("document.querySelector('.skip').focus()")
    editor.reach('#review [data-do="undo"]')
    editor.press("Enter")
    assert editor.progress == f"0 of {total} decided"
    page.evaluate("document.querySelector('.skip').focus()")
    editor.reach("#filter-text")
    editor.write("zzz")
    assert page.inner_text("#shown") == "0 shown"
    editor.press("Control+a", "Backspace")
    editor.reach("#filter-detector")
    editor.press("ArrowDown")
    assert page.input_value("#filter-detector") == "bad-rendering"
    assert page.locator("li.finding:visible").count() >= 1
    editor.press("ArrowUp")
    editor.reach("#filter-status")
    editor.press("ArrowDown", "ArrowDown")
    assert page.locator("li.finding:visible").count() == 0
    editor.press("ArrowUp", "ArrowUp")
    assert page.locator("li.finding:visible").count() == total
    for name, dialog in (("export", "#export"), ("help", "#help")):
        page.evaluate("document.querySelector('.skip').focus()")
        editor.reach(f'#review [data-do="{name}"]')
        editor.press("Enter")
        assert page.is_visible(dialog)
        editor.reach(f"{dialog} form button")
        editor.press("Enter")
        assert not page.is_visible(dialog)
        assert page.evaluate("document.activeElement.dataset.do") == name


def test_every_control_of_a_finding(editor: Editor) -> None:
    page = editor.page
    editor.press("j")
    editor.reach('#a1-f1 [data-do="accept"]')
    editor.press("Enter")
    assert editor.status(0) == "accepted"
    editor.press("p", "p", "p", "p")
    editor.reach('#a1-f1 [data-do="reopen"]')
    editor.press("Enter")
    assert editor.status(0) == "open"
    editor.reach('#a1-f1 [data-do="reject"]')
    editor.press("Space")
    assert editor.status(0) == "rejected"
    editor.press("p", "p", "p", "p")
    editor.reach("#a1-f1 [name=reason]")
    editor.write("it is right")
    editor.press("Enter", "p", "p", "p", "p")
    editor.reach('#a1-f1 [data-do="all"]')
    editor.press("Enter")
    assert editor.status(0) == "accepted"
    editor.press("p", "p", "p", "p")
    editor.reach("#a1-f1 [name=glossary]")
    editor.press("Space")
    assert page.is_checked("#a1-f1 [name=glossary]")
    editor.press("p", "p", "p", "p")
    editor.reach('#a1-f1 [data-do="edit"]')
    editor.press("Enter")
    editor.reach('#a1-f1 [data-do="cancel"]')
    editor.press("Enter")
    assert page.evaluate("document.activeElement.id") == "a1-f1"
    editor.reach('#a1-f1 [data-do="edit"]')
    editor.press("Enter")
    editor.write("another")
    editor.reach("#a1-f1 .editor [type=submit]")
    editor.press("Enter")
    assert "accepted: another" in page.inner_text("#a1-f1 .verdict")
    for choice in page.locator('[data-do="choose"]').all()[1:2]:
        number = choice.evaluate("(one) => one.closest('li').id")
        page.evaluate(f"document.getElementById('{number}').focus()")
        editor.reach(f'#{number} [data-do="choose"][data-at="1"]')
        editor.press("Enter")
        assert "Shikotan Island" in page.inner_text(f"#{number} .verdict")


def test_every_link(editor: Editor) -> None:
    page = editor.page
    editor.reach(".contents a")
    editor.press("Enter")
    assert page.evaluate("location.hash") == "#a1"
    mark = editor.reach(".prose a.mark >> nth=0")
    assert (
        mark.evaluate("(one) => getComputedStyle(one.parentElement.querySelector('.tip')).display")
        != "none"
    )
    editor.press("Enter")
    assert page.evaluate("document.activeElement.id") == "a1-f1"
    editor.reach("#a1-f1 a.number")
    editor.press("Enter")
    assert page.evaluate("document.activeElement.id") == "a1-m1"
    page.evaluate("document.querySelector('.skip').focus()")
    assert page.locator(".skip").evaluate(
        "(one) => one.getBoundingClientRect().top >= 0 && one.getBoundingClientRect().width > 20"
    )


def test_every_export(editor: Editor) -> None:
    editor.press("j", "Shift+A", "p", "p", "p", "p", "g")
    for kind in ("decisions", "patch", "text", "baseline", "glossary"):
        written = editor.export(kind)
        assert written or kind == "patch"
    editor.press("x")
    editor.page.locator("#author").focus()
    editor.press("Control+a")
    editor.write("Ann Editor")
    editor.press("Escape")
    assert json.loads(editor.export("decisions"))["author"] == "Ann Editor"
