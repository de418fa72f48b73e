"""The program leaves without taking Python apart, and nothing is lost by it."""

import subprocess
import sys
from pathlib import Path

import pytest

_TEXT = "The Tooth Dance islands were 12 percent percent larger in 2019.\n\n"
_COPIES = 400  # their report fills a pipe several times
_RUN = "import sys; from mtaudit import cli; sys.exit(cli.run())"
_PLUGIN = """
import atexit
DETECTORS = ()
READERS = {}
REPORTS = {}
atexit.register(print, "the last word", flush=True)
"""
_WATCHED = """
import sys
from mtaudit import cli
watch = {watch}
watch(lambda *_: None)
try:
    cli.main()
finally:
    watch(None)
    print("what was seen", flush=True)
"""
_THREAD = """
import threading, time
from mtaudit import cli
def write():
    time.sleep(0.5)
    print("what was still to be written", flush=True)
threading.Thread(target=write).start()
cli.main()
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of two articles with many findings."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text(_TEXT * _COPIES, "utf-8")
    return folder


def _python(*arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_written_to_a_pipe_is_whole(articles: Path, jobs: str, form: str) -> None:
    check = ("check", "--no-config", "--jobs", jobs, "--format", form, "articles")

    ran = _python("-m", "mtaudit", *check, folder=articles.parent)
    whole = _python("-c", _RUN, *check, folder=articles.parent)

    assert len(ran.stdout) > 65536  # more than a pipe holds
    assert ran.returncode == whole.returncode == 1
    assert (ran.stdout, ran.stderr) == (whole.stdout, whole.stderr)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_written_to_files_is_whole(articles: Path, jobs: str) -> None:
    check = ("check", "--no-config", "--jobs", jobs, "--format", "json", "articles")
    whole = _python("-c", _RUN, *check, folder=articles.parent)

    with (articles.parent / "out.json").open("wb") as out:
        command = [sys.executable, "-m", "mtaudit", *check]
        subprocess.run(command, cwd=articles.parent, stdout=out, check=False)
    _python("-m", "mtaudit", *check, "--output", "report.json", folder=articles.parent)

    assert (articles.parent / "out.json").read_bytes() == whole.stdout
    assert (articles.parent / "report.json").read_bytes() == whole.stdout


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("check", "--no-config", "--fail-on", "never", "articles"), 0),
        (("check", "--no-config", "articles"), 1),
        (("check", "--no-config", "nowhere.txt"), 2),
        (("--version",), 0),
    ],
)
def test_the_status_is_that_of_the_run(
    articles: Path, arguments: tuple[str, ...], status: int
) -> None:
    assert _python("-m", "mtaudit", *arguments, folder=articles.parent).returncode == status


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are closed in another way")
@pytest.mark.parametrize("code", [("-m", "mtaudit"), ("-c", _RUN)])
def test_a_closed_pipe_ends_a_run_as_ever(articles: Path, code: tuple[str, ...]) -> None:
    check = ("check", "--no-config", "--format", "json", "articles")
    with subprocess.Popen(
        [sys.executable, *code, *check],
        cwd=articles.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as ran:
        assert ran.stdout is not None
        ran.stdout.close()
        _, said = ran.communicate()

    assert (ran.returncode, said) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("code", [("-m", "mtaudit"), ("-c", _RUN)])
def test_a_full_disk_is_said(code: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, *code, "--version"], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert ran.returncode != 0
    assert b"No space left" in ran.stderr


def test_a_plugin_has_the_last_word(articles: Path) -> None:
    (articles.parent / "own.py").write_text(_PLUGIN, "utf-8")
    (articles.parent / "mtaudit.toml").write_text('plugins = ["own.py"]\n', "utf-8")

    ran = _python("-m", "mtaudit", "check", "articles", folder=articles.parent)

    assert ran.stdout.endswith(b"the last word\n"), ran.stderr


@pytest.mark.parametrize("watch", ["sys.settrace", "sys.setprofile"])
def test_who_watches_the_program_can_say_what_was_seen(articles: Path, watch: str) -> None:
    code = _WATCHED.format(watch=watch)

    ran = _python("-c", code, "--version", folder=articles.parent)

    assert ran.stdout.endswith(b"what was seen\n"), ran.stderr


def test_threads_are_waited_for(articles: Path) -> None:
    ran = _python("-c", _THREAD, "--version", folder=articles.parent)

    assert ran.stdout.endswith(b"what was still to be written\n"), ran.stderr


def test_without_anything_left_to_do_python_is_not_taken_apart(tmp_path: Path) -> None:
    """What stands behind the call of the program in a script is not reached even."""
    code = "import sys\nfrom mtaudit import cli\ntry:\n    cli.main()\nfinally:\n    print('!')"

    ran = _python("-c", code, "--version", folder=tmp_path)

    assert ran.stdout.startswith(b"mtaudit ")
    assert b"!" not in ran.stdout
