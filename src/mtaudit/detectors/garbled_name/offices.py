"""Ordinary words for offices, bodies and people: "Foreign Phase Motegi", "The State Thought"."""

import re
from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.garbled_name.misfits import Place, all_signs, is_odd, misfits
from mtaudit.finding import Confidence, Evidence
from mtaudit.lexicon import is_given_name, is_name_head, is_ordinary
from mtaudit.pattern import Pattern

# What a minister is minister of.
_PORTFOLIOS = (
    "Agriculture Culture Defence Defense Economy Education Energy Environment Finance Foreign "
    "Health Industry Interior Justice Labour Trade Transport"
).split()
# What people are by profession ends so; there are more offices than a list could have.
_AGENTS = ("er", "or", "ist", "man", "men", "woman", "ian", "ant", "ent", "ee", "ary", "ive", "ief")
_TITLES = (
    "ambassador chairman chancellor chief coach director general governor judge lawyer leader "
    "mayor minister premier president secretary senator spokesman spokesperson spokeswoman"
).split()
_REGIONS = (
    "areas cities counties countries districts provinces regions republics states towns".split()
)
_HEADS_OF = "ambassadors governments leaders mayors ministers presidents premiers".split()
_VERBS = "adopted amended approved passed ratified rejected repealed".split()
_ACTS = (
    "amendment amendments bill bills budget constitution decree law laws legislation motion "
    "resolution tax treaty"
).split()
# Nations whose papers have names in their own languages.
_NATIONS = (
    "Arabic Argentine Austrian Brazilian Bulgarian Chilean Chinese Croatian Cuban Czech Danish "
    "Dutch Egyptian Finnish French German Greek Hungarian Iranian Italian Japanese Korean Mexican "
    "Norwegian Polish Portuguese Romanian Russian Saudi Serbian Slovak Spanish Swedish Swiss "
    "Syrian Turkish Ukrainian"
).split()
_PAPERS = "broadsheet daily newspaper paper tabloid weekly".split()
# What papers are called all over the world.
_USUAL = frozenset(
    "capital challenges courier day echo economist express figaro focus gazette globe globes "
    "guardian herald independent journal liberation life mail match metro mirror monitor morning "
    "news observer panorama people post press sport standard star state sun telegraph times today "
    "tribune variety voice week weekly world".split()
)


def find(context: Context) -> Iterator[Sign]:
    """Yield ordinary words that stand for an office, a body, a place or a person, and are none."""
    for place, span in misfits(_PLACES, _SIGNS, context):
        yield Sign(
            span,
            f"“{span.of(context.article.text)}” stands for {place.why}, but is none",
            place.confidence,
            evidence=(Evidence("mechanism", "an ordinary word, perhaps a name word for word"),),
        )


def _office(match: re.Match[str]) -> bool:
    """Judge "Foreign Phase" before a name: 相 is a minister, and a phase."""
    head = match["head"].removesuffix("s")  # "Foreign Ministers Sergei Lavrov and Taro Kono"
    return is_odd(head) and not head.endswith(_AGENTS) and not is_ordinary(match["person"])


def _person(match: re.Match[str]) -> bool:
    """Judge "leader Alexei Bulk": a foreign given name, and a word that nobody is called."""
    given, surname = match["given"], match["name"]
    return is_odd(surname) and not is_ordinary(given) and not surname.endswith(_AGENTS)


def _body(match: re.Match[str]) -> bool:
    words = match["name"].split()
    return all(map(is_ordinary, words)) and not is_name_head(words[-1]) and is_odd(words[-1])


def _paper(match: re.Match[str]) -> bool:
    word = match["name"].removeprefix("The ").lower()
    return is_ordinary(word) and word not in _USUAL and not is_given_name(word)


def _odd_paper(match: re.Match[str]) -> bool:
    return is_odd(match["name"]) and _paper(match)


def _listed(match: re.Match[str]) -> bool:
    """Judge a list of places in which one is an ordinary word: "Kharkiv, Chernihiv and Amounts"."""
    others = match["others"].split(", ")
    return is_odd(match["name"]) and not any(map(is_ordinary, others))


def _lowered(words: list[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


_PLACES = (
    Place(
        _lowered(_PORTFOLIOS),
        Pattern(
            rf"\b(?P<name>(?:{'|'.join(_PORTFOLIOS)}) (?P<head>[A-Z][a-z]{{3,}})) "
            r"(?=(?P<person>[A-Z][a-z]{2,}) [A-Z][a-z]+)"
        ),
        _office,
        Confidence.MEDIUM,
        "an office",
        at_signs=True,
    ),
    Place(
        _lowered(_TITLES),
        Pattern(
            rf"(?<!market )\b(?i:{'|'.join(_TITLES)}) (?P<given>[A-Z][a-z]{{2,}}) "
            r"(?P<name>[A-Z][a-z]{3,})(?![\w'-]|’| [A-Z&])"
        ),
        _person,
        Confidence.LOW,
        "a surname",
        at_signs=True,
    ),
    Place(
        frozenset(_VERBS),
        Pattern(
            r"(?:^|[.!?]\s|, |\bthat )[Tt]he (?P<name>[A-Z][a-z]+ [A-Z][a-z]{2,}) "
            rf"(?:has |have |had |also |unanimously |finally )?(?:{'|'.join(_VERBS)}) "
            rf"(?:[a-z]+ ){{1,4}}(?:{'|'.join(_ACTS)})\b",
            re.MULTILINE,
        ),
        _body,
        Confidence.LOW,
        "a body",
    ),
    Place(
        frozenset(_PAPERS),
        Pattern(
            rf"\b(?:{'|'.join(_NATIONS)}) (?:state |business |evening |opposition )?"
            rf"(?:{'|'.join(_PAPERS)}) (?P<name>(?:The )?[A-Z][a-z]{{3,}})(?![\w'-]|’| [A-Z&])"
        ),
        _paper,
        Confidence.LOW,
        "a newspaper",
    ),
    Place(
        frozenset({"newspaper"}),
        Pattern(
            r"\bnewspaper (?P<name>[A-Z][a-z]{3,})"
            r"(?= (?:quoted|reported|said|says|that|wrote)\b|[,.])"
        ),
        _odd_paper,
        Confidence.LOW,
        "a newspaper",
        at_signs=True,
    ),
    Place(
        frozenset({"near", "sounded", "regions", "cities", "rain", "snow", "troops", "quake"}),
        Pattern(
            r"\b(?:[Ii]n|[Nn]ear|[Ff]rom|[Aa]cross|[Tt]owards) "
            r"(?P<others>[A-Z][a-z]{2,}(?:, [A-Z][a-z]{2,})+),? and (?P<name>[A-Z][a-z]{3,})"
            r"(?![\w'-]|’| [A-Z&])"
        ),
        _listed,
        Confidence.LOW,
        "a place",
    ),
    Place(
        _lowered(_REGIONS + _HEADS_OF),
        Pattern(
            rf"\b(?:(?:{'|'.join(_REGIONS)}) (?:of|in)|(?:{'|'.join(_HEADS_OF)}) of) "
            r"(?P<others>[A-Z][a-z]{2,}(?:, [A-Z][a-z]{2,})*),? and (?P<name>[A-Z][a-z]{3,})"
            r"(?![\w'-]|’| [A-Z&])"
        ),
        _listed,
        Confidence.MEDIUM,
        "a place",
        at_signs=True,
    ),
)
_SIGNS = all_signs(_PLACES)
