"""One glossary of several: nothing is lost in silence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.glossary import Example, Glossary, Status, Term
from mtaudit.glossary.joining import join

_PLACE = {"kind": "place", "lang": "en"}


def told(*glossaries: list[Term]) -> list[tuple[str, str]]:
    return [(one.what, one.kept) for one in join(glossaries).disagreements]


def test_terms_of_one_id_have_the_forms_of_all() -> None:
    example = Example(Status.SILENT, "They left.")
    one = Term("Habomai", admitted="Habomai Islands", bad="Tooth Dance", native={"zh": "齿舞"})
    other = Term(
        "Habomai", bad="Toothdance", native={"zh": "齒舞", "ja": "歯舞"}, topic="kurils",
        kind="place", examples=[example], reasons={"Toothdance": "a gloss"},
    )  # fmt: skip

    joined = join([[one], [other, Term("Iturup")]])

    assert joined.disagreements == ()
    assert joined.terms == (
        Term(
            "Habomai", admitted="Habomai Islands", bad=("Tooth Dance", "Toothdance"),
            native={"zh": ("齿舞", "齒舞"), "ja": "歯舞"}, topic="kurils", kind="place",
            examples=[example], reasons={"Toothdance": "a gloss"},
        ),
        Term("Iturup"),
    )  # fmt: skip


def test_the_later_one_is_followed_and_it_is_said() -> None:
    one = [Term("Iturup", bad="Tse", topic="a", since=1855, reasons={"Tse": "x"})]
    other = [Term("Etorofu", id="Iturup", admitted="Tse", topic="b", since=1856)]

    (term,) = join([one, other]).terms

    assert (term.canonical, term.admitted, term.bad) == ("Etorofu", ("Iturup", "Tse"), ())
    assert (term.topic, term.since, term.reasons) == ("b", 1856, ())
    assert told(one, other) == [
        ("'Tse' is bad in an earlier glossary and admitted in a later one", "it is admitted"),
        ("'Iturup' is canonical in an earlier glossary, 'Etorofu' later", "'Iturup' is admitted"),
        ("the topic is 'a' in an earlier glossary and 'b' in a later one", "it is 'b'"),
        ("the since is '1855' in an earlier glossary and '1856' in a later one", "it is '1856'"),
    ]


def test_a_bad_form_that_another_term_accepts_becomes_suspect() -> None:
    one = [Term("Shikotan", bad="Sedan", **_PLACE)]  # type: ignore[arg-type]
    other = [Term("Sedan", **_PLACE)]  # type: ignore[arg-type]

    joined = join([one, other])

    assert joined.terms[1].suspect == ("Sedan",)
    assert told(one, other) == [
        ("'Sedan' is bad for 'Shikotan' and accepted by 'Sedan'", "it is suspect")
    ]


def test_a_form_that_nothing_supports_is_left_out_and_named() -> None:
    one, other = [Term("Alpha", bad="Xx")], [Term("Beta", bad="Xx")]

    assert [term.bad for term in join([one, other]).terms] == [(), ()]
    assert [kept for _, kept in told(one, other)] == [
        "it is left out, since nothing could support it as suspect"
    ] * 2


_FORM = st.sampled_from("Alpha Beta Gamma Delta Epsilon Zeta Eta".split())


@st.composite
def glossaries(draw: st.DrawFn) -> list[Term]:
    """Draw a glossary that loads."""
    forms = draw(st.lists(_FORM, unique=True, min_size=1))
    terms: list[Term] = []
    while forms:
        canonical, *rest = forms
        cut = draw(st.integers(0, len(rest)))
        bad = draw(st.integers(0, cut))
        terms.append(
            Term(
                canonical,
                id=draw(st.sampled_from("abc")) + str(len(terms)),
                admitted=rest[:bad],
                bad=rest[bad:cut],
                kind=draw(st.sampled_from(["term", "place"])),
                lang="en",
            )
        )
        forms = rest[cut:]
    return terms


@settings(deadline=None)
@given(st.lists(glossaries(), max_size=3))
def test_what_is_joined_loads_and_what_is_gone_is_named(members: list[list[Term]]) -> None:
    joined = join(members)

    Glossary(joined.terms)
    there = {(term.id, form) for term in joined.terms for _, form in term.forms()}
    said = " ".join(f"{one.term} {one.what} {one.kept}" for one in joined.disagreements)
    for term in (term for member in members for term in member):
        for _, form in term.forms():
            assert (term.id, form) in there or f"{form!r} is bad for {term.id!r}" in said
