"""Packages that want to do harm, each with the cause it must be refused for."""

import gzip
import io
import stat
import struct
import tarfile
from collections.abc import Callable
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

Entry = tuple[str, bytes]


def packed(
    *entries: Entry, method: int = ZIP_DEFLATED, kind: int | None = None, comment: bytes = b""
) -> bytes:
    """Return a package with entries exactly as they are named."""
    out = io.BytesIO()
    with ZipFile(out, "w") as package:
        for name, content in entries:
            info = ZipInfo("x", date_time=(2026, 11, 26, 0, 0, 0))
            info.filename = name
            info.compress_type = method
            if kind is not None:
                info.external_attr = (kind | 0o644) << 16
            package.writestr(info, content)
        package.comment = comment
    return out.getvalue()


def _patched(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def _central(data: bytes, number: int = 0) -> int:
    at = -1
    for _ in range(number + 1):
        at = data.index(b"PK\x01\x02", at + 1)
    return at


def _encrypted(data: bytes) -> bytes:
    at = _central(data)
    return _patched(_patched(data, at + 8, b"\x01\x00"), 6, b"\x01\x00")


def _lying_size(data: bytes) -> bytes:
    """Say a file unpacks to fewer bytes than it does."""
    at = _central(data)
    return _patched(_patched(data, at + 24, struct.pack("<I", 10)), 22, struct.pack("<I", 10))


def _overlapping() -> bytes:
    """Let two entries of the directory use the bytes of one file."""
    data = packed(("a.yaml", b"id: a\n"), ("b.yaml", b"id: b\n"))
    second = _central(data, 1)
    return _patched(data, second + 42, struct.pack("<I", 0))


def _other_local_name() -> bytes:
    data = packed(("a.yaml", b"id: a\n"))
    return _patched(data, 30, b"b.yaml")


def _zero_byte() -> bytes:
    data = packed(("a.yamlX.exe", b"id: a\n"))
    return data.replace(b"a.yamlX.exe", b"a.yaml\x00.exe")


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        info = tarfile.TarInfo("a.yaml")
        info.size = 3
        tar.addfile(info, io.BytesIO(b"abc"))
    return out.getvalue()


def _gzip_bytes() -> bytes:
    return gzip.compress(b"abc")


INNER = packed(("a.yaml", b"id: a\n"))
PLAIN = b"id: a\n"
LINK = stat.S_IFLNK

HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing at all": (lambda: b"", "not-a-zip"),
    "a text": (lambda: b"id: a\n", "not-a-zip"),
    "a program with a package behind it": (lambda: b"MZ" + INNER, "not-a-zip"),
    "a tar": (_tar, "not-a-zip"),
    "an empty package": (packed, "empty"),
    "folders only": (lambda: packed(("a/", b"")), "empty"),
    "cut in the middle": (lambda: INNER[: len(INNER) // 2], "damaged"),
    "without its directory": (lambda: INNER[: INNER.index(b"PK\x01\x02")], "damaged"),
    "a wrong sum": (lambda: packed(("a", b"abc"), method=ZIP_STORED).replace(b"abc", b"abd", 1), "damaged"),
    "two names for one file": (_other_local_name, "damaged"),
    "two files in the same bytes": (_overlapping, "damaged"),
    "a size that lies": (lambda: _lying_size(packed(("a", b"abc" * 99))), "damaged"),
    "one step up": (lambda: packed(("../a.yaml", PLAIN)), "parent"),
    "up from below": (lambda: packed(("modules/../../a.yaml", PLAIN)), "parent"),
    "up at the end": (lambda: packed(("modules/..", PLAIN)), "parent"),
    "from the root": (lambda: packed(("/etc/passwd", PLAIN)), "absolute"),
    "from another computer": (lambda: packed(("//server/share/a.yaml", PLAIN)), "absolute"),
    "from a drive": (lambda: packed(("C:/a.yaml", PLAIN)), "drive"),
    "beside a drive": (lambda: packed(("c:a.yaml", PLAIN)), "drive"),
    "backslashes": (lambda: packed(("modules\\a.yaml", PLAIN)), "backslash"),
    "up by backslashes": (lambda: packed(("..\\..\\a.yaml", PLAIN)), "backslash"),
    "a zero byte in the name": (_zero_byte, "control"),
    "a new line in the name": (lambda: packed(("a\nb.yaml", PLAIN)), "control"),
    "a colour in the name": (lambda: packed(("\x1b[31ma.yaml", PLAIN)), "control"),
    "an empty part": (lambda: packed(("modules//a.yaml", PLAIN)), "odd-name"),
    "a part that is a dot": (lambda: packed(("./a.yaml", PLAIN)), "odd-name"),
    "no name": (lambda: packed(("", PLAIN)), "odd-name"),
    "a name as long as a page": (lambda: packed(("a" * 300, PLAIN)), "long-name"),
    "a symbolic link": (lambda: packed(("a.yaml", b"/etc/passwd"), kind=LINK), "link"),
    "a symbolic link to a folder": (lambda: packed(("modules", b"../.."), kind=LINK), "link"),
    "a device": (lambda: packed(("a.yaml", b""), kind=stat.S_IFCHR), "special"),
    "a pipe": (lambda: packed(("a.yaml", b""), kind=stat.S_IFIFO), "special"),
    "a password": (lambda: _encrypted(packed(("a.yaml", PLAIN))), "encrypted"),
    "packed by bzip2": (lambda: packed(("a.yaml", PLAIN), method=ZIP_BZIP2), "method"),
    "packed by lzma": (lambda: packed(("a.yaml", PLAIN), method=ZIP_LZMA), "method"),
    "a folder with something in it": (lambda: packed(("a/", PLAIN)), "folder-with-content"),
    "the same name twice": (
        lambda: packed(("a.yaml", PLAIN), ("b.yaml", PLAIN)).replace(b"b.yaml", b"a.yaml"),
        "twice",
    ),
    "names that differ in capitals": (lambda: packed(("a.yaml", PLAIN), ("A.yaml", PLAIN)), "alike"),
    "names that differ in their bytes": (lambda: packed(("é.yaml", PLAIN), ("e\u0301.yaml", PLAIN)), "alike"),
    "a file that is also a folder": (lambda: packed(("a", PLAIN), ("a/b.yaml", PLAIN)), "alike"),
    "a million spaces": (lambda: packed(("a.yaml", b" " * 1_000_000)), "bomb"),
    "sixty megabytes in many files": (
        lambda: packed(*((f"{n}.yaml", bytes(range(256)) * 24_000) for n in range(10))),
        "too-large",
    ),
    "sixty megabytes": (lambda: b"PK\x03\x04" + bytes(60_000_000), "too-large"),
    "five thousand files": (lambda: packed(*((f"{n}", b"") for n in range(5000))), "too-many"),
    "a package in the package": (lambda: packed(("a.yaml", INNER)), "nested"),
    "gzip in the package": (lambda: packed(("a.gz", _gzip_bytes())), "nested"),
    "tar in the package": (lambda: packed(("a.tar", _tar()), method=ZIP_STORED), "nested"),
}
