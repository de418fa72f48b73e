"""How much faster two processes are than one: the same articles, by turns.

    python benchmarks/two_processes.py [--megabytes 10] [--rounds 3]

The texts are dense in errors, or plain news in which there is next to nothing to find; articles of
400 characters are many, so that reading them and handing them over weighs more. Each row is
`mtaudit check --format jsonl` on a file of JSON Lines, from the start of the program to its end,
once with `--jobs 1` and once with `--jobs 2`. By the clock, the fastest round of each counts; that
takes a machine with two idle processors, so the load is printed. By processor time the figure holds
on a busy machine, too: two processors that do nothing else need half of what all processes take
together with `--jobs 2`, or what the busiest of them takes, if that is more.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import attrs
import news
import texts

# Articles as they are told from each other by what there is to find, and how long each is.
_ROWS = {
    "dense text, 4,500 characters": (texts.articles, 4500),
    "dense text, 400 characters": (texts.articles, 400),
    "plain news, 4,500 characters": (news.articles, 4500),
    "plain news, 400 characters": (news.articles, 400),
}


@attrs.frozen
class Taken:
    """What a run took.

    Args:
        clock: Seconds by the clock.
        all: Seconds of processor time, all processes.
        most: Seconds of processor time of the busiest process.
    """

    clock: float
    all: float
    most: float


def main() -> None:
    """Measure and print one table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--megabytes", type=float, default=10)
    arguments.add_argument("--rounds", type=int, default=3)
    options = arguments.parse_args()

    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    heads = ("one, s", "two, s", "ratio", "one, CPU s", "two, CPU s", "busiest", "ratio")
    print(f"{'articles':30}" + "".join(f"{head:>12}" for head in heads))
    with tempfile.TemporaryDirectory() as folder:
        for name, (articles, size) in _ROWS.items():
            path = Path(folder) / "articles.jsonl"
            total = int(options.megabytes * 1e6)
            with path.open("w", encoding="utf-8") as file:
                for number, text in enumerate(articles(total, size=size)):
                    file.write(json.dumps({"id": f"n{number}", "text": text}) + "\n")
            runs = [(_run(path, 1), _run(path, 2)) for _ in range(options.rounds)]
            ones, twos = zip(*runs, strict=True)
            one, two = min(run.clock for run in ones), min(run.clock for run in twos)
            alone = min(run.all for run in ones)
            both = min(twos, key=lambda run: run.all)
            half = max(both.all / 2, both.most)
            figures = (one, two, one / two, alone, both.all, both.most, alone / half)
            print(f"{name:30}" + "".join(f"{figure:12.2f}" for figure in figures), flush=True)
    print(f"load {os.getloadavg()[0]:.1f}")


def _run(path: Path, jobs: int) -> Taken:
    options = ["--no-config", "--format", "jsonl", "--jobs", str(jobs)]
    command = [sys.executable, "-m", "mtaudit", "check", str(path), *options]
    begun = time.perf_counter()
    seconds: dict[int, float] = {}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as run:
        while run.poll() is None:
            seconds.update(_processor_seconds(run.pid))
            time.sleep(0.02)
    return Taken(time.perf_counter() - begun, sum(seconds.values()), max(seconds.values()))


def _processor_seconds(process: int) -> dict[int, float]:
    """Return the processor time that a process and its children have taken so far."""
    found = {}
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        for one in (process, *map(int, children)):
            # Behind the name in brackets; user and system time are fields 14 and 15 of them all.
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(") ")[2].split()
            found[one] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except OSError:
        pass  # it has ended meanwhile
    return found


if __name__ == "__main__":
    main()
