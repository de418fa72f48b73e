"""Which of the forms that were found in a text are what the text says.

Forms overlap: "New York" stands in "New York Times". The longest is meant.
"""

from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter
from typing import TypeAlias

from mtaudit.glossary.capitals import letters
from mtaudit.glossary.entries import Entry
from mtaudit.glossary.term import Status

Hit: TypeAlias = tuple[int, int, Entry, str, bool, bool]
"""A form that was found; it may give way to a longer one.

Where it begins and ends in the text, code points; the form; the plural ending that the text adds to
it; whether the text has its capital letters and marks; and whether it is fused with a neighbouring
word. So many are made that a class for them would show in the time a text takes.
"""

_start = itemgetter(0)


def longest(found: Iterable[Hit], text: str) -> list[Hit]:
    """Return the hits that no longer one overlaps, by position; equal spans stay together.

    Of those of one span, a bad form gives way if some term accepts the very letters of the text
    (`WordPress` for `Wordpress`).

    Args:
        found: The hits.
        text: The text they are in.
    """
    kept: list[Hit] = []
    chain: list[Hit] = []  # of hits that overlap, the first of which is the last that was kept
    end = 0
    for hit in sorted(found, key=_start):
        if hit[0] >= end:
            if chain:
                kept[-1:] = _longest_of(chain, end, text)
                chain = []
            kept.append(hit)
            end = hit[1]
        else:
            chain = chain or kept[-1:]
            chain.append(hit)
            end = max(end, hit[1])
    if chain:
        kept[-1:] = _longest_of(chain, end, text)
    return kept


def _longest_of(chain: list[Hit], end: int, text: str) -> list[Hit]:
    """Choose among hits that overlap in a chain up to an end: the longest first, then leftmost."""
    whole = [hit for hit in chain if hit[0] == chain[0][0] and hit[1] == end]
    if whole:
        return _without_accepted_spellings(whole, text)  # as mostly
    kept: dict[tuple[int, int], list[Hit]] = {}
    spans: list[tuple[int, int]] = []  # those kept, in order; a hit can overlap its neighbours only
    for hit in sorted(chain, key=lambda hit: (hit[0] - hit[1], hit[0])):
        span = hit[:2]
        if span in kept:
            kept[span].append(hit)
            continue
        at = bisect_left(spans, span)
        if not any(
            hit[0] < end and start < hit[1] for start, end in spans[max(0, at - 1) : at + 1]
        ):
            spans.insert(at, span)
            kept[span] = [hit]
    return [hit for span in spans for hit in _without_accepted_spellings(kept[span], text)]


def _without_accepted_spellings(found: list[Hit], text: str) -> list[Hit]:
    """Leave out bad forms, of hits of one span, if some term accepts the letters that are there."""
    if len(found) < 2 or not any(hit[2].status is Status.BAD for hit in found):
        return found
    start, end, *_ = found[0]
    written = letters(text[start:end])
    if any(hit[2].status.is_accepted and letters(hit[2].form) == written for hit in found):
        return [hit for hit in found if hit[2].status is not Status.BAD]
    return found
