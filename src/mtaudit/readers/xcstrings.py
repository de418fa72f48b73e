"""Reads catalogues of Xcode (`.xcstrings`): the texts of each language beside their originals."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from mtaudit.article import Article, Document
from mtaudit.errors import ReadError
from mtaudit.readers.bilingual import Unit, one_article, place_of
from mtaudit.readers.json_scanner import Leaf, leaves, notation
from mtaudit.readers.options import ReadOptions

# A text that is still to be made holds a copy of the original.
_NOT_TRANSLATED = "new"
_SOURCE_LANG = "en"
_Path = tuple[str | int, ...]


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield an article for each language but that of the originals.

    Args:
        document: The file.
        options: What the caller says of the languages: of several, only the one named is read.

    Raises:
        ReadError: If the file is no JSON, or does not hold the language that is named.
    """
    original, by_lang = _texts(document)
    wanted = {lang: texts for lang, texts in by_lang.items() if lang != original}
    if options.lang:
        named = options.lang.replace("_", "-").lower()
        wanted = {lang: texts for lang, texts in wanted.items() if lang.lower() == named}
        if not wanted and by_lang:
            raise ReadError(
                f"holds no translation into {options.lang}",
                where=document.path,
                remedy=f"it holds {', '.join(sorted(by_lang))}; give one of them with --lang",
            )
    originals = by_lang.get(original, {})
    for lang, texts in wanted.items():
        yield one_article(
            document,
            (_unit(path, leaf, originals) for path, leaf in texts.items()),
            options,
            lang=(lang,),
            source_lang=(original,),
            notation=notation(document),
            record=lang if len(wanted) > 1 else "",
        )


def units(document: Document) -> Iterator[Unit]:
    """Yield the texts of all languages but that of the originals, placeholders and all.

    Args:
        document: The file.
    """
    original, by_lang = _texts(document)
    for lang, texts in by_lang.items():
        if lang != original:
            yield from (_unit(path, leaf, {}) for path, leaf in texts.items())


def _texts(document: Document) -> tuple[str, dict[str, dict[_Path, Leaf]]]:
    """Return the language of the originals, and the texts of each language by key and form."""
    original = _SOURCE_LANG
    found: dict[str, dict[_Path, Leaf]] = defaultdict(dict)
    left_out: set[_Path] = set()
    for leaf in leaves(document):
        match leaf.path:
            case ("sourceLanguage",):
                original = leaf.text
            case ("strings", key, "shouldTranslate") if leaf.text == "false":
                left_out.add((key,))
            case ("strings", key, "localizations", str(lang), *form, "state"):
                if leaf.text == _NOT_TRANSLATED:
                    left_out.add((key, lang, *form))
            case ("strings", key, "localizations", str(lang), *form, "value") if leaf.is_string:
                found[lang][key, *form] = leaf
    kept = {
        lang: {
            (key, *form): leaf
            for (key, *form), leaf in texts.items()
            if left_out.isdisjoint(((key,), (key, lang, *form)))
        }
        for lang, texts in found.items()
    }
    return original, {lang: texts for lang, texts in kept.items() if texts}


def _unit(path: _Path, leaf: Leaf, originals: Mapping[_Path, Leaf]) -> Unit:
    """Return a text with its original: the same form, that for many, or else the key itself."""
    key, *form = path
    plural = form.index("plural") + 1 if "plural" in form else len(form)
    many = (key, *form[:plural], "other", *form[plural + 1 :])
    for other in (path, many, (key, "stringUnit")):
        if found := originals.get(other):
            return Unit(leaf.parts, found.text, source_place=place_of(found.parts))
    return Unit(leaf.parts, str(key))
