"""Which wrong renderings of a name are to be expected, why, and how likely each is."""

import itertools
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from functools import cache
from typing import Literal

import attrs

from mtaudit.lexicon import is_ordinary
from mtaudit.names.candidates import (
    Candidate,
    Name,
    Space,
    from_chinese,
    from_cyrillic,
    from_japanese,
    from_korean,
    from_latin,
    half_right,
)
from mtaudit.names.confusions import fold, primary
from mtaudit.names.generics import letters_keys, without_english_generic
from mtaudit.names.keys import letters_key, words_key
from mtaudit.names.readings import cyrillic, japanese, kana, mandarin, sinoxenic
from mtaudit.names.tables import rows

Severity = Literal["garble", "variant"]
Collision = Literal["common-word", "known-name"]
_SHORTEST_KEY = 3


@attrs.frozen
class Prediction:
    """A rendering to be expected of a program that does not know the name.

    Args:
        form: The rendering, such as "Tooth Dance".
        key: What it is looked up by; see `lookup_keys`.
        space: Whether the key is of letters or of words.
        mechanism: A phrase that says how it comes about, such as "the Mandarin reading of 色丹".
        rule: The rule that made it, a key of the table of priors.
        prior: How often the rule's candidate at this place was seen in real output, from 0 to 1.
        severity: `garble`, or `variant` for another way to spell the right reading.
        collides: `common-word` if it is an ordinary English word, `known-name` if it is somebody
            else's name; such a rendering says nothing without its surroundings.
    """

    form: str
    key: str
    space: Space
    mechanism: str
    rule: str
    prior: float
    severity: Severity
    collides: Collision | None = None


def predict(
    native: str,
    lang: str,
    *,
    kind: str = "",
    canonical: str = "",
    admitted: Iterable[str] = (),
    source_lang: str = "",
    known_names: Container[str] = frozenset(),
    limit: int | None = None,
) -> tuple[Prediction, ...]:
    """Predict the wrong renderings of a name, likelier first.

    The rules are those of the language translated from. Readings of other languages, such as the
    Mandarin reading of a name in a Japanese text, were practically never seen and are left out.

    Args:
        native: The name in its script, such as "色丹".
        lang: The language of that form, a BCP 47 tag.
        kind: What it names, as in `mtaudit.glossary.Kind`.
        canonical: The right rendering; it and what is as good are not predicted.
        admitted: Other right renderings.
        source_lang: The language translated from, if it is not `lang`.
        known_names: The letters keys of other names, to flag collisions.
        limit: How many to return at most.

    Returns:
        The predictions, each key once in its space, highest prior first.
    """
    source = primary(source_lang or lang)
    name = Name(native.strip(), person=kind == "person")
    right = _Right.of(name, (canonical, *admitted), source)
    found: dict[tuple[Space, str], Prediction] = {}
    places: Counter[str] = Counter()
    for candidate in _candidates(name, source, canonical):
        key = key_of(candidate.form, candidate.space)
        if len(key) < _SHORTEST_KEY or right.accepts(candidate, key):
            continue
        if (candidate.space, key) in found:
            continue
        prior, severity = _prior(source, candidate.rule, places[candidate.rule])
        places[candidate.rule] += 1
        found[candidate.space, key] = Prediction(
            candidate.form,
            key,
            candidate.space,
            candidate.mechanism,
            candidate.rule,
            prior,
            "variant" if right.is_variant(candidate) else severity,
            _collision(candidate, key, known_names, namesakes=name.person and right.is_native),
        )
    ranked = sorted(found.values(), key=lambda one: (-one.prior, one.rule))
    return tuple(ranked[:limit])


def key_of(form: str, space: Space) -> str:
    """Return the key of a rendering in a space."""
    return letters_key(form) if space is Space.LETTERS else words_key(form)


def lookup_keys(text: str) -> tuple[tuple[Space, str], ...]:
    """Return the keys a prediction of this text could have.

    Without its generic noun and with two words the other way round it is the same rendering.

    >>> [key for _, key in lookup_keys("Sedan Island")]
    ['sedanisland', 'sedan', 'islandsedan', 'sedan island']
    """
    letters = ((Space.LETTERS, key) for key in letters_keys(text))
    return (*letters, (Space.WORDS, words_key(text)))


