"""An ordinary word in a name's place: "Tooth Dance Islands", "President Antiques"."""

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Confidence, Evidence
from mtaudit.lexicon import is_name_head, is_ordinary, is_word_in_names
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import occurrences

_DIGITS_OF_UNITS = (2, 3)  # of a unit of an army, "the 301 Military Hospital"
_LONGEST_CREDIT = 2  # words; a longer one describes the picture
# What a credit line says when it names nobody, and what a source is when it is not a publication.
_UNNAMED = frozenset(
    "above agencies agency anonymous archive archives author authors below bottom by calculations "
    "campaign census centre club collection company contributed council courtesy data department "
    "family file files filing from getty government graphic handout image images internal "
    "internet left library media middle ministry montage museum network news newspaper office "
    "official officials own owner party personal photo photographer photos picture pictures "
    "police pool press private provided public release report reporter reports reproduced right "
    "screen screengrab screenshot screenshots service site social staff statistics stock supplied "
    "survey team television the top twitter university unknown via video web website wire".split()
)


class Place(NamedTuple):
    """A place in a sentence that only a name can fill.

    Args:
        signs: One of these words must be in a line for the pattern to be worth a search; small
            letters stand for capitals, too. Without any the pattern begins with a figure.
        pattern: What to look at; the group `name` is what stands in that place.
        judge: Tells whether that can be no name.
        confidence: How sure that is.
        why: What stands there, for the message.
        at_signs: Whether the pattern begins with a sign: it is tried where one stands alone.
    """

    signs: frozenset[str]
    pattern: Pattern
    judge: Callable[[re.Match[str]], bool]
    confidence: Confidence
    why: str
    at_signs: bool = False


def find(context: Context) -> Iterator[Sign]:
    """Yield ordinary words of which no name is known, where a name must stand."""
    for place, span in misfits(_PLACES, _SIGNS, context):
        yield Sign(
            span,
            f"“{span.of(context.article.text)}” stands for {place.why}, but is no name",
            place.confidence,
            evidence=(Evidence("mechanism", "ordinary words, perhaps a name word for word"),),
        )


def misfits(
    places: Iterable[Place], signs: AbstractSet[str], context: Context
) -> Iterator[tuple[Place, Span]]:
    """Yield what stands in places of some kinds, prose and no known name, and can be no name.

    Args:
        places: The kinds of places.
        signs: The signs of all of them.
        context: The text.
    """
    found = context.vocabulary & signs
    for place in places:
        if place.signs and place.signs.isdisjoint(found):
            continue  # as mostly
        for match in _matches(place, found, context):
            span = Span(*match.span("name"))
            if not place.judge(match) or context.is_opaque(span) or context.in_headline(span):
                continue
            if not context.is_accepted(span):
                yield place, span


def _matches(place: Place, found: AbstractSet[str], context: Context) -> Iterable[re.Match[str]]:
    """Return what stands in a place of that kind: none goes on in another line."""
    if not place.signs:
        return _after_article(place.pattern, context)
    if place.at_signs:
        return _at_signs(place.pattern, place.signs & found, context)
    lines = context.lines_with(place.signs & found)
    return (one for line in lines for one in place.pattern.finditer(context.article.text, *line))


def _at_signs(
    pattern: Pattern, signs: AbstractSet[str], context: Context
) -> Iterator[re.Match[str]]:
    """Yield what begins with a sign."""
    text, end = context.article.text, 0
    for start in sorted(at for sign in signs for at in occurrences(context.lowered, sign)):
        match = pattern.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _after_article(pattern: Pattern, context: Context) -> Iterator[re.Match[str]]:
    """Yield what begins with a figure of a unit, right after the definite article."""
    text = context.article.text
    for start, _, figure, *_ in context.figures:
        if len(figure) in _DIGITS_OF_UNITS and text[start - 3 : start] == "he ":
            match = pattern.match(text, start)
            if match is not None:
                yield match


def all_signs(places: Iterable[Place]) -> frozenset[str]:
    """Return the signs of places of several kinds."""
    return frozenset[str]().union(*(place.signs for place in places))


def is_odd(word: str) -> bool:
    """Tell whether a word is ordinary, nobody's name, and not what a name is made of."""
    return is_ordinary(word) and not is_word_in_names(word) and not is_name_head(word)


def _landscape(match: re.Match[str]) -> bool:
    words = match["name"].split()
    return all(map(is_ordinary, words)) and is_odd(words[0])


def _person(match: re.Match[str]) -> bool:
    """Judge a surname or a party; in the singular it may be a foreign one, as Macron is."""
    return is_odd(match["name"]) and match["name"].endswith("s")


def _people(match: re.Match[str]) -> bool:
    return is_odd(match["name"])


