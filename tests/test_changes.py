"""Changed lines: what git says of odd repositories, and which findings stay."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

import mtaudit
from mtaudit.changes import only_on
from mtaudit.errors import ConfigError, ReadError
from mtaudit.git import ALL, Changes, Lines

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return a function that runs git in a new repository with one commit."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "nobody")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "nobody@example.org")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, cwd: Path = tmp_path) -> str:
        ran = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=cwd,
            capture_output=True,
            check=True,
        )
        return ran.stdout.decode()

    run("init", "-q", "-b", "main")
    (tmp_path / "a.txt").write_text("one\ntwo\nthree\nfour\nfive\n", "utf-8")
    run("add", ".")
    run("commit", "-q", "-m", "first")
    return run


def _write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


# --- Lines --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "touches"),
    [(1, 1, False), (1, 2, True), (3, 3, True), (4, 6, False), (5, 9, True), (8, 9, False)],
)
def test_lines_touch(first: int, last: int, *, touches: bool) -> None:
    assert Lines(((2, 3), (7, 7))).touch(first, last) is touches


def test_no_lines() -> None:
    assert not Lines()
    assert not Lines().touch(1, 9)
    assert ALL.touch(5, 5)


# --- What git says ------------------------------------------------------------------------------


def test_changed_added_and_removed_lines(git: Git) -> None:
    del git
    _write("a.txt", "one\nTWO\nthree\nnew\nnewer\nfive\n")

    assert Changes.of(".", "HEAD").lines("a.txt") == Lines(((2, 2), (4, 5)))


def test_a_line_that_is_only_gone_leaves_no_changed_line(git: Git) -> None:
    del git
    _write("a.txt", "one\ntwo\nfour\nfive\n")

    assert Changes.of(".", "HEAD").lines("a.txt") == Lines()


def test_new_files_are_changed_whole_and_ignored_ones_not_at_all(git: Git) -> None:
    _write(".gitignore", "build/\n")
    _write("build/c.txt", "c\n")
    _write("b.txt", "b\n")
    _write("added.txt", "b\n")
    git("add", "added.txt")
    changes = Changes.of(".", "HEAD")

    assert changes.lines("b.txt") is ALL
    assert changes.lines("added.txt") is ALL
    assert not changes.lines("build/c.txt")
    assert changes.files == (".gitignore", "added.txt", "b.txt")


def test_a_moved_file_has_changed_where_it_differs(git: Git) -> None:
    git("mv", "a.txt", "moved to.txt")
    _write("moved to.txt", "one\ntwo\nthree\nfour\nFIVE\n")

    assert Changes.of(".", "HEAD").lines("moved to.txt") == Lines(((5, 5),))


@pytest.mark.parametrize(
    "name", ["*.txt", "-q", ":(top)x.txt", "é\n\t\"'.txt", "a b/ö.txt", "[a].txt", "\\.txt"]
)
def test_odd_names(name: str, git: Git) -> None:
    _write(f"./{name}", "one\ntwo\n")
    git("add", "-A")
    git("commit", "-q", "-m", "odd")
    _write(f"./{name}", "one\nTWO\n")
    _write("a.txt", "ONE\ntwo\nthree\nfour\nfive\n")

    assert Changes.of(".", "HEAD").lines(f"./{name}") == Lines(((2, 2),))


def test_a_name_that_is_no_utf_8(git: Git) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        Path(name).write_bytes(b"one\n")
    except OSError:
        pytest.skip("the file system takes only UTF-8")
    git("add", "-A")

    assert Changes.of(".", staged=True).content(name) == b"one\n"


def test_settings_of_the_user_change_nothing(git: Git) -> None:
    for name, value in (
        ("diff.external", "false"),
        ("diff.noprefix", "true"),
        ("diff.renames", "false"),
        ("diff.interHunkContext", "20"),
        ("diff.relative", "true"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
    ):
        git("config", name, value)
    _write(".gitattributes", "*.txt -diff diff=odd\n")
    git("config", "diff.odd.textconv", "false")
    git("mv", "a.txt", "sub.txt")
    _write("sub.txt", "ONE\ntwo\nTHREE\nfour\nfive\n")

    assert Changes.of(".", "HEAD").lines("sub.txt") == Lines(((1, 1), (3, 3)))


def test_from_a_folder_below(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    del git
    _write("sub/b.txt", "b\n")
    monkeypatch.chdir("sub")
    changes = Changes.of(".", "HEAD")

    assert changes.lines("b.txt") is ALL
    assert changes.name_of("../a.txt") == "a.txt"
    assert changes.name_of("..") == "."


def test_in_a_hook_of_a_second_work_tree(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "second"
    git("worktree", "add", "-q", str(second))
    monkeypatch.chdir(second)
    _write("b/c.txt", "one\n")
    git("add", ".", cwd=second)
    # What git sets there for a hook.
    monkeypatch.setenv("GIT_DIR", git("rev-parse", "--absolute-git-dir", cwd=second).strip())

    for place in ("b", "b/c.txt", "."):
        folder = place if Path(place).is_dir() else Path(place).parent
        changes = Changes.of(folder, staged=True)
        assert changes.files == ("b/c.txt",)
        assert changes.name_of("b/c.txt") == "b/c.txt"


def test_since_the_branch_left(git: Git) -> None:
    """What the other branch has changed meanwhile is not ours."""
    git("switch", "-q", "-c", "ours")
    _write("a.txt", "one\ntwo\nthree\nfour\nFIVE\n")
    git("commit", "-q", "-a", "-m", "ours")
    git("switch", "-q", "main")
    _write("a.txt", "ONE\ntwo\nthree\nfour\nfive\n")
    git("commit", "-q", "-a", "-m", "theirs")
    git("switch", "-q", "ours")

    assert Changes.of(".", "main...").lines("a.txt") == Lines(((5, 5),))
    assert Changes.of(".", "main").lines("a.txt") == Lines(((1, 1), (5, 5)))


# --- What is staged -----------------------------------------------------------------------------


def test_staged_is_what_the_index_holds(git: Git) -> None:
    _write("a.txt", "one\nTWO\nthree\nfour\nfive\n")
    git("add", "a.txt")
    _write("a.txt", "zero\none\nTWO\nthree\nfour\nfive\n")
    _write("b.txt", "not staged\n")
    changes = Changes.of(".", staged=True)

    assert changes.files == ("a.txt",)
    assert changes.lines("a.txt") == Lines(((2, 2),))
    assert changes.content("a.txt") == b"one\nTWO\nthree\nfour\nfive\n"
    assert not changes.lines("b.txt")


def test_staged_before_the_first_commit(tmp_path: Path, git: Git) -> None:
    (tmp_path / "new").mkdir()
    git("init", "-q", cwd=tmp_path / "new")
    _write("new/a.txt", "a\n")
    git("add", ".", cwd=tmp_path / "new")

    assert Changes.of("new", staged=True).lines("new/a.txt") is ALL


def test_staged_files_may_be_gone_and_links_are_none(git: Git) -> None:
    _write("b.txt", "b\n")
    Path("link.txt").symlink_to("b.txt")
    git("add", ".")
    git("rm", "-q", "--cached", "a.txt")
    Path("b.txt").unlink()
    changes = Changes.of(".", staged=True)

    assert changes.files == ("b.txt",)
    assert changes.content("b.txt") == b"b\n"


def test_a_conflict_is_named(git: Git) -> None:
    git("switch", "-q", "-c", "ours")
    _write("a.txt", "ours\n")
    git("commit", "-q", "-a", "-m", "ours")
    git("switch", "-q", "main")
    _write("a.txt", "theirs\n")
    git("commit", "-q", "-a", "-m", "theirs")
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "-q", "ours")

    with pytest.raises(ReadError, match=r"a\.txt: is in conflict; resolve it"):
        Changes.of(".", staged=True).content("a.txt")


# --- What cannot be had -------------------------------------------------------------------------


@pytest.mark.parametrize("revision", ["nowhere", "-p", "--output=x", "", "...", "a b"])
def test_no_such_revision(revision: str, git: Git) -> None:
    del git
    with pytest.raises(ConfigError, match="there is no revision"):
        Changes.of(".", revision)
    assert not Path("x").exists()


def test_a_shallow_clone_says_so(tmp_path: Path, git: Git) -> None:
    git("commit", "-q", "--allow-empty", "-m", "second")
    git("clone", "-q", "--depth", "1", f"file://{tmp_path}", str(tmp_path / "shallow"))

    with pytest.raises(ConfigError, match=r"'HEAD~1'.*the clone is shallow: 'git fetch"):
        Changes.of("shallow", "HEAD~1")


def test_no_work_tree(tmp_path_factory: pytest.TempPathFactory, git: Git) -> None:
    del git
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.txt").write_text("a\n", "utf-8")

    with pytest.raises(ConfigError, match=r"not a git repository.*leave the option out"):
        Changes.of(outside, "HEAD")
    with pytest.raises(ReadError, match="stands outside of the repository"):
        Changes.of(".", "HEAD").lines(str(outside / "a.txt"))


def test_no_git(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    del git
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigError, match="git is not installed; install it"):
        Changes.of(".", "HEAD")


def test_files_of_a_submodule(tmp_path: Path, git: Git) -> None:
    git("submodule", "--quiet", "add", str(tmp_path), "module")
    _write("module/a.txt", "changed\n")
    changes = Changes.of(".", "HEAD")

    with pytest.raises(ReadError, match="belongs to the submodule module; run the check in there"):
        changes.lines("module/a.txt")
    assert "module" not in changes.files
    assert Changes.of("module", "HEAD").lines("module/a.txt") == Lines(((1, 1),))


# --- Which findings stay ------------------------------------------------------------------------

_PO = """msgid ""
msgstr "Language: en\\n"

