"""Plugins: what they bring works everywhere, and what is wrong with them is said with their name.

The worked example of the page on plugins is run by `tests/docs`.
"""

import importlib.metadata
import io
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from mtaudit import (
    Auditor,
    Baseline,
    Config,
    ConfigError,
    MtauditError,
    Override,
    ReadError,
    Result,
    read,
    write,
)
from mtaudit import cli as program
from mtaudit.plugins import load

HEAD = """
from mtaudit import Article, Category, Confidence, Detector, Family, Origin, Severity, Span
from mtaudit.spans import Part, join


def detector(detect, id="own"):
    return Detector(id, "a fault", detect, Family.RESIDUE, Category.PUNCTUATION, Severity.MINOR)
"""
GOOD = f"""{HEAD}
def detect(article, context):
    if "x" in article.text:
        at = article.text.index("x")
        yield OWN.finding(Span(at, at + 1), "An x", Confidence.HIGH, suggestions=["y"])


def read(document, options):
    text, source_map = join([Part(document.text, 0, len(document.text))])
    yield Article(text, id=document.path, origin=Origin(document, source_map))


def render(results, stream):
    for result in results:
        stream.write(f"{{result.article.id}} {{len(result.findings)}}\\n")


OWN = detector(detect)
DETECTORS = (OWN,)
READERS = {{".own": read}}
REPORTS = {{"own-report": render}}
"""
ONLY = {"detectors": ("own",)}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


@pytest.fixture
def good(folder: Path) -> str:
    (folder / "good.py").write_text(GOOD, "utf-8")
    return "good.py"


def plugin(folder: Path, body: str, name: str = "bad.py") -> str:
    (folder / name).write_text(f"{HEAD}\n{body}\n", "utf-8")
    return name


def refusal(name: str, **choices: object) -> str:
    with pytest.raises(ConfigError) as caught:
        Config(plugins=(name,), **choices)  # type: ignore[arg-type] # whatever a test chooses
    return str(caught.value)


