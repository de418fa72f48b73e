"""Which quantities and names of a reference a translation keeps.

A metric of n-grams hardly notices a wrong figure or a wrong name; here nothing else counts.
"""

from collections.abc import Iterable, Iterator

import attrs

from mtaudit.glossary import Glossary
from mtaudit.glossary.term import primary
from mtaudit.numerals import parse
from mtaudit.numerals.align import align
from mtaudit.numerals.difference import Change
from mtaudit.numerals.matching import leaves_of
from mtaudit.spans import Span

# Differences of style: the value is there.
_KEPT = frozenset({Change.FORMAT, Change.HEDGE, Change.EXCHANGED})


@attrs.frozen
class Lost:
    """A quantity or a name of the reference that the translation lacks.

    Args:
        kind: `quantity` or `name`.
        written: The words of the reference.
        span: Where they stand in the reference, code points.
        instead: What the translation has in its place; empty if nothing is known to be.
    """

    kind: str
    written: str
    span: Span
    instead: str = ""


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


def fact_recall(translation: str, reference: str, lang: str, glossary: Glossary) -> FactRecall:
    """Compare a translation with a reference in the same language.

    Args:
        translation: A segment of the translation.
        reference: The same segment of the reference.
        lang: Their language, a BCP 47 tag.
        glossary: The names that are known, with all their accepted forms.
    """
    ours = parse(translation, primary(lang))
    theirs = parse(reference, primary(lang))
    lost = [
        Lost(
            "quantity",
            difference.source.span.of(reference),
            difference.source.span,
            difference.target.span.of(translation) if difference.target else "",
        )
        for difference in align(theirs, ours, text=translation)
        if difference.source is not None and difference.kind not in _KEPT
    ]
    named = dict(_names(reference, lang, glossary))
    kept = dict(_names(translation, lang, glossary))
    lost += [
        Lost("name", span.of(reference), span) for term, span in named.items() if term not in kept
    ]
    return FactRecall(len(leaves_of(theirs)), len(named), tuple(lost))


def _names(text: str, lang: str, glossary: Glossary) -> Iterator[tuple[str, Span]]:
    """Yield the terms that a text names, each with one of its places."""
    for match in glossary.matcher(lang).find(text):
        if match.status.is_accepted:
            yield match.term.id, match.span
