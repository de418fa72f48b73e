"""Finding the forms of a glossary in a text.

All forms are searched in one pass by an Aho-Corasick automaton over the folded text, overlapping.
Each hit is then tested where the text has it: word boundaries for the script of either edge,
capital letters, plural endings. A search for the leftmost-longest form would not do: with "sedan"
and "sedan chair" it would miss "two sedan chairs" if the longer hit failed the test at its end.
"""

import itertools
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias, overload

import attrs
from ahocorasick_rs import AhoCorasick

from mtaudit.glossary.term import Case, Status, Term, primary
from mtaudit.spans import Span
from mtaudit.text import Folded, Word, ends_word, fold, is_invisible, starts_word, words

Lemmatiser: TypeAlias = Callable[[str], str]
"""Gives the dictionary form of a word."""

_PLURAL = re.compile("e?s(?!\\w)")
_INSIDE_WORD = re.compile("[a-z0-9][a-z]")
_JOINED = re.compile(r"[^\S\n]*\n?[^\S\n]*|-")


@attrs.frozen
class Match:
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


class _Entry(NamedTuple):
    """A form to search, with what its case policy asks."""

    term: Term
    status: Status
    form: str
    case: Case


_FrozenEntry: TypeAlias = tuple[int, str, str, str]
FrozenMatcher: TypeAlias = tuple[tuple[str, tuple[_FrozenEntry, ...]], ...]
"""What a search is made of, in plain values: patterns and entries, whose terms are numbers."""


class Matcher:
    """The compiled search for a set of forms.

    Args:
        patterns: The forms by what is searched for them in a folded text.
        english: Whether the text is English: marks on Latin letters are ignored, and a plural
            ending may follow a form.
        lemmatiser: If given, words are also compared by their dictionary form.
    """

    def __init__(
        self,
        patterns: Mapping[str, Sequence[_Entry]],
        *,
        english: bool,
        lemmatiser: Lemmatiser | None = None,
    ) -> None:
        self._english = english
        self._patterns = tuple(patterns)
        self._entries = list(patterns.values())
        self._automaton = AhoCorasick(self._patterns, store_patterns=False)
        self._lemmas = _LemmaIndex(self._entries, lemmatiser) if lemmatiser else None

    @classmethod
    def for_target(
        cls, terms: Iterable[Term], lang: str, lemmatiser: Lemmatiser | None = None
    ) -> "Matcher":
        """Compile the target forms that hold for a language."""
        language = primary(lang)
        entries = (
            _Entry(term, status, form, _case(term, status, form))
            for term in terms
            if term.lang in {"", language}
            for status, form in term.forms()
        )
        english = language == "en"
        patterns = _by_pattern(entries, strip_marks=english)
        return cls(patterns, english=english, lemmatiser=lemmatiser)

    @classmethod
    def for_source(cls, terms: Iterable[Term], lang: str | None) -> "Matcher":
        """Compile the native forms of a language, or of all."""
        entries = (
            _Entry(term, Status.NATIVE, form, Case.AUTO)
            for term in terms
            for form in term.native_forms(lang)
        )
        return cls(_by_pattern(entries, strip_marks=False), english=False)

    def frozen(self, terms: Iterable[Term]) -> FrozenMatcher:
        """Return what the search is made of, to be kept for another run.

        Args:
            terms: The terms it was compiled from, whose places stand for them.
        """
        places = {id(term): place for place, term in enumerate(terms)}
        return tuple(
            (
                pattern,
                tuple((places[id(e.term)], e.status.value, e.form, e.case.value) for e in group),
            )
            for pattern, group in zip(self._patterns, self._entries, strict=True)
        )

    @classmethod
    def thawed(cls, frozen: FrozenMatcher, terms: Sequence[Term], lang: str) -> "Matcher":
        """Return the search for a target language that `frozen` was made from.

        Args:
            frozen: What `frozen` returned.
            terms: Terms equal to those that it was given.
            lang: The language, a BCP 47 tag.
        """
        patterns = {pattern: _FrozenGroup(group, terms) for pattern, group in frozen}
        return cls(patterns, english=primary(lang) == "en")

    def find(self, text: str, opaque: Iterable[Span] = ()) -> tuple[Match, ...]:
        """Find the forms in a text.

        A form inside a longer form that stands there is not reported, so a bad form inside an
        accepted one stays silent. Several terms may share one span.

        Args:
            text: The text; matches are in its code points.
            opaque: Stretches in which nothing is searched, such as addresses; ascending.

        Returns:
            The matches that do not lie inside a longer one, by position.
        """
        hidden = tuple(opaque)
        found = [
            match
            for match in self._candidates(text)
            if not any(match.span.overlaps(span) for span in hidden)
        ]
        return tuple(_longest(_without_accepted_spellings(found, text)))

    def _candidates(self, text: str) -> Iterator[Match]:
        folded = fold(text, strip_marks=self._english)
        hits = self._automaton.find_matches_as_indexes(folded.text, overlapping=True)
        inside = _INSIDE_WORD.match
        for pattern, start, end in hits:
            # Most hits lie inside a longer word ("us" in "thus"): drop them first.
            if (
                start
                and inside(folded.text, start - 1)
                and not text[folded.origin(start)].isupper()
            ):
                continue
            place = self._place(text, folded, start, end)
            if place is None:
                continue
            span, suffix, glued = place
            for entry in self._entries[pattern]:
                written = text[span.start : span.end - len(suffix)]
                capitals = _has_capitals(entry, written)
                if capitals or _may_be_lower(entry):
                    as_listed = capitals and _has_marks(entry.form, written)
                    yield Match(
                        span, entry.term, entry.form, entry.status, suffix, as_listed, glued
                    )
        if self._lemmas is not None:
            yield from self._lemmas.find(text)

    def _place(
        self, text: str, folded: Folded, start: int, end: int
    ) -> tuple[Span, str, bool] | None:
        """Return the span of a hit, its plural ending, and whether it is fused; None if no word."""
        if folded.cuts(start) or folded.cuts(end):
            return None
        span = folded.span(start, end)
        while span.end < len(text) and is_invisible(text[span.end]):
            span = Span(span.start, span.end + 1)
        starts = starts_word(text, span)
        if not starts and not _is_hump(text, span.start):
            return None
        if ends_word(text, span):
            return span, "", not starts
        if self._english and text[span.end - 1].isalpha():
            plural = _PLURAL.match(text, span.end)
            if plural and _takes_plural(text[span.end - 1], plural.group()):
                return Span(span.start, plural.end()), plural.group(), not starts
        if _is_hump(text, span.end):
            return span, "", True
        return None


