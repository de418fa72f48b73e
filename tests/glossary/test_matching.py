"""Where the forms of a glossary are found in a text, and where they must not be."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.article import Document
from mtaudit.glossary import Glossary, Match, Status, Term
from mtaudit.glossary.term import Case
from mtaudit.readers import markdown
from mtaudit.readers.options import ReadOptions
from mtaudit.spans import Span
from mtaudit.text import opaque_spans

HABOMAI = Term("Habomai", bad="Tooth Dance")
SHIKOTAN = Term("Shikotan", suspect="Sedan", topic="kurils")


def find(text: str, *terms: Term, lang: str = "en") -> tuple[Match, ...]:
    return Glossary(terms).matcher(lang).find(text, opaque_spans(text))


def found(text: str, *terms: Term, lang: str = "en") -> list[str]:
    """The stretches of a text that are forms of the terms."""
    return [match.span.of(text) for match in find(text, *terms, lang=lang)]


def canonical(form: str, *, case: Case = Case.AUTO, **others: str) -> Term:
    return Term(form, case=case, lang=others.get("lang", ""))


# --- Typography ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "Tooth Dance", "Tooth  Dance", "Tooth\nDance", "Tooth \r\n Dance", "tooth\ndance",
        "Tooth-Dance", "Tooth‑Dance", "Tooth–Dance", "TOOTH DANCE", "Tooth\u00a0Dance",
        "To\u00adoth Dance", "To\u200both Dan\u2060ce", "Tooth\u200b Dance",
        "Ｔｏｏｔｈ　Ｄａｎｃｅ",
    ],
)  # fmt: skip
def test_a_term_is_one_hit_however_it_is_typeset(written: str) -> None:
    text = f"the “{written}” islands"
    assert found(text, HABOMAI) == [written]


@pytest.mark.parametrize(
    "text", ["Tooth\n\nDance", "Tooth. Dance", "Tooth, Dance", "Tooth a Dance"]
)
def test_a_term_does_not_run_over_a_paragraph_or_a_comma(text: str) -> None:
    assert found(text, HABOMAI) == []


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("Istanbul", "İstanbul"),
        ("Straße", "STRASSE"),
        ("Strasse", "Straße"),
        ("Office Deal", "Oﬃce Deal"),
        ("Kono", "Kōno"),
        ("Kono", "Ko\u0304no"),
        ("Ōno", "Ono"),
        ("Lavrov", "Ｌａｖｒｏｖ"),
        ("Łódź", "Lodz"),
    ],
)
def test_offsets_are_those_of_the_text_when_folding_changes_lengths(
    form: str, written: str
) -> None:
    """Capital I with a dot, sharp s, ligatures, composed and decomposed marks, full width."""
    before, after = "İßﬃ e\u0301 ", " ﬁn İ."
    (match,) = find(before + written + after, canonical(form))
    assert match.span == Span(len(before), len(before) + len(written))


@pytest.mark.parametrize(("form", "text"), [("Wolf", "Wolﬀ"), ("Gros", "Groß"), ("sh", "ﬁsh ﬅh")])
def test_half_of_a_ligature_or_a_sharp_s_is_no_match(form: str, text: str) -> None:
    assert found(text, canonical(form)) == []


def test_marks_make_another_word_outside_english() -> None:
    assert found("schon", canonical("schön"), lang="de") == []
    assert found("scho\u0308n SCHÖN", canonical("schön"), lang="en") == ["scho\u0308n", "SCHÖN"]


@given(st.text("Toh Dance-\u00ad\u0301İßﬁ\n ", max_size=20))
def test_a_form_is_found_wherever_it_stands_alone(context: str) -> None:
    text = f"{context}. Tooth Dance. {context}"
    start = len(context) + 2
    assert Span(start, start + 11) in [match.span for match in find(text, HABOMAI)]


# --- Words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("etc.", "a, b etc. and fetc.", ["etc."]),
        ("C++", "C++, C++? (C++)", ["C++", "C++", "C++"]),
        ("{x}", "a {x} or b{x}c", ["{x}", "{x}"]),
        ("U.S.", "the U.S. and the U.S.", ["U.S.", "U.S."]),
        ("U.S.", "the U.S.A", ["U.S."]),
        (".NET", "a .NET program", [".NET"]),
    ],
)
def test_a_form_that_ends_in_punctuation_is_found(
    form: str, text: str, expected: list[str]
) -> None:
    """Each edge has its own boundary; none makes the form silently dead."""
    assert found(text, canonical(form)) == expected


@pytest.mark.parametrize(
    ("text", "span", "suffix"),
    [
        ("Sedan's", "Sedan", ""),
        ("Sedans", "Sedans", "s"),
        ("Sedans’", "Sedans", "s"),
        ("Sedan’s", "Sedan", ""),
        ("Sedan‘s", "Sedan", ""),
        ("SEDANs", "SEDANs", "s"),
    ],
)
def test_possessives_and_plurals_match(text: str, span: str, suffix: str) -> None:
    """The plural ending belongs to the match, so that the fix can keep it; the possessive stays."""
    (match,) = find(text, canonical("Sedan"))
    assert (match.span.of(text), match.suffix) == (span, suffix)


@pytest.mark.parametrize(
    ("form", "text"),
    [("Bush", "Bushes"), ("Lukas", "Lukases"), ("Bush", "Bushs"), ("Sedan", "Sedanes")],
)
def test_the_plural_ending_fits_the_word(form: str, text: str) -> None:
    assert bool(found(text, canonical(form))) == text.endswith(("hes", "ases"))


def test_other_languages_have_other_plurals() -> None:
    assert found("Sedans", canonical("Sedan"), lang="de") == []


def test_inflected_forms_are_listed_and_the_one_that_matched_is_named() -> None:
    term = Term("vardag", admitted=("vardagar", "vardagarna"))
    (match,) = find("på vardagarna", term, lang="sv")
    assert match.form == "vardagarna"


def test_a_stem_does_not_match_its_inflections_by_itself() -> None:
    assert found("карты", canonical("карта"), lang="ru") == []
    assert found("маггла", canonical("магл"), lang="ru") == []


def test_a_lemmatiser_matches_inflections_that_no_list_covers() -> None:
    lemmas = {"talossa": "talo", "talojen": "talo", "valkoisen": "valkoinen"}
    glossary = Glossary((Term("valkoinen talo"), Term("Sedan")))
    matcher = glossary.matcher("fi", lambda word: lemmas.get(word, word))
    text = "valkoisen talossa, valkoisen, talojen"
    assert [match.span.of(text) for match in matcher.find(text)] == ["valkoisen talossa"]
    assert glossary.matcher("fi").find(text) == ()


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("あんな", "あんなに大きい"),
        ("メイ", "メインの"),
        ("しょう", "しょうがない"),
        ("明", "明るい"),
        ("母", "お母さん"),
        ("もっとも", "もっともらしい"),
        ("フィルタ", "フィルタリング"),
        ("側", "利用者側"),
    ],
)
def test_a_japanese_form_inside_a_longer_word_is_silent(form: str, text: str) -> None:
    assert found(text, canonical(form), lang="ja") == []


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("色丹", "在色丹岛上"),
        ("色丹島", "北方四島の色丹島では"),
        ("ラブロフ", "ラブロフ外相は"),
        ("東日本", "JR東日本が"),
        ("3月", "2018年3月末"),
        ("社", "A社"),
        ("러시아", "러시아는"),
    ],
)
def test_terms_are_found_in_scripts_without_spaces(form: str, text: str) -> None:
    """There always is a boundary between two scripts, and none to find between Han characters."""
    assert found(text, canonical(form), lang="ja") == [form]


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("Mr.Lavrov", False),
        ("ForeignMinisterLavrov", True),
        ("LavrovSaid", True),
        ("transferThe Lavrov", False),
    ],
)
def test_a_name_fused_with_its_neighbour_is_found(text: str, glued: bool) -> None:
    (match,) = find(text, canonical("Lavrov"))
    assert (match.span.of(text), match.glued) == ("Lavrov", glued)


@pytest.mark.parametrize("text", ["lavrovite", "Lavrovsky", "relavrov", "LAVROVITE"])
def test_a_name_inside_another_word_is_not_found(text: str) -> None:
    assert found(text, canonical("Lavrov")) == []


# --- Capital letters -------------------------------------------------------------------------


def test_a_name_in_small_letters_is_a_common_word() -> None:
    """A Toyota sedan is no island."""
    assert found("a Toyota sedan, Sedan, SEDAN", SHIKOTAN) == ["Sedan", "SEDAN"]


def test_a_bad_rendering_of_several_words_is_wrong_in_small_letters_too() -> None:
    matches = find("tooth dance and Tooth Dance", HABOMAI)
    assert [match.as_listed for match in matches] == [False, True]


@pytest.mark.parametrize(("form", "other"), [("MIA", "mia Mia"), ("ME", "me Me")])
@pytest.mark.parametrize("case", [Case.AUTO, Case.EXACT])
def test_an_acronym_is_no_word_in_small_letters(form: str, other: str, case: Case) -> None:
    assert found(f"{other} {form}", canonical(form, case=case)) == [form]


def test_an_entry_may_ignore_case_or_bind_it() -> None:
    assert found("sedan Sedan", canonical("Sedan", case=Case.ANY)) == ["sedan", "Sedan"]
    assert found("EBay eBay ebay", canonical("eBay", case=Case.EXACT)) == ["eBay"]


def test_a_form_that_is_bad_by_its_case_alone_binds_exactly() -> None:
    term = Term("WordPress", bad="Wordpress")
    matches = find("Wordpress and WordPress and WORDPRESS", term)
    assert [(m.span.start, m.status) for m in matches][:2] == [
        (0, Status.BAD),
        (14, Status.CANONICAL),
    ]
    assert all(match.status.is_accepted for match in matches[1:])


def test_an_ordinary_word_is_a_name_only_with_its_capital() -> None:
    assert found("a filing cabinet, the Cabinet", canonical("Cabinet")) == ["Cabinet"]


# --- Several forms ---------------------------------------------------------------------------


def test_a_bad_form_inside_an_accepted_one_is_silent() -> None:
    term = Term("thermal gap pad", bad="gap pad")
    text = "A gap pad is no thermal gap pad."
    assert [(m.span.of(text), m.status) for m in find(text, term)] == [
        ("gap pad", Status.BAD),
        ("thermal gap pad", Status.CANONICAL),
    ]


@pytest.mark.parametrize("reverse", [False, True])
def test_the_longest_form_wins_whatever_the_order_of_the_terms(reverse: bool) -> None:
    terms = [Term("MyProduct"), Term("MyProduct Community")]
    text = "MyProduct Community, MyProduct"
    assert found(text, *(terms[::-1] if reverse else terms)) == ["MyProduct Community", "MyProduct"]


def test_a_longer_form_that_fails_does_not_hide_a_shorter_one() -> None:
    assert found("two Sedan chairmen", Term("Sedan"), Term("Sedan Chair")) == ["Sedan"]


def test_a_longer_accepted_form_is_an_exception_to_a_bad_one() -> None:
    """The minister's hallucinated last name, and a company that is really called so."""
    terms = Term("Lavrov", bad="Lavrov Antiques"), Term("Lavrov Antiques Ltd")
    text = "Lavrov Antiques met Lavrov Antiques Ltd"
    assert [m.status for m in find(text, *terms)] == [Status.BAD, Status.CANONICAL]


