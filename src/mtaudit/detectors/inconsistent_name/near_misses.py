"""A name a letter or a sound away from another of the article: "Zianjin" beside "Tianjin"."""

import itertools
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import TypeAlias

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign, how_often
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.glossary import Kind
from mtaudit.glossary.cues import CUES
from mtaudit.lexicon import is_given_name, is_ordinary
from mtaudit.names.similarity import is_one_edit, one_edit_neighbours, sharing_ends
from mtaudit.sieve import Sieve
from mtaudit.spans import Span
from mtaudit.text import is_space, starts_sentence, without_possessive

_Places: TypeAlias = dict[str, list[int]]

_SHORTEST = 6  # shorter names have too many true neighbours: Li and Lee, Kono and Koro
_SHORTEST_PAIR = 7  # where neither stands twice
_INFLECTIONS = frozenset("aeinorsuy")  # letters that make another form or name: Paula, Kazakhs
_FEWEST_SOUNDS = 4  # consonants of a name that is told by them


def find(context: Context) -> Iterator[Sign]:
    """Yield names one letter away from a frequent one, and of two that stand once the first."""
    long_names = _long_names(context.names)
    alike = _sharing_keys(long_names)
    if not alike and not any(one_edit_neighbours(long_names, long_names)):
        return  # as mostly
    capitalised = _places(sharing_ends(long_names) | alike, context)
    yield from _near_frequent(capitalised, context)
    yield from _near_single(capitalised, context)


def _near_frequent(capitalised: _Places, context: Context) -> Iterator[Sign]:
    """Yield names that stand once, and much like one that stands again and again."""
    accepted = context.glossary.accepted_words(context.lang)
    frequent = [name for name, places in capitalised.items() if len(places) >= 2]
    single = [name for name, places in capitalised.items() if len(places) == 1]
    by_ear = frozenset(_alike_by_ear(single, frequent))
    for rare, common in itertools.chain(one_edit_neighbours(single, frequent), sorted(by_ear)):
        place, places = capitalised[rare][0], capitalised[common]
        if _is_other_name(rare, common, accepted) or not _same_company(place, places, context):
            continue
        sure = (rare, common) not in by_ear and (len(places) >= 3 or common in accepted)
        confidence = Confidence.MEDIUM if sure else Confidence.LOW
        yield _sign(rare, common, capitalised, confidence, context)


def _near_single(capitalised: _Places, context: Context) -> Iterator[Sign]:
    """Yield the first of two names that stand once, a letter from each other."""
    accepted = context.glossary.accepted_words(context.lang)
    long = [
        name
        for name, places in capitalised.items()
        if len(places) == 1 and len(name) >= _SHORTEST_PAIR
    ]
    for one, other in one_edit_neighbours(long, long):
        first, second = capitalised[one][0], capitalised[other][0]
        if first > second and other not in accepted:
            continue  # the pair comes the other way round as well
        # A letter in the place of another makes another name more often than one lost or moved.
        replaced = len(one) == len(other) and sorted(one.lower()) != sorted(other.lower())
        if replaced or _is_other_name(one, other, accepted):
            continue
        if set(_companions(first, context)) == set(_companions(second, context)):
            yield _sign(one, other, capitalised, Confidence.LOW, context)


