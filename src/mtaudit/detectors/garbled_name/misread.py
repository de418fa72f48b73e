"""Names read in a language that they are not of.

"Renchuan airport near Seoul" is Incheon, its characters read in Mandarin; "Taiwanese star Truong
Quan Ninh" is Zhang Junning, read in Vietnamese.
"""

from collections.abc import Iterator
from functools import lru_cache

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Confidence, Evidence
from mtaudit.lexicon import is_given_name, is_ordinary
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import without_possessive

# Whose news are translated from Chinese, and whose names Chinese characters can write.
_ELSEWHERE = frozenset(
    "Japan Japanese Tokyo Kyoto Osaka Hokkaido Okinawa Tohoku Korea Korean Koreans Seoul Pyongyang "
    "Gyeonggi Russia Russian Moscow Kremlin Ukraine Ukrainian Kyiv Kiev".split()
)
# Where people have Chinese names or others that look like pinyin: an article that tells of one of
# them says nothing here.
_CHINESE = frozenset(
    "China Chinese Beijing Peking Shanghai Guangdong Guangzhou Shenzhen Wuhan Hong Hongkong Macau "
    "Macao Taiwan Taiwanese Taipei Tibet Tibetan Xinjiang Singapore Singaporean Malaysia Malaysian "
    "Mongolia Mongolian Vietnam Vietnamese Viet Hanoi Thailand Thai Mandarin Cantonese Mexico "
    "Mexican Spain Spanish Brazil Brazilian Portugal Portuguese Huawei Tencent Alibaba".split()
)
_OF_CHINESE = frozenset(
    "China Chinese Beijing Shanghai Taiwan Taiwanese Taipei Hong Li Liu Wang Zhang Chen".split()
)
# Syllables of pinyin, two or more, and among them one that no other spelling of Asia has. "Kazuo"
# and "Haruo" are Japanese.
_SYLLABLE = (
    r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui"
    r"|un|uo|a|e|i|o|u))"
)
_PINYIN = Pattern(rf"{_SYLLABLE}{{2,5}}")
_DISTINCT = Pattern(
    r"zh(?!an$)|x[iu]|q(?:i(?:a|u|ng|n$)|uan|un)|(?:[gdl]|[csh]h)uo|[bpmdtnlj]iao|iang|uang"
    r"|(?:[gkhzcsrdtnl]|[cs]h)uan"
)
_SHORTEST = 5
_VIETNAMESE = frozenset(
    "Vietnam Vietnamese Viet Vietnam-born Hanoi Saigon Danang Haiphong Hue Dong Nguyen Minh".split()
)
# Syllables of Vietnamese without their marks, and those that no Chinese or English name has.
_VIETNAMESE_SYLLABLE = Pattern(
    r"(?:ngh?|nh|th|tr|kh|gh|gi|ph|qu|ch|[bcdghklmnprstvx])?"
    r"(?:uye|uya|uyu|uoi|uou|ieu|yeu|oai|oay|uay|oeo|uu|uo|uy|ua|ue|ui|ia|ie|iu|ye|ay|ai|ao|au|eo|eu"
    r"|oa|oe|oi|oo|[aeiouy])(?:ng|nh|ch|[cmnpt])?"
)
_DISTINCT_VIETNAMESE = Pattern(
    r"(?:ng|tr|kh|ph)[aeiouy].*|.*(?:[aeiouy]nh|uong|uoc|uyet|uyen|uy[tnp]|uu|ieu|iet|iep|oc|ac|ap)"
)
_FEWEST, _MOST = 2, 4  # words of a Vietnamese name


def find(context: Context) -> Iterator[Sign]:
    """Yield names in pinyin far from China, and Vietnamese ones in articles on China."""
    yield from _in_mandarin(context)
    yield from _in_vietnamese(context)


def _in_vietnamese(context: Context) -> Iterator[Sign]:
    written = context.written
    if _OF_CHINESE.isdisjoint(written) or not _VIETNAMESE.isdisjoint(written):
        return
    for run in context.name_runs:
        name = run
        while name and not _is_vietnamese(name[0].text.lower()):
            name = name[1:]
        bare = [without_possessive(word.text).lower() for word in name]
        if not _FEWEST <= len(name) <= _MOST or not all(map(_is_vietnamese, bare)):
            continue
        distinct = [word for word in bare if _DISTINCT_VIETNAMESE.fullmatch(word)]
        distinct = [word for word in distinct if not is_ordinary(word)]
        if len(distinct) + (len(name) > _FEWEST) < _FEWEST or not distinct:
            continue
        span = Span(name[0].start, name[-1].start + len(bare[-1]))
        if context.is_accepted(span) or context.is_opaque(span):
            continue
        yield Sign(
            span,
            f"“{span.of(context.article.text)}” is spelt as a Vietnamese name, "
            "and nothing else in the article is Vietnamese",
            Confidence.LOW,
            evidence=(Evidence("mechanism", "characters of a Chinese name, read in Vietnamese"),),
        )


def _in_mandarin(context: Context) -> Iterator[Sign]:
    if _ELSEWHERE.isdisjoint(context.written) or not _CHINESE.isdisjoint(context.written):
        return
    found = [
        (word, name)
        for word, name in zip(context.capitalised, context.capitalised_names, strict=True)
        if _is_pinyin(name)
    ]
    if not found:
        return
    from mtaudit.detectors.chinese_people import tells_of_chinese_people  # few articles ask

    if tells_of_chinese_people(context):
        return
    for word, name in found:
        span = Span(word.start, word.start + len(name))
        if context.is_accepted(span) or context.is_opaque(span):
            continue
        yield Sign(
            span,
            f"“{name}” is spelt as a Chinese name, and nothing else in the article is Chinese",
            Confidence.LOW,
            evidence=(
                Evidence("mechanism", "characters of another language's name, read in Mandarin"),
            ),
        )


@lru_cache(maxsize=65536)
def _is_vietnamese(syllable: str) -> bool:
    return _VIETNAMESE_SYLLABLE.fullmatch(syllable) is not None


@lru_cache(maxsize=65536)
def _is_pinyin(name: str) -> bool:
    lowered = name.lower()
    return (
        len(name) >= _SHORTEST
        and name.istitle()
        and _DISTINCT.search(lowered) is not None
        and _PINYIN.fullmatch(lowered) is not None
        and not is_ordinary(name)
        and not is_given_name(name)
    )
