"""What stays after three months: the child is asked, the trainer sees whose turn it is."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lms import clock
from lms.courses import releases
from lms.courses.content import Module
from lms.i18n import local_day
from lms.people.models import Cohort
from lms.quizzes.quiz import Form, Moment
from tests.browser.phones import OpenPhone
from tests.browser.places import Child, make_child
from tests.browser.server import Served
from tests.browser.walk import Walk
from tests.factories import Someone, make_adult, make_cohort, module_digest, read_lessons, take


@pytest.fixture
def trainer(served: Served) -> Someone:
    with served.session() as session:
        return make_adult(session)


@pytest.fixture
def child(served: Served, trainer: Someone) -> Child:
    """A learner whose cohort was taught 91 days ago and who did both quizzes then."""
    with served.session() as session:
        cohort = make_cohort(session, trainer)
        session.get_one(Cohort, cohort).begins_on = local_day(clock.now()) - timedelta(days=91)
        made = make_child(session, cohort)
        take(session, made, Moment.BEFORE, answers={})
        read_lessons(session, made)
        take(session, made, Moment.AFTER)
        take(session, made, Moment.FOLLOW_UP_1)
    return made


@pytest.fixture(scope="module")
def module(served: Served) -> Module:
    with served.session() as session:
        return releases.find_module(session, module_digest(session))


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_three_months_later_a_child_sees_what_stayed_and_the_trainer_sees_it_done(
    phone: OpenPhone, served: Served, trainer: Someone, child: Child, module: Module, script: bool
) -> None:
    desk = phone(person=trainer, script=script)
    desk.open("/km/today")
    desk.press("Lotus")
    desk.press("Follow-ups and dates")
    expect(desk.page.locator(".cards .state")).to_contain_text(["កម្រងសំណួររំលឹក"])
    walk = Walk(phone(person=child, script=script))

    walk.phone.open("/km/learn")
    expect(walk.phone.page.locator(".in-hand h2")).to_have_text(module.head.title.km)
    walk.phone.press("See what you still remember")
    walk.take_quiz(module.quiz("", Form.C).items, known=7)
    walk.phone.press("Send my answers")

    walk.at(walk.phone.words("What you have learnt"))
    expect(walk.phone.page.locator(".bars strong")).to_have_text(
        ["០ ក្នុងចំណោម ១០", "១០ ក្នុងចំណោម ១០", "៧ ក្នុងចំណោម ១០"]
    )
    expect(
        walk.phone.page.get_by_role("button", name=walk.phone.words("Try again with other questions"))
    ).to_have_count(0)
    walk.phone.press("Look at the questions again")
    expect(walk.phone.page.locator(".right-answer")).to_have_count(0)
    desk.page.reload()
    expect(desk.page.locator("main")).to_contain_text(desk.words("Nobody has a follow-up open now."))


def test_right_answers_are_shown_once_no_other_try_can_use_them(
    phone: OpenPhone, served: Served, module: Module
) -> None:
    wrong, *others = module.quiz("", Form.B).items
    answers = {item.id: item.right() for item in others}
    reviews = []
    with served.session() as session:
        for said in ({}, answers):
            learner = make_child(session, make_cohort(session, make_adult(session)))
            read_lessons(session, learner)
            reviews.append((learner, take(session, learner, Moment.AFTER, answers=said).id))
    (beginner, nothing), (achiever, reached) = reviews
    first, second = phone(person=beginner), phone(person=achiever)

    first.open(f"/km/a/{nothing}/review")
    second.open(f"/km/a/{reached}/review")

    expect(first.page.locator(".right-answer")).to_have_count(0)
    expect(second.page.locator(".right-answer")).to_have_count(1)
    expect(second.page.locator(".right-answer")).to_contain_text(wrong.solution()[0].km)


def test_a_quiz_begun_on_one_phone_goes_on_on_another_and_loses_nothing(
    phone: OpenPhone, served: Served, module: Module
) -> None:
    with served.session() as session:
        learner = make_child(session, make_cohort(session, make_adult(session)))
    items = module.quiz("", Form.A).items
    first = Walk(phone(person=learner))
    first.phone.open("/km/learn")
    first.phone.press("Begin")
    first.phone.press("Begin the quiz")
    for item in items[:3]:
        first.at(item.stem.km)
        first.answer(item, item.right())
        first.phone.press("Next")

    second = Walk(phone(person=learner, script=False))
    second.phone.open("/km/learn")
    second.phone.press("Go on: %(step)s", step=second.phone.words("Quiz before"))
    second.phone.press("Go on with the quiz")

    second.at(items[3].stem.km)
    second.phone.press("Back")
    assert second.given(items[2]) == items[2].grade(items[2].right()).kept
