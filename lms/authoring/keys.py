"""What an author is told beside a question and a learner never is: the key, and why wrong answers tempt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lms.courses.parts import parts_of
from lms.courses.registers import Fact, Misconception
from lms.courses.yaml_file import Place
from lms.quizzes.kinds import Item
from lms.quizzes.kinds.base import Wrong
from lms.quizzes.kinds.true_false import FALSE, TRUE
from lms.text import Text, khmer_digits


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer: what a learner chooses, whether it is right, and what is said then.

    A wrong one stands for a misconception of the register (None when it is not there) or has a reason.
    """

    answer: Text
    right: bool
    feedback: Text
    misconception: str | None
    belief: Text | None
    reason: str | None


def ways(item: Item, misconceptions: Mapping[str, Misconception]) -> tuple[Way, ...]:
    """Return the ways to answer that have words of their own, in the order of the file."""
    wrong = item.wrong_ways()
    return tuple(
        _way(item, place, one, misconceptions, right=not any(one is other for other in wrong))
        for place, one in parts_of(item, (), Wrong)
    )


def cited(item: Item, facts: Mapping[str, Fact]) -> tuple[Fact, ...]:
    """Return the facts an item rests on, as far as they are known."""
    return tuple(facts[one] for one in item.facts if one in facts)


def _way(
    item: Item, place: Place, one: Wrong, misconceptions: Mapping[str, Misconception], *, right: bool
) -> Way:
    known = misconceptions.get(one.misconception or "")
    return Way(
        answer=_answer(item, place, one),
        right=right,
        feedback=one.feedback,
        misconception=one.misconception,
        belief=known.belief if known else None,
        reason=one.reason,
    )


def _answer(item: Item, place: Place, one: Wrong) -> Text:
    """Return what a learner chooses to be told this."""
    if place[0] in {"if_true", "if_false"}:
        return TRUE if place[0] == "if_true" else FALSE
    for part in (one, *_around(item, place)):
        found = getattr(part, "text", None) or getattr(getattr(part, "picture", None), "alt", None)
        if isinstance(found, Text):
            return found
        value = getattr(part, "value", None)
        if isinstance(value, int):
            return Text(en=str(value), km=khmer_digits(value))
    return Text(en=str(place[-1]), km=str(place[-1]))


def _around(item: Item, place: Place) -> Iterator[object]:
    """Yield what a part stands in, the nearest first."""
    way: list[object] = [item]
    for step in place[:-1]:
        here = way[-1]
        way.append(
            here[step] if isinstance(here, tuple) and isinstance(step, int) else getattr(here, str(step))
        )
    yield from reversed(way[1:])
