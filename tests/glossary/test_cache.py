"""Glossaries that are kept between runs: equal to those read, and never in the way."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import mtaudit
from mtaudit.errors import GlossaryError
from mtaudit.glossary import Glossary, large, shipped_glossaries
from mtaudit.glossary.cache import load_cached

ROW = "term,status,form,lang,kind,note\nShikotan,canonical,Shikotan,en,place,\n"
TEXT = "They sailed to Shikotan and the Sedan Islands, Kegong said; KUNASHIRS too."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(ROW + "Shikotan,bad,Sedan,,,the Mandarin reading of 色丹\n", encoding="utf-8")
    return path


def _kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("glossary-*.bin"))


def _unread(*sources: object) -> Glossary:
    raise AssertionError(f"{sources} are read again")


def test_an_auditor_of_ones_own_may_use_the_cache(
    folder: Path, glossary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = mtaudit.Config(glossaries=[str(glossary)], shipped_glossaries=False)
    found = mtaudit.Auditor(config=config).audit(TEXT).findings
    first = mtaudit.Auditor(config=config, loader=mtaudit.GlossaryCache(folder))
    assert first.audit(TEXT).findings == found != ()
    assert len(_kept(folder)) == 1

    monkeypatch.setattr(large, "load", _unread)
    second = mtaudit.Auditor(config=config, loader=mtaudit.GlossaryCache(str(folder)))
    sent = pickle.loads(pickle.dumps(second))  # noqa: S301 - written here
    assert second == first
    assert second.audit(TEXT).findings == sent.audit(TEXT).findings == found


def test_what_is_kept_is_what_was_read(folder: Path) -> None:
    sources = shipped_glossaries()
    read = Glossary.merge(map(Glossary.load, sources))

    load_cached(sources, "en", folder)
    kept = load_cached(sources, "en", folder)

    assert kept == read
    assert kept.predicted == read.predicted
    assert pickle.loads(pickle.dumps(kept)).predicted == read.predicted  # noqa: S301 - our own
    assert kept.digest() == read.digest()
    assert kept.matcher("en").find(TEXT) == read.matcher("en").find(TEXT) != ()
    assert kept.matcher("de").find(TEXT) == read.matcher("de").find(TEXT)


def test_the_second_run_reads_no_glossary(
    folder: Path, glossary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_cached([str(glossary)], "en", folder)
    monkeypatch.setattr(large, "load", _unread)

    assert load_cached([str(glossary)], "en", folder).terms[0].bad == ("Sedan",)


@pytest.mark.parametrize("language", ["en", "de"])
def test_an_edited_glossary_is_read_again(folder: Path, glossary: Path, language: str) -> None:
    load_cached([str(glossary)], language, folder)
    glossary.write_text(ROW, encoding="utf-8")

    assert load_cached([str(glossary)], language, folder).terms[0].bad == ()


def test_the_order_of_glossaries_counts(folder: Path, glossary: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text(ROW.replace("canonical,Shikotan", "canonical,Shikotan Island"), "utf-8")

    names = [
        load_cached([str(first), str(second)], "en", folder).terms[0].canonical
        for first, second in ((glossary, other), (other, glossary))
    ]

    assert names == ["Shikotan Island", "Shikotan"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[:-1],
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: b"x" * len(data),
    ],
    ids=["empty", "cut", "changed", "other"],
)
def test_a_damaged_file_is_made_again(folder: Path, glossary: Path, damage: object) -> None:
    assert callable(damage)
    load_cached([str(glossary)], "en", folder)
    (file,) = _kept(folder)
    whole = file.read_bytes()
    file.write_bytes(damage(whole))

    assert load_cached([str(glossary)], "en", folder).terms[0].bad == ("Sedan",)
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_made_is_no_fault(tmp_path: Path, glossary: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert load_cached([str(glossary)], "en", tmp_path / "file" / "cache").terms


def test_a_wrong_glossary_is_refused_and_not_kept(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text(ROW + "Shikotan,worse,Sedan,,,\n", encoding="utf-8")

    for _ in range(2):
        with pytest.raises(GlossaryError, match="unknown status"):
            load_cached([str(path)], "en", folder)
    assert _kept(folder) == []
    with pytest.raises(GlossaryError, match="there is no such glossary"):
        load_cached([str(tmp_path / "none.csv")], "en", folder)


def test_few_files_are_kept(folder: Path, glossary: Path) -> None:
    for number in range(20):
        glossary.write_text(ROW + f"Shikotan,bad,Sedan{number},,,why\n", encoding="utf-8")
        load_cached([str(glossary)], "en", folder)

    assert len(_kept(folder)) == 8


def test_many_processes_may_fill_it_at_once(folder: Path, glossary: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from mtaudit.glossary.cache import load_cached; "
        "print(load_cached([sys.argv[1]], 'en', Path(sys.argv[2])).terms[0].bad)"
    )
    command = [sys.executable, "-c", code, str(glossary), str(folder)]

    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(6)]

    assert {process.communicate()[0] for process in running} == {"('Sedan',)\n"}
    names = {file.name for file in folder.iterdir()}
    assert names == {"digests.bin", *(file.name for file in _kept(folder))}
    assert len(names) == 2


def test_the_command_line_keeps_glossaries_where_it_is_told(folder: Path, glossary: Path) -> None:
    command = [sys.executable, "-m", "mtaudit", "check", "-", "--glossary", str(glossary)]

    def run(cache_folder: str) -> str:
        environment = {**os.environ, "MTAUDIT_CACHE": cache_folder}
        ran = subprocess.run(
            command, input=TEXT, env=environment, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 1
        return ran.stdout

    assert run(str(folder)) == run(str(folder)) == run("")
    assert len(_kept(folder)) == 1
