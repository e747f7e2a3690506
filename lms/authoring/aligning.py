"""What belongs together in two texts, in bounded time; a few odd lines could else hold a thread for hours."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import TypeAlias

MOST_WORK = 20_000_000
"""Pairs of equal parts times parts: about a second, in the worst order that was found."""

_RARE = 3
"""A part that comes more often tells little about what belongs together."""

Block: TypeAlias = "tuple[str, int, int, int, int]"


def aligned(one: Sequence[str], other: Sequence[str]) -> Sequence[Block]:
    """Return the blocks of both as `SequenceMatcher.get_opcodes` does.

    Where that would take too long, what begins and ends both is set aside first, and then only what is
    rare is compared; else all between counts as replaced.
    """
    if _work(one, other, max(len(one), len(other))) <= MOST_WORK:
        return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    head = _common(one, other)
    tail = _common(one[head:][::-1], other[head:][::-1])
    left, right = one[head : len(one) - tail], other[head : len(other) - tail]
    blocks = [("equal", 0, head, 0, head)] if head else []
    blocks += [(tag, a + head, b + head, c + head, d + head) for tag, a, b, c, d in _between(left, right)]
    if tail:
        blocks.append(("equal", len(one) - tail, len(one), len(other) - tail, len(other)))
    return blocks


def _work(one: Sequence[str], other: Sequence[str], rare: int) -> int:
    here, there = Counter(one), Counter(other)
    pairs = sum(n * there[part] for part, n in here.items() if max(n, there[part]) <= rare)
    return pairs * min(len(one), len(other))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _between(one: Sequence[str], other: Sequence[str]) -> Sequence[Block]:
    if _work(one, other, max(len(one), len(other))) <= MOST_WORK:
        return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    if _work(one, other, _RARE) <= MOST_WORK:
        here, there = Counter(one), Counter(other)
        often = {part for part in here | there if max(here[part], there[part]) > _RARE}
        return SequenceMatcher(often.__contains__, one, other, autojunk=False).get_opcodes()
    return [("replace", 0, len(one), 0, len(other))]
