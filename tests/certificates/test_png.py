"""Without these, a badge's picture could come without the badge, or not be a picture any more."""

import json
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from lms.certificates.png import baked, drawn

CREDENTIAL = json.dumps({"name": "គ្រូ · Trainer", "proof": "z" * 90}, ensure_ascii=False)


def chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and content of each chunk; the sums are compared."""
    rest = picture[8:]
    while rest:
        (length,) = struct.unpack(">I", rest[:4])
        kind, said = rest[4:8], rest[8 : 8 + length]
        assert struct.unpack(">I", rest[8 + length : 12 + length]) == (zlib.crc32(kind + said),)
        yield kind, said
        rest = rest[12 + length :]


def test_one_chunk_holds_the_credential_letter_by_letter() -> None:
    found = [said for kind, said in chunks(baked(CREDENTIAL)) if kind == b"iTXt"]

    assert found == [b"openbadgecredential\0\0\0\0\0" + CREDENTIAL.encode()]


def test_another_reader_finds_picture_and_credential() -> None:
    picture = Image.open(BytesIO(baked(CREDENTIAL)))
    picture.load()

    assert picture.size == (510, 510)
    assert picture.text == {"openbadgecredential": CREDENTIAL}  # type: ignore[attr-defined]


def test_the_picture_is_the_same_for_everybody() -> None:
    with_one, without = dict(chunks(baked(CREDENTIAL))), dict(chunks(drawn()))

    assert with_one[b"IDAT"] == without[b"IDAT"]
