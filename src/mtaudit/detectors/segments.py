"""Segments of an article beside those of its source, and where in one something is missing."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from mtaudit.article import Article, Pair
from mtaudit.glossary import Match
from mtaudit.pattern import Pattern
from mtaudit.scripts import is_dense
from mtaudit.spans import Span

_LINE = Pattern(r"[^\n]*\S[^\n]*")
_Item = TypeVar("_Item", bound=Match)


def segments(article: Article) -> tuple[Pair, ...]:
    """Return the pairs of segments of an article, none of which is blank.

    Args:
        article: An article with its source.

    Returns:
        Its pairs; without any, line by line if both texts have as many lines; else the whole text
        beside the whole source.
    """
    text, source = article.text, article.source or ""
    pairs = (
        article.pairs or line_pairs(article) or (Pair(Span(0, len(text)), Span(0, len(source))),)
    )
    return tuple(
        pair for pair in pairs if pair.target.of(text).strip() and pair.source.of(source).strip()
    )


def line_pairs(article: Article) -> tuple[Pair, ...]:
    """Return the lines of an article beside those of its source; none if one has more of them."""
    lines, source_lines = _lines(article.text), _lines(article.source or "")
    if len(lines) != len(source_lines):
        return ()
    return tuple(map(Pair, lines, source_lines))


def _lines(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _LINE.finditer(text)]


class Within(Generic[_Item]):
    """Matches in a text, to be asked for those in a segment.

    Args:
        items: The matches, by position.
    """

    def __init__(self, items: Iterable[_Item]) -> None:
        self._items: Sequence[_Item] = tuple(items)
        self._starts = [item.span.start for item in self._items]

    def __call__(self, span: Span) -> Sequence[_Item]:
        """Return the matches that begin within a span."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self._items[first:last]


def place(text: str, pair: Pair, lost: Span) -> Span:
    """Return the word at which something belongs that is not there: as far in as in the source.

    Args:
        text: The text.
        pair: A segment of it, not empty, and that of the source.
        lost: Where the source has it.
    """
    middle = (lost.start + lost.end) / 2
    share = (middle - pair.source.start) / max(1, len(pair.source))
    offset = pair.target.start + round(share * len(pair.target))
    return word_at(text, pair.target, min(offset, pair.target.end - 1))


def word_at(text: str, segment: Span, offset: int) -> Span:
    """Return the word of a segment that stands at an offset of the text, or beside it.

    Where a script sets no words apart, it is one character.
    """
    start = offset
    while start > segment.start and text[start].isspace():
        start -= 1
    while start < segment.end - 1 and text[start].isspace():
        start += 1
    if is_dense(text[start]):
        return Span(start, start + 1)
    while start > segment.start and not _ends_word(text[start - 1]):
        start -= 1
    end = start + 1
    while end < segment.end and not _ends_word(text[end]):
        end += 1
    return Span(start, end)


def _ends_word(char: str) -> bool:
    return char.isspace() or is_dense(char)
