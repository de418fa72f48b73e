"""The baseline: findings that somebody has accepted, in a file that is kept with the texts."""

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

from mtaudit.article import Article
from mtaudit.errors import ConfigError
from mtaudit.finding import Finding
from mtaudit.pattern import Pattern
from mtaudit.value import Value

_VERSION = 1
_SURROGATE = Pattern(r"[\ud800-\udfff]")  # in a file name that is no UTF-8; an escape is JSON


@attrs.frozen(eq=False, repr=False)
class Judgement(Value):
    """A finding that somebody has accepted.

    Args:
        path: The file it stands in, relative to the baseline's folder, with `/` between its parts;
            of an article from memory, its id.
        detector: The detector that found it.
        text: What it found.
        fingerprint: `Finding.fingerprint`: it and its neighbouring words.
        reason: Why it is accepted.
        author: Who accepted it.
        date: When.
        expires: The last day on which it holds; `None` for ever.
    """

    path: str
    detector: str
    text: str
    fingerprint: str
    reason: str
    author: str
    date: dt.date
    expires: dt.date | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What it is about; there is one judgement on it."""
        return self.path, self.fingerprint

    def __str__(self) -> str:
        return f"{self.path}: {self.detector} “{self.text}”"


def _by_place(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Sort judgements as the file holds them; of two on one finding the later one stays."""
    latest = {judgement.key: judgement for judgement in judgements}
    return tuple(sorted(latest.values(), key=lambda j: (j.path, j.detector, j.text, j.fingerprint)))


@attrs.frozen(eq=False, repr=False)
class Baseline(Value):
    """The findings that are accepted.

    Args:
        judgements: One for each.
        root: The folder that their paths are relative to; `None` for the current one.
        today: The day on which they are applied; without it none of them has expired.
    """

    judgements: tuple[Judgement, ...] = attrs.field(default=(), converter=_by_place)
    root: Path | None = None
    today: dt.date | None = None

    @classmethod
    def load(cls, path: str | Path, *, today: dt.date | None = None) -> "Baseline":
        """Load a baseline; a file that does not exist holds no judgements.

        Args:
            path: The file; its folder is the root.
            today: The day on which the judgements are applied.

        Returns:
            The baseline.

        Raises:
            ConfigError: If the file is wrong; the message names the file and the entry.
        """
        file = Path(path)
        try:
            data = file.read_bytes()
        except FileNotFoundError:
            return cls((), file.parent, today)
        except OSError as error:
            what, remedy = f"cannot be read: {error.strerror}", "check path and permission"
            raise ConfigError(what, where=str(path), remedy=remedy) from error
        return cls(_parse(data, str(path)), file.parent, today)

    def save(self, path: str | Path) -> None:
        """Write the baseline, whole or not at all: sorted, one judgement below the other.

        Args:
            path: The file.

        Raises:
            ConfigError: If a judgement has no reason.
        """
        import json

        from mtaudit.files import replace_file

        entries = [_entry(judgement) for judgement in self.judgements]
        for number, entry in enumerate(entries, 1):
            _judgement(entry, f"{path}: entry {number}")  # nothing is written that cannot be read
        content = {"version": _VERSION, "judgements": entries}
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        with replace_file(Path(path)) as stream:
            stream.write(_SURROGATE.sub(lambda one: f"\\u{ord(one.group()):04x}", text))

    def judge(
        self,
        finding: Finding,
        article: Article,
        *,
        reason: str,
        author: str,
        date: dt.date,
        expires: dt.date | None = None,
    ) -> Judgement:
        """Return the judgement that accepts a finding of an article.

        Args:
            finding: The finding.
            article: The article it stands in.
            reason: Why it is accepted.
            author: Who accepts it.
            date: When.
            expires: The last day on which that holds.
        """
        text = " ".join(finding.span.of(article.text).split())
        return Judgement(
            self._path(article),
            finding.detector,
            text,
            finding.fingerprint(article),
            reason.strip(),
            author,
            date,
            expires,
        )

    def of(self, article: Article) -> Mapping[str, Judgement]:
        """Return the judgements on the file of an article, by fingerprint."""
        return self._by_path.get(self._path(article), {}) if self._by_path else {}

    def is_expired(self, judgement: Judgement) -> bool:
        """Tell whether a judgement holds no longer."""
        if self.today is None or judgement.expires is None:
            return False
        return self.today > judgement.expires

    def _path(self, article: Article) -> str:
        """Return the path of an article's file as seen from the root."""
        if article.origin is None:
            return article.id
        path = article.origin.document.path
        if path == "-":
            return path
        return Path(os.path.relpath(path, self.root)).as_posix()

    @cached_property
    def _by_path(self) -> dict[str, dict[str, Judgement]]:
        paths: dict[str, dict[str, Judgement]] = defaultdict(dict)
        for judgement in self.judgements:
            paths[judgement.path][judgement.fingerprint] = judgement
        return dict(paths)