def test_the_right_form_elsewhere_does_not_excuse_the_wrong_one() -> None:
    text = "Habomai, or Tooth Dance"
    assert [m.status for m in find(text, HABOMAI)] == [Status.CANONICAL, Status.BAD]


def test_two_bad_forms_side_by_side_are_two_matches() -> None:
    text = "Sedan and Tooth Dance Islands"
    matches = find(text, SHIKOTAN, HABOMAI)
    assert [match.span.of(text) for match in matches] == ["Sedan", "Tooth Dance"]
    assert not matches[0].span.overlaps(matches[1].span)


def test_one_suspect_form_may_stand_for_several_terms() -> None:
    town = Term("Sudan", suspect="Sedan", kind="place")
    matches = find("in Sedan", SHIKOTAN, town)
    assert {match.term.canonical for match in matches} == {"Shikotan", "Sudan"}
    assert len({match.span for match in matches}) == 1


def test_all_accepted_forms_are_accepted_and_the_preferred_one_is_told_apart() -> None:
    term = Term("Iturup", admitted=("Etorofu", "Etorofu Island"))
    matches = find("Iturup, Etorofu Island", term)
    assert [match.status for match in matches] == [Status.CANONICAL, Status.ADMITTED]


def test_native_forms_are_sought_in_the_source_only() -> None:
    glossary = Glossary((Term("Shikotan", native={"zh": ("色丹",), "ja": ("色丹島",)}),))
    assert glossary.matcher("en").find("色丹") == ()
    assert [m.form for m in glossary.source_matcher("zh-Hans").find("在色丹岛")] == ["色丹"]
    assert [m.form for m in glossary.source_matcher(None).find("色丹島")] == ["色丹島"]


