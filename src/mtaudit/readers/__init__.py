"""Readers: from files to articles, with the position of every character kept."""

import importlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import attrs

from mtaudit.article import Article, Document
from mtaudit.errors import ReadError
from mtaudit.readers.decoding import open_document
from mtaudit.readers.options import ReadOptions, language_in_name

Reader: TypeAlias = Callable[[Document, ReadOptions], Iterator[Article]]
"""Yields the articles of a document."""

# Suffix to the module that reads it, imported on first use; its function is called `read`.
READERS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".rst": "restructuredtext",
    ".rest": "restructuredtext",
    ".po": "gettext",
    ".pot": "gettext",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".mxliff": "xliff",
    ".mqxliff": "xliff",
    ".sdlxliff": "xliff",
    ".tmx": "tmx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".json": "json",
    ".arb": "json",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".parquet": "columns",
    ".arrow": "columns",
    ".arrows": "columns",
    ".feather": "columns",
    ".ipc": "columns",
    ".properties": "properties",
    ".yaml": "yaml",
    ".yml": "yaml",
}
# Formats of settings and data, too: in a folder, only what is named after a language is read.
_CATALOGUES = {"json", "properties", "yaml"}
# In a folder, read only if the caller says which field to read.
_RECORDS = {"columns", "json_lines", "table"}


def read(
    path: str | Path,
    *,
    lang: str | None = None,
    source: str | Path | None = None,
    source_lang: str | None = None,
    target_field: str = "",
    source_field: str = "",
    id_field: str = "",
) -> Iterator[Article]:
    """Read the articles of a file, or of all files of known formats in a folder.

    Args:
        path: A file, a folder (searched to its depth, hidden files left out), or `-` for standard
            input. A file of an unknown suffix is read as plain text.
        lang: Language of the texts, a BCP 47 tag; `None` for what the file says, else English.
        source: The original, if it is a file of its own; a folder of originals for a folder.
        source_lang: Language of the originals; `None` for what the files say.
        target_field: The field of a record that holds the text, in JSON and in tables.
        source_field: The field that holds the original.
        id_field: The field that names the record.

    Yields:
        The articles, files in the order of their names.

    Raises:
        ReadError: If a file cannot be read or decoded; raised when its turn comes.
    """
    options = ReadOptions(lang, source_lang, target_field, source_field, id_field)
    for file in files(path, options):
        original = None if source is None else original_of(file, [str(path)], str(source))
        yield from read_file(file, options, original)


def read_file(file: str, options: ReadOptions, original: str | None = None) -> Iterator[Article]:
    """Yield the articles of one file.

    Args:
        file: Its name, or `-` for standard input.
        options: How it is to be read.
        original: The name of the file that holds its original, if that is a file of its own.

    Raises:
        ReadError: If a file cannot be read, or holds originals itself and is given one more.
    """
    document = open_document(file)
    if original is None:
        yield from reader_for(file)(document, options)
        return
    other = open_document(original)
    if READERS.get(Path(file).suffix.lower()) in _CATALOGUES:
        yield from reader_for(file)(document, attrs.evolve(options, original=other))
        return
    from mtaudit.readers.parallel import with_original

    reading = ReadOptions(options.source_lang, target_field=options.source_field)
    text = "\n".join(article.text for article in reader_for(original)(other, reading))
    lang = options.original_lang(language_in_name(original))
    for article in reader_for(file)(document, options):
        if article.source is not None:
            raise ReadError(
                "holds its originals itself", where=file, remedy="leave out the file of originals"
            )
        yield with_original(article, text, lang)


def original_of(file: str, paths: Sequence[str], source: str) -> str:
    """Return the name of the file that holds the original of another.

    Args:
        file: The translation.
        paths: The files and folders that were asked for. What was found in one of the folders has
            its original at the same place in the folder of originals.
        source: The original, or the folder of originals.

    Raises:
        ReadError: If there is none.
    """
    if not Path(source).is_dir():
        return source
    folders = (path for path in paths if Path(path) in Path(file).parents)
    original = Path(source) / Path(file).relative_to(next(folders, Path(file).parent))
    if not original.is_file():
        what = f"has no original in {source}"
        raise ReadError(what, where=file, remedy=f"put it at {original}, or leave the file out")
    return str(original)


def files(path: str | Path, options: ReadOptions | None = None) -> Iterator[str]:
    """Yield the files that `read` would read.

    Args:
        path: A file, a folder or `-`.
        options: How the files are to be read. Of a folder, tables and JSON Lines are read if it
            names a field, and JSON, YAML and properties files if they are named after a language.

    Yields:
        Their names, sorted within a folder.

    Raises:
        ReadError: If there is no such file or folder, or a folder holds no file of a known format.
    """
    if str(path) == "-" or Path(path).is_file():
        yield str(path)
        return
    folder = Path(path)
    if not folder.is_dir():
        raise ReadError("there is no such file or folder", where=str(path), remedy="check the path")
    found = False
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and _is_read(file, options) and file.is_file():
            found = True
            yield str(file)
    if not found:
        raise ReadError(
            "the folder holds no file of a known format",
            where=str(path),
            remedy=f"known suffixes are {' '.join(READERS)}; name a file to read it as plain text",
        )


def _is_read(file: Path, options: ReadOptions | None) -> bool:
    """Tell whether a file that was found in a folder is a text to audit."""
    format_ = READERS.get(file.suffix.lower())
    if format_ in _CATALOGUES:
        return language_in_name(str(file)) is not None
    if format_ in _RECORDS:
        return options is not None and bool(options.target_field)
    return format_ is not None


def reader_for(path: str) -> Reader:
    """Return the reader for a file's suffix; plain text for any other."""
    module = READERS.get(Path(path).suffix.lower(), "plain")
    reader: Reader = importlib.import_module(f"mtaudit.readers.{module}").read
    return reader
