"""The second pass over a Markdown file: markup is taken out of each block's content."""

import re
import string
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Set as AbstractSet

import attrs

from mtaudit.readers.markdown.links import LABEL, MAX_LABEL, link_label, skip, target_end
from mtaudit.readers.runs import BLANK, Run
from mtaudit.readers.tags import BRACKETED, COMPONENT, DECLARATION, TAG, entity, tag_name
from mtaudit.spans import OBJECT

_SPECIAL = re.compile(r"[\\`*_~\[\]!<&{\n]")
_TICKS = re.compile("`++")
_ADDRESS = re.compile(
    r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\x00-\x20\x7f<>]*+>"
    r"|<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]++@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*+>"
)
# What generators of sites add to Markdown: comments of MDX, includes and statements of templates,
# variables, spaces of JSX.
_NO_PROSE = re.compile(
    r"\{/\*[^{}]{0,500}?\*/\}|\{\{?%[^\n]{0,500}?%\}\}?|\{\{<[^\n]{0,500}?>\}\}|\{\*[^{}\n]{0,500}?\*\}|\{![^{}\n]{0,500}?!\}"
    r"|(?P<variable>\{\{[^{}\n]{0,500}\}\})|\{(?P<quote>['\"])(?P<space> +)(?P=quote)\}"
)
# The label and classes of a heading, a link or the like: {#id}, { .class width="300" }, {: #id}.
_ATTRIBUTE = r"(?:[#.][\w:.-]+|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+))"
_ATTRIBUTES = re.compile(
    rf"\{{:?[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE}){{0,20}}[ \t]*\}}(?P<last>[ \t]*\Z)?"
)
_BEFORE = frozenset(")]`*_>")
_FOOTNOTE = re.compile(r"\[\^[^\s\[\]^]{1,80}\]")
_FOOTNOTE_TEXT = re.compile(r":[ \t]*")
_ALERT = re.compile(r"\[![A-Za-z]{1,20}\][+-]?[ \t]*(?:\n|\Z)")  # of GitHub and Obsidian: [!NOTE]
_SHORT_COMMENT = re.compile("<!--(?:-?>)")


@attrs.define(eq=False)
class _Delimiter:
    """A run of marks that may begin or end emphasis."""

    run: Run
    char: str
    length: int
    opens: bool
    closes: bool

    def fits(self, closer: "_Delimiter") -> bool:
        """Tell whether emphasis may run from here to `closer`."""
        if self.char != closer.char:
            return False
        both = self.closes or closer.opens
        thirds = self.length % 3, closer.length % 3
        return not (both and sum(thirds) % 3 == 0 and any(thirds))


@attrs.define(eq=False)
class _Bracket:
    """A bracket that may begin a link or an image."""

    run: Run
    is_image: bool
    delimiters: int
    has_inner: bool = False


