"""Names of a glossary that Russian and Ukrainian inflect: Белой Церкви, Антонієм Блінкеном."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import TypeAlias

from mtaudit.glossary.matching import Match
from mtaudit.glossary.term import Kind, Status, Term
from mtaudit.names.cyrillic_cases import stem
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, words

_Name: TypeAlias = tuple[tuple[str, ...], Term, str]

_NUMBER = Pattern(r"-\d+$")  # потока-2
_KINDS = frozenset({Kind.PERSON, Kind.COUNTRY, Kind.PLACE, Kind.ORGANISATION, Kind.OUTLET})


class InflectedNames:
    """The names of terms, to be found in every case.

    Args:
        terms: The terms.
        lang: Language of the sources to search, a primary tag.
    """

    def __init__(self, terms: Iterable[Term], lang: str) -> None:
        self._lang = lang
        self._by_first: dict[str, list[_Name]] = defaultdict(list)
        for term in terms:
            if term.kind not in _KINDS:
                continue
            for form in term.native_forms(lang):
                stems = tuple(stem(word.text, lang) for word in words(form))
                if stems and form[0].isupper() and not form.isupper():
                    self._by_first[stems[0]].append((stems, term, form))

    def find(self, text: str, known: Iterable[Match]) -> tuple[Match, ...]:
        """Return the names that stand in a text in another case than the glossary has them.

        Args:
            text: The text.
            known: What was found as the glossary has it. Only a longer name stands in its place.
        """
        found = words(text)
        stems = [stem(word.text, self._lang) if word.text[0].isupper() else "" for word in found]
        taken = [match.span for match in known]
        matches: list[Match] = []
        for index, first in enumerate(stems):
            longest = 0
            for wanted, term, form in self._by_first.get(first, ()) if first else ():
                members = found[index : index + len(wanted)]
                if not self._is(form, wanted, members, text) or len(wanted) < longest:
                    continue
                span = Span(members[0].start, members[-1].end)
                if any(span.overlaps(other) and len(span) <= len(other) for other in taken):
                    continue
                if len(wanted) > longest:
                    longest = len(wanted)
                    matches = [match for match in matches if match.span.start != span.start]
                matches.append(Match(span, term, form, Status.NATIVE))
            taken += [match.span for match in matches[-1:]]
        return tuple(matches)

    def _is(self, form: str, wanted: tuple[str, ...], members: tuple[Word, ...], text: str) -> bool:
        """Tell whether words are a form in another case."""
        if len(members) < len(wanted) or members[0].text == form:
            return False
        if len(wanted) == 1:
            return len(wanted[0]) > 2 and not members[0].text.isupper()
        return all(
            stem(_NUMBER.sub("", word.text), self._lang) == one
            for word, one in zip(members, wanted, strict=True)
        ) and all(not text[one.end : other.start].strip(" -") for one, other in pairwise(members))
