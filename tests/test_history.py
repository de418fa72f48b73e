"""The history: nothing is lost, nothing is counted twice, and strangers' files are left alone."""

import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import mtaudit
from mtaudit import ConfigError, Result
from mtaudit.history import _MIGRATIONS, History

_AUDITOR = mtaudit.Auditor(["kuril"])


def _results(*texts: str, **fields: object) -> Iterator[Result]:
    return _AUDITOR.audit_many(
        mtaudit.Article(text, **fields)  # type: ignore[arg-type]  # fields of an article
        for text in texts
    )


def _run(path: Path, results: Iterator[Result], day: int = 1, engine: str = "") -> None:
    with History(path) as history:
        list(history.record(results, now=lambda: f"2026-01-{day:02}T00:00:00", engine=engine))


def test_runs_are_kept_in_order(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    _run(path, _results("They sailed to Tooth Dance.", "Well."), 1, "one")
    _run(path, _results("They sailed to Habomai."), 2, "two")

    with History(path) as history:
        first, second = history.trend()

    assert (first.engine, first.articles, first.finished) == ("one", 2, True)
    assert first.score.words == 6
    assert first.score.penalty == 5
    assert second.score.penalty == 0
    assert second.score.passed


def test_a_trend_can_be_drawn_by_other_things(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    bad, good = "They sailed to Tooth Dance.", "They sailed to Habomai."
    _run(path, _results(bad, outlet="A", date=dt.date(2025, 5, 1)), 1, "old")
    _run(path, _results(good, outlet="B", date=dt.date(2025, 5, 1)), 2, "new")
    _run(path, _results("They sailed home.", outlet="A"), 3, "new")

    with History(path) as history:
        shown = {
            by: {point.key: (point.articles, point.score.penalty) for point in history.trend(by)}
            for by in ("date", "engine", "source")
        }

    assert shown["date"] == {"2025-05-01": (2, 5.0), "2026-01-03": (1, 0.0)}
    assert shown["engine"] == {"old": (1, 5.0), "new": (2, 0.0)}
    assert shown["source"] == {"A": (2, 5.0), "B": (1, 0.0)}


def test_an_article_that_is_audited_again_counts_once(tmp_path: Path) -> None:
    """As the last audit found it; but in its run as it was, and not if it was translated anew."""
    path = tmp_path / "history.sqlite"
    bad, good = "They sailed to Tooth Dance.", "They sailed to Habomai."
    stopped = History(path)
    next(stopped.record(_results(bad, bad, good, id="a"), now=lambda: "2026-01-01", engine="one"))
    stopped.close()
    _run(path, _results(bad, bad, good, id="a"), 2, "one")
    _run(path, _results(bad, good, id="a"), 2, "two")

    with History(path) as history:
        by_run = [(point.articles, point.score.penalty) for point in history.trend("run")]
        by_engine = [(point.articles, point.score.penalty) for point in history.trend("engine")]
        (of_source,) = history.trend("source")

    assert by_run == [(1, 5.0), (3, 10.0), (2, 5.0)]
    assert by_engine == [(3, 10.0), (2, 5.0)]
    assert (of_source.articles, of_source.finished) == (2, True)


def test_a_run_that_stops_keeps_what_it_finished(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    with History(path) as history:
        results = history.record(_results("One.", "Two.", "Three."), now=lambda: "2026")
        next(results)
        next(results)

    with History(path) as history:
        (point,) = history.trend()

    assert (point.articles, point.finished) == (2, False)


def test_a_run_that_was_stopped_in_order_is_not_finished(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    with History(path) as history:
        list(history.record(_results("One."), now=lambda: "2026", is_whole=lambda: False))
        (point,) = history.trend()

    assert (point.articles, point.finished) == (1, False)


# What the first version of the history wrote, with a run of two articles.
_FIRST_VERSION = """
CREATE TABLE run (id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT,
    engine TEXT NOT NULL DEFAULT '', signature TEXT NOT NULL);
CREATE TABLE article (run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    name TEXT NOT NULL, source TEXT NOT NULL, date TEXT, words INTEGER NOT NULL,
    penalty REAL NOT NULL, expected REAL NOT NULL, neutral INTEGER NOT NULL,
    minor INTEGER NOT NULL, major INTEGER NOT NULL, critical INTEGER NOT NULL);
CREATE INDEX article_of_run ON article (run);
CREATE TABLE detector (run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    id TEXT NOT NULL, findings INTEGER NOT NULL, PRIMARY KEY (run, id));
INSERT INTO run VALUES (1, '2025-12-31T00:00:00', '2025-12-31T00:01:00', 'old', 'mtaudit:0');
INSERT INTO article VALUES (1, 'a.txt', 'A', '2025-12-30', 100, 5, 4.75, 0, 0, 1, 0);
INSERT INTO article VALUES (1, 'b.txt', 'A', NULL, 50, 1, 0.7, 0, 1, 0, 0);
INSERT INTO detector VALUES (1, 'bad-rendering', 2);
PRAGMA user_version = 1;
PRAGMA application_id = 1836343669;
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a history of the first version."""
    path = tmp_path / "old.sqlite"
    with sqlite3.connect(path) as database:
        database.executescript(_FIRST_VERSION)
    database.close()
    return path


def test_a_history_of_an_earlier_version_is_taken_over(old: Path) -> None:
    _run(old, _results("They sailed home.", outlet="A"), 2, "new")

    with History(old) as history:
        first, second = history.trend("run")
        (source,) = history.trend("source")
        days = {point.key: point.score.penalty for point in history.trend("date")}

    assert (first.engine, first.articles, first.score.penalty) == ("old", 2, 6.0)
    assert (second.engine, second.articles) == ("new", 1)
    assert (source.articles, source.score.words) == (3, 153)
    assert days == {"2025-12-30": 5.0, "2025-12-31": 1.0, "2026-01-02": 0.0}


def test_a_migration_that_fails_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = (*_MIGRATIONS, "CREATE TABLE more (id INTEGER); INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr("mtaudit.history._MIGRATIONS", steps)
    with pytest.raises(ConfigError, match="nowhere"):
        History(old)
    monkeypatch.undo()

    with History(old) as history:
        (point,) = history.trend()
    database = sqlite3.connect(old)
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_schema")}
    version = database.execute("PRAGMA user_version").fetchone()
    database.close()

    assert point.articles == 2
    assert "more" not in tables
    assert version == (2,)


_KILLED = """
import sys, os, signal
from pathlib import Path
import mtaudit
from mtaudit.history import History
results = mtaudit.Auditor(["kuril"]).audit_many(f"Tooth Dance, {n}." for n in range(100))
with History(Path(sys.argv[1])) as history:
    for number, _ in enumerate(history.record(results, now=lambda: "2026")):
        if number == 6:
            os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
def test_a_killed_run_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    ran = subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False, env=os.environ)
    assert ran.returncode == -signal.SIGKILL

    _run(path, _results("They sailed home."), 2)

    with History(path) as history:
        killed, after = history.trend()
    assert (killed.articles, killed.score.penalty, killed.finished) == (7, 35.0, False)
    assert (after.articles, after.finished) == (1, True)


def test_two_runs_at_once_both_stay(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    with History(path) as one, History(path) as other:
        left = one.record(_results(*["Well."] * 5), now=lambda: "2026-01-01")
        right = other.record(_results(*["Well."] * 5), now=lambda: "2026-01-02")
        for _ in zip(left, right, strict=True):
            pass

    with History(path) as history:
        assert [point.articles for point in history.trend()] == [5, 5]


def test_what_is_no_history_is_left_alone(tmp_path: Path) -> None:
    text, other = tmp_path / "notes.txt", tmp_path / "other.sqlite"
    text.write_text("no database at all, but long enough to be taken for one" * 50)
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE thing (name TEXT)")
    database.close()

    for path, message in ((text, "is no history of audits"), (other, "of another program")):
        content = path.read_bytes()
        with pytest.raises(ConfigError, match=message):
            History(path)
        assert path.read_bytes() == content


def test_a_history_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    History(path).close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 999")
    database.close()

    with pytest.raises(ConfigError, match="written by a later version"):
        History(path)


def test_an_empty_file_becomes_a_history(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    path.touch()
    _run(path, _results("Well."))

    with History(path) as history:
        assert len(history.trend()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("most", [0, 8192, 200_000])
def test_a_full_disk_is_no_fault_of_the_file(most: int, tmp_path: Path) -> None:
    """What was written before can be read, and what could not be begun is not there."""
    import resource

    path = tmp_path / "history.sqlite"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))
    message = r"history\.sqlite: cannot be used: disk I/O error; make room, or name a file on"
    try:
        with pytest.raises(ConfigError, match=message):
            _run(path, _results(*(f"{n}. They sailed to Tooth Dance." for n in range(2000))))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    if most < 100_000:
        assert list(tmp_path.iterdir()) == []
    else:
        with History(path) as history:
            (point,) = history.trend()
        assert point.articles > 10
        assert not point.finished


def test_a_history_in_a_folder_that_cannot_be_written_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "history.sqlite"
    _run(path, _results("They sailed to Tooth Dance."))
    right = sqlite3.connect

    def connect(name: str, **options: Any) -> sqlite3.Connection:
        # As SQLite does where it may not make the files beside this one.
        where = name if "immutable" in name else name.replace("history", "no/where")
        database: sqlite3.Connection = right(where, **options)
        return database

    monkeypatch.setattr(sqlite3, "connect", connect)
    with History(path, read_only=True) as history:
        assert [point.articles for point in history.trend()] == [1]
    with pytest.raises(ConfigError, match=r"cannot be used: unable to open .*; check path and per"):
        History(path)
    path.with_name("history.sqlite-wal").write_bytes(b"of a run that was killed")
    with pytest.raises(ConfigError, match="unable to open"):
        History(path, read_only=True)


def test_a_trend_by_something_else_is_refused(tmp_path: Path) -> None:
    with (
        History(tmp_path / "history.sqlite") as history,
        pytest.raises(ConfigError, match="no trend by 'weather'"),
    ):
        history.trend("weather")
