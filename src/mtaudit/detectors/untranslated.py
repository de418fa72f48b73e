"""Finds text left in a script that the target language is not written in."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from mtaudit import codepage
from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.pattern import Pattern
from mtaudit.scripts import is_dense
from mtaudit.spans import Span

if TYPE_CHECKING:
    import regex

# Scripts of target languages that are not written in Latin letters alone. Latin letters are at home
# in all of them: names, units and abbreviations keep them. Source: Unicode CLDR, likely scripts.
_SCRIPTS = {
    "am": "Ethiopic",
    "ar": "Arabic",
    "be": "Cyrillic",
    "bg": "Cyrillic",
    "bn": "Bengali",
    "bs": "Cyrillic",
    "el": "Greek",
    "fa": "Arabic",
    "gu": "Gujarati",
    "he": "Hebrew",
    "hi": "Devanagari",
    "hy": "Armenian",
    "ja": "Han Hiragana Katakana",
    "ka": "Georgian",
    "kk": "Cyrillic",
    "km": "Khmer",
    "kn": "Kannada",
    "ko": "Hangul Han",
    "ky": "Cyrillic",
    "lo": "Lao",
    "mk": "Cyrillic",
    "ml": "Malayalam",
    "mn": "Cyrillic Mongolian",
    "mr": "Devanagari",
    "my": "Myanmar",
    "ne": "Devanagari",
    "pa": "Gurmukhi Arabic",
    "ps": "Arabic",
    "ru": "Cyrillic",
    "si": "Sinhala",
    "sr": "Cyrillic",
    "ta": "Tamil",
    "te": "Telugu",
    "tg": "Cyrillic",
    "th": "Thai",
    "uk": "Cyrillic",
    "ur": "Arabic",
    "uz": "Cyrillic",
    "yi": "Hebrew",
    "zh": "Han Bopomofo",
}
# Languages that are written in Latin letters alone; of one in neither list the script is unknown.
_IN_LATIN = frozenset(
    "aa af ak an ast ay az br ca ceb ch co cs cy da de dsb ee en eo es et eu ff fi fil fo fr fy ga "
    "gd gl gn gv ha haw hr hsb ht hu ia id ie ig io is it jv kab kg ki kl kw la lb lg li ln lt lu "
    "lv mg mi ms mt nb nd nds nl nn no nr nv ny oc om pl pt qu rm rn ro rw sc se sg sk sl sm sn so "
    "sq ss st su sv sw tk tl tn to tr ts tw ty ve vi vo wa wo xh yo za zu".split()
)
_BRACKETS = {"(": ")", "[": "]", "（": "）", "“": "”", "‘": "’", "«": "»", '"': '"', "「": "」"}
_NAMED = Pattern(
    r"(?:Arabic|Belarusian|Bulgarian|Cantonese|Chinese|Cyrillic|Georgian|Greek|Hebrew|Hindi|"
    r"Japanese|Korean|Kurdish|Mandarin|Mongolian|Persian|Russian|Serbian|Thai|Ukrainian|Urdu|"
    r"kanji|hanja|kana|character|characters|word|pinyin|write|writes|written|wrote|spell|spells|"
    r"spelled|spelt|read|reads|call|calls|called|name|names|named)[ :“‘\"'(]{1,4}$"
)
# Anything past Latin letters and common signs: only then is the costly pattern built and run.
# (A negated class of few characters: one of the many would take milliseconds to compile.)
_BEYOND_LATIN = Pattern("[^\x00-\u036f\u1e00-\u22ff]")
_SCRIPT_NAMED = Pattern("[-_](?!(?i:latn))[A-Za-z]{4}(?![A-Za-z0-9])")
_MANY = 5  # runs; of a text that is mostly foreign one finding says more than one for each
# α-helix, μmol, ΔT; the receptors α1, α2 and β
_SYMBOLS = Pattern("[\u0370-\u03ff]{1,2}(?:[\\d\\W]{1,4}[\u0370-\u03ff]{1,2})*\\W?")
_EXPLAINED = Pattern(r"\s?\([A-Z][a-z]+\)")  # "... (Arabic)"


@cache
def _foreign(lang: str) -> "regex.Pattern[str]":
    """Return the pattern of a run of letters foreign to a language, with punctuation inside."""
    import regex

    # With the marks that several scripts share, such as the long vowel of ソニー; modifier letters,
    # such as that of Oʻzbek, are of no script.
    scripts = "".join(rf"\p{{scx={script}}}" for script in _SCRIPTS.get(lang, "").split())
    letter = rf"[\p{{L}}--[\p{{Latin}}{scripts}ªºµ\u02b0-\u02ff]]"
    return regex.compile(
        rf"(?V1){letter}+(?:[^\p{{L}}\n()\[\]（）“”\"]{{0,4}}{letter}+)*[.!?。！？]?"
    )


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield the runs of foreign letters that are no quotation of a native form."""
    text = article.text
    if codepage.written(text) is not None or not _BEYOND_LATIN.search(text):
        return
    if not _is_known(article.lang, context.lang):
        return
    runs = [Span(*match.span()) for match in _foreign(context.lang).finditer(text)]
    if len(runs) > _MANY and _is_mostly(runs, text):
        yield DETECTOR.finding(
            runs[0],
            "Most of the text is in another script: it is left untranslated, or its language is "
            f"not “{article.lang}”",
            Confidence.HIGH,
            evidence=(Evidence("value", _script_names(runs[0].of(text))),),
        )
        return
    for span in runs:
        if context.is_opaque(span) or _is_quoted(text, span):
            continue
        confidence, reason = _judge(text, span, context)
        if confidence is not None:
            yield DETECTOR.finding(
                span,
                f"“{_shorten(span.of(text))}” is {reason}",
                confidence,
                evidence=(Evidence("value", _script_names(span.of(text))),),
            )


