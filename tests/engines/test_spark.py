"""Spark: two workers find what the kernel finds, and one bad article fails no job."""

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import mtaudit

pytest.importorskip("pyspark")

from mtaudit.batch import Columns
from mtaudit.engines import spark
from mtaudit.statistics import Statistics


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return a session with two worker processes."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable  # that of the workers
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def dataframe(session: Any, articles: Any) -> Any:
    """Return the articles in four partitions."""
    return session.createDataFrame(articles.to_pandas()).repartition(4)


def _rows(dataframe: Any) -> list[dict[str, Any]]:
    return [row.asDict(recursive=True) for row in dataframe.collect()]


def test_two_workers_find_what_the_kernel_finds(
    dataframe: Any, auditor: mtaudit.Auditor, alone: list[dict[str, Any]], ordered: Any
) -> None:
    found = ordered(_rows(spark.audit(dataframe, auditor)))

    assert found == alone
    assert [row["id"] for row in found if row["error"]] == ["n017", "n055", "n077"]


def test_stories_are_brought_together(
    dataframe: Any, auditor: mtaudit.Auditor, in_stories: list[dict[str, Any]], ordered: Any
) -> None:
    found = ordered(_rows(spark.audit_stories(dataframe, auditor)))

    assert found == in_stories
    assert any("corpus:" in row["signature"] for row in found)


def test_statistics_are_those_of_the_kernel(
    dataframe: Any, auditor: mtaudit.Auditor, counted: Statistics
) -> None:
    assert spark.statistics(spark.audit(dataframe, auditor, article_rows=True)) == counted


def test_columns_of_other_names(session: Any, auditor: mtaudit.Auditor) -> None:
    dataframe = session.createDataFrame([("k", "Tooth Dance.")], ["key", "mt"])

    (row,) = _rows(spark.audit(dataframe, auditor, Columns(text="mt", id="key")))

    assert (row["id"], row["text"]) == ("k", "Tooth Dance")


def test_a_column_that_is_not_there(dataframe: Any, auditor: mtaudit.Auditor) -> None:
    with pytest.raises(mtaudit.ConfigError, match="there is no column 'mt'"):
        spark.audit(dataframe, auditor, Columns(text="mt"))
    with pytest.raises(mtaudit.ConfigError, match="there is no column 'topic'"):
        spark.audit_stories(dataframe.drop("topic"), auditor)
