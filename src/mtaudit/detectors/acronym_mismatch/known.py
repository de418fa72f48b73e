"""An acronym of the glossary and words that should be its expansion and are not."""

import re
from collections.abc import Iterable, Iterator

from mtaudit.context import Context
from mtaudit.detectors.acronym_mismatch.phrase import SMALL, letters_of, phrase_before, spells
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Confidence, Evidence
from mtaudit.glossary import Kind, Term
from mtaudit.names.similarity import is_one_edit
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, matches_around, occurrences, words

_BRACKETED = Pattern(r"\(([A-Z][A-Za-z]*[A-Z]|[A-Z]{2,})\)")
_EXPLAINED = Pattern(r"(?P<acronym>[A-Z](?<!\w[A-Z])[A-Z]{2,}) \((?P<phrase>[A-Z][^()\n]{5,80})\)")
_LONGEST = 80  # code points of an organisation's name
_SHORTEST = 4  # letters of an acronym that is judged by one of them
_COMPLETION = Pattern(r" of [^.;:()\n]{2,60}")
_PAIR = Pattern(r"\b\w+ and \w+")
_CLOSER = Pattern(r" (?:of|for|in) ")
_OWNERS = frozenset({Kind.COUNTRY, Kind.ORGANISATION, Kind.PLACE})
_NEXT_WORD = Pattern(r" [\w’'-]+")
_POSSESSIVE = Pattern(r"['’]s?$")


def find(context: Context) -> Iterator[Sign]:
    """Yield each known acronym beside a wrong expansion, and each expansion beside a wrong one."""
    text = context.article.text
    if "(" not in text:
        return
    forms = context.glossary.accepted_forms(context.lang)
    for match in _BRACKETED.finditer(text):
        signs = (*_wrong_acronym(match, context), *_wrong_words(match, context))
        yield from signs[:1]
    for match in matches_around(_EXPLAINED, text, occurrences(text, " (")):
        term = forms.get(match["acronym"])
        if term is not None:
            start = match.start("phrase")
            phrase = tuple(
                Word(w.text, w.start + start, w.end + start) for w in words(match["phrase"])
            )
            if _wrong_expansion(phrase, match["acronym"], _expansions(term), text) is not None:
                yield _explanation(match, term)


def _expansions(term: Term) -> list[str]:
    return [form for form in term.accepted if _length(form) > 1]


def _wrong_words(match: re.Match[str], context: Context) -> Iterator[Sign]:
    """A known acronym after words that are like its expansion and are not."""
    acronym, text = match.group(1), match.string
    term = context.glossary.accepted_forms(context.lang).get(acronym)
    if term is None or _is_completed(term, match.start(), context):
        return
    expansions = _expansions(term)
    if _is_whole(expansions, match) or _is_short(expansions, match, context):
        return
    phrase = phrase_before(match.start(), max(map(_length, expansions), default=0) + 4, text)
    # "Chinese Kuomintang (KMT)": a form of one word is as right as an expansion.
    named = {form for form in term.accepted if form != acronym}
    wrong = _wrong_expansion(phrase, acronym, expansions, text)
    if wrong is not None and not (phrase and phrase[-1].text in named):
        yield _finding(Span(wrong, match.end()), acronym, term, text)


def _is_whole(expansions: Iterable[str], match: re.Match[str]) -> bool:
    """Tell whether an expansion stands right before the bracket and goes on, or goes on behind it.

    "US Department of Energy lab (DOE)" and "the International Monetary (IMF) fund" say it all.
    """
    text = match.string
    before = text[max(0, match.start() - _LONGEST) : match.start()].rpartition("(")[2]
    after = _NEXT_WORD.match(text, match.end())
    written = letters_of(before) + (letters_of(after.group()) if after else "")
    if any(_tail(expansion) in written for expansion in expansions):
        return True
    # "Wild Flora and Fauna" for "Wild Fauna and Flora"
    sorted_ = letters_of(_PAIR.sub(_in_order, before))
    return any(_tail(_PAIR.sub(_in_order, expansion)) in sorted_ for expansion in expansions)


def _in_order(pair: re.Match[str]) -> str:
    """Return two words with "and" between in the order of the alphabet."""
    return " and ".join(sorted(pair.group().split(" and ")))


def _is_short(expansions: Iterable[str], match: re.Match[str], context: Context) -> bool:
    """Tell whether the words before the bracket are an expansion without what it belongs to.

    "The Communist Party (KPRF)" is the one of the Russian Federation, "the Rocket Force (PLARF)"
    the one of the PLA.
    """
    before = " ".join(match.string[max(0, match.start() - _LONGEST) : match.start()].split())
    names = context.glossary.accepted_forms(context.lang)
    for expansion in expansions:
        first, _, rest = expansion.partition(" ")
        closer = _CLOSER.search(expansion)
        owner = names.get(expansion[closer.end() :].removeprefix("the ")) if closer else None
        short = (
            expansion[: closer.start()] if closer and owner and owner.kind in _OWNERS else "",
            rest if first.isupper() else "",
        )
        if any(" " in form and before.endswith(form) for form in short):
            return True
    return False


