"""How fast: the default audit and matching alone, against codespell on the same text.

    python benchmarks/throughput.py [--megabytes 10] [--gate]

Everything runs one after the other on the same files, several rounds in turn; the figures are CPU
seconds, the fastest round of each, because other work on a machine only ever adds. With `--gate`
the exit status is 1 if matching has become much slower.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from texts import articles

from mtaudit import Article, Auditor

# Matching may take so many times as long as codespell: a guard against a slip, not a goal.
_GATE = 4


def main() -> None:
    """Measure and print one table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--megabytes", type=float, default=10)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--gate", action="store_true", help="fail when matching is too slow")
    options = arguments.parse_args()

    texts = list(articles(int(options.megabytes * 1e6)))
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    auditor = Auditor()
    seconds = _measure(texts, auditor, options.rounds)

    forms = len(auditor.glossary.accepted_forms("en"))
    print(f"{megabytes:.1f} MB, {len(texts)} articles, {forms} accepted forms in the glossaries")
    print(f"{'':24}{'MB/s':>8}{'x codespell':>14}")
    for name, taken in seconds.items():
        ratio = seconds["codespell"] / taken
        print(f"{name:24}{megabytes / taken:8.2f}{ratio:14.2f}")
    if options.gate and seconds["mtaudit, matching"] > _GATE * seconds["codespell"]:
        sys.exit(f"matching takes more than {_GATE} times as long as codespell")


def _measure(texts: list[str], auditor: Auditor, rounds: int) -> dict[str, float]:
    """Return the CPU seconds of each task, the fastest of some rounds in turn."""
    matcher = auditor.glossary.matcher("en")

    def audit() -> None:
        for text in texts:
            auditor.audit(Article(text))

    def match() -> None:
        for text in texts:
            matcher.find(text)

    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number:05}.txt").write_text(text, encoding="utf-8")

        def codespell() -> None:
            command = [sys.executable, "-m", "codespell_lib", folder]
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL)

        tasks = {
            "mtaudit, default audit": audit,
            "mtaudit, matching": match,
            "codespell": codespell,
        }
        seconds = dict.fromkeys(tasks, float("inf"))
        for _ in range(rounds):
            for name, task in tasks.items():
                seconds[name] = min(seconds[name], _cpu_seconds(task))
    return seconds


def _cpu_seconds(task: Callable[[], None]) -> float:
    """Return the CPU seconds that a task takes, here and in its child processes."""
    start = _used()
    task()
    return _used() - start


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
