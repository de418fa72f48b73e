"""Statistics as a table of Arrow, which Parquet keeps: each count a row, and back again.

`of` says what a row is about: `articles`, `findings`, a `term`, a `rendering`, a `signature` of the
results, or the bounds that were kept: `date_length` and `missed`. What has no meaning there is
null. Tables of parts can be put one behind the other: what is read from all of them is their sum.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from mtaudit.batch import pyarrow
from mtaudit.statistics.counts import (
    VOLUME,
    Fault,
    Group,
    Rendering,
    Statistics,
    Use,
    Volume,
)

if TYPE_CHECKING:
    import pyarrow as pa


_BATCH = 10_000  # rows that are made at a time


def statistics_schema() -> "pa.Schema":
    """Return the schema of statistics.

    Raises:
        ConfigError: If pyarrow is not installed.
    """
    pa = pyarrow()
    texts = ("of", *Group._fields, *Fault._fields, "term", "text", "suggestion")
    return pa.schema(
        [
            *((name, pa.string()) for name in texts),
            ("count", pa.int64()),
            *((name, pa.int64()) for name in VOLUME),
            ("examples", pa.list_(pa.string())),
            ("first", pa.string()),
            ("last", pa.string()),
        ]
    )


def to_table(statistics: Statistics) -> "pa.Table":
    """Return statistics as a table, its rows in order.

    Args:
        statistics: The statistics.

    Raises:
        ConfigError: If pyarrow is not installed.
    """
    arrow, schema = pyarrow(), statistics_schema()
    rows = rows_of(statistics)
    batches = []
    while some := list(islice(rows, _BATCH)):
        batches.append(arrow.RecordBatch.from_pylist(some, schema=schema))
    table: pa.Table = arrow.Table.from_batches(batches, schema)
    return table


def write_parquet(statistics: Statistics, path: Path) -> None:
    """Write statistics as a Parquet file.

    Args:
        statistics: The statistics.
        path: The file.

    Raises:
        ConfigError: If pyarrow is not installed.
    """
    table = to_table(statistics)
    import pyarrow.parquet as pq

    pq.write_table(table, path)


def rows_of(statistics: Statistics) -> Iterator[dict[str, Any]]:
    """Yield statistics as rows by `statistics_schema`.

    Args:
        statistics: The statistics.
    """
    for group, volume in sorted(statistics.volumes.items(), key=lambda entry: entry[0]):
        yield {
            "of": "articles",
            **group._asdict(),
            "count": volume.articles,
            **attrs.asdict(volume),
        }
    for (group, fault), count in sorted(statistics.faults.items()):
        yield {"of": "findings", **group._asdict(), **fault._asdict(), "count": count}
    for (detector, term), count in sorted(statistics.terms.items()):
        yield {"of": "term", "detector": detector, "term": term, "count": count}
    for rendering, use in statistics.most_frequent(len(statistics.renderings)):
        yield {"of": "rendering", **rendering._asdict(), **attrs.asdict(use)}
    for signature in sorted(statistics.signatures):
        yield {"of": "signature", "text": signature}
    yield {"of": "date_length", "count": statistics.date_length}
    yield {"of": "missed", "count": statistics.missed}


def of_rows(rows: Iterable[dict[str, Any]]) -> Statistics:
    """Return the statistics that rows hold, of one table or of several.

    Args:
        rows: Rows by `statistics_schema`.
    """
    whole, part = Statistics(), Statistics()
    for row in rows:
        _count(row, part)
        if row["of"] == "missed":  # the last one of a table
            whole.merge(part)
            part = Statistics()
    whole.merge(part)
    return whole


def _count(row: dict[str, Any], statistics: Statistics) -> None:
    match row["of"]:
        case "articles":
            group = Group(*(row[name] for name in Group._fields))
            statistics.volumes[group].add(Volume(*(row[name] for name in VOLUME)))
        case "findings":
            group = Group(*(row[name] for name in Group._fields))
            fault = Fault(*(row[name] for name in Fault._fields))
            statistics.faults[group, fault] += row["count"]
        case "term":
            statistics.terms[row["detector"], row["term"]] += row["count"]
        case "rendering":
            rendering = Rendering(*(row[name] for name in Rendering._fields))
            examples = tuple(row["examples"])
            use = Use(row["count"], examples, row["first"], row["last"])
            statistics.renderings[rendering].add(use)
        case "signature":
            statistics.signatures.add(row["text"])
        case "date_length":
            statistics.date_length = min(statistics.date_length, row["count"])
        case "missed":
            statistics.missed += row["count"]
