"""Deterministic text for the benchmarks: news articles from the corpus, shuffled and joined."""

import random
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def paragraphs() -> list[str]:
    """Return the paragraphs of the corpus's articles, in a fixed order."""
    files = sorted((CORPUS / "news").glob("*.txt")) + sorted((CORPUS / "clean").glob("*.txt"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    return [line.strip() for text in texts for line in text.split("\n") if line.strip()]


def articles(total: int, *, size: int = 4500, seed: int = 1) -> Iterator[str]:
    """Yield articles built of shuffled paragraphs.

    Args:
        total: How much text in all, in code points.
        size: About how long each article is, in code points.
        seed: Another seed gives another shuffle.

    Yields:
        The articles; the same for the same arguments, on every machine.
    """
    source = paragraphs()
    draw = random.Random(seed)
    done = 0
    while done < total:
        article: list[str] = []
        length = 0
        while length < size:
            article.append(draw.choice(source))
            length += len(article[-1]) + 2
        text = "\n\n".join(article) + "\n"
        done += len(text)
        yield text
