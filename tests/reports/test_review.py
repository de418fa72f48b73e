"""Work in the page of a report: every control, by the keyboard alone."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.reports.conftest import build_finding, from_file
from tests.reports.reviewing import Editor

from mtaudit import Article, Evidence, Pair, Result, Span
from mtaudit.edits import Edit, edit_of
from mtaudit.reports.diff import edits_diff

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "decisions-1.schema.json"
TEXT = (
    "They sailed to a Tooth Dance island on Monday (21) \U0001f6a2.\n\nA calm day.\n\n"
    "The Tooth Dance islands and a Sedan, an Yidali town.\n"
)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1440, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def boats() -> Result:
    article = from_file("news/boats.txt", TEXT)
    return Result(
        article,
        (
            build_finding(article, "Tooth Dance", "Habomai"),
            build_finding(article, "Monday (21)", "Monday the 21st", detector="number-format"),
            build_finding(article, "Tooth Dance", "Habomai", nth=1),
            build_finding(article, "Sedan", "Shikotan", "Shikotan Island"),
            build_finding(article, "Yidali", "Italy"),
            build_finding(article, "town", detector="untranslated"),
        ),
    )


@pytest.fixture
def editor(boats: Result, context: BrowserContext, tmp_path: Path) -> Iterator[Editor]:
    opened = Editor.at(context, [boats], tmp_path)
    yield opened
    assert opened.faults == []


def entries(editor: Editor) -> list[dict[str, Any]]:
    content = json.loads(editor.export("decisions"))
    jsonschema.validate(content, json.loads(SCHEMA.read_text("utf-8")))
    found: list[dict[str, Any]] = content["decisions"]
    return found


def test_next_and_previous(editor: Editor) -> None:
    editor.press("j")
    assert editor.current == "Tooth Dance"
    editor.press("n")
    assert editor.current == "Monday (21)"
    assert editor.said == "Finding 2 of 6, open: Monday (21)"
    editor.press("k")
    assert editor.current == "Tooth Dance"
    editor.press("p")
    assert editor.said == "That was the first finding."


def test_accept_and_reject_go_on_and_can_be_undone(editor: Editor) -> None:
    editor.press("j", "a")
    assert editor.current == "Monday (21)"
    editor.press("r")
    assert (editor.status(0), editor.status(1)) == ("accepted", "rejected")
    assert editor.progress == "2 of 6 decided"
    editor.press("u")
    assert editor.current == "Monday (21)"
    assert editor.progress == "1 of 6 decided"
    editor.press("u", "u")
    assert editor.progress == "0 of 6 decided"
    assert editor.said == "Nothing to undo."


def test_accept_all_of_this_kind_is_one_step(editor: Editor) -> None:
    editor.press("j", "Shift+A")
    assert editor.progress == "2 of 6 decided"
    assert (editor.status(0), editor.status(2)) == ("accepted", "accepted")
    editor.press("u")
    assert editor.progress == "0 of 6 decided"


def test_edit_the_correction(editor: Editor) -> None:
    editor.press("j", "e")
    editor.write("Habomai \u202e <b>")
    editor.press("Enter")
    assert "✓ accepted: Habomai U+202E <b>" in editor.page.inner_text("#a1-f1")
    assert editor.current == "Monday (21)"
    assert (
        entries(editor)[0] | {"correction": "Habomai \u202e <b>", "edited": True}
        == (entries(editor)[0])
    )


def test_leaving_the_editor_changes_nothing(editor: Editor) -> None:
    editor.press("j", "e")
    editor.write("other")
    editor.press("Escape")
    assert editor.progress == "0 of 6 decided"
    editor.press("n")
    assert editor.current == "Monday (21)"


def test_a_finding_without_a_suggestion_is_edited(editor: Editor) -> None:
    editor.press("j", "k", "n", "n", "n", "n", "n", "a")
    assert editor.page.evaluate("document.activeElement.name") == "correction"
    editor.write("")
    editor.press("Backspace", "Enter")
    (entry,) = entries(editor)
    assert (entry["text"], entry["correction"]) == ("town", "")


def test_choose_a_suggestion_by_its_number(editor: Editor) -> None:
    editor.press("j", "n", "n", "n", "2")
    (entry,) = entries(editor)
    assert (entry["correction"], entry["edited"]) == ("Shikotan Island", False)


def test_reason_of_a_rejection(editor: Editor) -> None:
    editor.press("j", "r", "k", "w")
    editor.write("the band's name")
    editor.press("Enter")
    (entry,) = entries(editor)
    assert entry["reason"] == "the band's name"
    (judgement,) = json.loads(editor.export("baseline"))["judgements"]
    assert judgement["fingerprint"] == entry["fingerprint"]
    assert judgement["reason"] == "the band's name"


def test_reopen(editor: Editor) -> None:
    editor.press("j", "a", "k", "o")
    assert editor.progress == "0 of 6 decided"


@pytest.mark.parametrize(
    ("keys", "text", "shown"),
    [
        (("/",), "monday", ["Monday (21)"]),
        (("/",), "habomai", ["Tooth Dance", "Tooth Dance"]),
        (("/",), "boats.txt", None),
    ],
)
def test_search(keys: tuple[str, ...], text: str, shown: list[str] | None, editor: Editor) -> None:
    editor.press(*keys)
    editor.write(text)
    visible = editor.page.locator("li.finding:visible .was").all_inner_texts()
    assert visible == shown if shown else len(visible) == 6
    editor.press("Enter")
    assert editor.current == visible[0]


def test_filters(editor: Editor) -> None:
    page = editor.page
    page.select_option("#filter-detector", "untranslated")
    assert page.locator("li.finding:visible").count() == 1
    assert page.inner_text("#shown") == "1 shown"
    page.select_option("#filter-detector", "")
    editor.press("Escape", "j", "a")
    page.select_option("#filter-status", "accepted")
    assert page.locator("li.finding:visible .was").all_inner_texts() == ["Tooth Dance"]
    page.select_option("#filter-status", "open")
    assert page.locator("li.finding:visible").count() == 5
    page.select_option("#filter-status", "")
    page.focus("#show-family-name")
    editor.press("Space")
    assert page.locator("li.finding:visible").count() == 0
    assert page.locator("article:visible").count() == 0
    editor.press("Space")
    for box in ("severity-major", "confidence-high"):
        page.uncheck(f"#show-{box}")
        assert page.locator("li.finding:visible").count() == 0
        page.check(f"#show-{box}")
    assert page.locator("li.finding:visible").count() == 6


def test_what_is_filtered_out_is_passed_over(editor: Editor) -> None:
    editor.press("/")
    editor.write("habomai")
    editor.press("Enter", "a", "a")
    assert editor.progress == "2 of 6 decided"
    assert editor.said == "None left of those shown; 4 elsewhere."


def test_state_is_kept_in_the_browser(editor: Editor) -> None:
    editor.press("j", "a", "r")
    editor.page.reload()
    assert editor.progress == "2 of 6 decided"
    assert (editor.status(0), editor.status(1)) == ("accepted", "rejected")


def test_another_report_has_a_state_of_its_own(
    boats: Result, context: BrowserContext, tmp_path: Path
) -> None:
    Editor.at(context, [boats], tmp_path).press("j", "a")
    other = attrs.evolve(boats, findings=boats.findings[:3])
    assert Editor.at(context, [other], tmp_path).progress == "0 of 3 decided"


def test_help_and_switching_single_keys_off(editor: Editor) -> None:
    editor.press("?")
    assert editor.page.is_visible("#help")
    editor.press("j")  # nothing happens behind a dialog
    editor.page.focus("#keys-on")
    editor.press("Space", "Escape", "j")
    assert editor.current == ""
    editor.page.reload()
    editor.press("j")
    assert editor.current == ""


def test_buttons_do_what_keys_do(editor: Editor) -> None:
    page = editor.page
    page.click('#review [data-do="next"]')
    page.click('#a1-f1 [data-do="accept"]')
    page.click('#a1-f2 [data-do="reject"]')
    page.click('#a1-f4 [data-do="choose"] >> nth=1')
    page.click('#a1-f5 [data-do="edit"]')
    page.click('#a1-f5 [data-do="cancel"]')
    page.click('#a1-f3 [data-do="all"]')
    assert editor.progress == "4 of 6 decided"
    page.click('#a1-f3 [data-do="reopen"]')
    page.click('#review [data-do="undo"]')
    page.check("#a1-f1 [name=glossary]")
    assert editor.export("glossary").count("Tooth Dance") == 1
    page.click("#a1-m2")
    assert editor.current == "Monday (21)"


def test_difference_follows_the_decisions(editor: Editor) -> None:
    def lines() -> list[str]:
        return editor.page.locator(".difference p").all_text_contents()

    assert "a Tooth DanceHabomaifinding 1 island" in lines()[0]
    assert "1 unchanged paragraph" in lines()
    editor.press("j", "r")
    assert "a Tooth Dance island" in lines()[0]
    editor.press("d")
    sides = [
        line.all_text_contents()
        for line in editor.page.locator(".changed-line").all()
        for line in [line.locator("p")]
    ]
    assert sides[0][0].startswith("They sailed to a Tooth Dance island on Monday (21)")
    assert sides[0][1].startswith("They sailed to a Tooth Dance island on Monday the 21st")


def decided(boats: Result) -> list[Edit]:
    """The edits that accepting all but the last two findings makes."""
    return [
        edit_of(finding, boats.article, finding.suggestions[0]) for finding in boats.findings[:4]
    ]


def test_patch_is_that_of_the_diff_report(editor: Editor, boats: Result) -> None:
    editor.press("j", "a", "a", "a", "a")
    assert editor.export("patch") == edits_diff("news/boats.txt", TEXT, decided(boats))


@pytest.mark.parametrize(
    "text",
    [
        "a Tooth Dance",
        "Tooth Dance\r\nb\r\n",
        "1\n2\n3\n4\na Tooth Dance\n6\n7\n8\n9\n10\n11\n12\n13\n14\nTooth Dance\n16\n",
        "x\nTooth Dance\nTooth Dance\nTooth\n",
        "\U0001f6a2 Tooth Dance, Tooth Dance \U0001f6a2",
    ],
)
def test_patches_of_texts(text: str, context: BrowserContext, tmp_path: Path) -> None:
    article = from_file('a "b".txt', text)
    found = tuple(
        build_finding(article, "Tooth Dance", "Itu\nrup", nth=nth)
        for nth in range(text.count("Tooth Dance"))
    )
    editor = Editor.at(context, [Result(article, found)], tmp_path)
    editor.press("j", *"a" * len(found))
    changes = [edit_of(one, article, "Itu\nrup") for one in found]
    assert editor.export("patch") == edits_diff('a "b".txt', text, changes)


def test_corrected_text(editor: Editor) -> None:
    editor.press("j", "a", "r", "a", "a", "a")
    assert editor.export("text") == (
        "They sailed to a Habomai island on Monday (21) \U0001f6a2.\n\nA calm day.\n\n"
        "The Habomai islands and a Shikotan, an Italy town.\n"
    )


def test_source_is_aligned_and_lit(context: BrowserContext, tmp_path: Path) -> None:
    """A Japanese source beside English, pair by pair."""
    article = Article(
        "The Tooth Dance.\n\nA Sedan.\n\nLast.",
        id="islands",
        source="歯舞群島。\n\n色丹島。",
        source_lang="ja",
        pairs=(Pair(Span(0, 16), Span(0, 5)), Pair(Span(18, 26), Span(7, 11))),
    )
    evidence = Evidence("context", "the source has 色丹", source_span=Span(7, 9))
    found = (
        build_finding(article, "Tooth Dance", "Habomai"),
        build_finding(article, "Sedan", "Shikotan", evidence=[evidence]),
    )
    editor = Editor.at(context, [Result(article, found)], tmp_path)
    rows = editor.page.locator(".pair")

    assert [" | ".join(row.locator(".prose").all_inner_texts()) for row in rows.all()] == [
        "The Tooth Dance1. | 歯舞群島。",
        "A Sedan2. | 色丹2島。",
        "Last. | ",
    ]
    tops = [box.bounding_box() for box in rows.nth(1).locator(".prose p").all()]
    assert tops[0]
    assert tops[1]
    assert tops[0]["y"] == tops[1]["y"]
    assert editor.page.locator(".pair .original").nth(1).get_attribute("lang") == "ja"
    editor.press("j", "n")
    assert editor.page.locator(".original .mark.lit").all_inner_texts() == ["色丹"]
    editor.press("k")
    assert editor.page.locator(".original .mark.lit").count() == 0
    editor.page.hover("#a1-f2 .message")
    assert editor.page.locator(".original .mark.lit").all_inner_texts() == ["色丹"]


def test_right_to_left(context: BrowserContext, tmp_path: Path) -> None:
    article = from_file("ar.txt", "زار الوزير جزيرة سيدان أمس.\n", lang="ar")
    found = build_finding(article, "سيدان", "شيكوتان")
    editor = Editor.at(context, [Result(article, (found,))], tmp_path)
    for box in (".translation .prose", ".difference", ".nearby"):
        assert (
            editor.page.evaluate(f"getComputedStyle(document.querySelector('{box}')).direction")
            == "rtl"
        )
    line = editor.page.locator(".translation .prose p").bounding_box()
    mark = editor.page.locator(".mark").bounding_box()
    assert line
    assert mark
    assert mark["x"] > line["x"] + line["width"] / 2
    editor.press("j", "a")
    assert editor.export("text") == "زار الوزير جزيرة شيكوتان أمس.\n"


def test_page_prints_all_and_no_controls(
    results: Sequence[Result], context: BrowserContext, tmp_path: Path
) -> None:
    editor = Editor.at(context, results, tmp_path)
    editor.page.emulate_media(media="print")
    assert not editor.page.is_visible("#review")
    assert not editor.page.locator(".controls:visible").count()
    assert editor.page.locator(".finding:visible").count() == sum(
        len(result.findings) for result in results
    )


def test_long_report_unfolds_what_is_near(
    boats: Result, context: BrowserContext, tmp_path: Path
) -> None:
    editor = Editor.at(context, [boats] * 200, tmp_path)
    page = editor.page
    folded = "document.querySelectorAll('noscript.later').length"
    assert page.evaluate(folded) > 150
    editor.press("k")  # from nowhere: the last finding of all
    assert editor.said == "Finding 1200 of 1200, open: town"
    page.evaluate("location.hash = '#a150-f2'")
    page.wait_for_selector("#a150-f2", state="visible")
    editor.press("Shift+A")
    assert editor.progress == "200 of 1200 decided"
    editor.press("u")
    page.evaluate("location.hash = '#a200-f6'")
    editor.press("j")
    assert editor.said == "That was the last finding."
    assert page.evaluate(folded) > 100
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(folded) == 0


def test_narrow_page_does_not_scroll_sideways(
    results: Sequence[Result], browser: Browser, tmp_path: Path
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    editor = Editor.at(context, results, tmp_path)
    editor.press("j", "a", "e")
    width = editor.page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width == 360
