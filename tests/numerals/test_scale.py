"""Any text can be parsed; nothing heavy at import."""

import itertools
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.numerals import parse
from mtaudit.numerals.align import align
from mtaudit.numerals.language import languages
from mtaudit.numerals.render import render


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
