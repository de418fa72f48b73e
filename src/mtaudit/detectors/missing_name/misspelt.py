"""Names of the glossary that are a letter or two off: Funio Kishida for 岸田文雄, Fumio Kishida."""

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort, TargetName
from mtaudit.glossary import Kind, Match, Term
from mtaudit.lexicon import is_ordinary
from mtaudit.names.confusions import fold
from mtaudit.names.cyrillic_cases import LANGUAGES as INFLECTING
from mtaudit.names.keys import letters_key
from mtaudit.names.romanisations import plausibility
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_KINDS = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.OUTLET})
_SHORTEST, _LONG = 5, 8  # letters; a long word may have two of them wrong
_FAR = 0.5  # of a segment
_ROMANISED = 0.95
_VOWELS = frozenset("aeiouy")
_SPELT_BY_SOUND = frozenset("ar be bg fa he hi ko ru sr uk".split())  # scripts with many schemes
# Two spellings of one sound, in names from anywhere.
_SAME_SOUND = (
    ("ph", "f"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ck", "k"), ("q", "k"),
    ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"), ("y", "i"),
    ("j", "i"), ("w", "v"), ("tz", "ts"), ("oe", "o"), ("ue", "u"), ("ae", "a"), ("oh", "o"),
    ("ah", "a"),
)  # fmt: skip
_DOUBLED = Pattern(r"(.)\1+")


def misspelt(segment: Segment, context: Context) -> Iterator[Sign]:
    """Yield words that are nearly a word of a glossary's term which the source has, and are not."""
    terms = list(segment.sole_terms(_KINDS))  # English has their names as they are
    if not terms:
        return
    source = segment.source.of(segment.article.source or "")
    for name in segment.names:
        if name.sort is not Sort.NAME:
            continue
        for word, place in name.words:
            if (
                len(word) < _SHORTEST
                or word in source
                or _is_another(word, place, segment, context)
            ):
                continue
            share = segment.share_of_target(place)
            for match in terms:
                if abs(segment.share_of_source(match.span) - share) > _FAR:
                    continue
                if match.term.id in context.mentions and not _has_a_word(name, match.term):
                    continue
                right = _nearly(word, match.term)
                if right and not _is_of_another_case(word, right, segment.lang):
                    yield _sign(place, right, match, segment)
                    break


def _has_a_word(name: TargetName, term: Term) -> bool:
    """Tell whether a name has one of the words of a person's: the surname beside the slip."""
    own = {letters_key(word) for word, _ in name.words}
    return term.kind is Kind.PERSON and any(
        letters_key(part) in own for part in term.canonical.split()
    )


def _is_another(word: str, place: Span, segment: Segment, context: Context) -> bool:
    """Tell whether a word is one of another name: of the source's, or that the glossary knows."""
    if any(match.status.is_accepted for match in context.matches_in(place)):
        return True
    found = segment.found.get(word)
    return (
        found is not None
        and found.span is not None
        and (found.likeness == 1 or found.is_reading)
        and not any(match.span.overlaps(found.span) for match in segment.terms)
    ) or any(
        letters_key(word) == letters_key(part)
        for match in segment.terms
        for form in match.term.accepted
        for part in form.replace("-", " ").split()
    )


def _nearly(word: str, term: Term) -> str:
    """Return the word of a term that another is a slip of, if any: no other spelling of it."""
    key = letters_key(word)
    for form in term.accepted:
        for part in form.replace("-", " ").split():
            wanted = letters_key(part)
            if len(wanted) < _SHORTEST or is_ordinary(part) or _is_inflected(key, wanted):
                continue
            most = 2 if min(len(key), len(wanted)) >= _LONG else 1
            off = DamerauLevenshtein.distance(key, wanted, score_cutoff=most)
            if 0 < off <= most and not _is_same_name(word, part, term):
                return part
    return ""


def _is_inflected(one: str, other: str) -> bool:
    """Tell whether two words may differ by an ending only: Kurdish, Kurdistan."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) < len(longer) and longer.startswith(shorter[:-1])


def _is_of_another_case(one: str, other: str, lang: str) -> bool:
    """Tell whether one source form may be of both: Ивановой of Ivanova, and of Ivanovo."""
    if lang not in INFLECTING:
        return False
    return one[:-1] == other[:-1] and {one[-1], other[-1]} <= _VOWELS


def _is_same_name(word: str, part: str, term: Term) -> bool:
    """Tell whether two spellings are of one sound, or both of one native form."""
    return _sound(word) == _sound(part) or any(
        plausibility(word, native, lang, term.kind.value) >= _ROMANISED
        for lang, forms in term.native
        if lang in _SPELT_BY_SOUND
        for form in forms
        for native in form.split()
    )


@lru_cache(maxsize=16384)
def _sound(word: str) -> str:
    letters = fold(word, "ja")
    for written, sound in _SAME_SOUND:
        letters = letters.replace(written, sound)
    return _DOUBLED.sub(r"\1", letters)


def _sign(place: Span, right: str, match: Match, segment: Segment) -> Sign:
    native = match.span.of(segment.article.source or "")
    return segment.disagreement(
        place,
        match.span,
        f"is nearly “{right}” of {native}, which is “{match.term.canonical}” in English",
        f"a slip of “{right}”",
        suggestions=(right,),
    )
