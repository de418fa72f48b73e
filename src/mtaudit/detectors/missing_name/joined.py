"""Names that a hyphen joins to the words before them: "Recovery-Xinhuanet" for 复苏-新华网."""

from collections.abc import Iterator

from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.glossary import Kind
from mtaudit.names.counterparts.find import UNSPACED
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_JOINED = Pattern(r"(?<![\w-])([A-Za-z][\w'’]*|[\"”'’!?.])[-‐]([A-Z][\w'’]*)")
_DASH = frozenset("-‐–—－―─")
_BREAK = frozenset("–—―─")


def joined(segment: Segment) -> Iterator[Sign]:
    """Yield the compounds of a segment that are two things in its source, parted by a dash."""
    source = segment.article.source or ""
    if segment.lang not in UNSPACED:
        return
    if _DASH.isdisjoint(segment.source.of(source)):
        return
    text = segment.article.text
    for match in _JOINED.finditer(text, segment.target.start, segment.target.end):
        first = segment.counterparts.of(match.group(1))
        second = segment.counterparts.of(match.group(2))
        if not second.is_enough or second.span is None:
            continue
        dash = _dash_before(second.span.start, segment)
        if dash is None:
            continue
        before = first.span if first.is_enough else None
        if before is not None and before.overlaps(second.span):
            continue
        # 中国—东盟博览会: two names, which a dash joins in the source as well.
        is_pair = before is not None and before.end == dash
        if not (_parts_outlet(second.span, segment) or (source[dash] in _BREAK and not is_pair)):
            continue
        span = Span(*match.span())
        yield Sign(
            span,
            f"“{span.of(text)}” is no compound: a dash parts the two in the source",
            Confidence.MEDIUM,
            suggestions=(f"{match.group(1)} - {match.group(2)}",),
            evidence=(Evidence("value", f"source: {source[dash : second.span.end]}"),),
            category=Category.PUNCTUATION,
        )


def _dash_before(offset: int, segment: Segment) -> int | None:
    """Return where the dash is that stands right before an offset of the source."""
    source = segment.article.source or ""
    at = offset - 1
    while at >= segment.source.start and source[at].isspace():
        at -= 1
    return at if at >= segment.source.start and source[at] in _DASH else None


def _parts_outlet(span: Span, segment: Segment) -> bool:
    """Tell whether an outlet of the glossary stands at a place of the source."""
    return any(
        match.term.kind is Kind.OUTLET and match.span.overlaps(span) for match in segment.terms
    )
