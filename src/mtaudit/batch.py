"""Audits of Arrow record batches: what data frames, DuckDB, Spark and Ray all speak.

A batch of articles goes in, a row for each, and a batch of findings comes out, a row for each. The
schema of findings is fixed: columns are added by later versions, never renamed or removed. A text
that cannot be audited makes a row that says why, and never an exception.
"""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import attrs

from mtaudit.article import Article
from mtaudit.auditor import Auditor
from mtaudit.errors import ConfigError, MtauditError
from mtaudit.finding import Evidence, Finding
from mtaudit.result import Result
from mtaudit.spans import Span
from mtaudit.text import count_words

if TYPE_CHECKING:
    import pyarrow as pa


class Frame(Protocol):
    """What hands itself over as Arrow: a data frame of pandas or Polars, a result of DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the rows as a stream of the Arrow C interface."""


Batch: TypeAlias = "pa.RecordBatch | pa.Table | Frame"
"""Articles, a row for each."""


@attrs.frozen
class Columns:
    """Which columns of a batch hold what.

    Args:
        text: The translation; it must be there. Rows without a text are passed over.
        id: A name for the article.
        lang: Language of the text, a BCP 47 tag; English where it is missing.
        source: The original.
        source_lang: Language of the original.
        date: Day of publication: a date, a time, or a text in ISO 8601.
        topic: A key shared by articles on one story.
        outlet: Who published it.
    """

    text: str = "text"
    id: str = "id"
    lang: str = "lang"
    source: str = "source"
    source_lang: str = "source_lang"
    date: str = "date"
    topic: str = "topic"
    outlet: str = "outlet"

    def wanted(self, there: Iterable[str]) -> tuple[str, ...]:
        """Return the columns that are read, of those there are.

        Args:
            there: The names of a batch's columns.

        Raises:
            ConfigError: If the text is not among them, or a column that was named is not.
        """
        names = tuple(there)
        usual = Columns()
        for field in attrs.fields(Columns):
            name = getattr(self, field.name)
            named = field.name == "text" or name != getattr(usual, field.name)
            if named and name not in names:
                remedy = f"it has {', '.join(names)}; say which holds the {field.name}"
                raise ConfigError(f"there is no column {name!r}", remedy=remedy)
        chosen = (getattr(self, field.name) for field in attrs.fields(Columns))
        return tuple(name for name in chosen if name in names)

    def check_topic(self, there: Iterable[str]) -> None:
        """Refuse a batch that does not say which articles tell one story.

        Raises:
            ConfigError: If the column is not there.
        """
        if self.topic not in there:
            remedy = "say which column holds the topic"
            raise ConfigError(f"there is no column {self.topic!r}", remedy=remedy)


COLUMNS = Columns()
"""The usual names."""


def findings_schema() -> "pa.Schema":
    """Return the schema of findings.

    `row` is the position of the article in its batch; spans are code points of the text, half-open.
    `suppressed` says why a finding is not to be reported; `error` what failed, in a row without a
    finding. `lang`, `source_lang`, `date` and `outlet` are those of the article. `words` and
    `findings` stand in the rows of articles alone, so that they can be summed.

    Raises:
        ConfigError: If pyarrow is not installed.
    """
    pa = pyarrow()
    evidence = pa.struct(
        [
            ("kind", pa.string()),
            ("detail", pa.string()),
            ("start", pa.int64()),
            ("end", pa.int64()),
            ("source_start", pa.int64()),
            ("source_end", pa.int64()),
            ("sister", pa.string()),
            ("sister_start", pa.int64()),
            ("sister_end", pa.int64()),
            ("term", pa.string()),
        ]
    )
    return pa.schema(
        [
            ("row", pa.int64()),
            ("id", pa.string()),
            ("detector", pa.string()),
            ("family", pa.string()),
            ("category", pa.string()),
            ("severity", pa.string()),
            ("confidence", pa.string()),
            ("message", pa.string()),
            ("text", pa.string()),
            ("start", pa.int64()),
            ("end", pa.int64()),
            ("suggestions", pa.list_(pa.string())),
            ("evidence", pa.list_(evidence)),
            ("fingerprint", pa.string()),
            ("suppressed", pa.string()),
            ("error", pa.string()),
            ("signature", pa.string()),
            ("lang", pa.string()),
            ("source_lang", pa.string()),
            ("date", pa.date32()),
            ("outlet", pa.string()),
            ("words", pa.int64()),
            ("findings", pa.int64()),
        ]
    )


