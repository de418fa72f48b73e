"""The cases of names: what they have in common, and what they have not."""

import pytest

from mtaudit.glossary import Glossary, Kind, Term
from mtaudit.names.cyrillic_cases import stem
from mtaudit.names.english_names import english_people
from mtaudit.names.readings import korean


@pytest.mark.parametrize(
    ("lang", "cases"),
    [
        ("ru", "Россия России Россией"),
        ("ru", "Сергей Сергея Сергеем"),
        ("ru", "Дмитрий Дмитрия Дмитрием"),
        ("ru", "Зеленский Зеленского Зеленским"),
        ("ru", "Нижний Нижнего Нижнем"),
        ("ru", "Казань Казани Казанью"),
        ("uk", "Київ Києва Києві"),
        ("uk", "Ріг Розі Рогу"),
        ("uk", "Юлія Юлії Юлією"),
    ],
)
def test_cases_of_a_name_have_one_stem(lang: str, cases: str) -> None:
    assert len({stem(word, lang) for word in cases.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("Росси", "Россия"), ("Лавров", "Лавра")])
def test_other_names_have_another_stem(one: str, other: str) -> None:
    assert stem(one, "ru") != stem(other, "ru")


def test_a_longer_name_stands_in_the_place_of_a_shorter_one() -> None:
    church = Term("Bila Tserkva", native={"uk": "Біла Церква"}, kind=Kind.PLACE)
    glossary = Glossary((church, Term("Bila", native={"uk": "Біла"}, kind=Kind.PLACE)), "test")
    source = "Удар по Білій Церкві."
    (match,) = glossary.inflected_names("uk").find(source, ())
    assert (match.span.of(source), match.term) == ("Білій Церкві", church)


def test_words_in_small_letters_are_no_names() -> None:
    peace = Term("Mir", native={"ru": "Мир"}, kind=Kind.PLACE)
    assert not Glossary((peace,), "test").inflected_names("ru").find("Они хотят мира.", ())


@pytest.mark.parametrize(
    ("native", "lang", "english"),
    [("Уильямса", "ru", "Williams"), ("제임스는", "ko", "James"), ("Роберт", "ru", "")],
)
def test_english_people(native: str, lang: str, english: str) -> None:
    assert english_people(native, lang)[:1] == ((english,) if english else ())


def test_places_in_hangul_without_their_noun() -> None:
    assert korean.without_generic("미에현") == "미에"
    assert korean.without_generic("부산") == "부산"
