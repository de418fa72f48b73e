"""An accepted form of a term where the other articles of a corpus have another one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from mtaudit.context import Context
from mtaudit.corpus.corpus import Corpus
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Confidence, Evidence
from mtaudit.folding import fold
from mtaudit.glossary import Match, Matcher

_FEWEST = 2  # other articles that have the other form

Uses: TypeAlias = Mapping[str, Mapping[str, Mapping[tuple[str, str], Match]]]
"""Term to form to the articles that have it, by id and text, with the first place in each."""


def outliers(context: Context) -> Iterator[Sign]:
    """Yield the first mention of each term that others call otherwise, if it asks to be one."""
    assert context.corpus is not None, "the detector asks for it"
    uses = _uses(context.corpus, context)
    own = (context.article.id, context.article.text)
    for term_id, matches in context.mentions.items():
        forms = {fold(match.form).text for match in matches}
        if not matches[0].term.consistent or len(forms) > 1:
            continue  # what the article mixes is reported as such
        counts = {form: len(found) - (own in found) for form, found in uses[term_id].items()}
        usual = max(counts, key=lambda form: (counts[form], form), default="")
        agreeing = sum(count for form, count in counts.items() if fold(form).text in forms)
        # More than have the form of this article, itself among them.
        if counts.get(usual, 0) >= max(_FEWEST, agreeing + 2) and fold(usual).text not in forms:
            yield _sign(matches[0], usual, counts[usual], uses[term_id][usual])


def _sign(match: Match, usual: str, count: int, found: Mapping[tuple[str, str], Match]) -> Sign:
    (sister, _), place = next(iter(found.items()))
    return Sign(
        match.span,
        f"“{match.form}” stands where other articles have “{usual}”",
        Confidence.MEDIUM,
        (usual,),
        (
            Evidence("term", f"{match.term.canonical} ({match.term.kind})", term=match.term.id),
            Evidence(
                "sister",
                f"{count} articles have “{usual}”, one is {sister or 'without a name'}",
                sister=sister,
                sister_span=place.span,
            ),
        ),
    )


def _uses(corpus: Corpus, context: Context) -> Uses:
    """Return which articles of a corpus have which forms of the terms that are to be consistent."""
    key = ("renderings", context.glossary.digest(), context.lang)
    if key not in corpus.kept:
        corpus.kept[key] = _collect(corpus, context)
    found: Uses = corpus.kept[key]
    return found


def _collect(corpus: Corpus, context: Context) -> Uses:
    terms = [term for term in context.glossary.terms if term.consistent]
    matcher = Matcher.for_target(terms, context.lang, context.lemmatiser)
    found: dict[str, dict[str, dict[tuple[str, str], Match]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for witness in corpus.witnesses:
        if witness.lang == context.lang:
            for match in matcher.find(witness.text):
                if match.status.is_accepted:
                    uses = found[match.term.id][match.form]
                    uses.setdefault((witness.id, witness.text), match)
    return found
