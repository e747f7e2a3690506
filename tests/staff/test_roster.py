"""Without these, the roster could miscount, forget somebody, or tell of a child."""

from csv import reader
from datetime import timedelta
from io import StringIO

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms import clock
from lms.certificates.awards import Status
from lms.certificates.models import Award
from lms.errors import Forbidden
from lms.people import accounts, membership, roles
from lms.people.models import Account
from lms.permissions import Role
from lms.practice.models import TrainingSession
from lms.staff.roster import RosterRow, Wanted, roster, totals
from lms.staff.roster_table import roster_table, totals_table
from tests.conftest import NOW
from tests.factories import PEPPER, Someone, make_adult, make_cohort, make_learner, make_master_over, sign_in


def rows(session: Session, **wanted: str) -> dict[str, RosterRow]:
    manager = make_adult(session, Role.MANAGER)
    return {row.account.id: row for row in roster(session, manager, Wanted(**wanted), NOW)}


def held(
    session: Session, cohort: str, leader: Someone, days_ago: int, co: Someone | None = None
) -> TrainingSession:
    row = TrainingSession(
        id=clock.new_id(),
        cohort_id=cohort,
        held_on=(NOW - timedelta(days=days_ago)).date(),
        modules=[],
        led_by=leader.id,
        co_led_by=co.id if co else None,
        made_by=leader.id,
        made_at=NOW,
    )
    session.add(row)
    session.flush()
    return row


def given(session: Session, person: Someone, master: Someone, **said: object) -> Award:
    usual: dict[str, object] = {
        "awarded_on": (NOW - timedelta(days=9)).date(),
        "expires_on": (NOW + timedelta(days=300)).date(),
        "awarded_at": NOW - timedelta(days=9),
        "four_eyes": False,
        "paper": "certificate",
    }
    row = Award(
        id=clock.new_id(), account_id=person.id, rule="trainer", rule_version=1, words={}, evidence=[],
        awarded_by=master.id, **{**usual, **said},
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MANAGER])
def test_the_roster_is_for_the_manager_only(session: Session, role: Role) -> None:
    with pytest.raises(Forbidden):
        roster(session, Someone("somebody", role), Wanted(), NOW)


def test_every_adult_stands_in_it_once_and_no_child(session: Session) -> None:
    trainer = make_adult(session)
    master = make_master_over(session, trainer)
    child = make_learner(session, make_cohort(session, trainer))
    closed = make_adult(session)
    session.get_one(Account, closed.id).active = False

    found = rows(session)

    assert {trainer.id, master.id} < set(found)
    assert child.id not in found
    assert closed.id not in found


def test_a_row_says_role_place_generation_and_who_trained_them(session: Session) -> None:
    trainer, ended = make_adult(session), make_adult(session)
    master = make_master_over(session, trainer, ended)
    account = session.get_one(Account, trainer.id)
    roles.begin(session, account, Role.TRAINER, place_code="060209", by=None, now=NOW - timedelta(days=1))
    roles.end(session, ended.id, by=None, now=NOW - timedelta(minutes=1))

    found = rows(session)

    assert (found[trainer.id].role, found[trainer.id].place_code) == (Role.TRAINER, "060209")
    assert (found[trainer.id].generation, found[master.id].generation) == (1, 0)
    assert found[trainer.id].trained_by is not None
    assert found[trainer.id].trained_by.id == master.id
    assert found[ended.id].role is None


def test_sessions_of_the_last_sixty_days_are_counted_for_both_leaders(session: Session) -> None:
    lead, other = make_adult(session), make_adult(session)
    cohort = make_cohort(session, lead)
    held(session, cohort, lead, 60)
    held(session, cohort, lead, 61)
    held(session, cohort, lead, 1, co=other)
    held(session, cohort, lead, 2).cancelled_at = NOW

    found = rows(session)

    assert (found[lead.id].sessions, found[other.id].sessions) == (2, 1)
    assert (found[lead.id].cohorts, found[other.id].cohorts) == (1, 0)


