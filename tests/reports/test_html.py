import base64
import hashlib
import re
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from itertools import pairwise

import attrs
import pytest
from playwright.sync_api import Browser

from mtaudit import Article, Result, Span

VOID = frozenset("br hr img input link meta".split())


@attrs.define
class Element:
    """An element of a page: its tag, attributes, and all text inside it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()


class Page(HTMLParser):
    """All elements of a page in order; refuses tags that do not match."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(markup)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element and close it."""
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Add text to all elements that are open."""
        for element in self._open:
            element.text += data

    def find(self, tag: str = "", **attributes: str) -> list[Element]:
        """Return the elements of a tag that have a class, an id and so on."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if (not tag or element.tag == tag)
            and all(
                value in element.classes
                if name == "class"
                else element.attributes.get(name) == value
                for name, value in wanted.items()
            )
        ]


@pytest.fixture(scope="module")
def markup(results: Sequence[Result], render: Callable[..., str]) -> str:
    return render("html", results)


@pytest.fixture(scope="module")
def page(markup: str) -> Page:
    return Page(markup)


@pytest.fixture(scope="module")
def browsed(markup: str, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The page as a real browser understands it without scripts; `test_review` has them run."""
    file = tmp_path_factory.mktemp("browser") / "report.html"
    file.write_text(markup, "utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    content = page.content()
    context.close()
    return Page(content)


def test_browser_and_report_agree_on_every_element(page: Page, browsed: Page) -> None:
    """Nothing was misnested, so the browser moved nothing."""
    assert [(e.tag, e.attributes) for e in page.elements] == [
        (e.tag, e.attributes) for e in browsed.elements
    ]


def test_nothing_of_the_text_runs(browsed: Page) -> None:
    (root,) = browsed.find("html")

    assert "data-ran" not in root.attributes
    assert [e.attributes.get("type") for e in browsed.find("script")].count(None) == 1
    assert not browsed.find("img")
    assert not any(name.startswith("on") for e in browsed.elements for name in e.attributes)
    assert not any("style" in e.attributes for e in browsed.elements)


def test_policy_allows_one_style_and_one_script_and_nothing_else(browsed: Page) -> None:
    (policy,) = (
        e for e in browsed.elements if e.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    (style,) = browsed.find("style")
    (script,) = (e for e in browsed.find("script") if "type" not in e.attributes)
    of_style, of_script = (
        base64.b64encode(hashlib.sha256(e.text.encode()).digest()).decode() for e in (style, script)
    )

    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{of_style}'; script-src 'sha256-{of_script}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_file_needs_no_other(browsed: Page, markup: str) -> None:
    for element in browsed.elements:
        assert not element.attributes.keys() & {"src", "srcset", "data", "action", "poster"}
        assert element.attributes.get("href", "#").startswith("#")
    (style,) = browsed.find("style")
    assert "url(" not in style.text
    assert "@import" not in style.text
    assert not re.search(r"(?:https?:)?//[\w]", markup)


def test_every_finding_has_mark_entry_and_description(
    results: Sequence[Result], browsed: Page
) -> None:
    findings = [finding for result in results for finding in result.findings]
    entries = browsed.find("li", class_="finding")
    ids = [e.attributes["id"] for e in browsed.elements if "id" in e.attributes]

    assert len(entries) == len(findings)
    assert len(ids) == len(set(ids))
    for element in browsed.elements:
        named = element.attributes.get("aria-describedby", "").split()
        named += element.attributes.get("aria-labelledby", "").split()
        named += filter(None, [element.attributes.get("href", "").removeprefix("#")])
        assert set(named) <= set(ids)
    for entry in entries:
        mark = entry.attributes["id"].replace("f", "m")
        assert mark in ids
        assert entry.attributes["id"].replace("f", "t") in ids


def test_marks_hold_the_text_of_their_findings(browsed: Page) -> None:
    marks = [
        (mark.text, mark.attributes["href"][1:])
        for mark in browsed.find("a", class_="mark")
        if mark.attributes["href"].startswith("#a1-")
    ]

    assert [text for text, _ in marks[:4]] == ["Sedan", "Tooth Dance", "Japans", "10 th"]
    # Two findings cross: the longer begins before the shorter, which ends after it.
    crossing = [text for text, entry in marks if entry in {"a1-f5", "a1-f6"}]
    assert crossing == ["Mayor Hasegawa ", "Shunsuke of Nemuro", " spoke"]


def test_each_finding_is_one_stop_of_the_keyboard(browsed: Page) -> None:
    stops = [m for m in browsed.find("a", class_="mark") if "tabindex" not in m.attributes]
    reached = {m.attributes["href"] for m in stops if "aria-describedby" in m.attributes}

    assert len(reached) == len(browsed.find("li", class_="finding"))


def test_family_and_severity_show_in_more_than_colour(browsed: Page) -> None:
    (style,) = browsed.find("style")
    lines = re.findall(r"--line: (\w+);", style.text)

    assert lines == ["solid", "double", "dashed", "wavy"]


def test_unsafe_characters_are_labelled(markup: str, browsed: Page) -> None:
    labels = {e.text: e.attributes["title"] for e in browsed.find("span", class_="control")}

    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", markup)
    assert labels["U+202E"] == "right-to-left override"
    assert labels["U+001B"] == "control character"


def test_language_and_direction_are_set(browsed: Page) -> None:
    proses = [
        (e.attributes.get("lang"), e.attributes["dir"]) for e in browsed.find("div", class_="prose")
    ]

    assert ("en", "ltr") in proses
    assert ("zh", "ltr") in proses
    assert ("ar", "rtl") in proses


def test_correction_is_spelt_out_word_by_word(browsed: Page) -> None:
    corrected = browsed.find("section", class_="corrected")[0]

    assert "over a SedanShikotanfinding 1 and Tooth DanceHabomaifinding 2," in corrected.text
    assert "Hasegawa Shunsuke" in [e.text for e in browsed.find("del")]
    assert "Shunsuke Hasegawa" in [e.text for e in browsed.find("ins")]


def test_source_shows_the_evidence_in_it(browsed: Page) -> None:
    (source,) = browsed.find("section", class_="source")

    assert "莫斯科将移交色丹" in source.text
    assert "色丹" in [mark.text for mark in browsed.find("a", class_="mark")]


def test_worst_article_comes_first(browsed: Page) -> None:
    ids = re.compile(r"a\d+-title")
    titles = [e.text for e in browsed.find("h2") if ids.fullmatch(e.attributes["id"])]

    assert titles[0] == "Islands returned?"
    assert titles[-1] == "Nothing is wrong here."


def test_suppressed_errors_and_signature_are_there(browsed: Page) -> None:
    (suppressed,) = browsed.find("section", class_="suppressed")
    alarms = [e.text for e in browsed.find("p", class_="alarm")]
    (footer,) = browsed.find("footer")

    assert "marked [sic]" in suppressed.text
    assert "implausible-year failed on this article: ValueError: <year> & more" in alarms
    assert "mtaudit:0.1.0|glossary:0123456789ab" in footer.text


def test_headings_descend_one_level_at_a_time(browsed: Page) -> None:
    levels = [int(e.tag[1]) for e in browsed.elements if re.fullmatch("h[1-6]", e.tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_report_of_nothing(render: Callable[..., str]) -> None:
    assert "No article was audited." in Page(render("html", [])).find("header")[0].text


def test_any_language_tag_is_harmless(render: Callable[..., str]) -> None:
    for lang in ("ar", "uz-Arab", "az-Latn-IR", "en_GB"):
        article = Article("text", lang=lang, source="quelle", source_lang=lang)
        Page(render("html", [Result(article, ())])).find("div")


def test_a_range_of_keys_is_written_as_one(markup: str) -> None:
    assert "<kbd>1</kbd> to <kbd>9</kbd>" in markup


@pytest.mark.parametrize(("width", "lines"), [(1440, 1), (1280, 2)])
def test_no_panel_leaves_a_hole_below_the_others(
    width: int, lines: int, markup: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_content(markup)
    edges = page.eval_on_selector_all(
        ".panel",
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.y, box.right])",
    )
    page.close()

    assert len({top for top, _ in edges}) == lines
    assert edges[-1][1] == max(right for _, right in edges)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by the formula of WCAG 2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast_is_enough_to_read(scheme: int, page: Page) -> None:
    """4.5 to 1 for text, as level AA of WCAG 2 asks."""
    (style,) = page.find("style")
    blocks = re.findall(r":root \{([^}]*--ink[^}]*)\}", style.text)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[scheme]))
    families = ("terminology", "name", "number", "residue")
    on_page = ("ink", "muted", "link", "critical", "major", "minor", "neutral", *families)
    pairs = [(text, ground) for text in on_page for ground in ("paper", "card")]
    pairs += [(family, f"{family}-tint") for family in families]
    pairs += [("ink", f"{family}-tint") for family in families]
    pairs += [("gone", "gone-tint"), ("new", "new-tint"), ("ink", "gone-tint")]
    poor = {
        pair: round(ratio, 2)
        for pair in pairs
        if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 4.5
    }

    assert poor == {}


def test_a_finding_of_line_ends_alone_can_be_reached(
    render: Callable[..., str], results: Sequence[Result]
) -> None:
    article = Article("one\n\n\ntwo", id="a")
    finding = attrs.evolve(results[0].findings[0], span=Span(3, 6), evidence=())
    shown = Page(render("html", [Result(article, (finding,))]))

    assert [mark.attributes["href"] for mark in shown.find("a", class_="mark")] == ["#a1-f1"]
