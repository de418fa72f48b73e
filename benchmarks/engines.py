"""What an audit of many articles costs: core hours for a million, by the way they are audited.

    python benchmarks/engines.py [--megabytes 4] [--price 0.05] [--only NAME ...]

The same articles, English of the length of news, are audited by the object path in one process, by
two processes, by the columnar kernel, on Spark with two workers and on Ray with two tasks. What
counts is the CPU time of all processes that the way needs, those of Java and of Ray among them:
other work on the machine changes it little, and a cluster that is kept busy is paid for it. A
quarter of the articles is audited, then all; the difference is what the rest has cost, without the
start of engines and workers, which a long run has once. Needs Linux, for /proc.
"""

import argparse
import os
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from texts import articles

from mtaudit import Article, Auditor
from mtaudit.batch import audit_batch

_TICKS = os.sysconf("SC_CLK_TCK")
_WORKERS = 2
_MARK = "MTAUDIT_BENCHMARK"

Work = Callable[[pa.Table], int]
"""Audits articles and returns how many findings there are."""


def main() -> None:
    """Measure and print one table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--megabytes", type=float, default=4)
    arguments.add_argument("--price", type=float, default=0.05, help="of a core hour")
    arguments.add_argument("--only", nargs="*", choices=WAYS, default=list(WAYS))
    options = arguments.parse_args()

    if _MARK not in os.environ:  # what this process starts is known by what it inherits
        os.environ[_MARK] = uuid.uuid4().hex
        os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 - itself, once more
    texts = list(articles(int(options.megabytes * 1e6)))
    table = pa.table({"id": [str(number) for number in range(len(texts))], "text": texts})
    words = sum(len(text.split()) for text in texts) / len(texts)
    size = sum(len(text.encode()) for text in texts) / len(texts) / 1000
    print(f"{len(texts)} articles of {words:.0f} words, {size:.1f} kB; {options.price} a core hour")
    print(
        f"{'':22}{'articles/s/core':>16}{'core h/million':>16}{'cost/million':>14}{'findings':>10}"
    )
    for name in options.only:
        with WAYS[name]() as work:
            work(table.slice(0, 40))  # workers start, and compile their glossaries
            begin = cpu_seconds()
            work(table.slice(0, len(texts) // 4))
            middle = cpu_seconds()
            findings = work(table)
            taken = (cpu_seconds() - middle) - (middle - begin)
        rate = (len(texts) - len(texts) // 4) / taken
        hours = 1e6 / rate / 3600
        print(f"{name:22}{rate:16.1f}{hours:16.2f}{hours * options.price:14.2f}{findings:10}")


def cpu_seconds() -> float:
    """Return the CPU seconds of all processes of this run, and of those that they waited for."""
    mark = f"{_MARK}={os.environ[_MARK]}".encode()
    total = 0
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            if mark not in (folder / "environ").read_bytes().split(b"\0"):
                continue
            fields = (folder / "stat").read_text("ascii", errors="replace").rpartition(")")[2]
        except OSError:
            continue  # it has ended, or belongs to somebody else
        total += sum(int(field) for field in fields.split()[11:15])
    return total / _TICKS


# --- The ways ------------------------------------------------------------------------------------


@contextmanager
def _objects() -> Iterator[Work]:
    auditor = Auditor()
    yield lambda table: sum(
        len(auditor.audit(Article(text)).findings) for text in table["text"].to_pylist()
    )


@contextmanager
def _processes() -> Iterator[Work]:
    auditor = Auditor()

    def work(table: pa.Table) -> int:
        texts = (Article(text) for text in table["text"].to_pylist())
        return sum(len(result.findings) for result in auditor.audit_many(texts, jobs=_WORKERS))

    yield work


@contextmanager
def _kernel() -> Iterator[Work]:
    auditor = Auditor()
    yield lambda table: sum(
        _reported(audit_batch(auditor, batch)) for batch in table.to_batches(max_chunksize=1000)
    )


@contextmanager
def _spark() -> Iterator[Work]:
    from pyspark.sql import SparkSession

    from mtaudit.engines import spark as engine

    os.environ["PYSPARK_PYTHON"] = sys.executable  # that of the workers
    with tempfile.TemporaryDirectory() as folder:
        session = (
            SparkSession.builder.master(f"local-cluster[{_WORKERS},1,1024]")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.warehouse.dir", folder)
            .config("spark.log.level", "ERROR")
            .getOrCreate()
        )
        auditor = Auditor()

        def work(table: pa.Table) -> int:
            articles = session.createDataFrame(table.to_pandas()).repartition(2 * _WORKERS)
            found = engine.audit(articles, auditor)
            return int(found.where("detector is not null and suppressed is null").count())

        yield work
        session.stop()


@contextmanager
def _ray() -> Iterator[Work]:
    import ray

    from mtaudit.engines import ray as engine

    ray.init(num_cpus=_WORKERS, include_dashboard=False, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    auditor = Auditor()

    def work(table: pa.Table) -> int:
        articles = ray.data.from_arrow(table).repartition(2 * _WORKERS)
        return sum(
            map(_reported, engine.audit(articles, auditor).iter_batches(batch_format="pyarrow"))
        )

    yield work
    ray.shutdown()


def _reported(found: pa.Table) -> int:
    """Return how many findings there are that are not suppressed."""
    return sum(
        detector is not None and why is None
        for detector, why in zip(
            found["detector"].to_pylist(), found["suppressed"].to_pylist(), strict=True
        )
    )


WAYS = {
    "one process": _objects,
    "--jobs 2": _processes,
    "Arrow kernel": _kernel,
    "Spark, two workers": _spark,
    "Ray, two tasks": _ray,
}
"""The ways to audit, each by its name."""


if __name__ == "__main__":
    main()
