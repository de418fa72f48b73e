"""Measure which right renderings pass as plausible, and how many wrong ones do by chance.

    python benchmarks/names_plausibility.py

The names are the persons and places of the shipped glossaries. A native form passes if its
canonical rendering or an admitted one is plausible for it; many cannot, because they are translated
and not spelt by sound (the South China Sea). Chance is counted on canonical renderings of other
terms, drawn at random with a fixed seed.
"""

import random
import time
from collections import defaultdict

import attrs

from mtaudit.glossary import Glossary, shipped_glossaries
from mtaudit.names.romanisations import is_plausible_rendering

DRAWS = 2000
FEWEST = 15


@attrs.frozen
class Entry:
    """A native form of a term, and what is right for it."""

    native: str
    kind: str
    canonical: str
    right: tuple[str, ...]


def read_entries() -> dict[str, list[Entry]]:
    """Read the native forms of persons and places, by language."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for name in shipped_glossaries():
        for term in Glossary.load(name).terms:
            if term.kind in {"person", "place"}:
                for lang, forms in term.native:
                    right = (term.canonical, *term.admitted)
                    found[lang] += [
                        Entry(form, term.kind.value, term.canonical, right) for form in forms
                    ]
    return found


def main() -> None:
    """Print one line a language."""
    print("lang     n  right passes  wrong passes  us a comparison")
    for lang, entries in sorted(read_entries().items()):
        if len(entries) < FEWEST:
            continue
        right = sum(
            any(is_plausible_rendering(form, one.native, lang, one.kind) for form in one.right)
            for one in entries
        )
        drawn = random.Random(1)
        pairs = [(drawn.choice(entries), drawn.choice(entries)) for _ in range(DRAWS)]
        others = [(one, two) for one, two in pairs if one.canonical != two.canonical]
        start = time.perf_counter()
        wrong = sum(
            is_plausible_rendering(two.canonical, one.native, lang, one.kind) for one, two in others
        )
        each = (time.perf_counter() - start) / len(others)
        print(
            f"{lang:4}{len(entries):6}{right / len(entries):14.3f}{wrong / len(others):14.4f}"
            f"{each * 1e6:17.0f}"
        )


if __name__ == "__main__":
    main()
