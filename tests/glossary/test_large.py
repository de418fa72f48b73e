"""Glossaries that go through files are what they are in memory."""

import io
import shutil
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from mtaudit.errors import GlossaryError
from mtaudit.glossary import (
    Glossary,
    Term,
    large,
    predictions,
    shipped_glossaries,
    spilling,
    storing,
)
from mtaudit.glossary.cache import load_cached
from mtaudit.glossary.csv_writing import as_csv
from mtaudit.glossary.merging import merge_terms
from mtaudit.glossary.near_names import names_by_sound
from mtaudit.glossary.shipped import shipped_folder
from mtaudit.glossary.spilling import Hashes, Lines, Scratch, Spill
from mtaudit.glossary.store import Store, Table
from mtaudit.glossary.stored_terms import StoredTerms

HEAD = "term,status,form,lang,kind,topic,valid-from,valid-until\n"
ROW = "Shikotan,canonical,Shikotan,en,place,,,\n"


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few terms be many."""
    monkeypatch.setattr(large, "_LARGE", 0)
    monkeypatch.setattr(spilling, "_HELD", 100)
    monkeypatch.setattr(spilling, "_BLOCK", 7)
    monkeypatch.setattr(predictions, "_MOST_FORMS", 10)  # each takes some milliseconds


def _written(glossary: Glossary, folder: Path | None = None) -> bytes:
    buffer = io.BytesIO()
    storing.write(glossary, "en", buffer, folder)
    return buffer.getvalue()


def _own(path: Path) -> Path:
    """Write a glossary of a user's own, from terms that are shipped."""
    terms = [*Glossary.load("kuril").terms, Term("Xanbury", bad=("Zanbury", "Sanbury"))]
    path.write_text(as_csv(terms), encoding="utf-8")
    return path


def test_shipped_glossaries_are_the_same_through_files_and_in_memory(tmp_path: Path) -> None:
    sources = [str(tmp_path / f"{name}.csv") for name in shipped_glossaries()]
    for source in sources:  # a user's own, as it were
        shutil.copy(shipped_folder() / Path(source).name, source)
    own = str(_own(tmp_path / "own.csv"))
    for given in ([*sources, own], [own, *sources]):
        through_files = large.load(given, tmp_path)
        in_memory = Glossary.merge(map(Glossary.load, given))

        assert isinstance(through_files.terms, StoredTerms)
        assert tuple(through_files.terms) == in_memory.terms
        assert through_files.name == in_memory.name
        assert _written(through_files, tmp_path) == _written(in_memory)


def test_tables_have_what_the_glossary_has(tmp_path: Path) -> None:
    own = str(_own(tmp_path / "own.csv"))
    whole = Glossary.merge(map(Glossary.load, [*shipped_glossaries(), own]))

    kept = load_cached([*shipped_glossaries(), own], "en", tmp_path / "cache")

    assert kept == whole
    assert kept.predicted == whole.predicted
    assert kept.digest() == whole.digest()
    assert dict(kept.by_id) == dict(whole.by_id)
    assert dict(kept.accepted_forms("en")) == dict(whole.accepted_forms("en"))
    assert set(kept.accepted_words("en")) == whole.accepted_words("en")
    assert dict(kept.lone_names("en")) == dict(whole.lone_names("en"))
    assert dict(kept.people("en").by_first) == dict(whole.people("en").by_first)
    assert set(kept.people("en").words) == whole.people("en").words
    assert dict(kept.predictions().own) == whole.predictions().own
    assert kept.groups("en") == whole.groups("en") != ()


def test_near_names_are_those_of_memory(tmp_path: Path) -> None:
    many = [Term(f"Shikotan {name}") for name in "Ada Bek Cid Dov Eli Fay Gus Hal Ida Jon".split()]
    many += [Term(f"{name} Shikotan") for name in "Kim Lou Mia".split()]
    glossary = Glossary(many)
    data = _written(glossary, tmp_path)
    kept = Store(data, lambda: data)

    found = dict(Table(kept, "near", list))

    assert found == names_by_sound(many)
    assert len(found) > 1


