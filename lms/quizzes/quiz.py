"""A quiz: one form of a module as it is presented to a learner."""

from dataclasses import dataclass
from enum import StrEnum

from lms.quizzes.kinds import Item
from lms.quizzes.kinds.base import mixed


class Form(StrEnum):
    """Parallel forms over one blueprint: A before, B after, C at follow-up."""

    A = "A"
    B = "B"
    C = "C"


class Moment(StrEnum):
    """When a quiz is taken."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Quiz:
    """One form of one release: its items in the order of the blueprint.

    `release` is the digest of the content, `module` the module's id.
    """

    release: str
    module: str
    form: Form
    items: tuple[Item, ...]
    achieved_percent: int

    def shown(self, seed: str) -> tuple[Item, ...]:
        """Return the items in the order of an attempt; an empty seed keeps the author's order."""
        return mixed(self.items, seed)

    def find_item(self, item_id: str) -> Item | None:
        """Return the item with this id, if it belongs to the quiz."""
        return next((item for item in self.items if item.id == item_id), None)


def form_for(moment: Moment, tries: int) -> Form:
    """Return the form for somebody who has finished `tries` attempts at this moment.

    Form A comes before and form B after; who tries again after gets A and B in turn.
    """
    if moment is Moment.BEFORE or tries % 2:
        return Form.A
    return Form.B
