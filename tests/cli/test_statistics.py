"""`mtaudit statistics`: from audits to figures, and from statistics to their sum."""

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")

ARTICLES = [
    {
        "id": f"a{number}",
        "date": f"2026-01-{1 + number % 3:02}",
        "text": ("They sailed to the Tooth Dance Islands.", "Nobody was hurt.")[number % 2],
    }
    for number in range(12)
]


@pytest.fixture(autouse=True)
def results(mtaudit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Audit articles in two parts and all together."""
    monkeypatch.chdir(tmp_path)
    for name, part in (("one", ARTICLES[:5]), ("two", ARTICLES[5:]), ("all", ARTICLES)):
        lines = "".join(json.dumps(article) + "\n" for article in part)
        Path("articles.jsonl").write_text(lines, "utf-8")  # an article's id begins with it
        options = ("-g", "kuril", "--no-shipped-glossaries", "-f", "jsonl", "-o", f"{name}.jsonl")
        mtaudit("check", "articles.jsonl", *options)


def _statistics(mtaudit: Any, *arguments: str) -> Any:
    ran = mtaudit("statistics", *arguments, "--json")
    assert (ran.status, ran.stderr) == (0, "")
    return json.loads(ran.stdout)


def test_parts_and_their_statistics_come_to_the_whole(mtaudit: Any) -> None:
    whole = _statistics(mtaudit, "all.jsonl", "--parquet", "all.parquet")

    assert (whole["articles"], whole["findings"], whole["words"]) == (12, 6, 60)
    assert whole["renderings"][0]["text"] == "Tooth Dance"
    assert _statistics(mtaudit, "one.jsonl", "two.jsonl", "--parquet", "both.parquet") == whole
    for name in ("one", "two"):
        _statistics(mtaudit, f"{name}.jsonl", "--parquet", f"{name}.parquet")
    assert _statistics(mtaudit, "one.parquet", "two.jsonl") == whole
    assert _statistics(mtaudit, "one.parquet", "two.parquet") == whole


def test_a_file_counts_once(mtaudit: Any) -> None:
    once = _statistics(mtaudit, "all.jsonl")

    assert _statistics(mtaudit, "all.jsonl", "all.jsonl", "./all.jsonl") == once


def test_what_is_written_is_the_same_each_time(mtaudit: Any) -> None:
    _statistics(mtaudit, "one.jsonl", "two.jsonl", "--parquet", "1.parquet", "--html", "1.html")
    _statistics(mtaudit, "two.jsonl", "one.jsonl", "--parquet", "2.parquet", "--html", "2.html")

    for kind in ("parquet", "html"):
        assert Path(f"1.{kind}").read_bytes() == Path(f"2.{kind}").read_bytes()
    assert "<bdi>Tooth Dance</bdi>" in Path("1.html").read_text("utf-8")


def test_the_table_can_be_grouped(mtaudit: Any) -> None:
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    _statistics(mtaudit, "all.jsonl", "--parquet", "all.parquet")

    found = pq.read_table("all.parquet").filter(pc.field("of") == "findings")
    by_date = found.group_by("date").aggregate([("count", "sum")]).sort_by("date").to_pylist()
    assert by_date == [{"date": f"2026-01-0{day}", "count_sum": 2} for day in (1, 2, 3)]
