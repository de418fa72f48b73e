"""Fit the weights of the evidence for predicted renderings, and say how well they do.

    python tools/fit_evidence.py --clean FOLDER|FILE ... [--documents FILE ...] [--write]

Needs numpy. Every hit of the detector `predicted-rendering`, whatever it is worth, is a case; it is
right if it touches a labelled garble and is of the term that the label names. Cases:

- `corpus/garbles.jsonl`, each garbled text and its clean twin;
- `corpus/names_garbles.tsv`, the garbles that were found (sets W2, M, G), in a plain sentence;
- `corpus/news`;
- clean English text: folders of text files, and records without an error in files of the layout
  that `mtaudit score` reads;
- whole clean articles, of folders and of the references in such files, in which every other name
  of the shipped glossaries is replaced by one of its predictions, drawn by their priors: they show
  what stands around a name in news, and how often chance looks like it.

All are audited with one glossary of the shipped terms and those of both files. How often a phrase
fits by chance grows with the number of terms, so the logarithm of that number has the weight -1,
which is not fitted. Nor are the weights in `BY_HAND`, for which there are no cases.

The shipped terms come without their bad and suspect forms. Two models, one of hits by prediction
and one of hits by likeness, are fitted by logistic regression with a penalty on large weights. The
cross-validation leaves out whole texts, and with a garbled one its twin.
"""

import argparse
import csv
import json
import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import attrs
import numpy as np

from mtaudit import evaluation
from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.predicted_rendering import evidence, hits
from mtaudit.detectors.predicted_rendering.evidence import Hit, groups, reasons
from mtaudit.evaluation.labels import Record
from mtaudit.glossary import Glossary, Kind, Term, shipped_glossaries
from mtaudit.glossary.predictions import LEAST_PRIOR, blind_forms
from mtaudit.names.prediction import Prediction, predict

ROOT = Path(__file__).parent.parent
WEIGHTS = Path(evidence.__file__).with_name("weights.csv")
FOLDS = 10
PENALTY = 1.0
OFFSETS = {"terms": -1.0}
BY_HAND = {
    # A word of the language stands anywhere, however few terms there are; see `suspect` forms.
    ("predicted", "common alone"): -6.0,
    # Nor is a part of a longer name a name: the Scottish National Party.
    ("predicted", "part alone"): -3.0,
    ("predicted", "titled"): -3.0,
    # After a given name stands a surname, which many share with a place: Shogo Tomiyama.
    ("predicted", "surname"): -3.0,
    # Spelt back from kana, a name may be any that sounds alike: Baretta for Valletta.
    ("predicted", "katakana alone"): -1.5,
    ("near", "titled"): -3.0,
    # Where the source has the name and the text lacks it, 67 of 90 predicted renderings were wrong
    # ones, 20 good variants, and 3 chance.
    ("predicted", "source"): 4.0,
}


class Case(NamedTuple):
    """A hit: whose weights apply, what speaks for it, whether it is right, and its text."""

    model: str
    features: dict[str, float]
    right: bool
    group: str
    text: str


