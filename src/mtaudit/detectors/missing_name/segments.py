"""Segments of an article, each with its source and the names in it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
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
from mtaudit.names.keys import letters_key
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, without_possessive

_Item = TypeVar("_Item")
_LINE = Pattern(r"[^\n]*\S[^\n]*")
_LONG = 2000  # code points


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
        """The counterparts of the words of its names, filled as they are asked for by `judge`."""
        return {}

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where capitalised words stand among its words, by their letters."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            if word.text[0].isupper():
                found.setdefault(letters_key(without_possessive(word.text)), []).append(index)
        return found

    def judge(self, names: Iterable[TargetName]) -> None:
        """Find the counterparts of the words of names; of two words, where one has none alone."""
        found = self.found
        for name in names:
            words = [word for word, _ in name.words]
            for word in words:
                if word not in found:
                    found[word] = self.counterparts.of(word)
            written = [without_possessive(one) for one in name.span.of(self.article.text).split()]
            for pair in pairwise(written):  # one word in the source: New Zealand, Wang Yang
                strange = [one for one in pair if one in found and not found[one].is_enough]
                if not strange or not (joined := self.counterparts.of("".join(pair))).is_enough:
                    continue
                if len(strange) == 1:  # "German Brexit" is like Deutschland by its first word alone
                    other = self.counterparts.of(pair[pair[0] == strange[0]])
                    if other.is_enough and other.span == joined.span:
                        continue
                found.update(dict.fromkeys(strange, joined))

    def share_of_target(self, span: Span) -> float:
        """Return how far into the segment a span of the text stands, from 0 to 1."""
        return (span.start - self.target.start) / max(1, len(self.target))

    def share_of_source(self, span: Span) -> float:
        """Return how far into the segment a span of the source stands, from 0 to 1."""
        return (span.start - self.source.start) / max(1, len(self.source))


def segments(article: Article, context: Context) -> Iterator[Segment]:
    """Yield the segments of an article that hold names; without pairs it is one."""
    spans = [(pair.target, pair.source) for pair in article.pairs] or _aligned(article)
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


def _aligned(article: Article) -> list[tuple[Span, Span]]:
    """Cut an article without pairs: line by line if both have as many; else where it is long.

    What is cut by length has a source with as much again on either side, since what was said may
    have moved. So the cost grows with the article's length only.
    """
    text, source = article.text, article.source or ""
    lines, source_lines = _lines(text), _lines(source)
    if len(lines) == len(source_lines) and (len(lines) > 1 or len(text) <= 2 * _LONG):
        return list(zip(lines, source_lines, strict=True))
    share = len(source) / max(1, len(text))
    margin = round(_LONG * share)
    found = []
    start = 0
    while start < len(text):
        end = _cut(text, start + _LONG)
        first, last = round(start * share) - margin, round(end * share) + margin
        found.append((Span(start, end), Span(max(0, first), min(len(source), last))))
        start = end
    return found


def _lines(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _LINE.finditer(text)]


def _cut(text: str, offset: int) -> int:
    """Return the end of the line at an offset, if it is near."""
    if offset >= len(text):
        return len(text)
    end = text.find("\n", offset, offset + _LONG)
    return end + 1 if end >= 0 else offset


def _within(items: Sequence[_Item], starts: Sequence[int], span: Span) -> Sequence[_Item]:
    return items[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
