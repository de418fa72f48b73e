"""Whether a difference is chance: the verdicts of sacrebleu's own paired tests."""

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mtaudit.scoring import PUBLISHED, Part
from mtaudit.scoring.reference import build_metrics
from mtaudit.scoring.significance import Resampling, metric_tests, mqm_test

_WORDS = "the minister said on monday that talks would go on in moscow and tokyo".split()


def _lines(seed: int, noise: float) -> tuple[list[str], list[str]]:
    """Return references, and a translation in which some words are others."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    references = [" ".join(chance.choices(_WORDS, k=12)) for _ in range(60)]
    broken = [
        " ".join(
            chance.choice(_WORDS) if chance.random() < noise else word for word in line.split()
        )
        for line in references
    ]
    return references, broken


@pytest.mark.parametrize(("test", "option"), [("bootstrap", "bs"), ("randomisation", "ar")])
def test_verdicts_are_those_of_sacrebleu(test: str, option: str, tmp_path: Path) -> None:
    references, before = _lines(7, 0.3)
    _, after = _lines(7, 0.25)
    resampling = Resampling(test, 500)  # type: ignore[arg-type]  # one of the two

    verdicts = metric_tests(before, after, [references], build_metrics("en"), resampling)

    for name, lines in (("ref", references), ("before", before), ("after", after)):
        (tmp_path / name).write_text("\n".join(lines) + "\n", "utf-8")
    for metric, arguments in (("BLEU", ["bleu"]), ("chrF", ["chrf"]), ("TER", ["ter"])):
        command = [sys.executable, "-m", "sacrebleu", str(tmp_path / "ref"), "-m", *arguments]
        command += ["-i", str(tmp_path / "before"), str(tmp_path / "after")]
        command += [f"--paired-{option}", f"--paired-{option}-n", "500", "-f", "text"]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        (told,) = re.findall(r"p = ([0-9.]+)", ran.stdout)
        (verdict,) = [one for one in verdicts if one.figure == metric]
        assert f"{verdict.p_value:.4f}" == told


def test_the_penalty_is_tested_in_the_same_way() -> None:
    worse = PUBLISHED.total([Part(100, 20.0, 20.0)])
    better = PUBLISHED.total([Part(100, 2.0, 2.0)])

    clear = mqm_test([(worse, better)] * 30)
    none = mqm_test([(worse, worse), (better, better)] * 15)

    assert (clear.before, clear.after) == (200.0, 20.0)
    assert clear.significant
    assert not none.significant
    assert none.p_value == 1
