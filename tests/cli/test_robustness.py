"""Whatever is given, the program answers with a clear message or a right result, and a status."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from mtaudit import DETECTORS, readers
from mtaudit.cli import auditing
from mtaudit.config import schema
from mtaudit.readers import reader_for
from mtaudit.reports import OF_ONE_FILE, REPORTS

BAD = "They sailed to the Tooth Dance Islands.\n"
CLEAN = "They came back on Monday.\n"
TERMS = (
    "term,status,form,lang,kind\nHabomai,canonical,Habomai,en,place\nHabomai,bad,Tooth Dance,,\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run in a folder with a bad article, a clean one and a glossary."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.txt").write_text(BAD, "utf-8")
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    (tmp_path / "terms.csv").write_text(TERMS, "utf-8")
    return tmp_path


OWN = ("--no-shipped-glossaries", "-g", "terms.csv")


def test_malformed_glossary_is_named_with_its_row(folder: Path, mtaudit: Any) -> None:
    (folder / "broken.csv").write_text("term,status,form\nHabomai,wrong,Tooth Dance\n", "utf-8")

    ran = mtaudit("check", "bad.txt", "-g", "broken.csv")

    assert (ran.status, ran.stdout) == (2, "")
    assert ran.stderr.startswith("error: broken.csv:2: unknown status 'wrong'; ")


def test_missing_glossary(mtaudit: Any) -> None:
    ran = mtaudit("check", "bad.txt", "-g", "nowhere.csv")

    assert (ran.status, ran.stdout) == (2, "")
    assert ran.stderr == (
        "error: nowhere.csv: there is no such glossary; check the path, and give a CSV file\n"
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("-f", "HTML"), "there is no report 'HTML'; did you mean 'html'?"),
        (("--engine", "x"), "--engine is given without --history; name the history"),
        (("--disable", "untranslated,fused-words"), "name them one by one"),
    ],
)
def test_slips_on_the_command_line(options: tuple[str, ...], message: str, mtaudit: Any) -> None:
    ran = mtaudit("check", "bad.txt", *options)

    assert (ran.status, ran.stdout) == (2, "")
    assert message in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("glossary",), "error: no command is given; begin with 'mtaudit glossary lint FILE'\n"),
        (("glossary", "lnit"), "No such command 'lnit'. Did you mean 'lint'?"),
        (("glossary", "xyz"), "No such command 'xyz'"),
        (("apply", "no.json"), "no.json: cannot be read: No such file or directory; check path"),
        (("check", "bad.txt", "-o", ""), "error: '': is a folder; name a file"),
        (("check", "bad.txt", "-g", ""), "error: '': there is no such glossary; give a CSV file"),
        (("check", "bad.txt", "-g", "book.xlsx"), "book.xlsx: is a spreadsheet, or another arch"),
        (("check", "book.xlsx"), "book.xlsx: is a ZIP archive; save it as .docx, .odt or .csv"),
    ],
)
def test_slips_of_newcomers(
    arguments: tuple[str, ...], message: str, folder: Path, mtaudit: Any
) -> None:
    (folder / "book.xlsx").write_bytes(b"PK\3\4\xff and more")

    ran = mtaudit(*arguments)

    assert ran.status == 2
    assert message in ran.stderr
    assert "error: mtaudit glossary: Usage" not in ran.stderr


@pytest.mark.parametrize("arguments", [("check",), ("fix", "--write")])
def test_an_empty_path_is_not_the_current_folder(
    arguments: tuple[str, ...], folder: Path, mtaudit: Any
) -> None:
    """A script whose variable is not set must not have all files corrected."""
    ran = mtaudit(*arguments, "", *OWN)

    assert ran.status == 2
    assert ran.stderr.startswith("error: '': the path is empty; name a file or a folder\n")
    assert (folder / "bad.txt").read_text("utf-8") == BAD


@pytest.mark.skipif(sys.platform != "linux", reason="names there are bytes")
@pytest.mark.parametrize("format_", [name for name in REPORTS if name not in OF_ONE_FILE])
def test_name_of_a_file_that_is_no_text(format_: str, folder: Path, mtaudit: Any) -> None:
    (folder / "bad.txt").rename(os.fsdecode(b"caf\xe9.txt"))

    ran = mtaudit("check", ".", *OWN, "-f", format_, "-o", "report", "--history", "kept.sqlite")

    assert (ran.status, ran.stderr) == (1, "")
    assert mtaudit("history", "kept.sqlite").status == 0
    if format_ == "diff":
        assert (folder / "report").read_bytes().startswith(b"--- caf\xe9.txt\n")


def test_binary_file(folder: Path, mtaudit: Any) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")

    ran = mtaudit("check", "picture.png")

    assert ran.status == 2
    assert ran.stderr.startswith("error: picture.png: byte 0 is not UTF-8; ")


def test_file_with_null_characters(folder: Path, mtaudit: Any) -> None:
    (folder / "data.txt").write_bytes(b"text\0text")

    ran = mtaudit("check", "data.txt")

    assert ran.status == 2
    assert "null character at byte 4" in ran.stderr


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission(folder: Path, mtaudit: Any) -> None:
    (folder / "bad.txt").chmod(0)

    ran = mtaudit("check", "bad.txt")

    assert ran.status == 2
    assert ran.stderr == (
        "error: bad.txt: cannot be read: Permission denied; check path and permission\n"
    )


def test_unreadable_file(mtaudit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)

    ran = mtaudit("check", "bad.txt", "--no-shipped-glossaries")

    assert ran.status == 2
    assert ran.stderr == (
        "error: bad.txt: cannot be read: Permission denied; check path and permission\n"
    )


def test_unknown_option_names_the_nearest(mtaudit: Any) -> None:
    ran = mtaudit("check", "--fail-onn", "major", "bad.txt")

    assert (ran.status, ran.stdout) == (2, "")
    assert "--fail-onn" in ran.stderr
    assert "'--fail-on'" in ran.stderr


@pytest.mark.parametrize("option", ["--detector", "--disable"])
def test_unknown_detector_names_the_nearest(option: str, mtaudit: Any) -> None:
    ran = mtaudit("check", option, "bad-renderings", "bad.txt")

    assert (ran.status, ran.stdout) == (2, "")
    assert ran.stderr == (
        "error: there is no detector 'bad-renderings'; did you mean 'bad-rendering'?\n"
    )


@pytest.mark.parametrize(
    ("content", "format_"),
    [
        *((content, "text") for content in (b"\n", b"\xef\xbb\xbf", b"\xff\xfe")),
        # An annotated copy is one of an XLIFF file, which is never empty.
        *((b"", name) for name in REPORTS if name not in OF_ONE_FILE),
    ],
)
def test_empty_file(content: bytes, format_: str, folder: Path, mtaudit: Any) -> None:
    (folder / "empty.txt").write_bytes(content)

    ran = mtaudit("check", "empty.txt", "-f", format_)

    assert (ran.status, ran.stderr) == (0, "")


def test_large_single_line(folder: Path, mtaudit: Any) -> None:
    """Fifty megabytes without a line break: no cost may grow faster than the text."""
    filler = (
        "notwithstanding misunderstandings, internationalisation accompanied industrialisation; "
    )
    half = filler * (25_000_000 // len(filler))
    (folder / "large.txt").write_text(f"{half}{BAD.strip()} {half}", "utf-8")

    ran = mtaudit("check", "large.txt", *OWN, "-f", "text")

    assert ran.status == 1
    assert ran.stdout.startswith(
        f"large.txt:1:{len(half) + BAD.index('Tooth') + 1}: major bad-rend"
    )
    assert len(ran.stdout) < 2000


def test_missing_path(mtaudit: Any) -> None:
    ran = mtaudit("check", "nowhere.txt")

    assert ran.status == 2
    assert ran.stderr == "error: nowhere.txt: there is no such file or folder; check the path\n"


def test_folder_without_texts(folder: Path, mtaudit: Any) -> None:
    (folder / "pictures").mkdir()
    (folder / "pictures" / "one.png").write_bytes(b"\x89PNG")

    ran = mtaudit("check", "pictures")

    assert ran.status == 2
    assert ran.stderr.startswith("error: pictures: the folder holds no file of a known format; ")


def test_one_broken_file_does_not_stop_the_other(folder: Path, mtaudit: Any) -> None:
    """The finding is reported, and 2 wins over 1."""
    (folder / "a_broken.txt").write_bytes(b"caf\xe9")

    ran = mtaudit("check", "a_broken.txt", "nowhere.txt", "bad.txt", *OWN)

    assert ran.status == 2
    assert "bad.txt:1:20" in ran.stdout
    missing, broken = ran.stderr.splitlines()
    assert missing == "error: nowhere.txt: there is no such file or folder; check the path"
    assert broken.startswith("error: a_broken.txt: byte 3 is not UTF-8; save the file as UTF-8")


def test_folder_that_cannot_be_read(
    folder: Path, mtaudit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it may hold is not left out in silence, and the files beside it are audited."""
    (folder / "shut").mkdir()
    listing = os.scandir

    def scandir(path: str) -> Any:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", scandir)

    ran = mtaudit("check", ".", *OWN)

    assert ran.status == 2
    assert "bad.txt:1:20" in ran.stdout
    assert "error: ./shut: cannot be read: Permission denied; check path and perm" in ran.stderr


