"""Titles of works that are translated and not called as they are: "The Gods" for 《封神》."""

from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.glossary import Kind, Match
from mtaudit.names.counterparts.find import UNSPACED
from mtaudit.names.keys import letters_key
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_IN_SOURCE = Pattern("[《〈『][^《》〈〉『』]{1,40}[》〉』]")
_QUOTED = Pattern('[“"‘《] ?([A-Z0-9][^“”"‘’《》\n]{0,80}?)[ ,.]?[”"’》]')
_FAR = 0.3  # of a segment


def titles(segment: Segment, context: Context) -> Iterator[Sign]:
    """Yield what stands in quotation marks for a glossary's work that the article has not."""
    if segment.lang not in UNSPACED:
        return
    works = [
        match
        for match in segment.terms
        if match.term.kind is Kind.WORK and match.term.id not in context.mentions
    ]
    if not works:
        return
    text, source = segment.article.text, segment.article.source or ""
    quoted = [
        Span(*match.span(1))
        for match in _QUOTED.finditer(text, segment.target.start, segment.target.end)
    ]
    named = [
        Span(*match.span())
        for match in _IN_SOURCE.finditer(source, segment.source.start, segment.source.end)
    ]
    for match in works:
        span = _stand_in(match, named, quoted, segment)
        if span is not None and not _is_same(span.of(text), match):
            yield _sign(span, match, segment)


def _stand_in(match: Match, named: list[Span], quoted: list[Span], segment: Segment) -> Span | None:
    """Return what stands for a title: the one of its rank if there are as many, else a near one."""
    if len(named) == len(quoted):
        ranks = [rank for rank, span in enumerate(named) if span.overlaps(match.span)]
        return quoted[ranks[0]] if ranks else None
    share = segment.share_of_source(match.span)
    near = [(abs(segment.share_of_target(span) - share), span) for span in quoted]
    return min(near)[1] if near and min(near)[0] <= _FAR else None


def _is_same(written: str, match: Match) -> bool:
    key = letters_key(written)
    forms = (letters_key(form) for form in match.term.accepted)
    return any(form in key or (len(key) > len(form) / 2 and key in form) for form in forms)


def _sign(span: Span, match: Match, segment: Segment) -> Sign:
    native, english = match.span.of(segment.article.source or ""), match.term.canonical
    return segment.disagreement(
        span,
        match.span,
        f"stands for {native}, which is called “{english}”",
        "another title than the work's own",
        suggestions=(english,),
    )
