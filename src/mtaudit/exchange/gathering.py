"""From single renderings, as most formats list them, to terms."""

from collections.abc import Iterable, Iterator

import attrs

from mtaudit.exchange.transfer import ExchangeOptions, Losses, clean
from mtaudit.glossary.cues import CUES
from mtaudit.glossary.term import Kind, Status, Term, primary


@attrs.frozen
class Rendering:
    """A form in the target language, as a row of another tool has it.

    Args:
        target: The form.
        status: `admitted` for a right one, the first of which becomes canonical; `bad`; `suspect`.
        sources: What it renders, each form with its language.
        correction: For a wrong form: the right one, if the row says it.
        note: For a wrong form why it is wrong, for a right one a remark on the term.
        topic: The topic of the term.
    """

    target: str
    status: Status = Status.ADMITTED
    sources: tuple[tuple[str, str], ...] = ()
    correction: str = ""
    note: str = ""
    topic: str = ""


@attrs.define
class _Draft:
    """A term that is being gathered.

    Args:
        canonical: Its first right form.
        is_listed: Whether a row lists that, and not only a wrong form names it.
    """

    canonical: str
    is_listed: bool = False
    topic: str = ""
    note: str = ""
    forms: dict[str, Status] = attrs.field(factory=dict)
    native: dict[str, dict[str, None]] = attrs.field(factory=dict)
    reasons: dict[str, str] = attrs.field(factory=dict)


def gather(
    renderings: Iterable[Rendering], options: ExchangeOptions, losses: Losses
) -> Iterator[Term]:
    """Yield terms made of renderings: those of one source, or of one right form, are one term.

    Args:
        renderings: In the order of the file.
        options: Language, kind and topic of the terms.
        losses: Where it is noted what a glossary cannot hold.
    """
    gathering = _Gathering(losses)
    wrong = []
    for rendering in renderings:
        if rendering.status.is_wrong:
            wrong.append(rendering)
        else:
            gathering.add_right(rendering)
    for rendering in wrong:
        gathering.add_wrong(rendering)
    for draft in gathering.drafts.values():
        term = _term(draft, options, losses)
        # A right form that only a lost wrong one named is no term worth having.
        if draft.is_listed or term.bad or term.suspect:
            yield term


class _Gathering:
    """The drafts by what finds them again."""

    def __init__(self, losses: Losses) -> None:
        self.drafts: dict[str, _Draft] = {}
        self._by_source: dict[tuple[str, str], _Draft] = {}
        self._losses = losses

    def add_right(self, rendering: Rendering) -> None:
        target = clean(rendering.target, "right form", self._losses)
        if not target:
            return
        draft = self._known(rendering) or self.drafts.get(target)
        if draft is None:
            draft = self.drafts[target] = _Draft(target)
        draft.is_listed = True
        draft.forms.setdefault(target, Status.ADMITTED)
        draft.topic = draft.topic or clean(rendering.topic, "topic", self._losses)
        draft.note = draft.note or clean(rendering.note, "note", self._losses)
        for lang, source in rendering.sources:
            self._add_source(draft, lang, source)

    def add_wrong(self, rendering: Rendering) -> None:
        form = clean(rendering.target, "wrong form", self._losses)
        right = clean(rendering.correction, "right form", self._losses)
        if not form:
            return
        draft = self.drafts.get(right) or self._known(rendering)
        if draft is None and right:
            draft = self.drafts[right] = _Draft(right, forms={right: Status.ADMITTED})
        if draft is None:
            self._losses["wrong form for which no right one is given"] += 1
        elif form in draft.forms:
            self._losses["form that is listed again for its term"] += 1
        else:
            draft.forms[form] = rendering.status
            draft.topic = draft.topic or clean(rendering.topic, "topic", self._losses)
            if reason := clean(rendering.note, "note", self._losses):
                draft.reasons[form] = reason

    def _known(self, rendering: Rendering) -> _Draft | None:
        """Return the draft that has what is rendered."""
        keys = ((primary(lang), " ".join(form.split())) for lang, form in rendering.sources)
        return next((self._by_source[key] for key in keys if key in self._by_source), None)

    def _add_source(self, draft: _Draft, lang: str, source: str) -> None:
        form = clean(source, "native form", self._losses)
        if form and lang:
            self._by_source.setdefault((primary(lang), form), draft)
            draft.native.setdefault(lang, {})[form] = None
        elif form:
            self._losses["native form whose language nobody says (--source-lang)"] += 1


def _term(draft: _Draft, options: ExchangeOptions, losses: Losses) -> Term:
    topic = draft.topic or options.topic
    has_support = bool(topic or draft.native or options.kind in CUES)

    def of(status: Status) -> list[str]:
        return [form for form, mine in draft.forms.items() if mine is status]

    suspect = of(Status.SUSPECT)
    if suspect and not has_support:
        losses["suspect form that nothing supports (--topic, --kind)"] += len(suspect)
        suspect = []
    return Term(
        draft.canonical,
        admitted=[form for form in of(Status.ADMITTED) if form != draft.canonical],
        bad=of(Status.BAD),
        suspect=suspect,
        native={lang: tuple(forms) for lang, forms in draft.native.items()},
        kind=Kind(options.kind),
        topic=topic,
        lang=primary(options.lang),
        reasons={f: why for f, why in draft.reasons.items() if draft.forms[f] is Status.BAD}
        | {f: draft.reasons[f] for f in suspect if f in draft.reasons},
        note=draft.note,
    )
