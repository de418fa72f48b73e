"""How a glossary is written into a store: in one pass over its terms.

What is looked up of them goes to tables that are kept on the disk until they are written, so that
a million terms take little more memory than a thousand; see `spilling`. What is read is described
in `stored`.
"""

from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import IO, Any

from mtaudit.glossary import stored_terms
from mtaudit.glossary.anchors import Pieces
from mtaudit.glossary.content import content, digest_of
from mtaudit.glossary.entries import pattern_of, target_entries
from mtaudit.glossary.glossary import Glossary, is_lone_name
from mtaudit.glossary.people import full_names
from mtaudit.glossary.spilling import Lines, Scratch, Spill
from mtaudit.glossary.store import Writer
from mtaudit.glossary.stored_terms import TERMS
from mtaudit.glossary.term import Term, primary

_CHUNK = 1000  # patterns in one row

_last = itemgetter(-1)


def write(
    glossary: Glossary,
    lang: str,
    stream: IO[bytes],
    folder: Path | None = None,
    *,
    key: str = "",
) -> None:
    """Write a glossary with what is looked up in it.

    Args:
        glossary: The glossary.
        lang: The target language whose search is kept as well, a BCP 47 tag.
        stream: A binary file at its beginning.
        folder: A folder for what would take much memory; `None` to keep all in memory.
        key: What the file is kept under, to be read from it again.
    """
    writer = Writer(stream)
    with Scratch(folder) as scratch:
        tables = _Tables(glossary, lang, scratch)
        writer.rows(TERMS, tables.rows())
        tables.write(writer)
        groups = tables.whole_groups()
        ids = [tuple(glossary.terms[number].id for number in members) for _, members in groups]
        values = {
            "key": key,
            "name": glossary.name,
            "digest": digest_of(tables.contents),
            "has near names": tables.has_own,
            "groups": groups,
            "group ids": ids,
        }
    writer.finish(values)


class _Tables:
    """What is looked up of the terms of a glossary."""

    def __init__(self, glossary: Glossary, lang: str, scratch: Scratch) -> None:
        self._glossary = glossary
        self._lang = lang
        self._primary = primary(lang)
        self._scratch = scratch
        self._ids = Spill(scratch)
        self._predicted_ids = Spill(scratch)
        self._accepted = Spill(scratch)
        self._words = Spill(scratch)
        self._lone = Spill(scratch)
        self._people = Spill(scratch)
        self._words_of_people = Spill(scratch)
        self._near = Spill(scratch)
        self._forms = Spill(scratch)
        self._groups: list[tuple[int, tuple[str, ...]]] = []
        self.contents = Lines(scratch)
        self.has_own = False

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield the row of each term, and take note of what is looked up of it."""
        for number, term in enumerate(self._glossary.terms):
            self._note(number, term)
            yield stored_terms.row(term)

    def write(self, writer: Writer) -> None:
        """Write the tables."""
        writer.table("ids", self._ids, _last)
        writer.table("predicted ids", self._predicted_ids, bool)
        writer.table("accepted", self._accepted, _last)
        writer.table("words", self._words, bool)
        writer.table("lone", self._lone, _last)
        writer.table("people", self._people, lambda names: tuple(sorted(set(names))))
        writer.table("words of people", self._words_of_people, bool)
        if self.has_own:
            self._write_own(writer)
        self._write_forms(writer)

    def whole_groups(self) -> list[tuple[int, tuple[int, ...]]]:
        """Return the closed groups of which every member is a term."""
        wanted = {member for _, members in self._groups for member in members}
        if not wanted:
            return []
        known = {form: held[-1] for form, held in self._accepted.groups() if form in wanted}
        return [
            (number, tuple(known[member] for member in members))
            for number, members in self._groups
            if all(member in known for member in members)
        ]

    def _note(self, number: int, term: Term) -> None:
        self._ids.add(term.id, number)
        self.contents.add(content(term))
        if term.members:
            self._groups.append((number, term.members))
        if term.id in self._glossary.predicted:
            self._predicted_ids.add(term.id, None)
        else:
            self._note_own(number, term)
        if term.lang in {"", self._primary}:
            self._note_accepted(number, term)
            self._note_forms(number, term)

    def _note_accepted(self, number: int, term: Term) -> None:
        for form in term.accepted:
            self._accepted.add(form, number)
            for word in form.split():
                self._words.add(word, None)
            if is_lone_name(form):
                self._lone.add(form.lower(), (form, number))
        for name in full_names(term):
            self._people.add(name[0], name)
            for word in name:
                self._words_of_people.add(word, None)

    def _note_forms(self, number: int, term: Term) -> None:
        strip_marks = self._primary == "en"
        for at, entry in enumerate(target_entries((term,), self._lang)):
            pattern = pattern_of(entry.form, strip_marks=strip_marks)
            if pattern:
                self._forms.add(pattern, (number, at))

    def _note_own(self, number: int, term: Term) -> None:
        """Note what is only asked of a user's own terms."""
        from mtaudit.glossary.near_names import sounds

        self.has_own = True
        for sound, name in sounds(number, term):
            self._near.add(sound, name)

    def _write_own(self, writer: Writer) -> None:
        from mtaudit.glossary.near_names import MOST_NAMES
        from mtaudit.glossary.predictions import as_row

        predicted = Spill(self._scratch)
        for key, guesses in self._glossary.predictions().own.items():
            predicted.add(key, tuple(map(as_row, guesses)))
        writer.table("predicted", predicted, _last)
        writer.table("near", self._near, lambda n: tuple(n) if len(n) <= MOST_NAMES else None)

    def _write_forms(self, writer: Writer) -> None:
        writer.rows("patterns", self._chunks())
        writer.rows("entries", (_flat(places) for _, places in self._forms.groups()))
        pieces = Pieces()
        for pattern, _ in self._forms.groups():
            pieces.add(pattern)
        anchored = Spill(self._scratch)
        for number, (pattern, _) in enumerate(self._forms.groups()):
            anchored.add(pieces.anchor(pattern), (number, pattern))
        writer.table("anchors", anchored, _flat)

    def _chunks(self) -> Iterator[tuple[str, ...]]:
        chunk: list[str] = []
        for pattern, _ in self._forms.groups():
            chunk.append(pattern)
            if len(chunk) == _CHUNK:
                yield tuple(chunk)
                chunk.clear()
        yield tuple(chunk)


def _flat(pairs: list[tuple[Any, Any]]) -> tuple[Any, ...]:
    return tuple(value for pair in pairs for value in pair)
