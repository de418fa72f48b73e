"""Front matter of Markdown: which of it is text, where it stands, how it is corrected."""

import datetime as dt
import json
from random import Random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.article import Article, Document
from mtaudit.edits import Edit, apply, to_document
from mtaudit.finding import Finding
from mtaudit.readers.markdown import read
from mtaudit.readers.options import ReadOptions
from mtaudit.spans import Span

FINDING: Finding = None  # type: ignore[assignment]  # no reason is needed to edit


def read_page(text: str) -> Article:
    (article,) = read(Document("page.md", text), ReadOptions())
    return article


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("---\ntitle: Tooth Dance\n---\nText", "Tooth Dance\n\nText"),
        ("---\ntitle: 'It''s Tooth'\nslug: sedan\ndraft: true\n---\nText", "It's Tooth\n\nText"),
        ("---\nsummary: >\n  Tooth\n  Dance\n---\n\nText", "Tooth Dance\n\nText"),
        ("---\nseo:\n  meta_description: Tooth\ntags: [Sedan]\n---\nText", "Tooth\n\nText"),
        ("---\nimages:\n  - src: sedan.png\n    alt: Tooth\n---\nText", "Tooth\n\nText"),
        ("---\ntitle: 1956\ndate: 2024-05-01\n---\nText", "Text"),
        ("---\ntitle: Tooth\n---\n", "Tooth"),
        ('+++\ntitle = "a \\"b\\""\n[x]\nsubtitle = \'c\'\n+++\nText', 'a "b"\n\nc\n\nText'),
        ('+++\ntitle = """\na\nb"""\nx = """\ntitle = "Sedan"\n"""\n+++\nText', "a\nb\n\nText"),
        ('{\n "title": "T\\u00f6th", "weight": 1,\n "url": "Sedan"\n}\n\nText', "Töth\n\nText"),
        ("+++\nx = ['''\ntitle = \"\\UFFFFFFFF\"\n''']\n+++\nText", "Text"),
        # Broken front matter is passed over.
        ("---\ntitle: [Sedan\n---\nText", "Text"),
        ("---\ntitle: a: b: c\n\tx\n---\n\nText", "Text"),
        ("+++\ntitle = Sedan\n+++\nText", "Text"),
        ('{"title": "Sedan"\n\nText', '{"title": "Sedan"\n\nText'),
        ("---\ntitle: Sedan\n\nText", "title: Sedan\n\nText"),
        ("{{< figure >}}\n\nText", "Text"),
    ],
)  # fmt: skip
def test_titles_and_descriptions_are_text(page: str, text: str) -> None:
    assert read_page(page).text == text


@pytest.mark.parametrize(
    ("page", "lang", "date", "outlet", "topic"),
    [
        ("---\nlang: de\ndate: 2024-05-01\n---\n", "de", dt.date(2024, 5, 1), None, None),
        ("---\nlanguage: pt_BR # x\nsource: NHK\n---\n", "pt-BR", None, "NHK", None),
        ("---\ndate: 2024-05-01T10:00:00Z\ntopic: a\n---\n", "en", dt.date(2024, 5, 1), None, "a"),
        ("---\nsource: https://example.org\npublisher: NHK\n---\n", "en", None, "NHK", None),
        ("+++\ndate = 2024-05-01\nlocale = 'fr'\n+++\n", "fr", dt.date(2024, 5, 1), None, None),
        ('{"date": "2024-05-01", "lang": "ja"}\n', "ja", dt.date(2024, 5, 1), None, None),
        ("---\nlang: [x\ndate: tomorrow\n---\n", "en", None, None, None),
    ],
)  # fmt: skip
def test_what_else_it_says(
    page: str, lang: str, date: dt.date | None, outlet: str | None, topic: str | None
) -> None:
    article = read_page(page)
    assert (article.lang, article.date, article.outlet, article.topic) == (
        lang,
        date,
        outlet,
        topic,
    )


def test_what_the_caller_says_of_the_language_holds() -> None:
    (article,) = read(Document("page.md", "---\nlang: de\n---\n"), ReadOptions(lang="fr"))
    assert article.lang == "fr"


# --- Laws ------------------------------------------------------------------------------------

WORDS = [
    "Tooth",
    "Dance",
    "色丹",
    "é",
    "1956",
    "😀",
    " ",
    " ",
    '"',
    "'",
    "\\",
    ": ",
    "#",
    ",",
    "\n",
]
texts = (
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8)
    .map(lambda found: "".join(found).strip())
    .filter(lambda text: any(map(str.isalpha, text)))
)


def write_yaml(values: dict[str, str], chance: Random) -> str:
    style = chance.choice([None, "'", '"', "|", ">"])
    body = yaml.safe_dump(values, default_style=style, allow_unicode=True, width=20)
    return f"---\n{body}---\n"


def write_toml(values: dict[str, str], chance: Random) -> str:
    rows = []
    for key, text in values.items():
        written = json.dumps(text, ensure_ascii=chance.random() < 0.5)
        if "😀" in text:
            written = json.dumps(text, ensure_ascii=False)
        if "'" not in text and "\n" not in text and chance.random() < 0.5:
            written = f"'{text}'"
        rows.append(f"{key} = {written}")
    return "+++\n" + "\n".join(rows) + "\n+++\n"


def write_json(values: dict[str, str], chance: Random) -> str:
    return (
        json.dumps(values, ensure_ascii=chance.random() < 0.5, indent=chance.choice([1, None]))
        + "\n"
    )


@pytest.mark.parametrize("write", [write_yaml, write_toml, write_json])
@given(
    st.fixed_dictionaries({"slug": texts, "subtitle": texts, "title": texts}),
    st.integers(0, 2**32).map(Random),
    st.sampled_from(["Habomai", 'the "b" c', "it's 日本", "a: b", "a\\b"]),
)
def test_a_correction_changes_its_span_and_nothing_else(
    write: object, values: dict[str, str], chance: Random, replacement: str
) -> None:
    assert callable(write)
    front = write(dict(sorted(values.items())), chance)
    article = read_page(f"{front}The page.\n")
    assert article.text == f"{values['subtitle']}\n\n{values['title']}\n\nThe page."
    start = chance.randrange(len(article.text))
    span = Span(start, min(len(article.text), start + chance.randrange(1, 8)))
    if span.of(article.text)[0].isspace() or span.of(article.text)[-1].isspace():
        return
    edits, refused = to_document([Edit(span, replacement, FINDING)], article)
    if refused:
        return
    assert article.origin is not None
    (edit,) = edits
    before = article.origin.document.text
    after = apply(before, edits)
    assert after == before[: edit.span.start] + edit.replacement + before[edit.span.end :]
    expected = article.text[: span.start] + replacement + article.text[span.end :]
    assert read_page(after).text == expected
