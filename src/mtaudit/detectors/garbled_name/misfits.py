"""Places in a sentence that only a name can fill, and what stands there and can be none."""

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from mtaudit.context import Context
from mtaudit.finding import Confidence
from mtaudit.lexicon import is_name_head, is_ordinary, is_word_in_names
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import occurrences

_DIGITS_OF_UNITS = (2, 3)  # of a unit of an army, "the 301 Military Hospital"


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
            if context.is_accepted(span):
                continue
            from mtaudit.detectors.garbled_name.titles import is_in_title  # few articles have one

            if not is_in_title(span, context.article.text):
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
