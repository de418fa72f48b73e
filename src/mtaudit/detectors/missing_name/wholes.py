"""Names that stand in the source as a whole where one of their words does not: Li Peng, 李鹏."""

from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import TargetName
from mtaudit.lexicon import is_given_name
from mtaudit.names.chinese_people import spellings, surname_spellings, surnames
from mtaudit.names.counterparts.unspaced import is_syllable
from mtaudit.names.han import is_han, simplified
from mtaudit.names.keys import letters_key
from mtaudit.names.readings.korean import is_personal, without_particle
from mtaudit.names.romanisations import plausibility
from mtaudit.text import is_space, words

_LONGEST_CHINESE = 4  # characters of a person's name
_SHORTEST = 2
_MOST_WORDS = 6  # of a person's name
_SURE = 0.85
_READ = {True: 0.9, False: 0.8}  # Koreans share their surnames, and half of their syllables


def stands_whole(name: TargetName, segment: Segment) -> bool:
    """Tell whether the source has all of a name, or its surname after an English given name."""
    written = _written(name, segment)
    if _has_surname(name, written, segment):
        return True
    source = segment.source.of(segment.article.source or "")
    last = written[-_MOST_WORDS:]  # capitals in a row may be a list of names
    shapes = [last[start:] for start in range(len(last))]
    match segment.lang:
        case "zh":
            return any(_is_chinese(shape, source) for shape in shapes if len(shape) > 1)
        case "ko":
            return any(_is_korean(" ".join(shape), source) for shape in shapes)
        case _:
            return False


def _written(name: TargetName, segment: Segment) -> list[str]:
    """Return the words of a name, and what stands before it with a capital: Li opens a sentence."""
    text = segment.article.text
    index = bisect_left(segment.words, name.span.start, key=attrgetter("start")) - 1
    before = segment.words[index] if index >= 0 else None
    found = [word.text for word in words(name.span.of(text))]
    if before and before.text.istitle() and is_space(text, before.end, name.span.start):
        return [before.text, *found]
    return found


def _has_surname(name: TargetName, written: list[str], segment: Segment) -> bool:
    """Tell whether a person's surname, an ordinary or a short word, is there: Elon Musk, Chris Ng.

    In Chinese and Russian news a given name is often left out, and people of Hong Kong have one
    that no character stands for.
    """
    first = name.words[0][0]
    if not is_given_name(first) or first not in written or first == written[-1]:
        return False
    if segment.lang == "zh" and is_syllable(first):
        return False
    after = written[written.index(first) + 1 :]
    if any(segment.counterparts.of(word).likeness >= _SURE for word in after if word[0].isupper()):
        return True
    keys = {letters_key(word) for word in after}
    return segment.lang == "zh" and any(
        not keys.isdisjoint(surname_spellings(char))
        for char in set(segment.source.of(segment.article.source or ""))
        if simplified(char) in surnames()
    )


def _is_chinese(shape: list[str], source: str) -> bool:
    """Tell whether words are the spelling of a surname and a given name."""
    return "".join(map(letters_key, shape)) in _chinese_people(source)


@lru_cache(maxsize=8)
def _chinese_people(source: str) -> frozenset[str]:
    """Return the spellings of all that may be a surname and a given name."""
    natives = {
        source[at : at + size]
        for at, char in enumerate(source)
        if simplified(char) in surnames()
        for size in range(_SHORTEST, min(_LONGEST_CHINESE, len(source) - at) + 1)
    }
    return frozenset().union(*(spellings(one) for one in natives if all(map(is_han, one))))


def _is_korean(shape: str, source: str) -> bool:
    """Tell whether words may stand for one or two words of Hangul."""
    found = [without_particle(word.text) for word in words(source)]
    pairs = [f"{one} {other}" for one, other in pairwise(found)]
    return any(
        plausibility(shape, native, "ko", "person") >= _READ[is_personal(native)]
        for native in (*found, *pairs)
        if len(native) > 1
    )
