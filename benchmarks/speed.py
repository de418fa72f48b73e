"""Where the time goes, against other tools on the same text in the same run.

    python benchmarks/speed.py [--only PART]... [--megabytes 2] [--rounds 3] [--largest 1000000]
                               [--kept FOLDER] [--gate]

Prints Markdown tables for `docs/performance.md`. All figures are CPU seconds, the least of some
rounds in each of which everything runs once; Python looks for garbage as seldom as in `mtaudit
check`. With `--gate` only matching is measured, and the exit
status is 1 if it has become much slower. With `--kept`, compiled glossaries stay in a folder for
the next run, which then has nothing to say of their first start. Peers that are not installed are
shown as such; the extra `bench` installs them.
"""

import argparse
import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import news
import peers
import texts
from ahocorasick_rs import AhoCorasick
from glossaries import write_glossary
from timing import Task, environment, least_in_turn, print_table

from mtaudit import Auditor, Config
from mtaudit.detectors import DETECTORS
from mtaudit.finding import Family
from mtaudit.folding import fold
from mtaudit.glossary.entries import by_pattern, target_entries
from mtaudit.numerals import parse

# Matching may take so many times as long as codespell: a guard against a slip, not a goal.
_GATE = 4
_SIZES = (1_000, 100_000, 1_000_000)
_LENGTHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
_ARTICLE = 5_000  # code points


class Options(NamedTuple):
    """What the command line says."""

    megabytes: float
    rounds: int
    largest: int
    kept: Path | None


def main() -> None:
    """Measure and print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--only", action="append", choices=list(_PARTS), help="repeatable")
    arguments.add_argument("--megabytes", type=float, default=2, help="of text")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--largest", type=int, default=_SIZES[-1], help="terms of a glossary")
    arguments.add_argument("--kept", type=Path, help="a folder for compiled glossaries")
    arguments.add_argument("--gate", action="store_true", help="fail when matching is too slow")
    given = arguments.parse_args()
    options = Options(given.megabytes, given.rounds, given.largest, given.kept)
    gc.set_threshold(100_000)  # as `mtaudit check` does
    if given.gate:
        _guard(options)
        return
    for name in given.only or _PARTS:
        print(f"## {name}\n", flush=True)
        _PARTS[name](options)


def throughput(options: Options) -> None:
    """Print MB/s of the audit, its parts and the peers, on plain news and on dense text."""
    auditor = Auditor()
    kinds = {
        "plain news": list(news.articles(int(options.megabytes * 1e6))),
        "dense in errors": list(texts.articles(int(options.megabytes * 1e6 / 4))),
    }
    for kind, articles in kinds.items():
        with tempfile.TemporaryDirectory() as folder:
            others = peers.tasks(articles, Path(folder), auditor.glossary)
            tasks = {**_own_tasks(auditor, articles), **{n: t for n, t in others.items() if t}}
            least = least_in_turn(tasks, options.rounds)
        megabytes = _megabytes(articles)
        print(f"{megabytes:.1f} MB in {len(articles)} articles, {kind}\n")
        rows = []
        for name in (*least, *(name for name, task in others.items() if task is None)):
            if name not in least:
                rows.append((name, "not installed", "", ""))
                continue
            size = _megabytes(peers.sample(articles)) if name in peers.SLOW else megabytes
            rate = size / least[name]
            per_second = rate * len(articles) / megabytes
            against = rate / (megabytes / least["codespell"]) if "codespell" in least else 0
            rows.append((name, f"{rate:.2f}", f"{per_second:,.0f}", f"{against:.2f}"))
        print_table(("task", "MB/s", "articles/s", "× codespell"), rows)


def _own_tasks(auditor: Auditor, articles: list[str]) -> dict[str, Task]:
    matcher = auditor.glossary.matcher("en")
    names, numbers = _of_family(Family.NAME), _of_family(Family.NUMBER)
    patterns = tuple(by_pattern(target_entries(auditor.glossary.terms, "en"), strip_marks=True))
    engine = AhoCorasick(patterns, store_patterns=False)
    folded = [fold(text).text for text in articles]
    return {
        "default audit": partial(_each, auditor.audit, articles),
        "detectors of names": partial(_each, names.audit, articles),
        "detectors of numbers": partial(_each, numbers.audit, articles),
        "numbers read": partial(_each, partial(parse, lang="en"), articles),
        "matching": partial(_each, matcher.find, articles),
        "bare engine on folded text": partial(
            _each, partial(engine.find_matches_as_indexes, overlapping=True), folded
        ),
    }


def _of_family(family: Family) -> Auditor:
    chosen = tuple(one.id for one in DETECTORS if one.family is family)
    return Auditor(config=Config(detectors=chosen))


def large_glossaries(options: Options) -> None:
    """Print what glossaries of some sizes cost, each in a process of its own; matching by turns."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = options.kept or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        places = {
            terms: (folder / f"{terms}.csv", folder / str(terms)) for terms in _sizes(options)
        }
        for terms, (file, cache) in places.items():
            if not file.exists():
                write_glossary(file, terms)
            build = _child(_BUILD, file, cache)
            load = min(_child(_LOAD, file, cache)[0] for _ in range(options.rounds))
            size = sum(one.stat().st_size for one in cache.iterdir()) / 1e6
            rows.append((terms, build, load, size))
        turns = [
            {terms: _child(_MATCH, *place, options.megabytes) for terms, place in places.items()}
            for _ in range(options.rounds)
        ]
    fastest = {terms: max(turn[terms] for turn in turns) for terms in places}
    first = next(iter(fastest.values()))[0]
    print_table(
        (
            *("terms", "first start, s", "its peak, MB", "file, MB", "later start, ms"),
            *("matching, MB/s", "× 1,000 terms", "hits in a KB", "peak, MB"),
        ),
        [
            (
                *(f"{terms:,}", f"{build[0]:.1f}", f"{build[1]:.0f}", f"{size:.1f}"),
                *(f"{load * 1000:.1f}", f"{rate:.2f}", f"{rate / first:.2f}"),
                *(f"{hits:.2f}", f"{peak:.0f}"),
            )
            for terms, build, load, size in rows
            for rate, peak, hits in (fastest[terms],)
        ],
    )


