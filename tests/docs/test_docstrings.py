"""The examples in docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import mtaudit

_MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(mtaudit.__path__, "mtaudit.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", ["mtaudit", *_MODULES])
def test_docstring_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
