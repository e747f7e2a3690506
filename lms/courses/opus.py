"""What a recording is, read from its bytes: no sound is trusted because of the name of its file."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

RATE = 48_000
"""Steps a second in which Opus counts, whatever it was recorded with (RFC 7845, section 4)."""
_HEADER = struct.Struct("<4sBBqIIIB")
_LAST, _FIRST, _CONTINUED = 4, 2, 1
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
_FRAMES = (480, 960, 1920, 2880)
_SHORT_FRAMES = (120, 240, 480, 960)
_KINDS = {
    b"ID3": "MP3",
    b"\xff\xfb": "MP3",
    b"\xff\xf3": "MP3",
    b"\xff\xf2": "MP3",
    b"RIFF": "WAV",
    b"fLaC": "FLAC",
    b"#!AMR": "AMR",
    b"\x1aE\xdf\xa3": "WebM",
    b"FORM": "AIFF",
}
_CODECS = {b"\x01vorbis": "Ogg Vorbis", b"Speex": "Ogg Speex", b"\x7fFLAC": "Ogg FLAC"}


class NotOpus(ValueError):
    """Bytes that are no Opus recording; the message says what they are, or what is wrong with them."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recording: how many channels, how long in 1/48,000 s, and how many bytes of it are sound."""

    channels: int
    length: int
    sound: int

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.length / RATE

    @property
    def bits_a_second(self) -> float:
        """Return the mean rate of the sound itself, without what stands around it."""
        return 8 * self.sound / self.seconds if self.length else 0.0


@dataclass(frozen=True, slots=True)
class _Page:
    """One page of an Ogg file: its signs, its position, and its pieces with whether each is complete."""

    kind: int
    granule: int
    serial: int
    number: int
    pieces: tuple[tuple[bytes, bool], ...]


def read_opus(data: bytes) -> Recorded:
    """Return what an Ogg file with one Opus stream says. Raises NotOpus; never anything else.

    The length is what its packets add up to, so that a file cannot claim to be shorter than it is.
    """
    if not data.startswith(b"OggS"):
        raise NotOpus(_other_kind(data))
    pages = list(_pages(data))
    _check_order(pages)
    packets = list(_packets(pages))
    channels, skip = _head(packets)
    sound = packets[2:]
    length = sum(map(_length, sound)) - skip
    said = max((page.granule for page in pages), default=0) - skip
    # The last page may cut off up to a frame or so of what its packets hold.
    if not -RATE // 50 <= length - said <= RATE // 4:
        raise NotOpus("length")
    return Recorded(channels, max(0, min(length, said)), sum(map(len, sound)))


def _other_kind(data: bytes) -> str:
    if not data:
        return "0 bytes"
    if data[4:8] == b"ftyp":
        return "M4A"
    return next((kind for sign, kind in _KINDS.items() if data.startswith(sign)), "?")


def _pages(data: bytes) -> Iterator[_Page]:
    """Yield the pages of an Ogg file (RFC 3533, section 6), each with its checksum checked."""
    start = 0
    while start < len(data):
        if len(data) - start < _HEADER.size + 1:
            raise NotOpus("cut off")
        sign, version, kind, granule, serial, number, checksum, count = _HEADER.unpack_from(data, start)
        laces = data[start + _HEADER.size : start + _HEADER.size + count]
        begin = start + _HEADER.size + count
        end = begin + sum(laces)
        if sign != b"OggS" or version != 0:
            raise NotOpus("damaged")
        if len(laces) < count or end > len(data):
            raise NotOpus("cut off")
        page = data[start : start + 22] + bytes(4) + data[start + 26 : end]
        if _checksum(page) != checksum:
            raise NotOpus("damaged")
        yield _Page(kind, granule, serial, number, tuple(_pieces(data[begin:end], laces)))
        start = end


def _checksum(page: bytes) -> int:
    """Return the checksum of Ogg: that of zlib, with the bits of each byte and of the result turned."""
    turned = zlib.crc32(page.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{turned:032b}"[::-1], 2)


def _pieces(body: bytes, laces: bytes) -> Iterator[tuple[bytes, bool]]:
    start = length = 0
    for lace in laces:
        length += lace
        if lace < 255:
            yield body[start : start + length], True
            start, length = start + length, 0
    if length or (laces and laces[-1] == 255):
        yield body[start : start + length], False


def _check_order(pages: list[_Page]) -> None:
    if len({page.serial for page in pages}) != 1:
        raise NotOpus("several streams")
    if [page.number for page in pages] != list(range(len(pages))):
        raise NotOpus("damaged")
    firsts = [bool(page.kind & _FIRST) for page in pages]
    if firsts != [True] + [False] * (len(pages) - 1):
        raise NotOpus("damaged")
    if not pages[-1].kind & _LAST:
        raise NotOpus("cut off")


def _packets(pages: list[_Page]) -> Iterator[bytes]:
    begun: list[bytes] = []
    for page in pages:
        if bool(page.kind & _CONTINUED) != bool(begun):
            raise NotOpus("damaged")
        for piece, complete in page.pieces:
            begun.append(piece)
            if complete:
                yield b"".join(begun)
                begun = []
    if begun:
        raise NotOpus("cut off")


def _head(packets: list[bytes]) -> tuple[int, int]:
    """Return the channels and what is skipped at the beginning (RFC 7845, section 5.1)."""
    head = packets[0] if packets else b""
    if not head.startswith(b"OpusHead"):
        raise NotOpus(next((kind for sign, kind in _CODECS.items() if head.startswith(sign)), "damaged"))
    if len(head) < 19 or head[8] >> 4 or len(packets) < 2 or not packets[1].startswith(b"OpusTags"):
        raise NotOpus("damaged")
    return head[9], int.from_bytes(head[10:12], "little")


def _length(packet: bytes) -> int:
    """Return how long a packet sounds, in 1/48,000 s (RFC 6716, section 3.1)."""
    if not packet:
        raise NotOpus("damaged")
    config, frames = packet[0] >> 3, packet[0] & 3
    if config < 12:
        each = _FRAMES[config % 4]
    elif config < 16:
        each = _FRAMES[config % 2]
    else:
        each = _SHORT_FRAMES[config % 4]
    if frames == 3:
        if len(packet) < 2:
            raise NotOpus("damaged")
        count = packet[1] & 63
    else:
        count = (1, 2, 2)[frames]
    if not 0 < count * each <= RATE * 120 // 1000:
        raise NotOpus("damaged")
    return count * each
