"""Without these, a paper quiz could count otherwise than on the phone, twice, or over something kept."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from lms import clock
from lms.courses import releases, study
from lms.courses.taking import AlreadyHas
from lms.errors import Conflict, NotFound
from lms.i18n import local_day
from lms.people import membership
from lms.people.models import Enrolment
from lms.permissions import Role
from lms.quizzes import service as quizzes
from lms.quizzes.models import Attempt
from lms.quizzes.quiz import Form, Moment
from lms.quizzes.service import Submission
from lms.training import cohorts, paper_entry
from lms.training.models import PaperEntry
from lms.training.paper_entry import NotChecked
from tests.conftest import NOW
from tests.factories import (
    make_adult,
    make_cohort,
    make_learner,
    read_lessons,
    take,
)
from tests.printing.test_typed import SAME
from tests.training.paper import TODAY, make_group, publish_every_kind, row_for, sheet_of, typed_for

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def group(session):
    """A trainer with a cohort of three learners."""
    return make_group(session)


def enter(session, group, rows, moment=Moment.BEFORE, **said):
    sheet = sheet_of(session, group, moment)
    typed = typed_for(sheet, rows(sheet) if callable(rows) else rows, **said)
    return paper_entry.keep(session, group[0], sheet, typed, NOW)


def messages(checked):
    return [(slip.row, slip.question, slip.message.en) for slip in checked.slips]


def test_paper_and_phone_give_the_same_marks_and_figures_for_every_kind(session, group):
    module = publish_every_kind(session)
    by_kind = {kind: [(typed, sent) for one, typed, sent in SAME if one == kind] for kind, *_ in SAME}
    digest = releases.current_releases(session)["clean-hands"]
    quiz = module.quiz(digest, Form.A)

    for turn in range(2):
        said = {item.id: by_kind[item.kind][turn % len(by_kind[item.kind])] for item in quiz.items}
        learner, other = make_learner(session, group[1]), make_learner(session, group[1])
        sheet = sheet_of(session, group, code="M9")
        row = {question.number: said[question.item.id][0] for question in sheet.questions}
        paper_entry.keep(session, group[0], sheet, typed_for(sheet, [(learner.id, row)]), NOW)
        answers = {item.id: item.read(said[item.id][1]) for item in quiz.items}
        quizzes.submit(session, other, quiz, Submission(clock.new_id(), Moment.BEFORE, answers, NOW), NOW)

        assert told_of(session, learner) == told_of(session, other)
    grid = cohorts.grid(session, group[0], group[1], NOW)
    cells_of = {row.learner.id: row.cells for row in grid.rows}
    assert cells_of[learner.id] == cells_of[other.id]


def told_of(session, learner):
    """Return everything kept of the only attempt of a learner but who and when."""
    attempt = session.scalars(select(Attempt).where(Attempt.learner_id == learner.id)).one()
    of_attempt = ("release", "form", "moment", "ordinal", "seed", "skipped", "earned", "possible", "waiting")
    of_mark = ("item", "points", "possible", "kept", "misconception", "choice", "waits")
    marks = sorted(quizzes.marks_of(session, attempt.id).items())
    return (
        attempt.missed_critical,
        [getattr(attempt, name) for name in of_attempt],
        [[getattr(mark, name) for name in of_mark] for _, mark in marks],
    )


def test_an_adults_own_words_on_paper_wait_to_be_marked(session):
    publish_every_kind(session, adults=True)
    master = make_adult(session, Role.MASTER)
    course = make_cohort(session, master, kind="tot")
    trainer = make_adult(session)
    membership.enrol(session, course, trainer.id, NOW - timedelta(days=9))
    group = (master, course, [trainer])
    sheet = sheet_of(session, group, code="M9")
    words = {"open-answer": "I show it.", "number": "20", "short-answer": "សាប៊ូ"}
    row = {one.number: words.get(one.item.kind, "?") for one in sheet.questions}

    paper_entry.keep(session, master, sheet, typed_for(sheet, [(trainer.id, row)]), NOW)

    attempt = session.scalars(select(Attempt).where(Attempt.learner_id == trainer.id)).one()
    assert (attempt.waiting, attempt.earned) == (1, 6)


def test_the_same_grid_sent_twice_is_kept_once(session, group):
    sheet = sheet_of(session, group)
    typed = typed_for(sheet, [(one.id, row_for(sheet)) for one in group[2]])

    first = paper_entry.keep(session, group[0], sheet, typed, NOW)
    again = paper_entry.keep(session, group[0], sheet_of(session, group), typed, NOW)

    assert first is again
    assert len(session.scalars(select(Attempt)).all()) == 3
    assert len(session.scalars(select(PaperEntry)).all()) == 1


def test_an_entry_id_of_another_group_is_a_conflict(session, group):
    sheet = sheet_of(session, group)
    typed = typed_for(sheet, [(group[2][0].id, row_for(sheet))])
    paper_entry.keep(session, group[0], sheet, typed, NOW)
    other = make_cohort(session, group[0])
    learner = make_learner(session, other)

    with pytest.raises(Conflict):
        enter(session, (group[0], other, [learner]), [(learner.id, {})], entry_id=typed.entry_id)


def test_a_quiz_somebody_has_is_said_and_never_overwritten(session, group):
    has, begun, lacks = group[2]
    take(session, has, Moment.BEFORE)
    digest = releases.current_releases(session)["child-rights"]
    quiz = releases.find_module(session, digest).quiz(digest, Form.A)
    quizzes.start(session, begun, quiz, attempt_id=clock.new_id(), moment=Moment.BEFORE, now=NOW)
    kept = told_of(session, has)

    sheet = sheet_of(session, group)
    typed = typed_for(sheet, [(one.id, row_for(sheet)) for one in (lacks, has, begun)])
    checked = paper_entry.look(session, group[0], sheet, typed, NOW)

    assert [one.id for one in sheet.learners] == [lacks.id]
    assert [(row, question) for row, question, _ in messages(checked)] == [(2, 0), (3, 0)]
    assert "already" in checked.slips[0].message.en
    with pytest.raises(NotChecked):
        paper_entry.keep(session, group[0], sheet, typed, NOW)
    assert told_of(session, has) == kept


def test_rows_and_counted_sheets_must_be_the_same(session, group):
    sheet = sheet_of(session, group)
    rows = [(group[2][0].id, row_for(sheet)), (group[2][1].id, {}), (group[2][2].id, row_for(sheet))]

    right = paper_entry.look(session, group[0], sheet, typed_for(sheet, rows, sheets=2), NOW)
    wrong = paper_entry.look(session, group[0], sheet, typed_for(sheet, rows, sheets=3), NOW)

    assert not right.slips
    assert right.filled == 2
    assert right.sums[0].unknown == 2
    assert "3 sheets, and 2 rows" in wrong.slips[0].message.en


def test_a_mistake_says_its_row_and_its_question(session, group):
    sheet = sheet_of(session, group)
    broken = {**row_for(sheet), 2: "x", 4: ""}

    checked = paper_entry.look(
        session, group[0], sheet,
        typed_for(sheet, [(group[2][0].id, row_for(sheet)), (group[2][1].id, broken)]), NOW,
    )  # fmt: skip

    assert [(slip.row, slip.question) for slip in checked.slips] == [(2, 2), (2, 4)]
    assert "one letter from a to c" in checked.slips[0].message.en


def test_the_day_of_the_quiz_is_kept_and_not_that_of_the_typing(session, group):
    week_ago = TODAY - timedelta(days=7)

    entry = enter(session, group, lambda sheet: [(group[2][0].id, row_for(sheet))], day=week_ago)

    attempt = session.scalars(select(Attempt)).one()
    assert local_day(attempt.finished_at) == week_ago
    assert entry.entered_at == NOW


@pytest.mark.parametrize("day", [None, TODAY + timedelta(days=1), TODAY - timedelta(days=400)])
def test_a_day_that_cannot_be_is_asked_for_again(session, group, day):
    sheet = sheet_of(session, group)

    checked = paper_entry.look(
        session, group[0], sheet, typed_for(sheet, [(group[2][0].id, row_for(sheet))], day=day), NOW
    )

    assert "which day" in checked.slips[0].message.en


def test_a_quiz_before_of_a_day_after_the_lessons_is_refused_and_an_earlier_one_kept(session, group):
    learner = group[2][0]
    read_lessons(session, learner)
    rows = [(learner.id, row_for(sheet_of(session, group)))]

    late = paper_entry.look(session, group[0], sheet_of(session, group), typed_for(None, rows), NOW)
    enter(session, group, rows, day=TODAY - timedelta(days=6))

    assert "measure what was taught" in late.slips[0].message.en
    assert study.progress_in(session, learner, "child-rights", NOW).before is not None


def test_who_learnt_from_paper_can_do_the_quiz_after_on_paper(session, group):
    learner = group[2][0]
    enter(session, group, lambda sheet: [(learner.id, row_for(sheet))], day=TODAY - timedelta(days=3))
    enter(session, group, lambda sheet: [(learner.id, row_for(sheet))], moment=Moment.AFTER)

    way = study.progress_in(session, learner, "child-rights", NOW)
    assert way.before is not None
    assert way.first_after is not None
    assert (way.before.form, way.first_after.form) == ("A", "B")


def test_what_was_typed_in_is_shown_to_the_trainer_of_the_group_alone(session, group):
    entry = enter(session, group, lambda sheet: [(one.id, row_for(sheet)) for one in group[2]])

    found = paper_entry.find_entered(session, group[0], group[1], entry.id, NOW)

    assert [account.id for account, _ in found.attempts] == [
        one.id for one in sorted((account for account, _ in found.attempts), key=lambda a: a.login)
    ]
    assert len(found.attempts) == 3
    with pytest.raises(NotFound):
        paper_entry.find_entered(session, make_adult(session), group[1], entry.id, NOW)
    assert paper_entry.on_paper_of(session, group[2][0].id) == {
        paper_entry.attempt_id(entry.id, group[2][0].id)
    }


def test_who_has_left_the_group_is_not_shown_with_what_was_typed_in(session, group):
    sheet = sheet_of(session, group)
    entry = enter(session, group, [(one.id, row_for(sheet)) for one in group[2]])
    gone, *left = group[2]

    session.execute(update(Enrolment).where(Enrolment.learner_id == gone.id).values(until_at=NOW))

    found = paper_entry.find_entered(session, group[0], group[1], entry.id, NOW + timedelta(days=1))
    assert {account.id for account, _ in found.attempts} == {one.id for one in left}


def test_two_who_type_in_the_same_sheets_keep_them_once(session, group):
    stale = sheet_of(session, group)
    rows = [(one.id, row_for(stale)) for one in group[2]]
    enter(session, group, rows)

    with pytest.raises(AlreadyHas):
        paper_entry.keep(session, group[0], stale, typed_for(stale, rows), NOW)
