"""Four groups of children in the demonstration, all invented: what they have learnt and practised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sqlalchemy.orm import Session

from lms import clock, i18n
from lms.courses.content import Module
from lms.demo.adults import Adults
from lms.demo.history import Invented, live, train
from lms.demo.practised import agree, award_what_is_earned, hold, meet, practise, watch
from lms.people import accounts, membership, secrets
from lms.people.models import Account, Cohort
from lms.permissions import Role
from lms.training import cohort_plans
from lms.training.cohort_plans import Contact, Plan

# Name, trainer, days since it was opened, place; the last one begins half with form A, half with form B.
COHORTS = (
    ("ក្រុមផ្កាឈូក", 0, 130, "060209"),
    ("ក្រុមដើមត្នោត", 0, 48, "060209"),
    ("ក្រុមទន្លេ", 1, 24, "060801"),
    ("ក្រុមព្រះអាទិត្យ", 2, 20, "060501"),
)
LEARNERS_EACH = 15
DILIGENT = {4, 5, 8}
"""Children of the first group who know everything and get the card."""
NICKNAMES = tuple(
    """ចាន់ ដារ៉ា បុប្ផា វណ្ណា លីណា រិទ្ធ សុភា ពិសី មករា នារី
    សុខា ភារម្យ ធីតា វិចិត្រ រតនា កុសល សំណាង បូរី មាលា ស្រីល័ក្ខ
    ចន្ថា វាសនា ពេជ្រ កញ្ញា ដេត ម៉ៅ សុជាតិ ណារិន ថាវី សិលា""".split()  # noqa: SIM905 - reads better than quotes
)


@dataclass(frozen=True, slots=True)
class Group:
    """A cohort with its trainer and its learners."""

    cohort: Cohort
    trainer: Invented
    learners: tuple[Invented, ...]
    opened: datetime


def code_of(number: int) -> str:
    """Return the code of the demonstration's learner with this number, from 1."""
    return f"DEM0{number:04}"


def pin_of(number: int) -> str:
    """Return their PIN."""
    return f"{(number * 7919 + 100003) % 10**secrets.PIN_DIGITS:06}"


def make_groups(
    session: Session,
    adults: Adults,
    modules: list[tuple[str, Module]],
    chance: Random,
    pepper: str,
    now: datetime,
) -> list[Group]:
    """Open every group and let its children learn; the very first child has not begun."""
    made = []
    for place, (name, trainer, days, commune) in enumerate(COHORTS):
        opened = now - timedelta(days=days)
        cohort = _open(session, adults, adults.trainers[trainer], f"{name} (សាកល្បង)", commune, opened)
        cohort.swap_forms = place == len(COHORTS) - 1
        children = []
        for seat in range(LEARNERS_EACH):
            number = place * LEARNERS_EACH + seat + 1
            swap = cohort.swap_forms and seat % 2 == 1
            child = _learner(session, number, adults.trainers[trainer].id, chance, pepper, opened, swap=swap)
            membership.enrol(session, cohort.id, child.id, opened)
            children.append(child)
            if number in DILIGENT:
                train(session, child, modules, opened + timedelta(days=2), known=1.0)
            elif number > 1:
                live(session, child, modules, chance, opened, now)
        made.append(Group(cohort, adults.trainers[trainer], tuple(children), opened))
    return made


def teach(session: Session, adults: Adults, groups: Sequence[Group], chance: Random, now: datetime) -> None:
    """Let the first trainer do everything, the second some of it; the third has held no session yet."""
    lotus, palm, river, _sun = groups
    for group in (lotus, palm, river):
        ids = [one.id for one in group.learners]
        agree(session, group.trainer, ids, group.opened + timedelta(days=2))
        meet(session, group.trainer, group.cohort, ids, chance, group.opened + timedelta(days=3), now)
    for group, days, signed in ((lotus, 40, True), (river, 6, False)):
        at, ids = now - timedelta(days=days), [one.id for one in group.learners]
        held = hold(session, group.trainer, group.cohort, ids, chance, at, adults.master.id)
        watch(session, adults.master, group.trainer, held, at, signed=signed)
    practise(session, lotus.trainer, lotus.cohort, lotus.learners[:9], lotus.opened + timedelta(days=60))
    children = [one.id for one in lotus.learners]
    award_what_is_earned(session, lotus.trainer, adults.master, children, now - timedelta(days=10))


def _open(
    session: Session, adults: Adults, trainer: Invented, name: str, commune: str, opened: datetime
) -> Cohort:
    contact = Contact("គណៈកម្មាធិការនារី និងកុមារ (សាកល្បង)", "000 000 000", i18n.local_day(opened))
    plan = Plan(
        name=name,
        kind="peer-group",
        commune_code=commune,
        begins_on=i18n.local_day(opened),
        focal_point_id=adults.focal_point.id,
        contacts=(contact,),
    )
    cohort = cohort_plans.make(session, trainer, plan, cohort_id=clock.new_id(), now=opened)
    cohort_plans.open_now(session, trainer, cohort.id, opened)
    return cohort


def _learner(
    session: Session,
    number: int,
    trainer: str,
    chance: Random,
    pepper: str,
    now: datetime,
    *,
    swap: bool,
) -> Invented:
    made = accounts.new_learner(
        session,
        sex=chance.choice(("female", "female", "female", "male", "male", "male", "not-recorded")),
        pepper=pepper,
        by=trainer,
        now=now,
        nickname=NICKNAMES[(number * 7) % len(NICKNAMES)] if number % 6 else None,
        birth_year=chance.choice((None, *range(now.year - 17, now.year - 9))),
    )
    account = session.get_one(Account, made.account_id)
    account.login, account.secret = code_of(number), secrets.hashed(pin_of(number), pepper)
    return Invented(account.id, Role.LEARNER, swap)
