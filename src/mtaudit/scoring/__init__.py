"""Figures to decide by: the MQM score, reference metrics, what a reference holds, the gate."""

from mtaudit.scoring.gate import Breach, Gate, GateTally
from mtaudit.scoring.mqm import PUBLISHED, MqmScore, Part, ScoringModel

__all__ = ["PUBLISHED", "Breach", "Gate", "GateTally", "MqmScore", "Part", "ScoringModel"]
