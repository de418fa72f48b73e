"""What a Russian or Ukrainian name sounds like, whichever way it is romanised.

>>> latin_sound("Shcherbakov") == latin_sound("Scherbakoff") == cyrillic_sound("Щербаков")
True
>>> latin_sound("Sherbukov") == cyrillic_sound("Щербаков")
False
"""

from functools import lru_cache

from mtaudit.names.cyrillic_cases import stem
from mtaudit.pattern import Pattern

# Letters that the usual schemes write alike are one sound here: г and х, ш and щ, и and ы.
_CYRILLIC = "абвгґдеєёжзиіїйклмнопрстуфхцчшщыэюя"
_SOUNDS = "abvhhdeeeZziiiiklmnoprstufhCQSSieua"
_LETTERS = str.maketrans(_CYRILLIC, _SOUNDS, "ъь'’ʼ")
_SPELLINGS = (
    ("shch", "S"), ("sch", "S"), ("tch", "Q"), ("rzh", "Z"), ("rz", "Z"), ("zh", "Z"), ("kh", "h"),
    ("ch", "Q"), ("cz", "Q"), ("ou", "u"), ("yo", "e"), ("io", "e"), ("sh", "S"), ("sz", "S"),
    ("ts", "C"), ("tz", "C"), ("ck", "k"), ("ph", "f"), ("x", "ks"), ("w", "v"), ("y", "i"),
    ("j", "i"), ("q", "k"), ("g", "h"), ("ce", "Ce"), ("ci", "Ci"), ("c", "k"), ("'", ""),
    ("’", ""),
)  # fmt: skip
_SOFT = Pattern("i+(?=[aeou])|(?<=[aeou])i+")
_TWICE = Pattern(r"(.)\1+")
_AFTER_SIBILANT = Pattern("(?<=[QSZC])o")
_HARDENED = Pattern("(?<=[eo])f$")  # Romanoff
# How names end that are at home there. Other names in Cyrillic letters are spelt otherwise in
# English than they sound: Остин is Austin, or Osteen.
_AT_HOME = Pattern(
    "(?:[оеє]в|ск|цк|ськ|цьк|енк|ович|евич|йович|чук|щук|юк|швил|[аоя]ян|(?:ь|ш|ч|й|н|у|ы|а)кин"
    "|(?:[шжчц]|ьн|ят)ин)$"
)


@lru_cache(maxsize=65536)
def latin_sound(word: str) -> str:
    """Return what a romanised name sounds like."""
    written = word.lower()
    for spelling, sound in _SPELLINGS:
        written = written.replace(spelling, sound)
    return _plain(written)


@lru_cache(maxsize=65536)
def cyrillic_sound(word: str) -> str:
    """Return what a name in Cyrillic letters sounds like."""
    return _plain(word.lower().translate(_LETTERS))


@lru_cache(maxsize=65536)
def stem_at_home(word: str, lang: str) -> str:
    """Return what the cases of a name have in common, if it is Slavic or Caucasian by its ending.

    Args:
        word: A word in Cyrillic letters.
        lang: Its language, a primary tag.
    """
    found = stem(word, lang)
    return found if _AT_HOME.search(found) else ""


def _plain(sound: str) -> str:
    sound = sound.replace("tQ", "Q").replace("rZ", "Z")
    sound = _TWICE.sub(r"\1", _SOFT.sub("", sound))
    return _HARDENED.sub("v", _AFTER_SIBILANT.sub("e", sound))
