"""Glossaries as a whole: loading, joining, sending to another process."""

import pickle
from pathlib import Path

import pytest

from mtaudit.errors import GlossaryError
from mtaudit.glossary import Glossary, Term, shipped_glossaries


def merged(*terms: Term) -> dict[str, Term]:
    """The terms that are left when each one stands in a glossary of its own."""
    glossary = Glossary.merge(Glossary((term,), f"g{n}") for n, term in enumerate(terms))
    return {term.id: term for term in glossary.terms}


@pytest.mark.parametrize("name", shipped_glossaries())
def test_a_shipped_glossary_loads_by_its_name(name: str) -> None:
    glossary = Glossary.load(name)
    assert glossary.name == name
    assert glossary.terms


def test_a_glossary_loads_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "kuril.csv"
    path.write_text("term,status,form\nx,canonical,x\n")
    assert Glossary.load(path).terms == (Term("x"),)
    assert Glossary.load(str(path)).name == "kuril"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Kurile", r"Kurile: there is no such glossary; did you mean 'kuril'\?"),
        ("xyz", r"xyz: there is no such glossary; give a CSV file, or use one of .*, kuril, .*"),
        (
            "../house.csv",
            r"\.\./house\.csv: there is no such glossary; check the path, .*a CSV file",
        ),
        ("./", r"\./: is a folder; check the path, and give a CSV file"),
    ],
)
def test_an_unknown_name_is_refused_with_what_may_be_meant(name: str, message: str) -> None:
    with pytest.raises(GlossaryError, match=f"^{message}$"):
        Glossary.load(name)


def test_terms_in_memory_are_checked_too() -> None:
    with pytest.raises(GlossaryError, match="mine, term 'A': 'B' is a bad rendering of 'A'"):
        Glossary((Term("A", bad="B"), Term("B")), "mine")
    with pytest.raises(GlossaryError, match="two terms have this id"):
        Glossary((Term("A"), Term("A")))


def test_a_later_term_replaces_an_earlier_one() -> None:
    assert merged(Term("Iturup", id="i"), Term("Etorofu", id="i")) == {"i": Term("Etorofu", id="i")}


def test_a_later_glossary_may_accept_what_an_earlier_one_calls_bad() -> None:
    left = merged(Term("A", bad=("B", "C")), Term("X", admitted="B"))
    assert left["A"].bad == ("C",)
    assert left["X"].admitted == ("B",)


def test_a_later_glossary_may_call_bad_what_an_earlier_one_accepts() -> None:
    left = merged(Term("A", admitted=("B", "C")), Term("X", bad="B"))
    assert left["A"].admitted == ("C",)
    left = merged(Term("A"), Term("X", bad="A"))
    assert set(left) == {"X"}


def test_a_later_correction_of_a_bad_form_rules() -> None:
    left = merged(Term("A", bad="B"), Term("X", bad="B"))
    assert (left["A"].bad, left["X"].bad) == ((), ("B",))


def test_two_glossaries_may_accept_one_form() -> None:
    left = merged(Term("A", admitted="B"), Term("X", admitted="B"))
    assert (left["A"].admitted, left["X"].admitted) == (("B",), ("B",))


def test_glossaries_of_different_languages_do_not_disagree() -> None:
    left = merged(Term("A", lang="en"), Term("X", bad="A", lang="fr"))
    assert set(left) == {"A", "X"}


def test_what_is_merged_is_free_of_contradictions() -> None:
    everything = Glossary.merge(Glossary.load(name) for name in shipped_glossaries())
    assert Glossary(everything.terms).terms == everything.terms


def test_names_of_merged_glossaries_are_joined() -> None:
    one, two = Glossary((Term("A"),), "one"), Glossary((Term("B"),), "two")
    assert Glossary.merge([one, two]).name == "one+two"
    assert Glossary.merge([one]) is one
    assert Glossary.merge([]).terms == ()


def test_own_terms_are_those_that_no_shipped_file_predicts() -> None:
    shipped = Glossary((Term("A"), Term("B", id="b")), predicted=frozenset({"A", "b"}))
    own = Glossary((Term("C"), Term("B", id="b")))

    assert not list(shipped.own_terms())
    assert {term.id for term in Glossary.merge([shipped, own]).own_terms()} == {"b", "C"}


def test_a_term_that_another_took_over_is_predicted_no_longer() -> None:
    left = Glossary.merge(Glossary.load(name) for name in shipped_glossaries())

    assert left.predicted == {term.id for term in left.terms}
    assert not list(left.own_terms())


def test_the_compiled_form_stays_behind() -> None:
    """A glossary that has been used is no larger on its way to another process."""
    glossary = Glossary(tuple(Term(f"T{n}", native={"ja": f"色{n}"}) for n in range(200)))
    unused = pickle.dumps(glossary)
    glossary.matcher("en").find("T1")
    glossary.source_matcher("ja").find("色1")
    assert len(pickle.dumps(glossary)) == len(unused)
    copy = pickle.loads(pickle.dumps(glossary))  # noqa: S301 - our own bytes
    assert copy == glossary
    assert [match.form for match in copy.matcher("en").find("T1")] == ["T1"]


def test_equal_content_has_an_equal_digest() -> None:
    one = Glossary((Term("A"), Term("B", bad="C")), "one")
    other = Glossary((Term("B", bad="C"), Term("A")), "other")
    assert one.digest() == other.digest()
    assert len(one.digest()) == 12


@pytest.mark.parametrize(
    "changed",
    [
        Term("A", admitted="B"),
        Term("A", bad="B"),
        Term("A", suspect="B", topic="t"),
        Term("A", native={"ja": "B"}),
        Term("A", native={"zh": "B"}),
        Term("A", kind="place"),
        Term("A", topic="t"),
        Term("A", lang="en"),
        Term("A", case="exact"),
        Term("A", since=1956),
        Term("A", note="B"),
        Term("A", bad="B", reasons={"B": "C"}),
        Term("A", id="B"),
    ],
)
def test_other_content_has_another_digest(changed: Term) -> None:
    assert Glossary((changed,)).digest() != Glossary((Term("A"),)).digest()
