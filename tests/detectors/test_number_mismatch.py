"""What is said of numbers where the source's language has no table of number words."""

import time

import pytest

import mtaudit
from mtaudit.article import Article
from mtaudit.finding import Confidence, Finding
from mtaudit.spans import OBJECT

AUDITOR = mtaudit.Auditor(glossaries=())


def findings(source: str, lang: str, text: str) -> list[Finding]:
    article = Article(id="a", text=text, source=source, source_lang=lang)
    found = AUDITOR.audit(article).findings
    return [finding for finding in found if finding.detector == "number-mismatch"]


@pytest.mark.parametrize(
    ("lang", "source", "text"),
    [
        ("fi", "Kauppa oli 1,63 miljardia dollaria.", "Trade reached US$1.63 billion."),
        ("hu", "Mintegy 1,5 millió ember utazott haza.", "Some 1.5 million people travelled home."),
        ("he", "כ-340 אלף איש נכחו.", "About 340,000 people were there."),
    ],
)
def test_an_unknown_word_may_be_a_scale(lang: str, source: str, text: str) -> None:
    assert findings(source, lang, text) == []


def test_no_word_says_ten_times_as_much() -> None:
    assert findings("המינון הוא 30 מנות ליום.", "he", "The dose is 300 portions a day.") != []


@pytest.mark.parametrize(
    ("lang", "source", "text"),
    [
        ("el", "Ψήνουμε για είκοσι πέντε λεπτά.", "We bake it for twenty-five minutes."),
        ("he", "הבחירות נערכו בנובמבר 2022.", "The election was held in November 2022."),
        ("th", "เคี่ยวไฟอ่อนสิบนาที", "Simmer over low heat for 10 minutes."),
    ],
)
def test_an_unknown_language_may_say_it_in_words(lang: str, source: str, text: str) -> None:
    assert findings(source, lang, text) == []


def test_a_figure_that_no_words_are_for_is_still_found() -> None:
    assert findings("Το έργο τελείωσε.", "el", "The project cost 4,375 euros.") != []


def test_a_thai_year_is_counted_from_the_buddha() -> None:
    source = "พ.ร.บ. คอมพิวเตอร์ พ.ศ. 2550"

    assert findings(source, "th", "The Computer Act of 2007") == []
    assert findings(source, "th", "The Computer Act of 2008") != []


def test_a_score_may_have_a_nought_that_nobody_wrote() -> None:
    source = "Tim tamu menang empat gol tanpa balas."

    assert findings(source, "id", "The visitors won 4-0.") == []
    assert findings(source, "id", "The visitors won 4-2.") != []


def test_what_is_not_understood_is_not_sure() -> None:
    found = findings(
        "14 súlycsoportban 2 ezer 472 birkózó", "hu", "2,472 wrestlers in 14 categories"
    )

    assert {finding.confidence for finding in found} == {Confidence.LOW}


def test_another_figure_is_still_found() -> None:
    (finding,) = findings("İnflasyon %68,5 oldu.", "tr", "Inflation was 58.5%.")

    assert finding.span.of("Inflation was 58.5%.") == "58.5%"


def test_a_month_in_a_name_is_kept() -> None:
    source = "Il sindaco perse la casa in via XX Settembre."

    assert findings(source, "it", "The mayor lost his home in Via XX Settembre.") == []
    assert findings("Il 3 settembre perse la casa.", "it", "On the 3rd he lost his home.") != []


@pytest.mark.parametrize(
    ("source", "lang", "text"),
    [
        ("``round(2.675, 2)`` gives ``2.67``", "de", "``round(2.675, 2)`` ergibt ``2,67``"),
        (
            "Formerly it was a context manager.",
            "ja",
            "(訳注: 3.1 (以前) まで) コンテキストでした。",
        ),
        ("Pi:\n['3.1', '3.14', '3.142']", "pl", "Pi:\n['3.1', '3.14', '3.142']"),
        (">>> len('lamb')\n4", "pt", ">>> len('carneirinho')\n11"),
        ("It is deprecated.", "fr", "C'est déprécié [NdT : depuis la 3.7]."),
        ("It is deprecated.", "zh", "它已弃用。\n译注：\n从 3.7 版起。"),
        ("It is deprecated.", "pl", "Przestarzałe (przyp. tłum. od wersji 3.7"),
    ],
)
def test_code_and_notes_of_the_translator_are_no_translation(
    source: str, lang: str, text: str
) -> None:
    article = Article(text, lang=lang, source=source, source_lang="en")
    assert AUDITOR.audit(article).findings == ()


