"""Figures over records made by hand, worked out on paper."""

import json
from collections.abc import Iterable
from pathlib import Path

import attrs
import pytest

from mtaudit import (
    Article,
    Auditor,
    Category,
    Confidence,
    Detector,
    Family,
    Finding,
    Severity,
    Span,
)
from mtaudit.errors import ConfigError, ReadError
from mtaudit.evaluation import (
    KIND_FAMILIES,
    Label,
    Record,
    Score,
    Selection,
    as_json,
    as_text,
    describe_alarm,
    describe_miss,
    floor_breaches,
    judge,
    read_floor,
    read_records,
    verdicts,
    write_floor,
)
from mtaudit.evaluation.verdicts import is_right
from mtaudit.glossary import Glossary, Term

NAMES = Detector(
    "names", "", lambda *_: iter(()), Family.NAME, Category.MISTRANSLATION, Severity.MAJOR
)
EVERYTHING = Selection()
NUMBERS = attrs.evolve(NAMES, id="numbers", family=Family.NUMBER)


def record(
    text: str, *labels: Label, group: str = "", dataset: str = "set", pair: str = "zh-en"
) -> Record:
    return Record(Article(text), dataset, labels, is_clean=not labels, pair=pair, group=group)


def label(
    start: int, end: int, kind: str, *, suggestion: str | None = None, tier: str = ""
) -> Label:
    return Label(Span(start, end), kind, suggestion=suggestion, tier=tier)


def found(
    start: int,
    end: int,
    detector: Detector = NAMES,
    *,
    suggestions: Iterable[str] = (),
    confidence: Confidence = Confidence.HIGH,
) -> Finding:
    return detector.finding(Span(start, end), "", confidence, suggestions=suggestions)


def score(*judged: tuple[Record, tuple[Finding, ...]], selection: Selection = EVERYTHING) -> Score:
    result = Score([NAMES, NUMBERS])
    for one, findings in judged:
        result.add(judge(one, findings, selection))
    return result


# --- Hits ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "hit"),
    [((0, 4), False), ((0, 5), True), ((4, 8), True), ((6, 7), True), ((8, 9), False)],
)
def test_a_finding_hits_when_one_code_point_is_shared(span: tuple[int, int], hit: bool) -> None:
    assert label(4, 8, "name").is_hit_by(found(*span)) is hit


@pytest.mark.parametrize(
    ("kind", "family", "fits"),
    [
        ("place", Family.NAME, True),
        ("place", Family.TERMINOLOGY, True),
        ("place", Family.NUMBER, False),
        ("date", Family.NUMBER, True),
        ("date", Family.RESIDUE, False),
        ("apostrophe", Family.RESIDUE, True),
        ("apostrophe", Family.NAME, True),
        ("format", Family.NUMBER, True),
        ("fused", Family.NAME, False),
        ("other", Family.NUMBER, True),
        ("mistranslation", Family.RESIDUE, True),
        ("no kind we know", Family.RESIDUE, True),
    ],
)
def test_families_that_fit_a_kind(kind: str, family: Family, fits: bool) -> None:
    assert label(0, 1, kind).fits(family) is fits


def test_every_kind_of_term_has_families() -> None:
    from mtaudit.glossary import Kind

    assert set(Kind) <= set(KIND_FAMILIES)


def test_an_omission_is_touched_not_overlapped_and_counted_apart() -> None:
    missing = record("Born in .", label(8, 8, "name"))

    tally = score((missing, (found(5, 8),))).tally()

    assert (tally.gold, tally.omissions, tally.omissions_found) == (0, 1, 1)
    assert tally.precision == 1


@pytest.mark.parametrize(
    ("suggestion", "wanted", "right"),
    [
        ("Habomai", "habomai", True),
        ("Shikotan Island", "Shikotan", True),
        ("Haiwai Net", "Haiwai Net (haiwainet.cn)", True),
        ("Moscow", "Moscowian", False),
        ("295", "14,295", False),
        ("14,295", "14,295 people", True),
        ("", "", True),
        ("Habomai", "", False),
        ("歯舞", "歯舞 群島", True),
    ],
)
def test_right_suggestions(suggestion: str, wanted: str, right: bool) -> None:
    assert is_right(suggestion, wanted) is right


