"""A progress bar, for those who wait at a terminal."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")

_SECONDS_BEFORE_PROGRESS = 1.0


def with_progress(items: Iterable[_T], *, to_terminal: bool) -> Iterator[_T]:
    """Pass items on; when it takes long, show on the terminal how many there were.

    Args:
        items: What is worked through.
        to_terminal: Whether results may go to the terminal meanwhile; a bar would get in their way.
    """
    if not sys.stderr.isatty() or (to_terminal and sys.stdout.isatty()):
        yield from items
        return
    begun = time.monotonic()
    advance, stop = None, None
    try:
        for item in items:
            if advance is None and time.monotonic() - begun > _SECONDS_BEFORE_PROGRESS:
                advance, stop = _bar(len(items) if isinstance(items, list) else None)
            yield item
            if advance is not None:
                advance()
    finally:
        if stop is not None:
            stop()


def _bar(total: int | None) -> tuple[Callable[[], None], Callable[[], None]]:
    """Start a progress bar; return how to move it on and how to take it away."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("auditing"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("auditing", total=total)
    bar.start()
    return (lambda: bar.advance(task)), bar.stop
