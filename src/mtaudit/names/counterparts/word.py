"""What a source has for an English name: the types."""

import attrs

from mtaudit.spans import Span


@attrs.frozen
class Counterpart:
    """What may stand behind an English name.

    Args:
        likeness: How like the two are, from 0 to 1.
        span: Where it stands in the source, if anywhere.
        english: The English name it is known by, if a table has it.
        is_enough: Whether it is like enough to be taken for the name.
    """

    likeness: float = 0.0
    span: Span | None = None
    english: str = ""
    is_enough: bool = False


@attrs.frozen
class SourceName:
    """A name that stands in a source.

    Args:
        span: Where.
        english: What it is in English, as far as that is known; else in Latin letters.
        is_known: Whether a table knows it by that English name.
        is_certain: Whether it is a name beyond doubt, and no common word.
    """

    span: Span
    english: str
    is_known: bool
    is_certain: bool
