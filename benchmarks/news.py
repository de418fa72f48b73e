"""Deterministic news of the plain kind, in which there is next to nothing to find.

Templates written for this benchmark, filled with words, names and numbers. Names, numbers and
quotation marks are about as dense as in the news of a broadcaster's site: in a kilobyte 28 words
with a capital, 3.5 numbers and 4 quotation marks. `texts.py` builds texts dense in errors.
"""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import mtaudit
from mtaudit.glossary import Glossary, Kind, shipped_glossaries

WORDS = Path(mtaudit.__file__).parent / "data"

_TEMPLATES = """
{person} said the {noun} would be "{adjective} and {adjective}" for the {nouns} of {place}.
The {adjective} {noun} was {verbed} by {org} after {number} {nouns} had been {verbed} in {month}.
"We are {verbing} the {noun} {adverb}, and the {nouns} know it," said {last}.
Shares in {org} rose {percent} to {pence} after the {noun} of its {adjective} {noun}.
{last}, who {verbed} the {noun} in {year}, said that {adjective} {nouns} were still {verbing}.
But the {nouns} of the {adjective} {noun} have {adverb} {verbed} what the {noun} was {verbing}.
The three-{noun} {noun} in {place} is {verbing} a {adjective} {noun} its {nouns} had {verbed}.
Some {number} {nouns} were {verbed} in {place}, where the {noun} has been {verbing} since {day}.
It is thought that the {noun} will be {verbed} before the {nouns} of the {adjective} {noun} are.
A {noun} for {org} told the {adjective} {noun}: "There is no {noun} in {verbing} these {nouns}."
The {adjective} side were {verbed} by a {adjective} {noun}, and {last} was {verbing} {adverb}.
Sales of {nouns} were up {percent} in the {noun}, while those of {nouns} had {adverb} {verbed}.
{org} has {verbed} a {noun} worth {money} with {org}, which is {verbing} in {place} and {place}.
There was a {adjective} {noun} in the UK and the US among {nouns}, and nobody was {verbing} it.
In {place}, the {noun} has been {verbed} by {adjective} {nouns} and the {noun} of {person}.
The {adverb}-{verbed} {noun} must now be {verbed} by the {nouns}, who will be {verbing} it on {day}.
"It was a {adjective} {noun} to be {verbed}," {last} said. "The {nouns} were {adverb} {adjective}."
What {last} has {verbed} is a {adjective} {noun} with {nouns} that few others were {verbing}.
The {adjective}-{verbing} {nouns} are {verbed} at {money} a {noun}, {percent} more than in {year}.
He had {adverb} {verbed} the {noun}, she was {verbing} it, and their {nouns} were {adjective}.
Both {nouns} had been {verbed} on {day}, when BBC man {person} and Mr {last} were {verbing}.
They {verbed} that {nouns} from {place} would not be {verbed} unless the {noun} was {adjective}.
""".strip().split("\n")
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_ENDINGS = {
    "noun": ("tion", "ment", "ity", "ism"),
    "nouns": ("tions", "ments", "ers", "ities"),
    "adjective": ("al", "ive", "ous", "able"),
    "adverb": ("ly",),
    "verbed": ("ted", "sed", "ned", "red"),
    "verbing": ("ting", "sing", "ning", "ring"),
}
_SURNAMES = (
    "Abbot Barlow Carden Delgrove Ellison Farrow Garside Hallam Ibbotson Jarrold Kendrick Langham "
    "Merrick Northcote Oldroyd Pemberton Quarmby Rowntree Saxby Thackeray Underhill Vickers "
    "Wadsworth Yardley Ashworth Birkett Cawthorne Dinsdale Entwistle Fairclough"
).split()
_FIRMS = "Group Holdings Partners Systems Foods Airways Motors Media Energy Pharma".split()


def articles(total: int, *, size: int = 1700, seed: int = 1) -> Iterator[str]:
    """Yield articles.

    Args:
        total: How much text in all, in code points.
        size: About how long each article is, in code points.
        seed: Another seed gives other articles.

    Yields:
        The articles; the same for the same arguments and the same word data.
    """
    draw = random.Random(seed)
    done = 0
    while done < total:
        text = _article(draw, size)
        done += len(text)
        yield text


def _article(draw: random.Random, size: int) -> str:
    cast = _Cast(draw)
    paragraphs = [f"{cast.word('noun')} {cast.word('adverb')} {cast.word('verbed')}".capitalize()]
    length = 0
    left: list[str] = []  # a sentence said twice with another figure would be an error
    while length < size:
        left = left or draw.sample(_TEMPLATES, len(_TEMPLATES))
        sentences = [left.pop() for _ in range(min(len(left), draw.randint(2, 4)))]
        paragraphs.append(" ".join(sentence.format_map(cast) for sentence in sentences))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs) + "\n"


class _Cast(dict[str, str]):
    """What stands for the words in braces; an article keeps to a few people, firms and places."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._people = [
            f"{draw.choice(_given_names())} {surname}" for surname in draw.sample(_SURNAMES, 3)
        ]
        firms = [f"{self.word('noun')[:-4].capitalize()} {draw.choice(_FIRMS)}" for _ in range(2)]
        self._firms = [*firms, draw.choice(_forms(Kind.ORGANISATION))]
        self._places = draw.sample(_forms(Kind.PLACE), 3) + draw.sample(_forms(Kind.COUNTRY), 2)

    def word(self, kind: str) -> str:
        """Return a word that ends as words of a kind do."""
        return self._draw.choice(_words(kind))

    def __missing__(self, name: str) -> str:
        draw = self._draw
        number = draw.randrange(12, 900)
        made = {
            "person": lambda: draw.choice(self._people),
            "last": lambda: draw.choice(self._people).split()[-1],
            "org": lambda: draw.choice(self._firms),
            "place": lambda: draw.choice(self._places),
            "day": lambda: draw.choice(_DAYS),
            "month": lambda: draw.choice(_MONTHS),
            "year": lambda: str(draw.randrange(1985, 2005)),
            "number": lambda: str(number) if number % 2 else f"{number // 10},000",
            "percent": lambda: f"{number // 20}.{number % 9 + 1}%",
            "pence": lambda: f"{number} pence",
            "money": lambda: f"£{number}m",
        }
        return made[name]() if name in made else self.word(name)


@cache
def _words(kind: str) -> tuple[str, ...]:
    lines = (WORDS / "english_words.txt").read_text(encoding="utf-8").split("\n")
    return tuple(word for word in lines if len(word) < 10 and word.endswith(_ENDINGS[kind]))


@cache
def _given_names() -> tuple[str, ...]:
    lines = (WORDS / "english_given_names.txt").read_text(encoding="utf-8").split("\n")
    return tuple(word.capitalize() for word in lines if word)


@cache
def _forms(kind: Kind) -> tuple[str, ...]:
    glossary = Glossary.merge(map(Glossary.load, shipped_glossaries()))
    return tuple(term.canonical for term in glossary.terms if term.kind is kind)
