"""One person's full name in two ways: "Gen Gi Khan" beside "Genghis Khan"."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign, how_often
from mtaudit.finding import Category, Confidence, Evidence, Severity
from mtaudit.glossary import Kind
from mtaudit.glossary.cues import CUES
from mtaudit.lexicon import is_name_head, is_ordinary, is_word_in_names
from mtaudit.names.similarity import is_one_edit, sound
from mtaudit.spans import Span
from mtaudit.text import Word, starts_sentence, without_possessive

_SHORTEST = 4  # letters of a given name or surname that is compared
_ALIKE = 0.8  # how like two names of one person are at least, from 0 to 1
_LONGEST = 3  # words of a full name


class _FullName(NamedTuple):
    """A full name in a run of capitalised words.

    Args:
        first: Number of its first word in the run.
        name: Its words with one space between, a possessive ending left off.
        parts: What it may have in common with another one, each with what it is of the name.
    """

    first: int
    name: str
    parts: tuple[tuple[str, str], ...]


def find(context: Context) -> Iterator[Sign]:
    """Yield the rarer of two full names that agree in a part and sound alike in the other."""
    places, parts = _places(context)
    pairs = tuple(_pairs({name: parts[name] for name in parts if name in places}))
    accepted = context.glossary.accepted_forms(context.lang) if pairs else {}
    for one, other in pairs:
        if one in accepted and other in accepted:
            continue
        rare, usual = sorted((one, other), key=lambda name: (len(places[name]), places[name][0]))
        if rare in accepted or _is_a_misprint_of(usual, rare):
            rare, usual = usual, rare
        times = len(places[usual])
        swapped = sorted(one.split()) == sorted(other.split())
        for span in places[rare]:
            yield Sign(
                span,
                f"“{rare}” is written “{usual}” elsewhere in the article",
                Confidence.LOW if swapped or times <= len(places[rare]) else Confidence.MEDIUM,
                suggestions=(usual,),
                evidence=(
                    Evidence(
                        "occurrence",
                        f"“{usual}” stands in the article {how_often(times)}",
                        span=places[usual][0],
                    ),
                ),
                category=Category.NAME_FORMAT if swapped else Category.SPELLING,
                severity=Severity.MINOR if swapped else None,
            )


def _places(
    context: Context,
) -> tuple[dict[str, list[Span]], dict[str, tuple[tuple[str, str], ...]]]:
    """Return where full names stand that share a part with another one, and the parts of all."""
    text = context.article.text
    found: dict[str, list[tuple[Word, ...]]] = defaultdict(list)
    parts: dict[str, tuple[tuple[str, str], ...]] = {}
    for run in context.name_runs:
        is_start = len(run) > 2 and starts_sentence(text, run[0].start)
        full_name = _full_name(tuple([word.text for word in run]), is_start)
        if full_name is not None:
            found[full_name.name].append(run[full_name.first :])
            parts[full_name.name] = full_name.parts
    places: dict[str, list[Span]] = defaultdict(list)
    sharing = _names_by_part(parts)
    if not any(_may_be_pair(part, names) for (part, _), names in sharing.items()):
        return places, parts  # as mostly
    for name in dict.fromkeys(itertools.chain.from_iterable(sharing.values())):
        for words in found[name]:
            last = words[-1]
            span = Span(words[0].start, last.start + len(without_possessive(last.text)))
            if not context.in_headline(span) and not context.is_opaque(span):
                places[name].append(span)
    return places, parts


@lru_cache(maxsize=65536)
def _full_name(run: tuple[str, ...], is_start: bool) -> _FullName | None:
    """Return a run of capitalised words without its title or adverb, if it can be a full name.

    Args:
        run: The words.
        is_start: Whether a sentence begins with them.
    """
    first = int(is_start and is_ordinary(run[0]))
    while first < len(run) and (
        run[first].lower() in CUES[Kind.PERSON].before or _is_no_name(run[first])
    ):
        first += 1
    words = (*run[first:-1], without_possessive(run[-1]))
    if not 2 <= len(run) - first <= _LONGEST or _is_no_name(words[0]) or _is_no_name(words[-1]):
        return None
    if any(is_name_head(word) or not word[1:].islower() for word in words[:-1]):
        return None
    name = " ".join(words)
    parts = (("first", words[0]), ("last", words[-1]), ("words", " ".join(sorted(words))))
    return _FullName(first, name, parts)


def _is_a_misprint_of(name: str, right: str) -> bool:
    """Tell whether a name has words that are none, where the other has ordinary ones."""
    differing = [
        pair for pair in zip(name.split(), right.split(), strict=False) if len(set(pair)) > 1
    ]
    return bool(differing) and all(
        is_ordinary(there) and not is_ordinary(here) for here, there in differing
    )


def _is_no_name(word: str) -> bool:
    return is_ordinary(word) and not is_word_in_names(word)


def _names_by_part(
    parts: Mapping[str, tuple[tuple[str, str], ...]],
) -> dict[tuple[str, str], list[str]]:
    """Return the names that share a part, by that part; empty if none do, as mostly."""
    every = [part for own in parts.values() for part in own]
    if len(set(every)) == len(every):
        return {}
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, own in parts.items():
        for part in own:
            names[part].append(name)
    return {part: sharing for part, sharing in names.items() if len(sharing) > 1}


def _pairs(parts: Mapping[str, tuple[tuple[str, str], ...]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that may be one person's, each once."""
    done: set[tuple[str, str]] = set()
    for (part, _), names in _names_by_part(parts).items():
        # A family, a team: who shares a name with many is told apart by the other one.
        if len(names) > _LONGEST:
            continue
        for i, one in enumerate(names):
            for other in names[i + 1 :]:
                pair = (one, other)
                if pair not in done and (part == "words" or _sound_alike(part, one, other)):
                    done.add(pair)
                    yield pair


def _may_be_pair(part: str, names: list[str]) -> bool:
    """Tell whether two of some names that share a part may be one person's, wherever they stand."""
    return (
        part == "words"
        or len(names) > 2 * _LONGEST
        or any(_sound_alike(part, *pair) for pair in itertools.combinations(names, 2))
    )


@lru_cache(maxsize=65536)
def _sound_alike(part: str, one: str, other: str) -> bool:
    """Tell whether the parts in which two names differ are alike, and no forms of one name."""
    from rapidfuzz.distance import Indel

    cut = slice(1, None) if part == "first" else slice(None, -1)
    here, there = (name.split()[cut] for name in (one, other))
    shorter, longer = sorted((_letters(here), _letters(there)), key=len)
    if len(shorter) < _SHORTEST:
        return False
    # "As Azmat Begg", a middle name that is left out.
    if longer.startswith(shorter) or longer.endswith(shorter):
        return False
    if len(here) != len(there):
        return shorter[0] == longer[0] and Indel.normalized_similarity(shorter, longer) >= _ALIKE
    # Steve and Steven, Rooney and the Rooneys.
    if longer.startswith(shorter[:-1]):
        # ... but Modi and Mody, of one given name.
        return part == "first" and {shorter[-1], longer[-1]} == {"i", "y"} and len(here) == 1
    # Given names one letter apart are two people's, surnames hardly.
    return sound(shorter) == sound(longer) or (part == "first" and is_one_edit(shorter, longer))


def _letters(words: list[str]) -> str:
    return "".join(words).replace("-", "").lower()
