"""`mtaudit check --history` writes what `mtaudit history` shows."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

BAD, GOOD = "They sailed to the Tooth Dance Islands.\n", "They sailed to Habomai.\n"


@pytest.fixture
def history(mtaudit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a history of two runs."""
    monkeypatch.chdir(tmp_path)
    for engine, text in (("one", BAD), ("two <b>", GOOD)):
        Path("story.txt").write_text(text, "utf-8")
        arguments = ("-g", "kuril", "--no-shipped-glossaries", "--history", "quality.sqlite")
        mtaudit("check", "story.txt", *arguments, "--engine", engine)
    return "quality.sqlite"


def test_as_text(history: str, mtaudit: Any) -> None:
    ran = mtaudit("history", history)

    rows = [line.split() for line in ran.stdout.splitlines()]
    assert ran.status == 0
    assert rows[1] == "1 2026-01-01T00:00 one 1 7 714.29 678.57 0 fail".split()
    assert rows[2] == "2 2026-01-01T00:00 two <b> 1 4 0.00 0.00 0 pass".split()


def test_as_json(history: str, mtaudit: Any) -> None:
    first, second = json.loads(mtaudit("history", history, "--by", "engine", "-f", "json").stdout)

    assert (first["key"], first["mqm"]["rating"]) == ("one", "fail")
    assert (second["key"], second["mqm"]["rating"]) == ("two <b>", "pass")
    assert first["finished"]


def test_as_a_page(history: str, mtaudit: Any) -> None:
    ran = mtaudit("history", history, "--by", "engine", "-f", "html", "-o", "trend.html")

    page = Path("trend.html").read_text("utf-8")
    assert ran.status == 0
    assert '<rect class="fail"' in page
    assert '<circle class="pass"' in page
    assert "two &lt;b&gt;" in page
    assert "<b>" not in page
    assert "script" not in page


def test_a_gate_and_a_threshold_can_both_fail(history: str, mtaudit: Any) -> None:
    del history
    Path("story.txt").write_text(BAD, "utf-8")
    command = ("check", "story.txt", "-g", "kuril", "--no-shipped-glossaries")

    assert mtaudit(*command, "--gate", "critical=0").status == 0
    assert mtaudit(*command, "--gate", "critical=0", "--fail-on", "major").status == 1
    assert mtaudit(*command, "--gate", "major=0", "--fail-on", "never").status == 1


def test_the_report_draws_the_trend_with_its_own_run(history: str, mtaudit: Any) -> None:
    arguments = ("--no-shipped-glossaries", "-f", "html", "--history", history)
    mtaudit("check", "story.txt", *arguments, "--engine", "two <b>", "-o", "report.html")
    page = Path("report.html").read_text("utf-8")

    assert re.findall(r"<h3>By (\w+)</h3>", page) == ["run", "engine"]  # one day, one source
    assert page.count('<svg class="trend"') == 2
    assert "<title>3: 0.00</title>" in page
    assert "two &lt;b&gt;: 0.00" in page
    assert "<b>:" not in page


def test_a_report_without_a_history_draws_none(history: str, mtaudit: Any) -> None:
    del history
    mtaudit("check", "story.txt", "-f", "html", "-o", "report.html")
    mtaudit("check", "story.txt", "-f", "html", "-o", "first.html", "--history", "new.sqlite")

    assert 'class="trend' not in Path("report.html").read_text("utf-8")
    assert "This is the first run in the history." in Path("first.html").read_text("utf-8")


def test_the_days_and_outlets_of_a_table_make_a_trend(mtaudit: Any, tmp_path: Path) -> None:
    table, kept = tmp_path / "a.csv", tmp_path / "q.sqlite"
    rows = "English,day,paper\nThey sailed to Tooth Dance.,2026-01-02,A\nWell.,2026-01-03,B\n"
    table.write_text(rows, "utf-8")
    fields = ("--target-field", "English", "--date-field", "day", "--outlet-field", "paper")
    mtaudit("check", str(table), "-g", "kuril", *fields, "--history", str(kept))

    for by, bad, good in (("date", "2026-01-02", "2026-01-03"), ("source", "A", "B")):
        points = json.loads(mtaudit("history", str(kept), "--by", by, "-f", "json").stdout)
        assert [(one["key"], one["mqm"]["penalty"]) for one in points] == [(bad, 5), (good, 0)]