#: a.c:1
msgid "Les îles Habomaï"
msgstr "the Tooth Dance Islands"

msgid "encore "
"le 22"
msgstr "on the 22th "
"again"
"""


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (4, []),
        (5, ["Tooth Dance"]),
        (6, ["Tooth Dance"]),
        (7, []),
        (9, ["22th"]),
        (10, ["22th"]),
        (11, []),
    ],
)
def test_a_finding_stays_if_it_or_its_original_has_changed(
    line: int, found: list[str], tmp_path: Path
) -> None:
    (tmp_path / "a.po").write_text(_PO, "utf-8")
    (article,) = mtaudit.read(tmp_path / "a.po")
    result = only_on(Lines(((line, line),)), mtaudit.audit(article))

    assert [one.span.of(article.text) for one in result.findings] == found


_XLIFF = """<xliff version="1.2"><file source-language="fr" target-language="en"><body>
<trans-unit id="1">
<source>Habomaï</source>
<note>changed</note>
<target>Tooth Dance
 Islands</target>
</trans-unit>
</body></file></xliff>
"""
_TMX = """<tmx version="1.4"><header srclang="fr"/><body><tu>
<tuv xml:lang="fr"><seg>Habomaï</seg></tuv>

<tuv xml:lang="en">
<seg>Tooth Dance</seg></tuv></tu></body></tmx>
"""
_CSV = 'id,source,target\n1,"Habomaï\n!",\n2,"Habomaï\n!","Tooth Dance"\n'


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("a.xlf", _XLIFF, {3, 5}),
        ("a.tmx", _TMX, {2, 5}),
        ("a.csv", _CSV, {4, 5}),
    ],
)
def test_originals_of_other_formats(name: str, text: str, kept: set[int], tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    (result,) = map(mtaudit.audit, mtaudit.read(tmp_path / name))
    assert len(result.findings) == 1

    lines = range(1, text.count("\n") + 1)
    assert {n for n in lines if only_on(Lines(((n, n),)), result).findings} == kept


def test_a_break_at_the_end_of_a_finding_is_of_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tooth Dance\nnext\n", "utf-8")
    (article,) = mtaudit.read(tmp_path / "a.txt")
    result = mtaudit.audit(article)
    wide = attrs.evolve(result.findings[0], span=mtaudit.Span(0, 12))
    result = attrs.evolve(result, findings=(wide,))

    assert only_on(Lines(((1, 1),)), result).findings
    assert not only_on(Lines(((2, 2),)), result).findings


# --- The command --------------------------------------------------------------------------------


@pytest.fixture
def check(git: Git) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs the check of high confidence in the repository."""
    del git

    def run(*arguments: str) -> tuple[int, str, str]:
        command = [sys.executable, "-m", "mtaudit", "check", "-f", "github", *arguments]
        ran = subprocess.run(command, capture_output=True, check=False)
        return ran.returncode, ran.stdout.decode(), ran.stderr.decode()

    return run


