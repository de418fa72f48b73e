"""Counterparts among the names of a source that a table or a glossary knows."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

import attrs

from mtaudit.names.counterparts.likeness import Likest
from mtaudit.names.counterparts.word import Counterpart
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

ENOUGH = 0.75
"""From here on a name is taken for one that is known by its English spelling."""

Names: TypeAlias = Sequence[tuple[Span, tuple[str, ...]]]
"""Places of a source, each with the English names for it."""

_PARTING = Pattern("[ -]")
_SHARED = Pattern("^(?:State|Republic|Kingdom|Union|Commonwealth) of (?:the )?")


@attrs.frozen
class Listed:
    """The names of a source that are known, to be asked for one of theirs.

    Args:
        names: The names.
    """

    names: Names

    def of(self, name: str) -> Counterpart:
        """Return the place whose English names have a word that is likest to an English name."""
        likeness, span = self._likest.to(name)
        if span is None:
            return Counterpart()
        return Counterpart(likeness, span, self._english_at[span], likeness >= ENOUGH)

    @cached_property
    def _likest(self) -> Likest:
        return Likest(_words(self.names), "latin")

    @cached_property
    def _english_at(self) -> dict[Span, str]:
        return {span: names[0] for span, names in reversed(self.names)}


def _words(names: Names) -> Iterator[tuple[str, Span]]:
    """Yield the words of English names, each with the place of the name in the source.

    What countries share is left out: the United States are no State of Qatar.
    """
    for span, forms in names:
        for form in forms:
            for part in _PARTING.split(_SHARED.sub("", form)):
                yield part, span
