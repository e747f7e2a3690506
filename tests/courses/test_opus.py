"""Without these, a recording no phone can play, or one that is no recording at all, could be published."""

import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.courses.opus import NotOpus, read_opus
from tests.sounds import page, recording

SOUND = recording(1.0)


@pytest.mark.parametrize(
    ("said", "channels", "seconds", "bits"),
    [
        ({"seconds": 2.0}, 1, 2.0, 16_000),
        ({"seconds": 2.0, "channels": 2}, 2, 2.0, 16_000),
        ({"seconds": 0.5, "kbits": 24.0}, 1, 0.5, 24_000),
        ({"seconds": 95.0, "kbits": 6.4}, 1, 95.0, 6_400),
    ],
)
def test_a_recording_says_how_long_it_is_and_how_fast(said, channels: int, seconds: float, bits: int):
    found = read_opus(recording(**said))

    assert found.channels == channels
    assert found.seconds == pytest.approx(seconds, abs=0.03)
    assert found.bits_a_second == pytest.approx(bits, rel=0.05)


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "0 bytes"),
        (b"ID3\x04", "MP3"),
        (b"RIFF....WAVE", "WAV"),
        (b"....ftypM4A ", "M4A"),
        (b"\x1aE\xdf\xa3", "WebM"),
        (b"hello", "?"),
        (b"OggS", "cut off"),
        (page([b"\x01vorbis"], 0, 0, kind=6), "Ogg Vorbis"),
        (SOUND[:-1], "cut off"),
        (SOUND[: len(SOUND) // 2], "cut off"),
        (SOUND + SOUND, "damaged"),
        (SOUND + b"x", "cut off"),
        (SOUND.replace(b"test", b"tost"), "damaged"),
        (page([b"OpusHead"], 0, 0, kind=2) + page([b"OpusTags"], 0, 1, kind=4), "damaged"),
        (page([b"OpusHead"], 0, 0, kind=2) + page([b"OpusTags"], 0, 0, kind=4, serial=8), "several streams"),
    ],
    ids=lambda value: value if isinstance(value, str) else str(len(value)),
)
def test_what_is_no_whole_opus_file_is_refused_with_its_cause(data: bytes, cause: str):
    with pytest.raises(NotOpus) as refused:
        read_opus(data)

    assert str(refused.value) == cause


def test_a_file_that_claims_to_be_shorter_than_it_is_is_refused():
    tags_end = SOUND.index(b"OggS", SOUND.index(b"OpusTags"))
    long = [bytes([31 << 3]) * 20] * 100
    lying = SOUND[:tags_end] + page(long, 1000, 2, kind=4)

    with pytest.raises(NotOpus, match="length"):
        read_opus(lying)


@pytest.mark.parametrize("packet", [b"", bytes([3]), bytes([3, 0]), bytes([(3 << 3) | 3, 63])])
def test_a_packet_that_no_decoder_takes_is_refused(packet: bytes):
    start = SOUND[: SOUND.index(b"OggS", SOUND.index(b"OpusTags"))]

    with pytest.raises(NotOpus):
        read_opus(start + page([packet], 960, 2, kind=4))


def test_one_changed_byte_is_always_seen():
    chance = random.Random(8)
    for _ in range(200):
        place = chance.randrange(len(SOUND))
        changed = SOUND[:place] + bytes([SOUND[place] ^ (1 << chance.randrange(8))]) + SOUND[place + 1 :]
        with pytest.raises(NotOpus):
            read_opus(changed)


@given(st.binary(max_size=300), st.integers(0, len(SOUND)), st.integers(0, len(SOUND)))
@settings(max_examples=150, deadline=None)
def test_no_bytes_do_anything_but_be_refused_or_read(noise: bytes, start: int, end: int):
    for data in (noise, b"OggS" + noise, SOUND[:start] + noise + SOUND[end:]):
        with suppress(NotOpus):
            assert read_opus(data).length >= 0