def test_check_reports_what_has_changed(check: Any) -> None:
    _write("a.txt", "one\nTooth Dance Islands\nthree\nfour\nfive\n")
    _write("new/b.md", "the 22th\n")
    _write("new/c.bin", "Tooth Dance Islands\n")
    status, out, err = check("--diff", "HEAD", ".")

    assert (status, err) == (1, "")
    assert [line.split(",")[0] for line in out.splitlines()] == [
        "::error file=a.txt",
        "::warning file=new/b.md",
    ]


def test_check_is_silent_about_the_lines_beside(git: Git, check: Any) -> None:
    _write("a.txt", "Tooth Dance Islands\ntwo\n")
    git("commit", "-q", "-a", "-m", "bad")
    _write("a.txt", "Tooth Dance Islands\nTWO\n")

    assert check("--diff", "HEAD", "a.txt") == (0, "", "")
    assert check("--diff", "HEAD~1", "a.txt")[0] == 1


def test_check_reads_the_index_with_its_own_positions(git: Git, check: Any) -> None:
    _write("a.txt", "one\nTooth Dance Islands\n")
    git("add", "a.txt")
    _write("a.txt", "zero\nzero\none\nHabomai Islands, on the 22th\n")

    status, out, err = check("--staged", "a.txt")

    assert (status, err) == (1, "")
    assert out.startswith("::error file=a.txt,line=2,")
    assert out.count("\n") == 1


