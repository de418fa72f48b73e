"""Audits on Ray: a dataset of articles in, a dataset of findings out.

    findings = mtaudit.engines.ray.audit(ray.data.read_parquet("articles"), auditor)
    findings.write_parquet("findings")

The auditor is put into the object store once and compiled in each worker once; the rest is
`batch.audit_batch`.
"""

from typing import TYPE_CHECKING

from mtaudit.audit import Auditor
from mtaudit.batch import COLUMNS, Columns, audit_batch
from mtaudit.engines.worker import audit_story, auditor_of, pack
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
    import ray

    wanted = columns.wanted(dataset.columns())
    packed = ray.put(pack(auditor))

    def work(batch: "pa.Table") -> "pa.Table":
        import pyarrow as pa

        ready = auditor_of(ray.get(packed))
        found = audit_batch(ready, batch, columns, article_rows=article_rows)
        return pa.Table.from_batches([found])

    chosen = {"batch_size": _BATCH, **options}
    return dataset.select_columns(list(wanted)).map_batches(work, batch_format="pyarrow", **chosen)


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
    import ray

    wanted = columns.wanted(dataset.columns())
    columns.check_topic(wanted)
    packed = ray.put(pack(auditor))

    def work(story: "pa.Table") -> "pa.Table":
        import pyarrow as pa

        batch = (
            audit_batch(auditor_of(ray.get(packed)), story, columns, article_rows=article_rows)
            if story[columns.topic][0].as_py() is None
            else audit_story(ray.get(packed), story, columns, article_rows=article_rows)
        )
        return pa.Table.from_batches([batch])

    grouped = dataset.select_columns(list(wanted)).groupby(columns.topic)
    return grouped.map_groups(work, batch_format="pyarrow")


def statistics(findings: "Dataset") -> "Statistics":
    """Return the statistics of findings; each block is counted where it is.

    Args:
        findings: What `audit` returns, or what was read of it, best with the rows of articles.
    """

    def work(block: "pa.Table") -> "pa.Table":
        return to_table(statistics_of_batches([block]))

    counted = findings.map_batches(work, batch_format="pyarrow", batch_size=None)
    return of_rows(counted.iter_rows())