def test_the_certificate_in_force_counts_before_older_and_taken_back_ones(session: Session) -> None:
    people = [make_adult(session) for _ in range(5)]
    master = make_adult(session, Role.MASTER)
    past = (NOW - timedelta(days=1)).date()
    given(session, people[0], master)
    given(session, people[0], master, revoked_at=NOW, revoked_by=master.id)
    given(session, people[1], master, expires_on=past)
    given(session, people[2], master, revoked_at=NOW, revoked_by=master.id)
    given(session, people[3], master, four_eyes=True)

    found = rows(session)

    assert [found[one.id].status for one in people] == [
        Status.VALID, Status.EXPIRED, Status.REVOKED, None, None,
    ]  # fmt: skip
    assert set(rows(session, status="expired")) == {people[1].id}
    assert people[4].id in rows(session, status="none")


def test_fewer_than_five_children_are_not_told(session: Session) -> None:
    few, enough = make_adult(session), make_adult(session)
    for trainer, count in ((few, 4), (enough, 5)):
        cohort = make_cohort(session, trainer)
        for _ in range(count):
            make_learner(session, cohort)

    found = list(rows(session).values())
    shown = {
        row.account.id: line[-1] for row, line in zip(found, roster_table(found, "en").rows, strict=True)
    }

    assert (shown[few.id], shown[enough.id]) == ("<5", 5)


def test_a_child_in_two_cohorts_is_counted_once(session: Session) -> None:
    trainer = make_adult(session)
    first, second = make_cohort(session, trainer), make_cohort(session, trainer)
    child = make_learner(session, first)
    membership.enrol(session, second, child.id, NOW - timedelta(days=1))

    assert rows(session)[trainer.id].learners == 1


def test_the_list_is_narrowed_by_role_and_by_the_beginning_of_a_place(session: Session) -> None:
    one, other = make_adult(session), make_adult(session)
    for person, place in ((one, "060209"), (other, "200211")):
        account = session.get_one(Account, person.id)
        roles.begin(session, account, Role.TRAINER, place_code=place, by=None, now=NOW)

    assert set(rows(session, place="06")) == {one.id}
    assert set(rows(session, role="trainer")) == {one.id, other.id}
    assert set(rows(session, role="trainer", place="2002")) == {other.id}


def test_totals_add_up_and_say_what_is_not_recorded(session: Session) -> None:
    for sex in ("female", "female", "male", "not-recorded"):
        accounts.new_adult(
            session, role=Role.TRAINER, login=clock.new_id()[:9], name_km="ក", name_latin="K", pepper=PEPPER,
            by=None, now=NOW, sex=sex, password="a long password",
        )  # type: ignore[arg-type]  # fmt: skip

    table = totals_table(totals(rows(session).values()), "en")

    assert table.rows == (
        ("Trainer", 2, 1, 1, 4),
        ("Programme manager", 0, 0, 1, 1),
        ("all", 2, 1, 2, 5),
    )


def test_the_file_holds_everybody_the_page_was_asked_for(client: FlaskClient, session: Session) -> None:
    manager = make_adult(session, Role.MANAGER)
    for number in range(60):
        session.add(Account(id=clock.new_id(), role=Role.TRAINER, login=f"t{number}", secret="-", name_km="សុខ", created_at=NOW))  # fmt: skip  # noqa: E501
    sign_in(client, session, manager)

    page = client.get("/en/roster?role=none").text
    file = client.get("/en/roster?role=none&as=csv")
    sheet = client.get("/en/roster?as=xlsx&table=roster-totals")

    lines = list(reader(StringIO(file.get_data(as_text=True).removeprefix("\ufeff"))))
    assert "60 adults" in page
    assert "Page 1 of 2" in page
    assert len(lines) == 61
    assert {len(line) for line in lines} == {15}
    assert "role=none" in page.split("Excel")[0]
    assert (sheet.status_code, sheet.data[:2]) == (200, b"PK")
