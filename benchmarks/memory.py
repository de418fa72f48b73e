"""How much memory a long run takes: JSON Lines made on the fly, through a named pipe.

    python benchmarks/memory.py [--gigabytes 5] [--jobs 1 2]

The records are those of a crawl: a short article of its own, and the page it was taken from,
which nobody audits and which makes up most of the input, so that gigabytes are read in minutes. One
article in fifty has a fault. Nothing is written to disk: `mtaudit check articles.jsonl --format
jsonl` reads records from a pipe of that name, and its report is counted and thrown away.

Printed is the peak of the memory of all its processes together, their resident sets added up ten
times a second; what they share is counted for each. If memory grew with the input, its second half
would need more than its first, so both are shown. The exit status is 1 above 500 MB.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import attrs

_PAGE = '<p class=\\"body\\">What the crawler found on the page, line by line.</p>\\n' * 250
_TEXT = "Nobody was hurt when river {0} rose on Monday, and the road to it is open again."
_FAULT = "In the spring the crew of ship {0} sailed to the Tooth Dance Islands."
_EVERY = 50
_LIMIT = 500  # MB


@attrs.frozen
class Measured:
    """What a run took.

    Args:
        articles: How many articles were reported.
        findings: How many of them had one.
        peaks: Most memory of all processes in the first half of the input and in the second, MB.
        seconds: How long it took.
    """

    articles: int
    findings: int
    peaks: tuple[float, float]
    seconds: float


def main() -> None:
    """Measure and print one table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--gigabytes", type=float, default=5)
    arguments.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options = arguments.parse_args()

    print(f"{options.gigabytes:g} GB of JSON Lines, load {os.getloadavg()[0]:.1f}")
    heads = ("articles", "found", "1st half MB", "2nd half MB", "seconds")
    print(f"{'jobs':>4}" + "".join(f"{head:>13}" for head in heads))
    for jobs in options.jobs:
        run = measure(int(options.gigabytes * 1e9), jobs)
        first, second = run.peaks
        print(
            f"{jobs:4}{run.articles:13,}{run.findings:13,}{first:13.0f}{second:13.0f}"
            f"{run.seconds:13.0f}",
            flush=True,
        )
        if max(run.peaks) > _LIMIT:
            sys.exit(f"more than {_LIMIT} MB")


def measure(total: int, jobs: int) -> Measured:
    """Audit so many bytes.

    Raises:
        SystemExit: If the run fails, or loses or doubles an article.
    """
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        pipe = Path(folder) / "articles.jsonl"
        os.mkfifo(pipe)
        command = [sys.executable, "-m", "mtaudit", "check", str(pipe), "--format", "jsonl"]
        command += ["--no-config", "--jobs", str(jobs)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as run:
            assert run.stdout
            feeder = _Feeder(pipe, total)
            watcher = _Watcher(run.pid, feeder)
            feeder.start()
            watcher.start()
            articles = findings = 0
            for line in run.stdout:
                if b'"record": "n%d"' % articles not in line:
                    sys.exit(f"article {articles} is lost or doubled: {line[:100]!r}")
                articles += 1
                findings += b'"detector"' in line
        feeder.join()
        watcher.join()
    if run.returncode != 1 or articles != feeder.records:
        sys.exit(f"status {run.returncode}, {articles} of {feeder.records} articles")
    return Measured(articles, findings, watcher.peaks, time.monotonic() - begun)


def records() -> Iterator[bytes]:
    """Yield records without end."""
    for number in count():
        text = (_TEXT if number % _EVERY else _FAULT).format(number)
        yield f'{{"id": "n{number}", "text": "{text}", "page": "{_PAGE}"}}\n'.encode()


class _Feeder(threading.Thread):
    """Writes records into a pipe until there are enough bytes."""

    def __init__(self, pipe: Path, total: int) -> None:
        super().__init__(daemon=True)
        self._pipe = pipe
        self._total = total
        self.done = 0
        self.records = 0

    @property
    def is_in_second_half(self) -> bool:
        return self.done * 2 > self._total

    def run(self) -> None:
        with self._pipe.open("wb") as stream:
            for record in records():
                if self.done >= self._total:
                    return
                stream.write(record)
                self.done += len(record)
                self.records += 1


class _Watcher(threading.Thread):
    """Looks at the memory of a process and all below it."""

    def __init__(self, process: int, feeder: _Feeder) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._feeder = feeder
        self.peaks = (0.0, 0.0)

    def run(self) -> None:
        while (megabytes := sum(map(_resident, _family(self._process)))) > 0:
            first, second = self.peaks
            if self._feeder.is_in_second_half:
                self.peaks = (first, max(second, megabytes))
            else:
                self.peaks = (max(first, megabytes), second)
            time.sleep(0.1)


def _family(process: int) -> Iterator[int]:
    """Yield a process and all below it."""
    yield process
    try:
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from _family(int(child))
    except OSError:
        return  # it has ended meanwhile


def _resident(process: int) -> float:
    """Return the resident set of a process in MB; nothing if it has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
