import pytest

from mtaudit.names.generics import split_generic, without_english_generic
from mtaudit.names.glosses import glosses
from mtaudit.names.keys import letters_key, words_key


@pytest.mark.parametrize(
    ("native", "lang", "gloss"),
    [
        ("齿舞", "zh", "Tooth Dance"),
        ("歯舞", "ja", "Tooth Dance"),
        ("南千岛群岛", "zh", "South Thousand Islands"),
        ("海外网", "zh", "Overseas Network"),
        ("竹岛", "zh", "Bamboo Island"),
        ("长寿", "zh", "Longevity"),
        ("铜梁", "zh", "Copper Beam"),
        ("四日市", "ja", "Four Day City"),
        ("新橋", "ja", "New Bridge"),
        ("自由が丘", "ja", "Freedom Hill"),
        ("虎ノ門", "ja", "Tigers Gate"),
        ("天下茶屋", "ja", "World Teahouse"),
        ("青森", "ja", "Blue Forest"),
    ],
)
def test_gloss(native: str, lang: str, gloss: str) -> None:
    assert words_key(gloss) in {words_key(found.text) for found in glosses(native, lang)}


def test_a_gloss_says_where_it_comes_from() -> None:
    assert glosses("齿舞", "zh")[0].sources == "齿 (tooth) and 舞 (dance)"


def test_kana_and_long_texts_have_no_gloss() -> None:
    assert glosses("コアラ", "ja") == ()
    assert glosses("国际商业机器公司公司公司", "zh") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tooth Dance", "the Teeth Dances"),
        ("Four Days", "four day"),
        ("End of Kyoto", "Kyoto's End"),
        ("South Thousand Islands", "South Thousand Island Islands"),
        ("Autumn Leaves", "autumn leaf"),
        ("Fishing Island", "fish island"),
    ],
)
def test_words_keys_forget_endings(one: str, other: str) -> None:
    assert set(words_key(one).split()) == set(words_key(other).split())


def test_letters_keys_forget_spaces_and_marks() -> None:
    assert len({letters_key(form) for form in ("Se Dan", "Se-dan", "SEDAN", "Sēdān")}) == 1
    assert letters_key("Tōkyō") == "tokyo"


@pytest.mark.parametrize(
    ("native", "head", "english"),
    [
        ("色丹島", "色丹", "island"),
        ("大阪市", "大阪", "city"),
        ("新华通讯社", "新华", "news agency"),
    ],
)
def test_generic_nouns(native: str, head: str, english: str) -> None:
    found, generic = split_generic(native)
    assert found == head
    assert generic is not None
    assert english in generic.english


def test_a_generic_noun_alone_is_no_ending() -> None:
    assert split_generic("山") == ("山", None)
    assert without_english_generic("Island") == "Island"
    assert without_english_generic("Sedan Islands") == "Sedan"
