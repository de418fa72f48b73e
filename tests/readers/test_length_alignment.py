"""Alignment by length: segments are found that are not too far from their places."""

from zlib import crc32

import pytest

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
