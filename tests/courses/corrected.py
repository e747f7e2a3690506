"""Corrected releases of the shipped content, and many attempts that were marked by the wrong key."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from lms.courses import regrade, releases
from lms.courses.content import Correction, Library, Module
from lms.courses.loader import load
from lms.courses.models import MarkChange
from lms.courses.regrade import Step
from lms.quizzes.kinds import Item
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form
from lms.text import Text
from tests.conftest import CONTENT, NOW
from tests.factories import Someone, make_learner, module_digest

MODULE = "child-rights"
ITEM = "child-rights-b2"
WHY = Text(en="The key was wrong.", km="គន្លឹះខុស។")
LATER = NOW + timedelta(hours=1)


@cache
def shipped() -> Library:
    """Return the shipped content."""
    return load(CONTENT, NOW.date())


def module_of(library: Library, module: str = MODULE) -> Module:
    return next(one for one in library.modules if one.head.id == module)


def item_of(library: Library, item: str = ITEM) -> SingleChoice:
    found = next(one for items in module_of(library).forms.values() for one in items if one.id == item)
    assert isinstance(found, SingleChoice)
    return found


def replaced(library: Library, new: Item, *corrections: Correction, only: bool = False) -> Library:
    """Return the library with another definition of an item, and corrections added to its module."""
    old = module_of(library)
    forms = {
        form: tuple(new if one.id == new.id else one for one in items) for form, items in old.forms.items()
    }
    named = corrections if only else (*old.head.corrections, *corrections)
    head = old.head.model_copy(update={"corrections": named})
    changed = old.model_copy(update={"forms": forms, "head": head})
    modules = tuple(changed if one is old else one for one in library.modules)
    return library.model_copy(update={"modules": modules})


def correction(item: str = ITEM, day: int = 1) -> Correction:
    return Correction(item=item, on=date(2026, 12, day), why=WHY)


def with_key(library: Library, right: str, item: str = ITEM, day: int = 1) -> Library:
    """Return the library with `right` as the right option of an item, said to be a correction."""
    old = item_of(library, item)
    options = tuple(one.model_copy(update={"right": one.id == right}) for one in old.options)
    return replaced(library, old.model_copy(update={"options": options}), correction(item, day))


def wrong_options(library: Library, item: str = ITEM) -> list[str]:
    return [one.id for one in item_of(library, item).options if not one.right]


def publish(session: Session, library: Library, at: datetime = LATER) -> str:
    """Publish, commit, and return the digest that is current then."""
    releases.publish(session, library, at)
    session.commit()
    return module_digest(session)


def take_many(session: Session, count: int = 1000, item: str = ITEM) -> list[str]:
    """Let somebody finish form B so many times: of four answers to the item two are right, one is wrong,
    one is the wrong option that a correction makes right; all other answers are right."""
    learner = make_learner(session)
    digest = module_digest(session)
    quiz = releases.find_module(session, digest).quiz(digest, Form.B)
    first, second = wrong_options(shipped(), item)[:2]
    right = str(item_of(shipped(), item).right()["answer"][0])
    chosen = (right, first, right, second)
    attempts, marks = [], []
    for number in range(count):
        id_, answer = f"{number:032x}", chosen[number % 4]
        outcomes = {
            one.id: one.grade({"answer": [answer]} if one.id == item else one.right()) for one in quiz.items
        }
        earned = sum(one.points for one in outcomes.values())
        attempts.append(_attempt(id_, learner, digest, earned, sum(one.points for one in quiz.items)))
        marks += [
            {
                "attempt_id": id_,
                "item": one.id,
                "points": outcomes[one.id].points,
                "possible": one.points,
                "kept": dict(outcomes[one.id].kept),
                "misconception": outcomes[one.id].misconception,
                "choice": outcomes[one.id].choice,
                "waits": False,
                "saved_at": NOW,
            }
            for one in quiz.items
        ]
    session.execute(insert(Attempt), attempts)
    session.execute(insert(Mark), marks)
    session.commit()
    return [str(one["id"]) for one in attempts]


def _attempt(id_: str, learner: Someone, digest: str, earned: int, possible: int) -> dict[str, object]:
    return {
        "id": id_,
        "learner_id": learner.id,
        "module": MODULE,
        "release": digest,
        "form": "B",
        "moment": "after",
        "started_at": NOW,
        "finished_at": NOW,
        "skipped": False,
        "earned": earned,
        "possible": possible,
        "missed_critical": 0,
    }


def work_all(session: Session, at: datetime = LATER, batch: int = 200) -> list[Step]:
    """Mark again whatever waits, each batch in a transaction of its own."""
    steps = []
    while step := regrade.work(session, at, batch=batch):
        session.commit()
        steps.append(step)
    session.commit()
    return steps


def everything(session: Session) -> tuple[Sequence[object], ...]:
    """Return what marking again may change, and its log, as plain values without times."""
    session.expire_all()
    attempts = select(
        Attempt.id, Attempt.earned, Attempt.possible, Attempt.missed_critical, Attempt.graded_by
    )
    marks = select(Mark.attempt_id, Mark.item, Mark.points, Mark.misconception, Mark.choice)
    changes = select(
        MarkChange.release,
        MarkChange.attempt_id,
        MarkChange.item,
        MarkChange.old_points,
        MarkChange.new_points,
        MarkChange.old_misconception,
        MarkChange.new_misconception,
    )
    return (
        [tuple(row) for row in session.execute(attempts.order_by(Attempt.id))],
        [tuple(row) for row in session.execute(marks.order_by(Mark.attempt_id, Mark.item))],
        [
            tuple(row)
            for row in session.execute(
                changes.order_by(MarkChange.release, MarkChange.attempt_id, MarkChange.item)
            )
        ],
    )
