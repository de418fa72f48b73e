"""What the commands share: paths, the language, and the options that make an auditor."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from mtaudit.audit import Auditor
from mtaudit.config import Config
from mtaudit.finding import Confidence
from mtaudit.glossary import Glossary, shipped_glossaries

if TYPE_CHECKING:
    from mtaudit.corpus import Corpus

_Command = TypeVar("_Command", bound=Callable[..., object])


def paths_argument(command: _Command) -> _Command:
    """Add the paths to work through."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(command)


def reading_options(command: _Command) -> _Command:
    """Add the options from which `read_options` says how files are read."""
    options = (
        click.option(
            "--lang",
            metavar="TAG",
            help="Language of the texts, such as en or pt-BR; without it what a file says, or en.",
        ),
        click.option(
            "--source",
            metavar="FILE|FOLDER",
            help="The original, if it is a file of its own; a folder of originals for a folder.",
        ),
        click.option(
            "--source-lang",
            metavar="TAG",
            help="Language of the originals; without it what a bilingual file says.",
        ),
        click.option(
            "--target-field",
            default="",
            metavar="FIELD",
            help="Field that holds the text: a path such as translation.en in JSON, a column's "
            "name or number in a table.",
        ),
        click.option(
            "--source-field", default="", metavar="FIELD", help="Field that holds the original."
        ),
        click.option(
            "--id-field", default="", metavar="FIELD", help="Field that names the record."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def auditor_options(command: _Command) -> _Command:
    """Add the options from which `_auditor` builds an auditor."""
    options = (
        click.option(
            "--glossary",
            "-g",
            "glossaries",
            multiple=True,
            metavar="NAME|FILE",
            help="Add a glossary: a shipped name or a CSV file. Repeatable; the last one wins.",
        ),
        click.option(
            "--no-shipped-glossaries",
            "no_shipped",
            is_flag=True,
            help="Use only the glossaries given with --glossary.",
        ),
        click.option(
            "--detector",
            "detectors",
            multiple=True,
            metavar="ID",
            help="Run only this detector. May be repeated; see 'mtaudit explain' for the list.",
        ),
        click.option(
            "--disable", multiple=True, metavar="ID", help="Leave a detector out. May be repeated."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def corpus_options(command: _Command) -> _Command:
    """Add the options that name sister articles."""
    command = click.option(
        "--one-story",
        is_flag=True,
        help="Take all articles of --corpus and all under audit as telling one story.",
    )(command)
    return click.option(
        "--corpus",
        "corpora",
        multiple=True,
        metavar="PATH",
        help="Hold each article against others on its story: a folder or file. Repeatable.",
    )(command)


def build_auditor(
    glossaries: Sequence[str],
    *,
    shipped: bool,
    detectors: Sequence[str],
    disable: Sequence[str],
    min_confidence: Confidence = Confidence.LOW,
    corpus: "Corpus | None" = None,
    lang: str | None = None,
) -> Auditor:
    """Build an auditor from the options that `auditor_options` adds, and a corpus if there is one.

    The language is that of most texts; what is compiled for it is kept between runs.

    Raises:
        ConfigError: If a detector does not exist.
        GlossaryError: If a glossary cannot be had or is wrong.
    """
    config = Config(tuple(detectors), tuple(disable), min_confidence)
    # A shipped glossary that is named is asked for: it gets the later, higher place.
    base = [name for name in shipped_glossaries() if name not in glossaries] if shipped else []
    return Auditor([_glossary([*base, *glossaries], lang or "en")], config, corpus=corpus)


def _glossary(sources: Sequence[str], lang: str) -> Glossary:
    """Load glossaries, from the cache where there is one, and join them."""
    folder = _cache_folder()
    if folder is None:
        return Glossary.merge(map(Glossary.load, sources))
    from mtaudit.glossary.cache import load_cached

    return load_cached(sources, lang, folder)


def _cache_folder() -> Path | None:
    """Return where glossaries are kept between runs; `None` for nowhere."""
    given = os.environ.get("MTAUDIT_CACHE")
    if given is not None:
        return Path(given) if given else None
    import platformdirs

    return platformdirs.user_cache_path("mtaudit", appauthor=False)
