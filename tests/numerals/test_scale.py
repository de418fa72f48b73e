"""Time linear in the text, whatever the text; nothing heavy at import."""

import itertools
import os
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.numerals import align, parse, render
from mtaudit.numerals.language import languages

HARD = {
    "digits": "9",
    "groups": "100 ",
    "dots": "1.",
    "commas": "1,",
    "colons": "1:",
    "slashes": "1/",
    "dashes": "1-",
    "ratios": "12:34 ",
    "letters": "a",
    "codes": "a1",
    "words": "two ",
    "hundreds": "hundred ",
    "and": "two and ",
    "han": "一",
    "myriads": "万",
    "dates": "5 May ",
    "compound": "einundzwanzig",
    "almost": "einsx",
    "mails": "a@b.c ",
    "at": "@",
    "addresses": "http://a.b/1 ",
    "signs": "-",
    "kings": "Louis XVI ",
    "currencies": "$",
    "spaces": " ",
}


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("lang", ["en", "de", "zh"])
def test_linear(name: str, lang: str) -> None:
    def cost(size: int) -> float:
        text = HARD[name] * (size // len(HARD[name]))
        start = time.process_time()
        parse(text, lang)
        return time.process_time() - start

    cost(1000)
    small, large = cost(5_000), cost(40_000)
    # Eight times the text; quadratic work would take sixty-four times as long.
    assert large < 24 * max(small, 0.01)


def test_alignment_is_linear() -> None:
    def cost(count: int) -> float:
        source = parse("".join(f"{n * 7 % 9973}人，" for n in range(count)), "zh")
        target = parse("".join(f"{n * 11 % 9967} men, " for n in range(count)), "en")
        start = time.process_time()
        align(source, target, ordered=True)
        return time.process_time() - start

    assert cost(4000) < 24 * max(cost(500), 0.02)


@pytest.mark.parametrize("lang", [*languages(), "xx"])
@settings(max_examples=40, deadline=None)
@given(
    text=st.text(
        alphabet=st.sampled_from("0123456789.,:/-–~ %$€年月日万千分之半一二三 aehmnrstuvx年'’½٣५"),
        max_size=60,
    )
)
def test_any_text_parses(lang: str, text: str) -> None:
    quantities = parse(text, lang)
    ends = [quantity.span for quantity in quantities]
    assert all(left.end <= right.start for left, right in itertools.pairwise(ends))
    for quantity in quantities:
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
        assert text[quantity.span.start : quantity.span.end] == quantity.text
        assert render(quantity)
    assert align(quantities, quantities, ordered=True, hedges=True) == ()


def test_import_is_light() -> None:
    code = "import sys, mtaudit.numerals; print({'babel', 'numpy', 'regex'} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "set()"
