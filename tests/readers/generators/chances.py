"""Chance for generated documents: the same in every run, or new with MTAUDIT_EXPLORE.

Every choice comes from a seeded `Random`. Hypothesis also takes constants from the modules that are
loaded, so that its documents would change with the tests that ran before.
"""

import os
import secrets
from collections.abc import Iterator, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

_EXPLORE = os.environ.get("MTAUDIT_EXPLORE")
_FIRST = secrets.randbits(32) if _EXPLORE else 0
# A thousand documents of each format; when exploring, ten times as many, or as many as asked for.
_COUNT = max(10_000, int(_EXPLORE)) if _EXPLORE else 1000


def chances() -> Iterator[tuple[int, Random]]:
    """Yield the seed of each document of a run, and the chance that it gives."""
    for seed in range(_FIRST, _FIRST + _COUNT):
        yield seed, Random(seed)  # noqa: S311 - documents are no secrets


def some(choices: Sequence[T], chance: Random, least: int, most: int) -> list[T]:
    """Return a few of some choices, any of them perhaps more than once."""
    return chance.choices(choices, k=chance.randint(least, most))


# White space and signs of all kinds, letters of many scripts, and what belongs to no script.
_KINDS = (range(0x20, 0x7F), range(1, 0x20), range(0x7F, 0x250), range(0x300, 0x3000),
          range(0x3000, 0xD800), range(0xE000, 0x10000), range(0x10000, 0x110000))  # fmt: skip


def any_text(chance: Random) -> str:
    """Return any characters but NUL."""
    kinds = chance.choices(_KINDS, weights=(8, 3, 2, 2, 1, 1, 1), k=chance.randint(0, 30))
    return "".join(chr(chance.choice(kind)) for kind in kinds)
