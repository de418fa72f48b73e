"""Heights, weights and ages of people."""

import re
from collections.abc import Iterable, Iterator

from mtaudit.detectors.impossible_value.values import START, sentence_around
from mtaudit.detectors.rules import Fault, matches_near
from mtaudit.figures import Figure
from mtaudit.finding import Confidence
from mtaudit.pattern import Pattern
from mtaudit.text import occurrences

_PERSON = Pattern(
    r"\b(?:he|she|him|his|her|who|actor|actress|athlete|boxer|boy|coach|defender|fighter|forward|"
    r"girl|goalkeeper|man|midfielder|model|newcomer|player|rookie|singer|striker|suspect|swimmer|"
    r"teenager|woman|wrestler)\b",
    re.IGNORECASE,
)
_THING = Pattern(
    r"\b(?:antenna|bridge|building|cactus|chimney|column|crane|dam|doll|figure|figurine|flower|"
    r"insect|mast|model of|monument|mountain|plant|pyramid|replica|seedlings?|skyscraper|statue|"
    r"statuette|tower|tree|trophy|wave)\b",
    re.IGNORECASE,
)

_HEIGHT = Pattern(
    rf"{START}(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?)\s?(?P<unit>cm|centimet(?:er|re)s?|m|met"
    rf"(?:er|re)s?)(?= tall\b|(?: in)? height\b)"
    rf"|\b(?:height of|stands|standing|is|measures) (?P<number2>\d{{1,3}}(?:\.\d{{1,2}})?)\s?"
    rf"(?P<unit2>cm|centimet(?:er|re)s?|m|met(?:er|re)s?)\b"
)
_WEIGHT = Pattern(
    r"\b(?:weighs|weighed|weighing|weight of) (?P<body>(?P<number>\d{2,3}(?:\.\d)?)\s?"
    r"(?P<unit>g|grams?|grammes?|t|tons?|tonnes?))\b"
)
_TALL = Pattern(r"\b(?:tall|height)\b")
_ADULT_AGE = Pattern(
    r"(?<![\w.,-])(?P<age>\d{3})-year-old (?:[a-z]+ )?(?:boy|girl|man|woman|farmer"
    r"|grandmother|grandfather|student|worker)\b"
)


def faults(text: str, figures: Iterable[Figure]) -> Iterator[Fault]:
    """Yield heights, weights and ages that nobody has.

    Args:
        text: The text.
        figures: Its figures.
    """
    heights = [one.start for one in figures if _may_be_height(one)]
    if heights:
        yield from _heights(text, heights)
    if "weigh" in text:
        yield from _weights(text)
    ages = [one.start for one in figures if len(one.text) == 3 and one.word == "year"]
    if ages:
        for match in matches_near(_ADULT_AGE, text, ages):
            if int(match["age"]) >= 130 and not _THING.search(match.group()):
                yield Fault(
                    *match.span(),
                    "Nobody has reached that age",
                    Confidence.MEDIUM,
                    value=f"age {match['age']}",
                )


def _may_be_height(figure: Figure) -> bool:
    """Tell whether a figure is one of metres for centimetres, or of centimetres for metres."""
    written = figure.text
    if figure.word[:1] == "m":
        return len(written) == 3 and written.isdecimal() and 130 <= int(written) <= 230
    return figure.word[:1] == "c" and written[:2] in {"1.", "2."}


def _heights(text: str, places: Iterable[int]) -> Iterator[Fault]:
    for match in matches_near(_HEIGHT, text, places):
        which = "" if match["number"] else "2"
        number, unit = match["number" + which], match["unit" + which]
        value = float(number)
        in_metres = unit.startswith("m")
        if in_metres and 130 <= value <= 230 and "." not in number:
            suggestions = (f"{value / 100:.2f} m", f"{number} cm")
        elif not in_metres and 1.3 <= value <= 2.3 and "." in number:
            suggestions = (f"{number} m", f"{value * 100:.0f} cm")
        else:
            continue
        sentence = sentence_around(text, match.start())
        bare = match.group().startswith(("is ", "measures ")) and not _TALL.match(
            text, match.end() + 1
        )
        if bare and "weigh" not in sentence:
            continue  # "a pearl that is 1.84 cm"
        person = _PERSON.search(sentence) or re.search(r"\bweigh\w* \d+ ?k", sentence)
        if person and not _THING.search(sentence):
            end = match.end("unit" + which)
            yield Fault(
                match.start("number" + which),
                end,
                f"Nobody is {number} {unit} tall",
                Confidence.MEDIUM if in_metres else Confidence.HIGH,
                suggestions,
                f"a body height of {number} {unit}",
            )


def _weights(text: str) -> Iterator[Fault]:
    for match in matches_near(_WEIGHT, text, occurrences(text, "weigh")):
        value, unit = float(match["number"]), match["unit"]
        sentence = sentence_around(text, match.start())
        is_body = _PERSON.search(sentence) and _TALL.search(sentence)
        if 35 <= value <= 250 and is_body and not _THING.search(sentence):
            yield Fault(
                *match.span("body"),
                f"Nobody who is described by height weighs {match['body']}",
                Confidence.MEDIUM,
                (f"{match['number']} kg",) if unit.startswith("g") else (),
                f"a body weight of {match['body']}",
            )
