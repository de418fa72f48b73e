"""Dictionary forms of words, for languages that inflect: a list of forms cannot cover those.

They come from simplemma, which knows some fifty languages and works offline. It is an extra,
`pip install 'mtaudit[inflection]'`, and is loaded with the first text that needs it.
"""

import importlib.util
from functools import cache

import attrs

from mtaudit.errors import ConfigError

# English plurals and possessives are built into the search, and safer than a dictionary there.
_BUILT_IN = "en"
# Languages that simplemma keeps under another name.
_NAMES = {"bs": "hbs", "hr": "hbs", "sh": "hbs", "sr": "hbs", "no": "nb"}


@attrs.frozen
class Lemmas:
    """Gives the dictionary form of a word; a value, so that it travels between processes.

    Args:
        lang: The language, as simplemma calls it.
    """

    lang: str

    def __call__(self, word: str) -> str:
        """Return the dictionary form of a word, or the word if it has none."""
        import simplemma

        return simplemma.lemmatize(word, lang=self.lang)


def lemmatiser(lang: str | None) -> Lemmas | None:
    """Return what gives the dictionary forms of a language.

    Args:
        lang: The language, a primary tag such as `ru`; `None` if unknown.

    Returns:
        The lemmatiser; `None` for English, whose endings need none, and for languages for which
        there is none.

    Raises:
        ConfigError: If simplemma is not installed.
    """
    require()
    if lang is None or lang == _BUILT_IN:
        return None
    lemmas = Lemmas(_NAMES.get(lang, lang))
    return lemmas if _is_known(lemmas) else None


@cache
def _is_known(lemmas: Lemmas) -> bool:
    try:
        lemmas("a")
    except ValueError:  # what simplemma says of a language that it has not
        return False
    return True


def require() -> None:
    """Make sure that dictionary forms can be had.

    Raises:
        ConfigError: If simplemma is not installed.
    """
    if importlib.util.find_spec("simplemma") is None:
        raise ConfigError(
            "the package simplemma, which knows how words inflect, is not installed",
            where="inflection",
            remedy="run pip install 'mtaudit[inflection]', or leave inflection off",
        )
