"""Names of which only one part is read off its characters: Huang Zhengfeng for 黄乘风."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from typing import TypeAlias

from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort, TargetName
from mtaudit.finding import Confidence, Evidence
from mtaudit.names.chinese_people import spellings, surname_spellings, surnames
from mtaudit.names.counterparts.unspaced import is_pinyin, is_syllable
from mtaudit.names.counterparts.word import Counterpart
from mtaudit.names.han import is_han, simplified
from mtaudit.names.keys import letters_key
from mtaudit.names.likeness import similarity
from mtaudit.names.readings.mandarin import pinyin
from mtaudit.spans import Span

_Part: TypeAlias = tuple[str, Span]

_ALIKE = 0.8


def half_read(segment: Segment) -> Iterator[Sign]:
    """Yield the given names that are no reading of what follows the surname, and the reverse."""
    if segment.lang != "zh":
        return
    for name in segment.names:
        if name.sort is not Sort.NAME:
            continue
        pairs = pairwise(_with_surname(name, segment))
        signs = [_given(*pair, segment) for pair in pairs]
        signs += [_surname(*pair, segment) for pair in pairwise(name.words)]
        yield from filter(None, signs)


def _with_surname(name: TargetName, segment: Segment) -> list[_Part]:
    """Return the words of a name, and the syllable before it: Li is too short, Pan is a word."""
    start = name.words[0][1].start
    index = bisect_left(segment.words, start, key=attrgetter("start")) - 1
    before = segment.words[index] if index >= 0 else None
    if (
        before is None
        or before.end + 1 != start
        or not (before.text.istitle() and is_syllable(before.text))
    ):
        return list(name.words)
    if before.text not in segment.found:
        segment.found[before.text] = segment.counterparts.of(before.text)
    return [(before.text, Span(before.start, before.end)), *name.words]


def _given(surname: _Part, second: _Part, segment: Segment) -> Sign | None:
    """Return what is wrong with a given name, of which the surname stands in the source."""
    source = segment.article.source or ""
    given, place = second
    found, other = segment.found[surname[0]], segment.found[given]
    syllables = _syllables(given)
    start = _end_of_surname(surname[0], found.span, source)
    if not syllables or start is None or start + syllables > len(source):
        return None
    following = Span(start, start + syllables)
    native = following.of(source)
    read = pinyin(native)
    if len(read) != syllables or not all(map(is_han, native)):
        return None
    if letters_key(given) in spellings(native) or _is_elsewhere(other, following):
        return None
    right = "".join(read).title()
    return Sign(
        place,
        f"“{given}” is no reading of {native}, which follows the surname in the source",
        Confidence.MEDIUM if similarity(given, right, "zh") >= _ALIKE else Confidence.LOW,
        suggestions=(right,),
        evidence=(
            Evidence("value", f"source: {native}, read {' '.join(read)}", source_span=following),
        ),
    )


def _surname(first: _Part, second: _Part, segment: Segment) -> Sign | None:
    """Return what is wrong with a surname, of which the given name stands in the source."""
    source = segment.article.source or ""
    (surname, place), (given, _) = first, second
    found = segment.found[given].span
    if found is None or not segment.found[given].is_reading or len(found) < 2 or not found.start:
        return None
    before = Span(found.start - 1, found.start)
    native = before.of(source)
    if (
        not is_syllable(surname)
        or simplified(native) not in surnames()
        or letters_key(surname) in surname_spellings(native)
        or letters_key(given) not in spellings(found.of(source))
        or any(letters_key(word.text) in surname_spellings(native) for word in segment.words)
    ):
        return None
    right = pinyin(native + found.of(source), person=True)[0].title()
    return Sign(
        place,
        f"“{surname}” is no reading of {native}, the surname in the source",
        Confidence.MEDIUM,
        suggestions=(right,),
        evidence=(Evidence("value", f"source: {native}, read {right}", source_span=before),),
    )


def _end_of_surname(written: str, span: Span | None, source: str) -> int | None:
    """Return where a surname ends in the source: a name of one character, or the first of one."""
    if span is None or simplified(source[span.start]) not in surnames():
        return None
    if len(span) > 1 and letters_key(written) not in spellings(source[span.start]):
        return None
    return span.start + 1


def _is_elsewhere(found: Counterpart, given: Span) -> bool:
    """Tell whether a word stands for something else than the characters of a given name."""
    if not found.is_enough or found.span is None:
        return False
    return not found.span.overlaps(given) or (found.is_reading and found.span != given)


def _syllables(given: str) -> int:
    """Return how many syllables of pinyin a given name has; none if it is spelt otherwise."""
    if is_syllable(given):
        return 1
    return 2 if is_pinyin(given) else 0
