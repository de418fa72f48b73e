"""What the figures of an English text may count or measure, by the words and signs beside them.

It is told without reading the numbers, and may be more than they do: `slips.counted` is exact.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from mtaudit.detectors.inconsistent_number.slips import PLURAL
from mtaudit.figures import Figure
from mtaudit.numerals import Kind
from mtaudit.numerals.folding import fold
from mtaudit.pattern import Pattern

if TYPE_CHECKING:
    from mtaudit.numerals.language import Language, Suffix

# What multiplies the number before it; and what multiplies digits alone.
SCALE_WORDS = tuple(
    "dozen hundred thousand lakh lakhs million mln crore crores billion bln trillion trn "
    "quadrillion".split()
)
_SHORT_SCALES = "k b m mn bn tn mil mill keur ksek teur tsek mchf mdkk meur mnok msek musd".split()
SCALES = frozenset((*SCALE_WORDS, *_SHORT_SCALES))
SCALE = rf"(?:{'|'.join(sorted(SCALES, key=len, reverse=True))})\b\.?"
_PART = r"(?:[\s-]?(?:\d+[/⁄]\d+|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞]|and[\s-]an?[\s-]half\b))"
# The unit or sign after a figure, or the noun, perhaps after an adjective.
_AFTER = Pattern(
    rf"(?:[\s'·٫٬]\d+)*{_PART}?(?:[\s-]?(?P<scale>{SCALE}))?{_PART}?[\s-]{{0,2}}(?P<sign>[^\w\s]?)"
    r"(?P<first>[^\W\d_](?:[^\W\d_]|['-])*)?(?:[\s-](?P<second>[^\W\d_](?:[^\W\d_]|['-])*))?"
)
_LONGEST_AFTER = 60  # code points
_CODE_BEFORE = Pattern(r"([A-Z]{1,3})[\s-]?\Z")
_IN_BRACKETS = Pattern(r"\((?:[A-Z]{0,2}[$£€¥])?\Z")
_WORD = Pattern(r"[^\W\d_]+|[^\w\s]")
_SLIPPABLE = {
    "money": Kind.MONEY,
    "cents": Kind.MONEY,
    "percent": Kind.PERCENT,
    "unit": Kind.MEASURE,
}
_NO_COUNT = frozenset({"multiple", "points"})  # what such a phrase follows is no count
# Signs and words that say what a figure measures where no unit in full does: 5in, 37 C, 98 F.
_BARE = frozenset("in lb lbs st ft c f deg celsius centigrade fahrenheit º ˚ °".split())
_PAUSES = frozenset('.,;!?)]"”')
# Words after which no unit begins.
_LINKS = frozenset(
    "a after an are as at before but by can could for from had has have he her his if in is it its "
    "of on she that the their then they this to was we were when where which while who will with "
    "would".split()
)
_POPULATION_BEFORE = 40  # code points

# The kind of quantity with its unit, or with the noun that is counted.
Noun: TypeAlias = tuple[Kind, str]
_NONE = frozenset[Noun]()


def nouns(text: str, start: int, end: int) -> frozenset[Noun]:
    """Return what a figure may count or measure.

    Args:
        text: The text.
        start: Where the figure begins.
        end: Where it ends.
    """
    after, before = _units()
    match = _AFTER.compiled.match(fold(text[end : end + _LONGEST_AFTER]))
    assert match is not None
    scale, sign, first, second = match.groups("")
    found, lead = set[Noun](), text[start - 1 : start]
    if sign != "%" and _is_in_brackets(text, start):
        return _NONE  # what another figure is in another currency or unit
    if not lead.isspace() and not lead.isalnum() and lead in before:
        return before[lead]
    if _may_follow_code(text, start):
        code = _CODE_BEFORE.search(text, max(0, start - 4), start)
        found |= before.get(code.group(1).lower(), _NONE) if code else _NONE
    for part in (sign, scale, first, second):
        if part:
            found |= after.get(part) or after.get(_first_word(part), _NONE)
    if first not in _measures():
        for noun in (first, second):
            if _is_plural(noun):
                found.add((Kind.COUNT, noun.removesuffix("s")))
    if "population" in text[max(0, start - _POPULATION_BEFORE) : start]:
        found.add((Kind.COUNT, "people"))
    return frozenset(found)


def may_count(figure: Figure, text: str) -> bool:
    """Tell, in a cheaper way, whether a figure may count or measure anything.

    A pause after it ends what it says; and a number of four digits is a year, with no unit beside.

    Args:
        figure: The figure.
        text: The text.
    """
    start, _, written, sign, word, *_ = figure
    is_year = len(written) == 4 and written.isdecimal() and "1000" <= written < "2200"
    return (
        not (sign in _PAUSES or (is_year and not sign and word in _LINKS))
        or not text[start - 1 : start].isspace()
        or _may_follow_code(text, start)
        or (not is_year and "population" in text[max(0, start - _POPULATION_BEFORE) : start])
    )


def _may_follow_code(text: str, start: int) -> bool:
    return text[start - 1 : start].isupper() or text[start - 2 : start - 1].isupper()


def _is_in_brackets(text: str, start: int) -> bool:
    first = max(0, start - 4)
    return "(" in text[first:start] and _IN_BRACKETS.search(text, first, start) is not None


@lru_cache(maxsize=4096)
def _is_plural(noun: str) -> bool:
    return PLURAL.fullmatch(noun) is not None


@lru_cache(maxsize=4096)
def _first_word(part: str) -> str:
    word = _WORD.match(part)
    return word.group() if word else ""


def is_loaded() -> bool:
    """Tell whether the tables are loaded that `nouns` takes: that takes some milliseconds."""
    return _units.cache_info().currsize > 0


def may_measure(text: str) -> bool:
    """Tell whether a stretch of text may hold a measure."""
    after, _ = _units()
    return any(
        word in _BARE
        or any(kind is Kind.MEASURE or unit == "GBP" for kind, unit in after.get(word, ()))
        for word in _WORD.findall(fold(text))
    )


def ends_measure(text: str) -> bool:
    """Tell whether a stretch of text may end with a measure."""
    words = _WORD.findall(fold(text).rstrip(" .\u00a0"))
    return bool(words) and (words[-1] in _BARE or words[-1] in _words_of_measures())


def _english() -> "Language":
    """Return the tables of the language, which few texts need."""
    from mtaudit.numerals.language import language

    return language("en")


@cache
def _words_of_measures() -> frozenset[str]:
    """Return the words and signs of which the units of measures are made."""
    return frozenset(
        word
        for phrase, suffix in _english().after.items()
        if _kind(suffix) is Kind.MEASURE or suffix.unit == "GBP"
        for word in _WORD.findall(phrase.replace("_", " "))
    )


@cache
def _units() -> tuple[Mapping[str, frozenset[Noun]], Mapping[str, frozenset[Noun]]]:
    """Return what the first word after a number measures, and the last word or sign before it."""
    english = _english()
    tables = []
    for phrases, place in ((english.after, 0), (english.before, -1)):
        units: dict[str, set[Noun]] = defaultdict(set)
        for phrase, suffix in phrases.items():
            kind = _kind(suffix)
            words = [phrase] if phrase.isalpha() else _WORD.findall(phrase.replace("_", " "))
            if kind is not None and words:
                units[words[place].lower()].add((kind, suffix.unit or str(kind)))
        tables.append({word: frozenset(found) for word, found in units.items()})
    return tables[0], tables[1]


@cache
def _kind(suffix: "Suffix") -> Kind | None:
    """Return what a phrase makes of a number, if such numbers are compared."""
    from mtaudit.numerals.units import is_time  # see `_english`

    return None if is_time(suffix.unit) else _SLIPPABLE.get(suffix.role)


@cache
def _measures() -> frozenset[str]:
    """Return the words that make a measure of the number before them, and never its noun."""
    return frozenset(
        phrase
        for phrase, suffix in _english().after.items()
        if suffix.role in _SLIPPABLE or suffix.role in _NO_COUNT
    )
