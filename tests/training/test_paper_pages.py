"""Without these, what was typed could be lost on the way, or kept without its sums."""

import re

import pytest
from sqlalchemy import select

from lms import clock
from lms.i18n import local_day
from lms.quizzes.models import Attempt
from lms.quizzes.quiz import Moment
from tests.factories import make_adult, make_cohort, make_learner, sign_in, take

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def group(session, client):
    """A signed-in trainer's cohort with three learners."""
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    learners = [make_learner(session, cohort) for _ in range(3)]
    sign_in(client, session, trainer)
    return cohort, learners


def address(cohort, moment="before"):
    return f"/en/cohorts/{cohort}/paper/M1/{moment}"


def filled(page, sign="?", sheets=3):
    """Return the form of a grid as a browser would send it, with the same sign in every cell."""
    text = page.get_data(as_text=True)
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', text))
    names = re.findall(r'<(?:select|input) name="(\d+-\d+)"', text)
    day = str(local_day(clock.now()))
    return {**hidden, **dict.fromkeys(names, sign), "sheets": str(sheets), "day": day, "in": "km"}


def attempts(session):
    session.rollback()  # what another session has kept since is seen by a new look
    return session.scalars(select(Attempt)).all()


def test_sheets_are_typed_looked_at_and_kept(session, client, group):
    cohort, learners = group
    sent = filled(client.get(address(cohort)))

    looked = client.post(address(cohort), data=sent)
    assert "Sheets counted: 3. Rows filled in: 3." in looked.get_data(as_text=True)
    assert attempts(session) == []
    confirmed = {**sent, "step": "keep"}
    kept = client.post(address(cohort), data=confirmed)
    again = client.post(address(cohort), data=confirmed)

    assert kept.status_code == again.status_code == 303
    assert kept.location == again.location
    assert {one.learner_id for one in attempts(session)} == {one.id for one in learners}
    assert client.get(kept.location).status_code == 200


def test_a_mistake_is_named_and_everything_typed_is_there_again(session, client, group):
    cohort, _ = group
    sent = filled(client.get(address(cohort)))

    answered = client.post(address(cohort), data={**sent, "2-3": "zz", "sheets": "4", "step": "keep"})

    text = answered.get_data(as_text=True)
    assert "Row 2" in text
    assert "question 3" in text
    assert "You counted 4 sheets, and 3 rows" in text
    assert 'value="zz"' in text
    assert text.count(" selected>?<") > 10
    assert attempts(session) == []


def test_the_sums_can_be_left_again_to_change_something(client, group):
    cohort, _ = group
    sent = filled(client.get(address(cohort)), sign="-")

    text = client.post(address(cohort), data={**sent, "step": "change"}).get_data(as_text=True)

    assert text.count(" selected>-<") > 10
    assert 'role="alert"' not in text


def test_a_quiz_taken_on_the_phone_meanwhile_is_told_and_the_row_stays(session, client, group):
    cohort, learners = group
    sent = filled(client.get(address(cohort)))
    take(session, learners[0], Moment.BEFORE)
    session.commit()

    text = client.post(address(cohort), data={**sent, "step": "keep"}).get_data(as_text=True)

    assert "Has this quiz already" in text
    assert learners[0].id in text
    assert len(attempts(session)) == 1


def test_a_learners_page_says_which_quiz_was_on_paper(session, client, group):
    cohort, learners = group
    sent = filled(client.get(address(cohort)))
    client.post(address(cohort), data={**sent, "step": "keep"})

    text = client.get(f"/en/learners/{learners[0].id}").get_data(as_text=True)

    assert "on paper" in text


@pytest.mark.parametrize("path", ["M1/never", "M9/before", "M1/before?form=Z", "M1/before?release=0"])
def test_what_there_is_not_is_not_found(client, group, path):
    assert client.get(f"/en/cohorts/{group[0]}/paper/{path}").status_code == 404
