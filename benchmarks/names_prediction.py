"""Measure how many garbled names are predicted from their native forms, set by set.

    python benchmarks/names_prediction.py [--misses SET]

A garble is predicted if one of its lookup keys is the key of a prediction for one of the native
forms, in the language of that form. A near miss is a garble that is not predicted, but so like the
canonical name, or so plausible a reading of the native form, that it is found where the name is
expected. How often that happens by chance is counted on canonical names against each other's
garbles.
"""

import argparse
import csv
import time
from collections import defaultdict
from pathlib import Path

import attrs

from mtaudit.names.likeness import similarity
from mtaudit.names.prediction import lookup_keys, predict
from mtaudit.names.romanisations import plausibility

CORPUS = Path(__file__).parent.parent / "corpus" / "names_garbles.tsv"
NEAR = 0.75
FEW = 10


@attrs.frozen
class Case:
    """A garble of a name, and the name's forms by language."""

    group: str
    natives: tuple[tuple[str, str], ...]
    canonical: str
    garble: str


@attrs.frozen
class Outcome:
    """What was made of a case: the rank of its prediction from 1 on, or how near it comes."""

    case: Case
    rank: int | None
    rule: str
    likeness: float
    plausibility: float

    @property
    def is_near(self) -> bool:
        """Whether the garble is like the canonical name or a plausible reading of a form."""
        return self.rank is None and self.likeness >= NEAR

    @property
    def is_plausible(self) -> bool:
        """Whether only its sound gives it away."""
        return self.rank is None and not self.is_near and self.plausibility >= NEAR


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read the table of garbles."""
    with path.open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Case(
            row["set"].split()[0],
            tuple(_natives(row["native"], row["source"])),
            row["canonical"],
            row["garble"],
        )
        for row in table
    )


def _natives(native: str, source: str) -> list[tuple[str, str]]:
    if "=" not in native:
        lang = next(lang for lang in ("ja", "zh", "ru", "uk") if f"{lang}-en" in source)
        return [(lang, native)]
    pairs = [part.split("=", 1) for part in native.split(";")]
    return [(lang, form) for lang, forms in pairs for form in forms.split(",")]


def measure(case: Case) -> Outcome:
    """Predict from each native form in its own language and look the garble up."""
    wanted = set(lookup_keys(case.garble))
    best: tuple[int, str] | None = None
    for lang, form in case.natives:
        predictions = predict(form, lang, canonical=case.canonical)
        for rank, one in enumerate(predictions, 1):
            if (one.space, one.key) in wanted and (best is None or rank < best[0]):
                best = (rank, one.rule)
    likeness = max(similarity(case.garble, case.canonical, lang) for lang, _ in case.natives)
    sound = max(plausibility(case.garble, form, lang) for lang, form in case.natives)
    if best is None:
        return Outcome(case, None, "", likeness, sound)
    return Outcome(case, *best, likeness, sound)


def chance(cases: tuple[Case, ...], step: int = 7) -> tuple[float, float]:
    """Return how often a garble is as like, or as plausible, for another name of its language."""
    near = sounds = pairs = 0
    for index, case in enumerate(cases):
        lang, form = case.natives[0]
        for other in cases[index % step :: step]:
            if other.natives[0][0] == lang and other.canonical != case.canonical:
                pairs += 1
                near += similarity(other.garble, case.canonical, lang) >= NEAR
                sounds += plausibility(other.garble, form, lang) >= NEAR
    return near / pairs, sounds / pairs


def main() -> None:
    """Print a table with one line a set, and the misses of one set if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", metavar="SET", help="list what was found and missed in a set")
    args = parser.parse_args()
    cases = read_cases(CORPUS)
    start = time.perf_counter()
    outcomes = [measure(case) for case in cases]
    seconds = time.perf_counter() - start
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.case.group].append(outcome)
    print("set      n  predicted  top 10   near  sum      plausible only")
    for group, found in groups.items():
        hits = sum(one.rank is not None for one in found)
        few = sum(one.rank is not None and one.rank <= FEW for one in found)
        near = sum(one.is_near for one in found)
        sounds = sum(one.is_plausible for one in found)
        total = len(found)
        print(
            f"{group:4}{total:6}{hits:6} ({hits / total:3.0%}){few:6}{near:7}"
            f"  {(hits + near) / total:.2f}{sounds:8}"
        )
    by_chance = chance(cases)
    print(f"by chance: near {by_chance[0]:.2%}, plausible {by_chance[1]:.2%}")
    print(f"{len(cases)} names in {seconds:.1f} s")
    for one in groups.get(args.misses, []):
        place = f"{one.rank} {one.rule}" if one.rank else "near" if one.is_near else "-"
        natives = " ".join(form for _, form in one.case.natives)
        print(
            f"{place:22} {natives} {one.case.canonical!r} {one.case.garble!r}"
            f" {one.likeness:.2f} {one.plausibility:.2f}"
        )


if __name__ == "__main__":
    main()
