"""An auditor may be shared among threads: what one compiles, the others see when it is whole."""

import asyncio
import io
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, TypeVar

import pytest

import mtaudit
from mtaudit.glossary import Kind, stored, storing, vocabulary
from mtaudit.glossary.store import Store
from mtaudit.names import keys
from mtaudit.numerals.lexicon import Tree

T = TypeVar("T")

THREADS = 6
OWN = mtaudit.Glossary(
    [
        mtaudit.Term("Nakamura", kind=Kind.PERSON, native={"ja": ["中村"]}),
        mtaudit.Term("Lake Kirin", bad=["Giraffe Lake"], native={"zh": ["麒麟湖"]}),
    ],
    name="own",
)
ARTICLES = [
    mtaudit.Article("They met at Giraffe Lake on the 22th.", source="麒麟湖", source_lang="zh"),
    mtaudit.Article(
        "Zhongcun paid 90 billion yen.", source="中村は90億円払った。", source_lang="ja"
    ),
    mtaudit.Article("He owns two cars.", source="У него два миллиона машин.", source_lang="ru"),
    mtaudit.Article("The Tooth Dance Islands and Sedan were cold in 1060, before 1956."),
]


@pytest.fixture(autouse=True)
def _often() -> Iterator[None]:
    """Let threads take turns as often as can be."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


def in_threads(work: Callable[[int], T]) -> list[T]:
    """Do some work in several threads at once; each is given its number."""
    start = Barrier(THREADS)

    def begin(number: int) -> T:
        start.wait()
        return work(number)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(begin, range(THREADS)))


def turned(items: list[T], number: int) -> list[T]:
    return items[number:] + items[:number]


def test_threads_that_share_an_auditor_find_what_one_finds() -> None:
    alone = [mtaudit.Auditor(["kuril", OWN]).audit(article) for article in ARTICLES]
    assert all(result.findings for result in alone)
    shared = mtaudit.Auditor(["kuril", mtaudit.Glossary(OWN.terms, name="own")])
    size = len(ARTICLES)
    found = in_threads(
        lambda number: [shared.audit(one) for one in turned(ARTICLES, number % size)]
    )
    for number, results in enumerate(found):
        assert results == turned(alone, number % size)


def test_a_service_audits_many_requests_at_once() -> None:
    auditor = mtaudit.Auditor(["kuril", OWN])
    alone = [auditor.audit(article) for article in ARTICLES]

    async def serve() -> list[mtaudit.Result]:
        requests = (asyncio.to_thread(auditor.audit, article) for article in ARTICLES * 20)
        return await asyncio.gather(*requests)

    with ThreadPoolExecutor(1) as thread:  # this one may have a loop that a browser left
        assert thread.submit(lambda: asyncio.run(serve())).result() == alone * 20


def test_a_word_is_found_while_another_thread_takes_the_words_apart() -> None:
    seen: list[int | None] = []

    class Word(str):
        __slots__ = ()

        def __iter__(self) -> Iterator[str]:
            if not seen:  # what another thread would be told now
                seen.append(-1)
                seen.append(tree.match("two", 0))
            return super().__iter__()

    tree = Tree([Word("two"), Word("ten")], None)
    assert tree.match("ten", 0) == 3
    assert seen == [-1, 3]


def test_groups_that_another_thread_has_just_read_are_read() -> None:
    class Raced(dict[object, Any]):
        def __getitem__(self, key: object) -> Any:
            value = super().__getitem__(key)
            self[key] = ()
            return value

    glossary = mtaudit.Glossary([])
    object.__setattr__(glossary, "_compiled", Raced({("groups", "en"): tuple}))
    assert glossary.groups("en") == ()


def test_words_are_told_apart_even_if_threads_miscount_them() -> None:
    known = keys.KnownKeys({"habomai": None})
    known._asked = keys._FEW_WORDS  # two threads have counted one word each, of which one is lost
    assert known.part("Tooth") is None
    assert "habomai" in known._known
    assert known._known is not known


def test_threads_may_forget_the_words_of_a_large_glossary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "_WORTH", 10**9)
    monkeypatch.setattr(vocabulary, "_MOST_WORDS", 3)
    monkeypatch.setattr(vocabulary, "_MOST_PATTERNS", 2)
    glossary, buffer = (
        mtaudit.Glossary(
            [mtaudit.Term(f"Right Place{n}", bad=[f"Wrong Place{n}"]) for n in range(40)]
        ),
        io.BytesIO(),
    )
    texts = [f"They saw Wrong Place{n} and Right Place{n + 1} then." for n in range(39)]
    alone = [glossary.matcher("en").find(text) for text in texts]
    storing.write(glossary, "en", buffer)
    matcher = stored.read(Store(buffer.getvalue(), buffer.getvalue), "en").matcher("en")
    found = in_threads(lambda number: [matcher.find(one) for one in turned(texts, number * 6)])
    for number, matches in enumerate(found):
        assert matches == turned(alone, number * 6)