def run(*arguments: str) -> tuple[int, str, str]:
    ran = subprocess.run(
        [sys.executable, "-m", "mtaudit", *arguments], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in ran.stderr
    return ran.returncode, ran.stdout, ran.stderr


# --- What a plugin brings -------------------------------------------------------------------------


def test_a_detector_runs_with_the_others(good: str) -> None:
    result = Auditor([], Config(plugins=(good,))).audit("a box")

    assert [(f.detector, f.span.start, f.suggestions) for f in result.findings] == [
        ("own", 4, ("y",))
    ]
    assert result.signature.endswith("|plugins:good")


PASSAGES = """
import attrs


def detect(article, context):
    yield OWN.finding(Span(at := article.text.index("x"), at + 1), "An x", Confidence.HIGH)
    if "broken" in article.text:
        raise ValueError("broken")


OWN = attrs.evolve(detector(detect), by_passage={by_passage})
DETECTORS = [OWN]
"""


@pytest.mark.parametrize("by_passage", [False, True])
def test_a_long_text_is_given_whole_or_by_passage(folder: Path, by_passage: bool) -> None:
    name = plugin(folder, PASSAGES.format(by_passage=by_passage))
    text = "A box, broken.\n\n" * 1_500

    result = Auditor([], Config(plugins=(name,))).audit(text)

    assert [error.message for error in result.errors] == ["ValueError: broken (bad.py:16)"]
    assert {finding.span.of(text) for finding in result.findings} == {"x"}
    assert (len(result.findings) > 1) is by_passage


def test_it_can_be_chosen_and_left_out_like_any(good: str) -> None:
    for choices in ({"disable": ("own",)}, {"detectors": ("untranslated",)}):
        config = Config(plugins=(good,), **choices)  # type: ignore[arg-type] # tuples of texts
        assert Auditor([], config).audit("a box").findings == ()
    only = Auditor([], Config(plugins=(good,), severities={"own": "critical"}, **ONLY))  # type: ignore[arg-type] # converted
    assert [str(f.severity) for f in only.audit("a box").findings] == ["critical"]
    assert "did you mean 'own'" in refusal(good, disable=("owm",))
    assert "did you mean 'own'" in refusal(
        good,
        overrides=(Override("*.txt", {"disable": ("owm",)}),),
    )


def test_an_auditor_with_a_plugin_travels(good: str) -> None:
    auditor = Auditor([], Config(plugins=(good,)))
    expected = auditor.audit("a box")

    assert pickle.loads(pickle.dumps(auditor)).audit("a box") == expected  # noqa: S301 - our own bytes


def test_a_module_and_an_entry_point_are_names_too(
    folder: Path, good: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "pack").mkdir()
    (folder / "pack" / "__init__.py").touch()
    (folder / good).rename(folder / "pack" / "inner.py")
    point = importlib.metadata.EntryPoint("short", "pack.inner", "mtaudit.plugins")
    monkeypatch.setattr(
        importlib.metadata,
        "entry_points",
        lambda *, group, name: [point] * ((group, name) == ("mtaudit.plugins", "short")),
    )

    for name in ("pack.inner", "short"):
        assert Auditor([], Config(plugins=(name,))).audit("a box").findings


def test_a_reader_and_a_report(folder: Path, good: str) -> None:
    (folder / "texts").mkdir()
    (folder / "texts" / "one.own").write_text("a box", "utf-8")
    stream = io.StringIO()

    articles = list(read("texts", plugins=[good]))
    results = Auditor([], Config(plugins=(good,))).audit_many(articles)
    write(results, "own-report", stream, plugins=[good])

    assert stream.getvalue() == f"{articles[0].id} 1\n"
    with pytest.raises(ReadError, match="holds no file of a known format"):
        list(read("texts"))
    with pytest.raises(ConfigError, match="there is no report 'own-report'"):
        write([], "own-report", stream)


def test_the_command_line_follows_the_configuration(folder: Path, good: str) -> None:
    (folder / "texts").mkdir()
    text = folder / "texts" / "one.own"
    text.write_text("a box\n", "utf-8")
    (folder / "mtaudit.toml").write_text(
        f'plugins = ["{good}"]\nshipped-glossaries = false\n[severities]\nown = "major"\n', "utf-8"
    )

    assert run("check", "texts")[:2][0] == 1
    assert run("check", "texts", "--format", "own-report") == (1, "texts/one.own 1\n", "")
    assert run("check", "texts", "--disable", "own")[0] == 0
    assert "plugins = [" in run("config")[1]
    assert run("explain")[1].splitlines()[-1] == "own                  a fault"
    assert run("explain", "own")[1] == "# own\n\nFinds a fault.\n"
    (folder / "own.md").write_text("# own\n\nIts own page.\n", "utf-8")
    assert run("explain", "own")[1] == "# own\n\nIts own page.\n"
    assert run("accept", "texts", "--detector", "own", "--reason", "so", "--author", "me")[0] == 0
    assert len(Baseline.load(folder / "mtaudit-baseline.json").judgements) == 1
    assert run("check", "texts")[0] == 0
    (folder / "mtaudit-baseline.json").unlink()
    assert run("fix", "--write", "texts")[0] == 1
    assert text.read_text("utf-8") == "a boy\n"


def test_a_name_is_relative_to_the_configuration(folder: Path, good: str) -> None:
    (folder / "mtaudit.toml").write_text(f'plugins = ["./{good}"]\n', "utf-8")
    (folder / "deep").mkdir()

    config = Config.load(folder / "mtaudit.toml")

    assert Path(config.plugins[0]) == folder / good
    assert config.all_detectors()[-1].id == "own"


def test_what_is_not_named_is_not_imported(folder: Path) -> None:
    plugin(folder, "raise SystemExit('imported')", "lurking.py")
    (folder / "one.txt").write_text("text\n", "utf-8")
    (folder / "mtaudit.toml").write_text('plugins = ["lurking.py"]\n', "utf-8")

    assert run("check", "one.txt", "--no-config")[0] == 0
    status, _, said = run("check", "one.txt")
    assert (status, "SystemExit: imported" in said) == (2, True)


# --- What is wrong with one -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "said", "remedy"),
    [
        ("x = 1", "defines nothing", "DETECTORS, READERS or REPORTS"),
        ("DETECTORS = 3", "DETECTORS is no tuple", "write DETECTORS = (DETECTOR,)"),
        ("DETECTORS = ('own',)", "DETECTORS holds 'own', which is no", "mtaudit.Detector(...)"),
        ("DETECTORS = (detector(None),)", "detect of the detector 'own' is no function", "give it"),
        ("DETECTORS = (detector(len, 'My Own'),)", "'My Own' has no fitting id", "hyphens"),
        ("DETECTORS = (detector(len, 'untranslated'),)", "mtaudit itself has a detector", "id"),
        ("DETECTORS = (detector(len), detector(len))", "it has a detector 'own' already", "id"),
        ("READERS = ['.own']", "READERS is no dict", "map a suffix"),
        ("READERS = {'own': len}", "READERS has a key 'own'", "a suffix such as .story"),
        ("READERS = {'.own': 'len'}", "READERS['.own'] is 'len', which is no function", "map"),
        ("REPORTS = {1: len}", "REPORTS has a key 1", "a name such as by-author"),
        ("1 / 0", "ZeroDivisionError: division by zero", "bad.py:9"),
        ("import nowhere_at_all", "No module named 'nowhere_at_all'", "bad.py:9"),
        ("def (", "SyntaxError", "bad.py:9"),
        ("raise SystemExit", "SystemExit", "bad.py:9"),
    ],
)
def test_a_plugin_that_cannot_be_used_is_refused(
    folder: Path, body: str, said: str, remedy: str
) -> None:
    message = refusal(plugin(folder, body))

    assert message.startswith("the plugin 'bad.py'")
    assert said in message
    assert remedy in message.partition("; ")[2]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere.py", "there is no plugin 'nowhere.py'; name the file relative to"),
        ("nowhere", "the plugin 'nowhere' cannot be found; install it"),
        ("nowhere.inner", "the plugin 'nowhere.inner' cannot be found; install it"),
        ("", "the plugin '' cannot be imported"),
    ],
)
def test_a_plugin_that_is_not_there(name: str, said: str) -> None:
    assert refusal(name).startswith(said)