class InlineScanner:
    """Parts the content of a block into prose and markup."""

    def __init__(self, content: str, references: AbstractSet[str]) -> None:
        self._content = content
        self._references = references
        self._runs: list[Run] = []
        self._delimiters: list[_Delimiter] = []
        self._brackets: list[_Bracket] = []
        self._no_link_before = 0
        self._unclosed: set[str] = set()
        self._ticks: dict[int, list[int]] | None = None

    def scan(self) -> list[Run]:
        """Return the runs of prose in order."""
        content, at = self._content, 0
        while special := _SPECIAL.search(content, at):
            start = special.start()
            self._keep(at, start)
            at = self._read(special.group(), start)
        self._keep(at, len(content))
        self._pair(0)
        if self._runs and (last := self._runs[-1]).text is None:
            last.end = last.start + len(content[last.start : last.end].rstrip(BLANK))
        return self._runs

    def _keep(self, start: int, end: int, text: str | None = None) -> int:
        if start < end:
            self._runs.append(Run(start, end, text))
        return end

    def _read(self, char: str, at: int) -> int:
        """Read what a special character begins; return the offset after it."""
        match char:
            case "\n":
                return self._line_break(at)
            case "\\":
                return self._escape(at)
            case "`":
                return self._code(at)
            case "*" | "_" | "~":
                return self._delimiter(char, at)
            case "[" | "{":
                return self._opening(char, at)
            case "!" if self._content.startswith("[", at + 1):
                return self._bracket(at, at + 2)
            case "]":
                return self._close_bracket(at)
            case "<":
                return self._tag(at)
            case "&":
                return self._entity(at)
            case _:
                return self._keep(at, at + 1)

    def _line_break(self, at: int) -> int:
        """A line break stays, with the white space before it as part of its writing."""
        start = at
        if self._runs and (last := self._runs[-1]).text is None and last.end == at:
            written = self._content[last.start : at]
            start = last.end = last.start + len(written.rstrip(BLANK))
        return self._keep(start, at + 1, "\n")

    def _escape(self, at: int) -> int:
        following = self._content[at + 1 : at + 2]
        if following == "\n":
            return at + 1
        if following and following in string.punctuation:
            return self._keep(at, at + 2, following)
        return self._keep(at, at + 1)

    def _code(self, at: int) -> int:
        if self._ticks is None:
            self._ticks = defaultdict(list)
            for ticks in _TICKS.finditer(self._content):
                self._ticks[len(ticks.group())].append(ticks.start())
        end = skip(_TICKS, self._content, at)
        closers = self._ticks.get(end - at, [])
        index = bisect_right(closers, at)
        if index == len(closers):
            return self._keep(at, end)
        return self._keep(at, closers[index] + end - at, OBJECT)

    def _delimiter(self, char: str, at: int) -> int:
        content, end = self._content, at
        while content.startswith(char, end):
            end += 1
        self._keep(at, end)
        if char == "~" and end - at != 2:
            return end
        before = content[at - 1] if at else "\n"
        after = content[end] if end < len(content) else "\n"
        left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
        right = not before.isspace() and (
            not _is_mark(before) or after.isspace() or _is_mark(after)
        )
        opens = left and (char != "_" or not right or _is_mark(before))
        closes = right and (char != "_" or not left or _is_mark(after))
        if opens or closes:
            delimiter = _Delimiter(self._runs[-1], char, end - at, opens, closes)
            self._delimiters.append(delimiter)
        return end

    def _pair(self, first: int) -> None:
        """Pair the delimiters from an index on, and take those that are emphasis out of the text.

        An opener is looked for only behind the place where the same search failed before, which
        keeps the cost linear.
        """
        openers: list[_Delimiter] = []
        failed: dict[tuple[str, bool, int], int] = {}
        for closer in self._delimiters[first:]:
            key = closer.char, closer.opens, closer.length % 3
            while closer.closes and closer.run.start < closer.run.end:
                index = len(openers) - 1
                while index >= 0 and openers[index].run.start >= failed.get(key, 0):
                    if openers[index].fits(closer):
                        break
                    index -= 1
                else:
                    failed[key] = closer.run.start
                    break
                del openers[index + 1 :]
                _consume(openers[index].run, closer.run)
                if openers[index].run.start == openers[index].run.end:
                    openers.pop()
            if closer.opens and closer.run.start < closer.run.end:
                openers.append(closer)
        del self._delimiters[first:]

    def _opening(self, char: str, at: int) -> int:
        return self._braces(at) if char == "{" else self._note(at) or self._bracket(at, at + 1)

    def _note(self, at: int) -> int | None:
        """Return the offset after the mark of a footnote or of an alert; None if there is none."""
        if at == 0 and (alert := _ALERT.match(self._content)):
            return alert.end()
        note = _FOOTNOTE.match(self._content, at)
        if note is None:
            return None
        return skip(_FOOTNOTE_TEXT, self._content, note.end()) if at == 0 else note.end()

    def _braces(self, at: int) -> int:
        content = self._content
        if found := _NO_PROSE.match(content, at):
            if found["variable"]:
                return self._keep(at, found.end(), OBJECT)
            return self._keep(at, found.end(), " ") if found["space"] else found.end()
        attributes = _ATTRIBUTES.match(content, at)
        # Behind other text they stand only at the end of a heading or paragraph.
        if attributes and (attributes["last"] is not None or content[at - 1 : at] in _BEFORE):
            return attributes.end() if attributes["last"] is None else len(content)
        return self._keep(at, at + 1)

    def _bracket(self, at: int, end: int) -> int:
        if self._brackets:
            self._brackets[-1].has_inner = True
        self._keep(at, end)
        is_image = end - at == 2
        self._brackets.append(_Bracket(self._runs[-1], is_image, len(self._delimiters)))
        return end

    def _close_bracket(self, at: int) -> int:
        if not self._brackets:
            return self._keep(at, at + 1)
        opener = self._brackets.pop()
        # A link holds no other link.
        may_be_link = opener.is_image or opener.run.start >= self._no_link_before
        end = self._link_end(opener, at) if may_be_link else None
        if end is None:
            return self._keep(at, at + 1)
        if not opener.is_image:
            self._no_link_before = opener.run.start
        opener.run.end = opener.run.start
        self._pair(opener.delimiters)
        return end

    def _link_end(self, opener: _Bracket, at: int) -> int | None:
        """Return the offset after a link whose text ends at `at`; None if it is no link."""
        content, end = self._content, at + 1
        if content.startswith("(", end) and (target := target_end(content, end)):
            return target
        label = LABEL.match(content, end)
        if label and label.group(1):
            return label.end() if link_label(label.group(1)) in self._references else None
        start = opener.run.end
        if opener.has_inner or at - start > MAX_LABEL:
            return None
        if link_label(content[start:at]) not in self._references:
            return None
        return label.end() if label else end

    def _tag(self, at: int) -> int:
        content = self._content
        if address := _ADDRESS.match(content, at):
            return self._keep(at, address.end(), OBJECT)
        if tag := TAG.match(content, at):
            if tag_name(tag) == "br":
                self._keep(at, tag.end(), "\n")
            return tag.end()
        if component := COMPONENT.match(content, at):
            return component.end()
        if comment := _SHORT_COMMENT.match(content, at):
            return comment.end()
        return self._bracketed_end(at) or self._keep(at, at + 1)

    def _bracketed_end(self, at: int) -> int | None:
        """Return the offset after a comment or the like; each kind is sought in vain only once."""
        known = [(begin, end) for begin, end in BRACKETED if self._content.startswith(begin, at)]
        if not known and DECLARATION.match(self._content, at):
            known = [("<!", ">")]
        for begin, end in known:
            if end not in self._unclosed:
                found = self._content.find(end, at + len(begin))
                if found >= 0:
                    return found + len(end)
                self._unclosed.add(end)
        return None

    def _entity(self, at: int) -> int:
        run = entity(self._content, at)
        if run is None:
            return self._keep(at, at + 1)
        self._runs.append(run)
        return run.end


def _consume(opener: Run, closer: Run) -> None:
    """Take the marks of one emphasis from the inner ends of two runs of delimiters."""
    used = 2 if min(opener.end - opener.start, closer.end - closer.start) > 1 else 1
    opener.end -= used
    closer.start += used


def _is_mark(char: str) -> bool:
    """Tell whether a character is punctuation or a symbol."""
    return unicodedata.category(char)[0] in "PS"
