"""How fast numbers are read and compared, against pofilter's check on the same segments.

    python benchmarks/quantities.py [--megabytes 10] [--rounds 3] [--gate]

Figures are CPU seconds of one process on one core, the fastest of some rounds in turn. MB are
10**6 bytes of UTF-8, source and translation together where there are two. With `--gate` the exit
status is 1 if bilingual text goes slower than 1 MB/s, or if the cost is not linear.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from texts import articles, sentence_pairs

from mtaudit.numerals import parse
from mtaudit.numerals.align import align
from mtaudit.numerals.language import keeps_order, languages

# What bilingual text has to reach, in MB/s, and how much dearer a megabyte may be in a long text.
_GOAL = 1.0
_LINEAR = 2.0
_SIZES = {"10 KB": 10_000, "1 MB": 1_000_000, "10 MB": 10_000_000}

_Pairs = Sequence[tuple[str, str, str]]


def main() -> None:
    """Measure and print three tables."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--megabytes", type=float, default=10, help="the longest text")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--gate", action="store_true", help="fail when it is too slow")
    options = arguments.parse_args()
    for lang in languages():
        parse("1", lang)  # tables are compiled once in a process

    speed = _speeds(options.rounds)
    growth = _growth(int(options.megabytes * 1e6), options.rounds)
    if options.gate and speed < _GOAL:
        sys.exit(f"bilingual text goes at {speed:.2f} MB/s, less than {_GOAL}")
    if options.gate and growth > _LINEAR:
        sys.exit(f"a megabyte of a long text costs {growth:.1f} times one of a short text")


def _speeds(rounds: int) -> float:
    """Print the speed on 1 MB of each sort of text; return that of bilingual text."""
    poor = list(articles(1_000_000, digits=False))
    news = list(articles(1_000_000))
    pairs = list(sentence_pairs(1_000_000))
    with tempfile.TemporaryDirectory() as folder:
        file, empty, out = (Path(folder) / name for name in ("all.po", "empty.po", "out.po"))
        file.write_text(_po(pairs), encoding="utf-8")
        empty.write_text(_po([]), encoding="utf-8")
        tasks: dict[str, Callable[[], object]] = {
            "parse, text without digits": lambda: _parse(poor),
            "parse, news": lambda: _parse(news),
            "parse and align, pairs": lambda: _flagged(pairs),
            "pofilter -t numbers, pairs": lambda: _pofilter(file, out),
            "pofilter, its start alone": lambda: _pofilter(empty, out),
        }
        seconds = _measure(tasks, rounds)
        _pofilter(file, out)
        complaints = out.read_text(encoding="utf-8").count("\nmsgid ") - 1 if out.exists() else 0
    sizes = [_size(poor), _size(news), *[_pair_size(pairs)] * 2]
    slowest = seconds["pofilter -t numbers, pairs"] / _pair_size(pairs)
    print(f"{'':32}{'s':>8}{'MB/s':>8}{'x pofilter':>12}")
    for (name, taken), size in zip(seconds.items(), [*sizes, 0.0], strict=True):
        rest = f"{size / taken:8.2f}{slowest * size / taken:12.2f}" if size else ""
        print(f"{name:32}{taken:8.3f}{rest}")
    quantities = sum(len(parse(pair[1], pair[0])) + len(parse(pair[2], "en")) for pair in pairs)
    print(f"\n{quantities / _pair_size(pairs) / 1e3:.0f} quantities in a KB of the pairs")
    print(
        f"{len(pairs)} pairs with the same numbers on both sides; "
        f"flagged by mtaudit: {_flagged(pairs)}, by pofilter: {max(0, complaints)}\n"
    )
    return _pair_size(pairs) / seconds["parse and align, pairs"]


def _growth(longest: int, rounds: int) -> float:
    """Print the cost of a megabyte in texts of three lengths; return the greatest rise."""
    print(f"{'one text of':16}{'parse, s/MB':>14}{'parse and align, s/MB':>24}")
    rows: list[list[float]] = []
    for name, size in _SIZES.items():
        if size > longest:
            continue
        text = "\n".join(articles(size))[:size]
        # A Russian text with its translation, one call for all of it.
        pairs = [pair for pair in sentence_pairs(4 * size) if pair[0] == "ru"]
        source = "\n".join(pair[1] for pair in pairs)
        target = "\n".join(pair[2] for pair in pairs)
        tasks: dict[str, Callable[[], object]] = {
            "parse": partial(parse, text, "en"),
            "align": partial(_compare, source, target),
        }
        seconds = _measure(tasks, rounds if size < 10_000_000 else 1)
        row = [seconds["parse"] / _size([text]), seconds["align"] / _size([source, target])]
        rows.append(row)
        print(f"{name:16}{row[0]:14.3f}{row[1]:24.3f}")
    return max(row[column] / rows[0][column] for row in rows for column in (0, 1))


def _compare(source: str, target: str) -> object:
    return align(parse(source, "ru"), parse(target, "en"))


def _parse(texts: Iterable[str]) -> None:
    for text in texts:
        parse(text, "en")


def _flagged(pairs: _Pairs) -> int:
    """Compare the numbers of all pairs; return how many pairs have a difference."""
    return sum(
        bool(align(parse(source, lang), parse(target, "en"), ordered=keeps_order(lang, "en")))
        for lang, source, target in pairs
    )


def _pofilter(source: Path, out: Path) -> None:
    program = "from translate.filters.pofilter import main; main()"
    command = [sys.executable, "-c", program, "--progress=none", "-t", "numbers"]
    subprocess.run([*command, source, out], check=True, capture_output=True)


def _po(pairs: _Pairs) -> str:
    """Write pairs as a PO file, each with a context of its own, as sentences repeat."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    entries = (
        f'msgctxt "{number}"\nmsgid "{source}"\nmsgstr "{target}"\n'
        for number, (_, source, target) in enumerate(pairs)
    )
    return "\n".join([head, *entries])


def _size(texts: Iterable[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6


def _pair_size(pairs: _Pairs) -> float:
    return _size(text for _, *both in pairs for text in both)


def _measure(tasks: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the CPU seconds of each task, the fastest of some rounds in turn."""
    seconds = dict.fromkeys(tasks, float("inf"))
    for _ in range(rounds):
        for name, task in tasks.items():
            start = _used()
            task()
            seconds[name] = min(seconds[name], _used() - start)
    return seconds


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
