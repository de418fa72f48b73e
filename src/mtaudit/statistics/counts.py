"""The counts: how much was audited, what was found in it, and how often the same was found.

All counts add up, so the order in which rows come and how they are divided leave no trace. Memory
is bounded all the same. Where there are too many groups, days become months, months years: that
depends on what the rows are, not on their order. Where there are too many renderings, the rarest
go; `missed` then says by how much the counts of the others can be too low.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from typing import Any, NamedTuple

import attrs

MAX_GROUPS = 200_000
"""Groups with counts of their own; above it dates are cut."""

MAX_RENDERINGS = 200_000
"""Renderings with counts of their own; above it the rarer half is dropped."""

_EXAMPLES = 3  # articles that are named for a rendering
_LENGTH = 120  # code points of a rendering that are kept
_SHORTER = {10: 7, 7: 4, 4: 0}  # code points of a date: a day, a month, a year, nothing


class Group(NamedTuple):
    """What articles have in common; a part is empty where it is not known.

    Args:
        date: The day, month or year of publication, in ISO 8601.
        outlet: Who published it.
        source_lang: Language of the original.
        lang: Language of the text.
    """

    date: str = ""
    outlet: str = ""
    source_lang: str = ""
    lang: str = ""


class Fault(NamedTuple):
    """What findings have in common.

    Args:
        detector: What found them.
        category: The MQM error type.
        severity: How bad they are.
        confidence: How sure it is.
    """

    detector: str
    category: str
    severity: str
    confidence: str


class Rendering(NamedTuple):
    """The same words found at fault for the same reason.

    Args:
        detector: What found them.
        term: Id of the term they should have been; empty if none.
        text: The words, with white space folded, cut if they are many.
        suggestion: What to write instead; empty if that is not known.
    """

    detector: str
    term: str
    text: str
    suggestion: str


@attrs.define
class Volume:
    """How much was audited.

    Args:
        articles: Articles audited.
        faulty: Those with findings.
        unmeasured: Those of which nobody has said how many words they have.
        words: The words of the others.
        suppressed: Findings that somebody judged before.
        failures: Failures of detectors.
        unread: Articles that could not be audited.
    """

    articles: int = 0
    faulty: int = 0
    unmeasured: int = 0
    words: int = 0
    suppressed: int = 0
    failures: int = 0
    unread: int = 0

    def add(self, other: "Volume") -> None:
        """Count another one in."""
        for name in VOLUME:
            setattr(self, name, getattr(self, name) + getattr(other, name))


VOLUME = tuple(field.name for field in attrs.fields(Volume))
"""The counts of a volume, by name."""


@attrs.define
class Use:
    """How often a rendering was found.

    Args:
        count: How often.
        examples: The ids of some articles, the first by their order as text.
        first: The first day on which it was found; empty if no day is known.
        last: The last one.
    """

    count: int = 0
    examples: tuple[str, ...] = ()
    first: str = ""
    last: str = ""

    def add(self, other: "Use") -> None:
        """Count another one in."""
        self.count += other.count
        if self.examples != other.examples:
            both = {*self.examples, *other.examples}
            self.examples = tuple(sorted(both)[:_EXAMPLES])
        self.first = min(filter(None, (self.first, other.first)), default="")
        self.last = max(self.last, other.last)


@attrs.define
class Statistics:
    """Counts that grow as findings come by.

    Args:
        max_groups: Groups with counts of their own; above it dates are cut.
        max_renderings: Renderings with counts of their own; above it the rarer half is dropped.
        volumes: How much was audited, by group.
        faults: How many findings there are, by group and kind.
        terms: How many there are, by detector and id of the term.
        renderings: How often each rendering was found.
        signatures: How the results were made, each way once, whatever articles they were held
            against.
        missed: By how much the count of a rendering may be too low.
        date_length: Code points that are kept of the date of a group.
    """

    max_groups: int = attrs.field(default=MAX_GROUPS, eq=False)
    max_renderings: int = attrs.field(default=MAX_RENDERINGS, eq=False)
    volumes: dict[Group, Volume] = attrs.field(factory=lambda: defaultdict(Volume))
    faults: Counter[tuple[Group, Fault]] = attrs.Factory(Counter)
    terms: Counter[tuple[str, str]] = attrs.Factory(Counter)
    renderings: dict[Rendering, Use] = attrs.field(factory=lambda: defaultdict(Use))
    signatures: set[str] = attrs.Factory(set)
    missed: int = 0
    date_length: int = 10

    def add(self, row: Mapping[str, Any]) -> None:
        """Count a row in.

        Args:
            row: A finding, a failure or an article, by the columns of `batch.findings_schema`, with
                the id of the `term` in place of the evidence; what is not known may be missing.
        """
        value = row.get
        date = str(value("date") or "")[:10]
        group = Group(
            date[: self.date_length],
            value("outlet") or "",
            value("source_lang") or "",
            value("lang") or "",
        )
        volume = self.volumes[group]
        if signature := value("signature"):
            self.signatures.add(_lasting(signature))
        if (findings := value("findings")) is not None:
            words = value("words")
            volume.articles += 1
            volume.faulty += findings > 0
            volume.words += words or 0
            volume.unmeasured += words is None
        elif value("detector") is None:
            volume.unread += 1
        elif value("error") is not None:
            volume.failures += 1
        elif value("suppressed") is not None:
            volume.suppressed += 1
        else:
            self._add_finding(row, group, date)
        self._keep_bounds()

    def _add_finding(self, row: Mapping[str, Any], group: Group, date: str) -> None:
        detector, term = row["detector"], row.get("term") or ""
        fault = Fault(detector, row["category"], row["severity"], row["confidence"])
        self.faults[group, fault] += 1
        if term:
            self.terms[detector, term] += 1
        suggestions = row["suggestions"]
        suggestion = _short(suggestions[0]) if suggestions else ""
        rendering = Rendering(detector, term, _short(row["text"]), suggestion)
        examples = (str(row["id"]),) if row["id"] else ()
        self.renderings[rendering].add(Use(1, examples, date, date))

    def merge(self, other: "Statistics") -> None:
        """Count the statistics of other rows in.

        Args:
            other: The others; they stay as they are.
        """
        self.date_length = min(self.date_length, other.date_length)
        self.missed += other.missed
        self.signatures |= other.signatures
        self.terms.update(other.terms)
        for group, volume in other.volumes.items():
            self.volumes[group].add(volume)
        self.faults.update(other.faults)
        for rendering, use in other.renderings.items():
            self.renderings[rendering].add(use)
        self._cut_dates()
        self._keep_bounds()

    # --- Answers --------------------------------------------------------------------------------

    @property
    def total(self) -> Volume:
        """How much was audited in all."""
        total = Volume()
        for volume in self.volumes.values():
            total.add(volume)
        return total

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return self.faults.total()

    @property
    def measured(self) -> bool:
        """Whether rates can be told: the words of all articles are known, clean ones included."""
        with_findings = {group for group, _ in self.faults}
        return all(self.volumes[group].articles for group in with_findings) and not any(
            volume.unmeasured for volume in self.volumes.values()
        )

    def findings_by(self, *names: str) -> Counter[Any]:
        """Return how many findings there are by parts of `Group` and `Fault`.

        Args:
            names: The parts, such as `outlet`, or `date` and `severity`.

        Returns:
            The counts by value; by tuples of values if there are several parts.
        """
        counts: Counter[Any] = Counter()
        for (group, fault), count in self.faults.items():
            values = tuple(_part(name, group, fault) for name in names)
            counts[values if len(names) > 1 else values[0]] += count
        return counts

    def volumes_by(self, *names: str) -> dict[Any, Volume]:
        """Return how much was audited by parts of `Group`.

        Args:
            names: The parts, as for `findings_by`.
        """
        volumes: dict[Any, Volume] = defaultdict(Volume)
        for group, volume in self.volumes.items():
            values = tuple(getattr(group, name) for name in names)
            volumes[values if len(names) > 1 else values[0]].add(volume)
        return dict(volumes)

    def most_frequent(self, top: int) -> Sequence[tuple[Rendering, Use]]:
        """Return the renderings that were found most often, ties by their text.

        Args:
            top: How many.
        """
        return nsmallest(top, self.renderings.items(), key=_by_count)

    # --- Bounds ---------------------------------------------------------------------------------

    def _keep_bounds(self) -> None:
        while self.date_length and len(self.volumes) + len(self.faults) > self.max_groups:
            self.date_length = _SHORTER[self.date_length]
            self._cut_dates()
        if len(self.renderings) > self.max_renderings:
            self._drop_rare()

    def _cut_dates(self) -> None:
        if not any(len(group.date) > self.date_length for group in self.volumes):
            return
        volumes: dict[Group, Volume] = defaultdict(Volume)
        for group, volume in self.volumes.items():
            volumes[self._cut(group)].add(volume)
        faults: Counter[tuple[Group, Fault]] = Counter()
        for (group, fault), count in self.faults.items():
            faults[self._cut(group), fault] += count
        self.volumes, self.faults = volumes, faults

    def _cut(self, group: Group) -> Group:
        return group._replace(date=group.date[: self.date_length])

    def _drop_rare(self) -> None:
        counts = sorted((use.count for use in self.renderings.values()), reverse=True)
        enough = counts[self.max_renderings // 2]
        kept = {name: use for name, use in self.renderings.items() if use.count > enough}
        self.renderings = defaultdict(Use, kept)
        self.missed += enough


def _part(name: str, group: Group, fault: Fault) -> str:
    value: str = getattr(group if name in Group._fields else fault, name)
    return value


def _by_count(entry: tuple[Rendering, Use]) -> tuple[int, Rendering]:
    rendering, use = entry
    return -use.count, rendering


def _short(text: str) -> str:
    """Return a text in a form in which it is the same as others."""
    folded = " ".join(text.split())
    return folded if len(folded) <= _LENGTH else f"{folded[: _LENGTH - 1]}…"


def _lasting(signature: str) -> str:
    """Return a signature without the digest of sister articles, which every story has its own."""
    if "|corpus:" not in signature:
        return signature
    return "|".join(part for part in signature.split("|") if not part.startswith("corpus:"))