def test_output_in_a_missing_folder(mtaudit: Any) -> None:
    """It is said before anything is audited."""
    ran = mtaudit("check", "bad.txt", "-o", "nowhere/report.html", "-f", "html")

    assert (ran.status, ran.stdout) == (2, "")
    assert ran.stderr == (
        "error: nowhere/report.html: cannot be written: its folder does not exist; create nowhere, "
        "or give another file\n"
    )


def test_output_that_is_a_folder(folder: Path, mtaudit: Any) -> None:
    ran = mtaudit("check", "bad.txt", "-o", str(folder))

    assert ran.status == 2
    assert "is a folder" in ran.stderr


def test_output_is_no_file_that_is_read(folder: Path, mtaudit: Any) -> None:
    """A slip of the shell's completion must not cost the article."""
    (folder / "link.txt").symlink_to("bad.txt")
    (folder / "results.jsonl").write_bytes(b"")
    mtaudit("check", "bad.txt", *OWN, "--history", "kept.sqlite")
    kept = {path.name: path.read_bytes() for path in folder.iterdir()}

    for arguments in (
        ("check", "bad.txt", "-o", "bad.txt"),
        ("check", "bad.txt", "-o", "link.txt", "-f", "html"),
        ("check", ".", "-o", "clean.txt", "-f", "jsonl", "--resume"),
        ("compare", "bad.txt", "clean.txt", "-o", "clean.txt"),
        ("history", "kept.sqlite", "-o", "kept.sqlite"),
        ("statistics", "results.jsonl", "--html", "results.jsonl"),
    ):
        ran = mtaudit(*arguments)

        assert (ran.status, ran.stdout) == (2, ""), arguments
        assert ran.stderr.endswith(
            "is read itself, and the report would take its place; name another file\n"
        )
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == kept


