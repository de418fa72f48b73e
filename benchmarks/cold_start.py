"""How long `mtaudit check` of one article takes from nothing, and where the time goes.

    python benchmarks/cold_start.py [--rounds 15]

Every command is a process of its own, all of them in turn in each round; the figures are medians of
CPU seconds. The yardstick is an interpreter that imports attrs and regex.
"""

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path

ARTICLE = Path(__file__).resolve().parent.parent / "corpus" / "news" / "004_4c5e8ff9570a7e3c.txt"
COMMANDS = {
    "python, nothing": ["-c", "pass"],
    "import regex, attrs": ["-c", "import regex, attrs"],
    "import mtaudit.cli": ["-c", "import mtaudit.cli"],
    "the same, glossaries read": [
        "-c",
        "import mtaudit.cli; mtaudit.Auditor().glossary.matcher('en')",
    ],
    "mtaudit check article": ["-m", "mtaudit", "check", "--fail-on", "never", str(ARTICLE)],
    "codespell article": ["-m", "codespell_lib", str(ARTICLE)],
}


def main() -> None:
    """Measure and print one table, and the bound that the check is held to."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=15)
    options = arguments.parse_args()
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(options.rounds):
        for name, command in COMMANDS.items():
            seconds[name].append(_cpu_seconds([sys.executable, *command]))
    median = {name: statistics.median(taken) for name, taken in seconds.items()}
    for name, taken in median.items():
        print(f"{name:28}{taken * 1000:8.0f} ms{taken / median['import regex, attrs']:8.2f} x")
    reading = median["the same, glossaries read"] - median["import mtaudit.cli"]
    bound = 2 * median["import regex, attrs"] + reading
    print(f"\nreading the glossaries: {reading * 1000:.0f} ms")
    ratio = median["mtaudit check article"] / bound
    print(f"check against twice the yardstick plus reading: {ratio:.2f}")


def _cpu_seconds(command: list[str]) -> float:
    """Run a command and return the CPU seconds it took, as the system counts them."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
