"""Terms of the glossary that another name, or half of their own, stands for."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import Indel

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.lost import absent_terms
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort, TargetName
from mtaudit.glossary import Kind, Match, Term
from mtaudit.names.counterparts.find import UNSPACED
from mtaudit.names.keys import letters_key
from mtaudit.names.romanisations import plausibility
from mtaudit.spans import Span
from mtaudit.text import without_possessive

# Of places and countries that are not there by name, most are there by an adjective or as "our
# country"; of ministries, by their minister. The others are nearly always there or wrong.
_KINDS = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.OUTLET, Kind.EVENT})
_LANGUAGES = UNSPACED | {"ar", "ko", "ru", "uk"}
_ALIKE = 0.8
_ROMANISED = 0.95
_STEM = 5
_FAR = 0.5  # of a segment
# Endings that make two Slavic surnames of one beginning different ones.
_SURNAMES = ("enko", "enka", "ich", "ova", "eva", "ov", "ev", "in", "ina", "uk", "sky", "skaya")
_SMALL = frozenset("of the and for in on to de da del von van der bin al".split())


def other_term(segment: Segment, context: Context) -> Iterator[Sign]:
    """Yield what stands for terms of the glossary that a segment's source has and its text not."""
    if segment.lang not in _LANGUAGES:
        return
    wanted: dict[str, Match] = {}
    for match in absent_terms(segment, context, _KINDS):
        wanted.setdefault(match.term.id, match)
    if not wanted:
        return
    known = {letters_key(form) for match in segment.terms for form in match.term.accepted}
    taken: set[Span] = set()
    for match in wanted.values():
        share = segment.share_of_source(match.span)
        near = [
            (not is_half, far, span, how)
            for span, is_half, how in _stand_ins(match, segment, context, known)
            if span not in taken and (far := abs(segment.share_of_target(span) - share)) <= _FAR
        ]
        if near:
            _, _, span, how = min(near)
            taken.add(span)
            yield _sign(span, match, how, segment)


def _stand_ins(
    match: Match, segment: Segment, context: Context, known: set[str]
) -> Iterator[tuple[Span, bool, str]]:
    """Yield the names that may stand for a term, each with whether it is half of it."""
    text, kind = segment.article.text, match.term.kind
    forms = [_keys(form) for form in match.term.accepted]
    for name in segment.names:
        span = _without_title(name) if kind is Kind.PERSON else name.span
        written = span.of(text)
        keys = _keys(written)
        if (
            not keys
            or letters_key(written) in known
            or _is_same(keys, forms)
            or not (how := _how(name, keys, match, forms, segment))
            or _is_romanised(written, match.term)
            or _is_other_source_name(keys, match, segment)
        ):
            continue
        yield span, name.sort is not Sort.ACRONYM, how
    for other in context.matches_in(segment.target):
        if (
            other.status.is_accepted
            and other.term.kind is kind
            and other.term.id not in {one.term.id for one in segment.terms}
            and letters_key(other.form) not in known
            and not _is_same(_keys(other.form), forms)
            and not _is_other_source_name(_keys(other.form), match, segment)
        ):
            yield other.span, False, "another name of the glossary, which the source has not"


def _how(
    name: TargetName,
    keys: tuple[str, ...],
    match: Match,
    forms: list[tuple[str, ...]],
    segment: Segment,
) -> str:
    """Return how a name may stand for a term; empty if it does not look so."""
    kind = match.term.kind
    if name.sort is Sort.ACRONYM:
        acronym = name.span.of(segment.article.text)
        if kind is Kind.ORGANISATION and _is_strange_acronym(acronym, segment):
            return "an acronym that is short for no name of the source"
        return ""
    if _is_half(keys, forms, kind) or _is_half_read(name, match, forms, segment):
        return "some of its words, and another one"
    return ""