def audit_batch(
    auditor: Auditor,
    batch: Batch,
    columns: Columns = COLUMNS,
    *,
    article_rows: bool = False,
) -> "pa.RecordBatch":
    """Audit a batch of articles.

    Args:
        auditor: The auditor.
        batch: Articles, a row for each; a table or a data frame will do as well.
        columns: Which columns hold what.
        article_rows: Whether each article has a row of its own before its findings, which says how
            many words and findings it has: what rates are made of.

    Returns:
        The findings, in the order of their articles and places, by `findings_schema`.

    Raises:
        ConfigError: If it is no batch, a column is not there, or pyarrow is not installed.
    """
    pa = pyarrow()
    found = [
        row
        for one in articles_of(batch, columns)
        for row in _rows(auditor, one, article_rows=article_rows)
    ]
    return pa.RecordBatch.from_pylist(found, schema=findings_schema())


@attrs.frozen
class Given:
    """An article of a batch.

    Args:
        row: Its position in the batch.
        id: Its name, if it has one that can be read.
        article: The article; `None` if it cannot be audited.
        error: Why not.
    """

    row: int
    id: str | None
    article: Article | None
    error: str = ""


def articles_of(batch: Batch, columns: Columns = COLUMNS) -> Iterator[Given]:
    """Yield the articles of a batch; what cannot be one is said and stops no other.

    Args:
        batch: Articles, a row for each; a table or a data frame will do as well.
        columns: Which columns hold what.

    Raises:
        ConfigError: If it is no batch, or a column is not there.
    """
    batch = _arrow(batch)
    cells = {name: batch.column(name) for name in columns.wanted(batch.schema.names)}
    for row in range(batch.num_rows):
        values: dict[str, Any] = {}
        try:
            # Value by value, as one that is no Unicode cannot be read.
            for name in sorted(cells, key=lambda name: name != columns.id):
                values[name] = cells[name][row].as_py()
            if values[columns.text] is None:
                continue
            article = article_of(values, columns)
        except Exception as error:  # noqa: BLE001 - one article's fault must not lose the rest
            yield Given(row, _text(values.get(columns.id)), None, _reason(error))
        else:
            yield Given(row, _text(values.get(columns.id)), article)