class _FrozenGroup(Sequence[_Entry]):
    """Entries that are made when their pattern is found in a text, which few are."""

    __slots__ = ("_frozen", "_terms")

    def __init__(self, frozen: Sequence[_FrozenEntry], terms: Sequence[Term]) -> None:
        self._frozen = frozen
        self._terms = terms

    def __len__(self) -> int:
        return len(self._frozen)

    @overload
    def __getitem__(self, place: int) -> _Entry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[_Entry]: ...
    def __getitem__(self, place: int | slice) -> _Entry | Sequence[_Entry]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        term, status, form, case = self._frozen[place]
        return _Entry(self._terms[term], Status(status), form, Case(case))


class _LemmaIndex:
    """The search by dictionary forms, word by word."""

    def __init__(self, entries: Iterable[Sequence[_Entry]], lemmatiser: Lemmatiser) -> None:
        self._lemmatiser = lemmatiser
        self._by_first: dict[str, list[tuple[tuple[str, ...], _Entry]]] = defaultdict(list)
        for group in entries:
            for entry in group:
                lemmas = tuple(self._lemma(word) for word in words(entry.form))
                if lemmas:
                    self._by_first[lemmas[0]].append((lemmas, entry))

    def find(self, text: str) -> Iterator[Match]:
        found = words(text)
        lemmas = [self._lemma(word) for word in found]
        for i, lemma in enumerate(lemmas):
            for wanted, entry in self._by_first.get(lemma, ()):
                members = found[i : i + len(wanted)]
                if tuple(lemmas[i : i + len(wanted)]) == wanted and _are_joined(text, members):
                    span = Span(members[0].start, members[-1].end)
                    if span.of(text)[0].isupper() >= entry.form[0].isupper():
                        yield Match(span, entry.term, entry.form, entry.status)

    def _lemma(self, word: Word) -> str:
        return self._lemmatiser(word.text).casefold()


def _are_joined(text: str, members: tuple[Word, ...]) -> bool:
    return all(
        _JOINED.fullmatch(text, left.end, right.start)
        for left, right in itertools.pairwise(members)
    )


def _by_pattern(entries: Iterable[_Entry], *, strip_marks: bool) -> dict[str, list[_Entry]]:
    """Group forms by what is searched for them; a form of which nothing is left is dropped."""
    patterns: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        patterns[_pattern(entry.form, strip_marks=strip_marks)].append(entry)
    patterns.pop("", None)
    return patterns


