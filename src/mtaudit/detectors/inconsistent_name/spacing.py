"""A name that stands in one word and in two: "Wei Lai" beside "Weilai"."""

import itertools
from collections import defaultdict
from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign, how_often
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.lexicon import is_ordinary
from mtaudit.spans import Span
from mtaudit.text import Word, without_possessive

_SHORTEST = 6


def find(context: Context) -> Iterator[Sign]:
    """Yield the rarer way of the two; of two that stand equally often, the one that comes first."""
    if not any(_in_two_words(context)):
        return
    whole, parted = _in_one_word(context), _in_two(context)
    accepted = context.glossary.accepted_forms(context.lang)
    text = context.article.text
    for name in whole.keys() & parted.keys():
        ways = sorted((whole[name], parted[name]), key=lambda spans: (len(spans), spans[0].start))
        rare, usual = (spans[0].of(text) for spans in ways)
        if rare in accepted and usual not in accepted:
            ways.reverse()
            rare, usual = usual, rare
        for span in ways[0]:
            if context.in_headline(span) or (rare in accepted and usual in accepted):
                continue
            yield Sign(
                span,
                f"“{rare}” is written “{usual}” elsewhere in the article",
                Confidence.MEDIUM if len(ways[1]) > len(ways[0]) else Confidence.LOW,
                suggestions=(usual,),
                evidence=(
                    Evidence(
                        "occurrence",
                        f"“{usual}” stands in the article {how_often(len(ways[1]))}",
                        span=ways[1][0],
                    ),
                ),
                category=Category.NAME_FORMAT,
            )


def _in_one_word(context: Context) -> dict[str, list[Span]]:
    """Return where long names stand that are no ordinary words."""
    found: dict[str, list[Span]] = defaultdict(list)
    for word, name in zip(context.capitalised, context.capitalised_names, strict=True):
        if len(name) >= _SHORTEST and name[1:].islower() and not is_ordinary(name):
            found[name].append(Span(word.start, word.start + len(name)))
    return found


def _in_two(context: Context) -> dict[str, list[Span]]:
    """Return where two neighbouring names stand, by what they are in one word."""
    found: dict[str, list[Span]] = defaultdict(list)
    for run in context.name_runs:
        for word, after in itertools.pairwise(run):
            if (pair := _joined(word, after)) is not None:
                end = after.start + len(without_possessive(after.text))
                found[pair].append(Span(word.start, end))
    return found


def _in_two_words(context: Context) -> Iterator[bool]:
    """Say of each two neighbouring names whether the article has them in one word, ordinary or not.

    A test without the cost of spans: few articles have such names.
    """
    names = context.name_counts
    for run in context.name_runs:
        for word, after in itertools.pairwise(run):
            yield word.text + without_possessive(after.text).lower() in names


def _joined(word: Word, after: Word) -> str | None:
    """Return two words as one; `None` if they are ordinary, as "Air Lines" are."""
    second = without_possessive(after.text)
    if not (word.text.isalpha() and second.isalpha() and second[1:].islower()):
        return None
    if is_ordinary(word.text) and is_ordinary(second):
        return None
    return word.text + second.lower()
