import io
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mtaudit
from mtaudit import Article, Document, Finding, Origin, Result, Span
from mtaudit.edits import Edit, apply
from mtaudit.reports.diff import edits_diff
from mtaudit.spans import Part, join

# Few different lines, so that equal ones meet; each with or without an end of its own kind.
LINES = st.lists(
    st.sampled_from(["one\n", "two\n", "\n", "three\r\n", "色丹\n", "-- \n"]), max_size=30
)
TEXTS = st.builds(lambda lines, end: "".join(lines) + end, LINES, st.sampled_from(["", "", "end"]))


FINDING = Finding(
    Span(0, 0),
    "detector",
    mtaudit.Family.NAME,
    mtaudit.Category.SPELLING,
    mtaudit.Severity.MINOR,
    mtaudit.Confidence.LOW,
    "message",
)


def replaced(path: str, old: str, new: str) -> str:
    """Return the diff of an edit of a whole text."""
    return edits_diff(path, old, [Edit(Span(0, len(old)), new, FINDING)])


def patched(diff: str, folder: Path, *options: str) -> None:
    """Apply a diff with the real program; it must need neither fuzz nor an offset."""
    ran = subprocess.run(
        ["patch", "-p0", *options],
        input=diff.encode(),
        cwd=folder,
        capture_output=True,
        check=False,
    )
    said = (ran.stdout + ran.stderr).decode()
    assert ran.returncode == 0, said
    assert "fuzz" not in said
    assert "offset" not in said


def read(file: Path) -> str:
    return file.read_bytes().decode()


@given(TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
def test_patch_makes_the_new_text_of_the_old(old: str, new: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, "file.txt")
        file.write_bytes(old.encode())
        diff = replaced("file.txt", old, new)
        if diff:
            patched(diff, file.parent)

        # `patch` removes a file that it has emptied.
        assert (read(file) if file.exists() else "") == new


@given(TEXTS, st.data())
@settings(max_examples=150, deadline=None)
def test_edits_give_a_diff_that_patch_applies(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    changes = [
        Edit(Span(start, end), data.draw(st.sampled_from(["", "new", "a\nb", "\n"])), FINDING)
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, "file.txt")
        file.write_bytes(text.encode())
        diff = edits_diff("file.txt", text, changes)
        if diff:
            patched(diff, file.parent)

        assert (read(file) if file.exists() else "") == apply(text, changes)


@pytest.mark.parametrize("name", ["plain.txt", "with space.txt", 'quo"te.txt', "色丹.txt"])
def test_patch_finds_the_file(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("old\n")
    patched(replaced(name, "old\n", "new\n"), tmp_path)

    assert (tmp_path / name).read_text() == "new\n"


def test_no_difference_no_diff() -> None:
    assert replaced("a", "same\n", "same\n") == ""


def test_distant_changes_are_hunks_of_their_own() -> None:
    old = "".join(f"{number}\n" for number in range(100))
    places = (old.index("20\n"), old.index("80\n"))
    diff = edits_diff("a", old, [Edit(Span(at, at + 2), "x", FINDING) for at in places])

    assert [line for line in diff.split("\n") if line.startswith("@@")] == [
        "@@ -18,7 +18,7 @@",
        "@@ -78,7 +78,7 @@",
    ]


def test_fixed_results_apply(
    results: Sequence[Result], render: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "news").mkdir()
    for result in results:
        file = tmp_path / result.article.id
        file.write_bytes(result.article.text.encode())
    patched(render("diff", results), tmp_path)

    corrected = read(tmp_path / "news" / "islands.txt")
    assert "over a Shikotan and Habomai, two of Japan's islands, by 10th May.\r\n" in corrected
    assert "tourists of Iturup saw" in corrected
    assert not corrected.endswith("\n")


def test_articles_of_one_document_share_a_diff(
    make_finding: Callable[..., Finding], render: Callable[..., str], tmp_path: Path
) -> None:
    text = "a Sedan\nb Sedan\n" * 4
    results = []
    for line in (6, 1):
        prose, source_map = join([Part(text[line * 8 : line * 8 + 8], line * 8, line * 8 + 8)])
        article = Article(prose, origin=Origin(Document("two.txt", text), source_map))
        results.append(Result(article, (make_finding(article, "Sedan", "Shikotan"),)))
    twice = [*results, results[0]]
    (tmp_path / "two.txt").write_text(text)
    diff = render("diff", twice)
    patched(diff, tmp_path)

    assert diff.count("--- two.txt") == 1
    lines = (tmp_path / "two.txt").read_text().split("\n")
    assert [number for number, line in enumerate(lines) if "Shikotan" in line] == [1, 6]


def test_what_markup_prevents_is_said_and_passed_over(
    make_finding: Callable[..., Finding], render: Callable[..., str], tmp_path: Path
) -> None:
    text = "Tooth <b>Dance</b> and Sedan\n"
    prose, source_map = join(
        [Part("Tooth ", 0, 6), Part("Dance", 9, 14), Part(" and Sedan\n", 18, 29)]
    )
    article = Article(prose, id="a.html", origin=Origin(Document("a.html", text), source_map))
    findings = (
        make_finding(article, "Tooth Dance", "Habomai"),
        make_finding(article, "Sedan", "Shikotan"),
    )
    diff = render("diff", [Result(article, findings)])
    (tmp_path / "a.html").write_text(text)
    patched(diff, tmp_path)

    said = "“Tooth Dance” is not changed to “Habomai”: markup stands inside it\n"
    assert diff.startswith(f"# a.html:1:1: {said}")
    assert (tmp_path / "a.html").read_text() == "Tooth <b>Dance</b> and Shikotan\n"


def test_text_from_memory_goes_by_its_id(
    make_finding: Callable[..., Finding], render: Callable[..., str]
) -> None:
    article = Article("a Sedan", id="memory")
    result = Result(article, (make_finding(article, "Sedan", "Shikotan"),))
    nameless = attrs.evolve(result, article=Article("a Sedan"))

    assert render("diff", [result]).startswith(
        "--- memory\n+++ memory\n@@ -1,1 +1,1 @@\n-a Sedan\n"
    )
    assert render("diff", [nameless]).startswith("--- <text>\n")


def test_many_edits_in_a_long_file_stay_quick(make_finding: Callable[..., Finding]) -> None:
    article = Article("the same line\n" * 300_000 + "Sedan")
    finding = make_finding(article, "Sedan")
    changes = [
        Edit(Span(14 * line, 14 * line + 3), "a\nb", finding) for line in range(0, 300_000, 10)
    ]
    diff = edits_diff("a", article.text, changes)
    stream = io.StringIO(diff)

    assert sum(line.startswith("@@") for line in stream) == 30_000
