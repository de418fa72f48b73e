"""What is read of a kept glossary piece by piece is what the whole glossary says."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.errors import GlossaryError
from mtaudit.glossary import Glossary, Kind, Matcher, Term, digests, stored, storing
from mtaudit.glossary.cache import load_cached
from mtaudit.glossary.csv_writing import as_csv
from mtaudit.glossary.digests import content_digests
from mtaudit.glossary.store import Store
from mtaudit.glossary.stored_terms import StoredTerms

TERMS = (
    Term("Shikotan", bad=("Sedan", "色丹"), native=(("zh", ("色丹",)), ("ja", ("色丹島",)))),
    Term("Habomai", bad=("Tooth Dance", "Tooth Dance Islands"), suspect=("歯舞",), topic="kuril"),
    Term("Sergei Lavrov", kind=Kind.PERSON, bad=("Lavrov Antiques", "Сергей Лавров")),
    Term("Minister", admitted=("YouTube", "C++", ".NET", "€")),
    Term("al-Qaida", admitted=("القاعدة", "Qaida"), bad=("قاعدة عمل",)),
    Term("University of the Ryukyus", bad=("University of the Sedan", "Øresund", "Straße")),
    Term("Tokyo", admitted=("東京", "とうきょう", "トウキョウ", "도쿄"), bad=("กรุงเทพ", "東")),
    Term("हिन्दी", bad=("Hindi-Sprache", "x" * 60)),
)
"""Forms of many scripts, signs among them, and one longer than any anchor."""

FORMS = [form for term in TERMS for _, form in term.forms()]
BETWEEN = (
    *("", " ", "-", "\u200b", "\u00ad", "\u200c", "\u0301", "'s ", "’s ", "s ", "es ", "S", "の"),
    *(
        "\u05b0",
        "zA",
        "は",
        "에서",
        "\n",
        "\n\n",
        "_",
        "ال",
        "وبال",
        "(",
        ".",
        "、",
        "  ",
        "ﬁ",
        "a",
        "A",
        "7",
    ),
)


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(as_csv(TERMS), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def matchers() -> tuple[Matcher, Matcher]:
    """The whole search, and the one that looks up what a text may have, however long it is."""
    glossary, buffer = Glossary(TERMS), io.BytesIO()
    storing.write(glossary, "en", buffer)
    kept = stored.read(Store(buffer.getvalue(), buffer.getvalue), "en")
    return glossary.matcher("en"), kept.matcher("en")


@pytest.fixture(autouse=True)
def _never_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "_WORTH", 10**9)


@given(
    st.lists(
        st.tuples(st.sampled_from(FORMS), st.sampled_from(BETWEEN), st.sampled_from(BETWEEN)),
        max_size=12,
    )
)
def test_no_form_is_missed_whatever_it_is_fused_with(
    matchers: tuple[Matcher, Matcher], parts: list[tuple[str, str, str]]
) -> None:
    text = "".join("".join(part) for part in parts)
    whole, kept = matchers

    assert kept.find(text) == whole.find(text)
    assert kept.find(text.upper()) == whole.find(text.upper())


def test_a_key_of_random_letters_costs_no_more_than_a_search_for_all(
    matchers: tuple[Matcher, Matcher],
) -> None:
    whole, kept = matchers
    text = "aB" * 50_000 + " Sedan"

    assert kept.find(text) == whole.find(text) != ()


@pytest.mark.parametrize("most", [0, 10**6])
def test_a_long_run_compiles_all_forms_unless_they_are_too_many(
    matchers: tuple[Matcher, Matcher], monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(stored, "_WORTH", 0)
    monkeypatch.setattr(stored, "_MOST", most)
    buffer = io.BytesIO()
    storing.write(Glossary(TERMS), "en", buffer)
    kept = stored.read(Store(buffer.getvalue(), buffer.getvalue), "en").matcher("en")
    text = "In Sedan, a Tooth Dance (歯舞) of the University of the Sedans."

    assert kept.find(text) == matchers[0].find(text) != ()
    assert (kept._western is not None) == (most > 0)


def test_tables_have_what_the_glossary_has(csv: Path, tmp_path: Path) -> None:
    whole = Glossary.load(csv)

    load_cached([str(csv)], "en", tmp_path)
    kept = load_cached([str(csv)], "en", tmp_path)

    assert isinstance(kept.terms, StoredTerms)
    assert kept == whole
    assert kept.digest() == whole.digest()
    assert dict(kept.by_id) == dict(whole.by_id)
    assert dict(kept.accepted_forms("en")) == dict(whole.accepted_forms("en"))
    assert set(kept.accepted_words("en")) == whole.accepted_words("en")
    assert dict(kept.lone_names("en")) == dict(whole.lone_names("en"))
    assert dict(kept.people("en").by_first) == dict(whole.people("en").by_first) != {}
    assert set(kept.people("en").words) == whole.people("en").words
    assert dict(kept.predictions().own) == whole.predictions().own != {}
    assert kept.groups("en") == whole.groups("en")
    assert "Nobody" not in kept.accepted_forms("en")


def test_only_the_terms_of_a_text_are_made(csv: Path, tmp_path: Path) -> None:
    load_cached([str(csv)], "en", tmp_path)
    kept = load_cached([str(csv)], "en", tmp_path)

    assert [match.form for match in kept.matcher("en").find("In Sedan.")] == ["Sedan"]
    assert isinstance(kept.terms, StoredTerms)
    assert list(kept.terms.made) == [0]


@pytest.mark.parametrize("share", [number / 16 for number in range(16)])
def test_what_is_damaged_is_made_again_when_it_is_read(
    csv: Path, tmp_path: Path, share: float
) -> None:
    folder = tmp_path / "cache"
    load_cached([str(csv)], "en", folder)
    (file,) = folder.glob("glossary-*.bin")
    data = bytearray(file.read_bytes())
    at = int(share * len(data))
    data[at : at + 8] = (byte ^ 0x55 for byte in data[at : at + 8])
    file.write_bytes(data)

    kept, read = load_cached([str(csv)], "en", folder), Glossary.load(csv)

    assert kept == read
    assert dict(kept.accepted_forms("en")) == dict(read.accepted_forms("en"))
    assert kept.matcher("en").find(" ".join(FORMS)) == read.matcher("en").find(" ".join(FORMS))


def test_a_glossary_that_changes_under_a_damaged_file_is_named(csv: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    load_cached([str(csv)], "en", folder)
    (file,) = folder.glob("glossary-*.bin")
    whole = file.read_bytes()
    file.write_bytes(whole[:24] + bytes(100) + whole[124:])
    kept = load_cached([str(csv)], "en", folder)
    csv.write_text(as_csv(TERMS[1:]), encoding="utf-8")

    with pytest.raises(GlossaryError, match="was changed while it was in use"):
        kept.terms[0]


def test_the_file_is_the_same_each_time(csv: Path) -> None:
    files = []
    for _ in range(2):
        buffer = io.BytesIO()
        storing.write(Glossary.load(csv), "en", buffer)
        files.append(buffer.getvalue())

    assert files[0] == files[1]


def test_a_file_that_was_left_alone_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, folder = tmp_path / "a.csv", tmp_path / "cache"
    path.write_text("one", encoding="utf-8")
    first = content_digests([path], folder)
    later = (folder / "digests.bin").stat().st_mtime + 60
    os.utime(folder / "digests.bin", (later, later))  # as if it had been written later
    monkeypatch.setattr(digests, "_digest", lambda path: f"{path} is read")

    assert content_digests([path], folder) == first
    path.write_text("two", encoding="utf-8")
    assert content_digests([path], folder) == (f"{path} is read",)


def test_a_file_that_has_only_just_been_changed_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, folder = tmp_path / "a.csv", tmp_path / "cache"
    path.write_text("one", encoding="utf-8")
    content_digests([path], folder)
    monkeypatch.setattr(digests, "_digest", lambda path: f"{path} is read")

    assert content_digests([path], folder) == (f"{path} is read",)


def test_a_damaged_memory_of_files_is_forgotten(tmp_path: Path) -> None:
    path, folder = tmp_path / "a.csv", tmp_path / "cache"
    path.write_text("one", encoding="utf-8")
    first = content_digests([path], folder)
    for content in (b"", b"abc", b"x" * 100):
        (folder / "digests.bin").write_bytes(content)
        assert content_digests([path], folder) == first
