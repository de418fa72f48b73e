"""From paths on the command line to articles; what cannot be read is a fault and stops no other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import attrs

from mtaudit.article import Article
from mtaudit.cli.outcome import Outcome, reason
from mtaudit.errors import ConfigError, ReadError
from mtaudit.readers import files, is_catalogue, is_read, read_file
from mtaudit.readers.documents import Content, bytes_of, is_same
from mtaudit.readers.options import ReadOptions
from mtaudit.result import Result

if TYPE_CHECKING:
    from mtaudit.git import Changes

_MOST_FAULTS = 20  # records of a file that cannot be read, before its reading ends


def find_files(
    paths: Iterable[str], options: Callable[[str], ReadOptions], outcome: Outcome
) -> list[str]:
    """Return the files that paths stand for, each once; a path that leads nowhere is a fault."""
    found: dict[str, None] = {}
    for path in paths:
        try:
            for name in files(path, options):
                found[name] = None
        except (ReadError, OSError) as error:
            outcome.fail(reason(error, path))
    return list(found)


def find_changed(
    paths: Iterable[str],
    options: Callable[[str], ReadOptions],
    outcome: Outcome,
    changes: "Changes",
) -> list[str]:
    """Return the files that paths stand for and that have changed.

    A folder may hold none, and a file that is named may be gone: that is no fault, since the paths
    are most often those of a hook or a build.

    Args:
        paths: What the user named.
        options: Says how a file is read.
        outcome: Where faults are noted.
        changes: What has changed.
    """
    found: dict[str, None] = {}
    for path in paths:
        try:
            found.update((name, None) for name in _below(path, options, changes))
        except (ReadError, OSError) as error:
            outcome.fail(reason(error, path))
    return list(found)


def _below(path: str, options: Callable[[str], ReadOptions], changes: "Changes") -> Iterator[str]:
    """Yield the changed files that a path stands for."""
    if not changes.knows(path):
        raise ReadError("there is no such file or folder", where=path, remedy="check the path")
    inside = changes.name_of(path)
    for name in changes.files:
        if name == inside:
            yield path
        elif inside == "." or name.startswith(f"{inside}/"):
            file = Path(path) / PurePath(name).relative_to(inside)
            if is_read(file, Path(path), options):
                yield str(file)


def read_articles(
    names: Iterable[str],
    options: Callable[[str], ReadOptions],
    outcome: Outcome,
    originals: Callable[[str], str | None],
    content: Content = bytes_of,
) -> Iterator[Article]:
    """Read articles file by file; one that cannot be read is a fault and stops no other.

    Args:
        names: The files.
        options: Says how a file is read.
        outcome: Where faults are noted.
        originals: Gives the file that holds the original of another, if that is a file of its own.
        content: Gives the bytes of a file.
    """
    for name in names:
        reading = options(name)
        if reading.streamed:
            reading = attrs.evolve(reading, on_fault=_noting(outcome, name))
        try:
            yield from read_file(name, reading, originals(name), content)
        except Exception as error:  # noqa: BLE001 - a reader's fault must not lose the other files
            outcome.fail(reason(error, name))


def _noting(outcome: Outcome, name: str) -> Callable[[ReadError], None]:
    """Return what notes the records of a file that cannot be read, until they are too many."""
    faults = 0

    def note(error: ReadError) -> None:
        nonlocal faults
        faults += 1
        if faults > _MOST_FAULTS:
            raise error  # the file is none of records
        outcome.fail(reason(error, name))

    return note


def without_originals(
    names: Iterable[str], originals: Callable[[str], str | None]
) -> Iterator[str]:
    """Yield the files that are not themselves what their original would be.

    Args:
        names: The files.
        originals: Gives the file that holds the original of another.
    """
    for name in names:
        try:
            original = originals(name)
        except ReadError:
            original = None  # it is told when the file is read
        if original is None or not is_same(original, name):
            yield name


def find_originals(
    source: str, paths: Sequence[str], names: Sequence[str]
) -> Callable[[str], str | None]:
    """Return how the original of a file is found that `--source` names.

    Args:
        source: The original, a folder of originals, or a pattern of their names.
        paths: The files and folders on the command line.
        names: The files they stand for.

    Raises:
        ConfigError: If one original is given for several files that are no catalogues.
    """
    from mtaudit.readers.originals import is_pattern, original_of

    several = len(names) != 1 and not all(map(is_catalogue, names))
    if several and not (Path(source).is_dir() or is_pattern(source)):
        raise ConfigError(
            f"--source FILE goes with one file, not with {len(names)}",
            remedy="give the folder that holds their originals, or a pattern such as zh/*.txt",
        )
    return lambda name: original_of(name, paths, source)


def note_errors(result: Result, outcome: Outcome) -> None:
    """Note the detectors that failed on an article."""
    for error in result.errors:
        outcome.fail(
            f"{_name(result.article)}: the detector {error.detector}"
            f"{f' of the plugin {error.plugin!r}' * bool(error.plugin)} failed: {error.message}; "
            f"the others went on; leave it out with --disable {error.detector}"
        )


def _name(article: Article) -> str:
    return article.origin.document.path if article.origin else article.id or "<text>"
