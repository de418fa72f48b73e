"""Ordinary words that are read like a name: "Auspicious Ruyi" for 《吉祥如意》, "Huang Moumou"."""

from collections.abc import Iterator

from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort
from mtaudit.finding import Confidence, Evidence
from mtaudit.names.counterparts.unspaced import is_pinyin, is_syllable
from mtaudit.names.exonyms import table
from mtaudit.names.glosses import meanings
from mtaudit.names.keys import letters_key
from mtaudit.names.readings.mandarin import pinyin
from mtaudit.spans import Span

_OPENING, _CLOSING = "《“「『", "》”」』"
_LONGEST_TITLE = 12  # characters
_SOMEBODY = "某"


def left_in_pinyin(segment: Segment) -> Iterator[Sign]:
    """Yield words of a name that are read off characters which are no name."""
    if segment.lang != "zh":
        return
    source = segment.article.source or ""
    for name in segment.names:
        if name.sort is not Sort.NAME:
            continue
        for word, place in name.words:
            found = segment.found.get(word)
            if found is None or found.span is None or not found.is_reading:
                continue
            native = found.span.of(source)
            if set(native) == {_SOMEBODY}:
                yield _somebody(place, native, found.span, segment)
            elif len(native) > 1 and _is_word(word, found.span, segment):
                yield _word(place, native, found.span, segment)


def _is_word(word: str, span: Span, segment: Segment) -> bool:
    """Tell whether characters are an ordinary word in a title, or in quotation marks."""
    source = segment.article.source or ""
    native = span.of(source)
    if not (is_pinyin(word) or is_syllable(word)) or any(
        match.span.overlaps(span) for match in segment.terms
    ):
        return False
    if native in table("han") or not _is_quoted(span, source):
        return False
    glosses = [gloss for gloss in meanings(native, "zh") if not gloss[:1].isupper()]
    read = letters_key("".join(pinyin(native)))
    return bool(glosses) and all(letters_key(gloss) != read for gloss in glosses)


def _is_quoted(span: Span, source: str) -> bool:
    before = source[max(0, span.start - _LONGEST_TITLE) : span.start]
    after = source[span.end : span.end + _LONGEST_TITLE]
    opened = max(before.rfind(char) for char in _OPENING)
    closed = max(before.rfind(char) for char in _CLOSING)
    return opened > closed and any(char in after for char in _CLOSING)


def _word(place: Span, native: str, span: Span, segment: Segment) -> Sign:
    written = place.of(segment.article.text)
    meant = meanings(native, "zh")[0]
    return Sign(
        place,
        f"“{written}” is the reading of {native}, an ordinary word ({meant})",
        Confidence.LOW,
        evidence=(Evidence("value", f"source: {native}, {meant}", source_span=span),),
    )


def _somebody(place: Span, native: str, span: Span, segment: Segment) -> Sign:
    written = place.of(segment.article.text)
    return Sign(
        place,
        f"“{written}” is no name: {native} stands for one that is not told",
        Confidence.MEDIUM,
        evidence=(Evidence("mechanism", f"the reading of {native}, somebody", source_span=span),),
    )
