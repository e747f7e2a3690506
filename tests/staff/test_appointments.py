"""Without these, roles and lineage could be changed by whom they do not belong to."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from lms.errors import Forbidden, NotFound
from lms.people import lineage, roles
from lms.people.lineage import Circle
from lms.people.models import Account, RoleTerm
from lms.permissions import Role
from lms.staff import appointments
from lms.staff.appointments import AlreadyOver, LastAdmin, OwnRole, StillTeachesChildren
from lms.staff.person import person
from tests.conftest import NOW
from tests.factories import (
    Someone,
    end_teaching,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
)


def give(session: Session, actor: Someone, who: Someone, role: Role, **said: object) -> RoleTerm:
    usual = {"place_code": None, "last_day": None, "now": NOW}
    return appointments.give_role(session, actor, who.id, role, **{**usual, **said})  # type: ignore[arg-type]


def train(session: Session, trainee: Someone, trainer: Someone) -> None:
    lineage.move(session, trainee.id, trainer.id, cohort_id=None, by=None, now=NOW - timedelta(days=9))


def test_an_admin_gives_any_adult_role_with_a_place_and_an_end(session: Session) -> None:
    admin, trainer = make_adult(session, Role.ADMIN), make_adult(session)
    today = NOW.date()

    term = give(session, admin, trainer, Role.SAFEGUARDING, place_code="0608", last_day=today)

    account = session.get_one(Account, trainer.id)
    assert (account.role, term.place_code) == (Role.SAFEGUARDING, "0608")
    assert term.until_at is not None
    # The last day ends at midnight in Cambodia, seven hours before midnight in UTC.
    assert term.until_at.isoformat() == "2026-11-22T17:00:00+00:00"
    assert [one.role for one in roles.terms(session, trainer.id)] == [Role.TRAINER, Role.SAFEGUARDING]


@pytest.mark.parametrize("role", [Role.MASTER, Role.ADMIN, Role.MANAGER, Role.SAFEGUARDING, Role.LEARNER])
def test_a_master_gives_no_role_but_trainer(session: Session, role: Role) -> None:
    trainer = make_adult(session)
    master = make_master_over(session, trainer)

    with pytest.raises(Forbidden):
        give(session, master, trainer, role)

    assert give(session, master, trainer, Role.TRAINER, place_code="06").given_by == master.id


def test_a_master_ends_no_role_of_somebody_above_a_trainer(session: Session) -> None:
    risen = make_adult(session)
    master = make_master_over(session, risen)
    give(session, make_adult(session, Role.ADMIN), risen, Role.MANAGER)

    for change in (
        lambda: give(session, master, risen, Role.TRAINER),
        lambda: appointments.end_role(session, master, risen.id, NOW),
    ):
        with pytest.raises(NotFound):
            change()


def test_a_child_is_given_no_role(session: Session) -> None:
    child = make_learner(session, make_cohort(session, make_adult(session)))

    with pytest.raises(NotFound):
        give(session, make_adult(session, Role.ADMIN), child, Role.TRAINER)


def test_nobody_changes_their_own_role_or_trainer(session: Session) -> None:
    admin, trainer = make_adult(session, Role.ADMIN), make_adult(session)
    make_adult(session, Role.ADMIN)

    for change in (
        lambda: give(session, admin, admin, Role.MASTER),
        lambda: appointments.end_role(session, admin, admin.id, NOW),
        lambda: appointments.set_trainer(session, admin, admin.id, trainer.id, NOW),
    ):
        with pytest.raises(OwnRole):
            change()


def test_the_last_admin_stays(session: Session) -> None:
    admin, other = make_adult(session, Role.ADMIN), make_adult(session, Role.ADMIN)
    # The one who asks is an administrator until tomorrow only, so the other is the last one.
    for term in roles.terms(session, admin.id):
        term.until_at = NOW + timedelta(days=1)

    for change in (
        lambda: appointments.end_role(session, admin, other.id, NOW),
        lambda: give(session, admin, other, Role.MANAGER),
        lambda: give(session, admin, other, Role.ADMIN, last_day=NOW.date()),
    ):
        with pytest.raises(LastAdmin):
            change()

    assert give(session, admin, other, Role.ADMIN, place_code="06").until_at is None


def test_a_role_does_not_end_before_it_begins(session: Session) -> None:
    with pytest.raises(AlreadyOver):
        give(
            session,
            make_adult(session, Role.ADMIN),
            make_adult(session),
            Role.TRAINER,
            last_day=NOW.date() - timedelta(days=1),
        )


def test_a_master_moves_their_trainers_under_each_other_and_nowhere_else(session: Session) -> None:
    near, also, far = (make_adult(session) for _ in range(3))
    master = make_master_over(session, near, also)

    appointments.set_trainer(session, master, near.id, also.id, NOW)

    assert lineage.trained_by(session)[near.id] == also.id
    for trainee, trainer in ((near, far), (far, near), (far, master)):
        with pytest.raises(NotFound):
            appointments.set_trainer(session, master, trainee.id, trainer.id, NOW)
    with pytest.raises(Forbidden):
        appointments.set_trainer(session, master, near.id, None, NOW)


def test_a_master_takes_a_trainees_trainee_under_themselves(session: Session) -> None:
    near, deeper = make_adult(session), make_adult(session)
    master = make_master_over(session, near)
    train(session, deeper, near)

    appointments.set_trainer(session, master, deeper.id, master.id, NOW)

    assert lineage.trained_by(session)[deeper.id] == master.id


def test_nobody_is_put_under_somebody_who_does_not_train(session: Session) -> None:
    admin, trainer = make_adult(session, Role.ADMIN), make_adult(session)
    ended, manager = make_adult(session), make_adult(session, Role.MANAGER)
    roles.end(session, ended.id, by=None, now=NOW - timedelta(minutes=1))

    for nobody in (ended, manager, admin, trainer):
        with pytest.raises(NotFound):
            appointments.set_trainer(session, admin, trainer.id, nobody.id, NOW)


def test_a_circle_is_refused_and_not_offered(session: Session) -> None:
    top, below = make_adult(session), make_adult(session)
    admin = make_adult(session, Role.ADMIN)
    train(session, below, top)

    with pytest.raises(Circle):
        appointments.set_trainer(session, admin, top.id, below.id, NOW)

    offered = appointments.trainers_for(session, admin, session.get_one(Account, top.id), "", NOW)
    assert below.id not in {one.id for one in offered}


def test_a_former_trainer_outside_a_masters_reach_is_not_named(session: Session) -> None:
    trainer, other = make_adult(session), make_adult(session, Role.MASTER)
    train(session, trainer, other)
    master = make_adult(session, Role.MASTER)
    lineage.move(session, trainer.id, master.id, cohort_id=None, by=None, now=NOW)

    shown = person(session, master, trainer.id, NOW)

    assert [link.person.id if link.person else None for link in shown.trained_by] == [master.id, None]


def test_a_trainer_gets_no_other_role_while_children_are_taught(session: Session) -> None:
    admin, trainer = make_adult(session, Role.ADMIN), make_adult(session)
    cohort = make_cohort(session, trainer)

    with pytest.raises(StillTeachesChildren):
        give(session, admin, trainer, Role.MASTER)
    end_teaching(session, cohort, trainer, NOW - timedelta(minutes=1))
    give(session, admin, trainer, Role.MASTER)

    assert session.get_one(Account, trainer.id).role == Role.MASTER
