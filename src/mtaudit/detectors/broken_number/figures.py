"""Rules of the figures themselves: parts that fell apart, grouping, magnitudes, spaces."""

import re

from mtaudit.detectors.broken_number.surroundings import END, NO_NOUN, START, any_of
from mtaudit.detectors.calendar import MONTH
from mtaudit.detectors.rules import Fault, Rule
from mtaudit.finding import Category, Confidence
from mtaudit.numerals import parse
from mtaudit.pattern import Pattern
from mtaudit.text import word_before

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})"
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
_SCALE = any_of(sorted(_MAGNITUDES, key=len, reverse=True))
# Things that Chinese and Japanese news count in ten thousands.
_COUNTED = (
    r"(?:acres|cars|cases|companies|copies|customers|deaths|dollars|euros|families|farmers|"
    r"hectares|homes|houses|households|infections|items|jobs|kilometers|kilometres|meters|metres|"
    r"patients|people|persons|pieces|residents|rubles|sets|shares|stores|students|tonnes|tons|"
    r"units|users|vehicles|visitors|voters|votes|won|workers|yen|yuan)"
)
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


def _number(written: str) -> int:
    return int(written.replace(",", ""))


def _is_year(written: str) -> bool:
    return len(written) == 4 and written[:2] in {"18", "19", "20"}


# --- In every language -----------------------------------------------------------------------

# An engine writes the digit 1 as 65438+0: "65438+00" is 10, "654.38+0 million" 1 million.
_ARTEFACT = Pattern(
    r"(?<![\d.,])(?P<before>\d{0,3})6[.,]?5[.,]?4[.,]?3[.,]?8 ?\+ ?(?P<rest>\d+(?:,\d+)*(?:\.\d+)?)"
)
_EAST_ASIAN = Pattern(
    rf"(?<![\w.,(（「“\"'‘])(?:\d[\d,]{{0,12}}(?:\.\d{{1,4}})?[{_EAST_ASIAN_SCALE}]{{1,3}})+\d{{0,4}}"
    rf"(?P<noun>{'|'.join(_EAST_ASIAN_NOUN)})?(?![\d\u3041-\u9fff\uac00-\ud7a3])"
)


def _artefact(match: re.Match[str]) -> Fault:
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
    return Fault(
        *match.span(),
        f"“{match.group()}” is the trace of an engine that writes 65438+0 for the digit 1",
        Confidence.HIGH,
        suggestions,
        "65438+0 stands for 1" + (f": {suggestions[0]}" if suggestions else ""),
        Category.MISTRANSLATION,
    )


def _east_asian(match: re.Match[str]) -> Fault | None:
    figure = (
        match.group()[: match.start("noun") - match.start()] if match["noun"] else match.group()
    )
    hangul = any("가" <= char <= "힣" for char in figure)
    quantities = parse(figure, "ko" if hangul else "ja")
    value = quantities[0].value if len(quantities) == 1 else None
    suggestions: tuple[str, ...] = ()
    if isinstance(value, int):
        suggestions = (f"{value:,}{_EAST_ASIAN_NOUN.get(match['noun'] or '', '')}",)
    return Fault(
        *match.span(),
        f"“{match.group()}” has an East Asian magnitude left in it",
        Confidence.HIGH,
        suggestions,
        f"it is {value:,}" if isinstance(value, int) else "",
        Category.UNTRANSLATED,
    )


# --- Figures ---------------------------------------------------------------------------------

_SPLIT_COUNTER = Pattern(
    rf"{START}(?P<high>{_FIGURE}) (?P<noun>[a-z]{{3,15}}) (?P<low>{_FIGURE})"
    rf"(?P<again> (?:(?P=noun)s?|people)\b)?{END}(?P<next> [a-z]+s\b)?"
)
_COUNTED_ALONE = Pattern(_COUNTED)
_NO_COUNTER = frozenset(
    "against and are billion but for from had has have hundred into its million min mins not out "
    "over ratio than that the then thousand times trillion was were with yards".split()
)


