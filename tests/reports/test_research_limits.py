"""Without these, rows could be taken too often, twice with one press, or by somebody without the right."""

import io
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from lms import clock
from lms.errors import Forbidden, NotFound
from lms.permissions import Role
from lms.reports import research
from lms.reports.models import Export
from lms.reports.research import MOST_A_DAY, EnoughToday, Made, TakenAlready, Wanted
from tests.conftest import NOW
from tests.factories import PASSWORD, PEPPER, Someone, make_adult

MODULE = "child-rights"
WANTED = Wanted(MODULE, "Research board, letter 7", "What lasts after three months?")


@pytest.fixture
def manager(session: Session) -> Someone:
    return make_adult(session, Role.MANAGER)


def test_a_second_press_while_the_first_file_is_made_takes_nothing(
    session: Session, manager: Someone
) -> None:
    made = Made(clock.new_id(), 1, "0" * 64)
    research.check(session, manager, MODULE, made.export_id, NOW)
    research.record(session, manager, WANTED, made, NOW)

    with pytest.raises(TakenAlready):
        research.record(session, manager, WANTED, made, NOW)
    with pytest.raises(TakenAlready):
        research.check(session, manager, MODULE, made.export_id, NOW)


def test_the_next_day_rows_can_be_taken_again(session: Session, manager: Someone) -> None:
    made = [Made(clock.new_id(), 1, "0" * 64) for _ in range(MOST_A_DAY + 3)]
    for one in made[:MOST_A_DAY]:
        research.record(session, manager, WANTED, one, NOW)

    with pytest.raises(EnoughToday):
        research.record(session, manager, WANTED, made[3], NOW + timedelta(hours=13, minutes=59))
    # NOW is ten in the morning in Cambodia: fourteen hours later it is the next day.
    research.record(session, manager, WANTED, made[4], NOW + timedelta(hours=14))
    research.record(session, make_adult(session, Role.MANAGER), WANTED, made[5], NOW)

    assert session.query(Export).count() == MOST_A_DAY + 2


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MANAGER])
def test_only_a_manager_takes_rows_out(session: Session, role: Role) -> None:
    person = Someone("somebody", role)

    for act in (
        lambda: research.modules(session, person),
        lambda: research.check(session, person, MODULE, "1", NOW),
        lambda: research.is_really(session, person, PASSWORD, pepper=PEPPER),
        lambda: research.write(session, person, MODULE, io.BytesIO(), export_id="1", secret=PEPPER),
        lambda: research.record(session, person, WANTED, Made("1", 1, "0"), NOW),
        lambda: research.earlier(session, person),
    ):
        with pytest.raises(Forbidden):
            act()


def test_a_module_nobody_published_is_not_there_to_be_taken(session: Session, manager: Someone) -> None:
    with pytest.raises(NotFound):
        research.check(session, manager, "no-such-module", "1", NOW)
