"""Which quantities and names of a reference a translation keeps.

A metric of n-grams hardly notices a wrong figure or a wrong name; here nothing else counts.
"""

from collections.abc import Iterable, Iterator

import attrs

from mtaudit.glossary import Glossary, Match
from mtaudit.glossary.term import Kind, Term, primary
from mtaudit.names.exonyms import other_english_names
from mtaudit.numerals import parse
from mtaudit.numerals.align import align
from mtaudit.numerals.difference import Change
from mtaudit.numerals.leaves import leaves_of
from mtaudit.spans import Span, SpanSet
from mtaudit.text import capitalised_words, without_possessive

# Differences of style: the value is there.
_KEPT = frozenset({Change.FORMAT, Change.HEDGE, Change.EXCHANGED})
# What makes an adjective of a country without its last vowels: Ukrain-ian, Japan-ese, Iraq-i.
_OF_PEOPLE = ("an", "ian", "ean", "ese", "i")


@attrs.frozen
class Lost:
    """A quantity or a name of the reference that the translation lacks.

    Args:
        kind: `quantity` or `name`.
        written: The words of the reference.
        span: Where they stand in the reference, code points.
        instead: What the translation has in its place; empty if nothing is known to be.
        segment: Which segment of its article it is lost in, counted from 1.
    """

    kind: str
    written: str
    span: Span
    instead: str = ""
    segment: int = 1


@attrs.frozen
class FactRecall:
    """How many quantities and names of references are in the translations.

    Args:
        quantities: Quantities of the references.
        names: Names of the references that the glossary knows, each once for a segment.
        lost: Those that the translations lack.
    """

    quantities: int
    names: int
    lost: tuple[Lost, ...] = ()

    def share(self, kind: str) -> float | None:
        """Return the share that is kept of a kind, 0 to 1; `None` if there was none to keep."""
        there = self.quantities if kind == "quantity" else self.names
        return 1 - sum(one.kind == kind for one in self.lost) / there if there else None

    @classmethod
    def total(cls, parts: Iterable["FactRecall"]) -> "FactRecall":
        """Return the sum of several."""
        several = tuple(parts)
        return cls(
            sum(part.quantities for part in several),
            sum(part.names for part in several),
            tuple(lost for part in several for lost in part.lost),
        )


def fact_recall(
    translation: str, reference: str, lang: str, glossary: Glossary, *, segment: int = 1
) -> FactRecall:
    """Compare a translation with a reference in the same language.

    Args:
        translation: A segment of the translation.
        reference: The same segment of the reference.
        lang: Their language, a BCP 47 tag.
        glossary: The names that are known, with all their accepted forms.
        segment: Which segment of the article it is, counted from 1.
    """
    ours = parse(translation, primary(lang))
    theirs = parse(reference, primary(lang))
    lost = [
        Lost(
            "quantity",
            difference.source.span.of(reference),
            difference.source.span,
            difference.target.span.of(translation) if difference.target else "",
            segment,
        )
        for difference in align(theirs, ours, text=translation)
        if difference.source is not None and difference.kind not in _KEPT
    ]
    taken = SpanSet()
    for quantity in theirs:
        taken.add(quantity.span)
    # Of "30 million US dollars" the US is no part that a translation has to name.
    named = {
        match.term.id: match for match in _names(reference, lang, glossary) if taken.add(match.span)
    }
    kept = {match.term.id for match in _names(translation, lang, glossary)}
    peoples = _Peoples.of(translation) if primary(lang) == "en" else _Peoples()
    lost += [
        Lost("name", match.span.of(reference), match.span, segment=segment)
        for term, match in named.items()
        if term not in kept and not peoples.stand_for(match.term)
    ]
    return FactRecall(len(leaves_of(theirs)), len(named), tuple(lost))


def _names(text: str, lang: str, glossary: Glossary) -> Iterator[Match]:
    """Yield where a text names a term as it should."""
    return (match for match in glossary.matcher(lang).find(text) if match.status.is_accepted)


@attrs.frozen
class _Peoples:
    """The words of an English text that may name a place by its people or by its other name.

    Args:
        words: Words with a capital letter, without endings of the plural and the possessive.
        countries: What the tables know them for: the United States for “American”.
    """

    words: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> "_Peoples":
        written = {without_possessive(word.text) for word in capitalised_words(text)}
        known = {name for word in written for name in other_english_names(word)}
        return cls(frozenset(word.removesuffix("s") for word in written), frozenset(known))

    def stand_for(self, term: Term) -> bool:
        """Tell whether the text speaks of a place: of Taiwan, if it says “Taiwanese”."""
        if not self.countries.isdisjoint(term.accepted):
            return True
        if term.kind is not Kind.COUNTRY:
            return False
        stem = term.canonical.rstrip("aeiouy")
        adjectives = {f"{stem}{ending}" for ending in _OF_PEOPLE}
        return not self.words.isdisjoint(adjectives | {term.canonical.removesuffix("y")})
