"""What a translation states otherwise than its source, and how a finding says it."""

from collections.abc import Iterator, Mapping, Sequence

from mtaudit.article import Article, Pair
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
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
from mtaudit.numerals.language import keeps_order, language, languages
from mtaudit.numerals.quantity import Kind, Number, Quantity
from mtaudit.numerals.render import render
from mtaudit.pattern import Pattern
from mtaudit.spans import OBJECT, Span
from mtaudit.text import starts_sentence, word_texts, words

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
_FIGURE = Pattern(r"\d(?:.*\d)?")
_COMPOUND = Pattern(r"[-‑]?[^\W\d_]")
_MOST_IN_A_WORD = 10
_MOST_IN_WORDS = 20
_MOST_OF_A_FORM = 2
_UNIT_NEXT = Pattern("[smhd](?![a-z])")
# The name of a text in place of the original: "translator-credits", "windowWidth".
_IDENTIFIER = Pattern(r"[A-Za-z]+(?:[-_.][A-Za-z]+)+|[A-Za-z]*[a-z][A-Z][A-Za-z]*")
# By how much years are larger where another calendar is in use: the Buddhist one, the one of Iran,
# that of Nepal and that of Ethiopia.
_CALENDARS = {
    **dict.fromkeys(("km", "lo", "th"), (543,)),
    **dict.fromkeys(("fa", "ps"), (-621, -622)),
    "am": (-7, -8),
    "ne": (56, 57),
}
_YEARS = range(1500, 2200)
_BASES: Mapping[Number, Sequence[str]] = {
    2: ("binary",),
    8: ("octal",),
    10: ("decimal",),
    16: ("hex",),
}
_ROUND = Pattern("[1-9]0+")
_WORD_NEXT = Pattern(r"\s?[^\W\d_]")


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
            if (
                _is_of_a_name(difference, article)
                or _may_be_copied(difference, article)
                or _may_be_scaled(difference, article)
                or _is_kept(difference, article)
                or _may_be_compounded(difference, article)
                or _may_be_in_words(difference, article)
                or _is_of_another_calendar(difference, article)
                or _is_of_a_base(difference, pair.source, article)
                or _is_no_loss_of_a_sign(difference, article)
                or _is_of_a_form(difference, pair.source, pair.target, article)
                or _is_told(difference, pair.target, article)
            ):
                continue
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
        difference.confidence if _has_table(article) else Confidence.LOW,
        suggestions=suggestions,
        evidence=evidence,
        category=_CATEGORIES.get(change),
        severity=Severity.MINOR if change in _MINOR else None,
    )


def _is_of_a_name(difference: Difference, article: Article) -> bool:
    """Tell whether the number is a word of a name: "the Three Kingdoms" counts nothing."""
    target = difference.target
    if target is None or difference.kind is not Change.CHANGED or not target.text.istitle():
        return False
    following = words(article.text[target.span.end : target.span.end + 30])[:1]
    return (
        target.text.isalpha()
        and any(word.start == 1 and word.text[0].isupper() for word in following)
        and not starts_sentence(article.text, target.span.start)
    )


def _has_table(article: Article) -> bool:
    """Tell whether the words of numbers are known in the source's language."""
    return primary(article.source_lang or "") in languages()


def _may_be_scaled(difference: Difference, article: Article) -> bool:
    """Tell whether an unknown word may be a thousand or a million: "1,63 tỷ" is 1.63 billion."""
    source, target = difference.source, difference.target
    if difference.kind is not Change.MAGNITUDE or source is None or target is None:
        return False
    if not _has_table(article):
        return _WORD_NEXT.match(article.source or "", source.span.end) is not None
    return (
        primary(article.lang) not in languages()
        and _WORD_NEXT.match(article.text, target.span.end) is not None
    )


def _may_be_in_words(difference: Difference, article: Article) -> bool:
    """Tell whether a language whose words are unknown may say it in words.

    A figure of few digits that count is said in a word, and a length of time in another unit: "30
    minutes" is half an hour. A unit in small letters may be a word of the language: Breton "2 eur".
    """
    if primary(article.lang) in languages():
        return False
    source, target = difference.source, difference.target
    if difference.kind in (Change.UNIT, Change.CURRENCY) and target is not None:
        return target.text[-1:].islower()
    if difference.kind is not Change.MISSING or source is None:
        return False
    if source.words or source.kind in (Kind.DURATION, Kind.MONTH, Kind.WEEKDAY):
        return True
    return 0 <= source.value <= _MOST_IN_WORDS or _ROUND.fullmatch(str(source.value)) is not None


