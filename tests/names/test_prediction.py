import attrs
import pytest

from mtaudit.names.keys import letters_key
from mtaudit.names.prediction import Prediction, lookup_keys, predict


def _find(text: str, predictions: tuple[Prediction, ...]) -> Prediction | None:
    keys = set(lookup_keys(text))
    return next((one for one in predictions if (one.space, one.key) in keys), None)


@pytest.mark.parametrize(
    ("native", "lang", "canonical", "garble", "mechanism"),
    [
        ("色丹", "zh", "Shikotan", "Sedan", "the Mandarin reading of 色丹"),
        (
            "齿舞",
            "zh",
            "Habomai",
            "Tooth Dance",
            "a literal gloss of 齿 (tooth) and 舞 (dance)",
        ),
        ("国后", "zh", "Kunashiri", "Guohou", "the Mandarin reading of 国后"),
        ("国后岛", "zh", "Kunashiri", "Guohou Island", "the Mandarin reading of 国后"),
        (
            "南千岛群岛",
            "zh",
            "South Kuril Islands",
            "South Thousand Islands",
            "a literal gloss of 南 (south), 千 (thousand), 岛 (island) and 群岛 (islands)",
        ),
        ("克宫", "zh", "Kremlin", "Kegong", "the Mandarin reading of 克宫"),
        (
            "海外网",
            "zh",
            "Haiwainet",
            "Overseas Network",
            "a literal gloss of 海外 (overseas) and 网 (network)",
        ),
        ("安倍", "zh", "Abe", "Andouble", "the reading of 安 with a gloss of 倍 (double)"),
        (
            "铜梁",
            "zh",
            "Tongliang",
            "Copper Liang",
            "the reading of 梁 with a gloss of 铜 (copper)",
        ),
        ("重庆", "zh", "Chongqing", "Zhongqing", "another Mandarin reading of 重庆"),
        ("择捉", "zh", "Etorofu", "Tse-cho", "the Wade-Giles spelling of 择捉"),
        ("普京", "zh", "Putin", "Pu Jing", "the Mandarin reading of 普京"),
        ("小浜", "ja", "Obama", "Kohama", "another reading of 小浜"),
        ("コアラ", "ja", "Koala", "Koara", "a spelling by sound of コアラ"),
        ("毛沢東", "ja", "Mao Zedong", "Mo Takuto", "another reading of 毛沢東"),
        ("孫基禎", "ko", "Sohn Kee-chung", "Kitei Son", "the on reading of 孫基禎"),
    ],
)
def test_garbles_are_predicted(
    native: str, lang: str, canonical: str, garble: str, mechanism: str
) -> None:
    found = _find(garble, predict(native, lang, canonical=canonical))
    assert found is not None
    assert found.severity == "garble"
    assert found.mechanism == mechanism


@pytest.mark.parametrize(
    ("native", "lang", "canonical", "variant"),
    [
        ("Сергей Шойгу", "ru", "Sergei Shoigu", "Sergey Shoygu"),
        ("Сергей Шойгу", "ru", "Sergei Shoigu", "Shoygu"),
        ("Кунашир", "ru", "Kunashir", "Kounachir"),
        ("Харків", "uk", "Kharkiv", "Kharkov"),
        ("重庆", "zh", "Chongqing", "Chungching"),
        ("蒋介石", "zh", "Chiang Kai-shek", "Jiang Jieshi"),
        ("김정은", "ko", "Kim Jong Un", "Kim Jeongeun"),
    ],
)
def test_other_romanisations_are_variants(
    native: str, lang: str, canonical: str, variant: str
) -> None:
    found = _find(variant, predict(native, lang, canonical=canonical, kind="person"))
    assert found is not None
    assert found.severity == "variant"


def test_cyrillic_names_have_variants_only() -> None:
    predictions = predict("Сергей Лавров", "ru", canonical="Sergei Lavrov")
    assert {one.severity for one in predictions} == {"variant"}