def test_a_wrong_key_names_its_line(folder: Path, good: str) -> None:
    path = folder / "mtaudit.toml"
    for content, said in (
        ('disable = []\nplugins = ["nowhere.py"]\n', "2: plugins: there is no plugin"),
        (f'plugins = ["{good}"]\ndisable = ["owm"]\n', "2: disable: there is no detector 'owm'"),
        (f'disable = ["own"]\nplugins = "{good}"\n', ""),
        ("plugins = [1]\n", "1: plugins: a list of texts is expected"),
        ('[overrides."a/*"]\nplugins = []\n', '2: overrides."a/*".plugins: it cannot differ'),
    ):
        path.write_text(content, "utf-8")
        if said:
            with pytest.raises(ConfigError) as caught:
                Config.load(path)
            assert said in str(caught.value)
        else:
            assert Config.load(path).disable == ("own",)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("READERS = {'.json': len}", "brings a reader for .json, which has one already"),
        ("REPORTS = {'html': len}", "brings a report 'html', of which there is one"),
    ],
)
def test_a_name_that_is_taken_stops_the_run(folder: Path, body: str, said: str) -> None:
    plugin(folder, body)
    (folder / "one.txt").write_text("text\n", "utf-8")
    (folder / "mtaudit.toml").write_text('plugins = ["bad.py"]\n', "utf-8")

    for command in ("check", "fix"):
        status, _, error = run(command, "one.txt")
        assert status == 2
        assert f"the plugin 'bad.py' {said}" in error


def test_two_plugins_may_not_bring_one_name(folder: Path, good: str) -> None:
    other = plugin(folder, "DETECTORS = (detector(len),)", "other.py")

    with pytest.raises(ConfigError, match=r"'other.py' brings a detector 'own', as another one"):
        Config(plugins=(good, other))


