"""Finds announced counts that the list after them does not keep: "both X, Y and Z"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import occurrences

_NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_COUNTS = {word: number for number, word in enumerate(_NUMBER_WORDS, 2)}
_COUNTS |= {str(number): number for number in range(2, 13)}
_COUNT_WORDS = frozenset(_NUMBER_WORDS)

# What follows nearly every count: not the colon, comma, bracket, dash or preposition of a list.
_MAY_ANNOUNCE = Pattern(
    r"(?<![\w-])\w+(?: [^\s,:(]+){1,4}?(?:\s?[:(]|,| ?–| ?—| --? | namely| i\.e| of "
    r"| (?:in|from|on|under) (?:[a-z]+ )?[A-Z])"
)
# A count, what it counts (a plural, with words that tell it more closely), and what opens a list.
_ANNOUNCED = Pattern(
    r"(?<![\w.,:/$£¥%-])(?<!€)(?P<count>(?i:"
    + "|".join(sorted(_COUNTS, key=len, reverse=True))
    + r"))(?P<thing>(?: (?!and\b|or\b|to\b|of\b|in\b|the\b)[\w’'-]{2,20}){0,3}? "
    r"(?P<noun>(?![a-z]+wards\b)[a-z]{2,}s|people|men|women|children|persons))"
    r"(?P<of> (?:of|in|from|on|under) (?:(?:the|this|that|its|his|her|their) )?"
    r"(?:[A-Z][\w’'-]+ ?){1,4}(?:[a-z]+s\b)?)?"
    r"(?: \([^()\n]{1,60}\))?"
    r"(?P<opener>\s?: ?| ?[–—] ?| --? |,? namely,? |,? i\.e\.,? | \(|, | of )"
)
_BOTH = Pattern(r"(?<![\w-])(?P<count>[Bb]oth)(?P<opener> )(?=[A-Z])")
# Things that nobody lists by name after their number: time, measures, scores.
_UNLISTED = frozenset(
    "second minute hour day night morning evening week weekend month quarter year decade centurie "
    "season time metre meter kilometre kilometer mile feet foot inche yard acre hectare ton tonne "
    "kilo kilogram gram pound ounce litre liter gallon degree percent point goal trie penaltie win "
    "victorie defeat losse loss draw run wicket over set stroke shot lap round dollar euro cent "
    "yuan rouble ruble million billion trillion thousand hundred dozen conversion assist hit cap "
    "ace break touchdown part percentage occasion place term piece copie vote seat child children "
    "age thi ha wa i it step side way type kind sort form category categorie group pair couple "
    "half halve other bogey bogie birdie eagle under par".split()
)
# The list may be part of what is counted, or the count no exact one.
_LOOSE_BEFORE = Pattern(
    r"(?:\b(?:at least|more than|over|about|around|some|nearly|almost|up to|fewer than|less than|"
    r"another|than|one of|any of|some of|most of|many of|each of|several of|none of|"
    r"part of|members? of|or|to|top|first|last|next|between|among|out of|of|half)"
    r"(?: the| these| those| its| his| their| our| all| other)*|\d[\d.,]*(?: and| of the)? ?|-"
    # "two sons and three daughters: ..." tells of five.
    rf"|\b(?:{'|'.join(_NUMBER_WORDS)}|one|\d+) (?:[a-z-]+ )?[a-z]+ and) ?$",
    re.IGNORECASE,
)
# Of each of them there is one: "the leaders of four countries, A, B, C and D".
_HEADS_OF = Pattern(
    r"\b(?:ambassadors|capitals|governments|heads|leaders|mayors|ministers|presidents|premiers) of "
    r"(?:the )?$"
)
_PARTIAL = Pattern(
    r"\b(?:includ\w+|such as|among (?:them|others)|e\.g|for example|for instance|etc|so on|"
    r"like|especially|notably|particularly|mainly|others?|more|rest|respectively|vs?|versus|"
    r"according|per|each|either|between|plus|as well as|along with|together with|except|but|not|"
    r"via|by)\b",
    re.IGNORECASE,
)
# Two words of which the second belongs to the first, though "and" stands between.
_LINKED = Pattern(
    r"\b(?:Trinidad|Antigua|Bosnia|Kitts|Nevis|Vincent|Tome|Wallis|Turks|Serbia|Tyne|Brighton|"
    r"Procter|Johnson|Standard|Marks|Ernst|Simon|Black|Rock|Food|Arts?|Science|Trade|Health|"
    r"Education|Culture|Agriculture|Justice|Home|Newfoundland|Heart|War|Pride|Romeo|Law|"
    r"Research|Development|Radio|Oil|Water|Economy|Finance|Foreign|Security) and [A-Z]"
)
_PARTICLES = r"(?:of|the|de|del|della|da|di|du|la|le|el|al|van|von|der|den|bin|ibn|y|&)"
_WORD = r"(?:(?:[A-Z]\.)+|(?:St|Mr|Mrs|Ms|Dr|Jr)\.|[A-Z0-9À-ÖØ-Þ“\"‘'][\w’'”\"&/-]*)"
# A name, with what brackets say of it: "John Smith (Leeds)".
_NAME = rf"{_WORD}(?: (?:{_PARTICLES} ){{0,2}}{_WORD}){{0,5}}(?: \([^()\n]{{1,40}}\))?"
_LEAD = r"(?:the |an? |former |Mr |Dr )?"
_ITEM = Pattern(rf"{_LEAD}{_NAME}")
# A common noun as an item, after a colon alone: one to four words in small letters.
_PLAIN_ITEM = Pattern(r"(?:[a-z][\w’'-]*)(?: (?!and\b|or\b)[a-z][\w’'-]*){0,3}")
# "two with its claws", "three from Leeds": an item that is many.
_COUNTED_ITEM = Pattern(rf"\b(?:{'|'.join(_NUMBER_WORDS)}|one|\d+)\b")
_LAST = Pattern(r",? (?:and|&) ")
_SEPARATOR = Pattern(r", (?!and\b|or\b)")
_AFTER_NAMES = Pattern(r"\s*(?:[.;)\]]|[–—]|--? |, (?!and\b|or\b|[A-Z\d])|[”\"]|\n|$)")
_OPENERS = {"(": ")", "–": "–—.;", "—": "–—.;", "-": "-.;"}
_PLACES = frozenset(
    "countrie nation state citie town village island province prefecture republic region district "
    "countie territorie companie partie".split()
)
_REST = Pattern(r"[^.;)\n]{0,30}")  # what may still loosen a list that seems over


class Listing(NamedTuple):
    """A list that follows a count.

    Args:
        span: From its first item to its last.
        items: How many items it has.
        fewest: How many it has if each doubtful "and" joins a pair to one item.
        closed: Whether an "and" stands before the last item.
        plain: Whether items are common nouns.
    """

    span: Span
    items: int
    fewest: int
    closed: bool
    plain: bool


def detect(_article: Article, context: Context) -> Iterator[Finding]:
    """Yield each count that a list right after it contradicts."""
    text, end = context.flowing, 0
    for start in _counts(context):
        match = _ANNOUNCED.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            finding = _announced(match, text, context)
            if finding is not None:
                yield finding
    for start in occurrences(text, "oth ") if "both" in context.vocabulary else ():
        match = _BOTH.match(text, start - 1) if start else None
        finding = _both(match, text, context) if match else None
        if finding is not None:
            yield finding


def _counts(context: Context) -> list[int]:
    """Return where counts that may announce a list stand, in words or figures."""
    starts = [one.start for one in context.figures if one.text in _COUNTS]
    for word in context.vocabulary & _COUNT_WORDS:
        starts += occurrences(context.lowered, word)
    text = context.flowing
    return sorted(start for start in starts if _MAY_ANNOUNCE.match(text, start))


def _is_of(noun: str, stems: frozenset[str]) -> bool:
    """Tell whether a noun is one of some, which stand without the s of the plural."""
    return noun in stems or noun.removesuffix("s") in stems


def _announced(match: re.Match[str], text: str, context: Context) -> Finding | None:
    noun, opener = match["noun"], match["opener"].strip()
    if _is_of(noun, _UNLISTED) or context.is_opaque(Span(*match.span())):
        return None
    if _is_loose(match, text) or (opener == "of" and not _is_of(noun, _PLACES)):
        return None
    start = match.end()
    if opener == "," and (match["of"] or "").startswith(" of ") and _is_of(noun, _PLACES):
        opener, start = "of", match.start("of") + len(" of ")  # "the three countries of A, B and C"
    listing = _listing(text, start, opener)
    count = _COUNTS[match["count"].lower()]
    if listing is None or listing.fewest <= count <= listing.items:
        return None
    if listing.items < count and opener == "," and not _leaves_none_out(match, listing, text):
        return None
    if listing.items == 2 * count or (listing.items == 2 and opener in {",", "of"}):
        return None  # each with its country; or two of them, in passing
    certain = listing.closed and not listing.plain and _introduces(opener)
    announced = f"{match['count']}{match['thing']}"
    sure = certain and listing.items > count
    return _finding(Span(*match.span("count")), announced, count, listing, text, sure=sure)


def _is_loose(match: re.Match[str], text: str) -> bool:
    """Tell whether the words before a count make it a part of what is listed, or no exact one."""
    first = max(0, match.start() - 24)
    if _LOOSE_BEFORE.search(text, first, match.start()) is None:
        return False
    return not (_is_of(match["noun"], _PLACES) and _HEADS_OF.search(text, first, match.start()))


def _leaves_none_out(match: re.Match[str], listing: Listing, text: str) -> bool:
    """Tell whether a list after a comma has all that is counted, if it has fewer.

    "The four Baltic states, Estonia, Latvia and Lithuania," does; "four tranches in May, June, July
    and August" has its first one in the phrase.
    """
    if match["of"]:
        return listing.items + 1 != _COUNTS[match["count"].lower()]
    is_whole = text[max(0, match.start() - 4) : match.start()].lower() == "the "
    return is_whole and listing.closed and _is_of(match["noun"], _PLACES)


def _introduces(opener: str) -> bool:
    return opener == ":" or "namely" in opener or "i.e." in opener


def _both(match: re.Match[str], text: str, context: Context) -> Finding | None:
    listing = _listing(text, match.end(), "both")
    if listing is None or not listing.closed or listing.fewest < 3:
        return None
    if context.is_opaque(listing.span):
        return None
    return _finding(Span(*match.span("count")), match["count"], 2, listing, text, sure=False)


def _listing(text: str, start: int, opener: str) -> Listing | None:
    """Read the list that begins at `start`; None if it is no clear one."""
    pattern = _ITEM
    first = pattern.match(text, start)
    plain = False
    if first is None and _introduces(opener):
        plain, pattern = True, _PLAIN_ITEM
        first = pattern.match(text, start)
    if first is None:
        return None
    items, at, closed = 1, first.end(), False
    while not closed and items < 16:
        last = _LAST.match(text, at)
        step = last or _SEPARATOR.match(text, at)
        item = pattern.match(text, step.end()) if step else None
        if item is None:
            break
        items, at, closed = items + 1, item.end(), last is not None
    span = Span(start, at)
    written = span.of(text)
    rest = _REST.match(text, at)
    if items < 2 or _PARTIAL.search(written) or (rest and _PARTIAL.search(rest.group())):
        return None
    if not _ends(text, at, opener, closed=closed):
        return None
    if plain and (_COUNTED_ITEM.match(written) or text.startswith(";", at)):
        return None  # "three attacks: one with its bite and two with its claws"
    if closed and _introduces(opener) and _goes_on(text, at, pattern):
        return None  # an "and" inside of an item: "the Economic and Social Council, the ..."
    joined = len(_LINKED.findall(written))
    return Listing(span, items, items - joined, closed, plain)


def _goes_on(text: str, at: int, item: Pattern) -> bool:
    """Tell whether more items follow an offset, with an "and" before the last of them."""
    step = _SEPARATOR.match(text, at)
    while step is not None:
        found = item.match(text, step.end())
        if found is None:
            return False
        if _LAST.match(text, found.end()):
            return True
        step = _SEPARATOR.match(text, found.end())
    return False


def _ends(text: str, at: int, opener: str, *, closed: bool) -> bool:
    """Tell whether a list is over at an offset, by the mark that its opener asks for."""
    if opener == "both":
        return text[at : at + 5] not in {", and", " and "} and not text.startswith(" or ", at)
    if opener == "(":
        return text.startswith(")", at)
    if not closed:
        return False
    if opener == "of":
        return not re.match(r",? (?:and|or)\b|, [A-Z]", text[at : at + 8])
    return _AFTER_NAMES.match(text, at) is not None


def _finding(
    place: Span, announced: str, count: int, listing: Listing, text: str, *, sure: bool
) -> Finding:
    number = listing.items
    suggestions = []
    written = place.of(text)
    if written.lower() != "both":
        word = _NUMBER_WORDS[number - 2] if 2 <= number <= 12 else str(number)
        word = str(number) if written.isdigit() else word
        suggestions.append(word.capitalize() if written[0].isupper() else word)
    return DETECTOR.finding(
        place,
        f"“{announced}” announces {count}, and the list after it has {number}",
        Confidence.HIGH if sure else Confidence.MEDIUM,
        suggestions=suggestions,
        evidence=(
            Evidence("value", f"{number} items: {listing.span.of(text)}", span=listing.span),
        ),
    )


DETECTOR = Detector(
    id="count-mismatch",
    summary="an announced count that the list right after it contradicts",
    detect=detect,
    family=Family.NUMBER,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
    by_passage=True,
)
