# ruff: noqa: INP001 - mkdocs loads this file by its path; it belongs to no package
"""Makes the pages of the documentation that can be made from the program, so that none goes stale.

A page of a detector is built from the page beside its module. In the other pages a line such as
`<!-- generated: detectors -->` is replaced by what the function of that name returns.
"""

import csv
import html
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import mtaudit
from mtaudit import (
    DETECTORS,
    Category,
    Confidence,
    Detector,
    Family,
    Glossary,
    Severity,
    shipped_glossaries,
)
from mtaudit.cli import program
from mtaudit.config import NEVER
from mtaudit.config.schema import keys
from mtaudit.config.values import toml_value
from mtaudit.glossary.shipped import shipped_folder

if TYPE_CHECKING:
    import attrs
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_EXAMPLE = re.compile(r"^```text(?: lang=(\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SISTER = re.compile(r"^```corpus(?: outlet=(\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"\[\[(.+?)(?: -&gt; (.+?))?\]\]", re.DOTALL)
_CASES = Path(__file__).parents[1] / "tests" / "numerals" / "cases"
_NAMES = {
    "ar": "Arabic",
    "cs": "Czech",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
_GENERATED = re.compile(r"^<!-- generated: ([a-z-]+) -->$", re.MULTILINE)


# --- What mkdocs calls ------------------------------------------------------------------------


def on_config(config: "MkDocsConfig") -> None:
    """Put the detectors' pages into the navigation, below their list."""
    _detector_pages(config.nav or [])


def on_files(files: "Files", config: "MkDocsConfig") -> "Files":
    """Add the detectors' pages."""
    from mkdocs.structure.files import File

    for detector in DETECTORS:
        files.append(File.generated(config, page_path(detector), content=detector_page(detector)))
    return files


def on_page_markdown(markdown: str, page: "Page", **_: object) -> str:
    """Fill in the parts of a page that are made from the program."""
    del page
    return fill(markdown)


def _detector_pages(nav: list[Any]) -> None:
    for entry in nav:
        for title, children in entry.items() if isinstance(entry, dict) else ():
            if title == "Detectors":
                children += [{detector.id: page_path(detector)} for detector in DETECTORS]
            elif isinstance(children, list):
                _detector_pages(children)


# --- Pages ------------------------------------------------------------------------------------


def fill(markdown: str) -> str:
    """Replace each mark of a generated part by that part.

    Args:
        markdown: A page.

    Returns:
        The page, complete.

    Raises:
        KeyError: If there is no part of such a name.
    """
    return _GENERATED.sub(lambda mark: PARTS[mark.group(1)](), markdown)


def page_path(detector: Detector) -> str:
    """Return where the page of a detector stands in the documentation."""
    return f"reference/detectors/{detector.id}.md"


def detector_page(detector: Detector) -> str:
    """Return the page of a detector: its own one, with the examples in readable form."""
    path = Path(mtaudit.__file__).parent / "detectors" / f"{detector.id.replace('-', '_')}.md"
    text = path.read_text(encoding="utf-8")
    facts = (
        f"Category: {detector.category} · severity: {detector.severity} · languages: "
        f"{_languages(detector)}"
    )
    title, _, rest = text.partition("\n")
    return f"{title}\n\n{facts}\n{_EXAMPLE.sub(_example, _SISTER.sub(_sister, rest))}"


def _sister(match: re.Match[str]) -> str:
    """Show a sister article of an example, which is what it is held against."""
    outlet, text = match.groups()
    said = html.escape(" ".join(text.split()), quote=False)
    return f"Another article{f' ({outlet})' if outlet else ''}: <q>{said}</q>\n"


def _example(match: re.Match[str]) -> str:
    """Show an example with what is wrong in it struck out, and what is right after it."""
    lang, text = match.groups()
    escaped = _MARK.sub(_marked, html.escape(text.strip(), quote=False))
    paragraphs = "".join(
        f"<p>{' '.join(paragraph.split())}</p>" for paragraph in escaped.split("\n\n")
    )
    attribute = f' lang="{lang}"' if lang else ""
    return f'<blockquote class="example"{attribute}>{paragraphs}</blockquote>'


def _marked(mark: re.Match[str]) -> str:
    wrong, right = mark.groups()
    return f"<del>{wrong}</del><ins>{right}</ins>" if right else f"<mark>{wrong}</mark>"


# --- Parts of pages ---------------------------------------------------------------------------


def detectors() -> str:
    """Return the table of the detectors, in the order in which they report."""
    rows = (
        (
            f"[{detector.id}](detectors/{detector.id}.md)",
            detector.summary,
            detector.family,
            detector.category,
            detector.severity,
            _languages(detector),
        )
        for detector in DETECTORS
    )
    return table(("detector", "finds", "family", "MQM category", "severity", "languages"), rows)


def commands() -> str:
    """Return the help of the program and of each of its commands, those of a group after it."""
    return "\n".join(_commands("mtaudit", program, None))


def _commands(name: str, command: click.Command, parent: click.Context | None) -> Iterator[str]:
    if parent is not None:
        yield from ("", f"{'#' * (parent.command_path.count(' ') + 3)} {name}", "")
    yield _help(name.rpartition(" ")[2], command, parent)
    if isinstance(command, click.Group):
        context = _context(name.rpartition(" ")[2], command, parent)
        for below in sorted(command.list_commands(context)):
            found = command.get_command(context, below)
            if found is not None:
                yield from _commands(f"{name} {below}", found, context)


def glossaries() -> str:
    """Return the table of the shipped glossaries with what they hold."""
    rows: list[tuple[object, ...]] = []
    for name in shipped_glossaries():
        with (shipped_folder() / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            counts = Counter(row["status"] for row in csv.DictReader(lines))
        kinds = Counter(str(term.kind) for term in Glossary.load(name).terms)
        kinds_text = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        statuses = ("canonical", "admitted", "native", "bad", "suspect")
        rows.append((f"`{name}`", *(counts[status] for status in statuses), kinds_text))
    head = ("glossary", "terms", "admitted", "native", "bad", "suspect", "kinds of term")
    return table(head, rows)


def levels() -> str:
    """Return the table of what a finding can be, with the values in ascending order."""
    rows = (
        (f"`{kind.__name__}`", ", ".join(f"`{name}`" for name in kind.__members__))
        for kind in (Severity, Confidence, Family, Category)
    )
    return table(("type", "members"), rows)


def configuration() -> str:
    """Return the table of the keys of a configuration."""
    rows = (
        (
            f"`{key}`",
            _CHOICES.get(field.name) or _type_of(field),
            f"`{toml_value(field.default)}`" if field.default not in (None, ()) else "",
            field.metadata["summary"],
            "adds" if field.metadata["adds"] else "replaces",
            "yes" if field.metadata["by_path"] else "no",
        )
        for key, field in keys().items()
    )
    head = ("key", "value", "default", "meaning", "a nearer place", "by path")
    return table(head, rows)


_CHOICES = {
    "min_confidence": " ".join(f"`{level}`" for level in Confidence),
    "fail_on": " ".join(f"`{level}`" for level in (*Severity, NEVER)),
    "severities": "table: detector to severity",
    "ignore": "table: text or term to reason",
}


def _type_of(field: "attrs.Attribute[Any]") -> str:
    if isinstance(field.default, bool):
        return "`true` `false`"
    return "list of texts" if field.default == () else "text"


def numbers() -> str:
    """Return for each language the spellings of numbers that the tests hold true."""
    parts: list[str] = []
    for path in sorted(_CASES.glob("*.toml"), key=lambda path: _NAMES[path.stem]):
        cases = tomllib.loads(path.read_text(encoding="utf-8"))
        negative = cases.pop("negative")
        rows = (
            (kind, value, _spellings(texts, path.stem))
            for kind, values in cases.items()
            for value, texts in values.items()
        )
        parts += [
            f"### {_NAMES[path.stem]}",
            table(("kind", "value", "spellings"), rows),
            f"No number: {_spellings(negative, path.stem)}.",
        ]
    return "\n\n".join(parts)


PARTS = {
    "detectors": detectors,
    "commands": commands,
    "glossaries": glossaries,
    "configuration": configuration,
    "levels": levels,
    "numbers": numbers,
}


def table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table."""
    columns = tuple(head)
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join("| " + " | ".join(map(str, cells)) + " |" for cells in lines)


def _spellings(texts: Iterable[str], lang: str) -> str:
    """Join spellings, each with its own direction of writing."""
    marked = (f'<bdi lang="{lang}">{html.escape(text, quote=False)}</bdi>' for text in texts)
    return " · ".join(marked)


def _languages(detector: Detector) -> str:
    return ", ".join(detector.languages) or "all"


def _context(
    name: str, command: click.Command, parent: click.Context | None = None
) -> click.Context:
    return click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=80,
        max_content_width=80,
        help_option_names=["-h", "--help"],
    )


def _help(name: str, command: click.Command, parent: click.Context | None) -> str:
    return f"```text\n{command.get_help(_context(name, command, parent))}\n```"
