"""The item analysis: who is counted, what is found, and that the database adds up what a slow sum would."""

from collections import Counter

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.errors import Forbidden, NotFound
from lms.measures import dif, items, quiz
from lms.measures.dif import DifClass, Difference
from lms.measures.item_flags import FlagKind
from lms.measures.items import Cell
from lms.measures.rasch import Calibration
from lms.permissions import Role
from lms.quizzes.kinds import Answer, Item
from lms.quizzes.kinds.base import FIELD
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form, Moment
from lms.reports import item_statistics
from lms.reports.form_figures import FormFigures, difficulties
from tests.factories import make_adult, make_learner
from tests.reports.item_answers import Sitting, able, likely, sit, wrong

A1, A2 = "child-rights-a1", "child-rights-a2"


def figures(session: Session) -> tuple[FormFigures, ...]:
    """Return the figures of the module as its author sees them."""
    return item_statistics.find_module(session, make_adult(session, Role.AUTHOR), "M1").forms


def with_wrong_key(place: int, item: Item) -> Answer:
    """Answer as `able`, but in the first question the strong choose an option that is marked wrong."""
    if item.id != A1:
        return able(place, item)
    return {FIELD: ["a"]} if place % 10 >= 4 else item.right()


def test_a_planted_wrong_key_is_flagged_and_stands_first(session: Session) -> None:
    sit(session, 60, with_wrong_key)

    (form,) = figures(session)

    first = form.by_attention[0]
    assert (first.place, first.item.id) == ("A1", A1)
    assert (first.flags[0].kind, first.flags[0].option) == (FlagKind.KEY_SUSPECT, "a")
    assert FlagKind.NEGATIVE_DISCRIMINATION in {flag.kind for flag in first.flags}


def test_a_right_key_is_not_suspected(session: Session) -> None:
    sit(session, 60, able)

    (form,) = figures(session)

    first = form.items[0]
    assert FlagKind.KEY_SUSPECT not in {flag.kind for flag in first.flags}
    assert first.attention < FlagKind.KEY_SUSPECT.severity


def test_a_question_that_is_harder_for_girls_who_know_as_much_is_found(session: Session) -> None:
    def as_girls(place: int, item: Item) -> Answer:
        return wrong(item) if item.id == A2 and place % 3 else likely(place, item)

    sit(session, 300, likely, Sitting(sex="male"))
    sit(session, 300, as_girls, Sitting(sex="female"))

    (form,) = figures(session)

    by_item = {one.item.id: one.by_sex for one in form.items}
    planted = by_item[A2]
    assert isinstance(planted, Difference)
    assert planted.ets_class is DifClass.C
    assert planted.delta < 0
    assert form.by_attention[0].item.id == A2


def test_two_small_groups_are_not_compared(session: Session) -> None:
    sit(session, 60, able, Sitting(sex="male", language="en"))
    sit(session, 60, able)

    (form,) = figures(session)

    compared = [one for item in form.items for one in (item.by_sex, item.by_language)]
    assert {type(one) for one in compared} == {dif.TooFew}


def test_only_finished_first_tries_without_open_answers_count(session: Session) -> None:
    sit(session, 31, able)
    for more in (
        {"ordinal": 2},
        {"skipped": True},
        {"finished_at": None, "earned": None},
        {"waiting": 1},
    ):
        sit(session, 7, able, Sitting(more=more))

    (form,) = figures(session)

    assert (form.n, form.earlier) == (31, 0)
    assert {one.statistics.n for one in form.items} == {31}


def test_before_and_after_are_kept_apart(session: Session) -> None:
    sit(session, 40, able)
    sit(session, 35, lambda _place, item: item.right(), Sitting(moment=Moment.AFTER, form=Form.B))
    sit(session, 33, able, Sitting(moment=Moment.AFTER, form=Form.A))

    forms = figures(session)

    found = [(form.moment, form.form, form.n) for form in forms]
    assert found == [(Moment.BEFORE, "A", 40), (Moment.AFTER, "A", 33), (Moment.AFTER, "B", 35)]
    assert forms[2].statistics.mean == forms[2].possible


def test_who_left_a_question_out_is_missing_in_it_and_nowhere_else(session: Session) -> None:
    attempts = sit(session, 40, able)
    session.query(Mark).filter(Mark.attempt_id.in_(attempts[:4]), Mark.item == A1).delete()
    sit(session, 3, lambda place, item: {} if item.id == A1 else able(place, item))

    (form,) = figures(session)

    first = form.items[0].statistics
    assert (first.n, first.missing) == (36, 7)
    assert form.n == 43
    assert form.statistics.alpha is not None
    assert form.right[A1] == 36 - sum(place % 10 < 1 for place in range(4, 40))