def _is_kept(difference: Difference, article: Article) -> bool:
    """Tell whether a date is kept as it is: "Via XX Settembre" is the name of a street."""
    source = difference.source
    return (
        difference.kind is Change.MISSING
        and source is not None
        and source.text.istitle()
        and source.text in word_texts(article.text)
    )


def _is_told(difference: Difference, place: Span, article: Article) -> bool:
    """Tell whether the name of a lost month is there, but no month by itself: "pay for May"."""
    source = difference.source
    if difference.kind is not Change.MISSING or source is None or source.kind is not Kind.MONTH:
        return False
    tables = language(primary(article.lang or ""))
    told = (tables.words.get(word.lower()) for word in word_texts(place.of(article.text)))
    return any(
        word is not None and (word.role, word.value) == ("month", source.value) for word in told
    )


def _may_be_compounded(difference: Difference, article: Article) -> bool:
    """Tell whether the figure may be within a word of the translation: "3-way", "трёхсторонний"."""
    source = difference.source
    return (
        difference.kind is Change.MISSING
        and source is not None
        and 2 <= source.value <= _MOST_IN_A_WORD
        and _COMPOUND.match(article.source or "", source.span.end) is not None
    )


def _is_of_another_calendar(difference: Difference, article: Article) -> bool:
    """Tell whether a year is counted as the language counts them: Thai 2560 is 2017."""
    source, target = difference.source, difference.target
    if difference.kind not in (Change.CHANGED, Change.DATE) or source is None or target is None:
        return False
    later = _CALENDARS.get(primary(article.lang), ())
    return source.value in _YEARS and target.value - source.value in later


def _is_of_a_base(difference: Difference, source: Span, article: Article) -> bool:
    """Tell whether the figure says what the source has a word for: "hex", "16진"."""
    target = difference.target
    if difference.kind is not Change.EXTRA or target is None or target.value not in _BASES:
        return False
    written = source.of(article.source or "").lower()
    return any(word in written for word in _BASES[target.value])


def _is_no_loss_of_a_sign(difference: Difference, article: Article) -> bool:
    """Tell whether the sign means a step back in time, "-5s", or is but a hyphen.

    Hebrew joins a hyphen to a number after a preposition; other languages that are not known may.
    """
    source, target = difference.source, difference.target
    if difference.kind is not Change.SIGN or source is None or target is None:
        return False
    if source.value < 0:
        return _UNIT_NEXT.match(article.source or "", source.span.end) is not None
    return primary(article.lang) not in languages()


def _is_of_a_form(difference: Difference, source: Span, target: Span, article: Article) -> bool:
    """Tell whether a form of a plural says its number, where another has a placeholder."""
    ours, theirs = (article.text, target), (article.source or "", source)
    if difference.kind is Change.EXTRA:
        quantity = difference.target
    elif difference.kind is Change.MISSING:
        quantity, ours, theirs = difference.source, theirs, ours
    else:
        return False
    if quantity is None or not 0 <= quantity.value <= _MOST_OF_A_FORM:
        return False
    text, segment = ours
    start = text.rfind("\n", segment.start, quantity.span.start) + 1 or segment.start
    end = text.find("\n", quantity.span.end, segment.end)
    here = text.count(OBJECT, start, end if end >= 0 else segment.end)
    return here < max(line.count(OBJECT) for line in theirs[1].of(theirs[0]).split("\n"))


def _may_be_copied(difference: Difference, article: Article) -> bool:
    """Tell whether the same figure is right: Spanish groups by point in Spain, not in Mexico."""
    source, target = difference.source, difference.target
    return (
        difference.kind is Change.SEPARATOR
        and "es" in (primary(article.source_lang or ""), primary(article.lang or ""))
        and source is not None
        and target is not None
        and _figure(source) == _figure(target)
    )


def _figure(quantity: Quantity) -> str:
    """Return the digits of a quantity, with what stands between them."""
    digits = _FIGURE.search(quantity.text)
    return digits.group() if digits else ""


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
