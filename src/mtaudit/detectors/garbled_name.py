"""Finds names that the article itself shows to be garbled.

Two signs, both inside the article: an ordinary word glued to a name that stands alone elsewhere
("Putin Antiques" beside "Putin"), and a name one letter away from one that is used again and again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

import attrs

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.glossary import Kind
from mtaudit.glossary.cues import CUES
from mtaudit.lexicon import is_ordinary
from mtaudit.names.similarity import one_edit_neighbours
from mtaudit.spans import Span
from mtaudit.text import Word, is_space, starts_sentence

# Ordinary words that do follow a name in capitals: what a person founds, owns, leads or is
# remembered by, and what a place has. A word that is missing here costs a false alarm.
_HEADS = frozenset(
    "academy act acts administration affair affairs agency airport airlines airways allies alliance "
    "amendment archive archives archipelago area arena army assembly associates association avenue "
    "award awards band bank banks barracks bay beach bill board boats books boulevard boys bridge "
    "brigade brothers building bureau cabinet camp campaign canal canyon cape capital card cards "
    "castle cathedral cemetery center centre chair challenge channel chapel charter chronicle "
    "church circle city class classic clinic club coalition coast collection college colony column "
    "command commission committee communications community companies company complex concerto "
    "conference congress constitution consulting corner corp corporation corps council county court "
    "courts creek crescent crisis cross cruiser cup daily dam day days deal declaration delta "
    "democrats department designs desert diaries dinner district division doctrine documents "
    "dollars dome drive duke dynasty earl effect emails empire encyclopedia energy engine "
    "engineering enterprise enterprises entertainment era estate estates evening event exchange "
    "express faculty fair falls family fans farm farms fashion federation fellow fellows fellowship "
    "festival field fields file files films fjord fleet foods force forces forest formula fort "
    "forum foundation freeway fund funds gallery games garden gardens gas gate girls glacier global "
    "government graduate group groups gulf guard guards guitars hall harbor harbour health heights "
    "herald heritage high highlands highway hill hills holding holdings home homes hospital hotel "
    "hotels house houses hydro in inc industrial industries inlet inn institute institution "
    "insurance international invitational island islands isle isles jeans journal junction "
    "junior kingdom laboratories laboratory lagoon lake lakes land lane law laws league lectures "
    "library line lines lodge lords mall manor marathon market markets massacre media medal medals "
    "memo memorial memoirs memorandum men metals metro military mills mine mines ministry mission "
    "monument moors morning mosque motor motors mountain mountains mouth museum music nation "
    "nationals navy news newspapers no north northern notes number oaks observatory ocean office "
    "oil olympics open opera orchestra order organization organisation outlook oval palace papers "
    "parade park parks parliament partners party pass path peace peak peaks peninsula petroleum "
    "pharmaceuticals phone photos pictures pier place plain plains plan plans plateau plaza point "
    "pole police pond pool port post power prefecture presidency press prison prize prizes "
    "productions program programme project projects promenade properties protocol province "
    "publications publishers publishing quarter quartet queen radio railroad railway railways "
    "ranch range rangers rapids record records reef referendum reform reforms refuge regiment "
    "region regional report reports republic republicans research reserve reservoir residence "
    "resolution resort resources restaurant retreat review revolution ridge river rivers road roads "
    "rock rocks room rooms round row royal rule rules sands savings scale scandal school schools "
    "science sciences scout sea season security semiconductor senate senior series service services "
    "shares shelf shipping shoal shop shops show shrine sisters slam society software sons sound "
    "south southern space spring springs square stadium star stars state states station statue "
    "steel stock store stores strait straits strategy stream street strip studio studios study "
    "summit sun supporters swamp symphony syndrome system systems tapes team technologies "
    "technology telegraph telescope television temple terminal territories territory theater theatre thought "
    "theorem thursday times today tomb tour tower towers town township trading trail treaties treaty "
    "trial trials tribune trophy trust trusts tunnel turnpike uncertainty union unit united "
    "university valley variant ventures viaduct view village villas virus volcano voters wall walls "
    "war wars watch water waters way weather week weekly west western wharf wing winter women "
    "woods works world yard years youth zone zoo".split()
)
_COMPANY_FORMS = frozenset("ltd inc llc corp co plc gmbh limited roadshow".split())
_MIN_NEAR_MISS = 6  # shorter names have too many true neighbours: Li and Lee, Kono and Koro


@attrs.frozen
class _Glued:
    """A name followed by a capitalised ordinary word."""

    name: Word
    tail: Word
    known: bool
    titled: bool


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield glued names, then names one letter away from a frequent one."""
    capitalised = _capitalised(article, context)
    yield from _glued_findings(article, context)
    yield from _near_misses(article, capitalised, context)


# --- An ordinary word glued to a name --------------------------------------------------------


def _glued_findings(article: Article, context: Context) -> Iterator[Finding]:
    glued = tuple(_glued(article, context))
    if not glued:
        return
    alone = Counter(_bare(word.text) for word in context.words)
    pairs = Counter(pair.name.text for pair in glued)
    names_by_tail: dict[str, set[str]] = defaultdict(set)
    for pair in glued:
        names_by_tail[pair.tail.text].add(pair.name.text)
    personal_tails = {pair.tail.text for pair in glued if pair.known or pair.titled}
    for pair in glued:
        name, tail = pair.name.text, pair.tail.text
        elsewhere = alone[name] - pairs[name]
        shared = len(names_by_tail[tail]) > 1
        # Weights by reading articles; a plural common noun is what engines append. See the page.
        score = (
            (2 if pair.known else 0)
            + min(elsewhere, 2)
            + (1 if pair.titled else 0)
            + (1 if tail.endswith("s") else 0)
            + (1.5 if shared else 0)
        )
        # Without a sign that a person is meant, "Portobello Antiques" is a shop.
        if score < 3 or tail not in personal_tails:
            continue
        evidence = [Evidence("mechanism", f"the ordinary word “{tail}” is appended to the name")]
        if elsewhere:
            evidence.append(
                Evidence("occurrence", f"“{name}” stands without it {_times(elsewhere)}")
            )
        if shared:
            others = ", ".join(sorted(names_by_tail[tail] - {name}))
            evidence.append(Evidence("occurrence", f"the same word is appended to {others}"))
        yield DETECTOR.finding(
            Span(pair.name.start, pair.tail.end),
            f"“{name} {tail}” looks like the name “{name}” with a stray word",
            Confidence.HIGH if score >= 4 else Confidence.MEDIUM,
            suggestions=(name,),
            evidence=evidence,
        )


