"""The capitalised phrases of an article that may be names nobody knows."""

import itertools
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from mtaudit.context import Context
from mtaudit.glossary import Match
from mtaudit.lexicon import is_ordinary
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, is_space, without_possessive

_MOST_WORDS = 4
# Small words inside names and glosses: "Bank of Japan", "Hot Moms and Girls".
_SMALL = frozenset("of the and in for".split())
_MOST_SMALL = 2
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
    """

    words: tuple[Word, ...]
    text: str
    span: Span
    is_whole: bool
    is_unknown: bool
    named: int = 0
    follows_name: bool = False


def phrases(context: Context) -> Iterator[Phrase]:
    """Yield the phrases of an article, by position, shorter ones first.

    A phrase of words that all belong to right names is left out, and so is one that touches what
    the glossary lists as wrong, which is judged elsewhere.
    """
    text = context.article.text
    found = tuple(word for word in context.capitalised if word.text.lower() not in _NO_NAMES)
    joined = [_joins(text, left, right) for left, right in itertools.pairwise(found)]
    accepted = _touched(found, context.accepted)
    named = _touched(found, [match for match in context.accepted if " " in match.form])
    wrong = _touched(found, [m for m in context.matches if not m.status.is_accepted])
    joined.append(False)
    ends = [_end(word) for word in found]
    for first, word in enumerate(found):
        start = word.start
        before = first > 0 and joined[first - 1]
        all_accepted, any_accepted = True, False
        for last in range(first, min(first + _MOST_WORDS, len(found))):
            if last > first and not joined[last - 1]:
                break
            if wrong[last]:
                break
            all_accepted = all_accepted and accepted[last]
            any_accepted = any_accepted or accepted[last]
            if all_accepted:
                continue
            span = Span(start, ends[last])
            if context.is_opaque(span):
                break
            after = joined[last]
            members = found[first : last + 1]
            written = text[start : ends[last]]
            if first < last:
                written = " ".join(written.split())
            yield Phrase(
                members,
                written,
                span,
                not (before or after),
                not any_accepted,
                sum(named[first : last + 1]),
                before
                and not accepted[first - 1]
                and _is_given_name(text, *found[first - 1 : first + 1]),
            )
            if first == last and not after and (tail := _tail(text, span.end)):
                longer = Span(start, tail.end)
                written = f"{written} {tail.text}"
                yield Phrase((*members, tail), written, longer, not before, not any_accepted)


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
        len(gap) < 16
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