def _without_title(name: TargetName) -> Span:
    """Return the span of a person's name without the ordinary words before it: Prime Minister."""
    return Span(name.words[0][1].start, name.span.end)


def _is_strange_acronym(acronym: str, segment: Segment) -> bool:
    """Tell whether an acronym has three letters or more and is short for no term of the source."""
    initials = {
        "".join(key[0] for key in _keys(form))
        for match in segment.terms
        for form in match.term.accepted
    }
    return len(acronym) > 2 and acronym.lower() not in initials


def _is_half(keys: tuple[str, ...], forms: Iterable[tuple[str, ...]], kind: Kind) -> bool:
    """Tell whether a name has a word of a form, and another word where the form has its own."""
    for form in forms:
        shared = sum(any(_is_like(key, word) for word in form) for key in keys)
        if kind is Kind.PERSON:
            if shared and len(form) > 1:
                return True
        elif 2 * shared >= max(len(form), len(keys)) and (
            shared > 1 or _is_like(keys[-1], form[-1])
        ):
            return True
    return False


def _is_half_read(
    name: TargetName, match: Match, forms: Iterable[tuple[str, ...]], segment: Segment
) -> bool:
    """Tell whether a person's name has a word that is read off the source, and one of its own."""
    if match.term.kind is not Kind.PERSON or segment.lang in UNSPACED:
        return False
    read = strange = False
    for word, _ in (*name.words, *name.others):
        found = segment.found.get(word) or segment.counterparts.of(word)
        if found.is_enough:
            read = read or (found.span is not None and found.span.overlaps(match.span))
        else:
            key = letters_key(word)
            strange = strange or not any(_is_like(key, part) for form in forms for part in form)
    return read and strange


def _is_other_source_name(keys: tuple[str, ...], match: Match, segment: Segment) -> bool:
    """Tell whether all words of a name stand elsewhere in the source."""
    return all(
        (found := segment.counterparts.of(key.title())).is_enough
        and found.span is not None
        and not found.span.overlaps(match.span)
        for key in keys
    )


def _is_same(keys: tuple[str, ...], forms: Iterable[tuple[str, ...]]) -> bool:
    """Tell whether a name is a form, a part of one, or one with something more."""
    joined = "".join(keys)
    return any(
        joined == "".join(form)
        or _covers(form, keys)
        or _covers(keys, form)
        or (len(keys) == len(form) == 1 and (joined in form[0] or form[0] in joined))
        for form in forms
    )


def _is_romanised(written: str, term: Term) -> bool:
    """Tell whether a name is one of a term's native forms in another romanisation."""
    return any(
        plausibility(written, form, lang, term.kind.value) >= _ROMANISED
        for lang, forms in term.native
        for form in forms
    )


def _covers(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether each word of a name is in another."""
    return all(any(_is_like(word, key) for key in other) for word in one)


def _is_like(one: str, other: str) -> bool:
    """Tell whether two words are one, but for their endings: China, Chinese."""
    if one[:_STEM] == other[:_STEM] and abs(len(one) - len(other)) < _STEM - 1:
        if one.endswith(_SURNAMES) and other.endswith(_SURNAMES):
            return Indel.normalized_similarity(one, other) >= _ALIKE  # Lukashevich, Lukashenko
        return len(one) >= _STEM or one == other
    return Indel.normalized_similarity(one, other) >= _ALIKE


@lru_cache(maxsize=16384)
def _keys(form: str) -> tuple[str, ...]:
    words = (without_possessive(word) for word in form.replace("-", " ").split())
    return tuple(key for word in words if word.lower() not in _SMALL and (key := letters_key(word)))


def _sign(span: Span, match: Match, how: str, segment: Segment) -> Sign:
    native, english = match.span.of(segment.article.source or ""), match.term.canonical
    return segment.disagreement(
        span,
        match.span,
        f"stands where the source has “{native}” ({english}), which is nowhere here",
        how,
        suggestions=(english,),
    )
