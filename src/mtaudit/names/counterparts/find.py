"""The source of a segment, made ready to be asked what stands behind an English name."""

from collections.abc import Sequence
from typing import Protocol

from mtaudit.names.counterparts.spaced import Spaced
from mtaudit.names.counterparts.unspaced import Unspaced
from mtaudit.names.counterparts.word import Counterpart, KnownName, SourceName
from mtaudit.spans import Span

UNSPACED = frozenset({"ja", "zh", "yue", "wuu"})
FOREIGN_LATIN = frozenset("ar hi ja ko ru uk zh".split())  # sources in which it marks a name
# Measured on labelled translations, but for Arabic, Korean, Portuguese and Ukrainian; see the page.
LANGUAGES = frozenset("ar cs de es fr hi it ja ko pl pt ru uk zh".split())


class Counterparts(Protocol):
    """The source of a segment."""

    def of(self, name: str) -> Counterpart:
        """Return what stands behind an English name, as likely as it is."""

    def names(self) -> Sequence[SourceName]:
        """Return the names that stand in the source, by position."""

    def listed(self, span: Span) -> Sequence[str]:
        """Return the English names that the tables have for what stands at a place."""


def counterparts(
    text: str, lang: str, span: Span, terms: tuple[KnownName, ...] = ()
) -> Counterparts:
    """Return a segment of a source, ready to be asked.

    Args:
        text: The whole source.
        lang: Its language, a primary tag.
        span: The segment.
        terms: Names that a glossary knows in it.
    """
    return (Unspaced if lang in UNSPACED else Spaced)(text, lang, span, terms)