# --- Figures ---------------------------------------------------------------------------------


@pytest.fixture
def small() -> Score:
    """Three pairs of twins and a text of its own.

    a: found, twin silent. b: found, twin flagged as well. c: missed, though something else is
    flagged; twin silent. d: two labels, one found at low confidence, with a wrong suggestion.
    """
    return score(
        (
            record("aaaa bbbb", label(0, 4, "name", suggestion="X", tier="must"), group="a"),
            (found(0, 4, suggestions=("X",)),),
        ),
        (record("xxxx bbbb", group="a"), ()),
        (record("cccc dddd", label(0, 4, "place", suggestion="Y"), group="b"), (found(2, 6),)),
        (record("yyyy dddd", group="b"), (found(5, 9),)),
        (
            record("eeee ffff", label(0, 4, "name", tier="must"), group="c"),
            (found(5, 9, confidence=Confidence.LOW),),
        ),
        (record("zzzz ffff", group="c"), ()),
        (
            record("gggg 1234", label(0, 4, "title-term", suggestion="T"), label(5, 9, "number")),
            (found(0, 4, suggestions=("S", "T"), confidence=Confidence.LOW),),
        ),
    )


def test_recall_and_precision(small: Score) -> None:
    tally = small.tally()

    assert (tally.records, tally.labelled, tally.clean) == (7, 4, 3)
    assert (tally.found, tally.gold) == (3, 5)
    assert (tally.true, tally.findings) == (3, 5)
    assert (tally.high_true, tally.high) == (2, 3)
    assert tally.recall == 3 / 5
    assert tally.precision == 3 / 5
    assert tally.must_recall == 1 / 2
    assert tally.split("kind") == {
        "name": (1, 2),
        "number": (0, 1),
        "place": (1, 1),
        "title-term": (1, 1),
    }
    assert tally.split("tier") == {"must": (1, 2)}


def test_false_alarms_and_twins(small: Score) -> None:
    tally = small.tally()

    assert tally.false_alarms == tally.high_false_alarms == 1 / 3
    assert (tally.discriminated, tally.twins) == (1, 3)


def test_suggestions(small: Score) -> None:
    """The finding in b suggests nothing; the one in d has the right answer in second place."""
    tally = small.tally()

    assert (tally.suggested, tally.right_first, tally.right_any) == (2, 1, 2)


def test_a_label_counts_under_one_family(small: Score) -> None:
    name = small.tally(view=("family", "name"))
    terminology = small.tally(view=("family", "terminology"))
    number = small.tally(view=("family", "number"))

    assert (name.found, name.gold, name.findings) == (2, 3, 5)
    assert (terminology.found, terminology.gold, terminology.findings) == (1, 1, 0)
    assert (number.found, number.gold, number.findings, number.clean) == (0, 1, 0, 3)


def test_a_detector_is_measured_on_what_it_could_find(small: Score) -> None:
    names = small.tally(view=("detector", "names"))
    numbers = small.tally(view=("detector", "numbers"))

    assert (names.found, names.gold) == (3, 4)
    assert (numbers.found, numbers.gold, numbers.alarmed) == (0, 1, 0)


def test_data_sets_and_pairs_are_kept_apart() -> None:
    both = score(
        (record("aaaa", label(0, 4, "name"), dataset="one", pair="ja-en"), (found(0, 4),)),
        (record("bbbb", label(0, 4, "name"), dataset="two", pair="zh-en"), ()),
        (record("cccc", dataset="two", pair="ja-en"), ()),
    )

    assert both.datasets == ("one", "two")
    assert both.pairs() == ("ja-en", "zh-en")
    assert both.tally("one").recall == 1
    assert both.tally("two").recall == 0
    assert both.tally(pair="ja-en").recall == 1
    assert both.tally("two", "ja-en").recall is None
    assert both.tally().recall == 1 / 2


def test_a_twin_flagged_by_another_family_is_still_told_apart() -> None:
    pair = score(
        (record("aaaa 1234", label(0, 4, "name"), group="g"), (found(0, 4),)),
        (record("bbbb 1234", group="g"), (found(5, 9, NUMBERS),)),
    )

    assert pair.tally().discriminates == 1
    assert pair.tally(view=("family", "name")).discriminates == 1
    assert pair.tally(view=("detector", "names")).discriminates == 1


