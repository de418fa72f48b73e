"""Other tools on the same text, each as a task; those that are not installed are named."""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from timing import Task

from mtaudit.glossary import Glossary

Make = Callable[[Sequence[str], Path, Glossary], Task | None]

_DENIED = 100  # terms of Presidio's deny list: it makes one expression of them
SLOW = frozenset({"proselint", "Presidio, deny list of 100"})
"""Those that get a twentieth of the text."""


def tasks(texts: Sequence[str], folder: Path, glossary: Glossary) -> dict[str, Task | None]:
    """Return the tasks of the peers by name; `None` for one that is not installed.

    Args:
        texts: The texts.
        folder: Where they may be written as files.
        glossary: The terms to search for, for tools that search for terms.
    """
    some = sample(texts)
    places = {"all": texts, "sample": some}
    for name, written in places.items():
        _write(written, folder / name)
    return {
        name: make(some, folder / "sample", glossary)
        if name in SLOW
        else make(texts, folder / "all", glossary)
        for name, make in _PEERS.items()
    }


def sample(texts: Sequence[str]) -> Sequence[str]:
    """Return what of the texts the slow peers get."""
    return texts[: max(1, len(texts) // 20)]


def codespell(texts: Sequence[str], folder: Path) -> Task | None:
    """Return the task of codespell alone."""
    _write(texts, folder / "all")
    return _codespell(texts, folder / "all", Glossary(()))


def _write(texts: Sequence[str], folder: Path) -> None:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def _codespell(texts: Sequence[str], folder: Path, glossary: Glossary) -> Task | None:
    del texts, glossary
    return _module("codespell_lib", str(folder))


def _typos(texts: Sequence[str], folder: Path, glossary: Glossary) -> Task | None:
    del texts, glossary
    program = shutil.which("typos") or shutil.which("typos", path=str(Path(sys.executable).parent))
    return None if program is None else _program(program, str(folder))


def _proselint(texts: Sequence[str], folder: Path, glossary: Glossary) -> Task | None:
    del texts, glossary
    return _module("proselint", "check", *map(str, sorted(folder.iterdir())))


def _pofilter(texts: Sequence[str], folder: Path, glossary: Glossary) -> Task | None:
    """Its check of numbers, on a file in which each text is its own translation."""
    del glossary
    file = folder.parent / "texts.po"
    with file.open("w", encoding="utf-8") as stream:
        stream.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
        for number, line in enumerate(line for text in texts for line in text.split("\n") if line):
            quoted = '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'
            stream.write(f'\nmsgctxt "{number}"\nmsgid {quoted}\nmsgstr {quoted}\n')
    filtered = folder.parent / "filtered.po"
    return _module("translate.filters.pofilter", "-t", "numbers", str(file), str(filtered))


def _flashtext(texts: Sequence[str], folder: Path, glossary: Glossary) -> Task | None:
    del folder
    if importlib.util.find_spec("flashtext") is None:
        return None
    from flashtext import KeywordProcessor

    processor = KeywordProcessor()
    for term in glossary.terms:
        for _, form in term.forms():
            processor.add_keyword(form)
    return lambda: [processor.extract_keywords(text, span_info=True) for text in texts]


def _presidio(texts: Sequence[str], folder: Path, glossary: Glossary) -> Task | None:
    del folder
    if importlib.util.find_spec("presidio_analyzer") is None:
        return None
    from presidio_analyzer import PatternRecognizer

    denied = [term.canonical for term in glossary.terms[:_DENIED]]
    recogniser = PatternRecognizer(supported_entity="TERM", deny_list=denied)
    return lambda: [recogniser.analyze(text, ["TERM"]) for text in texts]


_PEERS: Mapping[str, Make] = {
    "codespell": _codespell,
    "typos": _typos,
    "pofilter, numbers": _pofilter,
    "flashtext, the same terms": _flashtext,
    "proselint": _proselint,
    "Presidio, deny list of 100": _presidio,
}


def _module(module: str, *arguments: str) -> Task | None:
    if importlib.util.find_spec(module.partition(".")[0]) is None:
        return None
    return _program(sys.executable, "-m", module, *arguments)


def _program(*command: str) -> Task:
    def run() -> None:
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    return run
