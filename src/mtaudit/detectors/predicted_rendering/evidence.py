"""What speaks for and against a phrase being a wrong rendering of a term, and what it weighs.

The score is the sum of the weights; see `weights`.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from mtaudit.context import Context
from mtaudit.detectors.predicted_rendering.phrases import SMALL, Phrase
from mtaudit.detectors.predicted_rendering.weights import MOST_LETTERS, PLAIN_LIKENESS, weights
from mtaudit.detectors.support import (
    coordinated,
    is_titled,
    nearby,
    neighbouring_cues,
    topic_mates,
    topical_weight,
)
from mtaudit.finding import Evidence
from mtaudit.glossary import Kind, Term
from mtaudit.glossary.cues import CUES
from mtaudit.glossary.near_names import Likeness
from mtaudit.glossary.predictions import Guess
from mtaudit.lexicon import is_ordinary
from mtaudit.names.keys import letters_key
from mtaudit.pattern import Pattern
from mtaudit.text import starts_sentence

_COMPANY = frozenset({"beside", "cue", "group", "title", "topic"})
_LETTERS = Pattern(r"[^\W\d_]+")


class Hit(NamedTuple):
    """A phrase that may be a wrong rendering of a term.

    Args:
        phrase: The phrase.
        term: The term.
        why: The prediction that fits it, or how like the term's name it is.
        rivals: How many other terms it may be of.
        native: The evidence that the source has the term, if there is a source.
    """

    phrase: Phrase
    term: Term
    why: Guess | Likeness
    rivals: int = 0
    native: tuple[Evidence, ...] = ()

    @property
    def head(self) -> str:
        """The phrase without a word at its edge that fits the kind, as "Island" does."""
        words = self.phrase.text.split()
        cues = CUES.get(self.term.kind)
        if cues is None or len(words) == 1:
            return self.phrase.text
        if words[-1].lower() in cues.after:
            return " ".join(words[:-1])
        return " ".join(words[1:]) if words[0].lower() in cues.before else self.phrase.text

    @property
    def is_gloss(self) -> bool:
        """Whether it is predicted as a literal gloss, wholly or by half."""
        return isinstance(self.why, Guess) and self.why.rule.endswith("gloss")

    @property
    def model(self) -> str:
        """Which weights apply."""
        return "predicted" if isinstance(self.why, Guess) else "near"


class Reason(NamedTuple):
    """One thing that speaks for or against a hit.

    Args:
        feature: Its name in the table of weights.
        value: How much there is of it.
        evidence: What a reader is shown of it.
    """

    feature: str
    value: float
    evidence: tuple[Evidence, ...] = ()


class Groups(NamedTuple):
    """What the hits of an article have in common.

    Args:
        by_topic: The terms of which it has predicted renderings, and these, by topic.
        surnames: The phrases that stand after a given name somewhere, in small letters.
    """

    by_topic: Mapping[str, AbstractSet[tuple[str, str]]]
    surnames: frozenset[str]

    def with_topic(self, hit: Hit) -> AbstractSet[str]:
        """Return the other terms of a hit's topic that phrases without a part of it stand for."""
        own, found = hit.phrase.text, self.by_topic.get(hit.term.topic, frozenset())
        others = {term for term, text in found if text not in own and own not in text}
        return others - {hit.term.id}


def groups(hits: Iterable[Hit]) -> Groups:
    """Return what the hits of an article have in common."""
    by_topic: dict[str, set[tuple[str, str]]] = defaultdict(set)
    surnames: set[str] = set()
    for hit in hits:
        if isinstance(hit.why, Guess) and hit.term.topic:
            by_topic[hit.term.topic].add((hit.term.id, hit.phrase.text))
        if hit.phrase.follows_name and len(hit.phrase.words) == 1:
            surnames.add(hit.phrase.text.lower())
    return Groups(by_topic, frozenset(surnames))


def score(model: str, reasons: Iterable[Reason]) -> float:
    """Return the sum of what the reasons weigh: log-odds under the mix of the fitted texts."""
    known = weights()
    return known[model, "intercept"] + sum(
        known.get((model, reason.feature), 0.0) * reason.value for reason in reasons
    )


