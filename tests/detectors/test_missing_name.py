"""Names against the source: what the page does not show."""

import time

import pytest

from mtaudit import Article, Auditor, Confidence, Finding
from mtaudit.article import Pair
from mtaudit.config import Config
from mtaudit.glossary import Glossary, Kind, Term
from mtaudit.spans import Span


def _findings(text: str, source: str, lang: str, *terms: Term) -> list[Finding]:
    auditor = Auditor((Glossary(terms, "test"),), Config())
    found = auditor.audit(Article(text, source=source, source_lang=lang)).findings
    return [finding for finding in found if finding.detector == "missing-name"]


def test_a_known_name_that_was_replaced_is_certain() -> None:
    source = "Die Regierung in Argentinien zahlte nicht."
    (finding,) = _findings("The government of Egypt did not pay.", source, "de")
    assert finding.confidence is Confidence.HIGH
    assert finding.suggestions == ("Argentina",)
    assert [e.source_span.of(source) for e in finding.evidence if e.source_span] == ["Argentinien"]


def test_a_glossary_knows_names_that_no_table_has() -> None:
    habomai = Term("Habomai", native={"zh": "齿舞"}, kind=Kind.PLACE)
    text, source = "He spoke of Guohou on Monday.", "他星期一谈到齿舞。"
    (finding,) = _findings(text, source, "zh", habomai)
    assert finding.span.of(text) == "Guohou"
    assert finding.suggestions == ("Habomai",)


def test_an_accepted_form_elsewhere_in_the_article_is_enough() -> None:
    iturup = Term("Iturup", admitted=("Etorofu",), native={"zh": "择捉"}, kind=Kind.PLACE)
    assert not _findings("He went to Etorofu.", "他去了择捉。", "zh", iturup)


@pytest.mark.parametrize(("before", "is_found"), [(0, True), (5, True), (6, False)])
def test_a_name_is_no_slip_of_one_that_is_far_off_in_the_source(
    before: int, is_found: bool
) -> None:
    kishida = Term("Fumio Kishida", native={"zh": "岸田文雄"}, kind=Kind.PERSON)
    text = "On Monday Funio Kishida spoke." + " It was cold here again." * 9
    source = "这里又很冷。" * before + "岸田文雄星期一讲话。" + "这里又很冷。" * (9 - before)
    found = _findings(text, source, "zh", kishida)
    assert [finding.suggestions for finding in found] == [("Fumio",)] * is_found


_CHINH = Term("Pham Minh Chinh", native={"zh": "范明政"}, kind=Kind.PERSON)
_EXCHANGE = Term(
    "Beijing Stock Exchange", native={"zh": ("北交所", "北京证券交易所")}, kind=Kind.ORGANISATION
)
_ABE = Term("Shinzo Abe", native={"zh": "安倍晋三"}, kind=Kind.PERSON)
_XINHUANET = Term("Xinhuanet", native={"zh": "新华网"}, kind=Kind.OUTLET)
_XINHUA = Term("Xinhua", native={"zh": "新华社"}, kind=Kind.OUTLET)


@pytest.mark.parametrize(
    ("text", "source", "stand_in", "canonical"),
    [
        (
            "Today Prime Minister Pham Minh Thanh spoke.",
            "范明政总理今天讲话。",
            "Pham Minh Thanh",
            0,
        ),
        ("On Monday Shinzo Abe spoke.", "范明政星期一讲话。", "Shinzo Abe", 0),
        ("Today the Beihai Stock Exchange fell.", "北交所今天下跌。", "Beihai Stock Exchange", 1),
        ("Prices at LME fell on Monday.", "星期一北交所价格下跌。", "LME", 1),
    ],
)
def test_what_stands_for_a_term(text: str, source: str, stand_in: str, canonical: int) -> None:
    terms = (_CHINH, _EXCHANGE, _ABE)
    (finding,) = _findings(text, source, "zh", *terms)
    assert finding.span.of(text) == stand_in
    assert finding.suggestions == (terms[canonical].canonical,)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Today the BSE fell.", "北交所今天下跌。"),  # its initials
        ("Today the Stock Exchange fell.", "北交所今天下跌。"),  # a part
        ("A report by Xinhua.", "新华网的报道。"),  # one of the two names is the other's beginning
        ("Shinzo Abe met him.", "安倍晋三会见了范明政。"),  # the source has both
    ],
)
def test_what_does_not_stand_for_a_term(text: str, source: str) -> None:
    assert not _findings(text, source, "zh", _CHINH, _EXCHANGE, _ABE, _XINHUA, _XINHUANET)


def test_the_country_of_a_phrase_is_not_taken_for_its_name() -> None:
    (finding,) = _findings("He met the German Brexit.", "Er traf die deutsche Marine.", "de")
    assert finding.span.of("He met the German Brexit.") == "Brexit"


