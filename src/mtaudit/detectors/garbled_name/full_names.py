"""Full names with a word too many or a word cut: "Xi Jinping Jintao", "Angela Merk"."""

from collections import Counter
from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign, how_often
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.glossary.people import FullName
from mtaudit.lexicon import is_given_name, is_ordinary
from mtaudit.spans import Span
from mtaudit.text import Word, without_possessive

_SHORTEST_CUT = 3  # letters that must be left of a word
# What may be added to a full name or left out: of a family's generations, of companies.
_ADDITIONS = frozenset(
    "jr sr junior senior ii iii iv co corp inc ltd plc llc ag sa nv gmbh".split()
)


def find(context: Context) -> Iterator[Sign]:
    """Yield full names that do not end where they should."""
    yield from _of_the_glossary(context)
    yield from _of_the_article(context)


def _of_the_glossary(context: Context) -> Iterator[Sign]:
    """Compare each pair of capitalised words with the full names that the glossary knows."""
    people = context.glossary.people(context.lang)
    if not people.by_first:
        return
    by_first = people.by_first
    for run in context.name_runs:
        for i in range(len(run) - 1):
            if run[i].text not in by_first:
                continue  # as mostly
            known = by_first[run[i].text]
            second = without_possessive(run[i + 1].text)
            if (run[i].text, second) in known:
                if i + 2 < len(run):
                    yield from _too_long(run[i : i + 4], context)
            elif i + 2 == len(run):
                yield from _cut(run[i], run[i + 1], known)
                yield from _crossed(run[i], run[i + 1], known, context)


def _too_long(run: tuple[Word, ...], context: Context) -> Iterator[Sign]:
    """A known full name, and after it a word that is a part of it or of somebody else's name."""
    people = context.glossary.people(context.lang)
    given, surname, after = (without_possessive(word.text) for word in run[:3])
    follows = people.by_first.get(after, ())
    if len(run) > 3 and (after, without_possessive(run[3].text)) in follows:
        return  # two people side by side
    if after not in people.words or run[1].text != surname or len(run) > 3:
        return
    if after.lower() in _ADDITIONS:
        return
    span = Span(run[0].start, run[2].start + len(after))
    at = context.matches_in(Span(span.start, span.start + 1))
    if any(match.status.is_accepted and match.span.end >= span.end for match in at):
        return
    own = after in {given, surname}
    yield Sign(
        span,
        f"“{given} {surname} {after}” is the name “{given} {surname}” with a word too many",
        Confidence.HIGH if own else Confidence.MEDIUM,
        suggestions=(f"{given} {surname}",),
        evidence=(
            Evidence(
                "mechanism",
                f"“{after}” is a part of the name itself" if own else f"“{after}” is another name",
            ),
        ),
        category=Category.ADDITION,
    )


def _cut(first: Word, last: Word, known: frozenset[FullName]) -> Iterator[Sign]:
    """A full name whose last word is cut: "Angela Merk"."""
    left = without_possessive(last.text)
    if len(left) < _SHORTEST_CUT or is_ordinary(left) or is_given_name(left):
        return
    whole = sorted(full for full in known if full[1].startswith(left))
    if len(whole) == 1:
        right = " ".join(whole[0])
        yield Sign(
            Span(first.start, last.start + len(left)),
            f"“{first.text} {left}” looks like “{right}” with its end cut off",
            Confidence.MEDIUM,
            suggestions=(right,),
            evidence=(Evidence("term", right),),
            category=Category.SPELLING,
        )


def _crossed(
    first: Word, last: Word, known: frozenset[FullName], context: Context
) -> Iterator[Sign]:
    """The given name of one person of the article before the surname of another one."""
    surname = without_possessive(last.text)
    mine = [full for full in known if full in context.full_names]
    theirs = [full for full in context.full_names if full[1] == surname]
    if len(mine) != 1 or len(theirs) != 1:
        return
    from mtaudit.names.likeness import similarity

    # "Vladimir Zelensky" is Volodymyr by his Russian name.
    if similarity(mine[0][0], theirs[0][0], "ru") > 0.5:
        return
    yield Sign(
        Span(first.start, last.start + len(surname)),
        f"“{first.text} {surname}” has the given name of “{' '.join(mine[0])}” and the surname of "
        f"“{' '.join(theirs[0])}”",
        Confidence.MEDIUM,
        suggestions=(" ".join(theirs[0]), " ".join(mine[0])),
        evidence=(
            Evidence("term", " ".join(mine[0])),
            Evidence("term", " ".join(theirs[0])),
        ),
    )


def _of_the_article(context: Context) -> Iterator[Sign]:
    """A full name that the article also has with one more word: "Andy Lau Dehua"."""
    longer = [run for run in context.name_runs if len(run) == 3]
    if not longer:
        return
    pairs: Counter[FullName] = Counter()
    wanted = {run[0].text for run in longer}
    for run in context.name_runs:
        if len(run) == 2 and run[0].text in wanted:
            bare = [without_possessive(word.text) for word in run]
            if run[0].text == bare[0] and not any(map(is_ordinary, bare)):
                pairs[bare[0], bare[1]] += 1
    if not pairs:
        return
    words = context.name_counts
    for run in longer:
        given, surname, after = run[0].text, run[1].text, without_possessive(run[2].text)
        span = Span(run[0].start, run[2].start + len(after))
        if not pairs[given, surname] or words[after] > 1 or not after[1:].islower():
            continue
        # Names of three words are usual elsewhere, and banks and wines have them.
        if not is_given_name(given) or after.lower() in _ADDITIONS:
            continue
        # "Juan Carlos Ferrero": two given names. "Ruth Kelly Secretary": a word of the sentence.
        if is_given_name(surname) or is_ordinary(after) or context.in_headline(span):
            continue
        times = how_often(pairs[given, surname])
        yield Sign(
            span,
            f"“{given} {surname} {after}” has a word more than “{given} {surname}”",
            Confidence.MEDIUM,
            suggestions=(f"{given} {surname}",),
            evidence=(
                Evidence("occurrence", f"“{given} {surname}” stands in the article {times}"),
            ),
            category=Category.ADDITION,
        )
