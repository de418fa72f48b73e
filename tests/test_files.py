"""Files are written whole, or not at all."""

import os
import sys
import tempfile
import threading
from pathlib import Path

import pytest

if sys.platform != "win32":
    import fcntl

from mtaudit.errors import ConfigError
from mtaudit.files import files_below, held, locked, replace_bytes, replace_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written(tmp_path: Path) -> None:
    with replace_file(tmp_path / "report.txt") as stream:
        stream.write("色丹\r\nx\n")
    assert (tmp_path / "report.txt").read_bytes() == "色丹\r\nx\n".encode()
    assert names(tmp_path) == ["report.txt"]


def test_the_old_file_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old")
    with replace_file(path) as stream:
        stream.write("new")
        stream.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old")

    def write_half() -> None:
        with replace_file(path) as stream:
            stream.write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()
    assert path.read_text() == "old"
    assert names(tmp_path) == ["report.txt"]


def test_text_that_cannot_be_encoded_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError), replace_file(path) as stream:
        stream.write("\ud800")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["report.txt"]


def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "script.txt"
    path.write_text("old")
    path.chmod(0o750)
    replace_bytes(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o750


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    replace_bytes(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    replace_bytes(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_bytes(tmp_path / "nowhere" / "report.txt", b"x")


@pytest.mark.parametrize("call", ["mkstemp", "replace", "open"])
def test_errors_name_the_file_that_is_wanted(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A temporary file or a lock beside it says nothing to anybody."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path / ".report.txt.x7"))

    owner = {"mkstemp": tempfile, "replace": Path, "open": os}[call]
    monkeypatch.setattr(owner, call, refuse)
    path = tmp_path / "report.txt"

    with pytest.raises(PermissionError) as caught, locked(path):
        replace_bytes(path, b"x")

    assert caught.value.filename == str(path)


def test_a_folder_that_cannot_be_read_is_told_behind_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b.txt", "shut/c.txt", "a/d.txt", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    listing = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found: list[Path] = []

    with pytest.raises(PermissionError, match="shut"):
        found.extend(files_below(tmp_path))

    assert found == [tmp_path / "a" / "d.txt", tmp_path / "b.txt"]


def test_a_lock_is_waited_for_and_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    with locked(path):
        with pytest.raises(ConfigError, match=r"another run is changing it; .*delete .*\.lock"):
            locked(path, patience=0.05).__enter__()
        assert names(tmp_path) == [".baseline.json.lock"]

    assert names(tmp_path) == []
    with pytest.raises(RuntimeError), locked(path):
        raise RuntimeError
    assert names(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is locked cannot be renamed there")
def test_a_file_is_held_by_one_run_and_let_go_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, renamed = tmp_path / "report.partial", tmp_path / "report"
    with held(path):
        with pytest.raises(ConfigError, match=r"report\.partial: another run is writing it; wait"):
            held(path).__enter__()
        path.replace(renamed)
    assert names(tmp_path) == ["report"]

    # The workers of a run that was killed end a moment later.
    handle = os.open(renamed, os.O_RDWR)
    fcntl.flock(handle, fcntl.LOCK_EX)
    threading.Timer(0.2, os.close, (handle,)).start()
    with held(renamed):
        pass

    # A run that opened the file just before it was renamed must not hold the finished one.
    renamed.replace(path)
    right = fcntl.flock

    def late(handle: int, operation: int) -> None:
        if not renamed.exists():
            path.replace(renamed)
        right(handle, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    with held(path):
        assert not path.samefile(renamed)
