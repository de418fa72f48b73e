"""Accepted findings: what their fingerprint survives, and that the file is whole or not there."""

import datetime as dt
import json
import re
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit import Article, Auditor, Baseline, ConfigError, Document, Finding, Judgement, Origin
from mtaudit.finding import Category, Confidence, Family, Severity
from mtaudit.readers import plain
from mtaudit.readers.options import ReadOptions
from mtaudit.spans import Span

DAY = dt.date(2026, 1, 1)
ONE = Judgement("a.txt", "bad-rendering", "Tooth Dance", "0" * 16, "why not", "Jo", DAY)
TEXT = "They sailed to the Tooth Dance Islands on Monday."


def finding(article: Article, part: str = "Tooth Dance") -> Finding:
    pattern = r"\s+".join(map(re.escape, part.split()))
    found = re.search(pattern, article.text)
    assert found is not None
    return Finding(
        span=Span(*found.span()),
        detector="bad-rendering",
        family=Family.NAME,
        category=Category.MISTRANSLATION,
        severity=Severity.MAJOR,
        confidence=Confidence.HIGH,
        message="",
    )


def fingerprint(text: str) -> str:
    article = Article(text)
    return finding(article).fingerprint(article)


# --- The fingerprint ------------------------------------------------------------------------------

_SPACES = st.sampled_from([" ", "\n", "  ", "\n    ", "\t", " \n"])
_SENTENCES = st.lists(
    st.sampled_from(
        ["A calm day.", "Who came?", "“All is well.”", "他们来了。", "Prices rose 3.5%!"]
    ),
    max_size=4,
)
_GAPS = st.sampled_from([" ", "\n", "\n\n", "\n \n"])


@given(st.data())
def test_it_survives_reflowing(data: st.DataObject) -> None:
    words = TEXT.split(" ")
    flowed = words[0] + "".join(data.draw(_SPACES) + word for word in words[1:])

    assert fingerprint(flowed) == fingerprint(TEXT)


@given(_SENTENCES, _SENTENCES, _GAPS, st.sampled_from(["the Tooth Dance", TEXT]))
def test_it_survives_edits_elsewhere(
    before: list[str], after: list[str], gap: str, text: str
) -> None:
    """Even right before and after its sentence."""
    sentence = text if text.endswith(".") else f"{text}."
    edited = gap.join((*before, sentence, *after))

    assert fingerprint(edited) == fingerprint(sentence)


@pytest.mark.parametrize(
    "other",
    [
        "They sailed to a Tooth Dance Islands on Monday.",
        "They sailed to the Tooth Dance café on Monday.",
        "They sailed for the Tooth Dance Islands on Monday.",
    ],
)
def test_other_words_beside_it_are_another_finding(other: str) -> None:
    assert fingerprint(other) != fingerprint(TEXT)


def test_another_detector_is_another_finding() -> None:
    article = Article(TEXT)
    other = attrs.evolve(finding(article), detector="garbled-name")

    assert other.fingerprint(article) != fingerprint(TEXT)


def test_in_a_script_without_spaces_the_nearest_characters_count() -> None:
    text = "他们" * 40 + "Tooth Dance" + "群岛" * 40
    edited = "我们" + text + "又来"

    assert fingerprint(edited) == fingerprint(text)
    assert fingerprint(text.replace("Dance群", "Dance海")) != fingerprint(text)


# --- The file -------------------------------------------------------------------------------------

_DATES = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
_JUDGEMENTS = st.builds(
    Judgement,
    path=_WORDS,
    detector=st.sampled_from(["bad-rendering", "untranslated"]),
    text=_WORDS,
    fingerprint=st.text("0123456789abcdef", min_size=16, max_size=16),
    reason=_WORDS.filter(str.strip),
    author=_WORDS,
    date=_DATES,
    expires=st.none() | _DATES,
)


