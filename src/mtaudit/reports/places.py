"""Where a finding is, in the ways other programs name places."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from urllib.parse import quote

from mtaudit.article import Article
from mtaudit.errors import ConfigError
from mtaudit.finding import Finding
from mtaudit.spans import Span


def repository_path(path: str) -> str:
    """Return a file's name as programs for repositories compare it: `/` between folders, no `./`.

    Args:
        path: The name as the user gave it.
    """
    return PurePath(path).as_posix()


def uri(path: str) -> str:
    """Return a file's name as a URI: relative if the name is.

    Args:
        path: The name as the user gave it.
    """
    name = PurePath(path)
    escaped = quote(name.as_posix(), errors="surrogatepass")
    if not name.is_absolute():
        return escaped
    return f"file://{escaped}" if escaped.startswith("/") else f"file:///{escaped}"


def into_folder(path: Path, folder: Path, written: dict[Path, str]) -> Path:
    """Return where the copy of a file goes: at the place below a folder where the file was read.

    Args:
        path: The file.
        folder: The folder.
        written: The copies that were written before, and what of; this one is added.

    Raises:
        ConfigError: If another file has that place.
    """
    inside = not path.is_absolute() and ".." not in path.parts
    target = folder / (path if inside else path.name)
    if target in written:
        remedy = "write them to different folders"
        what = f"would be written over {written[target]}"
        raise ConfigError(what, where=str(path), remedy=remedy)
    written[target] = str(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def in_file(span: Span, article: Article) -> tuple[Span, str]:
    """Return the range of the file that holds a span's writing, and the file's text.

    Args:
        span: A span of the article's text, code points.
        article: The article; one that came from memory is its own file.
    """
    if article.origin is None:
        return span, article.text
    return article.origin.source_map.to_file(span), article.origin.document.text


def identified(findings: Iterable[Finding], article: Article) -> Iterator[tuple[Finding, str, int]]:
    """Yield findings with their fingerprints, and which occurrence of that fingerprint each is.

    The same words with the same neighbours can stand in an article twice; programs that keep one
    finding for each key would lose the second.

    Args:
        findings: Findings of the article, in order.
        article: The article.

    Yields:
        The finding, its fingerprint, and a number counted from 1.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        fingerprint = finding.fingerprint(article)
        seen[fingerprint] += 1
        yield finding, fingerprint, seen[fingerprint]
