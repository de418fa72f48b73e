"""Labelled text: what is marked as wrong in it, and where it is read from."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from mtaudit.article import Article
from mtaudit.errors import ReadError
from mtaudit.finding import Family, Finding
from mtaudit.glossary import Kind, Term
from mtaudit.spans import Span

_NAMES = (Family.NAME, Family.TERMINOLOGY)
_TERMS = (Family.TERMINOLOGY, Family.NAME)
_ANY: tuple[Family, ...] = ()

KIND_FAMILIES: dict[str, tuple[Family, ...]] = {
    **dict.fromkeys(("name", "person", "place", "country", "organisation", "outlet"), _NAMES),
    **dict.fromkeys(("work", "event", "case"), _NAMES),
    **dict.fromkeys(("title-term", "terminology", "term", "treaty"), _TERMS),
    **dict.fromkeys(("number", "date"), (Family.NUMBER,)),
    **dict.fromkeys(("untranslated", "fused", "markup"), (Family.RESIDUE,)),
    "apostrophe": (Family.RESIDUE, Family.NAME),
    "format": (Family.RESIDUE, Family.NUMBER),
    **dict.fromkeys(("mistranslation", "other"), _ANY),
}
"""The families of finding that fit a kind of label; under the first one the label is counted.

None listed, or an unknown kind: findings of any family fit, and the label counts under `all` only.
"""


@attrs.frozen
class Label:
    """An error that somebody marked in a text.

    Args:
        span: Where, in code points of the text; empty where something was left out.
        kind: What is wrong, a key of `KIND_FAMILIES`.
        category: The finer name that the data set gives it.
        sub: A subdivision of the kind, if the data set has one.
        tier: `must` or `bonus`, if the data set says so.
        suggestion: What should stand there; empty if nothing should; `None` if the data set does
            not say.
    """

    span: Span
    kind: str
    category: str = ""
    sub: str = ""
    tier: str = ""
    suggestion: str | None = None

    @property
    def family(self) -> Family | None:
        """The family it is counted under, if any."""
        return next(iter(KIND_FAMILIES.get(self.kind, _ANY)), None)

    @property
    def is_omission(self) -> bool:
        """Whether it marks the place of something missing, which no finding can overlap."""
        return not len(self.span)

    def fits(self, family: Family) -> bool:
        """Tell whether a finding of a family may be about this error."""
        families = KIND_FAMILIES.get(self.kind, _ANY)
        return not families or family in families

    def is_hit_by(self, finding: Finding) -> bool:
        """Tell whether a finding points at this error.

        Spans must share a code point; at an omission, touching its place is enough.
        """
        if not self.fits(finding.family):
            return False
        return finding.span.overlaps(self.span) or (
            self.is_omission and finding.span.start <= self.span.start <= finding.span.end
        )


@attrs.frozen
class Record:
    """A labelled text.

    Args:
        article: The text, with its source if there is one.
        dataset: The name of its data set.
        labels: The errors in it, all of them.
        is_clean: Whether it is known to be free of errors.
        pair: Languages it was translated from and into, such as `zh-en`; empty if unknown.
        group: A key shared by the bad and the clean versions of one text.
        terms: The names and terms it is about, correctly.
    """

    article: Article
    dataset: str
    labels: tuple[Label, ...] = ()
    is_clean: bool = False
    pair: str = ""
    group: str = ""
    terms: tuple[Term, ...] = ()


_Row: TypeAlias = Mapping[str, Any]

# Where twins are joined by their id alone, the clean one has a "c" after the number.
_TWIN = re.compile(r"(?<=\d)c$")


def read_records(path: str | Path) -> Iterator[Record]:
    """Read labelled text, one record after the other.

    Two layouts. *Articles*: a `.jsonl` file whose lines have `article` (the name of a text file in
    the same folder), `start`, `end`, `kind` and perhaps `quote`, `category`, `suggestion`, `tier`;
    the folder's texts without a label are clean. *Records*: a `.jsonl` file whose lines have `id`,
    `target`, `spans` and perhaps `source`, `lang_pair`, `dataset`, `kind`, `group`, `terms`. A
    folder is searched to its depth for both; its `.txt` files beside no file of labels are clean.

    Args:
        path: A file or a folder.

    Yields:
        The records, files in the order of their names.

    Raises:
        ReadError: If something cannot be read or a label does not fit its text, with file and line.
    """
    path = Path(path)
    if path.is_file():
        yield from _read_file(path)
        return
    if not path.is_dir():
        raise ReadError("there is no such file or folder", where=str(path), remedy="check the path")
    files = sorted(path.rglob("*.jsonl"))
    folders = sorted({file.parent for file in path.rglob("*.txt")})
    if not files and not folders:
        raise ReadError(
            "the folder holds no labelled text", where=str(path), remedy="see .jsonl and .txt files"
        )
    labelled = {file.parent for file in files if _is_article_layout(file)}
    for file in files:
        yield from _read_file(file)
    for folder in folders:
        if folder not in labelled:
            yield from _read_articles(folder, {})


def _read_file(path: Path) -> Iterator[Record]:
    if path.suffix == ".txt":
        yield _article_record(path, [])
    elif _is_article_layout(path):
        by_article: dict[str, list[tuple[int, _Row]]] = {}
        for number, row in _rows(path):
            name = str(_cell(row, "article", path, number))
            by_article.setdefault(name, []).append((number, row))
        for name, rows in by_article.items():
            if not (path.parent / name).is_file():
                raise ReadError(
                    f"there is no article {name!r} beside it", where=f"{path}:{rows[0][0]}"
                )
        yield from _read_articles(path.parent, by_article, path)
    else:
        for number, row in _rows(path):
            yield _record(row, path, number)


def _is_article_layout(path: Path) -> bool:
    return any("article" in row for _, row in next(zip(_rows(path), strict=False), ()))


def _rows(path: Path) -> Iterator[tuple[int, _Row]]:
    """Yield the objects of a JSON Lines file with their line numbers, as they are read."""
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    row = json.loads(line)
                    if not isinstance(row, dict):
                        raise ReadError("is no JSON object", where=f"{path}:{number}")
                    yield number, row
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except ValueError as error:
        raise ReadError(
            f"is not JSON in UTF-8: {error}",
            where=f"{path}:{number}",
            remedy="write one JSON object a line",
        ) from error


def _read_articles(
    folder: Path, rows: Mapping[str, list[tuple[int, _Row]]], gold: Path | None = None
) -> Iterator[Record]:
    for file in sorted(folder.glob("*.txt")):
        yield _article_record(file, rows.get(file.name, []), gold)


def _article_record(
    file: Path, rows: Sequence[tuple[int, _Row]], gold: Path | None = None
) -> Record:
    try:
        # Bytes, because a text stream would translate line ends and move every label behind them.
        text = file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"cannot be read: {error}", where=str(file)) from error
    where = gold or file
    labels = tuple(_label(row, text, where, number) for number, row in rows)
    return Record(
        Article(text, id=str(file)),
        dataset=file.absolute().parent.name,
        labels=labels,
        is_clean=not labels,
    )


def _record(row: _Row, path: Path, number: int) -> Record:
    text = str(_cell(row, "target", path, number))
    name = str(_cell(row, "id", path, number))
    pair = row.get("lang_pair") or ""
    source_lang, _, lang = pair.rpartition("-")
    labels = tuple(
        _label(span, text, path, number) for span in _cell(row, "spans", path, number) or ()
    )
    # Reference translations stay out: an auditor in use has none.
    article = Article(
        text,
        id=name,
        lang=lang or "en",
        source=row.get("source") or None,
        source_lang=source_lang or None,
    )
    return Record(
        article,
        dataset=row.get("dataset") or path.stem,
        labels=labels,
        is_clean=not labels and row.get("kind", "clean") == "clean",
        pair=pair,
        group=row.get("group") or _TWIN.sub("", name),
        terms=tuple(_term(term) for term in row.get("terms") or ()),
    )


def _label(row: _Row, text: str, path: Path, number: int) -> Label:
    start, end = (_cell(row, key, path, number) for key in ("start", "end"))
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(text)):
        raise ReadError(
            f"{start} to {end} is no span of the text, which has {len(text)} code points",
            where=f"{path}:{number}",
            remedy="count code points of the file as it is, line ends untouched",
        )
    span = Span(start, end)
    if row.get("quote", span.of(text)) != span.of(text):
        raise ReadError(
            f"the text at {start} to {end} is {span.of(text)!r}, not {row['quote']!r}",
            where=f"{path}:{number}",
            remedy="correct start, end and quote together",
        )
    return Label(
        span,
        kind=row.get("kind") or row.get("category") or "",
        category=row.get("category") or "",
        sub=row.get("sub") or "",
        tier=row.get("tier") or "",
        suggestion=row.get("suggestion", row.get("good")),
    )


def _cell(row: _Row, key: str, path: Path, number: int) -> Any:  # noqa: ANN401 - from JSON
    if key not in row:
        raise ReadError(
            f"the field {key!r} is missing", where=f"{path}:{number}", remedy="add it to the line"
        )
    return row[key]


def _term(row: _Row) -> Term:
    kind = row.get("kind")
    return Term(
        row["canonical"],
        native=row.get("native") or {},
        kind=Kind(kind) if kind in set(Kind) else Kind.TERM,
    )
