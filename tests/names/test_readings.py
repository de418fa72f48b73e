import pytest

from mtaudit.names import han
from mtaudit.names.readings import (
    arabic,
    cyrillic,
    japanese,
    kana,
    korean,
    mandarin,
    sinoxenic,
)


@pytest.mark.parametrize(
    ("native", "expected"),
    [
        ("色丹", "sedan"),
        ("国后", "guohou"),
        ("国後", "guohou"),
        ("择捉", "zezhuo"),
        ("齿舞", "chiwu"),
        ("歯舞", "chiwu"),
        ("克宫", "kegong"),
        ("普京", "pujing"),
        ("塔斯社", "tasishe"),
        ("河野", "heye"),
        ("茂木", "maomu"),
        ("安倍晋三", "anbeijinsan"),
        ("重庆", "chongqing"),
        ("吕", "lu"),
        ("西安", "xian"),
    ],
)
def test_pinyin(native: str, expected: str) -> None:
    assert "".join(mandarin.pinyin(native)) == expected


@pytest.mark.parametrize(
    ("native", "surname"),
    [("曾国藩", "zeng"), ("单雄信", "shan"), ("解缙", "xie"), ("仇英", "qiu"), ("朴槿惠", "piao")],
)
def test_a_surname_has_its_own_reading(native: str, surname: str) -> None:
    assert mandarin.pinyin(native, person=True)[0] == surname


def test_other_readings_of_a_character() -> None:
    assert ("zhong", "qing") in mandarin.other_pinyin("重庆")
    assert ("ceng", "guo", "fan") in mandarin.other_pinyin("曾国藩", person=True)


@pytest.mark.parametrize(
    ("native", "expected"),
    [("择捉", "tse cho"), ("毛泽东", "mao tse tung"), ("北京", "pei ching"), ("吕", "lu")],
)
def test_wade_giles(native: str, expected: str) -> None:
    assert " ".join(mandarin.wade_giles(native)) == expected


@pytest.mark.parametrize(
    ("native", "expected"),
    [
        ("色丹", "しこたん"),
        ("歯舞", "はぼまい"),
        ("齿舞", "はぼまい"),
        ("国后", "くなしり"),
        ("择捉", "えとろふ"),
        ("菅", "すが"),
        ("東海林", "しょうじ"),
        ("小鳥遊", "たかなし"),
        ("河野", "こうの"),
        ("安倍", "あべ"),
        ("札幌", "さっぽろ"),
    ],
)
def test_usual_japanese_reading(native: str, expected: str) -> None:
    assert japanese.usual(native) == expected


@pytest.mark.parametrize(
    ("native", "reading"),
    [
        ("小浜", "kohama"),
        ("山谷", "yamatani"),
        ("岳史", "takefumi"),
        ("河野", "kawano"),
        ("菅", "kan"),
        ("一光", "ikko"),
        ("虎ノ門", "toranomon"),
        ("大迫", "osako"),
        ("佐々木", "sasaki"),
        ("小海", "koumi"),
    ],
)
def test_composed_japanese_reading(native: str, reading: str) -> None:
    assert reading in {composed.latin for composed in japanese.composed(native)}


def test_shares_of_composed_readings_fall_and_sum_up_to_at_most_one() -> None:
    shares = [composed.share for composed in japanese.composed("小浜")]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1.000001


def test_composed_needs_known_characters() -> None:
    assert japanese.composed("abc") == ()


@pytest.mark.parametrize(
    ("text", "hepburn"),
    [
        ("しんぞう", "shinzou"),
        ("とうきょう", "toukyou"),
        ("まっちゃ", "matcha"),
        ("さっぽろ", "sapporo"),
        ("プーチン", "puuchin"),
        ("ふじ", "fuji"),
        ("ヴェゼル", "vezeru"),
        ("ハギング・フェイス", "hagingu feisu"),
    ],
)
def test_kana(text: str, hepburn: str) -> None:
    assert kana.romaji(text) == hepburn


def test_newspaper_spelling() -> None:
    assert kana.short_vowels("toukyou") == "tokyo"


@pytest.mark.parametrize(
    ("katakana", "spelling"),
    [
        ("コアラ", "koara"),
        ("コアラ", "koala"),
        ("コルト", "colt"),
        ("コルト", "cort"),
        ("マリエル", "mariel"),
        ("クララック", "klarak"),
        ("ヴェゼル", "vessel"),
        ("リーン", "lean"),
    ],
)
def test_foreign_spellings(katakana: str, spelling: str) -> None:
    assert spelling in kana.foreign_spellings(katakana)


@pytest.mark.parametrize(
    ("hangul", "revised", "reischauer"),
    [
        ("서울", "seoul", "soul"),
        ("부산", "busan", "pusan"),
        ("신라", "silla", "silla"),
        ("독립문", "dongnimmun", "tongnimmun"),
        ("종로", "jongno", "chongno"),
        ("한라산", "hallasan", "hallasan"),
        ("창덕궁", "changdeokgung", "changdokkung"),
        ("김정은", "gimjeongeun", "kimjongun"),
    ],
)
def test_korean_romanisation(hangul: str, revised: str, reischauer: str) -> None:
    assert korean.revised(hangul) == revised
    assert korean.mccune_reischauer(hangul) == reischauer


@pytest.mark.parametrize(
    ("hanja", "hangul"), [("金正恩", "금정은"), ("李承晩", "이승만"), ("孫基禎", "손기정")]
)
def test_hanja_become_hangul(hanja: str, hangul: str) -> None:
    assert korean.hangul_of(hanja) == hangul


def test_surnames_are_spelt_as_usual() -> None:
    spellings = {latin for _, latin in korean.romanisations("박근혜", person=True)}
    assert "park geunhye" in spellings


@pytest.mark.parametrize(
    ("native", "lang", "spelling"),
    [
        ("Сергей Шойгу", "ru", "sergey shoygu"),
        ("Сергей Шойгу", "ru", "sergei shoigu"),
        ("Кунашир", "ru", "kounachir"),
        ("Ельцин", "ru", "yeltsin"),
        ("Достоевский", "ru", "dostoevsky"),
        ("Достоевский", "ru", "dostoyevskiy"),
        ("Зеленський", "uk", "zelenskyy"),
        ("Зеленський", "uk", "zelensky"),
        ("Харків", "uk", "kharkiv"),
        ("Харків", "uk", "kharkov"),
        ("Лукашэнка", "be", "lukashenka"),
        ("Пловдив", "bg", "plovdiv"),
        ("Вучић", "sr", "vucic"),
    ],
)
def test_cyrillic(native: str, lang: str, spelling: str) -> None:
    assert spelling in {latin for _, latin in cyrillic.romanisations(native, lang)}


@pytest.mark.parametrize(
    ("native", "cantonese", "vietnamese", "on"),
    [("香港", "heung kong", "hương cảng", "koko"), ("毛沢東", "mo chak tung", "", "motakuto")],
)
def test_other_readings_of_han(native: str, cantonese: str, vietnamese: str, on: str) -> None:
    assert cantonese in sinoxenic.cantonese(native)
    assert sinoxenic.on_reading(native) == on
    if vietnamese:
        assert sinoxenic.vietnamese(native) == vietnamese


def test_arabic_letters() -> None:
    assert arabic.romanisation("بوتين") == "bwtyn"
    assert arabic.skeleton("Putin") != arabic.skeleton("Lavrov")


def test_shapes_of_characters() -> None:
    assert han.simplified("國後島") == "国后岛"
    assert "択捉" in han.japanese("择捉")
    assert han.japanese("国后") == ("国后", "国後")
    assert han.traditional("泽") == "澤"
