"""Edge cases of acronym-mismatch: wrong words, wrong letters, and acronyms of other languages."""

import pytest

from mtaudit import Article, Auditor, Confidence, Config

_CONFIG = Config(detectors=("acronym-mismatch",))
_SHIPPED = Auditor(config=_CONFIG)
_BARE = Auditor(glossaries=[], config=_CONFIG)


def found(text: str, auditor: Auditor = _SHIPPED) -> list[tuple[str, tuple[str, ...], Confidence]]:
    """Audit a text; return what is marked, what is suggested, and how sure that is."""
    result = auditor.audit(Article(text))
    assert result.errors == ()
    return [(f.span.of(text), f.suggestions, f.confidence) for f in result.findings]


def test_a_wrong_expansion_stands_before_or_in_the_bracket() -> None:
    right = "North Atlantic Treaty Organization"
    wrong = "Atlantic Treaty of the North Organisation"

    assert found(f"The {wrong} (NATO) met.") == [
        (f"{wrong} (NATO)", (f"{right} (NATO)",), Confidence.HIGH)
    ]
    assert found(f"Then NATO ({wrong}) met.") == [
        (f"NATO ({wrong})", (f"NATO ({right})",), Confidence.HIGH)
    ]
    assert found(f"Then NATO ({right}) met the {right} (NATO).") == []


def test_a_known_name_with_a_wrong_acronym() -> None:
    assert found("The World Trade Organization (WHO) met.") == [("WHO", ("WTO",), Confidence.HIGH)]
    assert found("The International Atomic Energy Agency (IEAA) met.") == [
        ("IEAA", ("IAEA",), Confidence.MEDIUM)
    ]


def test_letters_need_no_glossary() -> None:
    assert found("The Central Bureau of Plant Records (CPBR) closed.", _BARE) == [
        ("CPBR", ("CBPR",), Confidence.MEDIUM)
    ]
    broken = "Association of African Nations. South East Asia (ASEAN)"
    assert found(f"The {broken} summit.", _BARE) == [(broken, (), Confidence.MEDIUM)]


def test_two_expansions_of_one_acronym() -> None:
    text = "The Regional Water Board (RWB) met. The Rural Works Branch (RWB) closed."

    assert found(text, _BARE) == [
        ("Rural Works Branch (RWB)", ("Regional Water Board (RWB)",), Confidence.LOW)
    ]
    assert found("The Water Board (WBO) is not the Regional Water Board (RWB).", _BARE) == []
    twice = "The Seed Organisation Fund (SOF) and the Seeds Organization Fund (SOF)."
    assert found(twice, _BARE) == []


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations (ONU) and Doctors Without Borders (MSF) met.",
        "The International Federation of Association Football (FIFA) met.",
        "The Communist Party of China (CPC) and the Chinese Kuomintang (KMT) met.",
        "He left the African Union. World Health Organization (WHO) officials followed.",
        "The suppliers are Rio Tinto and Cia. Vale Do Rio Dolce (CVRD).",
        "The Mini Neuropsychiatric International Interview (MINI) took an hour.",
        "Then ASEAN (which met in Hanoi) and the bloc (ASEAN) agreed.",
    ],
)
def test_acronyms_that_are_right(text: str) -> None:
    assert found(text) == []
    assert found(text, _BARE) == []


def test_three_letters_are_judged_beside_their_right_order_only() -> None:
    alone = "The Central Bureau of Records (CRB) closed."

    assert found(alone, _BARE) == []
    assert found(f"{alone} The CBR was old.", _BARE) == [("CRB", ("CBR",), Confidence.MEDIUM)]
