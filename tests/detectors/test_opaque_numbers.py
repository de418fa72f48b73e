"""Digits that state no number: the detectors of numbers leave them alone."""

import pytest

import mtaudit
from mtaudit.finding import Family

AUDITOR = mtaudit.Auditor(glossaries=())


@pytest.mark.parametrize(
    "text",
    [
        "Call +44 20 7946 0958 or 03-1234-5678 before noon.",
        "See https://example.org/2019/13/45/index-3352,7217.html for the list.",
        "The book, ISBN 978-3-16-148410-0, is sold out.",
        "The picture NN4994 shows the harbour; NN4995 shows the fort.",
        "Flight BA2490 left from gate B47 at 14:05.",
        "Version 12.34.56 replaces 12.34.55 on 192.168.10.1.",
    ],
)
def test_codes_are_no_numbers(text: str) -> None:
    found = AUDITOR.audit(text).findings

    assert [finding for finding in found if finding.family is Family.NUMBER] == []
