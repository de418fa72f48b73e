"""Count right names that missing-name takes for wrong ones if no glossary knows them.

    python benchmarks/unknown_names.py [--known] [LANGUAGE...]

Each native form of a person or a place of the shipped glossaries is set in one sentence, with the
canonical form in its translation, and audited without any glossary; with --known, with all. Printed
for each language: sentences, and those with a finding.
"""

import sys

from mtaudit import Article, Auditor
from mtaudit.glossary import Kind

_SENTENCES = {
    "ar": "ذكرت الصحف اليوم {}.",
    "ja": "今日の新聞に{}の記事が載っている。",
    "ko": "오늘 신문에 {} 관련 기사가 실렸다.",
    "ru": "В газетах сегодня упоминается {}.",
    "uk": "У газетах сьогодні згадують {}.",
    "zh": "今天的报纸提到了{}。",
}
_TRANSLATION = "{} is mentioned in the papers today."


def main(arguments: list[str]) -> None:
    """Count for some languages, or for all."""
    known = Auditor()
    auditor = known if "--known" in arguments else Auditor([])
    print(f"{'language':10}{'sentences':>10}{'flagged':>10}")
    for lang in [one for one in arguments if one in _SENTENCES] or _SENTENCES:
        sentences = flagged = 0
        for term in known.glossary.terms:
            if term.kind not in {Kind.PERSON, Kind.PLACE}:
                continue
            for native in term.native_forms(lang):
                source = _SENTENCES[lang].format(native)
                text = _TRANSLATION.format(term.canonical)
                article = Article(text, source=source, source_lang=lang)
                found = auditor.audit(article).findings
                sentences += 1
                flagged += any(finding.detector == "missing-name" for finding in found)
        print(f"{lang:10}{sentences:10}{flagged:10}{flagged / sentences:8.1%}")


if __name__ == "__main__":
    main(sys.argv[1:])
