"""Edge cases of garbled-name: what makes a name a garbled one, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit import Article, Auditor, Confidence, Config, Finding, Glossary, Term

_CONFIG = Config(detectors=("garbled-name",))
_SHIPPED = Auditor(config=_CONFIG)
_BARE = Auditor(glossaries=[], config=_CONFIG)


def found(text: str, auditor: Auditor = _BARE) -> list[tuple[str, tuple[str, ...], Confidence]]:
    """Audit a text; return what is marked, what is suggested, and how sure that is."""
    return [
        (finding.span.of(text), finding.suggestions, finding.confidence)
        for finding in findings(text, auditor)
    ]


def findings(text: str, auditor: Auditor = _BARE) -> tuple[Finding, ...]:
    """Audit a text with this detector alone."""
    result = auditor.audit(Article(text))
    assert result.errors == ()
    return result.findings


def test_a_title_makes_a_stray_word_of_a_plural_that_is_nobodys_surname() -> None:
    assert found("He will meet President Putin Antiques before dinner.") == [
        ("Putin Antiques", ("Putin",), Confidence.MEDIUM)
    ]
    assert found("He will meet President Jimmie Waters before dinner.") == []


def test_a_surname_that_many_have_is_a_persons_if_the_article_has_him_in_full() -> None:
    term = Term("Andy Murray", kind="person", admitted=("Murray",))
    auditor = Auditor(Glossary([term]), config=_CONFIG)

    text = "Murray Antiques met the press. Murray left late, Murray said."
    assert found(text, auditor) == []
    (stray,) = found(f"{text} Andy Murray won.", auditor)
    assert stray == ("Murray Antiques", ("Murray",), Confidence.HIGH)


@pytest.mark.parametrize(
    ("text", "marked", "right"),
    [
        ("He quoted Radio Nippon radio.", "Radio Nippon radio", "Nippon radio"),
        ("So said President Putin President.", "President Putin President", "President Putin"),
        ("Now Vladimir Putin Vladimir spoke.", "Vladimir Putin Vladimir", "Vladimir Putin"),
        ("The Volga River river rose.", "Volga River river", "Volga River"),
        ("The China China Free share fell.", "China China", "China"),
        ("On HarmonyOS OS it runs.", "HarmonyOS OS", "HarmonyOS"),
    ],
)
def test_a_word_said_twice(text: str, marked: str, right: str) -> None:
    assert found(text) == [(marked, (right,), Confidence.MEDIUM)]


@pytest.mark.parametrize(
    "text",
    [
        "They played Girls Girls Girls and Sunday Bloody Sunday.",
        "Duran Duran met Boutros Boutros-Ghali in Pago Pago.",
        "Please Please Me is an album.",
        "He joined Music Choice music and marketing.",
    ],
)
def test_a_title_may_repeat_its_words(text: str) -> None:
    assert found(text) == []


def test_full_names_of_the_glossary() -> None:
    text = "Hu Jintao left. Now Xi Jinping Jintao speaks."
    people = Glossary([Term("Xi Jinping", kind="person"), Term("Hu Jintao", kind="person")])
    own = Auditor(glossaries=[people], config=_CONFIG)

    assert found(text, own) == [("Xi Jinping Jintao", ("Xi Jinping",), Confidence.MEDIUM)]
    assert found("Xi Jinping Xi spoke.", own) == [
        ("Xi Jinping Xi", ("Xi Jinping",), Confidence.HIGH)
    ]
    assert found("They are Xi Jinping Hu Jintao in a caption.", own) == []
    assert found("Xi Jinp spoke.", own) == [("Xi Jinp", ("Xi Jinping",), Confidence.MEDIUM)]
    assert found("Xi Jinping and Hu Jintao met. Then Xi Jintao spoke.", own) == [
        ("Xi Jintao", ("Hu Jintao", "Xi Jinping"), Confidence.MEDIUM)
    ]
    assert found("Xi Jinping met. Then Xi Jintao spoke.", own) == []


def test_a_name_with_a_word_more_than_elsewhere() -> None:
    assert found("Andy Lau Dehua sings. Andy Lau acts.") == [
        ("Andy Lau Dehua", ("Andy Lau",), Confidence.MEDIUM)
    ]
    assert found("Juan Carlos Ferrero won. Juan Carlos is happy.") == []
    assert found("Ruth Kellyn MP spoke. Ruth Kellyn left.") == []


_BELTS = Auditor(
    glossaries=[
        Glossary(
            [
                Term("Straits", members=("Great Belt", "Little Belt", "Oresund"), kind="term"),
                *(Term(name, kind="place") for name in ("Great Belt", "Little Belt", "Oresund")),
                Term("Skagen", kind="place"),
            ]
        )
    ],
    config=_CONFIG,
)


def test_the_one_that_is_left_of_a_closed_group() -> None:
    assert found("They crossed the Great Belt, Eerzun and the Little Belt.", _BELTS) == [
        ("Eerzun", ("Oresund",), Confidence.MEDIUM)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They crossed the Great Belt, the Little Belt and Oresund.",
        "They crossed the Great Belt, the Little Belt and Skagen.",
        "They crossed the Great Belt, Eerzun and Oerzun.",
        "They crossed the Great Belt, the Little Belt, Eerzun and Oerzun.",
        "They crossed the Great Belt, the Little Belt and Other Waters.",
        "They crossed the Great Belt and Eerzun.",
    ],
)
def test_a_list_that_says_nothing_of_a_group(text: str) -> None:
    assert found(text, _BELTS) == []


def test_a_group_that_is_not_closed_here_is_none() -> None:
    terms = [
        Term("Straits", members=("Great Belt", "Little Belt", "Oresund"), kind="term"),
        Term("Great Belt", kind="place"),
        Term("Little Belt", kind="place"),
    ]
    auditor = Auditor(glossaries=[Glossary(terms)], config=_CONFIG)

    assert found("They crossed the Great Belt, the Little Belt and Eerzun.", auditor) == []


def test_a_plural_for_one_person() -> None:
    text = "Kuznetsovs said no. Mr Kuznetsov left."

    assert found(text) == [("Kuznetsovs", ("Kuznetsov",), Confidence.MEDIUM)]
    assert found("The Kuznetsovs said no. Mr Kuznetsov left.") == []
    assert found("Germans said no. The German left.") == []


@pytest.mark.parametrize(
    ("text", "marked", "right", "confidence"),
    [
        ("Kuz- netsov came. Kuznetsov left.", "Kuz- netsov", "Kuznetsov", Confidence.HIGH),
        ("Kuz-\nnetsov came. Kuznetsov left.", "Kuz-\nnetsov", "Kuznetsov", Confidence.HIGH),
        ("He met Kuz- netsov.", "Kuz- netsov", "Kuznetsov", Confidence.MEDIUM),
        ("Kuz netsov came. Kuznetsov left.", "Kuz netsov", "Kuznetsov", Confidence.MEDIUM),
        ("The South Korea.n side.", "Korea.n", "Korean", Confidence.MEDIUM),
        ("At the Japan. Russia summit.", "Japan. Russia", "Japan-Russia", Confidence.MEDIUM),
        ("He met Lavrоv.", "Lavrоv", "Lavrov", Confidence.HIGH),
    ],
)
def test_a_name_damaged_in_writing(
    text: str, marked: str, right: str, confidence: Confidence
) -> None:
    assert found(text) == [(marked, (right,), confidence)]


@pytest.mark.parametrize(
    "text",
    [
        "Anglo- and Franco-German firms.",
        "The final is in San Jose on Sunday, said Joseon.",
        "The α-helix, ΔT and μg; Лавров in Russian.",
        "See Amazon.co and node.js.",
        "He went to Japan. Russia talks of peace.",
    ],
)
def test_what_only_looks_damaged(text: str) -> None:
    assert found(text) == []


def test_a_word_in_a_longer_name_that_is_else_another_one() -> None:
    text = "On the South Thousand Islands it rains. The South Kuril Islands are wet."

    assert found(text) == [("Thousand", ("Kuril",), Confidence.MEDIUM)]
    assert found("The New York Times and the New York Post. The Chicago Film Critics.") == []


@pytest.mark.parametrize(
    ("text", "marked", "confidence"),
    [
        ("They live on the Tooth Dance Islands.", "Tooth Dance", Confidence.MEDIUM),
        ("Then President Antiques spoke.", "Antiques", Confidence.MEDIUM),
        ("He is the leader of Citizens, a party.", "Citizens", Confidence.MEDIUM),
        ("So writes the daily Free press of Leipzig.", "Free press", Confidence.MEDIUM),
        ("He is of the Beggar clan of Mongols.", "Beggar", Confidence.LOW),
        ("A rainy day (Photo: trapezoid)", "trapezoid", Confidence.LOW),
        ("A rainy day. Image: trapezoid", "trapezoid", Confidence.LOW),
        (
            "It goes to the 93 Wang Xuan Care Foundation.",
            "93 Wang Xuan Care Foundation",
            Confidence.LOW,
        ),
    ],
)
def test_an_ordinary_word_in_a_names_place(text: str, marked: str, confidence: Confidence) -> None:
    assert found(text) == [(marked, (), confidence)]


@pytest.mark.parametrize(
    "text",
    [
        "They live on the Virgin Islands, Kangaroo Island and the Western Isles.",
        "Then President Snow thanked Governor Waters, President Macron and the President Elect.",
        "He is the leader of the Greens and of Democrats.",
        "So writes the daily Free Press of Leipzig.",
        "He is of the Ming dynasty and of the Northern Province.",
        "A rainy day (Photo: courtesy of the family) (Image: left) (Photo: Keystone)",
        "A rainy day. Image: a view of the harbour",
        "The 27 European Union states, the 11 September World Cup and the 400 Ford workers.",
    ],
)
def test_ordinary_words_that_are_names(text: str) -> None:
    assert found(text) == []


_PIECES = st.lists(
    st.sampled_from(
        ["President", "Putin", "Antiques", "Volga", "River", "river", "said", ".", ",", "and",
         "Kuz-", "netsov", "(Photo:", ")", "Islands", "Tooth", "\n\n", "93", "Lavrоv", "Estonia"]
    ),
    max_size=25,
)  # fmt: skip


@given(_PIECES)
def test_findings_lie_inside_the_text_and_mark_something(pieces: list[str]) -> None:
    text = " ".join(pieces)

    for finding in findings(text, _SHIPPED):
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert finding.span.of(text) == finding.span.of(text).strip()
        assert finding.span.of(text) not in finding.suggestions


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("According to reuters, the Paris talks ended on Friday.", "reuters"),
        ("The summit in beijing's centre ended before Sochi and Hebei.", "beijing"),
        ("The troops of russia withdrew from Kherson on Friday.", "russia"),
        ("In Paris on Monday putin announced new measures for Sochi.", "putin"),
        ("He came from beijing city to Paris on Monday, then to Sochi.", "beijing"),
    ],
)
def test_a_name_in_small_letters_that_only_the_glossary_knows(text: str, written: str) -> None:
    assert found(text, _SHIPPED) == [(written, (written.title(),), Confidence.MEDIUM)]
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He ate turkey in Paris on Friday, off china from Meissen, with polish on it.",  # words
        "He bought a brazil nut, a havana and lima beans in Paris on Friday.",  # things
        "He mentioned russia cake in Paris on Friday with Anna.",  # before a noun
        "we met in france. Paris was nice and Anna came from Rome.",  # sentences in small letters
        "He said that they had met in france.",  # no name has a capital
        "Mail Tom at anna@france.org or see #france, https://x.org/in/france in Paris on Friday.",
        "Open /home/in/france in Paris on Friday, or run `ls in france` with Anna.",
        "They met in france. France is where Anna and Tom live in Paris on Fridays.",  # other rule
    ],
)
def test_small_letters_that_are_right_or_another_rules(text: str) -> None:
    assert found(text, _SHIPPED) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Japanese Foreign Phase Toshimitsu Motegi spoke.", "Foreign Phase"),
        ("Heavy rain fell in the regions of Kharkiv, Chernihiv and Amounts.", "Amounts"),
        ("Supporters of opposition leader Alexei Bulk gathered.", "Bulk"),
        ("The State Amounts approved the bill on Wednesday.", "State Amounts"),
        ("The Russian daily Merchant wrote on Thursday.", "Merchant"),
        ("Ships of Japan left Zhahuang on Monday.", "Zhahuang"),
        ("The Chinese president Tap Can Binh will visit.", "Tap Can Binh"),
    ],
)
def test_a_word_out_of_place(text: str, marked: str) -> None:
    assert [one[0] for one in found(text)] == [marked]


@pytest.mark.parametrize(
    "text",
    [
        "Japanese Foreign Minister Toshimitsu Motegi spoke. Prime Suspect Helen Mirren won.",
        "The presidents of Russia, Iran and Georgia met in Paris, Nice and Bath.",
        "Opposition leader Alexei Straw and market leader Mengniu Dairy agreed.",
        "The House of Commons passed the law. The Upper House approved the bill.",
        "The French daily Liberation and the German daily Die Welt wrote of it.",
        "Kazuo and Haruo left Japan with Salizhan and Queen.",
        "Ships of China left Zhahuang on Monday.",
        "In Vietnam the Chinese met Truong Quan Ninh.",
        "Foreign Phase Motegi spoke. Foreign Ministers Sergei Lavrov and Taro Kono spoke.",
    ],
)
def test_a_word_in_its_place(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "NO PROOF OF IT: AMERICAN CAN WIN IN MAY",
        "Nynex Corp's Nynex unit agreed.",
        "The Vereins- und Westbank said so. Westbank is a bank, and Vereinsund is not.",
        "The Carter and Reagan Administrations agreed. Reagan was old, and Reagan knew.",
        "Wilbur Ross Jr spoke. Wilbur Ross is rich. Befeqadu Hailu Techane met Befeqadu Hailu.",
        "The Social Democratic Labour Party left. The Democratic Unionist Party stayed.",
    ],
)
def test_what_wire_news_and_other_languages_write(text: str) -> None:
    assert found(text) == []


def test_pinyin_is_not_alone_where_people_are_chinese() -> None:
    text = "The Japanese captain asked for Zhilong. "
    people = "Wang Luobin, Zhou Yifan and Gao Huichun were told."

    assert [marked for marked, _, _ in found(text)] == ["Zhilong"]
    assert found(text + people) == []
