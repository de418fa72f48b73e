"""What a worker of an engine does: an auditor made ready once, and batches audited with it."""

import pickle
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from mtaudit.article import Article
from mtaudit.audit import Auditor
from mtaudit.batch import Columns, article_of, audit_batch
from mtaudit.errors import MtauditError

if TYPE_CHECKING:
    import pyarrow as pa


@lru_cache(maxsize=2)
def auditor_of(packed: bytes) -> Auditor:
    """Return the auditor that was sent to this process; it compiles its glossary once.

    Args:
        packed: The auditor as `pack` made it.
    """
    auditor: Auditor = pickle.loads(packed)  # noqa: S301 - made by `pack` in the driver
    return auditor


def pack(auditor: Auditor) -> bytes:
    """Return an auditor in a form to send; what it compiled stays behind."""
    return pickle.dumps(auditor)


def audit_story(
    packed: bytes, story: "pa.Table", columns: Columns, *, article_rows: bool = False
) -> "pa.RecordBatch":
    """Audit the articles on one story, each held against the others.

    Args:
        packed: The auditor.
        story: All articles on the story.
        columns: Which columns hold what.
        article_rows: Whether each article has a row of its own.
    """
    from mtaudit.corpus import Corpus

    auditor = attrs.evolve(auditor_of(packed), corpus=Corpus.of(_articles(story, columns)))
    return audit_batch(auditor, story, columns, article_rows=article_rows)


def _articles(story: "pa.Table", columns: Columns) -> Iterator[Article]:
    for values in story.select(list(columns.wanted(story.schema.names))).to_pylist():
        if values[columns.text] is None:
            continue
        try:
            yield article_of(values, columns)
        except (MtauditError, TypeError, ValueError):
            continue  # the audit says what is wrong with it
