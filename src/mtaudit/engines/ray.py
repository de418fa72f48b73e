"""Audits on Ray: a dataset of articles in, a dataset of findings out.

    findings = mtaudit.engines.ray.audit(ray.data.read_parquet("articles"), auditor)
    findings.write_parquet("findings")

The auditor is put into the object store once and compiled in each worker once; the rest is
`batch.audit_batch`.
"""

from typing import TYPE_CHECKING

from mtaudit.audit import Auditor
from mtaudit.batch import COLUMNS, Columns
from mtaudit.engines.worker import Work, pack

if TYPE_CHECKING:
    from ray.data import Dataset

_BATCH = 1000  # articles: enough to make calls cheap, few enough to stay small in memory


def audit(
    dataset: "Dataset", auditor: Auditor, columns: Columns = COLUMNS, **options: object
) -> "Dataset":
    """Audit articles, each by itself.

    Args:
        dataset: Articles, a row for each.
        auditor: The auditor.
        columns: Which columns hold what. Give the articles an id: rows may come in any order.
        options: Further options of `Dataset.map_batches`, such as `concurrency=8`.

    Returns:
        The findings, by `batch.findings_schema`.

    Raises:
        ConfigError: If a column is not there.
    """
    wanted = columns.wanted(dataset.columns())
    chosen = {"batch_size": _BATCH, **options}
    articles = dataset.select_columns(list(wanted))
    return articles.map_batches(_work(auditor, columns).alone, batch_format="pyarrow", **chosen)


def audit_stories(dataset: "Dataset", auditor: Auditor, columns: Columns = COLUMNS) -> "Dataset":
    """Audit articles, each held against the others on its story.

    The articles are first brought together by their story, whose articles must fit into the memory
    of a worker; those without one are audited by themselves.

    Args:
        dataset: Articles, a row for each, with the column of their topic.
        auditor: The auditor.
        columns: Which columns hold what.

    Returns:
        The findings, as `audit` returns them.

    Raises:
        ConfigError: If a column is not there.
    """
    wanted = columns.wanted(dataset.columns())
    columns.check_topic(wanted)
    told = _where(dataset, columns.topic, told=True).select_columns(list(wanted))
    alone = audit(_where(dataset, columns.topic, told=False), auditor, columns)
    story = _work(auditor, columns).story
    return told.groupby(columns.topic).map_groups(story, batch_format="pyarrow").union(alone)


def _where(dataset: "Dataset", topic: str, *, told: bool) -> "Dataset":
    """Return the articles that are on a story, or those that are on none."""
    return dataset.map_batches(
        lambda table: table.filter(table[topic].is_valid() if told else table[topic].is_null()),
        batch_format="pyarrow",
    )


def _work(auditor: Auditor, columns: Columns) -> Work:
    import ray

    packed = ray.put(pack(auditor))
    return Work(lambda: ray.get(packed), columns)
