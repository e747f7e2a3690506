"""A trainer with a phone logs a session in two minutes; what was typed is never lost."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock, i18n
from lms.people.models import Account
from lms.practice import sessions
from lms.practice.models import TrainingSession
from tests.conftest import browser
from tests.factories import Someone, make_learner, sign_in
from tests.practice.sessions import hold, nickname, plan_one


@pytest.fixture
def children(session: Session, cohort: str) -> list[Someone]:
    made = [make_learner(session, cohort) for _ in range(3)]
    for number, child in enumerate(made):
        nickname(session, child, f"Kid{number}")
    session.get_one(Account, made[2].id).sex = "male"
    return made


@pytest.fixture
def phone(app: Flask, session: Session, trainer: Someone, children: list[Someone]) -> FlaskClient:
    return sign_in(browser(app), session, trainer)


def form_of(trainer: Someone, **what: object) -> dict[str, object]:
    """Return what a page sends for a plain session of today."""
    today = str(i18n.local_day(clock.now()))
    plain = {"session_id": clock.new_id(), "held_on": today, "led_by": trainer.id, "modules": "child-rights"}
    return plain | {"girls": "2", "do": "save"} | what


def kept(session: Session) -> list[TrainingSession]:
    session.commit()  # what was read before is old
    return list(session.scalars(select(TrainingSession)))


def test_all_were_here_the_ticks_are_counted_and_saved(
    phone: FlaskClient, session: Session, trainer: Someone, cohort: str, children: list[Someone]
) -> None:
    address = f"/en/cohorts/{cohort}/sessions"
    form = form_of(trainer, girls="")
    opened = phone.get(f"{address}/new").text
    ticked = phone.post(address, data=form | {"do": "all"}).text
    ids = re.findall(r'name="present" value="(\w+)" checked', ticked)
    counted = phone.post(address, data=form | {"do": "count", "present": ids}).text
    numbers = dict(re.findall(r'name="(girls|boys|women|men|not_recorded)"[^>]* value="(\d+)"', counted))

    sent = phone.post(address, data=form | numbers | {"present": ids})

    assert "All were here" in opened
    assert " checked" not in re.sub(r'name="modules"[^>]*', "", opened)
    assert sorted(ids) == sorted(child.id for child in children)
    assert "Ticked above: girls 2, boys 1" in ticked
    assert numbers == {"girls": "2", "boys": "1", "women": "0", "men": "0", "not_recorded": "0"}
    assert sent.status_code == 303
    (row,) = kept(session)
    assert (sessions.heads(row).total, row.logged_by) == (3, trainer.id)
    assert sessions.present_at(session, row.id) == set(ids)


def test_a_page_sent_twice_is_kept_once_and_with_other_numbers_it_is_refused(
    phone: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    address, form = f"/en/cohorts/{cohort}/sessions", form_of(trainer)

    answers = [phone.post(address, data=sent).status_code for sent in (form, form, form | {"girls": "5"})]

    assert answers == [303, 303, 409]
    assert [row.girls for row in kept(session)] == [2]


def test_khmer_digits_are_numbers(
    phone: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    form = form_of(trainer, girls="១២", boys="៩", paper_total="២១")

    sent = phone.post(f"/km/cohorts/{cohort}/sessions", data=form)

    assert sent.status_code == 303
    assert [(row.girls, row.boys) for row in kept(session)] == [(12, 9)]


def test_a_total_that_does_not_add_up_is_refused_and_nothing_typed_is_lost(
    phone: FlaskClient, session: Session, trainer: Someone, cohort: str, children: list[Someone]
) -> None:
    form = form_of(trainer, girls="245", women="190", paper_total="486", present=children[0].id)

    answer = phone.post(f"/en/cohorts/{cohort}/sessions", data=form).text

    assert "51 not accounted for. Put them under not recorded." in answer
    for name, value in (("girls", "245"), ("women", "190"), ("paper_total", "486")):
        assert re.search(rf'name="{name}"[^>]* value="{value}"', answer)
    assert f'value="{children[0].id}" checked' in answer
    assert f'value="{form["session_id"]}"' in answer
    assert kept(session) == []


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ({"girls": "many"}, "Write a number, or leave it empty."),
        ({"girls": "-3"}, "Write a number, or leave it empty."),
        ({"girls": "²"}, "Write a number, or leave it empty."),
        ({"girls": "99999"}, "Write a number, or leave it empty."),
        ({"girls": ""}, "Count the heads in the room first."),
        ({"held_on": "yesterday"}, "Choose a day."),
        ({"held_on": "2036-01-01"}, "This day is still to come."),
        ({"held_on": "2016-01-01"}, "This is long before the group began."),
        ({"place_code": "999999"}, "is in the official list"),
        ({"place_code": "06"}, "is in the official list"),
        ({"led_by": "0" * 32}, "Choose who led it from the list."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    phone: FlaskClient,
    session: Session,
    trainer: Someone,
    cohort: str,
    what: dict[str, str],
    says: str,
) -> None:
    answer = phone.post(f"/en/cohorts/{cohort}/sessions", data=form_of(trainer, **what))

    assert answer.status_code == 200
    assert says in answer.text
    assert kept(session) == []


def test_fewer_heads_than_ticks_are_kept_and_asked_about(
    phone: FlaskClient, trainer: Someone, cohort: str, children: list[Someone]
) -> None:
    form = form_of(trainer, girls="1", present=[child.id for child in children])

    answer = phone.post(f"/en/cohorts/{cohort}/sessions", data=form, follow_redirects=True)

    assert "2 more members were ticked than heads were counted" in answer.text


def test_a_planned_session_opens_with_its_plan_and_is_corrected_later(
    phone: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    now = clock.now()
    day = i18n.local_day(now) - timedelta(days=1)
    row = plan_one(session, trainer, cohort, day=day, now=now)
    session.commit()
    page = phone.get(f"/en/sessions/{row.id}").text
    form = form_of(trainer)
    phone.post(f"/en/sessions/{row.id}", data=form)
    shown = phone.get(f"/en/sessions/{row.id}").text
    correcting = phone.get(f"/en/sessions/{row.id}?correct=1").text
    seen = re.search(r'name="seen" value="(\w+)"', correcting)
    assert seen

    corrected = phone.post(f"/en/sessions/{row.id}", data=form | {"girls": "4", "seen": seen[1]})
    stale = phone.post(f"/en/sessions/{row.id}", data=form | {"girls": "5", "seen": seen[1]})

    assert 'value="child-rights" checked' in page
    assert "2 heads" in shown
    assert (corrected.status_code, stale.status_code) == (303, 409)
    assert [(one.girls, one.planned_on) for one in kept(session)] == [(4, day)]


def test_a_year_of_village_meetings_is_planned_at_once_moved_and_called_off(
    phone: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    day = i18n.local_day(clock.now()) + timedelta(days=3)
    form = {"plan_id": clock.new_id(), "planned_on": str(day), "times": "១២", "led_by": trainer.id}
    address = f"/en/cohorts/{cohort}/sessions"
    for _ in range(2):
        phone.post(f"{address}/plan", data=form | {"community": "1", "modules": "child-rights"})
    other = phone.post(f"{address}/plan", data=form)
    first, second, *_ = sorted(kept(session), key=lambda row: str(row.planned_on))

    moved = phone.post(f"/en/sessions/{first.id}/move", data={"planned_on": str(day + timedelta(days=1))})
    wrong = phone.post(f"/en/sessions/{first.id}/move", data={"planned_on": "2020-01-01"})
    off = [phone.post(f"/en/sessions/{second.id}/call-off").status_code for _ in range(2)]

    assert other.status_code == 409
    assert (moved.status_code, wrong.status_code, off) == (303, 200, [303, 303])
    assert "Choose a day to come." in wrong.text
    rows = kept(session)
    assert len(rows) == 12
    assert all(row.community for row in rows)
    assert session.get_one(TrainingSession, first.id).planned_on == day + timedelta(days=1)
    assert session.get_one(TrainingSession, second.id).cancelled_at is not None


def test_the_list_names_contacts_for_what_they_are(
    phone: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    for days in (0, 7):
        held_on = i18n.local_day(clock.now()) - timedelta(days=days)
        hold(session, trainer, cohort, held_on=held_on, now=clock.now())
    session.commit()

    page = phone.get(f"/en/cohorts/{cohort}/sessions").text

    assert "24 contacts (girls 14, boys 10)" in page
    assert "the same person may be counted again" in page


def test_a_child_who_has_left_is_named_nowhere(
    phone: FlaskClient, session: Session, trainer: Someone, cohort: str, children: list[Someone]
) -> None:
    now = clock.now()
    row = hold(
        session,
        trainer,
        cohort,
        leader=children[0],
        present=children,
        now=now,
        held_on=i18n.local_day(now),
    )
    session.get_one(Account, children[0].id).active = False
    session.commit()

    pages = [
        phone.get(address).text
        for address in (
            f"/en/cohorts/{cohort}/sessions",
            f"/en/sessions/{row.id}",
            f"/en/sessions/{row.id}?correct=1",
        )
    ]

    assert not any("Kid0" in page for page in pages)
    assert all("a member who has left" in page for page in pages)
    assert "And 1 who has left the group since." in pages[1]
