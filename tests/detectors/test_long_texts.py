"""What a long text says elsewhere is of another story: it neither supports nor contradicts."""

import pytest

from mtaudit import Auditor

_OTHERS = "The town has a river, and people like to walk there.\n\n"
_AUDITOR = Auditor()


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("Kosovo's 36 parties met there.", "The 35 parties of Kosovo met there.", "35"),
        ("President Putin spoke. Putin left.", "Putins said that it was late.", "Putins"),
        (
            "Vladimir Putin met Angela Merkel.",
            "Later the chancellor told Vladimir Merkel so.",
            "Vladimir Merkel",
        ),
        ("It was founded in 1962.", "It was a partner of the United States in 1062.", "1062"),
    ],
)
def test_what_is_far_away_is_of_another_story(one: str, other: str, marked: str) -> None:
    near, far = (
        f"{one}\n\n{_OTHERS * (size // len(_OTHERS))}{other}\n" for size in (5_000, 15_000)
    )

    assert [found.span.of(near) for found in _AUDITOR.audit(near).findings] == [marked]
    assert _AUDITOR.audit(far).findings == ()
