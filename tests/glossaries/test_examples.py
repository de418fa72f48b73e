"""The shipped glossaries as their own tests: examples hold, and lint has nothing to say."""

import datetime as dt
from pathlib import Path

from mtaudit import Auditor, Glossary, shipped_glossaries
from mtaudit.evaluation.examples import failures
from mtaudit.glossary.linting import GlossaryFile, lint
from mtaudit.glossary.shipped import shipped_folder

_FILES = [shipped_folder() / f"{name}.csv" for name in shipped_glossaries()]


def test_lint_has_nothing_to_say() -> None:
    flaws = lint([GlossaryFile.read(Path(path)) for path in _FILES], today=dt.date(2026, 7, 1))

    assert [f"{flaw.path}:{flaw.line}: {flaw.what}" for flaw in flaws] == []


def test_examples_hold() -> None:
    glossaries = [Glossary.load(path) for path in _FILES]
    terms = [term for glossary in glossaries for term in glossary.terms if term.examples]

    found = [f"{one.example.text}: {one.what}" for one in failures(terms, Auditor(glossaries))]

    assert found == []
    assert {term.id for term in terms} >= {"Shikotan", "Xiaomi", "Douyin"}
