"""Finds names in a form that a program would give them which does not know them.

One module an idea: `phrases` (what may be a name), `evidence` (what speaks for and against it);
here what is asked of the glossary, and how a finding is written.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.detectors.predicted_rendering.phrases import Phrase, phrases
from mtaudit.detectors.support import in_source, neighbouring_cues
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.glossary import Kind, Term
from mtaudit.glossary.near_names import Likeness, is_same_name
from mtaudit.glossary.predictions import Guess
from mtaudit.glossary.term import primary
from mtaudit.names.generics import english_generics, without_english_generic
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import word_before, words

if TYPE_CHECKING:
    from mtaudit.detectors.predicted_rendering.evidence import Hit, Reason

# Another name may well be written with these characters and read so.
_OTHER_READINGS = frozenset({"composed", "other-reading"})
_IN_PINYIN = frozenset({"pinyin", "other-pinyin", "half-right"})
# Log-odds from which on a finding is of a confidence; see the page on how a name is judged.
_LIKELY, _POSSIBLE, _WORTH_A_LOOK = 4.0, 2.5, 1.5
# In a mechanism a character that is glossed with a small word: "a literal gloss of 中 (in) + ...".
_SMALL_GLOSS = Pattern(r"\((?P<word>and|for|in|of|the)\)")
# What stands between a name and another one that explains it: "Huang He (the Yellow River)".
_EXPLAINS = Pattern(r"[”\"’',]{0,2} ?[(\[](?:[Tt]he )?[“\"‘']?(?:[Tt]he )?")
_LONGEST_GAP = 14  # code points of what that matches
# Kinds of things that are called much the same the world over.
_NAMED_ALIKE = frozenset({Kind.ORGANISATION, Kind.TREATY})
_INSTITUTIONS = frozenset("bank company corporation university".split())

_Search: TypeAlias = Callable[[str], tuple[Guess, ...]]


class _Scored(NamedTuple):
    """A hit and what it is worth."""

    score: float
    hit: "Hit"
    reasons: "tuple[Reason, ...]"


def detect(_article: Article, context: Context) -> Iterator[Finding]:
    """Yield the phrases that are predicted of a term, or like its name, with enough evidence."""
    found = tuple(hits(context, _WORTH_A_LOOK))
    if not found:
        return
    from mtaudit.detectors.predicted_rendering.evidence import groups, reasons, score

    group = groups(found)
    scored: list[_Scored] = []
    for hit in found:
        why = tuple(reasons(hit, group, context))
        scored.append(_Scored(score(hit.model, why), hit, why))
    taken: list[Span] = []
    for one in sorted(scored, key=lambda one: (-one.score, len(one.hit.phrase.span))):
        span = one.hit.phrase.span
        if one.score >= _WORTH_A_LOOK and not any(span.overlaps(other) for other in taken):
            taken.append(span)
            yield _finding(one, context)


def hits(context: Context, worth: float = -math.inf) -> "Iterator[Hit]":
    """Yield the phrases that are predicted of a term or like its name.

    Args:
        context: The article.
        worth: The score that is asked for; what cannot reach it may be left out.
    """
    if not context.glossary.by_id:
        return
    if context.article.source:
        # What the source has and the text lacks is the business of `missing-name`.
        yield from _predicted(phrases(context), _with_source(context), context)
        return
    predictions = context.glossary.predictions()
    # Without a source a phrase is looked up by its keys alone.
    yield from _predicted(phrases(context, predictions.keys), predictions.find, context)
    yield from _near(context, worth)


def _predicted(found: Iterable[Phrase], predicted: _Search, context: Context) -> "Iterator[Hit]":
    """Yield the phrases that are predicted of a term."""
    terms = context.glossary.by_id
    for phrase in found:
        if _is_shouted(phrase, context.article.text):
            continue
        guesses = _guesses(phrase, predicted, context)
        for guess in guesses:
            term = terms[guess.term]
            if _may_be_wrong(guess, term, phrase, context) and not _is_explained(
                phrase, term, context
            ):
                yield _hit(phrase, term, guess, len(guesses) - 1, _native(term, context))


def _is_shouted(phrase: Phrase, text: str) -> bool:
    """Tell whether a phrase is a stretch of a text in capitals: "OUT OF THE RIVER BANK EAST OF"."""
    if not phrase.text.isupper() or len(phrase.words) == 1:
        return False
    beside = words(text[phrase.span.end : phrase.span.end + 20])[:1]
    before = word_before(text, phrase.span.start)
    return before.isupper() or any(word.text.isupper() for word in beside)


def _is_explained(phrase: Phrase, term: Term, context: Context) -> bool:
    """Tell whether the text says itself that a phrase is the term: "Huang He (Yellow River)"."""
    text = context.article.text
    for match in context.mentions.get(term.id, ()):
        if match.form.isupper():
            continue  # "International Currency Foundation (IMF)" has the acronym of the right name
        first, second = sorted((phrase.span, match.span))
        gap = second.start - first.end
        if 0 < gap <= _LONGEST_GAP and _EXPLAINS.fullmatch(text, first.end, second.start):
            return True
    return False


def _native(term: Term, context: Context) -> tuple[Evidence, ...]:
    """Return as evidence that the source has a term, unless the text is right about each mention.

    Then others are others: Ms. Shimizu (清水) beside Kiyomizu Temple (清水寺).
    """
    whole = context.whole or context
    named, right = (len(found.get(term.id, ())) for found in (context.natives, whole.mentions))
    return in_source(term, context) if named > right else ()


def _guesses(phrase: Phrase, predicted: _Search, context: Context) -> tuple[Guess, ...]:
    """Return what predicts a phrase, of the terms whose right name it is not."""
    terms = context.glossary.by_id
    return tuple(
        guess
        for guess in predicted(phrase.text)
        if guess.term in terms
        and terms[guess.term].holds_on(context.article.date)
        and not _is_copied(phrase, context)
        and not _is_right(phrase.text, terms[guess.term])
    )


def _is_copied(phrase: Phrase, context: Context) -> bool:
    """Tell whether a source in another script has the phrase as it is: 江原道 (KoGenDo)."""
    source = context.article.source
    if source is None or phrase.text not in source:
        return False
    from mtaudit.names.counterparts.find import FOREIGN_LATIN  # only with a source

    return primary(context.article.source_lang or "") in FOREIGN_LATIN


def _near(context: Context, worth: float) -> "Iterator[Hit]":
    """Yield the phrases that are like the name of a term of which they are not predicted."""
    near = context.glossary.near_names()
    least = None if near is None else _least(context, worth)
    if near is None or least is None:
        return
    predicted = context.glossary.predictions().find
    for phrase in phrases(context):
        if not phrase.is_unknown:
            continue
        found = tuple(near.find(phrase.text, least))
        if len(phrase.words) == 1 and not phrase.precedes_name:
            people = tuple(near.find_person(phrase.text, least))
            if people and any(neighbouring_cues(phrase.span, Kind.PERSON, context)):
                found += people  # after a title: "President Markron"
        known = {guess.term for guess in _guesses(phrase, predicted, context)} if found else ()
        for term, why in found:
            if term.id not in known:
                yield _hit(phrase, term, why)


def _least(context: Context, worth: float) -> Callable[[str, float], float] | None:
    """Return what says how like a name a phrase must be; `None` if none can be.

    Among many names chance is so great that only the names of terms that the article has as well
    are worth comparing.
    """
    from mtaudit.detectors.predicted_rendering.weights import least_likeness

    glossary = context.glossary
    present = frozenset(
        without_english_generic(form)
        for term, (match, *_) in context.mentions.items()
        if term not in glossary.predicted
        for form in match.term.accepted
    )
    likeness = partial(least_likeness, worth, glossary.own_count)
    if not present and likeness(1, present=False) > 1:
        return None
    return lambda form, shared: likeness(shared, present=form in present)


def _hit(
    phrase: Phrase,
    term: Term,
    why: Guess | Likeness,
    rivals: int = 0,
    native: tuple[Evidence, ...] = (),
) -> "Hit":
    from mtaudit.detectors.predicted_rendering.evidence import Hit  # few articles have one

    return Hit(phrase, term, why, rivals, native)


def _may_be_wrong(guess: Guess, term: Term, phrase: Phrase, context: Context) -> bool:
    """Tell whether a predicted rendering can be one here.

    Other people write their names with the same characters: General Kawano (河野克俊) is no bad
    Kono (河野). And another spelling of the right reading only jars beside the usual one.
    """
    last = phrase.words[-1].text.lower()
    lost = _SMALL_GLOSS.search(guess.mechanism)
    if lost is not None and lost["word"] not in phrase.text.split():
        return False  # South America is no 中 (in) 南米 (South America)
    if term.kind is Kind.PERSON and last in english_generics():
        return False  # Arno Bay is no Bernard Arnault
    if term.kind is Kind.PLACE and last in _INSTITUTIONS:
        return False  # Tokai Bank is no sea
    if _is_of_a_country(phrase.text, context):
        return False
    if guess.collides == "known-name":
        return bool(context.article.source) and len(phrase.words) > 1
    return not guess.is_variant or guess.term in context.mentions


def _is_of_a_country(text: str, context: Context) -> bool:
    """Tell whether a phrase is derived from a country of the article: "Tongan" beside "Tonga"."""
    countries = (found[0] for found in context.mentions.values())
    return any(
        is_same_name(text, match.form) for match in countries if match.term.kind is Kind.COUNTRY
    )


def _is_right(text: str, term: Term) -> bool:
    """Tell whether a phrase is a part of an accepted form or derived from it: "Saudi Arabian"."""
    return any(is_same_name(text, form) for form in term.accepted)


def _with_source(context: Context) -> Callable[[str], tuple[Guess, ...]]:
    """Return the search for what is predicted of the native forms that the source has."""
    natives = {(one.term.id, one.form): (one.term, one.form) for one in context.source_matches}
    return context.glossary.predictions().of_source(
        natives.values(), context.article.source_lang or ""
    )


def _finding(one: _Scored, context: Context) -> Finding:
    article, hit, why = context.article, one.hit, one.hit.why
    written, canonical = hit.phrase.text, hit.term.canonical
    span, suggestion = _suggestion(hit, article)
    evidence = [Evidence("term", f"{canonical} ({hit.term.kind})", term=hit.term.id)]
    confidence, severity = _confidence(one), DETECTOR.severity
    if confidence > Confidence.LOW and _may_be_chinese(one, context):
        confidence = Confidence.LOW
    if isinstance(why, Likeness):
        message = f"“{written}” may be a garbled spelling of {canonical}"
        evidence.append(Evidence("mechanism", f"it is spelt nearly like {why.form}"))
    else:
        verb = "is" if confidence is Confidence.HIGH else "may be"
        message = f"“{written}” {verb} {why.mechanism} ({canonical})"
        share = f"{100 * why.prior:.2g} in 100 such renderings were seen in real output"
        evidence.append(Evidence("mechanism", f"{why.mechanism}; {share}"))
        if why.is_variant:
            confidence, severity = Confidence.LOW, Severity.NEUTRAL
    evidence += (shown for reason in one.reasons for shown in reason.evidence)
    family = hit.term.kind.family
    return DETECTOR.finding(
        span,
        message,
        confidence,
        suggestions=(suggestion,),
        evidence=evidence,
        family=family,
        severity=severity,
        category=Category.TERMINOLOGY if family is Family.TERMINOLOGY else None,
    )


def _confidence(one: _Scored) -> Confidence:
    if _may_be_namesake(one) or _is_synonym(one) or _may_be_another_body(one):
        return Confidence.LOW
    if one.score >= _LIKELY and not _may_be_another(one):
        return Confidence.HIGH
    return Confidence.MEDIUM if one.score >= _POSSIBLE else Confidence.LOW


def _may_be_namesake(one: _Scored) -> bool:
    """Tell whether only the topic says that a name is another reading: Shimizu is a surname too."""
    why = one.hit.why
    known = {reason.feature for reason in one.reasons} & {"beside", "cue", "title"}
    return (
        isinstance(why, Guess) and why.rule in _OTHER_READINGS and not one.hit.native and not known
    )


def _is_synonym(one: _Scored) -> bool:
    """Tell whether a gloss has but another word for what a body or a treaty is.

    The Schengen Convention is no Schengen Agreement, and the National Alliance no National Rally.
    """
    hit = one.hit
    if hit.native or not hit.is_gloss or hit.term.kind not in _NAMED_ALIKE:
        return False
    *said, _ = hit.phrase.text.split()
    return any(said == form.split()[:-1] for form in hit.term.accepted) and bool(said)


def _may_be_chinese(one: _Scored, context: Context) -> bool:
    """Tell whether a name in pinyin may be right: Jiangnan is a land, if no Gangnam, in China."""
    why = one.hit.why
    if isinstance(why, Likeness) or one.hit.native or why.rule not in _IN_PINYIN:
        return False
    if {reason.feature for reason in one.reasons} & {"beside", "topic", "group", "present"}:
        return False
    from mtaudit.detectors.chinese_people import tells_of_chinese_people

    return tells_of_chinese_people(context)


def _may_be_another(one: _Scored) -> bool:
    """Tell whether a rendering is as good a name of another thing, as far as the text says.

    Isesaki and Shimizu are towns, though 伊勢 and 清水 may be read so.
    """
    why = one.hit.why
    return isinstance(why, Guess) and not one.hit.native and why.rule in _OTHER_READINGS


def _may_be_another_body(one: _Scored) -> bool:
    """Tell whether a gloss is as good a name of another body, as far as the text says.

    They are called much the same the world over: an International Union of seamen is not the United
    Nations, and each country has its Legislative Assembly.
    """
    if not one.hit.is_gloss or one.hit.native or one.hit.term.kind is not Kind.ORGANISATION:
        return False
    return not {reason.feature for reason in one.reasons} & {"beside", "topic"}


def _suggestion(hit: "Hit", article: Article) -> tuple[Span, str]:
    """Return what to replace, and by what, so that a generic noun stands once.

    "Sedan Island" is Shikotan Island; "Zezhuo Island" for Etorofu Island has its noun already.
    """
    span, canonical = hit.phrase.span, hit.term.canonical
    last = hit.phrase.text.split()[-1]
    own = canonical.split()[-1].lower() in english_generics()
    is_head = hit.term.kind is Kind.PLACE or not hit.is_gloss
    if own:
        following = words(article.text[span.end : span.end + 30])[:1]
        for word in following:
            gap = article.text[span.end : span.end + word.start]
            if word.text.lower() in english_generics() and gap == " ":
                span = Span(span.start, span.end + word.end)
    elif is_head and len(hit.phrase.words) > 1 and last.lower() in english_generics():
        return span, f"{canonical} {last}"
    return span, canonical


DETECTOR = Detector(
    id="predicted-rendering",
    summary="a name as a program would render it that does not know the name",
    detect=detect,
    family=Family.NAME,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
    by_passage=True,
)
