"""The search for the forms of words that no list covers, by their dictionary form."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from mtaudit.glossary.entries import Entry
from mtaudit.glossary.term import Case
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, words

Lemmatiser: TypeAlias = Callable[[str], str]
"""Gives the dictionary form of a word."""

_JOINED = Pattern(r"[^\S\n]*\n?[^\S\n]*|-")


class LemmaIndex:
    """The search by dictionary forms, word by word.

    Args:
        entries: The forms.
        lemmatiser: Gives a word's dictionary form.
    """

    def __init__(self, entries: Iterable[Sequence[Entry]], lemmatiser: Lemmatiser) -> None:
        self._lemmatiser = lemmatiser
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
        for group in entries:
            for entry in group:
                lemmas = tuple(self._lemma(word) for word in words(entry.form))
                if lemmas and not self._is_misread(entry.form):
                    self._by_first[lemmas[0]].append((lemmas, entry))

    def find(self, text: str) -> Iterator[tuple[Span, Entry]]:
        """Yield the places at which other forms of an entry's words stand.

        Args:
            text: The text.

        Yields:
            The span, in code points, and the entry; by position.
        """
        found = words(text)
        lemmas = [self._lemma(word) for word in found]
        for i, lemma in enumerate(lemmas):
            for wanted, entry in self._by_first.get(lemma, ()):
                members = found[i : i + len(wanted)]
                if tuple(lemmas[i : i + len(wanted)]) == wanted and _are_joined(text, members):
                    span = Span(members[0].start, members[-1].end)
                    if _is_inflected(entry, span.of(text)):
                        yield span, entry

    def _is_misread(self, form: str) -> bool:
        """Tell whether a name is taken for an ordinary word: Газа, Gaza, for a form of газ, gas."""
        is_name = form[0].isupper() and len(words(form)) == 1
        return is_name and self._lemmatiser(form) != form

    def _lemma(self, word: Word) -> str:
        return self._lemmatiser(word.text).casefold()


def _is_inflected(entry: Entry, written: str) -> bool:
    """Tell whether a text of the form's words is another form of them, with a fitting capital.

    The form itself is found without its lemma.
    """
    if written.casefold() == entry.form.casefold():
        return False
    given, wanted = written[0].isupper(), entry.form[0].isupper()
    return given == wanted if entry.case is Case.EXACT else given >= wanted


def _are_joined(text: str, members: tuple[Word, ...]) -> bool:
    return all(
        _JOINED.fullmatch(text, left.end, right.start)
        for left, right in itertools.pairwise(members)
    )
