"""A new document for review: accepted it is the corrected text, rejected the text as it was."""

import io
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

import attrs
import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.conftest import build_finding, from_file
from tests.reports.tracking import Reviewed, W

import mtaudit
from mtaudit import Article, Confidence, Evidence, Finding, Pair, Result, Span
from mtaudit.edits import apply, edits
from mtaudit.errors import ConfigError
from mtaudit.reports.display import code_point, replace_unsafe
from mtaudit.reports.docx import document_of

WORDS = ["Tooth", "Dance", " ", " ", "色丹", "א", "\n", "\n\n", "\t", "\u202e", "\0", "<&>",
         "]]>", "a", "\ufffe", "😀", "e\u0301", "  "]  # fmt: skip
chances = st.integers(0, 2**32).map(Random)
texts = st.lists(st.sampled_from(WORDS), max_size=25).map("".join)


def reviewed(*results: Result) -> Reviewed:
    data = document_of(list(results))
    docx.Document(io.BytesIO(data))  # python-docx reads it
    assert data == document_of(list(results))
    return Reviewed(data)


def shown(text: str) -> str:
    """Return a text as the document shows it."""
    text = re.sub(r"\r(\n|\Z)", r"\1", text)
    return replace_unsafe(text, code_point, keep="\t\n")


def findings_of(article: Article, chance: Random) -> tuple[Finding, ...]:
    """Return findings anywhere, some next to each other, some over each other."""
    found = []
    ends = sorted(chance.randint(0, len(article.text)) for _ in range(6))
    for start, end in [*pairwise(ends), (ends[0], ends[-1])]:
        suggestions = chance.choice([("new",), ("",), ("two\nlines \u202e",), ("a", "b"), ()])
        found.append(
            attrs.evolve(
                build_finding(article, "", *suggestions),
                span=Span(start, end),
                confidence=chance.choice(list(Confidence)),
            )
        )
    return tuple(sorted(found, key=lambda finding: finding.span))


def corrected(result: Result) -> str:
    sure = edits(result.findings, result.article, min_confidence=Confidence.HIGH, only_sure=True)
    return apply(result.article.text, sure)


def texts_of_comments(document: Reviewed) -> list[str]:
    """Return what the comments stand at, in the order in which they were made."""
    anchors = document.anchors()
    return [anchors[number].replace("\u2028", "") for number in sorted(anchors, key=int)]


def lines(document: Reviewed) -> str:
    return "\n".join(document.lines(style="Text")).replace("\u2028", "\n")


@settings(max_examples=200)
@given(text=texts, lang=st.sampled_from(["en", "ar", "ja"]), chance=chances)
def test_accepted_and_rejected(text: str, lang: str, chance: Random) -> None:
    article = from_file("a.txt", text, lang)
    result = Result(article, findings_of(article, chance))
    document = reviewed(result)

    assert len(set(document.numbers())) == len(document.numbers())
    assert len(document.comments()) == len(result.findings)
    assert lines(document.reject()) == shown(text)
    assert texts_of_comments(document) == [
        re.sub(r"[\n\u2028]", "", shown(finding.span.of(text))) for finding in result.findings
    ]
    assert lines(reviewed(result).accept()) == shown(corrected(result))


def words_found(article: Article, *words: str) -> tuple[Finding, ...]:
    return tuple(build_finding(article, word, "new") for word in words)


def test_comments_say_all_that_is_known(results: Sequence[Result]) -> None:
    document = reviewed(*results)

    assert next(iter(document.comments().values())) == [
        "“Sedan” is a bad rendering of Shikotan: the Mandarin reading of 色丹",
        "Instead: Shikotan",
        "Term: Shikotan (place)",
        (
            "Context: the source has 色丹; it is named together with Tooth Dance; Moscow is "
            "mentioned nearby; 3 more"
        ),
        "Source: 莫斯科将移交色丹岛和齿舞群岛。",
        "bad-rendering (Accuracy/Mistranslation): major, high confidence",
    ]
    assert "Instead: (delete)" in str(document.comments())


def test_what_is_less_sure_is_a_comment_alone(results: Sequence[Result]) -> None:
    """Accepting all must do what `mtaudit fix` does, and no more."""
    (islands, *_) = results
    inserted = [
        "".join(run.itertext()) for run in reviewed(islands).body.iter(W + "ins")
    ]  # fmt: skip

    assert inserted == ["Shikotan", "Japan's", "Nemuro", "120,000", "Iturup"]


def test_headings_and_notes(results: Sequence[Result]) -> None:
    document = reviewed(*results)

    assert document.lines(style="Heading1") == ["news/islands.txt", "news/عربي.txt", "memory <b>"]
    assert [line for line in document.lines(style="Note") if line] == [
        "1 critical, 9 major, 1 minor, 1 neutral",
        "The detector implausible-year failed: ValueError: <year> & more",
        "1 major",
        "1 critical, 1 major, 1 minor",
        "1 article without findings left out.",
        "mtaudit:0.1.0|glossary:0123456789ab",
    ]
    assert reviewed(results[-1]).lines(style="Text") == ["Nothing is wrong here.", ""]
    assert reviewed().lines() == []


def test_pairs_stand_beside_each_other() -> None:
    article = Article(
        "Tooth Dance.\n\nA calm day.",
        source="齿舞。\n\n晴。",
        source_lang="zh-TW",
        pairs=(Pair(Span(0, 12), Span(0, 3)), Pair(Span(14, 25), Span(5, 7))),
    )
    document = reviewed(Result(article, words_found(article, "Tooth Dance")))
    rows = [
        [document.lines(cell) for cell in row.iter(W + "tc")]
        for row in document.body.iter(W + "tr")
    ]
    changed = reviewed(Result(article, words_found(article, "Dance.\n\nA"))).body

    assert rows == [[["new."], ["齿舞。"]], [["A calm day."], ["晴。"]]]
    assert [font.get(W + "eastAsia") for font in document.body.iter(W + "rFonts")][-1] == "PMingLiU"
    assert list(changed.iter(W + "ins")) == []  # it would reach over two cells


