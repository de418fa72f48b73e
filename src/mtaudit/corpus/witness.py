"""The witness: what one article says that its sisters can be held against."""

import calendar
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import attrs

from mtaudit.article import Article
from mtaudit.corpus.wording import sketch
from mtaudit.lexicon import is_ordinary
from mtaudit.names.keys import plain
from mtaudit.numerals import Kind, parse
from mtaudit.numerals.quantity import Number
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import capitalised_words, is_space, starts_sentence, without_possessive

_SHORTEST = 3  # letters of a name; shorter ones are initials and particles
_CALENDAR = frozenset(
    {*calendar.month_name, *calendar.day_name, *calendar.month_abbr, *calendar.day_abbr}
)
_APOSTROPHE = Pattern("['’‘]")
_KINDS = frozenset(
    {Kind.YEAR, Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DAY, Kind.MONTH}
)


class Name(NamedTuple):
    """A capitalised word that is no ordinary one, and where it stands.

    Args:
        text: The word, without possessive ending.
        starts: The offsets at which it stands, ascending, code points.
    """

    text: str
    starts: tuple[int, ...]


class Figure(NamedTuple):
    """A number that an article gives, and where it stands.

    Args:
        kind: What sort of fact it states.
        value: Its value.
        unit: Its currency or unit; empty if it has none.
        start: Offset of its first code point.
        end: Offset after its last.
    """

    kind: Kind
    value: Number
    unit: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def key(self) -> tuple[str, str, Number]:
        """What is counted, in what unit, how many; a year is a number like another."""
        kind = Kind.COUNT if self.kind is Kind.YEAR else self.kind
        return str(kind), self.unit, self.value


@attrs.frozen
class Witness:
    """What one article says: its names and its figures, with the text to quote.

    Args:
        id: The article's id.
        text: The article's text.
        lang: Primary language of the text, such as `en`.
        outlet: Who published it; empty if unknown.
        topic: The key its story is known under; empty if none was given.
        names: Its names, sorted.
        figures: Its figures, by position.
        sketch: A sample of its wording; see `wording.sketch`.
    """

    id: str
    text: str = attrs.field(repr=False)
    lang: str = "en"
    outlet: str = ""
    topic: str = ""
    names: tuple[Name, ...] = attrs.field(default=(), repr=False)
    figures: tuple[Figure, ...] = attrs.field(default=(), repr=False)
    sketch: tuple[int, ...] = attrs.field(default=(), repr=False)

    @classmethod
    def of(cls, article: Article) -> "Witness":
        """Collect what an article says; the cost is linear in its length."""
        lang = re.split("[-_]", article.lang)[0].lower()
        return cls(
            article.id,
            article.text,
            lang,
            article.outlet or "",
            article.topic or "",
            tuple(_names(article.text)),
            tuple(_figures(article.text, lang)),
            sketch(article.text),
        )

    @cached_property
    def key(self) -> str:
        """A digest of the text: equal texts, equal keys."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @cached_property
    def starts(self) -> dict[str, tuple[int, ...]]:
        """Where each name stands."""
        return {name.text: name.starts for name in self.names}

    @cached_property
    def lowered(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @cached_property
    def plain(self) -> str:
        """The text in lower case and without marks on its letters."""
        return plain(self.text)

    @cached_property
    def ordinary_names(self) -> frozenset[str]:
        """The ordinary words used as a name, alone and inside a sentence, in lower case."""
        found = capitalised_words(self.text)
        return frozenset(
            word.text.lower()
            for i, word in enumerate(found)
            if len(word.text) > _SHORTEST
            and is_ordinary(word.text)
            and not (i and is_space(self.text, found[i - 1].end, word.start))
            and not (i + 1 < len(found) and is_space(self.text, word.end, found[i + 1].start))
            and not starts_sentence(self.text, word.start)
        )

    @cached_property
    def values(self) -> frozenset[Number]:
        """The values of the figures, whatever they count."""
        return frozenset(figure.value for figure in self.figures)

    @cached_property
    def shingles(self) -> frozenset[int]:
        """The sample of the wording, as a set."""
        return frozenset(self.sketch)


def _names(text: str) -> Iterator[Name]:
    places: dict[str, list[int]] = defaultdict(list)
    for word in capitalised_words(text):
        name = without_possessive(word.text)
        if is_name(name):
            places[name].append(word.start)
    yield from (Name(name, tuple(places[name])) for name in sorted(places))


def is_name(word: str) -> bool:
    """Tell whether a capitalised word, without possessive ending, is a name by itself."""
    if len(word) < _SHORTEST or word in _CALENDAR:
        return False
    parts = word.split("-")
    head = _APOSTROPHE.split(parts[0])[0]  # "Don't" is no name, "O'Neill" is one
    if not all(part and _APOSTROPHE.sub("", part).isalpha() for part in parts):
        return False
    return not (is_ordinary(head) and all(is_ordinary(part) for part in parts[1:]))


def _figures(text: str, lang: str) -> Iterator[Figure]:
    for quantity in parse(text, lang):
        for leaf in quantity.leaves():
            if leaf.kind in _KINDS and not leaf.weak and not leaf.malformed:
                yield Figure(leaf.kind, leaf.value, leaf.unit or "", leaf.span.start, leaf.span.end)
