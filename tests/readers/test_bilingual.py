"""Which units of a file of translations are audited, with which original, in which language."""

import datetime as dt
from pathlib import Path

import pytest

from mtaudit.article import Article, Document
from mtaudit.errors import ReadError
from mtaudit.readers import files, read, reader_for
from mtaudit.readers.options import ReadOptions, language_in_name, language_tag
from mtaudit.spans import Span


def read_text(name: str, text: str, options: ReadOptions | None = None) -> Article:
    (article,) = reader_for(name)(Document(name, text), options or ReadOptions())
    return article


def pairs(article: Article) -> list[tuple[str, str]]:
    """The pairs of an article as texts."""
    assert article.source is not None
    return [(p.source.of(article.source), p.target.of(article.text)) for p in article.pairs]


PLURAL = """
msgid ""
msgstr "Language: {lang}\\nPlural-Forms: {rule};\\n"

msgid "one file"
msgid_plural "%d files"
"""


@pytest.mark.parametrize(
    ("lang", "rule", "forms", "originals"),
    [
        ("de", "nplurals=2; plural=(n != 1)", 2, ["one file", "￼ files"]),
        ("ja", "nplurals=1; plural=0", 1, ["￼ files"]),
        (
            "ar",
            "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : 3",
            4,
            ["￼ files", "one file", "￼ files", "￼ files"],
        ),
        ("xx", "nplurals=2; plural=__import__('os')", 2, ["one file", "￼ files"]),
        ("xx", "", 2, ["one file", "￼ files"]),
    ],
)
def test_each_form_of_a_plural_has_its_original(
    lang: str, rule: str, forms: int, originals: list[str]
) -> None:
    translated = "".join(f'msgstr[{number}] "form {number}"\n' for number in range(forms))
    article = read_text("x.po", PLURAL.format(lang=lang, rule=rule) + translated)
    assert article.lang == lang
    assert pairs(article) == [(text, f"form {n}") for n, text in enumerate(originals)]


def test_what_of_a_catalogue_is_audited() -> None:
    """Fuzzy entries are; untranslated and obsolete ones are not; comments change nothing."""
    article = read_text(
        "locale/de/LC_MESSAGES/app.po",
        '#, fuzzy\n#| msgid "old"\nmsgctxt "menu"\nmsgid "a"\nmsgstr "A"\n\n'
        'msgid "b"\nmsgstr ""\n\n#~ msgid "c"\n#~ msgstr "C"\n\nmsgid "d"\nmsgstr "D"',
    )
    assert pairs(article) == [("a", "A"), ("d", "D")]
    assert (article.lang, article.source_lang) == ("de", "en")
    assert read_text("x.pot", 'msgid "a"\nmsgstr ""\n').text == ""


@pytest.mark.parametrize(
    ("said", "tag"),
    [("pt_BR", "pt-BR"), ("sr@latin", "sr-Latn"), ("de_DE.UTF-8", "de-DE"), ("ca@valencia", "ca")],
)
def test_the_name_of_a_locale_is_a_language(said: str, tag: str) -> None:
    assert language_tag(said) == tag
    assert language_tag("") is None


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("de.json", "de"),
        ("src/app.pt-BR.json", "pt-BR"),
        ("messages_zh_Hans_CN.properties", "zh-Hans-CN"),
        ("locale/fr/LC_MESSAGES/django.po", "fr"),
        ("_locales/de/messages.json", "de"),
        ("zh-hk.json", "zh-hk"),
        ("sr-latn.json", "sr-latn"),
        ("kum.json", "kum"),
        ("i18n/ve-mw/klingon.json", None),
        ("app_az@latin.ts", "az-Latn"),
        ("values-pt-rBR/strings.xml", "pt-BR"),
        ("values-iw/strings.xml", "he"),
        ("values-b+sr+Latn-land/strings.xml", "sr-Latn"),
        ("values-night/colors.xml", None),
        ("values-car/strings.xml", None),
        ("zh-Hans.lproj/Localizable.strings", "zh-Hans"),
        ("package.json", None),
        ("en-route.yaml", None),
        ("x/tsconfig.json", None),
    ],
)
def test_the_name_of_a_file_may_name_a_language(path: str, lang: str | None) -> None:
    assert language_in_name(path) == lang


