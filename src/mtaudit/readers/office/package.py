"""The ZIP archive that a document of an office program is: read within bounds, rewritten in place.

Nothing is unpacked to disk, so names that lead out of a folder lead nowhere. Only those members are
decompressed that hold text.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise

import attrs

from mtaudit.article import Document
from mtaudit.errors import ReadError
from mtaudit.readers.decoding import COMPOUND, decode

SAVE_AGAIN = "open it in an office program and save it again"
"""What to do about an archive that is damaged."""

_LARGEST = 32 << 20  # bytes, decompressed: a document of some two thousand pages
_MOST_MEMBERS = 10_000
_LARGEST_DIRECTORY = 4 << 20  # bytes
# XML of office programs shrinks to a twentieth or so; zeros shrink to a thousandth.
_DENSEST, _DENSE_FROM = 100, 16 << 20
_END = struct.Struct("<4s4H2LH")
_END_MARK, _END_MARK_64 = b"PK\5\6", b"PK\6\7"
_LONGEST_COMMENT = 0xFFFF
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8  # flags of a member
# Fields of a member's entry in the directory and of its header, and their offsets there.
_ENTRY_LENGTHS, _ENTRY_SIZE = struct.Struct("<3H"), 46
_HEADER_LENGTHS, _HEADER_SIZE = struct.Struct("<2H"), 30
_SUM_AND_SIZES = struct.Struct("<3L")


@attrs.frozen
class Package:
    """An archive whose shape is known to be sound.

    Args:
        path: The file's name, for messages.
        data: All of its bytes.
        members: What it holds, in the order of the directory.
        directory: Offset of the directory, bytes.
    """

    path: str
    data: bytes = attrs.field(repr=False)
    members: tuple[zipfile.ZipInfo, ...]
    directory: int

    @cached_property
    def _by_name(self) -> Mapping[str, zipfile.ZipInfo]:
        # Names of parts do not distinguish cases.
        return {member.filename.lower(): member for member in self.members}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members."""
        return tuple(member.filename for member in self.members)

    def read(self, name: str) -> bytes | None:
        """Return the content of a member; `None` if there is none of that name.

        Args:
            name: Its name; case does not matter.

        Raises:
            ReadError: If it is encrypted, damaged or too large.
        """
        member = self._by_name.get(name.lower())
        if member is None:
            return None
        where = f"{self.path}/{member.filename}"
        if member.flag_bits & _ENCRYPTED:
            raise encrypted(self.path)
        if member.compress_type not in _METHODS:
            what = (
                f"is compressed in a way that office programs do not use ({member.compress_type})"
            )
            raise ReadError(what, where=where, remedy=SAVE_AGAIN)
        self._judge_size(member)
        try:
            # zipfile decompresses no more than the size that was just judged, and checks the sum.
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                return archive.read(member)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError) as error:
            raise ReadError(f"is damaged: {error}", where=where, remedy=SAVE_AGAIN) from error

    def _judge_size(self, member: zipfile.ZipInfo) -> None:
        too_dense = member.file_size > max(_DENSE_FROM, _DENSEST * member.compress_size)
        if too_dense or member.file_size > _LARGEST:
            raise ReadError(
                f"would be {member.file_size:,} bytes long, from {member.compress_size:,}; "
                f"at most {_LARGEST >> 20} MB are read",
                where=f"{self.path}/{member.filename}",
                remedy="split the document",
            )

    def document(self, name: str) -> Document | None:
        """Return a member that is a text; `None` if there is none of that name.

        Args:
            name: Its name.

        Raises:
            ReadError: If it cannot be read or decoded.
        """
        data = self.read(name)
        return None if data is None else decode(data, f"{self.path}/{name}")

    def documents(self, names: Iterable[str]) -> Iterator[Document]:
        """Yield the members of these names that there are; they are text.

        Args:
            names: The names; case does not matter.

        Raises:
            ReadError: If one cannot be read or decoded, or they are too large together.
        """
        wanted = [m for name in names if (m := self._by_name.get(name.lower()))]
        for member in wanted:
            self._judge_size(member)
        if sum(member.file_size for member in wanted) > _LARGEST:
            raise ReadError(
                f"holds more than {_LARGEST >> 20} MB of text and its markup",
                where=self.path,
                remedy="split the document",
            )
        for member in wanted:
            if (document := self.document(member.filename)) is not None:
                yield document

    def rewritten(self, contents: Mapping[str, bytes]) -> bytes:
        """Return the archive with new contents of some members.

        All other members stay as they are, byte by byte, and so do order, names, times and kinds of
        compression of all.

        Args:
            contents: The new contents by name.
        """
        out = bytearray()
        data = self.data
        moved: dict[int, tuple[int, bytes | None]] = {}
        offsets = sorted(member.header_offset for member in self.members)
        ends = dict(zip(offsets, [*offsets[1:], self.directory], strict=True))
        for member in sorted(self.members, key=lambda member: member.header_offset):
            start = member.header_offset
            content = contents.get(member.filename)
            sizes = None
            at = len(out)
            if content is None:
                out += data[start : ends[start]]
            else:
                packed = _packed(content, member.compress_type)
                sizes = _SUM_AND_SIZES.pack(zlib.crc32(content), len(packed), len(content))
                name, extra = _HEADER_LENGTHS.unpack_from(data, start + 26)
                header = bytearray(data[start : start + _HEADER_SIZE + name + extra])
                _patch(header, 6, sizes)
                out += header + packed
            moved[start] = (at, sizes)
        directory = len(out)
        out += data[self.directory :]
        at = directory
        for member in self.members:
            offset, sizes = moved[member.header_offset]
            entry = out[at : at + _ENTRY_SIZE]
            if sizes is not None:
                _patch(entry, 8, sizes)
            struct.pack_into("<L", entry, 42, offset)
            out[at : at + _ENTRY_SIZE] = entry
            at += _ENTRY_SIZE + sum(_ENTRY_LENGTHS.unpack_from(entry, 28))
        struct.pack_into("<L", out, at + 16, directory)
        return bytes(out)