def _arrow(batch: Batch) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return what pyarrow has for a batch."""
    pa = pyarrow()
    if isinstance(batch, pa.RecordBatch | pa.Table):
        return batch
    if not hasattr(batch, "__arrow_c_stream__"):
        what = f"it is no batch of articles but of type {type(batch).__name__}"
        raise ConfigError(what, remedy="give an Arrow table, or a data frame that speaks Arrow")
    return pa.table(batch)


def article_of(values: Mapping[str, Any], columns: Columns = COLUMNS) -> Article:
    """Return a row as an article.

    Args:
        values: The row, by columns.
        columns: Which columns hold what.

    Raises:
        ConfigError: If a value cannot be meant, such as a language or a day that is none.
    """

    def value(name: str) -> Any:  # noqa: ANN401 - a column may hold anything
        return values.get(getattr(columns, name))

    for name in ("text", "lang", "source", "source_lang"):
        if not isinstance(value(name), str | None):
            kind = type(value(name)).__name__
            remedy = "give a column of texts"
            raise ConfigError(f"is no text but of type {kind}", where=name, remedy=remedy)
    return Article(
        value("text"),
        id=_text(value("id")) or "",
        lang=value("lang") or "en",
        source=value("source"),
        source_lang=value("source_lang") or None,
        date=_date(value("date")),
        topic=_text(value("topic")),
        outlet=_text(value("outlet")),
    )


def _rows(auditor: Auditor, given: Given, *, article_rows: bool) -> Iterator[dict[str, object]]:
    """Yield the rows of an article."""
    base = {"row": given.row, "id": given.id}
    if given.article is None:
        yield {**base, "error": given.error, "signature": auditor.signature}
        return
    found = result_rows(auditor.audit(given.article), article_row=article_rows)
    yield from ({**base, **row} for row in found)


def result_rows(result: Result, *, article_row: bool = False) -> Iterator[dict[str, object]]:
    """Yield the findings of a result as rows of `findings_schema`, without `row` and `id`.

    Args:
        result: What was found in an article: findings, suppressed ones, then failures.
        article_row: Whether a row of the article comes first.
    """
    article = result.article
    base = {
        "signature": result.signature,
        "lang": article.lang,
        "source_lang": article.source_lang,
        "date": article.date,
        "outlet": article.outlet,
    }
    if article_row:
        yield {**base, "words": count_words(article.text), "findings": len(result.findings)}
    for finding in result.findings:
        yield {**base, **_finding_row(finding, article)}
    for one in result.suppressed:
        yield {**base, **_finding_row(one.finding, article), "suppressed": one.reason}
    for failure in result.errors:
        yield {**base, "detector": failure.detector, "error": _unicode(failure.message)}


def _finding_row(finding: Finding, article: Article) -> dict[str, object]:
    return {
        "detector": finding.detector,
        "family": str(finding.family),
        "category": str(finding.category),
        "severity": str(finding.severity),
        "confidence": str(finding.confidence),
        "message": finding.message,
        "text": finding.span.of(article.text),
        "start": finding.span.start,
        "end": finding.span.end,
        "suggestions": list(finding.suggestions),
        "evidence": [_evidence(one) for one in finding.evidence],
        "fingerprint": finding.fingerprint(article),
    }


def _evidence(evidence: Evidence) -> dict[str, object]:
    start, end = _ends(evidence.span)
    source_start, source_end = _ends(evidence.source_span)
    sister_start, sister_end = _ends(evidence.sister_span)
    return {
        "kind": evidence.kind,
        "detail": evidence.detail,
        "start": start,
        "end": end,
        "source_start": source_start,
        "source_end": source_end,
        "sister": evidence.sister,
        "sister_start": sister_start,
        "sister_end": sister_end,
        "term": evidence.term,
    }


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _reason(error: Exception) -> str:
    said = str(error) if isinstance(error, MtauditError) else f"{type(error).__name__}: {error}"
    return _unicode(said)


def _unicode(message: str) -> str:
    """Return a message without halves of characters, which Arrow cannot hold."""
    return message.encode(errors="backslashreplace").decode()


def _date(value: object) -> dt.date | None:
    match value:
        case dt.datetime():
            return value.date()
        case dt.date() | None:
            return value
        case str():
            return _parsed(value.strip()) if value.strip() else None
        case float() if math.isnan(value):
            return None  # as pandas has what is missing
        case _:
            raise ConfigError(f"is no day but of type {type(value).__name__}", where="date")


def _parsed(text: str) -> dt.date:
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError as error:
        remedy = "write it as 2026-12-31"
        raise ConfigError(f"{text!r} is no day", where="date", remedy=remedy) from error


def pyarrow() -> Any:  # noqa: ANN401 - a module
    """Return pyarrow.

    Raises:
        ConfigError: If it is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        remedy = "pip install 'mtaudit[arrow]'"
        raise ConfigError("pyarrow is not installed", remedy=remedy) from error
    return pa