def test_the_caller_decides_the_languages() -> None:
    text = 'msgid ""\nmsgstr "Language: de\\n"\nmsgid "a"\nmsgstr "A"\n'
    article = read_text("x.po", text, ReadOptions("fr", "ru"))
    assert (article.lang, article.source_lang) == ("fr", "ru")


UNIT = "<trans-unit{}><source>{}</source><target{}>{}</target>{}</trans-unit>"


def xliff(*units: str, version: str = "1.2") -> str:
    files = f'<file source-language="ru" target-language="de">{"".join(units)}</file>'
    return f'<xliff version="{version}"><!-- c -->{files}</xliff>'


def test_what_of_xliff_is_audited() -> None:
    article = read_text(
        "x.xlf",
        xliff(
            UNIT.format("", "a <g id='1'>b</g>", "", "A <g id='1'>B</g>", ""),
            UNIT.format("", "c", " state='needs-translation'", "c", ""),
            UNIT.format(" translate='no'", "d", "", "d", ""),
            "<group translate='no'>"
            + UNIT.format(" translate='yes'", "e", "", "E", "")
            + "</group>",
            UNIT.format("", "f<x id='1'/>", "", "<bpt id='1'>{\\b</bpt>F<ph id='2'>%s</ph>", ""),
            UNIT.format("", "g", "", "G", "<alt-trans><target>H</target></alt-trans>"),
        ),
    )
    assert pairs(article) == [("a b", "A B"), ("e", "E"), ("f￼", "F￼"), ("g", "G")]
    assert (article.lang, article.source_lang) == ("de", "ru")


@pytest.mark.parametrize(
    ("state", "is_read"),
    [("", True), (" state='translated'", True), (" state='initial'", False)],
)
def test_a_segment_of_xliff_2_says_whether_it_is_translated(state: str, is_read: bool) -> None:
    unit = f"<unit><segment{state}><source>a</source><target>A</target></segment></unit>"
    text = f'<xliff version="2.0" srcLang="en" trgLang="de"><file>{unit}</file></xliff>'
    assert read_text("x.xliff", text).text == ("A" if is_read else "")


def test_a_character_that_xml_cannot_hold() -> None:
    unit = '<unit><segment><target>a<cp hex="001F"/>b</target></segment></unit>'
    article = read_text("x.xlf", f'<xliff version="2.0" trgLang="de">{unit}</xliff>')
    assert article.text == "a\x1fb"
    assert article.source is None


def test_tmx_in_several_languages() -> None:
    def variant(lang: str, text: str) -> str:
        return f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>'

    unit = f"<tu>{variant('de-DE', 'D')}{variant('en', 'E')}{variant('ru', 'R')}</tu>"
    text = f'<tmx><header srclang="en"/><body>{unit}</body></tmx>'
    document = Document("x.tmx", text)
    read_all = reader_for("x.tmx")
    assert [(a.lang, a.text, a.source) for a in read_all(document, ReadOptions())] == [
        ("de-DE", "D", "E"),
        ("ru", "R", "E"),
    ]
    (german,) = read_all(document, ReadOptions("de", "ru"))
    assert (german.text, german.source, german.source_lang) == ("D", "R", "ru")
    with pytest.raises(ReadError, match="no translation into fr; it holds de-DE, en, ru"):
        list(read_all(document, ReadOptions("fr")))


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ('{"@@locale": "de", "a": "A", "@a": {"description": "x"}}', "A"),
        ('{"a": {"message": "A", "description": "x", "placeholders": {"y": "z"}}}', "A"),
        ('{"a": {"message": "A", "title": "B"}}', "A\n\nB"),
        ('["A", 5, {"b": "B"}]', "A\n\nB"),
        ('"A"', "A"),
        ("{}", ""),
    ],
)
def test_the_messages_of_a_json_catalogue(text: str, messages: str) -> None:
    assert read_text("x.json", text).text == messages


