import pytest

from mtaudit import Article, Auditor, Confidence, Config, Finding

_AUDITOR = Auditor(config=Config(detectors=("broken-number",)))


def found(text: str, lang: str = "en") -> list[tuple[str, str | None]]:
    return [
        (finding.span.of(text), finding.suggestions[0] if finding.suggestions else None)
        for finding in findings(text, lang)
    ]


def findings(text: str, lang: str = "en") -> tuple[Finding, ...]:
    result = _AUDITOR.audit(Article(text, lang=lang))
    assert result.errors == ()
    return result.findings


@pytest.mark.parametrize(
    ("text", "span", "suggestion"),
    [
        ("1 person 4,295 people came.", "1 person 4,295 people", "14,295 people"),
        ("12,000 people 345 people came.", "12,000 people 345 people", "12,345 people"),
        ("In all, 30,000 8,438 people came.", "30,000 8,438", "38,438"),
        ("About 2 8,438 people came.", "2 8,438", "28,438"),
        ("It closed 609 yen 41 yen higher.", "609 yen 41 yen", "609.41 yen"),
        ("Some 1.2 hundred million yuan.", "1.2 hundred million", "120 million"),
        ("Some 3 ten thousand yuan.", "3 ten thousand", "30,000"),
        ("Some 2 million 300 thousand yuan.", "2 million 300 thousand", "2.3 million"),
        ("A total of 77,9000 cases.", "77,9000", "779,000"),
        ("A total of 1234,567 cases.", "1234,567", "1,234,567"),
        ("It rose by 3,5 percent.", "3,5", "3.5"),
        ("About 10, 000 came.", "10, 000", "10,000"),
        ("It rose 3. 5 percent.", "3. 5", "3.5"),
        ("In 2065438+07 it rose.", "2065438+07", "2017"),
        ("Some 65438+0.5 billion.", "65438+0.5", "1.5"),
        ("Some 65,438+00,000 yuan.", "65,438+00,000", "10,000"),
        ("He came for the 3 time.", "3", "3rd"),
        ("In the 19 century it fell.", "19", "19th"),
        ("They marked 40 anniversary.", "40", "40th"),
        ("It works in 31 province and two cities.", "31 province", "31 provinces"),
        ("It killed 12 person.", "12 person", "12 people"),
        ("China won 3 than 1.", "3 than 1", "3 to 1"),
        ("A share of %50 is held.", "%50", "50%"),
        ("It was founded in 1949 years.", "1949 years", "1949"),
        ("It fell on August 15 days.", "August 15 days", "August 15"),
        ("2005 year 6 month 5 day is the date.", "2005 year 6 month 5 day", "June 5, 2005"),
        ("The ministry on 25 announced it.", "on 25", "on the 25th"),
        ("He said on 28 that it is so.", "on 28", "on the 28th"),
        ("We met at 3 points this afternoon.", "3 points", "3 o’clock"),
        ("It runs from 9: 30am on.", "9: 30am", "9:30am"),
        ("Sales from 1-November rose.", "1-November", "January to November"),
    ],
)
def test_kinds(text: str, span: str, suggestion: str) -> None:
    assert found(text) == [(span, suggestion)]


@pytest.mark.parametrize(
    "text",
    [
        "He said 10,000 people came, and 4 said 10,000 people left.",
        "The World Cup of 1991 and 1999 and two more.",
        "Call 0845 8505 505 or 0800 555 111.",
        "Since 1997 10 overseas posts have been closed.",
        "In 2004 73 percent of all mail was spam.",
        "Set scores were 11-9, 9-11, 12-10, 7-11 and 11-6.",
        "The types 1,2 and 3,4 [5,16] differ (12,13).",
        "Apollo 11 launched, and Windows 10 opened the file.",
        "They spent 25 days; more like 40 than 30.",
        "A 10 per cent share of 1.5 million people, 3 million of them children.",
        "In June 2005, 6 people were hurt; in 2000 years nothing will be left.",
        "It costs 3,000 yen; 20 of them are sold at 1,000 yen.",
        "See https://example.org/3352,7217 for more.",
        "Chiba 2 8,438\nTokyo 3 9,120\n",
        "The word (37万) is written in Japanese.",
    ],
)
def test_silent(text: str) -> None:
    assert found(text) == []


def test_a_wrapped_line_is_one_with_the_next() -> None:
    text = (
        "Late in the evening the spokesman of the People's Bank of China\n28 announced a new loan."
    )

    assert found(text) == [("28 announced", "announced on the 28th")]


def test_only_what_no_writer_makes_is_of_high_confidence() -> None:
    sure, unsure = findings("There are 3352,7217 cases in one place and 14,04 in another.")

    assert (sure.confidence, unsure.confidence) == (Confidence.HIGH, Confidence.MEDIUM)
    assert unsure.suggestions == ()


def test_leftover_magnitudes_are_no_fault_in_their_own_language() -> None:
    assert found("累計は37万7545人です。", "ja") == []
    assert found("Insgesamt 1만5천명 waren da.", "de") == [("1만5천명", "15,000 people")]


def test_long_rows_of_figures_are_read_in_linear_time() -> None:
    assert found("1 " * 50_000 + "1," * 50_000) == []
