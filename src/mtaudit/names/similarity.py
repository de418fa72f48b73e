"""How like two names are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mtaudit.pattern import Pattern

# Spellings of one sound in names that are written in Latin letters, whatever they come from.
_SOUNDS = (
    ("ph", "f"),
    ("kh", "k"),
    ("th", "t"),
    ("sh", "s"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("z", "s"),
    ("au", "o"),
    ("oa", "o"),
)
_LONG = 6  # letters from which on an edit cannot touch both ends of a name
_FEW = 64  # pairs of names that are compared one by one
_DOUBLED = Pattern(r"(.)\1+")


def sound(name: str) -> str:
    """Return a key that Latin spellings of one sound have in common: Victor, Viktor.

    Args:
        name: A word in Latin letters; case does not matter.
    """
    key = name.lower()
    for written, folded in _SOUNDS:
        key = key.replace(written, folded)
    return _DOUBLED.sub(r"\1", key)


def one_edit_neighbours(names: Iterable[str], known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a name and a known one that differ by one edit.

    An edit is a letter inserted, deleted or replaced, or two neighbours swapped. Where that
    happens, one end of the name stays, so most names are spared. The others are compared through
    the strings that one deletion makes of them: the cost is linear in the length of all names and
    not in the number of pairs.

    Args:
        names: Names to look up.
        known: Names to find.

    Yields:
        The pairs, in the order of `names`, each once.
    """
    names, known = tuple(names), tuple(known)
    near = sharing_ends({*names, *known})
    names = [name for name in names if name in near]
    known = [name for name in known if name in near]
    if len(names) * len(known) <= _FEW:
        known.sort()
        for name in names:
            yield from [(name, other) for other in known if is_one_edit(name, other)]
        return
    by_deletion: dict[str, list[str]] = defaultdict(list)
    for name in known:
        for key in _deletions(name):
            by_deletion[key].append(name)
    if not by_deletion:
        return
    for name in names:
        near = {other for key in _deletions(name) for other in by_deletion.get(key, ())} - {name}
        if near:
            yield from ((name, other) for other in sorted(near) if is_one_edit(name, other))


def sharing_ends(names: Iterable[str]) -> set[str]:
    """Return the names that share an end with another: one edit leaves one end as it is.

    The first three letters, or the last three; where two of six letters are swapped in the middle,
    two at either end.

    Args:
        names: Names, each once; shorter ones than six letters are all returned.
    """
    found: set[str] = set()
    starts: dict[str, str] = {}
    ends: dict[str, str] = {}
    both: dict[str, str] = {}
    for name in names:
        alike = {name, starts.setdefault(name[:3], name), ends.setdefault(name[-3:], name)}
        if len(name) == _LONG:
            alike.add(both.setdefault(name[:2] + name[-2:], name))
        if len(alike) > 1 or len(name) < _LONG:
            found |= alike
    return found


def is_one_edit(one: str, other: str) -> bool:
    """Tell whether two different strings are one insertion, deletion, replacement or swap apart."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    start = 0
    while start < len(shorter) and shorter[start] == longer[start]:
        start += 1
    if len(shorter) < len(longer):
        return shorter[start:] == longer[start + 1 :]
    rest, other_rest = shorter[start:], longer[start:]
    swapped = rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
    return rest[1:] == other_rest[1:] or swapped


def _deletions(name: str) -> list[str]:
    return [name, *[name[:i] + name[i + 1 :] for i in range(len(name))]]


def differs_by_ending(one: str, other: str) -> bool:
    """Tell whether two names may be forms of one word: Russia and Russian, Paris and Parisian."""
    shorter, longer = sorted((one, other), key=len)
    stem = shorter[:-1] if len(shorter) > 4 else shorter
    return longer.startswith(stem)
