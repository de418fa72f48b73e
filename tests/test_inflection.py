"""Dictionary forms: real sentences in languages that inflect, and what happens without them."""

import importlib.util
import pickle

import pytest

from mtaudit import Article, Auditor, Config, ConfigError, Glossary, Term
from mtaudit.inflection import lemmatiser

pytest.importorskip("simplemma", reason="needs the extra inflection")
INFLECTING = Config(inflection=True)


@pytest.mark.parametrize(
    ("lang", "bad", "text", "written"),
    [
        ("de", "Wörterbuch", "In diesen Wörterbüchern steht es nicht.", "Wörterbüchern"),
        ("ru", "красный замок", "Об этом в красном замке не говорят.", "красном замке"),
        ("cs", "Pražský hrad", "Jednali o Pražském hradu.", "Pražském hradu"),
        ("pl", "traktat pokojowy", "Nie podpisano traktatu pokojowego.", "traktatu pokojowego"),
        ("fi", "sopimus", "He neuvottelivat sopimuksesta.", "sopimuksesta"),
        ("uk", "мирний договір", "Сторони не підписали мирного договору.", "мирного договору"),
        ("es", "cuenta", "Cerramos todas las cuentas.", "cuentas"),
        ("fr", "traité national", "Les traités nationaux demeurent.", "traités nationaux"),
        ("hr", "ugovor", "O tim ugovorima se ne govori.", "ugovorima"),
    ],
)
def test_inflected_forms_are_found(lang: str, bad: str, text: str, written: str) -> None:
    glossary = Glossary([Term("X", bad=bad, lang=lang)])
    article = Article(text, lang=lang)

    found = Auditor([glossary], INFLECTING).audit(article).findings

    assert [finding.span.of(text) for finding in found] == [written]
    assert Auditor([glossary]).audit(article).findings == ()


@pytest.mark.parametrize(
    ("lang", "native", "source"),
    [
        ("ru", "мирный договор", "Стороны не подписали мирного договора."),
        ("de", "Friedensvertrag", "Die Folgen der Friedensverträge sind offen."),
        ("pl", "traktat pokojowy", "Rozmawiano o traktacie pokojowym."),
        ("cs", "mírová smlouva", "Jednali o mírové smlouvě."),
        ("fi", "sopimus", "He neuvottelivat sopimuksesta."),
    ],
)
def test_inflected_native_forms_are_found_in_the_source(
    lang: str, native: str, source: str
) -> None:
    auditor = Auditor([Glossary([Term("accord", native={lang: native})])], INFLECTING)

    def detectors(text: str) -> list[str]:
        article = Article(text, source=source, source_lang=lang)
        return [finding.detector for finding in auditor.audit(article).findings]

    assert detectors("They spoke of it at length.") == ["missing-term"]
    assert detectors("They spoke of the accords at length.") == []


def test_a_form_that_the_list_has_is_found_once() -> None:
    glossary = Glossary([Term("X", bad="договор", lang="ru")])
    matches = glossary.matcher("ru", lemmatiser("ru")).find("Договор о договоре и договор")

    assert [match.form for match in matches] == ["договор"] * 3


def test_a_name_that_is_no_dictionary_form_is_compared_as_it_is() -> None:
    glossary = Glossary(
        [Term("Gaza", native={"ru": "Газа"}), Term("Paris", native={"ru": "Париж"})]
    )
    matcher = glossary.source_matcher("ru", lemmatiser("ru"))

    assert [m.form for m in matcher.find("Газ дорожает. В Париже о нём говорят.")] == ["Париж"]


def test_the_exact_case_holds_for_inflected_forms() -> None:
    term = Term("X", bad="договор", lang="ru", case="exact")
    found = Glossary([term]).matcher("ru", lemmatiser("ru")).find("Договора нет. О договоре.")

    assert [match.span.start for match in found] == [16]


@pytest.mark.parametrize("lang", [None, "en", "zh", "ja", "xx"])
def test_some_languages_need_none_or_have_none(lang: str | None) -> None:
    assert lemmatiser(lang) is None


def test_a_lemmatiser_of_the_caller_comes_first() -> None:
    glossary = Glossary([Term("X", bad="foo", lang="ru")])
    auditor = Auditor([glossary], INFLECTING, lemmatiser=_foo)

    assert auditor.audit(Article("bar", lang="ru")).findings


def _foo(word: str) -> str:
    return "foo" if word == "bar" else word


def test_an_auditor_that_inflects_travels() -> None:
    auditor = Auditor([Glossary([Term("X", bad="договор", lang="ru")])], INFLECTING)
    article = Article("О договоре.", lang="ru")
    expected = auditor.audit(article)

    there = pickle.loads(pickle.dumps(auditor))  # noqa: S301 - our own bytes

    assert there.audit(article) == expected
    assert expected.findings
    assert expected.signature.endswith("|inflection")


def test_without_the_package_it_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(ConfigError, match=r"pip install 'mtaudit\[inflection\]'"):
        Auditor(config=INFLECTING)
