"""How much faster two processes are than one: the same articles, by turns.

    python benchmarks/two_processes.py [--megabytes 5] [--rounds 3]

Each row is `mtaudit check --format jsonl` on a file of JSON Lines, from the start of the program to
its end, once with `--jobs 1` and once with `--jobs 2`; the fastest round of each, since other work on
a machine only ever adds. It takes a machine with two processors to itself: the load is printed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from texts import articles

_SIZES = {"news, 4,500 characters": 4500, "news, 400 characters": 400}


def main() -> None:
    """Measure and print one table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--megabytes", type=float, default=5)
    arguments.add_argument("--rounds", type=int, default=3)
    options = arguments.parse_args()

    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    print(f"{'articles':26}{'one, s':>9}{'two, s':>9}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name, size in _SIZES.items():
            path = Path(folder) / f"{size}.jsonl"
            with path.open("w", encoding="utf-8") as file:
                for number, text in enumerate(articles(int(options.megabytes * 1e6), size=size)):
                    file.write(json.dumps({"id": f"n{number}", "text": text}) + "\n")
            one, two = _measure(path, options.rounds)
            print(f"{name:26}{one:9.2f}{two:9.2f}{one / two:8.2f}", flush=True)
    print(f"load {os.getloadavg()[0]:.1f}")


def _measure(path: Path, rounds: int) -> tuple[float, float]:
    """Return the seconds of one process and of two, the least of some rounds in turn."""
    least = {1: float("inf"), 2: float("inf")}
    for _ in range(rounds):
        for jobs in least:
            least[jobs] = min(least[jobs], _seconds(path, jobs))
    return least[1], least[2]


def _seconds(path: Path, jobs: int) -> float:
    options = ["--no-config", "--format", "jsonl", "--jobs", str(jobs)]
    command = [sys.executable, "-m", "mtaudit", "check", str(path), *options]
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
