"""The page of a comparison: what changed is marked, and no text can break out of it."""

import io
from typing import TYPE_CHECKING

import pytest

import mtaudit
from mtaudit.comparison import compare
from mtaudit.reports.comparison import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_AUDITOR = mtaudit.Auditor(["kuril"])


def _page(before: str, after: str, **fields: str) -> str:
    results = (
        [_AUDITOR.audit(mtaudit.Article(text, id=name, **fields))]  # type: ignore[arg-type]  # texts
        for name, text in (("old", before), ("new", after))
    )
    stream = io.StringIO()
    render(compare(*results), "html", stream)
    return stream.getvalue()


def test_words_that_go_and_come_are_marked() -> None:
    page = _page("They sailed to Tooth Dance at dawn.", "They sailed to Habomai at dawn.")

    assert "They sailed to <del>Tooth Dance</del><ins>Habomai</ins> at dawn." in page
    assert "1 repaired · 0 broken · 0 unchanged" in page


def test_long_stretches_that_stay_are_cut() -> None:
    middle = "The sea was calm. " * 200
    page = _page(f"Tooth Dance. {middle} Home.", f"Habomai. {middle} Home again.")

    assert page.count("unchanged text left out") == 1
    assert len(page) < 40_000


def test_articles_that_read_the_same_are_counted() -> None:
    assert "1 article reads the same in both." in _page("One.", "One.")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "</div></body><img src=x onerror=alert(1)>",
        "{{ 7 * 7 }} {% raw %}",
        "a\u202eb\0c\u2066",
    ],
)
def test_a_text_cannot_break_out(text: str) -> None:
    page = _page(f"Tooth Dance {text}", f"Habomai {text} {text}", lang="en")

    assert "<script>" not in page
    assert "<img" not in page
    assert "49" not in page.partition("<main>")[2].partition("Word by word")[2]
    assert not {"\u202e", "\0", "\u2066"} & set(page)


def test_a_right_to_left_article_is_set_so() -> None:
    assert 'lang="ar" dir="rtl"' in _page("وصل أمس.", "وصل اليوم.", lang="ar")


def test_no_column_is_cut_off_in_a_narrow_window(browser: "Browser") -> None:
    text = "They sailed to Tooth Dance on the 10 th, early this month and later this month."
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.set_content(_page(text, text.replace("Tooth Dance", "Habomai")))

    hidden = page.eval_on_selector_all(
        ".scroll", "tables => tables.map(one => one.scrollWidth - one.clientWidth)"
    )
    page.close()

    assert len(hidden) == 2
    assert max(hidden) <= 0
