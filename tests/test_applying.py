"""Decisions carried out on files."""

import json
from pathlib import Path

import attrs
import pytest

import mtaudit
from mtaudit import Article, ConfigError, Decision, Decisions, Finding, Span
from mtaudit.applying import AppliedFile, apply_decisions
from mtaudit.decisions import digest_of, glossary_rows
from mtaudit.finding import Category, Confidence, Family, Severity

SAMPLES = Path(__file__).parent / "readers" / "samples"


def decision(
    article: Article,
    text: str,
    correction: str | None = None,
    *,
    edited: bool = False,
    nth: int = 0,
) -> Decision:
    """Decide on words of an article: correct them, or reject the finding without a correction."""
    assert article.origin is not None
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(text, start + 1)
    span = Span(start, start + len(text))
    finding = Finding(
        span, "d", Family.NAME, Category.ADDITION, Severity.MAJOR, Confidence.LOW, "wrong"
    )
    return Decision(
        article.origin.document.path,
        digest_of(article.text),
        "d",
        finding.fingerprint(article),
        span.start,
        span.end,
        text,
        "rejected" if correction is None else "accepted",
        article.origin.record,
        correction,
        edited,
    )


def read(path: Path) -> list[Article]:
    return list(mtaudit.read(path))


def applied(*decisions: Decision, baseline: Path | None = None) -> AppliedFile:
    (file,) = apply_decisions(Decisions(decisions), baseline=baseline, author="An editor")
    return file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(b"He saw a Sedan.\r\nThen a Sedan again, on Monday.\r\n")
    return path


