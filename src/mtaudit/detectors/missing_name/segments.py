"""Segments of an article, each with its source and the names in it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

import attrs

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.target_names import Sort, TargetName, target_names
from mtaudit.detectors.segments import line_pairs
from mtaudit.finding import Confidence, Evidence
from mtaudit.glossary import Kind, Match
from mtaudit.glossary.term import primary
from mtaudit.names.counterparts.find import Counterparts, counterparts
from mtaudit.names.counterparts.word import Counterpart, KnownName
from mtaudit.names.cyrillic_cases import LANGUAGES as INFLECTING
from mtaudit.names.keys import letters_key
from mtaudit.spans import Span
from mtaudit.text import Word, without_possessive, words

_Item = TypeVar("_Item")
_LATIN = frozenset("cs de es fr it pl pt".split())
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
    def lang(self) -> str:
        """The primary language of the source."""
        return primary(self.article.source_lang or "")

    @cached_property
    def counterparts(self) -> Counterparts:
        """What its source has for a name."""
        known = tuple(KnownName(match.span, match.term.accepted) for match in self.terms)
        return counterparts(self.article.source or "", self.lang, self.source, known)

    @cached_property
    def source_initials(self) -> tuple[str, ...]:
        """The first letters of the words of its source, in capitals."""
        source = self.source.of(self.article.source or "")
        return tuple(word.text[0].upper() for word in words(source))

    @cached_property
    def edges(self) -> frozenset[int]:
        """Where names begin and end that hold a word which is no ordinary one."""
        names = [name.span for name in self.names if name.sort is Sort.NAME]
        return frozenset(edge for span in names for edge in (span.start, span.end))

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
            self.judge_words(word for word, _ in name.words)
            written = [without_possessive(one) for one in name.span.of(self.article.text).split()]
            for pair in pairwise(written):  # one word in the source: New Zealand, Wang Yang
                strange = [one for one in pair if one in found and not found[one].is_enough]
                if not strange or not (joined := self.counterparts.of("".join(pair))).is_enough:
                    continue
                if len(strange) == 1:  # "German Brexit" is like Deutschland by its first word alone
                    other = self.counterparts.of(pair[pair[0] == strange[0]])
                    as_like = other.likeness >= joined.likeness
                    if other.is_enough and other.span == joined.span and as_like:
                        continue
                found.update(dict.fromkeys(strange, joined))

    def judge_words(self, asked: Iterable[str]) -> None:
        """Find the counterparts of words."""
        for word in asked:
            if word not in self.found:
                self.found[word] = self.counterparts.of(word)

    def disagreement(
        self,
        span: Span,
        native: Span,
        says: str,
        mechanism: str,
        confidence: Confidence = Confidence.MEDIUM,
        *,
        suggestions: tuple[str, ...] = (),
    ) -> Sign:
        """Return the sign that the translation has another thing than the source.

        Args:
            span: Where, in the text.
            native: What the source has for it.
            says: What is wrong with the words at the span, as the message goes on after them.
            mechanism: How they may have come about.
            confidence: How sure the rule is.
            suggestions: What to write instead, best first.
        """
        original = native.of(self.article.source or "")
        return Sign(
            span,
            f"“{span.of(self.article.text)}” {says}",
            confidence,
            suggestions,
            evidence=(
                Evidence("mechanism", mechanism, span=span),
                Evidence("value", f"source: {original}", source_span=native),
            ),
        )

    def sole_terms(self, kinds: Collection[Kind]) -> Iterator[Match]:
        """Yield the terms of some kinds in its source, but none where there are two at a place."""
        at = Counter(match.span for match in self.terms)
        yield from (one for one in self.terms if at[one.span] == 1 and one.term.kind in kinds)

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
    known = _source_terms(article, context)
    term_starts = [match.span.start for match in known]
    for target, source in spans:
        within = tuple(_within(names, name_starts, target))
        if within:
            words = tuple(_within(context.words, word_starts, target))
            terms = tuple(_within(known, term_starts, source))
            yield Segment(article, target, source, within, words, terms)


def _source_terms(article: Article, context: Context) -> tuple[Match, ...]:
    """Return what a glossary knows in the source, in whatever case it stands there.

    In Latin letters also by its English forms.
    """
    found = context.source_matches
    lang = primary(article.source_lang or "")
    if lang in INFLECTING and context.source_lemmatiser is None:
        inflected = context.glossary.inflected_names(lang).find(article.source or "", found)
        longer = [match.span for match in inflected]
        found = tuple(
            match for match in found if not any(match.span.overlaps(span) for span in longer)
        )
        return tuple(sorted((*found, *inflected), key=lambda match: match.span))
    if lang not in _LATIN:
        return found
    source = article.source or ""
    matches = context.glossary.matcher("en").find(source)
    return tuple(
        sorted(
            (*found, *(match for match in matches if _is_copied(match, source, lang))),
            key=lambda match: match.span,
        )
    )


def _is_copied(match: Match, source: str, lang: str) -> bool:
    """Tell whether a form is a name as it stands in English, and no noun of the language."""
    form = match.span.of(source)
    if not match.status.is_accepted or form != match.form or form.isupper():
        return False
    return form[0].isupper() and (
        " " in form or not (lang == "de" and match.term.kind is not Kind.PERSON)
    )


def _aligned(article: Article) -> list[tuple[Span, Span]]:
    """Cut an article without pairs: line by line if both have as many; else where it is long.

    What is cut by length has a source with as much again on either side, since what was said may
    have moved. So the cost grows with the article's length only.
    """
    text, source = article.text, article.source or ""
    by_line = line_pairs(article)
    if by_line and (len(by_line) > 1 or len(text) <= 2 * _LONG):
        return [(pair.target, pair.source) for pair in by_line]
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


def _cut(text: str, offset: int) -> int:
    """Return the end of the line at an offset, if it is near."""
    if offset >= len(text):
        return len(text)
    end = text.find("\n", offset, offset + _LONG)
    return end + 1 if end >= 0 else offset


def _within(items: Sequence[_Item], starts: Sequence[int], span: Span) -> Sequence[_Item]:
    return items[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
