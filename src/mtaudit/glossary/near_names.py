"""The names of a glossary, looked up by a spelling that is nearly theirs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from mtaudit.glossary.cues import CUES
from mtaudit.glossary.term import Kind, Term, primary
from mtaudit.names.generics import without_english_generic
from mtaudit.names.keys import letters_key
from mtaudit.pattern import Pattern

# From here on a spelling is looked at; what it is worth is fitted.
_LEAST = 0.7
MOST_NAMES = 12
"""A word of more names than this, such as "Ministry", leads to none of them."""
_MOST_REMEMBERED = 4096  # words: the phrases of an article have the same ones
_SHORTEST = 4
_FEWEST_SOUNDS = 3  # of a word that may have one too many
_SMALL = frozenset("of the and in for de la".split())
# The sounds that names are carried over by, roughly: classes of consonants.
_SOUNDS = str.maketrans("cqgxzjwbfprd", "kkksssvvvvlt", "aeiouyh")
_DOUBLED = Pattern(r"(.)\1+")
_NO_LANGS = ("en",)  # what a name without a native form is compared by
_ENDINGS = frozenset("s es n an ian ese i ish er ers ns ans ians ic".split())


Least: TypeAlias = Callable[[str, float], float]
"""How like a name, with such a share of the same words, a phrase must be; above 1 for nothing."""

Name: TypeAlias = tuple[int, str, tuple[str, ...]]
"""A form of a term without its generic noun: the number of the term, the form, the languages."""


class Likeness(NamedTuple):
    """That a phrase is like a name.

    Args:
        form: An accepted form of the name, without its generic noun.
        similarity: How like they are, from 0 to 1.
        shared: The share of the words that are the same.
    """

    form: str
    similarity: float
    shared: float


def _any(_form: str, _shared: float) -> float:
    return _LEAST


class NearNames:
    """The accepted forms of some terms, found by a word that sounds like one of theirs.

    Args:
        find: Gives the names with a word of a sound; a sound of more than a few names leads to none
            of them.
        terms: The terms, of which few are looked at.
    """

    def __init__(self, find: Callable[[str], Sequence[Name] | None], terms: Sequence[Term]) -> None:
        self._find = find
        self._terms = terms
        self._of_sounds: Callable[[str], Sequence[Name]] = lru_cache(_MOST_REMEMBERED)(
            self._look_up
        )

    @classmethod
    def of(cls, terms: Iterable[Term]) -> "NearNames":
        """Collect the names of some terms."""
        terms = tuple(terms)
        return cls(names_by_sound(terms).get, terms)

    def find(self, text: str, least: Least = _any) -> Iterator[tuple[Term, Likeness]]:
        """Yield the terms that a phrase resembles, each with its best likeness.

        Args:
            text: The phrase; a generic noun in it says nothing.
            least: Says of a form how like it the phrase must be.
        """
        best: dict[str, tuple[Term, Likeness]] = {}
        text = without_english_generic(text)
        for number, form, langs in self._candidates(text):
            likeness = _likeness(text, form, langs, least)
            if likeness is None:
                continue  # as nearly always
            term = self._terms[number]
            if is_same_name(text, form) or _is_variant(text, form, langs):
                continue
            if term.kind is Kind.PERSON and _is_surname_alone(text, term):
                continue
            if term.id not in best or best[term.id][1].similarity < likeness.similarity:
                best[term.id] = term, likeness
        yield from best.values()

    def find_person(self, text: str, least: Least = _any) -> Iterator[tuple[Term, Likeness]]:
        """Yield the people of whose name a word resembles a part, each with the best likeness.

        Args:
            text: A word where a surname may stand, as after a title.
            least: Says of a name how like a part of it the word must be.
        """
        best: dict[str, tuple[Term, Likeness]] = {}
        for number, form, langs in self._of_sounds(text):
            for part in form.split() if " " in form else ():
                if len(part) < _SHORTEST:
                    continue
                likeness = _likeness(text, part, langs, least, form)
                if likeness is None:
                    continue
                term = self._terms[number]
                if term.kind is not Kind.PERSON or _shares_a_word(text, term):
                    break
                if is_same_name(text, part) or _is_variant(text, part, langs):
                    continue
                if term.id not in best or best[term.id][1].similarity < likeness.similarity:
                    best[term.id] = term, likeness
        yield from best.values()

    def _look_up(self, word: str) -> Sequence[Name]:
        """Return the names with a word that sounds like one, or like it without a consonant."""
        sound = _sound(word)
        less = (sound[:at] + sound[at + 1 :] for at in range(len(sound)))
        keys = dict.fromkeys((sound, *(less if len(sound) > _FEWEST_SOUNDS else ())))
        return tuple(name for key in keys for name in self._find(key) or ())

    def _candidates(self, text: str) -> Iterator[Name]:
        words = text.split()
        # A part of a name is not the name misspelt, nor is a name with a verb after it.
        size, most = _size(text), int(words[-1][:1].isupper())
        seen: set[Name] = set()
        for word in words:
            for name in self._of_sounds(word):
                if 0 <= size - _size(name[1]) <= most and name not in seen:
                    seen.add(name)
                    yield name


def names_by_sound(terms: Iterable[Term]) -> dict[str, list[Name]]:
    """Return what `NearNames` looks up: the accepted forms of terms by the sounds of their words.

    Args:
        terms: The terms.
    """
    found: dict[str, list[Name]] = defaultdict(list)
    for number, term in enumerate(terms):
        for sound, name in sounds(number, term):
            if len(found[sound]) <= MOST_NAMES:  # one more is enough to know
                found[sound].append(name)
    return {sound: names for sound, names in found.items() if len(names) <= MOST_NAMES}


def sounds(number: int, term: Term) -> Iterator[tuple[str, Name]]:
    """Yield the sounds of the words of a term's accepted forms, each with the name it is of.

    Args:
        number: The number of the term.
        term: The term.
    """
    langs = tuple(lang for lang, _ in term.native)
    for form in (term.canonical, *term.admitted):
        bare = without_english_generic(form)
        if form[:1].isupper() and len(bare) >= _SHORTEST:
            for sound in dict.fromkeys(map(_sound, bare.split())):
                yield sound, (number, bare, langs)


@lru_cache(maxsize=4096)
def _size(text: str) -> int:
    """Return how many words a phrase has, small ones aside."""
    return sum([word not in _SMALL for word in text.split()])


@lru_cache(maxsize=4096)
def _lowered(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    """Return what is left of a word that another spelling by ear would share.

    >>> _sound("Murinho") == _sound("Mourinho"), _sound("Auckland") == _sound("Oakland")
    (True, True)
    """
    letters = letters_key(word)
    bones = _DOUBLED.sub(r"\1", letters.replace("ph", "f").translate(_SOUNDS))
    return ("a" if letters[:1] in {"a", "e", "i", "o", "u", "y"} else "") + bones


def _likeness(
    text: str, form: str, langs: Sequence[str], least: Least, whole: str = ""
) -> Likeness | None:
    """Return how like a phrase and a form are; `None` if that is too little to be looked at.

    Args:
        text: The phrase.
        form: The form, or a part of one.
        langs: The languages the name comes from.
        least: How like it the phrase must be.
        whole: The form of which it is a part.
    """
    words, others = _lowered(text), _lowered(form)
    shared = sum([word in others for word in words]) / max(len(words), len(others))
    needed = max(least(whole or form, shared), _LEAST)
    if needed > 1:
        return None
    from mtaudit.names.likeness import similarity  # few texts have a phrase of such a sound

    best = max(similarity(text, form, lang, needed) for lang in langs or _NO_LANGS)
    return Likeness(form, best, shared) if best >= needed else None


def _is_variant(text: str, form: str, langs: Sequence[str]) -> bool:
    """Tell whether a phrase is a Cyrillic name by another scheme, which is no error: Sergey."""
    from mtaudit.names.confusions import fold
    from mtaudit.names.readings import cyrillic

    return any(
        fold(text, lang) == fold(form, lang)
        for lang in langs
        if primary(lang) in cyrillic.LANGUAGES
    )


def _is_surname_alone(text: str, term: Term) -> bool:
    """Tell whether all of a phrase that is no title or small word is a part of a person's name.

    "Hatoyama said" and "Chancellor Merkel" are no other spellings of Yukio Hatoyama and Angela
    Merkel.
    """
    titles = CUES[Kind.PERSON].before
    words = [word for word in text.split() if word[:1].isupper() and word.lower() not in titles]
    return bool(words) and all(_shares_a_word(word, term) for word in words)


def _shares_a_word(text: str, term: Term) -> bool:
    """Tell whether a phrase has a word of an accepted form of a term."""
    known = {word for form in (term.canonical, *term.admitted) for word in form.lower().split()}
    return not known.isdisjoint(text.lower().split())


def is_same_name(text: str, form: str) -> bool:
    """Tell whether a phrase is part of a name, holds it, or is derived from it: "Koreans"."""
    words, others = text.lower().split(), form.lower().split()
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    one, other = letters_key(text), letters_key(form)
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and longer[len(shorter) :] in {"", *_ENDINGS}
