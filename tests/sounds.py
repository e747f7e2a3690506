"""Recordings for tests, made by hand: there is no encoder here, and none is needed."""

import struct

from sqlalchemy.orm import Session

from lms import clock
from lms.courses.models import Recording

_HEADER = "<4sBBqIIIB"


def checksum(page: bytes) -> int:
    """Return the checksum of an Ogg page as RFC 3533 describes it, bit by bit."""
    value = 0
    for byte in page:
        value ^= byte << 24
        for _ in range(8):
            value = ((value << 1) ^ 0x04C11DB7 if value & 0x80000000 else value << 1) & 0xFFFFFFFF
    return value


def page(packets: list[bytes], granule: int, number: int, kind: int = 0, serial: int = 7) -> bytes:
    """Return one page that holds whole packets."""
    laces = b"".join(b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255]) for packet in packets)

    def bytes_with(check: int) -> bytes:
        head = struct.pack(_HEADER, b"OggS", 0, kind, granule, serial, number, check, len(laces))
        return head + laces + b"".join(packets)

    return bytes_with(checksum(bytes_with(0)))


def recording(seconds: float = 2.0, *, kbits: float = 16.0, channels: int = 1, skip: int = 312) -> bytes:
    """Return an Opus file of this length and rate, of frames of 20 ms."""
    head = b"OpusHead" + bytes([1, channels]) + struct.pack("<HIhB", skip, 48_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 4) + b"test" + struct.pack("<I", 0)
    count = round(seconds * 50)
    size = max(1, round(kbits * 1000 / 8 / 50))
    # 31 in the first five bits: CELT, full band, 20 ms; one frame in each packet.
    packets = [bytes([31 << 3]) + bytes((7 * i + j) % 256 for j in range(size - 1)) for i in range(count)]
    pages = [page([head], 0, 0, kind=2), page([tags], 0, 1, kind=0 if count else 4)]
    for start in range(0, count, 50):
        some = packets[start : start + 50]
        last = start + 50 >= count
        end = skip + round(seconds * 48_000) if last else 960 * (start + len(some))
        pages.append(page(some, min(end, 960 * (start + len(some))), len(pages), kind=4 if last else 0))
    return b"".join(pages)


def publish_sound(session: Session) -> str:
    """Keep a recording as publishing does; return its digest."""
    made = Recording(digest=clock.new_id(), data=recording())
    session.add(made)
    session.flush()
    return made.digest
