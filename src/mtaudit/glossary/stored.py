"""A glossary in a store, which is read without being loaded.

Terms are made when a text has one of their forms. What the rules look up (which forms are accepted,
who is a person) stands in tables of its own, under the keys it has in a `Glossary`; they are
written in `storing`.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mtaudit.glossary import stored_terms
from mtaudit.glossary.entries import Entry, target_entries
from mtaudit.glossary.glossary import Glossary
from mtaudit.glossary.matching import Matcher
from mtaudit.glossary.people import People
from mtaudit.glossary.search import Needles, Patterns
from mtaudit.glossary.store import Store, Table
from mtaudit.glossary.stored_terms import StoredTerms
from mtaudit.glossary.term import primary
from mtaudit.glossary.vocabulary import Vocabulary
from mtaudit.glossary.western import Haystack

if TYPE_CHECKING:
    from mtaudit.glossary.near_names import Name

LAYOUT = f"8 {stored_terms.LAYOUT}"
"""How a store is laid out; another layout is another file."""

# To compile a pattern takes as long as to find the anchors of so many characters.
_WORTH = 10
_MOST = 500_000  # patterns; to compile more would take too much memory


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
        ("groups", known): lambda: tuple(
            (terms[number], tuple(terms[one] for one in members))
            for number, members in values["groups"]
        ),
        ("group ids", known): tuple(map(frozenset, values["group ids"])),
        (known, None): Matcher(_StoredForms(store, terms, lang), english=known == "en"),
        "digest": values["digest"],
    }
    predicted = Table(store, "predicted ids", bool).keys()
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

    near: Table[Sequence[Name]] = Table(store, "near", tuple)
    own = Table(store, "predicted", lambda kept: tuple(map(of_row, kept)))
    return {"near": NearNames(near.find, terms), "predictions": Predictions(glossary, own)}


class _StoredForms:
    """The forms of a store, for one target language."""

    def __init__(self, store: Store, terms: StoredTerms, lang: str) -> None:
        self._store = store
        self._terms = terms
        self._lang = lang
        self._anchors: Table[tuple[Any, ...]] = Table(store, "anchors", tuple)
        self._vocabulary = Vocabulary(self._anchors.find, strip_marks=primary(lang) == "en")
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

    def possible(self, text: str, folded: str) -> Patterns | None:
        """Return the patterns that a text may have; see `forms.Forms`."""
        if self._is_worth_all(len(text)):
            return None
        return self._vocabulary.possible(text, folded)

    def possible_in_western(self, ready: Haystack) -> Needles | None:
        """Return the patterns that a text of Western letters may have; see `forms.Forms`."""
        if self._is_worth_all(len(ready.titled)):
            return None
        return self._vocabulary.possible_in_western(ready)

    def possible_foreign(self, text: str, folded: str) -> Patterns | None:
        """Return those of other letters that a text may have; see `forms.Forms`."""
        if self._is_worth_all(0):
            return None
        return self._vocabulary.possible_foreign(text, folded)

    def _is_worth_all(self, length: int) -> bool:
        """Tell whether so much was searched that compiling all patterns will pay."""
        self._searched += length
        return _WORTH * self._size < self._searched and self._size < _MOST

    @cached_property
    def _size(self) -> int:
        return self._store.count("entries")
