"""There and back: what an export does not call lost comes back as it was."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtaudit.exchange import FORMATS, ExchangeOptions, export_glossary, import_glossary
from mtaudit.glossary import Example, Kind, Status, Term
from mtaudit.glossary.term import Case

OPTIONS = ExchangeOptions(lang="en", source_lang="zh")
# What the file formats give a meaning to, and scripts of all widths.
_LETTERS = st.sampled_from("aZéЖ齿舞가 '’\"&<>;|.,(){}[]*?+$\\#-\t:/=%é😀1")
_TEXT = st.text(_LETTERS, min_size=1, max_size=12).map(lambda text: "x" + " ".join(text.split()))
_WORD = st.text(st.sampled_from("abcZéЖ'-1"), min_size=1, max_size=8).map("x".__add__)


@st.composite
def terms(draw: Callable[..., object], text: st.SearchStrategy[str], *fields: str) -> list[Term]:
    """Draw terms that have the fields named, and no form twice."""
    pool = draw(st.lists(text.map(str.strip), unique_by=str.casefold, max_size=24))
    assert isinstance(pool, list)
    made = []
    while pool:
        canonical = pool.pop()
        taken: dict[str, object] = {}
        for name in ("admitted", "bad", "suspect", "native", "members"):
            count = draw(st.integers(0, 3))
            assert isinstance(count, int)
            if name in fields:
                taken[name], pool = pool[:count], pool[count:]
        made.append(_term(draw, canonical, taken, text, fields))
    return made


def _term(
    draw: Callable[..., object],
    canonical: str,
    taken: dict[str, object],
    text: st.SearchStrategy[str],
    fields: tuple[str, ...],
) -> Term:
    native = taken.pop("native", [])
    assert isinstance(native, list)
    langs = draw(st.lists(st.sampled_from(["ja", "zh-Hant", "ru"]), min_size=3, max_size=3))
    assert isinstance(langs, list)
    by_lang: dict[str, list[str]] = {}
    for form, lang in zip(native, langs, strict=False):
        by_lang.setdefault("zh" if "zh" in fields else lang, []).append(form)
    wrong = [*taken.get("bad", []), *taken.get("suspect", [])]  # type: ignore[misc]
    single: dict[str, st.SearchStrategy[object]] = {
        "id": text.map(lambda one: f"{canonical} ({one})"),
        "kind": st.sampled_from(Kind),
        "topic": text,
        "case": st.sampled_from(Case),
        "since": st.integers(1, 2100),
        "valid_from": st.dates(max_value=dt.date(2000, 1, 1)),
        "valid_until": st.dates(min_value=dt.date(2000, 1, 1)),
        "translate": st.booleans(),
        "consistent": st.booleans(),
        "note": text,
        "reasons": st.fixed_dictionaries(dict.fromkeys(wrong, text)),
        "examples": st.lists(
            st.builds(
                Example,
                st.sampled_from([Status.FLAGGED, Status.SILENT]),
                text,
                text,
                st.sampled_from(["", "zh"]),
            )
        ),
    }
    chosen = {name: draw(strategy) for name, strategy in single.items() if name in fields}
    return Term(canonical, lang="en", native=by_lang, **taken, **chosen)  # type: ignore[arg-type]


_ALL = tuple(field.name for field in attrs.fields(Term))
_WITH_TOPIC = (
    *("bad", "suspect", "admitted", "native", "topic", "kind", "case", "since", "note"),
    *("valid_from", "valid_until", "translate", "consistent"),
)
# What each format holds, and the texts it holds it in.
HELD = {
    "csv": (_TEXT.filter(lambda text: "|" not in text), (*_WITH_TOPIC, "id")),
    "tsv": (_TEXT.filter(lambda text: "|" not in text), (*_WITH_TOPIC, "id")),
    "tbx": (_TEXT, _ALL),
    "tbx-dca": (_TEXT, _ALL),
    "tbx-2": (_TEXT, _ALL),
    "matecat": (_TEXT, ("native", "topic", "note", "zh")),
    "weblate-csv": (_TEXT, ("native", "note", "admitted", "zh")),
    "weblate-tbx": (_TEXT, ("native", "note", "admitted", "bad", "reasons", "zh")),
    "okapi": (_TEXT, ("bad", "reasons")),
    "vale": (_TEXT.filter(lambda text: not set(text) & set("|()[]$")), ("bad",)),
    "codespell": (_WORD, ("bad",)),
    "pairs": (_TEXT.filter(lambda text: "->" not in text and "=>" not in text), ("bad",)),
}


def test_every_format_has_a_round_trip() -> None:
    assert set(HELD) == set(FORMATS)


@pytest.mark.parametrize("format_", HELD)
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_what_a_format_holds_comes_back(format_: str, data: st.DataObject, tmp_path: Path) -> None:
    text, fields = HELD[format_]
    listed = data.draw(terms(text, *fields))
    given_terms = [_supported(term) for term in listed if _is_held(term, format_)]

    exported = export_glossary(given_terms, format_, OPTIONS)
    path = tmp_path / "file"
    path.write_text(exported.text, "utf-8", newline="")
    imported = import_glossary(path, format_, OPTIONS)

    assert (exported.losses, imported.losses) == ((), ())
    assert _sorted(imported.terms) == _sorted(given_terms)


@pytest.mark.parametrize("format_", HELD)
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_field_that_does_not_come_back_was_called_lost(
    format_: str, data: st.DataObject, tmp_path: Path
) -> None:
    given_terms = [_supported(term) for term in data.draw(terms(_TEXT, *_ALL, "zh"))]

    exported = export_glossary(given_terms, format_, OPTIONS)
    path = tmp_path / "file"
    path.write_text(exported.text, "utf-8", newline="")
    imported = import_glossary(path, format_, OPTIONS)

    if not exported.losses and not imported.losses:
        assert _sorted(imported.terms) == _sorted(given_terms)
    there = {form for term in imported.terms for _, form in term.forms()}
    lost = sum(count for _, count in (*exported.losses, *imported.losses))
    gone = [form for term in given_terms for _, form in term.forms() if form not in there]
    assert len(gone) <= lost * 8  # a term that is lost as a whole takes its forms along


def _is_held(term: Term, format_: str) -> bool:
    """Tell whether a format without rows of its own for right forms has a place for a term."""
    if format_.startswith("weblate"):
        return bool(term.native)
    return bool(term.bad) or format_ not in {"okapi", "vale", "codespell", "pairs"}


def _supported(term: Term) -> Term:
    """Return a term whose suspect forms something supports, since others are refused."""
    return attrs.evolve(term, topic=term.topic or "t") if term.suspect else term


def _sorted(terms: object) -> list[Term]:
    assert isinstance(terms, (list, tuple))
    return sorted(terms, key=lambda term: term.id)
