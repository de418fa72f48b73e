"""The columnar kernel: the findings of the object path, row by row."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import mtaudit
from mtaudit import ConfigError

pa = pytest.importorskip("pyarrow")

from mtaudit.batch import Columns, audit_batch, findings_schema, result_rows  # noqa: E402 - needs it

_AUDITOR = mtaudit.Auditor(["kuril"])
_ROWS: list[dict[str, Any]] = [
    {"id": "a", "text": "They sailed to the Tooth Dance Islands on the 22th."},
    {"id": "b", "text": "Nobody was hurt."},
    {"id": "c", "text": None},
    {
        "id": "d",
        "text": "Sedan is an island. [sic] Tooth Dance [sic]",
        "source": "色丹",
        "source_lang": "zh",
    },
    {"id": None, "text": "Kegong said no. 😀 Tooth Dance."},
]


def _batch(rows: list[dict[str, Any]] = _ROWS) -> Any:
    names = list(dict.fromkeys(name for row in rows for name in row))
    return pa.RecordBatch.from_pylist([{n: row.get(n) for n in names} for row in rows])


def test_findings_are_those_of_the_object_path() -> None:
    found = audit_batch(_AUDITOR, _batch())

    expected = []
    for number, row in enumerate(_ROWS):
        if row["text"] is not None:
            article = mtaudit.Article(
                row["text"], source=row.get("source"), source_lang=row.get("source_lang")
            )
            rows = result_rows(_AUDITOR.audit(article))
            expected += [{"row": number, "id": row["id"], **one} for one in rows]
    again = pa.RecordBatch.from_pylist(expected, schema=findings_schema())
    assert found.schema == findings_schema()
    assert found.equals(again)
    assert found["row"].to_pylist() == [0, 0, 3, 3, 4, 4] or found.num_rows >= 4


def test_spans_count_code_points() -> None:
    found = audit_batch(_AUDITOR, _batch()).to_pylist()[-1]

    assert found["text"] == "Tooth Dance"
    assert _ROWS[-1]["text"][found["start"] : found["end"]] == "Tooth Dance"


def test_what_is_suppressed_says_why() -> None:
    rows = audit_batch(_AUDITOR, _batch()).to_pylist()

    assert {row["suppressed"] for row in rows if row["row"] == 3} >= {"marked [sic]"}


@pytest.mark.parametrize(
    "row",
    [
        {"id": "x", "text": "One.", "lang": "no language"},
        {"id": "x", "text": "One.", "date": "last week"},
        {"id": "x", "text": 17},
        {"id": "x", "text": b"One."},
        {"id": "x", "text": "One.", "source": 17},
        {"id": "x", "text": "One.", "lang": 17},
    ],
)
def test_an_article_that_cannot_be_audited_is_a_row(row: dict[str, Any]) -> None:
    found = audit_batch(_AUDITOR, _batch([row])).to_pylist()

    assert len(found) == 1
    assert found[0]["error"]
    assert found[0]["detector"] is None
    assert found[0]["id"] == "x"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("last week", "date: 'last week' is no day; write it as 2026-12-31"),
        (20261231, "date: is no day but of type int"),
    ],
)
def test_a_day_that_is_none_is_said(day: object, said: str) -> None:
    (row,) = audit_batch(_AUDITOR, _batch([{"text": "Tooth Dance.", "date": day}])).to_pylist()

    assert row["error"] == said


def test_a_missing_day_of_a_data_frame_is_none() -> None:
    (row,) = audit_batch(
        _AUDITOR, _batch([{"text": "Tooth Dance.", "date": float("nan")}])
    ).to_pylist()

    assert row["detector"] == "bad-rendering"


def test_what_speaks_arrow_is_a_batch() -> None:
    class Frame:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return pa.Table.from_batches([_batch()]).__arrow_c_stream__(requested_schema)

    assert audit_batch(_AUDITOR, Frame()) == audit_batch(_AUDITOR, _batch())


def test_what_is_no_batch_is_said() -> None:
    with pytest.raises(ConfigError, match="no batch of articles but of type list; give an Arrow"):
        audit_batch(_AUDITOR, ["Tooth Dance."])


def test_a_text_that_is_no_unicode_does_not_lose_the_others() -> None:
    """Parquet files hold such texts: nothing looks at them on the way in."""
    given = [b"Tooth Dance.", b"caf\xe9 \xed\xa0\x80", b"Kegong said no."]
    texts = pa.array(given, pa.binary()).view(pa.string())
    batch = pa.RecordBatch.from_arrays([pa.array(["a", "b", "c"]), texts], ["id", "text"])

    found = audit_batch(_AUDITOR, batch).to_pylist()

    assert [row["id"] for row in found] == ["a", "b", "c"]
    assert [bool(row["error"]) for row in found] == [False, True, False]
    assert "can't decode byte 0xe9" in found[1]["error"]


def test_a_detector_that_fails_is_a_row(tmp_path: Path) -> None:
    plugin = tmp_path / "failing.py"
    plugin.write_text(_FAILING, "utf-8")
    auditor = mtaudit.Auditor(["kuril"], mtaudit.Config(plugins=(str(plugin),)))

    found = audit_batch(auditor, _batch([{"text": "Tooth Dance."}, {"text": "fine"}])).to_pylist()

    assert [row["text"] for row in found if not row["error"]] == ["Tooth Dance"]
    assert [(row["row"], row["detector"]) for row in found if row["error"]] == [(0, "own")]


# What it says holds half a character, which Arrow does not take.
_FAILING = """
from mtaudit import Category, Detector, Family, Severity


