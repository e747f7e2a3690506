"""Two accounts of one person with a history drawn by chance, and a dump of everything, to compare."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.certificates.models import Award
from lms.courses import releases
from lms.courses.models import Reading
from lms.db import Base
from lms.people.models import Account, Declaration, Enrolment, Lineage, RoleTerm, Teaching
from lms.permissions import Role
from lms.practice.models import Attendance, Observation, TrainingSession
from lms.quizzes.models import Attempt, Mark
from lms.staff import merging
from tests.conftest import NOW
from tests.factories import Someone, make_adult, make_cohort, make_learner

# Stays that ended do not begin again, and the merge itself is the trace of what was done.
NOT_COMPARED = {"merge", "sign_in"}
MOMENTS = ("before", "after", "follow-up-1")


def dump(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, in an order that does not depend on the database."""
    session.flush()
    return {
        table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
        for table in Base.metadata.sorted_tables
        if table.name not in NOT_COMPARED
    }


def merged(session: Session, kept: Someone, gone: Someone, by: Someone | None = None) -> str:
    """Merge as an administrator does unless told otherwise; return the id of the merge."""
    admin = by or make_adult(session, Role.ADMIN)
    return merging.merge(session, admin, kept.id, gone.id, both_certified_seen=True, now=NOW).id


class History:
    """Draws what two accounts did, around other people who stay who they are."""

    def __init__(self, session: Session, chance: Random, role: Role) -> None:
        self.session, self.chance = session, chance
        if role is Role.LEARNER:
            self.pair = [make_learner(session), make_learner(session)]
        else:
            self.pair = [make_adult(session, role), make_adult(session, role)]
        self.others = [make_adult(session), make_adult(session, Role.MASTER)]
        self.cohorts = [make_cohort(session, self.others[0]) for _ in range(3)]
        self.release = releases.current_releases(session)["child-rights"]
        for person in self.pair:
            self.describe(person)
            self.learning(person)
            self.belonging(person)
            if role is not Role.LEARNER:
                self.training(person)
        session.flush()

    def past(self) -> datetime:
        return NOW - timedelta(days=self.chance.randint(3, 50), minutes=self.chance.randint(0, 1000))

    def describe(self, person: Someone) -> None:
        account = self.session.get_one(Account, person.id)
        account.sex = self.chance.choice(["female", "not-recorded"])
        account.birth_year = self.chance.choice([None, 2012])
        account.commune_code = self.chance.choice([None, "060209"])

    def learning(self, person: Someone) -> None:
        for moment in MOMENTS:
            for number in range(self.chance.randint(0, 3)):
                self.attempt(person, moment, number + 1, finished=True)
            if self.chance.random() < 0.4:
                self.attempt(person, moment, 9, finished=False)
        for lesson in self.chance.sample(["l1", "l2", "l3", "l4"], k=self.chance.randint(0, 4)):
            began = self.past()
            row = Reading(
                learner_id=person.id,
                module="child-rights",
                lesson=lesson,
                release=self.release,
                screen=self.chance.randint(1, 4),
                began_at=began,
                moved_at=began + timedelta(hours=1),
                finished_at=self.chance.choice([None, began + timedelta(hours=1)]),
            )
            self.session.add(row)

    def attempt(self, person: Someone, moment: str, ordinal: int, *, finished: bool) -> None:
        began = self.past()
        row = Attempt(
            id=clock.new_id(),
            learner_id=person.id,
            module="child-rights",
            release=self.release,
            form="A",
            moment=moment,
            ordinal=ordinal,
            started_at=began,
            finished_at=began + timedelta(minutes=9) if finished else None,
            skipped=finished and self.chance.random() < 0.2,
            earned=1 if finished else None,
            possible=2,
        )
        self.session.add(row)
        self.session.flush()
        mark = Mark(attempt_id=row.id, item="one", points=1, possible=2, kept={}, saved_at=began)
        self.session.add(mark)

    def belonging(self, person: Someone) -> None:
        for cohort in self.chance.sample(self.cohorts, k=self.chance.randint(0, 3)):
            start = self.past()
            end = self.chance.choice([None, None, start + timedelta(days=self.chance.randint(1, 40))])
            self.session.add(Enrolment(cohort_id=cohort, learner_id=person.id, from_at=start, until_at=end))
        for number in range(2):
            held = self.meeting(self.others[0], number)
            if self.chance.random() < 0.6:
                for one in self.chance.sample(self.pair, k=self.chance.randint(1, 2)):
                    self.there(held, one)
        for kind in self.chance.sample(["assent", "pledge"], k=1):
            self.session.add(
                Declaration(
                    id=clock.new_id(),
                    account_id=person.id,
                    kind=kind,
                    given_on=NOW.date(),
                    method="paper",
                    recorded_by=self.others[0].id,
                    recorded_at=self.past(),
                )
            )

    def meeting(self, leader: Someone, number: int) -> str:
        row = TrainingSession(
            id=clock.new_id(),
            cohort_id=self.cohorts[number],
            held_on=NOW.date(),
            modules=[],
            led_by=leader.id,
            made_by=leader.id,
            made_at=self.past(),
        )
        self.session.add(row)
        self.session.flush()
        return row.id

    def there(self, held: str, person: Someone) -> None:
        if self.session.get(Attendance, (held, person.id)) is None:
            row = Attendance(
                session_id=held, learner_id=person.id, marked_by=self.others[0].id, marked_at=NOW
            )
            self.session.add(row)
            self.session.flush()

    def training(self, person: Someone) -> None:
        """Let an adult teach, be trained, be observed and certified, and have had another role."""
        for cohort in self.chance.sample(self.cohorts, k=self.chance.randint(0, 2)):
            lead = self.chance.random() < 0.5
            self.session.add(Teaching(cohort_id=cohort, trainer_id=person.id, from_at=self.past(), lead=lead))
        if self.chance.random() < 0.7:
            row = Lineage(
                id=clock.new_id(), trainee_id=person.id, trainer_id=self.others[1].id, from_at=self.past()
            )
            self.session.add(row)
        if self.chance.random() < 0.5:
            trainee = make_adult(self.session)
            row = Lineage(id=clock.new_id(), trainee_id=trainee.id, trainer_id=person.id, from_at=self.past())
            self.session.add(row)
        start = NOW - timedelta(days=400)
        self.session.add(
            RoleTerm(
                id=clock.new_id(),
                account_id=person.id,
                role="author",
                from_at=start,
                until_at=start + timedelta(days=self.chance.randint(1, 90)),
            )
        )
        self.observed(person)
        if self.chance.random() < 0.5:
            self.certified(person)

    def observed(self, person: Someone) -> None:
        row = Observation(
            id=clock.new_id(),
            session_id=self.meeting(person, 0),
            checklist="facilitation",
            checklist_version=1,
            body={},
            observed_id=person.id,
            observer_id=self.others[1].id,
            setting="practice",
            points={},
            red_lines=[],
            begun_at=self.past(),
            saved_at=NOW,
        )
        self.session.add(row)

    def certified(self, person: Someone, giver: Someone | None = None) -> Award:
        row = Award(
            id=clock.new_id(),
            account_id=person.id,
            rule="trainer",
            rule_version=1,
            words={},
            evidence=[],
            awarded_by=(giver or self.others[1]).id,
            awarded_at=NOW - timedelta(days=9),
            awarded_on=NOW.date(),
            expires_on=(NOW + timedelta(days=300)).date(),
            four_eyes=False,
        )
        self.session.add(row)
        self.session.flush()
        return row
