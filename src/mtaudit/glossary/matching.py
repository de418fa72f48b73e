"""Finding the forms of a glossary in a text.

All forms are searched in one pass by an Aho-Corasick automaton over the folded text, overlapping.
Each hit is then tested where the text has it: word boundaries for the script of either edge,
capital letters, plural endings. A search for the leftmost-longest form would not do: with "sedan"
and "sedan chair" it would miss "two sedan chairs" if the longer hit failed the test at its end.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol

import attrs
from ahocorasick_rs import AhoCorasick, Implementation

from mtaudit.glossary.capitals import has_capitals, has_marks, is_initial, letters, may_be_lower
from mtaudit.glossary.entries import Entry, by_pattern, source_entries, target_entries
from mtaudit.glossary.term import Status, Term, primary
from mtaudit.spans import Span
from mtaudit.text import Folded, ends_word, fold, is_invisible, starts_word
from mtaudit.value import Value

if TYPE_CHECKING:
    from mtaudit.glossary.inflected import LemmaIndex, Lemmatiser

_PLURAL = re.compile("e?s(?!\\w)")
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")
_PLAIN = _SMALL | frozenset("0123456789")
_SIGNS = frozenset(" \t\r\n.,:;!?\"'()[]{}/|*<>-–—“”‘’")  # part of no word in any script
_position = itemgetter(0, 1)


@attrs.frozen(eq=False, repr=False)
class Match(Value):
    """A form of a term that stands in a text.

    Args:
        span: Where, code points; a plural ending belongs to it, a possessive one does not.
        term: The term.
        form: The form as the glossary has it.
        status: What the form is to the term.
        suffix: The plural ending that the text adds to the form.
        as_listed: Whether the text has the capital letters and the marks of the form.
        glued: Whether it is fused with a neighbouring word, as in `ForeignMinisterLavrov`.
    """

    span: Span
    term: Term
    form: str
    status: Status
    suffix: str = ""
    as_listed: bool = True
    glued: bool = False


class _Hit(NamedTuple):
    """A match to be; most of them give way to a longer one.

    Args:
        start: Offset in the text of its first code point.
        end: Offset after its last.
        entry: The form.
        suffix: The plural ending that the text adds to the form.
        as_listed: Whether the text has the capital letters and the marks of the form.
        glued: Whether it is fused with a neighbouring word.
    """

    start: int
    end: int
    entry: Entry
    suffix: str = ""
    as_listed: bool = True
    glued: bool = False

    def match(self) -> Match:
        term, status, form, _ = self.entry
        span = Span(self.start, self.end)
        return Match(span, term, form, status, self.suffix, self.as_listed, self.glued)


class Forms(Protocol):
    """The forms that are searched for, by what is searched for them in a folded text."""

    def patterns(self) -> Sequence[str]:
        """Return what is searched for."""
        ...

    def entries(self, number: int) -> Sequence[Entry]:
        """Return the forms of the pattern of a number."""
        ...

    def possible(self, text: str, folded: str) -> tuple[Sequence[int], Sequence[str]] | None:
        """Return the patterns, with their numbers, that a text may have.

        They are worth looking up for some texts; `None` when a search for all of them will pay.

        Args:
            text: The text.
            folded: The same text, folded.
        """
        ...


class _ListedForms:
    """Forms in memory."""

    def __init__(self, groups: Mapping[str, Sequence[Entry]]) -> None:
        self._patterns = tuple(groups)
        self._groups = list(groups.values())

    def patterns(self) -> Sequence[str]:
        return self._patterns

    def entries(self, number: int) -> Sequence[Entry]:
        return self._groups[number]

    def possible(self, text: str, folded: str) -> None:
        """Return nothing: all forms are at hand."""


class Matcher:
    """The compiled search for a set of forms.

    Args:
        forms: The forms.
        english: Whether the text is English: marks on Latin letters are ignored, and a plural
            ending may follow a form.
        lemmas: If given, words are also compared by their dictionary form.
    """

    def __init__(self, forms: Forms, *, english: bool, lemmas: "LemmaIndex | None" = None) -> None:
        self._english = english
        self._forms = forms
        self._automaton: AhoCorasick | None = None
        self._lemmas = lemmas

    @classmethod
    def for_target(
        cls, terms: Iterable[Term], lang: str, lemmatiser: "Lemmatiser | None" = None
    ) -> "Matcher":
        """Compile the target forms that hold for a language."""
        english = primary(lang) == "en"
        return cls._of(target_entries(terms, lang), lemmatiser, english=english)

    @classmethod
    def for_source(
        cls, terms: Iterable[Term], lang: str | None, lemmatiser: "Lemmatiser | None" = None
    ) -> "Matcher":
        """Compile the native forms of a language, or of all, and what is not to be translated."""
        english = lang is not None and primary(lang) == "en"
        return cls._of(source_entries(terms, lang), lemmatiser, english=english)

    @classmethod
    def _of(
        cls, entries: Iterable[Entry], lemmatiser: "Lemmatiser | None", *, english: bool
    ) -> "Matcher":
        groups = by_pattern(entries, strip_marks=english)
        if lemmatiser is None:
            return cls(_ListedForms(groups), english=english)
        from mtaudit.glossary.inflected import LemmaIndex

        lemmas = LemmaIndex(groups.values(), lemmatiser)
        return cls(_ListedForms(groups), english=english, lemmas=lemmas)

    def find(
        self, text: str, opaque: Iterable[Span] = (), date: dt.date | None = None
    ) -> tuple[Match, ...]:
        """Find the forms in a text.

        A form inside a longer form that stands there is not reported, so a bad form inside an
        accepted one stays silent. Several terms may share one span.

        Args:
            text: The text; matches are in its code points.
            opaque: Stretches in which nothing is searched, such as addresses; ascending.
            date: The day of the text, if known; of terms that do not hold on it, nothing is found.

        Returns:
            The matches that do not lie inside a longer one, by position.
        """
        hidden = tuple(opaque)
        found = [hit for hit in self._candidates(text) if hit.entry.term.holds_on(date)]
        if hidden:
            found = [
                hit
                for hit in found
                if not any(hit.start < span.end and span.start < hit.end for span in hidden)
            ]
        return tuple([hit.match() for hit in _longest(_without_accepted_spellings(found, text))])

    def _candidates(self, text: str) -> Iterator[_Hit]:
        folded = fold(text, strip_marks=self._english)
        entries = self._forms.entries
        for pattern, first, last in self._hits(text, folded.text):
            # Most hits lie inside a longer word ("us" in "thus", "use"): drop them first.
            if _is_inside_word(text, folded, first, last):
                continue
            place = self._place(text, folded, first, last)
            if place is None:
                continue
            start, end, suffix, glued = place
            written = text[start : end - len(suffix)]
            for entry in entries(pattern):
                if written == entry.form:
                    yield _Hit(start, end, entry, suffix, glued=glued)
                    continue
                capitals = has_capitals(entry, written) or is_initial(entry, written, text, start)
                if capitals or may_be_lower(entry):
                    as_listed = capitals and has_marks(entry.form, written)
                    yield _Hit(start, end, entry, suffix, as_listed, glued)
        if self._lemmas is not None:
            for span, entry in self._lemmas.find(text):
                yield _Hit(span.start, span.end, entry)

    def _hits(self, text: str, folded: str) -> Sequence[tuple[int, int, int]]:
        """Return where patterns stand in a folded text: the number, the start, the end."""
        if self._automaton is None:
            possible = self._forms.possible(text, folded)
            if possible is not None:
                numbers, patterns = possible
                hits = _automaton_once(patterns).find_matches_as_indexes(folded, overlapping=True)
                return [(numbers[at], start, end) for at, start, end in hits]
            self._automaton = _automaton(self._forms.patterns())
        return self._automaton.find_matches_as_indexes(folded, overlapping=True)

    def _place(
        self, text: str, folded: Folded, start: int, end: int
    ) -> tuple[int, int, str, bool] | None:
        """Return where a hit stands, its plural ending, and if it is fused; None if no word."""
        if folded.cuts(start) or folded.cuts(end):
            return None
        start, end = folded.origin(start), folded.origin(end - 1) + 1
        if (not start or text[start - 1] in _SIGNS) and text[end : end + 1] in _SIGNS:
            return start, end, "", False  # as mostly
        while end < len(text) and is_invisible(text[end]):
            end += 1
        span = Span(start, end)
        starts = starts_word(text, span)
        if not starts and not _is_hump(text, start):
            return None
        if ends_word(text, span):
            return start, end, "", not starts
        if self._english and text[end - 1].isalpha():
            plural = _PLURAL.match(text, end)
            if plural and _takes_plural(text[end - 1], plural.group()):
                return start, plural.end(), plural.group(), not starts
        if _is_hump(text, end):
            return start, end, "", True
        return None


def _automaton(patterns: Sequence[str]) -> AhoCorasick:
    return AhoCorasick(patterns, store_patterns=False)


def _automaton_once(patterns: Sequence[str]) -> AhoCorasick:
    """Return a search for one text: a table of all steps would take longer to build than it."""
    built = Implementation.ContiguousNFA
    return AhoCorasick(patterns, store_patterns=False, implementation=built)


def _is_inside_word(text: str, folded: Folded, start: int, end: int) -> bool:
    """Tell cheaply of the common case that a hit is no word: plain letters go on beside it."""
    letters = folded.text
    if (
        start
        and letters[start - 1] in _PLAIN
        and letters[start] in _SMALL
        and not text[folded.origin(start) if folded.breaks else start].isupper()
    ):
        return True
    if end == len(letters) or letters[end] not in _SMALL or letters[end - 1] not in _PLAIN:
        return False
    if letters[end] in "es":  # perhaps of a plural
        return False
    if not folded.breaks:
        return not text[end].isupper()
    after = folded.origin(end)
    # Between them there may be what folding took away, where a word may end.
    return after == folded.origin(end - 1) + 1 and not text[after].isupper()


def _is_hump(text: str, offset: int) -> bool:
    """Tell whether a capital follows a small letter at `offset`, where two words were fused."""
    return 0 < offset < len(text) and text[offset - 1].islower() and text[offset].isupper()


def _takes_plural(last: str, ending: str) -> bool:
    return (last in "sxzh") == (ending == "es")


def _without_accepted_spellings(found: list[_Hit], text: str) -> list[_Hit]:
    """Leave out bad matches whose very letters some term accepts (`WordPress` for `Wordpress`)."""
    bad = {_position(hit) for hit in found if hit.entry.status is Status.BAD}
    if not bad:
        return found
    accepted = {
        _position(hit)
        for hit in found
        if hit.entry.status.is_accepted
        and _position(hit) in bad
        and letters(hit.entry.form) == letters(text[hit.start : hit.end])
    }
    return [
        hit for hit in found if hit.entry.status is not Status.BAD or _position(hit) not in accepted
    ]


def _longest(found: Iterable[_Hit]) -> list[_Hit]:
    """Return the hits that no longer one overlaps, by position; equal spans stay together."""
    kept: list[_Hit] = []
    cluster: list[_Hit] = []
    end = 0
    for hit in sorted(found, key=_position):
        if cluster and hit.start >= end:
            kept += cluster if len(cluster) == 1 else _longest_of(cluster)
            cluster = []
        cluster.append(hit)
        end = max(end, hit.end)
    return kept + _longest_of(cluster)


def _longest_of(cluster: list[_Hit]) -> list[_Hit]:
    """Choose among hits that overlap in a chain: the longest first, then the leftmost."""
    kept: dict[tuple[int, int], list[_Hit]] = {}
    spans: list[tuple[int, int]] = []  # those kept, in order; a hit can overlap its neighbours only
    for hit in sorted(cluster, key=lambda hit: (hit.start - hit.end, hit.start)):
        span = _position(hit)
        if span in kept:
            kept[span].append(hit)
            continue
        at = bisect_left(spans, span)
        if not any(
            hit.start < end and start < hit.end for start, end in spans[max(0, at - 1) : at + 1]
        ):
            spans.insert(at, span)
            kept[span] = [hit]
    return [hit for span in spans for hit in kept[span]]