def test_the_figures_are_those_of_a_slow_sum_over_the_raw_marks(session: Session) -> None:
    for number, sex in enumerate(("female", "male", "not-recorded")):
        sit(session, 50 + number, with_wrong_key, Sitting(sex=sex, language="en" if number else "km"))
    sit(session, 9, able, Sitting(more={"ordinal": 2}))

    (form,) = figures(session)

    totals, own = slow_sum(session)
    assert {one.item.id: one.statistics for one in form.items} == {
        one.item.id: items.measure(own[one.item.id], 1, *options(one.item)) for one in form.items
    }
    spreads = [quiz.variance(Counter(cell.points for cell in own[one.item.id])) or 0 for one in form.items]
    assert form.statistics == quiz.measure(totals, spreads)
    assert form.histogram == quiz.histogram(totals, 10)


def slow_sum(session: Session) -> tuple[Counter[int], dict[str, list[Cell]]]:
    """Return totals and one cell for each mark, read row by row."""
    totals: Counter[int] = Counter()
    own: dict[str, list[Cell]] = {}
    for attempt in session.scalars(select(Attempt).where(Attempt.ordinal == 1)):
        marks = session.scalars(select(Mark).where(Mark.attempt_id == attempt.id)).all()
        totals[sum(mark.points for mark in marks)] += 1
        for mark in marks:
            cell = Cell(sum(one.points for one in marks), mark.points, mark.choice, 1)
            own.setdefault(mark.item, []).append(cell)
    return totals, own


def options(item: Item) -> tuple[list[str], frozenset[str]]:
    """Return an item's options and its key, for the kinds of which one is chosen."""
    if item.kind == "true-false":
        return ["true", "false"], frozenset(item.right()[FIELD])
    if item.kind == "single-choice":
        return [one.id for one in item.options], frozenset(item.right()[FIELD])
    return [], frozenset()


def test_difficulties_rise_with_the_questions(session: Session) -> None:
    sit(session, 400, likely)

    (form,) = figures(session)

    found = difficulties(form)
    assert isinstance(found, Calibration)
    measured = [one.difficulty or 0.0 for one in found.items]
    assert measured[0] < measured[4] < measured[9]


def test_points_that_do_not_add_up_give_no_difficulty(session: Session) -> None:
    sit(session, 120, able, Sitting(more={"earned": 3}))

    (form,) = figures(session)

    assert difficulties(form) is None


def test_a_module_that_nobody_took_has_no_figures(session: Session) -> None:
    found = item_statistics.list_modules(session, make_adult(session, Role.MANAGER))

    assert [one.module.head.code for one in found] == ["M1", "M2", "M3"]
    assert {one.n for one in found} == {0}


@pytest.mark.parametrize("role", [Role.LEARNER, Role.TRAINER, Role.MASTER, Role.ADMIN])
def test_only_those_who_write_questions_or_lead_may_see_how_they_do(session: Session, role: Role) -> None:
    person = make_learner(session) if role is Role.LEARNER else make_adult(session, role)

    for ask in (item_statistics.list_modules, lambda *who: item_statistics.search(*who, "a")):
        with pytest.raises(Forbidden):
            ask(session, person)
    with pytest.raises(Forbidden):
        item_statistics.find_module(session, person, "M1")
    with pytest.raises(Forbidden):
        item_statistics.find_item(session, person, "M1", "A1")


@pytest.mark.parametrize(("code", "place"), [("M9", "A1"), ("M1", "A99"), ("M1", "Z1"), ("M1", "")])
def test_what_is_not_there_is_not_found(session: Session, code: str, place: str) -> None:
    with pytest.raises(NotFound):
        item_statistics.find_item(session, make_adult(session, Role.AUTHOR), code, place)


@pytest.mark.parametrize("words", ["BASKETS", "កន្ត្រក", "កន្រ្តក"])
def test_a_question_is_found_by_its_words_in_both_languages_however_they_are_typed(
    session: Session, words: str
) -> None:
    found = item_statistics.search(session, make_adult(session, Role.AUTHOR), words)

    assert ("M1", "A1") in {(one.module.head.code, one.place) for one in found}
    assert ("M1", "A2") not in {(one.module.head.code, one.place) for one in found}
