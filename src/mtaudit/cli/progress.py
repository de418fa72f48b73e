"""A progress bar, for those who wait at a terminal."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from mtaudit.article import Article, Document

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


def with_size_progress(
    articles: Iterable[Article], files: Sequence[str], *, to_terminal: bool
) -> Iterator[Article]:
    """Pass articles on; when it takes long, show how much of their files was read, and the rate.

    Args:
        articles: The articles, file by file.
        files: The files they are read from.
        to_terminal: Whether results may go to the terminal meanwhile; a bar would get in their way.
    """
    if not sys.stderr.isatty() or (to_terminal and sys.stdout.isatty()):
        yield from articles
        return
    begun = time.monotonic()
    done = 0
    document: Document | None = None
    advance, stop = None, None
    try:
        for article in articles:
            if article.origin and article.origin.document is not document:
                document = article.origin.document
                done += len(document.text.encode(errors="surrogatepass")) + 1
            if advance is None and time.monotonic() - begun > _SECONDS_BEFORE_PROGRESS:
                advance, stop = _size_bar(sum(map(_size, files)))
            yield article
            if advance is not None:
                advance(done)
    finally:
        if stop is not None:
            stop()


def _size(file: str) -> int:
    path = Path(file)
    return path.stat().st_size if path.is_file() else 0


def _size_bar(total: int) -> tuple[Callable[[int], None], Callable[[], None]]:
    """Start a progress bar over bytes; return how to move it and how to take it away."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    bar = Progress(
        TextColumn("auditing"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("auditing", total=total or None)
    bar.start()
    return (lambda done: bar.update(task, completed=done)), bar.stop


def _bar(total: int | None) -> tuple[Callable[[], None], Callable[[], None]]:
    """Start a progress bar; return how to move it on and how to take it away."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("auditing"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("auditing", total=total)
    bar.start()
    return (lambda: bar.advance(task)), bar.stop