def test_nothing_staged_is_no_fault(check: Any) -> None:
    _write("b.txt", "Tooth Dance Islands\n")

    assert check("--staged", ".", "b.txt") == (0, "", "")


def test_a_file_that_is_gone_is_no_fault_and_one_that_never_was_is(git: Git, check: Any) -> None:
    git("rm", "-q", "a.txt")
    status, out, err = check("--diff", "HEAD", "a.txt", "no/such.txt")

    assert (status, out) == (2, "")
    assert err == "error: no/such.txt: there is no such file or folder; check the path\n"


def test_records_of_one_file_are_one_look_at_git(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    from mtaudit import git as module
    from mtaudit.changes import only_changed

    _write("a.csv", "target\n" + "Tooth Dance Islands\n" * 50)
    git("add", "-A")
    git("commit", "-q", "-m", "rows")
    _write("a.csv", "target\n" + "Tooth Dance Islands\n" * 50 + "the Tooth Dance Islands\n")
    changes = Changes.of(".", "HEAD")
    calls: list[tuple[str, ...]] = []
    run = module._git

    def counted(folder: Path, *given: str) -> bytes:
        calls.append(given)
        return run(folder, *given)

    monkeypatch.setattr(module, "_git", counted)
    results = only_changed(map(mtaudit.audit, mtaudit.read("a.csv")), changes)

    assert sum(len(result.findings) for result in results) == 1
    assert len(calls) <= 4


def test_standard_input_has_not_changed(check: Any) -> None:
    status, _, err = check("--staged", "-")

    assert status == 2
    assert "- is no file of a repository" in err
