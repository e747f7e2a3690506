"""Where an attempt gets its id, and that pressing twice makes one attempt."""

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from lms.quizzes.models import Attempt
from tests.browser.phones import OpenPhone, Phone
from tests.browser.places import Child, make_child
from tests.browser.server import Served
from tests.factories import make_adult, make_cohort

FIRST_QUESTION = re.compile(r"/km/a/([0-9a-f]{32})/1$")


@pytest.fixture
def child(served: Served) -> Child:
    """A learner who has done nothing yet."""
    with served.session() as session:
        return make_child(session, make_cohort(session, make_adult(session)))


def attempts_of(served: Served, child: Child) -> list[str]:
    """Return the ids of everything the child has begun."""
    with served.session() as session:
        return list(session.scalars(select(Attempt.id).where(Attempt.learner_id == child.id)))


def before_the_quiz(phone: Phone) -> None:
    """Stand before the button that begins the quiz."""
    phone.open("/km/learn")
    phone.press("Begin")


def test_with_script_the_attempt_has_the_id_that_the_page_made(
    phone: OpenPhone, served: Served, child: Child
) -> None:
    own = phone(person=child)
    before_the_quiz(own)

    with own.page.expect_request(lambda request: request.method == "POST") as sent:
        own.press("Begin the quiz")
    own.page.wait_for_url(FIRST_QUESTION)

    made = parse_qs(sent.value.post_data or "")["attempt_id"]
    assert attempts_of(served, child) == made


@pytest.mark.parametrize("script", [False, True])
def test_pressing_the_button_twice_makes_one_attempt(
    phone: OpenPhone, served: Served, child: Child, script: bool
) -> None:
    own = phone(script=script, person=child)
    before_the_quiz(own)

    own.page.get_by_role("button", name=own.words("Begin the quiz")).dblclick()
    # The second press breaks off the first one's journey, which waiting for an address would call an error.
    expect(own.page).to_have_url(FIRST_QUESTION)

    assert len(attempts_of(served, child)) == 1


def test_without_script_the_server_makes_the_id(phone: OpenPhone, served: Served, child: Child) -> None:
    own = phone(script=False, person=child)
    before_the_quiz(own)

    with own.page.expect_request(lambda request: request.method == "POST") as sent:
        own.press("Begin the quiz")
    own.page.wait_for_url(FIRST_QUESTION)

    assert parse_qs(sent.value.post_data or "", keep_blank_values=True)["attempt_id"] == [""]
    assert attempts_of(served, child) == FIRST_QUESTION.findall(own.page.url)
