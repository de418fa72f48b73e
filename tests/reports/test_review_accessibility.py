"""The page by the rules of WCAG 2.2 AA, as far as axe-core can check them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.reports.conftest import build_finding, from_file
from tests.reports.reviewing import Editor

from mtaudit import Article, Pair, Result, Span

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def more() -> Iterator[Result]:
    """Yield an article in Arabic, and English beside Japanese in pairs."""
    arabic = from_file("ar.txt", "زار الوزير جزيرة سيدان أمس.\n", lang="ar")
    yield Result(arabic, (build_finding(arabic, "سيدان", "شيكوتان"),))
    pairs = (Pair(Span(0, 16), Span(0, 5)),)
    english = Article("The Tooth Dance.", source="歯舞群島。", source_lang="ja", pairs=pairs)
    yield Result(english, (build_finding(english, "Tooth Dance", "Habomai"),))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_is_found(
    scheme: Literal["light", "dark"],
    width: int,
    browser: Browser,
    results: Sequence[Result],
    tmp_path: Path,
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    editor = Editor.at(context, [*results, *more()], tmp_path)

    def faults() -> list[object]:
        found = Axe().run(editor.page, options=RULES).response["violations"]
        return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]

    assert faults() == []
    editor.press("j", "a", "r", "d", "e")
    assert faults() == []
    editor.press("Escape", "?")
    assert faults() == []
    editor.press("Escape", "x")
    assert faults() == []
    context.close()
