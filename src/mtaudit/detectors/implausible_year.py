"""Finds years that cannot be meant: "the United States in 1060"."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.calendar import MONTH, MONTH_START
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.glossary import Kind as TermKind
from mtaudit.glossary import Match
from mtaudit.numerals import Kind
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

# A number is read as a year after a preposition of time or a month, if no counted thing follows.
# Numbers are rare, so they are found first.
_YEAR = Pattern(r"\d(?<=[\s-]\d)\d{3}(?![\w%°]|[.,:]\d|-\w)")
_DATING = Pattern(
    rf"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter|[Bb]y|[Ff]rom|of|early|late|mid|year|the)[\s-]"
    rf"|\b{MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?,?\s)\Z"
)
_LONGEST_DATING = 24  # code points; "September 30th, "
# "in 1060 villages" counts villages: a plural follows, or a word for people or shares; and
# "from 1130 to 1215 GMT" is a time.
_COUNTED = Pattern(
    r"[\s-](?!as\b|is\b|was\b|has\b|does\b|this\b|its\b|his\b)"
    r"(?:[a-z]+s|people|persons?|men|women|children|percent|per|million|feet|metric)\b"
    r"|\s(?:B\.?C|K\b|\d{4}\b)"  # kelvins; the next column of a table
    r"|(?:\s?(?:to|and|until|till|[-–])\s?\d{4})?[\s-](?:GMT|UTC|BST|CET|JST|EDT|EST)\b"
)
# "1 in 1000" is a chance, "the 1000 categories" a count, whatever adjectives stand between.
_CHANCE = Pattern(r"\b(?:\d+|one|two|three) (?:in|of|out of) $")
_ROUND = Pattern(r"[1-9]000")
_PAST = Pattern(
    r"\b(?:abbey|ago|coined|compiled|composed|coronation|created|discover\w*|[Ee]mpire|"
    r"etymology|explor(?:ed|ers?)|first used|industriali[sz]ation|invent\w*|landed|originally|"
    r"published|settle[dr]s?|voyages?|written|ancestors?|ancient|AD|archaeolog\w*|BC|BCE|built|"
    r"castle|cathedral|CE|centur\w+|"
    r"chronicle|church|colon(?:y|ies|ial)|Constitution\w*|crusade\w*|duke|dynasty|emperor|founded|"
    r"generations|histor\w+|independence|king|kingdom|mediaeval|medieval|monastery|monks?|Norman|"
    r"pope|prince|queen|[Rr]evolution\w*|ruins|saint|sultan|temple|tradition\w*|Viking\w*|"
    r"year zero)\b"
)
# A text that names such a time tells of history, and its years are of any age.
_OLD = Pattern(
    r"\b(?:1[0-8]?|[2-9])(?:st|nd|rd|th)[- ]centur|\b(?:A\.?D|B\.?C)\b|\bB?CE\b|\b1[0-7]\d\ds\b"
    r"|\b(?:(?:seven|eigh|six|fif|four|thir)teenth|twelfth|eleventh|tenth|ninth)[- ]centur"
)
_TO_COME = Pattern(
    r"\b(?:by|until|beyond|will|would|could|may|might|future|century|fiction|sci-fi|novel|film|"
    r"game|series|set|planned|plans?|expect\w*|predict\w*|project\w*|forecast\w*|target\w*|due|"
    r"expir\w*|matur\w*|bonds?|lasts?|valid)\b",
    re.IGNORECASE,
)
_YEAR_BEFORE = Pattern(r"\b(?:between|during|around|circa|till|through|dated|than)\s$")
_ANY_MONTH = Pattern(MONTH_START, re.IGNORECASE)
_DATE_REACH = 40  # code points from a year to the month of its date
_FOUR_DIGITS = Pattern(r"[1-9](?<![\w.,$€£¥-]\d)\d{3}(?![\w%°]|[.,:]\d|-\d)")
_SENTENCE_END = Pattern(r"[.!?](?:[\"”’)]*\s|$)|\n\s*\n")
# The centuries news is about; a year beyond them is suspect only beside years within them.
_MODERN = range(1800, 2100)
_MODERN_YEAR = Pattern(r"(?:1[89]|20)(?<![\w.,$€£¥-]\d\d)\d\d(?![\w%°]|[.,:]\d)")
_NEIGHBOURHOOD = 100  # within so many years of another year of the article one is of its time
_MARGIN = 40  # how far, in years, a corrected year may lie outside the article's own

_RECENT = 2000  # a text whose last year is older tells of the past
_AHEAD = 30  # how many years after all others a year is a slip rather than a plan
_USUAL = range(_MODERN.start, _RECENT + _AHEAD + 1)  # years that are never out of the way


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield each year outside the article's time that one digit puts right."""
    years = (one.text for one in context.figures if len(one.text) == 4 and one.text.isdecimal())
    if all(int(year) in _USUAL for year in years):
        return
    dated = [article.date.year] if article.date is not None else []
    modern = Counter([*dated, *map(int, _MODERN_YEAR.findall(article.text))])
    far = _far_ahead(modern, article)
    if far is not None:
        del modern[far]
    if not modern:
        return
    time = range(min(modern) - _MARGIN, max(modern) + _MARGIN + 1)
    odd = {
        place: year
        for place, year in _years(article, context).items()
        if year not in _MODERN or year == far
    }
    ages = sorted(set(odd.values()))
    for place, year in odd.items():
        # Another year of that age makes it a text about that age.
        if any(0 < abs(year - other) < 200 for other in _beside(year, ages)):
            continue
        if year < _MODERN.start and (
            year + _NEIGHBOURHOOD >= min(modern) or _OLD.search(article.text)
        ):
            continue
        repairs = [y for y in one_digit_away(year) if y in time and y in _MODERN and y != year]
        if repairs:
            yield from _finding(place, repairs, modern, article, context)


