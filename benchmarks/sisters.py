"""Measure what sister articles show: findings on clean news, planted slips, human-marked errors.

    python benchmarks/sisters.py --news FOLDER  (*.txt, at any depth)
    python benchmarks/sisters.py --news FOLDER --stories 20  (print stories, to be read)
    python benchmarks/sisters.py --mqm FILE...  (JSON Lines: doc, target, spans, meta.system)

On news, each article is held against the others, and every finding is printed to be read. Then one
letter of a name or one digit of a figure that at least two sisters have is changed in each article
that has two sisters or more, with a fixed seed, and the share that is found again is counted.

The MQM files hold several systems' translations of the same articles: each is audited with the
other systems' as sisters, one outlet each; the human references have no vote. A span counts as
found if a finding overlaps it. Seconds are of processor time.
"""

import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from mtaudit import Article, Auditor, Config, Corpus, Finding, Result, Span
from mtaudit.corpus import Figure, Sisters
from mtaudit.numerals import Kind

DETECTORS = ("outlying-name", "outlying-figure")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def auditor(corpus: Corpus) -> Auditor:
    """Return an auditor of what only sisters show."""
    return Auditor(config=Config(detectors=DETECTORS), corpus=corpus)


# --- News --------------------------------------------------------------------------------------


def news(folder: Path, stories: int) -> None:
    """Print cost, findings and recall on a folder of news."""
    articles = [
        Article(path.read_text("utf-8", errors="replace"), id=str(path.relative_to(folder)))
        for path in sorted(folder.rglob("*.txt"))
    ]
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    start = time.process_time()
    corpus = Corpus.of(articles)
    collected = time.process_time() - start
    if stories:
        print_stories(corpus, stories)
        return
    held = auditor(corpus)
    held.audit("Warm up.")
    start = time.process_time()
    results = list(held.audit_many(articles))
    audited = time.process_time() - start
    print(
        f"{len(articles)} articles, {size:.1f} MB: collected in {collected:.1f} s, "
        f"audited in {audited:.1f} s"
    )
    for result in results:
        print_findings(result)
    found = sum(len(result.findings) for result in results)
    print(f"{found} findings, {found / size:.1f} per MB")
    planted(articles, held, corpus)


def print_stories(corpus: Corpus, count: int) -> None:
    """Print the first lines of articles drawn at random, with those of their sisters."""
    groups = [(own, others) for own, others in corpus.groups() if others]
    print(f"{len(groups)} of {len(corpus.witnesses)} articles have sisters")
    for own, others in random.Random(11).sample(groups, count):
        print(f"* {own.text.split(chr(10))[0]}")
        for other in others[:6]:
            print(f"      {other.text.split(chr(10))[0]}")


def print_findings(result: Result) -> None:
    """Print the findings of an article with the words around them."""
    text = result.article.text
    for finding in result.findings:
        before = text[max(0, finding.span.start - 40) : finding.span.start]
        after = text[finding.span.end : finding.span.end + 30]
        place = f"{before}[{finding.span.of(text)}]{after}".replace("\n", " ")
        print(f"  {finding.confidence} {result.article.id}: {place} -> {finding.suggestions}")


def planted(articles: Iterable[Article], held: Auditor, corpus: Corpus) -> None:
    """Print the share of planted slips that is found, with sisters looked for and with them given.

    A slip in a name takes away one of the signs by which an article's sisters are found.
    """
    once = attrs.evolve(held, glossaries=(held.glossary,))  # compiled once for all stories
    drawn = random.Random(7)
    tried: Counter[str] = Counter()
    hit: Counter[tuple[str, bool]] = Counter()
    for article in articles:
        sisters = corpus.sisters(article)
        if sisters is None or len(sisters.others) < 2:
            continue
        story = Corpus(attrs.evolve(witness, topic="given") for witness in sisters.others)
        for sort, right, wrong in slips(sisters, drawn):
            text = re.sub(rf"(?<!\w){re.escape(right)}(?!\w)", wrong, article.text)
            changed = attrs.evolve(article, text=text)
            tried[sort] += 1
            for given, found in (
                (False, held.audit(changed).findings),
                (
                    True,
                    attrs.evolve(once, corpus=story)
                    .audit(attrs.evolve(changed, topic="given"))
                    .findings,
                ),
            ):
                hit[sort, given] += any(is_mended(one, text, right, wrong) for one in found)
    for sort, count in sorted(tried.items()):
        rates = " and ".join(f"{hit[sort, given] / count:.2f}" for given in (False, True))
        print(f"planted in a {sort}, {count}: {rates} found, with sisters looked for and given")


