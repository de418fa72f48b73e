"""Terms held against the source: missing, translated although they must not be, mixed."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit import (
    Article,
    Auditor,
    Confidence,
    Config,
    Corpus,
    Finding,
    Glossary,
    Pair,
    Span,
    Term,
)

TREATY = Term("peace treaty", native={"ja": "平和条約", "ru": "мирный договор"}, lang="en")
ACCOUNT = Term("Benutzerkonto", native={"en": "user account"}, lang="de")
FOX = Term("GitFox", translate=False)
SIGN_IN = Term("sign in", admitted=("log in", "log on"), consistent=True)


def audit(
    detector: str, text: str, source: str | None, *terms: Term, langs: str = "ja en"
) -> tuple[Finding, ...]:
    source_lang, lang = langs.split()
    article = Article(text, lang=lang, source=source, source_lang=source_lang)
    auditor = Auditor([Glossary(terms)], Config(detectors=(detector,)))
    result = auditor.audit(article)
    assert result.errors == ()
    return result.findings


def paired(*segments: tuple[str, str], langs: str) -> Article:
    """An article of segments, each with its source."""
    pairs: list[Pair] = []
    text = source = ""
    for target, original in segments:
        pairs.append(
            Pair(
                Span(len(text), len(text) + len(target)),
                Span(len(source), len(source) + len(original)),
            )
        )
        text, source = f"{text}{target}\n\n", f"{source}{original}\n\n"
    source_lang, lang = langs.split()
    return Article(text, lang=lang, source=source, source_lang=source_lang, pairs=tuple(pairs))


def spans(findings: Sequence[Finding], text: str) -> list[str]:
    return [finding.span.of(text) for finding in findings]


# --- missing-term ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "They have signed no peace treaty.",
        "No peace treaties were signed.",
        "The Peace Treaty's text is secret.",
        "A peace-treaty is near.",
        "There is no treaty of peace.",
        "PEACE TREATY NEAR",
    ],
)
def test_a_term_in_any_shape_is_there(text: str) -> None:
    assert audit("missing-term", text, "平和条約はまだない。", TREATY) == ()


def test_a_term_that_is_nowhere_is_missing() -> None:
    text = "They have signed no agreement at all."
    (finding,) = audit("missing-term", text, "平和条約はまだない。", TREATY)

    assert finding.confidence is Confidence.MEDIUM
    assert finding.suggestions == ()
    assert finding.evidence[0].term == "peace treaty"
    assert finding.evidence[1].source_span == Span(0, 4)


def test_a_predicted_rendering_is_left_to_its_own_detector_wherever_it_stands() -> None:
    text = "They signed it long ago in the old capital by the sea: the {}."
    treaty = Term("Habomai treaty", native={"zh": "齿舞条约"}, lang="en", kind="treaty")
    source = "他们签署了齿舞条约。"

    assert (
        audit("missing-term", text.format("Tooth Dance Treaty"), source, treaty, langs="zh en")
        == ()
    )
    assert len(audit("missing-term", text.format("paper"), source, treaty, langs="zh en")) == 1


@pytest.mark.parametrize("kind", ["place", "person", "organisation", "country", "outlet"])
def test_names_are_judged_elsewhere(kind: str) -> None:
    term = Term("Habomai", native={"ja": "歯舞"}, kind=kind)

    assert audit("missing-term", "They met there.", "歯舞で会った。", term) == ()


def test_a_wrong_form_is_reported_as_such() -> None:
    term = Term("peace treaty", bad="peace contract", native={"ja": "平和条約"})

    assert audit("missing-term", "No peace contract.", "平和条約はまだない。", term) == ()


def test_the_longest_form_counts() -> None:
    longer = Term("peace treaty conference", native={"ja": "平和条約会議"})
    text = "The peace treaty conference ended."

    assert audit("missing-term", text, "平和条約会議が終わった。", TREATY, longer) == ()


def test_two_terms_of_one_native_form_stand_for_each_other() -> None:
    other = Term("treaty of amity", native={"ja": "平和条約"})

    assert audit("missing-term", "A treaty of amity.", "平和条約。", TREATY, other) == ()
    (finding,) = audit("missing-term", "An agreement.", "平和条約。", TREATY, other)
    assert "“peace treaty” or “treaty of amity”" in finding.message


def test_segments_are_judged_one_by_one() -> None:
    article = paired(
        ("The user account is locked.", "Das Benutzerkonto ist gesperrt."),
        ("The profile is locked.", "Das Benutzerkonto ist gesperrt."),
        ("It is locked.", "Das Benutzerkonto ist gesperrt."),
        langs="de en",
    )
    term = Term("user account", native={"de": "Benutzerkonto"})

    found = Auditor([Glossary([term])]).audit(article).findings

    assert spans(found, article.text) == ["profile"]
    assert found[0].confidence is Confidence.LOW  # the article has it, so it may be meant


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Your user accounts were removed.", "Ihre Benutzerkonten wurden entfernt."),
        ("A user account is free.", "Kostenlos ist die Benutzerkontenverwaltung."),
        ("The multi-user account form", "Das Formular"),
        ("Call User Account Ltd today.", "Rufen Sie die Firma heute an."),
    ],
)
def test_inflection_compounds_and_names_are_no_fault(source: str, text: str) -> None:
    assert audit("missing-term", text, source, ACCOUNT, langs="en de") == ()


def test_a_button_in_title_case_is_judged() -> None:
    (finding,) = audit(
        "missing-term", "Profil Löschen", "Delete User Account", ACCOUNT, langs="en de"
    )

    assert finding.span.of("Profil Löschen") == "Löschen"


@pytest.mark.parametrize(
    ("lang", "canonical", "native", "text"),
    [
        ("ru", "мирный договор", "peace treaty", "Стороны не обсуждали мирного договора."),
        ("cs", "mírová smlouva", "peace treaty", "Jednají o mírové smlouvě."),
        ("pl", "umowa najmu", "lease", "Nie podpisano umowy najmu."),
        ("fi", "rauhansopimus", "peace treaty", "He eivät allekirjoittaneet rauhansopimusta."),
        ("de", "Friedensvertrag", "peace treaty", "Die Folgen des Friedensvertrages sind offen."),
        ("zh", "用户帐户", "user account", "您的用户帐户已锁定。"),
        ("ja", "平和条約", "peace treaty", "平和条約はまだない。"),
        ("ko", "평화 조약", "peace treaty", "평화 조약은 아직 없다."),
        ("ar", "معاهدة السلام", "peace treaty", "تحدثوا عن معاهدة السلام."),
    ],
)
def test_inflected_targets_need_no_dictionary(
    lang: str, canonical: str, native: str, text: str
) -> None:
    term = Term(canonical, native={"en": native}, lang=lang)
    source = f"The {native} is not there."

    assert audit("missing-term", text, source, term, langs=f"en {lang}") == ()
    assert audit("missing-term", "Xyz qwv.", source, term, langs=f"en {lang}")


def test_part_of_a_longer_chinese_word_is_no_term() -> None:
    term = Term("contract", native={"zh": "合同"})

    assert audit("missing-term", "Combined data.", "结合同样的数据。", term, langs="zh en") == ()
    assert audit("missing-term", "The deal ended.", "合同结束了。", term, langs="zh en")


def test_left_as_it_is_in_the_source() -> None:
    term = Term("user account", native={"de": "Benutzerkonto"})
    text = "Your Benutzerkonto is locked."
    (finding,) = audit("missing-term", text, "Ihr Benutzerkonto ist zu.", term, langs="de en")

    assert (finding.span.of(text), finding.suggestions) == ("Benutzerkonto", ("user account",))
    assert audit("missing-term", "The 平和条約.", "平和条約。", TREATY) == ()


@pytest.mark.parametrize(
    ("case", "text", "wrong"),
    [
        ("auto", "A Peace Treaty is near.", []),
        ("any", "A PEACE treaty is near.", []),
        ("exact", "A Peace Treaty is near.", ["Peace Treaty"]),
        ("exact", "Peace treaty talks fail.", []),
        ("exact", "Use the `peace treaty` form.", []),
        ("sentence", "Peace treaty talks fail.", []),
        ("sentence", "The Peace treaty is near.", ["Peace treaty"]),
        ("exact", "Talks On Peace Treaty Resume", []),
        ("exact", "PEACE TREATY NEAR", []),
    ],
)
def test_the_case_policy_is_kept(case: str, text: str, wrong: list[str]) -> None:
    term = Term("peace treaty", native={"ja": "平和条約"}, case=case)
    found = audit("missing-term", text, "平和条約が近い。", term)

    assert spans(found, text) == wrong
    assert all(f.confidence is Confidence.HIGH for f in found)
    assert all(f.suggestions == ("peace treaty",) for f in found)


def test_a_capital_inside_a_form_binds_at_the_beginning_of_a_sentence() -> None:
    term = Term("eTreaty", native={"ja": "電子条約"}, case="exact")

    (finding,) = audit("missing-term", "ETreaty is here.", "電子条約がある。", term)
    assert finding.suggestions == ("eTreaty",)
    assert audit("missing-term", "eTreaty is here.", "電子条約がある。", term) == ()


def test_without_a_source_nothing_is_missing() -> None:
    assert audit("missing-term", "No agreement.", None, TREATY) == ()


@given(st.permutations(["peace treaty", "agreement", "the parties", "on Monday", "a deal"]))
def test_what_has_the_term_is_never_flagged(parts: list[str]) -> None:
    """Whatever stands around it, and however often the source has it."""
    text = f"{' '.join(parts)}."

    assert audit("missing-term", text, "平和条約は平和条約だ。", TREATY) == ()


# --- do-not-translate -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Open GitFox.", "en"),
        ("GitFox's window and two GitFoxes", "en"),
        ("The GitFox-based tool (GitFox)", "en"),
        ("Etsi GitFoxista.", "fi"),
        ("GitFox'da ara.", "tr"),
        ("打开GitFox。", "zh"),
    ],
)
def test_what_stands_unchanged_is_right(text: str, lang: str) -> None:
    assert audit("do-not-translate", text, "GitFox öffnen. GitFox!", FOX, langs=f"de {lang}") == ()


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("Open Gitfox.", "Gitfox"),
        ("Open Git Fox.", "Git Fox"),
        ("Open git-fox now.", "git-fox"),
    ],
)
def test_a_change_is_corrected(text: str, changed: str) -> None:
    (finding,) = audit("do-not-translate", text, "GitFox öffnen.", FOX, langs="de en")

    assert finding.span.of(text) == changed
    assert (finding.suggestions, finding.confidence) == (("GitFox",), Confidence.HIGH)


def test_what_is_gone_is_surer_where_segments_are_paired() -> None:
    article = paired(("Open the fox.", "GitFox öffnen."), ("Close.", "Zu."), langs="de en")
    (finding,) = Auditor([Glossary([FOX])]).audit(article).findings

    assert (finding.confidence, finding.suggestions) == (Confidence.HIGH, ())
    (finding,) = audit("do-not-translate", "Open the fox.", "GitFox öffnen.", FOX, langs="de en")
    assert finding.confidence is Confidence.MEDIUM


def test_what_the_source_has_not_may_be_anything() -> None:
    for source in ("Den Fuchs öffnen.", "Gitfoxe", "gitfox öffnen"):
        assert audit("do-not-translate", "Open Gitfox.", source, FOX, langs="de en") == ()


@pytest.mark.parametrize(
    ("case", "text", "is_right"),
    [
        ("auto", "Fox Pull does it.", False),
        ("exact", "Fox pull does it.", False),
        ("sentence", "Fox pull does it.", True),
        ("sentence", "Then Fox pull does it.", False),
        ("any", "Then FOX PULL does it.", True),
    ],
)
def test_capitals_follow_the_case(case: str, text: str, is_right: bool) -> None:
    term = Term("fox pull", translate=False, case=case)
    found = audit("do-not-translate", text, "Dann genügt fox pull.", term, langs="de en")

    assert (found == ()) is is_right


def test_one_fault_is_reported_once() -> None:
    """A term of the source that is to stand unchanged is not missing besides."""
    term = Term("GitFox", native={"de": "GitFox"}, translate=False)
    article = Article("Open it.", source="GitFox öffnen.", source_lang="de")

    found = Auditor([Glossary([term])]).audit(article).findings

    assert [finding.detector for finding in found] == ["do-not-translate"]


@given(st.text("GitFox.- ,ab\n", max_size=30))
def test_a_copy_of_the_source_is_always_right(source: str) -> None:
    assert audit("do-not-translate", source, source, FOX, langs="de fr") == ()


# --- inconsistent-term ----------------------------------------------------------------------------


def test_the_canonical_form_is_kept_or_else_the_usual_one() -> None:
    text = "To log in, sign in. Who cannot log in is out."
    found = audit("inconsistent-term", text, None, SIGN_IN)
    assert spans(found, text) == ["log in", "log in"]
    assert {finding.suggestions for finding in found} == {("sign in",)}

    text = "You log on and log in and log in."
    (finding,) = audit("inconsistent-term", text, None, SIGN_IN)
    assert (finding.span.of(text), finding.suggestions) == ("log on", ("log in",))


@pytest.mark.parametrize("text", ["Log in or log in.", "A log-in or log in.", "Sign in."])
def test_one_form_is_consistent(text: str) -> None:
    assert audit("inconsistent-term", text, None, SIGN_IN) == ()


def _union(form: str) -> Term:
    return Term("European Union", admitted=form, native={"ja": "欧州連合"}, kind="term")


@pytest.mark.parametrize(
    ("form", "text", "is_mixed"),
    [
        ("EU", "The European Union met. The EU left.", False),
        ("Union", "The European Union met. The Union left.", False),
        ("european-union", "The European Union met. The european-union left.", False),
        ("Europe's Federation", "The European Union met. Europe's Federation left.", True),
    ],
)
def test_short_forms_are_no_other_rendering(form: str, text: str, is_mixed: bool) -> None:
    source = "欧州連合が会った。欧州連合が出た。"

    found = audit("inconsistent-term", text, source, _union(form))

    assert bool(found) is is_mixed
    assert all(finding.confidence is Confidence.LOW for finding in found)


def test_other_words_in_the_source_may_have_other_renderings() -> None:
    term = Term("armistice", admitted="ceasefire", native={"ja": ("休戦協定", "停戦")})
    text = "The armistice and the ceasefire."

    assert audit("inconsistent-term", text, "休戦協定と停戦。", term) == ()
    assert audit("inconsistent-term", text, "停戦と停戦。", term) != ()


def _articles(*texts: str) -> list[Article]:
    return [Article(text, id=f"{number}.txt") for number, text in enumerate(texts)]


def test_articles_of_a_corpus_are_to_agree() -> None:
    articles = _articles("Sign in.", "Then sign in.", "Please log in.", "Go.")
    auditor = Auditor([Glossary([SIGN_IN])], corpus=Corpus.of(articles))

    found = [finding for result in auditor.audit_many(articles) for finding in result.findings]

    assert [(f.suggestions, f.evidence[-1].sister) for f in found] == [(("sign in",), "0.txt")]


@pytest.mark.parametrize(
    "texts",
    [
        ("Sign in.", "Please log in."),  # one other is no majority
        ("Sign in.", "Sign in now.", "Please log in.", "You log in."),
        ("Sign in.", "Sign in now.", "Please sign in."),
    ],
)
def test_a_tie_says_nothing(texts: tuple[str, ...]) -> None:
    articles = _articles(*texts)
    auditor = Auditor([Glossary([SIGN_IN])], corpus=Corpus.of(articles))

    *_, result = auditor.audit_many(articles)

    assert result.findings == ()