def test_a_page_from_the_last_run_is_no_article(folder: Path, mtaudit: Any) -> None:
    """Who writes a report beside the articles can do it again."""
    command = ("check", ".", *OWN, "-f", "html", "-o", "report.html")
    first = mtaudit(*command)
    page = (folder / "report.html").read_bytes()

    second = mtaudit(*command)

    assert (first.status, first.stderr) == (1, "")
    assert second.status == 1
    assert second.stderr == (
        "note: report.html: left out, it is a report of mtaudit; name it to audit it\n"
    )
    assert (folder / "report.html").read_bytes() == page
    assert mtaudit("check", "report.html", *OWN).status == 1


def test_annotations_may_go_into_the_file_itself(folder: Path, mtaudit: Any) -> None:
    unit = "<trans-unit><source>a</source><target>Tooth Dance</target></trans-unit>"
    file = folder / "kept.xlf"
    file.write_text(
        "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file>"
        f"<body>{unit}</body></file></xliff>",
        "utf-8",
    )

    ran = mtaudit("check", "kept.xlf", *OWN, "-f", "its", "-o", "kept.xlf")

    assert (ran.status, ran.stderr) == (1, "")
    assert ">Tooth Dance</mrk>" in file.read_text("utf-8")


def test_fix_keeps_the_good_files_of_a_broken_set(folder: Path, mtaudit: Any) -> None:
    (folder / "a_broken.txt").write_bytes(b"caf\xe9")

    ran = mtaudit("fix", "--write", "a_broken.txt", "bad.txt", *OWN)

    assert ran.status == 2
    assert (folder / "bad.txt").read_text("utf-8") == "They sailed to the Habomai Islands.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"To Tooth Dance.\r\nBack.\r\n", b"To Habomai.\r\nBack.\r\n"),
        (b"\xef\xbb\xbfTo Tooth Dance", b"\xef\xbb\xbfTo Habomai"),
        ("\ufeffTo Tooth Dance\n".encode("utf-16-le"), "\ufeffTo Habomai\n".encode("utf-16-le")),
        ("\ufeffTo Tooth Dance\n".encode("utf-16-be"), "\ufeffTo Habomai\n".encode("utf-16-be")),
        ("見よ、Tooth Dance 😀\r".encode(), "見よ、Habomai 😀\r".encode()),
    ],
)
def test_fix_changes_nothing_but_the_words(
    before: bytes, after: bytes, folder: Path, mtaudit: Any
) -> None:
    """Line ends, byte order mark and encoding stay, in a file and from input to output."""
    (folder / "file.txt").write_bytes(before)

    in_place = mtaudit("fix", "--write", "file.txt", *OWN)

    assert in_place.status == 1
    assert (folder / "file.txt").read_bytes() == after


