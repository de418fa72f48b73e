"""The capitalised phrases of an article that may be names nobody knows."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mtaudit.context import Context
from mtaudit.glossary import Match
from mtaudit.lexicon import is_ordinary
from mtaudit.names.generics import english_generics
from mtaudit.names.keys import KnownKeys
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, is_space, without_possessive

_MOST_WORDS = 4
# Small words inside names and glosses: "Bank of Japan", "Hot Moms and Girls".
SMALL = frozenset("of the and in for".split())
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
    places = _places(context) if known is None else _with_keys(context, known)
    found = tuple(places)  # mostly none
    if found:
        yield from _phrases(context, found)


class _Place(NamedTuple):
    """Where a phrase stands: the numbers of its first and last word, the small word after it."""

    first: int
    last: int
    tail: Word | None = None


def _places(context: Context) -> Iterator[_Place]:
    """Yield all phrases."""
    for first, word in enumerate(context.capitalised):
        if word.text.lower() in _NO_NAMES:
            continue
        end = _end_of_chain(context, first)
        for last in range(first, end):
            yield _Place(first, last)
        if end - first == 1 and (tail := _tail(context.article.text, _end(word))):
            yield _Place(first, first, tail)


def _with_keys(context: Context, known: KnownKeys) -> Iterator[_Place]:
    """Yield the phrases that may be looked up by known keys."""
    text, words = context.article.text, context.capitalised
    lower = _LOWER.compiled.match
    for first, part in enumerate(map(known.part, context.capitalised_names)):
        if part is None or (word := words[first]).text.lower() in _NO_NAMES:
            continue
        end = _end_of_chain(context, first)
        if end - first > 1:
            ends = known.ends(text[word.start : words[end - 1].end])
            for last in range(first, end):
                if ends[last - first]:
                    yield _Place(first, last)
            continue
        if part.is_known:
            yield _Place(first, first)
        after = lower(text, word.end)
        if after is not None and known.may_have_pair(part, after.group(1)):
            tail = _tail(text, _end(word))
            if tail is not None:
                yield _Place(first, first, tail)


def _end_of_chain(context: Context, first: int) -> int:
    """Return the number after that of the last word of the longest phrase from a word on."""
    end = first + 1
    while end < first + _MOST_WORDS and _joins(context, end - 1):
        end += 1
    return end


def _phrases(context: Context, places: Iterable[_Place]) -> Iterator[Phrase]:
    text, words = context.article.text, context.capitalised
    accepted = _touched(words, context.accepted)
    named = _touched(words, [match for match in context.accepted if " " in match.form])
    wrong = _touched(words, [m for m in context.matches if not m.status.is_accepted])
    for first, last, tail in places:
        span = Span(words[first].start, _end(words[last]))
        of_names = accepted[first : last + 1]
        if all(of_names) or any(wrong[first : last + 1]) or context.is_opaque(span):
            continue
        before = first > 0 and _joins(context, first - 1)
        after = _joins(context, last)
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


def _joins(context: Context, at: int) -> bool:
    """Tell whether a capitalised word and the next one may be of one name."""
    gaps = context.gaps
    if at == len(gaps):
        return False  # the last one
    gap, words = gaps[at], context.capitalised
    if gap != " " and not (_is_joint(gap) if len(gap) < _LONGEST_GAP else _is_blank(gap)):
        return False  # as mostly
    left = words[at].text
    return (
        left == context.capitalised_names[at]
        and left.lower() not in _NO_NAMES
        and words[at + 1].text.lower() not in _NO_NAMES
    )


@lru_cache(maxsize=4096)
def _is_joint(gap: str) -> bool:
    """Tell whether two words may be of one name with this between them."""
    if gap[:1] == gap[-1:] == " " and SMALL.issuperset(small := gap.split()):
        return 0 < len(small) <= _MOST_SMALL and gap.count("\n") < 2
    return _is_blank(gap)


def _is_blank(gap: str) -> bool:
    return gap.isspace() and gap.count("\n") < 2


def _touched(found: Sequence[Word], matches: tuple[Match, ...] | list[Match]) -> list[bool]:
    """Say of each word whether a match touches it."""
    touched = [False] * len(found)
    ends = [word.end for word in found]
    for match in matches:
        at = bisect_left(ends, match.span.start + 1)
        while at < len(found) and found[at].start < match.span.end:
            touched[at] = True
            at += 1
    return touched
