"""Foreign names that are spelt as their characters are read: Grivori for 格里沃里."""

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort
from mtaudit.finding import Confidence
from mtaudit.lexicon import is_given_name
from mtaudit.names.exonyms import SCRIPTS, is_known
from mtaudit.names.keys import letters_key
from mtaudit.names.readings.mandarin import pinyin
from mtaudit.names.tables import packed_table
from mtaudit.spans import Span

_LIKE_PINYIN = 0.8
_NOT_TOLD_APART = str.maketrans("rv", "lw")  # by Chinese syllables
_SHORTEST = 6  # letters; short real names are as like: Wesel, 韦瑟尔
_FEWEST, _FEWEST_IF_READ = 3, 4  # characters; a name of three may be Chinese, and read so


def spelt_in_pinyin(segment: Segment, context: Context) -> Iterator[Sign]:
    """Yield names of no list that are spelt nearly as the characters of a foreign name are read.

    What is spelt by somebody who does not know the name keeps the syllables that Chinese had to put
    in. A real name seldom has them, and the lists have many that do, such as Santana.
    """
    if segment.lang != "zh":
        return
    source = segment.article.source or ""
    for name in segment.names:
        if name.sort is not Sort.NAME or context.in_headline(name.span):
            continue
        for word, place in name.words:
            found = segment.found.get(word)
            if found is None or found.span is None or not found.is_enough or found.english:
                continue
            if len(word) < _SHORTEST:
                continue
            if _is_foreign(found.span, found.is_reading, segment) and not _is_real(word):
                native = found.span.of(source)
                read = "".join(pinyin(native))
                if Indel.normalized_similarity(_key(word), _key(read)) >= _LIKE_PINYIN:
                    yield _sign(place, found.span, segment)


def _key(word: str) -> str:
    return letters_key(word).translate(_NOT_TOLD_APART)


def _is_foreign(span: Span, is_reading: bool, segment: Segment) -> bool:
    """Tell whether characters spell a foreign name that no glossary and no table knows."""
    native = span.of(segment.article.source or "")
    known = [match.span for match in segment.terms]
    known += [one.span for one in segment.counterparts.names()]
    return (
        len(span) >= (_FEWEST_IF_READ if is_reading else _FEWEST)
        and all(map(packed_table("loan_characters").columns, native))
        and not any(span.overlaps(one) for one in known)
    )


def _is_real(word: str) -> bool:
    """Tell whether a word is known as somebody's name, or as a place's."""
    return (
        is_given_name(word)
        or letters_key(word) in packed_table("surnames")
        or any(is_known(word, script) for script in SCRIPTS)
    )


def _sign(place: Span, span: Span, segment: Segment) -> Sign:
    native = span.of(segment.article.source or "")
    read = "".join(pinyin(native))
    return segment.disagreement(
        place,
        span,
        f"is spelt as {native} is read ({read}); as a name it is not known",
        f"nearly the reading of {native}, {read}",
        Confidence.LOW,
    )
