"""What a translation states otherwise than its source, and how a finding says it."""

from collections.abc import Iterator, Sequence

from mtaudit.article import Article, Pair
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.detectors.number_mismatch.allowances import has_table, is_right
from mtaudit.detectors.number_mismatch.asides import (
    doubting_coded,
    is_session,
    without_copies,
    without_notes,
)
from mtaudit.detectors.segments import word_at
from mtaudit.finding import Category, Confidence, Evidence, Finding, Severity
from mtaudit.glossary.term import primary
from mtaudit.numerals.align import align
from mtaudit.numerals.difference import Change, Difference
from mtaudit.numerals.language import keeps_order
from mtaudit.numerals.quantity import Quantity
from mtaudit.numerals.render import render
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

# What happened, with both writings; the detail is the power of ten.
_MESSAGES = {
    Change.CHANGED: "“{target}” stands for “{source}” in the source: the value is another",
    Change.MAGNITUDE: "“{target}” is {detail} “{source}” in the source",
    Change.DIGITS: "“{target}” has the digits of “{source}” in another order",
    Change.SEPARATOR: "“{target}” reads a separator of “{source}” in the wrong way",
    Change.FORMAT: "“{target}” keeps the separators of the source, “{source}”",
    Change.UNIT: "“{target}” has another unit than “{source}” in the source",
    Change.CURRENCY: "“{target}” has another currency than “{source}” in the source",
    Change.EXCHANGED: "“{target}” stands where the source has “{source}”: they changed places",
    Change.DATE: "“{target}” differs from “{source}” in the source in a part of the date",
    Change.SIGN: "“{target}” has lost the sign of “{source}” in the source",
    Change.HEDGE: "“{target}” is exact where the source, “{source}”, is not",
    Change.MISSING: "“{source}” in the source has no counterpart here",
    Change.EXTRA: "“{target}” has no counterpart in the source",
}
_CATEGORIES = {
    Change.MISSING: Category.OMISSION,
    Change.EXTRA: Category.ADDITION,
    Change.FORMAT: Category.NUMBER_FORMAT,
}
_MINOR = {Change.FORMAT, Change.HEDGE}
# Another value is no repair where the fault is one of style, or where it is unknown what is meant.
_NOT_REPAIRED = {Change.HEDGE, Change.EXTRA, Change.MISSING}
# The name of a text in place of the original: "translator-credits", "windowWidth".
_IDENTIFIER = Pattern(r"[A-Za-z]+(?:[-_.][A-Za-z]+)+|[A-Za-z]*[a-z][A-Z][A-Za-z]*")


def differences(article: Article, context: Context, detector: Detector) -> Iterator[Finding]:
    """Yield the differences of each pair of segments; without pairs, of the whole article.

    Args:
        article: An article with a source in a known language.
        context: What is known of it.
        detector: Whose findings they are.
    """
    ordered = keeps_order(primary(article.source_lang or ""), context.lang)
    for pair, source, target in _pairs(article, context):
        found = align(source, target, ordered=ordered, text=article.text)
        for difference in doubting_coded(found, article, pair):
            if not is_right(difference, pair, article):
                yield _finding(difference, pair, context, detector)


def _pairs(
    article: Article, context: Context
) -> Iterator[tuple[Pair, Sequence[Quantity], Sequence[Quantity]]]:
    """Yield each pair of segments that holds quantities, with those that are translated."""
    sources, targets = _Window(context.source_quantities), _Window(context.quantities)
    whole = Pair(Span(0, len(article.text)), Span(0, len(article.source or "")))
    for pair in article.pairs or (whole,):
        source, target = sources.within(pair.source), targets.within(pair.target)
        if (
            (source or target)
            and not is_session(article.text, pair.target)
            and not _IDENTIFIER.fullmatch(article.source or "", pair.source.start, pair.source.end)
        ):
            source, target = without_copies(source, target, article, pair)
            target = without_notes(target, article.text, pair.target)
            yield pair, source, target


class _Window:
    """The quantities of a text, to be cut into segments that follow each other."""

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        self._quantities = quantities
        self._at = 0

    def within(self, span: Span) -> Sequence[Quantity]:
        """Return the quantities that begin in a span."""
        found = self._quantities
        if self._at and found[self._at - 1].span.start >= span.start:
            self._at = 0  # segments in another order than the text
        while self._at < len(found) and found[self._at].span.start < span.start:
            self._at += 1
        start = self._at
        while self._at < len(found) and found[self._at].span.start < span.end:
            self._at += 1
        return found[start : self._at]


def _finding(
    difference: Difference,
    pair: Pair,
    context: Context,
    detector: Detector,
) -> Finding:
    article = context.article
    change, source, target = difference.kind, difference.source, difference.target
    message = _MESSAGES[change].format(
        source=_written(source, article.source or ""),
        target=_written(target, article.text),
        detail=_share(difference.detail),
    )
    evidence = []
    if source is not None:
        evidence.append(Evidence("value", _value("source", source), source_span=source.span))
    if target is not None:
        evidence.append(Evidence("value", _value("translation", target), span=target.span))
    suggestions: tuple[str, ...] = ()
    if source is not None and target is not None and change not in _NOT_REPAIRED:
        written = target.span.of(article.text)
        right = render(source, like=target, lang=context.lang)
        if written[0].isupper() and right[:1].islower():
            right = right[0].upper() + right[1:]
        suggestions = (right,) if right not in {"", written} else ()
    return detector.finding(
        target.span if target else _place(difference, pair.source, pair.target, article),
        message,
        difference.confidence if has_table(article.source_lang) else Confidence.LOW,
        suggestions=suggestions,
        evidence=evidence,
        category=_CATEGORIES.get(change),
        severity=Severity.MINOR if change in _MINOR else None,
    )


def _share(detail: str) -> str:
    """Return a power of ten in words: "×100" as "100 times", "×1/100" as "1/100 of"."""
    factor = detail.removeprefix("×")
    return f"{factor} of" if "/" in factor else f"{factor} times"


def _written(quantity: Quantity | None, text: str) -> str:
    return quantity.span.of(text) if quantity else ""


def _value(where: str, quantity: Quantity) -> str:
    unit = f" {quantity.unit}" if quantity.unit else ""
    return f"{where}: {quantity.kind} {quantity.value}{unit}"


def _place(difference: Difference, source_span: Span, target_span: Span, article: Article) -> Span:
    """Return where a missing quantity belongs: as far into the segment as it is in the source.

    The place is marked by the word that stands there; a lost part of a date belongs beside the
    others.
    """
    text, source = article.text, difference.source
    if difference.beside is not None:
        offset = max(target_span.start, difference.beside.span.start - 1)
    else:
        start = source.span.start - source_span.start if source else 0
        share = start / max(1, len(source_span))
        offset = target_span.start + round(share * len(target_span))
    if not len(target_span):
        return target_span
    return word_at(text, target_span, min(offset, target_span.end - 1))
