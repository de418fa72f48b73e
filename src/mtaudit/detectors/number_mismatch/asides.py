"""What a translation leaves as it is, and what its translator adds in notes."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from mtaudit.article import Article, Pair
from mtaudit.finding import Confidence
from mtaudit.numerals.difference import Change, Difference
from mtaudit.numerals.quantity import Quantity
from mtaudit.pattern import Pattern
from mtaudit.spans import OBJECT, Span

_CODE = Pattern("(`++)([^`\n]+)\\1")
# Versions, dates and the like, which one language reads as a day and another as a code: "2.1.40".
_CHAIN = Pattern(r"(?<![A-Za-z0-9_.])[0-9]{1,4}([.:/-])[0-9]{1,4}(?:\1[0-9]{1,4})+(?![0-9])")
_PROMPT = Pattern(r"(?m)^(?:>>> |\$ )")
_LINE = Pattern(r"(?m)^(?![^\w\n]*\d+(?:[.,'\u00a0 ]\d+){0,5}[^\w\n]*$).*\d.*$")
_NOTE = Pattern(
    r"(?:[(（\[［]\W{0,9}|(?m:^)(?=[^\n:：]{2,30}[:：]))"
    r"(?:訳注|訳者注|译注|譯注|译者注|譯者注|역주|옮긴이|[Tt]ranslator['’]s note"
    r"|N\.? ?d\.? ?[TtRr]\b|N\. ?del? ?T\b|[Nn]ote du traducteur|[Nn]ota del? traductor"
    r"|[Nn]ota do tradutor"
    r"|Anm\. ?d\. ?Ü|Anmerkung des Übersetzers|[Pp]rzyp\. ?tłum|[Пп]рим\. ?пер)"
)
_BRACKETS = Pattern(r"[(（\[［)）\]］]")
_LONGEST_NOTE = 2000  # code points
_OPENING = frozenset("(（[［")


def is_session(text: str, place: Span) -> bool:
    """Tell whether a segment shows a session with a program, whose answers follow from its input.

    Args:
        text: The whole text.
        place: Where the segment stands.
    """
    return _PROMPT.search(text, place.start, place.end) is not None


def without_copies(
    source: Sequence[Quantity], target: Sequence[Quantity], article: Article, pair: Pair
) -> tuple[Sequence[Quantity], Sequence[Quantity]]:
    """Leave out the quantities of code, versions and lines that both sides hold as they are.

    A line that is but one figure may be a cell of a table, and is compared.

    Args:
        source: Quantities of a segment of the source.
        target: Quantities of its translation.
        article: The article.
        pair: Where the two segments stand.

    Returns:
        The quantities that are left, of the source and of the target.
    """
    originals = list(_pieces(article.source or "", pair.source))
    copies = list(_pieces(article.text, pair.target))
    both = {piece for piece, _ in originals} & {piece for piece, _ in copies}
    if not both:
        return source, target
    return (
        _outside(source, [span for piece, span in originals if piece in both]),
        _outside(target, [span for piece, span in copies if piece in both]),
    )


def without_notes(target: Sequence[Quantity], text: str, place: Span) -> Sequence[Quantity]:
    """Leave out the quantities of the translator's own notes.

    Args:
        target: Quantities of a segment of the translation.
        text: The whole translation.
        place: Where the segment stands.
    """
    return _outside(target, _notes(text, place))


def doubting_coded(
    differences: Iterable[Difference], article: Article, pair: Pair
) -> Iterator[Difference]:
    """Be less sure of figures that one side may have in what is no prose, such as code.

    Args:
        differences: What differs between a segment of the source and its translation.
        article: The article.
        pair: Where the two segments stand.

    Yields:
        The differences; of low confidence are as many figures without a counterpart as the other
        side has more pieces of code, placeholders and the like.
    """
    more = (article.source or "").count(OBJECT, pair.source.start, pair.source.end)
    more -= article.text.count(OBJECT, pair.target.start, pair.target.end)
    for one in differences:
        step = 1 if one.kind is Change.EXTRA else -1 if one.kind is Change.MISSING else 0
        if step * more > 0:
            more -= step
            yield one._replace(confidence=Confidence.LOW)
        else:
            yield one


def _pieces(text: str, place: Span) -> Iterator[tuple[str, Span]]:
    """Yield the codes and versions of a segment, and its lines that hold more than a figure."""
    if text.find("`", place.start, place.end) >= 0:
        for match in _CODE.finditer(text, place.start, place.end):
            yield match[2], Span(*match.span())
    for match in _CHAIN.finditer(text, place.start, place.end):
        yield match.group(), Span(*match.span())
    for match in _LINE.finditer(text, place.start, place.end):
        yield match.group(), Span(*match.span())


def _notes(text: str, place: Span) -> Iterator[Span]:
    for match in _NOTE.finditer(text, place.start, place.end):
        start, end, depth = match.start(), min(match.start() + _LONGEST_NOTE, place.end), 0
        if text[start] not in _OPENING:  # a paragraph of its own
            paragraph = text.find("\n\n", start, end)
            yield Span(start, end if paragraph < 0 else paragraph)
            continue
        for bracket in _BRACKETS.finditer(text, start, end):
            depth += 1 if bracket.group() in _OPENING else -1
            if not depth:
                end = bracket.end()
                break
        yield Span(start, end)


def _outside(quantities: Sequence[Quantity], spans: Iterable[Span]) -> Sequence[Quantity]:
    """Return the quantities that overlap no span; both are sorted by where they begin."""
    ordered = sorted(spans)
    starts = [span.start for span in ordered]
    ends = [0, *accumulate((span.end for span in ordered), max)]  # of all that begin before one
    return [one for one in quantities if ends[bisect_left(starts, one.span.end)] <= one.span.start]