def _far_ahead(modern: Counter[int], article: Article) -> int | None:
    """Return the one year that lies a generation after all others; None if there is none."""
    known = sorted(modern)
    if len(known) < 2 or modern[known[-1]] > 1 or known[-1] % 5 == 0:
        return None  # "by 2050" is a goal
    last = known[-2] if article.date is None else max(article.date.year, known[-2])
    return known[-1] if last >= _RECENT and known[-1] > last + _AHEAD else None


def _beside(year: int, ages: list[int]) -> list[int]:
    """Return the neighbours of a year among sorted ones."""
    at = bisect_left(ages, year)
    return [*ages[max(0, at - 1) : at], *ages[at + 1 : at + 2]]


def _years(article: Article, context: Context) -> dict[Span, int]:
    """Return what reads as a year and does not count the word after it, by place."""
    text = article.text
    places = {
        Span(*match.span())
        for match in _YEAR.finditer(text)
        if _DATING.search(text, max(0, match.start() - _LONGEST_DATING), match.start())
    }
    dated = [
        match.start()
        for match in _FOUR_DIGITS.finditer(text)
        if int(match.group()) not in _MODERN and _may_be_dated(match, text)
    ]
    places |= {
        leaf.span
        for quantity in context.quantities_near(dated)
        for leaf in quantity.leaves()
        if leaf.kind is Kind.YEAR
        and _FOUR_DIGITS.fullmatch(leaf.text)
        and (
            quantity.kind is Kind.DATE
            or _YEAR_BEFORE.search(text, max(0, leaf.span.start - 12), leaf.span.start)
        )
    }
    return {
        place: int(place.of(text))
        for place in sorted(places)
        if not _COUNTED.match(text, place.end)
        and not _ROUND.fullmatch(place.of(text))
        and not _CHANCE.search(text, max(0, place.start - 12), place.start)
        and not context.is_opaque(place)
        and text[place.start - 2 : place.start] != "  "  # a column of a table
    }


def _may_be_dated(match: re.Match[str], text: str) -> bool:
    """Tell whether the quantities of the text may have a number as a year."""
    start, end = match.span()
    return (
        _YEAR_BEFORE.search(text, max(0, start - _LONGEST_DATING), start) is not None
        or _ANY_MONTH.search(text, max(0, start - _DATE_REACH), end + _DATE_REACH) is not None
        or "/" in {text[start - 1 : start], text[end : end + 1]}
    )


def one_digit_away(year: int) -> Iterator[int]:
    """Yield the four-digit numbers one changed digit, or two swapped neighbours, away."""
    digits = str(year)
    seen = {digits}
    for i in range(len(digits)):
        swapped = digits[:i] + digits[i : i + 2][::-1] + digits[i + 2 :]
        for other in (swapped, *(f"{digits[:i]}{d}{digits[i + 1 :]}" for d in "0123456789")):
            if other not in seen and other[0] != "0":
                seen.add(other)
                yield int(other)


def _finding(
    place: Span, repairs: list[int], modern: Counter[int], article: Article, context: Context
) -> Iterator[Finding]:
    year = int(place.of(article.text))
    sentence = _sentence(place, article)
    younger = _younger_than(year, sentence, context)
    first, last = min(modern), max(modern)
    present = [y for y in repairs if y in modern]
    if year > last:
        # A year to come is no slip in a text about the time to come.
        if _TO_COME.search(sentence.of(article.text)):
            return
        present = present or [y for y in repairs if first - 2 <= y <= last + 2]
    if (not younger and not present) or _PAST.search(sentence.of(article.text)):
        return
    centre = sorted(modern.elements())[modern.total() // 2]
    ranked = sorted(repairs, key=lambda y: (-modern[y], abs(y - centre)))
    others = f"years run from {first} to {last}" if first < last else f"year is {first}"
    evidence = [Evidence("value", f"the article's other {others}")]
    evidence += (Evidence("context", _youth(match), match.span) for match in younger)
    yield DETECTOR.finding(
        place,
        f"The year {year} does not fit: one digit away from {ranked[0]}",
        Confidence.HIGH if younger else Confidence.MEDIUM,
        suggestions=tuple(str(y) for y in ranked[: 1 if present else 3]),
        evidence=evidence,
    )


def _youth(match: Match) -> str:
    verb = "was born in" if match.term.kind is TermKind.PERSON else "exists since"
    return f"{match.term.canonical} {verb} {match.term.since}"


def _younger_than(year: int, sentence: Span, context: Context) -> list[Match]:
    """Return the terms in a sentence whose thing did not exist in a year."""
    return [
        match
        for match in context.matches_in(sentence)
        if match.status.is_accepted and match.term.since is not None and match.term.since > year
    ]


def _sentence(place: Span, article: Article) -> Span:
    """Return the sentence around a place; an abbreviation's full stop may cut it short."""
    text = article.text
    start = max(0, place.start - 500)
    for match in _SENTENCE_END.finditer(text, start, place.start):
        start = match.end()
    end = _SENTENCE_END.search(text, place.end, place.end + 500)
    return Span(start, end.start() if end else min(len(text), place.end + 500))


DETECTOR = Detector(
    id="implausible-year",
    summary="a year outside the article's time, one digit away from one within it",
    detect=detect,
    family=Family.NUMBER,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
    by_passage=True,
)
