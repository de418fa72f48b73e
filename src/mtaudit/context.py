"""What detectors share about one article: computed on first use, once."""

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import attrs

from mtaudit.article import Article
from mtaudit.figures import Figure, figures
from mtaudit.glossary import Glossary, Kind, Match, Status
from mtaudit.glossary.people import FullName
from mtaudit.glossary.term import primary
from mtaudit.lexicon import notable, unusual
from mtaudit.numerals import Kind as QuantityKind
from mtaudit.numerals import parse
from mtaudit.numerals.folding import fold
from mtaudit.spans import LineIndex, Span
from mtaudit.text import (
    POSSESSIVES,
    Word,
    capitalised_words_and_gaps,
    flowing,
    is_headline,
    lines_around,
    occurrences,
    opaque_spans,
    sentences,
    tokens,
    words,
)

if TYPE_CHECKING:
    from mtaudit.corpus import Corpus, Sisters
    from mtaudit.glossary.inflected import Lemmatiser
    from mtaudit.numerals.quantity import Quantity

LONGEST_PASSAGE = 12_000
"""Code points of a text that is judged at once. Few articles are longer; books are."""

_LONGEST_HEADLINE = 300  # code points
_AROUND_QUANTITY = 200  # code points in which stands what tells how a number is read
_LONGEST_FORM = 80  # code points that a form of the glossary may begin before a span


_T = TypeVar("_T")


