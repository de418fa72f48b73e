"""Names that keep the case in which the source has them: Elena Ivanovoy for Елены Ивановой."""

from collections.abc import Iterator

from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort
from mtaudit.names.cyrillic_cases import LANGUAGES
from mtaudit.names.keys import letters_key
from mtaudit.names.readings import cyrillic
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

# Endings in which no name is the subject of a sentence, and what they stand for.
_ENDINGS = (
    (Pattern("(?<=с)(?:кого|кому|ким)$"), "кий"),
    (Pattern("(?<=с)(?:ького|ькому|ьким)$"), "ький"),
    (Pattern("(?<=[оеє]в)(?:ым|им)$"), ""),
)
# Those of a woman's name, after her given name in such a case: Лановой is a man's own name.
_FEMININE = (
    (Pattern("(?<=[оеєі]в|ин|ін)(?:ой|ої|ою|у)$"), "а"),
    (Pattern("(?<=ск|цк)(?:ой|ую)$"), "ая"),
    (Pattern("(?<=ськ|цьк)(?:ої|ій|у|ою)$"), "а"),
)
_OF_HER = Pattern(r"\w(?:[ыиіїеєую]|[оеі]й)\s$")


def case_kept(segment: Segment) -> Iterator[Sign]:
    """Yield names that are read off the source with the ending of an object or a possessor."""
    if segment.lang not in LANGUAGES:
        return
    source = segment.article.source or ""
    for name in segment.names:
        if name.sort is not Sort.NAME:
            continue
        for word, place in name.words:
            found = segment.found.get(word)
            if found is None or found.span is None:
                continue
            native = found.span.of(source)
            subject = _as_subject(native, source[: found.span.start])
            if subject and _is_read_off(word, native, segment.lang):
                yield _sign(place, subject, found.span, segment)


def _as_subject(native: str, before: str) -> str:
    """Return a name as the subject of a sentence; nothing if it may well be that already."""
    endings: tuple[tuple[Pattern, str], ...] = (
        *_ENDINGS,
        *(_FEMININE if _OF_HER.search(before[-4:]) else ()),
    )
    for ending, usual in endings:
        if ending.search(native):
            return ending.sub(usual, native)
    return ""


def _is_read_off(word: str, native: str, lang: str) -> bool:
    key = letters_key(word)
    return any(letters_key(latin) == key for _, latin in cyrillic.romanisations(native, lang))


def _sign(place: Span, subject: str, span: Span, segment: Segment) -> Sign:
    native = span.of(segment.article.source or "")
    right = cyrillic.romanisations(subject, segment.lang)[0][1].title()
    return segment.disagreement(
        place,
        span,
        f"keeps the case of {native}, which is {subject}",
        f"{native} read as it is inflected",
        suggestions=(right,),
    )
