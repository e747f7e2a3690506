"""Without these, a quiz could open too early, too often, or with questions somebody has seen."""

from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases, study, taking
from lms.courses.loader import load
from lms.courses.taking import LessonsFirst, NoMoreTries, NotYet
from lms.errors import Conflict, Forbidden, NotFound
from lms.i18n import local_day
from lms.people.models import Cohort
from lms.quizzes import service as quizzes
from lms.quizzes.models import Attempt
from lms.quizzes.policy import Policy
from lms.quizzes.quiz import Form, Moment
from tests.conftest import CONTENT, NOW
from tests.factories import Someone, make_adult, make_cohort, make_learner, module_digest, read_lessons, take
from tests.quizzes.examples import ITEMS

MODULE = "child-rights"


def begin(session: Session, person: Someone, moment: Moment, now=NOW) -> Attempt:
    way = study.progress_in(session, person, MODULE, now)
    return taking.begin(session, person, way, moment, attempt_id=clock.new_id(), now=now)


def taught_ago(session: Session, cohort: str, days: int) -> None:
    session.get_one(Cohort, cohort).begins_on = local_day(NOW) - timedelta(days=days)
    session.flush()


@pytest.fixture
def cohort(session: Session) -> str:
    return make_cohort(session, make_adult(session))


def test_the_quiz_after_waits_for_the_lessons(session: Session, cohort: str) -> None:
    with pytest.raises(LessonsFirst):
        begin(session, make_learner(session, cohort), Moment.AFTER)


def test_a_follow_up_opens_on_its_day_and_says_which(session: Session, cohort: str) -> None:
    child = make_learner(session, cohort)
    read_lessons(session, child)
    take(session, child)
    taught_ago(session, cohort, 89)

    with pytest.raises(NotYet, match="23 November 2026") as refused:
        begin(session, child, Moment.REFRESHER)
    taught_ago(session, cohort, 90)
    opened = begin(session, child, Moment.REFRESHER)

    assert "២៣ វិច្ឆិកា ២០២៦" in refused.value.message.km
    assert (opened.moment, opened.form, opened.ordinal) == ("refresher", "C", 1)


def test_there_is_no_follow_up_without_the_quiz_after(session: Session, cohort: str) -> None:
    child = make_learner(session, cohort)
    taught_ago(session, cohort, 200)

    with pytest.raises(NotFound):
        begin(session, child, Moment.REFRESHER)


def test_a_follow_up_is_taken_once(session: Session, cohort: str) -> None:
    child = make_learner(session, cohort)
    read_lessons(session, child)
    take(session, child)
    taught_ago(session, cohort, 100)
    take(session, child, Moment.REFRESHER)

    with pytest.raises(NoMoreTries):
        begin(session, child, Moment.REFRESHER)


def test_a_second_press_goes_on_with_what_is_open(session: Session, cohort: str) -> None:
    child = make_learner(session, cohort)

    first, second = begin(session, child, Moment.BEFORE), begin(session, child, Moment.BEFORE)

    assert first.id == second.id


def test_half_of_a_cohort_begins_with_form_b_and_everybody_gets_the_other_one_after(
    session: Session, cohort: str
) -> None:
    session.get_one(Cohort, cohort).swap_forms = True
    children = [make_learner(session, cohort) for _ in range(11)]

    befores = {}
    for child in children:
        attempt = begin(session, child, Moment.BEFORE)
        quizzes.finish(session, attempt, taking.quiz_of(session, attempt), NOW)
        befores[child.id] = attempt.form
        read_lessons(session, child)
    afters = {child.id: begin(session, child, Moment.AFTER).form for child in children}

    assert Counter(befores.values()) == {"A": 6, "B": 5}
    assert all({befores[one], afters[one]} == {"A", "B"} for one in befores)


def test_who_has_begun_keeps_their_order_of_forms_when_the_cohort_changes_its_mind(
    session: Session, cohort: str
) -> None:
    children = [make_learner(session, cohort) for _ in range(4)]
    for child in children:
        take(session, child, Moment.BEFORE)
        read_lessons(session, child)
    session.get_one(Cohort, cohort).swap_forms = True

    forms = {begin(session, child, Moment.AFTER).form for child in children}

    assert forms == {"B"}


def test_a_quiz_before_left_open_is_missing_once_the_quiz_after_begins(session: Session, cohort: str) -> None:
    child = make_learner(session, cohort)
    before = begin(session, child, Moment.BEFORE)
    quiz = taking.quiz_of(session, before)
    quizzes.save_answer(session, before, quiz, quiz.items[0].id, quiz.items[0].right(), NOW)
    read_lessons(session, child)

    begin(session, child, Moment.AFTER)

    way = study.progress_in(session, child, MODULE, NOW)
    assert (before.skipped, before.finished_at) == (True, NOW)
    assert way.before is None
    assert quizzes.marks_of(session, before.id).keys() == {quiz.items[0].id}
    with pytest.raises(Conflict):
        quizzes.save_answer(session, before, quiz, quiz.items[1].id, quiz.items[1].right(), NOW)