WRONG = {
    "an unknown status": ROW + "Shikotan,worse,Sedan,,,,,\n",
    "a wrong row after a wrong term": "Iturup,bad,Tse,,,,,\n" + ROW + "A,worse,Sedan,,,,,\n",
    "no canonical row": ROW + "Iturup,bad,Tse,,,,,\n" + "Urup,canonical,Urup,,none,,,\n",
    "an unknown kind": ROW + "Iturup,canonical,Iturup,,none,,,\n",
    "two wrong terms": "Iturup,bad,Tse,,,,,\n" + "Urup,bad,Sedan,,,,,\n" + ROW,
    "a form twice": ROW + "Shikotan,bad,Sedan,,,,,\nShikotan,bad,Sedan,,,,,\n",
    "a conflict before a wrong term": ROW + "Shikotan,bad,Shikotan,,,,,\nIturup,bad,Tse,,,,,\n",
    "two corrections": ROW + "Shikotan,bad,Sedan,,,,,\nUrup,canonical,Urup,en,,,,\n"
    "Urup,bad,Sedan,,,,,\n",
    "bad and accepted": "Urup,canonical,Urup,en,,,,\nUrup,bad,Shikotan,,,,,\n" + ROW,
    "two canonical rows apart": ROW + "Urup,canonical,Urup,,,,,\n" + ROW,
    "no term at all": HEAD.replace("term", "t"),
    "an open quote": ROW + 'Urup,canonical,"Urup,,,,,\n',
    "too many cells": ROW + "Urup,canonical,Urup,,,,,,,\n",
    "a null byte": ROW + "Urup,canonical,Ur\0up,,,,,\n",
}


@pytest.mark.parametrize("rows", WRONG.values(), ids=WRONG)
def test_a_wrong_glossary_is_refused_with_the_same_words(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(HEAD + rows, encoding="utf-8")

    def message(load: Callable[[], object]) -> str:
        with pytest.raises(GlossaryError) as caught:
            load()
        return str(caught.value)

    assert message(lambda: large.load([str(path)], tmp_path)) == message(
        lambda: Glossary.load(path)
    )


def test_what_is_no_utf_8_is_refused_at_its_byte(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes((HEAD + ROW).encode() + b"Urup,canonical,\xff,,,,,\n")

    with pytest.raises(GlossaryError, match=f"byte {len(HEAD + ROW) + 15} is not UTF-8"):
        large.load([str(path)], tmp_path)


@pytest.mark.parametrize(
    "rows",
    [
        ROW + "Urup,canonical,Urup,,,,,\nShikotan,bad,Sedan,,,,,\n",
        ROW
        + "Shikotan,suspect,Sedan,,,,,\nUrup,canonical,Urup,,place,,,\nUrup,suspect,Sedan,,,,,\n",
        "A,canonical,Urup,,,,,2019\nA,bad,Sedan,,,,,\nB,canonical,Sedan,,,,2020,\n",
    ],
    ids=["scattered rows", "suspect in both", "never on the same day"],
)
def test_what_only_looks_wrong_is_not_refused(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(HEAD + rows, encoding="utf-8")

    assert tuple(large.load([str(path)], tmp_path).terms) == Glossary.load(path).terms


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    own, folder = _own(tmp_path / "own.csv"), tmp_path / "file"
    folder.write_text("", encoding="utf-8")

    assert load_cached([str(own)], "en", folder / "cache") == Glossary.load(own)


def test_no_file_is_left_behind(tmp_path: Path) -> None:
    folder = tmp_path / "cache"

    load_cached([str(_own(tmp_path / "own.csv"))], "en", folder)

    assert sorted(file.suffix for file in folder.iterdir()) == [".bin", ".bin"]


@pytest.mark.parametrize("is_later_longer", [True, False])
def test_the_longer_glossary_may_be_either(*, is_later_longer: bool) -> None:
    earlier = [Term("Iturup", admitted=("Etorofu",), bad=("Sedan", "Tse")), Term("Urup")]
    later = [Term("Etorofu", bad=("Iturup",)), Term("Shikotan", bad=("Sedan",))]
    others = [Term(f"Island {number}") for number in range(9)]
    joined = (
        merge_terms(earlier, later + others)
        if is_later_longer
        else merge_terms(earlier + others, later)
    )

    assert {term for term in joined if not term.canonical.startswith("Island")} == {
        Term("Urup"),
        Term("Etorofu", bad=("Iturup", "Tse")),
        Term("Shikotan", bad=("Sedan",)),
    }


@pytest.mark.parametrize("number", [0, 1, 99, 100, 1234])
def test_what_was_put_away_comes_back(tmp_path: Path, number: int) -> None:
    with Scratch(tmp_path) as scratch:
        spill, lines, hashes = Spill(scratch), Lines(scratch), Hashes()
        for at in range(number):
            spill.add(f"key {at % 321}", at)
            lines.add(f"line {at * 7 % 1234}\n")
            hashes.add(at % 1000)

        groups = dict(spill.groups())

        assert groups == {f"key {at}": [*range(at, number, 321)] for at in range(min(number, 321))}
        assert spill.count() == len(groups)
        assert sorted(chain(*groups.values())) == [*range(number)]
        assert [*lines] == sorted(f"line {at * 7 % 1234}\n" for at in range(number))
        assert [at for at in range(1500) if at in hashes.at_least(2)] == [*range(number - 1000)]
