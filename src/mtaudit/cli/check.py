"""`mtaudit check`: report what is wrong in texts."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

import mtaudit
from mtaudit.audit import Result
from mtaudit.cli.inputs import find_files, find_originals, note_errors, read_articles
from mtaudit.cli.options import (
    auditor_options,
    build_auditor,
    corpus_options,
    paths_argument,
    reading_options,
)
from mtaudit.cli.outcome import Outcome
from mtaudit.cli.progress import with_progress
from mtaudit.errors import ConfigError
from mtaudit.finding import Confidence, Severity
from mtaudit.readers.options import ReadOptions
from mtaudit.reports import REPORTS

if TYPE_CHECKING:
    from mtaudit.corpus import Corpus

_NEVER = "never"
_ONE_STORY = "one story"  # the topic that --one-story gives to all articles


@click.command()
@paths_argument
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(tuple(REPORTS)),
    default="text",
    show_default=True,
    help="The form of the report.",
)
@click.option("--output", "-o", metavar="FILE", help="Write the report to a file.")
@auditor_options
@reading_options
@corpus_options
@click.option(
    "--min-confidence",
    type=click.Choice([str(level) for level in Confidence]),
    default=str(Confidence.LOW),
    show_default=True,
    help="Show only findings that are at least so sure.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*(str(level) for level in Severity), _NEVER]),
    default=str(Severity.MINOR),
    show_default=True,
    help="Exit with 1 for findings of high confidence that are at least so bad.",
)
@click.pass_obj
def check(
    outcome: Outcome,
    *,
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    glossaries: tuple[str, ...],
    lang: str | None,
    corpora: tuple[str, ...],
    one_story: bool,
    source: str | None,
    source_lang: str | None,
    target_field: str,
    source_field: str,
    id_field: str,
    min_confidence: str,
    fail_on: str,
    no_shipped: bool,
    detectors: tuple[str, ...],
    disable: tuple[str, ...],
) -> None:
    """Report what is wrong in texts.

    PATH is a text, a catalogue or another file of translations, a folder of them, or - for standard
    input.

    \b
    mtaudit check articles/
    mtaudit check article.txt --glossary our-names.csv --format html -o report.html
    mtaudit check article.txt --corpus same-story/
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    if one_story and not corpora:
        raise ConfigError("--one-story is given without --corpus", remedy="name the other articles")
    options = ReadOptions(lang, source_lang, target_field, source_field, id_field)
    target = _output_path(output)
    topic = _ONE_STORY if one_story else None
    auditor = build_auditor(
        glossaries,
        shipped=not no_shipped,
        detectors=detectors,
        disable=disable,
        min_confidence=Confidence[min_confidence.upper()],
        corpus=_corpus(corpora, options, topic, outcome) if corpora else None,
        lang=lang,
    )
    names = find_files(paths, options, outcome)
    originals = find_originals(source, paths, names)
    shown = with_progress(names, to_terminal=target is None)
    articles = read_articles(shown, options, outcome, originals)
    if topic is not None:
        articles = (attrs.evolve(article, topic=topic) for article in articles)
    threshold = None if fail_on == _NEVER else Severity[fail_on.upper()]
    results = _watched(auditor.audit_many(articles), threshold, outcome)
    mtaudit.write(results, format_, sys.stdout if target is None else target)


def _corpus(
    corpora: Iterable[str], options: ReadOptions, topic: str | None, outcome: Outcome
) -> "Corpus":
    """Collect what the articles of some folders say."""
    names = find_files(corpora, options, outcome)
    articles = read_articles(names, options, outcome, lambda _: None)
    if topic is not None:
        articles = (attrs.evolve(article, topic=topic) for article in articles)
    from mtaudit.corpus import Corpus

    return Corpus.of(articles)


def _output_path(output: str | None) -> Path | None:
    """Return the file to write, if it can be written; an audit takes time, so ask before it."""
    if output is None or output == "-":
        return None
    path = Path(output)
    if path.is_dir():
        raise ConfigError("is a folder", where=output, remedy="name a file to write the report to")
    if not path.absolute().parent.is_dir():
        raise ConfigError(
            "cannot be written: its folder does not exist",
            where=output,
            remedy=f"create {path.parent}, or give another file",
        )
    return path


def _watched(
    results: Iterable[Result], threshold: Severity | None, outcome: Outcome
) -> Iterator[Result]:
    """Pass results on, and note what the exit status depends on."""
    for result in results:
        note_errors(result, outcome)
        outcome.found |= threshold is not None and any(
            finding.confidence is Confidence.HIGH and finding.severity >= threshold
            for finding in result.findings
        )
        yield result
