"""Files that belong together: a translation and its references, or two translations."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from pathlib import Path

import attrs

from mtaudit.article import Article
from mtaudit.errors import ConfigError
from mtaudit.readers import read_file
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.originals import original_of
from mtaudit.result import Result


@attrs.frozen
class References:
    """Where the references of translations are.

    Args:
        paths: The files and folders of translations.
        references: For each set of references a file, or a folder that holds the same files.
        options: How they are read.
    """

    paths: Sequence[str]
    references: Sequence[str]
    options: ReadOptions

    def beside(self, results: Iterable[Result]) -> Iterator[tuple[Result, tuple[Article, ...]]]:
        """Yield results with the same article in each set of references.

        Args:
            results: Results of articles that were read from files, file by file.

        Raises:
            ConfigError: If a set of references holds another number of articles.
            ReadError: If a reference is missing or cannot be read.
        """
        if not self.references:
            yield from ((result, ()) for result in results)
            return
        for file, group in groupby(results, _file):
            names = (original_of(file, self.paths, reference) for reference in self.references)
            sets = (read_file(name, self.options) for name in names)
            rows = zip_longest(*sets)
            for result in group:
                yield result, _complete(next(rows, (None,)), file)
            if next(rows, None) is not None:
                raise _uneven(file)


def _complete(row: tuple[Article | None, ...], file: str) -> tuple[Article, ...]:
    there = tuple(article for article in row if article is not None)
    if len(there) < len(row):
        raise _uneven(file)
    return there


def _uneven(file: str) -> ConfigError:
    message = "has references for another number of articles"
    return ConfigError(message, where=file, remedy="give one for each article")


def check_same_files(before: tuple[str, Sequence[str]], after: tuple[str, Sequence[str]]) -> None:
    """Refuse two translations that do not consist of the same files.

    Args:
        before: The path of the first translation, and the files it stands for.
        after: The same of the second.

    Raises:
        ConfigError: If one has a file that the other lacks.
    """
    if not any(Path(path).is_dir() for path, _ in (before, after)):
        return
    names = [
        {str(Path(file).relative_to(path)) for file in files} for path, files in (before, after)
    ]
    extra = [Path(before[0], name) for name in sorted(names[0] - names[1])]
    extra += [Path(after[0], name) for name in sorted(names[1] - names[0])]
    if extra:
        more = f" ({len(extra)} files stand on one side alone)" if len(extra) > 1 else ""
        raise ConfigError(
            f"the other translation has no such file{more}",
            where=str(extra[0]),
            remedy="add it, or leave this one out, as by 'exclude' in the configuration",
        )


def reading_of(field: str, lang: str | None) -> ReadOptions:
    """Return how references are read: as translations, from a field of their own."""
    return ReadOptions(lang, target_field=field)


def _file(result: Result) -> str:
    origin = result.article.origin
    return origin.document.path if origin else result.article.id
