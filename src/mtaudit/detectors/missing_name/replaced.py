"""Names of the translation that nothing in the source stands for, and what they stand in for."""

from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.exchanged import may_become
from mtaudit.detectors.missing_name.lost import lost_names
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.strangers import (
    Stranger,
    is_known_name,
    is_strange_alone,
    strangers,
)
from mtaudit.detectors.missing_name.target_names import Sort
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.names.counterparts.word import SourceName

_FAR = 0.35  # of a segment; a name that is further off in the source is not the one replaced
_UNLIKE = 0.5


def replaced(segment: Segment, context: Context) -> Iterator[Sign]:
    """Yield the names of a segment that have no counterpart in its source."""
    found = list(strangers(segment, context, {Sort.NAME}))
    others = {name.sort for name in segment.names} - {Sort.NAME}
    if any(name.others for name in segment.names):
        others.add(Sort.PHRASE)
    if not found and not others:
        return
    lost = lost_names(segment, context)
    known = {name.span for name in segment.names if is_known_name(name, segment, context)}
    if others and (known or any(name.is_certain for name in lost)):
        segment.judge(segment.names)
        segment.judge_words(word for name in segment.names for word, _ in name.others)
        found += strangers(segment, context, others)
        lost = lost_names(segment, context)
    found.sort(key=lambda one: (one.name.sort.value, one.name.span not in known, one.span))
    for stranger in found:
        original = _nearest(stranger, lost, segment)
        if original is not None:
            lost.remove(original)
        is_known = stranger.name.span in known
        if (original and original.is_certain) or is_strange_alone(stranger, segment, is_known):
            yield _sign(stranger, original, segment)


def _nearest(stranger: Stranger, lost: list[SourceName], segment: Segment) -> SourceName | None:
    """Return the lost name that stood about where a name stands, certain names first."""
    share = segment.share_of_target(stranger.span)
    near = [
        (not one.is_certain, far, index)
        for index, one in enumerate(lost)
        if may_become(one, stranger, segment)
        and (far := abs(segment.share_of_source(one.span) - share)) <= _FAR
    ]
    return lost[min(near)[2]] if near else None


def _sign(stranger: Stranger, original: SourceName | None, segment: Segment) -> Sign:
    name, span = stranger.name, stranger.span
    written = span.of(segment.article.text)
    likest = max(segment.found[word].likeness for word, _ in name.words)
    if original is None:
        return Sign(
            span,
            f"“{written}” has no counterpart in the source",
            Confidence.LOW,
            evidence=(Evidence("note", "no name or word of the source is like it"),),
            category=Category.ADDITION,
        )
    native = original.span.of(segment.article.source or "")
    called = f" ({original.english})" if original.english != native else ""
    sure = Confidence.LOW
    if original.is_certain and likest < _UNLIKE and name.sort is Sort.NAME and stranger.is_whole:
        sure = Confidence.HIGH if original.is_listed else Confidence.MEDIUM
    return Sign(
        span,
        f"“{written}” stands where the source has “{native}”{called}, which is nowhere here",
        sure,
        suggestions=(original.english,) if original.is_listed or original.is_copied else (),
        evidence=(
            Evidence("mechanism", f"nothing in the source is like “{written}”", span=span),
            Evidence("value", f"source: {native}{called}", source_span=original.span),
        ),
    )