def test_the_order_of_twins_does_not_matter() -> None:
    bad = (record("aaaa", label(0, 4, "name"), group="g"), (found(0, 4),))
    clean = (record("bbbb", group="g"), (found(0, 4),))

    assert score(bad, clean).tally().discriminates == 0
    assert score(clean, bad).tally().discriminates == 0


def test_a_text_without_a_twin_is_no_pair() -> None:
    alone = score((record("aaaa", label(0, 4, "name"), group="g"), (found(0, 4),)))

    assert alone.tally().discriminates is None


def test_selected_labels_and_findings() -> None:
    one = record("aaaa 1234", label(0, 4, "place"), label(5, 9, "number"))
    findings = (found(0, 4), found(5, 9, NUMBERS))

    by_kind = judge(one, findings, Selection(kinds=("number",)))
    by_family = judge(one, findings, Selection(families=(Family.NAME,)))

    assert [label.kind for label, _ in by_kind.hits] == ["number"]
    assert by_kind.alarms == ()  # the other finding hits a label that is not asked for
    assert [label.kind for label, _ in by_family.hits] == ["place"]
    assert [f.detector for f in by_family.findings] == ["names"]


def test_a_record_with_other_errors_only_is_neither_bad_nor_clean() -> None:
    other = score(
        (record("aaaa", label(0, 4, "name")), (found(0, 4),)),
        selection=Selection(kinds=("number",)),
    )

    assert (other.tally().labelled, other.tally().clean) == (0, 0)


# --- Auditing --------------------------------------------------------------------------------


def test_records_are_audited_with_their_own_terms_if_asked() -> None:
    term = Term("Habomai", bad=("Tooth Dance",), kind="place")
    one = attrs.evolve(record("To Tooth Dance.", label(3, 14, "place")), terms=(term,))
    auditor = Auditor([])

    (without,) = verdicts(auditor, [one])
    (with_terms,) = verdicts(auditor, [one], use_terms=True)

    assert len(without.misses) == 1
    assert with_terms.misses == ()


def test_the_source_can_be_hidden() -> None:
    term = Term("Shikotan", suspect=("Sedan",), native={"zh": "色丹"})
    article = Article("To Sedan.", source="去色丹。", source_lang="zh")
    one = Record(article, "set", (label(3, 8, "place"),))
    auditor = Auditor([Glossary((term,))])

    (with_source,) = verdicts(auditor, [one])
    (without,) = verdicts(auditor, [one], use_source=False)

    assert with_source.misses == ()
    assert len(without.misses) == 1


# --- Reading ---------------------------------------------------------------------------------


