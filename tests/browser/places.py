"""Every page somebody can open, in the states it has, and the people who may open it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases, study
from lms.courses.content import Lesson
from lms.people import accounts, membership
from lms.people.models import Account
from lms.permissions import Role
from lms.quizzes import service as quizzes
from lms.quizzes.quiz import Form, Moment
from lms.reports import research
from lms.reports.research import Made, Wanted
from tests.browser.award_places import award_pages
from tests.browser.corrections import correct_keys
from tests.browser.enrol_places import enrol_places
from tests.browser.interop_places import interop_pages
from tests.browser.item_places import item_pages
from tests.browser.paper_places import paper_pages
from tests.browser.people_places import people_pages
from tests.browser.plan_places import plan_pages
from tests.browser.practice_places import practice_pages
from tests.browser.preview_places import preview_pages
from tests.browser.read_places import answers_to_read
from tests.browser.release_places import release_pages
from tests.browser.team_places import team_pages
from tests.browser.translate_places import translate_pages
from tests.browser.workshop_places import workshop_pages
from tests.certificates.giving import give
from tests.factories import (
    Someone,
    earn_certificate,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
    module_digest,
    read_lessons,
    take,
)


@dataclass(frozen=True)
class Place:
    """A page: the endpoint's name, the values of its address, and who opens it (nobody for a guest).

    Some pages are the answer to a form; `status` is what the page answers with.
    """

    who: str
    endpoint: str
    values: Mapping[str, str | int]
    form: Mapping[str, str | list[str]] | None = None
    status: int = 200

    def __str__(self) -> str:
        shown = " ".join(str(value)[:8] for value in (*self.values.values(), *(self.form or {}).values()))
        return f"{self.endpoint} {shown} ({self.who or 'guest'})"


@dataclass(frozen=True)
class World:
    """People by what they have done so far, and every page they can open."""

    people: Mapping[str, Someone]
    places: tuple[Place, ...]


# Each invents people of its own and says who opens which page.
INVENTED = (
    answers_to_read, award_pages, paper_pages, people_pages, plan_pages, practice_pages,
    release_pages, team_pages, workshop_pages,
)  # fmt: skip


def make_world(session: Session) -> World:
    """Invent people in every state, in a cohort of their own."""
    trainer, novice = make_adult(session), make_adult(session)
    master, admin = make_master_over(session, trainer, novice), make_adult(session, Role.ADMIN)
    cohort, empty = make_cohort(session, trainer), make_cohort(session, novice)
    fresh, midway, done = (make_learner(session, cohort) for _ in range(3))
    beginner, manager = make_adult(session), make_adult(session, Role.MANAGER)
    session.get_one(Account, beginner.id).must_change = True
    session.get_one(Account, fresh.id).nickname = "ស្រីល័ក្ខ"
    digest = module_digest(session)
    before = take(session, midway, Moment.BEFORE, answers={}).id
    first, second = read_two_screens(session, midway, digest), take_both(session, done)
    people = {
        "fresh": fresh,
        "midway": midway,
        "done": done,
        "trainer": trainer,
        "novice": novice,
        "master": master,
        "admin": admin,
        "manager": manager,
        "author": make_adult(session, Role.AUTHOR),
        "beginner": beginner,
    }
    award = certify(session, trainer, master)
    correct_keys(session, trainer, done)
    places = (
        *_open_to_all(award),
        *_learning(session, digest, before, second, first),
        *_teaching(cohort, empty, fresh, done),
        *_staff(trainer, novice),
        *_taking_out(session, manager),
        *(Place(*one) for pages in INVENTED for one in pages(session, people)),
        *(Place(*one) for one in enrol_places(session, people, cohort, empty)),
        *(Place("author", name, values) for name, values in item_pages(session)),
        *(Place(*one) for one in interop_pages()),
        *(Place(*one) for one in (*translate_pages(), *preview_pages())),
    )
    return World(people, places)


def certify(session: Session, trainer: Someone, master: Someone) -> str:
    """Let a trainer earn and get the certificate; return the award's id."""
    earn_certificate(session, trainer)
    return give(session, master, trainer, now=clock.now() - timedelta(minutes=5)).id


def read_two_screens(session: Session, learner: Someone, digest: str) -> str:
    """Let a learner stop in the second lesson, and begin another module's quiz; return that attempt's id."""
    for number, screen in [(1, study.last_screen(releases.find_module(session, digest), 1)), (2, 1)]:
        study.pass_screen(
            session, learner, release=digest, lesson_number=number, screen=screen, now=clock.now()
        )
    return begin(session, learner, "safe-migration", Moment.BEFORE)


def take_both(session: Session, learner: Someone) -> str:
    """Let a learner finish a module with a wrong answer here and there; return the last attempt's id."""
    take(session, learner, Moment.BEFORE, answers={})
    read_lessons(session, learner)
    take(session, learner, Moment.AFTER, answers={})
    return take(session, learner, Moment.AFTER).id


