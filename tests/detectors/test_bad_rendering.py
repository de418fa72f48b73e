"""Where a suspect form names what it says, and where it stands for a term."""

import pytest

import mtaudit
from mtaudit import Config

AUDITOR = mtaudit.Auditor(glossaries=("kuril",), config=Config(detectors=("bad-rendering",)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The town of Sedan in France has a castle.", []),
        ("He was born in the town of Sedan in the French Ardennes.", []),
        ("The tanker called at the island of Sedan in September.", ["Sedan"]),
        ("They came from the island of Sedan in Russia, near Etorofu.", ["Sedan"]),
    ],
)
def test_a_name_that_lies_elsewhere_is_right(text: str, found: list[str]) -> None:
    assert [one.span.of(text) for one in AUDITOR.audit(text).findings] == found
