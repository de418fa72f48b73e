"""Finding the forms of a glossary in a text.

All forms are searched in one pass over the folded text, overlapping; see `search`. Each hit is then
tested where the text has it: word boundaries for the script of either edge, capital letters, plural
endings. A search for the leftmost-longest form would not do: with "sedan" and "sedan chair" it
would miss "two sedan chairs" if the longer hit failed the test at its end.
"""

import datetime as dt
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mtaudit.folding import Folded, fold, is_invisible
from mtaudit.glossary.capitals import has_capitals, has_marks, is_initial, may_be_lower
from mtaudit.glossary.choosing import Hit, longest
from mtaudit.glossary.entries import Entry, by_pattern, source_entries, target_entries
from mtaudit.glossary.forms import Forms, ListedForms
from mtaudit.glossary.search import Patterns, Search, WesternSearch, needles_of
from mtaudit.glossary.term import Status, Term, primary
from mtaudit.glossary.western import Haystack, foreign_paragraphs, is_western, parts
from mtaudit.scripts import ends_word, starts_word
from mtaudit.spans import Span
from mtaudit.text import starts_sentence

if TYPE_CHECKING:
    from mtaudit.glossary.inflected import LemmaIndex, Lemmatiser

_PLURAL = re.compile("e?s(?!\\w)")
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")
_PLAIN = _SMALL | frozenset("0123456789")
_SIGNS = frozenset(" \t\r\n.,:;!?\"'()[]{}/|*<>-–—“”‘’")  # part of no word in any script
_MOST_KNOWN = 20_000  # readings that are remembered

_Reading: TypeAlias = tuple[Entry, bool, bool]
"""A form that a text may be, if it has its capitals and marks, and if it begins a sentence."""


