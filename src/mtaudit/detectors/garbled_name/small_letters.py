"""A name of the glossary that an article has in small letters only: "the kremlin said"."""

from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.glossary import Kind, Term
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, is_in_code, starts_sentence, without_possessive, word_before

_KINDS = frozenset({Kind.COUNTRY, Kind.ORGANISATION, Kind.OUTLET, Kind.PERSON, Kind.PLACE})
# Things that share a place's name and follow prepositions as it does; the word list has them not.
_THINGS = frozenset(
    "brie chad chianti delft edam emmental gouda gruyere havana java lima madeira mali panama "
    "parmesan rioja siamese sienna worcester".split()
)
_FEWEST_CAPITALS = 2  # in the middle of sentences: below it, the text may do without
# What stands before a name and seldom before a thing; things take an article or an adjective.
_BEFORE = frozenset(
    "across against around at between by from in inside into leave leaving left near of outside "
    "than through to toward towards via visit visited visiting with within".split()
)
_BEFORE_BODIES = frozenset({"the"})
# What follows a name that ends there, or what it names. Before another noun it may be a part of a
# thing: "brazil nuts".
_AFTER = Pattern(
    r"(?:['’]s\b|\s(?:and|or|but|nor|in|on|at|to|for|of|from|by|with|as|after|before|until|since|"
    r"during|over|under|about|against|between|because|if|when|while|where|who|which|that|than|is|"
    r"was|are|were|be|has|have|had|will|would|can|could|may|might|must|should|did|does|said|says|"
    r"city|county|district|island|prefecture|province|region|river|town|village|"
    r"told|added|announced|denied|called|also|now|today|yesterday|later|again|next|last|this|"
    r"[a-z]{3,}ed|began|came|gave|held|lost|made|met|sent|took|went|withdrew|won)\b|\s*[.,;:!?)\]”\"—–]|\s*$)"
)
_PAIRED = Pattern(r"\s(?:and|or) [A-Z]")
_SAYS = Pattern(
    r"\s(?:also |then |later )?(?:said|says|told|added|announced|denied|stressed|replied)\b"
)


def find(context: Context) -> Iterator[Sign]:
    """Yield the names of an article in ordinary sentence case that lack their capital letter."""
    names = context.glossary.lone_names("en")
    # Most texts have none: their words are looked up before anything else is asked.
    small = {word for word in context.unknown if word in names and word not in _THINGS}
    if not small or not _is_in_sentence_case(context):
        return
    places = [
        (word, names[bare])
        for word in context.words
        if (bare := without_possessive(word.text)) in small
    ]
    for word, (form, term) in places:
        span = Span(word.start, word.start + len(form))
        if form in context.name_counts or not _is_name(word, span, term, context):
            continue
        yield Sign(
            span,
            f"“{form.lower()}” is the name “{form}”",
            Confidence.MEDIUM,
            suggestions=(form,),
            evidence=(Evidence("term", form, term=term.id),),
            category=Category.NAME_FORMAT,
        )


def _is_name(word: Word, span: Span, term: Term, context: Context) -> bool:
    text = context.article.text
    if term.kind not in _KINDS or context.is_opaque(span) or is_in_code(text, span):
        return False
    before = word_before(text, word.start)
    if term.kind in {Kind.PERSON, Kind.ORGANISATION, Kind.OUTLET} and _SAYS.match(text, span.end):
        return before.lower() not in {"a", "an"}
    if _AFTER.match(text, span.end) is None:
        return False
    bodies = _BEFORE_BODIES if term.kind is Kind.ORGANISATION else frozenset()
    return before in _BEFORE or before.lower() in bodies


def stands_as_a_name(word: Word, context: Context) -> bool:
    """Tell whether a word in small letters stands where names of places do: "flew to berlin.".

    Args:
        word: The word.
        context: The article.
    """
    text = context.article.text
    end = word.start + len(without_possessive(word.text))
    before = word_before(text, word.start)
    if before == "and":
        paired = word_before(text, word.start - len("and "))[:1].isupper()
    else:
        paired = _PAIRED.match(text, end) is not None
    return (
        (before in _BEFORE or paired)
        and _AFTER.match(text, end) is not None
        and _is_in_sentence_case(context, 1)  # the name itself
    )


def _is_in_sentence_case(context: Context, fewest: int = _FEWEST_CAPITALS) -> bool:
    """Tell whether sentences begin with a capital letter, and names within them have one."""
    text = context.article.text
    starts = [sentence.of(text).lstrip(" \n\"'“‘(")[:1] for sentence in context.sentences]
    if any(start.islower() for start in starts):
        return False
    within = [word for word in context.capitalised if not starts_sentence(text, word.start)]
    return len(within) >= fewest
