"""Whether two figures of a text may be slips of one another, told without reading the numbers.

Most articles have no such figures, and to read all their numbers takes longer than all else. What
is asked here is weaker than in `slips` and `facts`, and never stricter: digits a slip apart, beside
them a word that may be what both count, around them a name that both have.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial
from typing import NamedTuple

from mtaudit.detectors.inconsistent_number.facts import HEADLINE, LEAD, WINDOW, stems
from mtaudit.numerals.language import language
from mtaudit.pattern import Pattern
from mtaudit.text import sentences, word_texts

_FIGURE = Pattern(r"\d(?:[\d.,'·٫٬]*\d)?")
# Numbers in words that may have two digits or more: a shorter one is no slip of anything.
_WORDS = Pattern(
    r"\b(?:ten(?:fold)?|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|four?|fif|six|seven|eigh|nine)ty|hundred|and[\s-]a[\s-]half"
    r"|(?:zero|one|two|three|four|five|six|seven|eight|nine)[\s-]point"
    r"|(?:dozen|thousand|lakhs?|million|crores?|[bmtr]*illion|quadrillion|ml?n|bl?n|trn)[\s,-]{1,2}(?:and[\s-])?"
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|\d))\b",
    re.IGNORECASE,
)
# What may make the value of a figure another than that of its digits.
_ODD_NEXT = Pattern(
    r"\s?(?:[kmb]n?|ml?n|bln|trn|thousand|lakhs?|crores?|[mbtr]*illion|dozen|hundred)?[.,]?[\s-]?"
    r"(?:[/⁄\d]|and\b|[^\x00-\x7f£€])|[/⁄:]",
)
_GROUPED = Pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALE = (
    r"(?:[\s-]?(?:[kmb]|ml?n|mill?|bl?n|tn|trn|thousand|lakhs?|crores?|[mbtr]*illion|dozen)\b\.?)?"
)
# The unit or sign after a figure, or the noun, perhaps after an adjective.
_AFTER = Pattern(
    rf"(?P<scale>{_SCALE})[\s-]{{0,2}}(?P<sign>[^\w\s]?)(?P<first>[^\W\d_](?:[^\W\d_]|[’'-])*)?"
    r"(?:[\s-](?P<second>[^\W\d_](?:[^\W\d_]|[’'-])*))?"
)
_BEFORE = Pattern(r"([^\W\d_]+|[^\w\s])[\s-]?$")
_PLURAL = Pattern(r".*[^su']s|people|men|women|children|police|staff")
_WORD = Pattern(r"[^\W\d_]+|[^\w\s]")
_SLIPPABLE = frozenset("money cents percent unit".split())  # what phrases make of a number
_AROUND = 260  # code points in which the names around a figure stand
_WORDS_NEAR = WINDOW + 6  # what belongs to the figure itself may stand between
_LONGEST_LEAD = 4000
_MANY = 40  # figures of one noun that are not compared here


class _Figure(NamedTuple):
    """A figure: its digits as written, None for unknown ones, and with the point and the scale."""

    digits: str | None
    value: tuple[str, str]
    start: int
    end: int


def may_slip(text: str) -> bool:
    """Tell whether two figures of an English text may be slips of one another.

    Args:
        text: The text.

    Returns:
        False if none are; True says little.
    """
    by_noun: dict[object, list[_Figure]] = defaultdict(list)
    lowered = text.lower()
    if len(lowered) != len(text):
        return True
    names = cache(partial(_names, text))  # of a figure that is compared with several
    for figure in _figures(lowered):
        for noun in _nouns(lowered, figure.start, figure.end):
            others = by_noun[noun]
            one = figure._replace(digits=None) if noun in _CENTS else figure
            if len(others) > _MANY or any(
                _may_be_slips(one, other) and _may_be_one_fact(other, one, text, names)
                for other in others
            ):
                return True
            others.append(one)
    return False


def _figures(lowered: str) -> Iterator[_Figure]:
    for match in _FIGURE.finditer(lowered):
        written, (start, end) = match.group(), match.span()
        if _ODD_NEXT.match(lowered, end) or not (written.isascii() and _GROUPED.fullmatch(written)):
            yield _Figure(None, (written, ""), start, end)
        elif len(digits := re.sub(r"\D", "", written).lstrip("0")) > 1:
            scale = _AFTER.compiled.match(lowered, end)
            yield _Figure(digits, (written, scale["scale"] if scale else ""), start, end)
    for match in _WORDS.finditer(lowered):
        yield _Figure(None, (match.group(), ""), *match.span())


def _may_be_one_fact(
    one: _Figure, two: _Figure, text: str, names_around: Callable[[int, int], frozenset[str] | None]
) -> bool:
    """Tell whether `facts` may see one fact in two figures.

    They have a name in common around them, or the lead tells again what the headline says.
    """
    mine, theirs = (names_around(figure.start, figure.end) for figure in (one, two))
    if mine is None or theirs is None or not mine.isdisjoint(theirs):
        return True
    starts = _lead(text)
    if min(one.start, two.start) >= starts[1]:
        return False
    return max(one.start, two.start) < starts[LEAD + 1] and HEADLINE.match(text) is not None


def _names(text: str, first: int, last: int) -> frozenset[str] | None:
    """Return the stems of the names around a figure; None if they may stand farther away."""
    start, end = max(0, first - _AROUND), last + _AROUND
    # No sentence goes on behind a blank line.
    _, gap, nearer = text[start:first].rpartition("\n\n")
    after, end_gap, _ = text[last:end].partition("\n\n")
    words, others = word_texts(nearer), word_texts(after)
    if (start and not gap and len(words) <= _WORDS_NEAR) or (
        end < len(text) and not end_gap and len(others) <= _WORDS_NEAR
    ):
        return None
    around = (*words[-_WORDS_NEAR:], *others[:_WORDS_NEAR])
    return stems(word for word in around if word[0].isupper())


@lru_cache(maxsize=1)
def _lead(text: str) -> list[int]:
    """Return where the first sentences of a text begin, and behind them no sentence ever."""
    head = sentences(text[:_LONGEST_LEAD])
    if len(text) > _LONGEST_LEAD:
        head = head[:-1]  # it may be cut, and then others may begin anywhere
    return [*[one.start for one in head], *[len(text) + 1] * (LEAD + 2)]


def _may_be_slips(one: _Figure, two: _Figure) -> bool:
    if one.digits is None or two.digits is None:
        return True
    if one.value == two.value:
        return False
    if one.digits.rstrip("0") == two.digits.rstrip("0"):
        return True
    short, long = sorted((one.digits, two.digits), key=len)
    if len(short) != len(long):
        return len(short) >= 4 and long[:-1] == short
    differing = sum(a != b for a, b in zip(short, long, strict=True))
    return differing == 1 or (differing == 2 and sorted(short) == sorted(long))


def _nouns(text: str, start: int, end: int) -> set[object]:
    """Return what a figure may count or measure, by the words and signs around it."""
    after, before = _units()
    sign = _BEFORE.search(text, max(0, start - 8), start)
    found: set[object] = set(before.get(sign.group(1), ()) if sign else ())
    if found and sign and not sign.group(1).isalpha():
        return found
    match = _AFTER.compiled.match(text, end)
    if match is not None:
        for part in (match["sign"], match["scale"], match["first"], match["second"]):
            for word in _WORD.findall(part or "")[:1]:
                found |= after.get(word, frozenset())
        for noun in (match["first"], match["second"]):
            if noun and _PLURAL.fullmatch(noun):
                found.add(noun.removesuffix("s"))
    if "population" in text[max(0, start - 40) : start]:
        found.add("people")
    return found


_CENTS = frozenset({"GBP-cents", "USD-cents", "RUB-cents"})


@cache
def _units() -> tuple[Mapping[str, frozenset[object]], Mapping[str, frozenset[object]]]:
    """Return what the first word after a number measures, and the last word or sign before it."""
    english = language("en")
    tables = []
    for phrases, place in ((english.after, 0), (english.before, -1)):
        units: dict[str, set[object]] = defaultdict(set)
        for phrase, suffix in phrases.items():
            words = _WORD.findall(phrase.replace("_", " "))
            if suffix.role in _SLIPPABLE and words:
                units[words[place].lower()].add(suffix.unit or suffix.role)
        tables.append({word: frozenset(found) for word, found in units.items()})
    return tables[0], tables[1]
