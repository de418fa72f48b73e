"""How good an auditor is: recall, precision and false alarms on labelled text.

Labelled text is read into records, each record is judged against what the auditor found in it, and
the verdicts are counted.

>>> import mtaudit
>>> from mtaudit.evaluation import Score, read_records, verdicts
>>> auditor = mtaudit.Auditor()
>>> score = Score(auditor.detectors)
>>> for verdict in verdicts(auditor, read_records("corpus")):  # doctest: +SKIP
...     score.add(verdict)
"""

from mtaudit.evaluation.floor import Floor, floor_breaches, read_floor, write_floor
from mtaudit.evaluation.labels import KIND_FAMILIES, Label, Record, read_records
from mtaudit.evaluation.score import ALL, Score, Tally, View
from mtaudit.evaluation.tables import as_json, as_text, describe_alarm, describe_miss
from mtaudit.evaluation.verdicts import Selection, Verdict, judge, verdicts

__all__ = [
    "ALL",
    "KIND_FAMILIES",
    "Floor",
    "Label",
    "Record",
    "Score",
    "Selection",
    "Tally",
    "Verdict",
    "View",
    "as_json",
    "as_text",
    "describe_alarm",
    "describe_miss",
    "floor_breaches",
    "judge",
    "read_floor",
    "read_records",
    "verdicts",
    "write_floor",
]
