"""The bad renderings to be expected of a glossary's terms, looked up by the words of an article.

Those of the shipped glossaries stand in a sorted file, which is searched in place, so that no
dictionary is loaded for them. Those of a user's own terms are predicted when they are first asked
for.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from mtaudit.glossary.shipped import shipped_folder
from mtaudit.glossary.term import Kind, Term, primary
from mtaudit.names.generics import letters_keys
from mtaudit.names.keys import WORDS_MARK, KnownKeys, letters_key, words_key
from mtaudit.names.tables import Table, mapped_table

if TYPE_CHECKING:
    from mtaudit.glossary.glossary import Glossary
    from mtaudit.names.prediction import Prediction

SHIPPED_FILE = "predictions.tsv"
LEAST_PRIOR = 0.02
"""What a prediction must be worth to be shipped."""
# Predicting a form takes some milliseconds. Of a glossary with more forms than this, which would
# take longer than a few seconds, only the first are predicted; see the detector's page.
_MOST_FORMS = 400
_MOST_WORDS = 4  # of a phrase in an article that is looked up
_MOST_REMEMBERED = 4096  # texts: articles have the same phrases again and again
_MANY = 3  # terms in whose names a phrase stands that says nothing by itself


class Guess(NamedTuple):
    """A predicted rendering of a term.

    Args:
        term: The term's id.
        lang: The language it is translated from.
        rule: The rule that predicts it, a key of the table of priors.
        prior: How often the rule's candidate at its place was seen in real output, from 0 to 1.
        collides: `common-word`, `known-name` or empty; see `mtaudit.names.prediction`.
        mechanism: How it comes about, such as "the Mandarin reading of 色丹".
        is_variant: Whether it is another spelling of the right reading.
    """

    term: str
    lang: str
    rule: str
    prior: float
    collides: str
    mechanism: str
    is_variant: bool = False


class Predictions:
    """What is predicted for a glossary, by the keys of `mtaudit.names.prediction.lookup_keys`.

    Without a source nobody knows what language an article is from. Readings and glosses of Chinese
    and Japanese are looked up then, and names left in the spelling of a Latin alphabet; other
    spellings of Cyrillic, Korean and Arabic names are no errors.

    Args:
        glossary: The glossary.
        own: What is predicted for the user's own terms, if an earlier run has kept it.
    """

    def __init__(
        self, glossary: "Glossary", own: Mapping[str, tuple[Guess, ...]] | None = None
    ) -> None:
        self._glossary = glossary
        if own is not None:
            self.own = own
        self.find: Callable[[str], tuple[Guess, ...]] = lru_cache(_MOST_REMEMBERED)(self._find)
        """Returns what predicts a text, such as "Sedan Island", for any language of a term."""
        self._by_form: dict[tuple[Term, str, str], tuple[tuple[str, Guess], ...]] = {}

    def _find(self, text: str) -> tuple[Guess, ...]:
        """Return the guesses of a text, likelier first."""
        shipped = _shipped_rows(text) if self._glossary.predicted else {}
        own = self.own
        if not shipped and not own:
            return ()  # as nearly always
        found: list[Guess] = []
        for key, is_swapped in _keys(text).items():
            guesses = (*self._shipped(shipped.get(key, ())), *own.get(key, ()))
            found += (one for one in guesses if not is_swapped or self._is_person(one))
        return _best_of_each(found)

    @cached_property
    def keys(self) -> KnownKeys:
        """The keys that something is predicted for."""
        shipped = _shipped_table() if self._glossary.predicted else None
        return KnownKeys(self.own) if shipped is None else KnownKeys(self.own, shipped)

    def of_source(
        self, natives: Iterable[tuple[Term, str]], lang: str
    ) -> Callable[[str], tuple[Guess, ...]]:
        """Return the same search for what is predicted of given native forms, variants included.

        Args:
            natives: Terms, each with a native form of it that stands in the source.
            lang: The language of the source, a BCP 47 tag.
        """
        by_key: dict[str, list[Guess]] = defaultdict(list)
        for term, native in natives:
            for key, guess in self._of_form(term, native, lang):
                by_key[key].append(guess)
        return lambda text: _best_of_each(
            guess
            for key, is_swapped in _keys(text).items()
            for guess in by_key.get(key, ())
            if not is_swapped or self._is_person(guess)
        )

    def _is_person(self, guess: Guess) -> bool:
        """Tell whether a guess is of a person, whose names a program may swap: not Xianli's."""
        return self._glossary.by_id[guess.term].kind is Kind.PERSON

    def _shipped(self, rows: tuple[str, ...]) -> Iterator[Guess]:
        for row in rows:
            term, lang, rule, prior, collides, mechanism = row.split("|")
            if term in self._glossary.predicted:
                yield Guess(term, lang, rule, float(prior), collides, mechanism)

    @cached_property
    def own(self) -> Mapping[str, tuple[Guess, ...]]:
        """What is predicted for the user's own terms, by the key it is looked up by."""
        forms = (
            (term, lang, native)
            for term in self._glossary.own_terms()
            for lang, native in blind_forms(term)
        )
        found: dict[str, dict[str, Guess]] = defaultdict(dict)
        for term, lang, native in islice(forms, _MOST_FORMS):
            for key, guess in self._of_form(term, native, lang):
                if not guess.is_variant:
                    found[key].setdefault(term.id, guess)
        return {key: tuple(guesses.values()) for key, guesses in found.items()}

    def _of_form(self, term: Term, native: str, lang: str) -> tuple[tuple[str, Guess], ...]:
        if term.kind is Kind.COUNTRY:
            return ()  # every program knows them, and their readings are names of other things
        place = (term, native, lang)
        if place not in self._by_form:
            self._by_form[place] = tuple(
                (_file_key(one), _guess(term, lang, one))
                for one in predictions_of(term, native, lang, self._known)
            )
        return self._by_form[place]

    @cached_property
    def _known(self) -> Container[str]:
        return known_keys(self._glossary.terms)