def test_of_two_follow_ups_only_one_is_open_at_a_time(session: Session, cohort: str) -> None:
    child = make_learner(session, cohort)
    read_lessons(session, child)
    take(session, child)
    taught_ago(session, cohort, 100)

    first = begin(session, child, Moment.FOLLOW_UP_1)
    second = begin(session, child, Moment.REFRESHER)

    assert second.id == first.id


def publish_with(session: Session, *policies: dict[str, object]) -> None:
    """Publish the module anew with other rules."""
    library = load(CONTENT, date(2026, 11, 22))
    module = next(one for one in library.modules if one.head.id == MODULE)
    rules = tuple(Policy.model_validate(one) for one in policies)
    head = module.head.model_copy(update={"quizzes": rules})
    changed = library.model_copy(update={"modules": (module.model_copy(update={"head": head}),)})
    releases.publish(session, changed, NOW + timedelta(minutes=1))


BEFORE = {"moment": "before", "form": "A", "attempts": 1, "counts": "first", "review": "nothing"}


def test_the_rules_of_the_module_say_how_often_and_how_soon(session: Session, cohort: str) -> None:
    publish_with(
        session, BEFORE, {"moment": "after", "form": "B", "attempts": 2, "wait_hours": 48, "counts": "last"}
    )
    child = make_learner(session, cohort)
    read_lessons(session, child)
    take(session, child, at=NOW - timedelta(hours=47))

    with pytest.raises(NotYet):
        begin(session, child, Moment.AFTER)
    take(session, child, answers={}, at=NOW + timedelta(hours=2))
    way = study.progress_in(session, child, MODULE, NOW)
    with pytest.raises(NoMoreTries):
        begin(session, child, Moment.AFTER, NOW + timedelta(days=30))

    assert way.counted_after is not None
    assert way.counted_after.earned == 0
    assert not way.may_try_again
    assert not way.completed


def test_a_moment_the_module_does_not_have_is_not_there(session: Session, cohort: str) -> None:
    publish_with(session, BEFORE, {"moment": "after", "form": "B"})
    child = make_learner(session, cohort)
    read_lessons(session, child)
    take(session, child)

    assert study.progress_in(session, child, MODULE, NOW).follow_ups == ()
    with pytest.raises(NotFound):
        begin(session, child, Moment.REFRESHER)


def test_a_draw_asks_what_the_blueprint_wants_and_can_be_drawn_again(session: Session, cohort: str) -> None:
    library = load(CONTENT, date(2026, 11, 22))
    module = next(one for one in library.modules if one.head.id == MODULE)
    pool = (*module.forms[Form.A], *module.forms[Form.C])
    whole = module.model_copy(update={"forms": {**module.forms, Form.A: pool}, "draws": (Form.A,)})
    releases.publish(session, library.model_copy(update={"modules": (whole,)}), NOW + timedelta(minutes=1))
    digest = module_digest(session)
    wanted = sorted((item.objective, item.level, item.critical) for item in module.forms[Form.A])

    asked = []
    for _ in range(12):
        attempt = begin(session, make_learner(session, cohort), Moment.BEFORE)
        quiz = taking.quiz_of(session, attempt)
        assert quiz.items == taking.quiz_of(session, attempt).items
        assert sorted((i.objective, i.level, i.critical) for i in quiz.items if i.scored) == wanted
        assert attempt.possible == sum(item.points for item in quiz.items)
        asked.append(frozenset(item.id for item in quiz.items))

    assert len(set(asked)) > 6
    assert attempt.release == digest


def test_of_a_family_at_most_one_is_asked(session: Session) -> None:
    module = releases.find_module(session, module_digest(session))
    twins = tuple(
        item.model_copy(update={"family": item.objective + str(item.level)})
        for item in (*module.forms[Form.A], *module.forms[Form.C])
        if not item.critical
    )
    pool = module.model_copy(update={"forms": {Form.A: twins}, "draws": (Form.A,), "attitudes": ()})

    for number in range(40):
        families = Counter(item.family for item in pool.quiz("x", Form.A).drawn(f"seed-{number}").items)
        assert max(families.values()) == 1


def test_a_child_is_never_asked_for_free_text(session: Session, cohort: str) -> None:
    essay = next(item for item in ITEMS if item.by_hand)
    module = releases.find_module(session, module_digest(session))
    quiz = module.model_copy(update={"forms": {Form.A: (essay,)}}).quiz(module_digest(session), Form.A)

    with pytest.raises(Forbidden):
        quizzes.start(
            session,
            make_learner(session, cohort),
            quiz,
            attempt_id=clock.new_id(),
            moment=Moment.BEFORE,
            now=NOW,
        )
