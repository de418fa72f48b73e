"""Audits on several processors: the same results in the same order, and no more memory."""

import json
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import mtaudit
from mtaudit import Article, ConfigError, processes
from mtaudit.auditor import _sent
from mtaudit.processes import _parcels

_TEXTS = (
    "They sailed to the Tooth Dance Islands on the 22th.",
    "Nobody was hurt.",
    "Kegong said no to Sedan Island. " * 40,
    "",
)


def _articles(count: int) -> list[Article]:
    return [Article(_TEXTS[n % len(_TEXTS)], id=str(n)) for n in range(count)]


@pytest.fixture(params=["copies", "afresh"])
def workers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start workers in both ways; copies only where this process may be copied."""
    if request.param == "afresh":
        monkeypatch.setattr(processes, "_is_alone", lambda: False)


@pytest.mark.usefixtures("workers")
def test_the_same_results_in_the_same_order() -> None:
    auditor = mtaudit.Auditor(["kuril"])
    articles = _articles(700)

    one = list(auditor.audit_many(articles))
    two = list(auditor.audit_many(articles, jobs=2))

    assert two == one
    assert [result.article for result in two] == articles


def test_articles_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield Article("A line of text without a fault. " * 3000)

    results = mtaudit.Auditor(["kuril"]).audit_many(endless(), jobs=2)
    for _ in range(12):
        next(results)
    results.close()  # type: ignore[attr-defined]  # it is a generator

    assert taken < 60


def test_no_worker_starts_for_whom_there_is_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []
    pool = ProcessPoolExecutor

    def counted(jobs: int, *arguments: Any) -> ProcessPoolExecutor:
        started.append(jobs)
        return pool(jobs, *arguments)

    monkeypatch.setattr(processes, "ProcessPoolExecutor", counted)
    results = list(mtaudit.Auditor(["kuril"]).audit_many(_articles(5), jobs=5000))

    assert len(results) == 5
    assert started == [1]


def test_a_fault_in_the_articles_is_raised() -> None:
    def broken() -> Iterator[Article]:
        yield Article("One.")
        message = "the disk is gone"
        raise OSError(message)

    with pytest.raises(OSError, match="the disk is gone"):
        list(mtaudit.Auditor(["kuril"]).audit_many(broken(), jobs=2))


_THREAD = """
import threading, time
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
"""

_UNGUARDED = """
import mtaudit
terms = tuple(mtaudit.Term(f"Name{n}", bad=(f"Bad{n}",)) for n in range(5000))
auditor = mtaudit.Auditor([mtaudit.Glossary(terms)])
list(auditor.audit_many(["One."], jobs=2))
"""


def test_a_script_without_a_guard_is_told_so(tmp_path: Path) -> None:
    """It must not wait forever for workers that cannot start; copies of a process can."""
    script = tmp_path / "script.py"
    script.write_text(_THREAD + _UNGUARDED, "utf-8")

    command = [sys.executable, str(script)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert "ConfigError: a worker process has ended; in a script" in ran.stderr


_ENDLESS = """
import itertools, multiprocessing, mtaudit
if __name__ == "__main__":
    results = mtaudit.Auditor([]).audit_many(itertools.repeat("A line. " * 9999), jobs=2)
    next(results)
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    for result in results: pass
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in another way")
@pytest.mark.parametrize("before", ["", _THREAD])
def test_workers_end_with_a_parent_that_is_killed(before: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(before + _ENDLESS, "utf-8")

    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as parent:
        assert parent.stdout
        workers = parent.stdout.readline().split()
        parent.kill()

    assert len(workers) == 2
    waited = time.monotonic() + 60
    while any(map(_is_running, workers)) and time.monotonic() < waited:
        time.sleep(0.01)
    assert not any(map(_is_running, workers))


def _is_running(process: bytes) -> bool:
    """Tell whether a process has memory; one that nobody asks after keeps its number alone."""
    try:
        return not Path(f"/proc/{process.decode()}/statm").read_bytes().startswith(b"0 ")
    except OSError:
        return False


_LONELY = """
import threading, time
from mtaudit.processes import _is_alone
before = _is_alone()
threading.Thread(target=time.sleep, args=(0.2,)).start()
print(before, _is_alone())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="nowhere else a process is copied")
def test_a_process_with_threads_is_not_copied() -> None:
    """What they hold at the time, such as a lock, nobody would let go of in the copy."""
    ran = subprocess.run(
        [sys.executable, "-c", _LONELY], capture_output=True, text=True, check=True
    )

    assert ran.stdout.split() == ["True", "False"]


_AT_HOME = """
import os
from mtaudit import Category, Detector, Family, Severity

HOME = os.getpid()


def detect(article, context):
    if os.getpid() != HOME:
        raise RuntimeError("what this module has opened is open in another process, too")
    return ()


DETECTORS = (
    Detector("own", "a fault", detect, Family.RESIDUE, Category.PUNCTUATION, Severity.MINOR),
)
"""


def test_each_process_loads_a_plugin_for_itself(tmp_path: Path) -> None:
    """Copies of a process read on at one place in a file that it has opened."""
    plugin = tmp_path / "at_home.py"
    plugin.write_text(_AT_HOME, "utf-8")
    auditor = mtaudit.Auditor([], mtaudit.Config(plugins=(str(plugin),)))

    (result,) = auditor.audit_many(["A line."], jobs=2)

    assert not result.errors


_BUFFERED = """
import sys, mtaudit
if __name__ == "__main__":
    file = open(sys.argv[1], "w")
    file.write("begun ")
    print("begun", end=" ")
    for result in mtaudit.Auditor(["kuril"]).audit_many(["Tooth Dance."] * 500, jobs=2): pass
    file.write("done")
    print("done", end="")
"""


def test_what_is_not_written_yet_is_written_once(tmp_path: Path) -> None:
    """A copy of a process has a copy of what waits to be written."""
    path = tmp_path / "file.txt"

    command = [sys.executable, "-c", _BUFFERED, str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)

    assert ran.stdout == path.read_text("utf-8") == "begun done"


def test_what_else_a_file_holds_counts_for_a_parcel(tmp_path: Path) -> None:
    """The record of a crawl may hold a page of which a line is audited."""
    path = tmp_path / "crawl.jsonl"
    record = json.dumps({"text": "A line.", "page": "x" * 100_000}) + "\n"
    path.write_text(record * 30, "utf-8")

    parcels = list(_parcels(mtaudit.read(path, streamed=True)))

    assert [len(parcel) for parcel in parcels] == [3] * 10


def test_many_articles_without_a_word_are_more_than_one_parcel() -> None:
    assert len(list(_parcels([Article("")] * 1000))) > 2


def test_a_large_file_is_not_sent_with_each_of_its_records(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("text\n" + "Tooth Dance and Kegong.\n" * 3000, "utf-8")
    auditor = mtaudit.Auditor(["kuril"])
    articles = list(mtaudit.read(path))

    assert len(pickle.dumps([_sent(article) for article in articles[:10]])) < 2000
    assert list(auditor.audit_many(articles, jobs=2)) == list(auditor.audit_many(articles))


def test_comments_in_a_file_hold_in_other_processes(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text("Tooth Dance. <!-- mtaudit: ignore -->\n", "utf-8")

    (result,) = mtaudit.Auditor(["kuril"]).audit_many(mtaudit.read(path), jobs=2)

    assert not result.findings
    assert result.suppressed


_FAILING = """
from mtaudit import Category, Detector, Family, Severity


def detect(article, context):
    if article.text == "fail":
        raise RuntimeError("it fails")
    return ()


DETECTORS = (
    Detector("own", "a fault", detect, Family.RESIDUE, Category.PUNCTUATION, Severity.MINOR),
)
"""


def test_one_article_does_not_fail_the_others(tmp_path: Path) -> None:
    """A detector of a plugin fails on one; another is a thousand times as long as the rest."""
    plugin = tmp_path / "failing.py"
    plugin.write_text(_FAILING, "utf-8")
    auditor = mtaudit.Auditor(["kuril"], mtaudit.Config(plugins=(str(plugin),)))
    articles = [Article(text) for text in ("fail", "Tooth Dance. " * 50_000, "Tooth Dance.", "")]

    results = list(auditor.audit_many(articles, jobs=2))

    assert [len(result.errors) for result in results] == [1, 0, 0, 0]
    assert [len(result.findings) for result in results] == [0, 50_000, 1, 0]


def test_less_than_no_processes() -> None:
    with pytest.raises(ConfigError, match="-1 is no number of processes"):
        mtaudit.Auditor(["kuril"]).audit_many(["One."], jobs=-1)


_SPARSE = """
import pathlib, re, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (600 * 2**20,) * 2)
import mtaudit
auditor = mtaudit.Auditor([])
count = sum(1 for _ in auditor.audit_many(mtaudit.read(sys.argv[1], streamed=True)))
status = pathlib.Path("/proc/self/status").read_text()
print(count, int(re.search(r"VmHWM:\\s+(\\d+)", status).group(1)) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited in another way")
def test_a_file_that_does_not_fit_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    record = json.dumps({"text": "A line.", "filler": "x" * 1_000_000})
    with path.open("w", encoding="utf-8") as file:
        for _ in range(400):
            file.write(record + "\n")

    command = [sys.executable, "-c", _SPARSE, str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)

    count, megabytes = map(int, ran.stdout.split())
    assert count == 400
    assert megabytes < 300
