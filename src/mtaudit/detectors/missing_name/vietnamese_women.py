"""Vietnamese women who are read in Mandarin: Ruan Shijinyin for 阮氏金银, Nguyen Thi Kim Ngan."""

from collections.abc import Iterator

from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort, TargetName
from mtaudit.finding import Confidence, Evidence
from mtaudit.names.han import simplified, vietnamese
from mtaudit.names.keys import letters_key
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_LAND = "越南"
# Thị (氏) between a surname of Vietnam and what is no clan, group or dynasty.
_NAME = Pattern(
    "[阮陈陳黎范潘武邓鄧裴杜胡吴吳杨楊李郑鄭丁张張黄黃]氏(?![家集族兄宗企王])[\u4e00-\u9fff]"
)


def vietnamese_women(segment: Segment) -> Iterator[Sign]:
    """Yield the Mandarin readings of a segment that stand for a Vietnamese woman's name."""
    source = segment.article.source or ""
    if segment.lang != "zh":
        return
    text = segment.article.text
    found = list(_NAME.finditer(source, segment.source.start, segment.source.end))
    for match in found if found and _LAND in source else ():
        native = Span(*match.span())
        surnames = {letters_key(one) for one in vietnamese(simplified(match.group()[0]))}
        for name in segment.names:
            words = {letters_key(word) for word in name.span.of(text).split()}
            if not _stands_for(name, native, segment) or not surnames.isdisjoint(words):
                continue
            span = Span(name.words[0][1].start, name.span.end)
            yield Sign(
                span,
                f"“{span.of(text)}” is not read in Vietnamese, as {match.group()} is",
                Confidence.MEDIUM,
                evidence=(
                    Evidence("mechanism", "氏 is Thi in names of Vietnam", source_span=native),
                ),
            )


def _stands_for(name: TargetName, native: Span, segment: Segment) -> bool:
    """Tell whether a word of a name is read off some of a person's characters."""
    found = (segment.found.get(word) for word, _ in name.words)
    return name.sort is Sort.NAME and any(
        one and one.is_reading and one.span and one.span.overlaps(native) for one in found
    )
