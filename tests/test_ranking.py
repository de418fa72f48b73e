"""Ranking: the worst first, and no more to read than is asked."""

import pytest

import mtaudit
from mtaudit.ranking import Ranked, rank, within_budget

_AUDITOR = mtaudit.Auditor(["kuril"])
_TEXTS = {
    "clean": "They sailed home.",
    "minor": "They sailed home on the 22th.",
    "worse": "They sailed to Tooth Dance.",
    "worst": "They sailed to Tooth Dance and Sedan Island on the 22th.",
}


def _ranked() -> tuple[Ranked, ...]:
    articles = [mtaudit.Article(text, id=name) for name, text in _TEXTS.items()]
    return rank(_AUDITOR.audit_many(articles))


def test_the_worst_comes_first() -> None:
    ranked = _ranked()

    assert [one.name for one in ranked] == ["worst", "worse", "minor", "clean"]
    assert [one.harm for one in ranked] == sorted((one.harm for one in ranked), reverse=True)
    assert ranked[-1].share == 1.0
    assert ranked[-1].worst is None
    assert ranked[0].worst is mtaudit.Severity.MAJOR


@pytest.mark.parametrize(
    ("budget", "names"),
    [
        ({}, ["worst", "worse", "minor"]),
        ({"articles": 1}, ["worst"]),
        ({"share": 0.5}, ["worst"]),
        ({"share": 0.8}, ["worst", "worse"]),
        ({"share": 1.0}, ["worst", "worse", "minor"]),
        ({"share": 0.0}, []),
        ({"share": 1.0, "articles": 2}, ["worst", "worse"]),
    ],
)
def test_a_budget_is_kept(budget: dict[str, float], names: list[str]) -> None:
    shown = within_budget(_ranked(), **budget)  # type: ignore[arg-type]  # a table of both

    assert [one.name for one in shown] == names


def test_nothing_to_read() -> None:
    assert within_budget(rank(_AUDITOR.audit_many(["Well."])), share=0.9) == ()
    assert rank([]) == ()
