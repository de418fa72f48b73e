"""Files are written whole, or not at all."""

from pathlib import Path

import pytest

from mtaudit.errors import ConfigError
from mtaudit.files import locked, replace_bytes, replace_file


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
