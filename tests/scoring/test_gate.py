"""The gate: conditions read, held against counts and scores, and told when they do not hold."""

import pytest

import mtaudit
from mtaudit import ConfigError
from mtaudit.gatekeeper import GateKeeper
from mtaudit.scoring import PUBLISHED, Gate, GateTally

_DETECTORS = [detector.id for detector in mtaudit.DETECTORS]


def _breaches(conditions: str, text: str) -> list[str]:
    result = mtaudit.audit(text, glossary="kuril")
    tally = GateTally()
    tally.add(result.findings, errors=len(result.errors))
    score = PUBLISHED.score(result.findings, len(text.split()))
    return [str(breach) for breach in Gate.parse(conditions, _DETECTORS).breaches(tally, score)]


_BAD = "They sailed to the Tooth Dance Islands on the 22th."


@pytest.mark.parametrize(
    ("conditions", "breaches"),
    [
        ("critical=0", []),
        ("findings<=2, major<2", []),
        ("bad-rendering = 0", ["bad-rendering=0 does not hold: it is 1"]),
        (
            "number==0,name!=1",
            ["number=0 does not hold: it is 1", "name!=1 does not hold: it is 1"],
        ),
        ("mqm<=5", ["mqm<=5 does not hold: it is 600"]),
        ("high>2", ["high>2 does not hold: it is 2"]),
        ("errors=0", []),
        ("quality>=99.5", ["quality>=99.5 does not hold: it is 40"]),
    ],
)
def test_what_does_not_hold_is_told(conditions: str, breaches: list[str]) -> None:
    assert _breaches(conditions, _BAD) == breaches


def test_a_keeper_holds_a_run_against_its_gate() -> None:
    """By the model of the audit."""
    auditor = mtaudit.Auditor(["kuril"], mtaudit.Config(severity_weights={"major": 10}))
    keeper = GateKeeper("mqm<=1, major=0", auditor.config)
    for result in auditor.audit_many(["They sailed to Tooth Dance.", "They sailed home to Omsk."]):
        keeper.add(result)

    assert [str(breach) for breach in keeper.breaches()] == [
        "mqm<=1 does not hold: it is 1000",
        "major=0 does not hold: it is 1",
    ]
    assert GateKeeper("mqm<=1").breaches() == ()


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ("", "'' is no condition; write one such as"),
        ("mqm<=5,", "'' is no condition"),
        ("mqm", "'mqm' is no condition"),
        ("mqm<=five", "is no condition"),
        ("critcal=0", "a gate knows no 'critcal'; did you mean 'critical'?"),
    ],
)
def test_what_cannot_be_read_is_refused(conditions: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Gate.parse(conditions, _DETECTORS)

    assert message in str(caught.value)
