"""What of a Markdown file is prose, and where it stands."""

import time

import pytest

from mtaudit.article import Article, Document
from mtaudit.edits import Edit, apply, to_document
from mtaudit.finding import Finding
from mtaudit.readers.markdown import PageEscape, read
from mtaudit.readers.options import ReadOptions
from mtaudit.spans import OBJECT, Span

FINDING: Finding = None  # type: ignore[assignment]  # no reason is needed to edit


def read_text(text: str) -> Article:
    (article,) = read(Document("page.md", text), ReadOptions())
    return article


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("**Tooth** Dance", "Tooth Dance"),
        ("__Tooth__ *Dance*", "Tooth Dance"),
        ("***Tooth* Dance**", "Tooth Dance"),
        ("~~Tooth~~ Dance", "Tooth Dance"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("[Tooth Dance](https://example.org/sedan.html)", "Tooth Dance"),
        ('[Tooth Dance](<sedan island.html> "Sedan")', "Tooth Dance"),
        ("[Tooth Dance][a]\n\n[a]: /sedan 'Sedan'", "Tooth Dance"),
        ("[Tooth Dance][]\n\n[tooth dance]:\n  /sedan", "Tooth Dance"),
        ("[Tooth *Dance*]\n\n[tooth *dance*]: /sedan", "Tooth Dance"),
        ("Tooth Dance [sic]", "Tooth Dance [sic]"),
        ("[a](b[c](d)", "[a](bc"),
        ("![Tooth Dance](sedan.png)", "Tooth Dance"),
        ("[![Tooth Dance](a.png)](b.html)", "Tooth Dance"),
        ("Tooth<b> Dance</b>", "Tooth Dance"),
        ("Tooth <!-- Sedan --> Dance", "Tooth  Dance"),
        ("Tooth<br>Dance", "Tooth\nDance"),
        ("a < b and c > d", "a < b and c > d"),
        ("R&amp;D &#26085; \\*\\*", "R&D 日 **"),
        ("AT&T &nosuch;", "AT&T &nosuch;"),
        ("the `Sedan` island", f"the {OBJECT} island"),
        ("``a ` b`` c", f"{OBJECT} c"),
        ("see <https://example.org/sedan>.", f"see {OBJECT}."),
        ("Tooth  \nDance\\\nIslands", "Tooth\nDance\nIslands"),
    ],
)
def test_markup_inside_a_line_is_no_text(document: str, text: str) -> None:
    assert read_text(document).text == text


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("# Tooth Dance #\nText", "Tooth Dance\n\nText"),
        ("Tooth\nDance\n=====\nText", "Tooth\nDance\n\nText"),
        ("Tooth\n***\nDance", "Tooth\n\nDance"),
        ("> Tooth\n> Dance", "Tooth\nDance"),
        ("> Tooth\nDance", "Tooth\nDance"),
        ("> > Tooth\n>\n> Dance", "Tooth\n\nDance"),
        ("- Tooth\n  Dance\n- Islands", "Tooth\nDance\n\nIslands"),
        ("1. Tooth\n\n   Dance\n2) Islands", "Tooth\n\nDance\n\nIslands"),
        ("In\n1956. The end", "In\n1956. The end"),
        ("- > Tooth\n  > Dance\n\nafter", "Tooth\nDance\n\nafter"),
        ("before\n\n```text\nSedan\n```\n\nafter", "before\n\nafter"),
        ("~~~\nSedan\n```\n~~~~\nafter", "after"),
        ("```\nSedan, never closed", ""),
        ("before\n\n    Sedan\n\nafter", "before\n\nafter"),
        ("before\n    still text", "before\nstill text"),
        ("- a\n\n      Sedan\n", "a"),
        ("| Tooth | Dance |\n|---|:-:|\n| a \\| b | `c` |", f"Tooth\n\nDance\n\na | b\n\n{OBJECT}"),
        ("a | b", "a | b"),
        ("<div>\n<p>Tooth <b>Dance</b></p>&lt;\n</div>\n\n*x*", "Tooth Dance\n\n<\n\nx"),
        ("<td>Tooth</td><td>Dance</td>", "Tooth\n\nDance"),
        ("<script>\nSedan()\n\n</script>\nafter", "after"),
        ("<!-- Sedan\n\nSedan -->\n\nafter", "after"),
        ("---\nslug: Sedan\n---\nText", "Text"),
        ("+++\nslug = 'Sedan'\n+++\n\nText", "Text"),
        ("---\r\nslug: Sedan\r\n...\r\nText", "Text"),
        ("---\n\nText\n\n---\n", "Text"),
        ("Tooth\r\nDance\r\n\r\nIslands\r\n", "Tooth\nDance\n\nIslands"),
        ("", ""),
        ("\n \n", ""),
    ],
)
def test_blocks(document: str, text: str) -> None:
    assert read_text(document).text == text


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("# Start once { #start-only-once }", "Start once"),
        ("## Start {#start-2}\nText", "Start\n\nText"),
        ("## Start {/*start-2*/}\nText", "Start\n\nText"),
        ("Start\n===== \n{: #start-2}", "Start"),
        ("A [link](x){.out target=_blank} and `code`{.py}.", f"A link and {OBJECT}."),
        ("Write {#a} or {name} or { # b}", "Write {#a} or {name} or { # b}"),
        ("One.[^1] Two[^note-2].\n\n[^1]: At 12 the\n    tower.", "One. Two.\n\nAt 12 the\ntower."),
        ("[^1]: Word", "Word"),
        ("> [!NOTE]\n> Text", "Text"),
        ("/// note | In short\n\nText\n\n///", "In short\n\nText"),
        (":::tip\nText\n:::\nafter", f"{OBJECT}\n\nText\n\nafter"),
        ("::: info In *short*\nText\n:::", "In short\n\nText"),
        (":::note[In short]\nText\n:::", "In short\n\nText"),
        ("::::{tabs}\n:::{note} Short\nText\n:::\n::::", f"{OBJECT}\n\nShort\n\nText"),
        (
            '!!! note "In short"\n\n    Text\n\n    - item\n\nafter',
            "In short\n\nText\n\nitem\n\nafter",
        ),
        ("??? tip\n    Text\n\n        code\n\nafter", f"{OBJECT}\n\nText\n\nafter"),
        ('=== "Linux"\n\n    Text', "Linux\n\nText"),
        ('!!! info inline end "In short"\n    Text', "In short\n\nText"),
        ("!!! that was loud", "!!! that was loud"),
        ("{* ../../src/a_1.py hl[8:9] *}\n\nText", "Text"),
        ("Version {{ site.version }} of {% include a.md %}.", f"Version {OBJECT} of ."),
        ("<<< @/a.js{2}\n\n[[toc]]\n\nText", "Text"),
        ("import Tabs from '@theme/Tabs';\nimport 'x.css'\n\nText", "Text"),
        ("export const a = {\n  b: 1,\n}\n\nText", "Text"),
        ("import rules from abroad", "import rules from abroad"),
        ("<Note>\nTooth **Dance**\n</Note>\n\nafter", "Tooth Dance\n\nafter"),
        ("<Card title={`a ${b}`} {...rest}>\n    Tooth `1`\n</Card>", f"Tooth {OBJECT}"),
        ("<Tabs\n  items={[{a: 1}]}\n/>\n\nText <Badge text='3'/>", "Text"),
        ("a{' '}b", "a b"),
    ],
)
def test_what_generators_of_sites_add_is_no_text(document: str, text: str) -> None:
    assert read_text(document).text == text