def test_what_a_finding_rests_on_is_marked_in_the_source() -> None:
    article = Article("Tooth Dance.", source="在齿舞群岛。\n\n色丹岛", source_lang="zh")
    evidence = [
        Evidence("context", "", source_span=Span(start, end)) for start, end in ((1, 3), (2, 5))
    ]
    finding = build_finding(article, "Tooth Dance", evidence=evidence)
    body = reviewed(Result(article, (finding,))).body
    lit = [
        "".join(run.itertext())
        for run in body.iter(W + "r")
        if run.find(f"{W}rPr/{W}rStyle[@{W}val='Evidence']") is not None
    ]

    assert "".join(lit) == "齿舞群岛"


def test_a_correction_between_lines_keeps_them_together() -> None:
    article = from_file("a.txt", "One.\nItu-\r\nrup\nTwo.")
    result = Result(article, words_found(article, "Itu-\r\nrup"))

    assert reviewed(result).reject().lines(style="Text") == ["One.", "Itu-\u2028rup", "Two."]
    assert reviewed(result).accept().lines(style="Text") == ["One.", "new", "Two."]


def test_right_to_left() -> None:
    article = from_file("a.txt", "جزيرة Sedan اليوم", lang="ar")
    body = reviewed(Result(article, words_found(article, "Sedan"))).body
    runs = {
        "".join(run.itertext()): run.find(f"{W}rPr/{W}rtl") is not None
        for run in body.iter(W + "r")
    }

    assert runs | {"جزيرة ": True, " اليوم": True, "Sedan": False} == runs
    assert len(list(body.iter(W + "bidi"))) == 1
    assert {one.get(W + "bidi") for one in body.iter(W + "lang")} >= {"ar"}


def test_what_cannot_be_seen_is_shown() -> None:
    text = "a\u202eb\u200bc \x1b \ufffe \ufeff"
    article = from_file("a\0b.txt", text)
    finding = attrs.evolve(words_found(article, text)[0], suggestions=("x\u202e\0",))
    document = reviewed(Result(article, (finding,)))
    written = b"".join(document.members.values()).decode()

    assert document.reject().lines(style="Text") == [
        "aU+202EbU+200Bc U+001B U+FFFE U+FEFF"
    ]  # fmt: skip
    assert not re.search("[\u202e\u200b\x1b\0\ufffe]", written)
    assert "Instead: x<U+202E><U+0000>" in str(document.comments())


def test_hostile_text_stays_text() -> None:
    hostile = [
        "</w:t></w:r><w:r>", "]]>", "<!-- x", "&#x0;", "&amp;", "<?xml?>", '"\'', "{{x}}", "%s",
        "=cmd|' /C calc'!A0", "x" * 5_000, "../../etc", "\u2028\u2029", "\ud7ff\ue000",
    ]  # fmt: skip
    for text in hostile:
        article = attrs.evolve(from_file(text, f"a {text} b"), id=text)
        finding = build_finding(
            article, text, text, message=text, evidence=[Evidence(text, text)], detector=text
        )
        found = reviewed(Result(article, (finding,), signature=text))
        names = {element.tag for part in found.parts.values() for element in part.iter()}
        assert all(str(name).startswith(W) for name in names)
        assert lines(found.reject()) == f"a {shown(text)} b"


def test_a_stream_must_take_bytes(
    results: Sequence[Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ConfigError, match="the report docx is no text; name a file"):
        mtaudit.write(results, "docx", io.StringIO())
    terminal = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    with pytest.raises(ConfigError, match="the report docx is no text; name a file"):
        mtaudit.write(results, "docx", terminal)
    out = io.BytesIO()
    stream = io.TextIOWrapper(out)
    mtaudit.write(results, "docx", stream)
    mtaudit.write(results, "docx", tmp_path / "a.docx")

    assert out.getvalue() == (tmp_path / "a.docx").read_bytes() == document_of(list(results))


def test_the_date_is_that_of_the_build(
    results: Sequence[Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert next(reviewed(*results).body.iter(W + "ins")).get(W + "date") is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    document = reviewed(*results)
    dates = {one.get(W + "date") for kind in ("ins", "del") for one in document.body.iter(W + kind)}

    assert dates == {"2023-11-14T22:13:20Z"}
    assert {
        one.get(W + "date") for one in document.parts["word/comments.xml"].iter(W + "comment")
    } == dates


def test_the_copies_of_a_folder_keep_their_places(tmp_path: Path) -> None:
    for name in ("a.txt", "sub/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Tooth Dance\n", "utf-8")
    results = [
        attrs.evolve(result, article=attrs.evolve(result.article, origin=None, id=name))
        for name in ("a.txt", "sub/a.txt")
        for result in map(mtaudit.audit, mtaudit.read(tmp_path / name))
    ]
    (tmp_path / "out").mkdir()
    mtaudit.write(results, "docx", tmp_path / "out")

    written = sorted(path for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert written == [tmp_path / "out/a.txt.docx", tmp_path / "out/sub/a.txt.docx"]
    with pytest.raises(ConfigError, match="would be written over"):
        mtaudit.write([results[0], results[1], results[0]], "docx", tmp_path / "out")
