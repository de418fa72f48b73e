"""A corpus is a set of what articles say; sisters are found, and sources counted, from it."""

import pickle
from pathlib import Path

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import given

from mtaudit import Article, Auditor, Config, Corpus, Result, read
from mtaudit.corpus import Witness
from mtaudit.corpus.sources import Statement

NEWS = Path(__file__).parents[2] / "corpus" / "news"
TEXTS = (
    "The inspector Wang Qishan arrived in Prague on Monday to meet Petr Fiala.",
    "Prague received Wang Qishan for talks, and Petr Fiala spoke of 4,380 houses.",
    "Talks of Petr Fiala with Wang Qishan have begun in Prague, at 17.5 degrees.",
    "Nobody was there.",
    "",
)
ARTICLES = st.builds(
    Article,
    text=st.sampled_from(TEXTS),
    id=st.sampled_from(["", "one", "two"]),
    topic=st.sampled_from([None, "talks"]),
    outlet=st.sampled_from([None, "alpha", "beta"]),
)
CORPORA = st.lists(ARTICLES, max_size=5).map(Corpus.of)


# --- A corpus is a set ---------------------------------------------------------------------------


@given(CORPORA, CORPORA, CORPORA)
def test_merging_is_associative(one: Corpus, two: Corpus, three: Corpus) -> None:
    left = Corpus.merge([Corpus.merge([one, two]), three])
    right = Corpus.merge([one, Corpus.merge([two, three])])

    assert left == right == Corpus.merge([one, two, three])


@given(CORPORA, CORPORA)
def test_the_order_of_merging_leaves_no_trace(one: Corpus, two: Corpus) -> None:
    assert Corpus.merge([one, two]) == Corpus.merge([two, one])
    assert Corpus.merge([one, one]) == one == Corpus.merge([one, Corpus()])


@given(st.lists(ARTICLES, max_size=6), st.integers(0, 6))
def test_collecting_in_parts_is_collecting_at_once(articles: list[Article], cut: int) -> None:
    whole = Corpus.of(articles)
    parts = Corpus.merge([Corpus.of(articles[cut:]), Corpus.of(articles[:cut])])

    assert parts == whole
    assert parts.digest() == whole.digest()


def test_it_travels_without_what_it_has_computed() -> None:
    corpus = Corpus.of([Article(text, id=text[:5]) for text in TEXTS])
    fresh = pickle.dumps(corpus)

    assert corpus.sisters(Article(TEXTS[0])) is not None

    assert pickle.dumps(corpus) == fresh
    assert pickle.loads(fresh) == corpus  # noqa: S301 - our own bytes


def test_a_single_article_is_no_corpus() -> None:
    with pytest.raises(TypeError, match="several articles"):
        Corpus.of(Article("One."))  # type: ignore[arg-type] # the mistake that is tested


# --- Sisters -------------------------------------------------------------------------------------


def _sisters(article: Article, *others: Article) -> list[str]:
    sisters = Corpus.of(others).sisters(article)
    return [] if sisters is None else [witness.id for witness in sisters.others]


def test_sisters_share_names() -> None:
    others = [Article(text, id=text[:4]) for text in TEXTS[1:]]

    assert _sisters(Article(TEXTS[0], id="own"), *others) == ["Prag", "Talk"]


def test_an_article_is_not_its_own_sister() -> None:
    own = Article(TEXTS[0], id="own")

    assert _sisters(own, own) == []
    assert _sisters(own, attrs.evolve(own, id="a copy")) == []
    assert _sisters(own, attrs.evolve(own, text=TEXTS[1])) == []
    assert _sisters(own, Article(TEXTS[1], id="other")) == ["other"]


def test_a_few_names_in_common_make_no_story() -> None:
    """Two reports of a day name the same three, and dozens of others."""
    people = "Wang Qishan and Petr Fiala met in Prague."
    trees = "Alder Birch Cedar Dogwood Elder Gorse Hazel Juniper".split()
    days = [
        " ".join(
            [people, *(f"In {tree}{end} it rained." for tree in trees for end in ends.split())]
        )
        for ends in ("ville burg stad grad", "ton ford ham wick")
    ]

    assert _sisters(Article(days[0], id="own"), Article(days[1], id="other")) == []
    assert _sisters(Article(people, id="own"), Article(TEXTS[1], id="other")) == ["other"]


def test_a_topic_that_is_given_decides() -> None:
    own = Article(TEXTS[0], id="own", topic="talks")

    assert _sisters(own, Article(TEXTS[1], id="alike")) == []
    assert _sisters(own, Article(TEXTS[3], id="unlike", topic="talks")) == ["unlike"]


def test_a_story_that_all_tell_stays_within_bounds() -> None:
    others = [Article(f"{TEXTS[1]} Edition {n}.", id=f"{n}", topic="t") for n in range(60)]

    assert len(_sisters(Article(TEXTS[0], id="own", topic="t"), *others)) <= 25


# --- Independent sources -------------------------------------------------------------------------


def _sources(*articles: Article) -> int:
    """Count the sources of "Qishan" as an article on other things sees them."""
    given = [attrs.evolve(article, topic="t") for article in articles]
    sisters = Corpus.of(given).sisters(Article("Nothing.", id="own", topic="t"))
    assert sisters is not None
    return len(sisters.sources(sisters.names["Qishan"]))


def test_different_articles_are_different_sources() -> None:
    assert _sources(*(Article(text, id=text[:4]) for text in TEXTS[:3])) == 3


def test_articles_of_one_outlet_are_one_source() -> None:
    articles = [Article(text, id=text[:4], outlet="alpha") for text in TEXTS[:3]]

    assert _sources(*articles) == 1
    assert _sources(*articles[:2], attrs.evolve(articles[2], outlet="beta")) == 2


