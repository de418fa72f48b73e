"""A name without its capital letter: "pinduoduo" beside "Pinduoduo"."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from itertools import pairwise

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign, how_often
from mtaudit.detectors.garbled_name.small_letters import stands_as_a_name
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.lexicon import is_ordinary
from mtaudit.spans import Span
from mtaudit.text import (
    Word,
    is_in_code,
    is_space,
    starts_sentence,
    without_possessive,
    word_before,
)

_SHORTEST = 4  # shorter words in small letters are often words of other languages


def find(context: Context) -> Iterator[Sign]:
    """A word in small letters that is no English one, and a name elsewhere in the article."""
    # A name that is never in small letters is spared the dear tests: most texts are.
    names = frozenset(
        name
        for name in context.name_counts
        if name.lower() in context.written and _is_unusual(name)
    )
    if not names:
        return
    alone, paired = Counter(_lone_names(context, names)), Counter(_pairs(context, names))
    places: dict[str, list[Word]] = defaultdict(list)
    small = {name.lower(): name for name in names}
    for word in context.words:
        if word.text[0].islower() and (bare := without_possessive(word.text)) in small:
            places[small[bare]].append(word)
    for name, words in places.items():
        pairs = [(word_before(context.article.text, word.start), name) for word in words]
        for word, pair in zip(words, pairs, strict=True):
            # A word that is mostly written so is no name.
            if pairs.count(pair) <= paired[pair]:
                yield from _sign(context, word, name, " ".join(pair), paired[pair])
            elif len(words) <= alone[name] and (
                alone[name] > 1 or (len(words) == 1 and stands_as_a_name(word, context))
            ):
                yield from _sign(context, word, name, name, alone[name])


def _sign(context: Context, word: Word, name: str, seen: str, times: int) -> Iterator[Sign]:
    """Yield what to report of a word in small letters, unless it is no prose."""
    span = Span(word.start, word.start + len(name))
    if context.is_opaque(span) or is_in_code(context.article.text, span):
        return
    yield Sign(
        span,
        f"“{name.lower()}” is written “{name}” elsewhere in the article",
        Confidence.MEDIUM,
        suggestions=(name,),
        evidence=(Evidence("occurrence", f"“{seen}” stands in the article {how_often(times)}"),),
        category=Category.NAME_FORMAT,
    )


def _is_unusual(name: str) -> bool:
    return len(name) >= _SHORTEST and name.isalpha() and name.istitle() and not is_ordinary(name)


def _lone_names(context: Context, wanted: Container[str]) -> Iterator[str]:
    """Yield the wanted names that owe their capital to no sentence, headline or longer name."""
    found, text = context.capitalised, context.article.text
    for i, name in enumerate(context.capitalised_names):
        if name not in wanted:
            continue
        word = found[i]
        joined = (i and is_space(text, found[i - 1].end, word.start)) or (
            i + 1 < len(found) and is_space(text, word.end, found[i + 1].start)
        )
        span = Span(word.start, word.end)
        if joined or starts_sentence(text, word.start) or context.in_headline(span):
            continue
        yield name


def _pairs(context: Context, wanted: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield the wanted names that stand behind another one, with that: the parts of full names."""
    words, names = context.capitalised, context.capitalised_names
    for (before, word), pair in zip(pairwise(words), pairwise(names), strict=True):
        if (
            pair[1] in wanted
            and is_space(context.article.text, before.end, word.start)
            and not context.in_headline(Span(before.start, word.end))
        ):
            yield pair