def test_a_field_may_be_missing_in_some_records() -> None:
    text = '{"n": 1}\n\n{"id": "b", "target": "B", "lang": "de"}\n{"id": 3, "target": ""}\n'
    article = read_text("x.jsonl", text)
    assert (article.id, article.text, article.lang) == ("x.jsonl#b", "B", "de")


def test_of_a_folder_only_texts_are_read(tmp_path: Path) -> None:
    names = ["a.po", "b.json", "de.json", "l10n/de/c.yml", "settings.yml", "d.csv", "e.html"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    found = [str(Path(file).relative_to(tmp_path)) for file in files(tmp_path)]
    assert found == ["a.po", "de.json", "e.html", "l10n/de/c.yml"]
    fields = ReadOptions(target_field="x")
    assert str(tmp_path / "d.csv") in list(files(tmp_path, lambda _: fields))


@pytest.mark.parametrize(
    ("name", "original", "translation"),
    [
        ("{}.json", '{"b": "B", "a": "A"}', '{"a": "1", "b": "2", "c": "3"}'),
        ("m_{}.properties", "b=B\na=A\n", "a=1\nb=2\nc=3\n"),
        ("{}.yml", "{}:\n  b: B\n  a: A\n", "{}:\n  a: 1st\n  b: 2nd\n  c: 3rd\n"),
    ],
)
def test_catalogues_are_paired_by_key(
    name: str, original: str, translation: str, tmp_path: Path
) -> None:
    theirs, ours = tmp_path / name.format("ru"), tmp_path / name.format("de")
    theirs.write_text(original.replace("{}", "ru"))
    ours.write_text(translation.replace("{}", "de"))
    (article,) = read(ours, source=theirs)
    assert [(source, target[0]) for source, target in pairs(article)] == [("A", "1"), ("B", "2")]
    assert (article.lang, article.source_lang) == ("de", "ru")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "text,date\nHello.,{}\n"),
        ("a.csv", "text,Published,published\nHello.,x,{}\n"),
        ("a.jsonl", '{{"text": "Hello.", "date": "{}"}}\n'),
        ("a.json", '[{{"text": "Hello.", "date": "", "published": "{}"}}]'),
    ],
)
@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2019-02-16", dt.date(2019, 2, 16)),
        ("2019-02-16T10:00:00Z", dt.date(2019, 2, 16)),
        ("20190216", dt.date(2019, 2, 16)),
        ("2019/2/6", dt.date(2019, 2, 6)),
        ("2019年2月16日 10:00", dt.date(2019, 2, 16)),
        ("2019", None),
        ("16 February 2019", None),
        ("2019-02-30", None),
    ],
)
def test_a_record_may_say_its_day(name: str, text: str, said: str, date: dt.date | None) -> None:
    assert read_text(name, text.format(said)).date == date


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "text,day,from,date\nHello.,2019-02-16,The Daily,2020-01-01\n"),
        ("a.jsonl", '{"text": "Hello.", "day": "2019-02-16", "from": "The Daily"}\n'),
        ("a.json", '[{"text": "Hello.", "day": "2019-02-16", "from": "The Daily"}]'),
    ],
)
def test_the_fields_of_the_day_and_the_outlet_can_be_named(name: str, text: str) -> None:
    article = read_text(name, text, ReadOptions(date_field="day", outlet_field="from"))

    assert (article.date, article.outlet) == (dt.date(2019, 2, 16), "The Daily")


def test_the_outlet_of_a_record_is_found_by_its_usual_names() -> None:
    assert read_text("a.csv", "text,Publisher\nHello.,The Daily\n").outlet == "The Daily"
    assert read_text("a.csv", "text,publisher\nHello.,\n").outlet is None


def test_the_column_of_the_day_can_be_given_by_number() -> None:
    options = ReadOptions(target_field="1", date_field="3")

    assert read_text("a.csv", "Hello.,x,2019-02-16\n", options).date == dt.date(2019, 2, 16)


def test_a_field_of_the_day_that_is_not_there_is_refused() -> None:
    with pytest.raises(ReadError, match="has no field 'day'; it has text; name one with --date"):
        read_text("a.csv", "text\nHello.\n", ReadOptions(date_field="day"))


