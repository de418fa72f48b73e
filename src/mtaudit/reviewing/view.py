"""What a page sees of the desk, what it wants, and what it is told."""

from collections.abc import Mapping

import attrs

from mtaudit.applying import Refusal
from mtaudit.decisions import Decision
from mtaudit.result import Result
from mtaudit.reviewing.placing import Place

STALE = "the words have changed, or nothing is found there any more"
"""Why a decision that is about no finding is not carried out."""


@attrs.frozen
class Wish:
    """What an editor wants to be decided about a finding.

    Args:
        path: The file of the article.
        record: The record of the file, if it holds several articles.
        digest: The digest of its text on the page.
        detector: The detector of the finding.
        start: Where it begins, code points.
        end: Where it ends.
        fingerprint: The finding and its neighbouring words.
        decision: The verdict and what belongs to it; `None` to take the decision back.
    """

    path: str
    record: str
    digest: str
    detector: str
    start: int
    end: int
    fingerprint: str
    decision: Mapping[str, object] | None


@attrs.frozen
class View:
    """The desk at one moment.

    Args:
        version: Which state it is.
        layout: Which articles are there; another one has other articles.
        places: The articles and what is decided about them, in the order of the page.
        audited: The versions in which the findings of each article have changed last.
        decided: Those in which something was decided about it.
        stale: Decisions on files under review that are about no finding any more.
        faults: What is wrong at the moment.
    """

    version: int
    layout: int
    places: tuple[Place, ...]
    audited: tuple[int, ...]
    decided: tuple[int, ...]
    stale: tuple[Decision, ...]
    faults: tuple[str, ...]

    @property
    def results(self) -> tuple[Result, ...]:
        """The articles with their findings."""
        return tuple(place.result for place in self.places)


@attrs.frozen
class CarriedOut:
    """What became of decisions that were carried out.

    Args:
        corrected: How many places were corrected.
        files: In how many files.
        accepted: How many rejected findings are now in the baseline.
        refused: The decisions that were not carried out, and why.
    """

    corrected: int
    files: int
    accepted: int
    refused: tuple[Refusal, ...]