class Match(NamedTuple):
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

    def moved(self, distance: int) -> "Match":
        """Return the match, so many code points further on."""
        return self._replace(span=self.span.moved(distance))


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
        self._search: Search | None = None
        self._western: WesternSearch | None = None
        self._others: Search | None = None
        self._lemmas = lemmas
        # By a pattern and what is written; whole words of a Western text tell the pattern.
        self._known: dict[tuple[int, str] | str, tuple[_Reading, ...]] = {}

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
            return cls(ListedForms(groups), english=english)
        from mtaudit.glossary.inflected import LemmaIndex

        lemmas = LemmaIndex(groups.values(), lemmatiser)
        return cls(ListedForms(groups), english=english, lemmas=lemmas)

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
        found = self._hits(text)
        if self._lemmas is not None:
            found += [
                (at.start, at.end, entry, "", True, False) for at, entry in self._lemmas.find(text)
            ]
        if date is not None:
            found = [hit for hit in found if hit[2].term.holds_on(date)]
        hidden = tuple(opaque)
        if hidden:
            found = _outside(found, hidden)
        new = tuple.__new__  # in a text full of forms the plain way takes a tenth of the time
        return tuple(
            [
                new(Match, (Span(start, end), term, form, status, suffix, as_listed, glued))
                for start, end, (term, status, form, _), suffix, as_listed, glued in longest(
                    found, text
                )
            ]
        )

    def _hits(self, text: str) -> list[Hit]:
        found: list[Hit] = []
        for offset, part, ready in parts(text, strip_marks=self._english):
            if ready is not None:
                found += self._in_western(part, offset, ready)
            else:
                folded = fold(part, strip_marks=self._english)
                found += self._in_any(part, offset, folded, self._any_search(part, folded.text))
        return found

    def _in_western(self, text: str, offset: int, ready: Haystack) -> list[Hit]:
        """Find forms in a text of Western letters that stands at an offset of another one."""
        search = self._western_search(ready)
        breaks, shifts, known = ready.breaks, ready.shifts, self._known
        whole, longer = search.words(ready)
        found: list[Hit] = []
        for at, start, end in itertools.chain(longer, search.humps(ready)):
            found += self._placed(text, offset, search.numbers[at], *ready.origin(start, end))
        for at, start, end in whole:
            before = bisect_left(breaks, end)
            shift = shifts[before]
            first, last = start + shift, end + shift
            if before and breaks[before - 1] > start:
                first, last = ready.origin(start, end)
            written = text[first:last]
            readings = known.get(written)
            if readings is None:
                readings = self._read(search.numbers[at], written, known_by=written)
            for entry, as_listed, initial in readings:
                if not initial or starts_sentence(text, first):
                    found.append((offset + first, offset + last, entry, "", as_listed, False))
        if ready.foreign:
            found += self._foreign(text, offset, ready)
        return found

    def _foreign(self, text: str, offset: int, ready: Haystack) -> Iterator[Hit]:
        """Find the forms in it that have other letters or signs."""
        for start, end in foreign_paragraphs(text, ready):
            if self._others is not None and not self._others:
                return
            part = text[start:end]
            folded = fold(part, strip_marks=self._english)
            search = self._foreign_search(part, folded.text)
            yield from self._in_any(part, offset + start, folded, search)

    def _in_any(self, text: str, offset: int, folded: Folded, search: Search) -> Iterator[Hit]:
        """Find forms in a text of any script that stands at an offset of another one."""
        for number, start, end in search.hits(folded.text):
            # Most hits lie inside a longer word ("us" in "thus", "use"): drop them first.
            if _is_inside_word(text, folded, start, end):
                continue
            if not (folded.cuts(start) or folded.cuts(end)):
                first, last = folded.origin(start), folded.origin(end - 1) + 1
                yield from self._placed(text, offset, number, first, last)

    def _placed(self, text: str, offset: int, number: int, first: int, last: int) -> Iterator[Hit]:
        """Yield the forms of a pattern that stands in a text if it is a word there."""
        place = _place(text, first, last, english=self._english)
        if place is None:
            return
        start, end, suffix, glued = place
        written = text[start : end - len(suffix)]
        known_by = number, written
        readings = self._known.get(known_by)
        if readings is None:
            readings = self._read(number, written, known_by=known_by)
        for entry, as_listed, initial in readings:
            if not initial or starts_sentence(text, start):
                yield offset + start, offset + end, entry, suffix, as_listed, glued

    def _read(
        self, number: int, written: str, *, known_by: tuple[int, str] | str
    ) -> tuple[_Reading, ...]:
        """Return which forms of a pattern a stretch of text may be, and remember it."""
        readings = tuple(_readings(self._forms.entries(number), written))
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[known_by] = readings
        return readings

    def _western_search(self, ready: Haystack) -> WesternSearch:
        """Return the search for forms of Western letters in a text."""
        if self._western is None:
            possible = self._forms.possible_in_western(ready)
            if possible is not None:
                return WesternSearch(possible, once=len(ready.titled))
            self._western = WesternSearch(needles_of(self._all()))
        return self._western

    def _foreign_search(self, text: str, folded: str) -> Search:
        """Return the search for all other forms in a text."""
        if self._others is None:
            others = self._forms.possible_foreign(text, folded)
            if others is not None:
                return Search(others, once=True)
            self._others = Search({n: one for n, one in self._all().items() if not is_western(one)})
        return self._others

    def _any_search(self, text: str, folded: str) -> Search:
        """Return the search for forms of any letters in a text."""
        if self._search is None:
            possible = self._forms.possible(text, folded)
            if possible is not None:
                return Search(possible, once=True)
            self._search = Search(self._all())
        return self._search

    def _all(self) -> Patterns:
        return dict(enumerate(self._forms.patterns()))


def _outside(found: list[Hit], hidden: Sequence[Span]) -> list[Hit]:
    """Return the hits that overlap none of some spans."""
    starts = [span.start for span in hidden]
    ends = list(itertools.accumulate([span.end for span in hidden], max))  # of all up to there
    return [
        hit for hit in found if not (at := bisect_left(starts, hit[1])) or ends[at - 1] <= hit[0]
    ]


def _place(text: str, start: int, end: int, *, english: bool) -> tuple[int, int, str, bool] | None:
    """Return where a hit stands, its plural ending, and if it is fused; None if it is no word."""
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
    if english and text[end - 1].isalpha():
        plural = _PLURAL.match(text, end)
        if plural and _takes_plural(text[end - 1], plural.group()):
            return start, plural.end(), plural.group(), not starts
    if _is_hump(text, end):
        return start, end, "", True
    return None


def _readings(entries: Iterable[Entry], written: str) -> Iterator[_Reading]:
    for entry in entries:
        if written == entry.form:
            yield entry, True, False
        elif has_capitals(entry, written):
            yield entry, has_marks(entry.form, written), False
        elif is_initial(entry, written):
            yield entry, has_marks(entry.form, written), True
        elif may_be_lower(entry):
            yield entry, False, False


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