QT = """<!DOCTYPE TS><TS version="2.1" language="ar">
<context><message numerus="yes"><source>%n file(s)</source><translation type="unfinished">
<numerusform>ملف واحد</numerusform><numerusform>%n ملفات</numerusform></translation></message>
<message><source>a</source><translation type="obsolete">A</translation></message>
<message><source>b</source><translation type="unfinished"></translation></message>
<message><source>c</source><oldsource>d</oldsource><comment>e</comment>
<translation variants="yes"><lengthvariant>C</lengthvariant><lengthvariant>CC</lengthvariant>
</translation></message></context></TS>"""


def test_what_of_a_catalogue_of_qt_is_audited() -> None:
    article = read_text("x.ts", QT)
    assert pairs(article) == [
        ("￼ file(s)", "ملف واحد"),
        ("￼ file(s)", "￼ ملفات"),
        ("c", "C"),
        ("c", "CC"),
    ]
    assert (article.lang, article.source_lang) == ("ar", "en")


def test_what_only_shares_its_suffix_with_a_catalogue_is_plain_text() -> None:
    assert read_text("de.ts", "const a: Map<TS> = 1;").text == "const a: Map<TS> = 1;"
    assert read_text("de.xml", "<a>b</a>").text == "<a>b</a>"


ORIGINALS = """<resources xmlns:tools="x" tools:locale="ru">
<string name="a">A</string>
<plurals name="f"><item quantity="one">one</item><item quantity="other">more</item></plurals>
<string-array name="l"><item>first</item><item>second</item></string-array></resources>"""
STRINGS = """<?xml version="1.0"?><!-- c --><resources>
<string name="a">\\@ \\u0041<b>b</b>\\n   "  c " \\'d\\'  </string>
<string name="b" translatable="false">no text</string>
<string name="c">@string/a</string><string name="d"/>
<item type="string" name="e">E</item><item type="dimen" name="g">5dp</item>
<plurals name="f"><item quantity="one">1</item><item quantity="few">2</item></plurals>
<string-array name="l"><item>3</item><item><![CDATA[<b>4</b>]]></item></string-array>
</resources>"""


def test_what_of_android_resources_is_audited(tmp_path: Path) -> None:
    for folder, text in (("values", ORIGINALS), ("values-pt-rBR", STRINGS)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "strings.xml").write_text(text, "utf-8")
        (tmp_path / folder / "other.xml").write_text("<menu>no text</menu>")
    (article,) = read(tmp_path, source=tmp_path / "values")
    assert article.text.split("\n\n") == ["@ Ab\n   c  'd'", "E", "1", "2", "3", "4"]
    assert [source for source, _ in pairs(article)] == ["A", "one", "more", "first", "second"]
    assert (article.lang, article.source_lang) == ("pt-BR", "ru")


def test_words_in_tags_stay_though_xliff_has_code_in_tags_of_that_name() -> None:
    text = "<resources><string name='a'>a <em>b</em> <it>c</it> <x>d</x></string></resources>"
    assert read_text("values-de/strings.xml", text).text == "a b c d"


def test_texts_of_android_for_several_products_have_each_their_original() -> None:
    def resources(*texts: str) -> str:
        products = ("", ' product="default"', ' product="tablet"')
        strings = (
            f'<string name="a"{said}>{text}</string>'
            for said, text in zip(products, texts, strict=True)
        )
        return f"<resources>{''.join(strings)}</resources>"

    original = Document("values/strings.xml", resources("", "Phone", "Tablet"))
    article = read_text(
        "values-de/strings.xml", resources("Telefon", "", "Tafel"), ReadOptions(original=original)
    )
    assert pairs(article) == [("Phone", "Telefon"), ("Tablet", "Tafel")]


def test_where_an_original_is_missing_both_places_are_named(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "a.ftl").write_text("a = A")
    with pytest.raises(ReadError, match=r"put it at .*en/de/a\.ftl or .*en/a\.ftl"):
        list(read(tmp_path, source=tmp_path / "en"))


def test_typescript_of_a_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "de.ts").write_text("export const a = 'A';")
    (tmp_path / "app_de.ts").write_text(QT, "utf-8")
    assert [Path(file).name for file in files(tmp_path)] == ["app_de.ts"]


