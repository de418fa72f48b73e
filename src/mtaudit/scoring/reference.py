"""Reference metrics: BLEU, chrF, chrF++ and TER, all by sacrebleu and none by ourselves.

The figures are those of the `sacrebleu` command on the same segments; its signature says how each
was made.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from mtaudit.errors import ConfigError

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

METRICS = ("BLEU", "chrF", "chrF++", "TER")
"""The metrics, in the order of reports. Of TER less is better."""

# Where words are not set apart, or a word holds several; sacrebleu's own choice for each language.
_TOKENIZERS = {"zh": "zh", "ja": "ja-mecab", "ko": "ko-mecab"}
_DEFAULT_TOKENIZER = "13a"
# What has to be installed for a tokenizer; the rest is part of sacrebleu.
_EXTRAS = {"ja-mecab": "ja", "ko-mecab": "ko"}


@attrs.frozen
class MetricScore:
    """What a metric says of translations.

    Args:
        metric: Its name.
        score: The score, 0 to 100; of TER 0 and more.
        signature: sacrebleu's signature: version, tokenizer, settings, number of references.
        segments: The scores of the segments, if they were asked for.
        segment_signature: The signature of those; BLEU is made in another way for a sentence.
    """

    metric: str
    score: float
    signature: str
    segments: tuple[float, ...] = ()
    segment_signature: str = ""

    @property
    def lower_is_better(self) -> bool:
        """Whether less is better."""
        return self.metric == "TER"


def tokenizer_of(lang: str) -> str:
    """Return the name of sacrebleu's tokenizer for a language, given by its tag."""
    return _TOKENIZERS.get(lang.partition("-")[0].lower(), _DEFAULT_TOKENIZER)


def reference_scores(
    translations: Sequence[str],
    references: Sequence[Sequence[str]],
    lang: str,
    *,
    metrics: Iterable[str] = METRICS,
    tokenizer: str = "",
    segments: bool = False,
) -> tuple[MetricScore, ...]:
    """Score translations against references.

    Args:
        translations: The segments of the translation, in order.
        references: One or more sets of references, each with a segment for each translation.
        lang: Language of the translations, a BCP 47 tag; it decides on the tokenizer.
        metrics: Which metrics.
        tokenizer: The tokenizer of BLEU by sacrebleu's name, such as `spm`; that of the language
            if empty.
        segments: Whether to score each segment, too.

    Returns:
        The scores, in the order of `metrics`.

    Raises:
        ConfigError: If there is no reference, their numbers differ, there is no such metric, or
            what a tokenizer needs is not installed.
    """
    check_references(translations, references)
    return tuple(
        _score(name, metric, translations, references, segments=segments)
        for name, metric in build_metrics(lang, metrics, tokenizer).items()
    )


def check_references(translations: Sequence[str], references: Sequence[Sequence[str]]) -> None:
    """Refuse references that do not belong to the translations.

    Raises:
        ConfigError: If there is none, or one has another number of segments.
    """
    if not references or not translations:
        missing = "a translation" if not translations else "a reference"
        raise ConfigError("there is nothing to compare", remedy=f"give {missing}")
    for number, reference in enumerate(references, 1):
        if len(reference) != len(translations):
            message = (
                f"reference {number} has {len(reference)} segments instead of {len(translations)}"
            )
            raise ConfigError(message, remedy="give references segment by segment")


def build_metrics(
    lang: str, metrics: Iterable[str] = METRICS, tokenizer: str = ""
) -> dict[str, "Metric"]:
    """Return metrics of sacrebleu by their names.

    Args:
        lang: Language of the translations.
        metrics: Which metrics.
        tokenizer: The tokenizer of BLEU; that of the language if empty.

    Raises:
        ConfigError: If there is no such metric, or its tokenizer cannot be had.
    """
    return {name: _metric(name, lang, tokenizer or tokenizer_of(lang)) for name in metrics}


def _metric(name: str, lang: str, tokenizer: str) -> "Metric":
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    match name:
        case "BLEU":
            return _with_tokenizer(BLEU, tokenizer)
        case "chrF":
            return CHRF()
        case "chrF++":
            return CHRF(word_order=2)
        case "TER":
            # Without it a Chinese sentence is a single word, and each change of it is one edit.
            dense = lang.partition("-")[0].lower() in {"zh", "ja"}
            return TER(normalized=dense, asian_support=dense)
        case _:
            raise ConfigError(f"there is no metric {name!r}", remedy=f"use {', '.join(METRICS)}")


def _with_tokenizer(bleu: Any, tokenizer: str) -> "Metric":  # noqa: ANN401 - a class of sacrebleu
    if tokenizer not in bleu.TOKENIZERS:
        remedy = f"use one of {', '.join(sorted(bleu.TOKENIZERS))}"
        raise ConfigError(f"there is no tokenizer {tokenizer!r}", remedy=remedy)
    try:
        metric: Metric = bleu(tokenize=tokenizer)
    except (ImportError, OSError, RuntimeError, SystemExit) as error:
        extra = _EXTRAS.get(tokenizer)
        remedy = f"pip install 'mtaudit[{extra}]'" if extra else "see sacrebleu's documentation"
        message = f"what the tokenizer {tokenizer} needs is not installed"
        raise ConfigError(message, remedy=remedy) from error
    return metric


def _score(
    name: str,
    metric: "Metric",
    translations: Sequence[str],
    references: Sequence[Sequence[str]],
    *,
    segments: bool,
) -> MetricScore:
    score = metric.corpus_score(translations, references).score
    signature = str(metric.get_signature())
    if not segments:
        return MetricScore(name, score, signature)
    each = tuple(_segments(metric, translations, references))
    return MetricScore(name, score, signature, each, str(metric.get_signature()))


def _segments(
    metric: "Metric", translations: Sequence[str], references: Sequence[Sequence[str]]
) -> Iterator[float]:
    from sacrebleu.metrics.bleu import BLEU

    if isinstance(metric, BLEU):
        # As sacrebleu does for sentences: a short one has no n-grams of four words to find.
        metric.effective_order = True
    for translation, *others in zip(translations, *references, strict=True):
        yield metric.sentence_score(translation, others).score
