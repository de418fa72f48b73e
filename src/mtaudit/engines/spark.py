"""Audits on Spark: a data frame of articles in, a data frame of findings out.

    findings = mtaudit.engines.spark.audit(spark.read.parquet("articles"), auditor)
    findings.write.parquet("findings")

The auditor is sent to each worker once and compiled there once; the rest is `batch.audit_batch`.
"""

from typing import TYPE_CHECKING

from mtaudit.auditor import Auditor
from mtaudit.batch import COLUMNS, Columns, findings_schema
from mtaudit.engines.worker import Work, pack
from mtaudit.statistics.columns import of_rows, statistics_schema, to_table
from mtaudit.statistics.files import statistics_of_batches

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

    from mtaudit.statistics import Statistics


def audit(
    dataframe: "DataFrame",
    auditor: Auditor,
    columns: Columns = COLUMNS,
    *,
    article_rows: bool = False,
) -> "DataFrame":
    """Audit articles, each by itself.

    Args:
        dataframe: Articles, a row for each.
        auditor: The auditor.
        columns: Which columns hold what. Give the articles an id: rows have no order on Spark.
        article_rows: Whether each article has a row of its own, as for `batch.audit_batch`.

    Returns:
        The findings, by `batch.findings_schema`; `row` counts within a batch and means little.

    Raises:
        ConfigError: If a column is not there.
    """
    wanted = columns.wanted(dataframe.columns)
    work = _work(dataframe, auditor, columns, article_rows=article_rows)

    def of_batches(batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        for articles in batches:
            yield from work.alone(articles).to_batches()

    return dataframe.select(*wanted).mapInArrow(of_batches, _schema(findings_schema()))


def audit_stories(
    dataframe: "DataFrame",
    auditor: Auditor,
    columns: Columns = COLUMNS,
    *,
    article_rows: bool = False,
) -> "DataFrame":
    """Audit articles, each held against the others on its story.

    The articles are first brought together by their story, whose articles must fit into the memory
    of a worker; those without one are audited by themselves.

    Args:
        dataframe: Articles, a row for each, with the column of their topic.
        auditor: The auditor.
        columns: Which columns hold what.
        article_rows: Whether each article has a row of its own.

    Returns:
        The findings, as `audit` returns them.

    Raises:
        ConfigError: If a column is not there.
    """
    from pyspark.sql.functions import col

    wanted = columns.wanted(dataframe.columns)
    columns.check_topic(wanted)
    topic = col(f"`{columns.topic}`")
    work = _work(dataframe, auditor, columns, article_rows=article_rows)
    told = dataframe.where(topic.isNotNull()).select(*wanted).groupBy(columns.topic)
    others = dataframe.where(topic.isNull())
    alone = audit(others, auditor, columns, article_rows=article_rows)

    def of_story(articles: "pa.Table") -> "pa.Table":
        return work.story(articles)  # a method will not do: Spark would count `self`

    return told.applyInArrow(of_story, _schema(findings_schema())).unionByName(alone)


def statistics(findings: "DataFrame") -> "Statistics":
    """Return the statistics of findings; each partition is counted where it is.

    Args:
        findings: What `audit` returns, or what was read of it, best with the rows of articles.
    """

    def work(batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        yield from to_table(statistics_of_batches(batches)).to_batches()

    counted = findings.mapInArrow(work, _schema(statistics_schema()))
    return of_rows(row.asDict() for row in counted.collect())


def _work(
    dataframe: "DataFrame", auditor: Auditor, columns: Columns, *, article_rows: bool
) -> Work:
    """Return what a worker does; it gets the auditor by a broadcast where the session has them."""
    packed = pack(auditor)
    try:
        broadcast = dataframe.sparkSession.sparkContext.broadcast(packed)
    except Exception:  # noqa: BLE001 - Spark Connect has no context, and says so in many ways
        return Work(lambda: packed, columns, article_rows)
    return Work(lambda: broadcast.value, columns, article_rows)


def _schema(columns: "pa.Schema") -> "StructType":
    from pyspark.sql.pandas.types import from_arrow_schema

    schema: StructType = from_arrow_schema(columns)
    return schema
