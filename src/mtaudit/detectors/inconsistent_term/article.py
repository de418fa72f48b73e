"""Several accepted forms of a term in one article."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Sign, how_often
from mtaudit.detectors.segments import Within, segments
from mtaudit.finding import Confidence, Evidence, Family
from mtaudit.folding import fold
from mtaudit.glossary import Match, Term

_SMALL = frozenset("a an the of and or for in on to at by with from".split())


def rivals(article: Article, context: Context) -> Iterator[Sign]:
    """Yield the accepted forms that stand beside the one that a term is to keep to.

    A term that asks for consistency has them all. Of another one, which must be no name, the same
    words of the source must be rendered in different ways.
    """
    rendered = _by_source(article, context)
    for term_id, matches in context.mentions.items():
        term = matches[0].term
        if term.consistent:
            yield from _signs(term, matches, Confidence.MEDIUM)
        elif term.kind.family is Family.TERMINOLOGY:
            for native, found in rendered.get(term_id, {}).items():
                if _are_rivals({match.form for match in found}):
                    yield from _signs(term, found, Confidence.LOW, native)


def _signs(
    term: Term, matches: Sequence[Match], confidence: Confidence, native: str = ""
) -> Iterator[Sign]:
    """Yield all forms but the one to keep to: the preferred one if it is there, or the usual."""
    counts = Counter(_spelling(match.form) for match in matches)
    preferred = _spelling(term.canonical)
    usual = preferred if preferred in counts else max(counts, key=lambda one: counts[one])
    kept = next(match for match in matches if _spelling(match.form) == usual)
    rendered = f" for “{native}”" if native else ""
    for match in matches:
        if _spelling(match.form) != usual:
            yield Sign(
                match.span,
                f"“{match.form}” stands{rendered} where the article has “{kept.form}” elsewhere",
                confidence,
                (kept.form + (match.suffix if not kept.form.endswith("s") else ""),),
                (
                    Evidence("term", f"{term.canonical} ({term.kind})", term=term.id),
                    Evidence(
                        "occurrence",
                        f"the article has {kept.form} {how_often(counts[usual])}",
                        kept.span,
                    ),
                ),
            )


def _by_source(article: Article, context: Context) -> dict[str, dict[str, list[Match]]]:
    """Return how terms are rendered, by the words of the source, where that is beyond doubt.

    It is where a segment's source has one native form of a term only, and, if there is but one
    segment, has it as often as the text has the term.
    """
    found: dict[str, dict[str, list[Match]]] = defaultdict(lambda: defaultdict(list))
    if not context.source_matches:
        return found
    source, within = article.source or "", Within(context.source_matches)
    accepted = Within(context.accepted)
    for pair in segments(article):
        natives: dict[str, list[str]] = defaultdict(list)
        for match in within(pair.source):
            natives[match.term.id].append(match.span.of(source))
        for match in accepted(pair.target):
            written = natives.get(match.term.id, [])
            if len(set(written)) == 1:
                found[match.term.id][written[0]].append(match)
    return found


def _are_rivals(forms: set[str]) -> bool:
    """Tell whether forms are more than a name, what is short for it, and its spellings."""
    spellings = {_spelling(form): form for form in forms}
    return any(
        not _is_short_for(one, other) and not _is_short_for(other, one)
        for one in spellings.values()
        for other in spellings.values()
        if one < other
    )


def _is_short_for(one: str, other: str) -> bool:
    """Tell whether a form is an acronym of another, or a part of it."""
    if one.isupper() and " " not in one:
        return True
    short, long = set(_spelling(one).split()) - _SMALL, set(_spelling(other).split()) - _SMALL
    return short <= long


def _spelling(form: str) -> str:
    """Return a form without what is a matter of spelling: capitals, hyphens, marks."""
    return fold(form).text.strip()
