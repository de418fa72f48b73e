"""People from abroad who are read in Mandarin: Zhao Duilie for 韩国外长赵兑烈, Cho Tae-yul."""

from collections.abc import Iterator

from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_name.misread import whole_reading
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.names.chinese_people import surnames
from mtaudit.names.han import simplified
from mtaudit.names.readings.mandarin import pinyin
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_TONGUES = {
    "韩国": "Korean",
    "韓國": "Korean",
    "朝鲜": "Korean",
    "朝鮮": "Korean",
    "日本": "Japanese",
    "越南": "Vietnamese",
    "越共": "Vietnamese",
    "香港": "Cantonese",
    "港府": "Cantonese",
    "特区政府": "Cantonese",
    "特區政府": "Cantonese",
    "澳门": "Cantonese",
    "澳門": "Cantonese",
}
# Where somebody is from, then what they are there.
_PERSON = Pattern(
    f"(?P<land>{'|'.join(_TONGUES)})(?P<between>[\u4e00-\u9fff]{{0,12}}?)"
    "(?:总统|總統|总理|總理|首相|外长|外長|部长|部長|局长|局長|司长|司長|大臣|议长|議長|议员|議員|主席|总书记"
    "|總書記|市长|市長|长官|長官|知事|党首|黨首|党魁|黨魁|代表|发言人|發言人|教授|学者|學者|专家|專家|导演"
    "|導演|演员|演員|艺人|藝人|歌手|影星|影后|影帝|明星|女星|男星|作家|画家|畫家|棋手|选手|選手|球员|球員"
    "|名将|名將|教练|教練|队长|隊長|会长|會長|董事长|董事長|社长|社長|总裁|總裁|外相|防相|法官|将军|將軍)"
    "(?P<name>[\u4e00-\u9fff]{2,5})"
)
# Who is there for China, or is Chinese there.
_CHINESE = Pattern("[驻駐]|中国|中國|内地|內地|中联|中聯|华人|華人|华侨|華僑|留学|留學|国台|國台")
_FEWEST = {"Japanese": 3}  # characters of a name
_BESIDE = 4  # characters before a country


def read_in_mandarin(segment: Segment) -> Iterator[Sign]:
    """Yield the Mandarin readings of a segment that stand for people of other tongues."""
    if segment.lang != "zh":
        return
    source = segment.article.source or ""
    for match in _PERSON.finditer(source, segment.source.start, segment.source.end):
        before = source[max(0, match.start() - _BESIDE) : match.start()]
        if _CHINESE.search(before) or _CHINESE.search(match["between"]):
            continue
        tongue = _TONGUES[match["land"]]
        for native in _names(match.start("name"), match["name"], _FEWEST.get(tongue, 2)):
            read = whole_reading(native.of(source), segment)
            if read and not any(known.span.overlaps(native) for known in segment.terms):
                yield _sign(Span(read[0].start, read[-1].end), native, tongue, segment)
                break


def _names(start: int, following: str, fewest: int) -> Iterator[Span]:
    """Yield what may be a name at the beginning of some characters, the longest first."""
    is_japanese = fewest > 2
    if not is_japanese and simplified(following[0]) not in surnames():
        return
    for size in range(len(following) if is_japanese else min(3, len(following)), fewest - 1, -1):
        yield Span(start, start + size)


def _sign(span: Span, native: Span, tongue: str, segment: Segment) -> Sign:
    name = native.of(segment.article.source or "")
    return segment.disagreement(
        span,
        native,
        f"is the Mandarin reading of {name}, a {tongue} name",
        f"the reading of {name}, {' '.join(pinyin(name))}",
    )
