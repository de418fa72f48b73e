"""One person's full name in two ways: "Gen Gi Khan" beside "Genghis Khan"."""

from collections import defaultdict
from collections.abc import Iterator
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


class _Name(NamedTuple):
    """A full name: the part it shares with another one, and the part that may differ."""

    shared: str
    other: str
    written: str


def find(context: Context) -> Iterator[Sign]:
    """Yield the rarer of two full names that agree in a part and sound alike in the other."""
    places: dict[str, list[Span]] = defaultdict(list)
    for run in context.name_runs:
        if len(run) < 2:
            continue
        name = _full_name(run, context)
        if name is not None:
            span = Span(name[0].start, name[-1].start + len(without_possessive(name[-1].text)))
            if not context.in_headline(span) and not context.is_opaque(span):
                places[" ".join(span.of(context.article.text).split())].append(span)
    pairs = tuple(_pairs(places))
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


def _full_name(run: tuple[Word, ...], context: Context) -> tuple[Word, ...] | None:
    """Return a run of capitalised words without its title or adverb, if it can be a full name."""
    if len(run) > 2 and starts_sentence(context.article.text, run[0].start):
        run = run[is_ordinary(run[0].text) :]
    while run and (run[0].text.lower() in CUES[Kind.PERSON].before or _is_no_name(run[0].text)):
        run = run[1:]
    if not 2 <= len(run) <= _LONGEST:
        return None
    if any(is_name_head(word.text) or not word.text[1:].islower() for word in run[:-1]):
        return None
    ends = run[0].text, without_possessive(run[-1].text)
    return None if any(map(_is_no_name, ends)) else run


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


def _pairs(places: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that may be one person's, each once."""
    by_part: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in places:
        words = name.split()
        by_part["first", words[0]].append(name)
        by_part["last", words[-1]].append(name)
        by_part["words", " ".join(sorted(words))].append(name)
    done: set[tuple[str, str]] = set()
    for (part, _), names in by_part.items():
        # A family, a team: who shares a name with many is told apart by the other one.
        if not 1 < len(names) <= _LONGEST:
            continue
        for i, one in enumerate(names):
            for other in names[i + 1 :]:
                pair = (one, other)
                if pair not in done and (part == "words" or _sound_alike(part, one, other)):
                    done.add(pair)
                    yield pair


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
