"""Without these, joining a course could leave the trainer unsaid, or say it against what was said."""

from datetime import timedelta

from sqlalchemy.orm import Session

from lms.people import lineage, membership
from lms.people.models import Cohort, Enrolment, Teaching
from lms.permissions import Role
from tests.conftest import NOW
from tests.factories import make_adult, make_cohort, make_learner


def test_a_planned_cohort_has_its_lead_and_is_not_open(session: Session) -> None:
    trainer = make_adult(session)

    cohort = membership.plan_cohort(session, trainer.id, name=" Lotus ", kind="peer-group", now=NOW)

    assert (cohort.name, cohort.opened_at, cohort.made_at) == ("Lotus", None, NOW)
    assert membership.lead_of(session, cohort.id, NOW) == trainer.id


def test_a_co_trainer_is_no_lead(session: Session) -> None:
    lead, other = make_adult(session), make_adult(session)
    cohort = make_cohort(session, lead)
    early = NOW - timedelta(days=85)
    session.add(Teaching(cohort_id=cohort, trainer_id=other.id, from_at=early, lead=False))
    session.flush()

    assert membership.lead_of(session, cohort, NOW) == lead.id


def test_an_adult_whom_nobody_trained_is_the_lead_trainers_from_the_day_they_join(session: Session) -> None:
    master, trainer = make_adult(session, Role.MASTER), make_adult(session)
    course = make_cohort(session, master, kind="tot")

    membership.enrol(session, course, trainer.id, NOW, by=master.id)

    [row] = lineage.history(session, trainer.id)
    assert (row.trainer_id, row.cohort_id, row.from_at, row.said_by) == (master.id, course, NOW, master.id)


def test_a_second_course_does_not_change_who_trained_somebody(session: Session) -> None:
    first, second, trainer = make_adult(session, Role.MASTER), make_adult(session), make_adult(session)
    for lead in (first, second):
        membership.enrol(session, make_cohort(session, lead, kind="tot"), trainer.id, NOW)

    assert lineage.trained_by(session) == {trainer.id: first.id}
    assert session.query(Enrolment).filter_by(learner_id=trainer.id).count() == 2


def test_a_child_is_nobodys_trainee(session: Session) -> None:
    child = make_learner(session, make_cohort(session, make_adult(session)))

    assert lineage.history(session, child.id) == []


def test_a_trainer_in_the_own_cohort_is_not_their_own_trainee(session: Session) -> None:
    trainer = make_adult(session)
    course = make_cohort(session, trainer, kind="tot")

    membership.enrol(session, course, trainer.id, NOW)

    assert lineage.trained_by(session) == {}
    assert session.get_one(Cohort, course).opened_at is not None
