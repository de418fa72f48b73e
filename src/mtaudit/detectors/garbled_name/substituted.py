"""A name in the place of another one: "visit to Ota" beside "visit to Russia"."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Confidence, Evidence
from mtaudit.lexicon import is_name_head, is_ordinary
from mtaudit.names.similarity import is_one_edit
from mtaudit.spans import Span
from mtaudit.text import Word, is_plain, tokens_of, without_possessive

# How often the other name stands, how many of six words agree, and how many names a word may stand
# beside and still say something.
_OFTEN = 3
_AGREEING = 5
_COMMON = 200
# Days and months take turns in sentences that are alike: a schedule, two months compared.
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December".split()
)
_COMPARED = 5  # places with which one is compared, on average
_TOKENS = 9  # of which three words consist at most
_BEFORE, _AFTER = -1, 1  # the steps to the tokens beside one
_ENDING = "s"  # of a possessive
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
    if not _may_share_words(context):
        return
    names = _names(context)
    frequent = tuple(
        itertools.chain.from_iterable(places for places in names.values() if len(places) >= _OFTEN)
    )
    single = [places[0] for places in names.values() if len(places) == 1]
    if not frequent or not single:
        return
    alike = _beside_the_same_pairs(single, frequent, context)
    if not alike:
        return
    by_neighbour: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place in frequent:
        for key in _neighbours(place, context):
            by_neighbour[key].append(place)
    for name, places in names.items():
        if places[0] not in alike or _is_route(places[0], context):
            continue
        twin = _twin(places[0], by_neighbour, context)
        word = context.words[places[0]]
        if (
            twin is not None
            and not _is_derived(name, context.words[twin].text)
            and not context.is_accepted(Span(word.start, word.end))
        ):
            yield _substitution(places[0], twin, context)


def _may_share_words(context: Context) -> bool:
    """Tell whether a single name has nearly the tokens of a frequent one around it.

    If five of six words agree, one three does wholly, and with it the three tokens nearest to the
    name; on the other side two words do. A test without the words of the text and where they stand,
    which nearly all articles fail.
    """
    if not is_plain(context.article.text):
        return True
    counts, found = context.name_counts, [*context.tokens, "", ""]
    names = context.unusual_names - _CALENDAR
    frequent = tokens_of([name for name in names if counts[name] >= _OFTEN])
    if not frequent:
        return False
    single = tokens_of([name for name in names if counts[name] == 1])
    places = context.places_of(frequent | single)
    beside: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for place in places:
        if found[place] in frequent:
            for key in _pairs_beside(found, place):
                beside[key].append(place)
    left = _COMPARED * len(places) + _COMMON  # comparisons; many names are left to the rule itself
    for place in places:
        if found[place] in single:
            for key in _pairs_beside(found, place):
                others = beside.get(key, ())
                left -= len(others)
                if left < 0 or any(_nearly_agree(key[0], found, place, other) for other in others):
                    return True
    return False


def _pairs_beside(
    found: Sequence[str], place: int
) -> tuple[tuple[int, str, str], tuple[int, str, str]]:
    """Return the two tokens before one and the two after it; a possessive ending is none.

    Args:
        found: The tokens, with two more at the end; to a name at the very beginning the last ones
            stand for those before it, which does no harm.
        place: The number of the token.
    """
    two, one, after, then = found[place - 2], found[place - 1], found[place + 1], found[place + 2]
    if _ENDING in (two, one, after, then):
        two, one = ("", "", *_without_endings(found[max(0, place - 6) : place]))[-2:]
        after, then, *_ = (*_without_endings(found[place + 1 : place + 7]), "", "")
    return (_BEFORE, two.lower(), one.lower()), (_AFTER, after.lower(), then.lower())


def _without_endings(found: Iterable[str]) -> list[str]:
    return [token for token in found if token != _ENDING]


def _nearly_agree(step: int, found: Sequence[str], place: int, other: int) -> bool:
    """Tell whether two tokens with a pair beside them may have five of six words in common."""
    same, opposite = _around(found, place, step), _around(found, place, -step)
    others, others_opposite = _around(found, other, step), _around(found, other, -step)
    if same[:3] != others[:3] and _without_endings(same)[:3] != _without_endings(others)[:3]:
        return False
    return sum(token in others_opposite for token in opposite) >= _AGREEING - 3


def _around(found: Sequence[str], place: int, step: int) -> list[str]:
    """Return the tokens in which three words stand before one or after it, the nearest first."""
    near = (
        found[place + 1 : place + 1 + _TOKENS]
        if step > 0
        else found[max(0, place - _TOKENS) : place]
    )
    return [token.lower() for token in near[::step]]


def _names(context: Context) -> dict[str, list[int]]:
    """Return the words that look like names, and which words of the text they are."""
    names: dict[str, list[int]] = defaultdict(list)
    for i, (written, _, _) in enumerate(context.words):
        if not written[0].isupper():
            continue
        bare = without_possessive(written)
        if _is_unusual(bare):
            names[bare].append(i)
    return names


def _is_unusual(name: str) -> bool:
    """Tell whether a capitalised word is a name that says something by the place it stands in."""
    return len(name) > 2 and not is_ordinary(name) and name not in _CALENDAR


def _beside_the_same_pairs(
    single: Iterable[int], frequent: Iterable[int], context: Context
) -> set[int]:
    """Return the single names that share two pairs of neighbours with one place of a frequent name.

    If five of six words agree, two of the three pairs do: a test that spares nearly all names the
    dear comparison.
    """
    lowered = [without_possessive(written).lower() for written, _, _ in context.words]
    by_pair: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for place in frequent:
        for pair in _pairs(place, lowered, context):
            by_pair[pair].append(place)
    alike: set[int] = set()
    for place in single:
        seen: set[int] = set()
        for pair in _pairs(place, lowered, context):
            others = by_pair.get(pair, ())
            if len(others) > _COMMON:
                continue  # neither word counts
            if not seen.isdisjoint(others):
                alike.add(place)
            seen.update(others)
    return alike


def _pairs(place: int, lowered: list[str], context: Context) -> tuple[tuple[int, str, str], ...]:
    """Return the words around a place two by two: before it, beside it, after it."""
    found = context.words
    if 3 <= place < len(found) - 3:
        window = context.article.text[found[place - 3].start : found[place + 3].start]
        if "\n" not in window:
            before, after = lowered[place - 3 : place], lowered[place + 1 : place + 4]
            return (
                (-3, before[0], before[1]),
                (-1, before[2], after[0]),
                (2, after[1], after[2]),
            )
    around = dict(_neighbours(place, context))
    return tuple(
        (first, around[first], around[second])
        for first, second in ((-3, -2), (-1, 1), (2, 3))
        if first in around and second in around
    )


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
    """Yield names of three words of which the article has another word for one.

    "South Thousand Islands" beside "South Kuril Islands": an ordinary word for a word of no other
    use. Longer names share words more often than they are one: the Social Democratic Labour Party
    and the Democratic Unionist Party.
    """
    frames: dict[tuple[str, str], dict[str, Word]] = defaultdict(dict)
    for run in context.name_runs:
        bare = run[run[0].text == "The" :]
        if len(bare) == 3 and without_possessive(bare[0].text) == bare[0].text:
            first, word, last = bare
            frames[first.text, without_possessive(last.text)].setdefault(word.text, word)
    for (before, after), fillings in frames.items():
        if len(fillings) != 2 or not is_ordinary(after):
            continue
        glossed, name = sorted(fillings, key=is_ordinary, reverse=True)
        word = fillings[glossed]
        if not is_ordinary(glossed) or is_ordinary(name) or not glossed[1:].islower():
            continue
        span = Span(word.start, word.end)
        if context.in_headline(span) or is_name_head(glossed) or is_one_edit(glossed, name):
            continue  # of "Monetary" and "Montetary" the other one is wrong
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
