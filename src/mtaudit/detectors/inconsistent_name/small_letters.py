"""A name without its capital letter: "pinduoduo" beside "Pinduoduo"."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from itertools import pairwise

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign, how_often
from mtaudit.detectors.garbled_name.small_letters import stands_as_a_name
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.lexicon import is_ordinary
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import (
    Word,
    is_in_code,
    is_space,
    starts_sentence,
    without_possessive,
    word_before,
)

_DETERMINERS = frozenset(
    "a an another any each every her his its my no our some that the their these this those".split()
)
# What stands before a foreign word that is explained: "the Polynesian word tokelau".
_INTRODUCED = frozenset("called meaning named noun term verb word".split())
_AFTER = Pattern(
    r"(?P<means>,?[”\"]?,? (?:means|meant|meaning|is [A-Z][a-z]+ for)\b)?(?:\s(?P<word>[^\W\d_]+))?"
)
_OF = Pattern(r"\s(?:of|de)(?: the)?\s")
_INSIDE = frozenset(",;’'")  # marks inside of a sentence
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
        # It is a name and a word: "the amir" beside "the Amir".
        is_common = any(_is_common(word, context) for word in words)
        pairs = [(word_before(context.article.text, word.start), name) for word in words]
        for word, pair in zip(words, pairs, strict=True):
            # A word that is mostly written so is no name.
            if pairs.count(pair) <= paired[pair] and _is_named(word, context):
                yield from _sign(context, word, name, " ".join(pair), paired[pair])
            elif (
                not is_common
                and len(words) <= alone[name]
                and (alone[name] > 1 or (len(words) == 1 and stands_as_a_name(word, context)))
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


def _is_named(word: Word, context: Context) -> bool:
    """Tell whether the word before one is a name, and owes its capital to no sentence or heading.

    "Placenta previa" at the head of a line is no name for being a heading, "Placenta Previa".
    """
    text = context.article.text
    before = word_before(text, word.start)
    start = text.rfind(before, 0, word.start)
    return before.lower() not in context.written and not starts_sentence(text, start)


def _is_common(word: Word, context: Context) -> bool:
    """Tell whether a word in small letters is a common noun, or a foreign word explained."""
    text = context.article.text
    before = word_before(text, word.start)
    if before.lower() in _DETERMINERS:
        from mtaudit.names.exonyms import is_country  # seldom asked

        bare = without_possessive(word.text)
        return not (bare in context.glossary.lone_names("en") or is_country(bare.title()))
    after = _AFTER.match(text, word.end)
    following = (after["word"] if after else None) or ""
    return (
        before in _INTRODUCED
        or (after is not None and after["means"] is not None)
        or (before.islower() and before in context.unknown)
        or (following.islower() and following in context.unknown)
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
        joined = (i and _joins(text, found[i - 1].end, word.start)) or (
            i + 1 < len(found) and is_space(text, word.end, found[i + 1].start)
        )
        span = Span(word.start, word.end)
        if joined or starts_sentence(text, word.start) or context.in_headline(span):
            continue
        after = _AFTER.match(text, word.end)
        if after is not None and after["word"] in context.unknown:
            continue  # a genus: "Chlamydia trachomatis"
        if not _is_within(text, word.start):
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


def _joins(text: str, start: int, end: int) -> bool:
    """Tell whether two capitals are of one name or title: "Path of the Berserker"."""
    return is_space(text, start, end) or _OF.fullmatch(text, start, end) is not None


def _is_within(text: str, start: int) -> bool:
    """Tell whether a word stands inside of a sentence, not at the head of an item of any kind.

    Tables, forms and lists run on without a full stop: "90% Aplasia/Hypoplasia of the nose".
    """
    before = text[:start].rstrip()[-1:] if text[start - 1 : start].isspace() else ""
    return before.isalpha() or before in _INSIDE
