"""Work on articles on several processors: articles out to worker processes, answers back in order.

A worker gets the work to do once (an auditor compiles its glossary once), and then takes parcels of
articles of about equal size. No more parcels are under way than keep the workers busy, so that
memory does not grow with the number of articles.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, TypeAlias, TypeVar

from mtaudit.article import Article

_T = TypeVar("_T")
_Work: TypeAlias = Callable[[Article], _T]
_Parcel: TypeAlias = tuple[Article, ...]

_PARCEL = 256_000  # code points of text and source: some tenths of a second of work
_PARCELS_EACH = 3  # under way for each worker: one in work, the others waiting

_work: _Work[Any] | None = None  # of this worker process


def default_jobs() -> int:
    """Return the number of processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_processes(
    work: _Work[_T], articles: Iterable[Article], jobs: int
) -> Iterator[tuple[Article, _T]]:
    """Do the same work on each article, in worker processes.

    Args:
        work: What is done; it is sent to each worker once. It gets an empty article first, to make
            ready what all articles need.
        articles: The articles, taken as they are needed.
        jobs: How many workers.

    Yields:
        Each article with what came of it, in order. The articles stay here: only answers come back.
        When the caller stops early, work that has not begun is dropped.
    """
    # A fresh process for each worker: a copy of this one would also copy what its threads hold.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, _begin, (work,))
    under_way: deque[tuple[_Parcel, Future[list[_T]]]] = deque()
    try:
        for parcel in _parcels(articles):
            under_way.append((parcel, pool.submit(_answers, parcel)))
            if len(under_way) >= jobs * _PARCELS_EACH:
                yield from _answered(*under_way.popleft())
        while under_way:
            yield from _answered(*under_way.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _parcels(articles: Iterable[Article]) -> Iterator[_Parcel]:
    """Put articles into parcels; a long article makes one by itself."""
    parcel: list[Article] = []
    size = 0
    for article in articles:
        parcel.append(article)
        size += len(article.text) + len(article.source or "")
        if size >= _PARCEL:
            yield tuple(parcel)
            parcel, size = [], 0
    if parcel:
        yield tuple(parcel)


def _answered(parcel: _Parcel, future: "Future[list[_T]]") -> Iterator[tuple[Article, _T]]:
    yield from zip(parcel, future.result(), strict=True)


# --- In a worker ----------------------------------------------------------------------------------


def _begin(work: _Work[Any]) -> None:
    global _work  # noqa: PLW0603 - a worker has one kind of work for its whole life
    # The parent hears of Ctrl-C, too, and ends the workers in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work = work
    work(Article(""))


def _answers(parcel: _Parcel) -> list[Any]:
    assert _work is not None
    return [_work(article) for article in parcel]
