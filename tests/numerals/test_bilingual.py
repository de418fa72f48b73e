"""Cases N1 to N62: what must be silent between a source and its translation, and what must not."""

import pytest

from mtaudit.numerals import Change, align, parse

SILENT = [
    ("N1", "en", "R57.60", "es", "R57,60"),
    ("N2", "en", "a total of 1,000.00", "fr", "un total de 1 000,00"),
    ("N3", "fr", "2 000", "en", "2,000"),
    ("N3", "fr", "2\u202f000", "en", "2,000"),
    ("N3", "fr", "2\u2009000", "en", "2 000"),
    (
        "N4",
        "en",
        "1 554.5, then 1 234.5, then −1 222.3",
        "fr",
        "1 554,5 puis 1 234,5 puis -1 222,3",
    ),
    ("N7", "en", "1000 men", "de", "1.000 Mann"),
    ("N7", "de", "11000,20", "en", "11,000.20"),
    ("N8", "en", ".55", "en", "0.55"),
    ("N8", "en", "-.55", "de", "-0,55"),
    ("N8", "en", "−.55", "de", "-0,55"),
    ("N9", "en", "06", "en", "6"),
    ("N9", "en", "007", "en", "7"),
    ("N11", "en", "- 60", "en", "60"),
    ("N12", "en", "The-number-30", "en", "30"),
    ("N12", "mt", "fit-30", "en", "the 30"),
    ("N12", "mt", "tal-10", "en", "the 10"),
    ("N13", "en", "2011/2012", "en", "2011-2012"),
    ("N14", "en", "32.7 x 22.5 cm", "es", "32, 7 x 22,5 cm"),
    ("N15", "en", "5-12 May", "es", "Del 5 al 12 de mayo"),
    ("N16", "en", "10:00 -13:30 / 16:30-19:00", "es", "10.00 -13.30 h. / 16.30-19.00 h."),
    ("N17", "ja", "２０１６", "en", "2016"),
    ("N17", "ja", "１０試合８ゴール", "en", "8 goals in 10 games"),
    ("N18", "en", "1,234.899", "ar", "١,٢٣٤.٨٩٩"),
    ("N18", "ar", "١٧٥٪", "en", "175%"),
    ("N18", "ar", "٠٫٥", "en", "0.5"),
    ("N18", "fa", "۱۷۵", "en", "175"),
    ("N18", "bn", "১৭৫", "en", "175"),
    ("N20", "de", "1. und 2.", "en", "1st and 2nd"),
    ("N21", "en", "AB14 and 125H-B10 at y225m", "de", "AB14 und 125H-B10 bei y225m"),
    ("N22", "en", "40-bit RC2 and MD5", "de", "MD5 und 40-Bit RC2"),
    ("N24", "ja", "２４－０", "en", "24-0"),
    ("N24", "en", "15:1", "de", "15:1"),
    ("N25", "ja", "1985年", "en", "1985"),
    ("N27", "en", "ten principles", "ja", "10の原則"),
    ("N29", "zh", "第十次", "en", "the tenth time"),
    ("N29", "ja", "3連勝", "en", "three consecutive wins"),
    ("N30", "zh", "近5个月", "en", "nearly five months"),
    ("N31", "zh", "三分之一", "en", "a third"),
    ("N31", "zh", "两三天", "en", "two or three days"),
    ("N31", "zh", "增加一倍", "en", "doubled"),
    ("N32", "zh", "40余年", "en", "more than 40 years"),
    ("N32", "zh", "330多座", "en", "more than 330"),
    ("N32", "zh", "数十", "en", "dozens"),
    ("N33", "en", "two million one thousand", "en", "2,001,000"),
    ("N34", "zh", "两个，二〇一九年", "en", "two in 2019"),
    ("N34", "ja", "壱百弐拾参", "en", "123"),
    ("N35", "de", "hundertfünf", "en", "a hundred and five"),
    ("N35", "de", "hundert und fünf", "en", "105"),
    ("N36", "en", "You may wait a second in the march.", "en", "You can wait a bit on the way."),
    ("N38", "en", "May of 2013", "zh", "2013年5月"),
    ("N39", "ja", "千葉と一般、三菱の万博", "en", "Chiba and the public, Mitsubishi's Expo"),
    ("N40", "zh", "417.6万例，14.6万人", "en", "4.176 million cases, 146,000 people"),
    ("N41", "zh", "90亿元", "en", "9 billion yuan"),
    ("N42", "zh", "1000万千瓦", "en", "10 million kilowatts"),
    ("N43", "ja", "１万１０００店舗", "en", "11,000 stores"),
    ("N43", "ja", "１２万軒以上", "en", "more than 120,000 houses"),
    ("N44", "zh", "6000万元和2亿元", "en", "60 million yuan and 200 million yuan"),
    ("N45", "ja", "250億、10億、1兆", "en", "25 billion, 1 billion, 1 trillion"),
    ("N46", "zh", "破400万，9万余座", "en", "exceeded 4 million, more than 90,000"),
    ("N47", "ru", "10 тысяч и 5 тыс.", "en", "10,000 and 5,000"),
    ("N47", "it", "50 mila", "en", "50,000"),
    ("N47", "cs", "100 tisíc", "en", "100,000"),
    ("N48", "de", "3 Milliarden, 2 Billionen", "en", "3 billion, 2 trillion"),
    ("N48", "es", "2 billones", "en", "2 trillion"),
    ("N48", "hi", "5 लाख, 3 करोड़", "en", "500,000 and 30 million"),
    ("N49", "en", "4.5 million", "en", "4,500,000"),
    ("N49", "zh", "42亿", "en", "4.2 billion"),
    ("N49", "zh", "417.6万", "en", "4.18 million"),
    ("N50", "zh", "7月24日，25日", "en", "July 24, on the 25th"),
    ("N50", "ja", "今月９日", "en", "on the 9th of this month"),
    ("N51", "zh", "17时07分，15时50分", "en", "17:07, 15:50"),
    ("N51", "zh", "上午9点半", "en", "9:30 a.m."),
    ("N52", "it", "alle 23:35", "en", "at 11:35 pm"),
    ("N53", "ja", "午前0時から48時間", "en", "for 48 hours from midnight"),
    ("N53", "zh", "24时", "en", "24:00"),
    ("N54", "en", "1/2/2019", "de", "2.1.2019"),
    ("N54", "ja", "8月6日", "en", "August 6"),
    ("N55", "ja", "１８９５（明治２８）年", "en", "1895"),
    ("N55", "ja", "令和5年", "en", "2023"),
    ("N56", "fr", "années 70 et 80", "en", "1970s and 1980s"),
    ("N56", "de", "in den 50ern des 19. Jahrhunderts", "en", "in the 1850s"),
    ("N56", "ja", "1920年代", "en", "the 1920s"),
    ("N57", "ru", "X век", "en", "10th century"),
    ("N57", "es", "siglo XV", "en", "15th century"),
    ("N57", "ja", "紀元前3世紀", "en", "3rd century BC"),
    ("N58", "ja", "（81）", "en", ", 81,"),
    ("N58", "ja", "30～60人台", "en", "in the 30-60 range"),
    ("N58", "ja", "3～4週間", "en", "3-4 weeks"),
    ("N59", "en", "5 mm (0.2 in.)", "de", "5 mm"),
    ("N60", "en", "£5,000", "de", "5.000 Britische Pfund"),
    ("N60", "en", "$66.1486", "de", "66,1486 USD"),
    ("N61", "fr", "12 h GMT", "en", "12:00 GMT"),
    ("N62", "ja", "110番、4番、J3", "en", "110, number 4, J3"),
    ("N62", "de", "Artikel 9, der 33. Gipfel", "en", "Article 9, the 33rd summit"),
]