def _wrong_acronym(match: re.Match[str], context: Context) -> Iterator[Sign]:
    """A known name, and in brackets the acronym of another one, or its own with a letter wrong."""
    acronym = match.group(1)
    end = match.start()
    while end and match.string[end - 1].isspace():
        end -= 1
    names = [
        known
        for known in context.matches_in(Span(max(0, match.start() - _LONGEST), match.start()))
        if known.span.end == end and known.status.is_accepted and " " in known.form
    ]
    for name in names[:1]:
        right = name.term.accepted
        own = {form for form in right if form.isupper() and " " not in form}
        phrase = phrase_before(match.start(), len(acronym) + len(SMALL), match.string)
        if not own or acronym in own or spells(phrase, acronym):
            continue
        other = context.glossary.accepted_forms(context.lang).get(acronym)
        if other is not None and other.kind in {Kind.OUTLET, Kind.COUNTRY}:
            continue  # "NEW YORK (AP)" names the agency, "Department of Health (US)" the land
        if other is not None and _is_completed(other, match.start(), context):
            continue  # "Ministry of Commerce of the People's Republic of China (MOFCOM)"
        near = sorted(form for form in own if is_one_edit(form, acronym))
        if other is None and not (near and len(acronym) >= _SHORTEST):
            continue
        best = near[0] if near else min(own, key=lambda form: (-len(form), form))
        yield Sign(
            Span(*match.span(1)),
            f"{acronym} is no acronym of {name.term.canonical}"
            + (f"; it stands for {other.canonical}" if other else ""),
            Confidence.HIGH if other else Confidence.MEDIUM,
            suggestions=(best,),
            evidence=(Evidence("term", f"{name.term.canonical} ({best})", term=name.term.id),),
        )


def _is_completed(term: Term, offset: int, context: Context) -> bool:
    """Tell whether a name of a term stands before an offset, with "of" its country after it."""
    text = context.article.text
    return any(
        match.term.id == term.id and _COMPLETION.fullmatch(text, match.span.end, offset)
        for match in context.matches_in(Span(max(0, offset - 2 * _LONGEST), offset))
    )


def _explanation(match: re.Match[str], term: Term) -> Sign:
    right = _expansions(term)[0]
    return Sign(
        Span(*match.span()),
        f"{match['acronym']} stands for {right}, not for “{match['phrase']}”",
        Confidence.HIGH,
        suggestions=(f"{match['acronym']} ({right})",),
        evidence=(Evidence("term", f"{term.canonical} ({match['acronym']})", term=term.id),),
    )


def _length(expansion: str) -> int:
    return len(expansion.split())


def _wrong_expansion(
    phrase: tuple[Word, ...], acronym: str, expansions: list[str], text: str
) -> int | None:
    """Return where a wrong expansion begins; None if the words are right or about something else.

    Words are about the acronym if two of the expansion's own words are among them, the first of
    them in capitals. They are right if their letters are an expansion's, or spell the acronym.
    """
    if not phrase or not expansions:
        return None
    before = letters_of(_POSSESSIVE.sub("", text[phrase[0].start : phrase[-1].end]))
    if any(before.endswith(_tail(expansion)) for expansion in expansions):
        return None
    if spells(phrase, acronym):
        return None
    own = {_stem(word) for expansion in expansions for word in expansion.split()} - SMALL
    shared = [word for word in phrase if _stem(word.text) in own and word.text[0].isupper()]
    if len({_stem(word.text) for word in shared}) < 2:
        return None
    return shared[0].start


def _tail(expansion: str) -> str:
    """Return an expansion's letters without a leading article."""
    return letters_of(re.sub(r"^[Tt]he ", "", expansion))


def _stem(word: str) -> str:
    """Return what an inflected or compound word has in common with its kin: Asia, Asian; nation."""
    lowered = word.lower()
    return lowered if lowered in SMALL else lowered[:4]


def _finding(span: Span, acronym: str, term: Term, text: str) -> Sign:
    expansion = next((form for form in term.accepted if _length(form) > 1), term.canonical)
    written = text[span.start : span.end - len(acronym) - 2].rstrip()
    return Sign(
        span,
        f"{acronym} stands for {expansion}, not for “{written}”",
        Confidence.HIGH,
        suggestions=(f"{expansion} ({acronym})",),
        evidence=(Evidence("term", f"{term.canonical} ({acronym})", term=term.id),),
    )
