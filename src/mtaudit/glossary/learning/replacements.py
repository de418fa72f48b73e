"""What an editor replaced by what: two versions of a text, aligned line by line, word by word."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import attrs
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from mtaudit.text import Word, starts_sentence, without_possessive, words

_MOST_WORDS = 5  # of a name or term, on either side
# Where more of a line was changed, it was written anew, and nothing stands for anything.
_MOST_CHANGED = 0.6
_FEW_WORDS = 4  # in a line so short, a name may be most of it
_REACH = 30  # lines ahead that are looked at where some were added or removed
_LIKE = 60.0  # per cent, from which on a line may be another one edited
# Words at the edge of a replacement that belong to no name.
_EDGES = frozenset("the a an of in on at to from and or by with for as is was its his her".split())


@attrs.frozen
class Version:
    """A text before and after somebody edited it.

    Args:
        before: The machine's translation.
        after: What an editor made of it.
        source: What it is translated from; empty if nobody knows.
        source_lang: The language of the source, a BCP 47 tag; empty if nobody says.
    """

    before: str
    after: str
    source: str = ""
    source_lang: str = ""


class Replacement(NamedTuple):
    """Words that an editor put in the place of others.

    Args:
        wrong: The words before.
        right: The words after.
        is_initial: Whether the right ones begin a sentence, so that their capital says nothing.
        source: What the line is translated from, as far as that is known.
        source_lang: The language of the source.
    """

    wrong: str
    right: str
    is_initial: bool
    source: str
    source_lang: str


def replacements(version: Version) -> Iterator[Replacement]:
    """Yield what was replaced in a text, in its order.

    Args:
        version: The text before and after.
    """
    before, after = _lines(version.before), _lines(version.after)
    source = version.source if len(before) == len(after) == 1 else ""
    for old, new in _aligned(before, after):
        for wrong, right, at in _replaced(old, new):
            yield Replacement(wrong, right, starts_sentence(new, at), source, version.source_lang)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _aligned(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines that changed, each with what became of it."""
    if len(before) == len(after):
        yield from ((old, new) for old, new in zip(before, after, strict=True) if old != new)
        return
    for b, e, c, d in _changes(before, after):
        if e - b == d - c:
            yield from zip(before[b:e], after[c:d], strict=True)
        else:
            yield from _by_likeness(before[b:e], after[c:d])


def _by_likeness(olds: Sequence[str], news: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield lines of two versions that are like each other, in the order of both."""
    at = 0
    for new in news:
        near = process.extractOne(new, olds[at : at + _REACH], scorer=ratio, score_cutoff=_LIKE)
        if near is not None:
            yield near[0], new
            at += near[2] + 1


def _changes(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the ranges of two sequences that do not agree, each as long as it can be."""
    steps = Levenshtein.opcodes(one, other)
    for is_equal, group in groupby(steps, key=lambda step: step.tag == "equal"):
        if not is_equal:
            members = list(group)
            first, last = members[0], members[-1]
            yield first.src_start, last.src_end, first.dest_start, last.dest_end


def _replaced(old: str, new: str) -> Iterator[tuple[str, str, int]]:
    """Yield what was replaced in a line by what, and where that begins in the new line."""
    olds, news = words(old), words(new)
    changes = list(_changes([word.text for word in olds], [word.text for word in news]))
    changed = sum(end - start for start, end, _, _ in changes)
    if changed > max(_FEW_WORDS, _MOST_CHANGED * len(olds)):
        return
    for b, e, c, d in changes:
        wrong, right = _trimmed(olds[b:e]), _trimmed(news[c:d])
        if 0 < len(wrong) <= _MOST_WORDS and 0 < len(right) <= _MOST_WORDS:
            yield _written(wrong, old), _written(right, new), right[0].start


def _trimmed(members: Sequence[Word]) -> Sequence[Word]:
    """Return words without those at either end that belong to no name."""
    while members and members[0].text.lower() in _EDGES:
        members = members[1:]
    while members and members[-1].text.lower() in _EDGES:
        members = members[:-1]
    return members


def _written(members: Sequence[Word], text: str) -> str:
    written = text[members[0].start : members[-1].end]
    return " ".join(without_possessive(written).split())
