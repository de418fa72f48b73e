"""What the server and the page say to each other, as JSON can hold it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from mtaudit.applying import Refusal
from mtaudit.decisions import Decision
from mtaudit.errors import ConfigError
from mtaudit.reports.html import renewed
from mtaudit.reports.totals import counted
from mtaudit.reviewing.view import STALE, CarriedOut, View, Wish


def state(view: View, known: int) -> dict[str, object]:
    """Return what is new since a version.

    Args:
        view: What lies on the desk.
        known: The version that the page shows.
    """
    audited = [number for number, version in enumerate(view.audited, 1) if version > known]
    new = renewed(view.results, audited) if audited else None
    return {
        **_head(view),
        "overview": new.overview if new else (),
        "articles": new.articles if new else (),
        "decisions": {
            number: _decided(view, number)
            for number, version in enumerate(view.decided, 1)
            if version > known
        },
    }


def session(view: View, baseline: Path | None) -> dict[str, object]:
    """Return what the script of a new page is to know.

    Args:
        view: What lies on the desk.
        baseline: The file of accepted findings, if there is to be one.
    """
    decisions = {
        number: _decided(view, number)
        for number, place in enumerate(view.places, 1)
        if place.decisions
    }
    return {**_head(view), "baseline": str(baseline or ""), "decisions": decisions}


def wishes(content: object) -> list[Wish]:
    """Return what a page wants to be decided.

    Args:
        content: What it has sent.

    Raises:
        ConfigError: If that is no list of wishes.
    """
    entries = content.get("wishes") if isinstance(content, Mapping) else None
    if not isinstance(entries, list):
        raise ConfigError("a list of wishes is expected")
    return [_wish(entry) for entry in entries]


def carried_out(done: CarriedOut) -> dict[str, object]:
    """Return what became of decisions that were carried out."""
    said = []
    if done.corrected:
        said.append(
            f"{counted(done.corrected, 'place')} corrected in {counted(done.files, 'file')}."
        )
    if done.accepted:
        said.append(f"{counted(done.accepted, 'judgement')} kept.")
    if done.refused:
        said.append(f"{counted(len(done.refused), 'decision')} refused.")
    return {
        "said": " ".join(said) or "There was nothing to carry out.",
        "refused": _refusals(done.refused),
    }


def _head(view: View) -> dict[str, object]:
    return {
        "version": view.version,
        "layout": view.layout,
        "faults": view.faults,
        "stale": _refusals(Refusal(one, STALE) for one in view.stale),
    }


def _refusals(refusals: Iterable[Refusal]) -> list[dict[str, str]]:
    return [{"decision": str(one.decision), "reason": one.reason} for one in refusals]


def _decided(view: View, number: int) -> dict[int, dict[str, object]]:
    decisions = view.places[number - 1].decisions
    return {at: _verdict(decision) for at, decision in decisions.items()}


def _verdict(decision: Decision) -> dict[str, object]:
    if not decision.is_accepted:
        return {"verdict": decision.verdict, "reason": decision.reason}
    return {
        "verdict": decision.verdict,
        "correction": decision.correction,
        "edited": decision.edited,
        "glossary": decision.glossary,
    }


def _wish(entry: object) -> Wish:
    if not isinstance(entry, Mapping):
        raise ConfigError("a wish is to be an object")
    known = attrs.fields_dict(Wish)
    if entry.keys() != known.keys():
        raise ConfigError(f"a wish has {', '.join(known)}")
    for name in known:
        is_right = (
            isinstance(entry[name], int) and not isinstance(entry[name], bool)
            if name in {"start", "end"}
            else entry[name] is None or isinstance(entry[name], Mapping)
            if name == "decision"
            else isinstance(entry[name], str)
        )
        if not is_right:
            raise ConfigError(f"{entry[name]!r} is no value for {name!r}")
    return Wish(**entry)
