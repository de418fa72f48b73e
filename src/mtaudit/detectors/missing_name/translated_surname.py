"""Surnames that are put by what they mean: Sergei Frost for Сергей Морозов."""

from collections.abc import Iterator

from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.capitals import is_common
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort
from mtaudit.names.counterparts.likeness import alike
from mtaudit.names.cyrillic_cases import LANGUAGES
from mtaudit.names.keys import letters_key
from mtaudit.names.readings import cyrillic
from mtaudit.spans import Span
from mtaudit.text import is_space, words

_RENDERED = 0.6
_SHORTEST = 3


def translated_surname(segment: Segment) -> Iterator[Sign]:
    """Yield ordinary words right after a given name, where the source has another name."""
    if segment.lang not in LANGUAGES:
        return
    text, source = segment.article.text, segment.article.source or ""
    for name in segment.names:
        if name.sort is not Sort.NAME or not name.others:
            continue
        given, place = name.words[-1]
        after = [span for _, span in name.others if span.start > place.start]
        if not after or not is_space(text, place.end, after[0].start):
            continue
        native = _following(given, segment)
        if native is None or _is_there(native, segment):
            continue
        span = Span(after[0].start, after[-1].end)
        if not any(segment.counterparts.of(word.text).is_enough for word in words(span.of(text))):
            yield segment.disagreement(
                span,
                native,
                f"stands where the source has the name “{native.of(source)}”",
                "ordinary words after a given name",
            )


def _following(given: str, segment: Segment) -> Span | None:
    """Return where the source has a name right after a given name, with a capital letter."""
    found = segment.found.get(given)
    if found is None or found.span is None or not found.is_enough or found.english:
        return None  # a country or a city, after which a person may be named
    source = segment.article.source or ""
    for word in words(source[found.span.end : segment.source.end]):
        span = Span(found.span.end + word.start, found.span.end + word.end)
        is_name = word.text[0].isupper() and len(word.text) >= _SHORTEST
        if not is_name or is_common(word.text, segment.lang):
            return None
        return span if is_space(source, found.span.end, span.start) else None
    return None


def _is_there(native: Span, segment: Segment) -> bool:
    """Tell whether a word of the translation is like a name of the source."""
    written = native.of(segment.article.source or "")
    read = [letters_key(latin) for _, latin in cyrillic.romanisations(written, segment.lang)]
    return any(
        alike(letters_key(word.text), one) >= _RENDERED
        for word in segment.words
        if word.text[0].isupper()
        for one in read
    ) or any(match.span.overlaps(native) for match in segment.terms)
