"""The people of a glossary by the words of their names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple, TypeAlias

from mtaudit.glossary.cues import CUES
from mtaudit.glossary.term import Kind, Term

FullName: TypeAlias = tuple[str, str]
"""A name of two words, in the order in which it is written."""


class People(NamedTuple):
    """The names of people, taken apart.

    Args:
        by_first: The full names of two words, by the first of them.
        words: The words that full names are made of.
    """

    by_first: Mapping[str, frozenset[FullName]]
    words: AbstractSet[str]


def people(terms: Iterable[Term]) -> People:
    """Take apart the accepted forms of people's names; those of two words count, titles do not.

    Args:
        terms: Terms of any kind.
    """
    by_first: dict[str, set[FullName]] = defaultdict(set)
    for term in terms:
        for first, last in full_names(term):
            by_first[first].add((first, last))
    words = frozenset(word for names in by_first.values() for name in names for word in name)
    return People({first: frozenset(names) for first, names in by_first.items()}, words)


def full_names(term: Term) -> Iterator[FullName]:
    """Yield the accepted forms of two words of a person's name; a title is none of them."""
    if term.kind is Kind.PERSON:
        for form in term.accepted:
            match form.split():
                case [first, last] if first.lower() not in CUES[Kind.PERSON].before:
                    yield first, last
