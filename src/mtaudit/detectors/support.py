"""What stands around a name and fits it: cue words, terms of its topic, a title."""

from collections.abc import Iterable, Iterator

from mtaudit.context import Context
from mtaudit.detectors.calendar import MONTH_START
from mtaudit.finding import Evidence
from mtaudit.glossary import Kind, Match, Status, Term
from mtaudit.glossary.cues import CUES
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import word_before, words

# Words that may stand between a cue and the name: "islands of Sedan", "according to the ...".
_LINKS = frozenset("of the to by".split())
_TITLES = frozenset("mr mrs ms dr sir lord lady president minister professor".split())
_SENTENCE_END = Pattern(r"[.!?;\n]")
_COORDINATION = Pattern(r"\W*(?:and|or|,|with)\W*")
_DATELINE = Pattern(rf",? ?\(?(?:{MONTH_START}|\d)")
# Within this distance (code points, either side) a term of the same topic supports a name.
_NEAR = 400
# Places and treaties of a topic are its own; its people and countries turn up in other stories too.
_TOPICAL_WEIGHT = {Kind.PERSON: 1, Kind.COUNTRY: 1, Kind.ORGANISATION: 1, Kind.OUTLET: 1}


def neighbouring_cues(span: Span, kind: Kind, context: Context) -> Iterator[Evidence]:
    """Yield the words beside a span that fit a kind: "Sedan Island".

    Args:
        span: Where the name stands.
        kind: What it would name.
        context: The article.
    """
    cues = CUES.get(kind)
    if cues is None or context.lang != "en":
        return
    text, start, end = context.article.text, span.start, span.end
    before = words(text[max(0, start - 60) : start])
    offset = max(0, start - 60)
    for word in reversed(before):
        if word.text.lower() in _LINKS:
            continue
        gap = text[offset + word.end : start]
        cue = word.text.lower().rpartition("-")[2]  # "Secretary-General"
        if cue in cues.before and not _SENTENCE_END.search(gap):
            place = Span(offset + word.start, offset + word.end)
            yield Evidence("context", f"“{word.text}” stands before it", span=place)
        break
    for word in words(text[end : end + 40])[:1]:
        if word.text.lower() in cues.after and text[end : end + word.start].isspace():
            place = Span(end + word.start, end + word.end)
            yield Evidence("context", f"“{word.text}” stands after it", span=place)
    begins_line = start == 0 or text[start - 1] == "\n"
    if kind is Kind.OUTLET and begins_line and _DATELINE.match(text, end):
        yield Evidence("context", "it stands in a dateline", span=span)


def is_titled(span: Span, kind: Kind, context: Context) -> bool:
    """Tell whether a title makes a span the name of a person, if it would name something else.

    Args:
        span: Where the name stands.
        kind: What it would name; words that stand before such names are no titles.
        context: The article.
    """
    if kind is Kind.PERSON:
        return False
    before = context.article.text[max(0, span.start - 20) : span.start].rstrip(" .")
    title = word_before(before + " ", len(before) + 1).lower()
    own = CUES[kind].before if kind in CUES else frozenset()
    return title in _TITLES or (title in CUES[Kind.PERSON].before and title not in own)


def coordinated(span: Span, term: Term, context: Context) -> Iterator[Evidence]:
    """Yield the term of the same topic that an "and" or a comma joins to a span."""
    for mate in topic_mates(span, term, context):
        gap = context.article.text[min(span.end, mate.span.end) : max(span.start, mate.span.start)]
        if _COORDINATION.fullmatch(gap):
            detail = f"it is named together with {mate.span.of(context.article.text)}"
            yield Evidence("context", detail, span=mate.span)
            return


def topic_mates(span: Span, term: Term, context: Context) -> tuple[Match, ...]:
    """Return the terms of a term's topic near a span, each once, the nearest mention first."""
    if not term.topic:
        return ()
    near = Span(max(0, span.start - _NEAR), span.end + _NEAR)
    mates: dict[str, Match] = {}
    for other in sorted(context.matches_in(near), key=lambda m: abs(m.span.start - span.start)):
        same_topic = other.term.topic == term.topic and other.term.id != term.id
        if same_topic and other.status is not Status.SUSPECT:
            mates.setdefault(other.term.id, other)
    return tuple(mates.values())


def topical_weight(mates: Iterable[Match]) -> int:
    """Return how much the terms of a topic near a name say: 2 for a place, 1 for a person."""
    return sum(_TOPICAL_WEIGHT.get(mate.term.kind, 2) for mate in mates)


def nearby(mates: Iterable[Match]) -> tuple[Evidence, ...]:
    """Return terms of the same topic as evidence."""
    return tuple(
        Evidence("context", f"{mate.term.canonical} is mentioned nearby", span=mate.span)
        for mate in mates
    )


def in_source(term: Term, context: Context) -> tuple[Evidence, ...]:
    """Return as evidence that the source has a native form of a term; nothing if it has none."""
    return tuple(
        Evidence("context", f"the source has {native.form}", source_span=native.span)
        for native in context.natives.get(term.id, ())[:1]
    )
