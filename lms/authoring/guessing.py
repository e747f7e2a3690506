"""How far somebody comes who has read nothing and is good at tests; without it fairness would be a feeling.

The cues are those by which test-wise people find answers (Millman, Bishop and Ebel, An Analysis of
Test-Wiseness, Educational and Psychological Measurement 25, 1965): the longest option, a word of the
question that comes again, the option that shares most with the others, the one without an absolute word,
the one that begins unlike the rest. What plain sense or kindness tells is not among them.
"""

import re
from collections import Counter
from collections.abc import Iterable

from lms.authoring.gates.choices import Group, groups
from lms.authoring.gates.cues import is_absolute
from lms.quizzes.kinds import Item
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.kinds.true_false import TrueFalse

_WORD = re.compile(r"[a-z]{4,}")
_CLEARLY = 1.15
"""So much longer than the next option is seen by the eye."""


def guessed(items: Iterable[Item]) -> float:
    """Return how many items such a guesser is expected to get right, from their English words.

    Where cues point to several options one of them is taken by chance; what is true or false by the toss
    of a coin. Of kinds that ask for a number, an order or a sorting nothing is got right.
    """
    return sum(_chance(one) for one in items)


def _chance(item: Item) -> float:
    if isinstance(item, TrueFalse):
        return 0.5
    if not isinstance(item, SingleChoice):
        return 0.0
    group = next(iter(groups((), item)))
    found = cues(item.stem.en, [one.text.en for one in group])
    return _share(found, group)


def _share(found: list[int], group: Group) -> float:
    best = [one for count, one in zip(found, group, strict=True) if count == max(found)]
    return sum(one.right for one in best) / len(best)


def cues(stem: str, options: list[str]) -> list[int]:
    """Return how many cues speak for each option of a question."""
    words = [set(_WORD.findall(one.lower())) for one in options]
    marks = (
        _longest(options),
        _most([len(own & set(_WORD.findall(stem.lower()))) for own in words]),
        _most([sum(len(own & other) for other in words if other is not own) for own in words]),
        _without_absolute(options),
        _odd_beginning(options),
    )
    return [sum(mark == place for mark in marks) for place in range(len(options))]


def _longest(options: list[str]) -> int | None:
    lengths = sorted((len(one), place) for place, one in enumerate(options))
    (second, _), (first, place) = lengths[-2:]
    return place if first >= _CLEARLY * second else None


def _most(counts: list[int]) -> int | None:
    most = max(counts)
    return counts.index(most) if counts.count(most) == 1 else None


def _without_absolute(options: list[str]) -> int | None:
    free = [place for place, one in enumerate(options) if not is_absolute(one, "en")]
    return free[0] if len(free) == 1 else None


def _odd_beginning(options: list[str]) -> int | None:
    first = [one.lower().split(maxsplit=1)[0] for one in options]
    alone = [word for word, count in Counter(first).items() if count == 1]
    return first.index(alone[0]) if len(alone) == 1 and len(first) > len(alone) + 1 else None
