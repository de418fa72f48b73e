"""What a translation does not translate: code that both sides hold, and notes of the translator."""

from collections.abc import Iterator, Sequence

from mtaudit.article import Article, Pair
from mtaudit.numerals.quantity import Quantity
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_CODE = Pattern("(`+)([^`\n]+)\\1")
_NOTE = Pattern(
    r"[(（\[［]\W*(?:訳注|訳者注|译注|譯注|译者注|譯者注|역주|옮긴이|[Tt]ranslator['’]s note"
    r"|N\.? ?d\.? ?[TtRr]\b|N\. ?del? ?T\b|[Nn]ote du traducteur|[Nn]ota del? traductor"
    r"|[Nn]ota do tradutor"
    r"|Anm\. ?d\. ?Ü|Anmerkung des Übersetzers|[Pp]rzyp\. ?tłum|[Пп]рим\. ?пер)"
)
_BRACKETS = Pattern(r"[(（\[［)）\]］]")
_OPENING = frozenset("(（[［")


def without_code(
    source: Sequence[Quantity], target: Sequence[Quantity], article: Article, pair: Pair
) -> tuple[Sequence[Quantity], Sequence[Quantity]]:
    """Leave out the quantities of code between backticks that both sides hold as it is.

    Args:
        source: Quantities of a segment of the source.
        target: Quantities of its translation.
        article: The article.
        pair: Where the two segments stand.

    Returns:
        The quantities that are left, of the source and of the target.
    """
    originals = list(_codes(article.source or "", pair.source))
    copies = list(_codes(article.text, pair.target)) if originals else []
    both = {code for code, _ in originals} & {code for code, _ in copies}
    return (
        _outside(source, [span for code, span in originals if code in both]),
        _outside(target, [span for code, span in copies if code in both]),
    )


def without_notes(target: Sequence[Quantity], text: str, place: Span) -> Sequence[Quantity]:
    """Leave out the quantities of the translator's own notes.

    Args:
        target: Quantities of a segment of the translation.
        text: The whole translation.
        place: Where the segment stands.
    """
    return _outside(target, [*_notes(text, place)])


def _codes(text: str, place: Span) -> Iterator[tuple[str, Span]]:
    if text.find("`", place.start, place.end) >= 0:
        for match in _CODE.finditer(text, place.start, place.end):
            yield match[2], Span(*match.span())


def _notes(text: str, place: Span) -> Iterator[Span]:
    for match in _NOTE.finditer(text, place.start, place.end):
        depth = 0
        for bracket in _BRACKETS.finditer(text, match.start(), place.end):
            depth += 1 if bracket.group() in _OPENING else -1
            if not depth:
                yield Span(match.start(), bracket.end())
                break
        else:
            yield Span(match.start(), place.end)


def _outside(quantities: Sequence[Quantity], spans: Sequence[Span]) -> Sequence[Quantity]:
    if not spans:
        return quantities
    return [one for one in quantities if not any(one.span.overlaps(span) for span in spans)]
