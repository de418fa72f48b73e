"""Segments of an article, each with its source and the names in it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

import attrs

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.missing_name.target_names import TargetName, target_names
from mtaudit.glossary import Match
from mtaudit.glossary.term import primary
from mtaudit.names.counterparts.find import Counterparts, counterparts
from mtaudit.names.counterparts.word import Counterpart, KnownName
from mtaudit.spans import Span
from mtaudit.text import Word, without_possessive


_Item = TypeVar("_Item")


@attrs.frozen
class Segment:
    """A segment of the translation, with its source.

    Args:
        article: The article.
        target: Its span in the article's text.
        source: Its span in the source.
        names: The names in it.
        words: All its words.
        terms: What a glossary knows in its source.
    """

    article: Article
    target: Span
    source: Span
    names: tuple[TargetName, ...]
    words: tuple[Word, ...]
    terms: tuple[Match, ...]

    @cached_property
    def counterparts(self) -> Counterparts:
        """What its source has for a name."""
        lang = primary(self.article.source_lang or "")
        known = tuple(
            KnownName(match.span, (match.term.canonical, *match.term.admitted))
            for match in self.terms
        )
        return counterparts(self.article.source or "", lang, self.source, known)

    @cached_property
    def found(self) -> dict[str, Counterpart]:
        """The counterparts of the words of its names; of a name, where its words have none."""
        found: dict[str, Counterpart] = {}
        for name in self.names:
            words = [word for word, _ in name.words]
            for word in words:
                if word not in found:
                    found[word] = self.counterparts.of(word)
            written = [without_possessive(one) for one in name.span.of(self.article.text).split()]
            for pair in pairwise(written):  # one word in the source: New Zealand, Wang Yang
                strange = [one for one in pair if one in found and not found[one].is_enough]
                if strange and (joined := self.counterparts.of("".join(pair))).is_enough:
                    found.update(dict.fromkeys(strange, joined))
        return found

    def share_of_target(self, span: Span) -> float:
        """Return how far into the segment a span of the text stands, from 0 to 1."""
        return (span.start - self.target.start) / max(1, len(self.target))

    def share_of_source(self, span: Span) -> float:
        """Return how far into the segment a span of the source stands, from 0 to 1."""
        return (span.start - self.source.start) / max(1, len(self.source))


def segments(article: Article, context: Context) -> Iterator[Segment]:
    """Yield the segments of an article that hold names; without pairs it is one."""
    spans = [(pair.target, pair.source) for pair in article.pairs]
    if not spans:
        spans = [(Span(0, len(article.text)), Span(0, len(article.source or "")))]
    names = target_names(article, context)
    name_starts = [name.span.start for name in names]
    word_starts = [word.start for word in context.words]
    term_starts = [match.span.start for match in context.source_matches]
    for target, source in spans:
        within = tuple(_within(names, name_starts, target))
        if within:
            words = tuple(_within(context.words, word_starts, target))
            terms = tuple(_within(context.source_matches, term_starts, source))
            yield Segment(article, target, source, within, words, terms)


def _within(items: Sequence[_Item], starts: Sequence[int], span: Span) -> Sequence[_Item]:
    return items[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
