"""A glossary in a store: what is written of one, and how it is read without being loaded.

Terms are made when a text has one of their forms. What the rules look up (which forms are accepted,
who is a person) stands in tables of its own, under the keys it has in a `Glossary`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import IO, Any

from mtaudit.glossary import stored_terms
from mtaudit.glossary.anchors import anchors, anchors_of_text
from mtaudit.glossary.entries import Entry, pattern_of, target_entries
from mtaudit.glossary.glossary import Glossary
from mtaudit.glossary.matching import Matcher
from mtaudit.glossary.people import People
from mtaudit.glossary.store import Store, Table, Writer
from mtaudit.glossary.stored_terms import TERMS, StoredTerms
from mtaudit.glossary.term import Term, primary

LAYOUT = f"2 {stored_terms.LAYOUT}"
"""How a store is laid out; another layout is another file."""

_CHUNK = 1000  # patterns in one row
# To compile a pattern takes as long as to find the anchors of so many characters.
_WORTH = 10


def write(glossary: Glossary, lang: str, stream: IO[bytes]) -> None:
    """Write a glossary with what is looked up in it.

    Args:
        glossary: The glossary.
        lang: The target language whose search is kept as well, a BCP 47 tag.
        stream: A binary file at its beginning.
    """
    writer = Writer(stream)
    numbers = {term.id: number for number, term in enumerate(glossary.terms)}
    writer.rows(TERMS, map(stored_terms.row, glossary.terms))
    writer.table("ids", [*numbers.items()])
    accepted = glossary.accepted_forms(lang)
    writer.table("accepted", [(form, numbers[term.id]) for form, term in accepted.items()])
    writer.table("words", [(word, None) for word in glossary.accepted_words(lang)])
    lone = glossary.lone_names(lang)
    writer.table("lone", [(key, (form, numbers[term.id])) for key, (form, term) in lone.items()])
    people = glossary.people(lang)
    writer.table("people", [(first, tuple(sorted(two))) for first, two in people.by_first.items()])
    writer.table("words of people", [(word, None) for word in people.words])
    has_near = _write_own(writer, glossary, numbers)
    _write_forms(writer, glossary.terms, lang)
    values = {
        "name": glossary.name,
        "predicted": tuple(sorted(glossary.predicted)),
        "digest": glossary.digest(),
        "has near names": has_near,
        "groups": [
            (numbers[term.id], tuple(numbers[member.id] for member in members))
            for term, members in glossary.groups(lang)
        ],
    }
    writer.finish(values)


def _write_own(writer: Writer, glossary: Glossary, numbers: Mapping[str, int]) -> bool:
    """Write what is only asked of a user's own terms, and return whether there are any."""
    own = glossary.own_terms()
    if own:
        from mtaudit.glossary.near_names import names_by_sound
        from mtaudit.glossary.predictions import as_row

        near = names_by_sound(own)
        predicted = glossary.predictions().own
        writer.table("predicted", [(key, tuple(map(as_row, predicted[key]))) for key in predicted])
        writer.table(
            "near",
            [
                (sound, tuple((numbers[term.id], form) for term, form in names))
                for sound, names in near.items()
            ],
        )
    return bool(own)


def _write_forms(writer: Writer, terms: Sequence[Term], lang: str) -> None:
    strip_marks = primary(lang) == "en"
    groups: dict[str, list[int]] = defaultdict(list)
    for number, term in enumerate(terms):
        for at, entry in enumerate(target_entries((term,), lang)):
            groups[pattern_of(entry.form, strip_marks=strip_marks)] += (number, at)
    groups.pop("", None)
    patterns = tuple(groups)
    writer.rows("patterns", (patterns[i : i + _CHUNK] for i in range(0, len(patterns), _CHUNK)))
    writer.rows("entries", (tuple(group) for group in groups.values()))
    anchored: dict[str, list[object]] = defaultdict(list)
    for number, anchor in enumerate(anchors(patterns)):
        anchored[anchor] += (number, patterns[number])
    writer.table("anchors", [(anchor, tuple(found)) for anchor, found in anchored.items()])


def read(store: Store, lang: str) -> Glossary:
    """Return the glossary of a store, of which next to nothing is read yet.

    Args:
        store: What `write` wrote.
        lang: The language that was given there.
    """
    values = store.values
    terms = StoredTerms(store)
    known = primary(lang)
    compiled: dict[object, object] = {
        "ids": Table(store, "ids", terms.__getitem__),
        ("accepted", known): Table(store, "accepted", terms.__getitem__),
        ("words", known): Table(store, "words", bool).keys(),
        ("lone", known): Table(store, "lone", lambda kept: (kept[0], terms[kept[1]])),
        ("people", known): People(
            Table(store, "people", frozenset), Table(store, "words of people", bool).keys()
        ),
        ("groups", known): tuple(
            (terms[number], tuple(terms[one] for one in members))
            for number, members in values["groups"]
        ),
        (known, None): Matcher(_StoredForms(store, terms, lang), english=known == "en"),
        "digest": values["digest"],
    }
    predicted = frozenset(values["predicted"])
    glossary = Glossary(terms, values["name"], predicted=predicted, checked=True)
    glossary.keep(compiled)
    glossary.keep(_own(store, terms, glossary))
    return glossary


def _own(store: Store, terms: StoredTerms, glossary: Glossary) -> Mapping[object, object]:
    """Return what is kept of a user's own terms."""
    if not store.values["has near names"]:
        return {"near": None}
    from mtaudit.glossary.near_names import NearNames
    from mtaudit.glossary.predictions import Predictions, of_row

    near = Table(store, "near", lambda kept: [(terms[number], form) for number, form in kept])
    own = Table(store, "predicted", lambda kept: tuple(map(of_row, kept)))
    return {"near": NearNames(near), "predictions": Predictions(glossary, own)}


class _StoredForms:
    """The forms of a store, for one target language."""

    def __init__(self, store: Store, terms: StoredTerms, lang: str) -> None:
        self._store = store
        self._terms = terms
        self._lang = lang
        self._anchors: Table[tuple[Any, ...]] = Table(store, "anchors", tuple)
        self._entries: dict[int, tuple[Entry, ...]] = {}
        self._searched = 0  # code points of all texts

    def patterns(self) -> Sequence[str]:
        """Return what is searched for."""
        chunks = range(self._store.count("patterns"))
        return [pattern for at in chunks for pattern in self._store.row("patterns", at)]

    def entries(self, number: int) -> Sequence[Entry]:
        """Return the forms of the pattern of a number."""
        found = self._entries.get(number)
        if found is None:
            kept = self._store.row("entries", number)
            found = tuple(
                [*target_entries((self._terms[term],), self._lang)][at]
                for term, at in zip(kept[::2], kept[1::2], strict=True)
            )
            self._entries[number] = found
        return found

    def possible(self, text: str, folded: str) -> tuple[Sequence[int], Sequence[str]] | None:
        """Return the patterns that a text may have; see `matching.Forms`."""
        self._searched += len(text)
        if self._searched > _WORTH * self._size:
            return None
        wanted = anchors_of_text(text, folded, strip_marks=primary(self._lang) == "en")
        if wanted is None:
            return None
        numbers: list[int] = []
        patterns: list[str] = []
        for anchor in sorted(wanted):
            kept = self._anchors.get(anchor, ())
            numbers += kept[::2]
            patterns += kept[1::2]
        return numbers, patterns

    @cached_property
    def _size(self) -> int:
        return self._store.count("entries")
