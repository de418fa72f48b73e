"""Names of the glossary that are spelt by ear: Brinkin for 布林肯, Antony Blinken."""

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.lost import absent_terms, stands, without
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort, TargetName
from mtaudit.glossary import Kind, Match, Term
from mtaudit.names.keys import letters_key
from mtaudit.names.likeness import similarity
from mtaudit.names.romanisations import plausibility

_KINDS = frozenset({Kind.PERSON, Kind.PLACE})
_SAME = 0.85  # another spelling of the name, or of a part of it
_ROMANISED = 0.95
_SHORTEST = 4


def misheard(segment: Segment, context: Context) -> Iterator[Sign]:
    """Yield what sounds like a glossary's term of the source and is none of its forms."""
    if segment.lang != "zh":
        return
    terms = absent_terms(segment, context, _KINDS)
    if not terms:
        return
    source = segment.article.source or ""
    for name in segment.names:
        if name.sort is not Sort.NAME:
            continue
        for word, place in name.words:
            match = _meant(word, terms, segment)
            if (
                match is None
                or _is_fine(word, name, match.term)
                or _is_there(match.term, name, segment)
            ):
                continue
            native, english = match.span.of(source), match.term.canonical
            yield segment.disagreement(
                place,
                match.span,
                f"sounds like {native}, which is “{english}” in English",
                f"spelt by the sound of {native}",
                suggestions=(english,),
            )


def _meant(word: str, terms: list[Match], segment: Segment) -> Match | None:
    """Return the term whose characters a word sounds like."""
    if len(word) < _SHORTEST:
        return None
    found = segment.found.get(word)
    if found is None or found.span is None or found.is_reading or not found.is_enough:
        return None
    start, end = found.span.start, found.span.end
    return next(
        (
            match
            for match in terms
            if match.span.start <= start
            and end <= match.span.end
            and 2 * (end - start) > len(match.span)
        ),
        None,
    )


def _is_there(term: Term, name: TargetName, segment: Segment) -> bool:
    """Tell whether something like a term stands elsewhere in the translation: Venetian, Venice."""
    others = without(name, segment)
    return any(stands(form, others) for form in term.accepted)


def _is_fine(word: str, name: TargetName, term: Term) -> bool:
    """Tell whether a word is of the term's name, in whatever spelling."""
    forms = term.accepted
    if any(_is_same(word, part) for form in forms for part in form.replace("-", " ").split()):
        return True
    written = (word, " ".join(other for other, _ in name.words))
    return any(_is_same(one, form) or _is_romanised(one, term) for one in written for form in forms)


def _is_same(one: str, other: str) -> bool:
    if letters_key(one)[:_SHORTEST] == letters_key(other)[:_SHORTEST]:
        return True
    return max(similarity(one, other, "ru"), Indel.normalized_similarity(one, other)) >= _SAME


def _is_romanised(written: str, term: Term) -> bool:
    return any(
        plausibility(written, form, lang, term.kind.value) >= _ROMANISED
        for lang, forms in term.native
        if lang != "zh"
        for form in forms
    )