@pytest.mark.parametrize(
    "piece", ["{", "{{", "{*", "{/*", "<Note a={", "[^", "{.a", "{.a b=", "::: {"]
)
def test_what_is_added_takes_no_longer_if_it_is_not_closed(piece: str) -> None:
    begun = time.monotonic()
    read_text(piece * 3000)
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(
    ("document", "part", "line", "column"),
    [
        ("---\na: b\n---\n\n# Sedan", "Sedan", 5, 3),
        ("> one\n> *two* Sedan", "Sedan", 2, 9),
        ("&amp; [Sedan](x)", "Sedan", 1, 8),
        ("| a | b |\n|---|---|\n| c \\| d | Sedan |", "Sedan", 3, 12),
        ("- a\r\n\r\n  - Sedan", "Sedan", 3, 5),
        ("<div>\n  <b>Sedan</b>\n</div>", "Sedan", 2, 6),
        ("- 色丹\n\n\tSedan", "Sedan", 3, 2),
        ("/// note | Sedan\n\nText\n\n///", "Sedan", 1, 12),
        ('!!! note "A"\n\n    > *b* Sedan', "Sedan", 3, 11),
        ("<Note a={1}>\n    [^1] Sedan", "Sedan", 2, 10),
    ],
)
def test_positions_are_those_of_the_file(document: str, part: str, line: int, column: int) -> None:
    article = read_text(document)
    start = article.text.index(part)
    place = article.locate(Span(start, start + len(part)))
    assert (place.line, place.column) == (line, column)
    assert (place.end_line, place.end_column) == (line, column + len(part))