_BUILD = """
import sys, time
from pathlib import Path
from timing import peak_memory
from mtaudit.glossary.cache import load_cached
start = time.process_time()
glossary = load_cached([sys.argv[1]], "en", Path(sys.argv[2]))
found = glossary.matcher("en").find("Kariko went to Tokyo.")
print(time.process_time() - start, peak_memory())
"""
_LOAD = _BUILD
_MATCH = """
import random, sys, time
from pathlib import Path
import news
from glossaries import rows
from timing import peak_memory
from mtaudit.glossary.cache import load_cached
matcher = load_cached([sys.argv[1]], "en", Path(sys.argv[2])).matcher("en")
articles = list(news.articles(int(float(sys.argv[3]) * 1e6)))
draw = random.Random(1)
names = [row[2] for row in rows(1000)]
articles = [text.replace("Mr ", f"{draw.choice(names)}, Mr ") for text in articles]
hits = sum(len(matcher.find(text)) for text in articles)
least = 1e9
for _ in range(3):  # on the second pass the search has settled
    start = time.process_time()
    for text in articles:
        matcher.find(text)
    least = min(least, time.process_time() - start)
megabytes = sum(len(text.encode()) for text in articles) / 1e6
print(megabytes / least, peak_memory(), hits / megabytes / 1000)
"""


def _child(code: str, *arguments: object) -> tuple[float, ...]:
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path[1:]])
    command = [sys.executable, "-c", code, *map(str, arguments)]
    ran = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}
    )
    return tuple(map(float, ran.stdout.split()))


