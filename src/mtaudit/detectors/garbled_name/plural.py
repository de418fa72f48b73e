"""A person's name with a plural ending: "Putins said"."""

from collections import Counter
from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign, how_often
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.glossary import Kind
from mtaudit.glossary.cues import CUES
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import word_before

# Of a person only, and in the singular or the past, where the number does not show.
_DOES = Pattern(
    r"\s(?:also |then |later )?(?:said|told|added|announced|arrived|has|is|was|says|visited|met|"
    r"explained|noted|stressed|replied|denied)\b"
)
_SHORTEST = 4


def find(context: Context) -> Iterator[Sign]:
    """Yield plurals of a person's name that stand for the person: a family has its article."""
    text, names = context.article.text, context.names
    if not any(name[-1] == "s" and name[:-1] in names for name in names):
        return  # as mostly
    alone = Counter([word.text for word in context.capitalised])
    plurals = [
        word
        for word in context.capitalised
        if word.text.endswith("s")
        and len(name := word.text[:-1]) >= _SHORTEST
        and alone[name]
        and _DOES.match(text, word.end)
        and not word_before(text, word.start)
    ]
    people = _people(context, {word.text[:-1] for word in plurals}) if plurals else frozenset()
    for word in plurals:
        name = word.text[:-1]
        if name not in people:
            continue
        yield Sign(
            Span(word.start, word.end),
            f"“{word.text}” stands for one person, “{name}”",
            Confidence.MEDIUM,
            suggestions=(name,),
            evidence=(
                Evidence("occurrence", f"“{name}” stands in the article {how_often(alone[name])}"),
            ),
            category=Category.NAME_FORMAT,
        )


def _people(context: Context, names: set[str]) -> frozenset[str]:
    """Return those names that the glossary, or a title in the article, says to be people's."""
    text = context.article.text
    known = {match.form.split()[-1] for match in context.people.values()}
    titled = {
        word.text
        for word in context.capitalised
        if word.text in names and word_before(text, word.start).lower() in CUES[Kind.PERSON].before
    }
    return frozenset(known & names | titled)
