import re
from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mtaudit import Article, Confidence, Finding, Result

OURS = re.compile(r"</?(details|sub)>\n?|<!-- -->|<details><summary>[^<>]*</summary>\n")


def parse(report: str) -> list[Token]:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(report)


def cells(report: str) -> list[list[str]]:
    """Return the text of each row of all tables, as a reader sees it."""
    rows: list[list[str]] = []
    for token, following in zip(parse(report), parse(report)[1:], strict=False):
        if token.type == "tr_open":
            rows.append([])
        if token.type == "td_open":
            rows[-1].append("".join(child.content for child in _shown(following)))
    return [row for row in rows if row]


def markup(report: str) -> set[str]:
    """Return the kinds of tokens inside lines, and all HTML that is not ours."""
    inner = [child for token in parse(report) for child in token.children or []]
    blocks = [token for token in parse(report) if token.type == "html_block"]
    foreign = [
        t.content
        for t in (*inner, *blocks)
        if t.type.startswith("html") and not OURS.fullmatch(t.content)
    ]
    return {child.type for child in inner} | set(foreign)


def test_rows_are_the_findings(results: Sequence[Result], render: Callable[..., str]) -> None:
    report = render("markdown", results)

    assert len(cells(report)) == sum(len(result.findings) for result in results)
    assert {len(row) for row in cells(report)} == {4}
    assert markup(report) == {"text", "link_open", "link_close", "html_inline"}


def test_what_is_less_sure_is_folded(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a.txt", "Sedan Dance")
    findings = (
        make_finding(article, "Sedan"),
        make_finding(article, "Dance", confidence=Confidence.LOW),
    )
    report = render("markdown", [Result(article, findings)])
    shown, _, folded = report.partition("<details>")

    assert ("“Sedan”" in shown, "“Dance”" in shown) == (True, False)
    assert ("“Sedan”" in folded, "“Dance”" in folded) == (False, True)


def test_text_is_shown_as_it_is(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    message = (
        r"a|b `c` *d* _e_ [f](g) ![h](i) <b>j</b> &amp; ~~k~~ \| \\ $l$ # - 1. :smile: <!-- m -->"
    )
    article = make_article("a.txt", "Sedan")
    result = Result(article, (make_finding(article, "Sedan", "x|y", message=message),))
    report = render("markdown", [result])

    assert cells(report) == [["a.txt:1", "major", f"{message} (bad-rendering)", "x|y"]]
    assert markup(report) == {"text", "link_open", "link_close"}


def test_a_name_with_underscores_stays_readable(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a_b_c.txt", "Sedan")
    result = Result(article, (make_finding(article, "Sedan", message="_a_b_ __c__ d_"),))
    report = render("markdown", [result])

    assert "[a_b_c.txt:1](a_b_c.txt#L1)" in report
    assert cells(report)[0][2] == "_a_b_ __c__ d_ (bad-rendering)"
    assert markup(report) == {"text", "link_open", "link_close"}


def test_nobody_is_mentioned_and_nothing_is_linked(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    """Sites look for these in the text, after the Markdown is read."""
    message = "ask @octocat or a@b.org, see https://evil.example, www.evil.example and WWW.e.org"
    article = make_article("a.txt", "Sedan")
    report = render(
        "markdown", [Result(article, (make_finding(article, "Sedan", message=message),))]
    )

    assert not re.search(r"@\w|://|www\.", report, re.IGNORECASE)
    assert cells(report)[0][2] == f"{message} (bad-rendering)"


def test_places_are_links_to_the_line(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("./news/a (1)|b.txt", "One.\nSedan")
    report = render("markdown", [Result(article, (make_finding(article, "Sedan"),))])
    (target,) = (
        child.attrGet("href")
        for token in parse(report)
        for child in token.children or []
        if child.type == "link_open"
    )

    assert target == "news/a%20%281%29%7Cb.txt#L2"
    assert cells(report)[0][0] == "news/a (1)|b.txt:2"


def test_a_report_stays_short(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    """A comment on GitHub may have 65,536 characters."""
    article = make_article("a/" * 60 + "a.txt", "Sedan")
    sure = make_finding(article, "Sedan", "<" * 500, message="<|" * 500)
    unsure = make_finding(article, "Sedan", "x" * 500, message="y" * 500, confidence=Confidence.LOW)
    report = render("markdown", [Result(article, (sure, unsure))] * 1000)

    rows = len(cells(report))
    assert 40 < rows <= 80
    assert sum(map(int, re.findall(r"and (\d+) more", report))) == 2000 - rows
    assert len(report) < 65_536


def test_more_than_ten_sure_findings_are_folded_away(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a.txt", "Sedan")
    for count, parts in ((10, [10]), (11, [10, 1]), (50, [10, 30])):
        findings = (make_finding(article, "Sedan"),) * count
        report = render("markdown", [Result(article, findings)])
        assert [part.count("a.txt:1") for part in report.split("<details>")] == parts
    assert "<summary>40 more findings</summary>" in report
    assert report.count("and 10 more") == 1


def test_nothing_found_is_two_lines(
    make_article: Callable[..., Article], render: Callable[..., str]
) -> None:
    report = render("markdown", [Result(make_article("a.txt", "text"), ())])

    assert report == "### mtaudit: no findings in 1 article\n\n0 suppressed\n"


def _shown(token: Token) -> list[Token]:
    return [child for child in token.children or [] if child.type == "text"]
