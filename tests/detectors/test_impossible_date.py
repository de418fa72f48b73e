import datetime as dt

import pytest

from mtaudit import Article, Auditor, Confidence, Config, Finding

_AUDITOR = Auditor(config=Config(detectors=("impossible-date",)))


def findings(text: str, lang: str = "en", date: dt.date | None = None) -> tuple[Finding, ...]:
    result = _AUDITOR.audit(Article(text, lang=lang, date=date))
    assert result.errors == ()
    return result.findings


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("It ends on June 31.", "June 31"),
        ("It ended on 31 June 2005.", "31 June 2005"),
        ("It ended on the 31st of June.", "31st of June"),
        ("It ended on February 30, 2019.", "February 30, 2019"),
        ("It ended on Feb. 29, 2019.", "Feb. 29, 2019"),
        ("It starts at 13:75.", "13:75"),
        ("It starts at 25:70.", "25:70"),
        ("It starts at 25 o'clock.", "25 o'clock"),
        ("It lasts until 30:0 am.", "30:0 am"),
    ],
)
def test_what_no_calendar_or_clock_shows(text: str, span: str) -> None:
    (finding,) = findings(text)

    assert finding.span.of(text) == span
    assert finding.suggestions == ()


@pytest.mark.parametrize(
    "text",
    [
        "It ended on February 29, 2020, on Sunday 13 January 2019 or at 24:00.",
        "In June 31 people died, and by April 31 houses were built.",
        "The score was 25:70; they led at 25:70; Psalm 119:105; a ratio of 30:1.",
        "The team won the set at 25:70.",
        "She ran it in 2:25:70, and at 40:31 he scored.",
        "There is no February 30.",
        "On Friday, January 13, 1819, the calendar was another.",
        "On Tuesday, 1 March\n\n2000 GMT\n\nthe match begins.",
        "Monday (21) is a holiday.",
    ],
)
def test_silent(text: str) -> None:
    assert findings(text) == ()


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Friday, January 13, 2019", "Sunday, January 13, 2019"),
        ("Fri. Jan 13, 2019", "Sun. Jan 13, 2019"),
        ("Friday 13 January 2019", "Sunday 13 January 2019"),
    ],
)
def test_the_right_weekday_is_suggested_as_it_was_written(written: str, right: str) -> None:
    (finding,) = findings(f"It was on {written} that he came.")

    assert finding.suggestions[0] == right
    assert finding.confidence is Confidence.HIGH


def test_the_date_of_the_article_places_a_date_without_a_year() -> None:
    text = "He will come on Friday, Jan. 20."

    assert findings(text) == ()
    (finding,) = findings(text, date=dt.date(2019, 1, 18))
    assert finding.suggestions == ("Sunday, Jan. 20", "Friday, Jan. 18")
    assert finding.confidence is Confidence.MEDIUM
    assert findings(text, date=dt.date(2019, 9, 18)) == ()


def test_a_full_date_at_the_head_places_the_others() -> None:
    text = "TOKYO, Jan. 18, 2019 -- He will come on Friday, Jan. 20."

    (finding,) = findings(text)

    assert finding.span.of(text) == "Friday, Jan. 20"


def test_other_languages_have_the_same_calendar() -> None:
    text = "Die Sitzung am Freitag, 13. Januar 2019, begann am 30. Februar 2019."

    assert [finding.suggestions for finding in findings(text, "de")] == [(), ()]
