"""Without these, a line of the day could lead nowhere, or name a child to somebody who may see none."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms.people.models import Account, Cohort
from lms.permissions import Role
from lms.practice.models import Observation, TrainingSession
from lms.quizzes.quiz import Moment
from tests.conftest import NOW, browser
from tests.factories import (
    Someone,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
    read_lessons,
    sign_in,
)
from tests.reports.cohort import score
from tests.staff.test_day import certificate, plan


@pytest.fixture
def trainer(session: Session) -> Someone:
    return make_adult(session)


@pytest.fixture
def busy(session: Session, trainer: Someone) -> Someone:
    """A trainer whose day has every kind of line."""
    cohort = make_cohort(session, trainer)
    never, twice, waits = (make_learner(session, cohort) for _ in range(3))
    session.get_one(Account, never.id).nickname = "Canary"
    score(session, twice, Moment.AFTER, 3)
    score(session, twice, Moment.AFTER, 4, days=2)
    read_lessons(session, waits)
    session.get_one(Cohort, cohort).begins_on = (NOW - timedelta(days=40)).date()
    plan(session, trainer, cohort)
    master = make_master_over(session, trainer)
    held = session.query(TrainingSession).first()
    assert held is not None
    at = NOW - timedelta(days=3)
    session.add(
        Observation(
            id="0" * 32,
            session_id=held.id,
            checklist="leading-a-session",
            checklist_version=1,
            body={},
            observed_id=trainer.id,
            observer_id=master.id,
            setting="independent",
            points={},
            red_lines=[],
            begun_at=at,
            saved_at=at,
            observer_signed_at=at,
        )
    )
    certificate(session, trainer, master, 60)
    session.flush()
    return trainer


def test_every_line_says_why_and_leads_to_a_page(
    client: FlaskClient, session: Session, busy: Someone
) -> None:
    sign_in(client, session, busy)

    page = client.get("/en/today").text

    for words in (
        "Who may need you",
        "Canary",
        "not seen yet",
        "I have rights: two tries at the quiz after, not reached yet",
        "I have rights: all lessons read, the quiz after waits",
        "Log the session of 18 November 2026",
        "1 observation waits for your signature",
        "ends on 21 January 2027",
        "Follow-ups: Lotus",
        "Quiz after: Lotus",
        "What to teach again",
    ):
        assert words in page, words
    lists = page.split('class="three"')[1].split('id="cohorts"')[0]
    addresses = set(re.findall(r'href="([^"#]+)"', lists))
    assert len(addresses) >= 7
    assert {path: client.get(path).status_code for path in addresses} == dict.fromkeys(addresses, 200)


def test_a_quiet_day_is_told_as_one(client: FlaskClient, session: Session) -> None:
    sign_in(client, session, make_adult(session))

    page = client.get("/en/today").text

    assert "nobody is stuck" in page
    assert "You have no cohort yet." in page


def test_a_master_sees_trainers_by_name_and_no_child_anywhere(app: Flask, session: Session) -> None:
    trainer = make_adult(session)
    session.get_one(Account, trainer.id).name_latin = "Chan Dara"
    master = make_master_over(session, trainer)
    course = session.query(Cohort).filter_by(kind="tot").one().id
    inside, outside = make_learner(session, course), make_learner(session, make_cohort(session, trainer))
    for child in (inside, outside):
        session.get_one(Account, child.id).nickname = "Canary"
    desk = sign_in(browser(app), session, master)

    pages = [desk.get(f"/en/{path}").text for path in ("today", f"cohorts/{course}", f"cohorts/{course}/due")]

    assert f'href="/en/trainers/{trainer.id}"' in pages[0]
    assert f'href="../trainers/{trainer.id}"' in pages[1]
    assert not any(sign in page for page in pages for sign in ("Canary", inside.id, outside.id))


def test_the_cells_of_the_grid_name_their_module_and_the_follow_up(
    client: FlaskClient, session: Session, trainer: Someone
) -> None:
    cohort = make_cohort(session, trainer)
    done, due = make_learner(session, cohort), make_learner(session, cohort)
    session.get_one(Cohort, cohort).begins_on = (NOW - timedelta(days=35)).date()
    for child in (done, due):
        score(session, child, Moment.BEFORE, 4, days=34)
        score(session, child, Moment.AFTER, 8, days=33)
    score(session, done, Moment.FOLLOW_UP_1, 7, days=2)
    sign_in(client, session, trainer)

    page = client.get(f"/en/cohorts/{cohort}").text

    assert page.count('data-m="M1"') == 2
    assert "4 → 8 → 7" in page
    assert "follow-up done" in page
    assert "follow-up due" in page


@pytest.mark.parametrize(
    ("role", "linked", "missing"),
    [
        (Role.TRAINER, ("Today", "Observations", "My practice"), ("Generations", "Trainers", "Research")),
        (Role.MASTER, ("Today", "Trainers", "Generations", "Certificates"), ("Research", "Clearances")),
        (
            Role.MANAGER,
            ("Generations", "Adults", "Research"),
            ("Today", "Trainers", "Accounts", "My practice"),
        ),
        (Role.SAFEGUARDING, ("Clearances", "Certificates"), ("Generations", "Today", "Adults")),
        (Role.ADMIN, ("Accounts",), ("Today", "Generations", "Clearances")),
        (Role.AUTHOR, ("Questions", "Corrections"), ("Today", "Accounts", "Generations")),
    ],
)
def test_the_navigation_links_what_a_role_may_open_and_nothing_else(
    client: FlaskClient, session: Session, role: Role, linked: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    sign_in(client, session, make_adult(session, role))

    nav = client.get("/en/conduct").text.split('class="staff-nav"')[1].split("</nav>")[0]

    links = dict((words, path) for path, words in re.findall(r'href="([^"#]+)[^"]*">([^<]+)</a>', nav))
    assert set(linked) <= set(links)
    assert not set(missing) & set(links)
    assert {path: client.get(path).status_code for path in links.values()} == dict.fromkeys(
        links.values(), 200
    )