@pytest.mark.skipif(os.name != "posix", reason="named pipes of POSIX")
def test_fix_refuses_a_pipe(folder: Path, mtaudit: Any) -> None:
    """It would have to read it twice, and wait for ever."""
    os.mkfifo(folder / "pipe.txt")

    ran = mtaudit("fix", "--write", "pipe.txt", "bad.txt", *OWN)

    assert ran.status == 2
    assert "1 place corrected" in ran.stderr
    assert ran.stderr.endswith(
        "error: pipe.txt: is a pipe: what is read from it is not there to be corrected; "
        "give its text to 'mtaudit fix -'\n"
    )


def test_fix_twice_changes_nothing_more(mtaudit: Any) -> None:
    mtaudit("fix", "--write", "bad.txt", *OWN)

    again = mtaudit("fix", "--write", "bad.txt", *OWN)

    assert (again.status, again.stdout, again.stderr) == (0, "", "")


def test_failing_detector_is_named_and_stops_no_other(
    mtaudit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Any:
        raise RuntimeError("no such thing")

    broken = attrs.evolve(DETECTORS[-1], detect=fail)
    monkeypatch.setattr(schema, "DETECTORS", (*DETECTORS[:-1], broken))

    ran = mtaudit("check", "bad.txt", *OWN)

    assert ran.status == 2
    assert "bad.txt:1:20" in ran.stdout
    assert ran.stderr.startswith(
        f"error: bad.txt: the detector {broken.id} failed: RuntimeError: no such thing; "
    )


def test_standard_input_is_not_two_translations(mtaudit: Any) -> None:
    ran = mtaudit("compare", "-", "-", stdin=BAD.encode())

    assert (ran.status, ran.stdout) == (2, "")
    assert "- stands for both translations; name a file" in ran.stderr


def test_fault_of_the_program_itself(mtaudit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditing, "choose", lambda *_, **__: 1 / 0)
    monkeypatch.delenv("MTAUDIT_TRACEBACK", raising=False)

    ran = mtaudit("check", "bad.txt")

    assert ran.status == 2
    assert ran.stderr.startswith("error: the run: mtaudit itself failed: ZeroDivisionError: ")


@pytest.mark.parametrize("command", ["check", "fix"])
def test_failing_reader_does_not_stop_the_other_files(
    command: str, folder: Path, mtaudit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.md").write_text(CLEAN, "utf-8")
    right = reader_for
    monkeypatch.setattr(
        readers,
        "reader_for",
        lambda name, options=None: None if name == "a.md" else right(name, options),
    )
    monkeypatch.delenv("MTAUDIT_TRACEBACK", raising=False)

    ran = mtaudit(command, "a.md", "bad.txt", *OWN)

    assert ran.status == 2
    assert "Tooth Dance" in ran.stdout
    assert "error: a.md: mtaudit itself failed: TypeError: " in ran.stderr


def test_interrupt(mtaudit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(auditing, "choose", interrupt)

    ran = mtaudit("check", "bad.txt")

    assert (ran.status, ran.stdout, ran.stderr.strip()) == (130, "", "")


# What only a process of its own can show.
posix = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")


@posix
def test_closed_pipe_is_quiet(folder: Path) -> None:
    (folder / "bad.txt").write_text(BAD * 20_000, "utf-8")
    command = [sys.executable, "-m", "mtaudit", "check", "bad.txt", *OWN]

    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()

    assert errors == ""


@posix
def test_output_pipe_closed_from_the_start_is_quiet() -> None:
    """Little output meets the closed pipe only when it is flushed at the end."""
    command = [sys.executable, "-m", "mtaudit", "check", "bad.txt", *OWN]
    reading, writing = os.pipe()
    os.close(reading)

    ran = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)

    assert ran.stderr == ""


@posix
def test_closed_streams_of_a_service(folder: Path) -> None:
    command = [sys.executable, "-m", "mtaudit", "check", "-", "bad.txt", *OWN, "-o", "report.txt"]

    ran = subprocess.run(
        ["sh", "-c", '"$@" <&- >&-', "sh", *command], stderr=subprocess.PIPE, text=True, check=False
    )

    assert (ran.returncode, ran.stderr) == (1, "")
    assert "bad.txt:1:20" in (folder / "report.txt").read_text("utf-8")


@posix
def test_interrupt_from_the_keyboard() -> None:
    command = [sys.executable, "-m", "mtaudit", "check", "-"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        # More than a pipe holds: once it is written, the program is reading.
        process.stdin.write("a calm day\n" * 50_000)
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=20)

    assert (process.returncode, out, errors.strip()) == (130, "", "")


@posix
@pytest.mark.parametrize("module", ["click", "mtaudit.cli.outcome", "mtaudit.cli.check", "attrs"])
@pytest.mark.parametrize("is_in_background", [False, True])
def test_interrupt_while_modules_load(module: str, is_in_background: bool) -> None:
    probe = f"""
import signal, sys
class Interrupting:
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            signal.raise_signal(signal.SIGINT)
if {is_in_background}:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
sys.meta_path.insert(0, Interrupting())
sys.argv[1:] = ["check", "clean.txt"]
from mtaudit.__main__ import main
main()
"""
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stderr.strip()) == (0 if is_in_background else 130, "")


@posix
def test_output_that_cannot_show_a_character(folder: Path) -> None:
    (folder / "bad.txt").write_text("島 Tooth Dance 島\n", "utf-8")
    command = [sys.executable, "-X", "utf8=0", "-m", "mtaudit", "check", "bad.txt", *OWN]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}

    ran = subprocess.run(command, capture_output=True, env=environment, check=False)

    assert (ran.returncode, ran.stderr) == (1, b"")
    assert b"\\u5cf6" in ran.stdout


