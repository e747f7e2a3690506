"""Without these, a class could go in by half, or past somebody who changed something meanwhile."""

from collections.abc import Sequence

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lms import clock
from lms.errors import Forbidden, NotFound
from lms.people.models import Declaration, Enrolment
from lms.people.secrets import Prepared
from lms.permissions import Role
from lms.training import roster
from lms.training.roster import PutIn
from lms.training.roster_file import Table, read_table
from tests.conftest import NOW
from tests.factories import PEPPER, Someone, login_of, make_adult, make_cohort, make_learner
from tests.training import roster_data
from tests.world import SECRET


def put_in(session: Session, actor: Someone, cohort: str, table: Table, *, pins: int) -> Sequence[PutIn]:
    """Put a table in with so many PINs prepared; they are all the same, because hashing takes long."""
    return roster.put_in(
        session,
        actor,
        cohort,
        table,
        prepared=[Prepared("123456", SECRET)] * pins,
        witness_id=actor.id,
        batch=clock.new_id(),
        pepper=PEPPER,
        now=NOW,
    )


def test_five_hundred_clean_rows_go_in_at_once(session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)

    done = put_in(
        session, trainer, cohort, read_table(roster_data.as_csv(roster_data.rows(planted=False))), pins=500
    )

    consents = select(func.count()).where(
        Declaration.kind == "guardian-consent", Declaration.witness_id == trainer.id
    )
    assert len({one.account_id for one in done}) == 500
    assert session.scalar(select(func.count()).where(Enrolment.cohort_id == cohort)) == 500
    assert session.scalar(consents) == 500


def test_a_table_that_is_not_clean_any_more_puts_nobody_in(session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    child = make_learner(session, make_cohort(session, trainer))
    table = read_table(f"sex,code\nF,\n,{login_of(session, child)}\n".encode())
    clean = roster.dry_run(session, trainer, cohort, table, NOW)
    session.add(Enrolment(cohort_id=cohort, learner_id=child.id, from_at=NOW))
    session.commit()

    with pytest.raises(roster.Changed):
        put_in(session, trainer, cohort, table, pins=2)

    assert len(clean.people) == 2
    assert session.scalars(select(Enrolment.learner_id).where(Enrolment.cohort_id == cohort)).all() == [
        child.id
    ]


def test_more_new_people_than_were_prepared_for_put_nobody_in(session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)

    with pytest.raises(roster.Changed):
        put_in(session, trainer, cohort, read_table(b"sex\nF\nM\n"), pins=1)

    assert session.scalars(select(Enrolment).where(Enrolment.cohort_id == cohort)).all() == []


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.TRAINER, Role.LEARNER}])
def test_only_who_teaches_the_children_puts_children_in(session: Session, role: Role) -> None:
    cohort = make_cohort(session, make_adult(session))

    with pytest.raises((Forbidden, NotFound)):
        put_in(session, make_adult(session, role), cohort, read_table(b"sex\nF\n"), pins=1)
