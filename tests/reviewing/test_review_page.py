"""The page of a review: decisions go to the disk, and changes of files come to the page."""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import BrowserContext, expect
from tests.reports.reviewing import Editor
from tests.reviewing.conftest import TEXT, Start

from mtaudit import Decisions
from mtaudit.reviewing.view import STALE

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "decisions-1.schema.json"


def until(editor: Editor, holds: Callable[[], bool]) -> None:
    """Wait for something outside of the page."""
    for _ in range(400):
        if holds():
            return
        editor.page.wait_for_timeout(50)
    assert holds()


def test_decisions_are_on_the_disk_at_once(
    start: Start, article: Path, context: BrowserContext
) -> None:
    program = start(article.name)
    editor = Editor.on(context, program.url)
    assert editor.progress == "0 of 3 decided"
    editor.press("j", "a")
    until(editor, lambda: len(program.decisions) == 1)
    (entry,) = program.decisions
    assert (entry["path"], entry["text"]) == ("article.txt", "Tooth Dance")
    assert (entry["verdict"], entry["correction"]) == ("accepted", "Habomai")
    editor.press("r", "k", "w")
    editor.write("as the old book has it")
    editor.press("Enter", "e")
    editor.write("the Habomai Islands")
    editor.press("Enter", "g")
    until(editor, lambda: len(program.decisions) == 3)
    content = json.loads((program.folder / "mtaudit-decisions.json").read_text("utf-8"))
    jsonschema.validate(content, json.loads(SCHEMA.read_text("utf-8")))
    assert content["author"] == "An editor"
    assert {one["reason"] for one in content["decisions"] if "reason" in one} == {
        "as the old book has it"
    }
    assert any(one.get("edited") for one in content["decisions"])
    editor.press("u", "u", "u", "u", "u")
    until(editor, lambda: program.decisions == [])
    assert editor.faults == []


def test_a_changed_file_is_audited_again(
    start: Start, article: Path, context: BrowserContext
) -> None:
    program = start(article.name)
    editor = Editor.on(context, program.url)
    editor.press("j", "a", "e")
    editor.write("on the twenty-second")
    article.write_text(f"Sedan is an island of the Kurils.\n\n{TEXT}", "utf-8")
    expect(editor.page.locator("#decided")).to_have_text("1 of 4 decided", timeout=30_000)
    assert editor.page.locator("article p", has_text="Sedan is an island").count()
    # What was being typed is still there, and so is the decision.
    assert editor.page.evaluate("document.activeElement.value") == "on the twenty-second"
    editor.press("Enter")
    assert editor.progress == "2 of 4 decided"
    assert editor.status(1) == "accepted"
    until(editor, lambda: len(program.decisions) == 2)
    assert all(TEXT not in one["text"] and one["start"] > 30 for one in program.decisions)
    article.write_text("Nothing is wrong here.\n", "utf-8")
    expect(editor.page.locator("#decided")).to_have_text("0 of 0 decided", timeout=30_000)
    assert len(program.decisions) == 2  # the words may come back
    article.write_text(TEXT, "utf-8")
    expect(editor.page.locator("#decided")).to_have_text("2 of 3 decided", timeout=30_000)
    assert editor.faults == []


def test_the_reader_stays_where_they_are(
    start: Start, tmp_path: Path, context: BrowserContext
) -> None:
    for number in range(6):
        body = TEXT + "A calm day.\n\n" * 30
        (tmp_path / "news").mkdir(exist_ok=True)
        (tmp_path / "news" / f"{number}.txt").write_text(body, "utf-8")
    program = start("news")
    editor = Editor.on(context, program.url)
    editor.press("j", *"nnnnnnnn")  # the last finding of the third article
    here = editor.page.locator("li.finding[aria-current]")
    before = here.bounding_box()
    first = tmp_path / "news" / "0.txt"
    first.write_text("More.\n\n" * 20 + first.read_text("utf-8"), "utf-8")
    third = tmp_path / "news" / "2.txt"
    third.write_text("More.\n\n" + third.read_text("utf-8"), "utf-8")
    expect(editor.page.locator("#a1 p", has_text="More.").first).to_be_attached(timeout=30_000)
    expect(editor.page.locator("#a3 p", has_text="More.").first).to_be_attached(timeout=30_000)
    after = here.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) < 3
    assert here.get_attribute("id") == "a3-f3"
    assert editor.page.evaluate("document.activeElement.id") == "a3-f3"
    (tmp_path / "news" / "9.txt").write_text("A Tooth Dance island.\n", "utf-8")
    expect(editor.page.locator("#a7")).to_be_attached(timeout=30_000)
    expect(here).to_have_attribute("id", "a3-f3")
    (tmp_path / "news" / "0.txt").unlink()
    expect(editor.page.locator("#a7")).not_to_be_attached(timeout=30_000)
    expect(here).to_have_attribute("id", "a2-f3")
    assert editor.faults == []