def _pattern(form: str, *, strip_marks: bool) -> str:
    """Return what to search for a form; the common plain case without the cost of folding."""
    if form.isascii() and form.replace(" ", "").isalnum() and "  " not in form:
        return form.lower()
    return fold(form, strip_marks=strip_marks).text.strip()


def _case(term: Term, status: Status, form: str) -> Case:
    """Return the policy of a form; one that differs from an accepted form by case binds exactly."""
    if status.is_accepted:
        return term.case
    folded = form.casefold()
    twin = any(right.casefold() == folded for right in (term.canonical, *term.admitted))
    return Case.EXACT if twin else term.case


def _has_capitals(entry: _Entry, written: str) -> bool:
    """Tell whether the text has the capital letters that the form's case policy asks for."""
    form = entry.form
    if written == form:
        return True
    match entry.case:
        case Case.ANY:
            return True
        case Case.EXACT:
            return _letters(form) == _letters(written)
        case _ if form.isupper():
            return not any(char.islower() for char in written)
        case _:
            letters = zip(_aligned(form), _aligned(written), strict=False)
            return all(there.isupper() for here, there in letters if here.isupper())


def _has_marks(form: str, written: str) -> bool:
    """Tell whether the text marks its letters as the form does: "Sèdān" is no careless "Sedan"."""
    return (
        written == form
        or form.isascii() == written.isascii()
        or _is_plain(form) == _is_plain(written)
    )


def _is_plain(text: str) -> bool:
    """Tell whether no letter bears a mark; typography aside."""
    return all(unicodedata.decomposition(char)[:1] in {"", "<"} for char in text if char.isalpha())


def _may_be_lower(entry: _Entry) -> bool:
    """A bad rendering of several words is wrong in lower case too ("tooth dance")."""
    return (
        entry.case is Case.AUTO
        and entry.status is Status.BAD
        and " " in entry.form
        and not entry.form.isupper()
    )


def _letters(form: str) -> str:
    """Return the letters and digits of a form, ligatures and full-width ones as plain ones."""
    if not form.isascii():
        form = unicodedata.normalize("NFKC", form)
    return "".join(char for char in form if char.isalnum())


def _aligned(form: str) -> str:
    """Return the letters of a form so that those of another spelling of it stand beside them."""
    return _letters(form).replace("ß", "ss").replace("ẞ", "SS")


def _is_hump(text: str, offset: int) -> bool:
    """Tell whether a capital follows a small letter at `offset`, where two words were fused."""
    return 0 < offset < len(text) and text[offset - 1].islower() and text[offset].isupper()


def _takes_plural(last: str, ending: str) -> bool:
    return (last in "sxzh") == (ending == "es")


def _without_accepted_spellings(found: list[Match], text: str) -> list[Match]:
    """Leave out bad matches whose very letters some term accepts (`WordPress` for `Wordpress`)."""
    bad = {match.span for match in found if match.status is Status.BAD}
    accepted = {
        match.span
        for match in found
        if match.status.is_accepted
        and match.span in bad
        and _letters(match.form) == _letters(match.span.of(text))
    }
    return [m for m in found if m.status is not Status.BAD or m.span not in accepted]


def _longest(found: Iterable[Match]) -> Iterator[Match]:
    """Yield the matches that no longer one overlaps, by position; equal spans stay together."""
    cluster: list[Match] = []
    end = 0
    for match in sorted(found, key=_position):
        if cluster and match.span.start >= end:
            yield from _longest_of(cluster)
            cluster = []
        cluster.append(match)
        end = max(end, match.span.end)
    yield from _longest_of(cluster)


def _longest_of(cluster: list[Match]) -> list[Match]:
    """Choose among matches that overlap in a chain: the longest first, then the leftmost."""
    if len(cluster) < 2:
        return cluster
    kept: dict[Span, list[Match]] = {}
    spans: list[Span] = []  # those kept, in order; a match can only overlap its neighbours
    for match in sorted(cluster, key=lambda m: (-len(m.span), m.span.start)):
        at = bisect_left(spans, match.span)
        if match.span in kept:
            kept[match.span].append(match)
        elif not any(match.span.overlaps(span) for span in spans[max(0, at - 1) : at + 1]):
            spans.insert(at, match.span)
            kept[match.span] = [match]
    return [match for span in spans for match in kept[span]]


def _position(match: Match) -> tuple[int, int]:
    return match.span.start, match.span.end
