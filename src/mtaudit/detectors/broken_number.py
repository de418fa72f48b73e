"""Finds numbers and dates that are broken in writing: "2 people 8,438 people", "3352,7217"."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.detectors.number_format import ordinal
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.numerals import parse
from mtaudit.spans import Span
from mtaudit.text import word_before

# What a broken number may begin with: a figure, or the words of an ordinal or multiple.
_SIGN = re.compile("[0-9]|the first |one time")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})"
_START = r"(?<![\w.,:/+-])"
_END = r"(?![\w%°/+-]|[.,:]\d)"
# What follows a number that counts nothing: a pause, a word that is no noun, or nothing.
_NO_NOUN = (
    r"(?=\s*(?:[.,;:!?)\]”\"—–]|-\s|$)|\s+(?:a|after|also|an|and|are|as|at|be|before|but|by"
    r"|for|from|"
    r"had|has|have|he|her|his|in|is|it|its|on|or|she|since|that|the|their|they|this|to|until|was|"
    r"were|when|where|which|while|who|will|with|would)\b)"
)
_MAGNITUDES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "ten thousand": 10**4,
    "hundred thousand": 10**5,
    "million": 10**6,
    "ten million": 10**7,
    "hundred million": 10**8,
    "billion": 10**9,
    "trillion": 10**12,
}
_SCALE = "(?:" + "|".join(sorted(_MAGNITUDES, key=len, reverse=True)) + ")"
# Things that Chinese and Japanese news count in ten thousands.
_COUNTED = (
    r"(?:acres|cars|cases|companies|copies|customers|deaths|dollars|euros|families|farmers|"
    r"hectares|homes|houses|households|infections|items|jobs|kilometers|kilometres|meters|metres|"
    r"patients|people|persons|pieces|residents|rubles|sets|shares|stores|students|tonnes|tons|"
    r"units|users|vehicles|visitors|voters|votes|won|workers|yen|yuan)"
)
# What announces, and so is said to act on a bare day: "The ministry 25 days opened ...".
_BODIES = (
    r"(?:academy|administration|agency|army|association|authorities|bank|bureau|cabinet|commission|"
    r"committee|company|congress|council|court|department|government|institute|ministry|minister|"
    r"office|parliament|police|premier|president|prosecutors|spokesman|spokesperson|spokeswoman)"
)
_ACTS = (
    r"(?:adopted|agreed|announced|approved|arrested|arrived|attended|began|cancel+ed|confirmed|"
    r"convened|decided|declared|denied|detained|held|hosted|issued|launched|met|notified|opened|"
    r"ordered|passed|proposed|published|released|reported|revealed|ruled|said|signed|started|"
    r"stated|submitted|told|unveiled|urged|visited|warned)"
)
# Singular nouns that a number makes plural.
_SINGULAR = (
    r"(?:area|aspect|category|city|country|county|department|district|economy|field|industry|"
    r"municipality|nation|prefecture|province|region|sector|state|village)"
)
_SINGULAR_ANYWHERE = (
    r"(?:child|company|factory|hospital|member|passenger|patient|person|resident|shop|store|"
    r"student|university|vehicle|worker)"
)
_SITES = r"(?:airport|bridge|center|centre|factory|hospital|port|plant|school|university|zone)"
# The writings of Chinese, Japanese and Korean magnitudes, with the English of what they count.
_EAST_ASIAN_SCALE = "十百千万萬億亿兆십백천만억조"
_EAST_ASIAN_NOUN = {
    "人": " people",
    "名": " people",
    "명": " people",
    "円": " yen",
    "元": " yuan",
    "원": " won",
    "戸": " households",
    "户": " households",
    "株": " shares",
    "吨": " tons",
    "トン": " tons",
    "例": " cases",
    "台": " units",
    "년": " years",
}


class _Fault(NamedTuple):
    """What is wrong with a stretch of text, and how sure that is."""

    start: int
    end: int
    message: str
    confidence: Confidence
    suggestions: tuple[str, ...] = ()
    value: str = ""
    category: Category = Category.NUMBER_FORMAT


_Judge = Callable[[re.Match[str]], _Fault | None]


class _Rule(NamedTuple):
    """A pattern of brokenness, and what judges its matches.

    Args:
        signs: One of these must be in the text for the pattern to be worth a search.
        pattern: What to look at.
        judge: Says what is wrong with a match, if anything.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    judge: _Judge


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield each number whose writing gives no value, or another than was meant."""
    text = unwrapped(article.text)
    if not _SIGN.search(text):
        return
    rules: Iterable[_Rule] = _RULES_OF_ANY_LANGUAGE
    if context.lang == "en":
        side_by_side = _RULES_OF_NEIGHBOURS if _NEIGHBOURS.search(text) else ()
        rules = (*rules, *_ENGLISH_RULES, *side_by_side)
    elif context.lang in {"zh", "ja", "ko", "yue"}:
        rules = _RULES_OF_ANY_LANGUAGE[:1]
    taken: set[int] = set()
    for fault in (fault for rule in rules for fault in _faults(rule, text)):
        span = Span(fault.start, fault.end)
        if not taken.isdisjoint(range(span.start, span.end)) or context.is_opaque(span):
            continue
        taken.update(range(span.start, span.end))
        evidence = (Evidence("value", fault.value),) if fault.value else ()
        yield DETECTOR.finding(
            span,
            fault.message,
            fault.confidence,
            suggestions=fault.suggestions,
            evidence=evidence,
            category=fault.category,
        )


# The end of a line of running text that goes on in the next one.
_WRAP = re.compile(r"\n(?<=[^\n]{60}[^\n.!?:;]\n)(?=[a-z0-9])")


def unwrapped(text: str) -> str:
    """Return a text, of the same length, in which lines that were wrapped are joined by spaces."""
    return _WRAP.sub(" ", text)


def _faults(rule: _Rule, text: str) -> Iterator[_Fault]:
    if any(sign in text for sign in rule.signs):
        for match in rule.pattern.finditer(text):
            fault = rule.judge(match)
            if fault is not None:
                yield fault


def _number(written: str) -> int:
    return int(written.replace(",", ""))


def _is_year(written: str) -> bool:
    return len(written) == 4 and written[:2] in {"18", "19", "20"}


# --- In every language -----------------------------------------------------------------------

# An engine writes the digit 1 as 65438+0: "65438+00" is 10, "654.38+0 million" 1 million.
_ARTEFACT = re.compile(
    r"(?<![\d.,])(?P<before>\d{0,3})6[.,]?5[.,]?4[.,]?3[.,]?8 ?\+ ?(?P<rest>\d+(?:,\d+)*(?:\.\d+)?)"
)
_EAST_ASIAN = re.compile(
    rf"(?<![\w.,(（「“\"'‘])(?:\d[\d,]{{0,12}}(?:\.\d{{1,4}})?[{_EAST_ASIAN_SCALE}]{{1,3}})+\d{{0,4}}"
    rf"(?P<noun>{'|'.join(_EAST_ASIAN_NOUN)})?(?![\d\u3041-\u9fff\uac00-\ud7a3])"
)


def _artefact(match: re.Match[str]) -> _Fault:
    rest = match["rest"]
    if rest.startswith("0"):
        digits = (match["before"] + "1" + rest[1:]).replace(",", "")
        is_count = digits.isdigit() and len(digits) > 4
        suggestions: tuple[str, ...] = (f"{int(digits):,}" if is_count else digits,)
    elif set(rest.replace(",", "")) <= {"0", "1"} and rest.startswith("1"):
        # 65438+0 and 0万 (no ten thousands) became "+10,000": 100,000, or 10,000 itself.
        suggestions = (f"{_number(rest) * 10:,}", rest)
    else:
        suggestions = ()
    return _Fault(
        *match.span(),
        f"“{match.group()}” is the trace of an engine that writes 65438+0 for the digit 1",
        Confidence.HIGH,
        suggestions,
        "65438+0 stands for 1" + (f": {suggestions[0]}" if suggestions else ""),
        Category.MISTRANSLATION,
    )


def _east_asian(match: re.Match[str]) -> _Fault | None:
    figure = (
        match.group()[: match.start("noun") - match.start()] if match["noun"] else match.group()
    )
    hangul = any("가" <= char <= "힣" for char in figure)
    quantities = parse(figure, "ko" if hangul else "ja")
    value = quantities[0].value if len(quantities) == 1 else None
    suggestions: tuple[str, ...] = ()
    if isinstance(value, int):
        suggestions = (f"{value:,}{_EAST_ASIAN_NOUN.get(match['noun'] or '', '')}",)
    return _Fault(
        *match.span(),
        f"“{match.group()}” has an East Asian magnitude left in it",
        Confidence.HIGH,
        suggestions,
        f"it is {value:,}" if isinstance(value, int) else "",
        Category.UNTRANSLATED,
    )


# --- Figures ---------------------------------------------------------------------------------

_SPLIT_COUNTER = re.compile(
    rf"{_START}(?P<high>{_FIGURE}) (?P<noun>[a-z]{{3,15}}) (?P<low>{_FIGURE})"
    rf"(?P<again> (?:(?P=noun)s?|people)\b)?{_END}(?P<next> [a-z]+s\b)?"
)
_COUNTED_ALONE = re.compile(_COUNTED)
_NO_COUNTER = frozenset(
    "against and are billion but for from had has have hundred into its million min mins not out "
    "over ratio than that the then thousand times trillion was were with yards".split()
)


def _split_counter(match: re.Match[str]) -> _Fault | None:
    """万 and 千 were each given the counter: 2万8438人 became "2 people 8,438 people"."""
    again = match["again"]
    if match["noun"] in _NO_COUNTER:
        return None
    if again == " people" and match["noun"] not in {"people", "person"}:
        return None
    if not again and not _COUNTED_ALONE.fullmatch(match["noun"]):
        return None
    high, low = _number(match["high"]), _number(match["low"])
    if match["noun"] in {"yen", "dollars"} and low < 100:
        return _split_coins(match)
    if high >= 10_000 and high % 10_000 == 0 and 0 < low < 10_000:
        value = high + low
    elif again and high < 10_000 and 1000 <= low < 10_000:
        value = high * 10_000 + low
    elif again and high >= 1000 and high % 1000 == 0 and 0 < low < 1000:
        value = high + low
    elif again:
        value = 0
    else:
        return None
    if not again and _is_year(match["low"]):
        return None
    end = match.end("again" if again else "low")
    noun = "" if match["next"] and not again else again or f" {match['noun']}"
    return _Fault(
        match.start(),
        end,
        f"“{match.string[match.start() : end]}” is one number that fell apart"
        + (f": {value:,}" if value else ""),
        Confidence.HIGH if value else Confidence.MEDIUM,
        (f"{value:,}{noun}",) if value else (),
        f"{high:,} and {low:,} of one thing",
        Category.MISTRANSLATION,
    )


def _split_coins(match: re.Match[str]) -> _Fault:
    """円 and 銭 are a decimal fraction: 609円41銭 became "609 yen 41 yen"."""
    coins = int(match["low"])
    return _Fault(
        match.start(),
        match.end("again" if match["again"] else "low"),
        "Two amounts stand side by side for one with hundredths",
        Confidence.HIGH if match["again"] else Confidence.MEDIUM,
        (f"{match['high']}.{coins:02d} {match['noun']}",),
        f"{match['high']} and {coins} hundredths",
        Category.MISTRANSLATION,
    )


_SPLIT_FIGURE = re.compile(
    rf"(?<!\d ){_START}(?:(?P<high>\d{{1,3}}0,000) (?P<low>\d{{1,4}}|\d,\d{{3}})"
    rf"|(?P<digit>[1-9]\d?) (?P<rest>\d,\d{{3}})){_END}(?! \d)"
)


def _split_figure(match: re.Match[str]) -> _Fault | None:
    """As a split counter, without the counter: "30,000 8,438 people", "2 8,438 people"."""
    before = word_before(match.string, match.start())
    if before[:1].isupper() and before not in {"The", "About", "Nearly", "Some"}:
        return None
    if match["high"]:
        start = match.start("high")
        if _is_year(match["low"]) or _number(match["low"]) == 0:
            return None
        value, confidence = _number(match["high"]) + _number(match["low"]), Confidence.HIGH
    else:
        start = match.start("digit")
        if not before:
            return None  # a row of a table, an item of a list
        value = int(match["digit"]) * 10_000 + _number(match["rest"])
        confidence = Confidence.MEDIUM
    return _Fault(
        start,
        match.end(),
        f"“{match.string[start : match.end()]}” is one number that fell apart: {value:,}",
        confidence,
        (f"{value:,}",),
        "its ten thousands and the rest stand apart",
        Category.MISTRANSLATION,
    )


_MIXED = re.compile(
    rf"{_START}(?P<number>\d{{1,4}}(?:\.\d{{1,3}})?) (?P<scale>{_SCALE})"
    rf"(?: (?P<rest>\d{{1,6}}(?:,\d{{3}})*(?:\.\d)?)(?![.,:/%\w-])(?: "
    rf"(?P<lower>{_SCALE})\b)?)?(?![\w-])"
)


def _mixed(match: re.Match[str]) -> _Fault | None:
    """亿 and 万 are no steps of English: "3 hundred million 40 thousand"."""
    scale, lower = match["scale"], match["lower"]
    factor = _MAGNITUDES[scale]
    odd = scale in {"ten thousand", "ten million", "hundred million"}
    end = match.end()
    value = round(float(match["number"]) * factor)
    if match["rest"]:
        rest = float(match["rest"].replace(",", ""))
        below = round(rest * _MAGNITUDES[lower]) if lower else round(rest)
        names_a_year = not lower and _is_year(match["rest"])
        if below >= factor or names_a_year or (not lower and not odd and factor < 10**6):
            if not odd:
                return None
            end = match.start("rest") - 1
        else:
            value += below
    elif not odd:
        return None
    certain = odd and ("." in match["number"] or bool(lower) or scale == "ten thousand")
    return _Fault(
        match.start(),
        end,
        f"“{match.string[match.start() : end]}” mixes magnitudes that English does not join",
        Confidence.HIGH if certain else Confidence.MEDIUM,
        (_spoken(value),),
        f"it is {value:,}",
    )


def _spoken(value: int) -> str:
    """Write a value as news do: 300 million, 1.2 billion, 300,040,000."""
    for name in ("trillion", "billion", "million"):
        factor = _MAGNITUDES[name]
        if value >= factor and value * 10 % factor == 0:
            return f"{value / factor:.10g} {name}"
    return f"{value:,}"


_GROUPED = re.compile(r"(?<![\w.,:/+’'-])\d{1,9}(?:,\d{1,9})+(?![\w/’'+-]|[,:]\d)")
_DECIMALS_FOLLOW = re.compile(r"(?:\.\d|\s?%|\s(?:percent|per cent|million|billion|degrees)\b)")
_MONTH_BEFORE = re.compile(rf"{_MONTH}\s$")
_LIST_BEFORE = re.compile(
    r"(?:\[|\b(?:types?|grades?|stages?|figs?|figures?|tables?|refs?|references?|nos?|numbers?|"
    r"groups?|articles?|chapters?|days?|items?|lines?|pages?|sections?|verses?)\.?\s)$",
    re.IGNORECASE,
)


_COUNTED_NEXT = re.compile(rf"\s{_COUNTED}\b")


def _grouped(match: re.Match[str]) -> _Fault | None:
    written, text = match.group(), match.string
    first, *others = written.split(",")
    digits = "".join((first, *others))
    if all(len(group) == 3 for group in others) and len(first) <= 3:
        return None
    before = text[max(0, match.start() - 14) : match.start()]
    in_brackets = before.endswith("(") and text[match.end() : match.end() + 1] in {")", ";"}
    is_list = in_brackets or all(_is_year(g) for g in (first, *others))
    is_list = is_list or _LIST_BEFORE.search(before) is not None
    is_indian = len(others[-1]) == 3 and all(len(g) == 2 for g in others[:-1]) and len(first) < 3
    glued_date = len(first) < 3 and _is_year(others[0]) and _MONTH_BEFORE.search(before)
    if is_list or is_indian or glued_date or _is_year(first) or len(digits) > 15:
        return None
    decimal = _DECIMALS_FOLLOW.match(text, match.end())
    suggestions: tuple[str, ...] = ()
    sure = False
    match [len(group) for group in others]:
        case [1 | 2] if decimal:
            suggestions = (written.replace(",", "."),)
        case [4, *more] if set(more) <= {4} and first != "0" and not decimal:
            sure = len(first) > 1 or bool(more)
            suggestions = (f"{int(digits):,}",)
            if not sure:
                suggestions += (written.replace(",", "."),)
        case [3, *more] if set(more) <= {3} and first[0] != "0" and not decimal:
            suggestions = (f"{int(digits):,}",)
        case [1 | 2 | 3] if len(first) < 2 and first != "0":
            return None  # "1,2" may be a list
        case sizes if len(sizes) > 3 or decimal:
            return None
        case sizes if 1 in sizes and not _COUNTED_NEXT.match(text, match.end()):
            return None
    return _Fault(
        *match.span(),
        f"“{written}” is not grouped in threes",
        Confidence.HIGH if sure else Confidence.MEDIUM,
        suggestions,
        "groups of four are the ten thousands of Chinese and Japanese" if sure else "",
    )


_SPACED_GROUP = re.compile(rf"{_START}\d{{1,3}}(?:,\d{{3}})*(?:,[ \u00a0]000| ,\d{{3}})(?![\d.,:])")
_SPACED_DECIMAL = re.compile(
    rf"{_START}(?P<number>\d{{1,3}}\. \d{{1,2}})(?= ?%| (?:percent|per cent|million|billion"
    rf"|times)\b)"
)
_BEFORE_AMOUNT = frozenset(
    "about at by down fell from grew is nearly of only over rose than to up was".split()
)


def _spaced(match: re.Match[str]) -> _Fault | None:
    is_decimal = "." in match.group()
    # "... in 2003. 5 percent of them" is the end of a sentence.
    if is_decimal and word_before(match.string, match.start()) not in _BEFORE_AMOUNT:
        return None
    return _Fault(
        *match.span(),
        f"“{match.group()}” has a space inside the number",
        Confidence.MEDIUM if is_decimal else Confidence.HIGH,
        (re.sub(r"\s", "", match.group()),),
    )


_SPLIT_YEAR = re.compile(rf"{_START}(?P<year>\d{{1,3}} \d{{1,2}})(?![\w%-]|[.,:/]\d){_NO_NOUN}")
_SPLIT_BEFORE_YEAR = re.compile(
    rf"(?P<opening>\()?{_START}(?P<year>\d{{1,3}} \d{{1,3}}) year(?=\s?[-–—]\s?\d|\)|[.,;])"
)
_SPLIT_MAGNITUDE = re.compile(
    rf"(?<!\d ){_START}(?P<first>\d{{1,4}}) (?P<second>\d{{1,3}}) (?:[Mm]illion|[Bb]illion"
    rf"|[Tt]rillion)\b"
)
_DOUBLED = re.compile(
    rf"(?<!\d ){_START}(?P<figure>\d{{2,4}}(?:\.\d+)?) (?P=figure)(?= ?%| (?:percent|per cent"
    rf"|{_COUNTED})\b)"
)


def _split_year(match: re.Match[str]) -> _Fault | None:
    year = match["year"].replace(" ", "")
    parted = match["year"].split()
    link = word_before(match.string, match.start()).lower()
    if link not in {"by", "from", "in", "since", "until", "year"}:
        return None
    if len(year) != 4 or not 1000 <= int(year) < 2100:
        return None
    return _Fault(
        *match.span("year"),
        f"“{match['year']}” is a year that fell apart",
        Confidence.HIGH if len(parted[0]) == 3 else Confidence.MEDIUM,
        (year,),
        f"with its parts joined it is {year}",
    )


def _split_before_year(match: re.Match[str]) -> _Fault | None:
    year = match["year"].replace(" ", "")
    if not match["opening"] and word_before(match.string, match.start()).lower() not in {
        "from",
        "in",
    }:
        return None
    return _Fault(
        match.start("year"),
        match.end(),
        f"“{match['year']} year” is a year that fell apart",
        Confidence.HIGH if match["opening"] == "(" else Confidence.MEDIUM,
        (year,),
        f"with its parts joined it is {year}",
    )


def _split_magnitude(match: re.Match[str]) -> _Fault | None:
    before = word_before(match.string, match.start())
    named = before[:1].isupper() and before.lower() not in {"the", "over", "about", "nearly"}
    if named or _is_year(match["first"]) or before.lower() in {"in", "since", "on"}:
        return None
    return _Fault(
        match.start("first"),
        match.end(),
        "Two numbers stand side by side before a magnitude",
        Confidence.MEDIUM,
        (),
        f"{match['first']} and {match['second']}",
    )


def _doubled(match: re.Match[str]) -> _Fault:
    return _Fault(
        *match.span(),
        f"“{match.group()}” is one number twice",
        Confidence.MEDIUM,
        (match["figure"],),
    )


_PERCENT_TWICE = re.compile(r"(?P<number>\d(?:[\d.,]*\d)?) ?% (?:percent|per cent)\b")


def _percent_twice(match: re.Match[str]) -> _Fault:
    return _Fault(
        *match.span(),
        "The percent sign and the word stand together",
        Confidence.HIGH,
        (f"{match['number']}%",),
    )


_PERCENT_FIRST = re.compile(r"(?<![\w%.)])%(?P<number>\d{1,3}(?:\.\d{1,2})?)(?![\w%.-]|[,:]\d)")


def _percent_first(match: re.Match[str]) -> _Fault:
    return _Fault(
        *match.span(),
        "The percent sign stands before the number",
        Confidence.MEDIUM,
        (f"{match['number']}%",),
    )


_RATIO = re.compile(
    rf"{_START}(?P<phrase>(?P<first>\d{{1,3}}) (?:than|ratio) (?P<second>\d{{1,3}})){_END}"
)
_COMPARING = frozenset("closer less like more nearer other rather".split())


def _ratio(match: re.Match[str]) -> _Fault | None:
    if word_before(match.string, match.start()) in _COMPARING:
        return None
    return _Fault(
        *match.span("phrase"),
        "The word between the figures of a ratio or score is wrong",
        Confidence.MEDIUM,
        (f"{match['first']} to {match['second']}",),
        "比 is both “to” and “than”",
        Category.MISTRANSLATION,
    )


_YEAR_COUNTED = re.compile(
    r"\b[Ii]n (?P<phrase>(?P<year>1[5-9]\d\d|20\d\d) years?)\b(?!-| (?:ago|of|old)\b)"
)


def _year_counted(match: re.Match[str]) -> _Fault | None:
    if match["year"].endswith(("00", "50")):
        return None  # "in 1500 years"
    return _Fault(
        *match.span("phrase"),
        f"“{match['phrase']}” is the year, not a length of time",
        Confidence.MEDIUM,
        (match["year"],),
        "年 is both a date and a length of time",
        Category.MISTRANSLATION,
    )


_ONE_TIMES = re.compile(
    r"(?<![\w.,:-])(?:(?P<growth>(?:growth|increase|rise|increased|rose|risen|grew|grown|up) "
    r"(?:by |of )?(?:more than |nearly |over |about )?))?(?P<times>(?:1|one) times)\b(?! ?[\d(x×])"
)
_TIME_GROWTH = re.compile(
    r"\b(?:growth|increase|rise|increased|rose|risen|grew|grown) (?:by|of) (?P<times>(?:1"
    r"|one) time)\b"
)


def _one_times(match: re.Match[str]) -> _Fault:
    growth = "growth" not in match.re.groupindex or match["growth"]
    return _Fault(
        *match.span("times"),
        f"“{match['times']}” is no English: an increase by one time is a doubling",
        Confidence.HIGH if growth and match["times"].startswith("1 times") else Confidence.MEDIUM,
        ("100 percent",) if growth else (),
        "一倍 is once the amount: grown by it, a thing has doubled",
        Category.MISTRANSLATION,
    )


_ORDINAL_LOST = re.compile(
    r"(?<=[A-Za-z] )(?P<number>\d{1,4})(?= (?:(?P<event>anniversary|birthday)(?! [a-z]+s\b)"
    r"|(?P<century>century)|(?P<time>time)|(?P<place>place)|(?P<period>quarter|half|round)"
    r"|(?P<plan>Five-Year Plan|five-year plan)"
    r"|(?P<session>National Congress|Party Congress|plenary|session of|summit|edition))\b(?!-))"
)
_CENTURY_LINKS = frozenset("the in of early late mid".split())
_OWNERS = frozenset("the its their his her our".split())


def _ordinal_lost(match: re.Match[str]) -> _Fault | None:
    number, link = int(match["number"]), word_before(match.string, match.start())
    at = match.start() - len(link) - 1
    before = match.string[max(0, at - 5) : max(0, at)].lower()
    owned = link.lower() in _OWNERS or link.endswith(("’s", "'s"))
    confidence = Confidence.HIGH
    match next(kind for kind, word in match.groupdict().items() if word and kind != "number"):
        case "event":
            plausible = not link[:1].isupper() or owned
            confidence = Confidence.HIGH if owned else Confidence.MEDIUM
        case "century":
            plausible = number <= 21 and link.lower() in _CENTURY_LINKS
        case "time":
            plausible = link == "the" and before.endswith("for ")
        case "place":
            plausible = link.lower() == "in" and 1 < number < 100
            confidence = Confidence.MEDIUM
        case "period":
            plausible = link == "the" and before.endswith("in ") and number <= 12
            confidence = Confidence.MEDIUM
        case "plan":
            plausible = link == "the" and number <= 20
        case _:
            plausible = owned and number < 200
            confidence = Confidence.MEDIUM
    if number == 0 or not plausible:
        return None
    return _Fault(
        *match.span("number"),
        f"The number lacks its ending: “{ordinal(number)}”",
        confidence,
        (ordinal(number),),
    )


_SINGULAR_COUNTED = re.compile(
    rf"(?<=[a-z] )(?P<number>[1-9]\d{{1,2}}) "
    rf"(?P<noun>(?P<part>{_SINGULAR})|{_SINGULAR_ANYWHERE})(?![\w-]){_NO_NOUN}"
)
_CONTAINING = frozenset("in across from among cover covers covered covering involving".split())
_NUMBERING = frozenset("aged a an number no top code under".split())
_PLURALS = {"child": "children", "person": "people"}


def _singular_counted(match: re.Match[str]) -> _Fault | None:
    number, noun, text = match["number"], match["noun"], match.string
    start = match.start()
    link = word_before(text, start).lower()
    if match["part"]:
        if link == "the":
            start -= len("the ")
            link = word_before(text, start).lower()
        if link not in _CONTAINING:
            return None
    elif link in _NUMBERING or link == "the":
        return None
    return _Fault(
        start,
        match.end(),
        f"“{number} {noun}” counts a noun in the singular",
        Confidence.MEDIUM,
        (f"{number} {_plural(noun)}",),
    )


def _plural(noun: str) -> str:
    if noun in _PLURALS:
        return _PLURALS[noun]
    return re.sub("([^aeiou])y$", r"\1ies", noun) if noun.endswith("y") else f"{noun}s"


_NUMBER_LAST = re.compile(
    r"\b(?:build|builds|building|built|open|opens|opened|opening|establish|established"
    r"|establishing|"
    r"create|created|creating|construct|constructed|constructing) "
    rf"(?P<phrase>(?P<noun>(?!(?:a|an|the|its|his|her|their|no)\b)"
    rf"(?:[a-z]+ ){{0,2}}?{_SITES}) (?P<number>\d{{1,3}}))"
    r"(?=\s+(?:across|along|at|by|for|in|on|with)\b|[.,;])"
)


def _number_last(match: re.Match[str]) -> _Fault:
    return _Fault(
        *match.span("phrase"),
        "The number stands after what it counts",
        Confidence.MEDIUM,
        (f"{match['number']} {_plural(match['noun'])}",),
    )


# --- Dates and times -------------------------------------------------------------------------

_DAY_AFTER_YEAR = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<year>\d{{4}})(?P<comma>,?) (?P<day>\d{{1,2}})(?![\w%-]|[.,:/]\d)"
    rf"{_NO_NOUN}"
)
_YEAR_FIRST = re.compile(
    rf"(?<![\w.,:/+-])(?P<year>1[5-9]\d\d|20\d\d)(?P<comma>,?) (?P<month>{_MONTH}) "
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w%-]|[.:/]\d|,\d| (?:million|people|percent))"
    r"(?!,? (?:1[5-9]|20)\d\d\b)"
)
_COUNTED_DATE = re.compile(
    r"(?<![\w.,:/+-])(?:(?P<year>\d{4}) years?,? )?(?P<month>\d{1,2}) months?,? "
    r"(?P<day>\d{1,2}) days?\b"
    r"(?! (?:old|ago|after|before|later|of))"
)
_DAY_OF_DAY = re.compile(
    r"\b(?P<article>[Tt]he) (?P<date>\d{1,2}(?:st|nd|rd|th)) of (?P<day>the \d{1,2}(?:st|nd"
    r"|rd|th) day)\b"
)
_BARE_DAY = re.compile(rf"(?<=[A-Za-z] )(?P<day>\d{{1,2}})(?P<days> days)?,? (?P<act>{_ACTS})\b")
_BEFORE_DAY = re.compile(r"\b(?P<subject>[A-Za-z]+) (?P<on>on )?(?P<the>the )?$")
_BODY = re.compile(_BODIES, re.IGNORECASE)
# "The People's Bank of China": a body by its name, at the end of a stretch of text.
_BODY_NAME = re.compile(
    r"\b(?:Academy|Administration|Agency|Association|Bank|Bureau|Commission|Committee|Congress|"
    r"Council|Court|Department|Government|Institute|Ministry|Office|Organi[sz]ation|People[’']s) "
    r"(?:of|for|on|in) (?:[Tt]he )?(?:[A-Z][\w’'-]* (?:and |of )?){0,4}$"
)
_NOT_A_SUBJECT = frozenset(
    "about after all almost another around at before between by chapter class day days down every "
    "first for from gate group in just last least level line next of on only over past phase route "
    "some step than the these those to under until up verse week which who within".split()
)


def _day_after_year(match: re.Match[str]) -> _Fault | None:
    day, year = int(match["day"]), match["year"]
    if not 1 <= day <= 31 or not 1000 <= int(year) < 2100:
        return None
    dated = word_before(match.string, match.start()).lower() == "on"
    return _Fault(
        match.start(),
        match.end("day"),
        f"The day stands after the year: “{match['month']} {day}, {year}”",
        Confidence.HIGH if dated else Confidence.MEDIUM,
        (f"{match['month']} {day}, {year}",),
        category=Category.DATE_FORMAT,
    )


def _year_first(match: re.Match[str]) -> _Fault | None:
    day = int(match["day"])
    if not 1 <= day <= 31:
        return None
    if match["comma"] and not re.match(_NO_NOUN, match.string[match.end() : match.end() + 12]):
        return None
    before = match.string[max(0, match.start() - 4) : match.start()].lower()
    if match["comma"] and not before.endswith("on "):
        return None  # "in 2005, June 6 was a holiday"
    return _Fault(
        match.start(),
        match.end(),
        f"The year stands before the month: “{match['month']} {day}, {match['year']}”",
        Confidence.MEDIUM,
        (f"{match['month']} {day}, {match['year']}",),
        category=Category.DATE_FORMAT,
    )


_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def _counted_date(match: re.Match[str]) -> _Fault | None:
    """年, 月 and 日 taken as lengths of time: "2005 year 6 month 6 day"."""
    month, day = int(match["month"]), int(match["day"])
    written = match.group()
    lengths = "months" in written or "days" in written
    if not (1 <= month <= 12 and 1 <= day <= 31) or (lengths and not match["year"]):
        return None
    if month == 1 and day == 1 and not match["year"]:
        return None
    date = f"{_MONTHS[month - 1]} {day}" + (f", {match['year']}" if match["year"] else "")
    return _Fault(
        *match.span(),
        f"“{written}” is a date taken for lengths of time",
        Confidence.HIGH if match["year"] else Confidence.MEDIUM,
        (date,),
        "年, 月 and 日 are both parts of a date and lengths of time",
        Category.MISTRANSLATION,
    )


def _day_of_day(match: re.Match[str]) -> _Fault:
    return _Fault(
        *match.span(),
        "A date and the day of an event were joined by “of”",
        Confidence.MEDIUM,
        (f"{match['article']} {match['date']}, {match['day']}",),
        category=Category.MISTRANSLATION,
    )


def _bare_day(match: re.Match[str]) -> _Fault | None:
    """25日 before a verb is the day on which it was done."""
    text, day = match.string, int(match["day"])
    head = text[max(0, match.start() - 90) : match.start()]
    lead = _BEFORE_DAY.search(head[-40:])
    if lead is None or not 1 <= day <= 31 or lead["subject"].lower() in _NOT_A_SUBJECT:
        return None
    subject, on = lead["subject"], bool(lead["on"])
    is_body = _BODY.fullmatch(subject) and not (subject[0].isupper() and not match["days"])
    phrase = (lead["on"] or "") + (lead["the"] or "")
    before = head.removesuffix(phrase)
    if not is_body and not _BODY_NAME.search(before) and not (match["days"] and subject.istitle()):
        return None
    start = match.start() - len(phrase) if on else match.start()
    if match["days"] or on:
        end, suggestion = match.end("days" if match["days"] else "day"), f"on the {ordinal(day)}"
    elif lead["the"]:
        return None
    else:
        end, suggestion = match.end(), f"{match['act']} on the {ordinal(day)}"
    return _Fault(
        start,
        end,
        f"The day of the month stands bare: “{suggestion}”",
        Confidence.HIGH if is_body or not match["days"] else Confidence.MEDIUM,
        (suggestion,),
        f"{day}日 is the {ordinal(day)}",
        Category.MISTRANSLATION,
    )


_SAID_ON = re.compile(
    r"\b(?:announced|confirmed|reported|said|stated|told reporters) "
    r"(?P<phrase>on (?:the )?(?P<day>\d{1,2})) (?=that\b)"
)
_LOCAL_DAY = re.compile(
    r"\b(?P<phrase>[Oo]n (?:the )?(?P<day>\d{1,2})(?: days)?),? (?=local time\b)"
)


def _said_on(match: re.Match[str]) -> _Fault | None:
    day = int(match["day"])
    if not 1 <= day <= 31:
        return None
    return _Fault(
        *match.span("phrase"),
        f"The day of the month lacks its ending: “the {ordinal(day)}”",
        Confidence.HIGH,
        (f"{match['phrase'][:2]} the {ordinal(day)}",),
        category=Category.DATE_FORMAT,
    )


_DAYS_OF_MONTH = re.compile(
    rf"(?<!\b[Ii]n )(?<!\bof )(?<!\bfor )(?<!\bduring )\b(?P<month>{_MONTH}) "
    rf"(?P<day>\d{{1,2}}) days\b"
    r"(?! (?:after|ago|before|from|in|later|of|old)\b)"
)


def _days_of_month(match: re.Match[str]) -> _Fault | None:
    if not 1 <= int(match["day"]) <= 31 or match["month"] == "May":
        return None
    return _Fault(
        *match.span(),
        f"“{match.group()}” is the date, not a length of time",
        Confidence.MEDIUM,
        (f"{match['month']} {match['day']}",),
        "日 is both a date and a length of time",
        Category.MISTRANSLATION,
    )


_TO_MONTH = re.compile(
    rf"\b(?P<link>[Ff]rom|[Ii]n) (?P<phrase>1(?:-|–| to )(?P<month>{_MONTH}))(?!\w|[ -]\d|, \d)"
)


def _to_month(match: re.Match[str]) -> _Fault:
    link = "to" if match["link"].lower() == "from" else "through"
    return _Fault(
        *match.span("phrase"),
        "The first month of the range is a bare number",
        Confidence.MEDIUM,
        (f"January {link} {match['month']}",),
        "1 stands for January",
        Category.DATE_FORMAT,
    )


_OPENING_DAY = re.compile(
    r"(?:(?<=\n)|(?<=[.!?”\"] )|\A)On (?P<phrase>(?:(?P<days>\d{1,2} days)|the "
    r"(?P<the>\d{1,2})))(?=, (?:the|a|an|it|he|she|they|[A-Z]))"
)


def _opening_day(match: re.Match[str]) -> _Fault | None:
    day = int(match["the"] or match["days"].split()[0])
    if not 1 <= day <= 31:
        return None
    return _Fault(
        *match.span("phrase"),
        f"The day of the month lacks its ending: “the {ordinal(day)}”",
        Confidence.MEDIUM,
        (f"the {ordinal(day)}",),
        category=Category.DATE_FORMAT,
    )


_FIRST_MONTH = re.compile(
    rf"\bthe first (?P<month>{_MONTH})(?P<year> of (?:the|this|last) year)?(?= of (?:\d{{4}}"
    rf"|the|this|last)\b)?"
    r"(?! \d)"
)
_COUNT_OF_MONTHS = "one two three four five six seven eight nine ten eleven twelve".split()
_OF_YEAR = re.compile(r" of (?:\d{4}|(?:the|this|last) year)\b")


def _first_month(match: re.Match[str]) -> _Fault | None:
    """前11月, the first eleven months, became "the first November"."""
    if match["month"].rstrip(".")[:3] == "May" and not match["year"]:
        return None
    if not match["year"] and not _OF_YEAR.match(match.string, match.end()):
        return None
    number = [month[:3] for month in _MONTHS].index(match["month"][:3]) + 1
    if number == 1:
        return None
    suggestion = f"first {_COUNT_OF_MONTHS[number - 1]} months"
    return _Fault(
        match.start() + len("the "),
        match.end("month"),
        f"A year has one {_MONTHS[number - 1]}: this is “the {suggestion}”",
        Confidence.HIGH,
        (suggestion,),
        f"{number}月 is both {_MONTHS[number - 1]} and a count of months",
        Category.MISTRANSLATION,
    )


_POINTS = re.compile(
    r"\b[Aa]t (?P<phrase>(?P<hour>\d{1,2}) points?(?: (?P<minute>\d{1,2})(?: points?| minutes?)?)?)"
    r" (?=(?:in the |this |yesterday |on the |tomorrow )?(?:morning|afternoon|evening|night"
    r"|a\.?m\b|p\.?m\b))"
)


def _points(match: re.Match[str]) -> _Fault | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 24 or minute > 59:
        return None
    time = f"{hour}:{minute:02d}" if minute else f"{hour} o’clock"
    return _Fault(
        *match.span("phrase"),
        "The hour was taken for points",
        Confidence.MEDIUM,
        (time,),
        "点 is both an hour and a point",
        Category.MISTRANSLATION,
    )


_POINT_NEWS = re.compile(
    r"\b[Tt]he (?P<phrase>(?P<hour>\d{1,2}) points?) (?=(?:briefing|broadcast|bulletin|flight"
    r"|news|train)\b)"
)


def _point_news(match: re.Match[str]) -> _Fault | None:
    if not 1 <= int(match["hour"]) <= 24:
        return None
    return _Fault(
        *match.span("phrase"),
        "The hour was taken for points",
        Confidence.MEDIUM,
        (f"{match['hour']} o’clock",),
        "点 is both an hour and a point",
        Category.MISTRANSLATION,
    )


_SPACED_TIME = re.compile(r"(?<![\w.,:/-])(?P<hour>\d{1,2}): (?P<rest>[0-5]\d ?[ap]\.?m\b)")


def _spaced_time(match: re.Match[str]) -> _Fault | None:
    if int(match["hour"]) > 24:
        return None
    return _Fault(
        *match.span(),
        "The time has a space inside",
        Confidence.MEDIUM,
        (f"{match['hour']}:{match['rest']}",),
    )


_RULES_OF_ANY_LANGUAGE = (
    _Rule(("+",), _ARTEFACT, _artefact),
    _Rule(tuple(_EAST_ASIAN_SCALE), _EAST_ASIAN, _east_asian),
)
_ENGLISH_RULES = (
    _Rule(("",), _SPLIT_COUNTER, _split_counter),
    _Rule(("hundred", "thousand", "illion"), _MIXED, _mixed),
    _Rule((",",), _GROUPED, _grouped),
    _Rule((", 000", ",\u00a0000", " ,"), _SPACED_GROUP, _spaced),
    _Rule(("cent", "%", "illion", "times"), _SPACED_DECIMAL, _spaced),
    _Rule(("% per", "%per"), _PERCENT_TWICE, _percent_twice),
    _Rule((" %", "(%", "\n%"), _PERCENT_FIRST, _percent_first),
    _Rule((" than ", " ratio "), _RATIO, _ratio),
    _Rule((" year",), _YEAR_COUNTED, _year_counted),
    _Rule(("1 times", "one times"), _ONE_TIMES, _one_times),
    _Rule(("1 time", "one time"), _TIME_GROWTH, _one_times),
    _Rule(("",), _ORDINAL_LOST, _ordinal_lost),
    _Rule(("",), _SINGULAR_COUNTED, _singular_counted),
    _Rule(("build", "open", "establish", "creat", "construct"), _NUMBER_LAST, _number_last),
    _Rule(("",), _DAY_AFTER_YEAR, _day_after_year),
    _Rule(("",), _YEAR_FIRST, _year_first),
    _Rule((" month",), _COUNTED_DATE, _counted_date),
    _Rule((" of the ",), _DAY_OF_DAY, _day_of_day),
    _Rule(("",), _BARE_DAY, _bare_day),
    _Rule((" that",), _SAID_ON, _said_on),
    _Rule(("local time",), _LOCAL_DAY, _said_on),
    _Rule((" days",), _DAYS_OF_MONTH, _days_of_month),
    _Rule((" 1-", " 1–", " 1 to "), _TO_MONTH, _to_month),
    _Rule(("On ",), _OPENING_DAY, _opening_day),
    _Rule(("the first ",), _FIRST_MONTH, _first_month),
    _Rule((" point",), _POINTS, _points),
    _Rule((" point",), _POINT_NEWS, _point_news),
    _Rule((": ",), _SPACED_TIME, _spaced_time),
)
# Two figures with nothing between them are rare; these rules need them.
_NEIGHBOURS = re.compile("[0-9] [0-9]")
_RULES_OF_NEIGHBOURS = (
    _Rule(("",), _SPLIT_FIGURE, _split_figure),
    _Rule(("",), _SPLIT_YEAR, _split_year),
    _Rule((" year",), _SPLIT_BEFORE_YEAR, _split_before_year),
    _Rule(("illion",), _SPLIT_MAGNITUDE, _split_magnitude),
    _Rule(("",), _DOUBLED, _doubled),
)

DETECTOR = Detector(
    id="broken-number",
    summary="a number or date that is broken in writing",
    detect=detect,
    family=Family.NUMBER,
    category=Category.NUMBER_FORMAT,
    severity=Severity.MAJOR,
)