def test_a_long_list_stays_where_it_is(
    start: Start, tmp_path: Path, context: BrowserContext
) -> None:
    """In a wide window it scrolls by itself."""
    file = tmp_path / "a.txt"
    body = "".join(f"Part {number}: a Tooth Dance island.\n\n" for number in range(40))
    file.write_text(body, "utf-8")
    program = start("a.txt")
    editor = Editor.on(context, program.url)
    editor.press("j", *["a"] * 20, "p")
    page = editor.page
    page.focus("#a1-f20 [name=glossary]")
    places = ("#a1-f20", "#a1-m20")
    before = [page.locator(place).bounding_box() for place in places]
    file.write_text(f"One more.\n\nAnd another.\n\n{body}", "utf-8")
    expect(page.locator("#a1 p", has_text="And another").first).to_be_attached(timeout=30_000)
    after = [page.locator(place).bounding_box() for place in places]
    assert before[0]
    assert after[0]
    assert abs(before[0]["y"] - after[0]["y"]) < 3
    assert before[1]
    assert after[1]
    assert abs(before[1]["y"] - after[1]["y"]) < 3
    assert page.evaluate("document.activeElement.name") == "glossary"
    assert editor.progress == "20 of 40 decided"
    assert editor.faults == []


def test_a_second_page_sees_it(start: Start, article: Path, context: BrowserContext) -> None:
    program = start(article.name)
    one, other = (Editor.on(context, program.url) for _ in range(2))
    one.press("j", "a", "r")
    expect(other.page.locator("#decided")).to_have_text("2 of 3 decided", timeout=30_000)
    assert other.status(0) == "accepted"
    assert other.page.locator(".difference del").count() == 2
    other.press("j", "o")
    expect(one.page.locator("#decided")).to_have_text("1 of 3 decided", timeout=30_000)
    assert one.faults == other.faults == []


def test_a_killed_server_has_lost_nothing(
    start: Start, article: Path, context: BrowserContext
) -> None:
    program = start(article.name)
    editor = Editor.on(context, program.url)
    editor.press("j", "a", "r")
    until(editor, lambda: len(program.decisions) == 2)
    program.kill()
    editor.faults.clear()
    editor.press("a")
    expect(editor.page.locator("#faults")).to_contain_text("The server does not answer")
    expect(editor.page.locator("#saved")).to_contain_text("1 not saved")
    again = start(article.name)
    other = context.browser.new_context() if context.browser else context
    fresh = Editor.on(other, again.url)
    assert fresh.progress == "2 of 3 decided"
    assert (fresh.status(0), fresh.status(1)) == ("accepted", "rejected")
    assert fresh.faults == []
    other.close()
    editor.page.close(run_before_unload=False)


def test_carrying_out(start: Start, article: Path, context: BrowserContext) -> None:
    program = start(article.name)
    editor = Editor.on(context, program.url)
    editor.press("j", "Shift+A", "r")
    assert editor.progress == "3 of 3 decided"
    editor.press("c")
    assert "2 accepted" in editor.page.inner_text("#carrying-summary")
    editor.press("Enter")
    expect(editor.page.locator("#carrying-outcome")).to_have_text(
        "2 places corrected in 1 file. 1 judgement kept.", timeout=30_000
    )
    editor.press("Escape")
    expect(editor.page.locator("#decided")).to_have_text("0 of 0 decided", timeout=30_000)
    assert "Habomai islands" in article.read_text("utf-8")
    assert "22th" in article.read_text("utf-8")
    assert program.decisions == []
    judgements = json.loads((program.folder / "mtaudit-baseline.json").read_text("utf-8"))
    assert [one["text"] for one in judgements["judgements"]] == ["22th"]
    assert judgements["judgements"][0]["author"] == "An editor"
    editor.press("u")
    assert editor.said == "Nothing to undo."
    assert editor.faults == []


def test_what_has_changed_is_refused(start: Start, article: Path, context: BrowserContext) -> None:
    program = start(article.name)
    editor = Editor.on(context, program.url)
    editor.press("j", "Shift+A")
    until(editor, lambda: len(program.decisions) == 2)
    article.write_text(TEXT.replace("a Tooth Dance island", "the Habomai islands"), "utf-8")
    expect(editor.page.locator("#decided")).to_have_text("1 of 2 decided", timeout=30_000)
    editor.press("c", "Enter")
    expect(editor.page.locator("#carrying-outcome")).to_have_text(
        "1 place corrected in 1 file. 1 decision refused.", timeout=30_000
    )
    expect(editor.page.locator("#carrying-left li")).to_have_text(
        [f"article.txt: bad-rendering “Tooth Dance”: {STALE}"]
    )
    assert len(program.decisions) == 1
    editor.page.focus("#forget")
    editor.press("Enter")
    until(editor, lambda: program.decisions == [])
    assert editor.faults == []