def blind_forms(term: Term) -> Iterator[tuple[str, str]]:
    """Yield the native forms that are predicted from where no source says the language.

    Of a simplified and a traditional form that are one name, the first.
    """
    from mtaudit.names.han import simplified

    for lang, forms in term.native:
        match primary(lang):
            case "zh":
                shapes = {simplified(form): form for form in reversed(forms)}
                yield from (("zh", form) for form in reversed(shapes.values()))
            case "ja":
                yield from (("ja", form) for form in forms)
            case "ko" | "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "ar" | "fa" | "hi":
                pass
            case other:
                yield from ((other, form) for form in forms)


def predictions_of(
    term: Term, native: str, lang: str, known: Container[str]
) -> "tuple[Prediction, ...]":
    """Return what is predicted of a native form that no other term's accepted form is.

    Args:
        term: The term.
        native: A native form of it.
        lang: The language translated from.
        known: The keys of what is right; see `known_keys`.
    """
    from mtaudit.names.prediction import predict

    found = predict(
        native,
        lang,
        kind=term.kind,
        canonical=term.canonical,
        admitted=term.admitted,
        known_names=known,
    )
    return tuple(
        one for one in found if letters_key(one.form) not in known and _file_key(one) not in known
    )


def known_keys(terms: Iterable[Term]) -> Container[str]:
    """Return the keys of what is right: of accepted forms, and of phrases that many of them share.

    The Foreign Ministry is what the gloss of 外務省 says, and a part of many right names.
    """
    from mtaudit.glossary.spilling import Hashes  # only where forms are predicted

    found = Hashes()
    for term in terms:
        accepted: set[str] = set()
        own: set[str] = set()
        for form in term.accepted:
            words = words_key(form)
            accepted |= {letters_key(form), WORDS_MARK + words}
            stems = words.split()
            for start in range(len(stems)):
                own.update(
                    WORDS_MARK + " ".join(stems[start:end])
                    for end in range(start + 1, len(stems) + 1)
                )
        for key in own - accepted:
            found.add(key)
        for key in accepted:
            for _ in range(_MANY):  # one accepted form is enough
                found.add(key)
    return found.at_least(_MANY)


