"""Alignment by length: segments are found that are not too far from their places."""

from zlib import crc32

import pytest

from mtaudit.readers import length_alignment
from mtaudit.readers.length_alignment import align

_COMMON = 400


@pytest.mark.parametrize(("moved", "is_found"), [(20, True), (21, False)])
def test_the_band_is_as_wide_as_it_says(moved: int, is_found: bool) -> None:
    lengths = [(30, 90, 270, 800)[crc32(b"%d" % n) % 4] for n in range(_COMMON + moved)]
    common, other = lengths[:_COMMON], lengths[_COMMON:]

    beads = align([*other, *common], [*common, *other])

    right = {((moved + n, moved + n + 1), (n, n + 1)) for n in range(_COMMON)}
    found = sum((bead.source, bead.target) in right for bead in beads)
    assert found > 0.8 * _COMMON if is_found else not found


@pytest.mark.parametrize(("sources", "targets"), [(300, 150), (3, 3000)])
def test_the_band_of_unequal_texts_is_bounded_and_still_leads_to_their_ends(
    sources: int, targets: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(length_alignment, "_WIDE", 500)
    looked_at = 0

    def count(_source: range, _target: range) -> float:
        nonlocal looked_at
        looked_at += 1
        return 0.0

    beads = align([40] * sources, [40] * targets, count)

    assert (beads[0].source[0], beads[0].target[0]) == (0, 0)
    assert (beads[-1].source[1], beads[-1].target[1]) == (sources, targets)
    assert looked_at < 6 * (500 + 42 * sources + 2 * targets)
