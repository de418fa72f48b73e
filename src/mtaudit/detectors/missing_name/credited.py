"""Outlets and web addresses of a credit that the source does not give: (Xinhua) for 中新网."""

import re
from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.glossary import Kind
from mtaudit.names.counterparts.find import UNSPACED
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import words

_ADDRESS = Pattern(r"(?<![\w@/.])(?:[A-Za-z0-9-]+ ?\.)+(?:com|cn|net|org|hk|tw|jp)\b(?![\w/@])")
_HOST = "www."
_LONGEST = 40  # code points of an outlet's name
# Where a report names its outlet: in brackets, after a dash, before the dateline's "--".
_BEFORE = Pattern(r"(?:\(|[-–—|/] ?|[Ss]ource: ?|^)$")
_AFTER = Pattern(r"\)|,? [-–—]|[.\s]*$|,? \(?\w+ \d")


def credited(segment: Segment, context: Context) -> Iterator[Sign]:
    """Yield the addresses and credited outlets of a segment that its source has nothing for."""
    if segment.lang not in UNSPACED:
        return
    text = segment.article.text
    addresses = [Span(*match.span()) for match in _addresses(segment)]
    for span in addresses:
        if _is_outlets(span, context) and not _is_given(span.of(text), segment, context):
            yield _sign(span, "the source gives no such web address", segment)
    for match in context.matches_in(segment.target):
        if (
            match.status.is_accepted
            and match.term.kind is Kind.OUTLET
            and not any(match.span.overlaps(span) for span in addresses)
            and match.term.id not in context.natives
            and _is_credit(match.span, text)
            and not _has_counterpart(match.form, segment)
        ):
            yield _sign(match.span, "no outlet of the source is called so", segment)


def _addresses(segment: Segment) -> Iterator[re.Match[str]]:
    return _ADDRESS.finditer(segment.article.text, segment.target.start, segment.target.end)


def _is_outlets(address: Span, context: Context) -> bool:
    """Tell whether an outlet of the glossary stands in an address, or right before it.

    Of others, nobody but a person knows that they are the site's: www.eeo.com.cn.
    """
    around = Span(max(0, address.start - 1), address.end)
    return any(
        match.term.kind is Kind.OUTLET and match.span.start <= address.end
        for match in context.matches_in(Span(max(0, around.start - _LONGEST), around.end))
        if match.span.end >= around.start
    )


def _is_given(address: str, segment: Segment, context: Context) -> bool:
    """Tell whether the source has an address, or an outlet that is known by it."""
    whole = address.replace(" ", "").lower()
    if whole in (segment.article.source or "").lower():
        return True
    # Of "floods-Chinanews.com", the word before the hyphen is no part.
    ways = {whole.removeprefix(_HOST), whole.rpartition("-")[2]}
    return any(
        form.lower() in ways for match in context.source_matches for form in match.term.accepted
    )


def _is_credit(span: Span, text: str) -> bool:
    before, after = text[max(0, span.start - 10) : span.start], text[span.end : span.end + 12]
    return _BEFORE.search(before) is not None and _AFTER.match(after) is not None


def _has_counterpart(form: str, segment: Segment) -> bool:
    return any(segment.counterparts.of(word.text).is_enough for word in words(form))


def _sign(span: Span, why: str, segment: Segment) -> Sign:
    return Sign(
        span,
        f"“{span.of(segment.article.text)}” has no counterpart in the source",
        Confidence.MEDIUM,
        evidence=(Evidence("note", why),),
        category=Category.ADDITION,
    )