def shipped_lines(terms: Iterable[Term], known: Container[str]) -> Iterator[str]:
    """Yield the lines of the shipped file, sorted: a key and what it is predicted for.

    Args:
        terms: The terms of the shipped glossaries.
        known: The keys of what is right; see `known_keys`.
    """
    terms = tuple(terms)
    # Nippon and America are no garbles, of the country or of what is named for it.
    countries = {
        _file_key(one)
        for term in terms
        if term.kind is Kind.COUNTRY
        for lang, native in blind_forms(term)
        for one in predictions_of(term, native, lang, known)
    }
    rows: dict[str, dict[str, Guess]] = defaultdict(dict)
    for term in terms:
        if term.kind is Kind.COUNTRY:
            continue
        for lang, native in blind_forms(term):
            for one in predictions_of(term, native, lang, known):
                if one.prior < LEAST_PRIOR or one.severity == "variant":
                    continue
                if len(one.form.split()) > _MOST_WORDS:
                    continue
                key, guess = _file_key(one), _guess(term, lang, one)
                if key in countries:
                    continue
                best = rows[key].get(term.id)
                if best is None or best.prior < guess.prior:
                    rows[key][term.id] = guess
    for key in sorted(rows):
        yield "\t".join((key, *(_row(rows[key][term]) for term in sorted(rows[key]))))


def _row(guess: Guess) -> str:
    cells = (guess.term, guess.lang, guess.rule, f"{guess.prior:.3g}", guess.collides)
    return "|".join((*cells, guess.mechanism))


def _guess(term: Term, lang: str, one: "Prediction") -> Guess:
    return Guess(
        term.id,
        lang,
        one.rule,
        one.prior,
        one.collides or "",
        one.mechanism,
        is_variant=one.severity == "variant",
    )


def as_row(guess: Guess) -> tuple[object, ...]:
    """Return a guess in plain values."""
    return tuple(guess)


def of_row(row: tuple[Any, ...]) -> Guess:
    """Return the guess that `as_row` made a row of."""
    return Guess(*row)


def _file_key(one: "Prediction") -> str:
    return WORDS_MARK + one.key if one.space == "words" else one.key


def _keys(text: str) -> Mapping[str, bool]:
    """Return the keys a text is looked up by, and of each whether its words are swapped for it.

    See `lookup_keys` in names/prediction.py.
    """
    plain, swapped = letters_key(text), letters_key("".join(reversed(text.split())))
    letters = {key: key == swapped != plain for key in letters_keys(text)}
    return {**letters, WORDS_MARK + words_key(text): False}


def _best_of_each(found: Iterable[Guess]) -> tuple[Guess, ...]:
    """Return the likeliest guess of each term, likelier first."""
    best: dict[str, Guess] = {}
    for guess in sorted(found, key=lambda guess: -guess.prior):
        best.setdefault(guess.term, guess)
    return tuple(best.values())


@lru_cache(maxsize=65536)
def _shipped_rows(text: str) -> Mapping[str, tuple[str, ...]]:
    """Return what the shipped file has for the keys of a text, by these."""
    columns = _shipped_table().columns
    return {key: rows for key in _keys(text) if (rows := columns(key))}


@cache
def _shipped_table() -> Table:
    return mapped_table(shipped_folder() / SHIPPED_FILE)


def shipped_digest(terms: Iterable[Term]) -> str:
    """Return a key for what the shipped file is made from: equal terms and priors, equal digest.

    Args:
        terms: The terms of the shipped glossaries.

    Returns:
        Twelve hexadecimal digits.
    """
    import hashlib

    from mtaudit.names.tables import rows

    forms = (
        "\x1f".join((term.id, term.kind, term.canonical, *term.admitted, *map("=".join, natives)))
        for term in sorted(terms, key=lambda term: term.id)
        if (natives := tuple(blind_forms(term)))
    )
    priors = (",".join(row) for row in rows("priors"))
    return hashlib.sha256("\n".join((*forms, *priors)).encode()).hexdigest()[:12]
