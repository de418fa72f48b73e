"""How good translations are: the MQM score of what was found, and figures against references."""

from collections.abc import Sequence
from itertools import pairwise

import attrs

from mtaudit.article import Article
from mtaudit.errors import ConfigError
from mtaudit.glossary import Glossary
from mtaudit.ranking import name_of
from mtaudit.result import Result
from mtaudit.scoring.facts import FactRecall, fact_recall
from mtaudit.scoring.mqm import MqmScore
from mtaudit.scoring.reference import METRICS, MetricScore, reference_scores
from mtaudit.segments import matching_segments, one_language, segments


@attrs.frozen
class RatedArticle:
    """An article with its scores.

    Args:
        name: Its file, with the record if there are several; or its id.
        score: Its MQM score.
        metrics: Reference metrics, those of its segments with them; empty without a reference.
        facts: What it keeps of the reference's numbers and names; `None` without one.
    """

    name: str
    score: MqmScore
    metrics: tuple[MetricScore, ...] = ()
    facts: FactRecall | None = None


@attrs.frozen
class Outlier:
    """A segment that is little like its reference.

    Args:
        article: The name of its article.
        number: Which segment of it, counted from 1.
        score: Its chrF, 0 to 100.
        translation: The segment.
        reference: The first reference.
    """

    article: str
    number: int
    score: float
    translation: str
    reference: str


@attrs.frozen
class Rating:
    """The scores of translations.

    Args:
        score: The MQM score of all.
        articles: The articles, in order.
        metrics: Reference metrics of all; empty without references.
        facts: What the translations keep of the references' numbers and names.
        outliers: Segments, those least like their references first.
    """

    score: MqmScore
    articles: tuple[RatedArticle, ...]
    metrics: tuple[MetricScore, ...] = ()
    facts: FactRecall | None = None
    outliers: tuple[Outlier, ...] = ()


class Rater:
    """Collects results one by one; only figures and, with references, segments are kept."""

    def __init__(
        self,
        glossary: Glossary,
        *,
        tokenizer: str = "",
        outliers: int = 0,
        each_segment: bool = False,
    ) -> None:
        """Begin.

        Args:
            glossary: The names that are looked for in references.
            tokenizer: The tokenizer of BLEU by sacrebleu's name; that of the language if empty.
            outliers: How many segments to name that are little like their references.
            each_segment: Whether to score each segment, too.
        """
        self._glossary = glossary
        self._tokenizer = tokenizer
        self._wanted = outliers
        self._each_segment = each_segment
        self._articles: list[RatedArticle] = []
        self._translations: list[str] = []
        self._references: list[list[str]] = []
        self._starts = [0]
        self._lang = ""

    def add(self, result: Result, references: Sequence[Article] = ()) -> None:
        """Count a result in.

        Args:
            result: What was found in an article.
            references: The same article in each set of references.

        Raises:
            ConfigError: If a reference has another number of segments, or is missing.
        """
        name, score = name_of(result), result.score
        if self._articles and len(references) != len(self._references):
            raise ConfigError("has no reference where others have", where=name, remedy="add it")
        if not references:
            self._articles.append(RatedArticle(name, score))
            return
        article = result.article
        ours = segments(article)
        theirs = [matching_segments(reference, ours) for reference in references]
        self._lang = one_language(self._lang, article)
        self._references = self._references or [[] for _ in references]
        for collected, added in zip(self._references, theirs, strict=True):
            collected.extend(added)
        self._translations += ours
        self._starts.append(len(self._translations))
        facts = FactRecall.total(
            fact_recall(one, other, article.lang, self._glossary, segment=number)
            for number, (one, other) in enumerate(zip(ours, theirs[0], strict=True), 1)
        )
        metrics = reference_scores(
            ours, theirs, article.lang, tokenizer=self._tokenizer, segments=self._each_segment
        )
        self._articles.append(RatedArticle(name, score, metrics, facts))

    def rating(self) -> Rating:
        """Return the scores of what was collected."""
        score = MqmScore.of_all(one.score for one in self._articles)
        if not self._references:
            return Rating(score, tuple(self._articles))
        metrics = reference_scores(
            self._translations, self._references, self._lang, tokenizer=self._tokenizer
        )
        facts = FactRecall.total(one.facts for one in self._articles if one.facts)
        return Rating(score, tuple(self._articles), metrics, facts, self._outliers())

    def _outliers(self) -> tuple[Outlier, ...]:
        if not self._wanted:
            return ()
        (chrf,) = reference_scores(
            self._translations, self._references, self._lang, metrics=METRICS[1:2], segments=True
        )
        named = [
            Outlier(
                article.name,
                number - start + 1,
                chrf.segments[number],
                self._translations[number],
                self._references[0][number],
            )
            for article, (start, end) in zip(self._articles, pairwise(self._starts), strict=True)
            for number in range(start, end)
            if self._references[0][number].strip()
        ]
        return tuple(sorted(named, key=lambda one: one.score)[: self._wanted])