def _alike_by_ear(rare: Iterable[str], frequent: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield names that sound like a frequent one and are more than a letter off: Zelianski.

    The consonants are the same, or the letters in another order; the first one is the same.
    """
    by_key: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in frequent:
        for key in _keys(name):
            by_key[key].append(name)
    for name in rare if by_key else ():
        found = {other for key in _keys(name) for other in by_key.get(key, ())}
        if len(found) != 1 or is_given_name(name):
            continue
        other = found.pop()
        if min(len(name), len(other)) < _SHORTEST_PAIR or is_one_edit(name, other):
            continue  # Briton and Britain
        if abs(len(name) - len(other)) < 3:
            yield name, other


def _sharing_keys(names: Iterable[str]) -> set[str]:
    """Return those of names that have a key in common with another one."""
    by_key: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        if len(name) >= _SHORTEST_PAIR:
            for key in _keys(name):
                by_key[key].append(name)
    return {name for alike in by_key.values() if len(alike) > 1 for name in alike}


@lru_cache(maxsize=50_000)
def _keys(name: str) -> tuple[tuple[str, str], ...]:
    """Return what names have in common that sound alike, or have the same letters."""
    letters = ("letters", name[0] + "".join(sorted(name[1:])))
    consonants = "".join(letter for letter in name[1:].lower() if letter not in "aeiouy")
    if len(consonants) < _FEWEST_SOUNDS - 1:
        return (letters,)
    return ("sounds", name[0] + consonants), letters


def _sign(
    rare: str,
    common: str,
    capitalised: _Places,
    confidence: Confidence,
    context: Context,
) -> Sign:
    word = context.capitalised[capitalised[rare][0]]
    other = context.capitalised[capitalised[common][0]]
    times = len(capitalised[common])
    how = "is one letter away from" if is_one_edit(rare, common) else "is much like"
    usual = "the article's usual spelling" if times > 1 else "which the article has as well"
    return Sign(
        Span(word.start, word.start + len(rare)),
        f"“{rare}” {how} “{common}”, {usual}",
        confidence,
        suggestions=(common,),
        evidence=(
            Evidence(
                "occurrence",
                f"“{common}” stands in the article {how_often(times)}",
                span=None if times > 1 else Span(other.start, other.end),
            ),
        ),
        category=Category.SPELLING,
    )


def _is_other_name(rare: str, common: str, accepted: Container[str]) -> bool:
    """Tell whether two spellings are rather two names, or two forms of one."""
    return rare in accepted or _is_inflected(rare, common) or _may_differ(rare, common, accepted)


def _places(names: AbstractSet[str], context: Context) -> _Places:
    """Return where names stand, as numbers of capitalised words."""
    found: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(context.capitalised_names):
        if name not in names:
            continue
        word = context.capitalised[i]
        if not (context.opaque and context.is_opaque(Span(word.start, word.end))):
            found[name].append(i)
    return found


@Sieve
def _long_names(name: str) -> bool:
    """Return the words that look like names and are long enough."""
    is_name = len(name) >= _SHORTEST and name.isalpha() and name[1:].islower()
    return is_name and not is_ordinary(name)


def _is_inflected(one: str, other: str) -> bool:
    """Tell whether the difference may be an ending, or a sound of another form of the word."""
    shorter, longer = sorted((one, other), key=len)
    stem = shorter[:-1] if len(shorter) > 4 else shorter
    if longer.startswith(shorter) and len(longer) == len(shorter) + 1:
        return longer[-1] in _INFLECTIONS  # "Tianjing" is no form of Tianjin
    return longer[: len(stem)] == stem


def _may_differ(one: str, other: str, accepted: Container[str]) -> bool:
    """Tell whether two names of equal length are like those of two things: Bolton and Boston.

    Short names differ by one letter by chance, and so do names that rhyme.
    """
    if len(one) != len(other) or sorted(one.lower()) == sorted(other.lower()):
        return False
    return len(one) <= _SHORTEST or (one[0] != other[0] and other not in accepted)


def _same_company(place: int, places: list[int], context: Context) -> bool:
    """Tell whether a rare name may be the frequent one: no other name stands beside it."""
    company = {name for at in places for name in _companions(at, context)}
    return all(name in company for name in _companions(place, context))


def _companions(place: int, context: Context) -> Iterator[str]:
    """Yield the capitalised words that stand right beside a name and are no titles."""
    found, text = context.capitalised, context.article.text
    word = found[place]
    if place and is_space(text, found[place - 1].end, word.start):
        before = found[place - 1]
        title = before.text.lower() in CUES[Kind.PERSON].before
        initial = len(before.text) == 1
        if not title and (initial or not starts_sentence(text, before.start)):
            yield without_possessive(before.text)
    if place + 1 < len(found) and is_space(text, word.end, found[place + 1].start):
        yield without_possessive(found[place + 1].text)