def test_a_term_counts_each_time_it_stands() -> None:
    assert len(find("Habomai, Habomai and Habomai", HABOMAI)) == 3


def test_a_hit_inside_a_word_does_not_hide_a_later_one() -> None:
    assert found("sedanesque, Sedanesque, Sedan", SHIKOTAN) == ["Sedan"]


def test_a_term_of_another_language_is_not_sought() -> None:
    assert found("Sedan", canonical("Sedan", lang="fr")) == []
    assert found("Sedan", canonical("Sedan", lang="en"), lang="en-GB") == ["Sedan"]


# --- Markup and addresses --------------------------------------------------------------------


@pytest.mark.parametrize(
    "document",
    [
        "**Tooth** Dance",
        "[Tooth Dance](x.html)",
        "Tooth<b> Dance</b>",
        "> Tooth\n> Dance",
        "Tooth&nbsp;Dance",
    ],
)
def test_a_term_is_found_through_markup(document: str) -> None:
    (article,) = markdown.read(Document("page.md", document), ReadOptions())
    assert len(find(article.text, HABOMAI)) == 1


@pytest.mark.parametrize(
    "document",
    [
        "see [this](https://example.org/Sedan-island.html)",
        "see https://example.org/Sedan/island",
        "see `Sedan`",
        "Sedan-island.html",
        "Tooth `or` Dance",
        "| Tooth | Dance |\n|---|---|",
    ],
)
def test_a_term_is_not_found_in_an_address_or_over_code(document: str) -> None:
    (article,) = markdown.read(Document("page.md", document), ReadOptions())
    assert find(article.text, HABOMAI, SHIKOTAN) == ()


