"""Statistics of files: the same from each kind of them, and a clear word where there is none."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

import mtaudit
from mtaudit import ReadError

pa = pytest.importorskip("pyarrow")

import pyarrow.parquet as pq  # noqa: E402 - it may not be installed

from mtaudit.batch import article_of, audit_batch  # noqa: E402 - as above
from mtaudit.statistics.columns import to_table  # noqa: E402 - as above
from mtaudit.statistics.files import statistics_of, statistics_of_batches  # noqa: E402 - as above

_AUDITOR = mtaudit.Auditor(["kuril"])
_TEXTS = (
    "They sailed to the Tooth Dance Islands on the 22th.",
    "Nobody was hurt.",
    "Sedan is an island. [sic] Tooth Dance [sic]",
    "Kegong said no to Sedan Island.",
)
_ROWS: list[dict[str, Any]] = [
    {
        "id": f"n{number}",
        "text": _TEXTS[number % len(_TEXTS)],
        "lang": "en",
        "source_lang": "zh" if number % 3 else None,
        "outlet": ("Echo", "TASS", None)[number % 3],
        "date": dt.date(2026, 1, 1 + number % 5),
    }
    for number in range(24)
]


@pytest.fixture(scope="module")
def findings() -> Any:
    """Return the findings, with the rows of articles."""
    return audit_batch(_AUDITOR, pa.Table.from_pylist(_ROWS), article_rows=True)


def _write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        mtaudit.write((_AUDITOR.audit(article_of(row)) for row in rows), "jsonl", file)


def test_all_kinds_of_files_say_the_same(findings: Any, tmp_path: Path) -> None:
    counted = statistics_of_batches([findings])
    table = pa.Table.from_batches([findings])
    pq.write_table(table, tmp_path / "findings.parquet")
    with pa.ipc.new_file(tmp_path / "findings.arrow", table.schema) as file:
        file.write_table(table, max_chunksize=7)
    with pa.ipc.new_stream(tmp_path / "findings.arrows", table.schema) as stream:
        stream.write_table(table, max_chunksize=7)
    pq.write_table(to_table(counted), tmp_path / "statistics.parquet")
    _write_lines(tmp_path / "report.jsonl", _ROWS)

    assert counted.total.articles == 24
    assert {"bad-rendering", "number-format"} <= set(counted.findings_by("detector"))
    assert counted.terms["bad-rendering", "Habomai"]
    assert counted.total.suppressed
    for file in tmp_path.iterdir():
        assert statistics_of([str(file)]) == counted, file.name


def test_a_folder_of_parts_is_the_whole(findings: Any, tmp_path: Path) -> None:
    """As Spark writes it: parts, perhaps below other folders, and files that are none of them."""
    parts = tmp_path / "findings"
    (parts / "day=1").mkdir(parents=True)
    (parts / "_temporary").mkdir()
    for number in range(0, findings.num_rows, 11):
        part = pa.Table.from_batches([findings.slice(number, 11)])
        folder = parts / "day=1" if number else parts
        pq.write_table(part, folder / f"part-{number:05}.snappy.parquet")
    (parts / "_SUCCESS").touch()
    (parts / ".part-0.parquet.crc").touch()
    (parts / "_temporary" / "part-0.parquet").touch()

    assert statistics_of([str(parts)]) == statistics_of_batches([findings])


def test_evidence_in_slices_and_chunks_names_the_same_terms(findings: Any) -> None:
    pieces = [findings.slice(0, 5), findings.slice(5, 1), findings.slice(6)]

    whole = statistics_of_batches([pa.Table.from_batches(pieces)])

    assert whole == statistics_of_batches(pieces) == statistics_of_batches([findings])


def test_findings_of_before_there_were_rows_of_articles(findings: Any, tmp_path: Path) -> None:
    """Such tables have fewer columns, such reports no words; they are counted all the same."""
    old = audit_batch(_AUDITOR, pa.Table.from_pylist(_ROWS))
    pq.write_table(
        pa.Table.from_batches([old]).select(old.schema.names[:17]), tmp_path / "old.parquet"
    )
    _write_lines(tmp_path / "new.jsonl", _ROWS)
    lines = [json.loads(line) for line in (tmp_path / "new.jsonl").read_text("utf-8").splitlines()]
    for line in lines:
        del line["words"], line["outlet"]
    written = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "old.jsonl").write_text(written, "utf-8")

    expected = statistics_of_batches([findings]).findings_by("detector")
    for name in ("old.parquet", "old.jsonl"):
        counted = statistics_of([str(tmp_path / name)])
        assert counted.findings_by("detector") == expected
        assert not counted.measured


def test_files_with_and_without_articles_are_not_mixed(findings: Any, tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_batches([findings]), tmp_path / "with.parquet")
    without = audit_batch(_AUDITOR, pa.Table.from_pylist(_ROWS))
    pq.write_table(pa.Table.from_batches([without]), tmp_path / "without.parquet")

    with pytest.raises(ReadError, match=r"without\.parquet: it has findings but no rows of art"):
        statistics_of([str(tmp_path / "without.parquet"), str(tmp_path / "with.parquet")])


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", b'{"id": "x"}\n', r"a\.jsonl:1: is no result of an audit; give what"),
        ("a.jsonl", b"\n[1]\n", r"a\.jsonl:2: is no result"),
        ("a.jsonl", b'{"findings": [', r"a\.jsonl:1: is no result"),
        ("a.jsonl", b"\xff\n", r"a\.jsonl:1: is no result"),
        ("report.json", b'{\n  "schema": "mtaudit/report/1",\n', r"report\.json:1: is no result"),
        ("a.parquet", b"PAR1 and no more", r"a\.parquet: cannot be read as Parquet"),
    ],
)
def test_what_is_no_result_is_named(
    name: str, content: bytes, message: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(ReadError, match=message):
        statistics_of([str(tmp_path / name)])


def test_tables_and_folders_without_findings_are_named(tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(_ROWS), tmp_path / "articles.parquet")
    (tmp_path / "empty").mkdir()

    with pytest.raises(ReadError, match="is no table of findings: it has no column 'row'"):
        statistics_of([str(tmp_path / "articles.parquet")])
    with pytest.raises(ReadError, match="empty: there are no findings in it"):
        statistics_of([str(tmp_path / "empty")])
