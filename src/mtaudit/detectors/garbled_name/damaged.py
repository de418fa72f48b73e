"""Names damaged in writing: "Kuz- netsov", "South Korea.n", a Cyrillic letter in a Latin name."""

import re
from collections.abc import Iterator

from mtaudit.codepage import written
from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.lexicon import is_ordinary
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import matches_around, occurrences

_SHORTEST = 5  # letters of a name that may have been broken
# A piece with a capital, and what may stand between it and a piece without one.
_FIRST_PIECE = Pattern(r"(?<![\w'-])(?<!’)[A-Z][a-z]+\Z")
_HYPHEN = Pattern(r"-\s+(?=[a-z])")
_SECOND_PIECE = Pattern(r"[a-z]+(?![\w'-])(?!’)")
_SPACE = Pattern(r" (?=[a-z])")
_FEW = 10  # names in two pieces that are searched for one by one
_LONGEST_PIECE = 40  # letters
# "Vereins- und Westbank": a hyphen that stands for what two words share, as in "pre- and post-war".
_JOINS = frozenset("und oder en of och og eller".split())
# An ending of nations set off by a stop; "Yahoo.fr" is an address.
# A look-behind comes after the letter it looks behind: a pattern that begins with a set of letters
# is searched much faster.
_STOPPED = Pattern(r"([A-Z](?<![\w.][A-Z])[a-z]{3,})\.(n|an|ian|ese|ish|s)(?![\w.])")
_STOPPED_ENDING = Pattern(r"\.(?:n|an|ian|ese|ish|s)(?![\w.])")
# "the Japan. Russia summit": no sentence ends after the article and one name.
_BETWEEN = "summit|talks|treaty|relations|border|agreement|negotiations|dispute|war"
_CUT = Pattern(
    r"([A-Z](?:(?<=\bthe [A-Z])|(?<=\bbetween [A-Z]))[a-z]{2,})\. ([A-Z][a-z]{2,}) "
    rf"(?=(?:{_BETWEEN})\b)"
)
_CUT_SIGNS = frozenset(_BETWEEN.split("|"))
# Letters of other scripts that look like Latin ones. Source: Unicode TR 39, confusables.
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһᴠΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTYXaesijopcyxdhvABEZHIKMNOPTYXo",
)
_FOREIGN = Pattern("[\u0370-\u052f\u1d20]")
_MIXED = Pattern(r"[^\W\d_]+")


def find(context: Context) -> Iterator[Sign]:
    """Yield names with a break, a stop or a foreign letter inside."""
    text = context.article.text
    yield from _broken(context)
    stops = [match.start() for match in _STOPPED_ENDING.finditer(text)]
    for match in matches_around(_STOPPED, text, stops):
        span = Span(*match.span())
        if not context.is_opaque(span):
            whole = match.group(1) + match.group(2)
            yield _sign(span, match.group(), whole, "a full stop", Confidence.MEDIUM)
    for match in _cut(context):
        first, second = match.groups()
        span = Span(match.start(1), match.end(2))
        right = f"{first}-{second}"
        yield _sign(span, span.of(text), right, "a full stop", Confidence.MEDIUM)
    if written(text) is None and _FOREIGN.search(text):
        for match in _with_foreign_letters(text):
            yield from _mixed(match)


def _cut(context: Context) -> Iterator[re.Match[str]]:
    """Yield two names, and a stop between them where they are one."""
    if _CUT_SIGNS.isdisjoint(context.written):
        return
    for first, gap in zip(context.capitalised, context.gaps, strict=False):
        match = _CUT.match(context.article.text, first.start) if gap == ". " else None
        if match is not None:
            yield match


def _broken(context: Context) -> Iterator[Sign]:
    """Yield names in two pieces that the article or the glossary has in one."""
    text = context.article.text
    for start, gap in _gaps(context):
        before = _FIRST_PIECE.search(text, max(0, start - _LONGEST_PIECE), start)
        after = _SECOND_PIECE.match(text, start + len(gap))
        if before is None or after is None:
            continue
        first, second, hyphen = before.group(), after.group(), gap != " "
        whole = first + second
        known = _is_known(whole, context)
        if not (known or hyphen) or len(whole) < _SHORTEST or is_ordinary(whole):
            continue
        if hyphen and second in _JOINS:
            continue
        # "Anglo- and Franco-German" breaks nothing, and "San Jose on Sunday" is not Joseon.
        if is_ordinary(second) and not (known and hyphen):
            continue
        if known:
            confidence = Confidence.HIGH if hyphen else Confidence.MEDIUM
        elif hyphen and not is_ordinary(first):
            confidence = Confidence.MEDIUM
        else:
            continue
        span = Span(before.start(), after.end())
        yield _sign(span, span.of(text), whole, "a hyphen" if hyphen else "a space", confidence)


def _gaps(context: Context) -> Iterator[tuple[int, str]]:
    """Yield where a name may be broken, by position: at a hyphen, or in two words for a known one.

    The second of these is no ordinary word.
    """
    text, unknown = context.article.text, {word for word in context.unknown if word.isalpha()}
    found = [(match.start(), match.group()) for match in _HYPHEN.finditer(text)]
    tokens = context.tokens
    places = context.places_of(unknown) if unknown else ()
    pairs = {
        (first, second)
        for first, second in {(tokens[at - 1], tokens[at]) for at in places if at}
        if first[0].isupper() and _is_known(first + second, context)
    }
    if len(pairs) > _FEW:
        found += ((match.start(), " ") for match in _SPACE.finditer(text))
    else:
        for first, second in pairs:
            found += ((at + len(first), " ") for at in occurrences(text, f"{first} {second}"))
    return iter(sorted(found))


def _is_known(name: str, context: Context) -> bool:
    return name in context.name_counts or name in context.glossary.accepted_words(context.lang)


def _with_foreign_letters(text: str) -> Iterator[re.Match[str]]:
    """Yield the words in which letters of other scripts stand; few of a text do."""
    end = 0
    for foreign in _FOREIGN.finditer(text):
        start = foreign.start()
        if start < end:
            continue
        while start > end and _MIXED.match(text, start - 1):
            start -= 1
        match = _MIXED.match(text, start)
        if match is not None:
            yield match
            end = match.end()


def _mixed(match: re.Match[str]) -> Iterator[Sign]:
    """Yield a word of Latin letters and letters that only look so."""
    word = match.group()
    plain = word.translate(_LOOKALIKES)
    if len(word) > 2 and word != plain and plain.isascii() and not word.isascii():
        foreign = "".join(char for char in word if not char.isascii())
        if len(foreign) < len(word):
            yield Sign(
                Span(*match.span()),
                f"“{word}” is written with letters of another script",
                Confidence.HIGH,
                suggestions=(plain,),
                evidence=(Evidence("value", f"“{foreign}” is no Latin letter"),),
                category=Category.SPELLING,
            )


def _sign(span: Span, written: str, whole: str, sign: str, confidence: Confidence) -> Sign:
    return Sign(
        span,
        f"“{written}” looks like “{whole}” with {sign} inside",
        confidence,
        suggestions=(whole,),
        evidence=(Evidence("mechanism", f"{sign} cuts the name in two"),),
        category=Category.SPELLING,
    )
