"""Write the lists of names, in `src/mtaudit/data` and `names/data`, from public domain sources.

    python tools/build_name_lists.py CENSUS SCOWL

CENSUS is a folder with the name files of the United States census of 1990 (`dist.all.last`,
`dist.female.first`, `dist.male.first`), as the package `names` ships them; SCOWL the folder of the
word lists (`/usr/share/dict/scowl` of the Debian package `scowl`).
"""

import lzma
import sys
from collections.abc import Iterable
from pathlib import Path

DATA = Path(__file__).parents[1] / "src/mtaudit/data"
SURNAMES = DATA.parent / "names/data/surnames.tsv.xz"
COMMONEST, SHORTEST = 50_000, 6  # surnames that are kept, and their letters


def main(census: Path, scowl: Path) -> None:
    """Read the sources and write the lists."""
    given = _census(census / "dist.female.first") | _census(census / "dist.male.first")
    names = given | _census(census / "dist.all.last")
    for pattern in ("*-proper-names.*", "*-upper.*"):
        for path in scowl.glob(pattern):
            words = path.read_text("latin-1").lower().split("\n")
            names |= {word.removesuffix("'s") for word in words}
    ordinary = set((DATA / "english_words.txt").read_text("ascii").split())
    _write("english_given_names.txt", given)
    _write("english_words_in_names.txt", names & ordinary)
    surnames = (census / "dist.all.last").read_text("ascii").lower().split("\n")[:COMMONEST]
    kept = {one.split()[0] for one in surnames} - ordinary
    lines = "".join(f"{one}\t\n" for one in sorted(kept) if len(one) >= SHORTEST)
    SURNAMES.write_bytes(lzma.compress(lines.encode(), preset=9 | lzma.PRESET_EXTREME))


def _census(path: Path) -> set[str]:
    return {line.split()[0].lower() for line in path.read_text("ascii").split("\n") if line}


def _write(name: str, words: Iterable[str]) -> None:
    text = "".join(f"{word}\n" for word in sorted(words) if word.isascii() and word.isalpha())
    (DATA / name).write_text(text, "ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
