"""The result of an audit: what all reports, gates and rankings are made from."""

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from mtaudit.article import Article
from mtaudit.finding import Finding
from mtaudit.suppression import Suppressed
from mtaudit.text import count_words
from mtaudit.value import Value

if TYPE_CHECKING:
    from mtaudit.baseline import Judgement
    from mtaudit.scoring.mqm import MqmScore, ScoringModel


@attrs.frozen(eq=False, repr=False)
class DetectorError(Value):
    """A detector that failed on an article; the others went on.

    Args:
        detector: Its id.
        message: What it raised.
        plugin: The plugin that brings it; empty for one of mtaudit's own.
    """

    detector: str
    message: str
    plugin: str = ""


@attrs.frozen(eq=False, repr=False, slots=False)
class Result(Value):
    """What an audit found in one article.

    Args:
        article: The article.
        findings: The findings, by position.
        suppressed: Findings that somebody judged before, with the reason.
        errors: Detectors that failed.
        signature: How the result was made: version, detectors, glossary digest.
        met: Judgements of the baseline on findings that are there, expired ones among them.
        unmet: Judgements on the article's file whose finding is not there, though its detector ran.
        model: What findings cost in the MQM score; `None` for the published model.
    """

    article: Article
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    errors: tuple[DetectorError, ...] = ()
    signature: str = ""
    met: "tuple[Judgement, ...]" = ()
    unmet: "tuple[Judgement, ...]" = ()
    model: "ScoringModel | None" = None

    @cached_property
    def score(self) -> "MqmScore":
        """The MQM score of the findings."""
        from mtaudit.scoring.mqm import PUBLISHED  # most checks ask for no score

        return (self.model or PUBLISHED).score(self.findings, count_words(self.article.text))
