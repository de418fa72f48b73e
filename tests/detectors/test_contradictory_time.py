"""Edge cases of contradictory-time: events, tenses, datelines, and figures by the hour."""

import pytest

from mtaudit import Article, Auditor, Config, Finding

_AUDITOR = Auditor(config=Config(detectors=("contradictory-time",)))


def findings(text: str) -> tuple[Finding, ...]:
    """Audit a text with this detector alone."""
    result = _AUDITOR.audit(Article(text))
    assert result.errors == ()
    return result.findings


@pytest.mark.parametrize(
    ("text", "marked", "suggestion"),
    [
        (
            (
                "Abe ‘s visit to Russia later this month is near. Abe will visit Russia early this "
                "month."
            ),
            "early this month",
            "later this month",
        ),
        (
            (
                "Abe will visit Russia early this month. Abe's visit to Russia later this month is "
                "near. All wait for Abe's trip to Russia later this month."
            ),
            "early this month",
            "later this month",
        ),
        (
            "Trump will meet Kim on June 12. Officials said Trump would meet Kim on July 12.",
            "July 12",
            "June 12",
        ),
        (
            "On June 12, Trump will meet Kim. Officials said Trump would meet Kim on July 12.",
            "July 12",
            "June 12",
        ),
        ("Putin visited Japan next week.", "next week", None),
        ("TOKYO, Nov. 29 (Kyodo) -- The two met on Dec. 29 in Osaka.", "Dec. 29", "November 29"),
        ("MOSCOW, November 18. /TASS/. The two met on October 18.", "October 18", "November 18"),
        ("BEIJING, Jan. 12 (Xinhua) -- Today (the 22nd), the ministry spoke.", "22nd", None),
        ("OSAKA, June 30 -- On the night of the 3rd, the mayor spoke.", "3rd", "30th"),
        ("OSAKA, May 29 -- On the 11th, the mayor spoke. He spoke on May 29.", "11th", "29th"),
        (
            "On February 29 at noon, it had 230 cases. On March 29 at 8 p.m., there were more.",
            "March 29",
            "February 29",
        ),
    ],
)
def test_a_time_that_another_excludes(text: str, marked: str, suggestion: str | None) -> None:
    (finding,) = findings(text)

    assert finding.span.of(text) == marked
    assert finding.suggestions[:1] == ((suggestion,) if suggestion else ())
    assert finding.evidence


@pytest.mark.parametrize(
    "text",
    [
        "Abe visited Russia earlier this month. Abe will visit Russia later this month.",
        "Abe's visit to Russia later this month. Kono's visit to Russia early this month.",
        "Abe's visit to Russia later this month. Abe's visit to China early this month.",
        "Abe will visit Russia later this month, not early this month.",
        "Abe will meet Putin on June 12. Abe will meet Putin on July 13.",
        "Abe will meet Putin, whom he met last month.",
        "Abe will visit the plant opened last month.",
        "He left to play in Spain next year.",
        "TOKYO, Jan. 21 -- The two met on December 20.",
        "TOKYO, Jan. 21 -- The two met on December 21, 2018.",
        "TOKYO, Jan. 21 -- The two met on December 21, a month ago.",
        "TOKYO, Jan. 21 -- The two will meet on February 21.",
        "TOKYO, Jan. 1 -- On the evening of the 31st, the two met.",
        "TOKYO, Jan. 21 -- The two spoke. On the morning of the 5th they had met.",
        "BEIJING, Jan. 12 -- Yesterday (the 11th), the ministry spoke.",
        "BEIJING, Jan. 1 -- Yesterday (the 31st), the ministry spoke.",
        "As of noon on February 29, it had 230 cases. As of noon on March 29, there were 400.",
        "By noon on May 1 it had 2 cases. It rained. By 8 p.m. on June 1 it had 400.",
    ],
)
def test_times_that_go_together(text: str) -> None:
    assert findings(text) == ()
