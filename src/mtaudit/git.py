"""What git knows of the files of a work tree: the lines that have changed, and what is staged.

The program git is run without a shell, with names parted by null characters, so that no file name
and no setting of the user changes what is read.
"""

import os
import re
import subprocess
import sys
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import attrs

from mtaudit.errors import ConfigError, ReadError

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_PLAIN = ("--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "-M")
_SUBMODULE, _LINK = "160000", "120000"
_MERGE_BASE = "..."


@attrs.frozen
class Lines:
    """Some lines of a file.

    Args:
        ranges: First and last line of each stretch, counted from 1, ascending and apart.
    """

    ranges: tuple[tuple[int, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def touch(self, first: int, last: int) -> bool:
        """Tell whether one of the lines lies from `first` to `last`."""
        at = bisect_left(self.ranges, first, key=lambda stretch: stretch[1])
        return at < len(self.ranges) and self.ranges[at][0] <= last


ALL = Lines(((1, sys.maxsize),))
"""All lines, as of a new file."""


@attrs.frozen
class _Change:
    """How a file has changed.

    Args:
        status: Git's letter: added, modified, renamed, type changed, unmerged.
        mode: Git's mode of the file as it is now.
        before: Its name before.
    """

    status: str
    mode: str
    before: str


@attrs.frozen
class Changes:
    """What has changed in a work tree.

    Args:
        root: The top of the work tree.
        since: The commit that the files are compared with; `None` for the last one.
        is_staged: Whether the files are those of the index, and not those of the work tree.
    """

    root: Path
    since: str | None = None
    is_staged: bool = False

    @classmethod
    def of(
        cls, folder: str | Path, revision: str | None = None, *, staged: bool = False
    ) -> "Changes":
        """Find out what has changed.

        Args:
            folder: A folder of the work tree.
            revision: Any name of a commit. With `...` behind it, such as `origin/main...`, the
                commit at which the current branch has left that one. `None` for the last commit.
            staged: Whether to look at the index, and not at the work tree.

        Returns:
            The changes of all files in the work tree.

        Raises:
            ConfigError: If there is no git, no work tree or no such commit.
        """
        # In a hook git may name the repository itself; its work tree is then where the hook runs.
        place = Path() if "GIT_DIR" in os.environ else Path(folder)
        try:
            shown = _git(place, "rev-parse", "--show-toplevel")
        except ConfigError as error:
            remedy = error.remedy or "name files of a git work tree, or leave the option out"
            raise ConfigError(error.what, where=str(folder), remedy=remedy) from error
        changes = cls(Path(os.fsdecode(shown.removesuffix(b"\n"))), None, staged)
        since = None if revision is None else changes._commit(revision)
        return attrs.evolve(changes, since=since)

    def lines(self, path: str) -> Lines:
        """Return the lines of a file that are new or have changed.

        A file that git does not know is new, unless it is told to ignore it.

        Args:
            path: The file, as the user named it.

        Raises:
            ReadError: If it belongs to another repository, or to none.
        """
        if path not in self._lines:
            self._lines[path] = self._lines_of(self.name_of(path))
        return self._lines[path]

    def content(self, path: str) -> bytes:
        """Return what is staged of a file, or the file itself if git does not know it.

        Args:
            path: The file, as the user named it.

        Raises:
            ReadError: If a merge has left it in conflict.
        """
        name = self.name_of(path)
        change = self._changes.get(name)
        if change is not None and change.status == "U":
            raise ReadError("is in conflict", where=path, remedy="resolve it and add it")
        if name not in self._index:
            return Path(path).read_bytes()
        return self._run("cat-file", "blob", f":0:{name}")

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The files that are new or have changed, sorted; links are left out."""
        changed = {name for name, one in self._changes.items() if one.mode != _LINK}
        return tuple(sorted(changed | self._untracked))

    def knows(self, path: str) -> bool:
        """Tell whether there is or was such a file or folder.

        Raises:
            ReadError: If it stands outside of the work tree, or in a submodule.
        """
        if Path(path).exists():
            return True
        name = self.name_of(path)
        known = (*self._index, *(change.before for _, change in self._entries))
        return any(one == name or one.startswith(f"{name}/") for one in known)

    def name_of(self, path: str) -> str:
        """Return how git calls a file or a folder.

        Args:
            path: The file, as the user named it.

        Raises:
            ReadError: If it stands outside of the work tree, or in a submodule.
        """
        # A file may be a link, which git takes as it is; its folder is a real place.
        folder = Path(path) if Path(path).is_dir() else Path(path).parent
        whole = Path(os.path.realpath(folder), *([] if folder == Path(path) else [Path(path).name]))
        if not whole.is_relative_to(self.root):
            what = f"stands outside of the repository {self.root}"
            raise ReadError(what, where=path, remedy="check it by itself, without the option")
        name = whole.relative_to(self.root).as_posix()
        for module in self._submodules:
            if name.startswith(f"{module}/"):
                what = f"belongs to the submodule {module}"
                raise ReadError(what, where=path, remedy="run the check in there")
        return name

    @cached_property
    def _lines(self) -> dict[str, Lines]:
        """The lines that were asked for so far, by path."""
        return {}

    def _lines_of(self, name: str) -> Lines:
        change = self._changes.get(name)
        if change is None:
            return ALL if name in self._untracked else Lines()
        if change.status not in "MR":
            return ALL
        return Lines(tuple(self._hunks({name: None, change.before: None})))

    def _commit(self, revision: str) -> str:
        name = revision.removesuffix(_MERGE_BASE)
        commit = self._resolved(name, revision)
        if name == revision:
            return commit
        try:
            return os.fsdecode(self._run("merge-base", commit, "HEAD")).strip()
        except ConfigError as error:
            what = f"the branch has no commit in common with {name!r}"
            raise ConfigError(what, remedy=self._deepen(name)) from error

    def _resolved(self, name: str, revision: str) -> str:
        """Return the hash of a commit; its name is never taken for an option."""
        if name and not name.startswith("-"):
            try:
                found = self._run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
                return os.fsdecode(found).strip()
            except ConfigError:
                pass
        what = f"there is no revision {revision!r} in {self.root}"
        raise ConfigError(what, remedy=self._deepen(name))

    def _deepen(self, name: str) -> str:
        """Return what to do about a commit that is not there."""
        if self._run("rev-parse", "--is-shallow-repository").strip() == b"true":
            return f"the clone is shallow: 'git fetch --unshallow', or fetch {name!r} by itself"
        return "'git log' and 'git branch --all' show what there is"

    @cached_property
    def _changes(self) -> dict[str, _Change]:
        """The files that differ and are still there, by name."""
        found: dict[str, _Change] = {}
        for name, change in self._entries:
            # A file in conflict is told twice.
            if change.status != "D" and (name not in found or change.status == "U"):
                found[name] = change
        return found

    @cached_property
    def _entries(self) -> tuple[tuple[str, _Change], ...]:
        """All that differs, with what is gone."""
        fields = iter(_parted(self._run("diff", "--raw", "-z", *_PLAIN, *self._compared())))
        entries: list[tuple[str, _Change]] = []
        for field in fields:
            _, mode, _, _, status = field.removeprefix(":").split(" ")
            name = before = next(fields)
            if status[0] in "RC":
                name = next(fields)
            entries.append((name, _Change(status[0], mode, before)))
        return tuple(entries)

    @cached_property
    def _index(self) -> dict[str, str]:
        """The mode of each file that git knows, by name."""
        entries = (one.partition("\t") for one in _parted(self._run("ls-files", "-z", "--stage")))
        return {name: about.partition(" ")[0] for about, _, name in entries}

    @cached_property
    def _submodules(self) -> tuple[str, ...]:
        return tuple(name for name, mode in self._index.items() if mode == _SUBMODULE)

    @cached_property
    def _untracked(self) -> frozenset[str]:
        """The files that git neither knows nor ignores."""
        if self.is_staged:
            return frozenset()
        return frozenset(_parted(self._run("ls-files", "-z", "--others", "--exclude-standard")))

    def _hunks(self, names: dict[str, None]) -> Iterator[tuple[int, int]]:
        """Yield first and last line of what is new in a file; `names` holds all it has had."""
        options = ("--text", "-U0", "--inter-hunk-context=0", *_PLAIN)
        patch = self._run("diff", *options, *self._compared(), "--", *names)
        for start, length in _HUNK.findall(patch):
            if length != b"0":  # else something was only taken out
                yield int(start), int(start) + int(length or 1) - 1

    def _compared(self) -> Iterator[str]:
        """Yield what says which two states are compared; no commit is needed for the index."""
        if self.is_staged:
            yield "--cached"
        if self.since or not self.is_staged:
            yield self.since or "HEAD"

    def _run(self, *arguments: str) -> bytes:
        return _git(self.root, *arguments)


def _git(folder: Path, *arguments: str) -> bytes:
    """Run git and return what it writes."""
    # Names are no patterns, and an audit writes nothing into the repository.
    environment = {**os.environ, "GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        ran = subprocess.run(  # noqa: S603 - a list of arguments; no shell reads them
            ["git", *arguments],  # noqa: S607 - the git that the user calls
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        if not folder.is_dir():
            raise ConfigError("there is no such folder", remedy="check the path") from error
        raise ConfigError("git is not installed", remedy="install it") from error
    if ran.returncode:
        said = os.fsdecode(ran.stderr).strip().partition("\n")[0].removeprefix("fatal: ")
        raise ConfigError(f"git failed: {said or f'status {ran.returncode}'}")
    return ran.stdout


def _parted(output: bytes) -> list[str]:
    return [os.fsdecode(one) for one in output.split(b"\0") if one]
