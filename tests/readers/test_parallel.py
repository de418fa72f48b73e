"""How the segments of two texts are paired."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit import ReadError, read
from mtaudit.readers.anchors import Common
from mtaudit.readers.length_alignment import align
from mtaudit.readers.parallel import Written, pair

lengths = st.lists(st.integers(1, 300), max_size=12)


def texts(target: str, source: str) -> list[tuple[str, str]]:
    return [
        (p.target.of(target), p.source.of(source)) for p in pair(Written(target), Written(source))
    ]


@pytest.mark.parametrize(
    ("target", "source", "expected"),
    [
        ("a\nb\n\nc", "A\n\nB\nC\n", [("a\nb", "A"), ("c", "B\nC")]),
        ("a\nb\nc", "A\n\nB\n\nC", [("a", "A"), ("b", "B"), ("c", "C")]),
        ("a\r\nb\r\n", " A \r\n B", [("a", "A"), ("b", "B")]),
        ("a", "A", []),
        ("", "A\nB", []),
    ],
)
def test_segments_that_agree_in_number(
    target: str, source: str, expected: list[tuple[str, str]]
) -> None:
    assert texts(target, source) == expected


LENGTHS = (180, 30, 95, 140, 25, 210, 60, 300, 20, 150, 80, 33, 240)
LONG = ["x" * length + "." for length in LENGTHS]


def test_a_segment_without_counterpart_is_passed_over() -> None:
    source = "\n".join(LONG)
    target = "\n".join(line.upper() for number, line in enumerate(LONG) if number != 3)
    found = texts(target, source)
    assert [ours.lower() for ours, _ in found] == LONG[:2] + LONG[4:]
    assert all(ours.lower() == theirs for ours, theirs in found)


def test_sentences_of_one_line() -> None:
    source = "".join(line.replace(".", "。") for line in LONG)
    merged = LONG[0][:-1] + ", " + LONG[1]
    target = " ".join([merged, *LONG[2:]])
    found = texts(target, source)
    assert [ours for ours, _ in found[-9:]] == LONG[4:]
    assert all(len(ours) - len(theirs) in {0, 1} for ours, theirs in found)


NAMES = "Lisbon Porto Braga Evora Faro Aveiro Coimbra Leiria Setubal Viseu Beja Guarda".split()
STOPS = [
    f"Der Zug IC{at}17 aus {name} nach Madrid{at} kommt später an; bitte warten Sie am Bahnsteig, "
    "und achten Sie auf die Ansagen, bis die Türen sich öffnen und alle ausgestiegen sind."
    for at, name in enumerate(NAMES, 20)
]
HALTS = [
    f"{name}からMadrid{at}へ向かう列車IC{at}17は遅れて到着します。ドアが開いて全員が降りるまで、"
    "放送に注意しながらホームでお待ちください。"
    for at, name in enumerate(NAMES, 20)
]
RIGHT = dict(zip(STOPS, HALTS, strict=True))


def test_names_tell_that_one_segment_was_left_out_and_another_one_added() -> None:
    added = "Hier hat der Übersetzer etwas dazu geschrieben, was in keinem Fahrplan steht." * 2
    target = "\n\n".join([*STOPS[:3], *STOPS[4:9], added, *STOPS[9:]])
    found = texts(target, "\n\n".join(HALTS))
    assert found == [(one, RIGHT[one]) for one in (*STOPS[:3], *STOPS[4:])]


def test_a_segment_that_stands_elsewhere_has_no_pair() -> None:
    target = "\n\n".join([*STOPS[:2], *STOPS[3:9], STOPS[2], *STOPS[9:], "Ende."])
    found = texts(target, "\n\n".join(HALTS))
    assert len(found) >= 9
    assert all(RIGHT[ours] == theirs for ours, theirs in found if ours in RIGHT)
    assert STOPS[2] not in dict(found)


def test_what_stands_between_the_paragraphs_of_a_page_tells_them_apart(tmp_path: Path) -> None:
    steps = "build start check pack ship clean watch serve deploy".split()
    english = "Then do this step, and wait until the program says that it is done. " * 3 + "\n\n"
    french = "Puis faites ce pas, et attendez que le programme dise avoir fini. " * 3 + "\n\n"
    code = "```sh\nmake {0} target={0}ed log={0}_log jobs={0}_jobs\n```\n\n"
    (tmp_path / "en.md").write_text("".join(english + code.format(one) for one in steps), "utf-8")
    (tmp_path / "fr.md").write_text(
        "".join(french + code.format(one) for one in steps if one != "check"), "utf-8"
    )
    (article,) = read(tmp_path / "fr.md", source=tmp_path / "en.md", lang="fr", source_lang="en")
    starts = [pair.source.start // (len(english) - 1) for pair in article.pairs]
    assert starts == [0, 1, 3, 4, 5, 6, 7, 8]


@given(lengths, lengths)
def test_beads_cover_both_texts_in_order(source: list[int], target: list[int]) -> None:
    beads = align(source, target)
    at = (0, 0)
    for bead in beads:
        assert (bead.source[0], bead.target[0]) == at
        at = (bead.source[1], bead.target[1])
        assert 0 <= bead.confidence <= 1
    assert at == (len(source), len(target))


@given(st.lists(st.integers(20, 300), min_size=1, max_size=12), st.integers(1, 4))
def test_a_text_is_aligned_with_itself(lengths: list[int], ratio: int) -> None:
    beads = align(lengths, [length * ratio for length in lengths])
    assert [bead.source for bead in beads] == [bead.target for bead in beads]


def test_the_cost_grows_with_the_length() -> None:
    begun = time.monotonic()
    align([100] * 1000, [100] * 1010)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    ("translation", "pattern", "original"),
    [
        ("en/story.txt", "zh/*.txt", "zh/story.txt"),
        ("en/world/story.txt", "zh/*.txt", "zh/world/story.txt"),
        ("en/story.en.txt", "zh/*.zh.txt", "zh/story.zh.txt"),
        ("en/story_pt-BR.md", "zh/*.txt", "zh/story.txt"),
    ],
)
def test_originals_are_found_by_a_pattern(
    translation: str, pattern: str, original: str, tmp_path: Path
) -> None:
    for name, text in ((translation, "One.\n"), (original, "一。\n")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")

    (article,) = read(tmp_path / "en", source=tmp_path / pattern)

    assert article.source == "一。\n"


def test_an_original_that_no_pattern_finds(tmp_path: Path) -> None:
    (tmp_path / "story.en.txt").write_text("One.\n", "utf-8")

    with pytest.raises(ReadError, match=r"has no original in .*; put it at .*zh/story\.txt"):
        list(read(tmp_path / "story.en.txt", source=tmp_path / "zh" / "*.txt"))


def test_what_more_than_two_segments_hold_tells_nothing() -> None:
    segments = ["Lisbon"] * 2 + ["Porto"] * 3 + ["none"] * 9
    common = Common.of(segments[:5], segments)
    assert common.weight([0], [1]) > 0
    assert common.weight([2], [2]) == 0


def test_many_tokens_of_one_segment_count_for_few() -> None:
    segments = [" ".join(f"{name}{number}" for name in NAMES) for number in range(9)]
    common = Common.of(segments, segments)
    assert common.weight([0], [0]) == 8


def test_a_segment_is_moved_if_its_tokens_are_elsewhere() -> None:
    sources = ["Lisbon Porto Braga", "x", "y", *NAMES[5:]]
    common = Common.of(sources, ["x", "y", "Lisbon Porto Braga", *NAMES[5:]])
    assert common.moved([0], [0])
    assert not common.moved([0], [2])
    assert not common.moved([1], [0])