NO_ROOM = "No space left on device; make room, or name a file on another disk\n"
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")


@full
@pytest.mark.parametrize(
    "arguments",
    [
        *(("check", "bad.txt", *OWN, "-f", name) for name in REPORTS if name != "its"),
        ("compare", "bad.txt", "clean.txt"),
        ("glossary", "merge", "terms.csv"),
        ("glossary", "predict", "terms.csv"),
        ("glossary", "learn", "bad.txt", "clean.txt", "--no-shipped-glossaries"),
        ("glossary", "export", "terms.csv", "--format", "tbx"),
    ],
)
def test_full_disk_is_said_of_the_file(arguments: tuple[str, ...], mtaudit: Any) -> None:
    ran = mtaudit(*arguments, "-o", "/dev/full")

    assert ran.status == 2
    assert ran.stderr.endswith(f"error: /dev/full: {NO_ROOM}")


@full
@pytest.mark.parametrize("arguments", [("check", "bad.txt"), ("fix", "bad.txt"), ("explain",)])
def test_full_disk_below_standard_output(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "mtaudit", *arguments]

    with Path("/dev/full").open("w") as out:
        ran = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, check=False)

    assert ran.returncode == 2
    assert f"error: the output: {NO_ROOM}" in ran.stderr


@full
def test_full_disk_below_messages_too() -> None:
    with Path("/dev/full").open("w") as out:
        command = [sys.executable, "-m", "mtaudit", "check", "nowhere.txt"]
        ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=out, check=False)

    assert ran.returncode == 2


@posix
@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (("check", "bad.txt", "-f", "html", "-o", "report.html"), "report.html"),
        (("check", "bad.txt", "-f", "jsonl", "-o", "r.jsonl", "--resume"), "r.jsonl.partial"),
        (("accept", "--all", "--reason", "so", "bad.txt"), "mtaudit-baseline.json"),
        (("fix", "--write", "bad.txt"), "bad.txt"),
    ],
)
def test_full_disk_leaves_nothing_half_written(
    arguments: tuple[str, ...], file: str, folder: Path
) -> None:
    before = sorted(path.name for path in folder.iterdir())
    command = [sys.executable, "-m", "mtaudit", *arguments, *OWN]

    ran = subprocess.run(
        ["sh", "-c", 'ulimit -f 0; "$@"', "sh", *command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "MTAUDIT_CACHE": str(folder / "cache")},
    )

    assert ran.returncode == 2
    assert f"{file}: File too large; make room, or name a file on another disk\n" in ran.stderr
    assert (folder / "bad.txt").read_text("utf-8") == BAD
    left = {path.name for path in folder.iterdir()} - {*before, "cache", "r.jsonl.partial"}
    assert not left