@attrs.frozen
class _Right:
    """The renderings that are right, by their keys."""

    letters: frozenset[str]
    folded: frozenset[str]
    words: frozenset[str]
    source: str
    is_native: bool

    @classmethod
    def of(cls, name: Name, forms: Iterable[str], source: str) -> "_Right":
        """Collect what is as right as the given forms: with another generic, with words swapped."""
        shapes: set[str] = set()
        _, generic = name.parts
        endings = (*generic.readings, *generic.english) if generic is not None else ()
        for form in filter(None, forms):
            bare = without_english_generic(form)
            shapes |= {form, bare, " ".join(reversed(form.split()))}
            shapes |= {form.split()[-1]} if name.person or source in cyrillic.LANGUAGES else set()
            shapes |= {f"{bare} {ending}" for ending in endings}
        return cls(
            frozenset(map(letters_key, shapes)),
            frozenset(fold(shape, source) for shape in shapes),
            frozenset(map(words_key, shapes)),
            source,
            (source == "zh" and _is_chinese(name, shapes))
            or (source == "ja" and _is_japanese(name, shapes)),
        )

    def accepts(self, candidate: Candidate, key: str) -> bool:
        """Tell whether a candidate is right as it stands."""
        if candidate.space is Space.WORDS:
            return key in self.words
        return key in self.letters

    def is_variant(self, candidate: Candidate) -> bool:
        """Tell whether a candidate is the right reading, spelt by another scheme."""
        if candidate.space is Space.WORDS:
            return False
        if self.is_native and candidate.rule in {"pinyin", "wade-giles", "cantonese"}:
            return True
        return fold(candidate.form, self.source) in self.folded


def _is_chinese(name: Name, right: set[str]) -> bool:
    """Tell whether the right rendering is a Chinese reading: the name is Chinese, then.

    A person's name is if one of its words is a reading of the surname: Chiang Kai-shek.
    """
    texts = {name.native, name.parts[0]}
    readings = {key for text in texts for key in _chinese_keys(text)}
    if not readings.isdisjoint(map(letters_key, right)):
        return True
    words = {letters_key(word) for shape in right for word in shape.split()}
    return name.person and not words.isdisjoint(_chinese_keys(name.native[:1]))


def _chinese_keys(text: str) -> set[str]:
    readings = (
        mandarin.pinyin(text),
        mandarin.pinyin(text, person=True),
        mandarin.wade_giles(text),
        *(tuple(latin.split()) for latin in sinoxenic.cantonese(text)),
    )
    return {letters_key("".join(syllables)) for syllables in readings}


def _is_japanese(name: Name, right: set[str]) -> bool:
    """Tell whether the right rendering is a Japanese reading."""
    head, _ = name.parts
    readings = {
        fold(reading, "ja")
        for text in (name.native, head)
        for reading in (
            *(kana.romaji(known) for known in (japanese.usual(text), *japanese.known(text))),
            *(composed.latin for composed in japanese.composed(text, person=name.person)),
        )
    }
    return not readings.isdisjoint(fold(shape, "ja") for shape in right)


def _candidates(name: Name, source: str, canonical: str) -> Iterator[Candidate]:
    match source:
        case "zh":
            return itertools.chain(from_chinese(name), half_right(name, canonical))
        case "ja":
            return from_japanese(name)
        case "ko":
            return from_korean(name)
        case _ if source in cyrillic.LANGUAGES:
            return from_cyrillic(name, source)
        case _:
            return from_latin(name)


def _collision(
    candidate: Candidate, key: str, known_names: Container[str], *, namesakes: bool
) -> Collision | None:
    if letters_key(candidate.form) in known_names:
        return "known-name"
    if namesakes and candidate.rule == "other-reading":
        return "known-name"  # other people write their name with the same characters
    word = candidate.form if candidate.space is Space.LETTERS else key
    if " " not in word and is_ordinary(word):
        return "common-word"
    return None


def _prior(source: str, rule: str, place: int) -> tuple[float, Severity]:
    known = _priors()
    first, following, rest, severity = known.get((source, rule)) or known["", rule]
    prior = first if place == 0 else following if place < 3 else rest / (1 + place / 10)
    return prior, severity


@cache
def _priors() -> dict[tuple[str, str], tuple[float, float, float, Severity]]:
    return {
        (source, rule): (
            float(first),
            float(following),
            float(rest),
            "variant" if severity == "variant" else "garble",
        )
        for source, rule, first, following, rest, severity, _ in rows("priors")
    }