def main() -> None:
    """Fit, cross-validate, print, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clean", action="append", default=[], help="clean English text")
    parser.add_argument("--documents", action="append", default=[], help="records with references")
    parser.add_argument("--write", action="store_true", help="write the weights")
    args = parser.parse_args()
    cases = [case for source in _sources(args.clean, args.documents) for case in source]
    lines = ["model,feature,weight,basis"]
    for model in ("predicted", "near"):
        own = [case for case in cases if case.model == model]
        fixed = {*OFFSETS, *(feature for of, feature in BY_HAND if of == model)}
        names = sorted({name for case in own for name in case.features} - fixed)
        offset = np.array(
            [sum(w * case.features.get(name, 0.0) for name, w in OFFSETS.items()) for case in own]
        )
        table = np.array([[1.0, *(case.features.get(n, 0.0) for n in names)] for case in own])
        right = np.array([case.right for case in own], dtype=float)
        weights = _fit(table, right, offset)
        scores = _cross_validated(table, right, offset, [case.group for case in own])
        _report(model, own, right, scores)
        for name, weight in zip(("intercept", *names), weights, strict=True):
            print(f"  {name:16}{weight:7.2f}")
            lines.append(f"{model},{name},{weight:.3f},fitted")
        lines += [
            f"{model},{name},{weight:g},by the number of chances"
            for name, weight in OFFSETS.items()
        ]
        lines += [
            f"{of},{name},{weight:g},by hand"
            for (of, name), weight in BY_HAND.items()
            if of == model
        ]
    if args.write:
        WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sources(clean: Iterable[str], documents: Iterable[str]) -> Iterator[Iterator[Case]]:
    shipped = Glossary.merge(Glossary.load(name) for name in shipped_glossaries())
    shipped = attrs.evolve(
        shipped, terms=[attrs.evolve(t, bad=(), suspect=()) for t in shipped.terms]
    )
    records = list(evaluation.read_records(ROOT / "corpus" / "garbles.jsonl"))
    names = list(_names())
    terms = [*(term for _, term in names), *(term for record in records for term in record.terms)]
    everything = Glossary.merge((shipped, _glossary(terms)))
    for record in records:
        yield _of_record(record, everything)
    for garble, term in names:
        text = f"The report said on Monday that {garble} would be named again."
        wanted = {(garble, term.canonical)}
        yield _cases(Article(text), everything, f"name {garble}", wanted)
    for record in evaluation.read_records(ROOT / "corpus" / "news"):
        yield _of_record(record, everything)
    for path in clean:
        for record in evaluation.read_records(path):
            if record.is_clean and record.article.lang == "en":
                yield _of_record(record, everything)
                if Path(path).is_dir():
                    yield _planted(record.article, everything)
    for path in documents:
        for article in _documents(Path(path)):
            yield _cases(article, everything, article.id, ())
            yield _planted(article, everything)


def _glossary(terms: Iterable[Term]) -> Glossary:
    return Glossary({term.id: term for term in terms}.values())


def _names() -> Iterator[tuple[str, Term]]:
    path = ROOT / "corpus" / "names_garbles.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["set"].split()[0] in {"W2", "M", "G"}:
                yield row["garble"], Term(row["canonical"], native=dict(_natives(row)))


def _natives(row: dict[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if "=" not in row["native"]:
        lang = next(lang for lang in ("ja", "zh", "ru", "uk") if f"{lang}-en" in row["source"])
        yield lang, (row["native"],)
        return
    for part in row["native"].split(";"):
        lang, forms = part.split("=", 1)
        yield lang, tuple(forms.split(","))


def _of_record(record: Record, glossary: Glossary) -> Iterator[Case]:
    article = attrs.evolve(record.article, source=None)
    context = Context(article, glossary)
    found = list(hits(context))
    group = groups(found)
    wanted = {term.canonical for term in record.terms}
    for hit in found:
        labels = [label for label in record.labels if label.span.overlaps(hit.phrase.span)]
        if labels and not record.terms:
            right = any(_names_term(hit, label.suggestion or "") for label in labels)
            if not right and len(labels) == 1 and labels[0].kind != "name":
                continue
        else:
            right = bool(labels) and (
                hit.term.canonical in wanted
                or any(_names_term(hit, label.suggestion or "") for label in labels)
            )
        if record.labels and not right and hit.term.canonical in wanted:
            continue  # the same garble again, which the record does not label
        yield _case(hit, group, context, right, record.group or article.id)


def _names_term(hit: Hit, suggestion: str) -> bool:
    return any(form in suggestion for form in (hit.term.canonical, *hit.term.admitted))


def _documents(path: Path) -> Iterator[Article]:
    """Yield the references of each document as one article."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("reference") and row.get("doc"):
            found[row["doc"].split("|")[0]].setdefault(row["source"], row["reference"])
    for name, segments in sorted(found.items()):
        yield Article("\n".join(segments.values()), id=name)


