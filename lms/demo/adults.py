"""The adults of the demonstration, all invented, and the course in which its trainers were trained."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sqlalchemy.orm import Session

from lms.demo.history import Invented
from lms.demo.practised import hold, promise
from lms.people import accounts, membership
from lms.people.accounts import Sex
from lms.people.models import Cohort
from lms.permissions import Role

PASSWORD = "demonstration"  # noqa: S105 - printed at every start, for invented people only
# User name, name in both scripts, role, sex, place: Kampong Thom and two of its communes.
ADULTS: tuple[tuple[str, str, str, Role, Sex, str | None], ...] = (
    ("master", "គ្រូបង្គោល សាកល្បង", "Demo Master", Role.MASTER, "female", "06"),
    ("trainer1", "គ្រូ សាកល្បងទីមួយ", "Demo Trainer One", Role.TRAINER, "female", "060209"),
    ("trainer2", "គ្រូ សាកល្បងទីពីរ", "Demo Trainer Two", Role.TRAINER, "male", "0608"),
    ("trainer3", "គ្រូ សាកល្បងទីបី", "Demo Trainer Three", Role.TRAINER, "female", "0605"),
    ("safeguarding", "អ្នកទទួលបន្ទុក សាកល្បង", "Demo Safeguarding", Role.SAFEGUARDING, "female", "06"),
    ("author", "អ្នកសរសេរ សាកល្បង", "Demo Author", Role.AUTHOR, "male", None),
    ("reviewer", "អ្នកពិនិត្យ សាកល្បង", "Demo Reviewer", Role.AUTHOR, "female", None),
    ("manager", "អ្នកគ្រប់គ្រងកម្មវិធី សាកល្បង", "Demo Manager", Role.MANAGER, "female", None),
    ("admin", "អ្នកគ្រប់គ្រង សាកល្បង", "Demo Admin", Role.ADMIN, "not-recorded", None),
)
LOGINS = tuple(login for login, *_ in ADULTS)


@dataclass(frozen=True, slots=True)
class Adults:
    """Who acts in the demonstration; the trainers in their order."""

    master: Invented
    trainers: tuple[Invented, ...]
    focal_point: Invented
    manager: Invented


def make_adults(session: Session, pepper: str, start: datetime) -> Adults:
    """Make every adult."""
    made = {}
    for login, name_km, name_latin, role, sex, place in ADULTS:
        issued = accounts.new_adult(
            session,
            role=role,
            login=login,
            name_km=name_km,
            name_latin=name_latin,
            sex=sex,
            place_code=place,
            pepper=pepper,
            by=None,
            now=start,
            password=PASSWORD,
        )
        made[login] = Invented(issued.account_id, role)
    trainers = tuple(one for one in made.values() if one.role is Role.TRAINER)
    return Adults(made["master"], trainers, made["safeguarding"], made["manager"])


def hold_course(session: Session, adults: Adults, chance: Random, start: datetime) -> Cohort:
    """Let the master trainer hold a course of five days; the last trainer leaves early, promising nothing."""
    master = adults.master
    course = membership.open_cohort(session, master.id, name="វគ្គបណ្តុះបណ្តាលគ្រូ សាកល្បង", kind="tot", now=start)
    course.commune_code, course.begins_on = "060301", start.date()
    for trainer in adults.trainers:
        membership.enrol(session, course.id, trainer.id, start, by=master.id)
    ids = [one.id for one in adults.trainers]
    for day in range(1, 6):
        members = ids if day < 4 else ids[:-1]
        hold(session, master, course, members, chance, start + timedelta(days=day), all_there=True)
    for trainer in adults.trainers[:-1]:
        promise(session, trainer, adults.focal_point, start + timedelta(days=6))
    return course