def test_other_code_and_other_brackets_are() -> None:
    source = "``1`` by default, of ``int`` (two)"
    changed = Article(
        "``0`` por defecto, de ``int`` (dos)", lang="es", source=source, source_lang="en"
    )
    assert [one.span.start for one in AUDITOR.audit(changed).findings] == [2]
    cell = Article("Wert\n2.675", lang="de", source="Value\n2.675", source_lang="en")
    assert [one.span.start for one in AUDITOR.audit(cell).findings] == [5]
    added = Article("Es un entero (desde la 3.7).", lang="es", source="An int.", source_lang="en")
    assert [one.message for one in AUDITOR.audit(added).findings] == [
        "“3.7” has no counterpart in the source"
    ]


def test_a_figure_may_be_code_on_the_other_side() -> None:
    def found(text: str, source: str) -> list[tuple[str, Confidence]]:
        article = Article(text, lang="de", source=source, source_lang="en")
        return [(one.message[:4], one.confidence) for one in AUDITOR.audit(article).findings]

    low, medium = Confidence.LOW, Confidence.MEDIUM
    assert found("Der Wert ist 20 geworden.", f"The value is {OBJECT}.") == [("“20”", low)]
    assert found("Der Wert ist 20 oder 30 geworden.", f"The value is {OBJECT}.") == [
        ("“20”", low),
        ("“30”", medium),
    ]
    assert found(f"Mit {OBJECT} ist er 20 Tage da.", f"With {OBJECT} it is set.")[0][1] is medium


@pytest.mark.parametrize(
    ("source", "lang", "text"),
    [
        ("Since version 3.2.34 it is so.", "zh", "从 3.2.34 起如此。"),
        ("It takes 100 ms.", "ja", "100 ms かかります。"),
        ("It has 4M users and 320k friends.", "zh", "它有 400 万用户和 32 万朋友。"),
        ("It runs from midnight to six.", "ja", "深夜 0 時から 6 時まで動きます。"),
        ("It is a bit better.", "zh", "它好一點。"),
        ("Never do that.", "zh", "千万不要那样做。"),
        ("See https://example.org/12.", "de", "Siehe https://example.org/de/13."),
    ],
)
def test_what_documentation_writes_is_understood(source: str, lang: str, text: str) -> None:
    article = Article(text, lang=lang, source=source, source_lang="en")
    assert AUDITOR.audit(article).findings == ()


@pytest.mark.parametrize(
    ("source", "lang", "text", "wrong"),
    [
        ("Added in 0.134.0.", "de", "Neu in 0.134.3.", "0.134.3"),
        ("Use 1.0.2, not 0.95.1.", "ja", "0.96.1 ではなく 1.0.2 を使います。", "0.96.1"),
        ("It has 4M users.", "zh", "它有 700 万用户。", "700 万"),
        ("It takes 100 ms.", "zh", "需要 200 ms。", "200 ms"),
    ],
)
def test_another_version_or_amount_is_found(source: str, lang: str, text: str, wrong: str) -> None:
    article = Article(text, lang=lang, source=source, source_lang="en")
    (finding,) = AUDITOR.audit(article).findings
    assert finding.span.of(text).strip() == wrong
    assert finding.confidence is not Confidence.LOW


def test_spanish_writes_decimals_either_way() -> None:
    article = Article("mide 2.675 metros", lang="es", source="it is 2.675 metres", source_lang="en")
    assert AUDITOR.audit(article).findings == ()


def test_a_figure_may_be_part_of_a_word() -> None:
    def found(source: str, text: str) -> list[str]:
        article = Article(text, lang="ru", source=source, source_lang="en")
        return [str(one.category) for one in AUDITOR.audit(article).findings]

    assert found("a 3-way merge", "трёхходовое слияние") == []
    assert found("a 37-way merge", "слияние") != []
    assert found("3 merges", "слияние") != []


def into(lang: str, source: str, text: str) -> list[str]:
    """What is marked in a translation from English."""
    article = Article(id="a", text=text, lang=lang, source=source, source_lang="en")
    found = AUDITOR.audit(article).findings
    return [f.span.of(text) for f in found if f.detector == "number-mismatch"]