def open_package(data: bytes, path: str) -> Package:
    """Return the archive that a document is.

    Args:
        data: All bytes of the file.
        path: Its name, for messages.

    Raises:
        ReadError: If it is no archive, damaged, or made to be a burden.
    """
    if data.startswith(COMPOUND):
        raise encrypted(path)
    at = _end_record(data)
    if at < 0:
        raise ReadError(
            "is no document of this format, or cut short: it has no end of a ZIP archive",
            where=path,
            remedy=SAVE_AGAIN,
        )
    _, disk, _, _, _, size, directory, _ = _END.unpack_from(data, at)
    if disk or directory + size != at or data[max(0, at - 20) : at].startswith(_END_MARK_64):
        raise ReadError(
            "is an archive of a kind that office programs do not write",
            where=path,
            remedy=SAVE_AGAIN,
        )
    if size > _LARGEST_DIRECTORY:
        raise _too_many(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = tuple(archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        raise ReadError(f"is damaged: {error}", where=path, remedy=SAVE_AGAIN) from error
    if len(members) > _MOST_MEMBERS:
        raise _too_many(path)
    names = {member.filename for member in members}
    if len(names) < len(members) or not _are_apart(members, directory):
        raise ReadError(
            "is an archive with members that overlap or have one name",
            where=path,
            remedy=SAVE_AGAIN,
        )
    return Package(path, data, members, directory)


def encrypted(path: str) -> ReadError:
    """Return the error that says that a file has a password."""
    return ReadError(
        "is encrypted, or a document of Word 97",
        where=path,
        remedy="save it in this format, without a password",
    )


def _end_record(data: bytes) -> int:
    """Return where the record begins that ends an archive; -1 if there is none."""
    at = data.rfind(_END_MARK, max(0, len(data) - _END.size - _LONGEST_COMMENT))
    return at if at >= 0 and at + _END.size <= len(data) else -1


def _are_apart(members: tuple[zipfile.ZipInfo, ...], directory: int) -> bool:
    """Tell whether no two members share a byte; a bomb of the clever kind lives of that."""
    starts = sorted((member.header_offset, member.compress_size) for member in members)
    return all(
        start >= 0 and start + _HEADER_SIZE + size <= following
        for (start, size), (following, _) in pairwise([*starts, (directory, 0)])
    )


def _too_many(path: str) -> ReadError:
    what = f"has more than {_MOST_MEMBERS:,} members"
    return ReadError(what, where=path, remedy=SAVE_AGAIN)


def _packed(content: bytes, method: int) -> bytes:
    if method == zipfile.ZIP_STORED:
        return content
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _patch(record: bytearray, flags_at: int, sizes: bytes) -> None:
    """Write new sizes into a header or an entry; the fields have the same order in both."""
    (flags,) = struct.unpack_from("<H", record, flags_at)
    struct.pack_into("<H", record, flags_at, flags & ~_SIZES_FOLLOW)
    record[flags_at + 8 : flags_at + 8 + _SUM_AND_SIZES.size] = sizes
