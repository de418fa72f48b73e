"""CPU seconds of tasks, measured in turn: other work on a machine can only add to them."""

import os
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Task = Callable[[], object]


def cpu_seconds(task: Task) -> float:
    """Return the CPU seconds that a task takes, here and in its child processes."""
    start = _used()
    task()
    return _used() - start


def least_in_turn(tasks: Mapping[str, Task], rounds: int) -> dict[str, float]:
    """Return the CPU seconds of each task, the least of some rounds in each of which all run."""
    least = dict.fromkeys(tasks, float("inf"))
    for _ in range(rounds):
        for name, task in tasks.items():
            least[name] = min(least[name], cpu_seconds(task))
    return least


def peak_memory() -> float:
    """Return the most memory that this process has had, in megabytes; on Linux only.

    What `getrusage` says begins with the memory of the process that has started this one.
    """
    said = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(said.partition("VmHWM:")[2].split()[0]) / 1000


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table in Markdown, all columns but the first flush right."""
    print(f"| {' | '.join(head)} |")
    print(f"|---|{'--:|' * (len(head) - 1)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print()
    sys.stdout.flush()


def environment(cache: str, bytecode: str) -> dict[str, str]:
    """Return the environment of a program that was installed and run before.

    Args:
        cache: The folder of kept glossaries; empty for none.
        bytecode: The folder of compiled modules, as an installed package has them.
    """
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**given, "MTAUDIT_CACHE": cache, "PYTHONPYCACHEPREFIX": bytecode}


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
