"""The glossary: a set of terms, checked as a whole and compiled for matching on first use."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from mtaudit.errors import GlossaryError
from mtaudit.glossary.matching import Matcher
from mtaudit.glossary.people import People, people
from mtaudit.glossary.shipped import instead_of, shipped_folder, shipped_glossaries
from mtaudit.glossary.stored_terms import StoredTerms
from mtaudit.glossary.term import Term, primary
from mtaudit.value import Value

if TYPE_CHECKING:
    from mtaudit.glossary.inflected import Lemmatiser
    from mtaudit.glossary.inflected_names import InflectedNames
    from mtaudit.glossary.near_names import NearNames
    from mtaudit.glossary.predictions import Predictions


_SHORTEST_LONE = 4  # letters


def _as_terms(terms: Iterable[Term]) -> Sequence[Term]:
    return terms if isinstance(terms, StoredTerms) else tuple(terms)


@attrs.frozen(eq=False, repr=False)
class Glossary(Value):
    """An immutable set of terms.

    Args:
        terms: The terms.
        name: A name for reports and messages.
        predicted: Ids of the terms whose bad renderings are predicted in a file that is shipped;
            those of the others are predicted on first use.

    Raises:
        GlossaryError: If the terms contradict each other or a form can never match.
    """

    terms: Sequence[Term] = attrs.field(converter=_as_terms)
    name: str = "glossary"
    predicted: AbstractSet[str] = attrs.field(
        default=frozenset(), kw_only=True, repr=False, eq=False
    )
    _checked: bool = attrs.field(default=False, kw_only=True, repr=False, eq=False)
    _compiled: dict[object, Any] = attrs.field(
        factory=dict, init=False, repr=False, eq=False, hash=False
    )

    def __attrs_post_init__(self) -> None:
        if not self._checked:
            from mtaudit.glossary.validation import check

            check(self.terms, lambda conflict: f"{self.name}, term {conflict.rows[0][0]!r}")

    def __getstate__(self) -> dict[str, Any]:
        """Leave the compiled form behind: each process compiles its own."""
        predicted = frozenset(self.predicted)
        return {"terms": tuple(self.terms), "name": self.name, "predicted": predicted}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for key, value in {**state, "_checked": True, "_compiled": {}}.items():
            object.__setattr__(self, key, value)

    @classmethod
    def load(cls, source: str | Path) -> "Glossary":
        """Load a glossary from a shipped name or a file.

        Args:
            source: The name of a shipped glossary (`kuril`), or the path of a CSV file.

        Returns:
            The glossary, named for its file.

        Raises:
            GlossaryError: If there is no such glossary, or a row of it is wrong; the message names
                the file, the row and the remedy.
        """
        path = glossary_path(source)
        if not path.is_file():
            what = "is a folder" if source and path.is_dir() else "there is no such glossary"
            raise GlossaryError(what, where=str(source) or "''", remedy=instead_of(str(source)))
        from mtaudit.glossary.csv_format import read_csv

        terms = read_csv(path)
        is_shipped = path.parent == shipped_folder()
        predicted = frozenset(term.id for term in terms) if is_shipped else frozenset()
        return cls(terms, path.stem, predicted=predicted, checked=True)

    @classmethod
    def merge(cls, glossaries: Iterable["Glossary"]) -> "Glossary":
        """Join glossaries; where two disagree, the later one rules.

        A term replaces an earlier one of the same id. A form that a later glossary lists, as right
        or as wrong, is no longer what an earlier one said of it. A later term that prefers another
        of a term's accepted forms takes over the rest of that term.

        Args:
            glossaries: In order of rising authority.

        Returns:
            One glossary.
        """
        members = tuple(glossaries)
        if len(members) == 1:
            return members[0]
        from mtaudit.glossary.merging import merge_terms

        terms: tuple[Term, ...] = ()
        for glossary in members:
            terms = tuple(merge_terms(terms, glossary.terms))
        name, predicted = join_names(members, terms)
        return cls(terms, name, predicted=predicted, checked=True)

    def matcher(self, lang: str, lemmatiser: "Lemmatiser | None" = None) -> Matcher:
        """Return the compiled search for the forms of a target language, built on first use.

        Args:
            lang: Language of the texts to search, a BCP 47 tag.
            lemmatiser: Gives a word's dictionary form in that language, for languages whose
                inflection no list of forms can cover; none by default.
        """
        key = (primary(lang), lemmatiser)
        if key not in self._compiled:
            self._compiled[key] = Matcher.for_target(self.terms, lang, lemmatiser)
        matcher: Matcher = self._compiled[key]
        return matcher

    @property
    def by_id(self) -> Mapping[str, Term]:
        """The terms by their ids; collected on first use."""
        if "ids" not in self._compiled:
            self._compiled["ids"] = {term.id: term for term in self.terms}
        terms: Mapping[str, Term] = self._compiled["ids"]
        return terms

    def accepted_forms(self, lang: str) -> Mapping[str, Term]:
        """Return every accepted form of a target language with its term; collected on first use.

        Args:
            lang: A BCP 47 tag.
        """
        key = ("accepted", primary(lang))
        if key not in self._compiled:
            self._compiled[key] = {
                form: term
                for term in self.terms
                if term.lang in {"", primary(lang)}
                for form in term.accepted
            }
        forms: Mapping[str, Term] = self._compiled[key]
        return forms

    def accepted_words(self, lang: str) -> AbstractSet[str]:
        """Return the single words of the accepted forms of a language; collected on first use."""
        key = ("words", primary(lang))
        if key not in self._compiled:
            self._compiled[key] = frozenset(
                word for form in self.accepted_forms(lang) for word in form.split()
            )
        found: AbstractSet[str] = self._compiled[key]
        return found

    def lone_names(self, lang: str) -> Mapping[str, tuple[str, Term]]:
        """Return the accepted forms of one capitalised word, by it in small letters.

        Each with the form and its term; collected on first use.
        """
        key = ("lone", primary(lang))
        if key not in self._compiled:
            self._compiled[key] = {
                form.lower(): (form, term)
                for form, term in self.accepted_forms(lang).items()
                if is_lone_name(form)
            }
        names: Mapping[str, tuple[str, Term]] = self._compiled[key]
        return names

    def people(self, lang: str) -> People:
        """Return the names of people in a target language, taken apart on first use.

        Args:
            lang: A BCP 47 tag.
        """
        key = ("people", primary(lang))
        if key not in self._compiled:
            self._compiled[key] = people(t for t in self.terms if t.lang in {"", primary(lang)})
        found: People = self._compiled[key]
        return found

    def groups(self, lang: str) -> tuple[tuple[Term, tuple[Term, ...]], ...]:
        """Return the closed groups with their members; collected on first use.

        A group of which a member is no term of the glossary is left out: it is not closed here.

        Args:
            lang: A BCP 47 tag.
        """
        key = ("groups", primary(lang))
        if key not in self._compiled:
            known = self.accepted_forms(lang)
            self._compiled[key] = tuple(
                (term, tuple(known[member] for member in term.members))
                for term in self.terms
                if term.members and all(member in known for member in term.members)
            )
        kept = self._compiled[key]
        if callable(kept):  # by an earlier run, and few texts ask for them
            kept = self._compiled[key] = kept()
        found: tuple[tuple[Term, tuple[Term, ...]], ...] = kept
        return found

    def group_ids(self, lang: str) -> tuple[frozenset[str], ...]:
        """Return the ids of the members of each of these groups; collected on first use.

        Args:
            lang: A BCP 47 tag.
        """
        key = ("group ids", primary(lang))
        if key not in self._compiled:
            self._compiled[key] = tuple(
                frozenset(member.id for member in members) for _, members in self.groups(lang)
            )
        found: tuple[frozenset[str], ...] = self._compiled[key]
        return found

    def source_matcher(self, lang: str | None, lemmatiser: "Lemmatiser | None" = None) -> Matcher:
        """Return the compiled search for native forms and untranslated terms, built on first use.

        Args:
            lang: Language of the sources to search, a BCP 47 tag; `None` if unknown, for all.
            lemmatiser: Gives a word's dictionary form in that language; none by default.
        """
        key = ("source", None if lang is None else primary(lang), lemmatiser)
        if key not in self._compiled:
            self._compiled[key] = Matcher.for_source(self.terms, lang, lemmatiser)
        matcher: Matcher = self._compiled[key]
        return matcher

    def inflected_names(self, lang: str) -> "InflectedNames":
        """Return the search for names in the cases of a source language, built on first use.

        Args:
            lang: A BCP 47 tag.
        """
        key = ("inflected names", primary(lang))
        if key not in self._compiled:
            from mtaudit.glossary.inflected_names import InflectedNames

            self._compiled[key] = InflectedNames(self.terms, primary(lang))
        names: InflectedNames = self._compiled[key]
        return names

    def own_terms(self) -> Iterator[Term]:
        """Yield a user's own terms: those whose bad renderings no shipped file predicts."""
        if len(self.predicted) == len(self.terms):
            return  # without asking for all terms, which a stored glossary would have to make
        for term in self.terms:
            if term.id not in self.predicted:
                yield term

    @property
    def own_count(self) -> int:
        """How many terms are a user's own."""
        return len(self.terms) - len(self.predicted)

    def chances(self, term: Term) -> int:
        """Return with how many terms, its own sort of them, a term competes for a phrase."""
        return len(self.terms) if term.id in self.predicted else self.own_count

    def predictions(self) -> "Predictions":
        """Return the bad renderings to be expected of the terms, for looking up; see there."""
        if "predictions" not in self._compiled:
            from mtaudit.glossary.predictions import Predictions

            self._compiled["predictions"] = Predictions(self)
        predictions: Predictions = self._compiled["predictions"]
        return predictions

    def near_names(self) -> "NearNames | None":
        """Return the search for spellings near the names of a user's own terms; None without any.

        The shipped glossaries have so many names that some are like any other.
        """
        if "near" not in self._compiled:
            own = tuple(self.own_terms())
            if own:
                from mtaudit.glossary.near_names import NearNames

                self._compiled["near"] = NearNames.of(own)
            else:
                self._compiled["near"] = None
        near: NearNames | None = self._compiled["near"]
        return near

    def digest(self) -> str:
        """Return a key for the content: equal terms, equal digest. Twelve hexadecimal digits."""
        if "digest" not in self._compiled:
            from mtaudit.glossary.content import content, digest_of

            self._compiled["digest"] = digest_of(sorted(map(content, self.terms)))
        found: str = self._compiled["digest"]
        return found

    def keep(self, compiled: Mapping[object, object]) -> None:
        """Take over what an earlier run compiled of the same terms; see `stored.read`."""
        self._compiled.update(compiled)


def join_names(members: Iterable[Glossary], terms: Iterable[Term]) -> tuple[str, frozenset[str]]:
    """Return the name of glossaries that are joined, and whose bad renderings are shipped of them.

    Args:
        members: In order of rising authority.
        terms: What they are together: of those that were joined, one id is left.
    """
    predicted: frozenset[str] = frozenset()
    names = []
    for glossary in members:
        kept = predicted.difference(term.id for term in glossary.terms)
        predicted = kept.union(glossary.predicted)
        names.append(glossary.name)
    return "+".join(names), frozenset(term.id for term in terms if term.id in predicted)


def glossary_path(source: str | Path) -> Path:
    """Return the file of a glossary, which need not be there.

    Args:
        source: A shipped name or a path.
    """
    if isinstance(source, str) and source in shipped_glossaries():
        return shipped_folder() / f"{source}.csv"
    return Path(source)


def is_lone_name(form: str) -> bool:
    """Tell whether a form is one capitalised word, long enough to be a name by itself."""
    return len(form) >= _SHORTEST_LONE and form.isalpha() and form.istitle()
