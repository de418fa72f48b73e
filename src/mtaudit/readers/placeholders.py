"""Takes out of a message what is no prose: placeholders of programs, and tags.

A placeholder (`%s`, `{name}`, `${name}`) leaves an object replacement character, as code does in
Markdown. A tag inside a line leaves nothing, one that parts lines a line break. Of an ICU message
(`{count, plural, one {# file} other {# files}}`) the texts stay, each in a line of its own.
"""

from collections.abc import Iterator, Sequence

from mtaudit.pattern import Pattern
from mtaudit.readers.runs import Run, in_document
from mtaudit.readers.tags import BLOCK_TAG, TAG, entity, tag_name
from mtaudit.spans import OBJECT, Part, join

_INLINE_TAGS = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp "
    "small span strike strong sub sup time tt u var".split()
)
_NUMBERED_TAG = Pattern(r"</?[0-9]{1,3}\s*/?>")  # of react-i18next

_CONVERSION = r"(?:hh|h|ll|l|q|j|z|t|L)?[diouxXeEfFgGaAcspn@]"
_WIDTH = r"[-+0#']*(?:[0-9]+|\*(?:[0-9]+\$)?)?(?:\.(?:[0-9]+|\*(?:[0-9]+\$)?))?"
# No space among the flags, and no digit before a bare one: "100% sure", "5%de".
_PLACEHOLDER = Pattern(
    rf"(?P<percent>%%)"
    r"|%(?:[0-9]+\$)?#@\w{1,80}@"  # Apple's plural forms
    rf"|%\([^()\s]{{1,80}}\)[ ]?{_WIDTH}{_CONVERSION}"
    rf"|%[0-9]+\${_WIDTH}{_CONVERSION}"
    rf"|(?P<bare>%{_WIDTH}{_CONVERSION}"
    r"|%L?[0-9]{1,2}(?![0-9]))"  # Qt
    r"|%\{[\w.]{1,80}\}"  # Ruby
    r"|\{\{[^{}\n]{0,200}\}\}"  # Mustache, i18next, Angular
    r"|\$t\([^()\n]{0,200}\)"
    r"|\$\w{1,80}\$|\$[a-z_]\w{1,80}"  # browser extensions; PHP, shell
    r"|\$[1-9](?![0-9]|[.,][0-9])"  # MediaWiki
    r"|(?P<icu>\{\s*+[\w.]{1,80}+\s*+,\s*+(?:plural|select|selectordinal)\s*+,)"
    r"|[$#@]?\{\s*+[\w.\[\]-]{0,80}+\s*+(?:![rsa])?(?::[^{}\s]{0,80})?\}"
    r"|\{\s*+[\w.]{1,80}+\s*+,\s*+(?:number|date|time|spellout|ordinal|duration|list)\b[^{}\n]{0,200}\}"
)
# No sign between two capitals: "R&D"; none doubled, none before a blank.
_SIGNS = "&_"
_ACCELERATOR = {
    sign: Pattern(
        rf"(?<!\S)(?P<word>[^\s{sign}]*(?P<sign>(?<![A-ZÀ-Þ]){sign}(?=\w)(?!_)"
        rf"|(?<=[A-ZÀ-Þ]){sign}(?=[^\W\d_A-ZÀ-Þ]))\S*)"
    )
    for sign in _SIGNS
}
# In an address "%E8" is a byte, not a number in scientific notation.
_ESCAPED_BYTE = Pattern("%[0-9A-Fa-f]{2}")
_ADDRESS_BEFORE = Pattern(r"://[^\s<>\"']*\Z")
_LONGEST_ADDRESS = 500  # code points
_NUMBERED = Pattern(r"%[0-9]{1,2}")
_DOLLARS = Pattern(r"\$[1-9]")
_PERCENT = Pattern(r"(?<![%0-9])[0-9]+\s?[%٪]")
_ESCAPED = Pattern("%%(?![1-9](?![0-9]))")  # "%%3" is a sign and a placeholder of Qt
_DIGITS = Pattern("[0-9]+")
# In the usage of a program: <tree-ish>, <файл>. What reads tags knows Latin letters only.
_VARIABLE = Pattern(r"<[^\W\d_][\w-]*(?: [\w-]+){0,2}>")
# Inside an ICU message: what begins and ends its texts.
_BRANCH = Pattern(r"[^{}]*\{")
_TOKEN = Pattern(r"[%{$<&#}]")


