"""Without this, a package from elsewhere could write outside its folder or fill the memory."""

import io
import re
import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lms.authoring.safe_zip_words import MORE, WORDS
from lms.errors import LmsError
from lms.text import Text

LARGEST = 50 * 1024 * 1024
"""Bytes a package may have, and all its files together when they are unpacked."""
MOST_FILES = 4000
STEEPEST = 100
"""How many times larger than in the package a file may be."""
LONGEST_NAME = 240
_MOST_SAID = 10

_CENTRAL = b"PK\x01\x02"
_FIRST = (b"PK\x03\x04", b"PK\x05\x06")
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ")
_TAR = slice(257, 262)
_BROKEN = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a package is refused: a code of WORDS, and the name in the package as far as it can be shown."""

    code: str
    name: str = ""

    @property
    def text(self) -> Text:
        """What is wrong, for the person who sent the package."""
        words = WORDS[self.code]
        name = _CONTROL.sub("�", self.name)[:LONGEST_NAME]
        return Text(en=words.en.format(name=name), km=words.km.format(name=name))


class UnsafeZip(LmsError):
    """The package is refused, with every cause; nothing of it was kept."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        texts = [one.text for one in self.problems[:_MOST_SAID]]
        texts += [MORE] * (len(self.problems) > _MOST_SAID)
        super().__init__(
            Text(en=" ".join(one.en for one in texts), km=" ".join(one.km for one in texts)),
        )


def read_zip(data: bytes) -> dict[str, bytes]:
    """Return the files of a package by name, in its order, all in memory; raise UnsafeZip with every cause.

    Nothing is ever written to a disk, so a name leads nowhere; what is odd is refused all the same, for
    whoever unpacks it next.
    """
    if len(data) > LARGEST:
        raise UnsafeZip([Problem("too-large")])
    if not data.startswith(_FIRST):
        raise UnsafeZip([Problem("not-a-zip")])
    # Before anything is made of it: a directory of a million entries is a bomb by itself.
    if data.count(_CENTRAL) > MOST_FILES:
        raise UnsafeZip([Problem("too-many")])
    try:
        with ZipFile(io.BytesIO(data)) as opened:
            return _read(opened)
    except _BROKEN as error:
        raise UnsafeZip([Problem("damaged")]) from error


def _read(opened: ZipFile) -> dict[str, bytes]:
    entries = opened.infolist()
    problems = [*_problems(entries)]
    if problems:
        raise UnsafeZip(problems)
    files = {entry.filename: opened.read(entry) for entry in entries if not _is_folder(entry)}
    if not files:
        raise UnsafeZip([Problem("empty")])
    nested = [Problem("nested", name) for name, content in files.items() if _is_archive(content)]
    if nested:
        raise UnsafeZip(nested)
    return files


def _problems(entries: Sequence[ZipInfo]) -> Iterator[Problem]:
    for entry in entries:
        # The name as it stands in the package; the other is cut at a zero byte, or comes from an extra field.
        name = entry.orig_filename
        unsafe = name_problem(name) or name_problem(entry.filename)
        codes = (unsafe, _kind_problem(entry), _size_problem(entry))
        yield from (Problem(code, name) for code in codes if code)
    yield from _collisions([entry.orig_filename for entry in entries])
    if sum(entry.file_size for entry in entries) > LARGEST:
        yield Problem("too-large")
    if _overlap(entries):
        yield Problem("damaged")


def name_problem(name: str) -> str | None:
    """Return why no file may be called so; None when one may."""
    parts = name.removesuffix("/").split("/")
    if _CONTROL.search(name):
        return "control"
    if "\\" in name:
        return "backslash"
    if name.startswith("/"):
        return "absolute"
    if _DRIVE.match(name):
        return "drive"
    if ".." in parts:
        return "parent"
    if "" in parts or "." in parts:
        return "odd-name"
    return "long-name" if len(name) > LONGEST_NAME else None


def _kind_problem(entry: ZipInfo) -> str | None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "link"
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "special"
    if entry.flag_bits & _ENCRYPTED:
        return "encrypted"
    return None if entry.compress_type in {ZIP_STORED, ZIP_DEFLATED} else "method"


def _is_folder(entry: ZipInfo) -> bool:
    return entry.filename.endswith("/")


def _size_problem(entry: ZipInfo) -> str | None:
    if _is_folder(entry):
        return "folder-with-content" if entry.file_size else None
    if entry.file_size > STEEPEST * max(entry.compress_size, 1):
        return "bomb"
    return None


def _collisions(names: Sequence[str]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name in names:
        alike = unicodedata.normalize("NFC", name.removesuffix("/")).casefold()
        if alike in seen:
            yield Problem("twice" if seen[alike] == name else "alike", name)
        seen.setdefault(alike, name)
    files = {key for key, name in seen.items() if not name.endswith("/")}
    for key, name in seen.items():
        above = key.split("/")
        if any("/".join(above[:depth]) in files for depth in range(1, len(above))):
            yield Problem("alike", name)


def _overlap(entries: Sequence[ZipInfo]) -> bool:
    """Whether two files use the same bytes of the package, as some bombs do."""
    spans = sorted(
        (one.header_offset, one.header_offset + _LOCAL_HEADER + one.compress_size) for one in entries
    )
    return any(end > start for (_, end), (start, _) in pairwise(spans))


def _is_archive(content: bytes) -> bool:
    return content.startswith(_ARCHIVES) or content[_TAR] == b"ustar"


def write_zip(files: dict[str, bytes]) -> bytes:
    """Return the files as a package; the same files always give the same bytes."""
    out = io.BytesIO()
    with ZipFile(out, "w", compression=ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = _method(content)
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            package.writestr(entry, content)
    return out.getvalue()


def _method(content: bytes) -> int:
    """Return how to keep a file: what shrinks too well would be refused when it is read again."""
    packed = len(zlib.compress(content))
    return ZIP_STORED if len(content) > STEEPEST // 2 * packed else ZIP_DEFLATED
