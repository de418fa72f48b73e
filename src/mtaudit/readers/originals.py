"""Which file holds the original of another."""

from collections.abc import Sequence
from pathlib import Path, PurePath

from mtaudit.errors import ReadError
from mtaudit.pattern import Pattern
from mtaudit.readers.options import without_language

# What names the language of a file: "story.en", "story_pt-BR".
_LANGUAGE = Pattern(r"[._-][a-z]{2}(?:[-_][A-Za-z]{2,4})?$")


def original_of(file: str, paths: Sequence[str], source: str) -> str:
    """Return the name of the file that holds the original of another.

    Args:
        file: The translation.
        paths: The files and folders that were asked for. What was found in one of the folders has
            its original at the same place in the folder of originals.
        source: The original, the folder of originals, or a pattern of their names.

    Raises:
        ReadError: If there is none.
    """
    folders = (path for path in paths if Path(path) in Path(file).parents)
    return original_at(file, Path(file).relative_to(next(folders, Path(file).parent)), source)


def original_at(file: str, place: PurePath, source: str) -> str:
    """Return the name of the file that holds the original of another.

    Args:
        file: The translation.
        place: The name that its original has in a folder of originals.
        source: The original, the folder of originals, or a pattern in which `*` stands for that
            name without its suffix; a language at the end of the name may be left out. In a folder
            of originals the folders that the place names a language with may be left out.

    Raises:
        ReadError: If there is none.
    """
    if is_pattern(source):
        stem = str(place.with_suffix(""))
        language = _LANGUAGE.search(stem)
        stems = (stem, stem[: language.start()]) if language else (stem,)
        originals = [Path(source.replace("*", one)) for one in stems]
        expected = str(originals[-1])
    elif Path(source).is_dir():
        originals = [Path(source) / one for one in dict.fromkeys((place, without_language(place)))]
        expected = " or ".join(map(str, originals))
    else:
        return source
    for original in originals:
        if original.is_file():
            return str(original)
    what = f"has no original in {source}"
    raise ReadError(what, where=file, remedy=f"put it at {expected}, or leave the file out")


def is_pattern(source: str) -> bool:
    """Tell whether originals are named by a pattern."""
    return "*" in source and not Path(source).exists()
