"""Without these, a list of many people would take minutes, or count what others have done."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from fractions import Fraction

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from lms.certificates.evidence import evidence, evidence_of
from lms.certificates.gathered import Coached, OwnCohort
from lms.certificates.standing import standings
from lms.i18n import local_day
from lms.permissions import Role
from lms.quizzes.quiz import Moment
from tests.certificates.doing import coach, lead, past_cohort, watch
from tests.certificates.giving import make_pair, propose
from tests.conftest import NOW
from tests.factories import (
    Someone,
    earn_certificate,
    end_enrolment,
    end_teaching,
    make_adult,
    make_cohort,
    make_learner,
    take,
)


@contextmanager
def statements(session: Session) -> Iterator[list[str]]:
    """Collect the statements sent to the database."""
    sent: list[str] = []
    engine = session.get_bind()

    def note(_c: object, _cur: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def test_many_people_take_as_many_queries_as_one(session: Session) -> None:
    people = [make_adult(session) for _ in range(6)]
    for one in people:
        earn_certificate(session, one)
        make_learner(session, make_cohort(session, one))
    session.commit()
    standings(session, [people[0].id], local_day(NOW))

    with statements(session) as few:
        standings(session, [people[0].id], local_day(NOW))
    with statements(session) as many:
        standings(session, [one.id for one in people], local_day(NOW))

    assert len(many) == len(few)
    assert len(many) <= 20


def test_everybody_has_their_own_evidence_and_nobody_elses(session: Session) -> None:
    trainer, other = make_adult(session), make_adult(session)
    earn_certificate(session, trainer)

    found = evidence_of(session, [trainer.id, other.id])

    assert found[trainer.id] == evidence(session, trainer.id)
    own, nothing = found[trainer.id], found[other.id]
    assert (len(own.practice.led), len(own.practice.observed), len(own.declarations)) == (2, 1, 2)
    assert own.practice.attended[0].attended == 1
    assert (nothing.practice.led, nothing.quizzes, nothing.declarations) == ((), {}, ())
    assert [one.role for one in nothing.terms] == [Role.TRAINER]


def test_only_what_both_have_signed_makes_somebody_coached(session: Session) -> None:
    trainer, child = make_adult(session), make_learner(session)
    held = lead(session, past_cohort(session, "peer-group"), coach(session))
    watch(session, held, child.id, trainer.id, setting="practice")
    watch(session, held, coach(session), trainer.id, signed=False)

    found = evidence(session, trainer.id)

    assert found.coached == (Coached(child.id, local_day(NOW - timedelta(days=10))),)


def test_a_proposal_is_no_certificate_held(session: Session) -> None:
    trainer, master = make_pair(session)
    propose(session, master, trainer)

    assert evidence(session, trainer.id).awards == ()


def taught(session: Session, count: int) -> tuple[Someone, str, list[Someone]]:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    return trainer, cohort, [make_learner(session, cohort) for _ in range(count)]


def test_a_cohorts_gain_is_that_of_the_class(session: Session) -> None:
    trainer, cohort, learners = taught(session, 3)
    for one in learners[:2]:
        take(session, one, Moment.BEFORE, answers={}, at=NOW - timedelta(days=9))
        take(session, one, at=NOW - timedelta(days=3))
    take(session, learners[2])

    (found,) = evidence(session, trainer.id).cohorts

    day = local_day(NOW - timedelta(days=3))
    assert found == OwnCohort(cohort, 2, Fraction(1), day)


def test_who_knew_everything_before_has_no_room_to_gain(session: Session) -> None:
    trainer, _, learners = taught(session, 1)
    take(session, learners[0], Moment.BEFORE, at=NOW - timedelta(days=9))
    take(session, learners[0])

    assert [one.gain for one in evidence(session, trainer.id).cohorts] == [None]


@pytest.mark.parametrize("ended", ["enrolment", "teaching"])
def test_what_was_learnt_elsewhere_or_under_another_is_not_the_trainers(session: Session, ended: str) -> None:
    trainer, cohort, learners = taught(session, 1)
    long_ago = NOW - timedelta(days=5)
    take(session, learners[0], Moment.BEFORE, answers={}, at=NOW - timedelta(days=9))
    if ended == "enrolment":
        end_enrolment(session, cohort, learners[0], long_ago)
    else:
        end_teaching(session, cohort, trainer, long_ago)
    take(session, learners[0], at=NOW - timedelta(days=3))

    assert evidence(session, trainer.id).cohorts == ()
