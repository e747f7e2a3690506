"""What a page costs a learner: words to read, bytes to fetch, seconds of waiting on a slow line."""

import gzip
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lms.courses.checks import words_in_khmer
from lms.text import Language, Text

BUDGET = 14 * 1024
"""Bytes of a first visit: page, style sheet and script as sent, with their headers; pictures apart."""

WORDS_A_MINUTE = 60
"""How fast a slow reader of ten or eleven reads. An assumption: nobody has measured our readers."""

HEAD = 665
"""Bytes of status line and headers of an answer of ours, measured on the wire; a few more or less."""

STATIC_HEAD = 885
"""The same for a style sheet or a script."""

_ASKED_FOR = re.compile(r'<(?:link rel="stylesheet" href|script src)="/static/([^"?]+)')


@dataclass(frozen=True, slots=True)
class Speed:
    """A line: bits a second, and the seconds from asking to the first byte of an answer."""

    bits_a_second: int
    round_trip: float


TWO_G = Speed(50_000, 0.5)
"""GPRS in a village; an assumption, and what Chromium long offered under that name for trying pages."""

SLOW_3G = Speed(400_000, 0.4)
"""What docs/performance.md measures with."""

_CONNECTING = 2
"""Round trips before anything can be asked for: one for TCP, one for TLS 1.3."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of a page alone (`page`) and of what it asks for beside pictures (`rest`), as sent."""

    page: int
    rest: int

    @property
    def first(self) -> int:
        """Bytes of a first visit."""
        return self.page + self.rest

    @property
    def is_light(self) -> bool:
        """Whether a first visit stays within the budget."""
        return self.first <= BUDGET


def weigh(html: str, static: Callable[[str], bytes]) -> Weight:
    """Return what a page weighs; `static` gives the bytes of a style sheet or script by its name."""
    rest = sum(packed(static(name)) + STATIC_HEAD for name in dict.fromkeys(_ASKED_FOR.findall(html)))
    return Weight(packed(html.encode()) + HEAD, rest)


def packed(data: bytes) -> int:
    """Return how many bytes are sent for these."""
    return len(gzip.compress(data, 9, mtime=0))


def seconds(weight: Weight, speed: Speed = TWO_G, *, first: bool = True) -> float:
    """Estimate the seconds until a page can be read.

    A first visit connects, asks for the page and then for its style: four round trips, and every byte
    beside pictures. A later one asks for the page alone. A slow phone needs some tenths more to draw it
    (docs/performance.md).
    """
    trips = _CONNECTING + 2 if first else 1
    size = weight.first if first else weight.page
    return trips * speed.round_trip + size * 8 / speed.bits_a_second


def words(texts: Iterable[Text], language: Language) -> int:
    """Count the words of texts; Khmer ones are estimated, because no spaces stand between them."""
    if language == "km":
        return sum(words_in_khmer(text.km) for text in texts)
    return sum(len(text.en.split()) for text in texts)


def minutes(count: int) -> int:
    """Return the minutes a slow reader needs for so many words, rounded up."""
    return -(-count // WORDS_A_MINUTE)
