"""A name in the place of another one: "visit to Ota" beside "visit to Russia"."""

import itertools
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from mtaudit.context import Context
from mtaudit.detectors.calendar import MONTHS, WEEKDAYS
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Confidence, Evidence
from mtaudit.lexicon import is_name_head, is_ordinary
from mtaudit.names.similarity import is_one_edit
from mtaudit.spans import Span
from mtaudit.text import Word, is_plain, tokens, tokens_of, without_possessive, word_texts

# How often the other name stands, how many of six words agree, and how many names a word may stand
# beside and still say something.
_OFTEN = 3
_AGREEING = 5
_COMMON = 200
# Days and months take turns in sentences that are alike: a schedule, two months compared.
_CALENDAR = frozenset((*WEEKDAYS, *MONTHS))
_NEAREST = 20  # places to either side with which one is compared, of those beside the same words
_COMPARED, _FEW = 5, 200  # places with which one is compared, on average; and in all at least
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
    three to either side, within a line; five of six must agree.
    """
    names = _sharing_words(context)
    if not names:
        return
    found = _words_in_lines(context.article.text)
    places = _places(found, names)
    frequent = {at: name for name, ats in places.items() if len(ats) >= _OFTEN for at in ats}
    by_pair: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    beside = Counter[tuple[int, str]]()
    for at in sorted(frequent):
        around = _neighbours(found, at)
        beside.update(around.items())
        for pair in _pairs(around):
            by_pair[pair].append(at)
    common = {word for word, times in beside.items() if times > _COMMON}
    alike = [
        (at, twins)
        for at, *more in places.values()
        if not more and not _is_route(found, at) and (twins := _twins(found, at, by_pair, common))
    ]
    if not alike:
        return
    mentions: dict[str, list[Word]] = defaultdict(list)
    for word, name in zip(context.capitalised, context.capitalised_names, strict=True):
        mentions[name].append(word)
    likened = Counter(twin for _, twins in alike for twin in twins)
    for at, twins in alike:
        name, usual = without_possessive(found[at]), frequent[twins[0]]
        # A formula has another name each time: "Thanks ... for the report".
        if any(frequent[twin] != usual or likened[twin] > 1 for twin in twins):
            continue
        if _is_derived(name, usual):
            continue
        nearest = min(twins, key=lambda twin: abs(twin - at))
        which = places[usual].index(nearest)
        if len(mentions[name]) == 1 and which < len(mentions[usual]):
            yield from _substitution(name, mentions[name][0], mentions[usual][which], context)


def _sharing_words(context: Context) -> AbstractSet[str]:
    """Return single names that may have the words of a frequent one around them, and those.

    If five of six words agree, one three does wholly, and with it the three tokens nearest to the
    name; on the other side two words do. A test without the words of the text and where they stand,
    which in nearly all articles no name passes.
    """
    counts = context.name_counts
    names = context.unusual_names - _CALENDAR
    if not is_plain(context.article.text):
        return names
    frequent = tokens_of([name for name in names if counts[name] >= _OFTEN])
    if not frequent:
        return frozenset()
    single = tokens_of([name for name in names if counts[name] == 1])
    sharing = _sharing_tokens(context, single, frequent)
    if sharing is None:
        return names
    return {name for name in names if not sharing.isdisjoint(tokens(name))} if sharing else sharing


def _sharing_tokens(
    context: Context, single: AbstractSet[str], frequent: AbstractSet[str]
) -> AbstractSet[str] | None:
    """Return the tokens of single and frequent names that may share words; None for too many."""
    found, places = [*context.tokens, "", "", ""], context.places_of(frequent | single)
    left = _COMPARED * len(places) + _FEW  # comparisons
    # One word beside both is soon told, and most names have none in common.
    ones = [(place, _ones_beside(found, place)) for place in places]
    of_frequent = {one for place, both in ones if found[place] in frequent for one in both}
    of_single = {one for place, both in ones if found[place] in single for one in both}
    shared = of_frequent & of_single
    places = [place for place, both in ones if not shared.isdisjoint(both)]
    beside: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place in places:
        if found[place] in frequent:
            for key in _threes_beside(found, place):
                beside[key].append(place)
    sharing: set[str] = set()
    for place in places:
        for key in _threes_beside(found, place) if found[place] in single else ():
            others = _nearest(beside.get(key, ()), place)
            left -= len(others)
            if left < 0:
                return None
            for other in others:
                if _nearly_agree(-key[0], found, place, other):
                    sharing |= {found[place], found[other]}
    return sharing


def _ones_beside(found: Sequence[str], place: int) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return the nearest of the tokens that `_threes_beside` returns."""
    before, after = place - 1, place + 1
    while found[before] == _ENDING:
        before -= 1
    while found[after] == _ENDING:
        after += 1
    return (_BEFORE, found[before].lower()), (_AFTER, found[after].lower())