@given(st.lists(_JUDGEMENTS, max_size=5, unique_by=lambda judgement: judgement.key))
def test_what_is_written_is_read(judgements: list[Judgement]) -> None:
    """And the order in which judgements were made leaves no trace."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "baseline.json"
        Baseline(judgements).save(file)
        written = file.read_bytes()
        Baseline(reversed(judgements)).save(file)

        assert set(Baseline.load(file).judgements) == set(judgements)
        assert file.read_bytes() == written


def test_round_trip(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    other = attrs.evolve(ONE, path="ä/b.txt", reason="“a café”\n", expires=DAY)
    Baseline((other, ONE)).save(file)
    first = file.read_bytes()
    Baseline((ONE, other)).save(file)

    assert file.read_bytes() == first
    assert Baseline.load(file).judgements == (ONE, other)
    assert "ä/b.txt" in first.decode()


def test_a_file_name_that_is_no_unicode(tmp_path: Path) -> None:
    odd = attrs.evolve(ONE, path="caf\udce9.txt")
    Baseline((odd,)).save(tmp_path / "baseline.json")

    assert Baseline.load(tmp_path / "baseline.json").judgements == (odd,)


def test_a_finding_has_one_judgement() -> None:
    again = attrs.evolve(ONE, reason="I looked again")

    assert Baseline((ONE, again)).judgements == (again,)


def test_no_file_is_no_judgement(tmp_path: Path) -> None:
    assert Baseline.load(tmp_path / "none.json").judgements == ()


def _wrong(**changes: object) -> str:
    entry = {
        "path": "a.txt",
        "detector": "bad-rendering",
        "text": "x",
        "fingerprint": "0",
        "reason": "why",
        "author": "Jo",
        "date": "2026-01-01",
        **changes,
    }
    return json.dumps({"version": 1, "judgements": [entry]})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "it is no valid JSON"),
        ("[]", "it is no baseline of version 1"),
        ('{"version": 2}', "it is no baseline of version 1"),
        ('{"version": 1}', "a list of judgements is expected"),
        ('{"version": 1, "judgements": [3]}', "entry 1: an object is expected"),
        (_wrong(reasn="why"), "entry 1: there is no key 'reasn'"),
        (_wrong(reason=""), "entry 1: the reason is empty"),
        (_wrong(author=3), "entry 1: a text is expected for 'author'"),
        (_wrong(date="soon"), "entry 1: date: 'soon' is no date; write it as"),
        (_wrong(expires=3), "entry 1: expires: 3 is no date"),
    ],
)
def test_a_wrong_file_says_where(content: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(content, "utf-8")

    with pytest.raises(ConfigError) as raised:
        Baseline.load(file)

    assert str(raised.value).startswith(str(file))
    assert message in str(raised.value)


def test_nothing_is_written_without_a_reason(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    Baseline((ONE,)).save(file)

    with pytest.raises(ConfigError, match="the reason is empty"):
        Baseline((attrs.evolve(ONE, reason=" "),)).save(file)

    assert Baseline.load(file).judgements == (ONE,)
    assert list(tmp_path.iterdir()) == [file]


def test_whoever_reads_while_others_write_reads_a_whole_file(tmp_path: Path) -> None:
    """Several writers and a reader at once: the file is always one of those that were written."""
    file = tmp_path / "baseline.json"
    sizes = (1, 40, 400)
    states = {
        size: Baseline(attrs.evolve(ONE, fingerprint=f"{n:016x}") for n in range(size))
        for size in sizes
    }
    states[1].save(file)
    failures: list[BaseException] = []

    def write(size: int) -> None:
        try:
            for _ in range(15):
                states[size].save(file)
        except BaseException as error:  # noqa: BLE001 - a thread's error must reach the test
            failures.append(error)

    writers = [threading.Thread(target=write, args=(size,)) for size in sizes]
    for writer in writers:
        writer.start()
    seen = set()
    while any(writer.is_alive() for writer in writers):
        seen.add(len(Baseline.load(file).judgements))
    for writer in writers:
        writer.join()

    assert failures == []
    assert seen <= set(sizes)
    assert list(tmp_path.iterdir()) == [file]


# --- In an audit ----------------------------------------------------------------------------------


def _article(folder: Path, text: str = TEXT) -> Article:
    (article,) = plain.read(Document(str(folder / "a.txt"), text), ReadOptions())
    assert isinstance(article.origin, Origin)
    return article


def _accepting(folder: Path, *, expires: dt.date | None = None, today: dt.date = DAY) -> Auditor:
    """Return an auditor that accepts all that is found in the article."""
    article = _article(folder)
    empty = Baseline((), folder)
    judgements = tuple(
        empty.judge(found, article, reason="a café", author="Jo", date=DAY, expires=expires)
        for found in Auditor(["kuril"]).audit(article).findings
    )
    assert judgements
    return Auditor(["kuril"], baseline=Baseline(judgements, folder, today))


def test_an_accepted_finding_is_suppressed_with_its_reason(tmp_path: Path) -> None:
    result = _accepting(tmp_path).audit(_article(tmp_path))

    assert result.findings == ()
    assert [one.reason for one in result.suppressed] == ["accepted by Jo, 2026-01-01: a café"]
    assert (len(result.met), result.unmet) == (1, ())


def test_what_an_accepted_finding_has_won_against_stays_hidden(tmp_path: Path) -> None:
    """Two detectors see “Tooth Dance”; one judgement is enough for both."""
    (found,) = Auditor(["kuril"]).audit(TEXT).findings
    (other,) = Auditor([]).audit(TEXT).findings
    assert found.detector != other.detector

    assert _accepting(tmp_path).audit(_article(tmp_path)).findings == ()


def test_it_holds_after_edits_and_in_its_own_file_only(tmp_path: Path) -> None:
    auditor = _accepting(tmp_path)
    edited = "News.\n\nMany came. " + TEXT.replace(" ", "\n") + " They came back."
    (elsewhere,) = plain.read(Document(str(tmp_path / "b.txt"), TEXT), ReadOptions())

    assert auditor.audit(_article(tmp_path, edited)).findings == ()
    assert auditor.audit(elsewhere).findings != ()
    assert auditor.audit(TEXT).findings != ()


def test_it_holds_until_it_expires(tmp_path: Path) -> None:
    for later, holds in ((0, True), (1, False)):
        auditor = _accepting(tmp_path, expires=DAY, today=DAY + dt.timedelta(days=later))
        result = auditor.audit(_article(tmp_path))

        assert (result.findings == ()) is holds
        assert len(result.met) == 1


def test_a_finding_that_is_gone(tmp_path: Path) -> None:
    auditor = _accepting(tmp_path)
    result = auditor.audit(_article(tmp_path, "They sailed home."))

    assert [one.text for one in result.unmet] == ["Tooth Dance"]


def test_a_judgement_is_not_stale_because_its_detector_is_off(tmp_path: Path) -> None:
    auditor = _accepting(tmp_path)
    (judgement,) = auditor.baseline.judgements if auditor.baseline else ()
    config = auditor.config.merged([("disable", [judgement.detector])])

    result = attrs.evolve(auditor, config=config).audit(_article(tmp_path, "They sailed home."))

    assert result.unmet == ()


def test_two_runs_that_accept_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each program reads what is there, adds its own and writes all, many times over."""
    program = """
import sys
from mtaudit.baseline import Judgement
from mtaudit.baseline import change
from pathlib import Path
import datetime as dt
for number in range(40):
    name = f"{sys.argv[2]}{number}"
    day = dt.date(2026, 1, 1)
    judgement = Judgement("a.txt", "bad-rendering", name, name, "right", "nobody", day)
    change(Path(sys.argv[1]), added=(judgement,))
"""
    path = tmp_path / "mtaudit-baseline.json"
    runs = [
        subprocess.Popen([sys.executable, "-c", program, str(path), name]) for name in ("x", "y")
    ]

    assert [run.wait() for run in runs] == [0, 0]
    assert len(Baseline.load(path).judgements) == 80
