"""The detectors, one module each, in the order in which they are reported."""

from mtaudit.detectors import bad_rendering
from mtaudit.detectors.detector import Detector

DETECTORS: tuple[Detector, ...] = (bad_rendering.DETECTOR,)

__all__ = ["DETECTORS", "Detector"]