def test_one_original_serves_all_catalogues_of_a_folder(tmp_path: Path) -> None:
    for name in ("en", "de", "zh-hk"):
        text = f'{{"files_one": "{name}", "files_other": "{name} s"}}'
        (tmp_path / f"{name}.json").write_text(text)
    (tmp_path / "ru.json").write_text('{"files_few": "ru"}')
    german, russian, chinese = read(tmp_path, source=tmp_path / "en.json")
    assert pairs(german) == [("en", "de"), ("en s", "de s")]
    assert pairs(russian) == [("en s", "ru")]
    assert [one.lang for one in (german, russian, chinese)] == ["de", "ru", "zh-hk"]


def test_a_translation_from_english_without_a_name_is_in_no_known_language(tmp_path: Path) -> None:
    (tmp_path / "en.json").write_text('{"a": "A"}')
    (tmp_path / "klingon.json").write_text('{"a": "Ä"}')
    (article,) = read(tmp_path / "klingon.json", source=tmp_path / "en.json")
    assert (article.lang, article.source_lang) == ("und", "en")


def test_dollars_of_mediawiki_are_placeholders(tmp_path: Path) -> None:
    (tmp_path / "en.json").write_text('{"@metadata": {"authors": ["X"]}, "a": "$1 of $2"}')
    (tmp_path / "de.json").write_text('{"@metadata": {"authors": ["X"]}, "a": "$1 von allen"}')
    (article,) = read(tmp_path / "de.json", source=tmp_path / "en.json")
    assert pairs(article) == [("￼ of ￼", "￼ von allen")]
    assert read_text("de.json", '{"a": "für $1"}').text == "für $1"


def test_tables_of_strings_are_paired_with_their_original(tmp_path: Path) -> None:
    for folder, value in (("ru.lproj", "Русский %@"), ("de.lproj", "Deutsch %@")):
        (tmp_path / folder).mkdir()
        text = f'/* a */ "k" = "{value}";\nbare.key="\\U0041"; "only";'
        (tmp_path / folder / "Localizable.strings").write_text(text, "utf-16")
    (article,) = read(tmp_path, source=tmp_path / "ru.lproj")
    assert pairs(article) == [("Русский ￼", "Deutsch ￼"), ("A", "A")]
    assert (article.lang, article.source_lang) == ("de", "ru")


@pytest.mark.parametrize(
    ("text", "place"), [('"a" = "b"', "x.strings:1:10"), ('"a" =\n;', "2:1"), ("=", "1:1")]
)
def test_a_broken_table_of_strings_is_named_by_its_place(text: str, place: str) -> None:
    with pytest.raises(ReadError, match=place):
        read_text("x.strings", text)


PLURALS = """<plist><dict><key>n</key><dict><key>NSStringLocalizedFormatKey</key>
<string>%#@x@</string><key>x</key><dict><key>NSStringFormatValueTypeKey</key><string>d</string>
{}</dict></dict></dict></plist>"""


def test_plural_forms_of_apple_are_paired_by_form(tmp_path: Path) -> None:
    for lang, forms in (("en", ("one", "other")), ("pl", ("one", "few"))):
        (tmp_path / f"{lang}.lproj").mkdir()
        written = "".join(f"<key>{f}</key><string>{lang} {f}</string>" for f in forms)
        (tmp_path / f"{lang}.lproj" / "L.stringsdict").write_text(PLURALS.format(written))
    (article,) = read(tmp_path, source=tmp_path / "en.lproj")
    assert pairs(article)[-2:] == [("en one", "pl one"), ("en other", "pl few")]


XCODE = """{"sourceLanguage": "en", "strings": {
"Hello %@": {"localizations": {"de": {"stringUnit": {"state": "translated", "value": "Hallo"}}}},
"key": {"localizations": {
  "en": {"variations": {"plural": {"other": {"stringUnit": {"state": "", "value": "many"}}}}},
  "de": {"variations": {"plural": {"one": {"stringUnit": {"state": "", "value": "eins"}}}}},
  "fr": {"stringUnit": {"state": "new", "value": "no text"}}}},
"brand": {"shouldTranslate": false, "localizations": {
  "de": {"stringUnit": {"state": "", "value": "no text"}}}},
"Bye": {"localizations": {"pt-BR": {"stringUnit": {"state": "", "value": "Tchau"}}}}}}"""


