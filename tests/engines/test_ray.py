"""Ray: tasks find what the kernel finds, and one bad article fails no job."""

from collections.abc import Iterator
from typing import Any

import pytest

import mtaudit

pytest.importorskip("ray")

from mtaudit.batch import Columns
from mtaudit.engines import ray as engine
from mtaudit.statistics import Statistics

# Ray warns of settings of its own.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:ray")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Return Ray with two processors."""
    import ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield ray
    ray.shutdown()


@pytest.fixture(scope="module")
def dataset(cluster: Any, articles: Any) -> Any:
    """Return the articles in four blocks."""
    return cluster.data.from_arrow(articles).repartition(4)


def _rows(dataset: Any) -> list[dict[str, Any]]:
    return list(dataset.iter_rows())


def test_tasks_find_what_the_kernel_finds(
    dataset: Any, auditor: mtaudit.Auditor, alone: list[dict[str, Any]], ordered: Any
) -> None:
    found = ordered(_rows(engine.audit(dataset, auditor)))

    assert found == alone
    assert [row["id"] for row in found if row["error"]] == ["n017", "n055", "n077"]


def test_stories_are_brought_together(
    dataset: Any, auditor: mtaudit.Auditor, in_stories: list[dict[str, Any]], ordered: Any
) -> None:
    found = ordered(_rows(engine.audit_stories(dataset, auditor)))

    assert found == in_stories
    assert any("corpus:" in row["signature"] for row in found)


def test_statistics_are_those_of_the_kernel(
    dataset: Any, auditor: mtaudit.Auditor, counted: Statistics
) -> None:
    assert engine.statistics(engine.audit(dataset, auditor, article_rows=True)) == counted


def test_columns_of_other_names(cluster: Any, auditor: mtaudit.Auditor) -> None:
    dataset = cluster.data.from_items([{"key": "k", "mt": "Tooth Dance."}])

    (row,) = _rows(engine.audit(dataset, auditor, Columns(text="mt", id="key")))

    assert (row["id"], row["text"]) == ("k", "Tooth Dance")


def test_a_column_that_is_not_there(dataset: Any, auditor: mtaudit.Auditor) -> None:
    with pytest.raises(mtaudit.ConfigError, match="there is no column 'mt'"):
        engine.audit(dataset, auditor, Columns(text="mt"))
    with pytest.raises(mtaudit.ConfigError, match="there is no column 'topic'"):
        engine.audit_stories(dataset.drop_columns(["topic"]), auditor)
