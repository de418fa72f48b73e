"""Articles and their findings, as every engine has to give them."""

from collections import defaultdict
from typing import Any

import pytest

import mtaudit
from mtaudit.statistics import Statistics

pa = pytest.importorskip("pyarrow")

_TEXTS = (
    "They sailed to the Tooth Dance Islands on the 22th.",
    "Wang Gishan met Petr Fiala in Prague.",
    "Kegong said no to Sedan Island, and Lavrov Antiques spoke after Lavrov.",
    "Wang Qishan and Petr Fiala met in Prague on Monday, the agency says.",
    "In Prague, Petr Fiala received Wang Qishan, as papers report.",
    "Petr Fiala and his guest Wang Qishan spoke in Prague.",
)


_FAILING = """
from mtaudit import Category, Detector, Family, Severity


def detect(article, context):
    if article.text.startswith("77."):
        raise RuntimeError("it fails")
    return ()


DETECTORS = (
    Detector("own", "a fault", detect, Family.RESIDUE, Category.PUNCTUATION, Severity.MINOR),
)
"""


@pytest.fixture(scope="session")
def articles() -> Any:
    """Return a table of articles, some of which cannot be audited."""
    rows = [
        {
            "id": f"n{number:03}",
            "text": None if number == 33 else f"{number}. {_TEXTS[number % len(_TEXTS)]}",
            "lang": "no language" if number == 17 else "en",
            "date": "last week" if number == 55 else f"2026-01-{1 + number % 28:02}",
            "topic": None if number % 7 == 0 else f"t{number // 30}",
            "outlet": f"o{number % 5}",
        }
        for number in range(300)
    ]
    return pa.Table.from_pylist(rows)


@pytest.fixture(scope="session")
def auditor(tmp_path_factory: pytest.TempPathFactory) -> mtaudit.Auditor:
    """Return the auditor to send; a detector of a plugin fails on one article."""
    plugin = tmp_path_factory.mktemp("plugins") / "failing.py"
    plugin.write_text(_FAILING, "utf-8")
    return mtaudit.Auditor(["kuril"], mtaudit.Config(plugins=(str(plugin),)))


@pytest.fixture(scope="session")
def alone(articles: Any, auditor: mtaudit.Auditor) -> list[dict[str, Any]]:
    """Return the findings of the kernel, each article audited by itself."""
    from mtaudit.batch import audit_batch

    return ordered(audit_batch(auditor, articles))


@pytest.fixture(scope="session")
def in_stories(articles: Any, auditor: mtaudit.Auditor) -> list[dict[str, Any]]:
    """Return the findings with each article held against the others on its story."""
    from mtaudit.batch import COLUMNS, audit_batch
    from mtaudit.engines.worker import Work, pack

    stories: dict[str | None, list[dict[str, Any]]] = defaultdict(list)
    for row in articles.to_pylist():
        stories[row["topic"]].append(row)
    found = []
    for topic, rows in stories.items():
        story = pa.Table.from_pylist(rows, schema=articles.schema)
        batch = (
            audit_batch(auditor, story)
            if topic is None
            else Work(lambda: pack(auditor), COLUMNS).story(story)
        )
        found += batch.to_pylist()
    return ordered(found)


@pytest.fixture(scope="session")
def counted(articles: Any, auditor: mtaudit.Auditor) -> Statistics:
    """Return the statistics of what the kernel finds."""
    from mtaudit.batch import audit_batch
    from mtaudit.statistics.files import statistics_of_batches

    statistics = statistics_of_batches([audit_batch(auditor, articles, article_rows=True)])
    assert statistics.findings == 200
    assert (statistics.total.articles, statistics.total.unread) == (297, 2)
    return statistics


@pytest.fixture(scope="session", name="ordered")
def ordered_fixture() -> Any:
    """Return the function that puts findings into order."""
    return ordered


def ordered(found: Any) -> list[dict[str, Any]]:
    """Return findings in an order of their own, without their place in a batch."""
    rows = found if isinstance(found, list) else found.to_pylist()
    kept = [{key: value for key, value in row.items() if key != "row"} for row in rows]
    return sorted(kept, key=lambda row: (row["id"], row["start"] or 0, row["detector"] or ""))
