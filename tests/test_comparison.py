"""Comparisons: what was planted as repaired or broken is told, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mtaudit
from mtaudit import ConfigError
from mtaudit.comparison import Change, compare
from mtaudit.rating import Rater

# Names with a bad rendering, each with a frame of its own for the words around it.
_FAULTS = (
    ("bad-rendering", "They sailed to {} at dawn.", "Habomai", "Tooth Dance"),
    ("bad-rendering", "The fishermen of {} came home.", "Shikotan", "Sedan Island"),
    ("number-format", "It was signed on the {} that month.", "22nd", "22th"),
    ("lost-apostrophe", "It was {} view for years.", "Russia’s", "Russias"),
    ("bad-rendering", "Nobody at the {} would comment.", "Kremlin", "Kegong"),
)
_STATES = ("good", "repaired", "broken", "unchanged")
_AUDITOR = mtaudit.Auditor(["kuril", "countries"])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(_FAULTS), st.sampled_from(_STATES)), max_size=8),
    st.booleans(),
)
def test_planted_differences_are_found_exactly(
    planted: list[tuple[tuple[str, str, str, str], str]], edited: bool
) -> None:
    before, after = (
        ["It began quietly."],
        ["It began very quietly." if edited else "It began quietly."],
    )
    expected: dict[str, dict[str, int]] = {}
    for (detector, frame, right, wrong), state in planted:
        before.append(frame.format(wrong if state in {"repaired", "unchanged"} else right))
        after.append(frame.format(wrong if state in {"broken", "unchanged"} else right))
        if state != "good":
            counts = expected.setdefault(detector, {})
            counts[state] = counts.get(state, 0) + 1

    result = compare(
        _AUDITOR.audit_many(["\n\n".join(before)]), _AUDITOR.audit_many(["\n\n".join(after)])
    )

    assert result.changes == {detector: Change(**counts) for detector, counts in expected.items()}


def test_a_fault_that_moved_with_its_sentence_is_the_same() -> None:
    before = "Kegong said no. The talks went on for hours. They sailed to Tooth Dance."
    after = "The talks went on for hours. They sailed to Tooth Dance."

    (article,) = compare([_AUDITOR.audit(before)], [_AUDITOR.audit(after)]).articles

    assert [finding.suggestions for finding in article.repaired] == [("Kremlin",)]
    assert [finding.span.start for _, finding in article.unchanged] == [44]
    assert article.broken == ()


def test_a_fault_written_in_another_way_is_still_there() -> None:
    before = "They sailed to the Tooth Dance Islands at dawn, and the crowd waved at them."
    after = "They sailed to the Dental Dance Islands at dawn, and the crowd waved at them."

    changes = compare([_AUDITOR.audit(before)], [_AUDITOR.audit(after)]).changes

    assert changes["bad-rendering"] in (Change(unchanged=1), Change(repaired=1))


def test_of_texts_with_little_in_common_the_words_decide() -> None:
    before = "Fishermen from Tooth Dance protested on Friday against the new limits."
    after = "New quotas brought fishing crews of Tooth Dance into the street at the weekend."

    changes = compare([_AUDITOR.audit(before)], [_AUDITOR.audit(after)]).changes

    assert changes == {"bad-rendering": Change(unchanged=1)}


def test_a_fault_that_is_repaired_here_and_made_there_is_both() -> None:
    before = "They sailed to Tooth Dance at dawn. The way back from Habomai took a day."
    after = "They sailed to Habomai at dawn. The way back from Tooth Dance took a day."

    changes = compare([_AUDITOR.audit(before)], [_AUDITOR.audit(after)]).changes

    assert changes == {"bad-rendering": Change(repaired=1, broken=1)}


@pytest.mark.parametrize(("before", "after", "named"), [(1, 2, "A"), (3, 1, "B")])
def test_other_numbers_of_articles_are_refused(before: int, after: int, named: str) -> None:
    with pytest.raises(ConfigError, match=f"^{named}: has {min(before, after)} articles"):
        compare(_AUDITOR.audit_many(["x"] * before), _AUDITOR.audit_many(["x"] * after))


def test_references_of_each_set_are_compared() -> None:
    said = ["The dog ran home.", "A cat slept on the mat."]
    other = ["The dog ran home.", "The cat lay there."]
    audits = _AUDITOR.audit_many(said), _AUDITOR.audit_many(other)

    sets = [map(mtaudit.Article, said), map(mtaudit.Article, other)]
    comparison = compare(*audits, references=sets)

    bleu = next(pair for pair in comparison.metrics if pair[0].metric == "BLEU")
    assert [round(one.score) for one in bleu] == [100, 100]
    assert {"BLEU", "chrF"} <= {verdict.figure for verdict in comparison.verdicts}


@pytest.mark.parametrize(
    ("sizes", "message"),
    [((2, 1), "differ in their number"), ((1,), "^the references: has 1 "), ((3,), "has 2 ")],
)
def test_other_numbers_of_references_are_refused(sizes: tuple[int, ...], message: str) -> None:
    audits = _AUDITOR.audit_many(["x"] * 2), _AUDITOR.audit_many(["x"] * 2)

    with pytest.raises(ConfigError, match=message):
        compare(*audits, references=[[mtaudit.Article("x")] * size for size in sizes])


def test_languages_are_not_mixed_in_one_metric() -> None:
    texts = [mtaudit.Article("Well.", lang="en"), mtaudit.Article("好。", id="b", lang="zh")]
    rater = Rater(_AUDITOR.glossary)
    first, second = _AUDITOR.audit_many(texts)
    rater.add(first, [texts[0]])

    with pytest.raises(ConfigError, match="b: is in zh, others are in en"):
        rater.add(second, [texts[1]])
