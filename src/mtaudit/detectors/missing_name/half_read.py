"""Names of which only one part is read off its characters: Huang Zhengfeng for 黄乘风."""

from collections.abc import Iterator
from itertools import pairwise

from mtaudit.detectors.detector import Detector
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort
from mtaudit.finding import Confidence, Evidence, Finding
from mtaudit.glossary.term import primary
from mtaudit.names.chinese_people import spellings, surnames
from mtaudit.names.counterparts.unspaced import is_pinyin, is_syllable
from mtaudit.names.han import is_han, simplified
from mtaudit.names.keys import letters_key
from mtaudit.names.likeness import similarity
from mtaudit.names.readings.mandarin import pinyin
from mtaudit.spans import Span

_ALIKE = 0.8


def half_read(segment: Segment, detector: Detector) -> Iterator[Finding]:
    """Yield the given names that are no reading of what follows the surname, and the reverse."""
    if primary(segment.article.source_lang or "") != "zh":
        return
    for name in segment.names:
        if name.sort is not Sort.NAME:
            continue
        for (surname, first), (given, second) in pairwise(name.words):
            finding = _given(surname, given, second, segment, detector) or _surname(
                surname, given, first, segment, detector
            )
            if finding is not None:
                yield finding


def _given(
    surname: str, given: str, place: Span, segment: Segment, detector: Detector
) -> Finding | None:
    """Return what is wrong with a given name, of which the surname stands in the source."""
    source = segment.article.source or ""
    found, other = segment.found[surname], segment.found[given]
    syllables = _syllables(given)
    if not syllables or found.span is None or not _is_surname(found.span, source):
        return None
    following = Span(found.span.end, found.span.end + syllables)
    native = following.of(source)
    read = pinyin(native)
    if len(read) != syllables or not all(map(is_han, native)):
        return None
    if other.is_enough and (
        other.span is None
        or other.span != following
        or letters_key(given) in spellings(native)
        or not other.is_reading
    ):
        return None
    right = "".join(read).title()
    return detector.finding(
        place,
        f"“{given}” is no reading of {native}, which follows the surname in the source",
        Confidence.MEDIUM if similarity(given, right, "zh") >= _ALIKE else Confidence.LOW,
        suggestions=(right,),
        evidence=(
            Evidence("value", f"source: {native}, read {' '.join(read)}", source_span=following),
        ),
    )


def _surname(
    surname: str, given: str, place: Span, segment: Segment, detector: Detector
) -> Finding | None:
    """Return what is wrong with a surname, of which the given name stands in the source."""
    source = segment.article.source or ""
    found = segment.found[given].span
    if found is None or not segment.found[given].is_reading or len(found) < 2 or not found.start:
        return None
    before = Span(found.start - 1, found.start)
    native = before.of(source)
    if (
        not is_syllable(surname)
        or simplified(native) not in surnames()
        or letters_key(surname) in spellings(native)
        or letters_key(given) not in spellings(found.of(source))
        or any(letters_key(word.text) in spellings(native) for word in segment.words)
    ):
        return None
    right = pinyin(native, person=True)[0].title()
    return detector.finding(
        place,
        f"“{surname}” is no reading of {native}, the surname in the source",
        Confidence.MEDIUM,
        suggestions=(right,),
        evidence=(Evidence("value", f"source: {native}, read {right}", source_span=before),),
    )


def _is_surname(span: Span, source: str) -> bool:
    return len(span) == 1 and is_han(source[span.start])


def _syllables(given: str) -> int:
    """Return how many syllables of pinyin a given name has; none if it is spelt otherwise."""
    if is_syllable(given):
        return 1
    return 2 if is_pinyin(given) else 0
