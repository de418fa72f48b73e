"""Names against a source in Cyrillic, Hangul or Arabic: what the page does not show."""

import pytest

from mtaudit import Article, Auditor, Finding
from mtaudit.config import Config
from mtaudit.glossary import Glossary, Kind, Term

_HOUSTON = Term("Houston", native={"ru": "Хьюстон", "ko": "휴스턴"}, kind=Kind.PLACE)
_KHARKIV = Term("Kharkiv", native={"ru": "Харьков", "uk": "Харків"}, kind=Kind.PLACE)
_MOSCOW = Term("Moscow", native={"ru": "Москва"}, kind=Kind.PLACE)
_LAVROV = Term("Sergey Lavrov", native={"ru": ("Сергей Лавров", "Лавров")}, kind=Kind.PERSON)
_LUKASHENKO = Term("Alexander Lukashenko", native={"ru": "Александр Лукашенко"}, kind=Kind.PERSON)
_TERMS = (_HOUSTON, _KHARKIV, _MOSCOW, _LAVROV, _LUKASHENKO)


def _findings(text: str, source: str, lang: str) -> list[Finding]:
    auditor = Auditor((Glossary(_TERMS, "test"),), Config())
    found = auditor.audit(Article(text, source=source, source_lang=lang)).findings
    return [finding for finding in found if finding.detector == "missing-name"]


@pytest.mark.parametrize(
    ("text", "source", "lang", "wrong", "right"),
    [
        ("He flew to Khyuston.", "Он полетел в Хьюстон.", "ru", "Khyuston", "Houston"),
        ("It was told in Moskve.", "Об этом сказали в Москве.", "ru", "Moskve", "Moscow"),
        ("A wave hit Hyuseuteon.", "휴스턴에 한파가 닥쳤다.", "ko", "Hyuseuteon", "Houston"),
        ("The poet Wlyam came.", "جاء الشاعر وليام.", "ar", "Wlyam", "William"),
        ("The surgeon Dzheyms spoke.", "Об этом сказал Джеймс.", "ru", "Dzheyms", "James"),
        (
            "Today Alexander Lukashevich spoke.",
            "Сегодня выступил Александр Лукашенко.",
            "ru",
            "Alexander Lukashevich",
            "Alexander Lukashenko",
        ),
        (
            "It was told to Elena Ivanovoy.",
            "Об этом рассказали Елене Ивановой.",
            "ru",
            "Ivanovoy",
            "Ivanova",
        ),
    ],
)
def test_a_name_that_english_writes_otherwise(
    text: str, source: str, lang: str, wrong: str, right: str
) -> None:
    (finding,) = _findings(text, source, lang)
    assert (finding.span.of(text), *finding.suggestions) == (wrong, right)


@pytest.mark.parametrize(
    ("text", "source", "lang"),
    [
        # at home in the script: any romanisation, in any case
        ("They met in Kharkov.", "Они встретились в Харькове.", "ru"),
        ("He met Sergei Lavrov.", "Он встретился с Сергеем Лавровым.", "ru"),
        ("He met Serguei Lavrov.", "Он встретился с Сергеем Лавровым.", "ru"),
        ("The cruiser Moskva sank.", "Крейсер «Москва» затонул.", "ru"),
        # the right name is there as well
        ("He flew to Houston (Khyuston).", "Он полетел в Хьюстон.", "ru"),
        # no man is called Ланов; no woman Ивановой
        ("The actor Vasily Lanovoy came.", "Пришёл актёр Василий Лановой.", "ru"),
        ("Elena Ivanova was told.", "Об этом рассказали Елене Ивановой.", "ru"),
        # a country, and then a person
        (
            "This was said by a spokesman of the UK Department of Culture, Dowden.",
            "Об этом заявил представитель министерства Великобритании Дауден.",
            "ru",
        ),
        # whole names of which one word is short or ordinary
        ("Li Peng spoke.", "李鹏今天讲话。", "zh"),
        ("Bong Joon-ho spoke.", "봉준호 감독이 말했다.", "ko"),
        ("Mikhail Gorbachev met Gavin Newsom.", "미하일 고르바초프가 개빈 뉴섬을 만났다.", "ko"),
        # an acronym of the source stands for one of the translation
        (
            "It is measured by the questionnaire and the BMD index.",
            "Это измерено с помощью опросника «Возраст не помеха» и показателя МПКТ.",
            "ru",
        ),
        # compounds and craft, which are translated
        ("The Cybersecurity Law is in force.", "《网络安全法》已经生效。", "zh"),
        ("The orbiter Chandrayaan-1 was launched.", "轨道飞行器月船一号已经发射。", "zh"),
    ],
)
def test_a_name_that_is_right(text: str, source: str, lang: str) -> None:
    assert not _findings(text, source, lang)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The player Cale Makar scored.", "Хоккеист Кейл Макар забил."),  # no Macao
        ("He flew to Moscow from Vologda.", "Он прилетел из Вологды в Москву."),
    ],
)
def test_a_word_that_ends_as_no_case_does_is_another(text: str, source: str) -> None:
    assert _findings(text, source, "ru") == []


@pytest.mark.parametrize(
    ("lang", "source", "text"),
    [
        ("ru", "Речь шла о «Северном потоке-2» и пошлинах.", "They spoke of Nord Stream 2."),
        ("ru", "Остров лежит в Тихом океане.", "The island is in the Pacific Ocean."),
        ("uk", "Рівень життя в РФ упав.", "Living standards fell in the Russian Federation."),
    ],
)
def test_names_in_other_cases_are_known(lang: str, source: str, text: str) -> None:
    article = Article(text, source=source, source_lang=lang)
    assert [one.message for one in Auditor().audit(article).findings] == []


@pytest.mark.parametrize(
    ("lang", "source", "text", "right"),
    [
        ("ru", "Это сказал врач Игорь Пурясев.", "Doctor Igor Puryaev said so.", "Puryasev"),
        ("ru", "Дом стоит в Хомутове.", "The house stands in Khumutovo.", "Khomutovo"),
        ("ru", "Забил Тарас Гераськин.", "Taras Gerasikin scored.", "Geraskin"),
        ("ru", "Спасибо Лемешевской.", "Thanks to Lemshevskaya.", "Lemeshevskaya"),
        ("uk", "Прийшов Михайло Лабутенко.", "Mykhailo Lobutenko came.", "Labutenko"),
    ],
)
def test_a_letter_off(lang: str, source: str, text: str, right: str) -> None:
    (finding,) = [one for one in _findings(text, source, lang) if "letter off" in one.message]
    assert finding.suggestions == (right,)


@pytest.mark.parametrize(
    ("lang", "source", "text"),
    [
        ("ru", "Тренер Фёдоров и его брат.", "Coach Fedorov and his brother."),
        ("ru", "Тренер Федорова и ее брат.", "Coach Fyodorova and her brother."),
        ("ru", "Щербакова обыграла Макарова.", "Scherbakova beat Makaroff."),
        ("ru", "Зрители ждали Крючкова.", "Viewers waited for Krjuchkov."),
        ("ru", "Рядом жил Абуталимов.", "Nearby lived Aboutalimov."),
        ("ru", "Проповедовал Джоэл Остин.", "Joel Osteen preached."),
        ("uk", "Він родом із Новопавлівська.", "He comes from Novopavlovsk."),
        ("uk", "Виступив Качинський.", "Kaczynski spoke."),
    ],
)
def test_other_romanisations_are_no_slips(lang: str, source: str, text: str) -> None:
    found = _findings(text, source, lang)
    assert [one.message for one in found if "letter off" in one.message] == []
