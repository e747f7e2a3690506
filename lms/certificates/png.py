"""The picture of a badge, with the signed credential inside the file, so that both travel together."""

import struct
import zlib
from functools import cache
from pathlib import Path

import typst

from lms.printing.typesetting import fonts

_SIGN = b"\x89PNG\r\n\x1a\n"
_KEYWORD = b"openbadgecredential"
_TEMPLATE = Path(__file__).parent / "badge.typ"


def baked(credential: str) -> bytes:
    """Return the picture with a credential in it: one iTXt chunk, not compressed, right after the header."""
    picture = drawn()
    after_header = len(_SIGN) + 25
    # Keyword, end; not compressed, method 0; no language, no translated keyword; the text.
    said = _KEYWORD + b"\0" + b"\0\0" + b"\0" + b"\0" + credential.encode()
    return picture[:after_header] + _chunk(b"iTXt", said) + picture[after_header:]


@cache
def drawn() -> bytes:
    """Return the picture without a credential: the same for everybody, for it says nothing of a person."""
    return typst.compile(
        str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=fonts(), format="png", ppi=144
    )


def _chunk(kind: bytes, said: bytes) -> bytes:
    return struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said))
