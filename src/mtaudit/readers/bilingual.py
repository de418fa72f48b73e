"""Articles of files that hold a translation unit by unit, most often beside its original."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from mtaudit.article import PLAIN, Article, Document, Notation, Origin, Pair
from mtaudit.pattern import Pattern
from mtaudit.readers.options import DEFAULT_LANG, UNKNOWN_LANG, ReadOptions
from mtaudit.readers.placeholders import without_placeholders
from mtaudit.readers.runs import BETWEEN
from mtaudit.spans import Part, Span, join

# What catalogues call the forms of a plural at the end of a key: "files.few", "files_few".
_FORM = Pattern(r"(?<=[._])(?:zero|one|two|few|many)\Z")


@attrs.frozen
class Unit:
    """A text of a bilingual file, and its original.

    Args:
        target: The parts of the translation as the format decodes it, placeholders still in it.
        source: The original; empty if the file holds none.
        key: What the file calls it; empty if it has no such names.
        source_place: Where the original is written in the file; `None` if it stands elsewhere.
    """

    target: tuple[Part, ...]
    source: str = ""
    key: str = ""
    source_place: Span | None = None

    @property
    def text(self) -> str:
        """The translation."""
        return "".join(part.text for part in self.target)


def place_of(parts: Sequence[Part]) -> Span | None:
    """Return where a text is written, from its first part to its last; `None` without any."""
    return Span(parts[0].start, parts[-1].end) if parts else None


def with_originals(units: Iterable[Unit], originals: Iterable[Unit]) -> Iterator[Unit]:
    """Yield units with the texts that the original's file has under the same keys.

    A form of a plural that the original has not is set beside its form for many.

    Args:
        units: The units of a translation that holds no originals.
        originals: The units of the file it was translated from.
    """
    sources = {unit.key: unit.text for unit in originals}
    for unit in units:
        general = _FORM.sub("other", unit.key)
        yield attrs.evolve(unit, source=sources.get(unit.key) or sources.get(general, ""))


@attrs.define
class _Joined:
    """Texts that are joined by blank lines, as they come."""

    parts: list[Part] = attrs.field(factory=list)
    length: int = 0

    def add(self, parts: Sequence[Part]) -> Span:
        """Add a text, and return where it stands."""
        if self.parts:
            end = self.parts[-1].end
            self.parts.append(Part(BETWEEN, end, end))
            self.length += len(BETWEEN)
        start = self.length
        self.parts += parts
        self.length += sum([len(part.text) for part in parts])
        return Span(start, self.length)


def one_article(
    document: Document,
    units: Iterable[Unit],
    options: ReadOptions,
    *,
    lang: Sequence[str | None] = (),
    source_lang: Sequence[str | None] = (),
    notation: Notation = PLAIN,
    record: str = "",
    dollars: bool = False,
) -> Article:
    """Build one article of all units of a file, so that checks of consistency see them together.

    Units without visible text in the translation are left out. Placeholders leave an object
    replacement character.

    Args:
        document: The file.
        units: Its units in order.
        options: What the caller says of the languages.
        lang: What the file says of the translation's language, the most trusted first.
        source_lang: The same of the original's.
        notation: How the format writes text.
        record: Which record of the file it is, if it has records.
        dollars: Whether "$1" is a placeholder.
    """
    targets, sources = _Joined(), _Joined()
    pairs: list[Pair] = []
    for unit in units:
        target = tuple(without_placeholders(unit.target, unit.source, dollars=dollars))
        if not any(not part.text.isspace() for part in target if part.text):
            continue
        place = targets.add(target)
        if unit.source.strip():
            whole = Part(unit.source, 0, len(unit.source))
            written = "".join(part.text for part in unit.target)
            prose = without_placeholders((whole,), written, dollars=dollars)
            original = sources.add(tuple(prose))
            pairs.append(Pair(place, original, unit.source_place))
    text, source_map = join(targets.parts)
    original_lang = options.original_lang(*source_lang) if pairs else None
    if original_lang == DEFAULT_LANG:
        lang = (*lang, UNKNOWN_LANG)
    return Article(
        text,
        id=f"{document.path}#{record}" if record else document.path,
        lang=options.target_lang(*lang),
        source="".join(part.text for part in sources.parts) if pairs else None,
        source_lang=original_lang,
        pairs=tuple(pairs),
        origin=Origin(document, source_map, record, notation),
    )
