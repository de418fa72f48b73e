"""What lies before the editors, when files and decisions change."""

import threading
from pathlib import Path

import attrs
import pytest
from tests.reviewing.conftest import TEXT
from tests.reviewing.material import TextFiles

from mtaudit import ConfigError, Decision, Decisions, Result
from mtaudit.decisions import digest_of
from mtaudit.reviewing.desk import Desk
from mtaudit.reviewing.placing import path_of, placed
from mtaudit.reviewing.storing import DecisionsFile
from mtaudit.reviewing.view import Wish
from mtaudit.reviewing.watching import Watcher

DAY = "2026-01-01"


@pytest.fixture
def material(tmp_path: Path) -> TextFiles:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text("A Tooth Dance island.\n", "utf-8")
    return TextFiles(tmp_path)


@pytest.fixture
def desk(material: TextFiles) -> Desk:
    files, _ = material.files()
    results = [result for file in files for result in material.audit(file)]
    return Desk(results, DecisionsFile(material.folder / "decisions.json"), lambda: DAY)


@pytest.fixture
def watcher(material: TextFiles, desk: Desk) -> Watcher:
    return Watcher(material, desk, material.files()[0], 60)


def wish(desk: Desk, article: int, at: int, correction: str | None = "Habomai") -> Wish:
    """A wish about a finding; `None` takes the decision back."""
    result = desk.view.results[article]
    finding = result.findings[at]
    verdict = {"verdict": "accepted", "correction": correction}
    return Wish(
        path_of(result),
        "",
        digest_of(result.article.text),
        finding.detector,
        finding.span.start,
        finding.span.end,
        finding.fingerprint(result.article),
        verdict if correction is not None else None,
    )


def on_disk(desk: Desk) -> tuple[Decision, ...]:
    return Decisions.load(desk.file.path).decisions


def decided(desk: Desk) -> list[dict[int, str | None]]:
    return [
        {at: one.correction for at, one in sorted(place.decisions.items())}
        for place in desk.view.places
    ]


def test_a_decision_moves_with_its_words(desk: Desk, watcher: Watcher, tmp_path: Path) -> None:
    desk.decide([wish(desk, 0, 0), wish(desk, 0, 2, "the Habomai Islands")])
    (tmp_path / "a.txt").write_text(f"An opening.\n\n{TEXT}", "utf-8")
    watcher.look()
    assert decided(desk) == [{0: "Habomai", 2: "the Habomai Islands"}, {}]
    desk.decide([wish(desk, 0, 0, "Habomais")])
    assert sorted(one.correction or "" for one in on_disk(desk)) == [
        "Habomais",
        "the Habomai Islands",
    ]
    assert all(one.digest == on_disk(desk)[0].digest for one in on_disk(desk))


def test_the_same_words_twice_keep_their_order(
    desk: Desk, watcher: Watcher, tmp_path: Path
) -> None:
    twice = "A calm day.\n\nA Tooth Dance island.\n\nA Tooth Dance island.\n"
    (tmp_path / "b.txt").write_text(twice, "utf-8")
    watcher.look()
    desk.decide([wish(desk, 1, 0, "first"), wish(desk, 1, 1, "second")])
    (tmp_path / "b.txt").write_text(f"More. {twice}", "utf-8")
    watcher.look()
    assert decided(desk)[1] == {0: "first", 1: "second"}
    (tmp_path / "b.txt").write_text(f"{twice}\nA Tooth Dance island.\n", "utf-8")
    watcher.look()
    assert decided(desk)[1] == {}  # which of the three are meant is not known
    assert len(desk.view.stale) == 2
    (tmp_path / "b.txt").write_text(twice, "utf-8")
    watcher.look()
    assert decided(desk)[1] == {0: "first", 1: "second"}


def test_what_others_write_into_the_file_is_kept(desk: Desk, watcher: Watcher) -> None:
    """Two reviews may have one file of decisions."""
    other = Desk(desk.view.results, DecisionsFile(desk.file.path), lambda: DAY)
    desk.decide([wish(desk, 0, 0)])
    other.decide([wish(other, 0, 1, "22nd")])
    other.decide([wish(other, 1, 0)])
    other.decide([wish(other, 1, 0, None)])
    assert len(on_disk(desk)) == 2
    watcher.look()
    assert decided(desk) == [{0: "Habomai", 1: "22nd"}, {}]


