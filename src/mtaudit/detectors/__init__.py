"""The detectors, one module each, in the order in which they are reported."""

from mtaudit.detectors import (
    acronym_mismatch,
    bad_rendering,
    fused_words,
    garbled_name,
    implausible_year,
    inconsistent_name,
    lost_apostrophe,
    number_format,
    number_mismatch,
    untranslated,
)
from mtaudit.detectors.detector import Detector

DETECTORS: tuple[Detector, ...] = (
    bad_rendering.DETECTOR,
    garbled_name.DETECTOR,
    inconsistent_name.DETECTOR,
    acronym_mismatch.DETECTOR,
    lost_apostrophe.DETECTOR,
    implausible_year.DETECTOR,
    number_mismatch.DETECTOR,
    number_format.DETECTOR,
    fused_words.DETECTOR,
    untranslated.DETECTOR,
)

__all__ = ["DETECTORS", "Detector"]
