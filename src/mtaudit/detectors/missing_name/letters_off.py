"""Names of Russian and Ukrainian sources that are a letter off: Puryaev for Пурясев."""

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort
from mtaudit.names.cyrillic_cases import LANGUAGES
from mtaudit.names.exonyms import is_known
from mtaudit.names.readings import cyrillic
from mtaudit.names.slavic_sounds import cyrillic_sound, latin_sound, stem_at_home
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import words

_SHORTEST, _SHORTEST_STEM = 6, 5
_ENDING = 2  # sounds at the end of a stem in which a slip may be another ending
_RUSSIAN_VOWELS = Pattern("[eo]")  # Дніпро, Dnepr: places of Ukraine have Russian names as well


class _Home(NamedTuple):
    """A word of the source that sounds in English as it is written."""

    span: Span
    stem: str
    sound: str


def letters_off(segment: Segment, context: Context) -> Iterator[Sign]:
    """Yield the words that sound like no name of the source, and nearly like one that is."""
    if segment.lang not in LANGUAGES:
        return
    found = tuple(_capitalised(segment))
    homes = [home for one in found if (home := _home(one, segment)) is not None]
    if not homes:
        return
    sounds = {cyrillic_sound(span.of(segment.article.source or "")) for span in found}
    for name in segment.names:
        if name.sort is not Sort.NAME:
            continue
        for word, place in name.words:
            if len(word) < _SHORTEST or not word.isalpha() or not word.isascii():
                continue
            if is_known(word, "cyrillic") or context.is_accepted(place):
                continue
            sound = latin_sound(word)
            if sound in sounds:
                continue
            near = [home for home in homes if _off(sound, home) <= 1]
            if len({home.sound for home in near}) == 1 and _is_slip(sound, near[0], segment.lang):
                yield _sign(word, place, near[0], segment)


def _capitalised(segment: Segment) -> Iterator[Span]:
    start = segment.source.start
    for word in words(segment.source.of(segment.article.source or "")):
        if word.text[0].isupper():
            yield Span(start + word.start, start + word.end)


def _home(span: Span, segment: Segment) -> _Home | None:
    if any(match.span.overlaps(span) for match in segment.terms):
        return None  # the glossary says how it is written
    stem = stem_at_home(span.of(segment.article.source or ""), segment.lang)
    sound = cyrillic_sound(stem)
    return _Home(span, stem, sound) if len(sound) >= _SHORTEST_STEM else None


def _off(sound: str, home: _Home) -> int:
    """Return how many letters a word is off a name, what is put after its stem aside."""
    size = len(home.sound)
    return min(
        DamerauLevenshtein.distance(home.sound, sound[:end]) for end in (size - 1, size, size + 1)
    )


def _is_slip(sound: str, home: _Home, lang: str) -> bool:
    """Tell whether a letter is off that neither schemes nor cases nor Russian forms change."""
    inner = len(home.sound) - _ENDING
    if sound[0] != home.sound[0] or sound[:inner] == home.sound[:inner]:
        return False
    if not _off(sound, home):
        return False
    if lang != "uk":
        return True
    one, other = (_RUSSIAN_VOWELS.sub("i", written) for written in (sound, home.sound))
    return _off(one, home._replace(sound=other)) > 0


def _sign(word: str, place: Span, home: _Home, segment: Segment) -> Sign:
    right = cyrillic.romanisations(home.stem, segment.lang)[0][1]
    at = word.rfind(right[-_ENDING:])
    suggestions = (f"{right.title()}{word[at + _ENDING :]}",) if at > 0 else ()
    return segment.disagreement(
        place,
        home.span,
        f"is a letter off {home.span.of(segment.article.source or '')} in the source",
        "a letter that no romanisation of the name has, or one that is lost",
        suggestions=suggestions,
    )
