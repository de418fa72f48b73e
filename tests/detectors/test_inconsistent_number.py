"""Edge cases of inconsistent-number: rounding, units, and one fact with two figures."""

import pytest

from mtaudit import Article, Auditor, Confidence, Config, Finding

_AUDITOR = Auditor(config=Config(detectors=("inconsistent-number",)))


def findings(text: str) -> tuple[Finding, ...]:
    """Audit a text with this detector alone."""
    result = _AUDITOR.audit(Article(text))
    assert result.errors == ()
    return result.findings


@pytest.mark.parametrize(
    "written",
    [
        "100 km (62 miles)",
        "100 km (60 miles)",
        "1,000 km (600 miles)",
        "70,000 square kilometres (27,000 square miles)",
        "1.5 million hectares (3.7 million acres)",
        "1 mile (2 km)",
        "30 feet (10 metres)",
        "5 mm (0.2 in.)",
        "42in (106cm)",
        "100 pounds (45kg)",
        "11st 4lb (72kg)",
        "6ft 2in (1.88m)",
        "1.88m (6ft 2in)",
        "10-20 km (6-12 miles)",
        "15 miles (20 km)",
        "1.5 kilometres per second (3,000 miles per hour)",
        "40 gallons (182 litres)",
        "40 gallons (151 litres)",
        "100 tons (91 tonnes)",
        "-40°C (-40°F)",
        "minus 10 C (14 F)",
        "37 degrees (98.6 F)",
        "2 degrees Celsius (3.6 F)",
        "180°C (350°F)",
        "400°F (about 200°C)",
        "1,000 yuan (145 dollars)",
        "12 hours (30 minutes)",
        "500 m (2 km)",
        "100 km (82 miles of it by boat)",
        "783,562 square kilometres (30,09,48 square miles)",
    ],
)
def test_what_may_be_right_is_left_alone(written: str) -> None:
    assert findings(f"It was {written}, they said.") == ()


@pytest.mark.parametrize(
    ("written", "marked", "suggestion"),
    [
        ("100 km (82 miles)", "82 miles", "62 miles"),
        ("100 km (about 26 miles)", "26 miles", "62 miles"),
        ("6ft 2in (2.88m)", "2.88m", "1.88m"),
        ("11st 4lb (27kg)", "27kg", "72kg"),
        ("70,000 square kilometres (17,000 square miles)", None, "27,000 square miles"),
        ("1.5 million hectares (37 million acres)", "37 million acres", "3.7 million acres"),
        ("105 kph (165 mph)", "105 kph (165 mph", "165 kph (105 mph"),
        ("800 metres (500 miles)", "800 metres", "800 kilometres"),
        ("9 square meters (3.5 square miles)", "9 square meters", "9 square kilometers"),
        ("37 degrees Celsius (89 F)", "89 F", "99 F"),
        ("180°C (380°F)", "380°F", "356°F"),
        ("100 degrees Fahrenheit (83 degrees)", "83 degrees", "38 degrees"),
    ],
)
def test_a_wrong_conversion(written: str, marked: str | None, suggestion: str) -> None:
    text = f"It was {written}, they said."

    (finding,) = findings(text)

    assert marked is None or finding.span.of(text) == marked
    assert finding.suggestions[0] == suggestion
    assert finding.confidence is Confidence.HIGH
    assert finding.evidence[0].span is not None


def test_a_small_misfit_is_less_sure() -> None:
    (finding,) = findings("He is 6ft 2in (1.98m) tall.")

    assert finding.confidence is Confidence.MEDIUM


def test_a_power_of_ten_within_the_metric_system() -> None:
    (finding,) = findings("Each tablet holds 500 mg (5 g) of it.")

    assert (finding.suggestions, finding.confidence) == (("0.5 g",), Confidence.MEDIUM)


@pytest.mark.parametrize("slip", ["37,754", "3,775,450", "377,554", "977,545"])
def test_one_fact_with_two_figures(slip: str) -> None:
    text = (
        "A total of 377,545 people in Tokyo have been infected. The mayor asked bars to close. "
        f"The people infected in Tokyo are {slip} people."
    )

    (finding,) = findings(text)

    assert finding.span.of(text) == slip
    assert finding.suggestions == ("377,545",)
    assert finding.confidence is Confidence.MEDIUM
    assert finding.evidence[0].span is not None
    assert finding.evidence[0].span.of(text) == "377,545"