def _planted(article: Article, glossary: Glossary) -> Iterator[Case]:
    """Put predictions in the place of every other name."""
    draw = random.Random(article.id)  # noqa: S311 - the same draw each time is what is wanted
    context = Context(article, glossary)
    forms: dict[str, str] = {}
    for term, matches in context.mentions.items():
        found = matches[0].term
        if term in glossary.predicted and found.kind is not Kind.COUNTRY and draw.random() < 0.5:
            guesses = _guesses(found, draw)
            if guesses:
                weights = [one.prior for one in guesses]
                forms[term] = draw.choices(guesses, weights)[0].form
    if not forms:
        return
    text, last = [], 0
    for match in context.accepted:
        if match.term.id in forms and match.span.start >= last:
            text += (article.text[last : match.span.start], forms[match.term.id])
            last = match.span.end
    text.append(article.text[last:])
    wanted = {(form, glossary_id) for glossary_id, form in forms.items()}
    article = attrs.evolve(article, text="".join(text))
    yield from _cases(article, glossary, article.id, wanted)


def _guesses(term: Term, draw: random.Random) -> list[Prediction]:
    natives = [(lang, form) for lang, form in blind_forms(term) if lang in {"zh", "ja"}]
    if not natives:
        return []
    lang, native = draw.choice(natives)
    found = predict(native, lang, kind=term.kind, canonical=term.canonical, admitted=term.admitted)
    return [one for one in found if one.prior >= LEAST_PRIOR and one.severity == "garble"]


def _cases(
    article: Article, glossary: Glossary, name: str, wanted: Collection[tuple[str, str]]
) -> Iterator[Case]:
    """Yield the hits of an article, right if of a term and in the form that is wanted."""
    context = Context(article, glossary)
    found = list(hits(context))
    group = groups(found)
    for hit in found:
        right = any(
            term in {hit.term.id, hit.term.canonical}
            and (hit.phrase.text in form or form in hit.phrase.text)
            for form, term in wanted
        )
        if right or not any(
            hit.phrase.text in form or form in hit.phrase.text for form, _ in wanted
        ):
            yield _case(hit, group, context, right, name)


def _case(hit: Hit, group: object, context: Context, right: bool, name: str) -> Case:
    features: dict[str, float] = defaultdict(float)
    for reason in reasons(hit, group, context):
        features[reason.feature] += float(reason.value)
    text = f"{hit.phrase.text} -> {hit.term.canonical}"
    return Case(hit.model, dict(features), right, name, text)


def _fit(table: np.ndarray, right: np.ndarray, offset: np.ndarray) -> np.ndarray:
    """Newton's method for a logistic regression, all weights but the intercept penalised."""
    weights = np.zeros(table.shape[1])
    weights[0] = np.log(right.mean() / (1 - right.mean())) - offset.mean()
    penalty = np.full(table.shape[1], PENALTY)
    penalty[0] = 0.0
    for _ in range(100):
        guess = 1 / (1 + np.exp(-np.clip(table @ weights + offset, -30, 30)))
        slope = table.T @ (right - guess) - penalty * weights
        curve = (table * (guess * (1 - guess))[:, None]).T @ table + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curve, slope)
        weights += step / max(1.0, float(np.abs(step).max()))  # small steps cannot run away
        if np.abs(step).max() < 1e-8:
            break
    return weights


def _cross_validated(
    table: np.ndarray, right: np.ndarray, offset: np.ndarray, groups: list[str]
) -> np.ndarray:
    names = sorted(set(groups))
    fold_of = {name: index % FOLDS for index, name in enumerate(names)}
    folds = np.array([fold_of[name] for name in groups])
    scores = np.zeros(len(right))
    for fold in range(FOLDS):
        inside = folds != fold
        weights = _fit(table[inside], right[inside], offset[inside])
        scores[~inside] = table[~inside] @ weights + offset[~inside]
    return scores


def _report(model: str, cases: list[Case], right: np.ndarray, scores: np.ndarray) -> None:
    print(f"{model}: {len(cases)} hits, {int(right.sum())} right")
    for least in (-2, 0, 1.5, 2.5, 4, 5):
        kept = scores >= least
        print(
            f"  score >= {least:4}: {int(right[kept].sum()):4} right"
            f" {int((1 - right[kept]).sum()):5} wrong"
        )
    order = np.argsort(-scores)
    wrong = [index for index in order if not right[index]][:25]
    for index in wrong:
        print(f"  wrong {scores[index]:6.2f} {cases[index].text} [{cases[index].group}]")
    missed = [index for index in order[::-1] if right[index]][:10]
    for index in missed:
        print(f"  right {scores[index]:6.2f} {cases[index].text}")


if __name__ == "__main__":
    main()