def test_suggestion_takes_the_article_along_and_a_typed_one_does_not(file: Path) -> None:
    (article,) = read(file)
    applied(
        decision(article, "Sedan", "Itu"), decision(article, "Sedan", "Etorofu", edited=True, nth=1)
    )
    assert file.read_bytes() == b"He saw an Itu.\r\nThen a Etorofu again, on Monday.\r\n"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("en.po", 'msgid "a"\nmsgstr "a \\"Sedan\\" b"\n', 'Shi\\"ko'),
        ("en.json", '{"k": "a Sedan b"}', 'Shi\\"ko'),
        ("a.html", "<p>a Sedan &amp; b</p>", 'Shi"ko'),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\na Sedan b\n", 'Shi"ko'),
    ],
)
def test_corrections_are_written_as_the_format_writes(
    name: str, before: str, after: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(before, "utf-8")
    (article,) = read(path)
    done = applied(decision(article, "Sedan", 'Shi"ko'))
    assert (len(done.corrected), done.refused) == (1, ())
    assert path.read_text("utf-8") == before.replace("Sedan", after)


def test_office_document(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    path = tmp_path / "a.docx"
    document = docx.Document()
    document.add_paragraph("He saw a Sedan.")
    document.save(path)
    (article,) = read(path)
    applied(decision(article, "Sedan", "boat"))
    assert read(path)[0].text.strip() == "He saw a boat."


def test_markup_inside_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("The **Tooth** Dance.\n", "utf-8")
    (article,) = read(path)
    done = applied(decision(article, "Tooth Dance", "Habomai"))
    assert [str(one).rpartition(": ")[2] for one in done.refused] == ["markup stands inside it"]


def test_records_are_found_by_name_and_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x", "t": "a Sedan"}\n{"id": "y", "t": "a Sedan"}\n', "utf-8")
    options = mtaudit.readers.options.ReadOptions(target_field="t", id_field="id")
    first, second = mtaudit.read(path, target_field="t", id_field="id")
    gone = attrs.evolve(decision(second, "Sedan", "boat"), record="z")
    (done,) = apply_decisions(
        Decisions((decision(second, "Sedan", "boat"), gone)), options=lambda _: options
    )
    assert path.read_text("utf-8").endswith('{"id": "y", "t": "a boat"}\n')
    assert "a Sedan" in path.read_text("utf-8")
    assert [one.reason for one in done.refused] == ["the file has no such record"]
    assert first.text == "a Sedan"


def test_overlapping_corrections(file: Path) -> None:
    (article,) = read(file)
    done = applied(decision(article, "saw a Sedan", "sailed"), decision(article, "Sedan", "boat"))
    assert file.read_bytes().startswith(b"He sailed.")
    assert [one.reason for one in done.refused] == ["another correction changes the same words"]


def test_changed_file(file: Path) -> None:
    (article,) = read(file)
    wanted = [decision(article, "Monday", "Friday"), decision(article, "again", "once more")]
    file.write_text("New. He saw it.\nThen a Sedan again and again, on Monday.\n", "utf-8")
    done = applied(*wanted, decision(article, "He saw", "She saw"))
    reasons = {one.decision.text: one.reason for one in done.refused}
    assert reasons["again"] == "the file has changed, and the words beside it are others"
    file.write_text("All is new.\n", "utf-8")
    assert {one.reason for one in applied(*wanted).refused} == {
        "the file has changed, and the words are gone"
    }


def test_carrying_out_twice_changes_nothing_more(file: Path) -> None:
    (article,) = read(file)
    wanted = decision(article, "Monday", "Friday")
    applied(wanted)
    once = file.read_bytes()
    assert applied(wanted).corrected == ()
    assert file.read_bytes() == once


def test_rejected_finding_is_accepted_as_it_stands_afterwards(tmp_path: Path) -> None:
    """A correction beside it changes the neighbours by which the baseline knows it."""
    path = tmp_path / "a.txt"
    path.write_text("They sailed to Tooth Dance, Yidali and Kegong.\n", "utf-8")
    baseline = tmp_path / "mtaudit-baseline.json"
    result = mtaudit.Auditor().audit(read(path)[0])
    texts = {one.span.of(result.article.text): one for one in result.findings}
    assert {"Tooth Dance", "Yidali"} <= set(texts)
    wanted = []
    for text, finding in texts.items():
        one = decision(result.article, text, None if text == "Yidali" else "somewhere")
        fingerprint = finding.fingerprint(result.article)
        wanted.append(attrs.evolve(one, detector=finding.detector, fingerprint=fingerprint))
    applied(*wanted, baseline=baseline)
    again = mtaudit.Auditor(baseline=mtaudit.Baseline.load(baseline)).audit(read(path)[0])
    assert again.findings == ()
    assert len(again.suppressed) == 1
    assert "rejected in review" in again.suppressed[0].reason


def test_unreadable_file_stops_no_other(file: Path) -> None:
    (article,) = read(file)
    one = decision(article, "Monday", "Friday")
    gone = attrs.evolve(one, path=str(file.with_name("gone.txt")))
    files = apply_decisions(Decisions((gone, one)))
    assert [len(one.corrected) for one in files] == [0, 1]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"verdict": "perhaps"}, "there is no verdict 'perhaps'"),
        ({"start": "1"}, "'1' is no value for 'start'"),
        ({"start": True}, "True is no value for 'start'"),
        ({"start": 9, "end": 3}, "its end stands before its start"),
        ({"correction": 3}, "3 is no value for 'correction'"),
        ({"other": 3}, "there is no key 'other'"),
    ],
)
def test_wrong_decisions_are_named(
    change: dict[str, object], said: str, file: Path, tmp_path: Path
) -> None:
    (article,) = read(file)
    entry = attrs.asdict(decision(article, "Monday", "Friday")) | change
    path = tmp_path / "decisions.json"
    path.write_text(json.dumps({"version": 1, "decisions": [entry]}), "utf-8")
    with pytest.raises(ConfigError, match=said):
        Decisions.load(path)


@pytest.mark.parametrize("content", ["", "[]", '{"version": 2}', '{"version": 1}', "\xff"])
def test_what_is_no_file_of_decisions(content: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(ConfigError):
        Decisions.load(path)


def test_glossary_rows_can_be_loaded(file: Path, tmp_path: Path) -> None:
    (article,) = read(file)
    kept = [
        attrs.evolve(decision(article, text, "Shikotan"), glossary=True)
        for text in ("Sedan", "a Sedan", "Sedan again")
    ]
    (tmp_path / "rows.csv").write_text(glossary_rows(kept), "utf-8")
    (term,) = mtaudit.Glossary.load(tmp_path / "rows.csv").terms
    assert set(term.bad) == {"Sedan", "Sedan again", "a Sedan"}
    assert glossary_rows([decision(article, "Sedan", "Shikotan")]) == ""


def test_a_document_that_comes_back_holds_no_decisions(tmp_path: Path) -> None:
    path = tmp_path / "review.docx"
    path.write_bytes(b"PK\3\4\x14\xb6")

    with pytest.raises(ConfigError, match=r"review\.docx: is a document, and holds no"):
        Decisions.load(path)