def test_a_file_that_cannot_be_read_is_named(
    start: Start, tmp_path: Path, context: BrowserContext
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.txt").write_bytes(b"\xff\xfe\xff broken \xd8")
    program = start("news")
    editor = Editor.on(context, program.url)
    expect(editor.page.locator("#faults")).to_contain_text("b.txt")
    (folder / "b.txt").write_text("A Tooth Dance island.\n", "utf-8")
    expect(editor.page.locator("#faults")).to_be_hidden(timeout=30_000)
    expect(editor.page.locator("#decided")).to_have_text("0 of 4 decided", timeout=30_000)
    (tmp_path / "mtaudit-decisions.json").write_text("no JSON", "utf-8")
    expect(editor.page.locator("#faults")).to_contain_text("no valid JSON", timeout=30_000)
    editor.press("j", "a")
    expect(editor.page.locator("#saved")).to_contain_text("1 not saved")
    assert (tmp_path / "mtaudit-decisions.json").read_text("utf-8") == "no JSON"
    (tmp_path / "mtaudit-decisions.json").unlink()
    until(editor, lambda: len(program.decisions) == 1)
    expect(editor.page.locator("#faults")).to_be_hidden(timeout=30_000)


def test_a_new_glossary_row_counts_at_once(
    start: Start, tmp_path: Path, context: BrowserContext
) -> None:
    (tmp_path / "a.txt").write_text("They met at the Grumpet.\n", "utf-8")
    glossary = tmp_path / "own.csv"
    head = "term,status,form,lang,kind,topic,since,note\n"
    rows = "Crumpet House,canonical,Crumpet House,en,term,,,\n"
    glossary.write_text(head + rows, "utf-8")
    program = start("a.txt", "--glossary", "own.csv", "--no-shipped-glossaries")
    editor = Editor.on(context, program.url)
    assert editor.progress == "0 of 0 decided"
    bad = "Crumpet House,bad,Grumpet,,,,,a misspelling\n"
    glossary.write_text(head + bad + rows, "utf-8")
    expect(editor.page.locator("#decided")).to_have_text("0 of 1 decided", timeout=30_000)
    editor.press("j", "a")
    until(editor, lambda: len(program.decisions) == 1)
    assert editor.faults == []


def test_a_changed_original_counts_at_once(
    start: Start, article: Path, context: BrowserContext
) -> None:
    original = article.parent / "zh.txt"
    original.write_text("他们驶向大海。\n", "utf-8")
    program = start(article.name, "--source", original.name)
    editor = Editor.on(context, program.url)
    assert editor.page.inner_text(".source .prose p") == "他们驶向大海。"
    original.write_text("他们走向高山。\n", "utf-8")
    expect(editor.page.locator(".source .prose p")).to_have_text("他们走向高山。", timeout=30_000)
    original.unlink()
    expect(editor.page.locator("#faults")).to_contain_text("zh.txt", timeout=30_000)
    assert editor.faults == []


def test_ctrl_c_says_where_the_decisions_are(start: Start, article: Path) -> None:
    program = start(article.name, "--decisions", "mine.json")
    status, said = program.interrupt()
    assert status == 0
    assert "0 decisions in mine.json" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-"], "- is no file to review"),
        (["nowhere"], "there is no such file or folder"),
        (["article.txt", "--decisions", "no/such/folder.json"], "folder does not exist"),
        (["article.txt", "--decisions", "."], "is a folder"),
        (["article.txt", "--decisions", "bad.json"], "no valid JSON"),
        (["article.txt", "--port", "{port}"], "cannot be used"),
        (["article.txt", "--port", "70000"], "70000"),
        (["article.txt", "--glossary", "none.csv"], "none.csv"),
    ],
)
def test_what_cannot_be_is_said(arguments: list[str], message: str, article: Path) -> None:
    (article.parent / "bad.json").write_text("{", "utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = subprocess.run(
            [sys.executable, "-m", "mtaudit", "review", "--no-browser"]
            + [one.replace("{port}", port) for one in arguments],
            cwd=article.parent,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert ran.returncode == 2
    assert message in ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""


def test_its_file_is_carried_out_by_apply(
    start: Start, article: Path, context: BrowserContext
) -> None:
    program = start(article.name)
    editor = Editor.on(context, program.url)
    editor.press("j", "a", "a", "a")
    until(editor, lambda: len(program.decisions) == 3)
    program.process.send_signal(signal.SIGINT)
    program.process.wait()
    ran = subprocess.run(
        [sys.executable, "-m", "mtaudit", "apply", "mtaudit-decisions.json"],
        cwd=article.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "3 places corrected in 1 file" in ran.stderr
    assert len(Decisions.load(article.parent / "mtaudit-decisions.json").decisions) == 3
