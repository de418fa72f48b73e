"""The capitalised phrases of an article that may be names nobody knows."""

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mtaudit.context import Context
from mtaudit.glossary import Match
from mtaudit.lexicon import is_ordinary
from mtaudit.names.generics import english_generics
from mtaudit.names.keys import KnownKeys, PhraseKeys
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, is_space, without_possessive

_MOST_WORDS = 4
# Small words inside names and glosses: "Bank of Japan", "Hot Moms and Girls".
_SMALL = frozenset("of the and in for".split())
_MOST_SMALL = 2
_LONGEST_GAP = 16  # code points that such words take between two names
_LOWER = Pattern(r"[ \n]([a-z]{3,})(?!\w)")
# Words that are capitalised because a sentence begins with them.
_NO_NAMES = frozenset(
    "a an the this that these those he she it we you they his her its our your their my who what "
    "when where why how i in on at by for from to of with as and but or nor so yet if not no there "
    "then after before while since during under over into about".split()
)


class Phrase(NamedTuple):
    """One to four capitalised words in a row, small words between them allowed.

    Or one and the small ordinary word after it.

    Args:
        words: Its words but the small ones between them.
        text: The phrase as written, a possessive ending left off.
        span: Where it stands.
        is_whole: Whether no capitalised word of the same run stands beside it.
        is_unknown: Whether no right name has a word in it.
        named: How many of its words belong to right names of several words.
        follows_name: Whether a word that is neither ordinary nor a right name stands right before
            it, as a given name before a surname.
        precedes_name: Whether such a word stands right after it, as a surname after a given name.
    """

    words: tuple[Word, ...]
    text: str
    span: Span
    is_whole: bool
    is_unknown: bool
    named: int = 0
    follows_name: bool = False
    precedes_name: bool = False


def phrases(context: Context, known: KnownKeys | None = None) -> Iterator[Phrase]:
    """Yield the phrases of an article, by position, shorter ones first.

    A phrase of words that all belong to right names is left out, and so is one that touches what
    the glossary lists as wrong, which is judged elsewhere.

    Args:
        context: The article.
        known: The keys that a phrase is looked up by: phrases without one of these are left out,
            perhaps not all of them. `None` for all phrases.
    """
    words = tuple([word for word in context.capitalised if word.text.lower() not in _NO_NAMES])
    text = context.article.text
    joined = [
        (right.start - left.end < _LONGEST_GAP or text[left.end : right.start].isspace())
        and _joins(text, left, right)
        for left, right in itertools.pairwise(words)
    ]
    joined.append(False)
    places = (
        _places(text, words, joined, range(len(words)))
        if known is None
        else _with_keys(text, words, joined, known)
    )
    found = tuple(places)  # mostly none
    if found:
        yield from _phrases(context, words, joined, found)


class _Place(NamedTuple):
    """Where a phrase stands: the numbers of its first and last word, the small word after it."""

    first: int
    last: int
    tail: Word | None = None


def _places(
    text: str, words: tuple[Word, ...], joined: list[bool], firsts: Iterable[int]
) -> Iterator[_Place]:
    """Yield the phrases that begin with the given words."""
    for first in firsts:
        for last in range(first, min(first + _MOST_WORDS, len(words))):
            yield _Place(first, last)
            if not joined[last]:
                break
        if not joined[first] and (tail := _tail(text, _end(words[first]))):
            yield _Place(first, first, tail)


def _phrases(
    context: Context, words: tuple[Word, ...], joined: list[bool], places: Iterable[_Place]
) -> Iterator[Phrase]:
    text = context.article.text
    accepted = _touched(words, context.accepted)
    named = _touched(words, [match for match in context.accepted if " " in match.form])
    wrong = _touched(words, [m for m in context.matches if not m.status.is_accepted])
    for first, last, tail in places:
        span = Span(words[first].start, _end(words[last]))
        of_names = accepted[first : last + 1]
        if all(of_names) or any(wrong[first : last + 1]) or context.is_opaque(span):
            continue
        before, after = first > 0 and joined[first - 1], joined[last]
        written, members = span.of(text), words[first : last + 1]
        if first < last:
            written = " ".join(written.split())
        if tail is None:
            follows = (
                before
                and not accepted[first - 1]
                and _is_given_name(text, words[first - 1], words[first])
            )
            precedes = (
                after
                and not accepted[last + 1]
                and words[last + 1].text.lower() not in english_generics()
                and _is_given_name(text, words[last], words[last + 1])
                and not is_ordinary(words[last + 1].text)
            )
            count = sum(named[first : last + 1])
            is_whole = not (before or after)
            unknown = not any(of_names)
            yield Phrase(members, written, span, is_whole, unknown, count, follows, precedes)
        else:
            longer = Span(span.start, tail.end)
            yield Phrase(
                (*members, tail), f"{written} {tail.text}", longer, not before, not any(of_names)
            )


def _with_keys(
    text: str, words: tuple[Word, ...], joined: list[bool], known: KnownKeys
) -> Iterator[_Place]:
    """Yield the phrases that may be looked up by known keys; the keys are built word by word."""
    keys = PhraseKeys(known)
    end = 0
    for at, word in enumerate(words):
        is_known, may_begin, may_end = known.part(word.text)
        if not (may_begin or may_end):
            continue  # as mostly
        if not joined[at]:
            if is_known:
                yield _Place(at, at)
            if tail := _tail(text, _end(word)):
                keys.begin(without_possessive(word.text))
                keys.add(tail.text)
                if keys.may_be_known:
                    yield _Place(at, at, tail)
            continue
        for place in _places(text, words, joined, (at,)):
            last = words[place.last]
            if place.last == at:
                keys.begin(without_possessive(last.text))
            else:
                gap = text[end : last.start]
                keys.add(without_possessive(last.text), () if gap == " " else gap.split())
            end = last.end
            if keys.may_be_known:
                yield place


def _is_given_name(text: str, before: Word, word: Word) -> bool:
    """Tell whether a word can be the given name of the one after it: "Shogo Tomiyama"."""
    return is_space(text, before.end, word.start) and not is_ordinary(before.text)


def _tail(text: str, end: int) -> Word | None:
    """Return the ordinary word after a capitalised one: "Ningde era" is a name half translated."""
    match = _LOWER.match(text, end)
    if match is None or not is_ordinary(match.group(1)):
        return None
    return Word(match.group(1), match.start(1), match.end(1))


def _end(word: Word) -> int:
    return word.start + len(without_possessive(word.text))


def _joins(text: str, left: Word, right: Word) -> bool:
    """Tell whether two capitalised words may be of one name."""
    if left.text != without_possessive(left.text):
        return False
    if is_space(text, left.end, right.start):
        return True
    gap = text[left.end : right.start]
    small = gap.split()
    return (
        len(gap) < _LONGEST_GAP
        and 0 < len(small) <= _MOST_SMALL
        and gap[0] == gap[-1] == " "
        and _SMALL.issuperset(small)
    )


def _touched(found: tuple[Word, ...], matches: tuple[Match, ...] | list[Match]) -> list[bool]:
    """Say of each word whether a match touches it."""
    touched = [False] * len(found)
    ends = [word.end for word in found]
    for match in matches:
        at = bisect_left(ends, match.span.start + 1)
        while at < len(found) and found[at].start < match.span.end:
            touched[at] = True
            at += 1
    return touched