@pytest.mark.parametrize(
    ("native", "lang", "canonical", "right"),
    [
        ("色丹島", "ja", "Shikotan", "Shikotan-to"),
        ("豊沢町", "ja", "Toyosawa", "Toyosawacho"),
        ("淮河", "zh", "Huai River", "Huaihe"),
        ("习近平", "zh", "Xi Jinping", "Xi Jinping"),
        ("习近平", "zh", "Xi Jinping", "Jinping Xi"),
        ("茨城市", "ja", "Ibaraki", "Ibarakishi"),
        ("札幌", "ja", "Sapporo", "Sapporo"),
    ],
)
def test_right_renderings_are_not_predicted(
    native: str, lang: str, canonical: str, right: str
) -> None:
    predictions = predict(native, lang, canonical=canonical, kind="place")
    found = _find(right, predictions)
    assert found is None or found.severity == "variant"


def test_another_bearer_of_the_name_is_flagged() -> None:
    """General Katsutoshi Kawano writes his surname as Taro Kono does: 河野."""
    found = _find("Kawano", predict("河野", "ja", canonical="Kono", kind="person"))
    assert found is not None
    assert found.collides == "known-name"


def test_ordinary_words_and_known_names_are_flagged() -> None:
    known = {letters_key("Guo Hou")}
    sedan = _find("Sedan", predict("色丹", "zh", canonical="Shikotan", known_names=known))
    guohou = _find("Guohou", predict("国后", "zh", canonical="Kunashiri", known_names=known))
    kegong = _find("Kegong", predict("克宫", "zh", canonical="Kremlin", known_names=known))
    assert sedan is not None
    assert guohou is not None
    assert kegong is not None
    assert (sedan.collides, guohou.collides, kegong.collides) == ("common-word", "known-name", None)


def test_rules_follow_the_language_translated_from() -> None:
    native = "色丹"
    assert _find("Sedan", predict(native, "ja", canonical="Shikotan")) is None
    assert _find("Sedan", predict(native, "ja", canonical="Shikotan", source_lang="zh-CN"))


def test_admitted_forms_are_right() -> None:
    predictions = predict("择捉", "zh", canonical="Etorofu", admitted=["Iturup", "Zezhuo"])
    assert _find("Zezhuo", predictions) is None


def test_unknown_languages_and_scripts_predict_nothing() -> None:
    assert predict("Улица", "de", canonical="Street") == ()
    assert predict("Москва", "zh", canonical="Moscow") == ()
    assert predict("", "zh") == ()
    assert predict("abc", "ja") == ()


def test_a_name_in_latin_letters_is_predicted_as_the_source_spells_it() -> None:
    (one,) = predict("Lưu Vũ Ninh (刘宇宁)", "vi", kind="person", canonical="Liu Yuning")
    assert (one.form, one.key, one.rule) == ("Lưu Vũ Ninh", "luuvuninh", "unchanged")
    assert predict("Freie Presse", "de", canonical="Freie Presse") == ()


def test_one_half_of_a_persons_name_may_be_right() -> None:
    found = predict("秋叶刚男", "zh", kind="person", canonical="Akiba Takeo")
    assert {"Akiba Gangnan"} <= {one.form for one in found if one.rule == "half-right"}


def test_a_word_is_glossed_and_the_rest_read() -> None:
    found = [one.form for one in predict("宁德时代", "zh", canonical="CATL")]
    halves = [form for form in found if form.startswith("Ningde")]
    assert "Ningde Era" in halves[:4]


def test_predictions_are_ranked_unique_and_repeatable() -> None:
    predictions = predict("南千岛群岛", "zh", canonical="South Kuril Islands")
    priors = [one.prior for one in predictions]
    keys = [(one.space, one.key) for one in predictions]
    assert priors == sorted(priors, reverse=True)
    assert len(set(keys)) == len(keys)
    assert predictions == predict("南千岛群岛", "zh", canonical="South Kuril Islands")
    assert predict("南千岛群岛", "zh", canonical="South Kuril Islands", limit=5) == predictions[:5]
    assert all(attrs.asdict(one)["prior"] > 0 for one in predictions)
