"""Long texts in passages: where they are cut, and that findings are those of the whole text."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit import Article, Auditor
from mtaudit.context import LONGEST_PASSAGE, Context
from mtaudit.detectors import DETECTORS
from mtaudit.finding import Finding
from mtaudit.passages import passages
from mtaudit.spans import Span

_PARAGRAPH = "The town has a river, and people like to walk there.\n\n"
_AUDITOR = Auditor()

# Borders and what stands between them, so seldom that long stretches have none of a kind.
pieces = st.tuples(
    st.sampled_from(["\n\n", "\n", ". ", "。", " ", "", "色"]), st.integers(1, 9_000)
)
texts = st.lists(pieces, max_size=12).map(
    lambda drawn: "".join(border + "x" * size for border, size in drawn)
)


def _others(size: int) -> str:
    return _PARAGRAPH * (size // len(_PARAGRAPH))


@given(texts)
def test_passages_make_up_the_text_and_none_is_long(text: str) -> None:
    cut = [span.of(text) for span in passages(text, LONGEST_PASSAGE)]

    assert "".join(cut) == text
    assert all(len(passage) <= LONGEST_PASSAGE for passage in cut)
    assert len(cut) <= max(1, len(text) // 5_000)


def test_a_text_that_is_not_long_is_one_passage() -> None:
    text = _others(LONGEST_PASSAGE)

    assert [span.of(text) for span in passages(text, LONGEST_PASSAGE)] == [text]


@pytest.mark.parametrize("border", ["\n\n", "\n", ". ", "。", " "])
def test_passages_end_where_a_part_of_the_text_does(border: str) -> None:
    words = border.join(f"{number:x}" * 40 for number in range(1_500))

    inner = [span.of(words) for span in passages(words, LONGEST_PASSAGE)][:-1]

    assert inner
    assert all(passage.endswith(border) for passage in inner)


def test_paragraphs_are_kept_before_sentences() -> None:
    sentences = "It rained. The river rose. " * 400
    text = f"{sentences}\n\n" * 5

    assert all(span.of(text).endswith("\n\n") for span in passages(text, LONGEST_PASSAGE))


@pytest.mark.parametrize("at", [0, 50_000])
def test_an_edit_leaves_most_cuts_alone(at: int) -> None:
    lines = [f"Article {number} was written on a day of its own.\n\n" for number in range(9_000)]
    text = "".join(lines)
    edited = f"{text[:at]}A new paragraph.\n\n{text[at:]}"
    ends = [text[span.end :] for span in passages(text, LONGEST_PASSAGE)]
    still = {edited[span.end :] for span in passages(edited, LONGEST_PASSAGE)}

    assert sum(end in still for end in ends) > len(ends) * 0.7


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("Kosovo's 36 parties met there.", "The 35 parties of Kosovo met there.", "35"),
        ("President Putin spoke. Putin left.", "Putins said that it was late.", "Putins"),
        (
            "Vladimir Putin met Angela Merkel.",
            "Later the chancellor told Vladimir Merkel so.",
            "Vladimir Merkel",
        ),
        ("It was founded in 1962.", "It was a partner of the United States in 1062.", "1062"),
    ],
)
def test_what_is_far_away_is_of_another_story(one: str, other: str, marked: str) -> None:
    near, far = (f"{one}\n\n{_others(size)}{other}\n" for size in (9_000, 25_000))

    assert [found.span.of(near) for found in _AUDITOR.audit(near).findings] == [marked]
    assert _AUDITOR.audit(far).findings == ()


def test_findings_and_their_evidence_stand_where_they_do_in_the_whole_text() -> None:
    story = "Kosovo's 36 parties met there. The 35 parties of Kosovo met. Lavrov Antiques left.\n\n"
    text = story + _others(30_000) + story

    found = _AUDITOR.audit(text).findings

    assert [one.span.of(text) for one in found] == ["35", "Lavrov Antiques"] * 2
    first, second = found[:2], found[2:]
    distance = second[0].span.start - first[0].span.start
    assert tuple(one.moved(distance) for one in first) == second
    assert [one.of(text) for one in _evidence(found)] == ["36", "36"]


def _evidence(found: tuple[Finding, ...]) -> list[Span]:
    return [one.span for finding in found for one in finding.evidence if one.span]


def test_a_passage_has_all_that_is_known_of_its_article() -> None:
    source = "普京抵达明斯克。"
    article = Article(_others(30_000), source=source, source_lang="zh", date=dt.date(2021, 5, 4))
    whole = Context(article, _AUDITOR.glossary)

    for _, passage in whole.passages():
        assert passage.article.source == article.source
        assert passage.article.date == article.date
        assert passage.source_matches == whole.source_matches
        assert passage.natives.keys() >= {"Vladimir Putin"}


@pytest.mark.parametrize("asked", [lambda passage: passage.matches, lambda passage: passage.lang])
def test_the_forms_of_the_passages_are_those_of_the_text(
    asked: Callable[[Context], object],
) -> None:
    text = f"Vladimir Putin came to Minsk.\n\n{_others(15_000)}" * 3
    whole, again = (Context(Article(text), _AUDITOR.glossary) for _ in range(2))

    for _, passage in whole.passages():
        asked(passage)

    assert len(whole.matches) >= 6
    assert whole.matches == again.matches


def test_a_term_is_kept_to_in_all_of_a_long_text(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(
        "term,status,form,lang,kind,consistent\n"
        "House,canonical,Ukrainian House,en,organisation,yes\n"
        "House,admitted,Ukraine House,,,\n"
    )
    text = f"They met in Ukrainian House.\n\n{_others(30_000)}They met in Ukraine House.\n"

    found = Auditor(tmp_path / "own.csv").audit(text).findings

    assert [one.detector for one in found] == ["inconsistent-term"]


def test_what_needs_other_texts_sees_the_whole_one() -> None:
    assert not [d.id for d in DETECTORS if d.by_passage and (d.needs_source or d.needs_corpus)]
