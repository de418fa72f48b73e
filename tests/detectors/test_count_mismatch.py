"""Edge cases of count-mismatch: what opens a list, what closes it, and what is none."""

import pytest

from mtaudit import Article, Auditor, Confidence, Config, Finding

_AUDITOR = Auditor(config=Config(detectors=("count-mismatch",)))


def findings(text: str) -> tuple[Finding, ...]:
    """Audit a text with this detector alone."""
    result = _AUDITOR.audit(Article(text))
    assert result.errors == ()
    return result.findings


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("He saw three countries: France, Germany, Italy and Spain.", Confidence.HIGH),
        ("He saw three countries, namely France, Germany, Italy, and Spain.", Confidence.HIGH),
        ("He saw three countries – France, Germany, Italy and Spain – in May.", Confidence.MEDIUM),
        ("He saw three countries (France, Germany, Italy and Spain).", Confidence.MEDIUM),
        ("He saw three countries (France, Germany, Italy, Spain).", Confidence.MEDIUM),
        ("The three countries, France, Germany, Italy and Spain, met.", Confidence.MEDIUM),
        ("The three countries of France, Germany, Italy and Spain met.", Confidence.MEDIUM),
        ("They left. All three cities of Tokyo, Osaka, Nagoya and Kyoto grew.", Confidence.MEDIUM),
        ("There are three rules: respect, honesty, patience and courage.", Confidence.MEDIUM),
        (
            (
                "In the course of a week that was full of rain and wind they visited all three\n"
                "countries: France, Germany, Italy and Spain."
            ),
            Confidence.HIGH,
        ),
    ],
)
def test_a_count_against_its_list(text: str, confidence: Confidence) -> None:
    (finding,) = findings(text)

    assert finding.span.of(text).lower() == "three"
    assert finding.suggestions == ("four",)
    assert finding.confidence is confidence
    assert finding.evidence[0].span is not None


def test_a_list_that_is_too_short_is_less_sure() -> None:
    (finding,) = findings("It has five members, namely Brazil, Russia, India and China.")

    assert finding.suggestions == ("four",)
    assert finding.confidence is Confidence.MEDIUM


def test_the_suggestion_is_written_like_the_count() -> None:
    (capital,) = findings("Three states: Iowa, Ohio, Utah and Texas.")
    (figure,) = findings("He won 3 states: Iowa, Ohio, Utah and Texas.")

    assert capital.suggestions == ("Four",)
    assert figure.suggestions == ("4",)


@pytest.mark.parametrize(
    "text",
    [
        "He saw three countries: France, Germany and Italy.",
        "He saw three countries, including France, Germany, Italy and Spain.",
        "He saw three countries: France, Germany, Italy, Spain and others.",
        "At least three ministers (Smith, Jones, Brown and White) left.",
        "Two of the four islands - Shikotan and Habomai - are small.",
        "Some of the four islands - Shikotan, Kunashir and Habomai - are small.",
        "Two cities: Paris, France and Austin, Texas.",
        "It has two members: Trinidad and Tobago and Bosnia and Herzegovina.",
        "After two days, France, Germany and Italy agreed.",
        "They won with three goals (Smith and Jones).",
        "In three groups, France and Germany lead.",
        "Both France and Germany agreed, and Italy did not.",
        "Both France, a member, and Germany agreed.",
        "He is a three-time winner: Paris, Rome, Oslo and Bonn.",
        # Items that are many themselves.
        "The knight makes three attacks: one with his sword and two with his axe.",
        "It has four wings: two in front and two behind.",
        # An item with an "and" inside, and items that are parted by semicolons.
        "It has four offices: the Board, the Audit and Ethics Panel, the Registry, and the Fund.",
        "It treats four illnesses: dry and wet cough, common cold, hay fever, and mild asthma.",
        "The court has 3 chambers: civil and commercial; criminal; social and fiscal.",
        # Two counts, and one list of them all.
        "They had two sons and three daughters: Anna, Ben, Carl, Dora and Emma.",
        # No noun.
        "She left the town five months afterwards (March 3rd, 1901).",
    ],
)
def test_what_is_no_mismatch(text: str) -> None:
    assert findings(text) == ()


def test_both_of_three() -> None:
    (finding,) = findings("It was welcomed by both France, Germany and Italy.")

    assert finding.suggestions == ()
    assert finding.confidence is Confidence.MEDIUM
