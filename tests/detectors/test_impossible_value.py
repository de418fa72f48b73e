import pytest

from mtaudit import Article, Auditor, Confidence, Config, Finding

_AUDITOR = Auditor(config=Config(detectors=("impossible-value",)))


def findings(text: str) -> tuple[Finding, ...]:
    result = _AUDITOR.audit(Article(text))
    assert result.errors == ()
    return result.findings


@pytest.mark.parametrize(
    ("text", "span", "suggestions"),
    [
        ("120 percent of the members voted.", "120 percent of the members", ()),
        ("Sales fell by 120 percent.", "120 percent", ()),
        ("12 of the 10 members came.", "12 of the 10 members", ()),
        ("Five came; five of the four countries left.", "five of the four countries", ()),
        ("It is between 40 and 30 percent.", "40 and 30", ("30 and 40",)),
        ("The meeting ran from 15:30 to 14:00.", "from 15:30 to 14:00", ()),
        ("Mr. Abe (1985-1979) was a painter.", "(1985-1979)", ()),
        ("He is 184 m tall.", "184 m", ("1.84 m", "184 cm")),
        ("The wrestler is 1.84 cm and weighs 99 kg.", "1.84 cm", ("1.84 m", "184 cm")),
        ("She is 1.84 m tall and weighs 80 g.", "80 g", ("80 kg",)),
        ("A 184-year-old man was found.", "184-year-old man", ()),
        ("The index rose 609 points to 41 points.", "609 points to 41 points", ()),
    ],
)
def test_kinds(text: str, span: str, suggestions: tuple[str, ...]) -> None:
    (finding,) = findings(text)

    assert finding.span.of(text) == span
    assert finding.suggestions == suggestions


@pytest.mark.parametrize(
    "text",
    [
        "52 percent voted for, 48 percent against.",
        "60 percent of men and 50 percent of women agreed.",
        "Profits fell by 120 percent; sales are 120 percent of the plan.",
        "It was between 40 and 30 BC, a curfew between 2200 and 0700, between 9 and 5.",
        "The bar is open from 10:00pm-2:00am, the shop from 11:30 to 9:00.",
        "The tower is 184 m tall. The doll she made is 1.84 cm tall.",
        "He found a pearl that is 1.84 cm wide.",
        "The baby weighs 180 g and the boy who has it is happy.",
        "The index rose 609 points to 38,236 points.",
        "Two of the four islands; 15 of the 12 pound notes; 30 of the 10 years.",
        "The (2019-2021) season and (1979-1985).",
    ],
)
def test_silent(text: str) -> None:
    assert findings(text) == ()


def test_only_the_certain_is_of_high_confidence() -> None:
    voted, some = findings("120 percent of the members voted. Or was it 120 percent of voters?")

    assert (voted.confidence, some.confidence) == (Confidence.HIGH, Confidence.MEDIUM)