def test_a_catalogue_of_xcode_has_an_article_for_each_language() -> None:
    document = Document("x.xcstrings", XCODE)
    german, portuguese = reader_for("x.xcstrings")(document, ReadOptions())
    assert pairs(german) == [("Hello ￼", "Hallo"), ("many", "eins")]
    assert (german.lang, german.source_lang, german.id) == ("de", "en", "x.xcstrings#de")
    assert pairs(portuguese) == [("Bye", "Tchau")]
    (only,) = reader_for("x.xcstrings")(document, ReadOptions("pt-BR"))
    assert only.text == "Tchau"
    with pytest.raises(ReadError, match="no translation into fr; it holds de, en, pt-BR"):
        list(reader_for("x.xcstrings")(document, ReadOptions("fr")))


FLUENT = """# c
-brand = Fox
menu-save = { -brand } speichert
    in { $n ->
        [one] einer Datei
       *[other] { $n } { NUMBER($n, unit: "b->") } Dateien
    }.

    .label = Label
    .empty =
no = { "" }
"""


def test_what_of_a_catalogue_of_fluent_is_audited(tmp_path: Path) -> None:
    for lang, text in (("en", "menu-save = Saves 2\n    .label = L\n"), ("de", FLUENT)):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "a.ftl").write_text(text)
    (article,) = read(tmp_path, source=tmp_path / "en")
    assert article.text.split("\n\n") == [
        "Fox",
        "￼ speichert\nin \neiner Datei\n￼ ￼ Dateien\n.",
        "Label",
        "￼",
    ]
    assert [source for source, _ in pairs(article)] == ["Saves 2", "L"]


def test_a_template_of_freemarker_is_plain_text() -> None:
    assert read_text("page.ftl", "<#if a>\nHello\n</#if>").text == "<#if a>\nHello\n</#if>"


def test_what_android_leaves_out_and_breaks() -> None:
    plural = "<plurals name='a' translatable='false'><item quantity='other'>no</item></plurals>"
    text = f"<resources>{plural}<string name='b'>One<br/>two</string></resources>"
    assert read_text("values-de/strings.xml", text).text == "One\ntwo"


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("values-de/strings.xml", "@x", "\\@x"),
        ("values-de/strings.xml", "x ", None),
        ("de.ftl", " x", None),
        ("de.ftl", ".x", None),
    ],
)
def test_a_correction_stays_what_it_says(name: str, text: str, written: str | None) -> None:
    content = "a = b" if name.endswith("ftl") else "<resources><string>b</string></resources>"
    article = read_text(name, content)
    assert article.origin is not None
    assert article.origin.notation.escape(text, Span(0, 0)) == written


def test_escapes_of_tables_of_strings() -> None:
    table = r'"a" = "\101\UD800";'
    assert read_text("de.lproj/a.strings", table).text == "A\ufffd"


def test_attributes_of_fluent_are_of_their_message() -> None:
    original = Document("en/a.ftl", "a = A\n .t = One\nb = B\n .t = Two\n")
    options = ReadOptions(original=original)
    article = read_text("de/a.ftl", "b = C\n .t = Zwei\na = D\n .t = Eins\n", options)
    assert pairs(article) == [("B", "C"), ("Two", "Zwei"), ("A", "D"), ("One", "Eins")]


def test_a_plural_of_xcode_may_have_an_original_without_one() -> None:
    def unit(text: str) -> str:
        return f'{{"stringUnit": {{"state": "translated", "value": "{text}"}}}}'

    german = f'{{"variations": {{"plural": {{"one": {unit("Datei")}}}}}}}'
    text = (
        f'{{"sourceLanguage": "en", "strings": {{"k": {{"localizations": {{"en": {unit("File")}, '
    )
    text += f'"de": {german}}}}}}}}}'
    assert pairs(read_text("a.xcstrings", text)) == [("File", "Datei")]