class _shared(Generic[_T]):  # noqa: N801 - a decorator
    """A property that is computed on first use.

    As `functools.cached_property`, without the lock: an article has thirty of them, and to lock for
    each takes longer than to compute most.
    """

    def __init__(self, compute: Callable[[Any], _T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, context: object, owner: type | None = None) -> _T:
        value = context.__dict__[self._name] = self._compute(context)
        return value


class Context:
    """An article's text, analysed, with the glossary that applies to it.

    Args:
        article: The article under audit.
        glossary: The terms to hold it against.
        lemmatiser: Gives the dictionary form of a word of the text, if one is in use.
        corpus: What other articles say, if they were collected.
        source_lemmatiser: Gives the dictionary form of a word of the source, if one is in use.
        whole: The article of whose text this is a passage; `None` if it is all of it.
    """

    def __init__(
        self,
        article: Article,
        glossary: Glossary,
        lemmatiser: "Lemmatiser | None" = None,
        corpus: "Corpus | None" = None,
        *,
        source_lemmatiser: "Lemmatiser | None" = None,
        whole: "Context | None" = None,
    ) -> None:
        self.article: Final = article
        self.glossary: Final = glossary
        self.lemmatiser: Final = lemmatiser
        self.corpus: Final = corpus
        self.source_lemmatiser: Final = source_lemmatiser
        self.whole: Final = whole

    @_shared
    def lang(self) -> str:
        """The primary language of the article, such as `en`."""
        return primary(self.article.lang)

    @_shared
    def flowing(self) -> str:
        """The text with the line ends of hard-wrapped prose as spaces; offsets stay."""
        return flowing(self.article.text)

    @_shared
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the flowing text."""
        return tuple(sentences(self.flowing))

    @_shared
    def words(self) -> tuple[Word, ...]:
        """The words of the text."""
        return words(self.article.text)

    @_shared
    def tokens(self) -> tuple[str, ...]:
        """The words of the text as written, cut at everything but letters and digits."""
        return tuple(tokens(self.article.text))

    @_shared
    def written(self) -> frozenset[str]:
        """The different ones of these.

        A rule asks them first, because that costs the same for a long text as for a short one:
        `words_of_rule.isdisjoint(context.written)` tells that it has nothing to look at.
        """
        return frozenset(self.tokens)

    @_shared
    def vocabulary(self) -> frozenset[str]:
        """The same and those in small letters, for rules that a capital does not matter to."""
        return self.written.union([word.lower() for word in self._notable if not word.islower()])

    @_shared
    def unknown(self) -> AbstractSet[str]:
        """The words as written in small letters that are no ordinary English ones."""
        return {word for word in self._notable if word.islower()}

    @_shared
    def _notable(self) -> AbstractSet[str]:
        return notable(self.written)

    @_shared
    def lowered(self) -> str:
        """The flowing text in small letters, its digits and signs in one form; offsets stay."""
        return fold(self.flowing)

    @_shared
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the text, with what stands right beside them."""
        return figures(self.article.text)

    @_shared
    def beside_figures(self) -> frozenset[str]:
        """The words and signs that stand after figures of the text, and their other marks."""
        return frozenset(itertools.chain.from_iterable([one.marks for one in self.figures]))

    @_shared
    def capitalised(self) -> tuple[Word, ...]:
        """The words of the text that begin with a capital letter."""
        return self._capitalised_and_gaps[0]

    @_shared
    def gaps(self) -> list[str]:
        """What stands between each two of these."""
        return self._capitalised_and_gaps[1]

    @_shared
    def _capitalised_and_gaps(self) -> tuple[tuple[Word, ...], list[str]]:
        return capitalised_words_and_gaps(self.article.text)

    @_shared
    def capitalised_names(self) -> tuple[str, ...]:
        """The same words as plain strings without possessive endings, one for each."""
        return tuple(
            [
                text[:-2] if text[-1] == "s" and text[-2:] in POSSESSIVES else text
                for text, _, _ in self.capitalised
            ]
        )

    @_shared
    def name_counts(self) -> Counter[str]:
        """How often each of those strings stands in the text; by first occurrence."""
        return Counter(self.capitalised_names)

    @_shared
    def names(self) -> frozenset[str]:
        """The different ones of those strings."""
        return frozenset(self.name_counts)

    @_shared
    def unusual_names(self) -> AbstractSet[str]:
        """Those of more than two letters that are no ordinary English words."""
        return unusual(self.names)

    @_shared
    def name_runs(self) -> tuple[tuple[Word, ...], ...]:
        """Two capitalised words and more with only white space between, as in "Xi Jinping".

        A run may go on in the next line of wrapped prose, not in that of a table.
        """
        text, found, gaps = self.flowing, self.capitalised, self.gaps
        runs: list[tuple[int, int]] = []
        for at in self.neighbours:
            if "\n" in gaps[at] and "\n" in text[found[at].end : found[at + 1].start]:
                continue
            if runs and runs[-1][1] == at + 1:
                runs[-1] = runs[-1][0], at + 2
            else:
                runs.append((at, at + 2))
        return tuple([found[start:end] for start, end in runs])

    @_shared
    def neighbours(self) -> list[int]:
        """Which of the capitalised words have only white space between them and the next one."""
        return list(itertools.compress(itertools.count(), map(str.isspace, self.gaps)))

    @_shared
    def lines(self) -> LineIndex:
        """The lines of the text."""
        return LineIndex(self.article.text)

    @_shared
    def opaque(self) -> tuple[Span, ...]:
        """Stretches that are no prose: addresses, handles, code."""
        return opaque_spans(self.article.text)

    @_shared
    def matches(self) -> tuple[Match, ...]:
        """Every form of the glossary that stands in the text, right or wrong, by position."""
        matcher = self.glossary.matcher(self.article.lang, self.lemmatiser)
        return matcher.find(self.article.text, self.opaque, self.article.date)

    @_shared
    def accepted(self) -> tuple[Match, ...]:
        """The accepted forms that stand in the text."""
        return tuple([match for match in self.matches if match.status.is_accepted])

    @_shared
    def quantities(self) -> "tuple[Quantity, ...]":
        """The numbers, dates, times and amounts of the text, by position."""
        return parse(self.article.text, self.lang)

    @_shared
    def source_quantities(self) -> "tuple[Quantity, ...]":
        """The numbers, dates, times and amounts of the source; none without one."""
        if self.whole is not None:
            return self.whole.source_quantities
        if not self.article.source or self.article.source_lang is None:
            return ()
        return parse(self.article.source, primary(self.article.source_lang))

    @_shared
    def sisters(self) -> "Sisters | None":
        """The article among those that tell its story; `None` without a corpus or such articles."""
        if self.whole is not None:
            return self.whole.sisters
        return None if self.corpus is None else self.corpus.sisters(self.article)

    @_shared
    def source_days(self) -> frozenset[int]:
        """The offsets at which the source names a weekday or a month, which many capitalise."""
        return frozenset(
            leaf.span.start
            for quantity in self.source_quantities
            for leaf in quantity.leaves()
            if leaf.kind in {QuantityKind.WEEKDAY, QuantityKind.MONTH}
        )

    @_shared
    def people(self) -> dict[int, Match]:
        """The accepted forms of people's names in the text, by the offset at which each ends."""
        return {m.span.end: m for m in self.accepted if m.term.kind is Kind.PERSON}

    @_shared
    def full_names(self) -> frozenset[FullName]:
        """The full names of two words that the text has and the glossary knows as people's."""
        known = self.glossary.people(self.lang).by_first
        found = (tuple(match.form.split()) for match in self.people.values())
        return frozenset(
            name for name in found if len(name) == 2 and name in known.get(name[0], ())
        )

    def passages(self) -> Iterator[tuple[int, "Context"]]:
        """Yield where each passage of the text begins, code points, and its own context.

        Such an article has the text of the passage, all of the source, and no pairs. What was found
        of the glossary in all passages is not searched for in the whole text again.
        """
        from mtaudit.passages import passages  # few texts are long

        matches: list[Match] | None = []
        for span in passages(self.article.text, LONGEST_PASSAGE):
            article = attrs.evolve(self.article, text=span.of(self.article.text), pairs=())
            passage = Context(
                article,
                self.glossary,
                self.lemmatiser,
                self.corpus,
                source_lemmatiser=self.source_lemmatiser,
                whole=self,
            )
            yield span.start, passage
            if matches is not None and "matches" in vars(passage):
                matches += [match.moved(span.start) for match in passage.matches]
            else:
                matches = None
        if matches is not None:
            vars(self)["matches"] = tuple(matches)

    def matches_in(self, span: Span) -> tuple[Match, ...]:
        """Return the forms of the glossary that begin within a span, by position."""
        start = bisect_left(self._match_starts, span.start)
        return self.matches[start : bisect_left(self._match_starts, span.end)]

    @_shared
    def mentions(self) -> dict[str, tuple[Match, ...]]:
        """The accepted forms in the text by the id of their term."""
        return _by_term(self.accepted)

    @_shared
    def source_matches(self) -> tuple[Match, ...]:
        """The native forms that stand in the article's source; none without a source."""
        return tuple(m for m in self.source_forms if m.status is Status.NATIVE)

    @_shared
    def natives(self) -> dict[str, tuple[Match, ...]]:
        """The native forms that stand in the article's source by the id of their term."""
        return self.whole.natives if self.whole is not None else _by_term(self.source_matches)

    @_shared
    def source_untranslated(self) -> tuple[Match, ...]:
        """The forms in the article's source that are not to be translated."""
        return tuple(m for m in self.source_forms if m.status.is_accepted)

    @_shared
    def source_forms(self) -> tuple[Match, ...]:
        """The forms of the glossary that stand in the article's source."""
        if self.whole is not None:
            return self.whole.source_forms
        article = self.article
        if not article.source:
            return ()
        matcher = self.glossary.source_matcher(article.source_lang, self.source_lemmatiser)
        return matcher.find(article.source, date=article.date)

    @_shared
    def _headlines(self) -> dict[int, bool]:
        """Whether a line is set in title case, by its number, as far as anybody asked."""
        return {}

    @_shared
    def _opaque_starts(self) -> tuple[int, ...]:
        return tuple(span.start for span in self.opaque)

    @_shared
    def _match_starts(self) -> tuple[int, ...]:
        return tuple(match.span.start for match in self.matches)

    def places_of(self, wanted: AbstractSet[str]) -> list[int]:
        """Return which of the tokens are some words, as numbers."""
        return list(itertools.compress(itertools.count(), map(wanted.__contains__, self.tokens)))

    def quantities_near(self, places: Sequence[int]) -> "tuple[Quantity, ...]":
        """Return the quantities of the lines around some places.

        To read all numbers of a text takes longer than most rules, and much of it for a long one.

        Args:
            places: Offsets, ascending.
        """
        text = self.article.text
        return tuple(
            quantity.moved(start)
            for start, end in lines_around(text, places, _AROUND_QUANTITY)
            for quantity in parse(text[start:end], self.lang)
        )

    def lines_with(self, wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Yield where the lines begin and end that have one of some words, by position.

        Args:
            wanted: The words in small letters; they may be parts of longer words of a line.
        """
        places = [
            place for word in self.vocabulary & wanted for place in occurrences(self.lowered, word)
        ]
        return lines_around(self.article.text, sorted(places))

    def is_opaque(self, span: Span) -> bool:
        """Tell whether a span touches what is no prose."""
        if not self.opaque:
            return False
        at = bisect_right(self._opaque_starts, span.end - 1)
        return any(span.overlaps(hidden) for hidden in self.opaque[max(0, at - 2) : at])

    def is_accepted(self, span: Span) -> bool:
        """Tell whether a span overlaps an accepted form of the glossary."""
        before = Span(max(0, span.start - _LONGEST_FORM), span.end)
        return any(
            match.status.is_accepted and match.span.overlaps(span)
            for match in self.matches_in(before)
        )

    def in_headline(self, span: Span) -> bool:
        """Tell whether a span stands in a line set in title case."""
        starts = self.lines.starts
        at = bisect_right(starts, span.start) - 1
        known = self._headlines.get(at)
        if known is None:
            line = self.lines.line(at + 1)
            known = len(line) < _LONGEST_HEADLINE and is_headline(line.of(self.article.text))
            self._headlines[at] = known
        return known


def _by_term(matches: Iterable[Match]) -> dict[str, tuple[Match, ...]]:
    found: dict[str, list[Match]] = {}
    for match in matches:
        found.setdefault(match.term.id, []).append(match)
    return {term: tuple(of_term) for term, of_term in found.items()}
