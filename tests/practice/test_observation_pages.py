"""Watching on a phone: nothing is lost, a red line says what to do, and a child reads kind words."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock, i18n
from lms.people import membership
from lms.practice.models import Observation, TrainingSession
from tests.conftest import browser
from tests.factories import Someone, make_cohort, make_learner, make_master_over, sign_in
from tests.practice.observed import seen
from tests.practice.sessions import hold, nickname


@pytest.fixture
def child(session: Session, trainer: Someone) -> Someone:
    made = make_learner(session, make_cohort(session, trainer))
    nickname(session, made, "Dara")
    return made


def held(session: Session, trainer: Someone, leader: Someone) -> TrainingSession:
    """Let a session be held today."""
    now = clock.now()
    cohort = make_cohort(session, trainer)
    if leader is not trainer:
        membership.enrol(session, cohort, leader.id, now)
    row = hold(session, trainer, cohort, leader, now=now, held_on=i18n.local_day(now))
    session.commit()
    return row


def filled(session: Session, given: int, **more: object) -> dict[str, object]:
    """Return what the page sends when every point has the same number."""
    points = {f"point-{name}": str(given) for name in seen(session).points}
    return {"observation_id": clock.new_id(), "do": "save"} | points | more


def one(session: Session) -> Observation:
    session.commit()
    return session.scalars(select(Observation)).one()


def test_an_observation_from_the_first_tick_to_the_second_signature(
    app: Flask, session: Session, trainer: Someone
) -> None:
    master = sign_in(browser(app), session, make_master_over(session, trainer))
    observed = sign_in(browser(app), session, trainer)
    row = held(session, trainer, trainer)
    found = master.get(f"/en/trainers/{trainer.id}/sessions").text
    address = re.search(r'href="(/en/sessions/\w+/observe/\w+)"', found)
    assert address
    page = master.get(address[1]).text
    begun = master.post(address[1], data={"observation_id": clock.new_id(), "point-one-objective": "2"})
    there = begun.headers["Location"]
    too_early = master.post(there, data={"point-one-objective": "2", "do": "sign"})
    master.post(there, data=filled(session, 1, do="sign"))
    waiting = observed.get("/en/observations").text
    shown = observed.get(f"/en/practice/{one(session).id}").text

    signed = observed.post(f"/en/practice/{one(session).id}/sign")

    assert row.id in address[1]
    assert "How is the session led?" not in page
    assert begun.status_code == 303
    assert "Answer every point before you sign" in too_early.text
    assert 'name="point-one-objective" value="2" checked' in too_early.text
    assert "to read and to sign" in waiting
    assert "50% of all points" in shown
    assert signed.status_code == 303
    assert one(session).observed_signed_at is not None
    assert "nothing changes any more" in master.get(there).text


def test_a_crossed_red_line_says_at_once_what_to_do_now(
    app: Flask, session: Session, trainer: Someone
) -> None:
    master = sign_in(browser(app), session, make_master_over(session, trainer))
    row = held(session, trainer, trainer)
    address = f"/en/sessions/{row.id}/observe/{trainer.id}"

    answer = master.post(
        address, data={"observation_id": clock.new_id(), "red": "promise-of-secrecy"}, follow_redirects=True
    ).text

    alert = answer[answer.index('role="alert"') :]
    assert alert.index("Do this now:") < alert.index("<form")
    assert "Tell the safeguarding focal point today." in alert[: alert.index("<form")]


def test_a_child_reads_what_went_well_and_what_to_try_and_no_figure(
    app: Flask, session: Session, trainer: Someone, child: Someone
) -> None:
    adult, phone = sign_in(browser(app), session, trainer), sign_in(browser(app), session, child)
    row = held(session, trainer, child)
    data = filled(session, 2, do="sign") | {"point-closes-safely": "0", "red": "photo"}
    adult.post(f"/en/sessions/{row.id}/observe/{child.id}", data=data)

    page = phone.get(f"/en/practice/{one(session).id}").text

    main = page[page.index("<main") : page.index("</main")]
    assert "You ended calmly" not in main
    assert "End with a song or a calm game" in main
    assert "You were kind when an answer was not right." in main
    assert "Take no photos of your friends" in main
    assert not re.search(r"%|red line|fail|nought|points", main)
    assert phone.get(f"/en/observations/{one(session).id}").status_code == 403
    assert phone.get("/en/practice").status_code == 200


def test_a_child_is_given_three_things_to_try_and_every_line_that_was_crossed(
    app: Flask, session: Session, trainer: Someone, child: Someone
) -> None:
    adult, phone = sign_in(browser(app), session, trainer), sign_in(browser(app), session, child)
    row = held(session, trainer, child)
    data = filled(session, 1, do="sign") | {"point-counts-heads": "0", "red": ["photo", "promise-of-secrecy"]}
    adult.post(f"/en/sessions/{row.id}/observe/{child.id}", data=data)

    page = phone.get(f"/en/practice/{one(session).id}").text

    tried = re.findall(r"<li>([^<]+)</li>", page[page.index("next time") :])
    assert len(tried) == 5
    assert tried[2] == "Count who is there, and tell your trainer the numbers."


def test_whoever_wants_to_talk_first_sends_it_back_and_the_observer_is_told(
    app: Flask, session: Session, trainer: Someone, child: Someone
) -> None:
    adult, phone = sign_in(browser(app), session, trainer), sign_in(browser(app), session, child)
    row = held(session, trainer, child)
    adult.post(f"/en/sessions/{row.id}/observe/{child.id}", data=filled(session, 1, do="sign"))
    made = one(session).id

    sent = phone.post(f"/en/practice/{made}/talk", follow_redirects=True)

    assert sent.status_code == 200
    assert phone.get(f"/en/practice/{made}").status_code == 404
    assert "Dara would like to talk about it first" in adult.get(f"/en/observations/{made}").text
    assert "asks to talk about it first" in adult.get("/en/observations").text


def test_what_is_sent_again_after_signing_is_refused_when_it_is_new(
    app: Flask, session: Session, trainer: Someone, child: Someone
) -> None:
    adult: FlaskClient = sign_in(browser(app), session, trainer)
    row = held(session, trainer, child)
    address = f"/en/sessions/{row.id}/observe/{child.id}"
    form = filled(session, 1, do="sign")

    answers = [adult.post(address, data=sent).status_code for sent in (form, form, filled(session, 2))]

    assert answers == [303, 303, 409]
    assert set(one(session).points.values()) == {1}


def test_a_master_trainer_sees_no_child_of_a_trainees_cohort(
    app: Flask, session: Session, trainer: Someone, child: Someone
) -> None:
    master = sign_in(browser(app), session, make_master_over(session, trainer))
    row = held(session, trainer, child)
    cohort = row.cohort_id

    page = master.get(f"/en/trainers/{trainer.id}/sessions").text

    assert "Dara" not in page
    for address in (
        f"sessions/{row.id}",
        f"cohorts/{cohort}/sessions",
        f"sessions/{row.id}/observe/{child.id}",
    ):
        assert master.get(f"/en/{address}").status_code == 404
