import html
import json
import re
from collections.abc import Callable, Sequence

import attrs

from mtaudit import Article, Category, Finding, Pair, Result, Span

COLUMNS = "system doc docSegId globalSegId rater source target category severity metadata".split()


def read(report: str) -> list[dict[str, str]]:
    """Read a report as the viewer does: split at line ends and tabs, and nothing else."""
    header, *lines = report.removesuffix("\n").split("\n")
    assert header.split("\t") == COLUMNS
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines]


def test_each_finding_is_a_row_with_its_mark(
    results: Sequence[Result], render: Callable[..., str]
) -> None:
    for result in results:
        rows = [row for row in read(render("mqm", [result])) if row["severity"] != "no-error"]

        assert len(rows) == len(result.findings)
        for row, finding in zip(rows, result.findings, strict=True):
            (mark,) = re.findall("<v>(.*)</v>", row["target"])
            metadata = json.loads(row["metadata"])
            assert metadata["marked_text"] == mark
            assert metadata["fingerprint"] == finding.fingerprint(result.article)
            assert metadata["location"] == html.escape(str(result.article.locate(finding.span)))


def test_an_article_without_findings_has_a_row_that_says_so(
    make_article: Callable[..., Article], render: Callable[..., str]
) -> None:
    for text in ("Nothing is wrong here.\n", "", " \n"):
        (row,) = read(render("mqm", [Result(make_article("a.txt", text), ())]))
        assert (row["category"], row["severity"], row["metadata"]) == ("no-error", "no-error", "{}")
        assert row["target"].strip() == text.strip()


def test_aligned_segments_stand_with_their_source(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = attrs.evolve(
        make_article("a.txt", "They sailed. To Sedan."),
        source="他们出海。去色丹。",
        source_lang="zh",
        outlet="Daily",
        pairs=(Pair(Span(0, 12), Span(0, 5)), Pair(Span(13, 22), Span(5, 9))),
    )
    first, second = read(render("mqm", [Result(article, (make_finding(article, "Sedan"),))]))

    assert (first["docSegId"], first["source"], first["category"]) == (
        "1",
        "他们出海。",
        "no-error",
    )
    assert (second["docSegId"], second["source"]) == ("2", "去色丹。")
    assert second["target"] == "To <v>Sedan</v>."
    assert (second["system"], second["doc"]) == ("Daily", "a.txt:zh-en")


def test_lines_are_segments_and_have_the_source_of_their_number(
    make_article: Callable[..., Article], render: Callable[..., str]
) -> None:
    article = attrs.evolve(make_article("a.txt", "One.\r\n\r\nTwo.\r\n"), source="一。\n二。\n")
    rows = read(render("mqm", [Result(article, ())]))

    assert [(row["docSegId"], row["source"], row["target"]) for row in rows] == [
        ("1", "一。", "One."),
        ("3", "二。", "Two."),
    ]


def test_a_source_with_other_lines_is_left_out(
    make_article: Callable[..., Article], render: Callable[..., str]
) -> None:
    """A wrong original beside a line would mislead."""
    article = attrs.evolve(make_article("a.txt", "One.\nTwo.\n"), source="一二。")

    assert [row["source"] for row in read(render("mqm", [Result(article, ())]))] == ["", ""]


def test_lines_that_a_finding_joins_are_one_segment(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a.txt", "On Itu-\nrup it\nrained.")
    rows = read(render("mqm", [Result(article, (make_finding(article, "Itu-\nrup"),))]))

    assert [(row["docSegId"], row["target"]) for row in rows] == [
        ("1", "On <v>Itu- rup</v> it"),
        ("3", "rained."),
    ]


def test_text_is_html_and_cannot_be_a_mark(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a.txt", "a</v><img src=x onerror=run()>\tSedan & b")
    (row,) = read(render("mqm", [Result(article, (make_finding(article, "Sedan"),))]))

    assert row["target"] == ("a&lt;/v&gt;&lt;img src=x onerror=run()&gt; <v>Sedan</v> &amp; b")


def test_categories_have_the_names_of_the_viewer(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a.txt", "Sedan")
    finding = make_finding(article, "Sedan", category=Category.SPELLING)
    (row,) = read(render("mqm", [Result(article, (finding,))]))

    assert (row["category"], row["severity"]) == ("Fluency/Spelling", "Major")


def test_the_rater_is_counted_apart_from_people(
    results: Sequence[Result], render: Callable[..., str]
) -> None:
    """The viewer makes a metric of its own from raters whose names begin so."""
    assert {row["rater"] for row in read(render("mqm", results))} == {"AutoMQM-mtaudit"}


def test_a_long_line_is_not_repeated_for_each_finding(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    text = "x" * 50_000 + " Sedan " + "y" * 50_000
    article = attrs.evolve(make_article("a.txt", text), source="z" * 50_000)
    report = render("mqm", [Result(article, (make_finding(article, "Sedan"),) * 100)])

    assert len(report) < 100 * 10_000
    assert re.search(r"\tz{4000}…\t…x{1999} <v>Sedan</v> y{1999}…\t", report)
