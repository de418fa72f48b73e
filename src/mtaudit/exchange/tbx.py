"""Reads TBX: version 2 (martif) and version 3 in its two styles.

What TBX has no category for travels in notes that begin with `mtaudit`; see `tbx_writing`.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable

import attrs

from mtaudit.article import Document
from mtaudit.exchange.tbx_parsing import ANY_LANG, Concept, TermSection, concepts
from mtaudit.exchange.transfer import ExchangeOptions, Losses, clean, supported
from mtaudit.glossary.csv_format import FLAGS
from mtaudit.glossary.days import read_day
from mtaudit.glossary.term import Case, Example, Kind, Status, Term, primary


def read(document: Document, options: ExchangeOptions, losses: Losses) -> Iterable[Term]:
    """Return the terms of a file: a concept with a term in the target language is one.

    Concepts that prefer the same term and have the same subject are one term.

    Raises:
        ReadError: If it is no TBX, not well-formed, or declares entities.
    """
    terms: dict[str, Term] = {}
    times: Counter[str] = Counter()  # that an id was there already
    for concept in concepts(document, losses):
        if concept.id and not re.fullmatch(r"c\d+", concept.id):
            losses["id of a concept"] += 1
        targets, natives = _sides(concept, options)
        if not targets:
            losses[f"concept without a term in {options.lang}"] += 1
        else:
            term = _made(concept, targets, natives, options, losses)
            if term is not None:
                _keep(term, terms, times, losses)
    return tuple(terms.values())


def _keep(term: Term, terms: dict[str, Term], times: Counter[str], losses: Losses) -> None:
    """Add a term, or join it to the one of the same name and topic."""
    other = terms.get(term.id)
    if other is None:
        terms[term.id] = term
    elif other.topic == term.topic and other.canonical == term.canonical:
        terms[term.id] = _joined(other, term)
    else:
        id_ = term.id
        while id_ in terms:
            times[term.id] += 1
            id_ = f"{term.id} ({times[term.id] + 1})"
        losses["name of two concepts, the later of which was numbered"] += 1
        terms[id_] = attrs.evolve(term, id=id_)


def _joined(one: Term, other: Term) -> Term:
    native: dict[str, dict[str, None]] = {}
    for lang, forms in (*one.native, *other.native):
        native.setdefault(lang, {}).update(dict.fromkeys(forms))
    own = {form for _, form in one.forms()}
    new = {
        status: [f for s, f in other.forms() if s is status and f not in own] for status in Status
    }
    return attrs.evolve(
        one,
        admitted=(*one.admitted, *new[Status.ADMITTED]),
        bad=(*one.bad, *new[Status.BAD]),
        suspect=(*one.suspect, *new[Status.SUSPECT]),
        native={lang: tuple(forms) for lang, forms in native.items()},
        reasons={**dict(other.reasons), **dict(one.reasons)},
        note=one.note or other.note,
    )


def _sides(
    concept: Concept, options: ExchangeOptions
) -> tuple[list[TermSection], dict[str, list[TermSection]]]:
    """Return the term sections of the target language, and the others by language."""
    targets: list[TermSection] = []
    natives: dict[str, list[TermSection]] = {}
    for lang, terms in concept.terms.items():
        is_target = primary(lang) in {primary(options.lang), ANY_LANG}
        for term in terms:
            if is_target and term.status is not Status.NATIVE:
                targets.append(term)
            else:
                natives.setdefault(lang, []).append(term)
    return targets, natives


def _made(
    concept: Concept,
    targets: list[TermSection],
    natives: dict[str, list[TermSection]],
    options: ExchangeOptions,
    losses: Losses,
) -> Term | None:
    right = [one for one in targets if one.status is None or one.status.is_accepted]
    if not right:
        losses[
            "concept of which every term is deprecated or forbidden (--format weblate-tbx?)"
        ] += 1
        return None
    head = next((one for one in right if one.status is Status.CANONICAL), right[0])
    own = dict(concept.own)
    notes = [*concept.notes, *(note for one in right for note in one.notes)]
    forms = _forms(head, targets, losses)
    wrong = {one.text: "; ".join(one.notes) for one in targets if one.notes and one not in right}
    topic = clean(concept.topic, "subject field", losses) or options.topic
    kind = Kind(own.get("kind", options.kind))
    native = {
        lang: tuple(dict.fromkeys(one.text for one in ones)) for lang, ones in natives.items()
    }
    suspect = [form for form, status in forms.items() if status is Status.SUSPECT]
    tags = [lang for lang, ones in concept.terms.items() if any(one is head for one in ones)]
    losses["region of the target language"] += tags[0].lower() not in {ANY_LANG, primary(tags[0])}
    return Term(
        head.text,
        id=own.get("id", head.text),
        admitted=[form for form, status in forms.items() if status is Status.ADMITTED],
        bad=[form for form, status in forms.items() if status is Status.BAD],
        suspect=supported(suspect, topic, native, kind, losses),
        native=native,
        members=[text for name, text in concept.own if name == "member"],
        kind=kind,
        topic=topic,
        lang="" if tags == [ANY_LANG] else primary(options.lang),
        case=Case(own.get("case", Case.AUTO)),
        since=int(own["since"]) if "since" in own else None,
        valid_from=read_day(own.get("valid-from", "")),
        valid_until=read_day(own.get("valid-until", ""), last=True),
        translate=FLAGS[own.get("translate", "yes")],
        consistent=FLAGS[own.get("consistent", "no")],
        reasons={form: why for form, why in wrong.items() if form in forms},
        note=clean("; ".join(notes), "note", losses),
        examples=[
            Example(Status(name), *json.loads(text))
            for name, text in concept.own
            if name in {Status.FLAGGED, Status.SILENT}
        ],
    )


def _forms(head: TermSection, targets: Iterable[TermSection], losses: Losses) -> dict[str, Status]:
    """Return the forms of a concept in the target language, the canonical one first."""
    forms: dict[str, Status] = {head.text: Status.CANONICAL}
    for one in targets:
        status = one.status or Status.ADMITTED
        if one is not head and one.text in forms:
            losses["form that is listed again for its term"] += 1
        elif one is not head:
            forms[one.text] = Status.ADMITTED if status.is_accepted else status
    return forms
