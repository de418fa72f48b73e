"""Edge cases of inconsistent-name: two spellings of one thing, and names of two things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit import Article, Auditor, Confidence, Config, Finding, Severity

_CONFIG = Config(detectors=("inconsistent-name",))
_SHIPPED = Auditor(config=_CONFIG)
_BARE = Auditor(glossaries=[], config=_CONFIG)


def findings(text: str, auditor: Auditor = _BARE) -> tuple[Finding, ...]:
    """Audit a text with this detector alone."""
    result = auditor.audit(Article(text))
    assert result.errors == ()
    return result.findings


def found(text: str, auditor: Auditor = _BARE) -> list[tuple[str, tuple[str, ...], Confidence]]:
    """Audit a text; return what is marked, what is suggested, and how sure that is."""
    return [
        (finding.span.of(text), finding.suggestions, finding.confidence)
        for finding in findings(text, auditor)
    ]


def test_of_two_single_spellings_the_first_is_shown() -> None:
    assert found("Coach Murinho smiled. But Mourinho was angry.") == [
        ("Murinho", ("Mourinho",), Confidence.LOW)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Hassall brothers met Hassell in Rome.",
        "They flew from Guyana to French Guiana.",
        "A Kunashir fisherman, in Kunashiri harbour.",
        "Rodrigo De Paul marked Rodrygo closely.",
    ],
)
def test_two_single_names(text: str) -> None:
    assert found(text) == []


def test_one_word_and_two() -> None:
    assert found("In July Wei Lai fell. Then Weilai rose, and Weilai won.") == [
        ("Wei Lai", ("Weilai",), Confidence.MEDIUM)
    ]
    assert found("Alibuge was chosen. Ali Buge gave up.") == [
        ("Alibuge", ("Ali Buge",), Confidence.LOW)
    ]
    assert found("Delta Air Lines is one of the Airlines in the Airlines Association.") == []


@pytest.mark.parametrize(
    ("text", "marked", "right"),
    [
        ("Then Viktor Makarov fasts, as Victor Makarov said.", "Viktor Makarov", "Victor Makarov"),
        ("Then Gen Gi Khan was born, called Genghis Khan.", "Gen Gi Khan", "Genghis Khan"),
        ("He met Wang Gishan, and again Wang Qishan.", "Wang Gishan", "Wang Qishan"),
    ],
)
def test_a_full_name_in_two_ways(text: str, marked: str, right: str) -> None:
    assert found(text) == [(marked, (right,), Confidence.LOW)]


def test_the_order_of_a_name_is_a_minor_matter() -> None:
    text = "Then Kono Tarou spoke. They say Tarou Kono left, and Tarou Kono returned."
    (finding,) = findings(text)

    assert finding.suggestions == ("Tarou Kono",)
    assert (finding.severity, finding.confidence) == (Severity.MINOR, Confidence.LOW)


@pytest.mark.parametrize(
    "text",
    [
        "Then Steve Gerrard passed to Steven Gerrard.",
        "Then George Bush met Jeb Bush and Laura Bush.",
        "Then Robert Kilroy-Silk became Robert Kilroy Silk.",
        "Then Serena Williams beat Venus Williams.",
        "Then Wayne Rooney met the Wayne Rooneys of the day.",
        "He met Hu Jintao, and Hu Jia.",
    ],
)
def test_names_of_two_people_and_forms_of_one_name(text: str) -> None:
    assert found(text) == []


def test_forms_that_the_glossary_accepts_are_one() -> None:
    assert found("Here Sergey Lavrov came, there Sergei Lavrov left.", _SHIPPED) == []
    assert found("Kyiv was Kiev, and Kyiv is Kiev.", _SHIPPED) == []


def test_titles_that_exclude_each_other() -> None:
    assert found("Director Larsson won. Coach Larsson smiled, and Coach Larsson left.") == [
        ("Director Larsson", ("Coach Larsson",), Confidence.LOW)
    ]
    assert found("Prosecutor General Yoon Seok-yeol came. President Yoon left.") == [
        ("President Yoon", ("Prosecutor General Yoon",), Confidence.LOW)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "General Musharraf is President Musharraf.",
        "The former Governor Bush is President Bush.",
        "Governor Jeb Bush and President George Bush met.",
        "Coach Larsson met Coach Larsson.",
    ],
)
def test_titles_of_one_career_or_family(text: str) -> None:
    assert found(text) == []


def test_a_work_in_two_ways() -> None:
    assert found('"Hot Moms and Girls" ran. "Hot Mom and Hot Girl" is a remake.') == [
        ("Hot Moms and Girls", ("Hot Mom and Hot Girl",), Confidence.MEDIUM)
    ]
    assert found('"Hot Moms and Girls" ran. "Hot Boys and Girls" did not.') == []


_PIECES = st.lists(
    st.sampled_from(
        ["Coach", "Director", "Mourinho", "Murinho", "Wei", "Lai", "Weilai", "Genghis", "Khan", ".",
         "Gen", "Gi", "the", "said", "\n\n", ",", '"Hot Moms and Girls"', '"Hot Mom and Girl"']
    ),
    max_size=25,
)  # fmt: skip


@given(_PIECES)
def test_nothing_is_suggested_for_itself(pieces: list[str]) -> None:
    text = " ".join(pieces)

    for finding in findings(text, _SHIPPED):
        assert finding.suggestions
        assert finding.span.of(text) not in finding.suggestions


def test_a_title_with_a_mark_at_its_end_is_the_same() -> None:
    assert found("They sang “This Night Is Long” and then “This Night Is Long!” again.") == []
