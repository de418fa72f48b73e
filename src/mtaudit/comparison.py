"""Two translations of the same articles side by side: what one repairs and what it breaks."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TypeVar

import attrs

from mtaudit.article import Article
from mtaudit.errors import ConfigError
from mtaudit.finding import Finding
from mtaudit.result import Result
from mtaudit.scoring.mqm import MqmScore
from mtaudit.scoring.reference import MetricScore, build_metrics, reference_scores
from mtaudit.scoring.significance import (
    BOOTSTRAP,
    Resampling,
    Verdict,
    metric_tests,
    mqm_test,
)
from mtaudit.segments import matching_segments, one_language, segments
from mtaudit.word_alignment import WordAlignment

_One = TypeVar("_One")
_Other = TypeVar("_Other")

_ONE_TEXT = 0.6  # share of common text from which on two texts are versions of one


@attrs.frozen
class ArticleComparison:
    """An article in two translations.

    Args:
        before: The result of the first.
        after: The result of the second.
        repaired: Findings of the first that the second does not have.
        broken: Findings of the second that the first does not have.
        unchanged: Findings that both have, as pairs.
    """

    before: Result
    after: Result
    repaired: tuple[Finding, ...]
    broken: tuple[Finding, ...]
    unchanged: tuple[tuple[Finding, Finding], ...]


@attrs.frozen
class Change:
    """How often a detector's findings were repaired, broken or left.

    Args:
        repaired: Findings of the first translation only.
        broken: Findings of the second only.
        unchanged: Findings of both.
    """

    repaired: int = 0
    broken: int = 0
    unchanged: int = 0


@attrs.frozen
class Comparison:
    """Two translations of the same articles.

    Args:
        names: What the two are called.
        articles: The articles, in order.
        metrics: Reference metrics of the first and the second; empty without references.
        verdicts: How sure a difference is, by the name of the figure.
    """

    names: tuple[str, str]
    articles: tuple[ArticleComparison, ...]
    metrics: tuple[tuple[MetricScore, MetricScore], ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    @property
    def scores(self) -> tuple[MqmScore, MqmScore]:
        """The MQM scores of the first and the second."""
        return (
            MqmScore.of_all(article.before.score for article in self.articles),
            MqmScore.of_all(article.after.score for article in self.articles),
        )

    @property
    def changes(self) -> dict[str, Change]:
        """What changed by detector, the most changed first."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for article in self.articles:
            for finding in article.repaired:
                counts[finding.detector]["repaired"] += 1
            for finding in article.broken:
                counts[finding.detector]["broken"] += 1
            for finding, _ in article.unchanged:
                counts[finding.detector]["unchanged"] += 1
        ordered = sorted(
            counts.items(),
            key=lambda item: (-item[1]["repaired"] - item[1]["broken"], item[0]),
        )
        return {detector: Change(**count) for detector, count in ordered}


class Comparer:
    """Collects the articles of two translations pair by pair."""

    def __init__(
        self,
        names: tuple[str, str] = ("A", "B"),
        resampling: Resampling = BOOTSTRAP,
        tokenizer: str = "",
    ) -> None:
        """Begin.

        Args:
            names: What the two translations are called.
            resampling: How differences are tested.
            tokenizer: The tokenizer of BLEU by sacrebleu's name; that of the language if empty.
        """
        self._names = names
        self._resampling = resampling
        self._tokenizer = tokenizer
        self._articles: list[ArticleComparison] = []
        self._before: list[str] = []
        self._after: list[str] = []
        self._references: list[list[str]] = []
        self._lang = ""

    def add(self, before: Result, after: Result, references: Sequence[Article] = ()) -> None:
        """Compare an article.

        Args:
            before: What was found in the first translation.
            after: What was found in the second.
            references: The same article in each set of references.

        Raises:
            ConfigError: If a translation or a reference has another number of segments than the
                first translation. Without references, they need not have segments in common.
        """
        self._articles.append(_compare(before, after))
        if not references:
            return
        ours = segments(before.article)
        self._lang = one_language(self._lang, before.article)
        self._before += ours
        self._after += matching_segments(after.article, ours)
        self._references = self._references or [[] for _ in references]
        for collected, reference in zip(self._references, references, strict=True):
            collected.extend(matching_segments(reference, ours))

    def comparison(self) -> Comparison:
        """Return what was found out."""
        metrics: tuple[tuple[MetricScore, MetricScore], ...] = ()
        verdicts: tuple[Verdict, ...] = ()
        if len(self._articles) > 1:
            scores = [(one.before.score, one.after.score) for one in self._articles]
            verdicts += (mqm_test(scores, self._resampling),)
        if self._references:
            sides = [
                reference_scores(side, self._references, self._lang, tokenizer=self._tokenizer)
                for side in (self._before, self._after)
            ]
            metrics = tuple(zip(*sides, strict=True))
        if self._references and len(self._before) > 1:
            verdicts += metric_tests(
                self._before,
                self._after,
                self._references,
                build_metrics(self._lang, tokenizer=self._tokenizer),
                self._resampling,
            )
        return Comparison(self._names, tuple(self._articles), metrics, verdicts)


