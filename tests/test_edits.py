"""From findings to corrected text."""

import itertools

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.article import Article, Document
from mtaudit.auditor import Auditor
from mtaudit.edits import Edit, apply, edits, to_document
from mtaudit.finding import Category, Confidence, Family, Finding, Severity
from mtaudit.glossary import Glossary, Term
from mtaudit.readers import markdown
from mtaudit.readers.options import ReadOptions
from mtaudit.spans import Span

PLAIN = Finding(
    span=Span(0, 0),
    detector="bad-rendering",
    family=Family.NAME,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    confidence=Confidence.HIGH,
    message="",
)


def finding(
    start: int, end: int, *suggestions: str, confidence: Confidence = Confidence.HIGH
) -> Finding:
    return attrs.evolve(
        PLAIN, span=Span(start, end), suggestions=suggestions, confidence=confidence
    )


def corrected(text: str, part: str, suggestion: str, lang: str = "en") -> str:
    start = text.index(part)
    article = Article(text, lang=lang)
    return apply(text, edits([finding(start, start + len(part), suggestion)], article))


def test_edits_are_carried_out() -> None:
    text = "Sedan and Tooth Dance"
    found = [finding(10, 21, "Habomai"), finding(0, 5, "Shikotan", "Sedan")]
    changes = edits(found, Article(text))
    assert [edit.span for edit in changes] == [Span(0, 5), Span(10, 21)]
    assert apply(text, changes) == "Shikotan and Habomai"


def test_nothing_to_do() -> None:
    assert edits([finding(0, 5)], Article("Sedan")) == ()
    assert apply("Sedan", ()) == "Sedan"


def test_the_more_confident_then_the_longer_edit_is_carried_out() -> None:
    text = "Tooth Dance Islands"
    low = finding(0, 19, "x", confidence=Confidence.LOW)
    assert apply(text, edits([low, finding(0, 11, "Habomai")], Article(text))) == "Habomai Islands"
    short, long = finding(0, 5, "x"), finding(0, 11, "Habomai")
    assert apply(text, edits([short, long], Article(text))) == "Habomai Islands"


def test_two_edits_of_one_place_are_not_both_carried_out() -> None:
    text = "Sedan"
    assert apply(text, edits([finding(0, 5, "a"), finding(0, 5, "b")], Article(text))) == "a"
    assert apply(text, edits([finding(2, 2, "a"), finding(2, 2, "b")], Article(text))) == "Seadan"


def test_edits_can_be_limited() -> None:
    text = "Sedan"
    unsure = finding(0, 5, "a", confidence=Confidence.MEDIUM)
    assert not edits([unsure], Article(text), min_confidence=Confidence.HIGH)
    assert not edits([finding(0, 5, "a", "b")], Article(text), only_sure=True)
    assert edits([finding(0, 5, "a")], Article(text), only_sure=True)


@given(st.text("ab ", max_size=20), st.data())
def test_whatever_is_found_the_edits_are_in_order_and_apart(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends, st.sampled_from(Confidence)), max_size=6))
    found = [finding(min(a, b), max(a, b), "Xy", confidence=c) for a, b, c in pairs]
    changes = edits(found, Article(text, lang="ja"))
    for left, right in itertools.pairwise(changes):
        assert left.span.end <= right.span.start
    removed = sum(len(edit.span) for edit in changes)
    assert len(apply(text, changes)) == len(text) - removed + 2 * len(changes)
    assert bool(changes) == bool(found)


@pytest.mark.parametrize(
    ("text", "part", "suggestion", "expected"),
    [
        ("a Sedan island", "Sedan", "Iturup", "an Iturup island"),
        ("An Etorofu man", "Etorofu", "Shikotan", "A Shikotan man"),
        ("an  Oriental", "Oriental", "Dongfang", "a  Dongfang"),
        ("a Sedan", "Sedan", "Shikotan", "a Shikotan"),
        ("a Country", "Country", "Ukrainian", "a Ukrainian"),
        ("an American", "American", "U.S.", "a U.S."),
        ("an Alliance mission", "Alliance", "UN", "a UN mission"),
        ("an Urban man", "Urban", "Uruguayan", "a Uruguayan man"),
        ("a Word", "Word", "European", "a European"),
        ("a Word", "Word", "urgent", "an urgent"),
        ("a Word", "Word", "Uzbek", "an Uzbek"),
        ("a minute", "minute", "hour", "an hour"),
        ("the Sedan", "Sedan", "Iturup", "the Iturup"),
        ("Lima Sedan", "Sedan", "Iturup", "Lima Iturup"),
        ("a “Sedan”", "Sedan", "Iturup", "a “Iturup”"),
        ("a Sedan", "Sedan", "1956", "a 1956"),
    ],
)
def test_the_indefinite_article_is_corrected(
    text: str, part: str, suggestion: str, expected: str
) -> None:
    assert corrected(text, part, suggestion) == expected


def test_only_english_has_that_article() -> None:
    assert corrected("a Sedan", "Sedan", "Iturup", lang="pt") == "a Iturup"


def edit_of(article: Article, part: str) -> Edit:
    start = article.text.index(part)
    return Edit(Span(start, start + len(part)), "Habomai", PLAIN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# The\n\n**Tooth Dance** islands", "# The\n\n**Habomai** islands"),
        ("&amp; [Tooth Dance](tooth-dance.html)", "&amp; [Habomai](tooth-dance.html)"),
        ("- a Tooth\n  Dance", "- a Habomai"),
    ],
)
def test_the_file_is_corrected_through_its_markup(text: str, expected: str) -> None:
    (article,) = markdown.read(Document("page.md", text), ReadOptions())
    part = "Tooth\nDance" if "Tooth\n" in text else "Tooth Dance"
    possible, impossible = to_document([edit_of(article, part)], article)
    assert impossible == ()
    assert apply(text, possible) == expected


@pytest.mark.parametrize("text", ["**Tooth** Dance", "> Tooth\n> Dance", "Tooth<b> Dance</b>"])
def test_an_edit_over_markup_is_refused(text: str) -> None:
    (article,) = markdown.read(Document("page.md", text), ReadOptions())
    edit = edit_of(article, article.text)
    assert to_document([edit], article) == ((), (edit,))


def test_text_from_memory_has_no_file_to_correct() -> None:
    with pytest.raises(ValueError, match="no document"):
        to_document([], Article("Sedan"))


TERMS = Glossary(
    (
        Term(canonical="Habomai", bad=("Tooth Dance", "Chiwu")),
        Term(canonical="Lavrov", bad="Lavrov Antiques"),
        Term(canonical="Etorofu", bad=("Zezhuo", "Etorof")),
    )
)
pieces = st.sampled_from(
    ["Tooth Dance", "tooth dance", "TOOTH DANCE", "Lavrov Antiques", "Lavrov", "Zezhuo", "Zezhuos",
     "a", "an", "the", "’s", " ", " ", " ", ",", "\n", "\n\n", "Etorof", "“", "”", "-"]
)  # fmt: skip


@given(st.lists(pieces, max_size=12).map("".join))
def test_applying_the_edits_removes_the_findings(text: str) -> None:
    auditor = Auditor([TERMS])
    article = Article(text)
    found = [f for f in auditor.audit(article).findings if f.detector == "bad-rendering"]
    after = apply(text, edits(found, article))
    assert not [f for f in auditor.audit(after).findings if f.detector == "bad-rendering"]
