"""Tests of words whose answers are remembered: the articles of a process have the same words."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet

_MOST = 100_000  # words of which the answer is remembered


class Sieve:
    """A test of single words that is asked for all words of an article at once.

    Which words pass depends on nothing but the test; what is remembered makes it faster only. Most
    words of an article were seen before, and two operations on sets answer for all of those.

    Args:
        test: Tells whether a word passes. It is pure.
    """

    def __init__(self, test: Callable[[str], bool]) -> None:
        self._test = test
        self._passed = set[str]()
        self._failed = set[str]()

    def __call__(self, words: AbstractSet[str]) -> AbstractSet[str]:
        """Return those words that pass.

        Args:
            words: A set, or frozen set.
        """
        left = words - self._failed
        if left <= self._passed:
            return left  # as mostly
        new = left - self._passed
        found = set(filter(self._test, new))
        if len(self._passed) + len(self._failed) > _MOST:
            self._passed.clear()
            self._failed.clear()
        self._passed |= found
        self._failed |= new - found
        return left - (new - found)
