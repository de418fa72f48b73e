"""Work on articles on several processors: articles out to worker processes, answers back in order.

A worker has the work to do once (an auditor compiles its glossary once), and then takes parcels of
articles of about equal size. No more parcels are under way than keep the workers busy, so that
memory does not grow with the number of articles, nor with what their files hold besides.

Where that is safe, workers are copies of this process, which has loaded by then what all articles
need. Elsewhere they are processes of their own, and each loads it: a third of a second for each.
"""

import atexit
import gc
import multiprocessing
import os
import pickle
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from mtaudit.article import Article
from mtaudit.errors import ConfigError

_T = TypeVar("_T")
_Work: TypeAlias = Callable[[Article], _T]
_Parcel: TypeAlias = tuple[Article, ...]

_PARCEL = 256_000  # code points: some tenths of a second of work
_OBJECTS = 1000  # code points that take about as much memory as an article without any
_PARCELS_EACH = 3  # under way for each worker: one in work, the others waiting

_REMEDY = (
    "in a script, do the work under 'if __name__ == \"__main__\":'; or there was not enough memory"
)

_NOTHING = Article("")  # to audit it makes ready what all articles need

_work: _Work[Any] | None = None  # of this worker process


def default_jobs() -> int:
    """Return the number of processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_processes(
    work: _Work[_T],
    articles: Iterable[Article],
    jobs: int,
    sent: Callable[[Article], Article] = lambda article: article,
    *,
    may_be_copied: bool = True,
) -> Iterator[tuple[Article, _T]]:
    """Do the same work on each article, in worker processes.

    Args:
        work: What is done; it is sent to each worker once. It gets an empty article first, to make
            ready what all articles need.
        articles: The articles, taken as they are needed.
        jobs: How many workers, if there are parcels for so many.
        sent: Returns what of an article is sent to a worker.
        may_be_copied: Whether workers may be copies of this process; not if the work has files or
            connections open, in which all copies would read on at one place.

    Yields:
        Each article with what came of it, in order. The articles stay here: only answers come back.
        When the caller stops early, work that has not begun is dropped.

    Raises:
        ConfigError: If a worker ends, as it does in a script that starts processes when imported.
    """
    parcels = _parcels(articles)
    first = tuple(islice(parcels, jobs))
    if not first:
        return
    jobs = len(first)  # all workers start at once, those too for which there is nothing to do
    with _workers(work, jobs, may_be_copied=may_be_copied) as pool:
        try:
            yield from _in_order(pool, chain(first, parcels), jobs * _PARCELS_EACH, sent)
        except BrokenProcessPool as error:
            raise ConfigError("a worker process has ended", remedy=_REMEDY) from error
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _workers(work: _Work[_T], jobs: int, *, may_be_copied: bool) -> Iterator[ProcessPoolExecutor]:
    """Give workers, which start with the first parcel that they are handed."""
    if may_be_copied and _is_alone():
        work(_NOTHING)
        context = multiprocessing.get_context("fork")
        yield ProcessPoolExecutor(jobs, context, _begin, (lambda: work,))
        return
    with _packed(work) as file:
        load = partial(_load_afresh, file, gc.get_threshold())
        yield ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin, (load,))


def _is_alone() -> bool:
    """Tell whether this process has but one thread, those of its libraries counted.

    A copy of a process has no threads, but all that they held at the time, locks for example, and
    nobody to let go of it.
    """
    try:
        return len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False  # it is not Linux: elsewhere the system's own libraries do not bear a copy


@contextmanager
def _packed(work: _Work[_T]) -> Iterator[str]:
    """Give a file that holds the work.

    A worker that fails to start, because a script without a guard runs itself anew in it, would
    leave this process waiting forever to hand over what does not fit into a pipe.
    """
    handle, name = tempfile.mkstemp(prefix="mtaudit-")
    try:
        with os.fdopen(handle, "wb") as file:
            pickle.dump(work, file)
        yield name
    finally:
        Path(name).unlink(missing_ok=True)


def _in_order(
    pool: ProcessPoolExecutor,
    parcels: Iterable[_Parcel],
    most: int,
    sent: Callable[[Article], Article],
) -> Iterator[tuple[Article, Any]]:
    """Yield each article with its answer; at most so many parcels are under way."""
    under_way: deque[tuple[_Parcel, Future[list[Any]]]] = deque()
    for parcel in parcels:
        with _interrupts_held_back():
            future = pool.submit(_answers, tuple(map(sent, parcel)))
        under_way.append((parcel, future))
        if len(under_way) >= most:
            yield from _answered(*under_way.popleft())
    while under_way:
        yield from _answered(*under_way.popleft())


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Start workers that Ctrl-C does not reach, from their first moment: it is for the parent."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _parcels(articles: Iterable[Article]) -> Iterator[_Parcel]:
    """Put articles into parcels by what they hold; a long article makes one by itself."""
    parcel: list[Article] = []
    size = 0
    document = None
    for article in articles:
        parcel.append(article)
        size += len(article.text) + len(article.source or "") + _OBJECTS
        if article.origin and article.origin.document is not document:
            document = article.origin.document
            size += len(document.text)
        if size >= _PARCEL:
            yield tuple(parcel)
            parcel, size = [], 0
    if parcel:
        yield tuple(parcel)


def _answered(parcel: _Parcel, future: "Future[list[Any]]") -> Iterator[tuple[Article, Any]]:
    yield from zip(parcel, future.result(), strict=True)


# --- In a worker ----------------------------------------------------------------------------------


def _begin(load: Callable[[], _Work[Any]]) -> None:
    global _work  # noqa: PLW0603 - a worker has one kind of work for its whole life
    # The parent hears of Ctrl-C, too, and ends the workers in order; see `_interrupts_held_back`.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _work = load()
    gc.freeze()  # what all articles need is no garbage


def _load_afresh(file: str, garbage: tuple[int, int, int]) -> _Work[Any]:
    """Load the work in a process that has nothing of the parent's."""
    gc.set_threshold(*garbage)  # looks for garbage as seldom as the parent
    atexit.register(os._exit, 0)  # the parent waits, and to take all modules apart takes a while
    work: _Work[Any] = pickle.loads(Path(file).read_bytes())  # noqa: S301 - the parent wrote it
    work(_NOTHING)
    return work


def _end_with_parent() -> None:
    """End when the parent is killed: it cannot say so, and a worker would wait forever."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)


def _answers(parcel: _Parcel) -> list[Any]:
    assert _work is not None
    return [_work(article) for article in parcel]
