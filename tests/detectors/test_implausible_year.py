"""Edge cases of implausible-year: ways to write a year, and years to come."""

import datetime as dt

import pytest

from mtaudit import Article, Auditor, Config

_AUDITOR = Auditor(config=Config(detectors=("implausible-year",)))


@pytest.mark.parametrize(
    ("text", "year", "suggestion"),
    [
        ("On 27 January 1060 the note was sent; the pact is of 1960.", "1060", "1960"),
        ("The note, dated January 27, 1060, followed the pact of 1960.", "1060", "1960"),
        ("The two met on November 14, 2918. In 2019 they met again.", "2918", "2018"),
        ("They met in 2081. In 2018 they met again, as they had in 2017.", "2081", "2018"),
    ],
)
def test_a_year_one_digit_off(text: str, year: str, suggestion: str) -> None:
    (finding,) = _AUDITOR.audit(Article(text)).findings

    assert finding.span.of(text) == year
    assert finding.suggestions[0] == suggestion


@pytest.mark.parametrize(
    "text",
    [
        "Carbon neutrality in 2060 was promised in 2020 and in 2019.",
        "The bonds of 2018 and 2019 will be paid back in 2081.",
        "The series of 2018 is set in the year 2918.",
        "Room 1060 was opened in 1960. The 1060-page book is of 1960.",
        "The BBC shows it from 1130 to 1215 GMT on Wednesday; in 1960 nobody did.",
        "It was on air between 2000 and 2100 GMT; in 2000 it began.",
        "The law bars them since 1790. By 1890 many had come.",
        "It began around A.D. 900. Others came around 1500. The law is of 1900.",
        "The United States was so named after a map created in 1507. A copy was sold in 1907.",
        "The dwarf has a temperature of 2700 K. The catalogue is of 2000.",
        "Snow since Jan 1   2049. Snow in 2009: 12, and in January 2010: 14.",
        # no year of the article's time is one digit away
        "Japan signed its treaty with the United States in 1060, says a study of 2015.",
        "Nogar died in 1994. The tapes of 1954 and 1955 were sold.",
        "In 1859, Charles Darwin (1809-1882) wrote it.",
    ],
)
def test_years_that_may_be_meant(text: str) -> None:
    assert _AUDITOR.audit(Article(text)).findings == ()


def test_the_date_of_the_article_anchors_its_years() -> None:
    text = "The two met on November 14, 2081, in Singapore, as they did in 2018."

    (finding,) = _AUDITOR.audit(Article(text, date=dt.date(2018, 11, 15))).findings

    assert finding.suggestions == ("2018",)
