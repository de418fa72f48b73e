"""How many independent sources stand behind several witnesses.

Three outlets that carry one agency's text are one source, and so are two whose engine makes the
same mistakes. Where it is in doubt, two witnesses are taken for one: that costs a finding, and the
other way round costs a false alarm.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mtaudit.corpus.witness import Witness
from mtaudit.corpus.wording import is_copied, passage
from mtaudit.spans import Span

_COPIED = 0.5  # the share of the shorter text's wording from which on it is a copy
_FEWEST_SHINGLES = 4


class Statement(NamedTuple):
    """A place at which a witness says what is to be counted.

    Args:
        witness: Who says it.
        start: Offset of it in the witness's text, code points.
        end: Offset after it.
    """

    witness: Witness
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the witness says it."""
        return Span(self.start, self.end)

    @property
    def quote(self) -> str:
        """What is said, word for word."""
        return self.span.of(self.witness.text)

    @property
    def sentence(self) -> str:
        """The sentence in which it is said."""
        return passage(self.witness.text, self.start).of(self.witness.text)


def independent(
    statements: Sequence[Statement], odd: Mapping[str, frozenset[str]]
) -> tuple[Statement, ...]:
    """Return one statement of each independent source, in the order given.

    Args:
        statements: What several witnesses say, at most one place of each.
        odd: By the key of a witness, the words that it shares with few of its story.

    Returns:
        The first statement of each source.
    """
    groups: list[list[Statement]] = []
    for statement in statements:
        joined = [g for g in groups if any(_of_one(statement, other, odd) for other in g)]
        merged = [member for group in joined for member in group]
        groups = [group for group in groups if group not in joined]
        groups.append([*merged, statement])
    firsts = {id(group[0]) for group in groups}
    return tuple(statement for statement in statements if id(statement) in firsts)


def _of_one(one: Statement, other: Statement, odd: Mapping[str, frozenset[str]]) -> bool:
    first, second = one.witness, other.witness
    if is_copy(first, second):
        return True
    if first.outlet and second.outlet:
        return first.outlet == second.outlet
    if not odd.get(first.key, frozenset()).isdisjoint(odd.get(second.key, frozenset())):
        return True
    return is_copied(one.sentence, other.sentence)


def is_copy(one: Witness, other: Witness) -> bool:
    """Tell whether two witnesses have so much wording in common that they are one text."""
    if one.key == other.key:
        return True
    shorter, longer = sorted((one.shingles, other.shingles), key=len)
    return len(shorter) >= _FEWEST_SHINGLES and len(shorter & longer) >= _COPIED * len(shorter)
