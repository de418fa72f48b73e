"""Runs that take long: on several processors, stopped from the keyboard, killed, gone on with."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

_FAULT = "They sailed to the Tooth Dance Islands. "


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file of many records, each with a fault."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(400):
            file.write(json.dumps({"id": f"n{number}", "text": f"{number}. {_FAULT * 20}"}) + "\n")
    return path


def _command(*options: str) -> list[str]:
    chosen = ["-g", "kuril", "--no-shipped-glossaries", "--format", "jsonl"]
    return ["check", "many.jsonl", *chosen, *options]


def _start(*options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "mtaudit", *_command(*options)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def test_two_processes_report_the_same(records: Path, mtaudit: Any) -> None:
    del records
    one, two = mtaudit(*_command()), mtaudit(*_command("--jobs", "2"))

    assert one.status == two.status == 1
    assert two.stdout == one.stdout
    assert len(one.stdout.splitlines()) == 400


def test_a_record_is_placed_in_the_whole_file(records: Path, mtaudit: Any) -> None:
    del records
    last = json.loads(mtaudit(*_command()).stdout.splitlines()[-1])

    assert last["record"] == "n399"
    assert last["findings"][0]["location"]["line"] == 400


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_killed_again_and_again_loses_and_doubles_nothing(
    jobs: str, records: Path, mtaudit: Any
) -> None:
    del records
    output, partial = Path("report.jsonl"), Path("report.jsonl.partial")
    options = ("--output", str(output), "--resume", "--jobs", jobs)
    kills, chance = 0, random.Random(jobs)  # noqa: S311 - any moments will do
    for further in (1, 60, 120):
        _stop(signal.SIGKILL, options, _lines(partial) + further, chance.uniform(0, 0.05))
        kills += not output.exists()

    ran = mtaudit(*_command(*options))

    assert kills
    assert ran.status == 1
    assert not partial.exists()
    assert output.read_text("utf-8") == mtaudit(*_command()).stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_stopped_says_how_to_go_on(jobs: str, records: Path, mtaudit: Any) -> None:
    del records
    output, partial = Path("report.jsonl"), Path("report.jsonl.partial")
    options = ("--output", str(output), "--resume", "--jobs", jobs)

    status, stderr = _stop(signal.SIGINT, options, 1)

    stopped = _lines(partial)
    assert status == 130
    assert "the same command goes on behind it" in stderr
    assert "error" not in stderr
    assert 1 <= stopped < 400
    assert partial.read_bytes().endswith(b"\n")

    ran = mtaudit(*_command(*options))

    assert f"going on behind article {stopped}" in ran.stderr
    assert output.read_text("utf-8") == mtaudit(*_command()).stdout


@pytest.mark.skipif(sys.platform != "linux", reason="workers are looked up in another way")
def test_a_run_can_be_stopped_while_its_workers_start(records: Path) -> None:
    del records
    with _start("--output", "report.jsonl", "--resume", "--jobs", "2") as run:
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        while run.poll() is None and len(children.read_bytes().split()) < 2:
            time.sleep(0.001)
        os.killpg(run.pid, signal.SIGINT)
        _, stderr = run.communicate()

    assert run.returncode == 130
    assert "the same command goes on behind it" in stderr
    assert "Traceback" not in stderr
    assert "error" not in stderr


def _stop(
    way: signal.Signals, options: tuple[str, ...], lines: int, later: float = 0
) -> tuple[int, str]:
    """Start a run and stop it once so many lines are written, as a terminal does it."""
    partial = Path("report.jsonl.partial")
    with _start(*options) as run:
        while _lines(partial) < lines and run.poll() is None:
            time.sleep(0.01)
        time.sleep(later)
        with suppress(ProcessLookupError):
            if way is signal.SIGKILL:
                run.kill()  # its workers are not told
            else:
                os.killpg(run.pid, way)
        _, stderr = run.communicate()
        return run.returncode, stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is locked cannot be renamed there")
def test_a_report_is_written_by_one_run_at_a_time(records: Path, mtaudit: Any) -> None:
    """The second would write its lines between those of the first."""
    del records
    output, partial = Path("report.jsonl"), Path("report.jsonl.partial")
    options = ("--output", str(output), "--resume")
    with _start(*options) as first:
        while not _lines(partial) and first.poll() is None:
            time.sleep(0.01)
        first.send_signal(signal.SIGSTOP)
        second = mtaudit(*_command(*options))
        first.send_signal(signal.SIGCONT)
        first.communicate()

    assert (second.status, second.stdout) == (2, "")
    assert second.stderr == (
        "error: report.jsonl.partial: another run is writing it; "
        "wait until it ends, or name another file\n"
    )
    assert first.returncode == 1
    assert output.read_text("utf-8") == mtaudit(*_command()).stdout


def test_what_was_told_before_still_fails_the_check(records: Path, mtaudit: Any) -> None:
    lines = mtaudit(*_command()).stdout.splitlines(keepends=True)
    Path("report.jsonl.partial").write_text("".join(lines[:200]) + lines[200][:30], "utf-8")
    kept = records.read_text("utf-8").splitlines(keepends=True)[:200]
    good = [json.dumps({"id": f"n{n}", "text": "Nothing."}) + "\n" for n in range(200, 300)]
    records.write_text("".join(kept + good), "utf-8")

    ran = mtaudit(*_command("--output", "report.jsonl", "--resume"))

    assert ran.status == 1
    assert _lines(Path("report.jsonl")) == 300


def test_another_run_is_not_gone_on_with(records: Path, mtaudit: Any) -> None:
    del records
    lines = mtaudit(*_command()).stdout.splitlines(keepends=True)
    Path("report.jsonl.partial").write_text(lines[1], "utf-8")

    ran = mtaudit(*_command("--output", "report.jsonl", "--resume"))

    assert ran.status == 2
    assert "report.jsonl.partial: holds the beginning of another run; delete it" in ran.stderr


@pytest.mark.parametrize("line", ["no line of a report", "{}", "[]", "5"])
def test_what_is_no_run_is_not_gone_on_with(line: str, records: Path, mtaudit: Any) -> None:
    del records
    Path("report.jsonl.partial").write_text(f"{line}\n", "utf-8")

    ran = mtaudit(*_command("--output", "report.jsonl", "--resume"))

    assert ran.status == 2
    assert "report.jsonl.partial: holds the beginning of another run; delete it" in ran.stderr


def test_a_record_that_cannot_be_read_does_not_end_a_run(tmp_path: Path, mtaudit: Any) -> None:
    path = tmp_path / "broken.jsonl"
    good = json.dumps({"id": "a", "text": _FAULT}).encode()
    path.write_bytes(b"\n".join([good, b'{"text": "cut', b'{"text": "\xe9"}', good]) + b"\n")

    ran = mtaudit("check", str(path), "--format", "jsonl", "-g", "kuril", "--jobs", "2")

    assert ran.status == 2
    assert len(ran.stdout.splitlines()) == 2
    assert "broken.jsonl:2:10: is not JSON" in ran.stderr
    assert "is not UTF-8" in ran.stderr


def test_a_file_that_holds_no_records_is_given_up(tmp_path: Path, mtaudit: Any) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text("no record\n" * 1000, "utf-8")

    ran = mtaudit("check", str(path), "--format", "jsonl")

    assert ran.status == 2
    assert ran.stderr.count("is not JSON") == 21


def test_records_come_through_a_pipe(records: Path, tmp_path: Path, mtaudit: Any) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    feeder = threading.Thread(target=lambda: pipe.write_bytes(records.read_bytes()))
    feeder.start()

    ran = mtaudit("check", str(pipe), "--format", "jsonl", "-g", "kuril")
    feeder.join()

    assert len(ran.stdout.splitlines()) == 400


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "text", "--output", "report.txt"),
        (),
        ("--output", "report.jsonl", "--gate", "mqm<5"),
    ],
)
def test_only_lines_can_be_gone_on_with(
    options: tuple[str, ...], records: Path, mtaudit: Any
) -> None:
    del records
    ran = mtaudit(*_command(*options, "--resume"))

    assert ran.status == 2
    assert "--resume goes with --format jsonl and --output" in ran.stderr
