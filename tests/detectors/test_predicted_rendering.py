"""The detector of predicted renderings, beyond its page."""

import random

import pytest

from mtaudit import Article, Auditor, Confidence, Config, Finding, Glossary, Severity, Term
from mtaudit.context import Context
from mtaudit.detectors.predicted_rendering import hits
from mtaudit.detectors.predicted_rendering.evidence import groups, reasons, score
from mtaudit.glossary import shipped_glossaries

KURILS = (
    Term("Shikotan", native={"zh": "色丹", "ru": "Шикотан"}, kind="place", topic="kurils"),
    Term("Etorofu Island", native={"zh": "择捉岛"}, kind="place", topic="kurils"),
    Term("Habomai", native={"zh": "齿舞", "ja": "歯舞"}, kind="place", topic="kurils"),
)
KONO = Term("Taro Kono", admitted="Kono", native={"ja": ("河野太郎", "河野")}, kind="person")
LAVROV = Term("Sergei Lavrov", native={"ru": "Сергей Лавров"}, kind="person")


def findings(
    text: str, *terms: Term, source: str | None = None, lang: str | None = None
) -> tuple[Finding, ...]:
    """Audit a text with some terms."""
    auditor = Auditor([Glossary(terms)], Config(detectors=("predicted-rendering",)))
    result = auditor.audit(Article(text, source=source, source_lang=lang))
    assert result.errors == ()
    return result.findings


def test_the_message_says_how_it_came_about() -> None:
    (finding,) = findings("They sailed past Sedan Island and Habomai.", *KURILS)

    assert finding.message == "“Sedan Island” is the Mandarin reading of 色丹 (Shikotan)"
    assert finding.suggestions == ("Shikotan Island",)
    assert {"term", "mechanism", "context"} <= {one.kind for one in finding.evidence}


def test_a_generic_noun_is_not_said_twice() -> None:
    text = "They sailed past Zezhuo Island and Habomai."
    (finding,) = findings(text, *KURILS)

    corrected = text[: finding.span.start] + finding.suggestions[0] + text[finding.span.end :]
    assert corrected == "They sailed past Etorofu Island and Habomai."


def test_predictions_support_each_other() -> None:
    alone = findings("A grey Sedan stood there, and a van.", *KURILS)
    together = findings("It would hand over Sedan and Tooth Dance, and Zezhuo.", *KURILS)

    assert alone == ()
    assert [finding.confidence for finding in together] == [Confidence.HIGH] * 3


def test_what_the_source_does_not_have_is_not_asked_for() -> None:
    text = "They sailed past Sedan Island and Habomai."

    assert findings(text, *KURILS, source="他们驶过了齿舞。", lang="zh") == ()
    (finding,) = findings(text, *KURILS, source="他们驶过了色丹岛和齿舞。", lang="zh")
    assert finding.confidence is Confidence.HIGH
    assert any(one.source_span for one in finding.evidence)


def test_the_language_of_the_source_decides() -> None:
    """A Japanese text never yields the Mandarin reading."""
    kawabata = Term("Kawabata", native={"ja": "川端", "zh": "川端"}, kind="place")

    assert findings("He lives in Chuanduan.", kawabata, source="川端に住む。", lang="ja") == ()
    assert findings("He lives in Chuanduan.", kawabata, source="他住在川端。", lang="zh")


@pytest.mark.parametrize(
    ("source", "lang"), [(None, None), ("統合幕僚長の河野克俊氏は語った。", "ja")]
)
def test_a_namesake_is_left_alone(source: str | None, lang: str | None) -> None:
    assert findings("General Kawano spoke to reporters.", KONO, source=source, lang=lang) == ()


def test_another_spelling_is_a_note_and_only_beside_the_usual_one() -> None:
    source = "Сергей Лавров прибыл в Токио."

    assert findings("Sergey Lavrov arrived.", LAVROV, source=source, lang="ru") == ()
    assert findings("Sergey Lavrov arrived.", LAVROV) == ()
    both = "Sergei Lavrov arrived. Sergey Lavrov smiled."
    (finding,) = findings(both, LAVROV, source=source, lang="ru")
    assert (finding.severity, finding.confidence) == (Severity.NEUTRAL, Confidence.LOW)


