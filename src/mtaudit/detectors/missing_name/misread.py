"""Names that are read off their characters where English has another name for them."""

from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.detectors.missing_name.lost import is_rendered
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.finding import Confidence, Evidence, Finding
from mtaudit.names.counterparts.word import SourceName
from mtaudit.names.exonyms import script_of
from mtaudit.spans import Span


def misread(segment: Segment, context: Context, detector: Detector) -> Iterator[Finding]:
    """Yield the readings of names that a table or a glossary knows by another name."""
    source = segment.article.source or ""
    if segment.lang != "zh":
        return
    for original in segment.counterparts.names():
        native = original.span.of(source)
        if not (original.is_listed and original.is_certain) or script_of(native) != "han":
            continue
        read = _readings(original, segment)
        if not read or is_rendered(original, segment, context):
            continue
        span = Span(read[0].start, read[-1].end)
        if "\n" in span.of(segment.article.text) or len(span) > 3 * sum(map(len, read)):
            span = read[0]
        yield detector.finding(
            span,
            f"“{span.of(segment.article.text)}” is a reading of {native}, "
            f"which is “{original.english}” in English",
            Confidence.MEDIUM,
            suggestions=(original.english,),
            evidence=(
                Evidence("mechanism", f"a reading of the characters {native}", span=span),
                Evidence("value", f"source: {native}", source_span=original.span),
            ),
        )


def _readings(original: SourceName, segment: Segment) -> list[Span]:
    """Return the words of the translation that are read off a name's characters, in order."""
    found = [
        place
        for name in segment.names
        for word, place in name.words
        if (one := segment.found.get(word)) is not None
        and one.is_reading
        and one.span is not None
        and original.span.start <= one.span.start
        and one.span.end <= original.span.end
        and len(one.span) > 1
    ]
    return sorted(found)