def slips(sisters: Sisters, drawn: random.Random) -> Iterator[tuple[str, str, str]]:
    """Yield a slip in a name, a year and another figure that at least two sisters have."""
    names = [
        name
        for name, starts in sorted(sisters.own.starts.items())
        if len(name) >= 5
        and name.istitle()
        and name.isalpha()
        and starts
        and len(sisters.names.get(name, ())) >= 2
    ]
    if names:
        name = drawn.choice(names)
        place = drawn.randrange(1, len(name))
        letter = drawn.choice([letter for letter in LETTERS if letter != name[place]])
        yield "name", name, name[:place] + letter + name[place + 1 :]
    shared = [figure for figure in sisters.own.figures if is_shared(figure, sisters)]
    for sort, chosen in (
        ("year", [figure for figure in shared if figure.kind is Kind.YEAR]),
        ("other figure", [figure for figure in shared if figure.kind is not Kind.YEAR]),
    ):
        if chosen:
            right = drawn.choice(chosen).span.of(sisters.own.text)
            places = [place for place, char in enumerate(right) if char.isdigit()]
            if len(places) >= 3:
                place = drawn.choice(places)
                digit = drawn.choice([digit for digit in "123456789" if digit != right[place]])
                yield sort, right, right[:place] + digit + right[place + 1 :]


def is_shared(figure: Figure, sisters: Sisters) -> bool:
    """Tell whether at least two sisters give a figure."""
    if figure.kind in {Kind.DAY, Kind.MONTH}:
        return False
    return len({said.witness.key for said in sisters.figures.get(figure.key, ())}) >= 2


def is_mended(finding: Finding, text: str, right: str, wrong: str) -> bool:
    """Tell whether a finding is about a planted slip and suggests what stood there."""
    return wrong in finding.span.of(text) and right in finding.suggestions[0]


# --- Translations of one article by several systems ----------------------------------------------


@attrs.frozen
class Translation:
    """A system's translation of an article, with the errors that people marked."""

    article: Article
    marks: tuple[tuple[Span, str], ...]
    is_human: bool


def mqm(path: Path, *, show: bool) -> None:
    """Print how findings and human marks agree."""
    translations = list(read_translations(path))
    machine = [one for one in translations if not one.is_human]
    start = time.process_time()
    held = auditor(Corpus.of(one.article for one in machine))
    results = [held.audit(one.article) for one in translations]
    print(
        f"{path.name}: {len(machine)} translations by machine, {time.process_time() - start:.1f} s"
    )
    for result, one in zip(results, translations, strict=True):
        if show:
            print_findings(result)
            print_marks(result, one)
    for human in (False, True):
        pairs = [
            (result, one)
            for result, one in zip(results, translations, strict=True)
            if one.is_human is human
        ]
        if pairs:
            report(pairs, "references" if human else "systems")


def print_marks(result: Result, one: Translation) -> None:
    """Print which findings no mark confirms."""
    for finding in result.findings:
        if not any(mark.overlaps(finding.span) for mark, _ in one.marks):
            print(f"      unmarked: {finding.span.of(result.article.text)}")


def report(pairs: Sequence[tuple[Result, Translation]], who: str) -> None:
    """Print recall over marked names, and the share of findings that a mark confirms."""
    for detector in DETECTORS:
        kind = "name/proper" if detector == "outlying-name" else "number/value"
        marked = found = said = confirmed = sharp = 0
        for result, one in pairs:
            spans = [finding.span for finding in result.findings if finding.detector == detector]
            wanted = [span for span, sort in one.marks if sort == kind]
            marked += len(wanted)
            found += sum(any(mark.overlaps(span) for span in spans) for mark in wanted)
            said += len(spans)
            confirmed += sum(any(mark.overlaps(span) for mark, _ in one.marks) for span in spans)
            sharp += sum(any(mark.overlaps(span) for mark in wanted) for span in spans)
        print(
            f"  {who}, {detector}: {found} of {marked} {kind} marks found; {said} findings, "
            f"{confirmed} on some mark, {sharp} on one of {kind}"
        )


def read_translations(path: Path) -> Iterator[Translation]:
    """Join the segments of each system's article; a segment is a line."""
    parts: dict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        parts[record["doc"].rsplit("|", 1)[0], record["meta"]["system"]].append(record)
    for (topic, system), records in sorted(parts.items()):
        text, marks = "", []
        for record in records:
            for mark in record["spans"]:  # type: ignore[attr-defined] # JSON
                sort = f"{mark['kind']}/{mark.get('sub')}"
                marks.append((Span(len(text) + mark["start"], len(text) + mark["end"]), sort))
            text += f"{record['target']}\n"
        article = Article(text, id=f"{topic}|{system}", topic=topic, outlet=system)
        yield Translation(article, tuple(marks), system.startswith("ref"))


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--news", type=Path)
    parser.add_argument("--stories", type=int, default=0)
    parser.add_argument("--mqm", type=Path, nargs="*", default=())
    parser.add_argument("--show", action="store_true", help="print the findings on --mqm, too")
    options = parser.parse_args()
    if options.news:
        news(options.news, options.stories)
    for path in options.mqm:
        mqm(path, show=options.show)


if __name__ == "__main__":
    main()