def detect(article, context):
    if "Tooth" in article.text:
        raise RuntimeError("half \\ud800")
    return ()


DETECTORS = (
    Detector("own", "a fault", detect, Family.RESIDUE, Category.PUNCTUATION, Severity.MINOR),
)
"""


def test_columns_can_have_other_names() -> None:
    batch = _batch([{"key": 7, "mt": "Tooth Dance.", "day": dt.date(2026, 1, 2)}])

    found = audit_batch(_AUDITOR, batch, Columns(text="mt", id="key", date="day")).to_pylist()

    assert [row["id"] for row in found] == ["7"]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (
            Columns(text="mt"),
            "there is no column 'mt'; it has id, text, source, source_lang; say which holds the",
        ),
        (Columns(topic="story"), "there is no column 'story'"),
    ],
)
def test_a_column_that_is_not_there(columns: Columns, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        audit_batch(_AUDITOR, _batch(), columns)

    assert message in str(caught.value)


def test_an_empty_batch() -> None:
    found = audit_batch(_AUDITOR, _batch().slice(0, 0))

    assert found.num_rows == 0
    assert found.schema == findings_schema()


def test_the_schema_does_not_change() -> None:
    """Columns may be added at the end; nothing is renamed or removed."""
    names = findings_schema().names

    assert names[:23] == [
        *("row", "id", "detector", "family", "category", "severity", "confidence", "message"),
        *("text", "start", "end", "suggestions", "evidence", "fingerprint", "suppressed"),
        *("error", "signature"),
        *("lang", "source_lang", "date", "outlet", "words", "findings"),
    ]


def test_findings_name_what_is_known_of_their_article() -> None:
    known = {"lang": "en", "source_lang": "ru", "date": dt.date(2026, 1, 2), "outlet": "Echo"}

    found = audit_batch(_AUDITOR, _batch([{"text": "Tooth Dance.", **known}])).to_pylist()

    assert [{name: row[name] for name in known} for row in found] == [known]


def test_articles_have_rows_of_their_own_if_asked() -> None:
    """Each article has one before its findings; without these rows nothing else is different."""
    whole = audit_batch(_AUDITOR, _batch(), article_rows=True)

    rows = whole.to_pylist()
    articles = [row for row in rows if row["words"] is not None]
    assert [(row["row"], row["words"]) for row in articles] == [(0, 10), (1, 3), (3, 8), (4, 5)]
    for article in articles:
        mine = [row for row in rows if row["row"] == article["row"] and row is not article]
        reported = [row for row in mine if row["suppressed"] is None]
        assert (article["findings"], article["detector"]) == (len(reported), None)
        assert rows.index(article) < min(map(rows.index, mine), default=len(rows))
    assert [row for row in rows if row["words"] is None] == audit_batch(
        _AUDITOR, _batch()
    ).to_pylist()