def test_a_reading_of_a_name_with_an_english_one() -> None:
    (finding,) = _findings("He lives near Dayushan.", "他住在大屿山附近。", "zh")
    assert finding.suggestions == ("Lantau Island",)


@pytest.mark.parametrize(
    ("text", "source", "lang"),
    [
        ("On Monday he met Mr Smith in January.", "Am Montag traf er im Januar Herrn Smith.", "de"),
        ("He was there.", "Angela Merkel war dort.", "de"),
        (
            "The World Health Organization (WHO) met.",
            "La Organización Mundial (OMS) se reunió.",
            "es",
        ),
        ("China has made progress.", "取得了进展。", "zh"),
        ("(Reuters) According to him it rained.", "（路透社）据他说下雨了。", "zh"),
        ("Boston is large.", "Madagaskar ist groß.", "xx"),
        ("Boston is large.", "", "de"),
    ],
)
def test_silent(text: str, source: str, lang: str) -> None:
    assert not _findings(text, source, lang)


def test_segments_are_judged_by_their_own_source() -> None:
    text, source = "Paris is large.\nLima is small.", "Paris ist groß.\nBogota ist klein."
    assert [f.span.of(text) for f in _findings(text, source, "de")] == ["Lima"]
    pairs = (Pair(Span(0, 15), Span(0, 15)), Pair(Span(16, 30), Span(16, 33)))
    article = Article(text, source=source, source_lang="de", pairs=pairs)
    found = Auditor((), Config()).audit(article).findings
    assert [f.span.of(text) for f in found if f.detector == "missing-name"] == ["Lima"]


def test_long_articles_without_lines_are_cut() -> None:
    text = "He saw Boston and Chicago there. " * 300
    source = "Er sah dort Boston und Chicago. " * 299 + "\n\nEnde."
    assert not _findings(text, source, "de")


def test_only_english_is_judged() -> None:
    article = Article(
        "Boston est grand.", lang="fr", source="Madagaskar ist groß.", source_lang="de"
    )
    assert not [f for f in Auditor().audit(article).findings if f.detector == "missing-name"]


@pytest.mark.parametrize(
    ("lang", "source", "right", "wrong"),
    [
        (
            "uk",
            "У Харкові та Одесі внаслідок обстрілу загинули троє людей, повідомив Ігор Терехов.",
            "Three people were killed by shelling in Kharkiv and Odesa, Ihor Terekhov said.",
            ("Kharkiv", "Lviv"),
        ),
        (
            "uk",
            "Міністр оборони Рустем Умєров прибув до Варшави.",
            "Defence Minister Rustem Umerov arrived in Warsaw.",
            ("Warsaw", "Madrid"),
        ),
        (
            "ko",
            "문재인 대통령은 서울에서 김정은 위원장과 만났다.",
            "President Moon Jae-in met Chairman Kim Jong Un in Seoul.",
            ("Seoul", "Busan"),
        ),
        (
            "ko",
            "삼성전자는 베트남 공장을 확장한다고 밝혔다.",
            "Samsung Electronics said it would expand its plant in Vietnam.",
            ("Vietnam", "Indonesia"),
        ),
        (
            "ar",
            "أعلنت وزارة الصحة في بيروت عن مقتل ثلاثة أشخاص في صيدا.",
            "The Ministry of Health in Beirut announced the death of three people in Sidon.",
            ("Beirut", "Damascus"),
        ),
        (
            "ar",
            "قال محمد بن سلمان إن السعودية ستستثمر في باكستان.",
            "Mohammed bin Salman said that Saudi Arabia would invest in Pakistan.",
            ("Pakistan", "Brazil"),
        ),
    ],
)
def test_other_scripts(lang: str, source: str, right: str, wrong: tuple[str, str]) -> None:
    """Romanisations, the tables and the glossary together, in languages of no labelled data."""
    auditor = Auditor(config=Config(detectors=("missing-name",)))
    garbled = right.replace(*wrong)

    assert auditor.audit(Article(right, source=source, source_lang=lang)).findings == ()
    (finding,) = auditor.audit(Article(garbled, source=source, source_lang=lang)).findings
    assert finding.span.of(garbled) == wrong[1]


