"""A small world for the access tests: two trainers, two masters, their learners, and what they own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms import clock
from lms.certificates.models import Award
from lms.courses import releases, study
from lms.people import lineage, roles, secrets
from lms.people.models import Account, Cohort, Enrolment, SignIn, Teaching
from lms.permissions import Role
from lms.quizzes.models import Attempt
from tests.adults import write
from tests.conftest import browser
from tests.decided import decided
from tests.declared import declared
from tests.drafted import drafted
from tests.factories import PASSWORD, PEPPER, Someone
from tests.merged import merged
from tests.practised import practised
from tests.sounds import publish_sound
from tests.typed_in import typed_in

MODULE = "child-rights"
UNKNOWN = "0" * 32
ROLES = {
    "learner": Role.LEARNER,
    "moved": Role.LEARNER,
    "gone": Role.LEARNER,
    "foreign": Role.LEARNER,
    "trainer": Role.TRAINER,
    "elsewhere": Role.TRAINER,
    "ended": Role.TRAINER,
    "fresh": Role.TRAINER,
    "left": Role.TRAINER,
    "master": Role.MASTER,
    "othermaster": Role.MASTER,
    "author": Role.AUTHOR,
    "manager": Role.MANAGER,
    "admin": Role.ADMIN,
    "safeguarding": Role.SAFEGUARDING,
    "dismissed": Role.TRAINER,
}
OBJECTS = {
    "learner": "learner",
    "moved learner": "moved",
    "gone learner": "gone",
    "foreign learner": "foreign",
    "trainer": "trainer",
    "ended trainer": "ended",
    "moved trainer": "left",
    "foreign trainer": "elsewhere",
    "admin": "admin",
}
SECRET = secrets.hashed(PASSWORD, PEPPER)  # once, because hashing is slow on purpose


@dataclass
class World:
    """People by the name of their column, and objects by their name in the table."""

    session: Session
    people: dict[str, Someone]
    objects: dict[str, str]

    def browsers(self, app: Flask, principals: Iterable[str]) -> dict[str, FlaskClient]:
        """Return a browser for each principal, signed in; nobody is in that of a guest."""
        made = {principal: browser(app) for principal in principals}
        for principal, client in made.items():
            person = self.people.get(principal)
            if person is None:
                continue
            stay = clock.new_id()
            self.session.add(SignIn(id=stay, account_id=person.id, began_at=clock.now()))
            with client.session_transaction() as cookie:
                cookie["_user_id"] = stay
                cookie["seen"] = int(clock.now().timestamp())
        self.session.commit()
        return made


def make_world(session: Session) -> World:
    """Fill the database with one more world; worlds do not touch each other."""
    build = _Build(session)
    people = {name: build.person(role) for name, role in ROLES.items()}
    cohorts = build.groups(people)
    session.get_one(Account, people["fresh"].id).must_change = True
    session.get_one(Account, people["gone"].id).active = False
    # Still a trainer of the cohort, but the role ended a minute ago.
    roles.end(session, people["dismissed"].id, by=None, now=build.now - timedelta(minutes=1))
    session.get_one(Account, people["left"].id).created_by = people["master"].id
    for person in (learner := people["learner"], foreign := people["foreign"]):
        build.read_lessons(person)
    pictures = releases.find_module(session, build.release).pictures.values()
    objects = {
        **cohorts,
        **{name: people[person].id for name, person in OBJECTS.items()},
        "open attempt": build.attempt(learner, "before"),
        "sent attempt": build.attempt(learner, "after", finished=True),
        "foreign open attempt": build.attempt(foreign, "before"),
        "foreign sent attempt": build.attempt(foreign, "after", finished=True),
        "award": build.award(people["trainer"], people["master"]),
        "foreign award": build.award(people["elsewhere"], people["othermaster"]),
        "waiting answer": write(session, people["trainer"], at=build.past),
        "moved waiting answer": write(session, people["left"], at=build.past),
        "foreign waiting answer": write(session, people["elsewhere"], at=build.past),
        **merged(session, people, build.person, build.now),
        **declared(session, people, build.now),
        **practised(session, people, cohorts, build.now),
        **typed_in(session, people, cohorts, build.now),
        **drafted(session, build.person(Role.AUTHOR), build.now),
        "release": build.release,
        "picture": releases.picture_digest(next(iter(pictures))),
        "recording": publish_sound(session),
    }
    objects |= decided(session, people, objects, build.now)
    session.commit()
    return World(session, people, objects)


@dataclass
class _Build:
    session: Session

    def __post_init__(self) -> None:
        self.now: datetime = clock.now()
        self.past = self.now - timedelta(days=30)
        self.release = releases.current_releases(self.session)[MODULE]

    def person(self, role: Role) -> Someone:
        adult = role is not Role.LEARNER
        row = Account(
            id=clock.new_id(),
            role=role,
            login=clock.new_id()[:12],
            secret=SECRET,
            name_km="សុខ" if adult else None,
            name_latin="Sok" if adult else None,
            created_at=self.past,
        )
        self.session.add(row)
        self.session.flush()
        if adult:
            roles.begin(self.session, row, role, place_code=None, by=None, now=self.past)
        return Someone(row.id, role)

    def groups(self, people: dict[str, Someone]) -> dict[str, str]:
        """Make the cohorts and courses, with what ended a minute ago; return the cohorts by name."""
        ended = self.now - timedelta(minutes=1)
        own = self.cohort(people["trainer"], people["fresh"], members=(people["learner"], people["gone"]))
        foreign = self.cohort(people["elsewhere"], members=(people["moved"], people["foreign"]))
        self.teach(own, people["dismissed"])
        self.teach(own, people["ended"], until=ended)
        self.enrol(own, people["moved"], until=ended)
        trained = tuple(people[name] for name in ("trainer", "ended", "fresh"))
        course = self.cohort(people["master"], kind="tot", members=trained)
        self.enrol(course, people["left"], until=ended)
        theirs = (people["elsewhere"], people["left"])
        self.cohort(people["othermaster"], kind="tot", members=theirs)
        for one in (*trained, people["left"]):
            self.train(one, people["master"], self.past)
        for one in theirs:
            self.train(one, people["othermaster"], ended)
        return {"cohort": own, "foreign cohort": foreign}

    def cohort(self, *trainers: Someone, kind: str = "peer-group", members: tuple[Someone, ...] = ()) -> str:
        row = Cohort(id=clock.new_id(), name="Lotus", kind=kind, made_at=self.past, opened_at=self.past)
        self.session.add(row)
        self.session.flush()
        for trainer in trainers:
            self.teach(row.id, trainer, lead=trainer is trainers[0])
        for member in members:
            self.enrol(row.id, member)
        return row.id

    def teach(
        self, cohort: str, trainer: Someone, until: datetime | None = None, *, lead: bool = False
    ) -> None:
        row = Teaching(cohort_id=cohort, trainer_id=trainer.id, from_at=self.past, until_at=until, lead=lead)
        self.session.add(row)

    def train(self, trainee: Someone, trainer: Someone, at: datetime) -> None:
        lineage.move(self.session, trainee.id, trainer.id, cohort_id=None, by=None, now=at)

    def enrol(self, cohort: str, person: Someone, until: datetime | None = None) -> None:
        self.session.add(Enrolment(cohort_id=cohort, learner_id=person.id, from_at=self.past, until_at=until))

    def read_lessons(self, person: Someone) -> None:
        whole = releases.find_module(self.session, self.release)
        for number in range(1, len(whole.lessons) + 1):
            study.pass_screen(
                self.session,
                person,
                release=self.release,
                lesson_number=number,
                screen=study.last_screen(whole, number),
                now=self.past,
            )

    def attempt(self, person: Someone, moment: str, *, finished: bool = False) -> str:
        row = Attempt(
            id=clock.new_id(),
            learner_id=person.id,
            module=MODULE,
            release=self.release,
            form="A" if moment == "before" else "B",
            moment=moment,
            started_at=self.past,
            finished_at=self.past if finished else None,
            earned=4 if finished else None,
            possible=10,
            missed_critical=0 if finished else None,
        )
        self.session.add(row)
        self.session.flush()
        return row.id

    def award(self, person: Someone, giver: Someone) -> str:
        words = {"en": "words", "km": "ពាក្យ"}
        row = Award(
            id=clock.new_id(),
            account_id=person.id,
            rule="trainer",
            rule_version=1,
            words={
                "title": words,
                "achievement": words,
                "organisation": words,
                "name_km": "សុខ",
                "name_latin": "Sok",
                "awarded_by_km": "គ្រូ",
                "awarded_by_latin": "Master",
            },
            evidence=[],
            credential="{}",
            awarded_by=giver.id,
            awarded_at=self.past,
            awarded_on=self.past.date(),
            expires_on=(self.past + timedelta(days=365)).date(),
        )
        self.session.add(row)
        self.session.flush()
        return row.id
