"""Categorise: each thing is put into the box where it belongs."""

import hashlib
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lms.quizzes.kinds.base import FIELD, Answer, AnswerId, Id, ItemBase, Outcome, Wrong, knows_not
from lms.quizzes.kinds.credit import Credit, earned
from lms.quizzes.kinds.order import mixed, unique_ids
from lms.text import Content, Text, joined


class Box(Content):
    """A group into which things are put."""

    id: AnswerId
    text: Text


class Thing(Content):
    """Something that belongs in a box; `if_wrong` is for somebody who puts it in another."""

    id: Id
    text: Text
    box: Id
    if_wrong: Wrong | None = None

    @property
    def sign(self) -> str:
        """What a form calls the thing; ids such as safe-1 would say which box it belongs in."""
        return hashlib.sha256(f"{self.id}/{self.text.en}".encode()).hexdigest()[:8]


class Categorise(ItemBase):
    """Two to eight things for two to four boxes.

    A part is a thing: right in its own box, wrong in another, neither when it was left out. With 4
    of 6 things right, 1 wrong and 1 left out, `per-part` gives 6 of 10 points, and `minus-wrong`
    gives 4 − 1 = 3 of 6: 5 of 10 points.
    """

    credits: ClassVar[tuple[Credit, ...]] = tuple(Credit)
    manual: ClassVar[str] = """\
id: hands-9
kind: categorise
objective: o1
level: understand
stem:
  en: What helps to clean your hands, and what does not?
  km: តើអ្វីជួយឱ្យដៃស្អាត ហើយអ្វីមិនជួយ?
boxes:
  - id: helps
    text:
      en: It helps
      km: ជួយឱ្យដៃស្អាត
  - id: no-help
    text:
      en: It does not help
      km: មិនជួយទេ
things:
  - id: soap
    box: helps
    text:
      en: Soap
      km: សាប៊ូ
  - id: clean-water
    box: helps
    text:
      en: Clean water
      km: ទឹកស្អាត
  - id: shirt
    box: no-help
    text:
      en: Wiping them on my shirt
      km: ជូតដៃនឹងអាវ
    if_wrong:
      reason: thinks drying is cleaning
      feedback:
        en: A shirt moves germs around.
        km: អាវគ្រាន់តែធ្វើឱ្យមេរោគរាលដាល។
explain:
  en: Water and soap together clean your hands.
  km: ទឹក និងសាប៊ូ ជម្រះដៃឱ្យស្អាត។
"""

    kind: Literal["categorise"]
    boxes: tuple[Box, ...] = Field(min_length=2, max_length=4)
    things: tuple[Thing, ...] = Field(min_length=2, max_length=8)

    @model_validator(mode="after")
    def _everything_has_its_box(self) -> Self:
        unique_ids(self.boxes, "boxes")
        unique_ids(self.things, "things")
        boxes = [box.id for box in self.boxes]
        for i, thing in enumerate(self.things):
            if thing.box not in boxes:
                values = {"id": thing.box, "choices": ", ".join(boxes), "at": ("things", i, "box")}
                raise PydanticCustomError("box_unknown", "{id}", values)
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        """A field for "I don't know", one for each thing as a form calls it, and one as it is kept."""
        signs = (f"{FIELD}-{thing.sign}" for thing in self.things)
        return (FIELD, *signs, *(f"{FIELD}-{thing.id}" for thing in self.things))

    def shown(self, seed: str) -> tuple[Thing, ...]:
        """Return the things mixed, so that those of one box do not stand together."""
        return mixed(self.things, f"{seed}/{self.id}")

    def right(self) -> Answer:
        """Return the box of each thing, as a form sends it."""
        return {f"{FIELD}-{thing.sign}": [thing.box] for thing in self.things}

    def box_of(self, thing: Thing, answer: Answer) -> str | None:
        """Return the id of the box an answer puts the thing in, whether sent or kept."""
        sent, kept = (answer.get(f"{FIELD}-{name}", ()) for name in (thing.sign, thing.id))
        given = list(sent or kept)[:1]
        return next((box.id for box in self.boxes if [box.id] == given), None)

    def solution(self) -> tuple[Text, ...]:
        """Return each thing with its box."""
        boxes = {box.id: box.text for box in self.boxes}
        return tuple(joined(thing.text, boxes[thing.box]) for thing in self.things)

    def outcome(self, answer: Answer) -> Outcome:
        """Return the points for the things in their boxes; what is kept can be graded again."""
        put = {thing.id: box for thing in self.things if (box := self.box_of(thing, answer))}
        wrong = self._misplaced(answer)
        right = len(put) - len(wrong)
        points = earned(self.credit, self.points, right=right, wrong=len(wrong), parts=len(self.things))
        ways = (thing.if_wrong for thing in wrong if thing.if_wrong)
        misconception = next((way.misconception for way in ways if way.misconception), None)
        return Outcome(points, {f"{FIELD}-{thing}": [box] for thing, box in put.items()}, misconception)

    def feedback(self, answer: Answer) -> tuple[Text, ...]:
        """Return the words for each thing in a wrong box, then the explanation."""
        wrong = [] if knows_not(answer) else self._misplaced(answer)
        return (*(thing.if_wrong.feedback for thing in wrong if thing.if_wrong), self.explain)

    def wrong_ways(self) -> tuple[Wrong, ...]:
        """Return what is said of things in wrong boxes."""
        return tuple(thing.if_wrong for thing in self.things if thing.if_wrong)

    def _misplaced(self, answer: Answer) -> list[Thing]:
        return [thing for thing in self.things if self.box_of(thing, answer) not in (thing.box, None)]