def _split_counter(match: re.Match[str]) -> Fault | None:
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
    if _is_year(match["low"]) and (not again or _is_year(match["high"])):
        return None  # "from 1950 until 1985 until it lost its place"
    end = match.end("again" if again else "low")
    noun = "" if match["next"] and not again else again or f" {match['noun']}"
    return Fault(
        match.start(),
        end,
        f"“{match.string[match.start() : end]}” is one number that fell apart"
        + (f": {value:,}" if value else ""),
        Confidence.HIGH if value else Confidence.MEDIUM,
        (f"{value:,}{noun}",) if value else (),
        f"{high:,} and {low:,} of one thing",
        Category.MISTRANSLATION,
    )


def _split_coins(match: re.Match[str]) -> Fault:
    """円 and 銭 are a decimal fraction: 609円41銭 became "609 yen 41 yen"."""
    coins = int(match["low"])
    return Fault(
        match.start(),
        match.end("again" if match["again"] else "low"),
        "Two amounts stand side by side for one with hundredths",
        Confidence.HIGH if match["again"] else Confidence.MEDIUM,
        (f"{match['high']}.{coins:02d} {match['noun']}",),
        f"{match['high']} and {coins} hundredths",
        Category.MISTRANSLATION,
    )


_SPLIT_FIGURE = Pattern(
    rf"(?<!\d ){START}(?:(?P<high>\d{{1,3}}0,000) (?P<low>\d{{1,4}}|\d,\d{{3}})"
    rf"|(?P<digit>[1-9]\d?) (?P<rest>\d,\d{{3}})){END}(?! \d)"
)


def _split_figure(match: re.Match[str]) -> Fault | None:
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
    return Fault(
        start,
        match.end(),
        f"“{match.string[start : match.end()]}” is one number that fell apart: {value:,}",
        confidence,
        (f"{value:,}",),
        "its ten thousands and the rest stand apart",
        Category.MISTRANSLATION,
    )


_MIXED = Pattern(
    rf"{START}(?P<number>\d{{1,4}}(?:\.\d{{1,3}})?) (?P<scale>{_SCALE})"
    rf"(?: (?P<rest>\d{{1,6}}(?:,\d{{3}})*(?:\.\d)?)(?![.,:/%\w-])(?: "
    rf"(?P<lower>{_SCALE})\b)?)?(?![\w-])"
)


