"""Substitution rules of Vale: a map from a pattern to what shall stand in its place.

The keys are regular expressions. Those that stand for a few plain forms are read as these; others
are counted as lost.
"""

import itertools
import json
import re
from collections.abc import Iterable, Iterator

from mtaudit.article import Document
from mtaudit.errors import ReadError
from mtaudit.exchange.gathering import Rendering, gather
from mtaudit.exchange.transfer import ExchangeOptions, Losses, note_unheld
from mtaudit.glossary.term import Case, Status, Term

_SPECIAL = re.compile(r"[\\.^$*+?{}\[\]|()]")
# The parts of a pattern that stand for plain text: a group of alternatives, an escape, a character.
_PART = re.compile(r"\((?:\?:)?([^()\\.^$*+?{}\[\]]*)\)(\?)?|(\\[^\w]|[^\\.^$*+?{}\[\]|()])(\?)?")
_DEEPEST = 10  # levels; a rule has three
_MOST_FORMS = 64  # of one pattern
_HEADER = """\
extends: substitution
message: "Use '%s' instead of '%s'."
level: error
ignorecase: {ignorecase}
action:
  name: replace
swap:{none}
"""


def read(document: Document, options: ExchangeOptions, losses: Losses) -> Iterable[Term]:
    """Yield the terms of a rule.

    Raises:
        ReadError: If the file is no YAML, uses anchors, or is no substitution rule; or if PyYAML is
            not installed.
    """
    rule = _load(document)
    swap = rule.get("swap")
    if rule.get("extends") != "substitution" or not isinstance(swap, dict):
        raise ReadError(
            "is no substitution rule of Vale",
            where=document.path,
            remedy="give a file with 'extends: substitution' and a map 'swap'",
        )
    known = {"extends", "swap", "message", "level", "ignorecase", "action"}
    losses.update({f"key {name} of the rule": 1 for name in rule if name not in known})
    case = Case.ANY if rule.get("ignorecase") is True else Case.AUTO
    for term in gather(_renderings(swap, losses), options, losses):
        yield term if case is Case.AUTO else _with_case(term, case)


def _with_case(term: Term, case: Case) -> Term:
    import attrs

    return attrs.evolve(term, case=case)


def _load(document: Document) -> dict[object, object]:
    try:
        import yaml
    except ModuleNotFoundError as error:
        raise ReadError(
            "needs PyYAML to be read", where=document.path, remedy="pip install 'mtaudit[yaml]'"
        ) from error
    try:
        depth = 0
        for event in yaml.parse(document.text, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise ReadError(
                    "is no YAML of a rule: it is too deep",
                    where=document.path,
                    remedy="give a flat map 'swap'",
                )
            if isinstance(event, yaml.AliasEvent):
                raise ReadError(
                    "uses a YAML alias", where=document.path, remedy="write out what it stands for"
                )
        loaded = yaml.safe_load(document.text)
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = document.path if line is None else f"{document.path}:{line + 1}"
        raise ReadError("is not well-formed YAML", where=where, remedy="correct it") from error
    except ValueError as error:  # a date that is none
        raise ReadError(
            "is no YAML of a rule", where=document.path, remedy="give a flat map 'swap'"
        ) from error
    return loaded if isinstance(loaded, dict) else {}


def _renderings(swap: dict[object, object], losses: Losses) -> Iterator[Rendering]:
    for key, value in swap.items():
        if not isinstance(key, str) or not isinstance(value, str) or not value.strip():
            losses["substitution that is no text"] += 1
            continue
        corrections = value.split("|")
        forms = _expanded(key)
        if forms is None or _is_pattern(corrections[0]):
            losses["pattern that stands for no plain forms"] += 1
            continue
        losses["further correction of a form"] += len(corrections) - 1
        for form in forms:
            yield Rendering(form, Status.BAD, correction=corrections[0])


def _is_pattern(correction: str) -> bool:
    return re.search(r"\$\d|[()\[\]]", correction) is not None


def _expanded(pattern: str) -> list[str] | None:
    """Return the plain forms that a pattern stands for; None if they are many or not plain."""
    choices: list[list[str]] = []
    at = 0
    while at < len(pattern):
        match = _PART.match(pattern, at)
        if match is None:
            return None
        at = match.end()
        group, maybe_group, char, maybe_char = match.groups()
        forms = [char[-1]] if group is None else group.split("|")
        choices.append([*forms, ""] if maybe_group or maybe_char else forms)
    count = 1
    for forms in choices:
        count *= len(forms)
        if count > _MOST_FORMS:
            return None
    return list(dict.fromkeys("".join(parts) for parts in itertools.product(*choices)))


def write(terms: Iterable[Term], options: ExchangeOptions, losses: Losses) -> str:
    """Return a rule with the bad forms of terms."""
    del options
    terms = tuple(terms)
    folded = bool(terms) and all(term.case is Case.ANY for term in terms)
    note_unheld(terms, {"bad", "case"} if folded else {"bad"}, losses)
    lines = []
    for term in terms:
        losses["term without a bad form"] += not term.bad
        if "|" in term.canonical or _is_pattern(term.canonical):
            losses["right form that Vale would take for a pattern"] += 1
            continue
        for form in term.bad:
            key = _SPECIAL.sub(lambda match: "\\" + match.group(), form)
            lines.append(f"  {_quoted(key)}: {_quoted(term.canonical)}\n")
    header = _HEADER.format(ignorecase="true" if folded else "false", none="" if lines else " {}")
    return header + "".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
