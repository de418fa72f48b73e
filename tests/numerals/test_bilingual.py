"""What must be silent between a source and its translation, and what must not.

The cases come from the tests and issues of other number checkers and from public test sets of
machine translation; each group says what it shows.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from mtaudit.numerals import parse
from mtaudit.numerals.align import align
from mtaudit.numerals.difference import Change
from mtaudit.numerals.language import keeps_order

_Pair = tuple[str, str, str, str]
_Slip = tuple[str, str, str, str, Change]

SILENT: Mapping[str, Sequence[_Pair]] = {
    # --- texts of software
    "the base of a number comes and goes": [
        ("en", "Signed octal and hexadecimal.", "ja", "符号付きの8進数と16進数。"),
        ("en", "in base 16", "zh", "以16进制"),
        ("en", "a hexadecimal number", "ko", "16진수"),
        ("en", "hexadecimal digits", "zh", "十六進位數字"),
    ],
    "a minus may follow a bracket, a quotation mark or a comma": [
        ("en", "set to (size_t)-1 on error", "es", "se establece en (size_t) -1 si falla"),
        ("en", "or -1 on failure", "ja", "失敗時には、-1 を返します"),
        ("en", "it returns `-1`", "de", "gibt -1 zurück"),
        ("en", "t1 * (i-1) + t1", "es", "t1 * (*i*-1) + t1"),
        ("en", "does not support -4", "de", "kann kein „-4“"),
        ("en", "returning -1 if there is none", "zh", "如果没有则返回-1。"),
        ("en", "DF-41 and -1", "zh", "东风-41和-1"),
    ],
    "a hyphen goes on for the next members of a list": [
        ("en", "Base-2, -8 and -16 are read.", "es", "Se leen base 2, 8 y 16."),
        ("en", "base-2, -8, -10 and -16", "de", "zur Basis 2, 8, 10 und 16"),
        ("en", "values of -2, -8 and -16", "de", "Werte von -2, -8 und -16"),
    ],
    "a day may follow a time as it is spoken": [
        ("vi", "lúc 8 giờ 30 ngày 5/3", "en", "at 8:30 on March 5"),
    ],
    "a Korean number goes with what it counts": [
        ("ko", "두 달 전, 세 시간 반 동안", "en", "2 months ago, for 210 minutes"),
    ],
    "numbers that only look like a time as it is spoken": [
        ("en", "from ten minutes to two", "de", "von zehn Minuten auf zwei"),
        ("en", "ten past two euros", "de", "zehn, dann zwei Euro"),
        ("fr", "après deux heures trente et une minutes", "en", "after 2 hours 31 minutes"),
        ("es", "invitó a las dos y media docena", "en", "invited some 30"),
        ("tr", "Masada on beş var.", "en", "There are fifteen on the table."),
        ("vi", "trong 24 giờ 15 ca mắc", "en", "15 cases in 24 hours"),
        ("ru", "в первой половине второго тайма", "en", "in the first half of the second half"),
        ("pl", "wynik 20 po pierwszej kwarcie", "en", "20 after the first quarter"),
        ("cs", "za deset minut tři góly", "en", "three goals in ten minutes"),
        ("zh", "一点半点也没有", "en", "not a bit of it"),
        ("tr", "sabah iki buçuk milyon", "en", "2.5 million in the morning"),
        ("ar", "المرتبة الثالثة والنصف الأول", "en", "third place and the first half"),
        ("ko", "세 시간 반", "en", "three and a half hours"),
    ],
    "half each is said in many ways": [
        ("en", "They split it fifty-fifty.", "es", "Se lo repartieron a medias."),
        ("en", "They split it 50-50.", "zh", "他们五五分成。"),
        ("de", "Sie teilten halbe-halbe.", "en", "They split it fifty-fifty."),
        ("en", "The chances are fifty-fifty.", "ru", "Шансы — пятьдесят на пятьдесят."),
    ],
    "quarters are of a year as well": [
        ("zh", "前三季度营收增长", "en", "revenue rose in the first three quarters"),
    ],
    "a pound may be of Egypt": [("ar", "غرامة عشرين ألف جنيه", "en", "a fine of 20,000 pounds")],
    "an address is no date": [
        ("ja", "神南1丁目19番11号", "en", "1-19-11 Jinnan"),
    ],
    "a scale without a figure is none": [("en", "a merge", "pt", "uma tri-junção")],
    "a word in capitals is no number": [("en", "certain DOS attacks", "es", "ciertos ataques DOS")],
    "a version is no date": [
        ("en", "since Python 3.8.12", "es", "desde la versión 3.8.12"),
        ("en", "Linux >= 2.6.16.", "de", "Linux >= 2.6.16."),
    ],
    "an interval is two numbers": [
        ("en", "in the range [0,255]", "fr", "dans l'intervalle [0,255]"),
        ("en", "between 0 and 4294967295", "de", "im Intervall [0,4294967295]"),
    ],
    "a piece of a number is a word of its own": [
        (
            "en",
            "either on the class or, if wanted, not",
            "it",
            "sia sulla classe o, se si vuole, no",
        ),
    ],
    "a character belongs to the word it is in": [
        ("en", "for eight years in the module", "zh", "存在于模块八年"),
        ("en", "keywords in Python 3.7.", "zh", "在 Python 3.7 成为关键字。"),
        ("en", "a name for the day", "zh", "周日期的名称"),
    ],
    "the Turkish word for December is one for a range": [
        ("en", "out of range", "tr", "aralık dışında, izin verilen aralığın"),
        ("en", "in December", "tr", "aralık ayında"),
    ],
    "cents are called alike": [
        ("en", "a 70 cent charge", "pt", "uma tarifa de 70 centavos"),
        ("en", "a 70 cent charge", "it", "una tariffa di 70 centesimi"),
    ],
    "a version, which one side calls so": [
        ("zh", "版本为 8.5.12 或更新", "en", "version 8.5.12 or newer"),
        ("en", "kernel 2.6.36 or later", "zh", "内核版本 2.6.36 以上"),
    ],
    "decimals in a list": [
        ("zh", "分别为1.5，2.5和3.5", "en", "1.5, 2.5 and 3.5 each"),
        ("zh", "增至1.5，2000人受益", "en", "up to 1.5, benefiting 2,000 people"),
        ("zh", "3/2是1.5，1/4是0.25", "en", "3/2 is 1.5, 1/4 is 0.25"),
    ],
    "order is judged in English only": [
        ("en", "more than 256 pairs for more than 16 colours", "zh", "超过16种颜色的256对以上"),
    ],
    "a rate may name its base first": [
        ("zh", "每10万人中有7.5例", "en", "7.5 cases per 100,000 people"),
        ("zh", "每千人拥有3.2名医生", "en", "3.2 doctors for every 1,000 people"),
    ],
    "a share told as a part and its whole": [
        ("en", "eight out of ten people", "zh", "十分之八的人"),
        ("en", "eight out of ten people", "zh", "八成的人"),
        ("ja", "10人中8人", "en", "eight in ten"),
    ],
    "growth in percent or as a multiple": [("en", "up 200 percent", "zh", "增长了两倍")],
    "feet and inches": [
        ("en", "5 feet 10 inches", "de", "1,78 Meter"),
        ("en", "a 6-foot-2 forward", "zh", "身高1米88的前锋"),
    ],
    "metres and centimetres": [("en", "1.83 metres", "fr", "1m83")],
    "at all times": [("en", "24/7", "zh", "全天候")],
    "centuries by name": [("it", "il Novecento", "en", "the twentieth century")],
    "minutes after a comma": [("it", "alle ore 15,30", "en", "at 3:30 p.m.")],
    "parts in Arabic": [("ar", "ثلاثة أرباع", "en", "three quarters")],
    "basis points": [
        ("zh", "下调0.35个百分点", "en", "cut by 35 basis points"),
        ("ru", "на 50 базисных пунктов", "en", "by half a percentage point"),
        ("de", "um 25 Basispunkte", "fr", "de 25 points de base"),
    ],
    "decimals behind the unit": [
        ("zh", "身高2米26", "en", "2.26 metres tall"),
        ("zh", "一米八", "en", "1.8 metres"),
        ("zh", "100米9秒83", "en", "9.83 seconds in the 100 metres"),
        ("zh", "100米10人进决赛", "en", "10 in the final of the 100 metres"),
        ("ja", "打率3割2分5厘", "en", "a batting average of .325"),
    ],
    "the day of an event in its name": [
        ("zh", "“九一八”事变", "en", "the September 18 Incident"),
        ("zh", "“9·11”事件", "en", "the September 11 attacks"),
        ("zh", "五四运动", "en", "the May Fourth Movement"),
        ("en", "9/11 attacks", "zh", "9·11恐怖袭击"),
        ("en", "7/7 bombings", "zh", "7·7爆炸案"),
        ("ko", "3.1 운동", "en", "the March 1 movement"),
        ("ko", "6·25 전쟁", "en", "the Korean War"),
        ("zh", "双十一购物节", "en", "the Double 11 sales"),
        ("zh", "双十一购物节", "en", "Singles' Day"),
    ],
    "years of eras": [
        ("zh", "民国38年", "en", "in 1949"),
        ("zh", "康熙二十三年（1684年）", "en", "in the 23rd year of Kangxi (1684)"),
    ],
    "centuries that count": [
        ("zh", "一百多年来", "en", "for more than a century"),
        ("zh", "两百年来", "en", "for two centuries"),
        ("zh", "近半个世纪", "en", "for nearly half a century"),
        ("ja", "100年ぶり", "en", "for the first time in a century"),
        ("ru", "два века", "en", "two hundred years"),
        ("ja", "10年間", "en", "for a decade"),
        ("zh", "十九世纪", "en", "the 19th century"),
        ("fr", "au Ve siècle av. J.-C.", "en", "in the 5th century BC"),
        ("ru", "V век до нашей эры", "en", "in the 5th century BC"),
        ("es", "siglo V a. C.", "en", "in the 5th century BC"),
        ("tr", "MÖ 5. yüzyıl", "en", "in the 5th century BC"),
        ("zh", "公元前5世纪至公元前3世纪", "en", "from the 5th to the 3rd century BC"),
    ],
    "a scale word for both ends": [
        ("zh", "翻了一番，达到40亿美元", "en", "doubled to $4 billion"),
        ("zh", "两三百人参加", "en", "Two or three hundred people"),
    ],
    "half an hour before the hour": [("ru", "половина шестого", "en", "half past five")],
    "years before Christ": [
        ("ru", "в 221 году до н. э.", "en", "in 221 BC"),
        ("pl", "w 221 roku p.n.e.", "en", "in 221 BC"),
        ("en", "in 52 BC", "fr", "en 52 avant J.-C."),
        ("zh", "公元前221年统一", "en", "unified in 221 BC"),
        ("ja", "紀元前221年に統一した", "en", "unified in 221 BC"),
        ("ko", "기원전 221년에", "en", "in 221 BC"),
        ("zh", "公元前221年至公元前206年", "en", "from 221 to 206 BC"),
        ("zh", "公元前221-206年", "en", "221–206 BC"),
        ("zh", "公元前770年—前256年", "en", "770–256 BC"),
        ("zh", "公元前27年至14年", "en", "from 27 BC to 14"),
        ("zh", "公元前221年的前3年", "en", "the first three years of 221 BC"),
    ],
    "milliseconds belong to the time": [
        ("en", "at 16:49:45,896", "es", "a las 16:49:45,896"),
    ],
    "letters before digits make a name": [
        ("en", "math.log1p returns it", "es", "math.log1p lo devuelve"),
        ("en", "precede those labeled 2.0bN", "ja", "2.0bN に先立ちます"),
        ("en", "by Jun-ichiro Hagino", "es", "de Jun-ichiro Hagino"),
    ],
    "a word that may count leaves the figure to the figure": [
        ("en", "either (1, a[1]) or (2, a[2])", "es", "un par (1, a[1]) o (2, a[2])"),
        ("en", "pairs of two kinds", "es", "un par de dos tipos"),
    ],
    "Japanese counts without need": [
        ("en", "the classes A and B", "ja", "AとBの2つのクラス"),
        ("en", "multiple dimensions", "ja", "ゼロ次元でなく"),
    ],
    # --- separators and digits
    "a comma begins the decimals": [("en", "R57.60", "es", "R57,60")],
    "a space separates groups": [
        ("en", "a total of 1,000.00", "fr", "un total de 1 000,00"),
        ("fr", "2 000", "en", "2,000"),
        ("fr", "2\u00a0000", "en", "2,000"),
        ("fr", "2\u202f000", "en", "2,000"),
        ("fr", "2\u2009000", "en", "2 000"),
        ("ru", "1 234 567", "en", "1,234,567"),
    ],
    "signs change their roles within a segment": [
        (
            "en",
            "1 554.5, then 1 234.5, then −1 222.3",
            "fr",
            "1 554,5 puis 1 234,5 puis -1 222,3",
        ),
    ],
    "groups need no separator": [
        ("en", "1000 men", "de", "1.000 Mann"),
        ("de", "11000,20", "en", "11,000.20"),
    ],
    "cents are of several currencies": [("de", "8,5 Cent je Stunde", "en", "8.5 cents an hour")],
    "an amount and its cents are one": [
        ("ja", "472円17銭高の3万9910円82銭", "en", "472.17 yen higher at 39,910.82"),
        ("ru", "2 рубля 50 копеек", "en", "2.50 roubles"),
        ("en", "3 pounds and 75 pence", "de", "3,75 Pfund"),
    ],
    "the ends of a range share the amount before the cents": [
        ("ja", "1ドル=150円14〜15銭", "en", "at 150.14-15 to 1 dollar"),
        ("ja", "1ドル=150円14〜15銭", "en", "at 150.14-150.15 yen to 1 dollar"),
        ("en", "50-75 cents", "de", "0,50 bis 0,75 Dollar"),
    ],
    "a half of a match has minutes of its own": [
        ("ja", "後半22分にゴール", "en", "a goal in the 67th minute"),
        ("ko", "후반 22분 골", "en", "a goal 22 minutes into the second half"),
    ],
    "a short month begins a name": [
        ("ru", "Он живёт в Сент-Луисе", "en", "He lives in St Louis"),
        ("ru", "Мар-а-Лаго", "en", "Mar-a-Lago"),
        ("ru", "5 сент. 2020 г.", "en", "on 5 September 2020"),
    ],
    "an hour goes on": [("fr", "1 h 20 de retard", "en", "an hour and twenty minutes late")],
    "a level of shares is no time": [("zh", "上证指数收报3068.46点", "en", "closed at 3,068.46")],
    "a year before a colon is no part of a ratio": [
        ("de", "Etat (2022: 1,15 Mio. Euro)", "en", "the budget (2022: €1.15m)"),
    ],
    "a leading zero may be left out": [
        ("en", ".55", "en", "0.55"),
        ("en", "-.55", "de", "-0,55"),
        ("en", "−.55", "de", "-0,55"),
        ("en", "06", "en", "6"),
        ("en", "007", "en", "7"),
    ],
    "a dash of a list is no minus": [("en", "- 60", "en", "60")],
    "a hyphen joins a word and a number": [
        ("en", "The-number-30", "en", "30"),
        ("mt", "fit-30", "en", "the 30"),
        ("mt", "tal-10", "en", "the 10"),
    ],
    "seasons and ranges are written in several ways": [
        ("en", "2011/2012", "en", "2011-2012"),
        ("en", "5-12 May", "es", "Del 5 al 12 de mayo"),
        ("ja", "30～60人台", "en", "in the 30-60 range"),
        ("ja", "3～4週間", "en", "3-4 weeks"),
    ],
    "a space strayed into a number of the source": [
        ("es", "32, 7 x 22,5 cm", "en", "32.7 x 22.5 cm"),
    ],
    "times are written with points": [
        ("en", "10:00 -13:30 / 16:30-19:00", "es", "10.00 -13.30 h. / 16.30-19.00 h."),
    ],
    "full-width digits are digits": [
        ("ja", "２０１６", "en", "2016"),
        ("ja", "１０試合８ゴール", "en", "8 goals in 10 games"),
    ],
    "each script has its digits": [
        ("en", "1,234.899", "ar", "١,٢٣٤.٨٩٩"),
        ("ar", "١٧٥٪", "en", "175%"),
        ("ar", "٠٫٥", "en", "0.5"),
        ("fa", "۱۷۵", "en", "175"),
        ("hi", "१७५", "en", "175"),
        ("bn", "১৭৫", "en", "175"),
    ],
    "ordinals are numbers": [
        ("de", "1. und 2.", "en", "1st and 2nd"),
        ("zh", "第十次", "en", "the tenth time"),
        ("de", "Artikel 9, der 33. Gipfel", "en", "Article 9, the 33rd summit"),
    ],
    "a missing space hides no number": [
        ("en", "just 40 of them", "en", "just40 of them"),
        ("en", "a 30 something", "en", "a 30something"),
    ],
    "letters and digits make codes": [
        ("en", "AB14 and 125H-B10 at y225m", "de", "AB14 und 125H-B10 bei y225m"),
        ("en", "225 m", "de", "225m"),
        ("en", "a 3D model", "es", "un modelo tridimensional"),
    ],
    "numbers may change their order": [
        ("en", "40-bit RC2 and MD5", "de", "MD5 und 40-Bit RC2"),
    ],
    "scores, ratios and factors": [
        ("ja", "２４－０", "en", "24-0"),
        ("en", "15:1", "de", "15:1"),
        ("en", "0.5×", "de", "0,5×"),
    ],
    "digits glued to Han are found": [("ja", "1985年", "en", "1985")],
    # --- number words, ordinals, approximations
    "a word becomes digits": [("en", "ten principles", "ja", "10の原則")],
    "digits become a word": [
        ("ja", "3連勝", "en", "three consecutive wins"),
        ("zh", "近5个月", "en", "nearly five months"),
        ("en", "a three-time champion", "zh", "三次夺冠"),
    ],
    "parts and multiples": [
        ("zh", "三分之一", "en", "a third"),
        ("zh", "增加一倍", "en", "doubled"),
        ("zh", "一半", "en", "half"),
        ("ja", "半分", "en", "half"),
    ],
    "an estimate between two neighbours": [("zh", "两三天", "en", "two or three days")],
    "hedges are said in another way": [
        ("zh", "40余年", "en", "more than 40 years"),
        ("zh", "330多座", "en", "more than 330"),
        ("zh", "数十", "en", "dozens"),
        ("ja", "１２万軒以上", "en", "more than 120,000 houses"),
        ("zh", "破400万，9万余座", "en", "exceeded 4 million, more than 90,000"),
    ],
    "a scale closes a group of words": [
        ("en", "two million one thousand", "en", "2,001,000"),
    ],
    "characters have variants": [
        ("zh", "两个，二〇一九年", "en", "two in 2019"),
        ("zh", "二零一九年", "en", "2019"),
        ("ja", "壱百弐拾参", "en", "123"),
        ("zh", "拨打幺幺零", "en", "call 110"),
        ("zh", "一百二十，两千五，三万五", "en", "120, 2,500 and 35,000"),
    ],
    "decimals in words": [
        ("de", "drei Komma fünf Prozent", "en", "3.5 percent"),
        ("de", "drei Punkt fünf", "en", "3.5"),
        ("zh", "三点五亿", "en", "350 million"),
        ("zh", "百分之七点五", "en", "7.5 percent"),
        ("fr", "deux virgule cinq millions", "en", "2.5 million"),
    ],
    "halves and quarters more": [
        ("hi", "साढ़े तीन लाख", "en", "350,000"),
        ("hi", "शाम साढ़े छह बजे", "en", "at 6:30 p.m."),
        ("hi", "सवा सौ", "en", "125"),
        ("hi", "पौने दो करोड़", "en", "17.5 million"),
        ("hi", "ढाई हज़ार", "en", "2,500"),
        ("de", "um halb fünf", "en", "at 4:30"),
        ("es", "dos años y medio", "en", "two and a half years"),
        ("zh", "一个半小时", "en", "an hour and a half"),
    ],
    "half a unit": [
        ("zh", "半年", "en", "six months"),
        ("ru", "полгода", "en", "half a year"),
        ("ar", "ساعتين", "en", "two hours"),
        ("zh", "上半年", "en", "the first half of the year"),
    ],
    "units before tens, ordinals in a row": [
        ("cs", "pětadvacet", "en", "25"),
        ("cs", "pětadvacátý ročník", "en", "the 25th year"),
        ("pt", "vigésimo quinto", "en", "25th"),
        ("pt", "a 21.ª edição", "en", "the 21st edition"),
        ("pl", "dwudziestego piątego", "en", "the 25th"),
        ("ar", "القرن الحادي والعشرين", "en", "the 21st century"),
    ],
    "decades without their century": [
        ("es", "los noventa", "en", "the 1990s"),
        ("cs", "v devadesátých letech", "en", "in the 1990s"),
        ("it", "gli anni '90", "en", "the 1990s"),
    ],
    "hedges of neighbouring integers": [
        ("zh", "超过2人", "en", "three or more people"),
    ],
    "a number that depends on another stands where its language wants it": [
        ("zh", "从去年的3000亩扩展到30000亩", "en", "to 30000 mu from 3000 mu last year"),
        (
            "zh",
            "他于1945年加入，一直效力到1958年",
            "en",
            "He played until 1958 after joining in 1945",
        ),
    ],
    "German joins number words or does not": [
        ("de", "hundertfünf", "en", "a hundred and five"),
        ("de", "hundert und fünf", "en", "105"),
    ],
    "some number words are other words": [
        ("en", "You may wait a second in the march.", "en", "You can wait a bit on the way."),
        ("ja", "千葉と一般、三菱の万博", "en", "Chiba and the public, Mitsubishi's Expo"),
        ("ja", "大会に参加した", "en", "took part in the tournament"),
    ],
    "the preposition is no ordinal ending": [("en", "May of 2013", "zh", "2013年5月")],
    # --- magnitudes
    "myriads become millions": [
        ("zh", "417.6万例，14.6万人", "en", "4.176 million cases, 146,000 people"),
        ("zh", "90亿元", "en", "9 billion yuan"),
        ("zh", "6000万元和2亿元", "en", "60 million yuan and 200 million yuan"),
        ("zh", "1.7万余座", "en", "17,000"),
        ("ja", "250億、10億、1兆", "en", "25 billion, 1 billion, 1 trillion"),
        ("zh", "1亿", "en", "100 million"),
    ],
    "a character belongs to the unit": [("zh", "1000万千瓦", "en", "10 million kilowatts")],
    "digits go on after a myriad": [("ja", "１万１０００店舗", "en", "11,000 stores")],
    "scale words and their abbreviations": [
        ("ru", "10 тысяч и 5 тыс.", "en", "10,000 and 5,000"),
        ("ru", "3 млн и 2 млрд", "en", "3 million and 2 billion"),
        ("it", "50 mila", "en", "50,000"),
        ("cs", "100 tisíc", "en", "100,000"),
    ],
    "the long scale, lakh and crore": [
        ("de", "3 Milliarden, 2 Billionen", "en", "3 billion, 2 trillion"),
        ("es", "2 billones", "en", "2 trillion"),
        ("hi", "5 लाख, 3 करोड़", "en", "500,000 and 30 million"),
    ],
    "a number may be rounded": [
        ("en", "4.5 million", "en", "4,500,000"),
        ("zh", "42亿", "en", "4.2 billion"),
        ("zh", "417.6万", "en", "4.18 million"),
    ],
    # --- dates, times, units
    "a month has a number or a name": [
        ("zh", "7月24日，25日", "en", "July 24, on the 25th"),
        ("ja", "今月９日", "en", "on the 9th of this month"),
        ("ja", "8月6日", "en", "August 6"),
    ],
    "times of day": [
        ("zh", "17时07分，15时50分", "en", "17:07, 15:50"),
        ("zh", "上午9点半", "en", "9:30 a.m."),
        ("it", "alle 23:35", "en", "at 11:35 pm"),
        ("ja", "午前0時から48時間", "en", "for 48 hours from midnight"),
        ("zh", "24时", "en", "24:00"),
        ("fr", "12 h GMT", "en", "12:00 GMT"),
    ],
    "day and month stand in either order": [("en", "1/2/2019", "de", "2.1.2019")],
    "years of an era": [
        ("ja", "１８９５（明治２８）年", "en", "1895"),
        ("ja", "令和5年", "en", "2023"),
    ],
    "decades": [
        ("fr", "années 70 et 80", "en", "1970s and 1980s"),
        ("de", "in den 50ern des 19. Jahrhunderts", "en", "in the 1850s"),
        ("ja", "1920年代", "en", "the 1920s"),
    ],
    "centuries": [
        ("ru", "X век", "en", "10th century"),
        ("es", "siglo XV", "en", "15th century"),
        ("ja", "紀元前3世紀", "en", "3rd century BC"),
    ],
    "an age in brackets": [("ja", "（81）", "en", ", 81,")],
    "a conversion for the reader may go": [("en", "5 mm (0.2 in.)", "de", "5 mm")],
    "a currency has a sign, a code and a name": [
        ("en", "£5,000", "de", "5.000 Britische Pfund"),
        ("en", "$66.1486", "de", "66,1486 USD"),
    ],
    "names that are numbers": [("ja", "110番、4番、J3", "en", "110, number 4, J3")],
    "phone numbers and addresses": [
        (
            "ja",
            "03-1234-5678へ、https://example.jp/4994 を参照",
            "en",
            "Call us or see our site",
        ),
    ],
}

FLAGGED: Mapping[str, Sequence[_Slip]] = {
    "signs and versions still count": [
        ("en", "Default: -1.", "es", "Predeterminado: 1.", Change.SIGN),
        ("en", "in Python 3.8.12", "es", "en Python 3.8.1", Change.CHANGED),
        ("en", "16-bit words", "ja", "32ビットの語", Change.CHANGED),
    ],
    # --- separators and digits
    "the same signs mean another value": [
        ("de", "1.234 Stück", "en", "1.234 pieces", Change.SEPARATOR),
        ("de", "11,200 Meter", "en", "11,200 meters", Change.SEPARATOR),
        ("zh", "9400户", "en", "94,00 homes", Change.SEPARATOR),
    ],
    "a half of a match has other minutes": [
        ("ja", "後半22分にゴール", "en", "a goal in the 69th minute", Change.CHANGED),
    ],
    "a leading digit is lost": [("en", "1.55", "en", ".55", Change.CHANGED)],
    "a sign is lost": [
        ("fr", "-1 554,5", "en", "1,554.5", Change.SIGN),
        ("en", "−60 degrees", "de", "60 Grad", Change.SIGN),
    ],
    "the degree sign is lost": [("en", "a turn of 180°", "de", "um 180", Change.UNIT)],
    "a space strayed into a number": [
        ("en", "32.7 x 22.5 cm", "es", "32, 7 x 22,5 cm", Change.FORMAT),
    ],
    "another version": [("en", "12.34.56", "en", "98.76.54", Change.CHANGED)],
    "another angle": [("en", "180°", "de", "360°", Change.CHANGED)],
    "digits are swapped": [("ru", "1960 год", "en", "1690", Change.DIGITS)],
    "another code": [("de", "COVID-19", "en", "COVID-22", Change.CHANGED)],
    # --- number words, ordinals, approximations
    "a word against a word": [
        ("es", "tres grupos", "en", "nine groups", Change.CHANGED),
        ("en", "a six-point lead", "en", "a five-point lead", Change.CHANGED),
        ("en", "a three-time champion", "en", "a four-time champion", Change.CHANGED),
        ("ja", "4カ月の", "en", "three-month-old", Change.CHANGED),
    ],
    "a word against digits": [("fr", "deux", "en", "3", Change.CHANGED)],
    # --- magnitudes
    "ten times too much or too little": [
        ("zh", "90亿元", "en", "90 billion yuan", Change.MAGNITUDE),
        ("zh", "90亿元", "en", "900 million yuan", Change.MAGNITUDE),
    ],
    "more than rounded": [("en", "4.5 million", "en", "4.7 million", Change.CHANGED)],
    # --- dates, times, units
    "another day": [
        ("zh", "7月24日", "en", "July 23", Change.DATE),
        ("zh", "7月24日", "en", "June 24", Change.DATE),
        ("ja", "令和5年", "en", "2022", Change.DATE),
        ("zh", "五道梁7月25日电", "en", "July 5, Wudaoliang", Change.DATE),
    ],
    "another hour": [
        ("zh", "17时07分", "en", "17:17", Change.CHANGED),
        ("zh", "晚上10点", "en", "10 a.m.", Change.CHANGED),
        ("ja", "48時間", "en", "36 hours", Change.CHANGED),
        ("zh", "26日8时", "en", "8 pm on the 26th", Change.CHANGED),
        ("zh", "早上5点", "en", "05:00 (EDT) in the afternoon", Change.CHANGED),
        ("zh", "将近半年", "en", "nearly seven months", Change.CHANGED),
    ],
    "another century": [
        ("es", "siglo XX", "en", "21st century", Change.CHANGED),
        ("de", "im 19. Jahrhundert", "en", "in the 18th century", Change.CHANGED),
    ],
    "another decade": [("fr", "les années 70", "en", "the 1980s", Change.CHANGED)],
    "another end of a range": [
        ("ja", "30～60人台", "en", "in the 30-70 range", Change.CHANGED),
    ],
    "another currency": [
        ("en", "$9.99", "de", "9,99 €", Change.CURRENCY),
        ("en", "$5,000", "de", "5.000 EUR", Change.CURRENCY),
        ("en", "£75", "de", "€ 75", Change.CURRENCY),
    ],
    "another amount in another currency": [("en", "£75", "de", "€ 85", Change.CHANGED)],
    "another unit": [("zh", "69厘米", "en", "69 metres", Change.UNIT)],
    "a year before Christ moved behind him": [
        ("zh", "公元前221年", "en", "in 221 AD", Change.SIGN),
        ("en", "221–206 BC", "zh", "公元前221年至公元206年", Change.SIGN),
    ],
    "a century before Christ moved behind him": [
        ("zh", "公元前5世纪", "en", "the 5th century", Change.SIGN),
        ("zh", "公元5世纪", "en", "the 5th century BC", Change.SIGN),
    ],
    "another batting average": [("ja", "3割2分5厘", "en", "an average of .352", Change.CHANGED)],
    "digits that the source does not tell": [
        ("ko", "3만5천명", "en", "35,300 people", Change.CHANGED),
        ("zh", "每10万人", "en", "per 103,000 people", Change.CHANGED),
    ],
    "another share": [("en", "eight out of ten", "zh", "十分之七", Change.CHANGED)],
    "another century by name": [
        ("it", "il Novecento", "en", "the 18th century", Change.CHANGED),
    ],
    "another height": [
        ("en", "5 feet 10 inches", "de", "1,87 Meter", Change.CHANGED),
        ("fr", "1m83", "en", "1.38 metres", Change.CHANGED),
        ("zh", "身高2米26", "en", "2.62 metres tall", Change.DIGITS),
    ],
    "percentage points for basis points": [
        ("zh", "下调25个基点", "en", "by 25 percentage points", Change.MAGNITUDE),
    ],
    "another year of an era": [("zh", "民国38年", "en", "in 1948", Change.DATE)],
    "another year before Christ": [("zh", "公元前221年", "en", "in 222 BC", Change.DATE)],
    "another share than half": [
        ("en", "They split it 60-40.", "de", "Sie teilten 70 zu 40.", Change.CHANGED),
    ],
    "a minus that is lost": [("en", "rises of -8", "de", "Anstiege von 8", Change.SIGN)],
    "another time as it is spoken": [
        ("es", "a las tres y cuarto", "en", "at 3:45", Change.CHANGED),
        ("ru", "без четверти три", "en", "at 3:15", Change.CHANGED),
        ("zh", "晚上七点三刻", "en", "at 7:15 p.m.", Change.CHANGED),
    ],
    "another conversion": [("en", "5 mm (0.2 in.)", "de", "5 mm (0,9 Zoll)", Change.CHANGED)],
    "two numbers changed places": [
        ("zh", "88%的人，76名", "en", "76% of people, 88", Change.EXCHANGED),
        ("zh", "8月1日开始，9月30日结束", "en", "from September 30 to August 1", Change.EXCHANGED),
        (
            "zh",
            "新增19例，解除673人，增加7例",
            "en",
            "7 new, 673 released, up 19",
            Change.EXCHANGED,
        ),
    ],
}


def rows(table: Mapping[str, Sequence[tuple[object, ...]]]) -> list[object]:
    """One test for each row, named for its group."""
    return [
        pytest.param(*row, id=f"{name} {number}")
        for name, group in table.items()
        for number, row in enumerate(group, 1)
    ]


@pytest.mark.parametrize(("source_lang", "source", "target_lang", "target"), rows(SILENT))
def test_silent(source_lang: str, source: str, target_lang: str, target: str) -> None:
    ordered = keeps_order(source_lang, target_lang)
    quantities = parse(source, source_lang), parse(target, target_lang)
    assert align(*quantities, ordered=ordered, text=target) == ()


@pytest.mark.parametrize(("source_lang", "source", "target_lang", "target", "kind"), rows(FLAGGED))
def test_flagged(
    source_lang: str, source: str, target_lang: str, target: str, *, kind: Change
) -> None:
    found = align(parse(source, source_lang), parse(target, target_lang), ordered=True, text=target)
    kinds = [difference.kind for difference in found if difference.target]
    assert set(kinds) == {kind}


def test_hedges_are_reported_on_request() -> None:
    source, target = parse("40余年", "zh"), parse("40 years", "en")
    assert align(source, target) == ()
    assert [difference.kind for difference in align(source, target, hedges=True)] == [Change.HEDGE]


def test_a_conversion_that_stays_is_compared() -> None:
    assert align(parse("5 mm (0.2 in.)", "en"), parse("5 mm (0,2 Zoll)", "de")) == ()


@pytest.mark.parametrize(
    ("text", "value", "other"), [("1,554,5", 15545, Fraction(15545, 10)), ("94,00", 94, 9400)]
)
def test_broken_grouping_is_known(text: str, value: int, other: Fraction) -> None:
    """One sign in both roles, or groups of a wrong size, are faults of the text itself."""
    (quantity,) = parse(text, "en")
    assert quantity.malformed
    assert quantity.value == value
    assert other in quantity.alternatives


def test_an_ambiguous_date_keeps_its_other_reading() -> None:
    (date,) = parse("1/2/2019", "en")
    assert (date.value, date.alternatives) == (20190102, (20190201,))


def test_a_degree_sign_belongs_to_the_value() -> None:
    (angle,), (bare,) = parse("180°", "en"), parse("180", "en")
    assert (angle.kind, angle.unit, bare.unit) == ("measure", "degree", None)


def test_a_lost_month_belongs_beside_its_day() -> None:
    target = "On Jully 26 vouchers were issued"
    (lost,) = align(parse("7月26日发放", "zh"), parse(target, "en"), text=target)
    assert (lost.kind, lost.beside and lost.beside.text) == (Change.MISSING, "26")
