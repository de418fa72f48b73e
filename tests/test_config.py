"""Configuration: one schema, errors that say what to do, and what rules over what."""

from pathlib import Path

import attrs
import pytest

from mtaudit import Article, Auditor, Confidence, Config, ConfigError, Override, Severity, read
from mtaudit.config.globs import matches
from mtaudit.config.schema import keys
from mtaudit.config.toml import find

BAD = "They sailed to the Tooth Dance Islands.\n"


def load(folder: Path, text: str, name: str = "mtaudit.toml") -> Config:
    (folder / name).write_text(text, "utf-8")
    return Config.load(folder / name)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    """Notepad writes one."""
    path = tmp_path / "mtaudit.toml"
    path.write_bytes('\ufefflang = "de"\r\n'.encode())

    assert Config.load(path).lang == "de"

    path.write_bytes('lang = "de"\n'.encode("utf-16"))
    with pytest.raises(ConfigError, match=r"toml: byte 0 is not UTF-8; save the file as UTF-8"):
        Config.load(path)
    with pytest.raises(
        ConfigError, match=r"no\.toml: cannot be read: .*; check path and permission"
    ):
        Config.load(tmp_path / "no.toml")


# --- Errors ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", sorted(keys()))
def test_a_misspelt_key_names_the_nearest_right_one(key: str, tmp_path: Path) -> None:
    wrong = f"{key[:-1]}x{key[-1]}"

    with pytest.raises(ConfigError) as raised:
        load(tmp_path, f"# a comment\n{wrong} = 1\n")

    assert f"mtaudit.toml:2: {wrong}: there is no key '{wrong}'; did you mean" in str(raised.value)
    assert f"'{key}'" in raised.value.remedy


