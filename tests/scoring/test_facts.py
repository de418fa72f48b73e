"""What a translation keeps of a reference: numbers by value, names in any accepted form."""

import pytest

from mtaudit.glossary import Glossary
from mtaudit.scoring.facts import FactRecall, fact_recall

_GLOSSARY = Glossary.merge([Glossary.load("countries"), Glossary.load("kuril")])


def _lost(translation: str, reference: str) -> list[str]:
    return [one.written for one in fact_recall(translation, reference, "en", _GLOSSARY).lost]


@pytest.mark.parametrize(
    ("translation", "reference", "lost"),
    [
        ("It was signed on the 22nd.", "It was signed on the twenty-second.", []),
        ("It cost 17,000 yuan.", "It cost 7,000 yuan.", ["7,000 yuan"]),
        ("They went home.", "They went home in 1956.", ["1956"]),
        ("They sailed to Tooth Dance.", "They sailed to Habomai.", ["Habomai"]),
        ("They sailed to the Habomais.", "They sailed to Habomai.", []),
        # A country is named by its people, too.
        ("The Taiwanese economy grew.", "Taiwan’s economy grew.", []),
        ("It opened America’s eyes.", "It opened the eyes of the United States.", []),
        ("The Iraqi and German ministers met.", "The ministers of Iraq and Germany met.", []),
        ("The Ukrainians won.", "Ukraine won.", []),
        ("The Peruvian minister came.", "The minister of Paraguay came.", ["Paraguay"]),
        ("Per the minister, it rained.", "In Peru it rained.", ["Peru"]),
        # A currency names no country.
        ("It cost $30 million.", "It cost 30 million US dollars.", []),
    ],
)
def test_what_is_lost(translation: str, reference: str, lost: list[str]) -> None:
    assert _lost(translation, reference) == lost


def test_shares_are_of_what_was_there_to_keep() -> None:
    kept = fact_recall("Iran met Iraq in 2019.", "Iran met Iran in 2020.", "en", _GLOSSARY)
    more = fact_recall("Well.", "In Kuwait.", "en", _GLOSSARY, segment=2)

    whole = FactRecall.total([kept, more])

    assert kept.share("quantity") == 0
    assert kept.share("name") == 1
    assert more.share("quantity") is None
    assert whole.share("name") == 0.5
    assert [(one.segment, one.written, one.instead) for one in whole.lost] == [
        (1, "2020", "2019"),
        (2, "Kuwait", ""),
    ]