def _mixed(match: re.Match[str]) -> Fault | None:
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
    return Fault(
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


_GROUPED = Pattern(r"(?<![\w.,:/+'-])(?<!’)\d{1,9}(?:,\d{1,9})+(?![\w/'+-]|’|[,:]\d)")
_DECIMALS_FOLLOW = Pattern(r"(?:\.\d|\s?%|\s(?:percent|per cent|million|billion|degrees)\b)")
_MONTH_BEFORE = Pattern(rf"{MONTH}\s$")
_LIST_BEFORE = Pattern(
    r"(?:\[|\b(?:types?|grades?|stages?|figs?|figures?|tables?|refs?|references?|nos?|numbers?|"
    r"groups?|articles?|chapters?|days?|items?|lines?|pages?|sections?|verses?)\.?\s)$",
    re.IGNORECASE,
)


_COUNTED_NEXT = Pattern(rf"\s{_COUNTED}\b")


def _grouped(match: re.Match[str]) -> Fault | None:
    written, text = match.group(), match.string
    first, *others = written.split(",")
    digits = "".join((first, *others))
    if all(len(group) == 3 for group in others) and len(first) <= 3:
        return None
    if _is_list(match, first, others) or _is_year(first) or len(digits) > 15:
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
        case [4] if decimal and decimal.group()[0] == "." and first != "0":
            pass  # "27,1103.5" has its decimals already
        case [1 | 2 | 3] if len(first) < 2 and first != "0":
            return None  # "1,2" may be a list
        case sizes if (
            len(sizes) > 3 or decimal or (1 in sizes and not _COUNTED_NEXT.match(text, match.end()))
        ):
            return None
    return Fault(
        *match.span(),
        f"“{written}” is not grouped in threes",
        Confidence.HIGH if sure else Confidence.MEDIUM,
        suggestions,
        "groups of four are the ten thousands of Chinese and Japanese" if sure else "",
    )


def _is_list(match: re.Match[str], first: str, others: list[str]) -> bool:
    """Tell whether commas part several numbers or dates, or group them as in India."""
    text = match.string
    before = text[max(0, match.start() - 14) : match.start()]
    if before.endswith("(") and text[match.end() : match.end() + 1] in {")", ";"}:
        return True
    if all(_is_year(group) for group in (first, *others)) or _LIST_BEFORE.search(before):
        return True
    if len(others[-1]) == 3 and all(len(group) == 2 for group in others[:-1]) and len(first) < 3:
        return True
    glued_date = len(first) < 3 and _is_year(others[0])
    return glued_date and _MONTH_BEFORE.search(before) is not None


_SPLIT_YEAR = Pattern(rf"{START}(?P<year>\d{{1,3}} \d{{1,2}})(?![\w%-]|[.,:/]\d){NO_NOUN}")
_SPLIT_BEFORE_YEAR = Pattern(
    rf"{START}(?P<year>\d{{1,3}} \d{{1,3}}) year(?=\s?[-–—]\s?\d|\)|[.,;])"
)
_SPLIT_MAGNITUDE = Pattern(
    rf"(?<!\d ){START}(?P<first>\d{{1,4}}) (?P<second>\d{{1,3}}) (?:[Mm]illion|[Bb]illion"
    rf"|[Tt]rillion)\b"
)
_DOUBLED = Pattern(
    rf"(?<!\d ){START}(?P<figure>\d{{2,4}}(?:\.\d+)?) (?P=figure)(?= ?%| (?:percent|per cent"
    rf"|{_COUNTED})\b)"
)


def _split_year(match: re.Match[str]) -> Fault | None:
    year = match["year"].replace(" ", "")
    parted = match["year"].split()
    link = word_before(match.string, match.start()).lower()
    if link not in {"by", "from", "in", "since", "until", "year"}:
        return None
    if len(year) != 4 or not 1000 <= int(year) < 2100:
        return None
    return Fault(
        *match.span("year"),
        f"“{match['year']}” is a year that fell apart",
        Confidence.HIGH if len(parted[0]) == 3 else Confidence.MEDIUM,
        (year,),
        f"with its parts joined it is {year}",
    )


def _split_before_year(match: re.Match[str]) -> Fault | None:
    year = match["year"].replace(" ", "")
    in_brackets = match.string[match.start() - 1 : match.start()] == "("
    link = word_before(match.string, match.start()).lower()
    if not in_brackets and link not in {"from", "in"}:
        return None
    return Fault(
        match.start("year"),
        match.end(),
        f"“{match['year']} year” is a year that fell apart",
        Confidence.HIGH if in_brackets else Confidence.MEDIUM,
        (year,),
        f"with its parts joined it is {year}",
    )


def _split_magnitude(match: re.Match[str]) -> Fault | None:
    before = word_before(match.string, match.start())
    named = before[:1].isupper() and before.lower() not in {"the", "over", "about", "nearly"}
    if named or _is_year(match["first"]) or before.lower() in {"in", "since", "on"}:
        return None
    return Fault(
        match.start("first"),
        match.end(),
        "Two numbers stand side by side before a magnitude",
        Confidence.MEDIUM,
        (),
        f"{match['first']} and {match['second']}",
    )


def _doubled(match: re.Match[str]) -> Fault:
    return Fault(
        *match.span(),
        f"“{match.group()}” is one number twice",
        Confidence.MEDIUM,
        (match["figure"],),
    )


_SPLIT = frozenset({"0 0"})

RULES_OF_ANY_LANGUAGE = (
    Rule(_ARTEFACT, _artefact, signs=("+",)),
    Rule(_EAST_ASIAN, _east_asian, signs=tuple(_EAST_ASIAN_SCALE)),
)
RULES = (
    Rule(_SPLIT_COUNTER, _split_counter, frozenset({"0 a 0"}), at_figures=True),
    Rule(_MIXED, _mixed, frozenset(name.split()[0] for name in _MAGNITUDES), at_figures=True),
    Rule(_GROUPED, _grouped, frozenset({"0,00"}), at_figures=True),
)
RULES_OF_NEIGHBOURS = (
    Rule(_SPLIT_FIGURE, _split_figure, _SPLIT, at_figures=True),
    Rule(_SPLIT_YEAR, _split_year, _SPLIT, at_figures=True),
    Rule(_SPLIT_BEFORE_YEAR, _split_before_year, _SPLIT, at_figures=True),
    Rule(_SPLIT_MAGNITUDE, _split_magnitude, _SPLIT, at_figures=True),
    Rule(_DOUBLED, _doubled, _SPLIT, at_figures=True),
)
