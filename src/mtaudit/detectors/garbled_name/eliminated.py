"""An unknown name in a list of a closed group: "Estonia, Latvia and Litva"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Confidence, Evidence
from mtaudit.glossary import Term
from mtaudit.glossary.term import SMALLEST_GROUP
from mtaudit.lexicon import is_ordinary
from mtaudit.names.generics import without_english_generic
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import matches_around

_ITEM = r"(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}"
_BETWEEN = r"(?:, (?:and |or )?| and | or )"
# A longer enumeration than the largest group is of something else; it also bounds the search.
_LIST = Pattern(rf"(?<![\w’'-]){_ITEM}(?:, {_ITEM}){{1,10}},? (?:and|or) {_ITEM}")
_LONGEST_ITEM = 150  # code points of one item, and what is before it and after it
_SMALL = frozenset({"the", "and", "or"})
_SEPARATOR = Pattern(_BETWEEN)


def find(context: Context) -> Iterator[Sign]:
    """Yield the one unknown name in lists whose other names are of one group."""
    named = {match.term.id for match in context.matches}
    ids = context.glossary.group_ids(context.lang)
    nearly = [at for at, members in enumerate(ids) if len(named & members) >= len(members) - 1]
    if not nearly:
        return  # as mostly
    known = context.glossary.groups(context.lang)
    groups = [known[at] for at in nearly]
    for match in matches_around(_LIST, context.article.text, _side_by_side(context)):
        items = tuple(_items(match))
        for group, members in groups:
            yield from _eliminate(items, group, members, context)


def _side_by_side(context: Context) -> list[int]:
    """Return where a member of a group stands that has another one near, as in a list."""
    members = frozenset[str]().union(*context.glossary.group_ids(context.lang))
    found = [match.span for match in context.matches if match.term.id in members]
    text = context.article.text
    return [
        one.end - 1
        for one, two in pairwise(found)
        if two.start - one.end < _LONGEST_ITEM and _may_be_of_a_list(text[one.end : two.start])
    ]


def _may_be_of_a_list(between: str) -> bool:
    """Tell whether nothing but names and "the", "and", "or" stands between two parts of names."""
    return "\n" not in between and all(
        word[0].isupper() or word in _SMALL
        for word in between.replace(",", "").split(" ")[1:-1]
        if word
    )


def _items(match: re.Match[str]) -> Iterator[Span]:
    start = match.start()
    text = match.string
    for separator in (*_SEPARATOR.finditer(text, match.start(), match.end()), None):
        end = match.end() if separator is None else separator.start()
        yield Span(start + 4 if text.startswith("the ", start) else start, end)
        start = end if separator is None else separator.end()


def _eliminate(
    items: tuple[Span, ...], group: Term, members: tuple[Term, ...], context: Context
) -> Iterator[Sign]:
    """Judge a list: all items but one are members, the right forms or known wrong ones of them."""
    if len(items) < SMALLEST_GROUP:
        return
    unknown: list[Span] = []
    left = list(members)
    for item in items:
        terms = {match.term.id for match in context.matches_in(item)}
        named = [member for member in left if member.id in terms]
        if not terms:
            unknown.append(item)
        elif len(named) != 1:
            return
        left = [member for member in left if member not in named]
    if len(unknown) != 1 or len(left) != 1:
        return
    text = context.article.text
    written = unknown[0].of(text)
    name = without_english_generic(written)
    if name == written and all(map(is_ordinary, written.split())):
        return  # "Estonia, Latvia and Group members"
    right = left[0].canonical
    yield Sign(
        Span(unknown[0].start, unknown[0].start + len(name)),
        f"“{name}” stands for {right} in a list of {group.canonical}",
        Confidence.MEDIUM,
        suggestions=(right,),
        evidence=(
            Evidence("term", f"{group.canonical}: {', '.join(m.canonical for m in members)}"),
            Evidence("mechanism", f"{right} is the only one of them that the list lacks"),
        ),
    )
