"""What detectors share about one article: computed on first use, once."""

from functools import cached_property

import attrs

from mtaudit.article import Article
from mtaudit.glossary import Glossary, Match, Status
from mtaudit.glossary.matching import Lemmatiser
from mtaudit.glossary.term import primary
from mtaudit.spans import LineIndex, Span
from mtaudit.text import Word, is_headline, opaque_spans, words


@attrs.frozen
class Context:
    """An article's text, analysed, with the glossary that applies to it.

    Args:
        article: The article under audit.
        glossary: The terms to hold it against.
        lemmatiser: Gives a word's dictionary form, if one is in use.
    """

    article: Article
    glossary: Glossary
    lemmatiser: Lemmatiser | None = None

    @cached_property
    def lang(self) -> str:
        """The primary language of the article, such as `en`."""
        return primary(self.article.lang)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the text."""
        return words(self.article.text)

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the text."""
        return LineIndex(self.article.text)

    @cached_property
    def opaque(self) -> tuple[Span, ...]:
        """Stretches that are no prose: addresses, handles, code."""
        return opaque_spans(self.article.text)

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """Every form of the glossary that stands in the text, right or wrong, by position."""
        matcher = self.glossary.matcher(self.article.lang, self.lemmatiser)
        return matcher.find(self.article.text, self.opaque)

    @cached_property
    def accepted(self) -> tuple[Match, ...]:
        """The accepted forms that stand in the text."""
        return tuple(match for match in self.matches if match.status.is_accepted)

    @cached_property
    def source_matches(self) -> tuple[Match, ...]:
        """The native forms that stand in the article's source; none without a source."""
        if not self.article.source:
            return ()
        matcher = self.glossary.source_matcher(self.article.source_lang)
        return tuple(m for m in matcher.find(self.article.source) if m.status is Status.NATIVE)

    @cached_property
    def headlines(self) -> tuple[Span, ...]:
        """Lines set in title case, in which a capital letter says nothing."""
        index = self.lines
        spans = (index.line(number) for number in range(1, len(index.starts) + 1))
        return tuple(s for s in spans if len(s) < 300 and is_headline(s.of(self.article.text)))

    def is_opaque(self, span: Span) -> bool:
        """Tell whether a span touches what is no prose."""
        return any(span.overlaps(hidden) for hidden in self.opaque)

    def in_headline(self, span: Span) -> bool:
        """Tell whether a span stands in a line set in title case."""
        return any(span.overlaps(line) for line in self.headlines)