def reasons(hit: Hit, group: Groups, context: Context) -> Iterator[Reason]:
    """Yield what speaks for and against a hit.

    Args:
        hit: The hit.
        group: What `groups` says of all hits of the article.
        context: The article.
    """
    match hit.why:
        case Guess() as guess:
            yield from _of_guess(guess, hit)
        case Likeness() as likeness:
            yield from _of_likeness(likeness, hit)
    yield Reason("terms", math.log(context.glossary.chances(hit.term)))
    if hit.native:
        yield Reason("source", 1, hit.native)
    place = tuple(_of_place(hit, group, context))
    yield from place
    company = tuple(_of_company(hit, group, context))
    yield from company
    if not hit.native and not any(reason.feature in _COMPANY for reason in company):
        if hit.is_gloss:
            yield Reason("gloss alone", 1)
        if isinstance(hit.why, Guess) and hit.why.rule == "katakana":
            yield Reason("katakana alone", 1)
        if any(reason.feature == "common" for reason in place):
            yield Reason("common alone", 1)
        if not hit.phrase.is_whole:
            yield Reason("part alone", 1)


def _of_guess(guess: Guess, hit: Hit) -> Iterator[Reason]:
    yield Reason("prior", math.log(guess.prior / 0.001))
    yield Reason("rivals", min(hit.rivals, 3))
    if guess.rule == "other-reading" and not hit.native:
        yield Reason("other reading", 1)  # it is as good a name, of somebody or something else
    if hit.is_gloss:
        yield Reason("gloss", 1)
        # "United Nations Convention" is a right name and one word of a gloss.
        said = max(len([word for word in hit.head.split() if word not in SMALL]), 1)
        said = max(said - hit.phrase.named, 1)
        yield Reason("gloss words", min(said, 4) - 1)
    else:
        yield Reason("letters", min(len(letters_key(hit.head)), MOST_LETTERS))


def _of_likeness(likeness: Likeness, hit: Hit) -> Iterator[Reason]:
    yield Reason("similarity", 10 * (likeness.similarity - PLAIN_LIKENESS))
    yield Reason("shared", likeness.shared)
    yield Reason("letters", min(len(letters_key(hit.head)), MOST_LETTERS))
    yield Reason("initial", hit.phrase.text[0].lower() == likeness.form[0].lower())


def _of_place(hit: Hit, group: Groups, context: Context) -> Iterator[Reason]:
    """What the phrase is made of, and where in its sentence it stands."""
    phrase = hit.phrase
    words = _LETTERS.findall(hit.head)
    # "North East" is one ordinary word in two.
    if all(map(is_ordinary, words)) and not (
        hit.is_gloss and len(words) > 1 and not is_ordinary("".join(words).lower())
    ):
        yield Reason("common", 1)
    if len(phrase.words) == 1 and starts_sentence(context.article.text, phrase.span.start):
        yield Reason("opens sentence", 1)
    if phrase.words[-1].text[0].islower():
        yield Reason("lower case", 1)
    if context.in_headline(phrase.span):
        yield Reason("headline", 1)
    if is_titled(phrase.span, hit.term.kind, context):
        yield Reason("titled", 1)
    if hit.term.kind is not Kind.PERSON and len(phrase.words) == 1 and not hit.is_gloss:
        if phrase.follows_name or phrase.text.lower() in group.surnames:
            yield Reason("surname", 1)
        elif phrase.precedes_name:
            yield Reason("given name", 1)


def _of_company(hit: Hit, group: Groups, context: Context) -> Iterator[Reason]:
    """What stands around the phrase, and what else is in the article."""
    phrase, term = hit.phrase, hit.term
    cues = tuple(neighbouring_cues(phrase.span, term.kind, context))
    if cues or hit.head != phrase.text:
        yield Reason("title" if term.kind is Kind.PERSON else "cue", 1, cues)
    elif not phrase.is_whole:
        yield Reason("part", 1)
    beside = tuple(coordinated(phrase.span, term, context))
    if beside:
        yield Reason("beside", 1, beside)
    mates = topic_mates(phrase.span, term, context)
    if mates:
        yield Reason("topic", min(topical_weight(mates), 6) / 2, nearby(mates[:2]))
    others = group.with_topic(hit)
    if others:
        names = ", ".join(sorted(others)[:3])
        detail = f"renderings predicted of {names} stand in the article as well"
        yield Reason("group", min(len(others), 3), (Evidence("context", detail),))
    for mention in context.mentions.get(term.id, ())[:1]:
        detail = f"the article also has {mention.form}"
        yield Reason("present", 1, (Evidence("occurrence", detail, span=mention.span),))
