"""What a source has for an English name: the types."""

from collections.abc import Iterable

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
        is_reading: Whether it is characters that are read so.
    """

    likeness: float = 0.0
    span: Span | None = None
    english: str = ""
    is_enough: bool = False
    is_reading: bool = False


@attrs.frozen
class SourceName:
    """A name that stands in a source.

    Args:
        span: Where.
        english: What it is in English, as far as that is known; else in Latin letters.
        is_listed: Whether a table or a glossary has it.
        is_certain: Whether it is a name beyond doubt, and no common word.
        is_copied: Whether English keeps its spelling.
    """

    span: Span
    english: str
    is_listed: bool
    is_certain: bool
    is_copied: bool = False


@attrs.frozen
class KnownName:
    """A name of a source that a glossary knows.

    Args:
        span: Where it stands in the source.
        english: Its accepted forms, the preferred one first.
    """

    span: Span
    english: tuple[str, ...]


def rank(found: Counterpart) -> tuple[bool, float]:
    """Return what the better of two counterparts has more of."""
    return found.is_enough, found.likeness


def with_terms(names: Iterable[SourceName], terms: Iterable[KnownName]) -> tuple[SourceName, ...]:
    """Return names of a source by position; where a glossary knows one, by its forms.

    Args:
        names: Names that were found without it.
        terms: Those that it knows.
    """
    names = tuple(names)
    copied = {name.span for name in names if name.is_copied}
    known = [
        SourceName(one.span, one.english[0], True, True, is_copied=one.span in copied)
        for one in terms
    ]
    others = (name for name in names if not any(name.span.overlaps(one.span) for one in known))
    return tuple(sorted((*known, *others), key=lambda name: name.span))
