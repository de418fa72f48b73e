"""Print glossary rows for what the Unicode CLDR calls territories and the cities of time zones.

The files in `glossaries/` are edited by hand; this makes the native forms of a new row, or shows
what a new release of the CLDR (in the PyPI package Babel) calls a place.

    python tools/cldr_place_names.py GH Africa/Accra
    python tools/cldr_place_names.py --langs ja,ko,zh_Hant Asia/Tokyo
"""

import argparse
import csv
import sys
from collections.abc import Iterator

from babel import Locale

LANGUAGES = "ja,ko,ru,uk,zh,zh_Hant,zh_Hant_HK"


def main() -> None:
    """Read the arguments and print the rows of each place, sorted as in a glossary."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("places", nargs="+", help="territories (GH) and zones (Africa/Accra)")
    parser.add_argument("--langs", default=LANGUAGES, help=f"locales, default {LANGUAGES}")
    options = parser.parse_args()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    for place in options.places:
        english = name(place, "en")
        kind = "place" if "/" in place else "country"
        writer.writerow([english, "canonical", english, "en", kind, "", "", ""])
        for lang, form in sorted(set(native_forms(place, options.langs.split(",")))):
            writer.writerow([english, "native", form, lang, "", "", "", ""])


def native_forms(place: str, locales: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the language and the form of a place in each locale, unless it has a bracket."""
    for locale in locales:
        form = name(place, locale)
        if form and not {"(", "（"} & set(form):
            yield locale.split("_")[0], form


def name(place: str, locale: str) -> str:
    """Return what a locale calls a territory or the city of a time zone, or nothing."""
    data = Locale.parse(locale)
    if "/" not in place:
        return str(data.territories.get(place, ""))
    city = data.time_zones.get(place, {}).get("city")
    return str(city or (place.rpartition("/")[2].replace("_", " ") if locale == "en" else ""))


if __name__ == "__main__":
    main()
