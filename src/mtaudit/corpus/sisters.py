"""The sisters of an article: the witnesses of its story, and what they say together."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

import attrs

from mtaudit.corpus.sources import Statement, independent
from mtaudit.corpus.witness import Witness
from mtaudit.numerals.quantity import Number


@attrs.frozen
class Sisters:
    """An article among the others that tell its story.

    Args:
        own: What the article itself says.
        others: What its sisters say; never the article itself, the most alike first.
    """

    own: Witness
    others: tuple[Witness, ...]

    @cached_property
    def names(self) -> dict[str, tuple[Statement, ...]]:
        """Each name of the sisters with its first mention in each of them."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for witness in self.others:
            for name in witness.names:
                start = name.starts[0]
                found[name.text].append(Statement(witness, start, start + len(name.text)))
        return {name: tuple(found[name]) for name in sorted(found)}

    @cached_property
    def figures(self) -> dict[tuple[str, str, Number], tuple[Statement, ...]]:
        """What the sisters' figures count, in what unit and how many, and where they say so."""
        found: dict[tuple[str, str, Number], list[Statement]] = defaultdict(list)
        for witness in self.others:
            for figure in witness.figures:
                found[figure.key].append(Statement(witness, figure.start, figure.end))
        return {key: tuple(statements) for key, statements in found.items()}

    @cached_property
    def values(self) -> frozenset[Number]:
        """The values that any sister gives, whatever they count."""
        return frozenset(value for _, _, value in self.figures)

    def sources(self, statements: Sequence[Statement]) -> tuple[Statement, ...]:
        """Return one statement of each independent source; see `sources.independent`."""
        return independent(statements, self._oddities)

    @cached_property
    def _oddities(self) -> dict[str, frozenset[str]]:
        """By witness, the ordinary words in capitals that only few have, and not the article.

        "Sedan" for Shikotan: two witnesses that share such a word may share an engine.
        """
        spread = Counter(word for witness in self.others for word in witness.ordinary_names)
        few = max(2, len(self.others) // 2)
        odd = {
            word
            for word, count in spread.items()
            if 2 <= count <= few
            and word not in self.own.lowered
            and sum(word in witness.lowered for witness in self.others) == count
        }
        return {witness.key: witness.ordinary_names & odd for witness in self.others}
