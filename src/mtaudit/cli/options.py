"""What the commands share: paths, the language, and the options that make an auditor."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypedDict, TypeVar

import click

from mtaudit.auditor import Auditor
from mtaudit.config import Config
from mtaudit.finding import Confidence
from mtaudit.glossary import Glossary
from mtaudit.readers.options import DEFAULT_LANG


class FieldOptions(TypedDict):
    """The fields of records, as `reading_options` asks for them."""

    target_field: str | None
    source_field: str | None
    id_field: str | None
    date_field: str | None
    outlet_field: str | None


_Command = TypeVar("_Command", bound=Callable[..., object])
_IS_LINUX = sys.platform == "linux"


def paths_argument(command: _Command) -> _Command:
    """Add the paths to work through."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(command)


def stdin_option(command: _Command) -> _Command:
    """Add the name that standard input is given."""
    return click.option(
        "--stdin-filename",
        metavar="FILE",
        help="What standard input is called: the name decides its format and configuration, and "
        "reports show it. It need not exist.",
    )(command)


def language_option(command: _Command) -> _Command:
    """Add the language of the texts."""
    return click.option(
        "--lang",
        metavar="TAG",
        help="Language of the texts, such as en or pt-BR; without it what a file says, or en.",
    )(command)


def reading_options(command: _Command) -> _Command:
    """Add the options that say how files are read."""
    options = (
        language_option,
        click.option(
            "--source",
            metavar="FILE|FOLDER|PATTERN",
            help="The original, if it is a file of its own; for a folder a folder of originals, or "
            "a pattern such as zh/*.txt, where * stands for a translation's name.",
        ),
        click.option(
            "--source-lang",
            metavar="TAG",
            help="Language of the originals; without it what a bilingual file says.",
        ),
        click.option(
            "--target-field",
            metavar="FIELD",
            help="Field that holds the text: a path such as translation.en in JSON, a column's "
            "name or number in a table.",
        ),
        click.option("--source-field", metavar="FIELD", help="Field that holds the original."),
        click.option("--id-field", metavar="FIELD", help="Field that names the record."),
        click.option("--date-field", metavar="FIELD", help="Field that holds the article's day."),
        click.option("--outlet-field", metavar="FIELD", help="Field that says who published it."),
    )
    for option in reversed(options):
        command = option(command)
    return command


class WholeNumber(click.IntRange):
    """A whole number within bounds; an error names it as a user would."""

    name = "whole number"


class Number(click.FloatRange):
    """A number within bounds; an error names it as a user would."""

    name = "number"


def inflection_option(command: _Command) -> _Command:
    """Add the choice to compare words by their dictionary form."""
    return click.option(
        "--inflection",
        is_flag=True,
        help="Find the forms of a glossary in inflected shape, too; needs mtaudit[inflection].",
    )(command)


def confidence_option(command: _Command) -> _Command:
    """Add the least confidence of what is reported."""
    return click.option(
        "--min-confidence",
        type=click.Choice([str(level) for level in Confidence]),
        help="Show only findings that are at least so sure; all, if the configuration is silent.",
    )(command)


def config_options(command: _Command) -> _Command:
    """Add the options that say where the configuration and the baseline are."""
    options = (
        click.option(
            "--config",
            "config_file",
            metavar="FILE",
            help="Use this configuration instead of the nearest mtaudit.toml or pyproject.toml.",
        ),
        click.option(
            "--no-config",
            is_flag=True,
            help="Read no configuration, and no baseline unless --baseline names it.",
        ),
        click.option(
            "--baseline", metavar="FILE", help="The file of accepted findings, if not the usual."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def auditor_options(command: _Command) -> _Command:
    """Add the options that choose glossaries and detectors."""
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


def jobs_option(command: _Command) -> _Command:
    """Add how many processes audit at once."""
    return click.option(
        "--jobs",
        "-j",
        type=WholeNumber(min=0),
        default=1,
        show_default=True,
        metavar="N",
        help="How many processes audit at once; 0 for as many as there are processors.",
    )(command)


def form_options(command: _Command) -> _Command:
    """Add the form of a report that is no audit's, and where it goes."""
    options = (
        click.option(
            "--format",
            "-f",
            "format_",
            type=click.Choice(("text", "json", "html")),
            default="text",
            show_default=True,
            help="The form of the report.",
        ),
        click.option("--output", "-o", metavar="FILE", help="Write the report to a file."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def reference_options(command: _Command) -> _Command:
    """Add the options that name references."""
    options = (
        click.option(
            "--reference",
            "references",
            multiple=True,
            metavar="FILE|FOLDER",
            help="A trusted translation, segment by segment; a folder of them for a folder. "
            "Repeatable.",
        ),
        click.option(
            "--reference-field",
            default="",
            metavar="FIELD",
            help="Field that holds the reference, in files of records.",
        ),
        click.option(
            "--tokenizer",
            default="",
            metavar="NAME",
            help="Tokenizer of BLEU, by sacrebleu's name; that of the language without it.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def build_auditor(
    glossaries: Sequence[str],
    *,
    shipped: bool,
    detectors: Sequence[str],
    disable: Sequence[str],
) -> Auditor:
    """Build an auditor from the options that `auditor_options` adds, and from nothing else.

    Raises:
        ConfigError: If a detector does not exist.
        GlossaryError: If a glossary cannot be had or is wrong.
    """
    config = Config(detectors, disable, glossaries=tuple(glossaries), shipped_glossaries=shipped)
    return Auditor(None, config, loader=load_glossaries)


def load_glossaries(config: Config) -> Glossary:
    """Load the glossaries of a configuration, from the cache where there is one, and join them.

    Args:
        config: Names them, and the language for which what is compiled is kept between runs.

    Raises:
        GlossaryError: If a glossary cannot be had or is wrong.
    """
    folder = cache_folder()
    sources = config.glossary_names()
    if folder is None:
        return Glossary.merge(map(Glossary.load, sources))
    from mtaudit.glossary.cache import load_cached

    return load_cached(sources, config.lang or DEFAULT_LANG, folder)


def cache_folder() -> Path | None:
    """Return where glossaries are kept between runs; `None` for nowhere."""
    given = os.environ.get("MTAUDIT_CACHE")
    if given is not None:
        return Path(given) if given else None
    if _IS_LINUX:
        # The same as below; the import takes as long as the audit of some articles.
        base = Path(os.environ.get("XDG_CACHE_HOME", ""))
        return (base if base.is_absolute() else Path.home() / ".cache") / "mtaudit"
    import platformdirs

    return platformdirs.user_cache_path("mtaudit", appauthor=False)
