"""How long `mtaudit check` of one article takes from nothing, and where the time goes.

    python benchmarks/cold_start.py [--rounds 15]

Every command is a process of its own, all of them in turn in each round; the figures are CPU
seconds, the least of all rounds, since other work on the machine can only add to them. The
yardstick is an interpreter that imports attrs and regex. Glossaries are read from their files
("first start") or from the cache that an earlier run has left ("later starts").
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ARTICLE = Path(__file__).resolve().parent.parent / "corpus" / "news" / "004_4c5e8ff9570a7e3c.txt"
CHECK = ["-m", "mtaudit", "check", "--fail-on", "never", str(ARTICLE)]
READ = [
    "-c",
    """
from mtaudit.cli.options import build_auditor
build_auditor((), shipped=True, detectors=(), disable=()).glossary.matcher("en")
""",
]
YARDSTICK, IMPORT = "import regex, attrs", "import mtaudit.cli.options"
COMMANDS = {
    "python, nothing": (["-c", "pass"], False),
    YARDSTICK: (["-c", "import regex, attrs"], False),
    IMPORT: (["-c", "import mtaudit.cli.options"], False),
    "first start: glossaries": (READ, False),
    "first start: check article": (CHECK, False),
    "later starts: glossaries": (READ, True),
    "later starts: check article": (CHECK, True),
    "codespell article": (["-m", "codespell_lib", str(ARTICLE)], False),
}


def main() -> None:
    """Measure and print one table, and what the check is held to."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=15)
    options = arguments.parse_args()
    least: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as cache:
        _cpu_seconds(CHECK, cache)
        for _ in range(options.rounds):
            for name, (command, cached) in COMMANDS.items():
                taken = _cpu_seconds(command, cache if cached else "")
                least[name] = min(taken, least.get(name, taken))
    for name, taken in least.items():
        print(f"{name:30}{taken * 1000:8.0f} ms{taken / least[YARDSTICK]:8.2f} x")
    for start in ("first start", "later starts"):
        reading = least[f"{start}: glossaries"] - least[IMPORT]
        bound = 2 * least[YARDSTICK] + reading
        ratio = least[f"{start}: check article"] / bound
        print(
            f"{start}: check against twice the yardstick plus {reading * 1000:.0f} ms: {ratio:.2f}"
        )


def _cpu_seconds(arguments: list[str], cache: str) -> float:
    """Run Python and return the CPU seconds it took, as the system counts them."""
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        env={**os.environ, "MTAUDIT_CACHE": cache},
    )
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
