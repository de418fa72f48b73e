"""The arithmetic of the MQM score, on worked examples of the published model."""

from typing import Any

import pytest

from mtaudit import ConfigError
from mtaudit.finding import Category, Confidence, Family, Finding, Severity
from mtaudit.scoring import PUBLISHED, MqmScore, ScoringModel
from mtaudit.spans import Span
from mtaudit.text import count_words


def _findings(category: Category = Category.MISTRANSLATION, **counts: int) -> list[Finding]:
    return [
        Finding(
            Span(0, 1),
            "bad-rendering",
            Family.NAME,
            category,
            Severity[name.upper()],
            Confidence.HIGH,
            "",
        )
        for name, count in counts.items()
        for _ in range(count)
    ]


# Worked examples that others have published, as they print them.
_MQM_COUNCIL = ScoringModel(passing=90.0, acceptable=10.0)
_XTM = ScoringModel(penalties={"major": 5}, weights={"Accuracy": 2})
_TQAUDITOR = ScoringModel(
    penalties={"critical": 3, "major": 1, "minor": 0.01, "neutral": 0}, weights={"Accuracy": 1.2}
)


@pytest.mark.parametrize(
    ("model", "findings", "words", "figures"),
    [
        # MQM Council, "The MQM Scoring Models": ten minor errors in a thousand words leave 99.
        (_MQM_COUNCIL, _findings(minor=10), 1000, (10, 10.0, 99.0)),
        # XTM Cloud 13.8, "Configuring the LQA score calculation method": three errors of weight 2
        # and severity 5 in 1,500 words leave 98 %, and 80 with a reference word count of 1,000.
        (_XTM, _findings(major=3), 1500, (30, 20.0, 98.0)),
        # The same, "LQA feature": a minor and a major error in 200 words.
        (PUBLISHED, _findings(minor=1, major=1), 200, (6, 30.0, 97.0)),
        # TQAuditor, "Quality score formula": 3 x 1 + 3 x 1.2 + 3 x 1 x 1.2 + 2 x 1 + 14 x .01 is
        # 12.34, which leaves 100 - 12.34 / 1500 x 1000 = 91.77.
        (
            _TQAUDITOR,
            [
                *_findings(Category.SPELLING, critical=1, major=2, minor=14, neutral=3),
                *_findings(critical=1, major=3, neutral=5),
            ],
            1500,
            (12.34, 8.226667, 99.177333),
        ),
        (PUBLISHED, _findings(critical=2, major=3, minor=8), 5000, (73, 14.6, 98.54)),
        (PUBLISHED, _findings(major=1, minor=3), 2000, (8, 4.0, 99.6)),
        (PUBLISHED, _findings(neutral=7), 100, (0, 0.0, 100.0)),
        (PUBLISHED, [], 0, (0, 0.0, 100.0)),
    ],
)
def test_penalties_are_summed_and_normed(
    model: ScoringModel,
    findings: list[Finding],
    words: int,
    figures: tuple[float, float, float],
) -> None:
    score = model.score(findings, words)

    assert (score.penalty, score.normed, score.quality) == pytest.approx(figures)


@pytest.mark.parametrize(
    ("passing", "acceptable", "points", "calibrated", "passes"),
    [(90, 10, 10, 90, True), (90, 10, 20, 80, False), (98, 2, 2, 98, True), (98, 2, 3, 97, False)],
)
def test_the_calibrated_quality_scales_the_penalty(
    passing: float, acceptable: float, points: int, calibrated: float, passes: bool
) -> None:
    """By the interval between the maximum and what passes, over the acceptable points."""
    score = ScoringModel(passing=passing, acceptable=acceptable).score(
        _findings(minor=points), 1000
    )

    assert score.calibrated == pytest.approx(calibrated)
    assert score.passed is passes


def test_the_calibrated_quality_runs_through_both_ends() -> None:
    model = ScoringModel(passing=80.0, acceptable=12.5)

    perfect = model.score([], 1000)
    just = model.score(_findings(major=2, minor=2), 960)

    assert perfect.calibrated == 100
    assert just.normed == pytest.approx(12.5)
    assert just.calibrated == pytest.approx(80.0)
    assert just.passed
    assert not model.score(_findings(major=2, minor=3), 960).passed


def test_a_critical_finding_fails_whatever_the_score() -> None:
    one = _findings(critical=1)

    assert not PUBLISHED.score(one, 1_000_000).passed
    assert ScoringModel(critical_fails=False).score(one, 1_000_000).passed


def test_a_category_weighs_more_than_its_dimension() -> None:
    model = ScoringModel(weights={"Accuracy": 2.0, "Accuracy/Omission": 0.5})

    assert model.score(_findings(minor=1), 1000).penalty == 2.0
    assert model.score(_findings(Category.OMISSION, minor=1), 1000).penalty == 0.5
    assert model.score(_findings(Category.SPELLING, minor=1), 1000).penalty == 1.0


def test_a_score_of_parts_is_that_of_the_whole() -> None:
    parts = [
        PUBLISHED.part(_findings(major=1), 120),
        PUBLISHED.part(_findings(minor=2), 80),
    ]

    whole = PUBLISHED.total(parts)

    assert whole.words == 200
    assert whole.normed == pytest.approx(35.0)
    assert dict(whole.part.severities) == {Severity.MAJOR: 1, Severity.MINOR: 2}


def test_scores_add_up() -> None:
    scores = [PUBLISHED.score(_findings(major=1), 120), PUBLISHED.score(_findings(minor=2), 80)]

    assert MqmScore.of_all(scores) == PUBLISHED.score(_findings(major=1, minor=2), 200)
    assert MqmScore.of_all([]) == PUBLISHED.score([], 0)


def test_unsure_findings_count_less_where_that_is_asked() -> None:
    score = PUBLISHED.score(_findings(major=1), 1000)

    assert 0 < score.expected < score.normed


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"penalties": {"mayor": 1}}, "there is no severity 'mayor'"),
        ({"weights": {"Acuracy": 1}}, "there is no category 'Acuracy'"),
        ({"weights": {"Accuracy": -1}}, "-1 is no weight"),
        ({"weights": {"Accuracy": float("nan")}}, "nan is no weight"),
        ({"acceptable": 0}, "acceptable: 0 is out of range"),
        ({"passing": 100}, "passing: 100 is out of range"),
        ({"per_words": 0}, "per_words: 0 is out of range"),
    ],
)
def test_a_wrong_model_is_refused(choices: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        ScoringModel(**choices)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("It's 5 o’clock, isn't it?", 5),
        ("東京です", 4),
        ("The 首相 said", 4),
        ("สวัสดีครับ", 2),
        ("서울은 크다", 2),
        ("- – —", 0),
    ],
)
def test_words_are_counted_as_word_processors_do(text: str, words: int) -> None:
    assert count_words(text) == words
