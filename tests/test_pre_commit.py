"""The hooks as a project runs them: pre-commit installs the checkout and runs it on files.

pre-commit makes a virtual environment of its own and fills it from the package registry, so the
first of these tests takes a minute.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mtaudit.readers import READERS
from mtaudit.readers.options import language_in_name

CHECKOUT = Path(__file__).parent.parent
BAD = "A calm day.\n\nThey sailed to the Tooth Dance Islands.\n"
CLEAN = "They sailed to the Habomai Islands.\n"

pytestmark = pytest.mark.skipif(
    not (CHECKOUT / ".git").exists() or shutil.which("git") is None,
    reason="needs the checkout and git",
)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which neither this run nor the user's settings show through."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PRE_COMMIT", "PYTHON", "VIRTUAL_ENV"))
    }
    return {
        **clean,
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "PRE_COMMIT_COLOR": "never",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_NAME": "nobody" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "nobody@example.org" for who in ("AUTHOR", "COMMITTER")},
    }


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """Return a repository that holds the working tree as it is now, committed."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    copy = tmp_path_factory.mktemp("hooks")
    for name in filter(None, names.stdout.split("\0")):
        if (CHECKOUT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(CHECKOUT / name, copy / name)
    _commit(copy, environment)
    return copy


@pytest.fixture
def project(tmp_path: Path, environment: dict[str, str]) -> Path:
    """Return a repository with a bad article and a clean one."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "bad.txt").write_text(BAD, "utf-8")
    (tmp_path / "articles" / "clean.md").write_text(CLEAN, "utf-8")
    (tmp_path / "names.py").write_text('NAMES = ["Tooth Dance"]\n', "utf-8")
    _commit(tmp_path, environment)
    return tmp_path


def _commit(folder: Path, environment: dict[str, str]) -> None:
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "all"]):
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True)


def _run(
    *command: str, project: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _configure(hook: str, *arguments: str, hooks: Path, project: Path) -> None:
    """Have a project use a hook of the checkout; all projects share what pre-commit installs."""
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=hooks, capture_output=True, text=True, check=True
    )
    configuration = {
        "repos": [
            {
                "repo": str(hooks),
                "rev": head.stdout.strip(),
                "hooks": [{"id": hook, "args": list(arguments), "verbose": True}],
            }
        ]
    }
    (project / ".pre-commit-config.yaml").write_text(json.dumps(configuration), "utf-8")


def _try(
    hook: str, *files: str, hooks: Path, project: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    _configure(hook, hooks=hooks, project=project)
    command = (sys.executable, "-m", "pre_commit", "run", hook, "--files", *files)
    return _run(*command, project=project, environment=environment)


def test_a_bad_file_stops_the_commit(
    hooks: Path, project: Path, environment: dict[str, str]
) -> None:
    """Names in program text are no prose: the hook does not see the Python file."""
    files = ("articles/bad.txt", "articles/clean.md", "names.py")

    ran = _try("mtaudit", *files, hooks=hooks, project=project, environment=environment)

    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert re.search(
        r"^articles/bad\.txt:3:20: major bad-rendering “Tooth Dance” is a bad rendering of Habomai",
        ran.stdout,
        re.MULTILINE,
    )
    assert "names.py" not in ran.stdout


def test_a_clean_file_passes(hooks: Path, project: Path, environment: dict[str, str]) -> None:
    ran = _try(
        "mtaudit", "articles/clean.md", hooks=hooks, project=project, environment=environment
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Passed" in ran.stdout


def test_the_fixing_hook_repairs_the_file_and_stops_the_commit_once(
    hooks: Path, project: Path, environment: dict[str, str]
) -> None:
    bad = project / "articles" / "bad.txt"

    first = _try(
        "mtaudit-fix", "articles/bad.txt", hooks=hooks, project=project, environment=environment
    )
    second = _try(
        "mtaudit-fix", "articles/bad.txt", hooks=hooks, project=project, environment=environment
    )

    assert first.returncode == 1, first.stdout + first.stderr
    assert bad.read_text("utf-8") == BAD.replace("Tooth Dance", "Habomai")
    assert second.returncode == 0, second.stdout + second.stderr


# --- Commits ------------------------------------------------------------------------------------

TRANSLATIONS = {
    "po/en.po": """msgid ""
msgstr "Language: en\\n"

msgid "齿舞群岛"
msgstr "the Tooth Dance Islands"
""",
    "xliff/story.xlf": """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="story" source-language="zh" target-language="en" datatype="plaintext"><body>
<trans-unit id="1"><source>齿舞群岛</source><target>the Tooth Dance Islands</target></trans-unit>
</body></file></xliff>
""",
    "pages/story.md": "# The *Tooth Dance* Islands\n",
    "locales/en.json": '{"where": "the Tooth Dance Islands"}\n',
}
SETTINGS = {"package.json": '{"name": "Tooth Dance Islands"}\n'}


@pytest.fixture
def translations(tmp_path: Path, hooks: Path, environment: dict[str, str]) -> Path:
    """Return a repository with the hook, in which bad translations wait to be committed."""
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, env=environment, check=True)
    _configure("mtaudit", "--staged", hooks=hooks, project=tmp_path)
    installed = _run(
        *(sys.executable, "-m", "pre_commit", "install"), project=tmp_path, environment=environment
    )
    assert installed.returncode == 0, installed.stderr
    for name, text in {**TRANSLATIONS, **SETTINGS}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def _add_and_commit(project: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    subprocess.run(["git", "add", "-A"], cwd=project, env=environment, check=True)
    return _run("git", "commit", "-m", "all", project=project, environment=environment)


def _mtaudit(*arguments: str, project: Path, environment: dict[str, str]) -> None:
    source = {"PYTHONPATH": str(CHECKOUT / "src"), "SOURCE_DATE_EPOCH": "1767225600"}
    _run(
        *(sys.executable, "-m", "mtaudit", *arguments),
        project=project,
        environment={**environment, **source},
    )


def test_a_commit_of_bad_translations_passes_when_they_are_accepted(
    translations: Path, environment: dict[str, str]
) -> None:
    """Each of four formats stops it; a file of settings in one of these formats is none of them."""
    stopped = _add_and_commit(translations, environment)
    _mtaudit(
        *("accept", "--all", "--reason", "quoted", "."),
        project=translations,
        environment=environment,
    )
    passed = _add_and_commit(translations, environment)

    assert stopped.returncode == 1
    told = stopped.stdout + stopped.stderr
    found = re.findall(r"^(\S+?):\d+:\d+: major bad-rendering ", told, re.MULTILINE)
    assert sorted(found) == sorted(TRANSLATIONS), told
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "mtaudit-baseline.json" in passed.stdout


def test_a_commit_of_bad_translations_passes_when_they_are_corrected(
    translations: Path, environment: dict[str, str]
) -> None:
    stopped = _add_and_commit(translations, environment)
    _mtaudit("fix", "--write", ".", project=translations, environment=environment)
    passed = _add_and_commit(translations, environment)

    assert stopped.returncode == 1
    assert passed.returncode == 0, passed.stdout + passed.stderr
    for name, text in TRANSLATIONS.items():
        corrected = (translations / name).read_text("utf-8")
        assert corrected == text.replace("Tooth Dance", "Habomai")
    assert (translations / "package.json").read_text("utf-8") == SETTINGS["package.json"]


def test_only_what_a_commit_changes_stops_it(
    translations: Path, environment: dict[str, str]
) -> None:
    subprocess.run(["git", "add", "-A"], cwd=translations, env=environment, check=True)
    unchecked = ["git", "commit", "-q", "--no-verify", "-m", "before"]
    subprocess.run(unchecked, cwd=translations, env=environment, check=True)
    page = translations / "pages" / "story.md"
    page.write_text(page.read_text("utf-8") + "\nCalm.\n", "utf-8")
    passed = _add_and_commit(translations, environment)
    page.write_text(page.read_text("utf-8") + "\nThe 22th.\n", "utf-8")
    stopped = _add_and_commit(translations, environment)

    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert stopped.returncode == 1
    assert re.findall(r"^\S+: \w+ [a-z-]+ ", stopped.stdout + stopped.stderr, re.MULTILINE) == [
        "pages/story.md:5:5: minor number-format "
    ]


# --- What the hooks take ------------------------------------------------------------------------


def _hook_files() -> list[tuple[str, str]]:
    """Return what each hook takes and what it leaves out."""
    import yaml

    offered = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    return [(hook["files"], hook["exclude"]) for hook in offered]


def test_the_hooks_take_what_is_audited_in_a_folder() -> None:
    """All of a folder's formats; settings and data only if they are named after a language."""
    in_folder = ["a.md", "de.json", "locales/pt-BR/app.yaml", "messages_de.properties"]
    catalogues = {".json", ".arb", ".yaml", ".yml", ".properties"}
    records = {".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".parquet", ".feather", ".ipc"}
    records |= {".arrow", ".arrows"}
    mostly_else = {".ts", ".xml"}
    translated = "res/values-de/strings.xml"
    names = [f"b{suffix}" for suffix in READERS] + in_folder
    names += [f"de/app{suffix}" for suffix in catalogues] + ["go.mod", "requirements.txt", "a.py"]
    names += [
        "package.json",
        "x-de/app.json",
        "src/tsconfig.json",
        ".github/workflows/de.yml",
        "zh_Hans_CN.json",
        translated,
        "res/values/strings.xml",
        "src/locales/de.ts",
    ]
    expected = {
        name
        for name in names
        if (suffix := Path(name).suffix) in READERS
        and suffix not in records | mostly_else
        and (suffix not in catalogues or language_in_name(name))
        and not name.startswith((".", "requirements"))
    }

    expected.add(translated)

    (first, second) = _hook_files()
    assert first == second
    taken, left_out = map(re.compile, first)
    assert {n for n in names if taken.search(n) and not left_out.search(n)} == expected
    assert expected >= {*in_folder, "zh_Hans_CN.json", "b.xliff"}
