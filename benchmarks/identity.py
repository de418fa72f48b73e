"""Whether all ways to audit many articles find the same, byte for byte.

    python benchmarks/identity.py [--generated 20000] [--ways objects kernel jobs spark ray]

The corpus, and generated articles of some 400 characters, every fourth with an original in
another language. They are audited as objects one by one, through the Arrow kernel, in two
processes, on a Spark cluster of two workers, and on Ray; each finding becomes a line of JSON, and
the sorted lines of all ways are compared. The exit status is 1 if any differ, and the first
difference is shown.
"""

import argparse
import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from texts import CORPUS, articles, sentence_pairs

from mtaudit import Auditor
from mtaudit.batch import article_of, audit_batch, findings_schema, result_rows
from mtaudit.evaluation.labels import read_records

_COLUMNS = ("id", "text", "lang", "source", "source_lang")
_SIZE = 400  # about how long a generated article is, in code points


def main() -> None:
    """Compare and print one table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--generated", type=int, default=20_000, metavar="ARTICLES")
    arguments.add_argument("--ways", nargs="+", choices=_WAYS, default=list(_WAYS))
    options = arguments.parse_args()

    rows = [*_corpus(), *islice(_generated(), options.generated)]
    size = sum(len(row["text"].encode()) for row in rows)
    print(f"{len(rows):,} articles, {size / 1e6:.1f} MB, load {os.getloadavg()[0]:.1f}")
    print(f"{'way':8}{'rows':>9}{'bytes':>13}{'seconds':>9}  SHA-256 of the sorted rows")
    kept: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.parquet"
        schema = pa.schema([(name, pa.string()) for name in _COLUMNS])
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), path, row_group_size=1000)
        for way in options.ways:
            begun = time.monotonic()
            lines = kept[way] = sorted(map(_line, _WAYS[way](path, Auditor())))
            written = "\n".join(lines).encode()
            digest = hashlib.sha256(written).hexdigest()
            seconds = time.monotonic() - begun
            print(f"{way:8}{len(lines):9,}{len(written):13,}{seconds:9.0f}  {digest}", flush=True)
    first = options.ways[0]
    for way in options.ways[1:]:
        if kept[way] != kept[first]:
            _show(first, kept[first], way, kept[way])
            sys.exit(1)


def _corpus() -> Iterator[dict[str, Any]]:
    for number, record in enumerate(read_records(CORPUS)):
        one = record.article
        yield {
            "id": f"corpus-{number}",
            "text": one.text,
            "lang": one.lang,
            "source": one.source,
            "source_lang": one.source_lang,
        }


def _generated() -> Iterator[dict[str, Any]]:
    """Yield articles without end, the same on every machine."""
    without_end = 1 << 62
    texts = articles(without_end, size=_SIZE)
    pairs = sentence_pairs(without_end)
    number = 0
    while True:
        for text in islice(texts, 3):
            yield {"id": f"news-{number}", "text": text, "lang": "en"}
            number += 1
        lang, source, target = next(pairs)
        for _ in range(4):
            following = next(pairs)
            if following[0] == lang:
                source, target = f"{source}\n{following[1]}", f"{target}\n{following[2]}"
        pair = {"source": source, "source_lang": lang}
        yield {"id": f"pair-{number}", "text": target, "lang": "en", **pair}
        number += 1


def _line(row: dict[str, Any]) -> str:
    """Return a finding as a line, without its place in a batch, which is the engine's own."""
    return json.dumps({**row, "row": None}, ensure_ascii=False, sort_keys=True)


def _show(one: str, left: list[str], other: str, right: list[str]) -> None:
    print(f"{one} and {other} differ:")
    for name, lines in ((one, set(left) - set(right)), (other, set(right) - set(left))):
        print(f"  {len(lines):,} rows of {name} alone")
        for line in sorted(lines)[:1]:
            print(f"    {line}")


# --- The ways -------------------------------------------------------------------------------------


def _objects(path: Path, auditor: Auditor, jobs: int = 1) -> Iterable[dict[str, Any]]:
    given = map(article_of, pq.read_table(path).to_pylist())
    for result in auditor.audit_many(given, jobs=jobs):
        rows = [{"id": result.article.id, **row} for row in result_rows(result)]
        yield from pa.Table.from_pylist(rows, schema=findings_schema()).to_pylist()


def _jobs(path: Path, auditor: Auditor) -> Iterable[dict[str, Any]]:
    return _objects(path, auditor, jobs=2)


def _kernel(path: Path, auditor: Auditor) -> Iterable[dict[str, Any]]:
    for batch in pq.ParquetFile(path).iter_batches(1000):
        yield from audit_batch(auditor, batch).to_pylist()


def _spark(path: Path, auditor: Auditor) -> Iterable[dict[str, Any]]:
    from pyspark.sql import SparkSession

    from mtaudit.engines import spark

    os.environ["PYSPARK_PYTHON"] = sys.executable  # that of the workers
    building = SparkSession.builder.master("local-cluster[2,1,1024]")
    session = building.config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        dataframe = session.read.parquet(str(path)).repartition(8)
        # Collected at once: an iterator would have one partition audited after the other.
        rows = spark.audit(dataframe, auditor).collect()
        yield from (row.asDict(recursive=True) for row in rows)
    finally:
        session.stop()


def _ray(path: Path, auditor: Auditor) -> Iterable[dict[str, Any]]:
    import ray

    from mtaudit.engines import ray as engine

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    try:
        found = engine.audit(ray.data.read_parquet(str(path)), auditor)
        for batch in found.iter_batches(batch_format="pyarrow", batch_size=None):
            yield from batch.to_pylist()
    finally:
        ray.shutdown()


_WAYS = {"objects": _objects, "kernel": _kernel, "jobs": _jobs, "spark": _spark, "ray": _ray}


if __name__ == "__main__":
    main()
