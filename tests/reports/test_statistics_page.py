"""The page of statistics: its figures, the same bytes each time; no text can break out of it."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.reports.test_review_accessibility import RULES

from mtaudit.reports.chart import round_top
from mtaudit.reports.statistics_page import render
from mtaudit.statistics import Statistics


def _rows(days: int = 5, **fields: Any) -> Iterator[dict[str, Any]]:
    """Yield rows of articles with two findings each, on days one after the other."""
    for number in range(days):
        month, day = divmod(number, 28)
        base = {
            "id": f"n{number}",
            "date": f"{2000 + month // 12}-{1 + month % 12:02}-{1 + day:02}",
            "outlet": ("Echo", "TASS")[number % 2],
            "source_lang": "ru",
            "lang": "en",
            "signature": "mtaudit:1",
        }
        yield {**base, "findings": 2, "words": 100 + number}
        for text in ("Tooth Dance", f"text {number}"):
            yield {
                **base,
                "detector": "bad-rendering",
                "category": "Terminology",
                "severity": ("minor", "critical")[number % 2],
                "confidence": "high",
                "text": text,
                "suggestions": ["Habomai"],
                "term": "Habomai",
                **fields,
            }


def _page(rows: Any, top: int = 10) -> str:
    statistics = Statistics()
    for row in rows:
        statistics.add(row)
    stream = io.StringIO()
    render(statistics, stream, top=top)
    return stream.getvalue()


def test_figures() -> None:
    page = _page(_rows())

    assert "<dt>Findings</dt><dd>10</dd>" in page
    assert "<dt>In 1,000 words</dt><dd>19.61</dd>" in page  # of 510 words
    assert "<dt>Articles with findings</dt><dd>100.0 %</dd>" in page
    assert '<bdi>Tooth Dance</bdi></th><td><bdi>Habomai</bdi></td><td class="number">5</td>' in page
    assert "<bdi>n0</bdi>, <bdi>n1</bdi>, <bdi>n2</bdi>" in page
    assert page.index("severity-critical") < page.index("severity-minor")
    assert page.count('<circle class="dot"') == 5
    assert "2000-01-01: 2 findings, 20.00 in 1,000 words" in page


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = list(_rows(40))

    assert _page(rows) == _page(reversed(rows))


def test_no_more_rows_than_asked_for() -> None:
    page = _page(_rows(30), top=7)

    assert page.count('<td class="examples">') == 7
    assert "24 more are not shown" in page


def test_many_days_are_shown_as_months() -> None:
    page = _page(_rows(28 * 14))

    assert page.count('<circle class="dot"') == 14
    assert '<th scope="row">2000-01</th><td>28</td><td>3,178</td><td>56</td><td>17.62</td>' in page


def test_without_words_there_are_no_rates() -> None:
    rows = [row for row in _rows() if "words" not in row]

    page = _page(rows)

    assert "Rates cannot be told" in page
    assert "In 1,000 words" not in page
    assert "2000-01-01: 2 findings</title>" in page


def test_nothing_was_found() -> None:
    page = _page([])

    assert "<dt>Findings</dt><dd>0</dd>" in page
    assert "<table" not in page


def test_what_failed_is_told_at_the_top() -> None:
    page = _page([*_rows(), {"id": "x", "error": "no such language"}])

    assert "<b>Not all was audited.</b> 1 article could not be audited." in page


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"></bdi></body><img src=x onerror=alert(1)>',
        "{{ 7 * 7 }} {% raw %}",
        "a\u202eb\0c\u2066",
    ],
)
def test_a_text_cannot_break_out(text: str) -> None:
    names = ("id", "outlet", "source_lang", "date", "detector", "category", "severity", "text")
    hostile: dict[str, Any] = dict.fromkeys((*names, "term", "confidence", "signature"), text)

    page = _page([*_rows(suggestions=[text], **hostile)])

    assert "<script" not in page
    assert "<img" not in page
    assert ">49" not in page
    assert not {"\u202e", "\0", "\u2066"} & set(page)


@pytest.mark.parametrize(
    ("value", "top"), [(0, 1), (0.3, 0.4), (4, 4), (4.1, 8), (12.4, 20), (9.9, 10), (399, 400)]
)
def test_scales_have_round_figures(value: float, top: float) -> None:
    assert round_top(value) == pytest.approx(top)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_page_is_accessible(
    scheme: Literal["light", "dark"], width: int, browser: Browser, tmp_path: Path
) -> None:
    """By the rules of WCAG 2.2 AA, as far as axe-core can check them; nothing is refused."""
    file = tmp_path / "statistics.html"
    failed = {"id": "x", "error": "no such language"}
    file.write_text(_page([*_rows(60), failed]), encoding="utf-8")
    # The rules are a script, which the policy of the page would refuse.
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    page.locator("details").evaluate("element => element.open = true")

    found = Axe().run(page, options=RULES).response["violations"]

    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_policy_allows_the_style(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "statistics.html"
    file.write_text(_page(_rows()), encoding="utf-8")
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())

    assert said == []
    assert page.locator(".tiles").evaluate("element => getComputedStyle(element).display") == "grid"
    page.close()
