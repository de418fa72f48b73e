"""The report for Word and LibreOffice: findings as comments, sure corrections as tracked changes.

A file that is a DOCX itself is copied, with all that is in it; other texts go into a new document,
a heading for each article. To accept all changes gives what `mtaudit fix` makes of the text, to
reject them the text as it was.

The XML is written here: there is no well-kept library for tracked changes, and python-docx would
write all parts of an editor's document anew.
"""

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from mtaudit.errors import ConfigError
from mtaudit.reports.docx.new_document import new_document
from mtaudit.result import Result


def render(results: Iterable[Result], stream: IO[str]) -> None:
    """Write a document for review.

    Args:
        results: The results of one DOCX, or of any number of articles of other formats.
        stream: Where the document goes: a text stream on top of one of bytes, as those of files
            are.

    Raises:
        ConfigError: If the stream takes no bytes, or a DOCX is not the only file.
        ReadError: If a DOCX cannot be written so that nothing else changes.
    """
    out: IO[bytes] | None = getattr(stream, "buffer", None)
    if out is None or stream.isatty():
        remedy = "name a file with --output"
        raise ConfigError("the report docx is no text", remedy=remedy)
    kept: list[Result] = []
    for result in results:
        kept.append(result)
        if len(kept) > 1 and any(map(_is_docx, (kept[0], result))):
            path = next(_path(one) for one in (result, kept[0]) if _is_docx(one))
            remedy = "name it alone, or a folder to write to with --output"
            raise ConfigError("a DOCX is reviewed in a copy of its own", where=path, remedy=remedy)
    stream.flush()
    out.write(document_of(kept))


def render_into(results: Iterable[Result], folder: Path) -> None:
    """Write a document for each file into a folder, at the place below it where the file was read.

    Args:
        results: The results; those of one file follow each other.
        folder: The folder.

    Raises:
        ConfigError: If two files would have one place, or a DOCX would be replaced by its copy.
        ReadError: If a DOCX cannot be written so that nothing else changes.
    """
    from itertools import groupby

    from mtaudit.files import replace_bytes
    from mtaudit.reports.places import into_folder

    written: dict[Path, str] = {}
    for path, group in groupby(results, key=_path):
        kept = list(group)
        name = path if _is_docx(kept[0]) else f"{path}.docx"
        target = into_folder(Path(name), folder, written)
        if target.exists() and Path(path).exists() and target.samefile(path):
            what = "the document for review would be written over it"
            raise ConfigError(what, where=path, remedy="name another folder")
        replace_bytes(target, document_of(kept))


def document_of(results: list[Result]) -> bytes:
    """Return a document for review.

    Args:
        results: The result of one DOCX, or any number of others.

    Raises:
        ReadError: If a DOCX cannot be written so that nothing else changes.
    """
    if len(results) == 1 and _is_docx(results[0]):
        from mtaudit.reports.docx.reviewed_copy import reviewed_copy

        data = Path(_path(results[0])).read_bytes()
        return reviewed_copy(data, results[0], _date())
    return new_document(results, _date())


def _is_docx(result: Result) -> bool:
    return result.article.origin is not None and _path(result).lower().endswith(".docx")


def _path(result: Result) -> str:
    article = result.article
    return article.origin.document.path if article.origin else article.id or "text"


def _date() -> str:
    """Return the time that `SOURCE_DATE_EPOCH` says; no clock is read, so it may be empty."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdecimal():
        return ""
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
