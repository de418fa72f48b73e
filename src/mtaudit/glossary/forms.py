"""What a search asks of the forms that it searches for, and forms that are kept in memory.

Forms in a file are in `stored`.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from mtaudit.glossary.entries import Entry
from mtaudit.glossary.search import Needles, Patterns
from mtaudit.glossary.western import Haystack


class Forms(Protocol):
    """The forms that are searched for, by what is searched for them in a folded text."""

    def patterns(self) -> Sequence[str]:
        """Return what is searched for."""
        ...

    def entries(self, number: int) -> Sequence[Entry]:
        """Return the forms of the pattern of a number."""
        ...

    def possible(self, text: str, folded: str) -> Patterns | None:
        """Return the patterns that a text may have, by their numbers.

        They are worth looking up for some texts; `None` when a search for all of them will pay.

        Args:
            text: The text.
            folded: The same text, folded.
        """
        ...

    def possible_in_western(self, ready: Haystack) -> Needles | None:
        """Return the same for those of Western letters alone.

        Args:
            ready: The text, ready for the search.
        """
        ...

    def possible_foreign(self, text: str, folded: str) -> Patterns | None:
        """Return the same for those with other letters or signs.

        Args:
            text: The text.
            folded: The same text, folded.
        """
        ...


class ListedForms:
    """Forms in memory.

    Args:
        groups: The forms by what is searched for them.
    """

    def __init__(self, groups: Mapping[str, Sequence[Entry]]) -> None:
        self._patterns = tuple(groups)
        self._groups = list(groups.values())

    def patterns(self) -> Sequence[str]:
        """Return what is searched for."""
        return self._patterns

    def entries(self, number: int) -> Sequence[Entry]:
        """Return the forms of the pattern of a number."""
        return self._groups[number]

    def possible(self, text: str, folded: str) -> None:
        """Return nothing: all forms are at hand."""

    def possible_in_western(self, ready: Haystack) -> None:
        """Return nothing: all forms are at hand."""

    def possible_foreign(self, text: str, folded: str) -> None:
        """Return nothing: all forms are at hand."""
