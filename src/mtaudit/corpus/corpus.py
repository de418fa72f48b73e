"""The corpus: what many articles say, to hold each of them against its sisters."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

from mtaudit.article import Article
from mtaudit.corpus.sisters import Sisters
from mtaudit.corpus.stories import Stories
from mtaudit.corpus.witness import Witness


def _order(witness: Witness) -> tuple[str, str, str, str, str]:
    return witness.topic, witness.id, witness.key, witness.outlet, witness.lang


def _distinct(witnesses: Iterable[Witness]) -> tuple[Witness, ...]:
    """Sort witnesses, each once, so that the order in which they came leaves no trace."""
    found = {_order(witness): witness for witness in witnesses}
    return tuple(found[key] for key in sorted(found))


@attrs.frozen
class Corpus:
    """What articles say that others can be held against; collected first, audited with afterwards.

    A corpus is a set: the order in which articles are added or corpora merged makes no difference.
    It travels between processes and is about as large as its articles' text.

    Args:
        witnesses: What the single articles say.
    """

    witnesses: tuple[Witness, ...] = attrs.field(default=(), converter=_distinct, repr=False)

    @classmethod
    def of(cls, articles: Iterable[Article | str]) -> "Corpus":
        """Collect what articles say; they are read once, one by one.

        Args:
            articles: Articles or bare texts. Those with a `topic` are sisters of the same topic;
                the sisters of the others are found by the names and figures they share.
        """
        if isinstance(articles, str | Article | Path):
            msg = "a corpus is made of several articles: Corpus.of(mtaudit.read(folder))"
            raise TypeError(msg)
        given = (Article(one) if isinstance(one, str) else one for one in articles)
        return cls(Witness.of(article) for article in given)

    @classmethod
    def merge(cls, corpora: Iterable["Corpus"]) -> "Corpus":
        """Join corpora that were collected apart, in any order and grouping."""
        return cls(witness for corpus in corpora for witness in corpus.witnesses)

    def sisters(self, article: Article) -> Sisters | None:
        """Return the witnesses that tell the story of an article; `None` if there are none.

        The article itself is none of them, nor is another one of the same id or text.

        Args:
            article: An article of the corpus or another one.
        """
        own = self._by_identity.get((article.id, article.text)) or Witness.of(article)
        topic = article.topic or ""
        story = self._stories.get((own.lang, topic))
        if story is None:
            return None
        others = tuple(
            witness
            for witness in story.of_one(own, given=bool(topic))
            if witness.text != own.text and not (own.id and witness.id == own.id)
        )
        return Sisters(own, others) if others else None

    def groups(self) -> Iterator[tuple[Witness, tuple[Witness, ...]]]:
        """Yield each witness with those that tell its story, as `sisters` would find them."""
        for witness in self.witnesses:
            story = self._stories[witness.lang, witness.topic]
            found = story.of_one(witness, given=bool(witness.topic))
            yield witness, tuple(one for one in found if one.text != witness.text)

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What was found out of all witnesses, under a key of those who asked."""
        return {}

    def digest(self) -> str:
        """Return a key for the content: equal witnesses, equal digest. Twelve hex digits."""
        import hashlib

        content = "\n".join("\x1f".join(_order(witness)) for witness in self.witnesses)
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    @cached_property
    def _by_identity(self) -> dict[tuple[str, str], Witness]:
        return {(witness.id, witness.text): witness for witness in self.witnesses}

    @cached_property
    def _stories(self) -> dict[tuple[str, str], Stories]:
        """The witnesses of each language and topic, indexed; no topic is one of them."""
        found: dict[tuple[str, str], list[Witness]] = defaultdict(list)
        for witness in self.witnesses:
            found[witness.lang, witness.topic].append(witness)
        return {key: Stories.of(witnesses) for key, witnesses in found.items()}
