"""What is learned from an editor's corrections, and what is not."""

from mtaudit.glossary import Status, Term
from mtaudit.glossary.learning import Learned, Version, learn


def learned(
    before: str, after: str, source: str = "", lang: str = "", **options: object
) -> Learned:
    return learn([Version(before, after, source, lang)], **options)  # type: ignore[arg-type]


def rows(found: Learned) -> list[tuple[str, str, str]]:
    return [
        (term.canonical, str(status), form)
        for term in found.terms
        for status, form in term.forms()
        if status.is_wrong
    ]


def test_a_name_that_is_always_corrected_is_bad() -> None:
    found = learned(
        "They sailed to the Tooth Dance Islands.\nTooth Dance is cold.\nAll is well.",
        "They sailed to the Habomai Islands.\nHabomai is cold.\nAll is well.",
    )

    (term,) = found.terms
    assert rows(found) == [("Habomai", "bad", "Tooth Dance")]
    assert term.reason("Tooth Dance") == "corrected 2 times, kept 0"
    assert term.kind == "place"  # the word beside it says so


def test_an_ordinary_word_is_suspect_if_something_supports_it() -> None:
    before, after = "We went to Sedan Island by boat.", "We went to Shikotan Island by boat."
    assert rows(learned(before, after)) == [("Shikotan", "suspect", "Sedan")]

    before, after = "We went to Sedan by slow boat.", "We went to Shikotan by slow boat."
    assert learned(before, after) == Learned((), (("Sedan", "Shikotan", 1),))
    assert rows(learned(before, after, topic="kurils")) == [("Shikotan", "suspect", "Sedan")]


def test_a_form_that_was_kept_elsewhere_is_suspect_or_nothing() -> None:
    kept = "Heye spoke. Then Heye left."
    one = learned(f"Mr Heye said it. {kept}", f"Mr Kono said it. {kept}", topic="t")
    assert rows(one) == []

    many = "Mr Heye said it to us.\nMr Heye went away again.\nThe Heye river is long."
    edited = "Mr Kono said it to us.\nMr Kono went away again.\nThe Heye river is long."
    assert rows(learned(many, edited, topic="t")) == [("Kono", "suspect", "Heye")]


def test_a_form_with_two_corrections_is_suspect_in_both() -> None:
    found = learned(
        "In Zianjin it rains a lot.\nIn Zianjin it snows a lot.",
        "In Tianjin it rains a lot.\nIn Xinjiang it snows a lot.",
        topic="t",
    )

    assert rows(found) == [("Tianjin", "suspect", "Zianjin"), ("Xinjiang", "suspect", "Zianjin")]


def test_what_corrects_no_name_is_left_alone() -> None:
    for before, after in (
        ("In 1060 it was signed by Japan.", "In 1960 it was signed by Japan."),
        ("He said nothing about the plan.", "He added nothing about the plan."),
        ("the Kuril islands are cold.", "the Kuril Islands are cold."),
        ("It is a Japan–Soviet treaty.", "It is a Japan-Soviet treaty."),
        ("It was cold in the north.", "Yesterday was cold in the north."),
        ("Everything about this one line is bad.", "Nobody in Vladivostok wrote Lavrov that."),
        (
            "Rain in Zianjin was heavy; roofs broke under trees.",
            "Snow in Tianjin was light; fields lay under ice.",
        ),
        ("They met.", "They met in Vladivostok."),
        ("It is Moscows plan for the year.", "It is Moscow's plan for the year."),
    ):
        assert learned(before, after) == Learned((), ()), before


def test_a_line_is_found_again_after_others_were_struck_out() -> None:
    struck = [f"Paragraph {n} told of {n * 7} boats and {n * 3} houses." for n in range(9)]
    before = "\n".join((*struck, "They sailed to the Tooth Dance Islands at dawn."))

    found = learned(before, "They sailed to the Habomai Islands at dawn.")

    assert rows(found) == [("Habomai", "bad", "Tooth Dance")]


def test_two_right_names_are_a_matter_of_fact() -> None:
    known = [Term("Poland", lang="en"), Term("Hungary", lang="en")]
    before, after = "The talks with Poland went on.", "The talks with Hungary went on."

    assert learned(before, after, known=known) == Learned((), ())
    assert rows(learned(before, after)) == [("Hungary", "bad", "Poland")]


def test_a_known_term_keeps_what_it_has() -> None:
    known = [Term("Habomai", bad="Toothdance", native={"zh": "齿舞"}, kind="place", lang="en")]

    found = learned("On Teeth Waltz it rains.", "On Habomai it rains.", known=known)

    assert found.terms == (
        Term(
            "Habomai", bad=("Toothdance", "Teeth Waltz"), native={"zh": "齿舞"}, kind="place",
            lang="en", reasons={"Teeth Waltz": "corrected 1 time, kept 0"},
        ),
    )  # fmt: skip
    again = learned("On Toothdance it rains.", "On Habomai it rains.", known=known)
    assert again == Learned((), ())


def test_the_source_gives_the_native_form() -> None:
    found = learned("Sedan is far away from it.", "Shikotan is far away from it.",
                    "色丹は遠い。", "ja")  # fmt: skip

    (term,) = found.terms
    assert term.native == (("ja", ("色丹",)),)
    assert rows(found) == [("Shikotan", "suspect", "Sedan")]


def test_lines_that_were_added_or_removed_do_not_disturb() -> None:
    found = learned(
        "A first line.\nIn Zianjin it rains.\nA line that goes.\nThe end of it.",
        "A first line.\nIn Tianjin it rains.\nThe end of it.",
    )

    assert rows(found) == [("Tianjin", "bad", "Zianjin")]


def test_rare_corrections_can_be_left_out() -> None:
    assert learned("In Zianjin it rains.", "In Tianjin it rains.", least=2) == Learned((), ())


def test_a_long_text_is_read_in_good_time() -> None:
    line = "In {} it rains on the old harbour, and nobody minds that at all."
    before = "\n".join(line.format("Zianjin") for _ in range(3000))
    after = "\n".join(line.format("Tianjin") for _ in range(3000))

    (term,) = learned(before, after).terms

    assert term.reason("Zianjin") == "corrected 3000 times, kept 0"
    assert Status.BAD in {status for status, _ in term.forms()}