def _glued(article: Article, context: Context) -> Iterator[_Glued]:
    """Yield each name that is followed by a capitalised ordinary word of no usual compound."""
    text, found = article.text, context.words
    for i in range(len(found) - 1):
        name, tail = found[i], found[i + 1]
        if not (name.text[0].isupper() and tail.text[0].isupper() and tail.text[1:].islower()):
            continue
        if not is_space(text, name.end, tail.start) or len(tail.text) < 4 or len(name.text) < 3:
            continue
        if tail.text.lower() in _HEADS or not is_ordinary(tail.text) or is_ordinary(name.text):
            continue
        span = Span(name.start, tail.end)
        if (
            context.in_headline(span)
            or context.is_opaque(span)
            or _goes_on(i + 2, article, context)
        ):
            continue
        if any(match.span.overlaps(Span(tail.start, tail.end)) for match in context.accepted):
            continue
        known = any(
            match.span.end == name.end and match.term.kind is Kind.PERSON
            for match in context.accepted
        )
        before = found[i - 1].text.lower() if i else ""
        if before == "the" and not known:
            continue
        yield _Glued(name, tail, known, before in CUES[Kind.PERSON].before)


def _goes_on(i: int, article: Article, context: Context) -> bool:
    """Tell whether a longer name goes on at the i-th word: "Lavrov Antiques Ltd"."""
    if i >= len(context.words):
        return False
    word, before = context.words[i], context.words[i - 1]
    gap = article.text[before.end : word.start].strip()
    if gap not in {"", ",", "&"}:
        return False
    return word.text.lower() in _COMPANY_FORMS or (gap != "," and word.text[0].isupper())


# --- A name one letter away from a frequent one ----------------------------------------------


def _capitalised(article: Article, context: Context) -> dict[str, list[int]]:
    """Return the words that look like names, without possessive ending, and where they stand."""
    found: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(context.words):
        name = _bare(word.text)
        if len(name) < _MIN_NEAR_MISS or not name[0].isupper() or not name[1:].islower():
            continue
        if not name.isalpha() or is_ordinary(name):
            continue
        span = Span(word.start, word.end)
        if not context.is_opaque(span):
            found[name].append(i)
    return found


def _near_misses(
    article: Article, capitalised: dict[str, list[int]], context: Context
) -> Iterator[Finding]:
    frequent = {name: places for name, places in capitalised.items() if len(places) >= 2}
    if not frequent:
        return
    known = context.glossary.accepted_forms(context.lang)
    accepted = {word for form in known for word in form.split()}
    for rare, common in one_edit_neighbours(
        (name for name, places in capitalised.items() if len(places) == 1), frequent
    ):
        if rare in accepted or _is_inflected(rare, common):
            continue
        place = capitalised[rare][0]
        if not _same_company(place, frequent[common], article, context):
            continue
        word = context.words[place]
        times = len(frequent[common])
        yield DETECTOR.finding(
            Span(word.start, word.start + len(rare)),
            f"“{rare}” is one letter away from “{common}”, the article's usual spelling",
            Confidence.MEDIUM if times >= 3 or common in accepted else Confidence.LOW,
            suggestions=(common,),
            evidence=(Evidence("occurrence", f"“{common}” stands in the article {_times(times)}"),),
            category=Category.SPELLING,
        )


def _is_inflected(one: str, other: str) -> bool:
    """Tell whether the difference may be an ending, or a sound of another form of the word."""
    shorter, longer = sorted((one, other), key=len)
    stem = shorter[:-1] if len(shorter) > 4 else shorter
    return longer.startswith(shorter) or longer[: len(stem)] == stem


def _same_company(place: int, places: list[int], article: Article, context: Context) -> bool:
    """Tell whether a rare name may be the frequent one: no other given name or surname beside it."""
    company = {name for at in places for name in _companions(at, article, context)}
    return all(name in company for name in _companions(place, article, context))


def _companions(place: int, article: Article, context: Context) -> Iterator[str]:
    """Yield the capitalised words that stand right beside a name and are no titles."""
    found, text = context.words, article.text
    word = found[place]
    if place and is_space(text, found[place - 1].end, word.start):
        before = found[place - 1]
        title = before.text.lower() in CUES[Kind.PERSON].before
        if before.text[0].isupper() and not title and not starts_sentence(text, before.start):
            yield _bare(before.text)
    if place + 1 < len(found) and is_space(text, word.end, found[place + 1].start):
        after = found[place + 1]
        if after.text[0].isupper():
            yield _bare(after.text)


def _bare(word: str) -> str:
    """Return a word without its possessive ending."""
    return word[:-2] if word[-2:] in {"'s", "’s", "‘s"} else word


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


DETECTOR = Detector(
    id="garbled-name",
    summary="a name that the rest of the article shows to be garbled",
    detect=detect,
    family=Family.NAME,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
)
