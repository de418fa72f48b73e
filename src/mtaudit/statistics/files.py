"""Statistics of files: the report `jsonl`, tables of findings, and statistics of before.

Rows are taken one by one, so that memory does not grow with the files.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtaudit.batch import findings_schema
from mtaudit.errors import ReadError
from mtaudit.files import files_below
from mtaudit.statistics.columns import of_rows, statistics_schema
from mtaudit.statistics.counts import Statistics

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIXES = (".jsonl", ".parquet", ".arrow", ".arrows", ".feather", ".ipc")
"""The files that are taken from a folder."""

_FINDING = ("detector", "category", "severity", "confidence", "text", "suggestions")
_NEEDED = (
    *("id", *_FINDING, "suppressed", "error", "signature"),
    *("lang", "source_lang", "date", "outlet", "words", "findings"),
)


def statistics_of(paths: Iterable[str]) -> Statistics:
    """Return the statistics of files.

    Args:
        paths: Files, folders of them as Spark and Ray write them, or `-` for standard input; each
            file counts once.

    Raises:
        ReadError: If a file cannot be read, or holds no findings.
        ConfigError: If pyarrow is needed and is not installed.
    """
    whole, without = Statistics(), ""
    counted: set[str] = set()
    for path in paths:
        part = Statistics()
        for file in _files(path):
            if file not in counted:  # a folder may stand beside a file of it
                part.merge(_of_file(file))
            counted.add(file)
        if part.findings and not part.total.articles:
            without = path
        whole.merge(part)
    if without and whole.total.articles:
        raise ReadError(
            "it has findings but no rows of articles, and the other files have them",
            where=without,
            remedy="audit with article_rows=True, or count it by itself",
        )
    return whole


def statistics_of_batches(batches: "Iterable[pa.RecordBatch | pa.Table]") -> Statistics:
    """Return the statistics of findings in memory, or of a part of them on a worker.

    Args:
        batches: Findings, by `batch.findings_schema`.
    """
    statistics = Statistics()
    for batch in batches:
        names = [name for name in _NEEDED if name in batch.schema.names]
        terms = _terms(batch["evidence"])
        for number, row in enumerate(batch.select(names).to_pylist()):
            statistics.add({**row, "term": terms.get(number)})
    return statistics


def _terms(evidence: "pa.Array | pa.ChunkedArray") -> dict[int, str]:
    """Return the first term that the evidence of a row names, by the number of the row.

    To make Python values of all evidence would take longer than all the rest.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if isinstance(evidence, pa.ChunkedArray):
        evidence = evidence.combine_chunks()
    terms = pc.struct_field(evidence.flatten(), "term")
    named = pc.is_valid(terms)
    rows = pc.list_parent_indices(evidence).filter(named).to_pylist()
    found = zip(rows, terms.filter(named).to_pylist(), strict=True)
    return dict(reversed(list(found)))  # of a row with several terms the first stays


def _files(path: str) -> Iterator[str]:
    """Yield the file itself, or those of a folder, but for what engines put beside them."""
    folder = Path(path)
    if not folder.is_dir():
        yield str(folder)
        return
    found = [
        str(file)
        for file in files_below(folder)
        if file.suffix.lower() in SUFFIXES
        and file.is_file()
        and not any(name.startswith(("_", ".")) for name in file.relative_to(folder).parts)
    ]
    if not found:
        remedy = f"name a folder with files {', '.join(SUFFIXES)}"
        raise ReadError("there are no findings in it", where=path, remedy=remedy)
    yield from found


def _of_file(path: str) -> Statistics:
    if Path(path).suffix.lower() in SUFFIXES[1:]:
        return _of_columns(path)
    if path == "-":
        return _of_lines(sys.stdin.buffer, path)
    with Path(path).open("rb") as lines:
        return _of_lines(lines, path)


# --- Tables --------------------------------------------------------------------------------------


def _of_columns(path: str) -> Statistics:
    from mtaudit.readers.columns import faults_of, opened

    with faults_of(path), opened(path) as table:
        names = set(table.schema.names)
        if set(statistics_schema().names) <= names:
            return of_rows(
                row
                for batch in table.batches(statistics_schema().names)
                for row in batch.to_pylist()
            )
        required = findings_schema().names[:17]  # those that there were from the first
        missing = [name for name in required if name not in names]
        if missing:
            raise ReadError(
                f"is no table of findings: it has no column {missing[0]!r}",
                where=path,
                remedy="give what mtaudit.batch, its engines or 'mtaudit statistics' wrote",
            )
        wanted = [name for name in (*_NEEDED, "evidence") if name in names]
        return statistics_of_batches(table.batches(wanted))


# --- Lines of JSON -------------------------------------------------------------------------------


def _of_lines(lines: Iterable[bytes], path: str) -> Statistics:
    statistics = Statistics()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            rows = list(_rows(json.loads(line)))
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise ReadError(
                "is no result of an audit",
                where=f"{path}:{number}",
                remedy="give what 'mtaudit check --format jsonl' wrote",
            ) from error
        for row in rows:
            statistics.add(row)
    return statistics


def _rows(article: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a line of the report as rows: the article, its findings, and what was not reported."""
    findings = article["findings"]
    base = {
        "id": article["id"] or article["path"],
        "date": article["date"],
        "outlet": article.get("outlet"),  # not in reports of the first versions, nor are words
        "source_lang": article["source_lang"],
        "lang": article["lang"],
        "signature": article["signature"],
    }
    yield {**base, "words": article.get("words"), "findings": len(findings)}
    for finding in findings:
        yield {**base, **_finding(finding)}
    for one in article["suppressed"]:
        yield {**base, **_finding(one["finding"]), "suppressed": one["reason"]}
    for failure in article["errors"]:
        yield {**base, "detector": failure["detector"], "error": failure["message"]}


def _finding(finding: Mapping[str, Any]) -> dict[str, Any]:
    term = next((one["term"] for one in finding["evidence"] if one.get("term")), None)
    return {**{name: finding[name] for name in _FINDING}, "term": term}