def write(path: Path, *rows: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def test_articles_beside_their_labels(tmp_path: Path) -> None:
    """Line ends stay as they are, or the label would move; a text without labels is clean."""
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_bytes("One 島\r\nKegong spoke.".encode())
    (news / "b.txt").write_text("A calm day.", "utf-8")
    gold = {"article": "a.txt", "start": 7, "end": 13, "quote": "Kegong", "kind": "name"}
    write(news / "gold.jsonl", {**gold, "tier": "must", "suggestion": "Kremlin"})

    records = list(read_records(tmp_path))

    assert [(r.dataset, r.is_clean, len(r.labels)) for r in records] == [
        ("news", False, 1),
        ("news", True, 0),
    ]
    assert records[0].labels[0].span.of(records[0].article.text) == "Kegong"
    assert (records[0].labels[0].tier, records[0].labels[0].suggestion) == ("must", "Kremlin")


def test_records_with_their_text(tmp_path: Path) -> None:
    span = {"start": 0, "end": 2, "category": "place", "good": "X"}
    write(
        tmp_path / "set.jsonl",
        {"id": "g1", "target": "ab", "spans": [span], "lang_pair": "zh-en", "source": "甲"},
        {"id": "g1c", "target": "cd", "spans": [], "lang_pair": None, "dataset": "other"},
        {"id": "h", "target": "ef", "spans": [], "kind": "other", "group": "g"},
    )

    bad, clean, unknown = read_records(tmp_path / "set.jsonl")

    assert (bad.article.lang, bad.article.source_lang, bad.article.source) == ("en", "zh", "甲")
    assert (bad.labels[0].kind, bad.labels[0].suggestion) == ("place", "X")
    assert (bad.dataset, clean.dataset, clean.pair) == ("set", "other", "")
    assert (bad.group, clean.group, unknown.group) == ("g1", "g1", "g")
    assert (clean.is_clean, unknown.is_clean) == (True, False)


def test_a_folder_holds_both_and_clean_texts(tmp_path: Path) -> None:
    write(tmp_path / "z.jsonl", {"id": "1", "target": "ab", "spans": []})
    (tmp_path / "clean").mkdir()
    (tmp_path / "clean" / "day.txt").write_text("A calm day.", "utf-8")

    assert [r.dataset for r in read_records(tmp_path)] == ["z", "clean"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"id": "1", "target": "ab"', "records.jsonl:1: is not JSON in UTF-8"),
        ("[1]", "records.jsonl:1: is no JSON object"),
        ('{"id": "1", "spans": []}', "records.jsonl:1: the field 'target' is missing"),
        (
            '{"id": "1", "target": "ab", "spans": [{"start": 1, "end": 3}]}',
            "records.jsonl:1: 1 to 3 is no span of the text, which has 2 code points",
        ),
        (
            '{"id": "1", "target": "ab", "spans": [{"start": 0, "end": 1, "quote": "b"}]}',
            "records.jsonl:1: the text at 0 to 1 is 'a', not 'b'",
        ),
        ('{"article": "no.txt", "start": 0, "end": 1}', "there is no article 'no.txt' beside it"),
    ],
)
def test_wrong_labels_are_refused(line: str, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text(line, "utf-8")

    with pytest.raises(ReadError) as caught:
        list(read_records(tmp_path))

    assert complaint in str(caught.value)


# --- The floor -------------------------------------------------------------------------------


def test_a_written_floor_is_kept(small: Score, tmp_path: Path) -> None:
    path = tmp_path / "floor.toml"
    path.write_text(write_floor(small), "utf-8")

    floor = read_floor(path)

    assert floor["set"]["all"]["recall"] == 0.6
    assert floor["set"]["all"]["false_alarms"] == 0.3334  # rounded up: a third still passes
    assert floor_breaches(small, floor) == []


def test_what_falls_short_is_said(small: Score) -> None:
    floor = {
        "set": {"all": {"recall": 0.61, "false_alarms": 0.3}},
        "lost": {"all": {"recall": 0.1}},
    }

    assert floor_breaches(small, floor) == [
        "set, all: recall is 0.6000, below 0.6100",
        "set, all: false alarms is 0.3333, above 0.3000",
        "lost, all: recall is not measured any more",
    ]


@pytest.mark.parametrize(
    "content",
    [
        "recall = 1",
        "[set.no-family]\nrecall = 1",
        "[set.name]\nrecal = 1",
        "[set.name]\nrecall = ''",
    ],
)
def test_a_wrong_floor_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "floor.toml"
    path.write_text(content, "utf-8")

    with pytest.raises(ConfigError):
        read_floor(path)


# --- Showing ---------------------------------------------------------------------------------


def test_json_has_every_figure(small: Score) -> None:
    figures = json.loads(as_json(small))

    assert figures["total"]["all"]["recall"] == 0.6
    assert figures["datasets"]["set"]["families"]["name"]["gold"] == 3
    assert figures["datasets"]["set"]["detectors"]["names"]["found"] == 3
    assert figures["datasets"]["set"]["pairs"]["zh-en"]["all"]["twins"] == 3
    assert figures["datasets"]["set"]["kind"]["name"] == {"found": 1, "gold": 2, "recall": 0.5}


def test_tables_show_counts_and_shares(small: Score) -> None:
    assert "3/5  60.0 %" in as_text(small)


def test_misses_and_alarms_are_shown_in_context() -> None:
    article = Article("One\ntwo three.", id="id1", source="一二三。")
    one = Record(article, "set", (label(4, 7, "name", suggestion="deux", tier="must"),))

    assert describe_miss(one, one.labels[0]) == (
        "miss set id1: must name -> deux\n    One [two] three.\n    一二三。"
    )
    assert describe_alarm(one, found(8, 13)).startswith("alarm (unlabelled) set id1: names high: ")
