"""Terms that a segment's source has and its translation has not: where, how sure, and why."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from mtaudit.article import Pair
from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.missing_term.presence import Presence, telling_words
from mtaudit.detectors.missing_term.wholeness import is_itself
from mtaudit.detectors.segments import Within, place, segments
from mtaudit.finding import Confidence, Evidence
from mtaudit.glossary import Match, Term
from mtaudit.glossary.term import Case
from mtaudit.pattern import Pattern
from mtaudit.scripts import ends_word, starts_word
from mtaudit.spans import Span
from mtaudit.text import starts_sentence, words

_LATIN = Pattern("[A-Za-z\u00c0-\u024f]")
_MOST_WORDS = 4  # of a predicted rendering
_NEAR = 1000  # code points to either side of where a rendering is expected
# What an English text may say in the place of a term that it has used before.
_PRONOUNS = frozenset(
    "it its itself they them their theirs this that these those which whose one ones such".split()
)


def absent(wanted: Iterable[Match], context: Context) -> Iterator[Sign]:
    """Yield the terms that are in a segment's source and not in its text, each once a segment.

    Args:
        wanted: The terms in the source that count, by position; several may share one place.
        context: The article.
    """
    within = Within(wanted)
    for pair in segments(context.article):
        here = within(pair.source)
        if not here:
            continue
        presence = Presence(context, pair.target)
        seen: set[str] = set()
        for span, group in groupby(here, key=lambda match: match.span):
            matches = tuple(group)
            ids = {match.term.id for match in matches}
            if seen.isdisjoint(ids) and not _is_there(matches, pair, presence, context):
                seen |= ids
                yield from _signs(span, matches, pair, presence, context)


def _is_there(matches: Sequence[Match], pair: Pair, presence: Presence, context: Context) -> bool:
    """Tell whether a segment has one of some terms, right or wrong: that is reported as such."""
    ids = {match.term.id for match in matches}
    return any(found.term.id in ids for found in context.matches_in(pair.target)) or any(
        presence.has(term) and _other_case(term, pair, context) is None
        for term in (match.term for match in matches)
    )


def _signs(
    span: Span, matches: Sequence[Match], pair: Pair, presence: Presence, context: Context
) -> Iterator[Sign]:
    """Yield what is wrong where a term is not there as it should be; nothing if all is well."""
    article = context.article
    native = span.of(article.source or "")
    right = " or ".join(f"“{form}”" for match in matches for form in match.term.accepted)
    suggestions = tuple(dict.fromkeys(match.term.canonical for match in matches))
    evidence = (
        *(Evidence("term", f"{m.term.canonical} ({m.term.kind})", term=m.term.id) for m in matches),
        Evidence("value", f"source: {native}", source_span=span),
    )
    written = next(filter(None, (_other_case(m.term, pair, context) for m in matches)), None)
    if written is not None:
        message = f"“{written.of(article.text)}” has other capital letters than {right}"
        yield Sign(written, message, Confidence.HIGH, suggestions, evidence)
        return
    if not is_itself(span, matches[0].form, pair.source, article):
        return
    copied = _find(native, pair.target, article.text)
    if copied is not None:
        if _LATIN.search(native):  # other letters are reported as untranslated
            message = f"“{native}” stands as in the source; the glossary has {right} for it"
            yield Sign(copied, message, Confidence.MEDIUM, suggestions, evidence)
        return
    if _is_predicted(span, matches, pair, context):
        return
    mentions = [m for match in matches for m in context.mentions.get(match.term.id, ())]
    heads = {telling_words(form)[-1] for match in matches for form in match.term.accepted}
    if mentions and presence.has_word(_PRONOUNS | heads):
        return
    yield Sign(
        _place(span, matches, pair, presence, context),
        f"“{native}” in the source is {right} in the glossary; here it is otherwise, or left out",
        Confidence.LOW if mentions else Confidence.MEDIUM,
        evidence=(
            *evidence,
            *(Evidence("occurrence", f"the article has {m.form}", m.span) for m in mentions[:1]),
        ),
    )


def _place(
    span: Span, matches: Sequence[Match], pair: Pair, presence: Presence, context: Context
) -> Span:
    """Return the word that may stand for a term: one of its own, or the one at its place."""
    at = place(context.article.text, pair, span)
    telling = {word for m in matches for form in m.term.accepted for word in telling_words(form)}
    own = presence.places(telling)
    return min(own, key=lambda one: abs(one.start - at.start), default=at)


def _other_case(term: Term, pair: Pair, context: Context) -> Span | None:
    """Return where a term stands in capitals that its own policy forbids, if a policy is given.

    In a headline, or where all is in capitals, no policy binds; nor does it on the first letter of
    a sentence, unless the form has capitals further on (iPhone).
    """
    if term.case not in {Case.EXACT, Case.SENTENCE}:
        return None
    text = context.article.text
    for form in term.accepted:
        found = _find(form, pair.target, text)
        if found is None or found.of(text) == form or found.of(text).isupper():
            continue
        is_initial = found.of(text) == form.capitalize() and starts_sentence(text, found.start)
        if not is_initial and not context.in_headline(found):
            return found
    return None


def _find(form: str, segment: Span, text: str) -> Span | None:
    """Return where a form stands as words of a segment, capital letters aside."""
    lowered = segment.of(text).lower()
    if len(lowered) != len(segment):
        return None  # a letter whose small one is longer
    start = lowered.find(form.lower())
    while start >= 0:
        span = Span(segment.start + start, segment.start + start + len(form))
        if starts_word(text, span) and ends_word(text, span):
            return span
        start = lowered.find(form.lower(), start + 1)
    return None


def _is_predicted(span: Span, matches: Sequence[Match], pair: Pair, context: Context) -> bool:
    """Tell whether what is predicted of a term stands near its place; it is reported as such."""
    if context.lang != "en":
        return False
    natives = tuple((match.term, match.form) for match in matches)
    predicted = context.glossary.predictions().of_source(natives, context.article.source_lang or "")
    at = place(context.article.text, pair, span).start
    near = Span(max(pair.target.start, at - _NEAR), min(pair.target.end, at + _NEAR))
    found = [word.text for word in words(near.of(context.article.text))]
    return any(
        predicted(" ".join(found[i : i + length]))
        for length in range(1, _MOST_WORDS + 1)
        for i in range(len(found) - length + 1)
    )
