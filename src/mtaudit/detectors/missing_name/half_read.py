"""Names of which only one part is read off its characters: Huang Zhengfeng for 黄乘风."""

from collections.abc import Iterator
from itertools import pairwise

from mtaudit.detectors.detector import Detector
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort
from mtaudit.finding import Confidence, Evidence, Finding
from mtaudit.names.counterparts.unspaced import is_pinyin, is_syllable
from mtaudit.names.han import is_han
from mtaudit.names.likeness import similarity
from mtaudit.names.readings.mandarin import pinyin
from mtaudit.spans import Span

_ALIKE = 0.8


def half_read(segment: Segment, detector: Detector) -> Iterator[Finding]:
    """Yield the given names that are no reading of the characters after the surname."""
    if segment.lang != "zh":
        return
    source = segment.article.source or ""
    for name in segment.names:
        if name.sort is not Sort.NAME:
            continue
        for (surname, _), (given, place) in pairwise(name.words):
            found, other = segment.found[surname], segment.found[given]
            syllables = _syllables(given)
            if other.is_enough or not syllables or not _is_surname(found.span, source):
                continue
            start = found.span.end if found.span else 0
            native = source[start : start + syllables]
            read = pinyin(native)
            if len(read) != syllables or not all(map(is_han, native)):
                continue
            right = "".join(read).title()
            yield detector.finding(
                place,
                f"“{given}” is no reading of {native}, which follows the surname in the source",
                Confidence.MEDIUM if similarity(given, right, "zh") >= _ALIKE else Confidence.LOW,
                suggestions=(right,),
                evidence=(
                    Evidence(
                        "value",
                        f"source: {native}, read {' '.join(read)}",
                        source_span=Span(start, start + syllables),
                    ),
                ),
            )


def _is_surname(span: Span | None, source: str) -> bool:
    return span is not None and len(span) == 1 and is_han(source[span.start])


def _syllables(given: str) -> int:
    """Return how many syllables of pinyin a given name has; none if it is spelt otherwise."""
    if is_syllable(given):
        return 1
    return 2 if is_pinyin(given) else 0
