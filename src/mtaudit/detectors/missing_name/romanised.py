"""Names with a form of their own in English that are spelt off the source: Vashington, Reondeon."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from rapidfuzz.distance import Indel

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.lost import stands, without
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort, TargetName
from mtaudit.glossary import Kind, Term
from mtaudit.names.counterparts.word import Counterpart
from mtaudit.names.cyrillic_cases import LANGUAGES as INFLECTING
from mtaudit.names.english_names import english_people
from mtaudit.names.exonyms import english_names_of_inflected, script_of
from mtaudit.names.keys import letters_key
from mtaudit.names.readings import korean
from mtaudit.names.romanisations import romanisations
from mtaudit.spans import Span

_LANGUAGES = frozenset("ar ko ru uk".split())
_KINDS = frozenset({Kind.PERSON, Kind.PLACE, Kind.COUNTRY, Kind.ORGANISATION, Kind.OUTLET})
_READ = 0.9  # as like as a word must be to what the source has, read letter by letter
_SAME = 0.9  # as like as another spelling is
_AT_HOME = {"ru": 0.97, "uk": 0.97, "ko": 0.9, "ar": 1.0}
_SHORTEST = 4
_OPENING_QUOTES = tuple("\"'“”„«‘")


def romanised(segment: Segment, context: Context) -> Iterator[Sign]:
    """Yield words that are read off the script of the source where English has another name."""
    if segment.lang not in _LANGUAGES:
        return
    for name in segment.names:
        if name.sort is Sort.PHRASE:
            continue
        spelt = [
            (place, found.span, known[0])
            for word, place in name.words
            if (found := segment.found.get(word) or segment.counterparts.of(word)).span is not None
            and _is_read_off(word, found, segment)
            and (known := _english(word, found.span, name, segment, context))
        ]
        for english, group in groupby(spelt, lambda one: one[2]):
            yield _sign(english, tuple(group), segment)


def _english(
    word: str, span: Span, name: TargetName, segment: Segment, context: Context
) -> tuple[str, ...]:
    """Return what a word should be that is read off the source; nothing if it is fine."""
    known, term = _known(span, segment, context)
    if not known or _is_fine(word, known, term, segment):
        return ()
    rest = without(name, segment)
    return () if any(stands(form, rest) for form in known) else known


def _is_read_off(word: str, found: Counterpart, segment: Segment) -> bool:
    """Tell whether a word is like what the source has by its letters, and is no listed name."""
    span = found.span
    if span is None or found.english or found.likeness < _READ or len(word) < _SHORTEST:
        return False
    source = segment.article.source or ""
    return script_of(span.of(source)) != "latin" and not source[
        span.start - 1 : span.start
    ].startswith(_OPENING_QUOTES)  # the ship “Moskva”


def _known(span: Span, segment: Segment, context: Context) -> tuple[tuple[str, ...], Term | None]:
    """Return the English names of what stands at a place of the source, and whose they are.

    Nothing where the glossary has two terms, or a term that the article names rightly. What only
    the tables know may have been called otherwise in Cyrillic not long ago: Уральск, Oral.
    """
    matches = [match for match in segment.terms if match.span.overlaps(span)]
    if matches:
        term = matches[0].term
        if len(matches) > 1 or term.kind not in _KINDS or term.id in context.mentions:
            return (), None
        return term.accepted, term
    native = span.of(segment.article.source or "")
    if people := english_people(native, segment.lang):
        return people, None
    listed = tuple(segment.counterparts.listed(span))
    if segment.lang not in INFLECTING or not listed:
        return listed, None
    cases = english_names_of_inflected(native, "cyrillic", as_case=True)
    if listed[0] not in cases:
        return (), None
    named = context.glossary.accepted_forms("en").get(listed[0])
    return (listed, named) if named and named.native_forms(segment.lang) else ((), None)


def _is_fine(word: str, known: tuple[str, ...], term: Term | None, segment: Segment) -> bool:
    """Tell whether a word is of one of the names, in whatever spelling, or as good as they are."""
    own = _sound(word)
    parts = [part for form in known for part in (form, *form.replace("-", " ").split())]
    if segment.lang == "ar":  # vowels that nobody wrote are everybody's own
        return not _is_bare(word) or own in map(_sound, parts)
    if any(Indel.normalized_similarity(own, _sound(part)) > _SAME for part in parts):
        return True
    return term is not None and _is_at_home(term, segment.lang)


def _is_bare(word: str) -> bool:
    """Tell whether a word has hardly a vowel."""
    return 5 * sum(char in "aeiou" for char in word.lower()) <= len(word)


@lru_cache(maxsize=4096)
def _is_at_home(term: Term, lang: str) -> bool:
    """Tell whether a name's own English form is read off a native one: then others may be, too."""
    natives = [(lang, form) for form in term.native_forms(lang)]
    if lang in INFLECTING:
        natives = [(of, form) for of in INFLECTING for form in term.native_forms(of)]
    return any(
        Indel.normalized_similarity(_sound(read), _sound(form)) >= _AT_HOME[lang]
        for of, native in natives
        for read in romanisations(native, of, term.kind.value)
        for form in term.accepted
    ) or (
        lang == "ko"
        and term.kind is Kind.PERSON
        and any(korean.is_personal(form) for _, form in natives)
    )


def _sound(word: str) -> str:
    letters = letters_key(word).replace("y", "i").replace("j", "i")
    return "".join(char for at, char in enumerate(letters) if char != letters[at - 1 : at])


def _sign(english: str, words: tuple[tuple[Span, Span, str], ...], segment: Segment) -> Sign:
    place = Span(words[0][0].start, words[-1][0].end)
    span = Span(min(one.start for _, one, _ in words), max(one.end for _, one, _ in words))
    native = span.of(segment.article.source or "")
    right = english if len(words) > 1 else _part(english, place.of(segment.article.text))
    return segment.disagreement(
        place,
        span,
        f"is {native} letter by letter, which is “{english}” in English",
        f"{native} read letter by letter",
        suggestions=(right,),
    )


def _part(english: str, written: str) -> str:
    """Return the word of an English name that stands for one of the translation."""
    own = _sound(written)
    return max(
        english.split(), key=lambda part: Indel.normalized_similarity(own, _sound(part))
    ).strip(",")