def test_the_figure_that_stands_alone_is_the_wrong_one() -> None:
    text = (
        "Tokyo has 37,754 people infected. In Tokyo 377,545 people are infected, said the mayor. "
        "The 377,545 people infected in Tokyo stay at home."
    )

    (finding,) = findings(text)

    assert finding.span.of(text) == "37,754"


@pytest.mark.parametrize(
    "text",
    [
        "Tokyo has 377,545 people infected. Osaka has 37,754 people infected.",
        "Tokyo had 377,545 people infected in 2022. Tokyo had 37,754 people infected in 2020.",
        "Tokyo has 377,545 people infected. Earlier, Tokyo had 37,754 people infected.",
        "Iceland has 36 parties. The 35 parties of Kosovo met in Kosovo.",
        "Ray took $80m (£43m). The box office of Ray was $74m (£40m).",
        "Everton scored 18 goals in May. Everton then scored 12 goals in June.",
        "Sales in Japan rose to $12m. The fine in Japan was $1.2m.",
    ],
)
def test_other_facts_have_other_figures(text: str) -> None:
    assert findings(text) == ()


def test_few_digits_need_many_words() -> None:
    text = (
        "Sales of the company Xpeng in China reached $1.2bn this quarter. The chairman said sales "
        "of Xpeng in China this quarter had reached $1.2m."
    )

    (finding,) = findings(text)

    assert finding.suggestions == ("$1.2bn",)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Kosovo's 36 parties met. They ate. The 35 parties of Kosovo agreed.", "35"),
        (
            "Bulgaria has a population of 6.8 million. The 8.6 million people of Bulgaria age.",
            "8.6 million",
        ),
        ("Tokyo has 377,545 people infected. Tokyo has 377,543 people infected.", "377,543"),
        ("Gamer buys $26,500 island\n\nA gamer has spent $28,500 on an island.", "$28,500"),
        ("Shares fall 20%\n\nShares in the airline fell 26% on Monday.", "26%"),
    ],
)
def test_one_digit_apart(text: str, marked: str) -> None:
    (finding,) = findings(text)

    assert finding.span.of(text) == marked
    assert finding.confidence is Confidence.MEDIUM


_LISTS = {
    "ever one more": [f"The {n} parties of Kosovo met there." for n in range(20, 99)],
    "at random": [
        f"The share of the voters in Kosovo who went to the polls was {n} percent."
        for n in (312, 847, 115, 560, 817, 298)
    ],
}


@pytest.mark.parametrize("lines", _LISTS.values(), ids=_LISTS)
def test_a_list_gives_no_fact_twice(lines: list[str]) -> None:
    assert findings("\n".join(lines)) == ()


@pytest.mark.parametrize("lines", _LISTS.values(), ids=_LISTS)
def test_a_slip_beside_a_list_is_found(lines: list[str]) -> None:
    slip = "Bulgaria has a population of 6.8 million. The 8.6 million people of Bulgaria age."

    (finding,) = findings("\n".join((*lines, slip)))

    assert finding.suggestions == ("6.8 million",)


@pytest.mark.parametrize(
    "text",
    [
        "Shares fall 20%\n\nShares in the airline fell 26% in May and 21% in June, it said.",
        "Gamer buys $26,500 island\n\nThe fine for speeding has risen to $28,500.",
        "Shares fall 20%. Bonds fell 26% on Monday.",
    ],
)
def test_a_headline_is_not_told_again(text: str) -> None:
    assert findings(text) == ()


def test_a_passage_within_an_article_has_no_headline() -> None:
    rows = "".join(f"Note {i}: the harbour of Lee is quiet.\n\n" for i in range(400))
    table = "Jobless rate 2023: 2.8% (2023 est.)\n\nJobless rate 2022: 2.9% (2022 est.)\n\n"

    assert all(findings(rows[: 39 * i] + table + rows) == () for i in range(290, 330))