def without_placeholders(
    parts: Sequence[Part], other: str | None = None, *, dollars: bool = False
) -> Iterator[Part]:
    """Yield the prose of a message.

    Args:
        parts: The message as its format decodes it.
        other: The message in the other language, if it is at hand: of "%33" it tells a placeholder
            from a share, as Turkish writes it, and of "&" whether it marks a key.
        dollars: Whether "$1" is a placeholder, as in MediaWiki, and no amount.

    Yields:
        Its parts, with an object replacement character for each placeholder.
    """
    content = "".join([part.text for part in parts])
    runs = tuple(_runs(content))
    if any(run.text == OBJECT for run in runs):
        runs = tuple(
            Run(run.start, run.end)
            if _is_figure(content[run.start : run.end], other, dollars=dollars)
            else run
            for run in runs
        )
    if (at := _accelerator(content, other)) is not None:
        runs = tuple(_without(at, runs))
    if sum(run.end - run.start for run in runs if run.text is None) == len(content):
        yield from parts  # as mostly: all of it is prose
        return
    _, source_map = join(parts)
    for run in runs:
        yield from in_document(run, content, source_map)


def _accelerator(content: str, other: str | None) -> int | None:
    """Return where the sign stands that marks the key of a menu: "Sp&eichern", "_Datei".

    Both messages have one such sign, and not in the same word as "max_size" or "R&D".
    """
    for sign in _SIGNS if other else "":
        if sign not in content or sign not in (other or ""):
            continue
        ours = [*_ACCELERATOR[sign].finditer(content)]
        theirs = [*_ACCELERATOR[sign].finditer(other or "")]
        if len(ours) == len(theirs) == 1 and ours[0]["word"] != theirs[0]["word"]:
            return ours[0].start("sign")
    return None


def _without(at: int, runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs without one character of the prose."""
    for run in runs:
        if run.text is None and run.start <= at < run.end:
            yield Run(run.start, at)
            yield Run(at + 1, run.end)
        else:
            yield run


def _is_figure(written: str, other: str | None, *, dollars: bool) -> bool:
    """Tell whether what looks like a placeholder is an amount, or a share that the other has."""
    if _DOLLARS.fullmatch(written):
        return not dollars
    if other is None or written in other or not _NUMBERED.fullmatch(written):
        return False
    return _PERCENT.search(other) is not None or written[1:] in _DIGITS.findall(other)


def _runs(content: str) -> Iterator[Run]:
    """Yield the prose of a message as runs of its content."""
    depth = 0  # texts of ICU messages that are open
    done = at = 0
    while sign := _TOKEN.search(content, at):
        start = sign.start()
        found, enters = _no_prose(content, start, depth, done)
        if found is None:
            at = start + (2 if _ESCAPED.match(content, start) else 1)
            continue
        if done < start:
            yield Run(done, start)
        if found.text:
            yield found
        depth += enters
        done = at = found.end
    if done < len(content):
        yield Run(done, len(content))


def _no_prose(content: str, at: int, depth: int, done: int) -> tuple[Run | None, int]:
    """Return what is no prose at a place, if it is none, and by how much it deepens the nesting.

    Args:
        content: The message.
        at: The place.
        depth: How many texts of ICU messages are open.
        done: Where the prose before it begins.
    """
    match content[at]:
        case "<":
            return _tag(content, at), 0
        case "&":
            return entity(content, at), 0
        case "#" if depth and not content.startswith("#{", at):
            return Run(at, at + 1, OBJECT), 0
        case "}":
            return _branch_end(content, at) if depth else (None, 0)
    found = _PLACEHOLDER.match(content, at)
    if found is None or found["percent"] or _is_escaped_byte(content, at):
        return None, 0
    if found["bare"] and done < at and content[at - 1].isdigit():
        return None, 0  # a share: "5%de"; after "%1" it would be another placeholder
    if found["icu"]:
        branch = _BRANCH.match(content, found.end())
        return (Run(at, branch.end(), "\n"), 1) if branch else (None, 0)
    return Run(at, found.end(), OBJECT), 0


def _is_escaped_byte(content: str, at: int) -> bool:
    before = max(0, at - _LONGEST_ADDRESS)
    return (
        _ESCAPED_BYTE.match(content, at) is not None
        and _ADDRESS_BEFORE.search(content, before, at) is not None
    )


def _branch_end(content: str, at: int) -> tuple[Run, int]:
    """Return the run from the end of one text of an ICU message to the beginning of the next."""
    following = _BRANCH.match(content, at + 1)
    closing = content.find("}", at + 1)
    if following is not None and (closing < 0 or following.end() <= closing):
        return Run(at, following.end(), "\n"), 0
    return Run(at, (closing if closing >= 0 else at) + 1, "\n"), -1


def _tag(content: str, at: int) -> Run | None:
    found = TAG.match(content, at) or _NUMBERED_TAG.match(content, at)
    if found is None:
        variable = _VARIABLE.match(content, at)
        return Run(at, variable.end(), OBJECT) if variable else None
    name = tag_name(found) if found.lastindex else ""
    if not name or name in _INLINE_TAGS:
        return Run(at, found.end(), "")
    is_break = name == "br" or BLOCK_TAG.match(content, at)
    return Run(at, found.end(), "\n" if is_break else OBJECT)