def test_what_the_glossary_lists_is_left_to_its_list() -> None:
    listed = Term("Shikotan", suspect="Sedan", native={"zh": "色丹"}, kind="place")

    assert findings("They sailed past Sedan Island.", listed) == ()


def test_a_part_of_the_right_name_is_no_garble() -> None:
    term = Term("Kuomintang", admitted="Chinese National Party", native={"zh": "国民党"})

    assert findings("The National Party met.", term) == ()


def test_a_near_miss_says_less_the_more_names_there_are() -> None:
    few = [Term("Mourinho", kind="person")]
    many = [*few, *(Term(f"Name{index}") for index in range(2000))]
    text = "A coach named Murinho praised the keeper."

    assert findings(text, *few)
    assert findings(text, *many) == ()


_WORTH = 1.5
_PEOPLE = ("Jose Mourinho", "Rudolf Virchow", "Angela Merkel", "Emmanuel Macron", "Ban Ki-moon")
_PLACES = (
    "Shikotan",
    "Etorofu Island",
    "Reykjavik",
    "Petropavlovsk Kamchatskiy",
    "Nizhny Novgorod",
)


def _misspelt(draw: random.Random) -> str:
    """Return sentences with names that are misspelt, after titles and beside the right ones."""
    sentences = []
    for _ in range(60):
        name = draw.choice((*_PEOPLE, *_PLACES))
        wrong = draw.choice((name, name.split()[-1]))
        for _ in range(draw.choice((1, 1, 2))):
            at = draw.randrange(1, len(wrong))
            wrong = wrong[:at] + draw.choice("aeioulrsh") + wrong[at + draw.randrange(2) :]
        before = draw.choice(
            ("They met", "He saw President", "It was in the city of", f"{name} or")
        )
        sentences.append(f"{before} {wrong} said no.")
    return " ".join(sentences)


@pytest.mark.parametrize("others", [0, 20, 400, 900, 2500])
def test_what_cannot_reach_a_score_is_left_out_and_nothing_else(others: int) -> None:
    terms = [
        *(Term(name, kind="person", native={"ru": "х"}) for name in _PEOPLE),
        *(Term(name, kind="place") for name in _PLACES),
        *(Term(f"Xx{number}") for number in range(others)),
    ]
    glossary = Glossary(terms)
    draw = random.Random(others)  # noqa: S311 - the same on every run
    enough = 0
    for _ in range(4):
        context = Context(Article(_misspelt(draw)), glossary)
        found = tuple(hits(context))
        group = groups(found)
        worth = [h for h in found if score(h.model, reasons(h, group, context)) >= _WORTH]
        left = tuple(hits(context, _WORTH))
        assert [hit for hit in left if hit in worth] == worth
        assert len(left) <= len(found)
        enough += len(worth)
    assert enough > 5


def test_other_target_languages_are_left_alone() -> None:
    auditor = Auditor([Glossary(KURILS)], Config(detectors=("predicted-rendering",)))

    assert auditor.audit(Article("Sie fuhren an Sedan Island vorbei.", lang="de")).findings == ()


HATOYAMA = Term("Yukio Hatoyama", native={"zh": "鸠山由纪夫"}, kind="person")


@pytest.mark.parametrize(
    "text",
    ["Hatoyama said no.", "Chancellor Hatoyama chaired the meeting.", "Mr Hatoyama told them."],
)
def test_a_surname_alone_is_no_misspelling(text: str) -> None:
    assert findings(text, HATOYAMA) == ()


def test_a_surname_misspelt_after_a_title() -> None:
    (finding,) = findings("Prime Minister Hatoyoma said no.", HATOYAMA)

    assert finding.suggestions == ("Yukio Hatoyama",)
    assert findings("The shop of Hatoyoma is shut.", HATOYAMA) == ()


