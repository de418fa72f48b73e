"""Imports go downwards only: a module uses its own layer and the ones below."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import mtaudit

PACKAGE = Path(mtaudit.__file__).parent
LAYERS = (
    (
        "errors",
        "value",
        "spans",
        "version",
        "pattern",
        "sieve",
        "codepage",
        "files",
        "inflection",
        "git",
    ),
    (
        "article",
        "finding",
        "folding",
        "scripts",
        "text",
        "figures",
        "lexicon",
        "passages",
        "word_alignment",
        "segments",
        "processes",
    ),
    ("glossary", "edits", "numerals", "names", "corpus"),
    ("context",),
    ("detectors",),
    ("scoring", "plugins"),
    ("config", "baseline", "decisions"),
    ("suppression",),
    ("result",),
    ("auditor",),
    ("ranking",),
    ("comparison", "gatekeeper", "history", "rating"),
    ("evaluation", "exchange", "readers", "reports", "batch", "changes", "statistics"),
    ("engines", "correcting"),
    ("applying",),
    ("reviewing",),
    ("cli",),
)
LEVEL = {unit: level for level, units in enumerate(LAYERS) for unit in units}
# Two ways in and out that know nothing of each other.
STRANGERS = {("readers", "reports"), ("reports", "readers")}
# But a DOCX for review is a copy of the one that was read.
ACQUAINTED = {("reports/docx", f"readers.{name}") for name in ("office", "xml_events", "decoding")}


def _modules() -> Iterator[Path]:
    """Yield the modules that have a place in the layers; the package's front has none."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] not in {"__init__.py", "__main__.py"}:
            yield path


def _unit(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the module of each import of our own, wherever it stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                dotted = [alias.name for alias in names]
            case ast.ImportFrom(module="mtaudit", names=names, level=0):
                dotted = [f"mtaudit.{alias.name}" for alias in names]
            case ast.ImportFrom(module=str(module), level=0):
                dotted = [module]
            case ast.ImportFrom():
                dotted = ["mtaudit"]  # relative: not in use, and to be noticed
            case _:
                continue
        for name in dotted:
            package, _, rest = name.partition(".")
            if package == "mtaudit" and rest != "__version__":
                yield node.lineno, rest


@pytest.mark.parametrize("path", list(_modules()), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downwards(path: Path) -> None:
    unit = _unit(path)
    assert unit in LEVEL, f"give {unit} a place in LAYERS"
    if unit == "cli":
        return  # the top may use the public names as well

    folder = path.parent.relative_to(PACKAGE).as_posix()
    wrong = [
        f"line {line} imports {module or 'the whole package'}"
        for line, module in _imports(path)
        if (imported := module.split(".")[0]) != unit
        and (LEVEL.get(imported, len(LAYERS)) > LEVEL[unit] or (unit, imported) in STRANGERS)
        and (folder, ".".join(module.split(".")[:2])) not in ACQUAINTED
    ]

    assert wrong == []


def test_no_layer_imports_in_a_circle() -> None:
    graph: dict[str, set[str]] = defaultdict(set)
    for path in _modules():
        used = (module.split(".")[0] for _, module in _imports(path))
        graph[_unit(path)].update(unit for unit in used if unit in LEVEL)
    for unit, imported in graph.items():
        imported.discard(unit)

    assert list(TopologicalSorter(graph).static_order())


def test_the_front_only_collects_names() -> None:
    """`mtaudit/__init__.py` defines nothing but its names, and says once more where each is."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))

    defined = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    (typing,) = [node for node in tree.body if isinstance(node, ast.If)]
    told = {
        (node.module, alias.asname)
        for node in typing.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }

    assert defined == ["__all__", "_NAMES"]
    assert functions == ["__getattr__", "__dir__"]  # which import what is asked for
    assert ast.unparse(typing.test) == "TYPE_CHECKING"
    front = mtaudit._NAMES
    assert told == {(module, name) for module in front for name in front[module].split()}
    assert sorted(name for _, name in told if name) == sorted(mtaudit.__all__)
    assert all(hasattr(mtaudit, name) for name in mtaudit.__all__)
