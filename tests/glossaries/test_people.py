"""The glossaries of people and organisations as data: scripts, sounds, acronyms, reasons."""

import re
import unicodedata
from collections import Counter
from itertools import product

import pytest

from mtaudit import Glossary, Term
from mtaudit.glossary import Kind
from mtaudit.lexicon import is_ordinary
from mtaudit.names.keys import letters_key
from mtaudit.names.readings import mandarin
from mtaudit.names.romanisations import plausibility

PEOPLE = (
    "chinese-names-abroad",
    "ministers-and-officials",
    "newsmakers",
    "sport-and-arts",
    "world-leaders",
)
ORGANISATIONS = (
    "awards-and-fairs",
    "brands",
    "chinese-agencies",
    "chinese-companies",
    "companies",
    "hong-kong-and-macao-bodies",
    "international-organisations",
    "ministries-and-agencies",
    "political-parties",
    "sports-clubs",
    "universities",
)
OUTLETS = ("chinese-outlets", "news-agencies-and-outlets")
_SCRIPTS = {
    "am": {"ETHIOPIC"},
    "ar": {"ARABIC"},
    "be": {"CYRILLIC"},
    "bg": {"CYRILLIC"},
    "fa": {"ARABIC"},
    "he": {"HEBREW"},
    "hi": {"DEVANAGARI"},
    "ja": {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"},
    "ko": {"HANGUL"},
    "mk": {"CYRILLIC"},
    "ru": {"CYRILLIC"},
    "sr": {"CYRILLIC"},
    "th": {"THAI"},
    "uk": {"CYRILLIC"},
    "zh": {"CJK"},
}
# Acronyms of the name in another language or order, of an older name, or of part of a name.
_FOREIGN_ACRONYMS = frozenset(
    "AKP BAFTA BND CELAC CERN CHP CSCE DOE DOJ DSNS EPFL FIBA FIDE FSB GACC GMD GOP GRU GUR HKU "
    "HUR ISI KMT KPRF MEXT MGIMO MVD PKK PSOE SBU SPD SVR UNFPA UNICEF ZSU".split()
)
_SHORTEST_PART = 2
_ALIKE = 0.6  # far below what is taken for the name: other people's names are at 0.3


@pytest.fixture(scope="module")
def terms() -> dict[str, list[Term]]:
    """Return the terms of each of these glossaries."""
    return {name: list(Glossary.load(name).terms) for name in (*PEOPLE, *ORGANISATIONS, *OUTLETS)}


def _letters(form: str) -> set[str]:
    """Return the scripts of a form's letters, by the first word of their Unicode names."""
    return {unicodedata.name(char).split()[0] for char in form if char.isalpha()}


def test_kinds_are_those_of_the_file(terms: dict[str, list[Term]]) -> None:
    kinds = {name: {term.kind for term in members} for name, members in terms.items()}

    assert all(kinds[name] == {Kind.PERSON} for name in PEOPLE)
    assert all(kinds[name] <= {Kind.EVENT, Kind.ORGANISATION, Kind.TERM} for name in ORGANISATIONS)
    assert all(kinds[name] == {Kind.OUTLET} for name in OUTLETS)


def test_there_are_as_many_as_the_news_needs(terms: dict[str, list[Term]]) -> None:
    assert sum(map(len, terms.values())) >= 1800


def test_everybody_has_a_native_form(terms: dict[str, list[Term]]) -> None:
    bare = [term.id for members in terms.values() for term in members if not term.native]

    assert bare == []


def test_native_forms_are_in_the_script_of_their_language(terms: dict[str, list[Term]]) -> None:
    """Beside letters of their script, Latin ones may stand: AP通信."""
    strange = [
        (term.id, lang, form)
        for members in terms.values()
        for term in members
        for lang, forms in term.native
        for form in forms
        if lang in _SCRIPTS and not _letters(form) <= {*_SCRIPTS[lang], "LATIN", "FULLWIDTH"}
    ]

    assert strange == []


def test_names_of_people_have_no_latin_letters_in_other_scripts(
    terms: dict[str, list[Term]],
) -> None:
    """A Latin letter among Cyrillic ones is invisible and never matches."""
    mixed = [
        form
        for name in PEOPLE
        for term in terms[name]
        for lang in ("ru", "uk", "be", "sr", "bg", "mk", "ar", "fa")
        for form in term.native_forms(lang)
        if "LATIN" in _letters(re.sub(r"\b[IVX]+\b", "", form))
    ]

    assert mixed == []


def test_native_names_of_people_sound_like_the_canonical_one(terms: dict[str, list[Term]]) -> None:
    """Full names, written part by part, are transcriptions: no row has somebody else's name."""
    unlike = [
        (term.id, form)
        for name in PEOPLE
        for term in terms[name]
        for lang in ("zh", "ja", "ko", "ru", "uk")
        for form in term.native_forms(lang)
        if re.search(r"[·・ ]", form) and _likeness(term, form, lang) < _ALIKE
    ]

    assert unlike == []


def _likeness(term: Term, form: str, lang: str) -> float:
    """Return how well any spelling, or a word of one, fits a form or a part of it."""
    accepted = (term.canonical, *term.admitted)
    best = max(plausibility(spelling, form, lang, "person") for spelling in accepted[:3])
    if best >= _ALIKE:
        return best
    words = {word for spelling in accepted for word in spelling.split()}
    return max(
        plausibility(word, part, lang, "person")
        for word, part in product(words, re.split(r"[·・ ]", form))
        if min(len(word), len(part)) >= _SHORTEST_PART
    )


def test_readings_are_what_their_note_says(terms: dict[str, list[Term]]) -> None:
    """A note "the Mandarin reading of X" holds for all of the form."""
    wrong = [
        (form, reason)
        for members in terms.values()
        for term in members
        for form, reason in term.reasons
        if (match := re.fullmatch(r"the Mandarin reading of ([\u4e00-\u9fff]+)", reason))
        and letters_key(form) not in _readings(match.group(1))
    ]

    assert wrong == []


def _readings(native: str) -> set[str]:
    found = (
        mandarin.pinyin(native),
        mandarin.pinyin(native, person=True),
        *mandarin.other_pinyin(native),
    )
    return {letters_key("".join(syllables)) for syllables in found}


def test_acronyms_are_those_of_an_expansion(terms: dict[str, list[Term]]) -> None:
    """The letters of an acronym stand in an expansion of its term, in order."""
    strange = [
        (term.id, acronym)
        for name in ORGANISATIONS
        for term in terms[name]
        for acronym in (term.canonical, *term.admitted)
        if re.fullmatch(r"[A-Z]{3,6}", acronym) and acronym not in _FOREIGN_ACRONYMS
        if (expansions := [f for f in (term.canonical, *term.admitted) if len(f.split()) > 2])
        and not any(_spells(expansion, acronym) for expansion in expansions)
    ]

    assert strange == []


def _spells(expansion: str, acronym: str) -> bool:
    """Tell whether an expansion begins with an acronym's letter and has the others in order."""
    letters = iter(expansion.upper().removeprefix("THE "))
    return expansion[0].upper() == acronym[0] and all(letter in letters for letter in acronym)


def test_bad_forms_are_nobody_elses(terms: dict[str, list[Term]]) -> None:
    """Neither an accepted form of any term, however spaced and spelled, nor an ordinary word."""
    members = [term for name in terms for term in terms[name]]
    accepted = {
        letters_key(form): term.id for term in members for form in (term.canonical, *term.admitted)
    }
    clashes = [
        (form, term.id, accepted[letters_key(form)])
        for term in members
        for form in term.bad
        if accepted.get(letters_key(form), term.id) != term.id
    ]

    assert clashes == []
    assert [form for term in members for form in term.bad if is_ordinary(form)] == []


def test_nobody_is_there_twice(terms: dict[str, list[Term]]) -> None:
    """One accepted form, and one full native name, belongs to one term."""
    members = [term for name in terms for term in terms[name]]
    forms = Counter(form for term in members for form in (term.canonical, *term.admitted))
    natives = Counter(
        (lang, form)
        for name in PEOPLE
        for term in terms[name]
        for lang, found in term.native
        for form in found
    )

    assert [form for form, times in forms.items() if times > 1] == []
    assert [form for form, times in natives.items() if times > 1] == []
