"""People of a byline that are not read off their characters: Tomita for 记者富田, Fu Tian."""

from collections.abc import Iterator

from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort, TargetName
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.names.chinese_people import spellings, surnames
from mtaudit.names.han import simplified
from mtaudit.names.keys import letters_key
from mtaudit.names.readings.mandarin import pinyin
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_HAN = "\u4e00-\u9fff"
_BYLINE = Pattern(
    "(?:记者|記者|通讯员|通訊員|责编|責編|责任编辑|責任編輯|编辑|編輯|作者|主持人)[:：]? ?"
    f"(?P<name>[{_HAN}]{{2,3}}?)"
    "(?=[ \\t)）\\]】,，、;；。/]|$|摄|攝|报道|報道|報導|通讯员|通訊員|发自|實習|实习)"
)

_SURE = "摄攝)）"
_BESIDE = 12  # letters before a name, where a short surname may stand


def bylines(segment: Segment) -> Iterator[Sign]:
    """Yield the names of a segment that stand for people of a byline and are no readings."""
    if segment.lang != "zh":
        return
    source, text = segment.article.source or "", segment.article.text
    for match in _BYLINE.finditer(source, segment.source.start, segment.source.end):
        person = Span(*match.span("name"))
        native = person.of(source)
        if (
            simplified(native[0]) not in surnames()
            and source[person.end : person.end + 1] not in _SURE
        ):
            continue
        wanted = _spellings(native)
        for name in segment.names:
            if not _stands_for(name, person, segment):
                continue
            written = letters_key(text[max(0, name.span.start - _BESIDE) : name.span.end])
            if not any(one in written for one in wanted):
                yield _sign(name, person, "is no reading of", segment)
            elif letters_key(name.words[0][0]) in wanted and len(name.words) == 1:
                yield _sign(name, person, "runs together the parts of", segment)


def _spellings(native: str) -> set[str]:
    """Return the letters of a person's name, in either order of its parts."""
    return {*spellings(native)} | {
        given + surname for given in spellings(native[1:]) for surname in spellings(native[0])
    }


def _stands_for(name: TargetName, person: Span, segment: Segment) -> bool:
    """Tell whether a word of a name is like some of a person's characters."""
    found = (segment.found.get(word) for word, _ in name.words)
    return name.sort is Sort.NAME and any(
        one and one.span and one.is_enough and one.span.overlaps(person) for one in found
    )


def _sign(name: TargetName, person: Span, what: str, segment: Segment) -> Sign:
    native = person.of(segment.article.source or "")
    first, *rest = pinyin(native, person=True)
    right = f"{first.title()} {''.join(rest).title()}"
    span = Span(name.words[0][1].start, name.words[-1][1].end)
    return Sign(
        span,
        f"“{span.of(segment.article.text)}” {what} {native}, {right}",
        Confidence.MEDIUM,
        suggestions=(right,),
        evidence=(Evidence("value", f"source: {native}, read {right}", source_span=person),),
        category=Category.NAME_FORMAT,
    )