def change(
    path: Path,
    *,
    added: Iterable[Judgement] = (),
    dropped: frozenset[tuple[str, str]] = frozenset(),
) -> None:
    """Change a baseline as it is now: somebody else may have written it meanwhile.

    Args:
        path: The file.
        added: Judgements to add; they replace those on the same findings.
        dropped: The keys of judgements to take out.

    Raises:
        ConfigError: If the file is wrong, or a judgement has no reason.
    """
    from mtaudit.files import locked

    with locked(path):
        now = Baseline.load(path)
        kept = (one for one in now.judgements if one.key not in dropped)
        attrs.evolve(now, judgements=(*kept, *added)).save(path)


# --- The file -------------------------------------------------------------------------------------

_OPTIONAL = "expires"


def _entry(judgement: Judgement) -> dict[str, str]:
    """Return a judgement as the file holds it."""
    fields = attrs.asdict(judgement)
    return {name: str(value) for name, value in fields.items() if value is not None}


def _parse(data: bytes, where: str) -> tuple[Judgement, ...]:
    import json

    try:
        content: object = json.loads(data)
    except ValueError as error:  # of JSON and of UTF-8
        raise ConfigError(
            f"it is no valid JSON: {error}",
            where=where,
            remedy="if two branches were joined, keep the entries of both",
        ) from error
    if not isinstance(content, dict) or content.get("version") != _VERSION:
        raise ConfigError(
            f"it is no baseline of version {_VERSION}",
            where=where,
            remedy="'mtaudit accept' writes one",
        )
    entries = content.get("judgements")
    if not isinstance(entries, list):
        raise ConfigError("a list of judgements is expected", where=where)
    return tuple(_judgement(entry, f"{where}: entry {n}") for n, entry in enumerate(entries, 1))


def _judgement(entry: object, where: str) -> Judgement:
    known = attrs.fields_dict(Judgement)
    if not isinstance(entry, dict):
        raise ConfigError("an object is expected", where=where)
    for name in entry:
        if name not in known:
            remedy = f"use {', '.join(known)}"
            raise ConfigError(f"there is no key {name!r}", where=where, remedy=remedy)
    for name in known:
        if name != _OPTIONAL and not isinstance(entry.get(name), str):
            raise ConfigError(f"a text is expected for {name!r}", where=where)
    if not entry["reason"].strip():
        raise ConfigError("the reason is empty", where=where, remedy="say why it is accepted")
    values: dict[str, Any] = dict(entry)
    for name in ("date", _OPTIONAL):
        if values.get(name) is not None:
            values[name] = _date(values[name], f"{where}: {name}")
    return Judgement(**values)


def _date(value: object, where: str) -> dt.date:
    parse: Callable[[str], dt.date] = dt.date.fromisoformat
    try:
        return parse(str(value))
    except ValueError as error:
        raise ConfigError(
            f"{value!r} is no date", where=where, remedy="write it as 2026-12-31"
        ) from error
