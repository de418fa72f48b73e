"""Audits on Ray: a dataset of articles in, a dataset of findings out.

    findings = mtaudit.engines.ray.audit(ray.data.read_parquet("articles"), auditor)
    findings.write_parquet("findings")

The auditor is put into the object store once and compiled in each worker once; the rest is
`batch.audit_batch`.
"""

from typing import TYPE_CHECKING

from mtaudit.auditor import Auditor
from mtaudit.batch import COLUMNS, Columns
from mtaudit.engines.worker import Work, pack
from mtaudit.statistics.columns import of_rows, to_table
from mtaudit.statistics.files import statistics_of_batches

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset

    from mtaudit.statistics import Statistics

_BATCH = 1000  # articles: enough to make calls cheap, few enough to stay small in memory


def audit(
    dataset: "Dataset",
    auditor: Auditor,
    columns: Columns = COLUMNS,
    *,
    article_rows: bool = False,
    **options: object,
) -> "Dataset":
    """Audit articles, each by itself.

    Args:
        dataset: Articles, a row for each.
        auditor: The auditor.
        columns: Which columns hold what. Give the articles an id: rows may come in any order.
        article_rows: Whether each article has a row of its own, as for `batch.audit_batch`.
        options: Further options of `Dataset.map_batches`, such as `concurrency=8`.

    Returns:
        The findings, by `batch.findings_schema`.

    Raises:
        ConfigError: If a column is not there.
    """
    wanted = columns.wanted(dataset.columns())
    chosen = {"batch_size": _BATCH, **options}
    articles = dataset.select_columns(list(wanted))
    work = _work(auditor, columns, article_rows=article_rows)
    return articles.map_batches(work.alone, batch_format="pyarrow", **chosen)


def audit_stories(
    dataset: "Dataset",
    auditor: Auditor,
    columns: Columns = COLUMNS,
    *,
    article_rows: bool = False,
) -> "Dataset":
    """Audit articles, each held against the others on its story.

    The articles are first brought together by their story, whose articles must fit into the memory
    of a worker; those without one are audited by themselves.

    Args:
        dataset: Articles, a row for each, with the column of their topic.
        auditor: The auditor.
        columns: Which columns hold what.
        article_rows: Whether each article has a row of its own.

    Returns:
        The findings, as `audit` returns them.

    Raises:
        ConfigError: If a column is not there.
    """
    wanted = columns.wanted(dataset.columns())
    columns.check_topic(wanted)
    told = _where(dataset, columns.topic, told=True).select_columns(list(wanted))
    others = _where(dataset, columns.topic, told=False)
    alone = audit(others, auditor, columns, article_rows=article_rows)
    story = _work(auditor, columns, article_rows=article_rows).story
    return told.groupby(columns.topic).map_groups(story, batch_format="pyarrow").union(alone)


def _where(dataset: "Dataset", topic: str, *, told: bool) -> "Dataset":
    """Return the articles that are on a story, or those that are on none."""
    return dataset.map_batches(
        lambda table: table.filter(table[topic].is_valid() if told else table[topic].is_null()),
        batch_format="pyarrow",
    )


def _work(auditor: Auditor, columns: Columns, *, article_rows: bool) -> Work:
    import ray

    packed = ray.put(pack(auditor))
    return Work(lambda: ray.get(packed), columns, article_rows)


def statistics(findings: "Dataset") -> "Statistics":
    """Return the statistics of findings; each block is counted where it is.

    Args:
        findings: What `audit` returns, or what was read of it, best with the rows of articles.
    """

    def work(block: "pa.Table") -> "pa.Table":
        return to_table(statistics_of_batches([block]))

    counted = findings.map_batches(work, batch_format="pyarrow", batch_size=None)
    return of_rows(counted.iter_rows())