FLAGGED = [
    ("N5", "de", "1.234 Stück", "en", "1.234 pieces", Change.SEPARATOR),
    ("N8", "en", "1.55", "en", ".55", Change.CHANGED),
    ("N10", "fr", "-1 554,5", "en", "1,554.5", Change.SIGN),
    ("N19", "en", "12.34.56", "en", "98.76.54", Change.CHANGED),
    ("N23", "en", "180°", "de", "360°", Change.CHANGED),
    ("N26", "es", "tres grupos", "en", "nine groups", Change.CHANGED),
    ("N28", "fr", "deux", "en", "3", Change.CHANGED),
    ("N37", "en", "a six-point lead", "en", "a five-point lead", Change.CHANGED),
    ("N37", "ja", "4カ月の", "en", "three-month-old", Change.CHANGED),
    ("N41", "zh", "90亿元", "en", "90 billion yuan", Change.MAGNITUDE),
    ("N41", "zh", "90亿元", "en", "900 million yuan", Change.MAGNITUDE),
    ("N49", "en", "4.5 million", "en", "4.7 million", Change.CHANGED),
    ("N50", "zh", "7月24日", "en", "July 23", Change.DATE),
    ("N50", "zh", "7月24日", "en", "June 24", Change.DATE),
    ("N51", "zh", "17时07分", "en", "17:17", Change.CHANGED),
    ("N51", "zh", "晚上10点", "en", "10 a.m.", Change.CHANGED),
    ("N53", "ja", "48時間", "en", "36 hours", Change.CHANGED),
    ("N55", "ja", "令和5年", "en", "2022", Change.DATE),
    ("N57", "es", "siglo XX", "en", "21st century", Change.CHANGED),
    ("N58", "ja", "30～60人台", "en", "in the 30-70 range", Change.CHANGED),
    ("N60", "en", "$9.99", "de", "9,99 €", Change.CURRENCY),
    ("N60", "en", "$5,000", "de", "5.000 EUR", Change.CURRENCY),
    ("N60", "en", "£75", "de", "€ 75", Change.CURRENCY),
    ("-", "zh", "69厘米", "en", "69 metres", Change.UNIT),
    ("-", "zh", "88%的人，76名", "en", "76% of people, 88", Change.EXCHANGED),
    ("-", "zh", "9400户", "en", "94,00 homes", Change.SEPARATOR),
    ("-", "ru", "1960 год", "en", "1690", Change.DIGITS),
    ("-", "de", "COVID-19", "en", "COVID-22", Change.CHANGED),
    ("-", "de", "im 19. Jahrhundert", "en", "in the 18th century", Change.CHANGED),
]  # fmt: skip


