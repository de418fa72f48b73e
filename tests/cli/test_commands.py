"""What the written cases cannot hold: pages, figures, progress."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

import mtaudit as package
from mtaudit import DETECTORS, Detector, read
from mtaudit.cli import progress

CORPUS = Path(__file__).parents[2] / "corpus"
PAGES = Path(package.__file__).parent / "detectors"
BAD = "They sailed to the Tooth Dance Islands.\n"


def test_explain_lists_every_detector(mtaudit: Any) -> None:
    ran = mtaudit("explain")

    assert ran.status == 0
    assert [line.split()[0] for line in ran.stdout.splitlines()] == [d.id for d in DETECTORS]


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda detector: detector.id)
def test_explain_shows_the_page_of_a_detector(detector: Detector, mtaudit: Any) -> None:
    ran = mtaudit("explain", detector.id)

    page = PAGES / f"{detector.id.replace('-', '_')}.md"
    assert ran.status == 0
    assert ran.stdout.replace("[", "").replace("]", "") == page.read_text("utf-8").replace(
        "[", ""
    ).replace("]", "")
    assert "[[" not in ran.stdout


def test_only_the_glossaries_given(mtaudit: Any, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(BAD, "utf-8")

    shipped = mtaudit("check", str(tmp_path / "bad.txt"))
    none = mtaudit("check", str(tmp_path / "bad.txt"), "--no-shipped-glossaries")

    assert (shipped.status, none.status) == (1, 0)


def test_an_own_glossary_overrules_a_shipped_one(mtaudit: Any, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(BAD, "utf-8")
    own = tmp_path / "own.csv"
    own.write_text("term,status,form\nTooth Dance,canonical,Tooth Dance\n", "utf-8")

    ran = mtaudit("check", str(tmp_path / "bad.txt"), "-g", str(own))

    assert ran.status == 0


def test_a_file_named_twice_is_audited_once(mtaudit: Any, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text(BAD, "utf-8")

    ran = mtaudit("check", str(bad), str(bad), str(tmp_path))

    assert ran.stdout.count("bad.txt:1:20") == 1


def test_json_of_several_files(mtaudit: Any, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(BAD, "utf-8")

    ran = mtaudit("check", str(tmp_path), "-f", "json")

    assert (ran.status, ran.stderr) == (1, "")
    assert json.loads(ran.stdout)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the checkout")
def test_score_of_the_corpus(mtaudit: Any) -> None:
    ran = mtaudit("score", str(CORPUS), "--json")

    figures = json.loads(ran.stdout)
    assert (ran.status, ran.stderr) == (0, "")
    assert set(figures["datasets"]) >= {"clean", "garbles", "news", "tricky"}
    assert figures["datasets"]["garbles"]["all"]["twins"] > 100
    assert figures["datasets"]["clean"]["all"]["gold"] == 0


class _Terminal:
    def isatty(self) -> bool:
        return True


@pytest.fixture
def bars(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of what happens to the progress bar, which begins at once."""
    happened: list[str] = []

    def bar(total: int | None) -> tuple[Any, Any]:
        happened.append(f"start {total}")
        return (lambda: happened.append("move")), (lambda: happened.append("stop"))

    monkeypatch.setattr(progress, "_bar", bar)
    monkeypatch.setattr(progress, "_SECONDS_BEFORE_PROGRESS", -1)
    return happened


def test_progress_is_shown_on_a_terminal(bars: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", _Terminal())

    assert list(progress.with_progress([1, 2], to_terminal=False)) == [1, 2]
    assert bars == ["start 2", "move", "move", "stop"]


def test_progress_is_not_shown_in_a_file(bars: list[str]) -> None:
    assert list(progress.with_progress([1, 2], to_terminal=False)) == [1, 2]
    assert bars == []


def test_progress_does_not_disturb_results_on_the_terminal(
    bars: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", _Terminal())
    monkeypatch.setattr(sys, "stdout", _Terminal())

    assert list(progress.with_progress([1], to_terminal=True)) == [1]
    assert bars == []


def test_progress_in_bytes_tells_what_was_read_and_what_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"text": "é"}\n' * 3, "utf-8")
    moves: list[int] = []

    def bar(total: int) -> tuple[Any, Any]:
        moves.append(total)
        return moves.append, lambda: moves.append(-1)

    monkeypatch.setattr(progress, "_size_bar", bar)
    monkeypatch.setattr(progress, "_SECONDS_BEFORE_PROGRESS", -1)
    monkeypatch.setattr(sys, "stderr", _Terminal())
    articles = read(path, streamed=True)

    assert len(list(progress.with_size_progress(articles, [str(path)], to_terminal=False))) == 3
    assert moves == [45, 15, 30, 45, -1]


def test_the_bar_itself() -> None:
    advance, stop = progress._bar(2)

    advance()
    stop()


def test_files_that_one_translation_lacks_are_counted_and_can_be_left_out(
    mtaudit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("old/a.txt", "old/b.txt", "new/a.txt", "new/c.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(BAD, "utf-8")

    ran = mtaudit("compare", "old", "new")

    assert ran.status == 2
    assert ran.stderr.startswith(f"error: {Path('old/b.txt')}: the other translation has no such")
    assert "(2 files stand on one side alone)" in ran.stderr

    Path("mtaudit.toml").write_text('exclude = ["b.txt", "c.txt"]\n', "utf-8")
    assert mtaudit("compare", "old", "new").status == 0