@pytest.mark.parametrize(
    ("lang", "source", "text"),
    [
        ("fi", "Every 2 hours", "Kahden tunnin välein"),
        ("cy", "After 30 minutes", "Ar ôl hanner awr"),
        ("br", "Every 2 hours", "Bep 2 eur"),
        ("hu", "up to a million times", "1 millió alatt"),
        ("th", "The editor of 2017", "ตัวแก้ไขปี 2560"),
        ("fa", "The editor of 2017", "ویرایشگر ۱۳۹۶"),
        ("ko", "Hex keys", "16진 키"),
        ("de", "less than < 1m", "unter 1 Min"),
        ("fr", "A screen of 1920x1080", "Un écran de 1920×1080"),
        ("es", "Parts 1x25-40: from 25 to 40", "Partes 1x25-40: de 25 a 40"),
        ("ru", "Svalbard and Jan Mayen", "Шпицберген и Ян-Майен"),
        ("hi", "in s", "से० में"),
        ("it", "10 times\n\nup to 100 times", "10 volte\n\nfino a 100 volte"),
        ("vi", "months\n\nyears", "tháng\n\nnăm"),
        ("zh", "One\n\nBetween -5,000 and 0", "一\n\n-5,000 至 0"),
        ("uk", "One\n\n−9 to −15", "Один\n\nВід −9 до −15"),
        ("zh", "pow(2,3)", "pow(2,3)"),
        ("zh", "The point (3,4)", "点 (3,4)"),
        ("de", "Such as 192.168.*.*", "Etwa 192.168.*.*"),
        ("fa", "Such as 192.168.*.*", "مانند *.*.192.168"),
        ("pl", "after 1h", "po 1 g"),
        ("ru", "translator-credits", "Иван, 2019"),
        ("de", "windowWidth", "640"),
        ("ar", "￼ day(s)", "0 يوم"),
        ("ar", "\n￼ file\n￼ files\n", "\n0 ملف\nملف واحد\n￼ ملف\n"),
        ("de", "Since 2.1.41+", "Seit 2.1.41"),
        ("ja", "Audio -5s", "音声を5秒戻す"),
        ("he", "set to 200, and 190 wait", "מוגדרת ל -200 ו-190 מחכים"),
        ("ko", "at least 1,000,000 cards", "카드 100만 이상"),
        ("ko", "at least 1,000,000 cards", "카드 100만이상"),
        ("zh", "2017.12.31 and 31.12.2017", "2017.12.31，31.12.2017"),
        ("ru", "2 files of ￼", "￼ файла из ￼"),
    ],
)
def test_what_another_language_says_otherwise(lang: str, source: str, text: str) -> None:
    assert into(lang, source, text) == []


@pytest.mark.parametrize(
    ("lang", "source", "text", "marked"),
    [
        ("fi", "The port 6238", "Portti 6328", ["6328"]),
        ("fi", "Since 2017", "Vuodesta", ["Vuodesta"]),
        ("cy", "After 30 minutes", "Ar ôl 20 munud", ["20"]),
        ("hu", "up to 64,000", "legfeljebb 64", ["64"]),
        ("th", "The editor of 2017", "ตัวแก้ไขปี 2561", ["2561"]),
        ("ko", "8 keys", "16개 키", ["16개"]),
        ("de", "less than < 1m", "unter 2 Min", ["2 Min"]),
        ("fr", "A screen of 1920x1080", "Un écran de 1920×1200", ["1200"]),
        ("ru", "by Jan 5", "до 6 января", ["6"]),
        ("pl", "5 kg", "5 g", ["5 g"]),
        ("de", "￼ days", "￼ Tage, 2", ["2"]),
        ("fr", "Since 2.1.41+", "Depuis 2.1.14", ["2.1.14"]),
        ("de", "at -5 degrees", "bei 5 Grad", ["5 Grad"]),
        ("de", "￼ days", "5 Tage", ["5 Tage"]),
    ],
)
def test_what_no_language_says_so(lang: str, source: str, text: str, marked: list[str]) -> None:
    assert into(lang, source, text) == marked


@pytest.mark.parametrize(
    ("lang", "source", "text"),
    [
        ("uk", "Плата за березень уже надійшла.", "The payment for March has come."),
        ("ru", "Договор от 11 февраля 2023 года.", "The contract of 11 february 2023."),
        ("ja", "薬は１日に２，３回飲む。", "Take the medicine two or three times a day."),
        ("ja", "3・4年生が参加した。", "Pupils of the third and fourth grade took part."),
        ("uk", "Зранку 12 квітня міст відкрили.", "On April 12 in the morning the bridge opened."),
        ("uk", "Яна не бери з собою.", "Do not take Jan with you."),
        ("ru", "Звоните: +7 905 555 0172", "Call 7.905.555.0172"),
    ],
)
def test_the_same_in_another_writing_is_silent(lang: str, source: str, text: str) -> None:
    assert findings(source, lang, text) == []


def test_a_month_that_is_not_told_is_missing() -> None:
    source = "Оплатити травень та червень."
    assert findings(source, "uk", "Pay for May and June.") == []
    assert [found.message for found in findings(source, "uk", "Pay for June.")] == [
        "“травень” in the source has no counterpart here"
    ]


@pytest.mark.parametrize("unit", ["\n", "`", "("])
def test_the_cost_of_what_is_passed_over_grows_with_the_length(unit: str) -> None:
    text = f"5 {unit * 40_000} 7 "
    begun = time.process_time()
    assert findings(text, "de", text) == []
    assert time.process_time() - begun < 5


def test_digits_without_end_are_no_number_cut_in_two() -> None:
    digits = "7" * 5000
    article = Article(f"He paid 32, {digits}.", source=f"32{digits}.", source_lang="de")
    assert AUDITOR.audit(article).errors == ()
