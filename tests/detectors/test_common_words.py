"""What good English has of its own and no detector may take for a fault."""

import pytest

from mtaudit import Article, Auditor, Confidence, ConfigError, Finding, Glossary, Term
from mtaudit.names.prediction import predict

SHIPPED = Auditor()


def findings(text: str, source: str | None = None, lang: str | None = None) -> tuple[Finding, ...]:
    """Audit a text with the shipped glossaries."""
    result = SHIPPED.audit(Article(text, source=source, source_lang=lang))
    assert result.errors == ()
    return result.findings


@pytest.mark.parametrize(
    "text",
    [
        # A right name and one ordinary word.
        "Britain left the 1951 United Nations Convention on refugees, the United Nations said.",
        # One word in two.
        "They voted against an assembly for the North East on Thursday.",
        # A surname after a given name, in a text on Japan.
        "On the outskirts of Kyoto, 83-year-old Yuji Shimizu plays a round of golf.",
        # A name that some kana sound like.
        "He won an Emmy for the cop drama Baretta, and kept it.",
        # A person's name before a generic noun is another name.
        "The new facility at Arno Bay will breed tuna.",
        # A Chinese name read backwards is another one's.
        "Her best known partner is Li Xian. Li Xian rarely talks about it.",
        # A people beside its country.
        "The tsunami hit Tonga and cut off the power, so that Tongan officials had no warning.",
    ],
)
def test_english_of_its_own_is_no_prediction(text: str) -> None:
    assert findings(text) == ()


def test_the_rest_of_a_given_name_is_predicted_whole() -> None:
    kept = {one.form for one in predict("郑栅洁", "zh", kind="person", canonical="Zheng Shanjie")}

    assert "Jie Zheng" not in kept
    assert "Zheng Jie" not in kept


def test_a_reading_without_the_figures_is_none() -> None:
    forms = {one.form for one in predict("228事件", "zh", kind="event", canonical="228 Incident")}

    assert "Shijian" not in forms


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Commerce of the People's Republic of China (MOFCOM) announced it.",
        (
            "The Ministry of Industry and Information Technology of the People’s Republic of China "
            "(MIIT) announced it."
        ),
        "She works for the Mexican Institute of Social Security (IMSS).",
    ],
)
def test_an_acronym_may_be_of_the_longer_name_or_of_another_language(text: str) -> None:
    assert findings(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "NASA put the risk in 2001 at a bit less than 1 in 1000, it said.",
        "In 2019 a model is good at predicting the 1000 ImageNet categories.",
        "In 1976 we honour the truly revolutionary American concept of 1776, and its authors.",
    ],
)
def test_counts_chances_and_history_are_no_slips_of_a_year(text: str) -> None:
    assert findings(text) == ()


def test_an_identifier_is_no_fused_word() -> None:
    assert findings("Write includeIf in the file. A second includeIf is read after it.") == ()
    assert findings("It did not explain the transferThe basis of the island.")


def test_a_command_has_no_possessive() -> None:
    assert findings("Run sed -n 's/^author //p' on the file.") == ()


def test_a_path_has_no_names() -> None:
    text = "She met Gitaly there. Then Gitaly left, and with Gitaly all of /home/gitaly/project."
    assert findings(text) == ()


def test_words_among_which_each_name_stands_are_a_formula() -> None:
    names = ("Kowalczik", "Unterweger", "Kowalczik", "Unterweger", "Kowalczik", "Unterweger")
    text = "\n\n".join(
        f"We like to thank {name} for the report." for name in (*names, "Stapleford")
    )
    assert findings(text) == ()


def test_a_name_may_be_double() -> None:
    assert findings("Players chase Milly Milly Station.") == ()


def test_a_misprint_is_not_the_usual_spelling() -> None:
    text = "The Federal Goverment met. Later the Federal Government is setting up a body."
    assert [finding.suggestions for finding in findings(text)] in (
        [],
        [("Federal Government",)],
    )


def test_a_number_may_end_a_name() -> None:
    assert findings("She built a model for a Fortune 500 company in May.") == ()


@pytest.mark.parametrize(
    ("text", "source", "lang"),
    [
        ("The show has more than two-dozen awards.", "节目荣获二十多项奖。", "zh"),
        ("A sample of 4,159 women was taken.", "Se reclutó una muestra de 4,159 mujeres.", "es"),
        ("", "2万8438人", "zh"),
        (
            "The Katz Index of Independence in Activities of Daily Living was used.",
            "Se utilizó el Índice de Katz de Independencia en las Actividades de la Vida Diaria.",
            "es",
        ),
    ],
)
def test_good_renderings_of_a_source(text: str, source: str, lang: str) -> None:
    assert findings(text, source, lang) == ()


def test_a_month_that_is_added_to_a_day_is_worth_a_look_at_most() -> None:
    found = findings("He arrived on July 26.", "他26日抵达。", "zh")
    assert all(finding.confidence is Confidence.LOW for finding in found)


def test_an_own_glossary_still_sees_a_name_swapped() -> None:
    """Swapping is for persons only, and stays for them."""
    person = Term("Chen Jianren", native={"zh": "陈建仁"}, kind="person")
    place = Term("Siem Reap", native={"zh": "暹粒"}, kind="place")
    glossary = Glossary((person, place))

    assert not glossary.predictions().find("Li Xian")
    assert glossary.predictions().find("Xian Li")


@pytest.mark.parametrize(("text", "source"), [("a\ud800b", None), ("Tokyo", "\udfff")])
def test_half_a_character_is_refused(text: str, source: str | None) -> None:
    with pytest.raises(ConfigError, match="lone surrogate"):
        Article(text, source=source, source_lang="ja")
