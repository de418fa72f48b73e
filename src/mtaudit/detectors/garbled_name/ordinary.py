"""An ordinary word in a name's place: "Tooth Dance Islands", "President Antiques"."""

import re
from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.calendar import MONTH_START
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.garbled_name.misfits import Place, all_signs, is_odd, misfits
from mtaudit.finding import Confidence, Evidence
from mtaudit.lexicon import is_name_head, is_ordinary
from mtaudit.pattern import Pattern

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


def find(context: Context) -> Iterator[Sign]:
    """Yield ordinary words of which no name is known, where a name must stand."""
    for place, span in misfits(_PLACES, _SIGNS, context):
        yield Sign(
            span,
            f"“{span.of(context.article.text)}” stands for {place.why}, but is no name",
            place.confidence,
            evidence=(Evidence("mechanism", "ordinary words, perhaps a name word for word"),),
        )


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
            r"(?<![A-Z][\w'-] )(?<![A-Z]’ )\b(?P<name>[A-Z][a-z]{2,} [A-Z][a-z]{2,}) "
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
            r"(?![\w'-]|’| [A-Z&])"
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
            rf"(?!{MONTH_START})[A-Z][a-z]+(?: [A-Z][a-z]+){{1,4}})"
            r"(?=[.,;:)]|$| (?:is|was|has|had|will|in|of|said|and|to)\b)",
            re.MULTILINE,
        ),
        _numbered,
        Confidence.LOW,
        "an organisation",
    ),
)
_SIGNS = all_signs(_PLACES)