def compare(
    before: Iterable[Result],
    after: Iterable[Result],
    *,
    references: Iterable[Iterable[Article]] = (),
    names: tuple[str, str] = ("A", "B"),
    resampling: Resampling = BOOTSTRAP,
) -> Comparison:
    """Compare the audits of two translations of the same articles.

    Args:
        before: The results of the first translation, in order.
        after: The results of the second, in the same order.
        references: Translations by people, for BLEU, chrF and TER: each a set of the same
            articles, in the same order.
        names: What the two are called.
        resampling: How differences are tested.

    Raises:
        ConfigError: If they do not hold the same number of articles, or, with references, of
            segments.
    """
    comparer = Comparer(names, resampling)
    pairs = side_by_side(before, after, names)
    sets = [tuple(one) for one in references]
    if not sets:
        for one, other in pairs:
            comparer.add(one, other)
        return comparer.comparison()
    if len({len(one) for one in sets}) > 1:
        message = "the references differ in their number of articles"
        raise ConfigError(message, remedy="give each set the same articles")
    whole = ("the translations", "the references")
    for (one, other), of_one in side_by_side(pairs, zip(*sets, strict=True), whole):
        comparer.add(one, other, of_one)
    return comparer.comparison()


def side_by_side(
    before: Iterable[_One], after: Iterable[_Other], names: tuple[str, str]
) -> Iterator[tuple[_One, _Other]]:
    """Yield what belongs to the articles of two translations in pairs.

    Args:
        before: Something for each article of the first translation.
        after: Something for each article of the second.
        names: What the two are called.

    Raises:
        ConfigError: If they do not hold the same number of articles.
    """
    for number, (one, other) in enumerate(zip_longest(before, after)):
        if one is None or other is None:
            message = f"has {number} articles, the other translation more"
            remedy = "compare translations of the same articles"
            raise ConfigError(message, where=names[0 if one is None else 1], remedy=remedy)
        yield one, other


def _compare(before: Result, after: Result) -> ArticleComparison:
    """Match the findings of two translations of an article.

    A finding is still there if the other translation has one by the same detector where the
    alignment of the two texts puts it. Of texts that have little in common, such as those of two
    engines, no alignment says much: then it is enough that one is on the same words.
    """
    old, new = list(before.findings), list(after.findings)
    unchanged: list[tuple[Finding, Finding]] = []
    if old and new:
        places = WordAlignment.of(before.article.text, after.article.text)
        moved = {finding: places.after(finding.span) for finding in old}
        unchanged += _matched(old, new, lambda one, other: moved[one].overlaps(other.span))
        if places.likeness < _ONE_TEXT:
            unchanged += _matched(
                old, new, lambda one, other: _words(one, before) == _words(other, after)
            )
    unchanged.sort(key=lambda pair: pair[0].span.start)
    return ArticleComparison(before, after, tuple(old), tuple(new), tuple(unchanged))


def _words(finding: Finding, result: Result) -> list[str]:
    return finding.span.of(result.article.text).casefold().split()


def _matched(
    old: list[Finding], new: list[Finding], same: Callable[[Finding, Finding], bool]
) -> list[tuple[Finding, Finding]]:
    """Return pairs of findings that are the same, and take them out of both lists."""
    rivals: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in new:
        rivals[finding.detector].append(finding)
    pairs: list[tuple[Finding, Finding]] = []
    for finding in tuple(old):
        candidates = rivals[finding.detector]
        partner = next((rival for rival in candidates if same(finding, rival)), None)
        if partner is not None:
            candidates.remove(partner)
            new.remove(partner)
            old.remove(finding)
            pairs.append((finding, partner))
    return pairs