def test_shipped_terms_do_not_hide_what_is_like_a_term_of_ones_own() -> None:
    text = "The award went to Wouter Kruyswick of the Netherlands."
    own = Glossary([Term("Wouter Kruijswijk", kind="person")])

    for glossaries in ([own], [*map(Glossary.load, shipped_glossaries()), own]):
        auditor = Auditor(glossaries, Config(detectors=("predicted-rendering",)))
        (finding,) = auditor.audit(text).findings
        assert finding.suggestions == ("Wouter Kruijswijk",)


def test_one_phrase_predicted_of_two_terms_supports_neither() -> None:
    sedan = Term("Shikotan", native={"zh": "色丹"}, kind="place", topic="kurils")
    twin = Term("Other Shikotan", native={"zh": "色丹"}, kind="place", topic="kurils")
    context = Context(Article("They sailed past Sedan Island."), Glossary([sedan, twin]))
    found = tuple(hits(context))
    group = groups(found)

    assert {hit.term.id for hit in found} == {"Shikotan", "Other Shikotan"}
    assert not any(group.with_topic(hit) for hit in found)


def test_another_reading_is_as_good_a_name() -> None:
    """Isesaki is a town, too, so it is not surely Ise."""
    ise = Term("Ise", native={"ja": "伊勢"}, kind="place", topic="japan")
    text = "The city of Isesaki saw a record."

    assert all(one.confidence is not Confidence.HIGH for one in findings(text, ise))


_TEMPLE = Term(
    "Kiyomizu-dera",
    admitted="Kiyomizu Temple",
    native={"ja": "清水寺"},
    kind="place",
    topic="japan",
)
_GINKAKU = Term("Ginkaku-ji", native={"ja": "銀閣寺"}, kind="place", topic="japan")


def test_beside_the_right_name_another_reading_names_another() -> None:
    source = "清水さんは清水寺の近くに住む。"
    right = "Ms. Shimizu lives near Kiyomizu Temple."
    wrong = "Ms. Shimizu lives near Shimizu Temple."

    found = findings(right, _TEMPLE, source=source, lang="ja")
    assert [one.confidence for one in found if one.confidence is not Confidence.LOW] == []
    assert findings(wrong, _TEMPLE, source=source, lang="ja")[0].confidence is Confidence.HIGH


def test_the_topic_alone_makes_no_surname_a_place() -> None:
    text = "Shimizu visited a temple. The guide Shimizu told reporters about Ginkaku-ji."
    found = findings(text, _TEMPLE, _GINKAKU)

    assert {one.confidence for one in found} <= {Confidence.LOW}


GANGNAM = Term("Gangnam", native={"zh": "江南"}, kind="place")


def test_what_the_source_has_in_latin_letters_is_copied() -> None:
    text = "They sailed past Sedan Island."

    assert findings(text, *KURILS, source="他们驶过了色丹岛。", lang="zh") != ()
    assert findings(text, *KURILS, source="他们驶过了色丹岛（Sedan Island）。", lang="zh") == ()


def test_pinyin_is_right_where_people_are_chinese() -> None:
    plain = "Rice was grown throughout the Jiangnan region for a year."
    people = " Wang Luobin, Zhou Yifan and Gao Huichun were told."
    (alone,), (among,) = findings(plain, GANGNAM), findings(plain + people, GANGNAM)

    assert alone.confidence > Confidence.LOW
    assert among.confidence is Confidence.LOW


@pytest.mark.parametrize(
    "text",
    [
        "The Schengen Convention was signed later. The Schengen Area grew.",
        "The House of Councillor met in Naha with members of the Legislative Assembly.",
    ],
)
def test_bodies_and_treaties_are_called_alike(text: str) -> None:
    auditor = Auditor(config=Config(detectors=("predicted-rendering",)))

    found = auditor.audit(Article(text)).findings

    assert {finding.confidence for finding in found if " " in finding.span.of(text)} == {
        Confidence.LOW
    }