def begin(session: Session, person: Someone, module: str, moment: Moment) -> str:
    """Let somebody begin a quiz: form A before, form B after; return the attempt's id."""
    digest = module_digest(session, module)
    form = Form.A if moment is Moment.BEFORE else Form.B
    quiz = releases.find_module(session, digest).quiz(digest, form)
    now = clock.now()
    return quizzes.start(session, person, quiz, attempt_id=clock.new_id(), moment=moment, now=now).id


def _open_to_all(award: str) -> tuple[Place, ...]:
    names = ("people.sign_in_page", "people.staff_page", "people.table", "courses.help_page", "check.page")
    return (*(Place("", name, {}) for name in names), Place("", "check.award", {"award_id": award}))


def _learning(session: Session, digest: str, before: str, after: str, begun: str) -> tuple[Place, ...]:
    module = releases.find_module(session, digest)
    states = ("fresh", "midway", "done")
    asked = releases.find_module(session, module_digest(session, "safe-migration")).forms[Form.A]
    return (
        *(Place(who, "courses.home", {}) for who in states),
        *(Place(who, "courses.module", {"release": digest}) for who in states),
        *(
            Place("fresh", "courses.lesson", {"release": digest, "lesson": 1, "screen": screen})
            for screen in _unlike_screens(module.lessons[0])
        ),
        *(
            Place("midway", "quiz.question", {"attempt_id": begun, "number": number})
            for number in _first_of_each([item.kind for item in asked])
        ),
        Place("midway", "quiz.check", {"attempt_id": begun}),
        Place("midway", "quiz.result", {"attempt_id": before}),
        Place("done", "quiz.result", {"attempt_id": after}),
        Place("done", "quiz.review", {"attempt_id": after}),
    )


def _unlike_screens(lesson: Lesson) -> list[int]:
    """Return the numbers of a lesson's screens that have something no earlier one has, and the activity's."""
    looks = [(bool(one.picture), bool(one.facts), bool(one.practice)) for one in lesson.screens]
    return [*_first_of_each(looks), len(looks) + 1]


def _first_of_each(looks: Sequence[object]) -> list[int]:
    return [number for number, look in enumerate(looks, 1) if look not in looks[: number - 1]]


def _teaching(cohort: str, empty: str, fresh: Someone, done: Someone) -> tuple[Place, ...]:
    return (
        Place("trainer", "today.page", {}),
        Place("trainer", "cohorts.cohort", {"cohort_id": cohort}),
        Place("novice", "cohorts.cohort", {"cohort_id": empty}),
        Place("trainer", "cohorts.cards", {"cohort_id": cohort}),
        Place("trainer", "learning.cohort", {"cohort_id": cohort, "code": "M1"}),
        Place("novice", "learning.cohort", {"cohort_id": empty, "code": "M1"}),
        Place("master", "learning.cohort", {"cohort_id": cohort, "code": "M1"}),
        Place("trainer", "due.cohort", {"cohort_id": cohort}),
        Place("novice", "due.cohort", {"cohort_id": empty}),
        Place("trainer", "cohorts.learner", {"learner_id": fresh.id}),
        Place("trainer", "cohorts.learner", {"learner_id": done.id}),
        Place("trainer", "certificates.way", {}),
        Place("novice", "certificates.way", {}),
        Place("trainer", "courses.home", {}),
        Place("trainer", "people.password", {}),
        Place("beginner", "people.password", {}),
    )


def _staff(trainer: Someone, novice: Someone) -> tuple[Place, ...]:
    return (
        Place("master", "staff.overview", {}),
        Place("master", "staff.trainer", {"account_id": trainer.id}),
        Place("master", "staff.trainer", {"account_id": novice.id}),
        Place("master", "staff.account_list", {}),
        Place("admin", "staff.account_list", {}),
        Place("master", "doubts.awards_in_doubt", {}),
        Place("author", "regrades.corrections", {}),
    )


def _taking_out(session: Session, manager: Someone) -> tuple[Place, ...]:
    """Let the manager have taken rows out once, so that the page lists it."""
    wanted = Wanted("child-rights", "គណៈកម្មាធិការ", "អ្វីនៅចាំ?")
    research.record(session, manager, wanted, Made(clock.new_id(), 12, "0" * 64), clock.now())
    return (Place("manager", "research.page", {}),)


def make_child(session: Session, cohort_id: str, nickname: str = "ដារ៉ា") -> "Child":
    """Invent a learner of a cohort whose code and PIN are known."""
    past = clock.now() - timedelta(days=30)
    made = accounts.new_learner(
        session, sex="male", pepper="a key for tests", by=None, now=past, nickname=nickname
    )
    membership.enrol(session, cohort_id, made.account_id, past)
    return Child(made.account_id, Role.LEARNER, made.login, made.secret)


@dataclass(frozen=True)
class Child(Someone):
    """A learner with what stands on the card and what is in the head."""

    code: str
    pin: str
