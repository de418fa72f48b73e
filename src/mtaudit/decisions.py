"""What an editor has decided about findings, and the file that a report's page writes of it."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs

from mtaudit.errors import ConfigError

_VERSION = 1
_VERDICTS = ("accepted", "rejected")
_ROW_REASON = "an editor's correction"


def digest_of(text: str) -> str:
    """Return what tells one state of an article's text from another: sixteen hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@attrs.frozen
class Decision:
    """What somebody has decided about a finding.

    Args:
        path: The file, as the audit was given it.
        digest: What `digest_of` gave for the article's text when it was audited.
        detector: The detector that found it.
        fingerprint: `Finding.fingerprint`: the finding and its neighbouring words.
        start: Where it begins in the article's text, code points.
        end: Where it ends.
        text: The words between.
        verdict: `accepted`: the finding is right, the words are to be corrected; or `rejected`: it
            is wrong, the words are to stay.
        record: The record of the file, if it holds several articles.
        correction: What to write instead, if accepted; empty to delete the words, `None` if that
            was not said.
        edited: Whether the correction was typed, and is none of the suggestions.
        reason: Why it is rejected.
        glossary: Whether the correction is to become rows of a glossary.
    """

    path: str
    digest: str
    detector: str
    fingerprint: str
    start: int
    end: int
    text: str
    verdict: str
    record: str = ""
    correction: str | None = None
    edited: bool = False
    reason: str = ""
    glossary: bool = False

    @property
    def is_accepted(self) -> bool:
        """Whether the finding is right."""
        return self.verdict == "accepted"

    def __str__(self) -> str:
        record = f"#{self.record}" if self.record else ""
        return f"{self.path}{record}: {self.detector} “{' '.join(self.text.split())}”"


@attrs.frozen
class Decisions:
    """The decisions that were made in a report.

    Args:
        decisions: One for each finding that was decided.
        report: The digest of the report.
        author: Who decided; empty if nobody said.
        date: When.
    """

    decisions: tuple[Decision, ...]
    report: str = ""
    author: str = ""
    date: dt.date | None = None

    @classmethod
    def load(cls, path: str | Path) -> "Decisions":
        """Load the file that the page of a report exports.

        Args:
            path: The file.

        Raises:
            ConfigError: If it cannot be read or is wrong; the message names the entry.
        """
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            what, remedy = f"cannot be read: {error.strerror}", "check path and permission"
            raise ConfigError(what, where=str(path), remedy=remedy) from error
        return _parse(data, str(path))

    def as_json(self, date: str = "") -> str:
        """Return the file that `load` reads.

        Args:
            date: The day to write instead of `date`, as in 2026-12-31.
        """
        import json

        day = date or (self.date.isoformat() if self.date else "")
        head = {"version": _VERSION, "report": self.report, "author": self.author}
        content = {
            **head,
            **({"date": day} if day else {}),
            "decisions": [_as_entry(one) for one in self.decisions],
        }
        return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n"

    def by_path(self) -> dict[str, list[Decision]]:
        """Return the decisions on each file, files in the order in which they are named."""
        paths: dict[str, list[Decision]] = {}
        for decision in self.decisions:
            paths.setdefault(decision.path, []).append(decision)
        return paths


def glossary_rows(decisions: Iterable[Decision]) -> str:
    """Return the rows for a glossary that decisions ask for, as a glossary file.

    Each form is `bad`, never right: one that may be right elsewhere needs a topic or a native form,
    of which a decision says nothing, and is to be made `suspect` by hand.

    Args:
        decisions: The decisions.

    Returns:
        The file; empty if no decision asks for a row.
    """
    from mtaudit.glossary import Term
    from mtaudit.glossary.csv_writing import as_csv

    forms: dict[str, dict[str, None]] = {}
    for decision in decisions:
        right, wrong = _folded(decision.correction or ""), _folded(decision.text)
        if decision.glossary and decision.is_accepted and right and wrong and right != wrong:
            forms.setdefault(right, {})[wrong] = None
    return as_csv(
        Term(
            right,
            lang="en",
            bad=list(wrong),
            reasons=dict.fromkeys(wrong, _ROW_REASON),
        )
        for right, wrong in sorted(forms.items())
    ) * bool(forms)


def _folded(text: str) -> str:
    return " ".join(text.split())


# --- The file -------------------------------------------------------------------------------------


def _parse(data: bytes, where: str) -> Decisions:
    import json

    if data.startswith(b"PK"):
        raise ConfigError(
            "is a document, and holds no decisions",
            where=where,
            remedy="a document that was reviewed is the result itself; see 'Review in Word'",
        )
    try:
        content: object = json.loads(data)
    except ValueError as error:  # of JSON and of UTF-8
        remedy = "export the decisions again"
        raise ConfigError(f"it is no valid JSON: {error}", where=where, remedy=remedy) from error
    if not isinstance(content, dict) or content.get("version") != _VERSION:
        raise ConfigError(
            f"it holds no decisions of version {_VERSION}",
            where=where,
            remedy="the page that '--format html' writes exports them",
        )
    entries = content.get("decisions")
    if not isinstance(entries, list):
        raise ConfigError("a list of decisions is expected", where=where)
    texts = {name: content.get(name, "") for name in ("report", "author")}
    for name, value in texts.items():
        if not isinstance(value, str):
            raise ConfigError(f"a text is expected for {name!r}", where=where)
    return Decisions(
        tuple(decision_of(entry, f"{where}: entry {n}") for n, entry in enumerate(entries, 1)),
        texts["report"],
        texts["author"],
        _date(content.get("date"), where),
    )


def _as_entry(decision: Decision) -> dict[str, object]:
    """Return the entry of a decision, without what its verdict has no use for."""
    useless = {"correction", "edited", "glossary"} if not decision.is_accepted else {"reason"}
    return {
        name: value
        for name, value in attrs.asdict(decision).items()
        if name not in useless and value is not None
    }


def _date(value: object, where: str) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError as error:
        remedy = "write it as 2026-12-31"
        raise ConfigError(f"{value!r} is no date", where=where, remedy=remedy) from error


def decision_of(entry: object, where: str) -> Decision:
    """Return the decision that an entry of the file holds.

    Args:
        entry: The entry, as JSON is read.
        where: What messages call it.

    Raises:
        ConfigError: If it is wrong.
    """
    if not isinstance(entry, dict):
        raise ConfigError("an object is expected", where=where)
    known = attrs.fields_dict(Decision)
    for name in entry:
        if name not in known:
            remedy = f"use {', '.join(known)}"
            raise ConfigError(f"there is no key {name!r}", where=where, remedy=remedy)
    for name, field in known.items():
        if name in entry:
            if not _fits(entry[name], field.type):
                raise ConfigError(f"{entry[name]!r} is no value for {name!r}", where=where)
        elif field.default is attrs.NOTHING:
            raise ConfigError(f"the key {name!r} is missing", where=where)
    values: dict[str, Any] = dict(entry)
    decision = Decision(**values)
    if decision.verdict not in _VERDICTS:
        remedy = f"use {' or '.join(_VERDICTS)}"
        raise ConfigError(f"there is no verdict {decision.verdict!r}", where=where, remedy=remedy)
    if not 0 <= decision.start <= decision.end:
        raise ConfigError("its end stands before its start", where=where)
    return decision


def _fits(value: object, kind: Any) -> bool:  # noqa: ANN401 - what attrs keeps of a field
    if kind is bool or isinstance(value, bool):
        return kind is bool and isinstance(value, bool)
    return isinstance(value, kind)
