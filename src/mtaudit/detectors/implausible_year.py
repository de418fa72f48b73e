"""Finds years that cannot be meant: "the United States in 1060"."""

import re
from collections import Counter
from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.glossary import Kind, Match
from mtaudit.spans import Span

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
# A number is read as a year after a preposition of time or a month, if no counted thing follows.
_YEAR = re.compile(
    rf"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter|[Bb]y|[Ff]rom|of|early|late|mid|year|the)[\s-]"
    rf"|\b{_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?,?\s)"
    r"(?P<year>\d{4})(?![\w%°]|[.,:]\d|-\d)"
)
# "in 1060 villages" counts villages: a plural follows, or a word for people or shares.
_COUNTED = re.compile(
    r"[\s-](?!as\b|is\b|was\b|has\b|does\b|this\b|its\b|his\b)"
    r"(?:[a-z]+s|people|persons?|men|women|children|percent|per|million|feet|metric)\b"
)
_PAST = re.compile(
    r"\b(?:abbey|ancient|AD|archaeolog\w*|BC|BCE|built|castle|cathedral|CE|centur\w+|chronicle|"
    r"church|crusade\w*|duke|dynasty|emperor|founded|king|kingdom|mediaeval|medieval|monastery|"
    r"monks?|Norman|pope|prince|queen|ruins|saint|sultan|temple|Viking\w*|year zero)\b"
)
_SENTENCE_END = re.compile(r"[.!?](?:[\"”’)]*\s|$)|\n\s*\n")
# The centuries news is about; a year beyond them is suspect only beside years within them.
_MODERN = range(1800, 2100)
_MODERN_YEAR = re.compile(r"(?<![\w.,$€£¥-])(?:1[89]|20)\d\d(?![\w%°]|[.,:]\d)")
_MARGIN = 40  # how far, in years, a corrected year may lie outside the article's own


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield each year outside the article's time that one digit puts right."""
    modern = Counter(int(match.group()) for match in _MODERN_YEAR.finditer(article.text))
    if article.date is not None:
        modern[article.date.year] += 1
    if not modern:
        return
    time = range(min(modern) - _MARGIN, max(modern) + _MARGIN + 1)
    odd = {place: year for year, place in _years(article, context) if year not in _MODERN}
    for place, year in odd.items():
        # Another year of that age makes it a text about that age.
        if any(0 < abs(year - other) < 200 for other in odd.values()):
            continue
        repairs = [y for y in one_digit_away(year) if y in time and y in _MODERN]
        if repairs:
            yield from _finding(place, repairs, modern, article, context)


def _years(article: Article, context: Context) -> Iterator[tuple[int, Span]]:
    """Yield what reads as a year and does not count the word after it."""
    for match in _YEAR.finditer(article.text):
        place = Span(*match.span("year"))
        if not _COUNTED.match(article.text, place.end) and not context.is_opaque(place):
            yield int(match.group("year")), place


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
    present = [y for y in repairs if y in modern]
    if not younger and (not present or _PAST.search(sentence.of(article.text))):
        return
    centre = sorted(modern.elements())[modern.total() // 2]
    ranked = sorted(repairs, key=lambda y: (-modern[y], abs(y - centre)))
    first, last = min(modern), max(modern)
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
    verb = "was born in" if match.term.kind is Kind.PERSON else "exists since"
    return f"{match.term.canonical} {verb} {match.term.since}"


def _younger_than(year: int, sentence: Span, context: Context) -> list[Match]:
    """Return the terms in a sentence whose thing did not exist in a year."""
    return [
        match
        for match in context.accepted
        if match.term.since is not None
        and match.term.since > year
        and sentence.contains(match.span)
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
)
