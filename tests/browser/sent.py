"""The pages that answer a form: what was wrong with it, or what is shown once."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.content import Module
from lms.quizzes.kinds import Answer, Item
from lms.quizzes.kinds.base import DONT_KNOW, FIELD
from tests.browser.enrol_places import enrol_sent
from tests.browser.interop_places import interop_sent
from tests.browser.paper_places import papers_sent
from tests.browser.places import Place, World
from tests.browser.plan_places import plans_sent
from tests.browser.practice_places import practice_sent
from tests.browser.preview_places import preview_sent
from tests.browser.release_places import release_sent
from tests.browser.translate_places import translate_sent
from tests.browser.workshop_places import workshop_sent

NO_SUCH_DAY = {"begins": "2026-13-45", "M1": "", "M2": "", "M3": ""}
# Other trainers have children of their own; what is sent below is sent by this one.
OF_TRAINER = ("trainer", "cohorts.learner")


def sent_places(world: World, session: Session) -> tuple[Place, ...]:
    """Return a page for every answer a form can get; the last ones end somebody's stay."""
    values = {place.endpoint: place.values for place in world.places}
    values |= {one.endpoint: one.values for one in world.places if (one.who, one.endpoint) == OF_TRAINER}
    begun = {"attempt_id": values["quiz.question"]["attempt_id"], "number": 1}
    learner, novice = values["cohorts.learner"], {"account_id": world.people["novice"].id}
    said = {"export_id": "0" * 32, "module": "child-rights", "permission": "គណៈកម្មាធិការ", "reason": "អ្វីនៅចាំ?"}
    return (
        Place("", "people.sign_in_learner", {}, {"code": "7K3M-Q2XF", "pin": "000000"}),
        Place("", "people.sign_in_staff", {}, {"login": "user00000000", "password": "wrong"}),
        Place("", "check.award", {"award_id": "0" * 32}, None, 404),
        Place("trainer", "staff.overview", {}, None, 403),
        Place("midway", "quiz.answer", begun, {"answer": ""}),
        *practised(session),
        Place("trainer", "people.change_password", {}, {"old": "not right at all", "new": "a new password"}),
        Place("trainer", "people.change_password", {}, {"old": "x", "new": "short"}),
        *(Place(*one) for one in release_sent()),
        *(Place(*one) for one in plans_sent(values)),
        *(Place(*one) for one in papers_sent(values)),
        *(Place(*one) for one in practice_sent(values)),
        *(Place(*one) for one in workshop_sent()),
        *(Place(*one) for one in (*preview_sent(), *translate_sent())),
        *(Place(*one) for one in interop_sent()),
        Place("trainer", "due.move", values["cohorts.cards"], NO_SUCH_DAY),
        Place("trainer", "cohorts.edit_learner", learner, {"sex": "female", "birth_year": "9"}),
        *(Place(*one) for one in enrol_sent(values, world.people["novice"].id)),
        Place("guide", "decisions.ask", values["decisions.about"], {"reason": ""}),
        Place("marker", "answers.mark", values["answers.answer"], {"points-order": "1"}),
        Place("admin", "person.give_role", novice, {"role": "king", "place_code": "9999", "last_day": "?"}),
        Place("admin", "person.set_trainer", novice, {"trainer": ""}),
        Place("master", "staff.create_account", {}, {"login": "A B", "name_km": ""}),
        Place("manager", "research.take", {}, {**said, "password": "not the right one"}),
        Place("manager", "research.take", {}, {**said, "permission": "៧", "reason": ""}),
        Place("master", "staff.reset_password", novice, {}),
        Place("trainer", "cohorts.reset_pin", learner, {}),
    )


def practised(session: Session) -> Iterable[Place]:
    """Return the page for every answer to every practice question: right, not yet, and not known."""
    for release in releases.current_releases(session).values():
        for lesson, screen, item in practices(releases.find_module(session, release)):
            address: dict[str, str | int] = {"release": release, "lesson": lesson, "screen": screen}
            for answer in (item.right(), not_right(item), {FIELD: [DONT_KNOW]}):
                form = {name: list(given) for name, given in answer.items()}
                yield Place("fresh", "courses.practise", address, form)


def practices(module: Module) -> Iterable[tuple[int, int, Item]]:
    """Return each practice question with the numbers of its lesson and its screen."""
    for number, lesson in enumerate(module.lessons, 1):
        for screen, shown in enumerate(lesson.screens, 1):
            if shown.practice is not None:
                yield number, screen, shown.practice


def not_right(item: Item) -> Answer:
    """Return an answer that does not earn all points."""
    right = item.right()
    if item.kind == "true-false":
        return {FIELD: ["false" if right[FIELD] == ["true"] else "true"]}
    if item.kind in {"single-choice", "multiple-choice"}:
        return {FIELD: [next(one.id for one in item.options if not one.right)]}
    if item.kind == "number":
        return {FIELD: ["987654"]}
    first, *rest = right
    return {first: right[rest[0]]} if rest else {FIELD: ["?"]}
