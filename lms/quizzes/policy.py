"""How often a quiz may be taken, when, which attempt counts, and what is shown afterwards."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from lms.quizzes.quiz import Form, Moment, swapped
from lms.text import Content


class Counts(StrEnum):
    """Which of several attempts at the same moment counts."""

    FIRST = "first"
    BEST = "best"
    LAST = "last"


class Review(StrEnum):
    """What a learner may see of the questions afterwards.

    `feedback` is the words for the answer given; `answers` is these and the right answer.
    """

    NOTHING = "nothing"
    FEEDBACK = "feedback"
    ANSWERS = "answers"


Days = Annotated[StrictInt, Field(ge=1, le=730)]


class Policy(Content):
    """The rules of the quiz at one moment.

    `due_after_days` and `overdue_after_days` are counted from the day the cohort was taught.
    """

    moment: Moment
    form: Form
    attempts: Annotated[StrictInt, Field(ge=1, le=20)] | Literal["unlimited"] = "unlimited"
    wait_hours: StrictInt = Field(default=0, ge=0, le=720)
    counts: Counts = Counts.BEST
    review: Review = Review.FEEDBACK
    due_after_days: Days | None = None
    overdue_after_days: Days | None = None

    @model_validator(mode="after")
    def _sound(self) -> Self:
        days = (self.due_after_days, self.overdue_after_days)
        if self.moment is Moment.BEFORE and (self.counts, self.review) != (Counts.FIRST, Review.NOTHING):
            raise PydanticCustomError("before_policy", "", {"at": ("moment",)})
        if self.moment.is_follow_up:
            if None in days or (days[1] or 0) <= (days[0] or 0):
                raise PydanticCustomError("due_days", "", {"at": ("moment",)})
        elif days != (None, None):
            raise PydanticCustomError("no_due_days", "", {"at": ("moment",)})
        return self

    def may_try_at(self, finished: int, last_at: datetime | None) -> datetime | Literal["never"] | None:
        """Return when somebody who has `finished` attempts may begin: a time, None for now, or never."""
        if self.attempts != "unlimited" and finished >= self.attempts:
            return "never"
        if not finished or last_at is None or not self.wait_hours:
            return None
        return last_at + timedelta(hours=self.wait_hours)


def _follow_up(moment: Moment, due: int) -> Policy:
    return Policy(
        moment=moment,
        form=Form.C,
        attempts=1,
        counts=Counts.FIRST,
        review=Review.FEEDBACK,
        due_after_days=due,
        overdue_after_days=due + 30,
    )


DEFAULT: tuple[Policy, ...] = (
    Policy(moment=Moment.BEFORE, form=Form.A, attempts=1, counts=Counts.FIRST, review=Review.NOTHING),
    Policy(moment=Moment.AFTER, form=Form.B, counts=Counts.BEST, review=Review.ANSWERS),
    _follow_up(Moment.FOLLOW_UP_1, 30),
    _follow_up(Moment.REFRESHER, 90),
    _follow_up(Moment.FOLLOW_UP_2, 180),
    _follow_up(Moment.FOLLOW_UP_3, 270),
)
"""The series of a module that does not say otherwise: retention after one, three, six and nine months
(Hake's gain between the first two; the months are those of the programme's follow-up meetings)."""


def form_for(policy: Policy, tries: int, *, swap: bool = False) -> Form:
    """Return the form for somebody who has finished `tries` attempts at this moment.

    With `swap` forms A and B change places. Who tries again after gets the other of the two in turn.
    """
    first = swapped(policy.form) if swap else policy.form
    return swapped(first) if policy.moment is Moment.AFTER and tries % 2 else first
