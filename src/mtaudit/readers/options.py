"""What a caller may say of the files to be read; what is left open, the file says."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import PurePath

import attrs

from mtaudit.article import Document, is_language_tag
from mtaudit.errors import ConfigError, ReadError
from mtaudit.pattern import Pattern
from mtaudit.value import Value

DEFAULT_LANG = "en"
"""The language of a text that nobody names."""
UNKNOWN_LANG = "und"
"""The language of a translation from the default language that nobody names."""

# "de", "pt-BR", "zh_Hans_CN", "zh-hant", "sr-ec"; of three letters only what is no word.
_IN_NAME = Pattern(
    r"(?:[a-z]{2}|ace|ady|aeb|ang|arn|arz|ast|awa|azb|bcl|bho|bjn|bqi|bxr|ceb|ckb|crh|csb|diq|dsb|dty"
    r"|eml|fil|frp|frr|fur|gan|gcr|gom|gsw|guc|gur|guw|hak|haw|hif|hil|hno|hrx|hsb|hsn|hyw|iba|ilo|inh"
    r"|jbo|kaa|kab|kbd|kbp|kea|khw|kjh|koi|krc|krj|krl|ksh|kum|lbe|lez|lfn|lij|lki|lld|lmo|lrc|ltg|lzh|lzz"
    r"|mai|mdf|mhr|mnc|mni|mnw|mos|mrh|mrj|mwl|myv|mzn|nah|nds|nqo|nso|nys|olo|pcd|pcm|pfl|pms|pnb"
    r"|pnt|prg|quc|rgn|rif|rki|rmc|rmy|rsk|rue|rup|rut|ryu|sah|scn|sco|sdc|sdh|sei|ses|sgs|shi|shn|skr"
    r"|sli|sms|smn|srn|stq|sty|szl|tay|tcy|tet|tkr|tly|trv|tru|tyv|tzm|udm|vec|vep|vls|vmf|vot|vro|wuu|xal"
    r"|xmf|xsy|yrl|yue|zea|zgh)"
    r"(?:[-_](?:[A-Z][a-z]{3}|latn|cyrl|arab|hans|hant|deva|[A-Z]{2}|[0-9]{3}|tarask|valencia)){0,2}"
    r"(?:@[A-Za-z]+)?"
)
# A region in small letters is one only as a whole name: "zh-hk.json", but the folder "ve-mw".
_WITH_REGION = Pattern("[a-z]{2}[-_][a-z]{2}")
# Codes that Java and Android keep from before 1989.
_NEWER = {"in": "id", "iw": "he", "ji": "yi"}
# Folders of Android and of Apple: "values-pt-rBR", "values-b+sr+Latn", "de.lproj".
_FOLDER = Pattern(
    r"values-(?!car(?:-|\Z))(?:b\+([a-z]{2,3}(?:\+[A-Za-z0-9]{2,8})*)|([a-z]{2,3})(?:-r([A-Z]{2}))?)(?:-.*)?"
    r"|([a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\.lproj"
)

_DAY = Pattern(
    r"([0-9]{4})(?:-([0-9]{1,2})-|/([0-9]{1,2})/|\.([0-9]{1,2})\.|年([0-9]{1,2})月|([0-9]{2}))"
    r"([0-9]{1,2})(?![0-9])"
)


@attrs.frozen(eq=False, repr=False)
class ReadOptions(Value):
    """How files are to be read.

    Args:
        lang: Language of the texts, a BCP 47 tag; `None` for what the file says, else English.
        source_lang: Language of the originals; `None` for what the file says.
        target_field: The field of a record that holds the translation; a dotted path in JSON, a
            column's name or its number in a table.
        source_field: The field that holds the original.
        id_field: The field that names the record.
        date_field: The field that holds the day of the article.
        outlet_field: The field that says who published it.
        original: The original of the file, if that is a file of its own.
        streamed: Whether a file of records is read record by record where its format allows it,
            so that it need not fit into memory; what is read so cannot be corrected in its file.
        from_stdin: Whether standard input is read, and the path is only what it is called.
        plugins: The names of the plugins whose readers are in use.
        on_fault: Is told of a record that cannot be read, where records are read one by one; the
            next one follows. `None` to raise the error.

    Raises:
        ConfigError: If a language tag is none.
    """

    lang: str | None = None
    source_lang: str | None = None
    target_field: str = ""
    source_field: str = ""
    id_field: str = ""
    date_field: str = ""
    outlet_field: str = ""
    original: Document | None = None
    streamed: bool = False
    from_stdin: bool = False
    plugins: tuple[str, ...] = ()
    on_fault: Callable[[ReadError], None] | None = None

    def __attrs_post_init__(self) -> None:
        for name, tag in (("lang", self.lang), ("source_lang", self.source_lang)):
            if tag is not None and not is_language_tag(tag):
                remedy = "write a tag such as en or pt-BR"
                raise ConfigError(f"{tag!r} is no language tag", where=name, remedy=remedy)

    def target_lang(self, *said: str | None) -> str:
        """Return the language of a text.

        Args:
            *said: What the file says of it, the most trusted first; what is no tag is passed over.
        """
        return self.lang or _first(said) or DEFAULT_LANG

    def original_lang(self, *said: str | None) -> str | None:
        """Return the language of an original; `said` is as in `target_lang`."""
        named = language_in_name(self.original.path) if self.original else None
        return self.source_lang or _first((*said, named))


def _first(said: tuple[str | None, ...]) -> str | None:
    return next((tag for text in said if text and (tag := language_tag(text))), None)


def language_tag(said: str) -> str | None:
    """Return what a file says of a language as a tag; `None` if it is none.

    Args:
        said: A tag or the name of a locale, such as `pt_BR.UTF-8` or `sr@latin`.
    """
    name, _, variant = said.strip().partition("@")
    tag = name.partition(".")[0].replace("_", "-")
    first, *rest = tag.split("-")
    tag = "-".join((_NEWER.get(first, first), *rest))
    if variant.lower() in {"latin", "cyrillic"}:
        tag = f"{tag}-{'Latn' if variant.lower() == 'latin' else 'Cyrl'}"
    return tag if is_language_tag(tag) else None


def language_in_name(path: str) -> str | None:
    """Return the language that the name or the folder of a catalogue names.

    `de.json`, `app.de.yml`, `messages_pt_BR.properties`, `locale/de/LC_MESSAGES/app.po`,
    `_locales/de/messages.json`, `values/de/app.json`, `values-pt-rBR/strings.xml`,
    `de.lproj/Localizable.strings`.

    Args:
        path: The name of the file.
    """
    file = PurePath(path)
    last = file.stem.rpartition(".")[2]
    if _WITH_REGION.fullmatch(last):
        return language_tag(last)
    # All of it, and what follows the name of a bundle: "messages_pt_BR".
    candidates = [last, *(last[sign.end() :] for sign in re.finditer("[_-]", last))]
    folder = file.parent
    if said := _language_of_folder(folder.name):
        return said
    candidates.append(folder.parent.name if folder.name == "LC_MESSAGES" else folder.name)
    return next((language_tag(name) for name in candidates if _IN_NAME.fullmatch(name)), None)


def without_language(place: PurePath) -> PurePath:
    """Return a place without the folders that name its language.

    Args:
        place: Such as `values-de/strings.xml`, `de.lproj/Localizable.strings` or `de/app.json`.
    """
    folders = (
        name
        for name in place.parts[:-1]
        if _language_of_folder(name) is None and not _IN_NAME.fullmatch(name)
    )
    return PurePath(*folders, place.name)


def _language_of_folder(name: str) -> str | None:
    found = _FOLDER.fullmatch(name)
    if found is None:
        return None
    tagged, language, region, project = found.groups()
    said = f"{language}-{region}" if region else tagged or language or project
    return language_tag(said.replace("+", "-"))


def day_of(written: str) -> dt.date | None:
    """Return the day that a field of a file names, with or without a time; `None` if it has none.

    Args:
        written: What the field says; a day is understood that begins with the year: by ISO 8601,
            or as in `2019/2/16` and `2019年2月16日`.
    """
    found = _DAY.match(written.strip())
    try:
        return dt.date(*(int(part) for part in found.groups() if part)) if found else None
    except ValueError:
        return None
