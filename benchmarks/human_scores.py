"""Does the MQM score of an audit mean anything? It is set beside human MQM, and chrF and BLEU too.

    python benchmarks/human_scores.py wmt21_mqm_zhen.jsonl wmt23_mqm_zhen.jsonl

The files hold labelled records (see docs/how-to/measure-quality.md) with a reference, the system
in `meta` and human spans with severities. For each segment, article and system the human penalty is
set beside what the audit gives, with the source and without a reference, and beside BLEU and chrF
against the reference: Kendall's tau-b and Pearson's r of penalty against penalty, so more is
better. Human translations are left out: a reference would be scored against itself.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import attrs
from scipy.stats import kendalltau, pearsonr

import mtaudit
from mtaudit.scoring.mqm import PUBLISHED
from mtaudit.scoring.reference import reference_scores
from mtaudit.text import count_words

# The weights with which the marks of these sets are scored: Freitag and others, "Experts, Errors,
# and Context", 2021.
_HUMAN_WEIGHTS = {"minor": 1.0, "major": 5.0, "critical": 25.0, "neutral": 0.0}
_HUMAN_EXCEPTIONS = {("Non-translation!", "major"): 25.0, ("Fluency/Punctuation", "minor"): 0.1}
_FIGURES = ("MQM of mtaudit", "the same, by how sure", "BLEU", "chrF")


@attrs.frozen
class _Segment:
    """A segment of a system's translation with its penalties; words of the translation."""

    system: str
    doc: str
    lang: str
    text: str
    reference: str
    words: int
    human: float
    audit: float
    expected: float


def main() -> None:
    """Print a table for each file."""
    auditor = mtaudit.Auditor()
    print("| set | level | n | figure | Kendall | Pearson |")
    print("|---|---|--:|---|--:|--:|")
    for path in map(Path, sys.argv[1:]):
        segments = list(_segments(path, auditor))
        levels: dict[str, Callable[[_Segment], str]] = {
            "article": lambda one: one.doc,
            "system": lambda one: one.system,
        }
        _print(path.stem, "segment", [[one] for one in segments])
        for level, key in levels.items():
            groups: defaultdict[str, list[_Segment]] = defaultdict(list)
            for one in segments:
                groups[key(one)].append(one)
            _print(path.stem, level, list(groups.values()))


def _segments(path: Path, auditor: mtaudit.Auditor) -> Iterator[_Segment]:
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            system = record["meta"]["system"]
            human = record["meta"].get("human_translation") or system.startswith("ref")
            if human or not record.get("reference"):
                continue
            source_lang, _, lang = record["lang_pair"].partition("-")
            article = mtaudit.Article(
                record["target"], lang=lang, source=record["source"], source_lang=source_lang
            )
            part = PUBLISHED.part(auditor.audit(article).findings, count_words(article.text))
            yield _Segment(
                system,
                record["doc"],
                lang,
                article.text,
                record["reference"],
                part.words,
                _human_penalty(record),
                part.penalty,
                part.expected,
            )


def _human_penalty(record: dict[str, object]) -> float:
    """Return the penalty of a segment, the mean of its raters."""
    spans, meta = record["spans"], record["meta"]
    assert isinstance(spans, list)
    assert isinstance(meta, dict)
    marks = sum(_weight(span) * len(span.get("raters", [None])) for span in spans)
    return marks / max(1, int(meta.get("raters", 1)))


def _weight(span: dict[str, str]) -> float:
    severity = span["severity"]
    return _HUMAN_EXCEPTIONS.get((span["category"], severity), _HUMAN_WEIGHTS[severity])


def _print(name: str, level: str, groups: Sequence[Sequence[_Segment]]) -> None:
    human = [_per_word(group, [one.human for one in group]) for group in groups]
    figures = (
        [_per_word(group, [one.audit for one in group]) for group in groups],
        [_per_word(group, [one.expected for one in group]) for group in groups],
        [-_metric(group, "BLEU") for group in groups],
        [-_metric(group, "chrF") for group in groups],
    )
    for figure, values in zip(_FIGURES, figures, strict=True):
        tau = kendalltau(human, values).statistic
        r = pearsonr(human, values).statistic
        print(f"| {name} | {level} | {len(groups):,} | {figure} | {tau:.3f} | {r:.3f} |")


def _per_word(group: Sequence[_Segment], penalties: Iterable[float]) -> float:
    return sum(penalties) / max(1, sum(one.words for one in group))


def _metric(group: Sequence[_Segment], name: str) -> float:
    texts, references = [one.text for one in group], [[one.reference for one in group]]
    single = len(group) == 1
    (score,) = reference_scores(texts, references, group[0].lang, metrics=(name,), segments=single)
    return score.segments[0] if single else score.score


if __name__ == "__main__":
    main()
