"""Plans are made once by each page, moved and called off while they are plans, and not afterwards."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from lms import clock
from lms.errors import Conflict, NotFound
from lms.practice import session_plans
from lms.practice.said import Plan
from lms.practice.session_log import Unfit
from lms.practice.session_plans import NotPlanned
from tests.conftest import NOW
from tests.factories import Someone, make_adult
from tests.practice.sessions import TODAY, hold, plan_one


@pytest.mark.parametrize(
    "change", [{"times": 2}, {"times": 4}, {"modules": ()}, {"community": True}, {"place_code": "060209"}]
)
def test_a_page_that_comes_back_with_another_plan_is_refused(
    session: Session, trainer: Someone, cohort: str, change: dict[str, object]
) -> None:
    wanted = Plan(TODAY, ("child-rights",), trainer.id, None, None, community=False, times=3)
    plan_id = clock.new_id()
    made = session_plans.plan(session, trainer, cohort, wanted, plan_id=plan_id, now=NOW)

    again = session_plans.plan(session, trainer, cohort, wanted, plan_id=plan_id, now=NOW)

    assert again == made
    with pytest.raises(Conflict):
        session_plans.plan(
            session,
            trainer,
            cohort,
            replace(wanted, **change),  # type: ignore[arg-type]
            plan_id=plan_id,
            now=NOW,
        )


def test_what_was_held_or_called_off_is_no_plan_any_more(
    session: Session, trainer: Someone, cohort: str
) -> None:
    held, off = hold(session, trainer, cohort), plan_one(session, trainer, cohort)
    session_plans.call_off(session, trainer, off.id, NOW)

    for row in (held, off):
        with pytest.raises(NotPlanned):
            session_plans.move(session, trainer, row.id, TODAY + timedelta(days=1), NOW)
    with pytest.raises(NotPlanned):
        session_plans.call_off(session, trainer, held.id, NOW)


def test_a_plan_moves_to_a_day_to_come_and_for_those_who_teach(
    session: Session, trainer: Someone, cohort: str
) -> None:
    row = plan_one(session, trainer, cohort, day=TODAY - timedelta(days=2))

    with pytest.raises(Unfit):
        session_plans.move(session, trainer, row.id, TODAY - timedelta(days=1), NOW)
    with pytest.raises(NotFound):
        session_plans.move(session, make_adult(session), row.id, TODAY, NOW)
    session_plans.move(session, trainer, row.id, TODAY, NOW)

    assert row.planned_on == TODAY