def _threes_beside(found: Sequence[str], place: int) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return the three tokens before one and the three after it; a possessive ending is none.

    Args:
        found: The tokens, with three more at the end; to a name at the very beginning the last ones
            stand for those before it, which does no harm.
        place: The number of the token.
    """
    before, after = found[place - 3 : place], found[place + 1 : place + 4]
    if len(before) < 3 or _ENDING in before or _ENDING in after:
        before = ["", "", "", *_without_endings(found[max(0, place - 7) : place])][-3:]
        after = [*_without_endings(found[place + 1 : place + 8]), "", "", ""][:3]
    return (_BEFORE, " ".join(before).lower()), (_AFTER, " ".join(after).lower())


def _without_endings(found: Iterable[str]) -> list[str]:
    return [token for token in found if token != _ENDING]


def _nearly_agree(step: int, found: Sequence[str], place: int, other: int) -> bool:
    """Tell whether two tokens with the same three beside them may have five of six words in common.

    Of the words on the other side, towards which `step` leads, two agree: two neighbours do, or the
    nearest and one more.
    """
    if place == other:
        return False  # it is part of another name, too: "London" and "London-based"
    mine, others = _around(found, place, step), _around(found, other, step)
    if mine[:1] == others[:1]:
        return not set(mine[1:]).isdisjoint(others[1:])
    return not set(itertools.pairwise(mine)).isdisjoint(itertools.pairwise(others))


def _around(found: Sequence[str], place: int, step: int) -> list[str]:
    """Return the tokens in which three words stand before one or after it, the nearest first."""
    near = (
        found[place + 1 : place + 1 + _TOKENS]
        if step > 0
        else found[max(0, place - _TOKENS) : place]
    )
    return [token.lower() for token in near[::step] if token != _ENDING]


def _words_in_lines(text: str) -> list[str]:
    """Return the words of a text, with a line end after those of each line."""
    found: list[str] = []
    for line in text.split("\n"):
        found += word_texts(line)
        found.append("\n")
    return found


def _places(found: Sequence[str], names: AbstractSet[str]) -> dict[str, list[int]]:
    """Return where names stand, perhaps with a possessive ending; by first occurrence."""
    named = {
        written: name
        for written in set(found)
        if written[0].isupper() and (name := without_possessive(written)) in names
    }
    places: dict[str, list[int]] = defaultdict(list)
    for at in itertools.compress(itertools.count(), map(named.__contains__, found)):
        places[named[found[at]]].append(at)
    return places


def _twins(
    found: Sequence[str],
    at: int,
    by_pair: Mapping[tuple[int, str, str], Sequence[int]],
    common: AbstractSet[tuple[int, str]],
) -> list[int]:
    """Return the places of frequent names that stand among the same words.

    If five of six words agree, two of the three pairs do: a test that spares nearly all names the
    dear comparison.
    """
    around = _neighbours(found, at).items() - common
    shared = Counter[int]()
    for pair in _pairs(dict(around)):
        shared.update(_nearest(by_pair.get(pair, ()), at))
    return [
        other
        for other, pairs in shared.items()
        if pairs > 1
        and len(around & _neighbours(found, other).items()) >= _AGREEING
        and not _has_another_name_beside(found, at, other)
    ]


def _has_another_name_beside(found: Sequence[str], at: int, other: int) -> bool:
    """Tell whether a word beside a name is another one than beside the other, and a name too.

    Then both are somebody's whole names: "the man Ann Hallam and" beside "the man Eva Merrick and".
    """
    return any(
        found[at + step][:1].isupper()
        and without_possessive(found[at + step]) != without_possessive(found[other + step])
        for step in (-1, 1)
        if 0 <= at + step < len(found) and 0 <= other + step < len(found)
    )


def _nearest(places: Sequence[int], at: int) -> Sequence[int]:
    """Return those of some places, ascending, that are nearest to one."""
    middle = bisect_left(places, at)
    return places[max(0, middle - _NEAREST) : middle + _NEAREST]


def _neighbours(found: Sequence[str], at: int) -> dict[int, str]:
    """Return the three words to either side of a place, in its line, by their distance."""
    around: dict[int, str] = {}
    for step in (-1, 1):
        for distance in (step, 2 * step, 3 * step):
            if not 0 <= at + distance < len(found) or found[at + distance] == "\n":
                break
            around[distance] = without_possessive(found[at + distance]).lower()
    return around


def _pairs(around: Mapping[int, str]) -> Iterator[tuple[int, str, str]]:
    """Yield the words around a place two by two: before it, beside it, after it."""
    for one, two in ((-3, -2), (-1, 1), (2, 3)):
        if one in around and two in around:
            yield one, around[one], around[two]


def _is_route(found: Sequence[str], at: int) -> bool:
    """Tell whether a name begins or ends a route, where any other may: "from Leeds to Hull"."""
    around = [word.lower() for word in found[max(0, at - 3) : at + 2]]
    return "from" in around and "to" in around


def _substitution(name: str, word: Word, other: Word, context: Context) -> Iterator[Sign]:
    """Yield a name in the place of another, unless the glossary knows it there, or it is code."""
    usual, place = without_possessive(other.text), Span(word.start, word.end)
    if not (context.is_accepted(place) or context.is_opaque(place)):
        yield Sign(
            Span(word.start, word.start + len(name)),
            f"“{name}” stands where the article elsewhere has “{usual}”",
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
    times = Counter[tuple[str, str, str]]()
    for run in context.name_runs:
        bare = run[run[0].text == "The" :]
        if len(bare) == 3 and without_possessive(bare[0].text) == bare[0].text:
            first, word, last = bare
            frame = first.text, without_possessive(last.text)
            frames[frame].setdefault(word.text, word)
            times[(*frame, word.text)] += 1
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
        if context.name_counts[glossed] > times[before, after, glossed] or context.is_accepted(
            span
        ):
            continue  # it is a word of other names as well: "the Pacific" beside the North Atlantic
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
