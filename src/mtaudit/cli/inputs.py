"""From paths on the command line to articles; what cannot be read is a fault and stops no other."""

from collections.abc import Iterable, Iterator

from mtaudit.article import Article
from mtaudit.audit import Result
from mtaudit.cli.outcome import Outcome, reason
from mtaudit.errors import ReadError
from mtaudit.readers import files, reader_for
from mtaudit.readers.decoding import open_document
from mtaudit.readers.options import ReadOptions


def find_files(paths: Iterable[str], options: ReadOptions, outcome: Outcome) -> list[str]:
    """Return the files that paths stand for, each once; a path that leads nowhere is a fault."""
    found: dict[str, None] = {}
    for path in paths:
        try:
            found.update(dict.fromkeys(files(path, options)))
        except (ReadError, OSError) as error:
            outcome.fail(reason(error, path))
    return list(found)


def read_articles(
    names: Iterable[str], options: ReadOptions, outcome: Outcome
) -> Iterator[Article]:
    """Read articles file by file; one that cannot be read is a fault and stops no other."""
    for name in names:
        try:
            yield from reader_for(name)(open_document(name), options)
        except Exception as error:  # noqa: BLE001 - a reader's fault must not lose the other files
            outcome.fail(reason(error, name))


def note_errors(result: Result, outcome: Outcome) -> None:
    """Note the detectors that failed on an article."""
    for error in result.errors:
        outcome.fail(
            f"{_name(result.article)}: the detector {error.detector} failed: {error.message}; "
            f"the others went on; leave it out with --disable {error.detector}"
        )


def _name(article: Article) -> str:
    return article.origin.document.path if article.origin else article.id or "<text>"
