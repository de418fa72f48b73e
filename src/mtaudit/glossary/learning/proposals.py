"""From what editors replaced to rows of a glossary, for a person to prune."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import attrs

from mtaudit.folding import fold
from mtaudit.glossary.cues import CUES
from mtaudit.glossary.learning.natives import native_form
from mtaudit.glossary.learning.replacements import Replacement, Version, replacements
from mtaudit.glossary.matching import Matcher
from mtaudit.glossary.term import Kind, Status, Term, primary
from mtaudit.lexicon import is_given_name, is_ordinary
from mtaudit.text import words

_FORMULA_STARTS = ("=", "+", "-", "@")


@attrs.frozen
class Learned:
    """What was learned from editors.

    Args:
        terms: The terms with the wrong forms that are proposed; known ones with all they had.
        unsupported: Wrong forms that could only be suspect, and which nothing would support, each
            with its right form and how often it was corrected.
    """

    terms: tuple[Term, ...]
    unsupported: tuple[tuple[str, str, int], ...]


@attrs.frozen
class _Proposal:
    """A wrong form with its right one, and how often an editor corrected and kept it."""

    wrong: str
    right: str
    corrected: int
    kept: int


def learn(
    versions: Iterable[Version],
    *,
    known: Iterable[Term] = (),
    lang: str = "en",
    topic: str = "",
    least: int = 1,
) -> Learned:
    """Propose terms from texts before and after somebody edited them.

    A form is bad if it was always corrected and is no ordinary word and nobody's name, and suspect
    otherwise. A form that editors keep more often than not is left out, and so is one that a known
    term accepts: to exchange two right names is to correct the facts.

    Args:
        versions: The texts.
        known: Terms of glossaries, which the wrong forms are added to.
        lang: The language of the texts, a BCP 47 tag.
        topic: The topic of terms that have none.
        least: How often a form must have been corrected.
    """
    versions = tuple(versions)
    by_form = {fold(form).text: term for term in known for form in term.accepted}
    found: dict[tuple[str, str], list[Replacement]] = defaultdict(list)
    for version in versions:
        for one in replacements(version):
            if _looks_like_a_name(one, lang) and fold(one.wrong).text not in by_form:
                found[one.wrong, one.right].append(one)
    kept = _kept([wrong for wrong, _ in found], versions, lang)
    proposals = [
        _Proposal(wrong, right, len(ones), kept[wrong])
        for (wrong, right), ones in found.items()
        if len(ones) >= least and kept[wrong] <= len(ones)
    ]
    contested = Counter(one.wrong for one in proposals)
    by_right: dict[str, list[_Proposal]] = defaultdict(list)
    for proposal in proposals:
        by_right[proposal.right].append(proposal)
    texts = [version.after for version in versions]
    terms: dict[str, Term] = {}
    unsupported: list[tuple[str, str, int]] = []
    for right, ones in sorted(by_right.items()):
        base = by_form.get(fold(right).text)
        if base is None:
            replaced = [each for one in ones for each in found[one.wrong, right]]
            base = _new_term(right, replaced, texts, lang, topic)
        base = terms.get(base.id, base)
        term = _with_forms(base, ones, contested, lang, unsupported)
        if term != base:
            terms[term.id] = term
    return Learned(tuple(terms.values()), tuple(unsupported))


def _looks_like_a_name(one: Replacement, lang: str) -> bool:
    """Tell whether a replacement corrects a name or term, and not a style or a figure."""
    wrong, right = fold(one.wrong).text, fold(one.right).text
    # "Japans" for "Japan's" is a matter of an ending.
    same = wrong.removesuffix("s") == right.removesuffix("s")
    figures = any(char.isdigit() for char in one.wrong + one.right)
    if same or figures or one.wrong.startswith(_FORMULA_STARTS):
        return False
    rights = [word.text for word in words(one.right)]
    names = rights[1:] if one.is_initial else rights
    named = any(word[0].isupper() for word in names)
    if primary(lang) != "en":
        return named or not one.right.isascii()
    return named or not all(is_ordinary(word) for word in rights)


def _kept(forms: Iterable[str], versions: Iterable[Version], lang: str) -> Counter[str]:
    """Count how often the editor left forms standing."""
    terms = [Term(form, id=f"{n}") for n, form in enumerate(forms)]
    matcher = Matcher.for_target(terms, lang)
    kept: Counter[str] = Counter()
    for version in versions:
        kept.update(match.form for match in matcher.find(version.after))
    return kept


def _new_term(
    right: str, replaced: Iterable[Replacement], texts: Iterable[str], lang: str, topic: str
) -> Term:
    native = native_form(right, ((one.source, one.source_lang) for one in replaced if one.source))
    return Term(
        right,
        native={native[0]: native[1]} if native else {},
        kind=_kind(right, texts) if primary(lang) == "en" else Kind.TERM,
        topic=topic,
        lang=primary(lang),
    )


def _kind(name: str, texts: Iterable[str]) -> Kind:
    """Return what the words beside a name say that it is: "Habomai Islands"."""
    votes: Counter[Kind] = Counter()
    matcher = Matcher.for_target([Term(name)], "en")
    for text in texts:
        for match in matcher.find(text):
            before = words(text[max(0, match.span.start - 40) : match.span.start])[-1:]
            after = words(text[match.span.end : match.span.end + 40])[:1]
            for kind, cues in CUES.items():
                votes[kind] += any(word.text.lower() in cues.before for word in before)
                votes[kind] += any(word.text.lower() in cues.after for word in after)
    kind, count = max(votes.items(), key=lambda vote: vote[1], default=(Kind.TERM, 0))
    return kind if count else Kind.TERM


def _with_forms(
    term: Term,
    proposals: Iterable[_Proposal],
    contested: Mapping[str, int],
    lang: str,
    unsupported: list[tuple[str, str, int]],
) -> Term:
    """Return a term with the wrong forms that are proposed for it."""
    listed = {form for _, form in term.forms()}
    has_support = bool(term.topic or term.native or term.kind in CUES)
    added: dict[Status, list[str]] = {Status.BAD: [], Status.SUSPECT: []}
    reasons = dict(term.reasons)
    for one in sorted(proposals, key=lambda one: (-one.corrected, one.wrong)):
        if one.wrong in listed:
            continue
        doubtful = one.kept or contested[one.wrong] > 1 or _may_be_right(one.wrong, lang)
        status = Status.SUSPECT if doubtful else Status.BAD
        if doubtful and not has_support:
            unsupported.append((one.wrong, one.right, one.corrected))
            continue
        added[status].append(one.wrong)
        reasons[one.wrong] = (
            f"corrected {one.corrected} time{'s' * (one.corrected > 1)}, kept {one.kept}"
        )
    return attrs.evolve(
        term,
        bad=(*term.bad, *added[Status.BAD]),
        suspect=(*term.suspect, *added[Status.SUSPECT]),
        reasons=reasons,
    )


def _may_be_right(form: str, lang: str) -> bool:
    """Tell whether a form is an ordinary word or a given name, which is right somewhere."""
    if primary(lang) != "en":
        return " " not in form
    if " " in form:
        return form.islower()
    return is_ordinary(form) or is_given_name(form)