def _credit(match: re.Match[str]) -> bool:
    """Judge a credit: agencies are called Keystone and Magnum, but none in small letters."""
    words = re.findall(r"[\w’'-]+", match["name"])
    small = [word for word in words if word.islower()]
    if not small or len(words) > _LONGEST_CREDIT or not all(map(is_ordinary, words)):
        return False
    return _UNNAMED.isdisjoint(word.lower() for word in words)


def _outlet(match: re.Match[str]) -> bool:
    first, second = match["name"].split()
    return is_ordinary(first) and is_name_head(second)


def _numbered(match: re.Match[str]) -> bool:
    words = match["name"].split()
    return is_name_head(words[-1]) and not words[-1].endswith("s")


_PEOPLES = "clan tribe dynasty province prefecture peninsula"


def _words(singular: str) -> frozenset[str]:
    """Return words and their plurals, in small letters."""
    words = singular.split()
    return frozenset((*words, *(f"{word}s" for word in words)))


_PLACES = (
    Place(
        _words(f"{_PEOPLES} island isle archipelago strait"),
        Pattern(
            r"(?<![A-Z][\w’'-] )\b(?P<name>[A-Z][a-z]{2,} [A-Z][a-z]{2,}) "
            r"(?:[Ii]sland|[Ii]sle|[Aa]rchipelago|[Pp]rovince|[Pp]refecture|[Pp]eninsula|[Ss]trait|"
            r"clan|tribe|dynasty)s?\b(?! [A-Z])"
        ),
        _landscape,
        Confidence.MEDIUM,
        "a place or a people",
    ),
    Place(
        # Not of islands: those are called after any animal.
        _words(_PEOPLES),
        Pattern(
            r"\b(?:the|in|of|near|to|from) (?P<name>[A-Z][a-z]{2,}) "
            r"(?:[Pp]rovince|[Pp]refecture|[Pp]eninsula|clan|tribe|dynasty)\b(?! [A-Z])"
        ),
        _people,
        Confidence.LOW,
        "a place or a people",
    ),
    Place(
        _words(
            "president premier prime foreign defence defense chancellor ambassador governor "
            "spokesman spokeswoman"
        ),
        Pattern(
            r"(?<!, )\b(?:President|Premier|(?:Prime|Foreign|Defence|Defense) Minister|Chancellor|"
            r"Ambassador|Governor|[Ss]pokesman|[Ss]pokeswoman) (?P<name>[A-Z][a-z]{2,})"
            r"(?![\w’'-]| [A-Z&])"
        ),
        _person,
        Confidence.MEDIUM,
        "a person",
        at_signs=True,
    ),
    Place(
        _words("photo image picture source"),
        Pattern(
            r"[(\[](?:[Pp]hoto|[Ii]mage|[Pp]icture|[Ss]ource)s?(?: credit| by)?: ?"
            r"(?:[^)\]\n,/]{1,60}[,/] ?)??(?P<name>[A-Za-z][^)\]\n,/]{2,40})(?=[)\],/])"
        ),
        _credit,
        Confidence.LOW,
        "an outlet or a photographer",
    ),
    # Without brackets a caption may follow: "Image: a view of the harbour".
    Place(
        _words("photo image picture"),
        Pattern(
            r"(?:^|[.!?]\s)(?:Photo|Image|Picture)s?: (?P<name>[A-Za-z][\w-]+(?: [\w-]+)?)$",
            re.MULTILINE,
        ),
        _credit,
        Confidence.LOW,
        "an outlet or a photographer",
    ),
    Place(
        _words("newspaper daily weekly magazine broadcaster news portal"),
        Pattern(
            r"\b(?:newspaper|daily|weekly|magazine|broadcaster|news agency|portal) "
            r"(?P<name>[A-Z][a-z]+ [a-z]+)\b"
        ),
        _outlet,
        Confidence.MEDIUM,
        "an outlet",
        at_signs=True,
    ),
    Place(
        _words("leader"),
        Pattern(r"\b[Ll]eaders? of (?P<name>[A-Z][a-z]+s)\b(?=[,.;]|$)", re.MULTILINE),
        _person,
        Confidence.MEDIUM,
        "a party",
        at_signs=True,
    ),
    Place(
        frozenset(),
        Pattern(
            r"(?P<name>\d(?<=\b[Tt]he \d)\d{1,2} "
            r"(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][a-z]+(?: [A-Z][a-z]+){1,4})"
            r"(?=[.,;:)]|$| (?:is|was|has|had|will|in|of|said|and|to)\b)",
            re.MULTILINE,
        ),
        _numbered,
        Confidence.LOW,
        "an organisation",
    ),
)
_SIGNS = all_signs(_PLACES)