def start(options: Options) -> None:
    """Print what a check of one article costs, each in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        article = folder / "article.txt"
        article.write_text(next(news.articles(1, size=_ARTICLE)), encoding="utf-8")
        check = ("-m", "mtaudit", "check", "--fail-on", "never", str(article))
        commands: dict[str, tuple[str, ...]] = {
            "python, nothing": ("-c", "pass"),
            "python, attrs and regex imported": ("-c", "import attrs, regex"),
            "mtaudit --version": ("-m", "mtaudit", "--version"),
            "mtaudit check --help": ("-m", "mtaudit", "check", "--help"),
            "mtaudit check": check,
        }
        for terms in _sizes(options)[:2]:
            file = folder / f"{terms}.csv"
            write_glossary(file, terms)
            commands[f"mtaudit check, {terms:,} terms more"] = (*check, "--glossary", str(file))
        commands["codespell"] = ("-m", "codespell_lib", str(article))
        given = environment(str(folder / "cache"), str(folder / "bytecode"))
        tasks: dict[str, Task] = {
            name: partial(_run, command, given) for name, command in commands.items()
        }
        for task in tasks.values():  # the first start, which later ones profit from
            task()
        least = least_in_turn(tasks, 5 * options.rounds)
    rows = [
        (name, f"{1000 * least[name]:.0f}", f"{least[name] / least['codespell']:.2f}")
        for name in least
    ]
    print_table(("command", "ms", "× codespell"), rows)


def _run(command: tuple[str, ...], given: dict[str, str]) -> None:
    subprocess.run(
        (sys.executable, *command),
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=given,
    )


def length(options: Options) -> None:
    """Print the cost of a kilobyte of one text against the length of the articles it makes.

    The peak of memory is that of a process that audits one such article.
    """
    auditor = Auditor()
    shortest = list(news.articles(_LENGTHS[-1], size=_LENGTHS[0]))
    matcher = auditor.glossary.matcher("en")
    texts_of = {size: list(_joined(shortest, size)) for size in _LENGTHS}
    tasks: dict[str, Task] = {}
    for size, articles in texts_of.items():
        tasks[f"audit {size}"] = partial(_each, auditor.audit, articles)
        tasks[f"matching {size}"] = partial(_each, matcher.find, articles)
    least = least_in_turn(tasks, options.rounds)
    rows = []
    for size, articles in texts_of.items():
        (peak,) = _child(_AUDIT, size)
        per_kilobyte = 1e6 / sum(map(len, articles))
        times = (least[f"{task} {size}"] * per_kilobyte for task in ("audit", "matching"))
        rows.append((size, peak, *times))
    base = rows[1]
    print_table(
        (
            "article, KB",
            "audit, ms per KB",
            "× 10 KB",
            "matching, ms per KB",
            "× 10 KB",
            "peak, MB",
        ),
        [
            (
                f"{size // 1000:,}",
                *(f"{audit:.3f}", f"{audit / base[2]:.2f}"),
                *(f"{match:.3f}", f"{match / base[3]:.2f}", f"{peak:.0f}"),
            )
            for size, peak, audit, match in rows
        ],
    )


_AUDIT = """
import sys
import news
from timing import peak_memory
from mtaudit import Auditor
auditor = Auditor()
auditor.audit("\\n".join(news.articles(int(sys.argv[1]))))
print(peak_memory())
"""


def _joined(articles: Iterable[str], size: int) -> Iterator[str]:
    """Yield articles of about a size, each of several shorter ones."""
    parts: list[str] = []
    length = 0
    for article in articles:
        parts.append(article)
        length += len(article)
        if length >= size:
            yield "\n".join(parts)
            parts, length = [], 0
    if parts:
        yield "\n".join(parts)


def density(options: Options) -> None:
    """Print the cost of the audit against how much there is to find."""
    auditor = Auditor()
    total = int(options.megabytes * 1e6 / 4)
    plain, dense = list(news.articles(total)), list(texts.articles(total))
    mixes = {
        share: [*plain[: round(len(plain) * (1 - share))], *dense[: round(len(dense) * share)]]
        for share in (0, 0.25, 0.5, 1)
    }
    tasks: dict[str, Task] = {
        str(share): partial(_each, auditor.audit, mix) for share, mix in mixes.items()
    }
    least = least_in_turn(tasks, options.rounds)
    rows = []
    for share, mix in mixes.items():
        found = sum(len(auditor.audit(text).findings) for text in mix)
        rate = _megabytes(mix) / least[str(share)]
        base = _megabytes(plain) / least["0"]
        per_kilobyte = found / _megabytes(mix) / 1000
        rows.append((f"{share:.0%}", f"{per_kilobyte:.2f}", f"{rate:.2f}", f"{rate / base:.2f}"))
    print_table(("dense text", "findings in a KB", "audit, MB/s", "× plain"), rows)


_PARTS: dict[str, Callable[[Options], None]] = {
    "throughput": throughput,
    "glossaries": large_glossaries,
    "start": start,
    "length": length,
    "density": density,
}


def _guard(options: Options) -> None:
    """Leave with status 1 if matching takes too many times as long as codespell."""
    articles = list(texts.articles(int(options.megabytes * 1e6)))
    matcher = Auditor().glossary.matcher("en")
    with tempfile.TemporaryDirectory() as folder:
        codespell = peers.codespell(articles, Path(folder))
        if codespell is None:
            sys.exit("codespell is not installed: there is nothing to compare with")
        tasks: dict[str, Task] = {
            "matching": partial(_each, matcher.find, articles),
            "codespell": codespell,
        }
        least = least_in_turn(tasks, options.rounds)
    ratio = least["matching"] / least["codespell"]
    print(f"matching takes {ratio:.2f} times as long as codespell; {_GATE} is the limit")
    if ratio > _GATE:
        sys.exit("matching is too slow")


def _each(task: Callable[[str], object], articles: Iterable[str]) -> None:
    for text in articles:
        task(text)


def _megabytes(articles: Iterable[str]) -> float:
    return sum(len(text.encode()) for text in articles) / 1e6


def _sizes(options: Options) -> tuple[int, ...]:
    return tuple(size for size in _SIZES if size <= options.largest)


if __name__ == "__main__":
    main()