@pytest.mark.parametrize(
    ("document", "editable"),
    [
        ("a Tooth Dance b", True),
        ("a **Tooth Dance** b", True),
        ("a Tooth\nDance b", True),
        ("a Tooth \r\nDance b", True),
        ("- a Tooth\n  Dance b", True),
        ("a Tooth&nbsp;Dance b", True),
        ("a **Tooth** Dance b", False),
        ("> a Tooth\n> Dance b", False),
        ("a [Tooth](x) Dance b", False),
    ],
)
def test_text_with_markup_inside_is_not_contiguous(document: str, editable: bool) -> None:
    article = read_text(document)
    assert article.origin is not None
    start = article.text.index("Tooth")
    end = article.text.index("Dance") + len("Dance")
    assert article.origin.source_map.is_contiguous(Span(start, end)) is editable


def test_plain_paragraphs_are_one_piece() -> None:
    article = read_text("one\ntwo\n\nthree")
    assert article.origin is not None
    assert len(article.origin.source_map.text_starts) == 1


def corrected(document: str, replacement: str) -> str | None:
    """The page with another word for Sedan; `None` if it cannot be written there."""
    article = read_text(document)
    start = article.text.index("Sedan")
    edits, refused = to_document([Edit(Span(start, start + 5), replacement, FINDING)], article)
    return None if refused else apply(document, edits)


@pytest.mark.parametrize(
    ("document", "replacement", "expected"),
    [
        ("the **Sedan** island", "Shikotan", "the **Shikotan** island"),
        ("[Sedan][r]\n\n[r]: /u", "Shikotan", "[Shikotan][r]\n\n[r]: /u"),
        # The text of these links is their label, too.
        ("[Sedan]\n\n[sedan]: /u", "Shikotan", None),
        ("[the Sedan][]\n\n[the sedan]: /u", "Shikotan", None),
        # What would be markup is escaped, if it can be.
        ("Sedan", "a*b", "a\\*b"),
        ("Sedan", "*b*", "\\*b\\*"),
        ("<p>Sedan</p>", "a*b", "<p>a*b</p>"),
        ("Sedan", "R & D", "R & D"),
        ("Sedan", "- x", "\\- x"),
        ("Sedan", "R&amp;D", "R\\&amp;D"),
        ("Sedan\n===", "# x", "\\# x\n==="),
        ("| Sedan |\n|---|", "a | b", "| a \\| b |\n|---|"),
        ("<p>Sedan</p>", "<b>", "<p>&lt;b&gt;</p>"),
        ("a\\Sedan", "*", "a\\\\*"),
        # It would begin a list; end a link; be the title of the definition above.
        ("Sedan. x", "12", None),
        ("[r]: /u\nSedan", '"x"', '[r]: /u\n\\"x\\"'),
        # The mark behind it opens nothing after a letter; after a space it would.
        ("aSedan_b c_", "- ", None),
    ],
)
def test_a_correction_leaves_the_markup_as_it_is(
    document: str, replacement: str, expected: str | None
) -> None:
    assert corrected(document, replacement) == expected


def test_what_follows_is_not_drawn_into_a_correction() -> None:
    assert corrected("Sedan\n\n- a\n\n  b", "- x") == "\\- x\n\n- a\n\n  b"
    assert corrected("Sedan\n\n    code", "- x") == "\\- x\n\n    code"


def test_what_is_too_long_to_be_read_again_is_not_corrected() -> None:
    """Else many corrections of one hostile paragraph would take hours."""
    assert corrected("Sedan\n" + "Tooth Dance " * 20_000, "Shikotan") is None
    assert corrected("Sedan\n\n" + "Tooth Dance\n\n" * 20_000, "Shikotan") is not None


def test_an_item_of_a_list_is_read_again_alone() -> None:
    """So that corrections of a long list take no longer than those of as many paragraphs."""
    article = read_text("> - a\n> - Sedan\n>   b\n> - c\n> - d\n")
    assert article.origin is not None
    escape = article.origin.notation.escape
    assert isinstance(escape, PageEscape)
    assert [(one.start, one.within) for one in escape.stretches] == [
        (0, ()),
        (6, (0, 2)),
        (22, (0, 2)),
        (28, (0, 2)),
    ]