def test_decisions_on_other_files_are_kept(desk: Desk) -> None:
    other = Decision("other.txt", "0" * 16, "x", "0" * 16, 0, 1, "a", "rejected")
    desk.file.path.write_text(Decisions((other,)).as_json(DAY), "utf-8")
    desk.decide([wish(desk, 0, 0)])
    assert other in on_disk(desk)
    assert desk.view.stale == ()


def test_a_wrong_file_is_never_overwritten(desk: Desk) -> None:
    desk.file.path.write_text("{}", "utf-8")
    with pytest.raises(ConfigError, match="it holds no decisions of version 1"):
        desk.decide([wish(desk, 0, 0)])
    assert desk.file.path.read_text("utf-8") == "{}"


def test_many_at_once(desk: Desk) -> None:
    """Requests come in threads of their own; none is lost."""
    wishes = [wish(desk, 0, at, f"{at}") for at in range(3)] + [wish(desk, 1, 0)]
    threads = [threading.Thread(target=desk.decide, args=([one],)) for one in wishes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(on_disk(desk)) == 4
    assert not list(desk.file.path.parent.glob(".decisions*"))


def test_only_what_has_changed_is_audited(
    desk: Desk, watcher: Watcher, material: TextFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    audited: list[str] = []
    audit = TextFiles.audit

    def noted(self: TextFiles, file: str) -> tuple[Result, ...]:
        audited.append(file)
        return audit(self, file)

    monkeypatch.setattr(TextFiles, "audit", noted)
    watcher.look()
    assert audited == []
    version = desk.view.version
    (material.folder / "b.txt").write_text("A Tooth Dance islet.\n", "utf-8")
    watcher.look()
    watcher.look()
    assert audited == [str(material.folder / "b.txt")]
    assert desk.view.audited == (1, version + 1)
    assert desk.view.layout == 1


def test_a_file_must_be_gone_twice(desk: Desk, watcher: Watcher, tmp_path: Path) -> None:
    desk.decide([wish(desk, 1, 0)])
    (tmp_path / "b.txt").unlink()
    watcher.look()
    assert len(desk.view.places) == 2
    watcher.look()
    assert (len(desk.view.places), desk.view.layout) == (1, 2)
    assert desk.view.stale == ()
    assert len(on_disk(desk)) == 1
    (tmp_path / "b.txt").write_text("A Tooth Dance island.\n", "utf-8")
    watcher.look()
    assert decided(desk) == [{}, {0: "Habomai"}]


def test_what_is_rejected_goes_into_the_baseline(desk: Desk, watcher: Watcher) -> None:
    before = desk.view.audited
    rejected = {"verdict": "rejected", "reason": "a band"}
    desk.decide([attrs.evolve(wish(desk, 0, 0), decision=rejected)])
    done = watcher.carry_out()
    assert (done.corrected, done.accepted, done.refused) == (0, 1, ())
    assert [len(result.findings) for result in desk.view.results] == [2, 1]
    assert [len(result.suppressed) for result in desk.view.results] == [1, 0]
    assert [now > then for now, then in zip(desk.view.audited, before, strict=True)] == [
        True,
        False,
    ]


def test_faults_come_and_go(
    desk: Desk, watcher: Watcher, material: TextFiles, tmp_path: Path
) -> None:
    (tmp_path / "c.txt").write_bytes(b"\xff\xfe\xff broken \xd8")
    watcher.look()
    watcher.look()
    assert [fault.partition(":")[0] for fault in desk.view.faults] == [str(tmp_path / "c.txt")]
    (tmp_path / "c.txt").write_text("Fine.\n", "utf-8")
    watcher.look()
    assert not desk.view.faults
    assert len(desk.view.places) == 3
    (tmp_path / "mtaudit-baseline.json").write_text("{", "utf-8")
    watcher.look()
    assert "mtaudit-baseline.json" in desk.view.faults[0]
    (tmp_path / "mtaudit-baseline.json").unlink()
    watcher.look()
    assert not desk.view.faults
    assert material.baseline is not None


def test_decisions_find_their_findings_in_any_order(desk: Desk) -> None:
    desk.decide([wish(desk, 0, at, f"{at}") for at in (2, 0, 1)])
    places, left = placed(desk.view.results, reversed(on_disk(desk)))
    assert {at: one.correction for at, one in places[0].decisions.items()} == {
        0: "0",
        1: "1",
        2: "2",
    }
    assert left == ()
