"""Names of the translation that nothing in the source stands for, and what they stand in for."""

from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import TargetName
from mtaudit.finding import Category, Confidence, Evidence, Finding
from mtaudit.names.counterparts.likeness import alike
from mtaudit.names.counterparts.word import SourceName
from mtaudit.names.keys import letters_key
from mtaudit.spans import Span

_FAR = 0.35  # of a segment; a name that is further off in the source is not the one replaced
_UNLIKE = 0.5
_RENDERED = 0.75


def replaced(segment: Segment, context: Context, detector: Detector) -> Iterator[Finding]:
    """Yield the names of a segment that have no counterpart in its source."""
    strangers = [
        (name, span) for name in segment.names if (span := _unexplained(name, segment)) is not None
    ]
    if not strangers:
        return
    lost = _lost(segment, context)
    for name, span in strangers:
        original = _nearest(span, lost, segment)
        if original is not None:
            lost.remove(original)
        yield _finding(name, span, original, segment, detector)


def _unexplained(name: TargetName, segment: Segment) -> Span | None:
    """Return the part of a name that nothing stands for; all of it if no word has a counterpart."""
    strange = [place for word, place in name.words if not segment.found[word].is_enough]
    if not strange:
        return None
    if len(strange) == len(name.words):
        return name.span
    return Span(strange[0].start, strange[-1].end) if len(strange) == 1 else None


def _lost(segment: Segment, context: Context) -> list[SourceName]:
    """Return the names of the source that no word of the translation stands for."""
    rendered = [one.span for one in segment.found.values() if one.is_enough and one.span]
    words = {
        letters_key(word.text)
        for word in context.words
        if segment.target.start <= word.start < segment.target.end
    }
    return [
        name
        for name in segment.counterparts.names()
        if not any(name.span.overlaps(span) for span in rendered)
        and not any(_stands(part, words) for part in name.english.split())
    ]


def _stands(part: str, words: set[str]) -> bool:
    key = letters_key(part)
    return key in words or any(alike(key, word) >= _RENDERED for word in words)


def _nearest(span: Span, lost: list[SourceName], segment: Segment) -> SourceName | None:
    """Return the lost name that stood about where a name stands, certain names first."""
    share = segment.share_of_target(span)
    near = [
        (not name.is_certain, far, index)
        for index, name in enumerate(lost)
        if (far := abs(segment.share_of_source(name.span) - share)) <= _FAR
    ]
    return lost[min(near)[2]] if near else None


def _finding(
    name: TargetName, span: Span, original: SourceName | None, segment: Segment, detector: Detector
) -> Finding:
    written = span.of(segment.article.text)
    likest = max(segment.found[word].likeness for word, _ in name.words)
    if original is None:
        return detector.finding(
            span,
            f"“{written}” has no counterpart in the source",
            Confidence.LOW,
            evidence=(Evidence("note", "no name or word of the source is like it"),),
            category=Category.ADDITION,
        )
    native = original.span.of(segment.article.source or "")
    called = f" ({original.english})" if original.english != native else ""
    sure = original.is_certain and likest < _UNLIKE
    return detector.finding(
        span,
        f"“{written}” stands where the source has “{native}”{called}, which is nowhere here",
        Confidence.MEDIUM if sure else Confidence.LOW,
        suggestions=(original.english,) if original.is_known else (),
        evidence=(
            Evidence("mechanism", f"nothing in the source is like “{written}”", span=span),
            Evidence("value", f"source: {native}{called}", source_span=original.span),
        ),
    )