# --- What goes wrong while auditing ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise KeyError('no such key')", "KeyError: 'no such key' ({name}:10)"),
        ("yield 'x'", "TypeError: it yields 'x', which is no Finding"),
        ("yield OWN.finding(Span(0, 99), '', Confidence.HIGH)", "no stretch of a text of 5"),
        ("yield OWN.finding(Span(2, 2), '', Confidence.HIGH)", "no stretch of a text of 5"),
        ("yield detector(len, 'other').finding(Span(0, 1), '', 2)", "a finding of 'other'"),
        ("return 3", "TypeError: 'int' object is not iterable"),
    ],
)
def test_a_detector_that_fails_is_named_with_its_plugin(folder: Path, body: str, said: str) -> None:
    name = plugin(
        folder,
        f"def detect(article, context):\n    {body}\n\nOWN = detector(detect)\nDETECTORS = [OWN]",
    )
    (folder / "one.txt").write_text("x 3,00", "utf-8")
    (folder / "mtaudit.toml").write_text(f'plugins = ["{name}"]\n', "utf-8")

    result = Auditor([], Config(plugins=(name,))).audit("a box")
    status, _, error = run("check", "one.txt")

    (one,) = result.errors
    assert (one.detector, one.plugin) == ("own", name)
    assert status == 2
    assert "one.txt: the detector own of the plugin" in error
    assert one.message.endswith(said.format(name=name)) or "no stretch" in one.message


def test_one_suggestion_may_be_a_text(folder: Path) -> None:
    body = "yield OWN.finding(Span(0, 1), '', Confidence.HIGH, suggestions='the')"
    name = plugin(
        folder,
        f"def detect(article, context):\n    {body}\n\nOWN = detector(detect)\nDETECTORS = [OWN]",
    )

    (finding,) = Auditor([], Config(plugins=(name,))).audit("a box").findings

    assert finding.suggestions == ("the",)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise KeyError('k')", "KeyError: 'k'"),
        ("yield 'x'", "TypeError: it yields 'x', which is no Article with an origin"),
        ("yield Article('x')", "which is no Article with an origin"),
    ],
)
def test_a_reader_that_fails_costs_its_file(folder: Path, body: str, said: str) -> None:
    name = plugin(folder, f"def read(document, options):\n    {body}\n\nREADERS = {{'.own': read}}")
    (folder / "one.own").write_text("x", "utf-8")
    (folder / "two.txt").write_text("Fine.\n", "utf-8")
    (folder / "mtaudit.toml").write_text(f'plugins = ["{name}"]\n', "utf-8")

    with pytest.raises(ReadError, match=r"one.own: the reader of the plugin 'bad.py' failed"):
        list(read("one.own", plugins=[name]))
    status, out, error = run("check", "one.own", "two.txt")

    assert status == 2
    assert "1 article" in out
    assert said in error


def test_a_report_that_fails_is_named_with_its_plugin(folder: Path) -> None:
    name = plugin(folder, "def render(results, stream):\n    1 / 0\n\nREPORTS = {'own': render}")
    (folder / "one.txt").write_text("x", "utf-8")
    (folder / "mtaudit.toml").write_text(f'plugins = ["{name}"]\n', "utf-8")

    with pytest.raises(MtauditError, match=r"the report 'own' of the plugin 'bad.py' failed: Zero"):
        write([], "own", io.StringIO(), plugins=[name])
    status, out, error = run("check", "one.txt", "--format", "own")
    assert (status, out) == (2, "")
    assert "the report 'own' of the plugin" in error


def test_a_fault_in_making_the_results_is_not_the_plugin_s(good: str) -> None:
    def fail(article: str) -> Result:
        raise RuntimeError(article)

    with pytest.raises(RuntimeError, match="ours"):
        write(map(fail, ["ours"]), "own-report", io.StringIO(), plugins=[good])


def test_a_plugin_is_imported_once(folder: Path, good: str) -> None:
    first = load(good)
    (folder / good).write_text("", "utf-8")

    assert load(good) is first
    assert program.run(["explain", "untranslated"]) == 0
