"""What a child meets from the first page to the last, in Khmer on a narrow phone, with and without script."""

import re

import pytest
from playwright.sync_api import expect

from lms.courses import releases
from lms.courses.content import Module
from lms.quizzes.quiz import Form
from tests.browser.phones import OpenPhone
from tests.browser.places import Child, make_child
from tests.browser.server import Served
from tests.browser.walk import Walk
from tests.factories import make_adult, make_cohort, module_digest

SUBJECT_WORDS = re.compile(
    "traffick|migra|rights|abus|exploit|child|safe|danger|victim|help|broker|violen"
    "|ជួញដូរ|ចំណាកស្រុក|សិទ្ធិ|រំលោភ|កុមារ|សុវត្ថិភាព|គ្រោះថ្នាក់|ហិង្សា|កេងប្រវ័ញ្ច|ជំនួយ",
    re.IGNORECASE,
)


@pytest.fixture
def child(served: Served) -> Child:
    """A learner who has done nothing yet."""
    with served.session() as session:
        return make_child(session, make_cohort(session, make_adult(session)))


@pytest.fixture(scope="module")
def module(served: Served) -> Module:
    """The first module."""
    with served.session() as session:
        return releases.find_module(session, module_digest(session))


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_a_child_walks_the_whole_path(
    phone: OpenPhone, served: Served, child: Child, module: Module, script: bool
) -> None:
    walk = Walk(phone(script=script))

    arrive(walk, child, module)
    quiz_before(walk, module)
    read_with_a_pause(walk, child, module)
    quiz_after(walk, module)
    try_again(walk, module)
    with served.journal.expects("/km/leave"):
        walk.phone.press("Leave")
        walk.at(walk.phone.words("Multiplication table"))

    assert walk.phone.leads_back_to_nothing(module.head.title.km, "ដារ៉ា")
    told = [station for station in walk.stations if SUBJECT_WORDS.search(" ".join(station))]
    assert told == []


def arrive(walk: Walk, child: Child, module: Module) -> None:
    """Sign in; home greets by nickname and shows one module with one button."""
    walk.phone.open("/")
    walk.sign_in(child)
    walk.at(walk.phone.words("Hello, %(name)s!", name="ដារ៉ា"))
    expect(walk.phone.page.locator(".in-hand h2")).to_have_text(module.head.title.km)
    expect(walk.phone.page.locator(".in-hand .button")).to_have_count(1)
    walk.phone.press("Begin")


def quiz_before(walk: Walk, module: Module) -> None:
    """Take form A; nothing says what was right."""
    walk.at(module.head.title.km)
    walk.phone.press("Begin the quiz")
    walk.take_quiz(module.quiz("", Form.A).items, known=4)
    walk.phone.press("Send my answers")
    walk.at(walk.phone.words("Thank you"))
    expect(walk.phone.page.locator(".bar, .reason")).to_have_count(0)
    walk.phone.press("Go on: %(step)s", step=walk.phone.words("Lesson %(number)s", number=1))


def read_with_a_pause(walk: Walk, child: Child, module: Module) -> None:
    """Read every lesson; go away on the third screen of the second, and find it again."""
    first, second, *others = module.lessons
    walk.read_lesson(module, first)
    to_second = {"step": walk.phone.words("Lesson %(number)s", number=2)}
    walk.phone.press("Go on: %(step)s", **to_second)
    walk.read_lesson(module, second, until=3)
    third = walk.phone.page.url
    walk.phone.page.locator(".home").click()
    walk.at(walk.phone.words("Hello, %(name)s!", name="ដារ៉ា"))
    walk.phone.press("Sign out")
    walk.sign_in(child)
    walk.phone.press("Go on: %(step)s", **to_second)
    assert walk.phone.page.url == third
    walk.phone.open(third[len(walk.phone.address) :].removesuffix("3") + "1")
    walk.read_lesson(module, second)
    for number, lesson in enumerate(others, 3):
        walk.phone.press("Go on: %(step)s", step=walk.phone.words("Lesson %(number)s", number=number))
        walk.read_lesson(module, lesson)


def quiz_after(walk: Walk, module: Module) -> None:
    """Take form B with every answer right; see before and now, what one can, and the questions again."""
    walk.phone.press("Begin the quiz")
    items, whole = module.quiz("", Form.B).items, len(module.forms[Form.B])
    walk.take_quiz(items, known=whole)
    walk.phone.press("Send my answers")
    walk.at(walk.phone.words("What you have learnt"))
    was = {"before": 4, "possible": whole, "now": whole}
    assert walk.phone.shows(
        walk.phone.words("Before you knew %(before)s of %(possible)s. Now %(now)s.", **was)
    )
    expect(walk.phone.page.locator(".can li")).to_have_text([one.can.km for one in module.head.objectives])
    walk.phone.press("Look at the questions again")
    walk.at(walk.phone.words("The questions again"))
    expect(walk.phone.page.locator(".review h2")).to_have_text([one.stem.km for one in items])
    expect(walk.phone.page.locator(".reason.yes")).to_have_count(whole)
    walk.phone.press("Back")


def try_again(walk: Walk, module: Module) -> None:
    """Try once more: the other form, in another order than the author's."""
    walk.phone.press("Try again with other questions")
    items = module.quiz("", Form.A).items
    asked = walk.take_quiz(items, known=0)
    assert asked != [item.stem.km for item in items]
    assert set(asked[-len(module.attitudes) :]) == {one.stem.km for one in module.attitudes}
    walk.phone.press("Send my answers")
    walk.at(walk.phone.words("What you have learnt"))
    walk.phone.press("Go on")
    expect(walk.phone.page.locator(".cards").last).to_contain_text(walk.phone.words("reached"))