# --- Invariants and cost ---------------------------------------------------------------------

TERMS = (
    Term("ab", bad="b a"),
    Term("A B", admitted=("AB C", "C"), suspect="abc", topic="t"),
    Term("B C", bad="A B C D"),
)


@given(st.text("abcABCD \n-", max_size=24))
def test_matches_are_in_order_and_no_two_overlap(text: str) -> None:
    spans = list(dict.fromkeys(match.span for match in find(text, *TERMS)))
    assert spans == sorted(spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(st.text("abcABCD \n-", max_size=24), st.permutations(TERMS))
def test_the_order_of_the_terms_does_not_matter(text: str, terms: list[Term]) -> None:
    def content(matches: tuple[Match, ...]) -> set[tuple[Span, str, str]]:
        return {(match.span, match.term.id, match.form) for match in matches}

    assert content(find(text, *TERMS)) == content(find(text, *terms))


def test_a_large_glossary_is_compiled_once_and_searched_quickly() -> None:
    """Seventy thousand terms, and a text of a hundred thousand characters."""
    glossary = Glossary(tuple(Term(f"Term{n} of{n}") for n in range(70_000)))
    matcher = glossary.matcher("en")
    assert glossary.matcher("en-GB") is matcher
    text = "He said that Term7 of7 is not Term69999 of69999. " * 2_000
    assert len(matcher.find(text)) == 4_000


def test_forms_that_overlap_in_a_long_chain_cost_linear_time() -> None:
    assert len(find("Aa Bb " * 10_000, Term("Aa Bb"), Term("Bb Aa"))) == 10_000
