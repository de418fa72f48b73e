"""Each format on a sample file of its published structure: what is read, what is called lost."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from mtaudit.errors import ConfigError, ReadError
from mtaudit.exchange import (
    FORMATS,
    ExchangeOptions,
    export_glossary,
    format_of,
    import_glossary,
)
from mtaudit.glossary import Kind, Term
from mtaudit.glossary.term import Case

SAMPLES = Path(__file__).parent / "samples"


def load(name: str, format_: str = "", **options: object) -> tuple[list[Term], Mapping[str, int]]:
    imported = import_glossary(SAMPLES / name, format_, ExchangeOptions(**options))  # type: ignore[arg-type]
    assert imported.conflicts == ()
    return list(imported.terms), dict(imported.losses)


def test_tbx_of_version_3_with_elements_for_categories() -> None:
    terms, losses = load("dct.tbx")

    assert terms == [
        Term(
            "Habomai",
            admitted="Habomai Islands",
            bad="Tooth Dance",
            native={"ja": ("歯舞群島", "歯舞"), "zh-Hans": "齿舞"},
            topic="geography",
            lang="en",
            reasons={"Tooth Dance": "a literal gloss"},
            note="A group of small islands off Hokkaido.",
        )
    ]
    assert losses == {
        "partOfSpeech": 1,
        "context": 1,
        "region of the target language": 1,
        "concept without a term in en": 1,
    }


def test_tbx_of_version_3_with_attributes_for_categories() -> None:
    terms, losses = load("dca.tbx")

    assert terms == [
        Term("Shikotan", bad="Sedan Island", native={"zh": "色丹"}, topic="geography", lang="en")
    ]
    assert losses == {
        "transactionType": 1, "date": 1, "partOfSpeech": 1, "id of a concept": 1
    }  # fmt: skip


def test_tbx_of_version_2() -> None:
    terms, losses = load("martif.tbx")

    assert terms == [
        Term(
            "Kremlin",
            bad="Kegong",
            native={"zh": "克宫"},
            lang="en",
            note="The president's office.",
        )
    ]
    assert losses == {}


def test_weblate_tbx_joins_a_forbidden_translation_to_the_right_one() -> None:
    terms, losses = load("weblate.tbx", "weblate-tbx")

    assert terms == [
        Term(
            "address bar",
            bad="site column",
            native={"zh": "地址栏"},
            lang="en",
            reasons={"site column": "a literal gloss"},
            note="where an address is typed",
        ),
        Term("Weblate", native={"zh": "Weblate"}, lang="en"),
    ]
    assert losses == {"Translation needed": 1}


def test_weblate_csv_needs_its_source_language() -> None:
    terms, losses = load("weblate.csv", "weblate-csv", source_lang="zh")

    assert terms == [
        Term("address bar", native={"zh": "地址栏"}, lang="en", note="where an address is typed"),
        Term("port", native={"zh": "端口"}, lang="en"),
    ]
    assert losses == {"translation that needs editing": 1, "context": 1, "translator_comments": 1}
    _, losses = load("weblate.csv", "weblate-csv")
    assert losses["native form whose language nobody says (--source-lang)"] == 2
    with pytest.raises(ConfigError, match="one source language; name it"):
        export_glossary(terms, "weblate-tbx")


def test_weblate_csv_with_flags(tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text(
        "source,target,flags\n菜单,menu,terminology\n菜单,dish list,forbidden\n", "utf-8"
    )

    imported = import_glossary(path, "weblate-csv", ExchangeOptions(source_lang="zh"))

    assert imported.terms == (Term("menu", bad="dish list", native={"zh": "菜单"}, lang="en"),)
    assert imported.losses == (("flag terminology", 1),)


def test_matecat() -> None:
    terms, losses = load("matecat.csv", "matecat")

    assert terms == [
        Term(
            "Xiaomi",
            bad="Small Rice",
            native={"zh-CN": "小米"},
            topic="Brands",
            lang="en",
            reasons={"Small Rice": "a literal gloss"},
            note="A maker of telephones",
        ),
        Term("Huawei", native={"zh-CN": "华为"}, topic="Brands", lang="en"),
    ]
    assert losses == {
        "subdomain": 1, "example of use": 2, "wrong form for which no right one is given": 1
    }  # fmt: skip


def test_okapi() -> None:
    terms, losses = load("okapi.tsv", "okapi")

    assert terms == [
        Term("Habomai", bad="Tooth Dance", lang="en", reasons={"Tooth Dance": "a literal gloss"}),
        Term("Kremlin", bad="Kegong", lang="en"),
    ]
    assert losses == {"wrong form for which no right one is given": 1}


def test_vale_reads_patterns_that_stand_for_plain_forms() -> None:
    terms, losses = load("vale.yml")

    assert {term.canonical: term.bad for term in terms} == {
        "Habomai": ("Tooth Dance",),
        "website": ("web-site", "web site"),
        "lead to": ("give rise to", "gave rise to"),
        "for example": ("e.g.",),
        "mobile phone": ("cell phone", "cellphone"),
    }
    assert {term.case for term in terms} == {Case.ANY}
    assert losses == {
        "further correction of a form": 1,
        "pattern that stands for no plain forms": 1,
        "substitution that is no text": 1,
        "form that is listed again for its term": 1,
    }


def test_codespell_entries_with_a_choice_are_suspect() -> None:
    terms, losses = load("codespell.txt", "codespell", topic="typos")

    assert [(term.canonical, term.bad, term.suspect) for term in terms] == [
        ("calculated", ("calulated",), ()),
        ("feel", (), ("fiel",)),
        ("class", (), ("clas",)),
    ]
    assert terms[2].reason("clas") == "disabled because of name clash in c++"
    assert losses == {"further correction of a form": 2}
    unsupported, losses = load("codespell.txt", "codespell")
    assert [term.canonical for term in unsupported] == ["calculated"]
    assert losses["suspect form that nothing supports (--topic, --kind)"] == 2


def test_pairs() -> None:
    terms, losses = load("pairs.txt")

    assert terms == [
        Term("Habomai", bad=("Tooth Dance", "Tooth-Step"), lang="en"),
        Term("Kremlin", bad="Kegong", lang="en"),
    ]
    assert losses == {}


def test_a_table_with_columns_of_ones_own() -> None:
    columns = (
        ("target", "English"), ("native:zh", "2"), ("bad", "Interdit"), ("note", "Remarque")
    )  # fmt: skip
    terms, losses = load("terms.csv", columns=columns, kind=Kind.ORGANISATION)

    assert terms == [
        Term(
            "Xiaomi",
            bad=("Small Rice", "Millet Technology"),
            native={"zh": "小米"},
            kind="organisation",
            lang="en",
            note="maker of telephones",
        ),
        Term("Huawei", native={"zh": "华为"}, kind="organisation", lang="en"),
    ]
    assert losses == {"column Client": 2, "row without a right form, first in line 4": 1}


def test_a_table_whose_headers_are_known() -> None:
    terms, losses = load("langs.tsv")

    assert terms == [
        Term(
            "Habomai",
            bad="Tooth Dance",
            native={"ja": "歯舞", "zh-TW": "齒舞"},
            lang="en",
            note="an island group",
        )
    ]
    assert losses == {}


@pytest.mark.parametrize("format_", ["csv", "matecat", "weblate-csv"])
def test_cells_beyond_the_header_are_named_with_their_line(tmp_path: Path, format_: str) -> None:
    path = tmp_path / "terms.csv"
    header = "source,target" if format_ == "weblate-csv" else "zh,en"
    path.write_text(f"{header}\n甲,Wang Li,\n乙,Li Na, Jr.\n\n丙,Wu Bo, Sr.,\n", "utf-8")

    imported = import_glossary(path, format_, ExchangeOptions(source_lang="zh"))

    assert [term.canonical for term in imported.terms] == ["Wang Li", "Li Na", "Wu Bo"]
    assert dict(imported.losses) == {
        "end of a row with more cells than the header, first in line 3": 2
    }


def test_a_header_that_is_no_language_is_none(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("en\tja\tzh-éTW\nHabomai\t歯舞\t齒舞\n", "utf-8")

    imported = import_glossary(path, "tsv", ExchangeOptions())

    assert [term.native for term in imported.terms] == [(("ja", ("歯舞",)),)]
    assert dict(imported.losses) == {"column zh-éTW": 1}


@pytest.mark.parametrize(
    ("content", "format_", "message"),
    [
        ("<martif><text>", "tbx", "not well-formed"),
        ("<html/>", "tbx", "is no TBX file"),
        ('<!DOCTYPE m [<!ENTITY a "b">]><martif>&a;</martif>', "tbx", "declares the entity 'a'"),
        ('<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>', "weblate-tbx",
         "declares the entity 'x'"),
        ('a,b\n"c', "csv", "not well-formed CSV"),
        ("a,b\nc,d\n", "csv", "no column that is known to hold the right forms"),
        ("a,b,c\n1,2,3\n", "weblate-csv", "no columns source and target"),
        ("fr-FR,zh\na,b\n", "matecat", "has no column for en"),
        ("swap: [", "vale", "not well-formed YAML"),
        ("extends: existence\n", "vale", "is no substitution rule"),
        ("a: &a [x]\nb: *a\n", "vale", "uses a YAML alias"),
        ("[" * 100_000, "vale", "YAML"),
        ("just text\n", "codespell", "is no entry of a codespell dictionary"),
        ("a->b->c\n", "pairs", "is no line of the form bad->good"),
        ("\0", "pairs", "is not a text file"),
    ],
)  # fmt: skip
def test_what_is_not_of_the_format_is_refused_with_its_place(
    tmp_path: Path, content: str, format_: str, message: str
) -> None:
    path = tmp_path / "file"
    path.write_text(content, "utf-8")

    with pytest.raises(ReadError, match=message) as caught:
        import_glossary(path, format_)
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ((("target", "Deutsch"),), "has no column 'Deutsch'"),
        ((("traget", "English"),), "there is no field 'traget'"),
    ],
)
def test_columns_that_are_not_there(columns: tuple[tuple[str, str], ...], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        load("terms.csv", columns=columns)


def test_the_suffix_says_the_format() -> None:
    assert format_of("a/terms.TBX") == "tbx"
    with pytest.raises(ConfigError, match="name it with --format: csv"):
        format_of("terms.xlsx")
    with pytest.raises(ConfigError, match="there is no format 'xlsx'"):
        export_glossary([], "xlsx")


def test_an_import_that_contradicts_itself_says_so(tmp_path: Path) -> None:
    path = tmp_path / "pairs.txt"
    path.write_text("sedan->Shikotan\nsedan->car\n", "utf-8")

    (conflict,) = import_glossary(path).conflicts

    assert "'sedan' is a bad rendering of 'Shikotan' and of 'car'" in conflict.what


FULL = Term(
    "Habomai",
    id="Habomai (islands)",
    admitted="Habomai Islands",
    bad=("Tooth Dance", "Toothdance"),
    suspect="Teeth",
    native={"zh": "齿舞", "ja": "歯舞"},
    members=("One", "Two", "Three"),
    kind="place",
    topic="kurils",
    lang="en",
    case="exact",
    since=1855,
    reasons={"Tooth Dance": "a gloss", "Teeth": "half of it"},
    note="an island group",
)
_HEAD = {"id": 1, "kind": 1, "case": 1, "since": 1, "members": 3}
_LOST = {
    "csv": {"members": 3, "reasons": 2},
    "tsv": {"members": 3, "reasons": 2},
    "tbx": {},
    "tbx-dca": {},
    "tbx-2": {},
    "weblate-csv": {**_HEAD, "bad": 2, "suspect": 1, "topic": 1, "reasons": 2,
                    "native form of another language": 1},
    "weblate-tbx": {**_HEAD, "suspect": 1, "topic": 1, "reasons": 1,
                    "native form of another language": 1},
    "matecat": {**_HEAD, "suspect": 1, "reasons": 1},
    "okapi": {**_HEAD, "admitted": 1, "suspect": 1, "native": 2, "topic": 1, "note": 1,
              "reasons": 1},
    "vale": {**_HEAD, "admitted": 1, "suspect": 1, "native": 2, "topic": 1, "note": 1,
             "reasons": 2},
    "codespell": {**_HEAD, "admitted": 1, "native": 2, "topic": 1, "note": 1,
                  "wrong form of several words": 1},
    "pairs": {**_HEAD, "admitted": 1, "suspect": 1, "native": 2, "topic": 1, "note": 1,
              "reasons": 2},
}  # fmt: skip


@pytest.mark.parametrize("format_", FORMATS)
def test_an_export_says_field_by_field_what_it_leaves_out(format_: str) -> None:
    exported = export_glossary([FULL], format_, ExchangeOptions(source_lang="zh"))

    assert dict(exported.losses) == _LOST[format_]


def test_vale_reads_what_we_write_as_it_reads_yaml() -> None:
    import yaml

    text = export_glossary([Term("a: b # c", bad=['e.g. "x" (y)', "no"])], "vale").text

    rule = yaml.safe_load(text)
    assert rule["extends"] == "substitution"
    assert rule["swap"] == {r'e\.g\. "x" \(y\)': "a: b # c", "no": "a: b # c"}
    assert json.dumps(rule["ignorecase"]) == "false"


def test_translate_toolkit_reads_our_tbx(tmp_path: Path) -> None:
    """What Weblate reads TBX with finds the terms and the forbidden ones."""
    from translate.storage import tbx

    options = ExchangeOptions(source_lang="zh")
    path = tmp_path / "terms.tbx"
    path.write_text(export_glossary([FULL], "weblate-tbx", options).text, "utf-8")

    store = tbx.tbxfile.parsefile(str(path))  # type: ignore[no-untyped-call]

    units = [(unit.source, unit.target) for unit in store.units]
    assert units[:2] == [("齿舞", "Habomai"), ("齿舞", "Habomai Islands")]
    assert ("齿舞", "Tooth Dance") in units


def test_codespell_reads_our_dictionary(tmp_path: Path) -> None:
    codespell_lib = pytest.importorskip("codespell_lib")
    path = tmp_path / "dictionary.txt"
    path.write_text(export_glossary([Term("Kremlin", bad="Kegong")], "codespell").text, "utf-8")
    article = tmp_path / "article.txt"
    article.write_text("They left the Kegong early.\n", "utf-8")

    assert codespell_lib.main("-D", str(path), "-w", str(article)) == 0
    assert article.read_text("utf-8") == "They left the Kremlin early.\n"


def test_what_a_table_says_of_days_and_flags(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(
        "term,valid-from,valid-until,translate,consistent\n"
        "Astana,2022-09-17,,yes,YES\nNur,2019,2022-09,No,\nAlma,soon,2019-02-30,never,si\n",
        "utf-8",
    )

    imported = import_glossary(path, "csv", ExchangeOptions())

    assert [
        (one.valid_from, one.valid_until, one.translate, one.consistent) for one in imported.terms
    ] == [
        (dt.date(2022, 9, 17), None, True, True),
        (dt.date(2019, 1, 1), dt.date(2022, 9, 30), False, False),
        (None, None, True, False),
    ]
    assert dict(imported.losses) == {
        "valid-from that is no date": 1,
        "valid-until that is no date": 1,
        "translate that is neither yes nor no": 1,
        "consistent that is neither yes nor no": 1,
    }


def test_a_table_has_the_rarer_columns_only_if_they_are_filled() -> None:
    usual = export_glossary([Term("Astana")], "csv", ExchangeOptions()).text
    dated = export_glossary([Term("Nur", translate=False)], "csv", ExchangeOptions()).text

    assert "translate" not in usual
    assert dated.split("\n")[0] == usual.split("\n")[0].replace(",note", ",translate,note")


def test_a_format_without_days_and_flags_names_what_it_loses() -> None:
    day = dt.date(2022, 9, 17)
    term = Term("A", bad="B", valid_from=day, valid_until=day, translate=False, consistent=True)

    losses = dict(export_glossary([term], "okapi", ExchangeOptions()).losses)

    assert losses == {"valid-from": 1, "valid-until": 1, "translate": 1, "consistent": 1}
