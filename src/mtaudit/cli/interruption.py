"""Ctrl-C in a long run: the first one ends it in order, the second at once."""

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

from mtaudit.cli.outcome import Outcome, say

_T = TypeVar("_T")


@contextmanager
def until_interrupted(items: Iterable[_T], outcome: Outcome) -> Iterator[Iterator[_T]]:
    """Give items until the user stops the run; what is finished by then is not lost.

    Args:
        items: What is worked through, one after the other.
        outcome: Where it is noted that the run was stopped.

    Yields:
        The items, up to the one under way when Ctrl-C is pressed.
    """

    def stop(_signal: int, _frame: FrameType | None) -> None:
        outcome.interrupted = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        say("stopping behind this article; Ctrl-C once more stops at once")

    if threading.current_thread() is not threading.main_thread():
        yield iter(items)
        return
    before = signal.signal(signal.SIGINT, stop)
    try:
        yield _passed_on(items, outcome)
    finally:
        signal.signal(signal.SIGINT, before)


def _passed_on(items: Iterable[_T], outcome: Outcome) -> Iterator[_T]:
    for item in items:
        yield item
        if outcome.interrupted:
            return
