"""What a worker of an engine does: an auditor made ready once, and tables audited with it."""

import pickle
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from mtaudit.article import Article
from mtaudit.auditor import Auditor
from mtaudit.batch import Columns, articles_of, audit_batch

if TYPE_CHECKING:
    import pyarrow as pa


def pack(auditor: Auditor) -> bytes:
    """Return an auditor in a form to send; what it compiled stays behind."""
    return pickle.dumps(auditor)


@lru_cache(maxsize=2)
def auditor_of(packed: bytes) -> Auditor:
    """Return the auditor that was sent to this process; it compiles its glossary once.

    Args:
        packed: The auditor as `pack` made it.
    """
    auditor: Auditor = pickle.loads(packed)  # noqa: S301 - made by `pack` in the driver
    return auditor


@attrs.frozen
class Work:
    """What is sent to each worker.

    Args:
        packed: Gives the auditor as `pack` made it, in the engine's way to send a value once.
        columns: Which columns hold what.
        article_rows: Whether each article has a row of its own.
    """

    packed: Callable[[], bytes]
    columns: Columns
    article_rows: bool = False

    def alone(self, articles: "pa.Table") -> "pa.Table":
        """Audit articles, each by itself.

        Args:
            articles: A row for each; a record batch will do as well.
        """
        return self._audited(articles, auditor_of(self.packed()))

    def story(self, articles: "pa.Table") -> "pa.Table":
        """Audit the articles on one story, each held against the others.

        Args:
            articles: All articles on the story.
        """
        from mtaudit.corpus import Corpus

        corpus = Corpus.of(self._sound(articles))
        return self._audited(articles, attrs.evolve(auditor_of(self.packed()), corpus=corpus))

    def _audited(self, articles: "pa.Table", auditor: Auditor) -> "pa.Table":
        import pyarrow as pa

        return pa.Table.from_batches(
            [audit_batch(auditor, articles, self.columns, article_rows=self.article_rows)]
        )

    def _sound(self, articles: "pa.Table") -> Iterator[Article]:
        """Yield the articles that can be audited; the audit says what is wrong with the others."""
        for one in articles_of(articles, self.columns):
            if one.article is not None:
                yield one.article
