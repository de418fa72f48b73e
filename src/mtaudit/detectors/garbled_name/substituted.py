"""A name in the place of another one: "visit to Ota" beside "visit to Russia"."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Confidence, Evidence
from mtaudit.lexicon import is_name_head, is_ordinary
from mtaudit.spans import Span
from mtaudit.text import Word, without_possessive

# How often the other name stands, how many of six words agree, and how many names a word may stand
# beside and still say something.
_OFTEN = 3
_AGREEING = 5
_COMMON = 200
_HYPHENS = str.maketrans("\u2010\u2011", "--")


def find(context: Context) -> Iterator[Sign]:
    """Yield names among the very words in which the article has another name."""
    yield from _among_the_same_words(context)
    yield from _inside_a_longer_name(context)


def _among_the_same_words(context: Context) -> Iterator[Sign]:
    """A name that stands once, in the very words in which another stands again and again.

    "visit to Ota later this month" beside "visit to Russia later this month". Words are compared
    three to either side; five of six must agree.
    """
    names: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(context.words):
        bare = without_possessive(word.text)
        if bare[0].isupper() and len(bare) > 2 and not is_ordinary(bare):
            names[bare].append(i)
    frequent = [places for places in names.values() if len(places) >= _OFTEN]
    if not frequent:
        return
    by_neighbour: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place in itertools.chain.from_iterable(frequent):
        for key in _neighbours(place, context):
            by_neighbour[key].append(place)
    for name, places in names.items():
        if len(places) > 1 or _is_route(places[0], context):
            continue
        twin = _twin(places[0], by_neighbour, context)
        word = context.words[places[0]]
        if (
            twin is not None
            and not _is_derived(name, context.words[twin].text)
            and not context.is_accepted(Span(word.start, word.end))
        ):
            yield _substitution(places[0], twin, context)


def _is_route(place: int, context: Context) -> bool:
    """Tell whether a name begins or ends a route, where any other may: "from Leeds to Hull"."""
    around = [word.text.lower() for word in context.words[max(0, place - 3) : place + 2]]
    return "from" in around and "to" in around


def _twin(
    place: int, by_neighbour: dict[tuple[int, str], list[int]], context: Context
) -> int | None:
    """Return the place of a frequent name that stands among the same words; None if none does."""
    shared: Counter[int] = Counter()
    for key in _neighbours(place, context):
        others = by_neighbour.get(key, [])
        if len(others) <= _COMMON:  # a word beside many names says nothing, and would cost much
            shared.update(others)
    twins = [other for other, count in shared.items() if count >= _AGREEING]
    if len({without_possessive(context.words[other].text) for other in twins}) > 1:
        return None  # a formula, with another name each time: "Thanks ... for the report"
    return twins[0] if twins else None


def _substitution(place: int, twin: int, context: Context) -> Sign:
    word, other = context.words[place], context.words[twin]
    name, usual = without_possessive(word.text), without_possessive(other.text)
    return Sign(
        Span(word.start, word.start + len(name)),
        f"“{name}” stands where the article else has “{usual}”",
        Confidence.MEDIUM,
        suggestions=(usual,),
        evidence=(
            Evidence(
                "occurrence",
                f"“{usual}” stands among the same words",
                span=Span(other.start, other.end),
            ),
        ),
    )


def _neighbours(place: int, context: Context) -> Iterator[tuple[int, str]]:
    """Yield the words around a place with their distance, within the sentence's line."""
    found, text = context.words, context.article.text
    for offset in (-3, -2, -1, 1, 2, 3):
        at = place + offset
        if 0 <= at < len(found):
            start, end = sorted((found[place].start, found[at].start))
            if "\n" not in text[start:end]:
                yield offset, without_possessive(found[at].text).lower()


def _is_derived(name: str, other: str) -> bool:
    """Tell whether two names begin alike, as a country and its people do."""
    return name[:4].translate(_HYPHENS).lower() == other[:4].translate(_HYPHENS).lower()


def _inside_a_longer_name(context: Context) -> Iterator[Sign]:
    """Yield names of three words or more of which the article has another word for one.

    "South Thousand Islands" beside "South Kuril Islands": an ordinary word for a word of no other
    use.
    """
    frames: dict[tuple[str, str], dict[str, Word]] = defaultdict(dict)
    for run in context.name_runs:
        for first, word, last in zip(run, run[1:], run[2:], strict=False):
            frames[first.text, without_possessive(last.text)].setdefault(word.text, word)
    for (before, after), fillings in frames.items():
        if len(fillings) != 2 or not is_ordinary(after) or before == "The":
            continue
        glossed, name = sorted(fillings, key=is_ordinary, reverse=True)
        word = fillings[glossed]
        if not is_ordinary(glossed) or is_ordinary(name) or not glossed[1:].islower():
            continue
        span = Span(word.start, word.end)
        if context.in_headline(span) or is_name_head(glossed):
            continue
        yield Sign(
            span,
            f"“{before} {glossed} {after}” is “{before} {name} {after}” elsewhere in the article",
            Confidence.MEDIUM,
            suggestions=(name,),
            evidence=(
                Evidence(
                    "occurrence",
                    f"“{before} {name} {after}” stands in the article",
                    span=Span(fillings[name].start, fillings[name].end),
                ),
            ),
        )
