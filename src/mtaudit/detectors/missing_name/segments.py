"""Segments of an article, each with its source and the names in it."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

import attrs

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.missing_name.target_names import TargetName, target_names
from mtaudit.glossary.term import primary
from mtaudit.names.counterparts.find import Counterparts, counterparts
from mtaudit.names.counterparts.word import Counterpart
from mtaudit.spans import Span


@attrs.frozen
class Segment:
    """A segment of the translation, with its source.

    Args:
        article: The article.
        target: Its span in the article's text.
        source: Its span in the source.
        names: The names in it.
    """

    article: Article
    target: Span
    source: Span
    names: tuple[TargetName, ...]

    @cached_property
    def counterparts(self) -> Counterparts:
        """What its source has for a name."""
        lang = primary(self.article.source_lang or "")
        return counterparts(self.article.source or "", lang, self.source)

    @cached_property
    def found(self) -> dict[str, Counterpart]:
        """The counterparts of the words of its names."""
        words = dict.fromkeys(word for name in self.names for word, _ in name.words)
        return {word: self.counterparts.of(word) for word in words}

    def share_of_target(self, span: Span) -> float:
        """Return how far into the segment a span of the text stands, from 0 to 1."""
        return (span.start - self.target.start) / max(1, len(self.target))

    def share_of_source(self, span: Span) -> float:
        """Return how far into the segment a span of the source stands, from 0 to 1."""
        return (span.start - self.source.start) / max(1, len(self.source))


def segments(article: Article, context: Context) -> Iterator[Segment]:
    """Yield the segments of an article that hold names; without pairs it is one."""
    source = article.source or ""
    spans = [(pair.target, pair.source) for pair in article.pairs]
    if not spans:
        spans = [(Span(0, len(article.text)), Span(0, len(source)))]
    names = target_names(article, context)
    starts = [name.span.start for name in names]
    for target, span in spans:
        within = names[bisect_left(starts, target.start) : bisect_left(starts, target.end)]
        if within:
            yield Segment(article, target, span, within)
