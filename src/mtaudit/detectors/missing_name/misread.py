"""Names that are read off their characters where English has another name for them."""

from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.lost import is_rendered, stands
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.glossary import Kind
from mtaudit.names.counterparts.word import Counterpart, SourceName
from mtaudit.names.exonyms import script_of
from mtaudit.names.keys import letters_key
from mtaudit.names.readings.mandarin import pinyin
from mtaudit.spans import Span
from mtaudit.text import without_possessive


def misread(segment: Segment, context: Context) -> Iterator[Sign]:
    """Yield the readings of names that a table or a glossary knows by another name."""
    source = segment.article.source or ""
    if segment.lang != "zh":
        return
    for original in segment.counterparts.names():
        native = original.span.of(source)
        if not (original.is_listed and original.is_certain) or script_of(native) != "han":
            continue
        read = _readings(original, segment)
        if not read or _is_rendered(original, read, segment, context):
            continue
        span = Span(read[0].start, read[-1].end)
        if "\n" in span.of(segment.article.text) or len(span) > 3 * sum(map(len, read)):
            span = read[0]
        yield segment.disagreement(
            span,
            original.span,
            f"is a reading of {native}, which is “{original.english}” in English",
            f"a reading of the characters {native}",
            suggestions=(original.english,),
        )


def _readings(original: SourceName, segment: Segment) -> list[Span]:
    """Return the words of the translation that are read off a name's characters, in order."""
    native = original.span.of(segment.article.source or "")
    if whole := whole_reading(native, segment):
        return whole
    found = sorted(
        (place, one)
        for name in segment.names
        for word, place in name.words
        if (one := segment.found.get(word)) is not None
        and one.is_reading
        and one.span is not None
        and original.span.start <= one.span.start
        and one.span.end <= original.span.end
    )
    if not any(len(one.span or ()) > 1 for _, one in found):
        return []
    return [place for place, one in found if len(one.span or ()) > 1 or _is_first(one, original)]


def whole_reading(native: str, segment: Segment) -> list[Span]:
    """Return the words of the translation that are all of a name's pinyin, surname included."""
    wanted = "".join(pinyin(native, person=True))
    for size in range(1, len(wanted) + 1):
        for start in segment.places.get(wanted[:size], ()):
            done, spans = "", []
            for word in segment.words[start : start + len(native)]:
                bare = without_possessive(word.text)
                done += letters_key(bare)
                spans.append(Span(word.start, word.start + len(bare)))
                if done == wanted:
                    return spans
    return []


def _is_first(one: Counterpart, original: SourceName) -> bool:
    """Tell whether a word is read off the first character of a name: a surname."""
    return one.span is not None and one.span.start == original.span.start


def _is_rendered(
    original: SourceName, read: list[Span], segment: Segment, context: Context
) -> bool:
    """Tell whether a name is there by one of its English forms, or is read as it should be.

    A person of the glossary may have a name that is like the reading, as Hsia is like Xia. The
    words that are read off the characters are no sign of it, nor are those of other terms.
    """
    term = next((match for match in segment.terms if match.span == original.span), None)
    if term is None or term.term.kind is not Kind.PERSON:
        return is_rendered(original, segment, context)
    text = segment.article.text
    written = letters_key("".join(span.of(text) for span in read))
    forms = term.term.accepted
    if term.term.id in context.mentions or any(written in letters_key(form) for form in forms):
        return True
    taken = [*read, *(one.span for one in context.matches_in(segment.target))]
    offsets = {offset for span in taken for offset in range(span.start, span.end)}
    others = tuple(word for word in segment.words if word.start not in offsets)
    return any(stands(form, others) for form in forms)
