"""Whether a difference between two translations is more than chance: sacrebleu's paired tests."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs

from mtaudit.scoring.mqm import MqmScore

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

SIGNIFICANT = 0.05
"""Below this probability a difference is not put down to chance, as sacrebleu has it."""

_Systems: TypeAlias = tuple[Sequence[str], Sequence[str]]

_TESTS = {"bootstrap": "bs", "randomisation": "ar"}


@attrs.frozen
class Resampling:
    """How a difference is tested; the random numbers are seeded as sacrebleu seeds them.

    Args:
        test: Paired bootstrap resampling, or paired approximate randomisation.
        samples: How many resamples or trials; sacrebleu's default (1,000 or 10,000) if 0.
    """

    test: Literal["bootstrap", "randomisation"] = "bootstrap"
    samples: int = 0


BOOTSTRAP = Resampling()
"""A thousand resamples."""


@attrs.frozen
class Verdict:
    """How sure a difference between two translations is.

    Args:
        figure: What was compared: `MQM`, or a metric's name.
        before: The figure of the first translation.
        after: That of the second.
        p_value: The probability of so large a difference if the two were equally good.
        signature: How the test was made, in sacrebleu's words.
    """

    figure: str
    before: float
    after: float
    p_value: float
    signature: str

    @property
    def significant(self) -> bool:
        """Whether the difference is more than chance."""
        return self.p_value < SIGNIFICANT


def metric_tests(
    before: Sequence[str],
    after: Sequence[str],
    references: Sequence[Sequence[str]],
    metrics: Mapping[str, "Metric"],
    resampling: Resampling = BOOTSTRAP,
) -> tuple[Verdict, ...]:
    """Test reference metrics segment by segment.

    Args:
        before: The segments of the first translation.
        after: Those of the second.
        references: One or more sets of references.
        metrics: The metrics, by name; see `reference.build_metrics`.
        resampling: The test.

    Returns:
        A verdict for each metric.
    """
    return tuple(
        _verdict(name, metric, (before, after), references, resampling)
        for name, metric in metrics.items()
    )


def mqm_test(
    scores: Sequence[tuple[MqmScore, MqmScore]], resampling: Resampling = BOOTSTRAP
) -> Verdict:
    """Test the MQM penalty per thousand words article by article.

    Args:
        scores: For each article the scores of either translation, all by one model.
        resampling: The test.
    """
    written = (
        [f"{one.penalty!r} {one.words}" for one, _ in scores],
        [f"{other.penalty!r} {other.words}" for _, other in scores],
    )
    per_words = scores[0][0].model.per_words
    return _verdict("MQM", _penalty_metric(per_words), written, None, resampling)


def _verdict(
    name: str,
    metric: "Metric",
    systems: _Systems,
    references: Sequence[Sequence[str]] | None,
    resampling: Resampling,
) -> Verdict:
    from sacrebleu.significance import PairedTest

    named = list(zip(("before", "after"), systems, strict=True))
    # One metric a run: sacrebleu would name chrF and chrF++ by their settings.
    signatures, scores = PairedTest(
        named,
        {name: metric},
        references,
        test_type=_TESTS[resampling.test],
        n_samples=resampling.samples,
    )()
    ((shown, signature),) = signatures.items()
    first, second = (score for score in scores[shown] if not isinstance(score, str))
    assert second.p_value is not None
    # sacrebleu asks for a larger difference; where there is none, each is as large.
    p_value = second.p_value if first.score != second.score else 1.0
    return Verdict(name, first.score, second.score, p_value, str(signature))


def _penalty_metric(per_words: int) -> "Metric":
    """Return the MQM penalty as a metric of sacrebleu, so that its tests apply to it.

    Its hypotheses are what an article adds to the score, written as "points words".
    """
    from sacrebleu.metrics.base import Metric, Score, Signature

    class Penalty(Metric):
        _SIGNATURE_TYPE = Signature
        num_refs: Any

        def __init__(self) -> None:
            super().__init__()  # type: ignore[no-untyped-call]
            self.num_refs = None  # it needs none, and its signature says nothing of them

        def _extract_corpus_statistics(
            self, hypotheses: Sequence[str], references: Sequence[Sequence[str]] | None
        ) -> list[list[float]]:
            del references
            return [self._compute_segment_statistics(written, {}) for written in hypotheses]

        def _compute_segment_statistics(
            self, hypothesis: str, ref_kwargs: dict[str, object]
        ) -> list[float]:
            del ref_kwargs
            points, words = hypothesis.split()
            return [float(points), float(words)]

        def _aggregate_and_compute(self, stats: list[list[float]]) -> Score:
            return self._compute_score_from_stats(
                [sum(column) for column in zip(*stats, strict=True)]
            )

        def _compute_score_from_stats(self, stats: list[float]) -> Score:
            points, words = stats
            return Score("MQM", points * per_words / max(1.0, words))

        def _preprocess_segment(self, sent: str) -> str:
            return sent

        def _extract_reference_info(self, refs: Sequence[str]) -> dict[str, object]:
            del refs
            return {}

    return Penalty()
