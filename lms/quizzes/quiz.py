"""A quiz: one form of a module as it is presented to a learner."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lms.quizzes.kinds import Item, Level
from lms.quizzes.kinds.order import mixed
from lms.text import Text


class Form(StrEnum):
    """Parallel forms over one blueprint: A before, B after, C at follow-up."""

    A = "A"
    B = "B"
    C = "C"


class Moment(StrEnum):
    """When a quiz is taken, in one series per learner and module."""

    BEFORE = "before"
    AFTER = "after"
    FOLLOW_UP_1 = "follow-up-1"
    FOLLOW_UP_2 = "follow-up-2"
    FOLLOW_UP_3 = "follow-up-3"
    REFRESHER = "refresher"

    @property
    def is_follow_up(self) -> bool:
        """Whether it comes weeks or months after the lessons."""
        return self not in {Moment.BEFORE, Moment.AFTER}


MOMENT_NAMES: dict[Moment, Text] = {
    Moment.BEFORE: Text(en="Quiz before", km="កម្រងសំណួរមុនរៀន"),
    Moment.AFTER: Text(en="Quiz after", km="កម្រងសំណួរក្រោយរៀន"),
    Moment.FOLLOW_UP_1: Text(en="First follow-up quiz", km="កម្រងសំណួរតាមដានលើកទី១"),
    Moment.REFRESHER: Text(en="Refresher quiz", km="កម្រងសំណួររំលឹក"),
    Moment.FOLLOW_UP_2: Text(en="Second follow-up quiz", km="កម្រងសំណួរតាមដានលើកទី២"),
    Moment.FOLLOW_UP_3: Text(en="Third follow-up quiz", km="កម្រងសំណួរតាមដានលើកទី៣"),
}

Place = tuple[str, Level | None, bool]
"""A place of the blueprint: objective, level, whether safety-critical."""


@dataclass(frozen=True, slots=True)
class Quiz:
    """One form of one release: its items in the order of the blueprint, attitudes last.

    `release` is the digest of the content, `module` the module's id. `take` says how many items
    each attempt draws for a place of the blueprint; None when every item is asked.
    """

    release: str
    module: str
    form: Form
    items: tuple[Item, ...]
    achieved_percent: int
    take: Mapping[Place, int] | None = None

    def drawn(self, seed: str) -> "Quiz":
        """Return the quiz of one attempt: of each place as many items as the blueprint wants.

        The same seed draws the same items. Of a family at most one is asked.
        """
        if self.take is None:
            return self
        chosen = {item.id for item in _draw(self.items, self.take, seed)}
        kept = tuple(item for item in self.items if item.id in chosen or not item.scored)
        return replace(self, items=kept, take=None)

    def shown(self, seed: str) -> tuple[Item, ...]:
        """Return the items in the order of an attempt; an empty seed keeps the author's order.

        What measures no knowledge is asked last.
        """
        return tuple(sorted(mixed(self.items, seed), key=lambda item: not item.scored))

    def find_item(self, item_id: str) -> Item | None:
        """Return the item with this id, if it belongs to the quiz."""
        return next((item for item in self.items if item.id == item_id), None)


def place_of(item: Item) -> Place:
    """Return the place of the blueprint that an item fills."""
    return (item.objective, item.level, item.critical)


def _draw(items: Sequence[Item], take: Mapping[Place, int], seed: str) -> Iterable[Item]:
    left, families = Counter(dict(take)), set[str]()
    for item in mixed(items, f"draw/{seed}"):
        if not item.scored or left[place_of(item)] <= 0 or item.family in families:
            continue
        left[place_of(item)] -= 1
        if item.family is not None:
            families.add(item.family)
        yield item


def swapped(form: Form) -> Form:
    """Return the form for the half of a cohort that starts with B: A and B change places."""
    return {Form.A: Form.B, Form.B: Form.A}.get(form, form)
