"""Many invented attempts at once: who answered what, for tests of the item analysis."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import exp
from random import Random
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.courses.content import Library, Module
from lms.courses.loader import load
from lms.people.models import Account
from lms.permissions import Role
from lms.quizzes.kinds import Answer, Item
from lms.quizzes.kinds.base import FIELD
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form, Moment
from tests.conftest import CONTENT, NOW
from tests.factories import module_digest

MODULE = "child-rights"
PAST = NOW - timedelta(days=9)
Answers = Callable[[int, Item], Answer]
"""What the learner with a number answers to an item."""


@dataclass(frozen=True)
class Sitting:
    """How a number of learners took a form; only what matters is spelled out by the test."""

    moment: Moment = Moment.BEFORE
    form: Form = Form.A
    sex: str = "female"
    language: str = "km"
    more: Mapping[str, Any] | None = None
    module: str = MODULE
    release: str | None = None


def sit(session: Session, number: int, answers: Answers, how: Sitting | None = None) -> list[str]:
    """Let a number of new learners take a form; return the ids of their attempts."""
    how = how or Sitting()
    digest = how.release or module_digest(session, how.module)
    items = releases.find_module(session, digest).forms[how.form]
    people, attempts, marks = [], [], []
    for place in range(number):
        person, attempt = clock.new_id(), clock.new_id()
        own = [_mark(attempt, item, answers(place, item)) for item in items]
        people.append(_person(person, how))
        attempts.append({**_attempt(attempt, person, digest, how, own), **(how.more or {})})
        marks += own
    for table, rows in ((Account, people), (Attempt, attempts), (Mark, marks)):
        session.execute(insert(table), rows)
    return [one["id"] for one in attempts]


def _person(person: str, how: Sitting) -> dict[str, Any]:
    past = PAST - timedelta(days=30)
    login = f"CANARY{person[:12]}"
    return {
        "id": person,
        "role": Role.LEARNER,
        "login": login,
        "nickname": "Canarynick",
        "secret": "x",
        "sex": how.sex,
        "created_at": past,
    }


def _attempt(
    attempt: str, person: str, digest: str, how: Sitting, marks: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    return {
        "id": attempt,
        "learner_id": person,
        "module": how.module,
        "release": digest,
        "form": how.form,
        "moment": how.moment,
        "language": how.language,
        "started_at": PAST,
        "finished_at": PAST,
        "earned": sum(one["points"] for one in marks),
        "possible": sum(one["possible"] for one in marks),
        "missed_critical": 0,
    }


def _mark(attempt: str, item: Item, answer: Answer) -> dict[str, Any]:
    outcome = item.grade(answer)
    return {
        "attempt_id": attempt,
        "item": item.id,
        "points": outcome.points,
        "possible": item.points,
        "kept": dict(outcome.kept),
        "choice": outcome.choice,
        "saved_at": PAST,
    }


def able(place: int, item: Item) -> Answer:
    """Answer as one of ten learners of rising ability: learner 9 knows nearly all, learner 0 nothing."""
    difficulty = int("".join(sign for sign in item.id if sign.isdigit()))
    return item.right() if place % 10 >= difficulty else wrong(item)


def likely(place: int, item: Item) -> Answer:
    """Answer as `able`, with luck and slips as people have them; the same place answers the same again."""
    difficulty = int("".join(sign for sign in item.id if sign.isdigit()))
    chance = 1 / (1 + exp(difficulty / 2 - place % 10 / 2 - 0.5))
    return item.right() if Random(f"{place}/{item.id}").random() < chance else wrong(item)


def wrong(item: Item) -> Answer:
    """Choose the last wrong option; of other kinds than a choice, say "I don't know"."""
    options = [one.id for one in getattr(item, "options", ()) if not one.right]
    return {FIELD: options[-1:] or ["dont-know"]}


def publish_changed(session: Session, change: Callable[[Module], Module]) -> str:
    """Publish the module with a change, a day later; return the new release."""
    library = load(CONTENT, NOW.date())
    modules = tuple(change(one) if one.head.id == MODULE else one for one in library.modules)
    changed: Library = library.model_copy(update={"modules": modules})
    (release,) = releases.publish(session, changed, NOW + timedelta(days=1))
    return release.digest


def with_item(module: Module, item: Item) -> Module:
    """Return the module with an item in the place of the one with its id."""
    forms = {
        form: tuple(item if one.id == item.id else one for one in items)
        for form, items in module.forms.items()
    }
    return module.model_copy(update={"forms": forms})
