"""Without these, two people could be made one, or by somebody who does not look after them."""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.errors import NotFound
from lms.people import lineage
from lms.people.lineage import Circle
from lms.permissions import Role
from lms.practice.models import Observation, TrainingSession
from lms.staff import merging
from lms.staff.merging import OwnAccount
from lms.staff.one_person import BothCertified, NotOnePerson
from tests.conftest import NOW
from tests.factories import end_enrolment, make_adult, make_cohort, make_learner, make_master_over
from tests.staff.histories import History, dump, merged


def test_a_learner_and_an_adult_are_never_made_one(session: Session) -> None:
    trainer = make_adult(session)
    child = make_learner(session, make_cohort(session, trainer))

    for actor in (trainer, make_adult(session, Role.ADMIN), make_master_over(session, trainer)):
        for kept, gone in ((trainer, child), (child, trainer)):
            with pytest.raises((NotFound, NotOnePerson)):
                merged(session, kept, gone, actor)


@pytest.mark.parametrize("way", [0, 1])
@pytest.mark.parametrize("sign", ["trained", "led", "observed", "awarded", "confirmed"])
def test_who_did_something_with_the_other_is_another_person(session: Session, sign: str, way: int) -> None:
    drawn = History(session, Random(7), Role.TRAINER)
    one, other = make_adult(session), make_adult(session)
    past = NOW - timedelta(days=5)
    if sign == "trained":
        lineage.move(session, one.id, other.id, cohort_id=None, by=None, now=past)
        lineage.end(session, one.id, now=NOW - timedelta(days=1))
    if sign in {"awarded", "confirmed"}:
        award = drawn.certified(one, other if sign == "awarded" else None)
        award.confirmed_by = other.id if sign == "confirmed" else None
    if sign == "led":
        held = session.get_one(TrainingSession, drawn.meeting(one, 0))
        held.co_led_by = other.id
    if sign == "observed":
        drawn.observed(one)
        session.flush()
        for row in session.scalars(select(Observation).where(Observation.observed_id == one.id)):
            row.observer_id = other.id
    session.flush()
    kept, gone = (one, other) if way else (other, one)
    before = dump(session)

    with pytest.raises(NotOnePerson):
        merged(session, kept, gone, make_adult(session, Role.ADMIN, login="judge"))

    after = dump(session)
    assert {name for name in before if before[name] != after[name]} == {"account", "role_term"}


def test_what_an_account_did_before_it_was_merged_counts_too(session: Session) -> None:
    drawn = History(session, Random(7), Role.TRAINER)
    holder, first, stayed, second = (make_adult(session) for _ in range(4))
    award = drawn.certified(holder, first)
    award.confirmed_by = second.id
    session.flush()

    merged(session, stayed, first)

    for kept, gone in ((stayed, second), (second, stayed)):
        with pytest.raises(NotOnePerson):
            merged(session, kept, gone)


def test_a_merge_that_would_close_a_circle_is_refused(session: Session) -> None:
    top, middle, bottom = (make_adult(session) for _ in range(3))
    lineage.move(session, middle.id, top.id, cohort_id=None, by=None, now=NOW)
    lineage.move(session, bottom.id, middle.id, cohort_id=None, by=None, now=NOW)

    for kept, gone in ((top, bottom), (bottom, top)):
        with pytest.raises(Circle):
            merged(session, kept, gone)


def test_two_certificates_from_different_people_must_have_been_seen(session: Session) -> None:
    drawn = History(session, Random(9), Role.TRAINER)
    kept, gone, giver = make_adult(session), make_adult(session), make_adult(session, Role.MASTER)
    drawn.certified(kept)
    award = drawn.certified(gone, giver)
    admin = make_adult(session, Role.ADMIN)

    with pytest.raises(BothCertified):
        merging.merge(session, admin, kept.id, gone.id, both_certified_seen=False, now=NOW)
    award.revoked_at, award.revoked_by = NOW, giver.id
    session.flush()

    merging.merge(session, admin, kept.id, gone.id, both_certified_seen=False, now=NOW)
    assert award.account_id == kept.id


def test_nobody_merges_their_own_account(session: Session) -> None:
    admin, other = make_adult(session, Role.ADMIN), make_adult(session, Role.ADMIN)

    for kept, gone in ((admin, other), (other, admin)):
        with pytest.raises(OwnAccount):
            merged(session, kept, gone, admin)


def test_a_master_merges_the_trainers_they_train_and_nobody_else(session: Session) -> None:
    near, also, far = (make_adult(session) for _ in range(3))
    risen = make_adult(session, Role.ADMIN)
    master = make_master_over(session, near, also, risen)

    for kept, gone in ((near, far), (far, near), (near, risen), (risen, near)):
        with pytest.raises(NotFound):
            merged(session, kept, gone, master)

    assert merged(session, near, also, master)


def test_a_trainer_merges_children_of_own_cohorts_now_and_nobody_else(session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    one, other, gone = (make_learner(session, cohort) for _ in range(3))
    foreign = make_learner(session, make_cohort(session, make_adult(session)))
    end_enrolment(session, cohort, gone, NOW - timedelta(minutes=1))

    for lost in (foreign, gone, trainer):
        with pytest.raises(NotFound):
            merged(session, one, lost, trainer)

    assert merged(session, one, other, trainer)
