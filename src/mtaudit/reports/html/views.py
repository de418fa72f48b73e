"""What the page shows of results, ready for its templates."""

import attrs

from mtaudit.article import Article, Location
from mtaudit.finding import Finding
from mtaudit.reports.corrections import Piece
from mtaudit.result import DetectorError
from mtaudit.scoring.mqm import MqmScore


@attrs.frozen
class Bar:
    """A row of the overview: a count and its share of the largest in the same table."""

    key: str
    label: str
    count: int
    share: int


@attrs.frozen
class Reason:
    """A line of the evidence: of what kind it is, and what it says."""

    label: str
    detail: str


@attrs.frozen
class Link:
    """A way to another place in the article."""

    target: str
    label: str


@attrs.frozen
class FindingView:
    """A finding as the page shows it; the ids are those of its entry, mark and description."""

    number: int
    entry_id: str
    mark_id: str
    tip_id: str
    finding: Finding
    text: str
    place: Location
    reasons: tuple[Reason, ...]
    links: tuple[Link, ...]
    suggestions: tuple[str, ...]

    @property
    def classes(self) -> str:
        """The classes of all that stands for it."""
        finding = self.finding
        return (
            f"family-{finding.family} severity-{finding.severity} confidence-{finding.confidence}"
        )


@attrs.frozen
class SegmentView:
    """A stretch of a line; `tips` are the findings to explain here, `anchors` those to link to."""

    text: str
    tips: tuple[FindingView, ...] = ()
    anchors: tuple[FindingView, ...] = ()
    ends: tuple[FindingView, ...] = ()
    reachable: bool = False


@attrs.frozen
class LineView:
    """A line of a text."""

    id: str
    segments: tuple[SegmentView, ...]


@attrs.frozen
class CorrectedView:
    """Neighbouring lines of the corrected text, all changed or all unchanged."""

    changed: bool
    lines: tuple[tuple[tuple[Piece, FindingView | None], ...], ...]


@attrs.frozen
class RowView:
    """A segment of the translation beside the segment of the source that it renders."""

    target: tuple[LineView, ...]
    source: tuple[LineView, ...]


@attrs.frozen
class SuppressedView:
    """A finding that is suppressed, and why."""

    text: str
    finding: Finding
    place: Location
    reason: str


@attrs.frozen
class ArticleView:
    """An article as the page shows it: in lines beside its source, or in rows if it has pairs."""

    number: int
    id: str
    title: str
    name: str
    article: Article
    lines: tuple[LineView, ...]
    source: tuple[LineView, ...]
    rows: tuple[RowView, ...]
    corrected: tuple[CorrectedView, ...]
    findings: tuple[FindingView, ...]
    suppressed: tuple[SuppressedView, ...]
    errors: tuple[DetectorError, ...]
    summary: str
    bars: tuple[Bar, ...]
    score: MqmScore
    data: str