@pytest.mark.parametrize(("case", "source_lang", "source", "target_lang", "target"), SILENT)
def test_silent(case: str, source_lang: str, source: str, target_lang: str, target: str) -> None:
    assert align(parse(source, source_lang), parse(target, target_lang)) == ()


@pytest.mark.parametrize(
    ("case", "source_lang", "source", "target_lang", "target", "kind"), FLAGGED
)
def test_flagged(
    case: str, source_lang: str, source: str, target_lang: str, target: str, kind: Change
) -> None:
    found = align(parse(source, source_lang), parse(target, target_lang))
    assert [difference.kind for difference in found if difference.target] == [kind] * max(
        1, sum(difference.kind is kind for difference in found)
    )


def test_hedges_are_reported_on_request() -> None:
    source, target = parse("40余年", "zh"), parse("40 years", "en")
    assert align(source, target) == ()
    assert [difference.kind for difference in align(source, target, hedges=True)] == [Change.HEDGE]


def test_dropped_conversion_is_checked() -> None:
    assert align(parse("5 mm (0.2 in.)", "en"), parse("5 mm (0.2 in.)", "en")) == ()


def test_phone_numbers_and_addresses_are_silent() -> None:
    source = parse("03-1234-5678へ、https://example.jp/4994 を参照", "ja")
    assert align(source, parse("Call us or see our site", "en")) == ()