@pytest.mark.parametrize(
    ("text", "source", "lang", "marked"),
    [
        # an abbreviation with dots; a country's acronym among other words
        ("Talks with the U.S. failed.", "Переговоры с Катаром провалились.", "ru", "U.S."),
        ("He asked the US Consulate.", "उसने चुनाव आयोग से पूछा।", "hi", "US Consulate"),
        # one likeness beside a word that is like nothing may be chance
        ("Then Marek Rudnicki spoke.", "Dann sprach die Marine zu Putin.", "de", "Marek Rudnicki"),
        # what a country's name leaves is judged as a whole
        ("The US President Guaycurú spoke.", "Prezydent USA Donald Trump mówił.", "pl", "Guaycurú"),
        # ordinary words for a name that means nothing
        ("Its arm Kite is at work.", "Filia Neckermann nadal działa.", "pl", "Kite"),
        # an acronym that Chinese and Japanese sources write in Latin letters
        ("The old CPC number is known.", "旧VIN番号が知られている。", "ja", "CPC"),
        ("Talks in NHL failed on Monday.", "ロシアでの協議は月曜に失敗した。", "ja", "NHL"),
        # a surname with an apostrophe
        ("At three, O'Malley played.", "तीसरे नंबर पर कोहली ने खेला।", "hi", "O'Malley"),
        # a phrase that the tables know as a name
        ("He lived in the Canary Islands.", "Er lebte in Graz.", "de", "Canary Islands"),
    ],
)
def test_replaced_by_what_is_no_plain_name(text: str, source: str, lang: str, marked: str) -> None:
    assert [f.span.of(text) for f in _findings(text, source, lang)] == [marked]


@pytest.mark.parametrize(
    ("text", "source", "lang"),
    [
        # unions and countries by their acronyms, with an article before them
        ("The UN and the EU met.", "L'ONU et l'UE se sont réunies.", "fr"),
        ("The UN met in the U.S. on Friday.", "ООН встретилась в США в пятницу.", "ru"),
        ("It was 13:25 Moscow time.", "Было 13:25 мск.", "ru"),
        # adjectives of names
        (
            "The Indian and the Dutch side met.",
            "Встретились индийская и голландская стороны.",
            "ru",
        ),
        ("A Moroccan man spoke.", "Un hombre marroquí habló.", "es"),
        ("The Swede met a Cologne man.", "Der Kölner traf die Schwedin.", "de"),
        # the same letters in another order
        ("He spoke of HIV with Ana Ruiz.", "Habló del VIH con Ana Ruiz.", "es"),
        # what begins like a listed name: Mari, Erbil
        ("The Navy looked for work.", "Die Marine suchte Arbeit.", "de"),
        # nouns with a capital that mean something; the title of a work
        ("He serves the Fatherland in Moscow.", "Он служит Отечеству в Москве.", "ru"),
        ("He saw the film “National Treasure”.", "Widział film „Skarb narodów”.", "pl"),
        # an acronym in brackets after its name, and one spelt out
        (
            "He led the Park Service, said Acting Director Li.",
            "他领导公园管理处（NPWS），李说。",
            "zh",
        ),
    ],
)
def test_not_replaced(text: str, source: str, lang: str) -> None:
    assert not _findings(text, source, lang)


@pytest.mark.parametrize(
    ("text", "source", "lang"),
    [
        # Korean names whose parts are spelt apart
        ("The skater Cha Jun-hwan won.", "피겨 선수 차준환이 금메달을 땄다.", "ko"),
        ("A resident, Choi Young-sook, slept.", "주민 최영숙 씨는 잤다.", "ko"),
        # Arabic adjectives of lands
        ("The Turkish president arrived.", "وصل الرئيس التركي.", "ar"),
        ("The French minister spoke.", "تحدث الوزير الفرنسي.", "ar"),
    ],
)
def test_names_that_are_there_in_their_own_way(text: str, source: str, lang: str) -> None:
    assert [finding.message for finding in _findings(text, source, lang)] == []


def test_a_slip_in_a_name_of_the_glossary_is_found_in_any_language() -> None:
    blinken = Term(
        "Antony Blinken", admitted=("Blinken",), native={"ko": "블링컨"}, kind=Kind.PERSON
    )
    (finding,) = _findings(
        "On Monday Blinkon arrived.", "블링컨이 월요일에 도착했다.", "ko", blinken
    )
    assert finding.suggestions == ("Blinken",)


@pytest.mark.parametrize(
    ("lang", "source", "name", "count"),
    [
        ("zh", "李鹏说。" * 600, "Pur ", 1500),
        ("ko", "김정은은 말했다. " * 300, "Pur ", 1500),
        ("ru", "Иванов сказал.", "Pur ", 20_000),
    ],
)
def test_a_list_of_names_costs_what_its_length_says(
    lang: str, source: str, name: str, count: int
) -> None:
    article = Article(name * count, source=source, source_lang=lang)
    auditor = Auditor(glossaries=(), config=Config(detectors=("missing-name",)))
    begun = time.process_time()
    assert auditor.audit(article).errors == ()
    assert time.process_time() - begun < 8
