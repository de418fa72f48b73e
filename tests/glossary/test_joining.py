"""One glossary of several: nothing is lost in silence."""

import datetime as dt

import attrs
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


def test_days_and_flags_are_kept_and_told() -> None:
    first, last = dt.date(2019, 3, 23), dt.date(2022, 9, 16)
    one = [Term("Nur", valid_from=first, translate=False)]
    other = [Term("Nur", valid_until=last, consistent=True)]

    assert join([one, other]) == join([other, one])
    (term,) = join([one, other]).terms
    assert (term.valid_from, term.valid_until) == (first, last)
    assert (term.translate, term.consistent) == (False, True)
    assert told(one, [Term("Nur", valid_from=last)]) == [
        ("the valid-from is '2019-03-23' in an earlier glossary and '2022-09-16' in a later one",
         "it is '2022-09-16'")
    ]  # fmt: skip


def test_days_that_leave_none_are_those_of_the_later_glossary() -> None:
    first, last = dt.date(2019, 3, 23), dt.date(2022, 9, 16)
    joined = join([[Term("Nur", valid_until=first)], [Term("Nur", valid_from=last)]])

    assert joined.terms == (Term("Nur", valid_from=last),)
    assert [one.kept for one in joined.disagreements] == [
        "the later glossary alone says when it holds"
    ]


def test_terms_of_other_days_settle_nothing() -> None:
    day = dt.date(2022, 9, 16)
    one = [Term("Astana", bad="Nur", valid_from=day), Term("Alma", bad="Xx", valid_from=day)]
    before = day - dt.timedelta(1)
    other = [Term("Nur", valid_until=before), Term("Baku", bad="Xx", valid_until=before)]

    assert join([one, other]).disagreements == ()
    assert len(told(one, [attrs.evolve(term, valid_until=day) for term in other])) == 3


def test_a_form_that_nothing_supports_is_left_out_and_named() -> None:
    one, other = [Term("Alpha", bad="Xx")], [Term("Beta", bad="Xx")]

    assert [term.bad for term in join([one, other]).terms] == [(), ()]
    assert [kept for _, kept in told(one, other)] == [
        "it is left out, since nothing could support it as suspect"
    ] * 2


_DAY = st.none() | st.dates(dt.date(2023, 1, 1), dt.date(2024, 12, 31))


def _is_period(days: tuple[dt.date | None, dt.date | None]) -> bool:
    first, last = days
    return first is None or last is None or first <= last


_DAYS = st.tuples(_DAY, _DAY).filter(_is_period)
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
        first, last = draw(_DAYS)
        terms.append(
            Term(
                canonical,
                id=draw(st.sampled_from("abc")) + str(len(terms)),
                admitted=rest[:bad],
                bad=rest[bad:cut],
                kind=draw(st.sampled_from(["term", "place"])),
                lang="en",
                valid_from=first,
                valid_until=last,
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