def _is_known(tag: str, lang: str) -> bool:
    """Tell whether it is known which letters a language is written in, by its tag and without."""
    if _SCRIPT_NAMED.search(tag):  # ku-Arab; sr-Latn keeps what Serbian may be written in
        return lang in _SCRIPTS
    return lang in _SCRIPTS or lang in _IN_LATIN


def _is_mostly(runs: Sequence[Span], text: str) -> bool:
    """Tell whether most letters of a text are in some runs."""
    foreign = sum(sum(map(str.isalpha, span.of(text))) for span in runs)
    return foreign > sum(map(str.isalpha, text)) / 2


def _judge(text: str, span: Span, context: Context) -> tuple[Confidence | None, str]:
    """Return how sure it is that a run was left over, and what it is."""
    written = span.of(text)
    letters = sum(char.isalpha() for char in written)
    dense = any(is_dense(char) for char in written)
    line = context.lines.line(context.lines.position(span.start)[0])
    rest = text[line.start : span.start] + text[span.end : line.end]
    if _SYMBOLS.fullmatch(written):
        return None, ""
    if _is_glued(text, span):
        return Confidence.MEDIUM, "in another script within a word or figure"
    if letters < 2 or (letters < 3 and not dense):
        return None, ""
    if not any(char.isalpha() for char in rest) and letters >= (4 if dense else 8):
        return Confidence.HIGH, "a line left untranslated"
    starts_line = not text[line.start : span.start].strip()
    if letters > (4 if dense else 12) and (starts_line or dense or written.count(" ") > 2):
        return Confidence.MEDIUM, "left untranslated"
    return Confidence.LOW, "a word in another script"


def _is_glued(text: str, span: Span) -> bool:
    """Tell whether a Latin letter or a digit touches the run: "37万7545人", "Party态"."""
    before = text[span.start - 1 : span.start]
    after = text[span.end : span.end + 1]
    return (before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum())


def _is_quoted(text: str, span: Span) -> bool:
    """Tell whether a run is set off as a native form: in brackets or quotes, or named as such."""
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    before = text[max(line_start, span.start - 120) : span.start]
    after = text[span.end : span.end + 120 if line_end < 0 else min(line_end, span.end + 120)]
    for opening, closing in _BRACKETS.items():
        at = before.rfind(opening)
        if at < 0 or closing not in after:
            continue
        if opening == closing or before.find(closing, at + 1) < 0:
            return opening != '"' or before.count('"') % 2 == 1
    return _NAMED.search(before) is not None or _EXPLAINED.match(after) is not None


def _script_names(written: str) -> str:
    import unicodedata

    names = {unicodedata.name(char, "").split(" ")[0].title() for char in written if char.isalpha()}
    return ", ".join(sorted(names - {""})).replace("Cjk", "Chinese characters")


def _shorten(written: str) -> str:
    return written if len(written) <= 40 else f"{written[:39]}…"


DETECTOR = Detector(
    id="untranslated",
    summary="text left in a script that is not the target language's",
    detect=detect,
    family=Family.RESIDUE,
    category=Category.UNTRANSLATED,
    severity=Severity.MAJOR,
    by_passage=True,
)
