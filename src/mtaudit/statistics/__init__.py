"""What many audits found: counts by detector, term, source, date, and the most frequent faults.

    statistics = Statistics()
    for row in rows:  # by `batch.findings_schema`
        statistics.add(row)

Counts of parts add up to those of the whole, however it was divided, so each worker of a cluster
can count for itself and `Statistics.merge` puts the counts together.
"""

from mtaudit.statistics.counts import Fault, Group, Statistics, Use, Volume

__all__ = ["Fault", "Group", "Statistics", "Use", "Volume"]
