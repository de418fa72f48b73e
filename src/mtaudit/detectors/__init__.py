"""The detectors, one module each, in the order in which they are reported."""

from mtaudit.detectors import (
    acronym_mismatch,
    bad_rendering,
    broken_number,
    contradictory_time,
    count_mismatch,
    fused_words,
    garbled_name,
    implausible_year,
    impossible_date,
    impossible_value,
    inconsistent_name,
    inconsistent_number,
    lost_apostrophe,
    missing_name,
    missing_term,
    number_format,
    number_mismatch,
    outlying_figure,
    outlying_name,
    predicted_rendering,
    untranslated,
)
from mtaudit.detectors.detector import Detector

DETECTORS: tuple[Detector, ...] = (
    bad_rendering.DETECTOR,
    predicted_rendering.DETECTOR,
    garbled_name.DETECTOR,
    inconsistent_name.DETECTOR,
    outlying_name.DETECTOR,
    acronym_mismatch.DETECTOR,
    missing_name.DETECTOR,
    missing_term.DETECTOR,
    lost_apostrophe.DETECTOR,
    implausible_year.DETECTOR,
    broken_number.DETECTOR,
    impossible_date.DETECTOR,
    impossible_value.DETECTOR,
    number_mismatch.DETECTOR,
    inconsistent_number.DETECTOR,
    outlying_figure.DETECTOR,
    count_mismatch.DETECTOR,
    contradictory_time.DETECTOR,
    number_format.DETECTOR,
    fused_words.DETECTOR,
    untranslated.DETECTOR,
)

__all__ = ["DETECTORS", "Detector"]