def test_one_sentence_is_one_source_where_outlets_are_unknown() -> None:
    articles = [Article(TEXTS[0], id="one"), Article(f"{TEXTS[0]} It rained.", id="two")]

    assert _sources(*articles) == 1


def test_one_text_is_one_source_whatever_its_outlet() -> None:
    body = " ".join(f"Sentence {n} tells of matter {n} in some {n * 7} words." for n in range(40))
    texts = [f"{body} Wang Qishan left.", f"{body} He is Wang Qishan, they say."]
    articles = [Article(text, id=text[-9:], outlet=text[-4:]) for text in texts]

    assert _sources(*articles) == 1


def test_a_quotation_in_common_makes_two_texts_no_copy() -> None:
    quoted = " ".join(f"Word {n} of it is number {n * 7} of those." for n in range(8))
    texts = [
        f"{quoted} {' '.join(f'{own} {n} told of {n * 9} {own}s.' for n in range(30))}"
        for own in ("boat", "house")
    ]
    articles = [
        Article(f"{text} Wang Qishan left.", id=str(n), outlet=str(n))
        for n, text in enumerate(texts)
    ]

    assert _sources(*articles) == 2


def test_articles_that_share_an_odd_name_are_one_source() -> None:
    odd = [Article(f"{text} They went to Sedan and left.", id=text[:4]) for text in TEXTS[:2]]

    assert _sources(*odd, Article(TEXTS[2], id="plain")) == 2


def test_a_statement_quotes_its_sentence() -> None:
    witness = Witness.of(Article(f"It rained. {TEXTS[0]}"))
    start = witness.starts["Qishan"][0]

    statement = Statement(witness, start, start + 6)

    assert (statement.quote, statement.sentence) == ("Qishan", TEXTS[0])


# --- On real articles ----------------------------------------------------------------------------


def _held(*names: str) -> dict[str, Result]:
    """Audit articles of the corpus, each against the others, without a glossary."""
    articles = [one for one in read(NEWS) if Path(one.id).name[:3] in names]
    config = Config(detectors=("outlying-name", "outlying-figure"))
    auditor = Auditor(glossaries=[], config=config, corpus=Corpus.of(articles))
    return {Path(r.article.id).name[:3]: r for r in auditor.audit_many(articles)}


def _said(result: Result) -> set[tuple[str, tuple[str, ...]]]:
    text = result.article.text
    return {(finding.span.of(text), finding.suggestions) for finding in result.findings}


def test_garbles_that_no_list_knows_are_outvoted() -> None:
    results = _held("000", "001", "002", "003", "004")

    assert _said(results["004"]) == {("1060", ("1960",))}
    assert ("Tooth Dance", ("Habomai", "Shikotan")) in _said(results["000"])
    assert _said(results["001"]) == _said(results["003"]) == set()


def test_a_clean_article_is_not_told_that_it_lacks_a_garble() -> None:
    """000 and 002 share Sedan; of the three articles they are the majority."""
    for clean in ("001", "003", "004"):
        assert _said(_held("000", "002", clean)[clean]) == set()


def test_a_sister_is_quoted() -> None:
    result = _held("000", "001", "002", "003", "004")["004"]
    texts = {one.id: one.text for one in read(NEWS)}

    quoted = [reason for reason in result.findings[0].evidence if reason.sister is not None]

    assert len(quoted) == 3
    for reason in quoted:
        assert reason.sister is not None
        assert reason.sister_span is not None
        assert reason.sister_span.of(texts[reason.sister]) == "1960"
        assert reason.kind == "sister"


def test_the_signature_names_the_corpus() -> None:
    corpus = Corpus.of([Article(TEXTS[0])])

    assert f"corpus:{corpus.digest()}" in Auditor([], corpus=corpus).signature
    assert "corpus" not in Auditor([]).signature


# --- What is too short to be held against an article ----------------------------------------------


@pytest.mark.parametrize(
    ("figure", "slip", "found"), [("43", "48", []), ("4,380", "4,880", ["4,880"])]
)
def test_figures_of_two_digits_are_a_digit_apart_by_chance(
    figure: str, slip: str, found: list[str]
) -> None:
    told = (
        f"The earthquake destroyed {figure} houses in the province of Hatay, the governor said.",
        f"The earthquake, says the governor of Hatay, destroyed {figure} houses of the province.",
    )
    own = Article(f"In Hatay province the earthquake destroyed {slip} houses.", topic="quake")

    assert _outlying(own, told) == found


@pytest.mark.parametrize(
    ("name", "slip", "found"), [("Bolo", "Belo", []), ("Qishan", "Gishan", ["Gishan"])]
)
def test_short_names_have_true_neighbours(name: str, slip: str, found: list[str]) -> None:
    told = (
        f"The inspector Wang {name} arrived in Prague. Wang {name} met the mayor.",
        f"Prague received Wang {name} on Monday for talks on trade.",
        f"Talks with the inspector Wang {name} have begun, officials said.",
    )
    own = Article(f"The inspector Wang {slip} came to Prague on Monday.", topic="talks")

    assert _outlying(own, told) == found


def _outlying(own: Article, told: tuple[str, ...]) -> list[str]:
    """Return what other articles on the story speak against, each of an outlet of its own."""
    others = (
        Article(text, id=str(number), outlet=str(number), topic=own.topic)
        for number, text in enumerate(told)
    )
    config = Config(detectors=("outlying-figure", "outlying-name"))
    result = Auditor([], config, corpus=Corpus.of(others)).audit(own)
    return [finding.span.of(own.text) for finding in result.findings]
