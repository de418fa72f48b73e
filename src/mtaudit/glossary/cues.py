"""Words that say what kind of thing a name beside them is: "Sedan Island", "(Photo: ...)".

English; in other target languages a suspect rendering needs support of another sort.
"""

from typing import NamedTuple

from mtaudit.glossary.term import Kind


class Cues(NamedTuple):
    """Words that fit a kind, lower-cased.

    Args:
        before: Words that stand before such a name, perhaps with "of", "the" or a colon between.
        after: Words that stand right after it.
    """

    before: frozenset[str]
    after: frozenset[str]


_LANDSCAPE = (
    "island islands islet islets isle isles archipelago chain strait straits peninsula cape bay "
    "gulf sea channel river lake mountain mount reef shoal atoll"
)
_SETTLEMENT = "city town village port prefecture province county district region airport station"

CUES: dict[Kind, Cues] = {
    Kind.PLACE: Cues(
        before=frozenset(f"{_LANDSCAPE} {_SETTLEMENT}".split()),
        after=frozenset(f"{_LANDSCAPE} {_SETTLEMENT}".split()),
    ),
    Kind.PERSON: Cues(
        before=frozenset(
            "president premier minister chancellor secretary spokesman spokeswoman spokesperson "
            "governor mayor ambassador envoy general admiral leader chairman king queen emperor mr "
            "mrs ms dr".split()
        ),
        after=frozenset("administration cabinet government".split()),
    ),
    Kind.ORGANISATION: Cues(
        before=frozenset("spokesman spokeswoman spokesperson member members".split()),
        after=frozenset(
            "spokesman spokeswoman spokesperson official officials summit headquarters shares "
            "stock".split()
        ),
    ),
    Kind.OUTLET: Cues(
        before=frozenset(
            "figure photo photos photograph image images picture source sources credit courtesy "
            "agency newspaper daily according compiler editor".split()
        ),
        after=frozenset(
            "reported reports report reporter reporters correspondent correspondents photographer "
            "quoted news agency".split()
        ),
    ),
}
