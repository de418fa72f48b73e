"""`mtaudit check --history` writes what `mtaudit history` shows."""

import json
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