@pytest.mark.parametrize("key", sorted(keys()))
def test_a_value_of_the_wrong_type_says_what_was_expected(key: str, tmp_path: Path) -> None:
    for text in (f"{key} = 1979-05-27\n", f'[overrides."*.md"]\n{key} = 1979-05-27\n'):
        with pytest.raises(ConfigError, match=rf"{key}: .*(expected|differ by path)"):
            load(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("disable = [1]", ":1: disable: a list of texts is expected, not 1"),
        ('shipped-glossaries = "no"', ":1: shipped-glossaries: true or false is expected"),
        ('fail-on = "hgih"', ":1: fail-on: 'hgih' is no severity"),
        ('disable = ["number-fromat"]', ":1: disable: there is no detector 'number-fromat'; did"),
        ('[severities]\nresidu = "minor"', ":2: severities.residu: there is no detector 'residu'"),
        ('[severities]\nuntranslated = "x"', ":2: severities.untranslated: 'x' is no severity"),
        ('[ignore]\nSedan = " "', ":2: ignore.Sedan: is ignored without a reason; say why"),
        ("[ignore]\nSedan = 3", ":2: ignore.Sedan: a text in quotes is expected, not 3"),
        ('[severity-weights]\nmajor = "x"', ":2: severity-weights.major: a number is expected"),
        ('exclude = ["a", "../b"]', ":1: exclude: the pattern '../b' covers no file; name files"),
        ('exclude = ""', ":1: exclude: the pattern '' covers no file"),
        ('\n[overrides."x/../y"]', ":2: overrides: the pattern 'x/../y' covers no file"),
        ("overrides = 3", ":1: overrides: a table is expected, not 3"),
        ("[overrides]\na = 3", ":2: overrides.a: a table is expected, not 3"),
        ('min_confidence = "low"', "no key 'min_confidence'; did you mean 'min-confidence'?"),
        ('[overrides."*.md"]\nbaseline = "x"', ':2: overrides."*.md".baseline: it cannot differ'),
        ("lang = x", ":1:8: it is no valid TOML: Invalid value; put texts in quotes"),
        (
            'lang = "en"\nglossaries = ["C:\\Users\\me\\terms.csv"]',
            ":2:20: it is no valid TOML: Invalid hex value; write a path with / or in single",
        ),
        ('glossaries = ["..\\my.csv"]', "in a string; write a path with / or in single quotes"),
        ("glossaries = ['C:\\my.csv']", "; check the path, and give a CSV file; a file is named"),
        ('glossaries = ["kurils"]', "did you mean 'kuril'?; a file is named relative to the"),
        ('exclude = ["a"', ": it is no valid TOML: Unclosed array at end of document"),
        ('[tool.mtaudit]\nlang = "en"', ": there is no table [tool]; begin with the keys; only"),
        ('[mtaudit]\nlang = "en"', ":1: there is no table [mtaudit]; begin with the keys; only"),
        ('[[overrides]]\npath = "a"', "a table is expected, not [{'path': 'a'}]; write its head"),
        ('lang = "en"\ngate = "critcal=0"', ":2: gate: a gate knows no 'critcal'; did you mean"),
        ("gate = 'mqm'", ":1: gate: 'mqm' is no condition; write one such as mqm<=5"),
        (
            "\nseverity-weights = { mayor = 1 }",
            ":2: severity-weights: there is no severity 'mayor'",
        ),
        ("[category-weights]\nAcuracy = 1", ":1: category-weights: there is no category 'Acura"),
        (
            "[category-weights]\nTerminology = 2\nAccuracy = -1",
            ":3: category-weights.Accuracy: -1 is no weight; give 0 or more",
        ),
        ("acceptable-penalty = 0", ":1: acceptable-penalty: 0 is out of range; give penalty"),
        ("passing-quality = 100", ":1: passing-quality: 100 is out of range; give between 0"),
        ('disable = ["untranslated,fused-words"]', "'untranslated,fused-words'; name them one by"),
    ],
)
def test_an_error_says_where(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        load(tmp_path, text)

    assert message in str(raised.value)


def test_none_is_left_to_run(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"mtaudit\.toml: no detector is left to run"):
        load(tmp_path, 'detectors = ["untranslated"]\ndisable = ["untranslated"]\n')


def test_a_project_without_a_table(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"there is no table \[tool\.mtaudit\]"):
        load(tmp_path, "[project]\nname = 'mtaudit'\n", "pyproject.toml")


def test_the_library_takes_the_same_values() -> None:
    config = Config(
        disable="untranslated",
        min_confidence="high",
        severities={"number-format": "neutral"},
        ignore={"Sedan": "a car"},
        fail_on="never",
        overrides=(Override("*.md", {"lang": "fr"}),),
    )

    assert config.min_confidence is Confidence.HIGH
    assert config.severities == (("number-format", Severity.NEUTRAL),)
    assert config.fail_on is None
    assert config.for_path("a/b.md").lang == "fr"
    assert hash(config) == hash(attrs.evolve(config))
    with pytest.raises(ConfigError, match="there is no choice 'langs'"):
        Override("*.md", {"langs": "fr"})


# --- What rules over what -------------------------------------------------------------------------


def test_the_nearer_choice_rules(tmp_path: Path) -> None:
    config = load(
        tmp_path,
        """
        disable = ["untranslated"]
        min-confidence = "medium"
        ignore = { Sedan = "a car", Nile = "a river" }
        [overrides."blog/"]
        disable = ["fused-words"]
        min-confidence = "high"
        ignore = { Sedan = "a taxi" }
        [overrides."blog/old/*.txt"]
        detectors = ["untranslated"]
        min-confidence = "low"
        """,
    )

    blog = config.for_path(str(tmp_path / "blog" / "new.txt"))
    old = config.for_path(str(tmp_path / "blog" / "old" / "one.txt"))
    other = config.for_path(str(tmp_path / "news" / "blog.txt"))

    assert blog.disable == ("untranslated", "fused-words")
    assert blog.min_confidence is Confidence.HIGH
    assert dict(blog.ignore) == {"Nile": "a river", "Sedan": "a taxi"}
    assert (old.detectors, old.disable) == (("untranslated",), ())
    assert old.min_confidence is Confidence.LOW
    assert other == attrs.evolve(config, overrides=())


def test_glossaries_add_up_and_the_last_one_wins(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("term,status,form\nA,canonical,A\n", "utf-8")
    config = load(tmp_path, 'glossaries = ["own.csv", "kuril"]\n')

    assert config.glossaries == (str(tmp_path / "own.csv"), "kuril")
    assert config.glossary_names()[-2:] == config.glossaries
    assert config.glossary_names().count("kuril") == 1
    nearer = config.merged([("glossaries", ["countries", str(tmp_path / "own.csv")])])
    assert nearer.glossaries == ("kuril", "countries", str(tmp_path / "own.csv"))


def test_an_auditor_follows_the_overrides(tmp_path: Path) -> None:
    (tmp_path / "blog").mkdir()
    (tmp_path / "news").mkdir()
    for folder in ("blog", "news"):
        (tmp_path / folder / "a.txt").write_text(BAD, "utf-8")
    config = load(
        tmp_path,
        'glossaries = ["kuril"]\nshipped-glossaries = false\n'
        'detectors = ["bad-rendering"]\n[overrides."blog/"]\n'
        'severities = { bad-rendering = "minor" }\n',
    )
    auditor = Auditor(config=config)

    blog, news = auditor.audit_many(read(tmp_path))

    assert [finding.severity for finding in blog.findings] == [Severity.MINOR]
    assert [finding.severity for finding in news.findings] == [Severity.MAJOR]
    assert "severity:" in blog.signature
    assert "severity:" not in news.signature
    assert auditor.for_path("elsewhere.txt") is auditor


def test_a_path_may_have_a_glossary_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(
        "term,status,form\nX,canonical,Ex\nX,bad,Tooth Dance\n", "utf-8"
    )
    (tmp_path / "a.txt").write_text(BAD, "utf-8")
    (tmp_path / "b.txt").write_text(BAD, "utf-8")
    config = load(
        tmp_path,
        'shipped-glossaries = false\ndetectors = ["bad-rendering"]\n'
        '[overrides."b.*"]\nglossaries = ["own.csv"]\n',
    )

    a, b = Auditor(config=config).audit_many(read(tmp_path))

    assert a.findings == ()
    assert [finding.suggestions for finding in b.findings] == [("Ex",)]


# --- Finding the file -----------------------------------------------------------------------------


def test_the_nearest_file_is_found_up_to_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    (tmp_path / "repo" / "a" / "b").mkdir(parents=True)
    (tmp_path / "mtaudit.toml").touch()  # above the repository's root: somebody else's
    assert find("repo/a/b") is None

    (tmp_path / "repo" / "pyproject.toml").write_text("[project]\nname = 'mtaudit-x'\n")
    assert find("repo/a/b/c.txt") is None
    (tmp_path / "repo" / "pyproject.toml").write_text("[tool.mtaudit]\nlang = 'en'\n")
    assert find("repo/a/b/c.txt") == Path("repo/pyproject.toml")
    (tmp_path / "repo" / "mtaudit.toml").touch()
    assert find("repo/a/b/c.txt") == Path("repo/mtaudit.toml")
    (tmp_path / "repo" / "a" / "mtaudit.toml").touch()
    assert find("repo/a/b") == Path("repo/a/mtaudit.toml")
    assert find("-") == Path("mtaudit.toml")


def test_outside_of_a_repository_nobody_elses_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "there" / "deep").mkdir(parents=True)
    (tmp_path / "there" / "mtaudit.toml").touch()
    monkeypatch.chdir(tmp_path / "here")

    assert find("../there/deep/a.txt") is None
    assert find("../there/a.txt") == tmp_path / "there" / "mtaudit.toml"


def test_the_library_reads_no_file_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mtaudit.toml").write_text("no TOML at all")
    (tmp_path / "mtaudit-baseline.json").write_text("no JSON at all")

    assert Auditor(["kuril"]).audit(Article(BAD)).findings


@pytest.mark.parametrize(
    ("pattern", "covered", "not_covered"),
    [
        ("drafts/", ["drafts/a.txt", "x/drafts/b/c.txt"], ["drafts.txt", "mydrafts/a"]),
        ("*.md", ["a.md", "b/c.md"], ["a.md.txt", "amd"]),
        ("blog/*.md", ["blog/a.md"], ["blog/x/a.md", "x/blog/a.md"]),
        ("blog/**/*.md", ["blog/a.md", "blog/x/y/a.md"], ["a.md"]),
        ("blog/**", ["blog/a", "blog/x/y"], ["blog"]),
        ("./blog", ["blog/a"], ["blogs/a"]),
        ("a?.txt", ["ab.txt"], ["a/.txt", "abc.txt"]),
        ("a+(b).txt", ["a+(b).txt"], ["aab.txt"]),
    ],
)
def test_patterns(pattern: str, covered: list[str], not_covered: list[str]) -> None:
    assert [path for path in covered if not matches(pattern, path)] == []
    assert [path for path in not_covered if matches(pattern, path)] == []


def test_a_language_must_be_a_tag() -> None:
    assert Config().lang is None  # a file says it, or it is English

    with pytest.raises(ConfigError, match="'e\\+n' is no language tag"):
        Config(lang="e+n")
