"""One master trainer, three trainers, four cohorts and sixty learners, all invented."""

from datetime import timedelta
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.config import read_settings
from lms.courses import releases
from lms.courses.content import Module
from lms.db import will_write
from lms.demo.adults import LOGINS, PASSWORD, hold_course, make_adults
from lms.demo.groups import code_of, make_groups, pin_of, teach
from lms.demo.history import train
from lms.demo.practised import award_what_is_earned
from lms.people import accounts, secrets
from lms.people.models import Account

CHILDREN = (
    "child-rights",
    "signs-of-trafficking",
    "safe-migration",
    "protection-and-help",
    "teaching-friends",
)
"""What the groups of children learn, in this order: what a peer educator has to know."""

TRAINERS = (*CHILDREN[:-1], "online-safety", "leading-sessions")


def load(session: Session) -> None:
    """Fill an empty database. Raises WrongPurpose when it is one for real people."""
    token = will_write.set(True)
    try:
        accounts.claim_purpose(session, "demonstration")
        now = clock.now()
        start = now - timedelta(days=160)
        pepper = read_settings().secret_key
        chance = Random(2026)  # noqa: S311 - the same invented people every time
        adults = make_adults(session, pepper, start)
        modules, whole = _published(session, CHILDREN), _published(session, TRAINERS)
        hold_course(session, adults, chance, start)
        for index, trainer in enumerate(adults.trainers):
            train(session, trainer, whole, start + timedelta(days=index), known=(1.0, 1.0, 0.6)[index])
        groups = make_groups(session, adults, modules, chance, pepper, now)
        teach(session, adults, groups, chance, now)
        first = [adults.trainers[0].id]
        award_what_is_earned(session, adults.master, adults.manager, first, now - timedelta(days=20))
        session.commit()
    finally:
        will_write.reset(token)


def _published(session: Session, names: tuple[str, ...]) -> list[tuple[str, Module]]:
    """Return those of the modules that are published; an organisation may have others."""
    current = releases.current_releases(session)
    return [
        (current[name], releases.find_module(session, current[name])) for name in names if name in current
    ]


def sign_in_sheet(session: Session) -> str:
    """Return who can sign in to the demonstration, as lines to print."""
    known = set(session.scalars(select(Account.login)))
    learners = [number for number in (1, 2, 16, 31, 46) if code_of(number) in known]
    lines = ["", "DEMONSTRATION: all people and results are invented.", ""]
    lines += [f"  {login:<12} password {PASSWORD}" for login in LOGINS if login in known]
    lines += [
        f"  learner      code {secrets.shown_code(code_of(number))}  digits {pin_of(number)}"
        for number in learners
    ]
    return "\n".join([*lines, ""])
