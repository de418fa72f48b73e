"""Values travel between processes: what comes back is equal, and works."""

import pickle
from pathlib import Path
from typing import TypeVar

import pytest

from mtaudit import Article, Auditor, ConfigError, Finding, Glossary, Term, read

_T = TypeVar("_T")

TEXT = "They sailed to the Tooth Dance Islands.\n"
TERM = Term("Habomai", bad=("Tooth Dance",), native={"zh": "齿舞"}, kind="place")


def _auditor() -> Auditor:
    return Auditor([Glossary((TERM,), "own")])


def _finding() -> Finding:
    (finding,) = _auditor().audit(TEXT).findings
    return finding


def _article(folder: Path) -> Article:
    (folder / "article.txt").write_text(TEXT, "utf-8")
    (article,) = read(folder / "article.txt")
    return article


def _sent(value: _T) -> _T:
    """Return a value as another process gets it."""
    back: _T = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
    return back


@pytest.mark.parametrize("used", [False, True], ids=["fresh", "used"])
@pytest.mark.parametrize("kind", ["article", "finding", "term", "glossary", "auditor", "result"])
def test_round_trip(kind: str, used: bool, tmp_path: Path) -> None:
    """Also once it has computed and kept what it computes on first use."""
    article, auditor = _article(tmp_path), _auditor()
    if used:
        result = auditor.audit(article)
        article.locate(result.findings[0].span)
        assert auditor.signature
    values = {
        "article": article,
        "finding": _finding(),
        "term": TERM,
        "glossary": auditor.glossaries[0],
        "auditor": auditor,
        "result": auditor.audit(article),
    }

    back = _sent(values[kind])

    assert type(back) is type(values[kind])
    assert back == values[kind]


def test_an_auditor_works_where_it_arrives(tmp_path: Path) -> None:
    article, auditor = _article(tmp_path), _auditor()
    expected = auditor.audit(article)

    there = _sent(auditor)
    result = there.audit(_sent(article))

    assert result == expected
    assert there.signature == auditor.signature


def test_a_compiled_glossary_stays_small() -> None:
    """The compiled form is left behind: each process compiles its own."""
    auditor = _auditor()
    fresh = len(pickle.dumps(auditor))

    auditor.audit(TEXT)

    assert len(pickle.dumps(auditor)) == fresh


def test_a_result_keeps_its_places(tmp_path: Path) -> None:
    result = _auditor().audit(_article(tmp_path))

    back = _sent(result)

    place = back.article.locate(back.findings[0].span)
    assert (place.line, place.column) == (1, 20)


def test_an_error_keeps_its_parts() -> None:
    error = ConfigError("there is no detector 'x'", where="config", remedy="use another")

    back = _sent(error)

    assert (type(back), str(back)) == (ConfigError, str(error))
