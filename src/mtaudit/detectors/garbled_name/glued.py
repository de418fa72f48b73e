"""An ordinary word glued to a name that stands alone elsewhere: "Putin Antiques" beside "Putin"."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign, how_often
from mtaudit.finding import Confidence, Evidence
from mtaudit.glossary import Kind
from mtaudit.glossary.cues import CUES
from mtaudit.lexicon import is_given_name, is_name_head, is_ordinary, is_word_in_names
from mtaudit.names.keys import letters_key
from mtaudit.names.tables import packed_table
from mtaudit.sieve import Sieve
from mtaudit.spans import Span
from mtaudit.text import Word, is_space, word_before

_TITLES = CUES[Kind.PERSON].before - {"king", "queen"}  # "King Soopers Supermarkets"
_QUOTES = frozenset("\"“”‘’'«»")
_COMPANY_FORMS = frozenset("ltd inc llc corp co plc gmbh limited roadshow".split())


class _Glued(NamedTuple):
    """A name followed by a capitalised ordinary word."""

    name: Word
    tail: Word
    known: bool
    titled: bool


def find(context: Context) -> Iterator[Sign]:
    """Yield each person's name with a stray word after it."""
    followed = tuple(_followed(context))
    if not any(pair.known or pair.titled for pair in followed):
        return  # as mostly: nothing says of any that a person is meant
    things = _things(followed, context.article.text)
    glued = tuple(
        pair
        for pair in followed
        if (pair.name.text, pair.tail.text) not in things and not _is_whole(pair, context)
    )
    alone = context.name_counts
    pairs = Counter(pair.name.text for pair in glued)
    names_by_tail: dict[str, set[str]] = defaultdict(set)
    for pair in glued:
        names_by_tail[pair.tail.text].add(pair.name.text)
    personal_tails = {pair.tail.text for pair in glued if pair.known or pair.titled}
    for pair in glued:
        name, tail = pair.name.text, pair.tail.text
        elsewhere = alone[name] - pairs[name]
        shared = len(names_by_tail[tail]) > 1
        odd = pair.titled and not is_word_in_names(tail)
        # Weights by reading articles; a plural common noun is what engines append. See the page.
        score = (
            (2 if pair.known else 0)
            + min(elsewhere, 2)
            + (1 if pair.titled else 0)
            + (1 if tail.endswith("s") else 0)
            + (1 if odd else 0)
            + (1.5 if shared else 0)
        )
        # "Portobello Antiques" is a shop unless something says that a person is meant, and "Alan
        # Smith" a person: surnames are ordinary words too, though hardly ever plurals.
        if score < 3 or tail not in personal_tails:
            continue
        is_single = not (pair.known or tail.endswith("s"))
        if is_single and not (odd and elsewhere):
            continue
        evidence = [Evidence("mechanism", f"the ordinary word “{tail}” is appended to the name")]
        if elsewhere:
            evidence.append(
                Evidence("occurrence", f"“{name}” stands without it {how_often(elsewhere)}")
            )
        if shared:
            others = ", ".join(sorted(names_by_tail[tail] - {name}))
            evidence.append(Evidence("occurrence", f"the same word is appended to {others}"))
        yield Sign(
            Span(pair.name.start, pair.tail.end),
            f"“{name} {tail}” looks like the name “{name}” with a stray word",
            Confidence.HIGH if score >= 4 and not is_single else Confidence.MEDIUM,
            suggestions=(name,),
            evidence=tuple(evidence),
        )


def _things(followed: tuple[_Glued, ...], text: str) -> set[tuple[str, str]]:
    """Return what is called after people: "the Roosevelt Corollary", of which there is one."""
    return {
        (pair.name.text, pair.tail.text)
        for pair in followed
        if not pair.tail.text.endswith("s") and word_before(text, pair.name.start).lower() == "the"
    }


def _followed(context: Context) -> Iterator[_Glued]:
    """Yield each name that is followed by a capitalised ordinary word of no usual compound."""
    text, found = context.article.text, context.capitalised
    tails = _tails(context.names)
    for at in context.neighbours:
        name, tail = found[at], found[at + 1]
        if tail.text not in tails or not is_space(text, name.end, tail.start):
            continue
        if len(name.text) < 3 or is_ordinary(name.text) or _goes_on(at + 2, context):
            continue
        if name.text.isupper():  # a game called "JFK Reloaded"
            continue
        before = word_before(text, name.start).lower()
        titled = before in _TITLES
        known = (titled and name.end in context.people) or _is_meant(name, context)
        if before == "the" and not known:
            continue
        yield _Glued(name, tail, known, titled)


def _is_meant(name: Word, context: Context) -> bool:
    """Tell whether a name is a person's of the glossary, and nobody else's.

    A surname that many have says too little by itself: "Murray Irrigation" is not about Andy Murray
    unless the article has him in full.
    """
    match = context.people.get(name.end)
    if match is None:
        return False
    return (
        " " in match.form
        or any(" " in other.form for other in context.mentions[match.term.id])
        or not (is_given_name(name.text) or letters_key(name.text) in packed_table("surnames"))
    )


def _is_whole(pair: _Glued, context: Context) -> bool:
    """Tell whether the word belongs to the name after all, or to a heading."""
    from mtaudit.detectors.garbled_name.titles import is_in_title  # few articles have one

    span = Span(pair.name.start, pair.tail.end)
    return (
        context.is_opaque(span)
        or context.is_accepted(Span(pair.tail.start, pair.tail.end))
        or _is_quoted(span, context.article.text)
        or is_in_title(span, context.article.text)
        or context.in_headline(span)
    )


@Sieve
def _tails(word: str) -> bool:
    """Return the ordinary words of no usual compound."""
    if len(word) < 4 or not word[1:].islower():
        return False
    if word.lower().removesuffix("s") in CUES[Kind.PERSON].after:
        return False  # "the Carter and Reagan Administrations"
    return is_ordinary(word) and not is_name_head(word)


def _is_quoted(span: Span, text: str) -> bool:
    """Tell whether quotation marks stand right around a span: what people call something."""
    return text[span.start - 1 : span.start] in _QUOTES and text[span.end : span.end + 1] in _QUOTES


def _goes_on(i: int, context: Context) -> bool:
    """Tell whether a longer name goes on at the i-th capital: "Lavrov Antiques Ltd"."""
    if i >= len(context.capitalised):
        return False
    word, before = context.capitalised[i], context.capitalised[i - 1]
    gap = context.article.text[before.end : word.start].strip()
    if gap not in {"", ",", "&"}:
        return False
    return word.text.lower() in _COMPANY_FORMS or gap != ","
